"""Whole résumés through the rooms: clear people must be judged clearly, and each verdict must show its lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline import assessment
from pipeline.records import PRODUCTION_LEVELS, ROLES, SPECIALIZATIONS, Assessment
from skill_taxonomy import Taxonomy
from tests.assessment.conftest import Rooms

BACKEND = """Ines Calloway
ines.calloway@example.com | Leeds

EXPERIENCE
Senior Software Engineer, Harbourline Freight
March 2018 - October 2024
- Built the booking API in Java and Spring Boot, used by 140 shippers
- On call every fourth week; wrote the post-mortems of our outages
- Migrated the live Oracle database to PostgreSQL without downtime
- Wrote integration tests with JUnit and Testcontainers
Software Developer, Fernbank Retail
June 2014 - February 2018
- Developed REST services for orders and stock in Java
- Tuned slow SQL queries of the warehouse module

EDUCATION
BSc Computer Science, University of Hull, 2014

SKILLS
Java, Spring Boot, PostgreSQL, Docker
"""
RAG = """Tobias Enander
tobias.enander@example.com

EXPERIENCE
AI Engineer, Lumen Legal
January 2022 - June 2025
- Built retrieval augmented generation over 2 million court rulings with Qdrant and GPT-4
- Evaluated answer accuracy every week against a golden set of 400 questions
- Set up drift alerts and latency dashboards; on call for the answer service
- Cut token costs by 40 % with caching
Machine Learning Engineer, Nordkap Bank
August 2018 - December 2021
- Trained fraud models with XGBoost and deployed them to production
- Monitored model drift and retrained monthly

EDUCATION
MSc Data Science, Lund, 2018

SKILLS
Python, PyTorch, Qdrant, LangChain
"""
STUDENT = """Mina Farouk
mina.farouk@example.com

EDUCATION
BSc Computer Science, expected 2026

PROJECTS
Leaf disease detector
- Trained a CNN on 3,000 leaf photos in PyTorch for a course project
- Compared ResNet and EfficientNet, 91 % accuracy on the test set

SKILLS
Python, PyTorch, Kubernetes, AWS, LangChain, MLOps
"""
TEACHER = """Paulo Reiter
paulo.reiter@example.com

EXPERIENCE
Sales Manager, Brightwater Office Supplies
January 2015 - May 2024
- Sold printers and paper to schools in three counties
- Managed a team of six sales people and their targets
- Prepared monthly sales reports in Excel for the board

SKILLS
Excel, Python, SQL, Machine Learning, AWS
"""
LISTS_ONLY = """Rita Olsson
rita.olsson@example.com

SKILLS
Python, TensorFlow, PyTorch, LangChain, RAG, Kubernetes, AWS, React, Java

EDUCATION
BA History, 2012
"""


@pytest.mark.parametrize(
    ("text", "role", "fields", "levels"),
    [
        (BACKEND, "software_engineer", {"backend_api"}, {"operated"}),
        (RAG, "ai_engineer", {"retrieval_rag", "llm_applications"}, {"operated"}),
        (STUDENT, "ai_engineer", {"computer_vision"}, {"experimental"}),
        (TEACHER, "other", {"none"}, {"none"}),
        (LISTS_ONLY, "other", {"none"}, {"none"}),
    ],
)
def test_clear_people(
    assess: Callable[[str], Assessment], text: str, role: str, fields: set[str], levels: set[str]
) -> None:
    verdict = assess(text)
    assert verdict.role.label == role
    assert verdict.specialization.label in fields
    assert verdict.production.level in levels


def test_which_posts_count_is_told(assess: Callable[[str], Assessment]) -> None:
    shop = "Shop Assistant, Corner Grocer\n2008 - 2010\n- Sold bread and milk, closed the till each evening\n\nEDUCATION"
    before, after = assess(BACKEND), assess(BACKEND.replace("\nEDUCATION", shop))
    assert before.relevant_jobs == after.relevant_jobs == (0, 1)
    assert after.relevant_months == before.relevant_months


@pytest.mark.parametrize(("text", "years"), [(BACKEND, 10.4), (RAG, 6.9), (STUDENT, 0.0), (TEACHER, 0.0)])
def test_relevant_years(assess: Callable[[str], Assessment], text: str, years: float) -> None:
    months = assess(text).relevant_months
    assert months is not None
    assert months / 12 == pytest.approx(years, abs=0.15)


@pytest.mark.parametrize("text", [BACKEND, RAG, STUDENT, TEACHER, LISTS_ONLY])
def test_a_verdict_is_whole_and_shows_its_lines(
    assess: Callable[[str], Assessment], rooms: Rooms, text: str
) -> None:
    verdict = assess(text)
    numbers = {line.number for line in rooms(text)[0].lines}
    assert [name for name, _ in verdict.role.probabilities] == list(ROLES)
    assert [name for name, _ in verdict.specialization.probabilities] == list(SPECIALIZATIONS)
    assert sum(chance for _, chance in verdict.role.probabilities) == pytest.approx(1.0, abs=0.001)
    evidence = verdict.production.evidence
    assert all(one.line in numbers and one.rule for one in evidence)
    deciding = [one.code for one in evidence if one.stage == verdict.production.level]
    assert all(deciding) or not any(deciding)  # a line without a dimension stands for none that has one
    assert all(one.code.startswith("X") for one in evidence if one.code)
    assert len({one.line for one in evidence}) == len(evidence)
    reached = max((PRODUCTION_LEVELS.index(one.stage) for one in evidence), default=0)
    assert reached <= PRODUCTION_LEVELS.index(verdict.production.level)
    assert verdict.reason.endswith(".")
    assert {distance.role for distance in verdict.distances} == {"ai_engineer", "software_engineer"}


def test_newest_lines_come_first(assess: Callable[[str], Assessment]) -> None:
    jobs = [one.job for one in assess(BACKEND).production.evidence if one.job is not None]
    assert jobs == sorted(jobs)


def test_missing_areas_follow_the_work(assess: Callable[[str], Assessment]) -> None:
    away = {distance.role: distance for distance in assess(BACKEND).distances}
    assert "A4" in away["ai_engineer"].missing
    assert "S5" not in away["software_engineer"].missing


def test_listed_only_is_thin_not_missing(assess: Callable[[str], Assessment]) -> None:
    away = {distance.role: distance for distance in assess(LISTS_ONLY).distances}
    assert "A4" in away["ai_engineer"].thin


TITLES = ("AI Engineer", "Machine Learning Engineer", "Software Engineer", "Sales Manager", "Teacher", None)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("text", [BACKEND, RAG, STUDENT, TEACHER])
def test_swapping_titles_flips_no_class(
    rooms: Rooms, taxonomy: Taxonomy, text: str, title: str | None
) -> None:
    document, outline, found = rooms(text)
    before = assessment.assess(document, outline, found, taxonomy, None)
    swapped = replace(outline, jobs=tuple(replace(job, title=title) for job in outline.jobs))
    after = assessment.assess(document, swapped, found, taxonomy, None)
    assert (after.role, after.specialization.label, after.production) == (
        before.role,
        before.specialization.label,
        before.production,
    )


def test_prototype_work_stays_experimental(assess: Callable[[str], Assessment]) -> None:
    text = """Ada Kolb
