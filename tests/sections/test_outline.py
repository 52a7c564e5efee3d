"""The whole outline: skills as written, dates of the document, what is no résumé, and nothing invented."""

from __future__ import annotations

import re

import pytest
from documents import document
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Document, Line, Outline
from pipeline.sections import outline, present_date

HEAD = "# Dana Whitfield\ndana@example.com | (312) 555-0142\n\n"
WORK = "# Experience\nEngineer, Northwind Ltd, Jan 2019 - Present\n- Built it\n\n# Education\nB.S., Lakeside University, 2015\n\n"


@pytest.mark.parametrize(
    ("lines", "skills"),
    [
        ("Python, Go, SQL", ("Python", "Go", "SQL")),
        ("Languages: Python, C++\nTools: Git | Docker", ("Python", "C++", "Git", "Docker")),
        ("- Python\n- Power BI\n- Distributed Systems", ("Python", "Power BI", "Distributed Systems")),
        ("Python • Go • C#", ("Python", "Go", "C#")),
        ("Cloud: AWS (EC2, S3), GCP", ("AWS", "EC2", "S3", "GCP")),
        ("Python (advanced), SQL (5 years)", ("Python", "SQL")),
        ("Python\nLanguages: English (native), Spanish", ("Python",)),
        ("Kubernetes, Terraform,\nPostgreSQL, Kafka", ("Kubernetes", "Terraform", "PostgreSQL", "Kafka")),
        ("HTML/CSS, CI/CD", ("HTML/CSS", "CI/CD")),
    ],
)
def test_listed_skills(lines: str, skills: tuple[str, ...]) -> None:
    assert outline(document(f"{HEAD}# Skills\n{lines}\n")).listed_skills == skills


def test_the_newest_date_is_past_and_stated() -> None:
    facts = outline(
        document(
            HEAD
            + "# Experience\nEngineer, Northwind Ltd, Jan 2019 - Mar 2021\n- Moved 2045 records\n\n# Education\nB.S., Lakeside University, expected May 2026\n"
        )
    )
    assert (facts.newest_date, facts.updated) == ("2021-03", None)
    assert present_date(facts, None) == "2021-03"
    assert present_date(facts, "2024-01") == "2024-01"


def test_a_stated_update_date_wins() -> None:
    facts = outline(document(f"{HEAD}Last updated in March 2024\n{WORK}"))
    assert (facts.updated, present_date(facts)) == ("2024-03", "2024-03")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Engineer with 8+ years of experience", 8.0),
        ("Over 3.5 years of industry experience", 3.5),
        ("A team of 8 people", None),
        ("8 years old", None),
    ],
)
def test_stated_years(text: str, years: float | None) -> None:
    assert outline(document(f"{HEAD}# Summary\n{text}\n\n{WORK}")).stated_years == years


def test_a_resume_is_one() -> None:
    assert outline(document(HEAD + WORK)).is_resume > 0.8


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "INVOICE\nInvoice number 2041\nBill to: Northwind Ltd\nQty  Unit price\nSubtotal 400.00\nVAT 80.00\nAmount due 480.00\nPayment terms: 30 days\n",
            "invoice",
        ),
        (
            "A Study of Logs\nAbstract\nIn this paper we propose a method [1].\nIntroduction\nLogs are long, see Figure 1.\nRelated Work\nDoe et al. wrote on this [2].\nConclusion\nIt works.\n",
            "paper",
        ),
        (
            "Dear Hiring Manager,\nI am writing to apply for the post of engineer.\nThank you for your time.\nI look forward to hearing from you.\nSincerely,\nDana Whitfield\ndana@example.com\n",
            "letter",
        ),
        (
            "Senior Engineer\nAbout us\nWe are looking for an engineer. You will build services.\nRequirements\nThe ideal candidate knows Go.\nWe offer lunch. Equal opportunity employer. Apply now.\n",
            "advertisement",
        ),
    ],
)
def test_what_is_no_resume(text: str, word: str) -> None:
    facts = outline(document(text, plain=True))
    assert facts.is_resume < 0.5
    assert word in (facts.not_resume_reason or "")


