"""Periods in brackets where none is looked for; part of the room sections (reading -> sections -> skills).

In: the rows of a section of work. Out: the same rows, where period and firm in the brackets behind a title or a word of time
("Previously (2015 to 2019, Halden Bank)") stand free, and a period in the brackets at the end of the duties ("... moved the
batch jobs (2015 - 2019)") stands on the line of title and firm above them. Used by entries.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections.dated_rows import gap_above
from pipeline.sections.header_rows import header_texts
from pipeline.sections.openings import WHEN, names_an_employer
from pipeline.sections.places import is_location
from pipeline.sections.post import read_post
from pipeline.sections.prose import PROSE_END, VERB
from pipeline.sections.rows import Row, make_row
from pipeline.sections.strengths import title_strength

_TWO_IN_BRACKETS = re.compile(r"(?P<head>[^():]{2,60}?)\s?\((?P<inside>[^()]{6,80})\)(?P<rest>.*)")
_SINCE = re.compile(r"(?:since|from)\s$", re.IGNORECASE)
_LONGEST_HEADER = 12  # words
_LOOK_BACK = 7  # rows of duties


def with_periods_free(rows: Sequence[Row]) -> list[Row]:
    """The rows, with the periods that brackets hide where they are looked for."""
    return _with_periods_above([_freed(row) for row in rows])


def _freed(row: Row) -> Row:
    """A row whose brackets hold a period and a firm, in either order, without the brackets."""
    if len(row.spans) != 1 or not row.spans[0].ranged or "(" not in row.text:
        return row
    match = _TWO_IN_BRACKETS.fullmatch(row.text)
    span = row.spans[0]
    if match is None or not (match.start("inside") <= span.begin and span.stop <= match.end("inside")):
        return row
    before = row.text[match.start("inside") : span.begin]
    period = row.text[span.begin : span.stop]
    if since := _SINCE.search(before):
        before, period = before[: since.start()], since[0] + period
    after = row.text[span.stop : match.end("inside")]
    firm = (before or after).strip(" ,;:–—-")
    if (before.strip() and after.strip()) or not (after[:1] in ",;" or before.rstrip()[-1:] in {",", ";"}):
        return row
    if not names_an_employer(firm) or title_strength(firm) > 1 or is_location(firm):
        return row
    head, rest = match["head"].strip(" ,"), match["rest"]
    if WHEN.fullmatch(head):
        return make_row(row.line, f"{period}, {firm}{rest}")
    if title_strength(head) > 1 and not VERB.match(head) and not rest.strip(" ."):
        return make_row(row.line, f"{head}\t{firm}\t{period}")
    return row


def _with_periods_above(rows: Sequence[Row]) -> list[Row]:
    """Rows where the only period of a post closes its duties in brackets, moved up to the line that names the post."""
    kept = list(rows)
    last = -1  # the last row that an earlier post holds
    for index, row in enumerate(rows):
        if _period_behind(row) is None:
            if row.spans and any(span.ranged for span in row.spans):
                last = index
            continue
        head = _header_above(rows, index, last)
        last = index
        if head is None:
            continue
        begin = row.text.rindex("(", 0, row.spans[-1].begin)
        kept[head] = make_row(rows[head].line, f"{rows[head].text} {row.text[begin:].rstrip('.')}")
        kept[index] = _cut(row, begin)
    return kept


def _cut(row: Row, stop: int) -> Row:
    """A row up to a character, with the mark before it."""
    return replace(make_row(row.line, row.text[:stop].rstrip()), bullet=row.bullet)


def _period_behind(row: Row) -> str | None:
    """The text before a period in brackets that ends a line of duties; None for any other row."""
    span = row.spans[-1] if row.spans else None
    if span is None or not span.ranged or len(row.spans) > 1 or row.text[span.stop :] not in {")", ")."}:
        return None
    head = _SINCE.sub("", row.text[: span.begin])
    if not head.endswith("("):
        return None
    told = head.rstrip(" (")
    is_duty = len(told.split()) > 3 and (VERB.match(told) or not title_strength(told.split(",")[0]))
    return told if is_duty else None


def _header_above(rows: Sequence[Row], index: int, last: int) -> int | None:
    """The line that names a post right above the duties which end in the period; None where another line may."""
    if index + 1 < len(rows) and gap_above(rows, index + 1) < 0.5 and not _names_a_post(rows[index + 1]):
        return None  # the duties go on: one item of several that has a date
    for at in range(index - 1, max(last, index - _LOOK_BACK), -1):
        row = rows[at]
        if row.spans:
            return None
        if (
            not row.bullet
            and _names_a_post(row)
            and (at == last + 1 or gap_above(rows, at) > 0.5 or row.line.bold)
        ):
            return at
    return None


def _names_a_post(row: Row) -> bool:
    """Whether a line without a date names both title and firm."""
    if row.bullet or row.words > _LONGEST_HEADER or PROSE_END.search(row.text):
        return False
    post = read_post(header_texts([row]))
    return post.title is not None and post.organization is not None and title_strength(post.title) > 1
