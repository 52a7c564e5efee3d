"""The workshop of a run: what the tasks of flow.py share in one process, without Prefect.

Beside the way of the data: no stage works here. A workshop holds the bounded children, the store, a scratch folder and
what was discovered, from the first stage of a run to the last; on a Dask worker, only the children.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import intake, reports, screening
from pipeline.records import SetAside
from pipeline.settings import Limits, Options, reading_key
from pipeline.store import Store
from pipeline.wanted import Wanted


@dataclass(slots=True)
class Workshop:
    """What the tasks of one run in this process share: the children, the store, a scratch folder, the progress."""

    options: Options
    crew: intake.Crew
    store: Store
    scratch: Path
    wanted: Wanted
    progress: screening.Progress
    timings: dict[str, float] = field(default_factory=dict)
    discovered: screening.Discovered | None = None
    passing: list[SetAside] = field(default_factory=list)


_workshops: dict[str, Workshop] = {}
_workshops_lock = threading.Lock()


@contextmanager
def open_workshop(options: Options, wanted: Wanted, progress: screening.Progress) -> Iterator[str]:
    """Opens a workshop and gives its key, by which tasks find it (a task's parameters stay plain text)."""
    key = os.path.realpath(options.out)
    workers = options.workers or os.cpu_count() or 1
    try:
        with (
            reports.locked(options.out),
            _scratch(options) as scratch,
            screening.prepare_out(options.out, options.reading, options.fresh) as store,
            intake.Crew(workers, options.limits, screening.load_tools, (options.reading,)) as crew,
        ):
            with _workshops_lock:
                _workshops[key] = Workshop(options, crew, store, scratch, wanted, progress)
            yield key
    finally:
        with _workshops_lock:
            _workshops.pop(key, None)


@contextmanager
def _scratch(options: Options) -> Iterator[Path]:
    """A folder for what archives hold, gone at the end. A Dask worker must be able to open it: then it lies in the
    output folder, which all share, and is made once that is locked, for the lock clears what a killed run left there."""
    path = Path(
        tempfile.mkdtemp(prefix=".scratch-", dir=reports.prepare(options.out) if options.dask else None)
    )
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def workshop_of(key: str) -> Workshop:
    """The open workshop of a run."""
    return _workshops[key]


# Of a Dask worker, kept between batches by what they were loaded for: loading costs more than reading.
_crews: dict[tuple[str, Limits], intake.Crew] = {}
_crew_lock = threading.Lock()


def crew_here(options: Options) -> intake.Crew:
    """The children of a Dask worker for these options, made for the first batch that comes with them: a cluster serves
    many runs, and what one was told of reading, limits and taxonomy holds for no other."""
    key = (reading_key(options.reading), options.limits)
    with _crew_lock:
        if key not in _crews:
            # Dask's workers are daemons, which may have no children; ours are bounded and end with the worker.
            multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
            _crews[key] = intake.Crew(1, options.limits, screening.load_tools, (options.reading,))
        return _crews[key]
