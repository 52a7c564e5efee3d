"""A drop folder: each file is taken once it is whole, and the shortlists are refreshed whole.

A file is whole when its size and time of change have been quiet for some seconds; one that is still being written does
not hold up the others. watchfiles tells that something happened; what happened is always read from the folder itself, so
that a lost event loses nothing.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType

from watchfiles import watch as watch_files

from pipeline import flow, intake
from pipeline.errors import NothingToRead
from pipeline.intake.find import walk
from pipeline.records import Result
from pipeline.settings import Options

QUIET_SECONDS = 5.0
POLL_SECONDS = 1.0

State = tuple[int, int]  # size in bytes, time of change in ns


def look(folder: Path, out: str) -> dict[str, State]:
    """Size and time of change of every file below the folder that a run would look at, by real path."""
    seen: dict[str, State] = {}
    for path, _, problem in walk(folder, frozenset({os.path.realpath(out)})):
        if problem is None:
            try:
                facts = os.stat(path, follow_symlinks=False)
            except OSError:
                continue  # gone again
            seen[os.path.realpath(path)] = (facts.st_size, facts.st_mtime_ns)
    return seen


def others(folder: Path, out: str, whole: dict[str, State]) -> frozenset[str]:
    """The files that came, or began to change, after ``whole`` was seen: a run takes a while to start."""
    return frozenset(path for path, state in look(folder, out).items() if whole.get(path) != state)


@dataclass(slots=True)
class Tracker:
    """Which files have come to rest. ``quiet``: seconds without change that make a file whole."""

    quiet: float = QUIET_SECONDS
    _since: dict[str, tuple[State, float]] = field(default_factory=dict)

    def update(self, seen: dict[str, State], now: float) -> tuple[dict[str, State], tuple[str, ...]]:
        """Takes what is there at ``now`` (seconds of a steady clock); gives the whole files with their state and the
        paths of those still moving."""
        kept = {}
        for path, state in seen.items():
            before = self._since.get(path)
            kept[path] = before if before and before[0] == state else (state, now)
        self._since = kept
        whole = {path: state for path, (state, since) in kept.items() if now - since >= self.quiet}
        return whole, tuple(sorted(kept.keys() - whole.keys()))


@contextmanager
def interrupts(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C also sets ``stop``: a KeyboardInterrupt that lands in a callback or a finalizer of a library is swallowed
    there, and the watch would go on."""
    if (
        threading.current_thread() is not threading.main_thread()
    ):  # signals are heard in the main thread alone
        yield
        return

    def heard(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, heard)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def watch(
    options: Options,
    *,
    on_result: Callable[[Result], None],
    on_note: Callable[[str], None],
    stop: threading.Event | None = None,
    quiet: float = QUIET_SECONDS,
) -> None:
    """Runs for what is there, then again whenever the whole files have changed, until stopped. ``on_result`` gets each
    run's result."""
    folder = intake.check_folders(options.folders)[0]
    tracker = Tracker(quiet)
    done: dict[str, State] | None = None
    stop = stop or threading.Event()
    with interrupts(stop):
        on_note(f"Watching {folder}; stop with Ctrl-C.")
        for _ in watch_files(
            folder,
            stop_event=stop,
            rust_timeout=int(POLL_SECONDS * 1000),
            yield_on_timeout=True,
            recursive=True,
        ):
            whole, moving = tracker.update(look(folder, options.out), time.monotonic())
            if whole == done or (done is None and not whole):
                continue
            files = "1 whole file" if len(whole) == 1 else f"{len(whole)} whole files"
            on_note(f"{files} in {folder}, {len(moving)} still being written: refreshing.")
            try:
                not_yet = partial(others, folder, options.out, whole)
                on_result(flow.run(options, flow.Audience(not_yet=not_yet, note=on_note)))
            except NothingToRead:
                on_note("The folder holds no files; the last shortlists stay as they are.")
            done = whole
