"""Rows of tables in formats without places (DOCX, ODT, HTML): cells -> lines as a person reads them.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Cells of one short line each ("Title | 2019 -
2021", "Languages | Python, SQL") are one line with tabs, as they would be on a PDF page; a column of several lines
is read cell by cell.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.records import Line

MAX_JOINED = 220  # characters
_DATE_LIKE = re.compile(r"(?:19|20)\d\d|present|current", re.IGNORECASE)


def join_row(lines: list[Line], start: int) -> None:
    """Lines from index ``start`` belong to one table row (their ``cell`` says which cell); joins in place where a
    person reads across."""
    row = lines[start:]
    cells: dict[str, list[Line]] = {}
    for line in row:
        cells.setdefault(line.cell or "", []).append(line)
    groups = list(cells.values())
    if len(groups) < 2:
        return
    deepest = max(len(group) for group in groups)
    total = sum(len(line.text) for line in row)
    plain = not any(line.bullet for group in groups[1:] for line in group)
    while len(groups) > 2 and total > MAX_JOINED and len(groups[-1]) == 1:
        total -= len(groups.pop()[0].text)  # what is told at length stays on a line of its own
    deepest = max(len(group) for group in groups)
    side_by_side = deepest == 1 and total <= MAX_JOINED
    if plain and (side_by_side or _dates_beside(groups, deepest)):
        first_number = row[0].number
        joined = []
        for depth in range(deepest):
            parts = [group[depth] for group in groups if depth < len(group)]
            text = "\t".join(part.text for part in parts)
            joined.append(replace(parts[0], text=text, number=first_number + depth))
        rest = row[sum(len(group) for group in groups) :]
        last = joined[-1].number
        lines[start:] = [*joined, *(replace(line, number=last + n) for n, line in enumerate(rest, start=1))]


def _dates_beside(groups: list[list[Line]], deepest: int) -> bool:
    """Title over company, and beside them dates over place: two or three short lines in each cell."""
    last = groups[-1]
    return (
        len(groups) == 2
        and deepest <= 3
        and len(last) <= len(groups[0])
        and all(len(line.text) <= 40 for line in last)
        and all(len(line.text) <= 90 for line in groups[0])
        and any(_DATE_LIKE.search(line.text) for line in last)
    )