ada.kolb@example.com

EXPERIENCE
Research Assistant, University Laboratory
January 2021 - June 2023
- Built a research prototype of a speech recogniser, never deployed
- Trained acoustic models for a paper; word error rate 14 %
- Demo at a workshop for ten visitors
"""
    assert assess(text).production.level in {"experimental"}


TOOLS = "Python, PyTorch, Kubernetes, AWS, LangChain, RAG, FastAPI, PostgreSQL, OpenAI API, Hugging Face"
LISTS = {
    "a list alone": (f"Odile Mercier\nodile@example.com\nSkills\n{TOOLS}\n", "other"),
    "a list beside another profession": (
        "Max Oldenkott\nmax@example.com\n\nExperience\nWarehouse Assistant, Paketriese, 2019 - present\n"
        f"- Packed parcels and drove a forklift.\n\nSkills\n{TOOLS}, {TOOLS.replace(', ', '; ')}\n"
        "Java, C++, Go, Kotlin, Terraform, Docker, Kafka, Spark, React, Django, Jenkins, Ansible, Redis, MongoDB\n",
        "other",
    ),
    "a list with one built thing": (
        "Odile Mercier\nodile@example.com\n\nProjects\nLetter sorter (2024)\n- Fine-tuned a BERT classifier in PyTorch "
        f"that sorts letters, and measured it on 900 of them\n\nSkills\n{TOOLS}\n",
        "ai_engineer",
    ),
    "work told in two sentences of a mail": (
        "Hello, I saw the advert.\n11 years of Java, the last six on parking permits.\nI wrote the service that decides who may "
        "park where, and I keep it running at night.\nRegards, Padraig Looney, padraig@example.org\n",
        "software_engineer",
    ),
}


@pytest.mark.parametrize("which", LISTS)
def test_lists_without_work_are_other_however_long(assess: Callable[[str], Assessment], which: str) -> None:
    text, role = LISTS[which]
    verdict = assess(text)
    assert verdict.role.label == role
    assert (verdict.specialization.label == "none") == (role == "other")


PLAIN = """Pilar Quiroga
pilar@example.com

Experience
Software Engineer, Alfa SA, Jan 2018 - Dec 2021
- Built payment services in Java and Spring Boot used by three banks.
Developer, Beta SL, Mar 2014 - Nov 2017
- Wrote the stock pages in PHP.
"""


@pytest.mark.parametrize("text", [PLAIN, BACKEND, RAG, STUDENT], ids=["plain", "backend", "rag", "student"])
def test_a_level_never_stands_without_a_line_that_shows_it(
    assess: Callable[[str], Assessment], text: str
) -> None:
    production = assess(text).production
    deciding = [one for one in production.evidence if one.stage == production.level]
    assert deciding
    assert all(one.text in text for one in deciding)
    assert len({one.line for one in production.evidence}) == len(production.evidence)


def test_a_line_without_a_dimension_stands_only_where_none_has_one(
    assess: Callable[[str], Assessment],
) -> None:
    assert {one.code for one in assess(PLAIN).production.evidence} == {""}
    assert all(one.code for one in assess(BACKEND).production.evidence)


DUTIES = """Corentin Vale
corentin.vale@example.com

EXPERIENCE
{title}, Harbour Hotels
March 2019 - October 2024
- Welcomed guests, kept the keys and answered the telephone
- Wrote the weekly plan of the breakfast room
- Led a team of four at the reception
"""


@pytest.mark.parametrize(
    ("title", "at_odds"), [("AI Engineer", True), ("Software Developer", True), ("Receptionist", False)]
)
def test_a_title_at_odds_with_the_lines_asks_for_a_person_and_changes_no_class(
    assess: Callable[[str], Assessment], title: str, at_odds: bool
) -> None:
    verdict = assess(DUTIES.format(title=title))
    assert (verdict.role.label, verdict.production.level) == ("other", "none")
    assert verdict.title_at_odds is at_odds
    assert ("seems to be" in verdict.reason) is at_odds


def test_an_engineer_is_not_at_odds_with_the_title(assess: Callable[[str], Assessment]) -> None:
    assert not assess(BACKEND).title_at_odds
