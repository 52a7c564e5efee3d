"""Nobody's résumé can break the table: cells start no formula and mean what they say in every spreadsheet."""

from __future__ import annotations

import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.cells import FORMULA_STARTS, cell, many, phone


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
