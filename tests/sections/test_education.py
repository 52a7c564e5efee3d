"""Schools and degrees in the orders people write them."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.sections import outline
from pipeline.sections.degrees import is_degree


def schools(section: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    facts = outline(document(f"# Dana Whitfield\ndana@example.com\n\n# Education\n{section}"))
    return [(entry.degree, entry.institution, entry.start, entry.end) for entry in facts.education]


BSC = ("B.S. in Computer Science", "Lakeside University", "2012", "2016")


@pytest.mark.parametrize(
    "section",
    [
        "B.S. in Computer Science, Lakeside University, 2012 - 2016",
        "Lakeside University, B.S. in Computer Science   2012 - 2016",
        "B.S. in Computer Science   2012 - 2016\nLakeside University, Austin, TX",
        "Lakeside University   2012 - 2016\nB.S. in Computer Science",
        "Lakeside University   Austin, TX\nB.S. in Computer Science   2012 - 2016\nGPA: 3.8/4.0",
        "2012 - 2016   B.S. in Computer Science, Lakeside University",
        "2012 – 2016\nB.S. in Computer Science\nLakeside University",
        "B.S. in Computer Science | Lakeside University | 2012–2016 | GPA 3.8",
        "B.S. in Computer Science from Lakeside University (2012 - 2016)",
        "**Lakeside University** — B.S. in Computer Science\n2012 – 2016\nCoursework: Algorithms, Databases",
    ],
)
def test_one_degree_in_every_order(section: str) -> None:
    assert schools(section) == [BSC]


def test_two_degrees() -> None:
    section = "M.Sc. in Data Science, Harbour Institute of Technology   2017 - 2019\nB.S. in Computer Science, Lakeside University   2012 - 2016\n"
    assert schools(section) == [
        ("M.Sc. in Data Science", "Harbour Institute of Technology", "2017", "2019"),
        BSC,
    ]


def test_two_degrees_with_the_school_first() -> None:
    section = "Harbour Institute of Technology\nM.Sc. in Data Science   2017 - 2019\n\nLakeside University\nB.S. in Computer Science   2012 - 2016\n"
    assert schools(section) == [
        ("M.Sc. in Data Science", "Harbour Institute of Technology", "2017", "2019"),
        BSC,
    ]


@pytest.mark.parametrize(
    "section", ["GPA: 3.9", "Relevant coursework: Databases, Compilers", "Dean's list for four terms"]
)
def test_what_is_no_school(section: str) -> None:
    assert schools(section) == []


@pytest.mark.parametrize(
    ("degree", "field"),
    [
        ("B.S. in Computer Science", "Computer Science"),
        ("BSc (Hons) Computing", "Computing"),
        ("Bachelor of Science, Physics", "Physics"),
        ("MBA", None),
        ("Ph.D., Electrical Engineering", "Electrical Engineering"),
    ],
)
def test_the_field_is_taken_out(degree: str, field: str | None) -> None:
    facts = outline(document(f"# Dana Whitfield\n\n# Education\n{degree}, Lakeside University, 2016\n"))
    assert [(entry.degree, entry.field) for entry in facts.education] == [(degree, field)]


@pytest.mark.parametrize(
    ("phrase", "degree"),
    [
        ("part-time", False),  # nothing but the word in front of a degree
        ("dual-boot", False),
        ("part-time B.Sc.", True),
        ("Candidate for Bachelor of Arts", True),
    ],
)
def test_a_word_in_front_of_a_degree_is_no_degree_by_itself(phrase: str, degree: bool) -> None:
    assert is_degree(phrase) is degree
