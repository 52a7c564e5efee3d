"""A practice that the lines speak of without its name is for a person to look at, never missing and never "not seen"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.briefs.brief import made_of
from pipeline.ranking import Scorer, place
from pipeline.ranking.other_words import practices
from pipeline.records import Profile
from pipeline.reports import wording
from skill_taxonomy import Taxonomy
from tests.ranking.people import person, use


def told(*duties: str, sure: float = 0.9, role: str = "ai_engineer", **more: Any) -> Profile:
    """A person whose lines show these duties, so surely."""
    made = person(duties=duties, role=role, **more)
    lines = tuple(replace(one, sure=sure) for one in made.assessment.responsibilities)
    reason = "Ran LLM applications in production; no architecture seen."
    return replace(made, assessment=replace(made.assessment, responsibilities=lines, reason=reason))


CASES = [
    # asked, person, state
    ("RAG", told("AR4"), "unknown"),
    ("RAG", told("AR3"), "missing"),
    ("RAG", told("AR4", sure=0.5), "missing"),
    ("RAG", told("AR4", role="other"), "missing"),
    ("RAG", told("AR4", uses=(use("rag"),)), "met"),
    ("RAG", told("AR4", uses=(use("rag", "claimed"),)), "met"),
    ("LLM evaluation", told("AR6", "AR4"), "unknown"),
    ("LLM evaluation", told("AR6"), "missing"),  # of a forecast, say
    ("model evaluation", told("AR6"), "unknown"),
    ("AI agents", told("AR5"), "missing"),  # of workflows without a model
    ("AI agents", told("AR5", "AR3"), "unknown"),
    ("authentication", told("SR5", role="software_engineer"), "unknown"),
    ("LangChain", told("AR4", "AR3", "AR5"), "missing"),  # who used a named thing writes so
    ("Python", told("AR4"), "missing"),
]


@pytest.mark.parametrize(
    ("asked", "profile", "state"), CASES, ids=[f"{n}-{one[0]}-{one[2]}" for n, one in enumerate(CASES)]
)
def test_the_gate(taxonomy: Taxonomy, asked: str, profile: Profile, state: str) -> None:
    brief = made_of({"id": "b", "role": "hybrid", "must_have": [asked]}, "b", "b", b"", taxonomy)
    scored = Scorer(brief, taxonomy)(profile)
    states = {"met": scored.met, "missing": scored.missing, "unknown": scored.unknown}
    named = [
        kind for kind, needs in states.items() for words in needs if words.lower().startswith(asked.lower())
    ]
    assert named == [state]
    if profile.assessment.role.label != "other":
        wanted = {"met": "shortlisted", "missing": "not_matched", "unknown": "needs_review"}
        assert place([scored], brief, 1)[0].status == wanted[state]


def test_alternatives_of_which_one_is_spoken_of(taxonomy: Taxonomy) -> None:
    asked = {"id": "b", "role": "ai_engineer", "must_have": [{"any_of": ["LangChain", "RAG"]}]}
    scored = Scorer(made_of(asked, "b", "b", b"", taxonomy), taxonomy)(told("AR4"))
    assert scored.unknown == ("LangChain or RAG (not named; line 1 may speak of it)",)


def test_nobody_is_told_to_lack_what_a_line_may_show(taxonomy: Taxonomy) -> None:
    asked = {"id": "b", "role": "ai_engineer", "must_have": ["Python"], "nice_to_have": ["LLM evaluation"]}
    score = Scorer(made_of(asked, "b", "b", b"", taxonomy), taxonomy)
    python = (use("python"),)
    assert "LLM evaluation" in score(told("AR3", uses=python)).reason
    assert "LLM evaluation" not in score(told("AR3", "AR6", uses=python)).reason


def test_it_earns_nothing_by_itself(taxonomy: Taxonomy) -> None:
    asked = {"id": "b", "role": "ai_engineer", "must_have": ["RAG"]}
    score = Scorer(made_of(asked, "b", "b", b"", taxonomy), taxonomy)
    assert score(told("AR4")).credits[0] == score(told("AR3")).credits[0] == 0.0


def test_only_practices_and_known_duties_stand_in_the_table(taxonomy: Taxonomy) -> None:
    duties = wording.codes()
    for skill, (every, beside) in practices().items():
        assert taxonomy[skill].kind in {"concept", "practice"}, skill
        assert every
        assert every | beside <= duties.keys(), skill
