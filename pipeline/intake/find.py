"""Intake: which files below the folders are there to be read. First room of the way of the data.

Only regular files inside the folder are taken. What cannot be taken is named with a reason, never passed over in
silence; only what no person would call a file of theirs (hidden files, office locks, system droppings) is ignored,
and counted.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import NothingToRead, UsageError
from pipeline.intake.fingerprint import sha256_of
from pipeline.records import FoundFile, SetAside

IGNORED_NAMES = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db"})
IGNORED_STARTS = (".", "~$", "~lock")
IGNORED_ENDS = ("~", ".tmp", ".part", ".crdownload", ".download")
OUTPUT_MARK = (
    ".shortlister"  # a file by which an output folder is known, so that its tables are not read as résumés
)


@dataclass(frozen=True, slots=True)
class Found:
    """What the walk saw: files to read, files set aside at once, and how many were ignored."""

    files: tuple[FoundFile, ...]
    set_aside: tuple[SetAside, ...]
    ignored: int


def shown(name: str) -> str:
    """A file name as every output can carry it: undecodable bytes and control characters written out
    (``\\xff``, ``\\n``), so that no name can break a table, a page or a terminal."""
    plain = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in plain)


def is_ignored(name: str) -> bool:
    """True for hidden files, office locks, unfinished downloads and system droppings."""
    low = name.lower()
    return low in IGNORED_NAMES or low.startswith(IGNORED_STARTS) or low.endswith(IGNORED_ENDS)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: os.fsencode(entry.name))


def walk(folder: Path, skip: frozenset[str] = frozenset()) -> Iterator[tuple[str, str, str | None]]:
    """Yields (path, relative name, problem) for every entry below ``folder``, in the order of names.

    ``problem`` is None for a regular file, "ignored", or "reason: sentence" for what cannot be taken. Symbolic links
    are not followed: a link may lead out of the folder or round in circles. Folders in ``skip`` (real paths) and
    output folders of earlier runs are left alone.
    """
    todo = [(str(folder), "")]
    while todo:
        here, prefix = todo.pop()
        try:
            entries = _entries(here)
        except OSError as error:
            yield (
                here,
                prefix.rstrip("/") or ".",
                f"unreadable: the folder cannot be opened ({error.strerror})",
            )
            continue
        folders: list[tuple[str, str]] = []
        for entry in entries:
            name = prefix + entry.name
            if is_ignored(entry.name):
                yield entry.path, name, "ignored"
                continue
            try:
                mode = entry.stat(follow_symlinks=False).st_mode
            except OSError as error:
                yield entry.path, name, f"unreadable: it vanished or may not be looked at ({error.strerror})"
                continue
            if stat.S_ISLNK(mode):
                yield (
                    entry.path,
                    name,
                    "unsafe: a symbolic link, which may lead outside the folder: put the file itself here",
                )
            elif stat.S_ISDIR(mode):
                if os.path.realpath(entry.path) not in skip and not os.path.exists(
                    os.path.join(entry.path, OUTPUT_MARK)
                ):
                    folders.append((entry.path, name + "/"))
            elif stat.S_ISREG(mode):
                yield entry.path, name, None
            else:
                yield entry.path, name, "unsafe: not a regular file (a pipe, socket or device)"
        todo.extend(reversed(folders))


def check_folders(folders: Iterable[str]) -> tuple[Path, ...]:
    """The folders as paths, each once; raises UsageError for one that is not there."""
    kept: dict[str, Path] = {}
    for name in folders:
        path = Path(name)
        if not path.exists():
            raise UsageError(f"{shown(name)}: there is no such folder; check the path.")
        if not path.is_dir() and not path.is_file():
            raise UsageError(f"{shown(name)}: neither a folder nor a file.")
        kept.setdefault(os.path.realpath(path), path)
    return tuple(kept.values())


def _called(roots: Sequence[Path]) -> list[str]:
    """What each root is called in every output: its name, with as many of the folders above it as tell it from others."""
    parts = [(root.resolve() if root.is_dir() else Path(os.path.abspath(root))).parts for root in roots]
    called = []
    for own in parts:
        kept = 1
        while kept < len(own) and sum(other[-kept:] == own[-kept:] for other in parts) > 1:
            kept += 1
        called.append("/".join(part.strip("/\\") or "root" for part in own[-kept:]))
    return called


def find(
    folders: Iterable[str],
    *,
    out: str | None = None,
    max_size: int,
    suffixes: frozenset[str],
    not_yet: frozenset[str] = frozenset(),
) -> Found:
    """Every file below the folders, hashed, in the order of its name.

    ``out``: the output folder, never read. ``max_size``: bytes; a larger file is set aside unread. ``suffixes``: what
    can be read (lower case, with dot). ``not_yet``: real paths left for a later run. Raises UsageError for a missing folder and NothingToRead when there is no file.
    """
    roots = check_folders(folders)
    skip = frozenset({os.path.realpath(out)}) if out else frozenset()
    files: list[FoundFile] = []
    aside: list[SetAside] = []
    ignored = 0
    seen: set[str] = set()
    for root, called in zip(roots, _called(roots), strict=True):
        prefix = f"{shown(called)}/" if len(roots) > 1 and root.is_dir() else ""
        entries = (
            walk(root.absolute(), skip) if root.is_dir() else iter([(str(root.absolute()), called, None)])
        )
        for path, name, problem in entries:
            real = os.path.realpath(path)
            if real in not_yet or (real in seen and problem is None):
                continue  # still being written, or seen in a folder that overlaps
            seen.add(real)
            source = prefix + shown(name)
            if problem == "ignored":
                ignored += 1
            elif problem is not None:
                reason, _, sentence = problem.partition(": ")
                aside.append(SetAside(source, None, reason, sentence[:1].upper() + sentence[1:] + "."))
            else:
                taken = take(path, source, max_size=max_size, suffixes=suffixes)
                if isinstance(taken, FoundFile):
                    files.append(taken)
                else:
                    aside.append(taken)
    if not files and not aside:
        raise NothingToRead(
            f"{', '.join(shown(str(r)) for r in roots)}: no files to read; put résumés there and run again."
        )
    files.sort(key=lambda found: found.source_file)
    aside.sort(key=lambda one: one.source_file)
    return Found(tuple(files), tuple(aside), ignored)


def _looks_like_a_document(path: str) -> bool:
    """True when the first bytes are those of a PDF, an Office file, RTF or an old Office file: people lose endings."""
    with open(path, "rb") as file:
        return file.read(8).startswith((b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0"))


def take(path: str, source: str, *, max_size: int, suffixes: frozenset[str]) -> FoundFile | SetAside:
    """One regular file, looked at from outside: its size, type and sha256."""
    try:
        size = os.path.getsize(path)
        if size == 0:
            return SetAside(source, None, "empty", "The file has no bytes; ask for it again.")
        if size > max_size:
            return SetAside(
                source,
                None,
                "too_large",
                f"{size / 2**20:.0f} MB; the limit is {max_size / 2**20:.0f} MB a file.",
            )
        digest = sha256_of(path, max_size)
        suffix = Path(path).suffix.lower()
        readable = suffix in suffixes or _looks_like_a_document(path)
    except OSError as error:
        return SetAside(
            source,
            None,
            "unreadable",
            f"The file cannot be opened ({error.strerror}); check its permissions.",
        )
    if not readable:
        what = suffix or "no ending"
        return SetAside(
            source,
            digest,
            "unsupported_type",
            f"Files of this type ({shown(what)}) are not read; save it as PDF or DOCX.",
        )
    return FoundFile(path, source, size, digest)
