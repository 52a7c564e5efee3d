"""Prefect's server only keeps the record of a run: whoever takes it away, and whenever, the run completes to the same
bytes, says so in a sentence and ends soon."""

from __future__ import annotations

import contextlib
import json
import queue
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import psutil
import pytest

from pipeline import flow, screening
from pipeline.errors import ShortlisterError
from pipeline.settings import Options
from tests.hostile import test_kills as runs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux keeps them")
NOTE = "Prefect's server does not answer"


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed run over everybody gives."""
    place = tmp_path_factory.mktemp("wanted")
    runs.people(place / "in", runs.PEOPLE)
    runs.complete(place / "in", place / "out")
    return runs.outputs(place / "out")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    runs.people(tmp_path / "in", runs.PEOPLE)
    yield tmp_path
    while runs.STARTED:
        process = runs.STARTED.pop()
        for one in (*runs.below(process), process):
            with contextlib.suppress(psutil.Error, ProcessLookupError):
                one.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def temporary_server(process: subprocess.Popen[str]) -> psutil.Process | None:
    """The server that a run started for itself."""
    for one in runs.below(process):
        with contextlib.suppress(psutil.Error):
            if "uvicorn" in one.cmdline():
                return one
    return None


def named_server(place: Path) -> tuple[subprocess.Popen[str], str]:
    """A Prefect server that answers, and its address."""
    port = free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    quiet = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    server = subprocess.Popen(
        command, env={**runs.surroundings(place / "in"), **quiet}, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )  # fmt: skip
    runs.STARTED.append(server)
    address = f"http://127.0.0.1:{port}/api"

    def answers() -> bool:
        try:
            return httpx.get(f"{address}/health", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False

    runs.wait_for(answers, server)
    return server, address


def completed(process: subprocess.Popen[str], out: Path, wanted: dict[str, bytes]) -> None:
    """The run ended well, said what befell it, and left what an undisturbed one leaves."""
    code, said = runs.ended(process)
    assert code == 0, said
    assert said.count(NOTE) == 1
    assert runs.outputs(out) == wanted
    counts = json.loads((out / "run.json").read_text())["counts"]
    assert counts["files"] == runs.PEOPLE == counts["ranked"]


@pytest.mark.server
@pytest.mark.parametrize("when", ["while it starts", "while files are read"])
def test_the_temporary_server_is_killed(place: Path, wanted: dict[str, bytes], when: str) -> None:
    out = place / "out"
    process = runs.start(place / "in", out)
    runs.wait_for(lambda: runs.kept(out) if "read" in when else temporary_server(process), process)
    server = temporary_server(process)
    assert server is not None
    server.kill()
    killed = time.monotonic()
    completed(process, out, wanted)
    # a minute on a calm machine at most; waiting for the server would take three, sending every event to it more
    assert time.monotonic() - killed < 150
    runs.complete(place / "in", out)
    assert runs.outputs(out) == wanted


@pytest.mark.server
def test_a_named_server_is_killed(place: Path, wanted: dict[str, bytes]) -> None:
    server, address = named_server(place)
    out = place / "out"
    process = runs.start(place / "in", out, api=address)
    runs.wait_for(lambda: runs.kept(out), process)
    for one in (*runs.below(server), server):
        one.kill()
    server.wait()
    completed(process, out, wanted)


def test_a_named_server_is_not_there(place: Path, wanted: dict[str, bytes]) -> None:
    out = place / "out"
    shutil.copytree(place / "in", place / "all")
    process = runs.start(place / "all", out, api=f"http://127.0.0.1:{free_port()}/api")
    completed(process, out, wanted)


class Gone:
    """A flow whose server is gone before or after its stages."""

    def __init__(self, *, after: bool) -> None:
        self.after = after

    def __call__(self, told: dict[str, object]) -> None:
        if self.after:
            flow._courses[str(Path(str(told["out"])).resolve())].result = "the result"  # type: ignore[assignment]
        raise httpx.ConnectError("refused")


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "_start_a_server", lambda: None)
    monkeypatch.setattr(flow, "_forget_the_server", lambda: None)


@pytest.mark.usefixtures("no_server")
def test_what_the_stages_gave_counts_whatever_the_server_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "shortlist_flow", Gone(after=True))
    heard: list[str] = []
    given = flow.run(Options(folders=("in",), out=str(tmp_path)), flow.Audience(note=heard.append))
    assert str(given) == "the result"
    assert len(heard) == 1


@pytest.mark.usefixtures("no_server")
def test_a_run_without_server_leaves_the_files_that_are_still_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "shortlist_flow", Gone(after=False))
    runs.people(tmp_path / "in", 2)
    late = frozenset({str((tmp_path / "in" / "cv001.txt").resolve())})
    options = Options(folders=(str(tmp_path / "in"),), out=str(tmp_path / "out"), workers=1)
    assert flow.run(options, flow.Audience(not_yet=lambda: late)).ledger["files"] == 1


@pytest.mark.usefixtures("no_server")
def test_a_cluster_is_not_replaced_by_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "_on_dask", lambda address: Gone(after=False))
    with pytest.raises(ShortlisterError, match="last complete shortlists are untouched"):
        flow.run(Options(folders=("in",), out=str(tmp_path), dask="tcp://127.0.0.1:9"))


@pytest.mark.usefixtures("no_server")
def test_a_failing_stage_is_not_the_servers_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(told: dict[str, object]) -> None:
        error = ConnectionResetError("a worker is gone")
        flow._courses[str(Path(str(told["out"])).resolve())].error = error
        raise error

    monkeypatch.setattr(flow, "shortlist_flow", fails)
    monkeypatch.setattr(screening, "screen_folder", lambda *_, **__: pytest.fail("the stage failed"))
    with pytest.raises(ConnectionResetError):
        flow.run(Options(folders=("in",), out=str(tmp_path)))


def test_events_for_a_server_that_is_gone_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting: queue.Queue[object] = queue.Queue()
    for number in range(1000):
        waiting.put(number)
    monkeypatch.setattr(flow.EventsWorker, "_instances", {1: SimpleNamespace(_queue=waiting)})
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    flow._forget_the_server()
    assert waiting.empty()
    waiting.join()  # nobody waits for them any more
