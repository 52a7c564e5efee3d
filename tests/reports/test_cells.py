"""Nobody's résumé can break the table: cells start no formula and mean what they say in every spreadsheet."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.cells import FORMULA_STARTS, cell, many, phone

# What Excel or LibreOffice, set to some country, makes a date, a time or a number of when it opens a CSV file.
TAKEN_FOR_ANOTHER_THING = (
    "Jan-20", "MAR1", "SEPT2", "Dec 1", "1 Mar", "1-Mar", "March 2020", "May 5", "Apr. 4", "Oct/4", "June 3, 2020", "3 June 2020",
    "2020-Jan-03", "20Jan", "Jan'20", "4 Mai", "Dez 24", "Mär 3", "1-1900", "2020-01-05", "2020-01-05 10:00", "2020-01-05T10:00:30",
    "12:30", "3 PM", "3:15 pm", "5 a", "50%", "$5", "(5)", "1 1/2", "5 €", "1,000.50",
)  # fmt: skip
TAKEN_FOR_TEXT = (
    "Mark 2", "Jan", "May", "April", "April Quill", "May Quill 3rd", "Jan Novak", "Marin 3 Quill", "Augusta 2", "Python 3", "Level 3", "Sept2Share",
    "Decca 1", "Web 2.0", "3 Amigos", "5 apples", "24/7 Support", "7-Eleven", "3M", "1Password", "99designs", "A1", "Q1 2020", "Julia 1", "Marty 5",
    "Octo 5", "2020 Vision", "Marc 1", "Engineer (5)", "100% Design", "3:16 Labs", "Mai Tran", "Set 4 Life",
)  # fmt: skip


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        (None, ""),
        ("Ada Quill", "Ada Quill"),
        ("=1+1", "'=1+1"),
        ("  +cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("two\nlines\x00\x1b[31m", "two lines[31m"),
        ("NaN", "'NaN"),
        ("TRUE", "'TRUE"),
        ("null", "'null"),
        ("1e5", "'1e5"),
        ("07700900123", "'07700900123"),
        ("3-4", "'3-4"),
        ("\u202eevil", "evil"),
        *((text, f"'{text}") for text in TAKEN_FOR_ANOTHER_THING),
        *((text, text) for text in TAKEN_FOR_TEXT),
        ("C++", "C++"),
        (".NET", ".NET"),
        ("Müller, José", "Müller, José"),
    ],
)
def test_cell(given_text: str | None, wanted: str) -> None:
    assert cell(given_text) == wanted


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("+44 20 7946 0018", "(+44) 20 7946 0018"),
        ("(415) 555-0173", "(415) 555-0173"),
        ("617 555 0110", "(617) 555 0110"),
        ("216.555.0139", "(216) 555.0139"),
        ("07700 900318", "(07700) 900318"),
        ("404-555-0198", "(404) 555-0198"),
        ("5550100", "'5550100"),
        (None, ""),
    ],
)
def test_phone(given_text: str | None, wanted: str) -> None:
    assert phone(given_text) == wanted


def test_a_list_can_be_taken_apart_again() -> None:
    assert many(["a; b", "c"]).split("; ") == ["a, b", "c"]


@given(st.text(max_size=60))
def test_no_cell_starts_a_formula_and_every_cell_survives_a_round_trip(text: str) -> None:
    value = cell(text)
    assert not value.lstrip()[:1] or value[0] not in FORMULA_STARTS - {"'"}
    assert all(c.isprintable() for c in value)
    table = pd.DataFrame({"a": [value], "b": ["end"]}).to_csv(index=False)
    back = pd.read_csv(io.StringIO(table), keep_default_na=False, dtype=str)
    assert back.loc[0, "a"] == value
    guessed = pd.read_csv(io.StringIO(table))
    assert value == "" or str(guessed.loc[0, "a"]) == value
