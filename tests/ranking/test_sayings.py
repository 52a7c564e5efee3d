"""The sentence about a candidate speaks of what the brief asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.briefs.brief import builtin, made_of
from pipeline.ranking.score import score
from pipeline.records import Profile
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
