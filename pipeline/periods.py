"""Months on the calendar: a shared leaf for every room that counts time.

Way of the data: folder -> intake -> reading -> sections -> skills -> assessment -> ...; used by skills, assessment
and vetting. Dates are ``YYYY-MM`` or ``YYYY`` strings; a bare year opens in July and closes in June, so that
"2019 - 2021" counts as two years and not as three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.records import Document, Outline

PRESENT = "present"
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")

Interval = tuple[int, int]  # first and last month, both counted, as month_index


@lru_cache(maxsize=2048)  # of few dates, asked again and again
def month_index(date: str, closing: bool) -> int | None:
    """Months since year 0 of a date ``YYYY-MM`` or ``YYYY``; ``closing``: it ends a period. None for other text."""
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    month = int(match[2]) if match[2] else (6 if closing else 7)
    return int(match[1]) * 12 + month - 1


def interval(start: str | None, end: str | None, newest: str | None) -> Interval | None:
    """First and last month of a period; ``newest`` stands for the end "present". None where it cannot be known or
    ends before it starts. A period inside one bare year counts as half of it."""
    finish = newest if end == PRESENT else end
    if not start or not finish:
        return None
    first, last = month_index(start, closing=False), month_index(finish, closing=True)
    if first is None or last is None:
        return None
    if last < first and start[:4] == finish[:4]:
        half = 6
        return (first, first + half - 1) if len(finish) == 4 else (last - half + 1, last)
    return (first, last) if last >= first else None


def months_of(start: str | None, end: str | None, newest: str | None) -> int | None:
    """Whole months of a period, both end months counted; None where it cannot be known."""
    found = interval(start, end, newest)
    return None if found is None else found[1] - found[0] + 1


def union_months(intervals: Iterable[Interval]) -> int:
    """Months that lie in at least one interval: overlaps count once."""
    total = 0
    reached: int | None = None
    for first, last in sorted(intervals):
        begin = first if reached is None else max(first, reached + 1)
        if last >= begin:
            total += last - begin + 1
            reached = last
    return total


def newest_of(document: Document, outline: Outline, as_of: str | None = None) -> str | None:
    """The date that "present" stands for: ``as_of``, a stated update date, the newest past date in the document, or
    the file's own date. Where the newest date is only the start of a current job, the file's own date is used when
    it is later, since the job has lasted at least until the document was saved."""
    if as_of or outline.updated:
        return as_of or outline.updated
    newest = outline.newest_date
    if newest is None:
        return document.document_date
    current_starts = {job.start for job in outline.jobs if job.current}
    saved = document.document_date
    if saved is not None and newest in current_starts and saved > newest:
        return saved
    return newest
