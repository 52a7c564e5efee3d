"""A drop folder: files are taken once they are whole, and the shortlists refreshed whole.

A file is whole when its size and time of change have been quiet for some seconds. watchfiles tells that something
happened; what happened is always read from the folder itself, so that a lost event loses nothing.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchfiles import watch as watch_files

from pipeline import flow, intake
from pipeline.errors import NothingToRead
from pipeline.intake.find import is_ignored, walk
from pipeline.records import Result
from pipeline.settings import Options

QUIET_SECONDS = 5.0
POLL_SECONDS = 1.0

Snapshot = dict[str, tuple[int, int]]


def snapshot(folder: Path, out: str) -> Snapshot:
    """Size and time of change (ns) of every file below the folder that a run would look at."""
    skip = frozenset({os.path.realpath(out)})
    seen: Snapshot = {}
    for path, _, problem in walk(folder, skip):
        if problem is None and not is_ignored(os.path.basename(path)):
            try:
                facts = os.stat(path)
            except OSError:
                continue
            seen[path] = (facts.st_size, facts.st_mtime_ns)
    return seen


def is_quiet(before: Snapshot, now: Snapshot, unchanged_for: float, quiet: float = QUIET_SECONDS) -> bool:
    """True when nothing below the folder has changed for ``quiet`` seconds."""
    return before == now and unchanged_for >= quiet


def watch(
    options: Options,
    *,
    on_result: Callable[[Result], None],
    on_note: Callable[[str], None],
    stop: threading.Event | None = None,
    quiet: float = QUIET_SECONDS,
) -> None:
    """Runs once for what is there, then after every change that has come to rest, until stopped."""
    folder = intake.check_folders(options.folders)[0]
    stop = stop or threading.Event()
    done: Snapshot = {}
    last = snapshot(folder, options.out)
    since = time.monotonic()
    on_note(f"Watching {folder}; stop with Ctrl-C.")
    events = watch_files(folder, stop_event=stop, rust_timeout=int(POLL_SECONDS * 1000), yield_on_timeout=True, recursive=True)
    for _ in events:
        now = snapshot(folder, options.out)
        if now != last:
            last, since = now, time.monotonic()
        if now != done and is_quiet(last, now, time.monotonic() - since, quiet):
            on_note(f"{len(now)} files in {folder}: refreshing.")
            try:
                on_result(flow.run(options))
            except NothingToRead:
                on_note("The folder holds no files.")
            done = now
