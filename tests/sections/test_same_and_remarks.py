"""The same firm pointed at, remarks behind firms, legal forms and labels of more countries, headings that are none."""

from __future__ import annotations

import pytest
from documents import document, posts, read

from pipeline.sections import outline
from pipeline.sections.dates import find_spans
from tests.sections.documents import Posts

_CASES: list[tuple[str, Posts]] = [
    (
        "seit 04/2017    Teamleiter Softwareentwicklung, Leinetal GmbH & Co. KG, Hannover\n- Acht Entwickler\n"
        "09/2011 – 03/2017    Softwareentwickler, ebenda\n- Leitstände",
        [
            ("Teamleiter Softwareentwicklung", "Leinetal GmbH & Co. KG", "2017-04", "present"),
            ("Softwareentwickler", "Leinetal GmbH & Co. KG", "2011-09", "2017-03"),
        ],
    ),
    (  # what a firm does
        "05.2022 - until now, Polissia Games (mobile puzzle games, 15M installs)\nMiddle QA Engineer\n- Smoke tests.",
        [("Middle QA Engineer", "Polissia Games", "2022-05", "present")],
    ),
    (  # a name in brackets is part of the name
        "**QA Engineer**\nHarbour Works (Former Dock Yard Company)\n05/2020 - 06/2022\n- Smoke tests.",
        [("QA Engineer", "Harbour Works (Former Dock Yard Company)", "2020-05", "2022-06")],
    ),
    (
        "**Mayo 2016 – actualidad. Programadora senior en Gipuzkoa Mekatronika, S. Coop.** (Tolosa)\n- Fresadoras.\n"
        "**2012 – 2016. Programadora en Bidasoa Software, S.L.** (Irún)\n- Gestión.",
        [
            ("Programadora senior", "Gipuzkoa Mekatronika, S. Coop.", "2016-05", "present"),
            ("Programadora", "Bidasoa Software, S.L.", "2012", "2016"),
        ],
    ),
    (  # a field of study follows the same word
        "2016 – 2019    Ingeniero en Sistemas, Bidasoa Software, S.L.\n- Redes.",
        [("Ingeniero en Sistemas", "Bidasoa Software, S.L.", "2016", "2019")],
    ),
    (  # labels of a form
        "Firma Adı: Boğaziçi Lojistik A.Ş.\nPozisyon: Yazılım Geliştirici\nTarih: 03.2019 – Devam ediyor\nİş Tanımı: depo yönetimi",
        [("Yazılım Geliştirici", "Boğaziçi Lojistik A.Ş.", "2019-03", "present")],
    ),
    (  # several posts on one line, the last dated by a season
        "Senior Engineer @ Hevelius Pay (2019–2022), Engineer @ Żuraw Systems (2016–2019), Intern @ Neptun Telecom (summer 2015)",
        [
            ("Senior Engineer", "Hevelius Pay", "2019", "2022"),
            ("Engineer", "Żuraw Systems", "2016", "2019"),
            ("Intern", "Neptun Telecom", "2015-06", "2015-08"),
        ],
    ),
    (  # how long it lasted is no name
        "**November 2021 — present (3 y 2 m)**\n**Registon Mobile — iOS Developer**\nSwiftUI.",
        [("iOS Developer", "Registon Mobile", "2021-11", "present")],
    ),
    (  # away, not at work
        "Support Engineer - Ceredigion Software\nSeptember 2023 - present\n- Tickets.\n\nTravelling - South America\nSeptember 2022 - August 2023",
        [("Support Engineer", "Ceredigion Software", "2023-09", "present")],
    ),
    (
        "Travelling Sales Engineer - Ceredigion Software\nSeptember 2023 - present\n- Fairs.",
        [("Travelling Sales Engineer", "Ceredigion Software", "2023-09", "present")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_posts(text: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{text}\n")) == wanted


def test_a_month_that_is_a_word_of_english() -> None:
    assert [(span.start, span.end) for span in find_spans("Douro Seguros (out. 2019 – jan. 2023)")] == [
        ("2019-10", "2023-01")
    ]
    assert [span.start for span in find_spans("We moved out. 2019 was better.")] == ["2019"]


def test_a_degree_is_no_heading() -> None:
    facts = read(
        "# Education\n**B.Tech/B.E. in Computers**\nMewar Engineering Institute\n2013 | Full Time\n# Skills\nJava\n"
    )
    assert [(one.degree, one.institution, one.end) for one in facts.education] == [
        ("B.Tech/B.E. in Computers", "Mewar Engineering Institute", "2013")
    ]


def test_a_name_under_its_label() -> None:
    text = "ÖZGEÇMİŞ\nAdı Soyadı: Emre Yıldırım Soylu\nE-posta: emre.soylu@example.org\n\n# Experience\nEngineer, Northwind, 2019 - 2021\n"
    assert outline(document(text)).contact.name == "Emre Yıldırım Soylu"
