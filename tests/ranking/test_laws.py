"""Laws of the ranking, over made-up candidates: whatever the numbers, these hold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ranking import Scorer, place
from pipeline.records import GRADES, PRODUCTION_LEVELS, Brief, Profile, SkillUse
from tests.ranking.people import person, renamed, shown, use, with_uses

IDS = (
    "python",
    "aws",
    "gcp",
    "eks",
    "docker",
    "kubernetes",
    "rag",
    "qdrant",
    "pgvector",
    "java",
    "azure",
    "django",
)
MONTHS = st.one_of(st.none(), st.integers(0, 240))
DUTIES = st.frozensets(st.sampled_from(["AR1", "AR2", "AR4", "AR6", "SR2", "SR3"]))
DIMENSIONS = st.frozensets(st.sampled_from([f"X{number}" for number in range(1, 10)]))
FAST = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def uses(draw: st.DrawFn) -> SkillUse:
    last = draw(st.sampled_from(["2012-01", "2019-05", "2024-12", "2025-06"]))
    return use(draw(st.sampled_from(IDS)), draw(st.sampled_from(GRADES)), draw(st.integers(0, 120)), last)


@st.composite
def people(draw: st.DrawFn) -> Profile:
    found = {one.skill_id: one for one in draw(st.lists(uses(), max_size=6))}
    return person(
        draw(st.text("abcdef", min_size=1, max_size=6)),
        tuple(found.values()),
        role=draw(st.sampled_from(["ai_engineer", "software_engineer", "hybrid", "other"])),
        field=draw(st.sampled_from(["retrieval_rag", "backend_api", "none"])),
        level=draw(st.sampled_from(PRODUCTION_LEVELS)),
        production=tuple(sorted(draw(DIMENSIONS))),
        duties=tuple(sorted(draw(DUTIES))),
        months=draw(MONTHS),
        confidence=draw(st.sampled_from([1.0, 0.9, 0.3])),
        dated=draw(st.booleans()),
    )


def total(scorer: Scorer, profile: Profile) -> float:
    return place([scorer(profile)], scorer.brief, 10)[0].score


def stronger(profile: Profile, draw: st.DrawFn) -> Profile:
    """The same person with one more piece of evidence."""
    kind = draw(st.sampled_from(["skill", "grade", "months", "later", "level", "breadth", "duty", "years"]))
    held = profile.skills.uses
    verdicts = profile.assessment
    if kind == "skill":
        added = draw(uses())
        if all(one.skill_id != added.skill_id for one in held):
            return with_uses(profile, added)
    if kind in {"grade", "months", "later"} and held:
        one = draw(st.sampled_from(held))
        if kind == "grade" and one.grade != GRADES[-1]:
            up = GRADES[GRADES.index(one.grade) + 1]
            return with_uses(profile, replace(one, grade=up, months=one.months or 0, last_used=one.last_used))
        if kind == "months" and one.grade != GRADES[0]:
            return with_uses(profile, replace(one, months=(one.months or 0) + draw(st.integers(1, 60))))
        if kind == "later" and one.grade != GRADES[0]:
            return with_uses(profile, replace(one, last_used="2025-06"))
    if kind == "level":
        up = min(PRODUCTION_LEVELS.index(verdicts.production.level) + 1, 3)
        production = replace(verdicts.production, level=PRODUCTION_LEVELS[up])
        return replace(profile, assessment=replace(verdicts, production=production))
    if kind == "breadth":
        more = replace(verdicts.production, evidence=(*verdicts.production.evidence, *shown("X7")))
        return replace(profile, assessment=replace(verdicts, production=more))
    if kind == "duty":
        return replace(
            profile,
            assessment=replace(verdicts, responsibilities=(*verdicts.responsibilities, *shown("AR8"))),
        )
    if kind == "years" and verdicts.relevant_months is not None:
        return replace(profile, assessment=replace(verdicts, relevant_months=verdicts.relevant_months + 12))
    return profile


@FAST
@given(st.data())
def test_adding_evidence_never_lowers_a_rank(scorer: Scorer, data: st.DataObject) -> None:
    others = [
        renamed(one, f"o{at}", f"o{at}.pdf")
        for at, one in enumerate(data.draw(st.lists(people(), max_size=4)))
    ]
    before = renamed(data.draw(people()), "me", "me.pdf")
    after = stronger(before, data.draw)
    ranks = []
    for me in (before, after):
        placed = place([scorer(one) for one in (*others, me)], scorer.brief, 3)
        ranks.append(next(one.rank for one in placed if one.candidate_id == "c_me"))
    assert ranks[1] <= ranks[0]


@FAST
@given(st.lists(uses(), min_size=1, max_size=6), people())
def test_claims_never_beat_the_same_claims_with_evidence(
    scorer: Scorer, held: list[SkillUse], someone: Profile
) -> None:
    claimed = with_uses(someone, *(use(one.skill_id, "claimed") for one in held))
    proven = with_uses(
        someone, *(one if one.grade != "claimed" else use(one.skill_id, "used") for one in held)
    )
    assert total(scorer, claimed) <= total(scorer, proven)


@given(st.sets(st.sampled_from(IDS), min_size=1))
@FAST
def test_a_list_of_claims_earns_little(scorer: Scorer, listed: set[str]) -> None:
    nobody = person(role="other", field="none", level="none", production=(), months=0)
    claims = with_uses(nobody, *(use(one, "claimed") for one in listed))
    assert total(scorer, claims) - total(scorer, nobody) <= 15.0


@FAST
@given(st.integers(0, 600), st.integers(0, 600))
def test_years_saturate(scorer: Scorer, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    low, high = total(scorer, person(months=fewer)), total(scorer, person(months=more))
    assert low <= high
    if fewer >= 8 * 12:
        assert low == high


@FAST
@given(people())
def test_unreadable_never_ranks_low(scorer: Scorer, someone: Profile) -> None:
    doubtful = replace(someone, document=replace(someone.document, confidence=0.2))
    scored = scorer(doubtful)
    assert scored.missing == ()
    assert scored.doubtful
    placed = place([scored], scorer.brief, 1)[0]
    assert placed.status == "needs_review"
    assert placed.score >= 45.0
    assert all(credit >= 0.5 for credit in scored.credits)


@FAST
@given(st.lists(people(), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_names_and_formats_change_nothing(
    scorer: Scorer, group: list[Profile], shuffle: object
) -> None:
    first = [renamed(one, f"{at}", f"{at}.pdf") for at, one in enumerate(group)]
    second = [renamed(one, f"x{at}", f"zz/{at}.docx") for at, one in enumerate(group)]
    shuffle.shuffle(second)  # type: ignore[attr-defined]
    told = [
        {
            one.candidate_id.removeprefix("c_").removeprefix("x"): (
                one.rank,
                one.rank_low,
                one.rank_high,
                one.score,
                one.parts,
                one.stays,
            )
            for one in place([scorer(p) for p in people_], scorer.brief, 10)
        }
        for people_ in (first, second)
    ]
    assert told[0] == told[1]


@FAST
@given(people(), st.integers(2, 5))
def test_ties_are_ties(scorer: Scorer, someone: Profile, count: int) -> None:
    twins = [renamed(someone, f"t{at}", f"t{at}.pdf") for at in range(count)]
    placed = place([scorer(one) for one in twins], scorer.brief, 1)
    assert {(one.rank, one.rank_low, one.rank_high, one.status) for one in placed} == {
        (1, 1, 1, placed[0].status)
    }


@FAST
@given(st.lists(people(), min_size=1, max_size=5), people())
def test_another_candidate_changes_no_score(scorer: Scorer, group: list[Profile], newcomer: Profile) -> None:
    named = [renamed(one, f"{at}", f"{at}.pdf") for at, one in enumerate(group)]
    alone = {
        one.candidate_id: (one.score, one.parts) for one in place([scorer(p) for p in named], scorer.brief, 3)
    }
    joined = place([scorer(p) for p in (*named, renamed(newcomer, "new", "new.pdf"))], scorer.brief, 3)
    assert {
        one.candidate_id: (one.score, one.parts) for one in joined if one.candidate_id != "c_new"
    } == alone


@FAST
@given(people())
def test_parts_add_up_to_the_score(scorer: Scorer, someone: Profile) -> None:
    placed = place([scorer(someone)], scorer.brief, 1)[0]
    assert sum(points for _, points in placed.parts) == pytest.approx(placed.score, abs=0.06)
    assert 0 <= placed.score <= 100


def test_title_alone_changes_nothing_M2(scorer: Scorer) -> None:
    plain = person("a", (use("python"),))
    job = replace(plain.outline.jobs[0], title="Chief AI Officer")
    titled = replace(plain, outline=replace(plain.outline, jobs=(job,)))
    assert scorer(plain) == scorer(titled)


def test_over_fit_is_shown_and_never_punished(scorer: Scorer, brief: Brief) -> None:
    focused = person("a", (use("python"), use("aws")))
    broad = with_uses(
        renamed(focused, "b", "b.pdf"),
        *(use(one, "deep", 90) for one in ("kotlin", "swift", "react", "cobol")),
    )
    one, other = scorer(focused), scorer(broad)
    assert one.used_share is not None
    assert other.used_share is not None
    assert other.used_share < one.used_share
    placed = {row.candidate_id: row for row in place([one, other], brief, 2)}
    assert placed["c_a"].score == placed["c_b"].score
    assert "%" in placed["c_b"].reason
    assert "%" not in placed["c_a"].reason
