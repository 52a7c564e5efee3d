"""Wrapped lines become one statement, bullets stay apart."""

from __future__ import annotations

import pytest

from pipeline.assessment import statements
from pipeline.records import Line


def lines(*texts: str) -> list[Line]:
    return [Line(1, number, text) for number, text in enumerate(texts, start=1)]


CASES = [
    (
        ["• Built the billing service that carries four thousand", "invoices a day", "• Fixed bugs"],
        ["Built the billing service that carries four thousand invoices a day", "Fixed bugs"],
    ),
    (["- Short one", "- Short two"], ["Short one", "Short two"]),
    (["1. Rewrote the parser", "2. Wrote tests"], ["Rewrote the parser", "Wrote tests"]),
    (
        ["• Moved the nightly load of the warehouse from cron to the", "Airflow cluster of the group"],
        ["Moved the nightly load of the warehouse from cron to the Airflow cluster of the group"],
    ),
    (
        ["I keep the build farm alive.", "Before that I wrote firmware."],
        ["I keep the build farm alive.", "Before that I wrote firmware."],
    ),
    (
        ["• Wrote the migra-", "tion of the customer table"],
        ["Wrote the migration of the customer table"],
    ),
]


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_joined(texts: list[str], expected: list[str]) -> None:
    assert [statements.text_of(group) for group in statements.joined(lines(*texts))] == expected


def test_a_blank_line_parts_statements() -> None:
    first = Line(1, 1, "• Built the billing service that carries four thousand and")
    second = Line(1, 4, "more things")
    assert len(list(statements.joined([first, second]))) == 2
