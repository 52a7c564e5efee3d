"""Tables of posts whose left cells name the employer: every employer stands on the line of a title.

Part of reading (see columns.py). In: the rows beside a gutter. Out: the stretch of rows in which blocks begin on both sides together,
which is then read block by block. A sidebar's blocks begin where they like.
"""

from __future__ import annotations

from pipeline.reading.column_shapes import Row, is_date_like
from pipeline.reading.rails import Pairs
from pipeline.reading.repair import is_bullet
from pipeline.reading.words import Fragment

CLOSE = 1.8  # em; lines of one cell stand no farther apart
SHORT = 50  # letters of a line on the left
TALL = 5  # lines of a cell on the left
SURE = 3  # posts; fewer need a date each


def find(rows: list[Row], x: float, first: int, last: int) -> Pairs | None:
    """The longest stretch of posts in the rows ``first`` to ``last`` with a gutter at x."""
    best: Pairs | None = None
    starts: list[int] = []
    label: Fragment | None = None  # the last line on the left
    told: Fragment | None = None  # the last line on the right
    lines = 0
    for at in range(first, last + 2):
        left = [f for f in rows[at] if f.x0 < x] if at <= last else []
        right = [f for f in rows[at] if f.x0 >= x] if at <= last else []
        title = bool(right) and _is_title(right[0], told)
        begins = bool(left) and (label is None or _begins(left[0], label))
        lines = 1 if begins else lines + bool(left)
        fits = at <= last and begins == title and lines <= TALL
        if fits and left and (len(left) > 1 or len(left[0].text) > SHORT):
            fits = False
        if not fits or (left and not begins and not starts):
            best = _better(best, rows, x, starts, at - 1)
            starts = []
            if at <= last and title and left and len(left) == 1:
                starts = [at]
        elif begins:
            starts.append(at)
        label, told = left[0] if left else label, right[0] if right else told
    return best


def _begins(f: Fragment, above: Fragment) -> bool:
    """A cell of its own on the left, told without a look at the right."""
    return f.base - above.base > CLOSE * f.size or (f.bold and not above.bold)


def _is_title(f: Fragment, above: Fragment | None) -> bool:
    return f.bold and not is_bullet(f.words[0].text) and (above is None or not above.bold)


def _better(best: Pairs | None, rows: list[Row], x: float, starts: list[int], last: int) -> Pairs | None:
    if len(starts) < 2 or (best is not None and len(best.starts) >= len(starts)):
        return best
    ends = [*starts[1:], last + 1]
    dated = tall = 0
    for begin, end in zip(starts, ends, strict=True):
        block = rows[begin:end]
        head = [f for row in block for f in row if f.x0 < x] + [f for f in block[0] if f.x0 >= x]
        dated += any(is_date_like(f.text) and any(map(str.isdigit, f.text)) for f in head)
        tall += sum(row[-1].x0 >= x for row in block) > 1
    few = len(starts) < SURE
    if tall < len(starts) - 1 or dated < (len(starts) if few else 0.6 * len(starts)):
        return best
    return Pairs(starts, last)
