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
