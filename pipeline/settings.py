"""What a run may be told: one frozen record of options with their defaults and limits.

Nothing here reads the clock or the environment: a result depends on the files, the brief, these options and the
version only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file. ``seconds``: wall clock. ``memory``: bytes of a child process in all. ``size``: bytes of a
    file."""

    seconds: float = 30.0
    memory: int = 1024 * MEBIBYTE
    size: int = 50 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Reading:
    """What changes the reading of a file, and therefore the key under which a profile is kept.

    ``reader``: auto, pdfium or pdfminer. ``as_of``: YYYY-MM that "Present" means, None for the document's own date.
    """

    reader: str = "auto"
    ocr: bool = True
    as_of: str | None = None
    taxonomy: str | None = None  # overlay folder


@dataclass(frozen=True, slots=True)
class Options:
    """One run. ``workers``: child processes. ``top``: how many are shortlisted. ``batch``: files a task."""

    folders: tuple[str, ...]
    out: str = "shortlists"
    briefs: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    top: int = 10
    workers: int = 0
    blind: bool = False
    fresh: bool = False
    strict: bool = False
    batch: int = 32
    dask: str | None = None
    reading: Reading = Reading()
    limits: Limits = Limits()


def package_version() -> str:
    """The installed version, or "0" from a bare source tree."""
    try:
        return metadata.version("shortlister")
    except metadata.PackageNotFoundError:
        return "0"


@lru_cache(maxsize=1)
def code_fingerprint() -> str:
    """sha256 (16 hex digits) over every source and data file of the product: a kept profile is only used again by
    the very code, taxonomy and models that made it."""
    digest = hashlib.sha256()
    here = Path(__file__).resolve().parent
    for package in (here, here.parent / "skill_taxonomy", here.parent / "models"):
        for path in sorted(package.rglob("*")):
            if path.suffix in {".py", ".toml", ".json"} and path.is_file():
                digest.update(path.relative_to(here.parent).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def reading_key(reading: Reading, able: Sequence[str] = ()) -> str:
    """The versions and options under which a profile is kept: equal key, equal profile. ``able``: what this machine
    can read by other programs."""
    overlay = hashlib.sha256()
    if reading.taxonomy:
        for path in sorted(Path(reading.taxonomy).rglob("*.toml")):
            overlay.update(path.read_bytes())
    told = "|".join(f"{k}={v}" for k, v in sorted(asdict(reading).items()) if k != "taxonomy")
    return hashlib.sha256(
        f"{code_fingerprint()}|{told}|{overlay.hexdigest()}|{list(able)}".encode()
    ).hexdigest()[:24]
