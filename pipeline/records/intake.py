"""Records of intake: a file that was found, and one that no person could be made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file found below a folder: ``path`` to open it, ``source_file`` (relative, "/" between parts)
    to name it in every output, size in bytes and sha256 in hex."""

    path: str
    source_file: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that no person could be made of: why (one of FILE_REASONS), and one sentence for a person."""

    source_file: str
    sha256: str | None
    reason: str
    detail: str
