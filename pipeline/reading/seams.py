"""The seam between labels set flush right and what stands beside them with no more white than a space.

Part of reading (see words.py, which parts the words of a row at it). Where a table's cells touch, no gap tells them apart; but
labels that all end at one place and values that all begin at the next, with no word across in any row between, do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.reading.words import Word

WITNESSES = 3  # rows that hold both sides
ALIGNED = 0.6  # points; edges no farther apart are one
WIDEST = 0.75  # em; a wider gap parts by itself


def find(rows: Sequence[Sequence[Word]]) -> list[tuple[float, int, int]]:
    """Rows of words in, seams out: where the right side begins, and the first and last row that keep to it."""
    pairs: Counter[tuple[int, int]] = Counter()
    beside: Counter[tuple[int, int]] = Counter()  # the same with gaps of any width
    for row in rows:
        for one, two in pairwise(row):
            beside[round(one.x1), round(two.x0)] += 1
            if 0 < two.x0 - one.x1 <= WIDEST * max(one.size, two.size, 1.0):
                pairs[round(one.x1), round(two.x0)] += 1
    found: list[tuple[float, int, int]] = []
    for (left, right), times in sorted(pairs.items()):
        if times < 2 or any(abs(right - x) < 3 for x, _, _ in found):
            continue
        if sum(beside[left + a, right + b] for a in (-1, 0, 1) for b in (-1, 0, 1)) < WITNESSES:
            continue  # nearly always: to look at every row for each chance pair was 8 % of the whole way
        seam = _seam(rows, left, right)
        if seam is not None:
            found.append(seam)
    return found


def _seam(rows: Sequence[Sequence[Word]], left: int, right: int) -> tuple[float, int, int] | None:
    both: list[int] = []
    values: list[int] = []
    labels = 0
    ends, begins = list[float](), list[float]()
    for at, row in enumerate(rows):
        before = [word for word in row if word.x0 < right - 1]
        after = [word for word in row if word.x0 >= right - 1]
        ended = bool(before) and abs(before[-1].x1 - left) <= 1
        begun = bool(after) and abs(after[0].x0 - right) <= 1
        if ended and begun:
            both.append(at)
            ends.append(before[-1].x1)
            begins.append(after[0].x0)
        elif begun and not before:
            values.append(at)
        elif ended and not after:
            labels += 1
    if len(both) < WITNESSES or max(ends) - min(ends) > ALIGNED or max(begins) - min(begins) > ALIGNED:
        return None
    first, last = both[0], both[-1]
    middle = (max(ends) + min(begins)) / 2
    within = rows[first : last + 1]
    if any(word.x0 < middle - 0.1 and word.x1 > middle + 0.1 for row in within for word in row):
        return None
    starts = {round(rows[at][0].x0) for at in both}
    inside = sum(first < at < last for at in values)
    return (min(begins) - ALIGNED, first, last) if len(starts) > 1 and inside + labels >= 2 else None
