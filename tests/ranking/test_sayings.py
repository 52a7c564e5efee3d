"""The sentence about a candidate speaks of what the brief asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.briefs.brief import builtin, made_of
from pipeline.needs import inside
from pipeline.ranking import place
from pipeline.ranking.score import score
from pipeline.records import ROLES, Profile, Verdict
from skill_taxonomy import Taxonomy
from tests.ranking.people import person, use

HEAD = "Ran backend services in production with Go: monitoring"
ASKED: dict[str, Any] = {
    "role": "software_engineer",
    "specializations": ["backend_api"],
    "must_have": ["Python", {"any_of": ["AWS", "GCP"]}],
    "nice_to_have": ["Kafka", "A6"],
}


def told(*grades: tuple[str, str]) -> Profile:
    made = person(uses=tuple(use(*one) for one in grades), role="software_engineer", field="backend_api")
    return replace(made, assessment=replace(made.assessment, reason=f"{HEAD}; no architecture seen."))


@pytest.mark.parametrize(
    ("grades", "tail"),
    [
        ((("python", "used"), ("gcp", "claimed")), "; Google Cloud Platform only listed."),
        ((("python", "used"), ("aws", "used"), ("rag", "used")), "; no Kafka seen."),
        ((("python", "used"), ("aws", "used"), ("kafka", "used")), "; nothing on RAG and vector databases."),
        ((("python", "used"), ("aws", "used"), ("kafka", "used"), ("rag", "claimed")), "."),
        ((("aws", "used"),), "."),
    ],
    ids=["claimed", "nice_to_have", "area", "nothing_lacks", "missing_is_said_by_the_status"],
)
def test_what_the_brief_asks_for(taxonomy: Taxonomy, grades: tuple[tuple[str, str], ...], tail: str) -> None:
    brief = made_of(dict(ASKED), "b.yaml", "b", b"", taxonomy)
    assert score(told(*grades), brief, taxonomy).reason == HEAD + tail


def test_the_whole_role_is_asked_for(taxonomy: Taxonomy) -> None:
    own, across = builtin("software_engineer", taxonomy), builtin("ai_engineer", taxonomy)
    assert score(told(), own, taxonomy).reason == f"{HEAD}; no architecture seen."
    assert "architecture" not in score(told(), across, taxonomy).reason


@pytest.mark.parametrize(
    ("chances", "missing", "unknown"),
    [
        (
            {"ai_engineer": 0.95, "software_engineer": 0.03},
            "newest work in software engineering (judged AI engineering)",
            "",
        ),
        (
            {"ai_engineer": 0.54, "software_engineer": 0.4},
            "",
            "whether the newest work is software engineering (judged AI engineering 54 %, software engineering 40 %)",
        ),
    ],
    ids=["missing", "unclear"],
)
def test_the_role_gate_speaks_of_the_newest_work(
    taxonomy: Taxonomy, chances: dict[str, float], missing: str, unknown: str
) -> None:
    """Who was a software engineer before is never told that such work is missing."""
    made = person(role="ai_engineer")
    verdict = Verdict("ai_engineer", tuple((name, chances.get(name, 0.0)) for name in ROLES))
    made = replace(made, assessment=replace(made.assessment, role=verdict))
    brief = builtin("software_engineer", taxonomy)
    (placed,) = place([score(made, brief, taxonomy)], brief, 1)
    assert (", ".join(placed.missing), ", ".join(placed.unknown)) == (missing, unknown)
    assert "Missing" not in placed.reason
    assert ("The newest work is judged AI engineering, not software engineering." in placed.reason) == bool(
        missing
    )
    assert unknown in placed.reason
    assert not missing or placed.why_not.endswith("showed: newest work in software engineering.")


def test_names_keep_their_capital_letters(taxonomy: Taxonomy) -> None:
    assert inside("Python and SQL", taxonomy) == "Python and SQL"
    assert inside("LLMs and generative AI", taxonomy) == "LLMs and generative AI"
    assert inside("Cloud platforms", taxonomy) == "cloud platforms"
