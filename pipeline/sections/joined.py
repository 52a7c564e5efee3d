"""Careers told by when somebody joined and left; part of the room sections (reading -> sections -> skills).

In: the rows of a section of work. Out: the same rows, where "Apr. 2014  Joined Mikawa Seiki Co., Ltd. as Control Engineer" and, further
down, "Mar. 2019  Left Mikawa Seiki Co., Ltd." are one dated line, as the forms of Japan and Korea write it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.sections.rows import Row, make_row

_BETWEEN = r"[\s:,–—-]{0,3}"
_JOINED = re.compile(
    rf"{_BETWEEN}(?:Joined|Entered|Employed (?:by|at)|Hired by|Started (?:working )?(?:at|with)|Appointed (?:at|by))\s(?P<firm>\S.*?)(?:\sas\s(?:an?\s)?(?P<title>[^\t]{{3,60}}))?$",
    re.IGNORECASE,
)
_LEFT = re.compile(
    rf"{_BETWEEN}(?:Left|Resigned(?: from)?|Retired from|Departed|Contract ended(?: at| with)?)\b",
    re.IGNORECASE,
)
_STILL = re.compile(r"\W*(?:to|until|till|up to)\s(?:the\s)?(?:present|now|date|today)\W*", re.IGNORECASE)


def with_stays(rows: Sequence[Row]) -> list[Row]:
    """Rows with every joining set together with the leaving that follows it; without leavings nothing changes."""
    joined = [at for at, row in enumerate(rows) if _opens(row, _JOINED)]
    if not joined or not any(_opens(row, _LEFT) or _STILL.fullmatch(row.text) for row in rows):
        return list(rows)
    kept: list[Row | None] = list(rows)
    for at, stop in zip(joined, [*joined[1:], len(rows)], strict=True):
        end = next((i for i in range(at + 1, stop) if _opens(rows[i], _LEFT)), None)
        still = next((i for i in range(at + 1, stop) if _STILL.fullmatch(rows[i].text)), None)
        last = end if end is not None else still
        if last is None:
            continue
        kept[at] = _stay(rows[at], rows[last] if end is not None else None)
        kept[last] = None
    return [row for row in kept if row is not None]


def _opens(row: Row, told: re.Pattern[str]) -> bool:
    """Whether a row is one date and what happened then."""
    return (
        len(row.spans) == 1
        and not row.spans[0].begin
        and not row.spans[0].ranged
        and told.match(row.text, row.spans[0].stop) is not None
    )


def _stay(row: Row, left: Row | None) -> Row:
    """The line of a whole stay: title, firm and period in cells. ``left``: the row that tells its end, None while it lasts."""
    match = _JOINED.match(row.text, row.spans[0].stop)
    until = left.text[: left.spans[0].stop] if left is not None else "present"
    period = f"{row.text[: row.spans[0].stop]} – {until}"
    cells = [match["title"], match["firm"].strip(" ,"), period] if match is not None else [row.text]
    return make_row(row.line, "\t".join(cell for cell in cells if cell))
