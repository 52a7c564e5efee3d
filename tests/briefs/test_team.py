"""Teams: the smallest that cover a brief (DOMAIN section 9), what stays open, who would close it."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path
from typing import Any

import pytest

from pipeline.briefs import load
from pipeline.briefs.brief import made_of
from pipeline.briefs.team import Member, Proposal, member_of, propose, read_members
from pipeline.briefs.team_telling import to_json, to_text
from pipeline.errors import UsageError
from pipeline.records import Brief
from skill_taxonomy import Taxonomy

SAMPLES = Path(__file__).parents[2] / "data" / "samples" / "briefs"
BOTH: dict[str, Any] = {
    "id": "b",
    "role": "hybrid",
    "specializations": ["llm_applications", "full_stack"],
    "must_have": ["LLM", "React", "PostgreSQL"],
    "product": {"stage": "product"},
}


def member(
    name: str,
    role: str,
    covers: set[int],
    *,
    level: str = "shipped",
    quality: int = 50,
    claims: set[int] | None = None,
) -> Member:
    sides = {
        "ai_engineer": {"ai"},
        "software_engineer": {"software"},
        "hybrid": {"ai", "software"},
        "other": set(),
    }[role]
    return Member(
        f"c_{name}",
        name,
        role,
        frozenset(sides),
        frozenset(covers),
        frozenset(claims or ()),
        frozenset(),
        level,
        quality,
    )


def brief_of(taxonomy: Taxonomy, **values: Any) -> Brief:
    return made_of({**BOTH, **values}, "b.yaml", "b", b"", taxonomy)


def names(proposal: Proposal) -> list[set[str]]:
    return [{one.name for one in team.members} for team in proposal.teams]


AI = member("ai", "ai_engineer", {0})
WEB = member("web", "software_engineer", {1, 2})
FRONT = member("front", "software_engineer", {1})
BACK = member("back", "software_engineer", {2})
SELLER = member("seller", "other", {0, 1, 2}, quality=99)
EVERYTHING = member("everything", "hybrid", {0, 1, 2})


def test_T1_a_team_mixes_the_sides(taxonomy: Taxonomy) -> None:
    proposal = propose([AI, WEB, FRONT, BACK, SELLER], brief_of(taxonomy), taxonomy, 3)
    assert names(proposal)[0] == {"ai", "web"}
    team = proposal.teams[0]
    assert team.uncovered == ()
    assert team.owners["ai_capability"] == {"ai": "c_ai"}
    assert team.owners["software_foundation"] == {"software": "c_web"}


def test_T2_a_gap_is_named_with_who_would_close_it(taxonomy: Taxonomy) -> None:
    front, back = (
        Member(**{**{f: getattr(one, f) for f in Member.__slots__}, "quality": 40}) for one in (FRONT, BACK)
    )
    proposal = propose([AI, front, back], brief_of(taxonomy), taxonomy, 2)
    team = proposal.teams[0]
    assert len(team.members) == 2
    assert len(team.uncovered) == 1
    outside = {"React": "front (c_front)", "PostgreSQL": "back (c_back)"}
    assert team.closing == {team.uncovered[0]: outside[team.uncovered[0]]}


def test_N7_every_step_has_an_owner_of_its_side(taxonomy: Taxonomy) -> None:
    team = propose([AI, WEB], brief_of(taxonomy), taxonomy, 3).teams[0]
    assert set(team.owners) == {
        "product_goal", "software_foundation", "ai_capability", "integration", "testing", "deploy_and_monitor",
    }  # fmt: skip
    assert team.owners["testing"] == {"software": "c_web", "ai": "c_ai"}


def test_N6_one_hybrid_does_for_a_prototype_not_for_a_product(taxonomy: Taxonomy) -> None:
    everybody = [AI, WEB, EVERYTHING]
    prototype = propose(everybody, brief_of(taxonomy, product={"stage": "prototype"}), taxonomy, 3)
    assert names(prototype)[0] == {"everything"}
    product = propose(everybody, brief_of(taxonomy), taxonomy, 3)
    assert len(product.teams[0].members) == 2


def test_M3_one_person_for_everything_is_said(taxonomy: Taxonomy) -> None:
    team = propose([EVERYTHING], brief_of(taxonomy), taxonomy, 3).teams[0]
    assert any("M3" in note for note in team.notes)


def test_production_level_is_asked_of_who_runs_it(taxonomy: Taxonomy) -> None:
    student = member("student", "hybrid", {0, 1, 2}, level="experimental")
    team = propose([student], brief_of(taxonomy, production_level="operated"), taxonomy, 2).teams[0]
    assert "deploy_and_monitor" not in team.owners
    assert [words for words in team.uncovered if words.startswith("Deploy")]


def test_claims_do_not_cover(taxonomy: Taxonomy) -> None:
    lister = member("lister", "hybrid", {0}, claims={1, 2})
    team = propose([lister], brief_of(taxonomy), taxonomy, 2).teams[0]
    assert set(team.uncovered) == {"React", "PostgreSQL"}
    assert any("only listed by lister" in note for note in team.notes)


def test_redundancy_costs(taxonomy: Taxonomy) -> None:
    """Of two who could join, the one who adds something is taken."""
    same = member("same", "ai_engineer", {0}, quality=60)
    brief = brief_of(taxonomy, must_have=["LLM", "React"])
    proposal = propose([same, AI, FRONT], brief, taxonomy, 2)
    assert names(proposal)[0] == {"same", "front"}


def test_order_of_candidates_changes_nothing(taxonomy: Taxonomy) -> None:
    group = [
        member(f"p{at:02d}", role, {at % 3}, quality=50)
        for at, role in enumerate(["ai_engineer", "software_engineer", "hybrid"] * 8)
    ]
    first = propose(group, brief_of(taxonomy), taxonomy)
    random.Random(1).shuffle(group)
    assert propose(group, brief_of(taxonomy), taxonomy) == first
    assert 1 <= len(first.teams) <= 3
    assert len({frozenset(team) for team in map(frozenset, names(first))}) == len(first.teams)


def test_nobody_fits(taxonomy: Taxonomy) -> None:
    proposal = propose([SELLER], brief_of(taxonomy), taxonomy)
    assert proposal.teams == ()
    assert "Nobody" in to_text(proposal, brief_of(taxonomy))


def profile(at: int, drawn: random.Random) -> dict[str, Any]:
    """One line of profiles.jsonl with what a team looks at."""
    role = drawn.choice(["ai_engineer", "software_engineer", "hybrid", "other"])
    skills = drawn.sample(
        ["llm", "rag", "react", "postgresql", "python", "docker", "java", "aws", "mysql", "vue"], 4
    )
    return {
        "candidate_id": f"c_{at:012x}",
        "name": None if at % 3 else f"Person {at}",
        "skills": [{"skill_id": one, "grade": drawn.choice(["claimed", "used", "deep"])} for one in skills],
        "role": {"label": role, "probabilities": {role: 0.8, "other": 0.2}},
        "specialization": {"label": "full_stack", "probabilities": {"full_stack": drawn.random()}},
        "production": {
            "level": drawn.choice(["none", "shipped", "operated"]),
            "evidence": [{"dimension": "X2"}],
        },
        "responsibilities": [{"dimension": drawn.choice(["AR3", "SR3"])}],
        "years_experience": drawn.random() * 20,
        "flags": [],
    }


def test_two_thousand_candidates_in_five_seconds(tmp_path: Path, taxonomy: Taxonomy) -> None:
    drawn = random.Random(7)
    with (tmp_path / "profiles.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(profile(at, drawn)) + "\n" for at in range(2_000))
    brief = load(SAMPLES / "support_platform.yaml", taxonomy)
    started = time.process_time()
    proposal = propose(read_members(tmp_path, brief, taxonomy), brief, taxonomy)
    assert time.process_time() - started < 5.0
    assert proposal.candidates == 2_000
    assert all(team.uncovered == () for team in proposal.teams)
    assert max(map(len, to_text(proposal, brief).splitlines())) <= 80
    value = json.loads(json.dumps(to_json(proposal, brief)))
    assert {"members", "owners", "uncovered", "closing", "notes"} == set(value["teams"][0])


def test_copies_of_a_person_are_left_out() -> None:
    copy = profile(1, random.Random(1)) | {"flags": [{"flag": "duplicate_of"}]}
    assert member_of(copy, []) is None


def test_a_folder_without_a_run(tmp_path: Path, taxonomy: Taxonomy) -> None:
    with pytest.raises(UsageError, match="no shortlists here"):
        read_members(tmp_path, brief_of(taxonomy), taxonomy)
