"""Posts without a date among dated ones, firms described above their titles, lists of clients, and degrees behind colons."""

from __future__ import annotations

import pytest
from documents import posts, read

from pipeline.sections.strengths import title_strength
from tests.sections.documents import Posts

_CASES: list[tuple[str, Posts]] = [
    (  # the same look as the header of the dated post
        "**Machine Learning Engineer, Ogun Valley AI (2023 – Present)**\n- Speech models.\n\n"
        "**Data Analyst, Lekki Foods Plc**\n- Sales forecasts.\n\n**Graduate Trainee, Abeokuta Steel Works**\n- Rotated.",
        [
            ("Machine Learning Engineer", "Ogun Valley AI", "2023", "present"),
            ("Data Analyst", "Lekki Foods Plc", None, None),
            ("Graduate Trainee", "Abeokuta Steel Works", None, None),
        ],
    ),
    (  # a part of the post has a look of its own too, but names no firm
        "**Machine Learning Engineer, Ogun Valley AI (2023 – Present)**\n- Speech models.\n\n**Data analyst work, reports**\n- Sales forecasts.",
        [("Machine Learning Engineer", "Ogun Valley AI", "2023", "present")],
    ),
    (  # what the firm does, above the titles held there
        "**Peachtree Logistics    Jan 2016 – Present**\nThird-party freight brokerage, 900 employees\n"
        "**Engineering Manager, Jul 2019 – Present**\n- Managed nine engineers.\n**Software Engineer, Jan 2016 – Jun 2019**\n- The rating engine.",
        [
            ("Engineering Manager", "Peachtree Logistics", "2019-07", "present"),
            ("Software Engineer", "Peachtree Logistics", "2016-01", "2019-06"),
        ],
    ),
    (  # whom the work was for is no employer
        "**Freelance front-end developer** (2017 - now)\nSelected clients:\n- Waterschap De Peel (2023): dashboard in Vue\n"
        "- Museum Het Spoor (2021-2022): audio tour\n\n**Webdeveloper**, Brabant Media BV, Eindhoven (2013 - 2017)\n- Themes.",
        [("Freelance front-end developer", None, "2017", "present"), ("Webdeveloper", "Brabant Media BV", "2013", "2017")],
    ),
    (
        "2016 – heute    Freiberuflicher Softwarearchitekt, Brückner IT-Beratung, Stuttgart\nProjekte (Auszug):\n"
        "- Energieversorger, Migration auf Kubernetes",
        [("Freiberuflicher Softwarearchitekt", "Brückner IT-Beratung", "2016", "present")],
    ),
    (  # a firm may be called so
        "**Data Engineer**\nClients First Ltd\n2016 – 2019\n- Pipelines.",
        [("Data Engineer", "Clients First Ltd", "2016", "2019")],
    ),
    (
        "July 1998 - Aug 2000   Pennine Parcels\nWarehouse Operative (part time while studying)",
        [("Warehouse Operative", "Pennine Parcels", "1998-07", "2000-08")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_posts(text: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{text}\n")) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Instituto Superior Punilla: Tecnicatura en Desarrollo de Software (2017-2019)",
            ("Tecnicatura en Desarrollo de Software", "Instituto Superior Punilla", "2019"),
        ),
        (
            "1991 - 1998   Mossley High School\n3 A Levels, 9 GCSEs",
            ("3 A Levels", "Mossley High School", "1998"),
        ),
    ],
)
def test_a_degree(text: str, wanted: tuple[str, str, str]) -> None:
    facts = read(f"# Education\n{text}\n")
    degrees = [((one.degree or "")[: len(wanted[0])], one.institution, one.end) for one in facts.education]
    assert degrees == [wanted]


@pytest.mark.parametrize(
    ("word", "strength"),
    [("Webdeveloper", 2), ("Softwareengineer", 2), ("Systeembeheerder", 2), ("developers", 0)],
)
def test_titles_of_one_word(word: str, strength: int) -> None:
    assert title_strength(word) >= strength
