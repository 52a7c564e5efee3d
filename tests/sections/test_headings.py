"""Sections by name, look and place."""

from __future__ import annotations

import pytest
from documents import document, read

from pipeline.sections import outline
from pipeline.sections.heading_names import kind_of_name


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("EXPERIENCE", "experience"), ("Work History", "experience"), ("PROFESSIONALEXPERIENCE", "experience"), ("E X P E R I E N C E", "experience"),
        ("Employment & Internships", "experience"), ("Relevant Work Experience", "experience"), ("Education and Training", "education"), ("Educational Qualification", "education"),
        ("TECHNICALSKILLS", "skills"), ("SKILLHIGHLIGHTS", "skills"), ("Core Qualifications", "skills"), ("Programming Languages", "skills"), ("Career Objective", "objective"),
        ("About Me", "summary"), ("Personal Details", "personal"), ("Declaration", "personal"), ("ADDITIONALINFORMATION", "other"), ("Honors & Awards", "awards"),
        ("Invited Talks", "publications"), ("Selected Publications", "publications"), ("Volunteer Experience", "volunteering"), ("Teaching Experience", "teaching"),
        ("Research Experience", "research"), ("Research Interests", "interests"), ("Academic Projects", "projects"), ("Open Source", "projects"), ("Hobbies", "interests"),
        ("Relevant Coursework", "courses"), ("Licenses & Certifications", "certifications"), ("Experience (continued)", "experience"),
    ],
)  # fmt: skip
def test_names_people_give(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    "name",
    [
        "Northwind Systems",
        "Dana Whitfield",
        "Senior Engineer",
        "Built the billing service",
        "2019",
        "",
        "Austin, TX",
        "Python, Java and SQL",
    ],
)
def test_what_is_no_heading(name: str) -> None:
    assert kind_of_name(name) is None


def kinds(text: str, plain: bool = False) -> list[str]:
    return [section.kind for section in outline(document(text, plain=plain)).sections]


def test_an_unforeseen_heading_is_known_by_the_look_of_the_others() -> None:
    text = "# Dana Whitfield\n\n# Experience\nEngineer, Northwind Ltd, 2019 - 2020\n- Built it\n\n# Education\nB.S., Lakeside University, 2015\n\n# Things I Care About\nGood bread\n"
    assert kinds(text) == ["header", "experience", "education", "other"]


def test_a_heading_before_a_colon_and_in_a_rail() -> None:
    text = "# Dana Whitfield\n\nExperience   Engineer, Northwind Ltd   2019 - 2020\n- Built it\n\nEducation   B.S., Lakeside University   2015\n\nSkills: Go, SQL\n"
    assert kinds(text) == ["header", "experience", "education", "skills"]


def test_labels_inside_a_job_are_no_sections() -> None:
    text = "# Dana Whitfield\n\n# Experience\nEngineer, Northwind Ltd, 2019 - 2020\nResponsibilities:\n- Built it\nTechnologies: Go, SQL\nProjects:\n- Ledger\n\n# Education\nB.S., Lakeside University, 2015\n"
    assert kinds(text) == ["header", "experience", "education"]


def test_languages_may_be_spoken_or_compiled() -> None:
    assert (
        kinds(
            "# Dana\n\n# Languages\nEnglish (native), German (B2)\n\n# Education\nB.S., Lakeside University, 2015\n"
        )[1]
        == "languages"
    )
    assert (
        kinds("# Dana\n\n# Languages\nGo, Rust, Python\n\n# Education\nB.S., Lakeside University, 2015\n")[1]
        == "skills"
    )


def test_plain_text_without_typography() -> None:
    text = "Dana Whitfield\ndana@example.com\n\nSummary\nBuilds things that last.\n\nWork Experience\nEngineer, Northwind Ltd, 2019 - 2020\n- Built it\n\nSkills\nGo, SQL\n"
    assert kinds(text, plain=True) == ["header", "summary", "experience", "skills"]


TWO_POSTS = """Dana Whitfield

Experience
Content Strategist, Larkspur Travel (2020 - present)
- Wrote guides
{first}
Editor, Fernway Press (2015 - 2020)
- Edited 30 books
{last}
"""


@pytest.mark.parametrize(
    ("first", "last", "own"),
    [
        ("", "\nSkills: ChatGPT, WordPress", True),
        ("", "\nSkills: ChatGPT, WordPress\n\nLanguages: French, Dutch", True),
        ("", "Skills: ChatGPT, WordPress", False),  # no white space: the post's
        ("Skills: Excel, Word\n", "\nSkills: ChatGPT, WordPress", False),  # each post has its own
    ],
    ids=["apart", "apart_before_more", "close", "one_a_post"],
)
def test_a_list_apart_from_the_last_post_is_the_persons(first: str, last: str, own: bool) -> None:
    facts = read(TWO_POSTS.format(first=first, last=last))
    assert ("ChatGPT" in facts.listed_skills) is own
    assert any(section.kind == "skills" for section in facts.sections) is own
