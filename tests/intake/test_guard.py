"""A child may read the file it was given and the product's code, and nothing else: no network, no program, no other file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from pipeline.intake import Crew
from pipeline.intake.workplace import sweep, workplace
from pipeline.settings import Limits
from tests.intake.faults import nothing, reach

LIMITS = Limits(seconds=10.0)


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("given", None),
        ("temporary", None),
        ("module", None),
        ("other file", "unsafe"),
        ("passwords", "unsafe"),
        ("write beside", "unsafe"),
        ("remove", "unsafe"),
        ("connect", "unsafe"),
        ("name", "unsafe"),
        ("program", "unsafe"),
        ("shell", "unsafe"),
    ],
)
def test_reaching_out(tmp_path: Path, what: str, reason: str | None) -> None:
    given, other = tmp_path / "cv.txt", tmp_path / "other.txt"
    given.write_text("mine")
    other.write_text("not mine")
    with Crew(1, LIMITS, nothing, ()) as crew:
        [outcome] = crew.map(reach, [(str(given), what)])
    assert outcome.reason == reason, outcome.detail
    assert other.read_text() == "not mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cv.txt", "other.txt"]


def test_a_file_swapped_for_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("not ours")
    (tmp_path / "cv.txt").symlink_to(tmp_path / "secret.txt")
    with Crew(1, LIMITS, nothing, ()) as crew:
        [outcome] = crew.map(reach, [(str(tmp_path / "cv.txt"), "given")])
    assert outcome.reason == "unsafe"


def test_workplaces_go_and_those_of_dead_runs_are_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dead = tmp_path / "shortlister-999999999-abc"
    dead.mkdir()
    (dead / "left").write_text("x")
    other = tmp_path / "shortlister-mine"
    other.mkdir()
    with workplace() as place:
        assert place.is_dir()
        assert not dead.exists()
    assert not place.exists()
    sweep()
    assert other.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="parents and children are looked up as Linux keeps them")
def test_children_die_with_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pipeline.intake import Crew\nfrom pipeline.settings import Limits\nfrom tests.intake.faults import misbehave, nothing\n"
        "with Crew(2, Limits(seconds=60), nothing, ()) as crew:\n"
        "    crew._pool.schedule(misbehave, args=['spin'])\n    list(crew.map(misbehave, [('spin',), ('hang',)]))\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    parent = subprocess.Popen([sys.executable, str(script)], env=env)
    me = psutil.Process(parent.pid)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not any(one.cpu_times().user > 0.5 for one in _below(me)):
        time.sleep(0.1)
    below = _below(me)
    assert below
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    _, alive = psutil.wait_procs(below, timeout=120)  # a busy machine ends them late, but ends them
    assert not alive


def _below(me: psutil.Process) -> list[psutil.Process]:
    return [one for one in me.children(recursive=True) if one.is_running()]
