"""Described projects that are not jobs; part of the room sections (reading -> sections -> skills).

In: the project sections. Out: records.Project, one an entry: a name line, its dates if it has some, and its lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Project
from pipeline.sections.dated_rows import gap_above
from pipeline.sections.header_rows import main_span
from pipeline.sections.parts import Part
from pipeline.sections.pieces import without_dates
from pipeline.sections.row_shapes import row_shapes
from pipeline.sections.rows import Row

_NUMBERED = re.compile(
    r"^(?:project|title|project (?:title|name))\s*(?:#?\s?\d{1,2}|[IVX]{1,4}|title|name)?\s*[:.\-–]\s*",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:client|customer|role|duration|team(?: size)?\b|tech\b|technolog|stack\b|environment|tools|description|responsibilit|platform|period|dates?\b|when\b|"
    r"domain|language|skills|database|position\b|designation|contributions?\b|my (?:part|role|tasks?|work)\b|what i did|activities\b)[\w &]{0,20}\s*(?:[:\t]|$)",
    re.IGNORECASE,
)


def find_projects(parts: Sequence[Part]) -> list[Project]:
    """All projects in document order."""
    return [project for part in parts if part.kind == "projects" for project in _of_section(part.rows)]


def _of_section(rows: Sequence[Row]) -> list[Project]:
    if not rows:
        return []
    shapes = row_shapes(rows)
    starts: list[int] = []
    for i in range(len(rows)):
        follows_name = bool(starts) and starts[-1] == i - 1 and not rows[i - 1].bullet
        if follows_name and not (rows[i].line.bold and gap_above(rows, i) > 0.3):
            continue
        if _opens(rows, shapes, i):
            starts.append(i)
    if not starts and all(shape == "bullet" for shape in shapes):
        starts = list(range(len(rows)))
    if not starts or starts[0] != 0:
        starts.insert(0, 0)
    found = []
    for position, start in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(rows)
        found.append(_project(rows[start:stop]))
    return found


def _opens(rows: Sequence[Row], shapes: Sequence[str], index: int) -> bool:
    if index == 0:
        return True
    if _NUMBERED.match(rows[index].text):
        return True
    if _LABELLED.match(rows[index].text):
        return False
    shape, before = shapes[index], shapes[index - 1]
    if shape == "dated":
        return before not in {"header"} or (
            rows[index].line.bold and not rows[index - 1].line.bold and gap_above(rows, index) > 0.5
        )
    if shape != "header":
        return False
    row = rows[index]
    if before in {"bullet", "text"}:
        return (
            row.line.bold
            or gap_above(rows, index) > 0.4
            or bool(re.search(r"\s[-–—|:]\s|\t", row.text))
            or row.words <= 9
        )
    return row.line.bold and not rows[index - 1].line.bold and gap_above(rows, index) > 0.3


def _project(rows: Sequence[Row]) -> Project:
    dated = next((row for row in rows[:3] if main_span(row)), None)
    span = main_span(dated) if dated else None
    named = next((text for row in rows[:2] if (text := without_dates(row))), "")
    name = _NUMBERED.sub("", named).split("\t")[0] or named
    name = re.split(r"\s+[|–—]\s+|\s*\|\s*|:\s", name)[0].strip(" ,;:|•·-–—")
    return Project(
        name[:120] or None,
        span.start if span else None,
        span.end if span else None,
        rows[0].line.page,
        tuple(row.number for row in rows),
    )
