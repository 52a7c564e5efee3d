"""The sentence says nothing that the document contradicts: gaps, contradictions, where work was done."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.assessment.reason import Told, sentence
from pipeline.records import Distance, Evidence, Mention, SkillSet, SkillUse
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


def use(taxonomy: Taxonomy, skill_id: str, grade: str = "used", **where: int) -> SkillUse:
    skill = taxonomy[skill_id]
    mention = Mention(
        skill_id, skill.name, 1, 1, 0, len(skill.name), skill.name, "experience",
        where.get("job"), where.get("project"), "asserted", "t",
    )  # fmt: skip
    return SkillUse(skill_id, skill.name, skill.area, (skill.name,), grade, None, None, (mention,))


INTERN = (("langchain", {"job": 0}), ("chroma", {"job": 0}), ("yolo", {"project": 0}))


@pytest.mark.parametrize(
    ("reached", "field", "said_of_it"),
    [
        ({("job", 0)}, "computer_vision", "Shipped search and RAG systems with Chroma and LangChain"),
        ({("job", 0)}, "retrieval_rag", "Shipped search and RAG systems with Chroma and LangChain"),
        ({("project", 0)}, "computer_vision", "Shipped computer-vision systems with YOLO"),
        ({("job", 1)}, "computer_vision", "Shipped computer-vision systems."),  # a post that names no tool
        (
            {("job", 2)},
            "computer_vision",
            "Shipped computer-vision systems with OpenCV",
        ),  # shipped in another post
        (set(), "computer_vision", "Shipped computer-vision systems with YOLO"),
    ],
    ids=["other_field", "same_field", "project", "no_tools", "elsewhere", "unknown"],
)
def test_what_was_shipped_is_told_of_the_work_that_was(
    taxonomy: Taxonomy, reached: set[tuple[str, int | None]], field: str, said_of_it: str
) -> None:
    shown = INTERN if reached != {("job", 2)} else (*INTERN, ("opencv", {"job": 3}))
    skills = SkillSet(tuple(use(taxonomy, one, **where) for one, where in shown), ())
    real = frozenset({*reached, ("job", 3)}) if reached else frozenset()
    told = Told("Built a chatbot.", frozenset(), True, True, reached=frozenset(reached), real=real)
    text = sentence("ai_engineer", field, "shipped", (), (), skills, (), taxonomy, told)
    assert text.startswith(said_of_it)


@pytest.mark.parametrize(
    ("level", "seen", "said_of_it"),
    [
        ("operated", (("python", 0), ("incident_management", 0)), "Ran security tooling in production."),
        ("operated", (("python", 0), ("vault", 1)), "Ran security tooling in production."),
        ("shipped", (("python", 0), ("vault", 1)), "Shipped security tooling with HashiCorp Vault."),
        ("operated", (("lightgbm", 0), ("xgboost", 0)), "Ran predictive models in production with"),
    ],
    ids=["skills of every field", "only shipped with it", "shipped with it", "skills of another field"],
)
def test_skills_at_home_in_many_fields_change_no_field(
    taxonomy: Taxonomy, level: str, seen: tuple[tuple[str, int], ...], said_of_it: str
) -> None:
    skills = SkillSet(tuple(use(taxonomy, one, job=job) for one, job in seen), ())
    reached = frozenset({("job", 0)})
    told = Told("Ran it.", frozenset(), True, True, reached=reached, real=reached | {("job", 1)})
    assert sentence("hybrid", "security", level, (), (), skills, (), taxonomy, told).startswith(said_of_it)


@pytest.mark.parametrize(
    ("seen", "said_of_it"),
    [
        ((("kubernetes", "used"), ("linux", "used")), "Ran infrastructure in production with"),
        ((("kubernetes", "used"), ("aws", "claimed")), "Ran infrastructure in production with"),
        ((("kubernetes", "used"), ("aws", "used")), "Ran cloud infrastructure in production with"),
        ((("eks", "used"),), "Ran cloud infrastructure in production with"),
    ],
    ids=["servers", "a cloud only listed", "a cloud", "a service of a cloud"],
)
def test_servers_are_no_cloud(taxonomy: Taxonomy, seen: tuple[tuple[str, str], ...], said_of_it: str) -> None:
    skills = SkillSet(tuple(use(taxonomy, one, grade, job=0) for one, grade in seen), ())
    told = Told("Ran it.", frozenset(), True, True, reached=frozenset({("job", 0)}))
    text = sentence("software_engineer", "cloud_devops", "operated", (), (), skills, (), taxonomy, told)
    assert text.startswith(said_of_it)


@pytest.mark.parametrize("role", ["other", "ai_engineer"])
@pytest.mark.parametrize(("posts", "what"), [(True, "Posts"), (False, "Skills")])
def test_lists_are_called_lists(taxonomy: Taxonomy, role: str, posts: bool, what: str) -> None:
    told = Told("Python, Kubernetes", frozenset(), False, True, posts=posts, described=False)
    text = sentence(role, "none", "none", (), (), SkillSet((), ()), (), taxonomy, told)
    assert text == f"{what} are listed, but no work is described."
