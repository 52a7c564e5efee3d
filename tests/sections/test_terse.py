"""Terse posts: a firm and its period, notes of the work below; a title with the year of its promotion; and what is no post."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.records import Outline
from pipeline.sections import outline
from pipeline.sections.notes import is_note

NAME = "Ludmila Hraste\nludmila@example.com\n\n"
Posts = list[tuple[str | None, str | None, str | None, str | None]]


def read(text: str) -> Outline:
    return outline(document(NAME + text, plain=True))


def posts(text: str) -> Posts:
    return [(job.title, job.organization, job.start, job.end) for job in read(text).jobs]


@pytest.mark.parametrize(
    "text",
    [
        "Quotes API. Java 8, later 11",
        "Booking page, both shops",
        "Loans, PHP, MySQL",
        "Tests from zero to 60 %",
        '"You may like": item2vec',
        "Crop-hail frequency, GLM in SAS",
    ],
)
def test_a_note_of_work(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Agente de projet",
        "Northwind Foods, Hull",
        "Software Developer, payments",
        "Kelpworks Ltd, 40 people",
        "Riga, Latvia",
        "Studio 54",
        "Bid desk",
    ],
)
def test_what_may_be_a_title_a_firm_or_a_town_is_no_note(text: str) -> None:
    assert not is_note(text)


def test_firms_with_notes_below_are_posts_and_lose_no_line() -> None:
    facts = read(
        "KESTREL PAY  Mar 2021 – Feb 2024\nPayments core, Kotlin, 40 tps -> 900\nLedger on Postgres, proof every night\n\n"
        "TARN INSURANCE  Sept 2017 – Feb 2021\nQuotes API. Java 8, later 11\nClaims intake, file upload, virus scan\n\n"
        "BSc, Maynooth, 2017\n"
    )
    found = [(job.title, job.organization, job.start, len(job.body)) for job in facts.jobs]
    assert found == [(None, "KESTREL PAY", "2021-03", 2), (None, "TARN INSURANCE", "2017-09", 2)]


def test_notes_without_any_sign_follow_the_habit_of_the_section() -> None:
    text = "TARN LIFTS 11/2020-4/2023\nManuals cut by wiring diagram, not by page.\n\nROUDNICE SEARCH 11/2017-10/2020\nCzech morphology\nRanking, clicks\n"
    assert posts(text) == [(None, "TARN LIFTS", "2020-11", "2023-04"), (None, "ROUDNICE SEARCH", "2017-11", "2020-10")]  # fmt: skip


def test_a_title_below_the_firm_is_still_one() -> None:
    text = "# Experience\nNorthwind Foods  2019 – 2022\nAgente de projet\n- Did the work\n\nTarn Lifts  2016 – 2019\nSoftware Developer\n- Did the work\n"
    assert posts(text) == [("Agente de projet", "Northwind Foods", "2019", "2022"), ("Software Developer", "Tarn Lifts", "2016", "2019")]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Senior Data Scientist, promoted 2021", "Senior Data Scientist"),
        ("Senior Data Scientist (promoted from Data Scientist in 2021)", "Senior Data Scientist"),
        ("Team Lead, appointed March 2021", "Team Lead"),
    ],
)
def test_the_year_of_a_promotion_is_not_that_of_the_post(line: str, title: str) -> None:
    text = f"# Experience\nTARN GROCERY DELIVERY (Nov 2018 – Aug 2023)\n{line}\n- Ranked products.\n\nHRASTE BRANDS (2011 – Oct 2018)\nMarketing Analyst\n- Reports.\n"
    assert posts(text) == [(title, "TARN GROCERY DELIVERY", "2018-11", "2023-08"), ("Marketing Analyst", "HRASTE BRANDS", "2011", "2018-10")]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Mutuelle des Rivages — pricing data scientist — October 2019 to April 2024", ("pricing data scientist", "Mutuelle des Rivages", "2019-10", "2024-04")),
        ("2021.11 – 2024.05 Full-stack developer, Faktomat sp. z o.o. (invoicing for small firms)", ("Full-stack developer", "Faktomat sp. z o.o.", "2021-11", "2024-05")),
    ],
)  # fmt: skip
def test_posts_written_with_few_capitals(line: str, wanted: tuple[str | None, ...]) -> None:
    assert posts(f"{line}\n- Priced floods by maps of the soil.\n- Kept the model alive.\n") == [wanted]


def test_an_office_named_board_employs_where_work_is_told() -> None:
    text = "Mzigo Mobile Money (2021-07 to 2025-02)\n- Run the clusters.\n- Wrote a gate.\n\nChai Auction Board (2017-06 to 2021-06)\n- Built the first pipeline.\n- Reconciled the accounts.\n"
    assert [job.organization for job in read(text).jobs] == ["Mzigo Mobile Money", "Chai Auction Board"]
    assert posts("Kericho Secondary Board (2012 to 2016)\nMathematics.\nChess.\n") == []


def test_a_list_of_posts_in_one_line_each() -> None:
    text = (
        "[1] Buckeye Claims through Tristaff Data, Oct 2022 – Nov 2023 (14 mo.): rebuilt the feeds of 31 counties.\n"
        "[2] (laid off) Aug 2022 – Sep 2022\n"
        "[3] Scioto Grocers, employee, Jan 2021 – Jul 2022 (19 mo.): price changes to store tablets.\n"
    )
    facts = read(text)
    assert [(job.organization, job.start, job.end) for job in facts.jobs] == [
        ("Buckeye Claims through Tristaff Data", "2022-10", "2023-11"),
        ("Scioto Grocers", "2021-01", "2022-07"),
    ]
    assert [job.body for job in facts.jobs] == [(4,), (6,)]
    dashes = "Regional trains, Rennes — Jun. 2018 → Dec. 2020 — API for the season tickets of pupils.\nMutual insurance, Niort — Jan. 2016 → May 2018 — Nightly pipeline from thirty shops.\n"
    assert [job.organization for job in read(dashes).jobs] == ["Regional trains", "Mutual insurance"]


@pytest.mark.parametrize(
    "text",
    [
        "2015 – 2018: Chess club, ran the tournaments of the town.\n",  # one line makes no list
        "2015 – 2018 Lyceum of Tarn: mathematics and two languages.\n2012 – 2015 Tarn School: all the rest of it.\n",
        "Between jobs — Sep 2022 to Feb 2024\n- Cared for my mother.\n- Nights: open source.\n",
    ],
)
def test_what_makes_no_list_of_posts(text: str) -> None:
    assert posts(text) == []


def test_a_period_that_closes_its_post() -> None:
    text = (
        "Tarn Digital (bread for 2,300 bakeries)\nDeployed the nightly models as one batch on cheap machines.\nMade the alarm.\nMay 2022 – September 2024\n\n"
        "Hraste Wind Services\nPut the network behind a queue.\nKept the photos in order.\nMay 2020 – April 2022\n"
    )
    assert posts(text) == [(None, "Tarn Digital", "2022-05", "2024-09"), (None, "Hraste Wind Services", "2020-05", "2022-04")]  # fmt: skip
    opening = "May 2022 – September 2024\nEngineer\nTarn Digital\n- Made the alarm.\n- Kept it.\n\nMay 2020 – April 2022\nEngineer\nHraste Wind\n- Put it there.\n- Kept it.\n"
    assert posts(opening) == [("Engineer", "Tarn Digital", "2022-05", "2024-09"), ("Engineer", "Hraste Wind", "2020-05", "2022-04")]  # fmt: skip


def test_a_career_break_in_capitals_heads_nothing() -> None:
    text = (
        "# PROFILE\nBack at work.\n\nMarch 2023 – February 2025\nAutomation Engineer\nTarn Lettings\n- Wrote the suite.\n\n"
        "April 2019 – February 2023\nCAREER BREAK\nCare of two children.\n\nJanuary 2014 – March 2019\nTest Analyst\nHraste Payroll\n- Checked the tax.\n\n# EDUCATION\nBSc Psychology, 2013\n"
    )
    assert posts(text) == [("Automation Engineer", "Tarn Lettings", "2023-03", "2025-02"), ("Test Analyst", "Hraste Payroll", "2014-01", "2019-03")]  # fmt: skip


def test_projects_headed_by_client_and_period() -> None:
    text = (
        "# Career Summary\n- Six years of Java.\n\nProject #1 (Apr 2022 – Mar 2024), Client: a pharma group\nOrganization: Tarn Tech Services\nTechnology: Python, Oracle\nResponsibilities:\n- Developed the search.\n- Tested it.\n"
        "Project #2 (Apr 2019 – Mar 2022), Client: a retail bank\nOrganization: Tarn Tech Services\nTechnology: Java\nResponsibilities:\n- Developed the onboarding.\n- Wrote tests.\n"
    )
    facts = read(text)
    assert [(job.organization, job.start, job.end, len(job.body)) for job in facts.jobs] == [
        ("Tarn Tech Services", "2022-04", "2024-03", 4),
        ("Tarn Tech Services", "2019-04", "2022-03", 4),
    ]
    assert posts("# Projects\nProject #1 (Apr 2022 – Mar 2024)\n- Built a robot.\n- Raced it.\n") == []


PROJECTS = "# Career Graph\nMusi Valley Systems – Technical Lead – Dec 2017 to Aug 2023\nGolconda Soft – Software Engineer – Nov 2011 to Nov 2017\n\n# Projects\n"


def test_projects_that_name_the_employer_are_its_work() -> None:
    text = "1. Chit fund management (Musi Valley)\n- Developed the auction.\n- Reviewed code.\n2. Poultry feed (Golconda)\n- Wrote screens.\n3. Chess engine (Stockfish)\n- Wrote a book of openings.\n"
    bodies = [len(job.body) for job in read(PROJECTS + text).jobs]
    assert bodies == [3, 2]


def test_a_firm_with_its_period_above_another_firm_is_a_post() -> None:
    text = "# Employers\nTarn Freight Brokers, 2018 – 2022\nHraste County schools, substitute teacher, 2014 – 2018\n"
    assert posts(text) == [(None, "Tarn Freight Brokers", "2018", "2022"), ("substitute teacher", "Hraste County schools", "2014", "2018")]  # fmt: skip
    inside = "# Employers\nTarn Freight Brokers, 2014 – 2022\nLead Developer, 2018 – 2022\n- Led.\nDeveloper, 2014 – 2018\n- Built.\n"
    assert posts(inside) == [("Lead Developer", "Tarn Freight Brokers", "2018", "2022"), ("Developer", "Tarn Freight Brokers", "2014", "2018")]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("LOWVELD FAMILY CLINICS (four clinics, 70 staff) - July 2018 to June 2024", (None, "LOWVELD FAMILY CLINICS", "2018-07", "2024-06")),
        ("Hraste School Foods (lunch for 900 school districts), Oct 2021 to Apr 2025", (None, "Hraste School Foods", "2021-10", "2025-04")),
        ("2008–2017 Onnen Oy (number games), chief programmer of coupon intake", ("chief programmer of coupon intake", "Onnen Oy (number games)", "2008", "2017")),
        ("Post-doc, Institut Tarn pour le Langage, 02/2022 – 09/2024", ("Post-doc", "Institut Tarn pour le Langage", "2022-02", "2024-09")),
        ("Scientific employee (E13), Institute for Applied Language, 02/2019 – 01/2023", ("Scientific employee (E13)", "Institute for Applied Language", "2019-02", "2023-01")),
    ],
)  # fmt: skip
def test_firms_that_bear_words_of_schools(line: str, wanted: tuple[str | None, ...]) -> None:
    assert posts(f"{line}\n- Wrote the bookings anew.\n- Watched them.\n- Kept the stock.\n") == [wanted]


@pytest.mark.parametrize("line", ["Family leave, 2018 to 2020", "Hraste High School, 2018 to 2020", "Institute of Technology of Tarn, 2018 to 2020"])  # fmt: skip
def test_schools_and_leave_are_no_posts(line: str) -> None:
    assert posts(f"{line}\n- Wrote a game.\n- Watched birds.\n- Kept bees.\n") == []


def test_a_dash_after_a_period_before_its_firm() -> None:
    text = "# Trajectory\n2019/2023 - Feira Livre App: orders and an offline basket in Kotlin; five releases.\n2016/2019 - Agência Maré: sites for shopping malls, HTML and jQuery.\n"
    assert posts(text) == [(None, "Feira Livre App", "2019", "2023"), (None, "Agência Maré", "2016", "2019")]
