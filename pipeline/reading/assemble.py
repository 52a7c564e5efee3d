"""Placed lines of pages -> records.Line with numbers, repaired text and regions.

Part of reading (folder -> intake -> **reading** -> sections -> ...): last step of PDF and OCR reading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from pipeline.errors import ReadingError
from pipeline.reading import quality
from pipeline.reading.layout import PlacedLine
from pipeline.reading.repair import repair, split_bullet
from pipeline.reading.shifts import places, tails_of
from pipeline.reading.words import Word
from pipeline.records import Document, HiddenText, Line, Link

SAME_HEIGHT = 6.0  # points; running heads of two pages differ by no more
PARTLY_READ = 0.5  # confidence, at most, of a document with pages that were left out
EDGE = 0.08  # of the page's height; running heads and feet stand there
DOUBTFUL_ORDER = (
    0.55  # confidence in a page with columns that may be a table, whose dates may have lost their posts
)
_X1, _TOP, _BOTTOM = attrgetter("x1"), attrgetter("top"), attrgetter("bottom")
_LOOK = attrgetter("size", "bold", "italic")
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:/|of|-|–|\|)\s*\d{1,3})?", re.IGNORECASE)


@dataclass(slots=True)
class PageReading:
    """One page as one reader read it. ``confidence`` 0-1 with ``reasons`` when below 1."""

    lines: list[PlacedLine]
    width: float
    height: float
    reader: str
    confidence: float = 1.0
    reasons: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unread: bool = False  # a page that shows something which nobody has read


def document(pages: Sequence[PageReading], form: str, date: str | None) -> Document:
    """Pages in, the document out. ``form``: of the file; ``date``: of the document, YYYY-MM. Raises
    ReadingError(empty) when nothing can be seen."""
    for page in pages:
        if any(line.doubtful for line in page.lines):
            page.confidence = min(page.confidence, DOUBTFUL_ORDER)
            page.reasons.append("columns that may be the cells of a table")
    lines, substitutions = number_lines(pages)
    hidden = tuple(run for page in pages for run in page.hidden)
    if not lines:
        what = "only hidden text" if hidden else "no text"
        raise ReadingError("empty", f"The file shows {what}.")
    return Document(
        lines=tuple(lines),
        pages=len(pages),
        reader=_winner(pages),
        format=form,
        confidence=_confidence(pages, lines),
        reasons=tuple(dict.fromkeys(reason for page in pages for reason in page.reasons)),
        warnings=tuple(dict.fromkeys(warning for page in pages for warning in page.warnings)),
        hidden=hidden,
        links=tuple(dict.fromkeys(link for page in pages for link in page.links)),
        document_date=date,
        language=quality.language([line.text for line in lines]),
        substitutions=tuple(substitutions),
    )


def _winner(pages: Sequence[PageReading]) -> str:
    names = [page.reader for page in pages if page.lines]
    return max(sorted(set(names)), key=names.count)


def _confidence(pages: Sequence[PageReading], lines: Sequence[Line]) -> float:
    """Mean of the pages weighted by their letters: a doubtful cover page does not condemn a long document, an unread
    page does."""
    weights = [1] * len(pages)
    for line in lines:
        weights[line.page - 1] += len(line.text)
    total = sum(w * page.confidence for w, page in zip(weights, pages, strict=True))
    return round(min(total / sum(weights), PARTLY_READ if any(page.unread for page in pages) else 1.0), 3)


def number_lines(pages: Sequence[PageReading]) -> tuple[list[Line], list[tuple[int, str]]]:
    """Pages in, numbered lines and the substitutions made in them out."""
    running = _running_heads(pages)
    lines: list[Line] = []
    substitutions: list[tuple[int, str]] = []
    for number, placed in _across_pages(pages):
        text, folded = repair(placed.text)
        bullet = placed.bullet
        if not bullet:
            text, bullet = split_bullet(text)
        text = text.strip()
        if not text[:1].isalnum() and not any(map(str.isalnum, text)):
            continue
        line = _line(placed, text, bullet, number, len(lines) + 1, pages[number - 1], running)
        lines.append(line)
        substitutions.extend((line.number, what) for what in folded)
    return lines, substitutions


def _across_pages(pages: Sequence[PageReading]) -> list[tuple[int, PlacedLine]]:
    """Lines of all pages with their page numbers. Where the main column flows over to the next page, the sidebar
    beside it is read before (left) or after it (right), not in the middle of it."""
    out: list[tuple[int, PlacedLine]] = []
    waiting: list[tuple[int, PlacedLine]] = []
    flows = [_flows_on(page) for page in pages]
    for number, page in enumerate(pages, start=1):
        split = len(page.lines)
        while split and page.lines[split - 1].sidebar:
            split -= 1
        main = [(number, line) for line in page.lines[:split]]
        side = [(number, line) for line in page.lines[split:]]
        if number > 1 and flows[number - 2]:
            lead = 0
            while lead < len(main) and main[lead][1].sidebar:
                lead += 1
            waiting.extend(
                main[:lead]
            )  # the left sidebar of a following page comes after the column it would cut
            main = main[lead:]
        out.extend(main)
        waiting.extend(side)
        if not flows[number - 1] or number == len(pages):
            out.extend(waiting)
            waiting = []
    return out


def _flows_on(page: PageReading) -> bool:
    """The page has a sidebar, and its main column reaches down to the foot of the page."""
    main = [line for line in page.lines if not line.sidebar and line.words]
    if not main or len(main) == len(page.lines):
        return False
    return max(line.words[0].base for line in main) > 0.85 * page.height


def _line(
    placed: PlacedLine,
    text: str,
    bullet: bool,
    page_number: int,
    number: int,
    page: PageReading,
    running: set[str],
) -> Line:
    words = placed.words
    looks = set(map(_LOOK, words))
    even = len(looks) == 1  # one size and look, as most lines
    size, bold, italic = looks.pop() if even else _look(words)
    top, bottom = min(map(_TOP, words)), max(map(_BOTTOM, words))
    region = "sidebar" if placed.sidebar else "body"
    at_edge = bottom < EDGE * page.height or top > (1 - EDGE) * page.height
    if at_edge and len(text) < 80 and (_key(text) in running or PAGE_NUMBER.fullmatch(text)):
        region = "header" if bottom < EDGE * page.height else "footer"
    return Line(
        page=page_number,
        number=number,
        text=text,
        x0=round(words[0].x0, 1),
        x1=round(max(map(_X1, words)), 1),
        top=round(top, 1),
        bottom=round(bottom, 1),
        size=round(size, 1),
        bold=bold,
        italic=italic,
        column=placed.column,
        gap=placed.gap,
        bullet=bullet,
        region=region,
        ocr=words[0].ocr,
        shifts=() if even else _shifts(text, words),
    )


def _shifts(text: str, words: Sequence[Word]) -> tuple[int, ...]:
    tails = tails_of([(word.text, (round(word.size), word.bold, word.italic)) for word in words])
    return places(text, [repair(tail)[0] for tail in tails])


def _look(words: Sequence[Word]) -> tuple[float, bool, bool]:
    """Size, boldness and slant of most letters of a line."""
    letters = bold = italic = 0
    sizes: dict[float, int] = {}
    for word in words:
        weight = len(word.text)
        letters += weight
        bold += weight if word.bold else 0
        italic += weight if word.italic else 0
        sizes[word.size] = sizes.get(word.size, 0) + weight
    size = max(sizes, key=lambda s: (sizes[s], s))
    return size, bold > 0.6 * letters, italic > 0.6 * letters


_DIGITS = re.compile(r"\d+")


def _key(text: str) -> str:
    return _DIGITS.sub("#", text.strip().lower())


def _running_heads(pages: Sequence[PageReading]) -> set[str]:
    """Texts that stand at the same edge of at least two pages at the same height, numbers aside."""
    seen: dict[str, list[tuple[int, float]]] = {}
    for number, page in enumerate(pages):
        for line in page.lines:
            word = line.words[0]
            if word.bottom < EDGE * page.height:
                seen.setdefault(_key(repair(line.text)[0]), []).append((number, word.base))
            elif word.top > (1 - EDGE) * page.height:
                seen.setdefault(_key(repair(line.text)[0]), []).append((number, word.base - page.height))
    return {text for text, places in seen.items() if text and _is_level(places)}


def _is_level(places: Sequence[tuple[int, float]]) -> bool:
    """Whether two pages have a text at one height; below 0 is counted from the foot of the page."""
    ordered = sorted(places, key=lambda place: (place[1], place[0]))
    return any(a[0] != b[0] and b[1] - a[1] <= SAME_HEIGHT for a, b in pairwise(ordered))
