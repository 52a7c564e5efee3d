"""What the product says of every sample, written down: a change of a verdict is seen in the diff, never by accident.

Regenerate on purpose: ``python -m tests.golden`` and read the diff before committing it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.records import Result
from tests.golden.tables import GOLDEN, golden_rows


@pytest.mark.parametrize(
    "name", ["candidates", "needs_review", "shortlist_ai_engineer", "shortlist_software_engineer"]
)
def test_the_samples_get_the_verdicts_that_are_written_down(run_out: tuple[Path, Result], name: str) -> None:
    with (GOLDEN / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))
    assert golden_rows(run_out[0], name) == written
