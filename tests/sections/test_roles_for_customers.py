"""Roles played for customers inside a post, titles that open the duties, firms above the fields of a form."""

from __future__ import annotations

import pytest
from documents import posts, read

from tests.sections.documents import Posts

_POSTS = "# Employments\n2017-01 – ongoing: Nordsken Konsult AB, Senior Consultant\n2010-08 – 2016-12: Vättern Bank, System Developer\n"


def test_a_role_for_a_customer_belongs_to_the_post_around_it() -> None:
    roles = (
        "# Assignments\n**Swedish Grid Authority, 2021-03 – ongoing**\nRole: Backend developer\nKotlin services for metering.\n"
        "**Truckmaker, 2017-01 – 2021-02**\nRole: DevOps engineer\nJenkins to GitLab.\n"
    )
    facts = read(_POSTS + roles)
    assert posts(facts) == [
        ("Senior Consultant", "Nordsken Konsult AB", "2017-01", "present"),
        ("System Developer", "Vättern Bank", "2010-08", "2016-12"),
    ]
    assert len(facts.jobs[0].body) == 6


def test_an_assignment_before_any_post_is_one() -> None:
    roles = "# Assignments\n**Swedish Grid Authority, 2008-03 – 2010-02**\nRole: Backend developer\nKotlin services for metering.\n"
    assert posts(read(_POSTS + roles))[-1] == (
        "Backend developer",
        "Swedish Grid Authority",
        "2008-03",
        "2010-02",
    )


_CASES: list[tuple[str, Posts]] = [
    (
        "**08.2022 –    Lofoten Robotics**\nProduct Engineer. Vision for cod heads, ROS 2 and C++.\n"
        "**06.2017 – 08.2017    Bodø Systems**\nSummer intern. Log viewer in Qt.",
        [
            ("Product Engineer", "Lofoten Robotics", "2022-08", "present"),
            ("Summer intern", "Bodø Systems", "2017-06", "2017-08"),
        ],
    ),
    (  # a machine
        "2014 – 2022    Nostin Oy\nDoor controller. Knows a draught from a hand.",
        [(None, "Nostin Oy", "2014", "2022")],
    ),
    (  # a duty
        "**08.2022 – 10.2023    Lofoten Robotics**\nTrained interns. Wrote the vision of cod heads.",
        [(None, "Lofoten Robotics", "2022-08", "2023-10")],
    ),
    (
        "BANCO DEL VALLE (a través de Talento Azteca Consulting)\nPuesto: Ingeniero de Datos\nDe marzo 2021 a la fecha\n- Ingesta.\n"
        "SEGUROS POPOCATÉPETL\nPuesto: Desarrollador ETL\nDe junio 2018 a febrero 2021\n- Cargas.",
        [
            ("Ingeniero de Datos", "BANCO DEL VALLE", "2021-03", "present"),
            ("Desarrollador ETL", "SEGUROS POPOCATÉPETL", "2018-06", "2021-02"),
        ],
    ),
    (
        "- Depuis 2020 — Développeuse mobile chez Meuse Mobilité : application de covoiturage\n"
        "- 2015-2017 — Assistante informatique à la Commune de Huy",
        [
            ("Développeuse mobile", "Meuse Mobilité", "2020", "present"),
            ("Assistante informatique", "Commune de Huy", "2015", "2017"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_posts(text: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{text}\n")) == wanted
