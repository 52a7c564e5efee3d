"""Posts told in the fields of a form, each beginning with its dates, the employer named last: as in the older Europass.

Part of sections, used by entries.py. Read from top to bottom, the employer's name would stand above the next post.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections.pieces import is_labelled, label_of
from pipeline.sections.rows import Row

_FIELD = r"\s*(?:[:\t]|[-–]\s)"
_DATES = re.compile(
    rf"(?:(?:inclusive|employment) dates?|dates? (?:of employment|employed|of service|covered)|period (?:of employment|of service|covered)|duration of (?:employment|service)|dates?|period|duration|dat[ae] ?\(da ?[–—-] ?al?\)|periodo|período|période|zeitraum|fechas?)(?: \(from\b[^)\t]{{0,20}}\))?{_FIELD}",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    rf"(?:name (?:and address )?of (?:the )?employer|employer(?:'s name)?(?: and address)?|company|organi[sz]ation|datore di lavoro|azienda|empresa|employeur|entreprise|arbeitgeber|empregador){_FIELD}",
    re.IGNORECASE,
)
_EUROPASS = re.compile(r"name (?:and address )?of (?:the )?employer", re.IGNORECASE)
_PROJECT = re.compile(r"project(?: name| title)?(?:\s?#?\s?\d{1,2})?\s*[:\t]", re.IGNORECASE)
LONGEST_FIELD = 16  # words
FEWEST = 2


def _without_marks(rows: Sequence[Row]) -> list[Row]:
    """Fields with a bullet before each of them ("• Period: 05/2016 - 03/2020" / "• Employer: Northwind") are no duties."""
    marked = [row for row in rows if row.bullet and (_DATES.match(row.text) or _EMPLOYER.match(row.text))]
    if not any(_DATES.match(row.text) and row.spans for row in marked) or not any(
        _EMPLOYER.match(row.text) for row in marked
    ):
        return list(rows)
    return [replace(row, bullet=False) if row.bullet and is_labelled(row) else row for row in rows]


def field_of(row: Row) -> str | None:
    """Which field of a post a row is by its label ("ROLE: sole engineer"), or None."""
    if row.bullet or row.words > LONGEST_FIELD:
        return None
    kind = label_of(row)
    return None if kind == "period" and not row.spans else kind


def block_above(rows: Sequence[Row], anchor: int, floor: int) -> int | None:
    """Where the fields begin that a field with dates closes ("CLIENT: ..." / "ROLE: ..." / "DATES: ..."); None where the
    row is no such field, stands alone, or the forms of this section begin with their dates."""
    if field_of(rows[anchor]) != "period" or next(filter(None, map(field_of, rows))) == "period":
        return None
    seen = {"period"}
    start = anchor
    for at in range(anchor - 1, floor - 1, -1):
        kind = field_of(rows[at])
        if kind is None or kind in seen:
            break
        seen.add(kind)
        start = at
    if start > floor and _PROJECT.match(rows[start - 1].text) and start < anchor:
        start -= 1
    return start if len(seen & {"organization", "client", "title"}) > 0 else None


def in_blocks(rows: Sequence[Row]) -> list[Row]:
    """The rows of a section, the employer's field moved up to the dates of its own post where each post begins with its
    dates and names the employer below its duties; any other section as it is."""
    rows = _without_marks(rows)
    starts = [at for at, row in enumerate(rows) if _DATES.match(row.text)]
    employers = [at for at, row in enumerate(rows) if _EMPLOYER.match(row.text)]
    fewest = 1 if any(_EUROPASS.match(rows[at].text) for at in employers) else FEWEST
    if len(starts) < fewest or len(employers) < fewest or employers[0] < starts[0]:
        return list(rows)
    if starts[0] and field_of(rows[starts[0] - 1]):
        return list(rows)  # the dates are not what a post begins with
    blocks = [list(rows[start:stop]) for start, stop in zip(starts, [*starts[1:], len(rows)], strict=True)]
    if not all(sum(bool(_EMPLOYER.match(row.text)) for row in block) <= 1 for block in blocks):
        return list(rows)
    out = list(rows[: starts[0]])
    for block in blocks:
        named = [row for row in block if _EMPLOYER.match(row.text)]
        out += [block[0], *named, *(row for row in block[1:] if row not in named)]
    return out
