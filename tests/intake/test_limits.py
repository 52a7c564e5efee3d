"""One bad file never costs the run: every way of failing becomes data, and the neighbours keep their results."""

from __future__ import annotations

import os
import subprocess
import sys
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
