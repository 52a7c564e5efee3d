"""One candidate's case in the terminal: every verdict with its lines, page and rule, in 80 columns."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.records import Profile
from pipeline.reports import cases, explain
from pipeline.reports.explain import WIDTH, case
from pipeline.reports.profiles import profile_object, to_line
from pipeline.reports.wording import CUE_WORDS, NO_DIMENSION, rule
from tests.reports.making import candidate, place


def run_of(folder: Path, *profiles: Profile) -> Path:
    """An output folder with these candidates in it."""
    (folder / "profiles.jsonl").write_text(
        "".join(
            to_line(profile_object(one, [("backend", place(one, at, 1, 4, "needs_review"))]))
            for at, one in enumerate(profiles, 1)
        ),
        encoding="utf-8",
    )
    return folder


@pytest.mark.parametrize(
    "words",
    [
        "Ada Quill (c_000000000001)",
        "Shortlist backend: needs_review",
        "rank 1 (between 1 and 4",
        "35.0  Must-haves",
        "met: PostgreSQL (claimed)",
        "cannot be told: 3+ relevant years",
        "Production: operated",
        "decided by: a named running duty in a job",
        "X1 Deployment",
        "> Deployed the payments API to Kubernetes and cut its latency by half",
        "(page 1, line 5; operated; duty named in a job)",
        "no line seen for: monitoring",
        "role: software_engineer (software_engineer 90 %, hybrid 10 %)",
        "for it: software work in jobs +1.2",
        "against: AI and software side by side in recent work -0.2",
        "as ai_engineer there is missing: LLMs and generative AI, MLOps",
        "as software_engineer there is missing: nothing",
        "Relevant years: 5.0",
        "2019-03 to present: Backend Engineer, Quarry Lane Payments (page 1, line 4)",
        "SR3 Builds APIs and integrations (line model 0.9)",
        "Go  deep        5 y  2024-05  p1 l8",
        "Skills only listed, with no use described ----------------------------------------- PostgreSQL",
        "Rust (said not to have, page 1, line 6)",
        "unverified_skill_claims: PostgreSQL",
        "93 % sure (pdfium, 2 pages)",
        "nobody can see it (page 1, colour; not counted): > hire me at once",
    ],
)
def test_the_case_tells(tmp_path: Path, words: str) -> None:
    told = case(run_of(tmp_path, candidate(1)), "c_000000000001")
    assert " ".join(words.split()) in " ".join(told.split())


@pytest.mark.parametrize("words", ["", "x" * 300, "word " * 80, "\x1b[31m\nname\u202e", "表" * 30])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, words: str) -> None:
    told = case(run_of(tmp_path, candidate(1, everywhere=words)), "c_000000000001")
    assert max(map(len, told.split("\n"))) <= WIDTH
    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    "wanted", ["c_000000000002", "c_000000000002".upper(), "bo fenn", "Fenn", "Bo Fenn.pdf"]
)
def test_a_candidate_is_found_by_id_name_or_file(tmp_path: Path, wanted: str) -> None:
    folder = run_of(tmp_path, candidate(1), candidate(2, name="Bo Fenn"))
    assert case(folder, wanted).startswith("Bo Fenn (c_000000000002)")


@pytest.mark.parametrize("wanted", ["muller", "MÜLLER", "Muller, Zoe", "zoe müller", "Zoë Müller.pdf"])
def test_accents_and_the_order_of_a_name_do_not_matter(tmp_path: Path, wanted: str) -> None:
    folder = run_of(tmp_path, candidate(1), candidate(2, name="Zoë Müller"))
    assert case(folder, wanted).startswith("Zoë Müller (c_000000000002)")


@pytest.mark.parametrize("wanted", ["old/invoice.pdf", "invoice.PDF", "c_00000000000f"])
def test_a_file_set_aside_is_said_with_its_reason(tmp_path: Path, wanted: str) -> None:
    folder = run_of(tmp_path, candidate(1))
    (folder / "needs_review.csv").write_text(
        "\ufeffsource_file,candidate_id,reason,detail\r\n"
        "old/invoice.pdf,c_00000000000f,not_a_resume,It reads like an invoice.\r\n"
        "Ada Quill.pdf,c_000000000001,hidden_text,Hidden words.\r\n",
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match=r"no candidate was made .*not_a_resume.*like an invoice"):
        case(folder, wanted)
    assert case(folder, "ada quill").startswith("Ada Quill")


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("Bo Fen n", "did you mean Bo Fenn"),
        ("zzzzzzz", "see candidates.csv"),
        ("c_0000", "names 2 candidates"),
        ("", "Nobody"),
    ],
)
def test_who_cannot_be_found_is_said(tmp_path: Path, wanted: str, told: str) -> None:
    folder = run_of(tmp_path, candidate(1), candidate(2, name="Bo Fenn"))
    with pytest.raises(UsageError, match=told):
        case(folder, wanted)


def test_a_folder_without_a_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no shortlists here"):
        case(tmp_path, "anybody")


def test_the_lines_that_decided_the_level_come_first() -> None:
    def line(code: str, number: int, stage: str) -> dict[str, object]:
        return {
            "dimension": code,
            "text": f"line {number}",
            "page": 1,
            "line": number,
            "stage": stage,
            "rule": "",
        }

    evidence = [line("X1", 3, "shipped"), line("X5", 4, "shipped"), line("X5", 9, "operated")]
    production = {"level": "operated", "rule": "", "evidence": evidence}
    said = [row.strip() for row in explain._production(production)]
    assert [row for row in said if row.startswith(">")] == ["> line 9", "> line 4", "> line 3"]
    groups = cases._groups(evidence, "X", "operated")
    assert [[one["line"] for one in group["items"]] for group in groups] == [[9, 4], [3]]


def test_a_line_that_decided_without_a_dimension_is_shown(tmp_path: Path) -> None:
    profile = candidate(level="shipped")
    (first, *_) = profile.assessment.production.evidence
    bare = replace(profile.assessment.production, evidence=(replace(first, code="", stage="shipped"),))
    assessed = replace(profile, assessment=replace(profile.assessment, production=bare))
    value = profile_object(assessed, [])
    assert value["production"]["evidence"][0]["dimension"] is None
    said = " ".join(case(run_of(tmp_path, assessed), "Ada Quill").split())
    assert f"{NO_DIMENSION} > {first.text}" in said
    assert "None" not in said
    groups = cases._groups(value["production"]["evidence"], "X", "shipped")
    assert [(group["code"], group["name"]) for group in groups] == [("", NO_DIMENSION)]
    assert "" in cases._marked_lines(value)[first.line]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            "duty named in a job (0.96; incident, llm)",
            "duty named in a job, 96 % sure by words of incident, language models",
        ),
        ("something built (1.00)", "something built, over 99 % sure"),
        ("line model 0.72; build verb", "72 % sure by words of building"),
        ("line model 0.55", "55 % sure"),
        ("released (twice)", "released (twice)"),
        ("", ""),
    ],
)
def test_a_rule_is_said_without_the_models_words(kept: str, said: str) -> None:
    assert rule(kept) == said


def test_every_cue_has_words_of_its_own() -> None:
    """A name that only a programmer reads ("ml eval") never stands on a page."""
    ids = [
        name.replace("_", " ")
        for name in tomllib.loads(resources.files("models").joinpath("cues.toml").read_text("utf-8"))
    ]
    said = [rule(f"line model 0.50; {name}").removeprefix("50 % sure by words of ") for name in ids]
    assert not [words for words in said if words.startswith("ml ") or words.endswith((" verb", " work"))]
    assert CUE_WORDS.keys() <= set(ids)