def test_an_unread_section_is_doubted() -> None:
    facts = outline(
        document(
            HEAD
            + "# Experience\nall of it was spent in the warehouse and later on the road between the depots of the north\n\n# Education\nB.S., Lakeside University, 2015\n"
        )
    )
    assert facts.jobs == ()
    assert any("no job" in doubt for doubt in facts.doubts)


def test_an_empty_document_has_no_facts() -> None:
    facts = outline(Document((), 1, "plain", "txt"))
    assert facts.contact.name is None
    assert (facts.jobs, facts.education, facts.sections) == ((), (), ())


def _values(facts: Outline) -> list[str]:
    values = [
        facts.contact.name,
        facts.contact.location,
        facts.contact.phone,
        facts.contact.headline,
        *facts.listed_skills,
    ]
    for job in facts.jobs:
        values += [job.title, job.organization, job.location]
    for entry in facts.education:
        values += [entry.degree, entry.field, entry.institution]
    return [value for value in values if value]


WORDS = st.sampled_from(
    [
        "Experience",
        "Education",
        "Skills",
        "Engineer",
        "Northwind",
        "Ltd",
        "Lakeside",
        "University",
        "B.S.",
        "in",
        "Computer",
        "Science",
        "2015",
        "2019",
        "-",
        "–",
        "Present",
        "Mar",
        "Jan",
        "2020",
        "Austin,",
        "TX",
        ",",
        "|",
        "Dana",
        "Whitfield",
        "Python",
        "dana@example.com",
        "(312)",
        "555-0142",
        "Company:",
        "Role:",
        "Developer",
        "•",
        "at",
        "Built",
        "the",
        "service",
        ".",
        "Inc.",
        "Remote",
        "(",
        ")",
        "Senior",
        "/",
        "Summary",
        "Volunteer",
    ]
)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=9).map(" ".join), min_size=1, max_size=14)


@settings(max_examples=150, deadline=None)
@given(LINES, st.randoms(use_true_random=False))
def test_no_value_is_invented(texts: list[str], chance: object) -> None:
    lines = tuple(
        Line(1, number, text, size=12.0 if number % 5 == 1 else 10.0, bold=number % 5 == 1)
        for number, text in enumerate(texts, start=1)
    )
    facts = outline(Document(lines, 1, "plain", "txt"))
    squeezed = re.sub(r"[\W_]+", "", "".join(texts))
    for value in _values(facts):
        parts = [re.sub(r"[\W_]+", "", part) for part in re.split(r",\s", value)]
        assert all(part in squeezed for part in parts), value
    numbers = {line.number for line in lines}
    for job in facts.jobs:
        assert set(job.lines) <= numbers
        assert set(job.header) | set(job.body) == set(job.lines)
    for section in facts.sections:
        assert section.first - 1 <= max(numbers)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=120), max_size=12))
def test_any_text_gives_an_outline(texts: list[str]) -> None:
    lines = tuple(Line(1, number, text) for number, text in enumerate(texts, start=1))
    facts = outline(Document(lines, 1, "plain", "txt"))
    assert 0.0 <= facts.is_resume <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        "a" * 5000,
        "- " * 3000,
        "(" * 3000,
        "Jan 2020 " * 800,
        "a@" * 2000,
        ", ".join(["Engineer"] * 900),
        "1 " * 3000,
        "\t".join(["x"] * 1500),
        "Mar 2019 - " * 500,
        "http://" * 600,
    ],
)
def test_long_lines_take_no_long_time(text: str) -> None:
    import time

    lines = tuple(
        Line(1, number, shown)
        for number, shown in enumerate(("Experience", text, "Skills", text, "Education", text), start=1)
    )
    begun = time.process_time()
    outline(Document(lines, 1, "plain", "txt"))
    assert time.process_time() - begun < 2.0
