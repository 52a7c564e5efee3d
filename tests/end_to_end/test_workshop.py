"""The workshop of a run: a scratch folder that lasts as long as the run, and a Dask worker's children for each run's options."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline import intake, workshop
from pipeline.settings import Limits, Options, Reading
from pipeline.wanted import Wanted


class NoCrew:
    """Children that do nothing."""

    def __init__(self, *given: Any) -> None:
        self.given = given

    def __enter__(self) -> NoCrew:
        return self

    def __exit__(self, *rest: object) -> None:
        pass


@pytest.fixture(autouse=True)
def _no_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "Crew", NoCrew)
    monkeypatch.setattr(workshop, "_crews", {})


@pytest.mark.parametrize("dask", [None, "tcp://127.0.0.1:9"])
def test_the_scratch_folder_is_there_while_the_run_lasts(tmp_path: Path, dask: str | None) -> None:
    out = tmp_path / "out"
    (out / ".scratch-of-a-killed-run").mkdir(parents=True)
    options = Options(folders=(str(tmp_path),), out=str(out), dask=dask)
    with workshop.open_workshop(options, Wanted(options), lambda *_: None) as key:
        scratch = workshop.workshop_of(key).scratch
        assert scratch.is_dir()
        assert (scratch.parent == out) is (dask is not None)
        assert not (out / ".scratch-of-a-killed-run").exists()
    assert not scratch.exists()


def test_a_worker_keeps_children_for_each_runs_options_apart(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("[fjordbase]")
    options = Options(folders=("in",))
    first = workshop.crew_here(options)
    assert workshop.crew_here(replace(options, top=3, out="elsewhere")) is first
    for other in (
        replace(options, reading=Reading(ocr=False)),
        replace(options, limits=Limits(seconds=5.0)),
        replace(options, reading=Reading(taxonomy=str(tmp_path))),
    ):
        crew = workshop.crew_here(other)
        assert crew is not first
        assert crew.given[1:] == (other.limits, workshop.screening.load_tools, (other.reading,))
