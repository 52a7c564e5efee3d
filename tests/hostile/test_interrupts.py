"""Whatever stops a run, and wherever: the last good outputs stay, and the next run completes to the same bytes."""

from __future__ import annotations

import errno
import importlib
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline import intake, screening
from pipeline.errors import ReadingError
from pipeline.intake import Outcome
from pipeline.settings import Limits, Options, Reading
from tests.vetting.making import RESUME

# where a run is stopped: module, function, the how many-th call
POINTS = (
    ("pipeline.intake.find", "sha256_of", 2),
    ("pipeline.screening", "profile_of", 2),
    ("pipeline.store.Store", "put", 1),
    ("pipeline.vetting", "across", 1),
    ("pipeline.ranking", "place", 2),
    ("pipeline.reports.tables", "write_csv", 1),
    ("pipeline.reports.tables", "write_csv", 4),
    ("pipeline.reports.manifest", "manifest", 1),
    ("os", "fsync", 3),
    ("os", "replace", 1),
)


class InlineCrew:
    """Does in this process what a crew does in its children: what is tested here is what happens around them."""

    def __init__(
        self, workers: int, limits: Limits, initializer: Callable[..., None], initargs: tuple[Any, ...]
    ) -> None:
        if screening._tools is None:
            initializer(*initargs)

    def __enter__(self) -> InlineCrew:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def map(self, function: Callable[..., Any], calls: Sequence[Sequence[Any]]) -> Iterator[Outcome]:
        for index, call in enumerate(calls):
            try:
                yield Outcome(index, value=getattr(screening, function.__name__, function)(*call))
            except ReadingError as error:
                yield Outcome(index, reason=error.reason, detail=error.detail)


@pytest.fixture(scope="module", autouse=True)
def _inline() -> Iterator[None]:
    screening.load_tools(Reading())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "Crew", InlineCrew)
        yield


def people(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        text = (
            "\n".join(RESUME)
            .replace("Ines Varga", f"Ines Varga{'abcdefgh'[number]}")
            .replace("ines.", f"ines{number}.")
        )
        (folder / f"cv{number}.txt").write_text(text.replace("0148", f"01{50 + number}"))


def run(folder: Path, out: Path) -> None:
    screening.screen_folder(folder, out=out, options=Options(folders=(), workers=1, batch=2))


def outputs(out: Path) -> dict[str, bytes]:
    """Every output file but the run's own record of times."""
    return {
        path.name: path.read_bytes()
        for path in sorted(out.iterdir())
        if path.suffix in {".csv", ".jsonl"} and path.is_file()
    }


def stopping(target: str, name: str, nth: int, stop: Callable[[], None], patch: pytest.MonkeyPatch) -> None:
    """Makes the ``nth`` call of a function stop the run before it does anything."""
    module, _, cls = (
        target.rpartition(".") if target[target.rfind(".") + 1 :][:1].isupper() else (target, "", "")
    )
    owner: Any = importlib.import_module(module)
    owner = getattr(owner, cls) if cls else owner
    original, count = getattr(owner, name), [0]

    def stopped(*args: Any, **more: Any) -> Any:
        count[0] += 1
        if count[0] == nth:
            stop()
        return original(*args, **more)

    patch.setattr(owner, name, stopped)


def full_disk() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupt() -> None:
    raise KeyboardInterrupt


def fault() -> None:
    raise KeyError("ours")


STOPS = {"disk full": full_disk, "SIGINT": interrupt, "a fault of ours": fault}


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed run over five people gives."""
    place = tmp_path_factory.mktemp("wanted")
    people(place / "in", 5)
    run(place / "in", place / "out")
    return outputs(place / "out")


WRITING = frozenset({"put", "write_csv", "manifest", "fsync", "replace"})  # where a disk can be full
CASES = [
    *(("disk full", *point) for point in POINTS if point[1] in WRITING),
    *(("SIGINT", *point) for point in POINTS[1::3]),
    *(("kill -9", *point) for point in POINTS[::2]),
    *(("a fault of ours", *point) for point in POINTS),
]


@pytest.mark.parametrize(("how", "target", "name", "nth"), CASES)
def test_stopped(
    tmp_path: Path, wanted: dict[str, bytes], how: str, target: str, name: str, nth: int
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    people(folder, 3)
    run(folder, out)
    before = outputs(out)
    people(folder, 5)
    if how == "kill -9":
        if not hasattr(os, "fork"):
            pytest.skip("no fork on this system")
        child = os.fork()
        if child == 0:
            with pytest.MonkeyPatch.context() as patch:
                stopping(target, name, nth, lambda: os.kill(os.getpid(), signal.SIGKILL), patch)
                run(folder, out)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    else:
        with pytest.MonkeyPatch.context() as patch:
            stopping(target, name, nth, STOPS[how], patch)
            with pytest.raises(BaseException, match=r"No space left|^$|disk|ours"):
                run(folder, out)
    after = outputs(out)
    assert after.keys() == before.keys()
    assert all(after[file] in (before[file], wanted[file]) for file in after), "a half-written file"
    if name != "replace":
        assert after == before
    run(folder, out)
    assert outputs(out) == wanted
    assert not [path for path in out.iterdir() if path.name.startswith(".writing")]
