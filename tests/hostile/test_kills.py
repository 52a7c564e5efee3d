"""Real processes, really stopped: the command line is started as people start it, and it, its children or its
disk is taken away while it works. The last good outputs stay, the next run completes to the same bytes, the ledger
balances. (Prefect's server: test_server_gone.)"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from pipeline import reports, screening
from pipeline.settings import Options
from tests.vetting.making import RESUME

ROOT = Path(__file__).parents[2]
PEOPLE = 70  # three batches
PATIENCE = 900.0  # seconds; others may be using the machine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux keeps them")

STARTED: list[subprocess.Popen[str]] = []


def people(folder: Path, count: int) -> None:
    """``count`` different persons as text files."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        name = f"Ines {chr(97 + number // 26)}{chr(97 + number % 26)}varga"
        text = "\n".join(RESUME).replace("Ines Varga", name.title()).replace("ines.", f"ines{number}.")
        (folder / f"cv{number:03}.txt").write_text(text.replace("0148", f"{1000 + number}"))


def command(folder: Path, out: Path, *more: str) -> list[str]:
    return [
        sys.executable,
        "-m",
        "pipeline.cli",
        "run",
        str(folder),
        "--out",
        str(out),
        "--workers",
        "1",
        *more,
    ]


def surroundings(folder: Path, api: str | None = None) -> dict[str, str]:
    """The environment of a process of ours. ``api``: address of the Prefect server that is named to it."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PREFECT_HOME": str(folder.parent / "prefect")}
    env.pop("PREFECT_API_URL", None)
    return {**env, "PREFECT_API_URL": api} if api else env


def start(
    folder: Path, out: Path, *more: str, largest_file: int | None = None, api: str | None = None
) -> subprocess.Popen[str]:
    env = surroundings(folder, api)

    def bound() -> None:
        if largest_file is not None:
            import resource  # not on Windows

            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, resource.RLIM_INFINITY))

    process = subprocess.Popen(
        command(folder, out, *more), cwd=folder.parent, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=bound,  # noqa: PLW1509 - no other thread of ours holds a lock
    )  # fmt: skip
    STARTED.append(process)
    return process


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and everything said; nothing of it a traceback."""
    said = "".join(process.communicate(timeout=PATIENCE))
    assert "Traceback" not in said
    return process.returncode, said


def complete(folder: Path, out: Path) -> None:
    """A run that nothing stops, in this process, which has loaded everything already."""
    screening.screen_folder(folder, out=out, options=Options(folders=(), workers=1))
    ledger = json.loads((out / "run.json").read_text())["counts"]
    assert (
        ledger["files"] == ledger["ranked"] + ledger["set_aside"] + ledger["duplicates"] + ledger["ignored"]
    )


def outputs(out: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in sorted(out.glob("*")) if path.suffix in {".csv", ".jsonl"}
    }


def kept(out: Path) -> int:
    """How many results the run has kept so far."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"file:{out / reports.STATE_FILE}?mode=ro", uri=True, timeout=5)
        ) as db:
            return int(db.execute("SELECT count(*) FROM results").fetchone()[0])
    except sqlite3.Error:
        return 0


def wait_for(what: Callable[[], object], process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert process.poll() is None, "the run ended before it could be stopped: " + "".join(
            process.communicate()
        )
        assert time.monotonic() < deadline, "the run never came to the point where it is to be stopped"
        time.sleep(0.02)


def below(process: subprocess.Popen[str]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.Error:
        return []


def reader(process: subprocess.Popen[str]) -> psutil.Process | None:
    """The child that reads files: the one that has a temporary folder of its own."""
    for one in below(process):
        try:
            if (
                any(thread.id != one.pid for thread in one.threads())
                and one.cpu_times().user > 0.3
                and not one.children()
            ):
                return one
        except psutil.Error:
            continue
    return None


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder after a good run over three people."""
    place = tmp_path_factory.mktemp("before")
    people(place / "in", 3)
    complete(place / "in", place / "out")
    return place / "out"


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed run over everybody gives."""
    place = tmp_path_factory.mktemp("wanted")
    people(place / "in", PEOPLE)
    complete(place / "in", place / "out")
    return outputs(place / "out")


@pytest.fixture
def place(tmp_path: Path, before: Path) -> Iterator[Path]:
    """A folder with everybody, and the outputs of the earlier run."""
    people(tmp_path / "in", PEOPLE)
    shutil.copytree(before, tmp_path / "out")
    yield tmp_path
    while STARTED:  # of a test that failed before its run ended
        process = STARTED.pop()
        if process.poll() is None:
            for one in (*below(process), process):
                with contextlib.suppress(psutil.Error):
                    one.kill()
    assert not [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".writing")]


@pytest.mark.parametrize(
    ("how", "batches"),
    [(signal.SIGINT, 0), (signal.SIGINT, 1), (signal.SIGTERM, 1), (signal.SIGKILL, 0), (signal.SIGKILL, 1)],
)
def test_the_run_is_stopped(place: Path, wanted: dict[str, bytes], how: signal.Signals, batches: int) -> None:
    good = outputs(place / "out")
    process = start(place / "in", place / "out", "--direct")
    wait_for(lambda: reader(process) if not batches else kept(place / "out") > 3, process)
    children = below(process)
    process.send_signal(how)
    code, said = ended(process)
    assert code == (-signal.SIGKILL if how == signal.SIGKILL else 1), said
    if how != signal.SIGKILL:
        assert "last complete shortlists are untouched" in said
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive, "a child outlived its run"
    assert outputs(place / "out") == good
    complete(place / "in", place / "out")
    assert outputs(place / "out") == wanted


@pytest.mark.parametrize("later", [0.0, 0.4, 1.0])
def test_ctrl_c_while_the_children_start(place: Path, later: float) -> None:
    """A terminal sends it to everybody, also to who is still importing: nobody answers with a traceback."""
    good = outputs(place / "out")
    process = start(place / "in", place / "out", "--direct")
    wait_for(lambda: below(process), process)
    time.sleep(later)
    for one in (*below(process), psutil.Process(process.pid)):
        with contextlib.suppress(psutil.Error):
            one.send_signal(signal.SIGINT)
    code, said = ended(process)
    assert code == 1, said
    assert "last complete shortlists are untouched" in said
    assert outputs(place / "out") == good


def test_a_child_is_killed(place: Path, wanted: dict[str, bytes]) -> None:
    process = start(place / "in", place / "out", "--direct")
    wait_for(lambda: kept(place / "out") > 3, process)
    child = reader(process)
    assert child is not None
    child.kill()
    code, said = ended(process)
    assert code == 0, said
    complete(place / "in", place / "out")
    assert outputs(place / "out") == wanted


@pytest.fixture
def small_disk(place: Path) -> Iterator[Path | None]:
    """A disk of four megabytes; None for who may not mount one."""
    disk = place / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("left", [0, 40])
def test_the_disk_is_full(place: Path, small_disk: Path | None, wanted: dict[str, bytes], left: int) -> None:
    """``left``: kilobytes that are free when the run begins. Where no disk can be mounted, a bound on the size of every
    written file stops the run at the same places."""
    out = (small_disk or place / "elsewhere") / "out"
    shutil.copytree(place / "out", out)
    good = outputs(out)
    if small_disk is not None:
        filler = small_disk / "filler"
        usage = shutil.disk_usage(small_disk)
        filler.write_bytes(b"x" * max(0, usage.free - 1024 * left))
        code, said = ended(start(place / "in", out, "--direct"))
        assert "disk of the output folder is full" in said
        filler.unlink()
    else:
        code, said = ended(start(place / "in", out, "--direct", largest_file=1024 * left))
    assert code == 1, said
    assert "delete" not in said
    assert outputs(out) == good
    complete(place / "in", out)
    assert outputs(out) == wanted
