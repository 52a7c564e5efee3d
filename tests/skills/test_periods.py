"""Months on the calendar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import periods
from pipeline.records import Contact, Document, Job, Outline


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2020-01", "2020-12", 12),
        ("2020-01", "2020-01", 1),
        ("2019", "2021", 24),
        ("2020", "2020", 6),
        ("2020-03", "2020", 4),
        ("2020", "2020-03", 6),
        ("2020-01", "present", 30),
        ("2021-01", "2020-01", None),
        (None, "2020-01", None),
        ("2020-01", None, None),
        ("spring", "2020-01", None),
    ],
)
def test_months_of(start: str | None, end: str | None, months: int | None) -> None:
    assert periods.months_of(start, end, "2022-06") == months


def test_present_without_a_date_is_unknown() -> None:
    assert periods.months_of("2020-01", "present", None) is None


INTERVALS = st.lists(
    st.tuples(st.integers(0, 200), st.integers(0, 40)).map(lambda p: (p[0], p[0] + p[1])), max_size=8
)


@given(INTERVALS)
def test_union_counts_each_month_once(intervals: list[tuple[int, int]]) -> None:
    months = {month for first, last in intervals for month in range(first, last + 1)}
    assert periods.union_months(intervals) == len(months)


def outline(newest: str | None, updated: str | None = None, start: str | None = None) -> Outline:
    jobs = ()
    if start is not None:
        jobs = (Job(None, None, None, start, "present", True, "job", 1, (1,)),)
    return Outline((), Contact(), jobs, (), (), newest_date=newest, updated=updated)


@pytest.mark.parametrize(
    ("given_outline", "saved", "as_of", "newest"),
    [
        (outline("2023-01"), "2024-05", None, "2023-01"),
        (outline("2023-01"), "2024-05", "2025-01", "2025-01"),
        (outline("2023-01", updated="2023-09"), "2024-05", None, "2023-09"),
        (outline(None), "2024-05", None, "2024-05"),
        (outline(None), None, None, None),
        (outline("2023-01", start="2023-01"), "2024-05", None, "2024-05"),
        (outline("2023-01", start="2023-01"), "2022-05", None, "2023-01"),
        (outline("2023-01", start="2021-01"), "2024-05", None, "2023-01"),
    ],
)
def test_what_present_means(
    given_outline: Outline, saved: str | None, as_of: str | None, newest: str | None
) -> None:
    document = Document((), 1, "plain", "txt", document_date=saved)
    assert periods.newest_of(document, given_outline, as_of) == newest
