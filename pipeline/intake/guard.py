"""Intake: what a child that holds a stranger's bytes may do: read the file it was given and the product's own code, write
into its own temporary folder, call the few programs that recognise scans and old Word files. No network, nothing else.

Part of the limits of a child (folder -> **intake** -> reading -> ...). An audit hook (PEP 578) sees every opening,
connection and program that Python code asks for; what native parsers do by themselves is closed off in reading (no
entities, no external references). The readers need none of what is refused: it is the second lock on the door.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pipeline.errors import ReadingError

PROGRAMS = frozenset({"tesseract", "antiword", "soffice", "libreoffice"})
NETWORK = frozenset(
    {
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
    }
)
PROGRAM_STARTS = frozenset(
    {"subprocess.Popen", "os.system", "os.posix_spawn", "os.exec", "os.spawn", "os.startfile"}
)
CHANGES = frozenset(
    {
        "os.remove",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "os.chown",
        "os.symlink",
        "os.link",
        "os.truncate",
    }
)
SYSTEM = ("/usr", "/lib", "/lib64", "/opt", "/proc", "/sys", "/dev", "/bin", "/System", "/Library", "/nix")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_readable: tuple[str, ...] = ()  # roots, each ending with the separator
_writable: tuple[str, ...] = ()
_given: tuple[str, ...] = ()  # what the present call is about
_sealed = False


def seal(scratch: str) -> None:
    """Closes this process for good. ``scratch``: an existing folder for its temporary files, its only place to write."""
    global _readable, _writable, _sealed  # noqa: PLW0603 - a process is sealed once
    sys.dont_write_bytecode = True
    own = tempfile.mkdtemp(prefix=f"{os.getpid()}-", dir=scratch)
    tempfile.tempdir = own
    for name in ("TMPDIR", "TMP", "TEMP"):
        os.environ[name] = own
    here = Path(__file__).resolve().parents[2]
    code = (here / "pipeline", here / "skill_taxonomy", here / "models")
    windows = os.environ.get("SYSTEMROOT", "")
    _writable = _roots([own])
    _readable = _roots(
        [*map(str, code), *sys.path, sys.prefix, sys.base_prefix, sys.exec_prefix, *SYSTEM, windows, own]
    )
    if not _sealed:
        _sealed = True
        sys.addaudithook(_audit)


def call(function: Callable[..., Any], *args: Any) -> Any:
    """``function(*args)`` in a sealed process; the paths among the arguments are what it may open."""
    global _given  # noqa: PLW0603 - it changes from call to call
    paths = [arg for arg in args if isinstance(arg, str) and os.path.lexists(arg)]
    for path in paths:
        if os.path.islink(path):
            raise ReadingError("unsafe", "It was replaced by a symbolic link while the run went on.")
    _clean()
    _given = _roots(paths)
    return function(*args)


def _clean() -> None:
    """Leaves nothing of the last file in the temporary folder."""
    if _writable:
        with os.scandir(_writable[0]) as left:
            for entry in left:
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    os.unlink(entry.path)


def _roots(paths: Iterable[str]) -> tuple[str, ...]:
    """Paths, and the real paths behind them, as prefixes."""
    found: dict[str, None] = {}
    for path in paths:
        if path:
            for form in (os.path.abspath(path), os.path.realpath(path)):
                found[form.rstrip(os.sep) + os.sep] = None
    return tuple(found)


def _inside(path: str, roots: tuple[str, ...]) -> bool:
    return (os.path.abspath(path) + os.sep).startswith(roots)


def _text(path: object) -> str | None:
    """A path as text, or None for a file descriptor."""
    if isinstance(path, int) or path is None:
        return None
    return os.fsdecode(path)  # type: ignore[arg-type]


def _audit(event: str, args: tuple[Any, ...]) -> None:
    if event == "open":
        path = _text(args[0])
        if path is None:
            return
        if args[2] & _WRITING if isinstance(args[2], int) else "r" not in (args[1] or "r"):
            if not _inside(path, (*_writable, *_given)) and path != os.devnull:
                raise ReadingError("unsafe", "It made its reader write outside the temporary folder.")
        elif not _inside(path, (*_readable, *_given)):
            raise ReadingError("unsafe", "It made its reader open another file.")
    elif event in NETWORK:
        raise ReadingError("unsafe", "It made its reader ask for the network.")
    elif event in PROGRAM_STARTS:
        program = Path(_text(args[0]) or "").stem.lower()
        if program not in PROGRAMS:
            raise ReadingError("unsafe", "It made its reader start a program.")
    elif event in CHANGES:
        path = _text(args[0])
        if path is not None and os.path.isabs(path) and not _inside(path, (*_writable, *_given)):
            raise ReadingError("unsafe", "It made its reader change another file.")
