"""What the outside world may rely on: files, columns, words, a row for every file."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from pipeline.records import (
    FILE_REASONS,
    FLAGS,
    GRADES,
    PRODUCTION_LEVELS,
    ROLES,
    SPECIALIZATIONS,
    STATUSES,
    Result,
)
from tests.end_to_end.conftest import SAMPLES

Run = tuple[Path, Result]
CONTRACT_SHORTLIST = (
    "rank, rank_low, rank_high, candidate_id, name, status, score, role, role_confidence, specialization, specialization_confidence,"
    " second_specialization, production_level, production_evidence, years_experience, must_haves_met, must_haves_missing, top_skills, last_title,"
    " last_organization, email, phone, location, links, flags, reasons, source_file"
)
CONTRACT_SKILLS = "candidate_id, skill_id, skill, area, grade, years, last_used, mentions, evidence"
CONTRACT_REVIEW = "source_file, candidate_id, reason, detail"
PROFILE_KEYS = {
    "candidate_id", "source_file", "sha256", "name", "email", "phone", "location", "links", "experience", "education", "skills", "role",
    "specialization", "production", "flags", "reading",
}  # fmt: skip


def table(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("shortlist_ai_engineer.csv", CONTRACT_SHORTLIST),
        ("shortlist_software_engineer.csv", CONTRACT_SHORTLIST),
        ("skills.csv", CONTRACT_SKILLS),
        ("needs_review.csv", CONTRACT_REVIEW),
    ],
)
def test_columns_and_their_order(run_out: Run, name: str, columns: str) -> None:
    assert list(table(run_out[0] / name).columns) == columns.split(", ")


def test_every_file_of_the_contract_is_written(run_out: Run) -> None:
    names = {path.name for path in run_out[0].iterdir()}
    assert names >= {
        "candidates.csv",
        "skills.csv",
        "needs_review.csv",
        "profiles.jsonl",
        "report.html",
        "run.json",
    }
    assert not [name for name in names if name.startswith(".writing")]


def test_every_file_in_the_folder_has_a_row(run_out: Run) -> None:
    files = {
        path.relative_to(SAMPLES).as_posix()
        for path in SAMPLES.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    rows = set(table(run_out[0] / "candidates.csv")["source_file"]) | set(
        table(run_out[0] / "needs_review.csv")["source_file"]
    )
    assert files <= rows


def test_everybody_for_whom_a_person_must_look_has_a_row_that_says_why(run_out: Run) -> None:
    out, result = run_out
    review = table(out / "needs_review.csv")
    assert all(review["reason"])
    assert all(review["detail"])
    waiting = {
        one
        for path in out.glob("shortlist_*.csv")
        for one in table(path).query("status == 'needs_review'")["candidate_id"]
    }
    assert waiting
    assert waiting <= set(review["candidate_id"])
    assert result.needs_review == len(set(zip(review["source_file"], review["candidate_id"], strict=True)))


def test_the_ledger_balances(run_out: Run) -> None:
    ledger = run_out[1].ledger
    assert (
        ledger["files"] == ledger["ranked"] + ledger["set_aside"] + ledger["duplicates"] + ledger["ignored"]
    )
    assert json.loads((run_out[0] / "run.json").read_text())["counts"] == ledger


def test_the_words_are_those_of_the_contract(run_out: Run) -> None:
    people = table(run_out[0] / "candidates.csv")
    assert set(people["role"]) <= set(ROLES)
    assert set(people["specialization"]) | set(people["second_specialization"]) <= set(SPECIALIZATIONS)
    assert set(people["production_level"]) <= set(PRODUCTION_LEVELS)
    flags = {flag for cell in people["flags"] for flag in cell.split("; ") if flag}
    assert flags <= set(FLAGS)
    assert set(table(run_out[0] / "skills.csv")["grade"]) <= set(GRADES)
    for role in ("ai_engineer", "software_engineer"):
        assert set(table(run_out[0] / f"shortlist_{role}.csv")["status"]) <= set(STATUSES)
    aside = json.loads((run_out[0] / "run.json").read_text())["set_aside"]
    assert {one["reason"] for one in aside} <= set(FILE_REASONS)


def test_shortlists_are_best_first_and_bands_hold_the_rank(run_out: Run) -> None:
    for role in ("ai_engineer", "software_engineer"):
        rows = pd.read_csv(run_out[0] / f"shortlist_{role}.csv")
        assert list(rows["rank"]) == sorted(rows["rank"])
        assert ((rows["rank_low"] <= rows["rank"]) & (rows["rank"] <= rows["rank_high"])).all()
        assert rows["score"].between(0, 100).all()
        taken = rows.loc[rows["status"] == "shortlisted", "rank"]
        assert (taken < taken.max()).sum() < 10  # an equal score at the edge is not cut off


def test_profiles_have_the_promised_keys_and_their_evidence_stands_in_the_document(run_out: Run) -> None:
    lines = (run_out[0] / "profiles.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        profile = json.loads(line)
        assert set(profile) >= PROFILE_KEYS
        assert re.fullmatch(r"c_[0-9a-f]{12}", profile["candidate_id"])
        assert profile["sha256"].startswith(profile["candidate_id"][2:])
        for skill in profile["skills"]:
            assert skill["evidence"], skill
            for one in skill["evidence"]:
                assert one["surface"] in one["text"]
                assert one["assertion"] == "asserted"
        for job in profile["experience"]:
            assert job["lines"] == sorted(job["lines"])
            assert len(job["text"]) == len(job["lines"])
            for date in (job["start"], job["end"]):
                assert date is None or re.fullmatch(r"\d{4}(-\d{2})?|present", date)


def test_tables_open_the_same_in_every_reader(run_out: Run) -> None:
    for path in run_out[0].glob("*.csv"):
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), "Excel shows accents only with a byte order mark"
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows) == 1 + len(table(path))


def test_numbers_are_numbers(run_out: Run) -> None:
    rows = pd.read_csv(run_out[0] / "candidates.csv")
    for column in ("role_confidence", "specialization_confidence"):
        assert rows[column].between(0, 1).all()
    assert pd.to_numeric(rows["years_experience"]).dropna().between(0, 60).all()
