"""ZIP archives and mails: the résumés in them, unpacked safely into a folder.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Nothing is ever written under a name out of the
archive; number, sizes, ratio and depth are limited; a member that points outside makes the archive unsafe.
"""

from __future__ import annotations

import itertools
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import ReadingError
from pipeline.reading import mail
from pipeline.reading.sniff import CONTAINERS, DOCUMENTS, kind_of

MAX_MEMBERS = 20_000  # entries in one archive
MAX_FILES = 5_000  # unpacked, nested ones counted in
MAX_FILE = 60_000_000  # bytes of one member
MAX_TOTAL = 1_000_000_000
MAX_RATIO = 200  # unpacked to packed, beyond SMALL
SMALL = 2_000_000
MAX_DEPTH = 3
_CHUNK = 1 << 16
_LOCKED = "The archive is locked with a password; ask for an open copy."


@dataclass(slots=True)
class _Budget:
    files: int = 0
    total: int = 0


def unpack(path: str | Path, folder: str | Path) -> list[tuple[str, str]]:
    """A ZIP, EML or MSG in; its résumé-like files are written to ``folder``. Returns (name inside, path written),
    nested names as "inner.zip/cv.pdf", in the order of the names. A mail with no such attachment gives its own text.
    Raises ReadingError: unsafe, encrypted, corrupt, too_large, unsupported_type, empty."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    found = list(_unpack(Path(path), target, "", 1, _Budget()))
    if not found:
        raise ReadingError("empty", "There is no résumé in it that could be read.")
    return sorted(found)


def _unpack(path: Path, folder: Path, prefix: str, depth: int, budget: _Budget) -> Iterator[tuple[str, str]]:
    if depth > MAX_DEPTH:
        raise ReadingError("unsafe", "Archives are packed into archives too deep.")
    kind = kind_of(path)
    if kind == "zip":
        members = _zip_members(path)
    elif kind in {"eml", "msg"}:
        members = iter(mail.members(path, kind))
    else:
        raise ReadingError("unsupported_type", "The file is no archive and no mail.")
    for name, load in members:
        budget.files += 1
        if budget.files > MAX_FILES:
            raise ReadingError("too_large", f"The archive holds more than {MAX_FILES:,} files.")
        data = load()
        budget.total += len(data)
        if budget.total > MAX_TOTAL:
            raise ReadingError("too_large", "The archive unpacks to more than 1 GB.")
        suffix = PurePosixPath(name).suffix.lower()
        written = folder / f"{budget.files:05}{suffix if suffix in DOCUMENTS | CONTAINERS else ''}"
        written.write_bytes(data)
        if suffix in CONTAINERS:
            yield from _unpack(written, folder, f"{prefix}{name}/", depth + 1, budget)
            written.unlink()
        else:
            yield f"{prefix}{name}", str(written)


def _zip_members(path: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise ReadingError("corrupt", "The archive is damaged and cannot be opened.") from error
    with archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise ReadingError("unsafe", f"The archive lists {len(members):,} members.")
        for member in members:
            _check(member)
        packed = sum(m.compress_size for m in members)
        total = sum(m.file_size for m in members)
        if total > SMALL and total > MAX_RATIO * max(packed, 1):
            raise ReadingError("unsafe", "The archive unpacks to far more than it should (a bomb).")
        spans = sorted((m.header_offset, m.compress_size) for m in members)
        if any(start + size > after for (start, size), (after, _) in itertools.pairwise(spans)):
            raise ReadingError("unsafe", "Members of the archive overlap (a bomb).")
        for member in sorted(members, key=lambda m: (m.filename, m.header_offset)):
            if _wanted(member):
                yield _clean(member.filename), lambda m=member: _load(archive, m)  # type: ignore[misc]


def _check(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name) or ".." in PurePosixPath(name).parts:
        raise ReadingError("unsafe", "A member of the archive points outside of it.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadingError("unsafe", "The archive holds a link instead of a file.")
    if member.flag_bits & 1:
        raise ReadingError("encrypted", _LOCKED)


def _wanted(member: zipfile.ZipInfo) -> bool:
    if member.is_dir() or not member.file_size:
        return False
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts):
        return False
    return PurePosixPath(parts[-1]).suffix.lower() in DOCUMENTS | CONTAINERS


def _clean(name: str) -> str:
    """A member's name as shown to people: no control characters, "/" between parts."""
    return re.sub(r"[\x00-\x1f\x7f]", "_", name.replace("\\", "/"))


def _load(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.file_size > MAX_FILE:
        raise ReadingError("too_large", "A member of the archive has more than 60 MB.")
    if member.file_size > SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1):
        raise ReadingError("unsafe", "A member of the archive unpacks to far more than it should (a bomb).")
    data = bytearray()
    try:
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                data.extend(chunk)
                if len(data) > MAX_FILE:
                    raise ReadingError("unsafe", "A member of the archive is larger than it says (a bomb).")
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
        ValueError,
    ) as error:
        raise ReadingError("corrupt", "A member of the archive is damaged.") from error
    return bytes(data)
