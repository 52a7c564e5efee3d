"""Intake: what makes a file the same file, and a person the same person.

sha256 over the bytes names the candidate, so that a name or a place of a file never does.
"""

from __future__ import annotations

import hashlib
import os

CHUNK = 1024 * 1024


def sha256_of(path: str, max_size: int | None = None) -> str:
    """sha256 of a file in hex. Opened without following a link that was put there meanwhile; at most ``max_size``
    bytes are read, so that a file that grows cannot hold the run. Raises OSError."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    digest = hashlib.sha256()
    left = max_size if max_size is not None else -1
    with os.fdopen(os.open(path, flags), "rb") as file:
        while left != 0:
            block = file.read(CHUNK if left < 0 else min(CHUNK, left))
            if not block:
                break
            digest.update(block)
            left -= len(block) if left > 0 else 0
    return digest.hexdigest()


def candidate_id(sha256: str) -> str:
    """The candidate's id: ``c_`` and the first 12 hex digits of the file's sha256 (two of a million files share
    one with probability 0.002)."""
    return f"c_{sha256[:12]}"
