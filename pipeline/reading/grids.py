"""Tables whose cells go over several lines: read row by row and, within a row, cell by cell.

Part of reading (see columns.py). Posts listed in a table (period, employer, position, duties) stand side by side on the
page; line by line they would be interleaved, column by column the dates would lose their posts. Only tables of
three and more columns that have names, with dates in their rows, are taken here; all else is judged in ``columns``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reading.centred_grids import centred_rows
from pipeline.reading.column_shapes import OPEN_ENDS, OPEN_RANGE, Row, is_date_like
from pipeline.reading.repair import is_bullet
from pipeline.reading.words import Fragment, Word, fragment_of, on_one_line

MIN_COLUMNS = 3
SHORT = 60  # letters; a longer cell is told on lines of its own
TOUCHING = 0.35  # em; more than a space between words
NEW_ROW = 1.22  # times the distance of lines within a cell
AFTER_TABLE = 1.35  # times that distance, below the last row
LARGER = 1.15  # times the size of the names; a heading of the page, no cell
FAR_BELOW = 3.0  # em; what comes this far below the names is no row of theirs


PADDING = (
    1.6  # em; between the words of a cell and the next cell's, with the space that a word needs before it
)


@dataclass(slots=True)
class Grid:
    """A table among the rows of a page: indexes of its first and last row, and its rows as a person reads them."""

    first: int
    last: int
    rows: list[Row]


def find(rows: Sequence[Row]) -> Grid | None:
    """Rows of fragments in, the first table among them out."""
    for first, row in enumerate(rows):
        if len(row) >= MIN_COLUMNS and all(_is_name(fragment) for fragment in row):
            grid = _from(rows, first)
            if grid is not None:
                return grid
    return None


def _from(rows: Sequence[Row], first: int) -> Grid | None:
    rows = [*rows[: first + 1], *(_at_edges(row, [f.x0 for f in rows[first]]) for row in rows[first + 1 :])]
    columns, last = _window(rows, first)
    taken = [_sorted_in(row, columns) for row in rows[first : last + 1]]
    if last - first < 2 or not _are_names(taken[0], len(columns)):
        return None
    leads = [0.0, *(_lead(a, b) for a, b in zip(rows[first:last], rows[first + 1 : last + 1], strict=True))]
    if leads[1] > FAR_BELOW:
        return None
    centred = _centred(rows, first, taken, len(columns), [after[0] for after in columns[1:]])
    if centred is not None:
        return centred
    inner = min(leads[1:])
    need = max(MIN_COLUMNS, len(columns) - 1)
    groups: list[list[dict[int, Row]]] = []
    for index, cells in enumerate(taken):
        if rows[first + index][0].size > LARGER * rows[first][0].size:
            break
        resumes = index > 0 and not cells.keys() <= taken[index - 1].keys()
        apart = index > 0 and leads[index] > NEW_ROW * inner
        if index <= 1 or (len(cells) >= need and (resumes or apart)):
            groups.append([cells])
        elif leads[index] > AFTER_TABLE * inner or (resumes and len(cells) < need):
            break
        else:
            groups[-1].append(cells)
    body = groups[1:]
    broken = [group for group in body if len(group) > 1]
    if len(groups[0]) > 1 or not broken or any(_holds_rows(group) for group in broken):
        return None  # rows of one line, or lines that may as well be rows
    if not any(
        2 * sum(_dated(group, column) for group in body) > len(body) for column in range(len(columns))
    ):
        return None
    room = [after[0] for after in columns[1:]]
    read = [row for group in groups for row in _read(group, room)]
    return Grid(first, first + sum(map(len, groups)) - 1, read)


def _centred(
    rows: Sequence[Row], first: int, taken: Sequence[dict[int, Row]], columns: int, room: Sequence[float]
) -> Grid | None:
    """The table that begins with the names in row ``first``, if its cells are set in the middle of their rows."""
    size = rows[first][0].size
    like = next(
        (at for at, row in enumerate(rows[first + 1 : first + len(taken)]) if row[0].size > LARGER * size),
        len(taken),
    )
    found = centred_rows(taken[1 : like + 1], max(MIN_COLUMNS, columns - 1))
    groups = [
        [
            {column: cell[at] for column, cell in cells.items() if at < len(cell)}
            for at in range(_height(cells))
        ]
        for cells in found
    ]
    if not any(2 * sum(_dated(group, column) for group in groups) > len(groups) for column in range(columns)):
        return None
    end = max(cell[-1][0].base for cell in found[-1].values())
    last = max(at for at in range(first + 1, first + len(taken)) if rows[at][0].base <= end)
    head = _read([taken[0]], room)
    return Grid(first, last, [*head, *(row for group in groups for row in _read(group, room))])


def _height(cells: dict[int, list[Row]]) -> int:
    return max(map(len, cells.values()))


def _holds_rows(group: Sequence[dict[int, Row]]) -> bool:
    """Whether the lines of what may be one row are rows themselves: the last fills all cells, or a later one does with a
    date of its own."""
    head = group[0]
    if group[-1].keys() >= head.keys():
        return True
    dates = [column for column in head if _is_dated(head, column)]
    return any(
        cells.keys() >= head.keys() and any(_is_dated(cells, column) for column in dates)
        for cells in group[1:]
    )


def _is_dated(cells: dict[int, Row], column: int) -> bool:
    text = " ".join(f.text for f in cells[column])
    return len(text) <= SHORT and is_date_like(text) and not OPEN_RANGE.search(text)


def _at_edges(row: Row, edges: Sequence[float]) -> Row:
    """A row whose cells all but touch, parted where a word begins right below the name of a column."""
    parted: Row = []
    for fragment in row:
        words: list[Word] = []
        for word in fragment.words:
            gap = word.x0 - words[-1].x1 if words else 0.0
            if words and gap > TOUCHING * word.size and any(abs(word.x0 - x) < 1.0 for x in edges):
                parted.append(fragment_of(words))
                words = []
            words.append(word)
        parted.append(fragment if words == fragment.words else fragment_of(words))
    return parted


def _window(rows: Sequence[Row], first: int) -> tuple[list[list[float]], int]:
    """Left and right edges of the columns that begin in row ``first``, and the last row that keeps to them."""
    columns = [[f.x0, f.x1] for f in rows[first]]
    last = first
    for index in range(first + 1, len(rows)):
        wider = [list(edges) for edges in columns]
        for fragment in rows[index]:
            met = [edges for edges in wider if fragment.x0 < edges[1] and fragment.x1 > edges[0]]
            if len(met) != 1:
                return columns, last
            met[0][0], met[0][1] = min(met[0][0], fragment.x0), max(met[0][1], fragment.x1)
        if any(b[0] - a[1] < 0.3 * rows[index][0].size for a, b in pairwise(wider)):
            return columns, last
        columns, last = wider, index
    return columns, last


def _sorted_in(row: Row, columns: Sequence[Sequence[float]]) -> dict[int, Row]:
    cells: dict[int, Row] = {}
    for fragment in row:
        at = next(i for i, (left, right) in enumerate(columns) if fragment.x0 < right and fragment.x1 > left)
        cells.setdefault(at, []).append(fragment)
    return cells


def _lead(above: Row, row: Row) -> float:
    return max(row[0].base - above[0].base, 0.1) / max(row[0].size, 1.0)


def _are_names(cells: dict[int, Row], columns: int) -> bool:
    """The names of the columns: a short word or two over each, and no number."""
    return len(cells) == columns and all(_is_name(f) for row in cells.values() for f in row)


def _is_name(fragment: Fragment) -> bool:
    text = fragment.text
    return len(text) <= 24 and not any(map(str.isdigit, text))


def _dated(group: Sequence[dict[int, Row]], column: int) -> bool:
    text = " ".join(f.text for cells in group for f in cells.get(column, []))
    return len(text) <= SHORT and is_date_like(text)


def _ends_a_range(text: str) -> bool:
    """ "– Now", "- May 2020": the second line of a date, no item of a list."""
    return is_date_like(text) or text.strip(" -–—").casefold() in OPEN_ENDS


def _read(group: Sequence[dict[int, Row]], room: Sequence[float]) -> list[Row]:
    """One row of the table: its short cells on one line, then the lines of the long ones, cell by cell. ``room``: where
    the next column begins, for all columns but the last."""
    head: Row = []
    long: list[Row] = []
    for column in sorted({column for cells in group for column in cells}):
        lines = [cells[column] for cells in group if column in cells]
        size = sum(len(f.text) for line in lines for f in line)
        listed = any(is_bullet(f.words[0].text) and not _ends_a_range(f.text) for (f, *_) in lines)
        if size > SHORT or listed:
            long.extend(lines)
            continue
        for part in _parts(lines, room[column] if column < len(room) else None):
            head.append(on_one_line(part, head[-1].x1 if head else None))
    return [head, *long] if head else long


def _parts(lines: Sequence[Row], room: float | None) -> list[list[Row]]:
    """The lines of a cell, parted where a line ends although the next word had room: what was written on lines of its own
    ("Kericho Leaf Exporters", "Reporting Officer") is two things. A date that goes on is one."""
    parts = [[lines[0]]]
    for above, line in pairwise(lines):
        word = line[0].words[0]
        text = " ".join(f.text for f in (*above, *line))
        fits = room is not None and above[-1].x1 + word.x1 - word.x0 < room - PADDING * word.size
        if fits and not is_date_like(text) and above[-1].text[-1:] not in "-–—,&/(":
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts
