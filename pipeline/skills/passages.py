"""Puts a document's lines together again as passages, so that a statement wrapped over two lines is one statement.

Place in the way of the data: inside the skills room, before the Language runs. Every character of the joined text
knows the line and the place it came from: what is found slices back to the line's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipeline.records import Document, Line, Outline

LISTED_SECTIONS = frozenset({"skills", "certifications"})
_BULLETS = tuple("•・●◦▪■‣·-–—*○➢❖✓→+\uf0b7\uf0a7\uf0d8\uf0fc")
_ENDS = (".", "!", "?", ":", ";")
_HANGING = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "with",
        "of",
        "in",
        "to",
        "for",
        "from",
        "by",
        "on",
        "at",
        "as",
        "using",
        "via",
        "into",
        "over",
        "under",
        "no",
        "not",
        "without",
        "never",
        "including",
    ]
)
_HYPHENED = re.compile(r"[A-Za-z]-$")
_WRAPPED_AT = 55  # characters from which a line may have been broken by the margin


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in the outline: its section kind, and the job and project it belongs to (indices)."""

    section: str
    job: int | None
    project: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """One line's run of characters in the joined text: joined[start : start + length] == line.text[offset : ...]."""

    start: int
    offset: int
    length: int
    line: Line


@dataclass(frozen=True, slots=True)
class Passages:
    """The joined text, its pieces in order, the place of each line, and the ranges that are lists of skills."""

    text: str
    pieces: tuple[Piece, ...]
    places: dict[int, Place]
    listed: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]  # of the pieces

    def back(self, start: int, end: int) -> tuple[Line, int, int] | None:
        """The line and offsets of joined[start:end]; of a stretch over two lines the longer part (the first of
        equals); None when no character comes from a line."""
        best: tuple[int, Line, int, int] | None = None
        index = max(0, bisect_right(self.starts, start) - 1)
        for piece in self.pieces[index:]:
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.start + piece.length)
            if high > low and (best is None or high - low > best[0]):
                begin = piece.offset + low - piece.start
                best = (high - low, piece.line, begin, begin + high - low)
        return None if best is None else best[1:]


def assemble(document: Document, outline: Outline) -> Passages:
    """The passages of a document: wrapped lines of one entry joined by a space, everything else by a line break."""
    places = places_of(document, outline)
    parts: list[str] = []
    pieces: list[Piece] = []
    listed: list[tuple[int, int]] = []
    length = 0
    before: Line | None = None
    for line in document.lines:
        place = places[line.number]
        if before is not None:
            glue = _glue(before, line, places[before.number], place)
            if glue == "-":
                last = pieces[-1]
                parts[-1] = parts[-1][:-1]
                length -= 1
                pieces[-1] = Piece(last.start, last.offset, last.length - 1, last.line)
            else:
                parts.append(glue)
                length += len(glue)
        pieces.append(Piece(length, 0, len(line.text), line))
        parts.append(line.text)
        if place.section in LISTED_SECTIONS and place.job is None and place.project is None:
            listed.append((length, length + len(line.text)))
        length += len(line.text)
        before = line
    starts = tuple(piece.start for piece in pieces)
    return Passages("".join(parts), tuple(pieces), places, tuple(listed), starts)


def places_of(document: Document, outline: Outline) -> dict[int, Place]:
    """Line number -> place. Lines before the first section are "header"; a heading belongs to its section."""
    jobs = {
        number: index
        for index, job in enumerate(outline.jobs)
        for number in (*job.lines, *job.header, *job.body)
    }
    projects = {number: index for index, project in enumerate(outline.projects) for number in project.lines}
    kinds: dict[int, str] = {}
    for section in outline.sections:
        for number in range(section.first - (section.heading is not None), section.last + 1):
            kinds[number] = section.kind
    known = sorted(kinds)
    return {
        line.number: Place(
            kinds.get(line.number) or _nearest(kinds, known, line.number),
            jobs.get(line.number),
            projects.get(line.number),
        )
        for line in document.lines
    }


def _nearest(kinds: dict[int, str], known: list[int], number: int) -> str:
    """The kind of the last line before ``number`` that has one. ``known``: the lines that have, in order."""
    at = bisect_left(known, number)
    return kinds[known[at - 1]] if at else "header"


def _glue(before: Line, line: Line, place_before: Place, place: Place) -> str:
    """What stands between two lines: " " in a wrapped statement, "-" when a word was broken by a hyphen (which then
    falls away), nothing after a hyphen that stays, else a line break."""
    if place != place_before or (before.page != line.page and not _opens_small(line)):
        return "\n"
    if line.bullet or before.cell != line.cell or before.column != line.column or before.style != line.style:
        return "\n"
    left, right = before.text.rstrip(), line.text.lstrip()
    if not left or not right or right.startswith(_BULLETS):
        return "\n"
    if left.endswith(_ENDS):
        return "\n" if not _opens_small(line) else " "
    if left.endswith("-") and left[-2:-1].isalpha() and right[:1].islower() and before.text == left:
        return "-" if right == line.text else " "
    if (
        left[-1] == "-"
        and _HYPHENED.search(left)
        and right[:1].isupper()
        and before.text == left
        and right == line.text
    ):
        return ""  # "JAX-" and "RS": the hyphen is the name's own
    hanging = (
        left.endswith((",", "/", "&", "(")) or right.startswith("(") or left.split()[-1].lower() in _HANGING
    )
    if hanging or _opens_small(line):
        return " "
    if place.section in LISTED_SECTIONS and place.job is None:
        return "\n"
    return " " if len(left) >= _WRAPPED_AT else "\n"


def _opens_small(line: Line) -> bool:
    return line.text.lstrip()[:1].islower()
