"""Periods that stand on two lines or in two cells, set together again; part of the room sections.

In: rows as the lines gave them. Out: the same rows, each period whole on the first of its lines: the columns From and To, two
fields of a form, a range that a narrow column broke, years stacked in a box, a bracket that did not fit.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.sections.dates import find_spans
from pipeline.sections.rows import Row, make_row

_OPEN_RANGE = re.compile(
    r"(?:19|20)\d\d(?:[-/.](?:0[1-9]|1[0-2])|\s[A-Z][a-z]{2,8}\.?)?\s*(?:[-–—~→]|\bto)\s*(?:[A-Z][a-z]{2,8}\.?)?$"
)
_CLOSING_CELL = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.?\s|(?:\d{1,2}[/.])?\d{1,2}[/.])?(?:19|20)\d\d(?:[-/.](?:0[1-9]|1[0-2]))?|present|current|now|ongoing|(?:(?:un)?till?|to) (?:date|now|present)|date|today",
    re.IGNORECASE,
)


_OPEN_LEAD = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s|\d{1,2}[/.])?(?:19|20)\d\d\s?[-–—](?=\s+[A-Z])")


def _with_joined_cells(row: Row, order: str | None) -> Row:
    """The columns From and To of a table as one range, with the post beside them or above."""
    if len(row.cells) < 2:
        return row
    for index in range(len(row.cells) - 1):
        one, two = find_spans(row.cells[index], order), find_spans(row.cells[index + 1], order)
        whole = [
            len(spans) == 1 and not spans[0].ranged and spans[0].stop - spans[0].begin == len(cell)
            for spans, cell in ((one, row.cells[index]), (two, row.cells[index + 1]))
        ]
        if all(whole) and (one[0].start or "") < (two[0].start or ""):
            joined = f"{row.cells[index]} – {row.cells[index + 1]}"
            return replace(
                make_row(row.line, "\t".join([*row.cells[:index], joined, *row.cells[index + 2 :]]), order),
                bullet=row.bullet,
            )
    return row


_SINCE_ALONE = re.compile(r"since|from|as of|starting", re.IGNORECASE)
_START_LABEL = re.compile(
    r"(?:start(?:ing)?(?: date)?|date (?:started|from)|from|joined(?: on)?|date of joining)\s*[:\t]\s*",
    re.IGNORECASE,
)
_END_LABEL = re.compile(
    r"(?:end(?:ing)?(?: date)?|date (?:ended|to|left)|to|until|left(?: on)?|date of leaving)\s*[:\t]\s*",
    re.IGNORECASE,
)


def _with_joined_labels(rows: list[Row], order: str | None) -> list[Row]:
    """Two fields of a form that say since when and until when ("Start date: 04/2021" / "End date: Present") as one period."""
    kept: list[Row] = []
    for row in rows:
        end = _END_LABEL.match(row.text)
        start = _START_LABEL.match(kept[-1].text) if kept and end else None
        dated = start is not None and find_spans(kept[-1].text, order) and row.words <= 5
        if dated and start is not None and end is not None:
            since, until = kept[-1].text[start.end() :], row.text[end.end() :]
            until = "" if until.strip(" -–—") == "" else f" {until}"  # a dash in the field: it goes on
            kept[-1] = make_row(kept[-1].line, f"Period: {since} –{until}", order)
        else:
            kept.append(row)
    return kept


def with_whole_dates(rows: list[Row], order: str | None) -> list[Row]:
    """A range that a narrow column broke over two lines ("May 2023 - June" / "2024") is set together on the first."""
    rows = _with_joined_labels(rows, order)
    kept = [_with_joined_cells(row, order) for row in rows]
    for index in range(len(kept) - 1):
        row, below = kept[index], kept[index + 1]
        if not row.cells or not below.cells:
            continue
        if _BRACKETED_RANGE.fullmatch(below.text) and _fills_its_line(row, below):
            kept[index] = make_row(row.line, f"{row.text} {below.text}", order)
            kept[index + 1] = make_row(below.line, "", order)
            continue
        lead = _OPEN_LEAD.match(row.text) if len(below.cells) > 1 and not row.bullet else None
        if lead and _CLOSING_CELL.fullmatch(below.cells[0]):
            # a text file: "Feb 2021 -  Northwind, Laurel" above "present     Cloud Engineer"
            kept[index] = make_row(
                row.line, f"{lead[0]} {below.cells[0]}\t{row.text[lead.end() :].strip()}", order
            )
            kept[index + 1] = make_row(below.line, "\t".join(below.cells[1:]), order)
            continue
        if _SINCE_ALONE.fullmatch(row.text) and below.spans and not below.spans[0].begin:
            kept[index] = make_row(row.line, "", order)
            kept[index + 1] = make_row(below.line, f"{row.text} {below.text}", order)
            continue
        if _is_stack(kept, index, order):
            start, end = (below, row) if row.text.casefold() in _OPEN_TOP else (row, below)
            kept[index] = make_row(row.line, f"{start.text} – {end.text}", order)
            kept[index + 1] = make_row(below.line, "", order)
        elif _goes_on(row, below):
            mark = "" if _OPEN_RANGE.search(row.cells[-1]) or _MONTH_LAST.fullmatch(row.text) else "– "
            kept[index] = make_row(row.line, f"{row.text} {mark}{below.cells[-1]}", order)
            kept[index + 1] = make_row(below.line, "\t".join(below.cells[:-1]), order)
        elif (
            len(row.cells) > 1
            and _OPEN_RANGE.search(row.cells[0])
            and _CLOSING_CELL.fullmatch(below.cells[0])
        ):
            kept[index] = make_row(
                row.line, "\t".join([f"{row.cells[0]} {below.cells[0]}", *row.cells[1:]]), order
            )
            kept[index + 1] = make_row(below.line, "\t".join(below.cells[1:]), order)
    return [row for row in kept if row.text]


_OPEN_TOP = frozenset({"present", "current", "now", "today", "ongoing"})


def _is_stack(rows: list[Row], index: int, order: str | None) -> bool:
    """Whether two lines are nothing but the two ends of a period, one over the other ("Jan 2018" / "Feb 2021"), and no more
    dates stand above or below them, as in a column of years."""
    row, below = rows[index], rows[index + 1]
    if row.words > 2 or below.words > 2:
        return False
    if not (_CLOSING_CELL.fullmatch(row.text) and _CLOSING_CELL.fullmatch(below.text)):
        return False
    one, two = row.line, below.line
    alike = (one.size, one.bold, one.italic, one.column) == (two.size, two.bold, two.italic, two.column)
    if not alike or one.size is None or two.gap is None or two.gap > 0.6 or row.bullet or below.bullet:
        return False
    around = rows[max(0, index - 1) : index] + rows[index + 2 : index + 3]
    if any(_CLOSING_CELL.fullmatch(other.text) for other in around):
        return False
    first, last = _end_of(row, order), _end_of(below, order)
    return first is not None and last is not None and (first < last or row.text.casefold() in _OPEN_TOP)


def _end_of(row: Row, order: str | None) -> str | None:
    """The date that a row holds, written so that later ones sort behind; None where it holds no date."""
    if row.text.casefold() in _OPEN_TOP:
        return "present"
    spans = find_spans(row.text, order)
    return spans[0].start if len(spans) == 1 and not spans[0].ranged else None


# the month of a range that is written year first is the last to wrap: "2017 Apr – 2020" / "Mar"
_MONTH_LAST = re.compile(r"(?:19|20)\d\d\s[A-Z][a-z]{2,8}\.?\s?[-–—~]\s?(?:19|20)\d\d")
_MONTH_ALONE = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?")
_YEAR_ALONE = re.compile(r"(?:[A-Z][a-z]{2,8}\.?\s|\d{1,2}[/.])?(?:19|20)\d\d")


def _goes_on(row: Row, below: Row) -> bool:
    """Whether the end of a range stands on the line below its beginning; a dash that opens that line is read as a bullet."""
    last, first = row.cells[-1], below.cells[-1]
    if _OPEN_RANGE.search(last) and _CLOSING_CELL.fullmatch(first):
        return True
    if row.text != last or below.text != first or row.line.column != below.line.column:
        return False
    if _MONTH_LAST.fullmatch(last):
        return bool(_MONTH_ALONE.fullmatch(first))
    stacked = (
        below.bullet and not row.bullet and row.line.size == below.line.size and (below.line.gap or 0.0) < 0.6
    )
    return stacked and bool(_YEAR_ALONE.fullmatch(last)) and bool(_CLOSING_CELL.fullmatch(first))


_BRACKETED_RANGE = re.compile(r"\([^()]{0,14}(?:19|20)\d\d[^()]{0,24}\)[.;,]?")


def _fills_its_line(row: Row, below: Row) -> bool:
    """Whether the period in brackets below a line, whose last words have none, did not fit on it."""
    one, two = row.line, below.line
    if row.words < 4 or below.bullet or row.text.endswith((")", ".", ":")) or (two.gap or 0.0) > 0.5:
        return False
    if one.x1 is None or one.x0 is None or two.x1 is None or two.x0 is None:
        return len(row.text) + len(below.text) > 70 and one.top is None and two.number - one.number == 1
    return one.column == two.column and one.x1 - one.x0 > 4 * (two.x1 - two.x0)
