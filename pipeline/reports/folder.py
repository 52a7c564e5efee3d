"""Reports: the output folder. Every file is written whole or not at all.

Files are made in a hidden folder beside their place and moved there when all of them are complete, so that a run that
is stopped leaves the last good ones as they were.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import DiskFull, ShortlisterError, UsageError, is_disk_full

MARK = ".shortlister"  # says to intake: not a folder of résumés
STATE_FILE = "state.sqlite"
LOCK_SECONDS = 1.0


def prepare(out: str) -> Path:
    """The output folder, made when absent and marked as ours. Raises UsageError when it cannot be written."""
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / MARK).touch()
    except OSError as error:
        if is_disk_full(error):
            raise DiskFull from error
        raise UsageError(
            f"{out}: the output folder cannot be written ({error.strerror}); choose another with --out."
        ) from error
    return folder


@contextlib.contextmanager
def locked(out: str) -> Iterator[None]:
    """Keeps two runs from writing one folder at the same time."""
    folder = prepare(out)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=LOCK_SECONDS)
    except Timeout as error:
        raise ShortlisterError(
            f"{out}: another run is writing this folder; wait for it or choose another with --out."
        ) from error
    for left in (*folder.glob(".writing-*"), *folder.glob(".scratch-*")):
        shutil.rmtree(left, ignore_errors=True)  # of a run that was killed
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def writing(folder: Path) -> Iterator[Path]:
    """A place to write files into; on a clean exit they move to ``folder``, each in one step."""
    place = folder / f".writing-{os.getpid()}"
    place.mkdir()
    try:
        yield place
        for path in sorted(place.iterdir()):
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        for path in sorted(place.iterdir()):
            os.replace(path, folder / path.name)
    finally:
        shutil.rmtree(place, ignore_errors=True)
