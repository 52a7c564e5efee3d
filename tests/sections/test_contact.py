"""Names, addresses and numbers: what the page states, and nothing else."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.sections import outline

REST = "\n\n# Experience\nEngineer, Northwind Ltd, 2019 - 2020\n- Built it\n\n# Education\nB.S., Lakeside University, 2015\n"


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("# Dana Whitfield\ndana@example.com", "Dana Whitfield"),
        ("# DANA R. WHITFIELD\nAustin, TX", "DANA R. WHITFIELD"),
        ("Functional Resume Sample\n# Jane Smith\njane.smith@example.com", "Jane Smith"),
        ("Product Designer\n# Jane Smith\njane.smith@example.com", "Jane Smith"),
        ("# Curriculum Vitae of Ana María Ñúñez\nana@example.com", "Ana María Ñúñez"),
        ("Resume - Pallavi Deshmukh\npallavi.d@example.com", "Pallavi Deshmukh"),
        ("# Etta\netta@example.com", "Etta"),
        ("# J A N E  S M I T H\njane@example.com", "JANE SMITH"),
        ("# Jane Smith, Ph.D.\njane@example.com", "Jane Smith"),
        ("# Dr. Jane Smith\njane@example.com", "Jane Smith"),
        ("# Seán O'Connor-Byrne | Backend Engineer\nsean@example.com", "Seán O'Connor-Byrne"),
        ("# Анна Петрова\nanna@example.com", "Анна Петрова"),
        ("# 李 小龙\nli@example.com", "李 小龙"),
        ("# Ludwig van den Berg\nlvdberg@example.com", "Ludwig van den Berg"),
        ("Name: Torsten Kiesewalter\nE-Mail: t.kiesewalter@example.org", "Torsten Kiesewalter"),
    ],
)
def test_names(top: str, name: str) -> None:
    assert outline(document(top + REST)).contact.name == name


EXPORT = "Contact\nwww.linkedin.com/in/{slug} (LinkedIn)\nTop Skills\nKubernetes\nGo\nLanguages\nPolish (Native)\n{name}\nSoftware Engineer\n"


@pytest.mark.parametrize(
    ("slug", "line", "name"),
    [
        ("hanna-kowal", "Hanna Kowal", "Hanna Kowal"),
        ("hanna-kowal-1b2c3d", "Hanna Kowal", "Hanna Kowal"),
        ("kowal-hanna", "Hanna Kowal", "Hanna Kowal"),
        ("hanna-kowal-software-engineer", "Hanna Kowal", "Hanna Kowal"),
        ("hanna-kowal-software-engineer", "Kraków", None),  # "Software Engineer" is no name
        ("hkowal", "Hanna Kowal", None),
    ],
)
def test_the_name_in_the_address_of_a_profile(slug: str, line: str, name: str | None) -> None:
    """An export of a profile states the name below contact and skills."""
    text = EXPORT.format(slug=slug, name=line) + REST.replace("# ", "")
    assert outline(document(text, plain=True)).contact.name == name


@pytest.mark.parametrize(
    "top",
    [
        "# RESUME\ninfo@example.com",
        "# Curriculum Vitae\nAustin, TX",
        "# Senior Software Engineer\nhello@example.com",
        "# Northwind Systems Ltd\ninfo@example.com",
        "# Professional Summary\nBuilds things.",
        "# Austin, TX\n(312) 555-0142",
    ],
)
def test_no_name_is_made_up(top: str) -> None:
    assert outline(document(top + REST)).contact.name is None


@pytest.mark.parametrize(
    ("line", "email"),
    [
        ("dana.whitfield@example.com", "dana.whitfield@example.com"),
        ("E-mail: Dana_W+jobs@mail.example.co.uk | Austin, TX", "Dana_W+jobs@mail.example.co.uk"),
        ("dana (at) example (dot) com", "dana@example.com"),
        ("dana [at] example.org", "dana@example.org"),
        ("dana at example dot com", "dana@example.com"),
        ("dana.whitfield@\nexample.com", "dana.whitfield@example.com"),
        ("dana.whitfield@example.c\nom", "dana.whitfield@example.com"),
        ("met people at events", None),
        ("@dana on a social network", None),
    ],
)
def test_email(line: str, email: str | None) -> None:
    assert outline(document(f"# Dana Whitfield\n{line}{REST}")).contact.email == email


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("OCR for the newspapers 1830–1950", None),
        ("Archive of 1910 - 2005, 40 GB", None),
        ("Tel: 1830-1950", "1830-1950"),
        ("(312) 555-0142", "(312) 555-0142"),
        ("Tel. +1 312-555-0142 / dana@example.com", "+1 312-555-0142"),
        ("Phone: 312.555.0142", "312.555.0142"),
        ("+44 7700 900142", "+44 7700 900142"),
        ("020 7946 0142", "020 7946 0142"),
        ("Fax: (312) 555-0199\nMobile: (312) 555-0142", "(312) 555-0142"),
        ("2015 - 2019", None),
        ("Passport no. 12345678", None),
        ("Date of birth 12.05.1990", None),
    ],
)
def test_phone(line: str, phone: str | None) -> None:
    assert outline(document(f"# Dana Whitfield\n{line}{REST}")).contact.phone == phone


def test_details_of_referees_are_not_the_candidates() -> None:
    text = f"# Dana Whitfield\nAustin, TX{REST}\n# References\nLee Morgan, lee@example.org, (312) 555-0177\n"
    contact = outline(document(text)).contact
    assert (contact.email, contact.phone) == (None, None)


@pytest.mark.parametrize(
    "place",
    ["Austin, TX", "Bengaluru, India", "12 Elm Street, Springfield, IL 62701", "London, UK", "Berlin"],
)
def test_location(place: str) -> None:
    assert (
        outline(
            document(f"# Dana Whitfield\ndana@example.com | {place} | (312) 555-0142{REST}")
        ).contact.location
        == place
    )


def test_links_written_and_behind_the_text() -> None:
    contact = outline(
        document(
            f"# Dana Whitfield\ngithub.com/dana-example | dana@example.com{REST}",
            links=("https://www.linkedin.com/in/dana-example", "mailto:dana@example.com"),
        )
    ).contact
    assert contact.links == ("github.com/dana-example", "https://www.linkedin.com/in/dana-example")


def test_personal_lines_become_no_facts() -> None:
    text = f"# Dana Whitfield\ndana@example.com{REST}\n# Personal Details\nDate of Birth: 04-06-1987\nMarital Status: Single\nNationality: Indian\n"
    facts = outline(document(text))
    shown = " ".join(
        str(value)
        for value in (facts.contact, facts.jobs, facts.education, facts.listed_skills, facts.newest_date)
    )
    assert not any(word in shown for word in ("1987", "Single", "Indian"))


@pytest.mark.parametrize(
    ("line", "location"),
    [
        ("Statistics student, Eskişehir, Turkey", "Turkey"),
        ("Final-year student, Lakeside University, Austin", "Austin"),
        ("Austin, TX", "Austin, TX"),
    ],
)
def test_a_student_is_no_place(line: str, location: str) -> None:
    assert outline(document(f"# Dana Whitfield\n{line}\ndana@example.com{REST}")).contact.location == location
