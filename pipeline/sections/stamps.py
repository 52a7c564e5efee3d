"""Lines that date the document or sum up a career, and head no post; part of the room sections.

In: a row. Out: whether it is such a line. Used by header_rows.py and entries.py.
"""

from __future__ import annotations

import re

from pipeline.sections.rows import Row

# "Last revised 31 December 2024": the date of the document
_STAMPED = re.compile(
    r"\W*(?:last\s)?(?:updated?|revised|revision|modified|changed?|(?:this|document|cv)\s(?:version|state|status)|version|status|stand|state|as of|printed)\b[\s:]",
    re.IGNORECASE,
)


# "Industrial Experience: 4.5 years" above the posts that it sums up
_TOTAL = re.compile(
    r"\W*(?:[A-Za-z]+\s){0,3}(?:experience|exp)\b\.?\s?[:\t–-]\s*(?:about |over |around |more than )?\d{1,2}(?:\.\d{1,2})?\s?\+?\s?(?:years?|yrs?|months?)(?:\s(?:and\s)?\d{1,2}\s?months?)?\W*",
    re.IGNORECASE,
)


def is_stamp(row: Row) -> bool:
    """Whether a row only dates the document ("Updated October 2025") or sums up what stands below it."""
    if row.words <= 9 and not row.spans and _TOTAL.fullmatch(row.text):
        return True
    return (
        bool(_STAMPED.match(row.text))
        and row.words <= 8
        and bool(row.spans)
        and not any(span.ranged for span in row.spans)
    )
