"""What narrow columns and feet of pages do to degrees, lists of skills and addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from documents import document, posts, read

from pipeline.records import Document, Line
from pipeline.sections import outline


def test_degrees_that_look_like_headings_head_no_section() -> None:
    facts = outline(
        document("""
            # Ffion Prydderch
            ffion@example.org | (312) 555-0142

            **Experience**
            Developer, Copperline Foods, 09/2022 to Present
            Led the migration of the monolith to modules

            **Education**

            **MSc Artificial Intelligence**
            University of Porto (2014–2016)

            **BEng Electronic Engineering**
            University of Bergen (2011–2014)

            **Skills**
            Go, Python
        """)
    )
    assert [(e.degree, e.institution, e.end) for e in facts.education] == [
        ("MSc Artificial Intelligence", "University of Porto", "2016"),
        ("BEng Electronic Engineering", "University of Bergen", "2014"),
    ]


def test_short_names_of_skills_in_capitals_head_no_section() -> None:
    facts = outline(
        document("""
            Rosalind Thackeray
            CONTACT
            rosalind@example.org

            EDUCATION
            MSc Data Science, University of Ghana, 2012

            SKILLS
            Docker
            SQL
            Rust
            AWS
            Kotlin
        """)
    )
    assert list(facts.listed_skills) == ["Docker", "SQL", "Rust", "AWS", "Kotlin"]


def _sidebar(*texts: tuple[str, bool, float]) -> Document:
    """Lines of a column 100 points wide: text, whether bold, white above it in em."""
    lines: list[Line] = []
    top = 40.0
    for number, (text, bold, gap) in enumerate(texts, start=1):
        top += 10 * (1 + gap)
        lines.append(
            Line(
                1, number, text, x0=450.0, x1=450.0 + 5 * len(text), top=top, bottom=top + 10, size=10.0, bold=bold, column=2,
                region="sidebar", gap=gap if lines else None,
            )
        )  # fmt: skip
    return Document(tuple(lines), 1, "pdfium", "pdf")


def test_degrees_and_schools_broken_by_a_narrow_column() -> None:
    facts = outline(
        _sidebar(
            ("Dana Whitfield", True, 0), ("dana@example.org", False, 0.5), ("Education", True, 2.0),
            ("MEng Software", True, 1.0), ("Engineering", True, 0.5), ("Technical University of", False, 0.8), ("Graz", False, 0.5),
            ("2007 – 2009", False, 0.8), ("BEng Electronic", True, 0.8), ("Engineering", True, 0.5), ("University College Cork", False, 0.8),
            ("2004 – 2007", False, 0.8), ("Languages", True, 2.0), ("French (basic)", False, 1.0),
        )
    )  # fmt: skip
    assert [(e.degree, e.institution, e.end) for e in facts.education] == [
        ("MEng Software Engineering", "Technical University of Graz", "2009"),
        ("BEng Electronic Engineering", "University College Cork", "2007"),
    ]


def test_an_address_in_the_foot_of_every_page_is_told_once() -> None:
    foot = "Halvard Strand | halvard@example.org | +1 555 725 7814 | Page {} of 2"
    lines: list[Line] = []
    for page in (1, 2):
        said = document("""
            # Experience
            Engineer, Northwind Systems, 2015 to 2019
            Built the billing service of the company
            Kept the ledger of the company quiet
            Wrote the reports of every quarter
            Moved the services to a cluster of machines
            Trained the people of the help desk
            Measured what was slow in the shop
            Cut the costs of the nightly jobs
        """).lines
        texts = [(line.text, line) for line in said] + [
            (foot.format(page), replace(said[-1], top=800.0, bottom=810.0))
        ]
        lines += [
            replace(
                line,
                page=page,
                number=len(lines) + n,
                text=f"{text} ({page})" if line.top != 800.0 and n > 2 else text,
            )
            for n, (text, line) in enumerate(texts, start=1)
        ]
    facts = outline(Document(tuple(lines), 2, "pdfium", "pdf"))
    assert (facts.contact.email, facts.contact.phone) == ("halvard@example.org", "+1 555 725 7814")


@pytest.mark.parametrize("period", ["Mar 2021\nPresent", "Mar 2021  Present", "Present\nMar 2021"])
def test_both_ends_of_a_period_stand_apart_without_a_dash(period: str) -> None:
    text = f"# Experience\n{period}\n**Mobile Developer**\nTidewrack Systems\n- Built the app\n\nJan 2018\nFeb 2021\n**Data Engineer**\nQuernstone Ltd\n- Halved the costs"
    assert posts(read(text)) == [
        ("Mobile Developer", "Tidewrack Systems", "2021-03", "present"),
        ("Data Engineer", "Quernstone Ltd", "2018-01", "2021-02"),
    ]


def test_years_one_below_the_other_are_no_period() -> None:
    facts = outline(document("# Dana Whitfield\n\n# Awards\n2014\n2016\n2019\nBest paper of the year"))
    assert not facts.jobs
