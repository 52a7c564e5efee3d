"""Long or stopped lines that head a post beside a date of their own; part of the room sections.

In: a row without a date. Out: the head of it, and whether a full stop only ends a header. Used by header_rows.py and row_shapes.py.
"""

from __future__ import annotations

import re

from pipeline.sections.prose import VERB
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength

_CUTS = re.compile(r",\s+(?=[a-z])|\s+\(|\.\s+(?=[A-Z])")


# "Test Engineer at Holderness Medical. Verified infusion pumps."
_TOLD_AT = re.compile(r"(?P<head>(?P<title>[A-Z][^.,;:]{3,50}?)\s(?:at|@)\s[A-Z][^.;:]{2,60})\.\s+[A-Z]")


def cut_header(row: Row) -> str | None:
    """The head of a long line beside a date ("Fellow, Cape Institute, under the direction of ..."): up to the first part in small letters."""
    told = _TOLD_AT.match(row.text)
    if told is not None and title_strength(told["title"].rsplit(maxsplit=1)[-1]) > 1:
        return told["head"]
    head = _CUTS.split(row.text)[0]
    parts = head.split(", ")
    fits = row.words > 14 and 2 <= len(head.split()) <= 14 and len(parts) > 1 and title_strength(parts[0]) > 1
    return head if fits and not VERB.match(head) else None


def stopped_header(row: Row) -> bool:
    """Title, firm and town in one line with a full stop behind them ("DevOps Engineer, Plymouth Sound, Plymouth."), as some
    templates print the line beside a date."""
    if not row.text.endswith(".") or row.words > 14 or row.bullet or VERB.match(row.text):
        return False
    parts = row.text[:-1].split(", ")
    named = all(part[:1].isupper() or part[:1].isdigit() for part in parts)
    return (
        2 <= len(parts) <= 4
        and named
        and ". " not in row.text
        and any(title_strength(part) > 1 for part in parts)
    )
