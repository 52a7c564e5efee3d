"""A batch that is lost is done again; one that stays lost fails the flow honestly and leaves the last good outputs."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline import screening
from pipeline.records import FoundFile
from pipeline.settings import Options
from tests.end_to_end.conftest import SAMPLES
from tests.end_to_end.test_same_bytes import tables

SOME = 9  # files: three batches of three


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("lost") / "in"
    place.mkdir()
    for path in sorted(SAMPLES.glob("*.pdf"))[:SOME]:
        shutil.copyfile(path, place / path.name)
    return place


def _losing(times: int, lost: list[int]) -> Any:
    """screen_files that loses the batch with the folder's first file so many times, as a killed worker does."""
    whole = screening.screen_files

    def screen_files(batch: Sequence[FoundFile], crew: Any) -> screening.Screened:
        first = min(SAMPLES.glob("*.pdf")).name
        if len(lost) < times and any(Path(found.path).name == first for found in batch):
            lost.append(len(batch))
            raise ConnectionResetError("the worker is gone")
        return whole(batch, crew)

    return screen_files


@pytest.mark.server
def test_a_lost_batch_is_done_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import flow

    plain = tmp_path / "plain"
    screening.screen_folder(folder, out=plain, options=Options(folders=(), batch=3))
    lost: list[int] = []
    monkeypatch.setattr(screening, "screen_files", _losing(flow.BATCH_RETRIES, lost))
    result = flow.run(Options(folders=(str(folder),), out=str(tmp_path / "out"), batch=3))
    assert lost == [3] * flow.BATCH_RETRIES
    assert tables(tmp_path / "out") == tables(plain)
    assert result.ledger["files"] == SOME


@pytest.mark.server
def test_a_batch_that_stays_lost_fails_the_flow(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline import flow

    out = tmp_path / "out"
    options = Options(folders=(str(folder),), out=str(out), batch=3)
    screening.screen_folder(folder, out=out, options=Options(folders=(), batch=3))
    before = tables(out)
    for number, path in enumerate(sorted(folder.glob("*.pdf"))):  # other bytes: nothing is kept of them
        path.write_bytes(path.read_bytes() + b"\n%% %d\n" % number)
    with monkeypatch.context() as patch:
        patch.setattr(screening, "screen_files", _losing(1000, []))
        state = flow.shortlist_flow(flow.told(options), return_state=True)
        assert state.is_failed()
        with pytest.raises(ConnectionResetError):
            flow.run(options)
    assert tables(out) == before  # not emptied, not half-written
    again = flow.run(options)
    assert again.ledger["files"] == SOME
