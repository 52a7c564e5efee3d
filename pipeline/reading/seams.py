"""The seam between labels set flush right and what stands beside them with no more white than a space.

Part of reading (see words.py, which parts the words of a row at it). Where a table's cells touch, no gap tells them apart; but
labels that all end at one place and values that all begin at the next, with no word across in any row between, do.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.reading.words import Word

Pair = tuple[int, "Word", "Word"]  # neighbours of a row, and its number
WITNESSES = 3  # rows that hold both sides
ALIGNED = 0.6  # points; edges no farther apart are one
WIDEST = 0.75  # em; a wider gap parts by itself
_X0, _X1 = attrgetter("x0"), attrgetter("x1")


def find(rows: Sequence[Sequence[Word]]) -> list[tuple[float, int, int]]:
    """Rows of words, each from left to right, in, seams out: where the right side begins, and the first and last row that
    keep to it."""
    about: dict[tuple[int, int], list[Pair]] = {}  # by where the left word ends and the right one begins
    for at, row in enumerate(rows):
        befores, afters = row[:-1], row[1:]
        edges = zip(map(round, map(_X1, befores)), map(round, map(_X0, afters)), strict=True)
        for edge, one, two in zip(edges, befores, afters, strict=True):
            about.setdefault(edge, []).append((at, one, two))
    doubtful = sorted(
        edge for edge, pairs in about.items() if len(pairs) >= 2 and sum(map(_is_close, pairs)) >= 2
    )
    found: list[tuple[float, int, int]] = []
    for left, right in doubtful:
        if any(abs(right - x) < 3 for x, _, _ in found):
            continue
        near = [pair for a in (-1, 0, 1) for b in (-1, 0, 1) for pair in about.get((left + a, right + b), ())]
        seam = _seam(rows, near, left, right) if len(near) >= WITNESSES else None
        if seam is not None:
            found.append(seam)
    return found


def _is_close(pair: Pair) -> bool:
    """Whether no more than a space stands between two neighbours."""
    _, one, two = pair
    return 0 < two.x0 - one.x1 <= WIDEST * max(one.size, two.size, 1.0)


def _seam(
    rows: Sequence[Sequence[Word]], near: Sequence[Pair], left: int, right: int
) -> tuple[float, int, int] | None:
    """The seam at two edges, if there is one. ``near``: the neighbours that end and begin about there. All the rows are
    looked at last: to do so for each chance pair was 8 % of the whole way."""
    both = {
        at: (one.x1, two.x0)
        for at, one, two in near
        if one.x0 < right - 1 and abs(one.x1 - left) <= 1 and abs(two.x0 - right) <= 1
    }
    if len(both) < WITNESSES:
        return None
    ends, begins = [end for end, _ in both.values()], [begin for _, begin in both.values()]
    if max(ends) - min(ends) > ALIGNED or max(begins) - min(begins) > ALIGNED:
        return None
    first, last = min(both), max(both)
    middle = (max(ends) + min(begins)) / 2
    if any(
        word.x0 < middle - 0.1 and word.x1 > middle + 0.1 for row in rows[first : last + 1] for word in row
    ):
        return None
    values = sum(abs(row[0].x0 - right) <= 1 for row in rows[first + 1 : last])
    labels = sum(abs(row[-1].x1 - left) <= 1 and row[-1].x0 < right - 1 for row in rows)
    margins = {round(rows[at][0].x0) for at in both}
    return (min(begins) - ALIGNED, first, last) if len(margins) > 1 and values + labels >= 2 else None
