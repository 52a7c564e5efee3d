"""Tables whose cells stand in the middle of the height of their row, as browsers print them.

Part of reading (see grids.py, which reads the rows that are found here). In: the lines below the names of the columns. Out: the
cells of each row. A cell of one line beside one of two stands between their lines, so that no baseline parts the rows; what a row
has in common is the height of its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from pipeline.reading.column_shapes import Row, is_date_like
from pipeline.reading.words import on_one_line

Cells = dict[int, list[Row]]  # column -> the lines of its cell
SAME_CELL = 1.25  # times the distance of lines
SAME_MIDDLE = 0.2  # times that distance
FEWEST = 2  # rows
FEWEST_CELLS = 3
MOST_LINES = 5  # half lines of a row
LINE = 1.35  # em; the next line of the same cell stands no farther below
HALF_LINE = 0.9  # em; lines of one cell stand farther apart
LONGEST_CELL = 80  # letters


def centred_rows(lines: Sequence[dict[int, Row]], need: int) -> list[Cells]:
    """The rows of the table; none where its cells are not set so. ``lines``: by column what stands on each baseline;
    ``need``: the cells that a row has at least."""
    columns: dict[int, list[Row]] = {}
    for line in lines:
        for column, row in line.items():
            columns.setdefault(column, []).append(row)
    steps = [b[0].base - a[0].base for rows in columns.values() for a, b in pairwise(rows)]
    steps = [step for step in steps if step > 1.0]
    if not steps:
        return []
    pitch = min(steps)
    cells = sorted(
        (_middle(cell), column, cell) for column, rows in columns.items() for cell in _parted(rows, pitch)
    )
    groups: list[list[tuple[float, int, list[Row]]]] = []
    for cell in cells:
        if groups and cell[0] - groups[-1][-1][0] <= SAME_MIDDLE * pitch:
            groups[-1].append(cell)
        else:
            groups.append([cell])
    found: list[Cells] = []
    for group in groups:
        beside: Cells = {column: cell for _, column, cell in group}
        if len(beside) < need or len(beside) < len(group) or (found and _end(found[-1]) >= _begin(beside)):
            break
        found.append(beside)
    centred = any(len({len(cell) for cell in beside.values()}) > 1 for beside in found)
    return found if len(found) >= FEWEST and centred else []


def with_whole_cells(rows: list[Row]) -> list[Row]:
    """Rows where the cells of a table without names, set in the middle of their height, are one row each: a date, and
    beside it a name of two or three lines above and below the date's baseline, all set apart by white space."""
    out: list[Row] = []
    at = 0
    while at < len(rows):
        stop = at + 1
        while stop < len(rows) and stop - at <= MOST_LINES and _goes_on(rows[stop - 1], rows[stop]):
            stop += 1
        apart = (not at or _step(rows[at - 1], rows[at]) > LINE) and (
            stop == len(rows) or _step(rows[stop - 1], rows[stop]) > LINE
        )
        cells = _cells(rows[at:stop]) if stop - at > 1 and apart else None
        if cells is None:
            stop = at + 1
        out.append(rows[at] if cells is None else cells)
        at = stop
    return out


def _goes_on(above: Row, row: Row) -> bool:
    """Whether a row may belong to the cells of the one above: half a line below, or a line where one cell is longer."""
    step = _step(above, row)
    return 0 < step < HALF_LINE or (0 < step < LINE and (len(above) == 1 or len(row) == 1))


def _step(above: Row, row: Row) -> float:
    return (row[0].base - above[0].base) / max(row[0].size, above[0].size, 1.0)


def _cells(rows: Sequence[Row]) -> Row | None:
    """The lines of one row of such a table as its cells, or None where they are no such row."""
    if max(map(len, rows)) < FEWEST:
        return None
    columns: list[list[Row]] = []
    for fragment in sorted((f for row in rows for f in row), key=attrgetter("x0")):
        if columns and fragment.x0 < max(f.x1 for (f,) in columns[-1]):
            columns[-1].append([fragment])
        else:
            columns.append([[fragment]])
    for cell in columns:
        cell.sort(key=lambda line: line[0].base)
    if any(abs(f.x0 - cell[0][0].x0) > 1.0 for cell in columns for (f,) in cell):
        return None
    texts = [" ".join(f.text for (f,) in cell) for cell in columns]
    middles = [_middle(cell) for cell in columns]
    if (
        len(columns) < FEWEST_CELLS
        or len({len(cell) for cell in columns}) < FEWEST
        or max(middles) - min(middles) > SAME_MIDDLE * rows[0][0].size
        or any(len(text) > LONGEST_CELL for text in texts)
        or not any(is_date_like(text) and any(map(str.isdigit, text)) for text in texts)
    ):
        return None
    whole: Row = []
    for cell in columns:
        whole.append(on_one_line(cell, whole[-1].x1 if whole else None))
    return whole


def _parted(rows: Sequence[Row], pitch: float) -> list[list[Row]]:
    """The lines of a column as cells: a wider step begins a new one."""
    cells = [[rows[0]]]
    for above, row in pairwise(rows):
        if row[0].base - above[0].base > SAME_CELL * pitch:
            cells.append([])
        cells[-1].append(row)
    return cells


def _middle(cell: Sequence[Row]) -> float:
    return round((cell[0][0].base + cell[-1][0].base) / 2, 1)


def _begin(row: Cells) -> float:
    return min(cell[0][0].base for cell in row.values())


def _end(row: Cells) -> float:
    return max(cell[-1][0].base for cell in row.values())
