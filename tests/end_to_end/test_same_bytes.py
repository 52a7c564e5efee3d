"""The same folder, brief and version give the same bytes, whatever the workers, the order, the orchestrator."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import screening
from pipeline.records import Result
from pipeline.settings import Options
from tests.end_to_end.conftest import SAMPLES

TABLES = (
    "candidates.csv",
    "skills.csv",
    "needs_review.csv",
    "shortlist_ai_engineer.csv",
    "shortlist_software_engineer.csv",
    "profiles.jsonl",
)


def tables(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in TABLES}


def test_one_worker_and_many(run_out: tuple[Path, Result], tmp_path: Path) -> None:
    screening.screen_folder(SAMPLES, out=tmp_path / "one", options=Options(folders=(), workers=1, batch=7))
    assert tables(tmp_path / "one") == tables(run_out[0])


def test_files_written_in_another_order(run_out: tuple[Path, Result], tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    files = sorted((path for path in SAMPLES.rglob("*") if path.is_file()), key=lambda path: path.name[::-1])
    for path in files:
        target = copy / path.relative_to(SAMPLES)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    screening.screen_folder(copy, out=tmp_path / "out")
    assert tables(tmp_path / "out") == tables(run_out[0])


def test_a_second_run_reads_nothing_new_and_writes_the_same(
    run_out: tuple[Path, Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(run_out[0])
    read: list[int] = []
    screening.screen_folder(SAMPLES, out=run_out[0], progress=lambda stage, done, total: read.append(total))
    assert max(read) <= sum(1 for _ in SAMPLES.glob("spoiled/*"))  # at most what must be tried again
    assert tables(run_out[0]) == before


def test_an_unchanged_folder_is_not_concluded_again_and_what_somebody_changed_is_mended(
    tmp_path: Path,
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for path in sorted(SAMPLES.glob("*.txt"))[:2]:
        shutil.copyfile(path, folder / path.name)
    first = screening.screen_folder(folder, out=out)
    good, times = tables(out), {path: path.stat().st_mtime_ns for path in out.glob("*.csv")}
    assert screening.screen_folder(folder, out=out) == first
    assert {path: path.stat().st_mtime_ns for path in out.glob("*.csv")} == times
    (out / "candidates.csv").write_text("edited")
    (out / "skills.csv").unlink()
    screening.screen_folder(folder, out=out)
    assert tables(out) == good
    other = screening.screen_folder(folder, out=out, options=Options(folders=(), top=1))
    assert sum(one.status == "shortlisted" for one in other.shortlists[1][1]) <= 1
    next(folder.iterdir()).unlink()
    assert screening.screen_folder(folder, out=out).ledger["files"] == 1


def test_a_run_over_an_unchanged_folder_loads_neither_taxonomy_nor_spacy(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    shutil.copyfile(min(SAMPLES.glob("*.txt")), folder / "one.txt")
    screening.screen_folder(folder, out=out)
    script = (
        "import sys; from unittest import mock; from pipeline import screening, wanted\n"
        "with mock.patch.object(wanted, 'load_taxonomy', side_effect=AssertionError('the taxonomy was read')):\n"
        "    screening.screen_folder(sys.argv[1], out=sys.argv[2])\n"
        "print(sorted({'spacy', 'pandas', 'scipy', 'datasketch', 'prefect', 'sklearn'} & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(out)], capture_output=True, text=True, check=True
    )
    assert told.stdout == "[]\n"


@pytest.mark.server
def test_the_prefect_flow_writes_the_same(run_out: tuple[Path, Result], tmp_path: Path) -> None:
    from pipeline import flow

    result = flow.run(Options(folders=(str(SAMPLES),), out=str(tmp_path / "flow")))
    assert tables(tmp_path / "flow") == tables(run_out[0])
    assert result.ledger == run_out[1].ledger
