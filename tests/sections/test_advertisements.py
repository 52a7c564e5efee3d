"""Job advertisements among the résumés are none, however they are written; résumés that use an advertisement's words are."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import document

from pipeline.sections import outline

ADS = sorted(
    path
    for folder in (Path(__file__).parents[1] / "briefs").iterdir()
    if folder.is_dir()
    for path in folder.glob("[0-9]*")
    if path.suffix in {".txt", ".md"}
)
TERSE = """VACANCY
QA automation engineer - Gdansk - hybrid 2 days
Duties: UI and API tests (Playwright, pytest), CI upkeep, reports
Requirements: 3 years in testing, Python, English B2
We offer: B2B 18-22k PLN, private healthcare, MultiSport
CV: praca@kwarc.example
"""
FORMAL = """Position Description
Position: Principal Platform Engineer
Department: Infrastructure   Location: Columbus OH   FLSA status: Exempt

Position Summary
The Principal Platform Engineer leads the design of container platforms for the enterprise.

Essential Duties and Responsibilities
* Leads architecture of EKS clusters
* Participates in the on-call rotation

Education and Experience
Bachelor's degree in Computer Science and ten years of related experience

Acme Mutual is an Equal Opportunity Employer M/F/D/V
"""


@pytest.mark.parametrize("path", ADS, ids=[path.name for path in ADS])
def test_the_ads_of_the_briefs_are_no_candidates(path: Path) -> None:
    assert outline(document(path.read_text(encoding="utf-8"), plain=True)).is_resume < 0.5


@pytest.mark.parametrize("text", [TERSE, FORMAL], ids=["terse", "formal"])
def test_an_ad_is_called_an_ad(text: str) -> None:
    facts = outline(document(text, plain=True))
    assert facts.is_resume < 0.5
    assert facts.not_resume_reason == "it reads like a job advertisement"


NEAR = {
    "a freelancer's terms": (
        "Rolf Aker\nrolf@example.no, +47 900 00 000\n\nLooking for: a contract of three days a week, 90-110k or €80-95 an hour.\n"
        "Good to have beside me: a designer.\n\nAssignments\nNordpay AS, 2021 - 2024: payment API in Kotlin, on call.\n"
        "Fjordtakst, 2018 - 2021: fare engine in Java.\n\nSkills\nKotlin, Java, PostgreSQL\n"
    ),
    "a form of an Indian job board": (
        "Name: Kavita Rao\nEmail: kavita@example.in\nExperience: 5 - 6 years\nNotice period: 30 days\nRequired: work visa, no\n\n"
        "Work Experience\nSoftware Engineer, Lotus Systems, Jun 2019 - Present\n- Built REST APIs in Spring Boot.\n\n"
        "Education\nB.E., VTU, 2019\n"
    ),
    "somebody who writes advertisements": (
        "Ines Marlow\nines@example.com\n\nExperience\nTechnical Recruiter, Talentry, 2017 - 2024\n"
        "- Wrote job ads: requirements, nice-to-haves, what we offer, at least 3 years of this and that.\n"
        "- Told every client that a degree is a plus and no must-have.\n\nEducation\nBA English, University of Hull, 2013 - 2016\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("which", NEAR)
def test_a_resume_with_the_words_of_an_ad_is_a_resume(which: str) -> None:
    assert outline(document(NEAR[which], plain=True)).is_resume >= 0.5
