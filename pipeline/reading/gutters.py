"""Where a page may have a vertical gutter: the left edges of fragments, and the runs of rows that nothing crosses there.

Part of reading (see layout.py). In: rows of a page. Out: places; pipeline.reading.columns judges what they part.
"""

from __future__ import annotations

from pipeline.reading.column_shapes import Row, is_date_like
from pipeline.reading.words import Fragment

MARGIN = 60.0  # points from the edge of a column; what begins farther in is no line of it
INDENT = 22.0  # points; the marks of a list stand no farther to the right of its heading


def candidates(rows: list[Row]) -> list[float]:
    """Left edges where at least two fragments start; the gutter lies just left of them."""
    edges = sorted(f.x0 for row in rows for f in row)
    groups: list[list[float]] = []
    for edge in edges:
        if groups and edge - groups[-1][0] <= 3.0:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    leftmost = edges[0] if edges else 0.0
    found = [group[0] - 0.6 for group in groups if len(group) >= 2 and group[0] > leftmost + 12]
    # a heading over a list begins a little to the left of the list's marks, alone
    alone = [group[0] - 0.6 for group in groups if len(group) == 1 and group[0] > leftmost + 12]
    return sorted([*found, *(edge for edge in alone if any(0 < x - edge < INDENT for x in found))])


def runs(rows: list[Row], x: float) -> list[tuple[int, int]]:
    """Longest runs of rows that no fragment crosses at x, with fragments on both sides."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for index in range(len(rows) + 1):
        crossed = (
            index == len(rows)
            or _crosses(rows[index], x)
            or (len(rows[index]) > 1 and _ends_in_a_date(rows, index, x))
        )
        if crossed:
            if start is not None:
                trimmed = _trim(rows, x, start, index - 1)
                if trimmed is not None:
                    found.append(trimmed)
            start = None
        elif start is None:
            start = index
    return found


def _crosses(row: Row, x: float) -> bool:
    """Whether a fragment of a row, from left to right, lies over x."""
    for fragment in row:
        if fragment.x0 >= x - 0.5:
            return False
        if fragment.x1 > x + 0.5:
            return True
    return False


def _ends_in_a_date(rows: list[Row], index: int, x: float) -> bool:
    """A title with its date at the right edge of the page, far from the gutter at x: no row of two columns. The row has
    two parts or more."""
    row = rows[index]
    if not (row[-1].x0 > x + 24 and row[-2].x0 < x and len(row[-1].text) < 40 and is_date_like(row[-1].text)):
        return False
    date, near = row[-1], abs(row[-1].base - row[0].base)
    if _begins_a_column(rows, date):
        return False
    beside = [f for other in rows[max(0, index - 1) : index + 2] if other is not row for f in other]
    return not any(
        x <= f.x0 < date.x0 and f.x1 < date.x0 and abs(f.base - date.base) < max(near, 0.1) for f in beside
    )  # its title stands in the right column, a hair off what the left column has there


def _begins_a_column(rows: list[Row], date: Fragment) -> bool:
    """Whether two lines or more that are no dates begin at the left edge of a date, farther in than their headings: the
    date is one of their column."""
    words = [f for row in rows for f in row[-1:] if abs(f.x0 - date.x0) <= 1.0 and not is_date_like(f.text)]
    return len(words) > 1


def _trim(rows: list[Row], x: float, first: int, last: int) -> tuple[int, int] | None:
    """Rows at the end of a run that only one side has belong to what follows when something follows (a heading
    before a full-width paragraph): cut at the widest white space there. The same at the start."""
    left = [at for at in range(first, last + 1) if rows[at][0].x0 < x]
    if len(left) < 2:
        return None
    right = [at for at in range(first, last + 1) if rows[at][-1].x0 >= x]
    if len(right) < 2:
        return None
    end = min(left[-1], right[-1])
    if last + 1 < len(rows) and end < last:
        last = last - 1 if heads(rows[last], rows[last - 1]) else _widest_gap(rows, end, last + 1) - 1
    begin = max(left[0], right[0])
    if first > 0 and begin > first:
        first = _widest_gap(rows, first - 1, begin)
    if first < last and _ends_at_the_edge(rows, x, first, last):
        first += 1
    return (first, last) if first < last else None


def _ends_at_the_edge(rows: list[Row], x: float, first: int, last: int) -> bool:
    """Whether the first row is an employer with its place at the right edge, over two columns of what was done there."""
    row, below = rows[first], rows[first + 1]
    if len(row) != 2 or not row[0].x0 < x + MARGIN < row[1].x0 or row[1].bold or row[1].text.isupper():
        return False
    begins = below[-1].x0 >= x and min(f.x0 for f in below if f.x0 >= x) < x + 3.0
    return begins and row[1].x1 >= max(r[-1].x1 for r in rows[first + 1 : last + 1]) - 3.0


def heads(row: Row, above: Row) -> bool:
    """Whether a row is a heading of its own by its look: it heads what follows below the columns, however close it stands."""
    f = row[0]
    return (
        len(row) == 1
        and (f.text.isupper() or (f.bold and not above[0].bold) or f.size > 1.08 * above[0].size)
        and len(f.text) < 40
        and len(f.text) > 3
        and not any(map(str.isdigit, f.text))
    )


def _widest_gap(rows: list[Row], low: int, high: int) -> int:
    """Index of the row (low < index <= high) that has the widest white space above it."""

    def space(index: int) -> float:
        return min(f.base - f.size for f in rows[index]) - max(f.base for f in rows[index - 1])

    return max(range(low + 1, high + 1), key=lambda i: (round(space(i), 1), i))


def shared_headings(rows: list[Row], x: float, first: int, last: int) -> list[int]:
    """Rows of headings of the page between the columns of the rows ``first`` to ``last`` ("Education" over a second row of cards): they look like the
    one over the columns, and left and right of the gutter what follows begins alike on one baseline."""
    over = rows[max(first - 1, 0)]
    if len(over) > 1 or over[0].x0 >= x:
        return []
    model, right = over[0], over[0]  # right: the last line beyond the gutter
    found: list[int] = []
    for at in range(first, last):
        row, below = rows[at], rows[at + 1]
        f = row[0]
        if (
            len(row) == 1
            and right is not model
            and abs(f.x0 - model.x0) <= 1.0
            and _look(f) == _look(model)
            and below[0].x0 < x <= below[-1].x0
            and _look(below[0]) == _look(below[-1])
            and f.base - right.base > 1.8 * f.size
            and heads(row, rows[at - 1])
        ):
            found.append(at)
        if row[-1].x0 >= x:
            right = row[-1]
    return found


def _look(f: Fragment) -> tuple[bool, int, bool]:
    return f.bold, round(f.size), f.text.isupper()
