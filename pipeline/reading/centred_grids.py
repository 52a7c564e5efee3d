"""Tables whose cells stand in the middle of the height of their row, as browsers print them.

Part of reading (see grids.py, which reads the rows that are found here). In: the lines below the names of the columns. Out: the
cells of each row. A cell of one line beside one of two stands between their lines, so that no baseline parts the rows; what a row
has in common is the height of its middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.reading.column_shapes import Row

Cells = dict[int, list[Row]]  # column -> the lines of its cell
SAME_CELL = 1.25  # times the distance of lines
SAME_MIDDLE = 0.2  # times that distance
FEWEST = 2  # rows


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
