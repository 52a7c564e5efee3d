"""Posts of three parts side by side: their dates, then title and employer, then what was done.

Part of reading (see columns.py, which has cut off the dates). In: the contents of every date. Out: where a second gutter runs through
all of them, so that title and employer are read before the duties beside them and not line by line with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.reading.column_shapes import Row, is_date_like
from pipeline.reading.repair import is_bullet

FEWEST = 2  # posts
MOST_LINES = 5  # of title, employer, place
TOLD = 28  # letters; half of the lines of duties are longer


def second_gutter(contents: Sequence[Sequence[Row]]) -> float | None:
    """Contents of dates in, the gutter between their second and third part out; None where there is none."""
    posts = [rows for rows in contents if rows]
    if len(posts) < FEWEST or any(len(rows[0]) != 2 for rows in posts):
        return None
    edges = [rows[0][1].x0 for rows in posts]
    x = min(edges) - 0.6
    if max(edges) - x > 3.0:
        return None
    parts = [sides(rows, x) for rows in posts]
    if any(f.x1 > x + 0.5 for left, _ in parts for row in left for f in row):
        return None
    if any(len(left) > MOST_LINES or len(row) > 1 for left, _ in parts for row in left):
        return None
    if any(min(f.x0 for f in right[0]) - row[0].x0 > 1.0 for _, right in parts for row in right):
        return None  # something stands out left of the gutter's edge
    duties = [row for _, right in parts for row in right]
    told = median(sum(len(f.text) for f in row) for row in duties) >= TOLD
    listed = any(is_bullet(row[0].words[0].text) for row in duties)
    dated = sum(len(row[0].text) < 40 and is_date_like(row[0].text) for row in duties)
    tall = sum(len(left) > 1 or len(right) > 1 for left, right in parts)
    return x if (told or listed) and 4 * dated < len(duties) and 2 * tall > len(parts) else None


def sides(rows: Sequence[Row], x: float) -> tuple[list[Row], list[Row]]:
    """What of some rows stands left of x, and what does not."""
    left = [[f for f in row if f.x0 < x] for row in rows]
    right = [[f for f in row if f.x0 >= x] for row in rows]
    return [row for row in left if row], [row for row in right if row]
