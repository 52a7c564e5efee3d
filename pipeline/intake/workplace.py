"""Intake: a folder for what a run unpacks and its children write, gone when the run is over.

Beside the way of the data. A run that is killed cannot clean up: its folder carries its process id, and the next run
takes it away.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil

_NAME = re.compile(r"shortlister-(\d{1,10})-\w{1,20}")


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """An empty folder in the system's temporary folder, removed at the end; those of runs that died go too."""
    sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"shortlister-{os.getpid()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Removes the folders of runs of this user whose process is gone."""
    me = os.getuid() if hasattr(os, "getuid") else None
    with contextlib.suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            match = _NAME.fullmatch(entry.name)
            if match is None or psutil.pid_exists(int(match[1])):
                continue
            with contextlib.suppress(OSError):
                seen = entry.stat(follow_symlinks=False)
                if entry.is_dir(follow_symlinks=False) and (me is None or seen.st_uid == me):
                    shutil.rmtree(entry.path, ignore_errors=True)
