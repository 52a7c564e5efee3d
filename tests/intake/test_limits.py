"""One bad file never costs the run: every way of failing becomes data, and the neighbours keep their results."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from pipeline.intake import Crew
from pipeline.settings import Limits
from tests.intake.faults import double, misbehave, nothing

LIMITS = Limits(seconds=3.0, memory=400 * 1024 * 1024)


def test_results_come_with_their_index() -> None:
    with Crew(2, LIMITS, nothing, ()) as crew:
        outcomes = {one.index: one.value for one in crew.map(double, [(n,) for n in range(50)])}
    assert outcomes == {n: 2 * n for n in range(50)}


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("hang", "timeout"),
        ("spin", "timeout"),
        ("abort", "corrupt"),
        ("segfault", "corrupt"),
        ("exit", "corrupt"),
        ("eat", "memory"),
        ("deep", "corrupt"),
        ("encrypted", "encrypted"),
        ("bug", "corrupt"),
    ],
)
def test_a_failing_file_is_data_and_its_neighbours_are_unharmed(how: str, reason: str) -> None:
    with Crew(1, LIMITS, nothing, ()) as crew:
        outcomes = {one.index: one for one in crew.map(misbehave, [("fine",), (how,), ("fine too",)])}
    assert outcomes[0].value == "fine"
    assert outcomes[1].reason == reason
    assert outcomes[1].detail.endswith(".")
    assert outcomes[2].value == "fine too"


def test_works_from_a_script_without_a_main_guard(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pipeline.intake import Crew\n"
        "from pipeline.settings import Limits\n"
        "from tests.intake.faults import double, nothing\n"
        "with Crew(1, Limits(), nothing, ()) as crew:\n"
        "    print([one.value for one in crew.map(double, [(21,)])])\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert done.stdout.strip() == "[42]"


def test_a_child_killed_between_two_files_costs_nothing() -> None:
    with Crew(1, LIMITS, nothing, ()) as crew:
        assert [one.value for one in crew.map(double, [[1]])] == [2]
        first = crew._pool
        (child,) = crew._pool._pool_manager.worker_manager.workers
        os.kill(child, signal.SIGKILL)
        end = time.monotonic() + 60
        while first.active and time.monotonic() < end:
            time.sleep(0.05)
        assert sorted(one.value for one in crew.map(double, [[1], [2], [3]])) == [2, 4, 6]


def test_files_of_a_pool_that_broke_are_read_by_the_next() -> None:
    with Crew(2, LIMITS, nothing, ()) as crew:
        results = crew.map(double, [[number] for number in range(40)])
        values = [next(results).value]
        crew._pool._pool_manager.handle_broken_pool(BrokenProcessPool("a fault"))
        values += [one.value for one in results]
    assert sorted(values) == [2 * number for number in range(40)]


def test_pools_that_break_again_and_again_end_the_run() -> None:
    def broken_each_time() -> None:
        with Crew(1, LIMITS, nothing, ()) as crew:
            for number in range(40):
                crew._pool._pool_manager.handle_broken_pool(BrokenProcessPool("a fault"))
                list(crew.map(double, [[number]]))

    with pytest.raises(RuntimeError, match="again and again"):
        broken_each_time()
