"""A folder full of traps: the run ends, the ledger balances, the honest neighbours' rows are what they are without the traps."""

from __future__ import annotations

import csv
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import intake, screening
from pipeline.records import Result
from pipeline.settings import Options, Reading
from tests.hostile.test_interrupts import InlineCrew, people


@pytest.fixture(scope="module", autouse=True)
def _inline() -> Iterator[None]:
    screening.load_tools(Reading())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "Crew", InlineCrew)
        yield


def run(folder: Path, out: Path) -> Result:
    return screening.screen_folder(folder, out=out, options=Options(folders=(), workers=1))


def rows(out: Path, names: set[str]) -> list[dict[str, str]]:
    with (out / "candidates.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["source_file"] in names]


def balanced(result: Result) -> bool:
    ledger = result.ledger
    return (
        ledger["files"] == ledger["ranked"] + ledger["set_aside"] + ledger["duplicates"] + ledger["ignored"]
    )


def traps(folder: Path) -> None:
    """Everything that can stand in a folder and should not."""
    (folder / "link.txt").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(folder)
        try:
            server.bind("sock.txt")
        finally:
            os.chdir(here)
    for name in (
        b"a\nb.txt",
        b"bad\xff.txt",
        "\u202etxt.exe.txt".encode(),
        b"n" * 251 + b".txt",
        b"=cmd().txt",
        b" lead.txt",
    ):
        (folder / os.fsdecode(name)).write_bytes(b"nothing here")
    for name in ("~$cv.docx", ".hidden.txt", ".~lock.cv.odt#", "Thumbs.db"):
        (folder / name).write_text("x")
    deep = folder
    for _ in range(180):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("nothing here")
    with (folder / "giant.pdf").open("wb") as file:
        file.truncate(40 << 30)
    (folder / "empty.pdf").touch()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and sockets in folders are of Unix")
def test_traps_cost_nobody_their_row(tmp_path: Path) -> None:
    for name in ("clean", "trapped"):
        people(tmp_path / name, 3)
    traps(tmp_path / "trapped")
    clean, trapped = run(tmp_path / "clean", tmp_path / "o1"), run(tmp_path / "trapped", tmp_path / "o2")
    names = {f"cv{number}.txt" for number in range(3)}
    assert rows(tmp_path / "o1", names) == rows(tmp_path / "o2", names)
    assert balanced(clean)
    assert balanced(trapped)
    assert trapped.ledger["set_aside_unsafe"] == 5
    assert trapped.ledger["set_aside_too_large"] == 1
    assert trapped.ledger["ignored"] == 4
    told = (tmp_path / "o2" / "needs_review.csv").read_text(encoding="utf-8-sig")
    assert "root:" not in told
    with (tmp_path / "o2" / "needs_review.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@") or "\n" in cell]


def test_a_file_that_vanishes_between_looking_and_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    people(folder, 3)
    original = screening.profile_of

    def late(path: str, source_file: str, sha256: str) -> bytes:
        if source_file == "cv1.txt":
            Path(path).unlink(missing_ok=True)
        return original(path, source_file, sha256)

    monkeypatch.setattr(screening, "profile_of", late)
    result = run(folder, tmp_path / "out")
    assert balanced(result)
    assert result.ledger["set_aside_unreadable"] == 1
    assert result.ledger["ranked"] == 2


def test_a_file_that_grows_while_the_run_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    people(folder, 2)
    growing, stop = folder / "log.txt", threading.Event()
    growing.write_text("x")

    def grow() -> None:
        with growing.open("a") as file:
            for _ in range(10_000):
                if stop.wait(0.001):
                    return
                file.write("more and more " * 20)
                file.flush()

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        result = run(folder, tmp_path / "out")
    finally:
        stop.set()
        thread.join()
    assert balanced(result)
    assert result.ledger["files"] == 3


@pytest.mark.skipif(
    not hasattr(os, "seteuid") or os.getuid() != 0, reason="needs another user to be locked out as"
)
def test_a_file_and_a_folder_that_may_not_be_opened(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    people(folder, 2)
    (folder / "locked").mkdir(mode=0o000)
    (folder / "cv1.txt").chmod(0o000)
    for path in (*tmp_path.parents, tmp_path):
        if path.stat().st_uid == 0 and path != Path("/") and "pytest" in str(path):
            path.chmod(0o777)
    os.seteuid(65534)
    try:
        found = intake.find([str(folder)], max_size=1 << 20, suffixes=frozenset({".txt"}))
    finally:
        os.seteuid(0)
    assert [one.source_file for one in found.files] == ["cv0.txt"]
    assert {one.source_file: one.reason for one in found.set_aside} == {
        "cv1.txt": "unreadable",
        "locked": "unreadable",
    }
