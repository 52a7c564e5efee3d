"""The drop folder and the schedule, for real: a Prefect server, a run that fires, files that arrive bit by bit."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline import flow
from pipeline.settings import Options
from pipeline.watching import Tracker, look, others, watch
from tests.end_to_end.conftest import SAMPLES

TXT = sorted(SAMPLES.glob("*.txt"))


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ([(0.0, 10), (4.9, 10)], False),
        ([(0.0, 10), (5.0, 10)], True),
        ([(0.0, 10), (4.0, 20), (8.0, 20)], False),
        ([(0.0, 10), (4.0, 20), (9.0, 20)], True),
    ],
)
def test_a_file_is_whole_when_it_has_been_quiet_for_five_seconds(
    states: list[tuple[float, int]], whole: bool
) -> None:
    tracker = Tracker()
    for now, size in states:
        ready, moving = tracker.update({"cv": (size, 1), "old": (1, 1)}, now)
    assert ("cv" in ready) is whole
    assert ("cv" in moving) is not whole


def test_what_comes_while_a_run_starts_is_left_for_the_next(tmp_path: Path) -> None:
    for name in ("whole.txt", "grows.txt"):
        (tmp_path / name).write_text("one")
    whole = look(tmp_path, "out")
    (tmp_path / "grows.txt").write_text("one and more")
    (tmp_path / "new.txt").write_text("one")
    left = others(tmp_path, "out", whole)
    assert {Path(path).name for path in left} == {"grows.txt", "new.txt"}


def test_an_interrupt_that_a_library_swallows_still_ends_the_watch(tmp_path: Path) -> None:
    stop = threading.Event()

    def swallow(_note: str) -> None:
        with contextlib.suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)

    before = signal.getsignal(signal.SIGINT)
    watch(Options(folders=(str(tmp_path),)), on_result=print, on_note=swallow, stop=stop)
    assert stop.is_set()
    assert signal.getsignal(signal.SIGINT) is before


def names(out: Path) -> set[str]:
    path = out / "candidates.csv"
    return set(pd.read_csv(path, dtype=str)["source_file"]) if path.exists() else set()


PATIENCE = 900.0  # seconds: only a fault takes so long; a busy machine may take minutes


def wait_for(wanted: set[str], out: Path, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while names(out) != wanted:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, f"{names(out)} is not {wanted}"
        time.sleep(0.5)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A local Prefect server of our own; gives the environment that points to it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = tmp_path_factory.mktemp("prefect")
    environment = {
        **os.environ,
        "PREFECT_HOME": str(home),
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        end = time.monotonic() + PATIENCE
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (home / "server.log").read_text()
            assert time.monotonic() < end
            time.sleep(0.5)
        yield {**environment, "PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()


def start(arguments: list[str], cwd: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        cwd=cwd,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stop(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=PATIENCE)[1]
    except subprocess.TimeoutExpired:
        process.kill()
        raise


@contextmanager
def growing(path: Path, text: bytes) -> Iterator[None]:
    """A file that somebody writes bit by bit, from before the body runs until after it; whole at the end."""
    enough = threading.Event()

    def write() -> None:
        with path.open("wb") as file:
            for at in itertools.cycle(range(len(text) // 2)):
                file.write(text[at : at + 1])
                file.flush()
                if enough.wait(0.2):
                    break
        path.write_bytes(text)

    writer = threading.Thread(target=write)
    path.touch()
    writer.start()
    try:
        yield
    finally:
        enough.set()
        writer.join()


@pytest.mark.server
def test_watch_takes_whole_files_and_leaves_the_one_still_being_written(
    tmp_path: Path, server: dict[str, str]
) -> None:
    folder, out = tmp_path / "drop", tmp_path / "out"
    folder.mkdir()
    shutil.copyfile(TXT[0], folder / "first.txt")
    process = start(["watch", "drop", "--out", "out", "--workers", "1"], tmp_path, server)
    try:
        wait_for({"first.txt"}, out, process)
        with growing(folder / "third.txt", TXT[2].read_bytes()):
            shutil.copyfile(TXT[1], folder / "second.txt")
            wait_for({"first.txt", "second.txt"}, out, process)
        wait_for({"first.txt", "second.txt", "third.txt"}, out, process)
        assert not list(out.glob(".writing-*"))
    finally:
        said = stop(process)
    assert "Traceback" not in said
    assert process.returncode == 0


@pytest.mark.server
def test_schedule_serves_a_deployment_and_a_run_fires(tmp_path: Path, server: dict[str, str]) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    shutil.copyfile(TXT[0], folder / "first.txt")
    process = start(
        ["schedule", "in", "--cron", "* * * * *", "--out", "out", "--workers", "1"], tmp_path, server
    )
    try:
        wait_for({"first.txt"}, out, process)
        assert (out / "shortlist_ai_engineer.csv").exists()
    finally:
        said = stop(process)
    assert "Traceback" not in said


@pytest.fixture
def cluster(tmp_path: Path, server: dict[str, str]) -> Iterator[str]:
    """A Dask scheduler with one worker; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    programs = (
        ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"],
        ["distributed.cli.dask_worker", address, "--nthreads", "1", "--nworkers", "1", "--no-dashboard"],
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-m", *program],
            cwd=tmp_path,
            env=server,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for program in programs
    ]
    try:
        yield address
    finally:
        for one in reversed(running):
            one.terminate()
            one.wait(30)


