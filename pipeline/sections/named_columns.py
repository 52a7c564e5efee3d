"""Tables whose columns are named; part of the room sections (reading -> sections -> skills).

In: the rows of a document. Out: the same rows, where below names of columns ("Company | Designation | Period | Duties") every row of
a table of posts is told in the fields of a form, whatever the order of the columns, and a table of degrees that names the board
of the examination beside the school keeps the school. The names are data (vocabulary.toml, tables).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections import vocabulary
from pipeline.sections.dates import find_spans
from pipeline.sections.folding import fold
from pipeline.sections.rows import Row, make_row

_KINDS = ("organization", "title", "period", "since", "until", "place", "board", "school")
_FEWEST = 3  # columns
_UNNAMED = 1  # columns at the right end whose name is no word ("%")
_LONGEST_NAME = 5  # words
_LEAST_DUTIES = 3  # words


def with_named_columns(rows: Sequence[Row], order: str | None) -> list[Row]:
    """The rows, those of tables with known columns retold."""
    kept: list[Row] = []
    columns: list[str | None] = []
    for row in rows:
        names = _columns_of(row)
        if names:
            columns = names
        elif columns and 0 <= len(row.cells) - len(columns) <= _UNNAMED:
            own = [*columns, *(None for _ in row.cells[len(columns) :])]
            kept += _post(row, own, order) if "title" in own else [_without_board(row, own, order)]
        else:
            columns = columns if len(row.cells) > 1 else []
            kept.append(row)
    return kept


def _columns_of(row: Row) -> list[str | None]:
    """What the cells of a row of names head, None for any other; empty where the row is none or tells nothing new."""
    if len(row.cells) < _FEWEST or row.spans or row.bullet:
        return []
    if any(len(cell.split()) > _LONGEST_NAME for cell in row.cells):
        return []
    kinds = [_kind(cell) for cell in row.cells]
    posts = {"organization", "title"} <= {*kinds} and ("period" in kinds or {"since", "until"} <= {*kinds})
    schools = {"board", "school"} <= {*kinds}
    once = all(kinds.count(kind) < 2 for kind in _KINDS)
    return kinds if (posts or schools) and once else []


def _kind(cell: str) -> str | None:
    name = fold(cell)
    return next((kind for kind in _KINDS if name in vocabulary.words("tables", kind)), None)


def _post(row: Row, columns: Sequence[str | None], order: str | None) -> list[Row]:
    """One row of a table of posts as the fields of a form, what is told at length below them."""
    value = {kind: cell.strip() for kind, cell in zip(columns, row.cells, strict=True) if kind}
    period = value.get("period") or f"{value.get('since', '')} – {value.get('until', '')}"
    if not any(span.ranged for span in find_spans(period, order)):
        return [row]
    fields = [f"Company: {value['organization']}", f"Position: {value['title']}", f"Period: {period}"]
    if "place" in value:
        fields.insert(2, f"Location: {value['place']}")
    told = [
        cell
        for kind, cell in zip(columns, row.cells, strict=True)
        if kind is None and len(cell.split()) >= _LEAST_DUTIES
    ]
    return [
        *(make_row(row.line, text, order) for text in fields),
        *(replace(make_row(row.line, text, order), bullet=True) for text in told),
    ]


def _without_board(row: Row, columns: Sequence[str | None], order: str | None) -> Row:
    """A row of a table of degrees without the cell of the board or university that examined."""
    if "school" not in columns:
        return row
    return make_row(
        row.line,
        "\t".join(cell for kind, cell in zip(columns, row.cells, strict=True) if kind != "board"),
        order,
    )
