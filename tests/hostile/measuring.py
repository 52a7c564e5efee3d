"""Runs hostile cases in a crew of one and measures what each costs: seconds, and the memory of the biggest process."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from pipeline import reading, screening
from pipeline.intake import Crew, Outcome
from pipeline.settings import Limits, Reading
from tests.hostile.documents import READ, Case

LIMITS = Limits()
SECONDS = 35.0  # what a case may take in all, with the time to notice
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    case: str
    limit: str
    seconds: float
    memory: int  # bytes of the biggest process below this one
    verdict: str
    kept: bool  # whether everything promised was kept

    def row(self) -> str:
        state = "as promised" if self.kept else "BROKEN PROMISE"
        return f"{self.case:<38} {self.limit:<16} {self.seconds:7.1f} s {self.memory / MEBIBYTE:7.0f} MB  {self.verdict:<22} {state}"


class Watch:
    """Samples the memory of every process below this one, and remembers the biggest."""

    def __init__(self) -> None:
        self.highest = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def reset(self) -> None:
        self.highest = 0

    def _look(self) -> None:
        me = psutil.Process()
        while not self._stop.wait(0.05):
            try:
                below = me.children(recursive=True)
            except psutil.Error:
                continue
            for one in below:
                try:
                    self.highest = max(self.highest, one.memory_info().rss)
                except psutil.Error:
                    continue


def _result(outcome: Outcome) -> str:
    return outcome.reason or READ


def run(cases: Iterable[Case], folder: Path, *, unpacking: bool = False) -> Iterator[Measured]:
    """Each case through one résumé's way (or through ``reading.unpack``), followed by a neighbour that must come out the
    same every time."""
    path = folder / "neighbour.txt"
    path.write_text("\n".join(_lines()), encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with Crew(1, LIMITS, screening.load_tools, (Reading(),)) as crew, Watch() as watch:
        calls = [(str(path), path.name, digest)]
        good = next(crew.map(screening.profile_of, calls)).value
        for at, case in enumerate(cases):
            bad = folder / f"case{at}.{case.ending}"
            bad.write_bytes(case.make())
            target = folder / f"unpacked{at}"
            target.mkdir()
            function: Callable[..., Any] = reading.unpack if unpacking else screening.profile_of
            call = (
                (str(bad), str(target))
                if unpacking
                else (str(bad), bad.name, hashlib.sha256(bad.read_bytes()).hexdigest())
            )
            watch.reset()
            started = time.perf_counter()
            outcome = next(crew.map(function, [call]))
            seconds = time.perf_counter() - started
            memory = watch.highest
            again = next(crew.map(screening.profile_of, calls))
            verdict = _result(outcome)
            kept = (
                verdict in case.allowed
                and seconds <= SECONDS
                and memory <= LIMITS.memory
                and again.value == good
                and outcome.detail[-1:] in ("", ".")
                and b"root:" not in (outcome.value if isinstance(outcome.value, bytes) else b"")
                and not (folder.parent / "evil.txt").exists()
            )
            bad.unlink()
            yield Measured(
                case.name,
                f"{LIMITS.seconds:g} s, {LIMITS.memory // MEBIBYTE} MB",
                seconds,
                memory,
                verdict,
                kept,
            )


def _lines() -> tuple[str, ...]:
    from tests.vetting.making import RESUME

    return RESUME
