"""What people are told when the disk is full or their record of earlier runs is damaged: what to do, and nothing that hurts."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pipeline import cli, reports
from pipeline.errors import DiskFull, ExitCode, ShortlisterError, is_disk_full
from pipeline.store import Store


def test_a_full_disk_is_no_reason_to_delete_what_is_kept(tmp_path: Path) -> None:
    with Store(tmp_path / "state.sqlite", "v") as store:
        store.put([("a", b"kept")])
        pages = store._db.execute("PRAGMA page_count").fetchone()[0]
        store._db.execute(f"PRAGMA max_page_count = {pages}")  # SQLite then says what it says on a full disk
        with pytest.raises(DiskFull) as caught:
            store.put([("b", os.urandom(100_000))])
        assert "delete" not in str(caught.value)
        assert set(store.known(["a", "b"])) == {"a"}


def test_a_damaged_record_may_be_deleted(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").write_bytes(b"no database at all " * 400)
    with pytest.raises(ShortlisterError, match="delete it and run again"):
        Store(tmp_path / "state.sqlite", "v")


def test_a_record_that_may_not_be_opened_is_not_to_be_deleted(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").mkdir()
    with pytest.raises(ShortlisterError, match="see that it can be written"):
        Store(tmp_path / "state.sqlite", "v")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EDQUOT])
def test_every_way_of_having_no_room_is_seen(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(cli, "run", full)
    (tmp_path / "in").mkdir()
    assert cli.call(["run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == ExitCode.OTHER
    said = capsys.readouterr().err
    assert "full" in said
    assert "--debug" not in said


def test_a_folder_that_cannot_be_made_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "touch", full)
    with pytest.raises(DiskFull):
        reports.prepare(str(tmp_path / "out"))


def test_other_errors_are_not_taken_for_a_full_disk() -> None:
    assert not is_disk_full(OSError(errno.EACCES, "no"))
    assert not is_disk_full(ValueError("full"))
    assert not is_disk_full(None)
