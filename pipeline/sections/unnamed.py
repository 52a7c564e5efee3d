"""What a section with a heading of its own kind holds ("Places that have paid me"); part of the room sections.

In: the parts as the headings gave them. Out: the same parts, those of kind "other" under a heading renamed by what stands
in them: dated posts, degrees with schools, or a list of known skills.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections import vocabulary
from pipeline.sections.degrees import is_degree, is_institution, is_plain_degree
from pipeline.sections.folding import fold, squeeze
from pipeline.sections.header_rows import main_span
from pipeline.sections.listed_skills import items_of
from pipeline.sections.parts import Part
from pipeline.sections.strengths import title_strength

_EITHER = frozenset(
    {"qualifications", "keyqualifications", "credentials", "training", "background", "certifications"}
)  # may list degrees


def settle(parts: Sequence[Part]) -> list[Part]:
    """The parts with those that a heading of its own left open given a kind where their content tells it."""
    return [_settled(part) for part in parts]


def _settled(part: Part) -> Part:
    if part.section.heading is None or not part.rows:
        return part
    if squeeze(part.section.heading) in _EITHER:
        return (
            replace(part, section=replace(part.section, kind="education"))
            if _kind_of(part) == "education" and _holds_plain_degree(part)
            else part
        )
    if part.kind != "other" or not part.section.rule.startswith("look"):
        return part
    kind = _kind_of(part)
    return (
        part
        if kind is None
        else replace(part, section=replace(part.section, kind=kind, rule=f"{part.section.rule}, content"))
    )


def _holds_plain_degree(part: Part) -> bool:
    return any(
        is_plain_degree(piece) for row in part.rows for cell in row.cells for piece in cell.split(", ")
    )


def _kind_of(part: Part) -> str | None:
    rows = part.rows
    posts = [
        row
        for row in rows
        if (span := main_span(row)) and span.ranged and not any(is_plain_degree(piece) for piece in row.cells)
    ]
    titled = [row for row in rows if not row.bullet and row.words <= 16 and title_strength(row.text) > 1]
    degrees = [
        row
        for row in rows
        if row.words <= 20 and any(is_degree(piece) for cell in row.cells for piece in cell.split(", "))
    ]
    schools = [row for row in rows if is_institution(row.text) and row.words <= 20]
    if degrees and schools and len(degrees) >= len(posts):
        return "education"
    if posts and (titled or any(title_strength(row.text) > 1 for row in posts)):
        return "experience"
    items = [fold(item) for row in rows if not row.spans for item in items_of(row.text)]
    known = sum(item in vocabulary.known_skills() for item in items)
    return (
        "skills" if len(items) >= 3 and known * 2 >= len(items) and title_strength(rows[0].text) < 2 else None
    )
