"""Headings and years that run up or down beside what they head or date, as designers set them.

Part of reading (see pdf.py, which has such words in frames of their own). In: the lines of the page and those that stand on end. Out:
the lines with each such heading before the first line of what it stands beside; what is no heading stays at the end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.reading.column_shapes import is_date_like
from pipeline.reading.layout import PlacedLine, line_text, place
from pipeline.reading.words import Word

MOST = 24  # headings; a page with more words on end is a drawing
MOST_WORDS = 5
LONGEST = 32  # letters
FAR = 1.8  # em between two headings
HEADED = 3  # lines that stand beside a heading


class Aside(NamedTuple):
    """A line on end, where it stands on the upright page: left edge, upper and lower end."""

    line: PlacedLine
    x: float
    top: float
    bottom: float


def asides(words: Sequence[Word], turn: int, frame: float, width: float, height: float) -> list[Aside]:
    """Words in their own frame, turned by 90 or 270 degrees from the page's, as lines with where they stand on the page.
    ``frame``: width of that frame; ``width``, ``height``: of the upright page."""
    found = []
    for line in place(words, frame):
        for part in _apart(line.words):
            x0, x1 = min(w.x0 for w in part), max(w.x1 for w in part)
            base, size = part[0].base, part[0].size
            one = line._replace(words=tuple(part), column=0, sidebar=False)
            if len(part) < len(line.words):
                one = one._replace(text=line_text(part))
            if turn == 90:  # runs upwards
                found.append(Aside(one, base - size, height - x1, height - x0))
            else:
                found.append(Aside(one, width - base, x0, x1))
    return found


def _apart(words: Sequence[Word]) -> list[list[Word]]:
    """Headings of two sections stand on one line of their frame, far from each other."""
    parts = [[words[0]]]
    for before, word in pairwise(words):
        if word.x0 - before.x1 > FAR * word.size:
            parts.append([])
        parts[-1].append(word)
    return parts


def with_headings(lines: Sequence[PlacedLine], asides: Sequence[Aside]) -> list[PlacedLine]:
    """Lines of a page with the headings among ``asides`` in their places, all else of them behind."""
    headings = sorted((one for one in asides if _names_or_dates(one.line.text)), key=lambda one: one.top)
    places: dict[int, PlacedLine] = {}
    placed: list[Aside] = []
    above: dict[int, float] = {}  # by left edge: lower end of the last one there
    for one in headings if len(headings) <= MOST else ():
        edge = round(one.x / 8.0)
        at = _first_beside(lines, one, max(above.get(near, 0.0) for near in (edge - 1, edge, edge + 1)))
        if at is not None and at not in places:
            places[at] = _upright(one, lines[at])
            placed.append(one)
            above[edge] = one.bottom
    out: list[PlacedLine] = []
    for at, line in enumerate(lines):
        if at in places:
            out.append(places[at])
        out.append(line)
    return out + [one.line for one in asides if not any(one is other for other in placed)]


def _names_or_dates(text: str) -> bool:
    if not 4 <= len(text) <= LONGEST or len(text.split()) > MOST_WORDS or "@" in text:
        return False
    if any(map(str.isdigit, text)):
        return is_date_like(text)
    return text[:1].isupper()


def _upright(one: Aside, below: PlacedLine) -> PlacedLine:
    """A heading as if it stood right above the line ``below``."""
    first = one.line.words[0]
    base = below.words[0].base - 1.2 * max(below.words[0].size, first.size)
    shift = one.x - first.x0
    words = tuple(
        w._replace(
            x0=w.x0 + shift,
            x1=w.x1 + shift,
            top=base - 0.75 * w.size,
            bottom=base + 0.22 * w.size,
            base=base,
        )
        for w in one.line.words
    )
    return one.line._replace(words=words, column=below.column, sidebar=below.sidebar, gap=None)


def _first_beside(lines: Sequence[PlacedLine], one: Aside, above: float) -> int | None:
    """The line that begins what stands beside a heading: of those from ``above``, the lower end of the heading before, down
    to its middle the one with most white over it, for a heading stands at the upper end, the middle or the lower end of its
    section. None where hardly anything stands beside it."""
    edge = one.x + 0.7 * one.line.words[0].size
    beside = [
        at
        for at, line in enumerate(lines)
        if line.words[0].x0 > edge and above - 1 <= line.words[0].base <= one.bottom
    ]
    if not beside:
        return None
    nearest = min((lines[at] for at in beside), key=lambda line: line.words[0].x0)
    column = [line for line in lines if line.column == nearest.column and line.sidebar == nearest.sidebar]
    bases = sorted(line.words[0].base for line in column)
    beside = [
        at for at in beside if lines[at].column == nearest.column and lines[at].sidebar == nearest.sidebar
    ]
    if sum(lines[at].words[0].base >= one.top for at in beside) < HEADED:
        return None
    middle = (one.top + one.bottom) / 2

    def white(at: int) -> float:
        base = lines[at].words[0].base
        before = bisect_left(bases, base - 1)
        return round(base - bases[before - 1], 1) if before else base

    upper = [at for at in beside if lines[at].words[0].top <= middle] or beside[:1]
    return max(upper, key=lambda at: (white(at), -at))
