"""Dates as people write them, beside what only looks like a date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sections.dates import day_order, find_spans, months_between, span_months

RANGES = [
    ("Mar 2021 - Present", "2021-03", "present"),
    ("March 2021 – February 2022", "2021-03", "2022-02"),
    ("Sept. 2019 — Jan. 2020", "2019-09", "2020-01"),
    ("2015-2019", "2015", "2019"),
    ("2015 – 2019", "2015", "2019"),
    ("2015 to 2019", "2015", "2019"),
    ("2015/2016", "2015", "2016"),
    ("2015~2019", "2015", "2019"),
    ("03/2019 - 05/2020", "2019-03", "2020-05"),
    ("03/2019 to Current", "2019-03", "present"),
    ("3.2019 – 5.2020", "2019-03", "2020-05"),
    ("2019-03 – 2020-04", "2019-03", "2020-04"),
    ("2013/03 ~ Present", "2013-03", "present"),
    ("Jan'19 - Mar'20", "2019-01", "2020-03"),
    ("Nov '04 – Sep '10", "2004-11", "2010-09"),
    ("Jan 2014 to till date", "2014-01", "present"),
    ("since 2019", "2019", "present"),
    ("Since March 2019", "2019-03", "present"),
    ("2019 to date", "2019", "present"),
    ("May 2020 - Now", "2020-05", "present"),
    ("June - August 2019", "2019-06", "2019-08"),
    ("Fall 2018 - Spring 2019", "2018-09", "2019-05"),
    ("Q1 2020 - Q3 2021", "2020-01", "2021-09"),
    ("2010-11", "2010", "2011"),
    ("2018-20", "2018", "2020"),
    ("Feb. 2021 Mar. 2021", "2021-02", "2021-03"),
    ("05/13/2019 - 06/14/2020", "2019-05", "2020-06"),
    ("1 January 2019 to 31 March 2020", "2019-01", "2020-03"),
    ("May 2019 -", "2019-05", "present"),
    ("September 2020 - expected 2025", "2020-09", "2025"),
    ("January 20XX - Current", None, "present"),
    ("March 20XX – December 20XX", None, None),
    ("May 2020 (current)", "2020-05", "present"),
    ("(Jan 2020 – Present)", "2020-01", "present"),
]


@pytest.mark.parametrize(("text", "start", "end"), RANGES)
def test_a_range_is_read(text: str, start: str | None, end: str | None) -> None:
    spans = find_spans(text)
    assert [(span.start, span.end, span.ranged) for span in spans] == [(start, end, True)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("May 2018", "2018-05"),
        ("2018", "2018"),
        ("Summer 2019", "2019-06"),
        ("12 March 2018", "2018-03"),
        ("March 12, 2018", "2018-03"),
        ("Winter 2019", "2019"),
    ],
)
def test_a_single_date_is_read(text: str, date: str) -> None:
    (span,) = find_spans(text)
    assert (span.start, span.ranged) == (date, False)


@pytest.mark.parametrize(
    "text",
    [
        "(503) 555-2019",
        "v2019.2",
        "Angular 2",
        "USD 2,019",
        "$2019",
        "Room 12-14",
        "24/7",
        "Python 3.11",
        "ISO 27001",
        "20190",
        "1,950",
        "99.95%",
        "10/12 points",
        "+1 555-2015",
    ],
)
def test_a_number_is_not_a_date(text: str) -> None:
    assert [span for span in find_spans(text) if not span.weak] == []


def test_a_bare_number_that_looks_like_a_year_is_marked() -> None:
    (span,) = find_spans("Migrated 2001 records")
    assert span.weak


@pytest.mark.parametrize(
    "text",
    ["Expected May 2026", "Graduating May 2026", "May 2026 (expected)", "Anticipated graduation: June 2027"],
)
def test_an_expected_date_is_marked(text: str) -> None:
    assert [span.expected for span in find_spans(text)] == [True]


def test_an_ambiguous_day_keeps_the_year_alone_until_the_document_decides() -> None:
    assert find_spans("03/04/2019")[0].start == "2019"
    assert day_order(["25/12/2018", "03/04/2019"]) == "dmy"
    assert find_spans("03/04/2019", "dmy")[0].start == "2019-04"
    assert find_spans("03/04/2019", "mdy")[0].start == "2019-03"
    assert day_order(["25/12/2018", "12/25/2018"]) is None


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2020-01", "2020-12", 12),
        ("2020-05", "2020-05", 1),
        ("2018", "2020", 24),  # July 2018 to June 2020
        ("2019", "2019", 6),
        ("2019-10", "2019", 3),
        ("2019", "2019-03", 3),
        ("2020-03", "present", 13),
        ("2020-03", None, None),
        (None, "2020", None),
        ("2020", "2018", None),
    ],
)
def test_months_are_counted(start: str | None, end: str | None, months: int | None) -> None:
    assert months_between(start, end, present="2021-03") == months


@given(st.text(max_size=200))
def test_spans_lie_in_order_inside_the_text(text: str) -> None:
    position = 0
    for span in find_spans(text):
        assert position <= span.begin < span.stop <= len(text)
        position = span.stop


YEARS = st.integers(1970, 2040)
MONTHS = st.integers(1, 12)


@given(YEARS, MONTHS, st.integers(0, 200))
def test_a_written_range_comes_back(year: int, month: int, length: int) -> None:
    index = year * 12 + month - 1 + length
    text = f"{month:02d}/{year} - {index % 12 + 1:02d}/{index // 12}"
    if index // 12 < 2050:
        (span,) = find_spans(text)
        assert months_between(span.start, span.end) == length + 1


@given(YEARS, YEARS)
def test_a_period_never_ends_before_it_begins(one: int, two: int) -> None:
    period = span_months(str(one), str(two), None)
    assert period is None or period[0] <= period[1]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Septembre 2021 – décembre 2024 : Ingénieure", "2021-09", "2024-12"),
        ("mai 2016 → aujourd'hui", "2016-05", "present"),
        ("depuis janvier 2020", "2020-01", "present"),
        ("März 2018 bis Oktober 2020", "2018-03", "2020-10"),
        ("01/2018 bis heute", "2018-01", "present"),
        ("seit 03.2019", "2019-03", "present"),
        ("enero de 2019 a la actualidad", "2019-01", "present"),
        ("1 de março de 2019 até junho de 2020", "2019-03", "2020-06"),
        ("Mag 2019 - Giu 2020", "2019-05", "2020-06"),
        ("5 mei 2018 tot heden", "2018-05", "present"),
        ("Out 2019 - atual", "2019", "present"),  # "out" is English first: the year alone, no month guessed
        ("Gen 2 of the platform, 2019", "2019", "2019"),
        ("mai 5, or mars", None, None),  # no year: no date
        ("Nisan 2018 - Ağustos 2020", "2018-04", "2020-08"),
        ("Agustos 2018 - Eylul 2020", "2018-08", "2020-09"),
        ("Mart 2018 – halen", "2018-03", "present"),
        ("kwiecień 2018 do maja 2020", "2018-04", "2020-05"),
        ("září 2019 – dosud", "2019-09", "present"),
        ("iun. 2019 – iul. 2020", "2019-06", "2020-07"),
        ("2018. április – 2020. május", "2018-04", "2020-05"),
        ("elokuu 2019 - syyskuu 2020", "2019-08", "2020-09"),
        ("marts 2018 til desember 2020", "2018-03", "2020-12"),
        ("Ogos 2019 hingga kini", "2019-08", "present"),
        ("Agustus 2019 sampai sekarang", "2019-08", "present"),
        ("tháng 4/2018 - tháng 6/2020", "2018-04", "2020-06"),
        ("T4/2018 – nay", "2018-04", "present"),
        ("апрель 2018 – по настоящее время", "2018-04", "present"),
        ("aprel 2018 - sentyabr 2020", "2018-04", "2020-09"),
        ("2018年4月～2020年3月", "2018-04", "2020-03"),
        # words that are names of months too: on a line of English they are those words
        ("Kigali Mart 2019 – 2021", "2019", "2021"),
        ("Visual Studio Pro 2018", "2018", "2018"),
        ("Squad led 2019 - 2021", "2019", "2021"),
        ("Mac 2019", "2019", "2019"),
        ("two T4 2018", "2018", "2018"),
    ],
)
def test_months_of_other_languages(text: str, start: str | None, end: str | None) -> None:
    spans = find_spans(text)
    assert [(span.start, span.end) for span in spans] == ([(start, end)] if start else [])


@pytest.mark.parametrize(
    ("text", "start"),
    [("APRİL 2019 – now", "2019-04"), ("Auguſt 2019 – now", "2019-08"), ("FEBRUARİ 2019 – now", "2019-02"), ("WİNTER 2019 – now", "2019")],
)  # fmt: skip
def test_letters_that_only_look_like_those_of_a_month(text: str, start: str) -> None:
    assert [(span.start, span.end) for span in find_spans(text)] == [(start, "present")]
