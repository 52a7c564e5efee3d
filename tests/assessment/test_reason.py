"""The sentence says nothing that the document contradicts: gaps, contradictions, where work was done."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.assessment.reason import Told, sentence
from pipeline.records import Distance, Evidence, SkillSet
from skill_taxonomy import Taxonomy

PLAIN = "Wrote the pages of the shop together with three colleagues and a painter. " * 9


def said(
    taxonomy: Taxonomy,
    text: str = PLAIN,
    *,
    role: str = "software_engineer",
    level: str = "shipped",
    codes: frozenset[str] = frozenset(),
    at_work: bool = True,
    sure: bool = True,
    evidence: tuple[Evidence, ...] = (),
    away: tuple[Distance, ...] = (),
) -> str:
    told = Told(text, codes, at_work, sure)
    return sentence(role, "none", level, evidence, (), SkillSet((), ()), away, taxonomy, told)


EVERY = frozenset({*(f"AR{n}" for n in range(1, 9)), *(f"SR{n}" for n in range(1, 9))})


@pytest.mark.parametrize(
    ("given", "gap"),
    [
        ({}, "no automated testing seen"),
        ({"text": f"{PLAIN} Wrote JUnit tests."}, "no running of production systems seen"),
        ({"codes": frozenset({"SR6"})}, "no running of production systems seen"),
        ({"codes": frozenset({"SR6"}), "level": "operated"}, "no security or performance work seen"),
        ({"text": "Wrote the pages of the shop."}, ""),
        ({"codes": EVERY - {"SR1"}, "text": f"{PLAIN} Set the direction of 30 services."}, ""),
        ({"codes": EVERY - {"SR1"}}, "no architecture seen"),
        ({"role": "ai_engineer", "codes": EVERY - {"AR6"}, "text": f"{PLAIN} AUC .81."}, ""),
        ({"role": "ai_engineer", "codes": EVERY - {"AR7"}}, ""),
    ],
    ids=[
        "absent",
        "word",
        "trace",
        "level",
        "little_text",
        "direction",
        "no_word",
        "auc",
        "shipped_is_deployed",
    ],
)
def test_a_gap_is_named_only_where_duty_and_words_are_absent(
    taxonomy: Taxonomy, given: dict[str, Any], gap: str
) -> None:
    text = said(taxonomy, **given)
    assert text.partition("; ")[2] == (f"{gap}." if gap else "")


def test_an_area_is_absent_only_with_its_words(taxonomy: Taxonomy) -> None:
    away = (Distance("software_engineer", ("S4", "S6"), ()),)
    assert said(taxonomy, codes=EVERY, away=away).endswith("; nothing on API design.")
    designed = f"{PLAIN} Reviewed the designs of six teams."
    assert said(taxonomy, designed, codes=EVERY, away=away).endswith("; nothing on cloud platforms.")


def test_work_in_jobs_is_no_course(taxonomy: Taxonomy) -> None:
    deployed = (Evidence("X1", 1, 1, "Deployed it", "t", stage="experimental"),)
    at_work = said(taxonomy, level="experimental", evidence=deployed)
    assert "courses" not in at_work
    assert "deployment" not in at_work
    assert "courses" in said(taxonomy, level="experimental", at_work=False)


@pytest.mark.parametrize("sure", [True, False])
def test_another_profession_is_as_sure_as_the_judgement(taxonomy: Taxonomy, sure: bool) -> None:
    assert ("seems" in said(taxonomy, role="other", sure=sure)) != sure
