"""Sensible people at the top: the shortlists over the samples against labels judged by reading."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from pipeline.records import Result
from tests.end_to_end.conftest import SAMPLES


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, str]]:
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def test_the_samples_are_as_varied_as_promised(expected: dict[str, dict[str, str]]) -> None:
    people = [row for row in expected.values() if row["role"]]
    assert len(people) >= 40
    assert sum(row["role"] == "other" for row in people) >= 8
    assert sum(row["role"] == "hybrid" for row in people) >= 4
    fields = {row["specialization"] for row in people}
    assert len(fields) == 18, "every specialization of the contract, and none"
    assert {Path(name).suffix for name in expected} >= {".pdf", ".docx", ".txt"}


def test_every_spoiled_file_is_set_aside_for_the_reason_judged(
    run_out: tuple[Path, Result], expected: dict[str, dict[str, str]]
) -> None:
    rows = pd.read_csv(run_out[0] / "needs_review.csv", dtype=str, keep_default_na=False)
    reasons = dict(zip(rows["source_file"], rows["reason"], strict=True))
    for name, row in expected.items():
        reason = row["note"].split()[0].strip(",;:") if row["note"] else ""
        if not row["role"] and reason != "image_only_no_ocr":  # read where tesseract is installed
            assert reasons.get(name) == reason, name


@pytest.mark.parametrize("role", ["ai_engineer", "software_engineer"])
def test_all_shortlisted_are_of_the_role(
    run_out: tuple[Path, Result], expected: dict[str, dict[str, str]], role: str
) -> None:
    rows = pd.read_csv(run_out[0] / f"shortlist_{role}.csv", dtype=str, keep_default_na=False)
    chosen = rows[rows["status"] == "shortlisted"]["source_file"]
    assert len(chosen) >= 5
    wrong = [name for name in chosen if expected[name]["role"] not in {role, "hybrid"}]
    assert not wrong
