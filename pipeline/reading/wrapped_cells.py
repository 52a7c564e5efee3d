"""Cells of a dated row whose text goes on in a second line, joined again.

Part of reading (see columns.py). In: rows of a block. Out: the same rows, with what had no room in its cell beside what it goes on from.
"""

from __future__ import annotations

import re

from pipeline.reading.column_shapes import OPEN_ENDS, WHOLE_RANGE, Row, is_date_like
from pipeline.reading.words import Fragment, on_one_line

_YEAR = re.compile(r"(?:19|20)\d\d$")
CELLS = 3  # a row of fewer is no row of a table
LINE = 1.45  # em; the next line of a cell stands no farther below
ROOM = 1.9  # em; a word needs this beside itself: the space before it, and the white that parts cells


def joined(rows: list[Row], date: Fragment | None = None) -> list[Row]:
    """Rows in and out; a line is taken up only where its first word had no room left in the line above. ``date``: what stands
    left of the rows, once it is cut off."""
    cells = CELLS if date is None else CELLS - 1
    rows = _with_whole_periods(rows)
    if not any(len(row) >= cells for row in rows):
        return rows
    out: list[Row] = []
    for row in rows:
        above = out[-1] if out else []
        places = _places(above, row, date) if len(above) >= cells > len(row) else None
        if places is None:
            out.append(row)
            continue
        whole: Row = []
        for at, cell in enumerate(above):
            lines = [[cell], *([[row[places.index(at)]]] if at in places else [])]
            whole.append(on_one_line(lines, whole[-1].x1 if whole and len(whole[-1].words) else None))
        out[-1] = whole
    return out


def _with_whole_periods(rows: list[Row]) -> list[Row]:
    """Both ends of a period on the line that they date, where the second stands alone below the first ("2011" over "2013"
    beside a degree)."""
    out: list[Row] = []
    for row in rows:
        above = out[-1] if out else []
        if len(row) == 1 and len(above) == 2 and _is_end(above[0], row[0]):
            whole = [above[0]]
            for part in (row[0], above[1]):
                whole.append(on_one_line([[part]], whole[-1].x1))
            out[-1] = whole
        else:
            out.append(row)
    return out


def _is_end(start: Fragment, end: Fragment) -> bool:
    begun, ended = _YEAR.search(start.text), _YEAR.search(end.text)
    return (
        begun is not None
        and not WHOLE_RANGE.search(start.text)
        and (begun[0] <= ended[0] if ended else end.text.strip().casefold() in OPEN_ENDS)
        and max(len(start.text), len(end.text)) < 16
        and min(abs(start.x0 - end.x0), abs(start.x1 - end.x1)) <= 3.0
        and 0 < end.base - start.base < 1.6 * end.size
        and start.bold == end.bold
    )


def _places(above: Row, row: Row, date: Fragment | None) -> list[int] | None:
    """Which cells of the row above the parts of a row go on, or None where one of them does not."""
    told = (date or above[0]).text
    if not (is_date_like(told) and any(map(str.isdigit, told))):
        return None
    first = 1 if date is None else 0
    inner = range(first, len(above) - 1)
    found = [next((at for at in inner if _goes_on(above[at], above[at + 1], part)), -1) for part in row]
    return found if -1 not in found else None


def _goes_on(cell: Fragment, after: Fragment, part: Fragment) -> bool:
    word = part.words[0]
    return (
        abs(cell.x0 - part.x0) <= 1.0
        and 0 < part.base - cell.base < LINE * cell.size
        and cell.bold == part.bold
        and part.x1 < after.x0
        and cell.x1 + word.x1 - word.x0 > after.x0 - ROOM * cell.size
    )
