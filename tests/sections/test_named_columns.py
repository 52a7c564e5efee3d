"""Tables whose columns are named, and the small habits of forms and countries that stood beside them."""

from __future__ import annotations

import pytest
from documents import document, posts, read

from pipeline.sections import outline
from tests.sections.documents import Posts

_TABLES: list[tuple[str, Posts]] = [
    (  # the order of the columns does not matter, and what is told at length is no part of the header
        "Empresa    Puesto    Periodo    Actividades\n"
        "Grupo Ferretero del Pacífico    Desarrolladora Backend    Enero 2020 – Actual    APIs en Node.js para los inventarios; despliegue en Azure.\n"
        "Consultores Tapatíos, S.C.    Analista Programadora    Agosto 2016 – Diciembre 2019    Facturación electrónica en C#.",
        [
            ("Desarrolladora Backend", "Grupo Ferretero del Pacífico", "2020-01", "present"),
            ("Analista Programadora", "Consultores Tapatíos", "2016-08", "2019-12"),
        ],
    ),
    (
        "S. No.    Role    From    To    Company\n"
        "1    Tester    Jun 2016    May 2019    Indrayani\n2    Lead Tester    Jun 2019    Till date    Sahyadri Digital",
        [("Tester", "Indrayani", "2016-06", "2019-05"), ("Lead Tester", "Sahyadri Digital", "2019-06", "present")],
    ),
    (  # trainings have an organizer and a period, but nobody held a post there
        "Training    Organization    Duration\nPython basics    Sahyadri Academy    Jun 2016 - Jul 2016",
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _TABLES)
def test_a_table_of_posts(text: str, wanted: Posts) -> None:
    assert posts(outline(document(f"Dana Whitfield\ndana@example.com\n\n# Experience\n{text}\n"))) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # who examined is not where somebody learnt
            "Examination    Board / University    Institute    Year\nB.E.    Pune University    Savitri College of Engineering    2015\n"
            "HSC    Maharashtra Board    Modern Junior College    2011",
            [("B.E.", "Savitri College of Engineering", "2015"), ("HSC", "Modern Junior College", "2011")],
        ),
        (  # a column at the end whose name is a sign
            "Examination    Board    Institute    Year\nHSC    Maharashtra Board    Modern Junior College    2011    74",
            [("HSC", "Modern Junior College", "2011")],
        ),
        (
            "Examination    Board / University    Year\nB.E.    Pune University    2015",
            [("B.E.", "Pune University", "2015")],
        ),
        ("2007 – 2010: Nyeri Hill Girls High School\nKCSE, mean grade B+", [("KCSE", "Nyeri Hill Girls High School", "2010")]),
        (  # a rail that says how high the school was
            "Tertiary\nBachelor of Science in Information Technology\nBatangas State University\n2011 – 2015",
            [("Bachelor of Science in Information Technology", "Batangas State University", "2015")],
        ),
        (  # two periods, two schools
            "2019–2022 École d'Ingénieurs de l'Iroise, majeure Data\n2017–2019 Classes préparatoires MP",
            [("majeure Data", "École d'Ingénieurs de l'Iroise", "2022"), ("Classes préparatoires MP", None, "2019")],
        ),
    ],
)  # fmt: skip
def test_a_list_of_degrees(text: str, wanted: list[tuple[str, str, str]]) -> None:
    facts = read(f"# Education\n{text}\n")
    assert [(one.degree, one.institution, one.end) for one in facts.education] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "**Mar. 2020 : Till Now** Senior .NET Developer at Nile Delta Systems (Cairo).\n- Payroll.\n"
            "**Jan. 2016 : May 2017** Junior Web Developer at Pyramid Media Co. (Mansoura).\n- Shops.",
            [
                ("Senior .NET Developer", "Nile Delta Systems", "2020-03", "present"),
                ("Junior Web Developer", "Pyramid Media Co.", "2016-01", "2017-05"),
            ],
        ),
        (  # the address in a form of the employer is no section of the person's own
            "Position    Senior QA Analyst\nCompany    Tamaraw BPO Solutions, Inc.\nInclusive Dates    May 2019 – Present\nAddress    Pasig City\n\n"
            "Position    Software Tester\nCompany    Sampaguita Systems Corp.\nInclusive Dates    March 2016 – April 2019\nAddress    Makati City",
            [
                ("Senior QA Analyst", "Tamaraw BPO Solutions, Inc.", "2019-05", "present"),
                ("Software Tester", "Sampaguita Systems Corp.", "2016-03", "2019-04"),
            ],
        ),
    ],
)  # fmt: skip
def test_habits_of_countries(text: str, wanted: Posts) -> None:
    assert posts(read(f"# Employment Record\n{text}\n")) == wanted


def test_a_box_of_the_post_office_is_no_telephone() -> None:
    facts = outline(
        document(
            "Dana Whitfield\nP.O. Box 555-20300, Nyahururu. Cell: +254 722 555 018\n\n# Skills\nPython\n"
        )
    )
    assert facts.contact.phone == "+254 722 555 018"
