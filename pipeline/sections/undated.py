"""An entry of a dated list, and the posts without a date that stand among its duties; part of the room sections.

In: an entry. Out: the same entry, followed by one more for each line below its duties that looks like its own header and names
title and firm ("Data Analyst, Lekki Foods Plc" below the one dated post). Used by entries.py.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.sections.dates import Span
from pipeline.sections.degrees import is_degree
from pipeline.sections.header_rows import header_texts
from pipeline.sections.pieces import is_labelled
from pipeline.sections.post import read_post
from pipeline.sections.prose import PROSE_END, VERB
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength

_LONGEST = 12  # words of a header
_MOST_COMMAS = 2  # a list of tools has more
_APART = 0.7  # white space above it where nothing but that sets it apart


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its header rows, the dated row among them with its date, and its duties."""

    header: tuple[Row, ...]
    anchor: Row | None
    span: Span | None
    body: tuple[Row, ...]
    banner: bool = False  # the header begins with a line of the employer alone


def with_undated(entry: Entry) -> list[Entry]:
    """The entry, cut where a post without a date begins among its duties."""
    starts = [at for at in range(1, len(entry.body)) if _heads_a_post(entry, at)]
    if not starts:
        return [entry]
    parts = [replace(entry, body=entry.body[: starts[0]])]
    for start, stop in zip(starts, [*starts[1:], len(entry.body)], strict=True):
        parts.append(Entry((entry.body[start],), None, None, entry.body[start + 1 : stop]))
    return parts


def _look(row: Row) -> tuple[float | None, bool]:
    return (row.line.size, row.line.bold)


def _heads_a_post(entry: Entry, at: int) -> bool:
    row = entry.body[at]
    if row.bullet or row.spans or row.words > _LONGEST or PROSE_END.search(row.text) or is_labelled(row):
        return False
    if is_degree(row.text) or row.text.count(", ") > _MOST_COMMAS or ". " in row.text:
        return False
    alike = entry.header and _look(row) == _look(entry.header[0])
    shown = alike and _look(row) != _look(entry.body[at - 1])
    plain = row.line.size is None and not row.line.bold and (row.line.gap or 0.0) > _APART
    if not (shown or (alike and plain)) or title_strength(row.text) < 2 or VERB.match(row.text):
        return False
    post = read_post(header_texts([row]))
    return (
        post.title is not None
        and post.organization is not None
        and title_strength(post.title) > 1
        and organization_strength(post.organization) > 0
        and not title_strength(post.organization)
    )