@pytest.mark.server
def test_a_dask_cluster_reads_and_the_bytes_are_the_same(
    tmp_path: Path, server: dict[str, str], cluster: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in TXT[1:]:
        shutil.copyfile(path, folder / path.name)
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(TXT[0], "inside.txt")
    process = start(["run", "in", "--out", "dask", "--dask", cluster], tmp_path, server)
    said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    process = start(["run", "in", "--out", "direct", "--direct", "--workers", "1"], tmp_path, server)
    said = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    for name in (
        "candidates.csv",
        "skills.csv",
        "needs_review.csv",
        "shortlist_ai_engineer.csv",
        "profiles.jsonl",
    ):
        assert (tmp_path / "dask" / name).read_bytes() == (tmp_path / "direct" / name).read_bytes()
    assert "more.zip/inside.txt" in names(tmp_path / "dask")


@pytest.mark.server
@pytest.mark.parametrize(
    "command", [["watch"], ["schedule", "--cron", "* * * * *"]], ids=["watch", "schedule"]
)
def test_a_dask_cluster_reads_for_the_standing_commands_too(
    tmp_path: Path, server: dict[str, str], cluster: str, command: list[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    shutil.copyfile(TXT[0], folder / "first.txt")
    process = start([*command, "in", "--out", "out", "--dask", cluster], tmp_path, server)
    try:
        wait_for({"first.txt"}, out, process)
    finally:
        said = stop(process)
    assert "Traceback" not in said
    assert "does not answer" not in said


def test_a_served_run_goes_to_the_cluster_that_its_options_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deployment starts the flow with threads, whatever the options say."""
    asked: list[str] = []

    def on_dask(address: str) -> Callable[[dict[str, Any]], str]:
        asked.append(address)
        return lambda options: options["out"]

    class Here:
        task_runner = flow.ThreadPoolTaskRunner()

    monkeypatch.setattr(flow, "_on_dask", on_dask)
    monkeypatch.setattr(flow.FlowRunContext, "get", lambda: Here)
    monkeypatch.setattr(flow, "_whole_way", lambda options: "here")
    told = flow.told(Options(folders=("in",), out="out", dask="tcp://127.0.0.1:9"))
    assert flow.shortlist_flow.fn(told) == "out"
    assert asked == ["tcp://127.0.0.1:9"]
    assert flow.shortlist_flow.fn({**told, "dask": None}) == "here"


@pytest.mark.parametrize(
    "command", [["run"], ["watch"], ["schedule", "--cron", "0 6 * * *"]], ids=lambda c: c[0]
)
def test_dask_without_a_shared_server_is_a_usage_error(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "in").mkdir()
    shutil.copyfile(TXT[0], tmp_path / "in" / "cv.txt")
    environment = {key: value for key, value in os.environ.items() if key != "PREFECT_API_URL"}
    process = start([*command, "in", "--dask", "tcp://127.0.0.1:9"], tmp_path, environment)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 2
    assert "PREFECT_API_URL" in said
