"""Placed lines of pages -> records.Line with numbers, repaired text and regions.

Part of reading (folder -> intake -> **reading** -> sections -> ...): last step of PDF and OCR reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.reading.layout import PlacedLine
from pipeline.reading.repair import repair, split_bullet
from pipeline.records import HiddenText, Line, Link

EDGE = 0.08  # of the page's height; running heads and feet stand there
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:/|of|-|–|\|)\s*\d{1,3})?", re.IGNORECASE)


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


def number_lines(pages: Sequence[PageReading]) -> tuple[list[Line], list[tuple[int, str]]]:
    """Pages in, numbered lines and the substitutions made in them out."""
    running = _running_heads(pages)
    lines: list[Line] = []
    substitutions: list[tuple[int, str]] = []
    for number, page in enumerate(pages, start=1):
        for placed in page.lines:
            text, folded = repair(placed.text)
            text, late_bullet = split_bullet(text) if not placed.bullet else (text.strip(), False)
            if not any(c.isalnum() for c in text):
                continue
            line = _line(placed, text, number, len(lines) + 1, page, running)
            lines.append(line if not late_bullet else _with_bullet(line))
            substitutions.extend((line.number, what) for what in folded)
    return lines, substitutions


def _with_bullet(line: Line) -> Line:
    from dataclasses import replace  # noqa: PLC0415

    return replace(line, bullet=True)


def _line(
    placed: PlacedLine, text: str, page_number: int, number: int, page: PageReading, running: set[str]
) -> Line:
    words = placed.words
    letters = sum(len(w.text) for w in words)
    top, bottom = min(w.top for w in words), max(w.bottom for w in words)
    region = "sidebar" if placed.sidebar else "body"
    if len(text) < 80 and (_key(text) in running or _PAGE_NUMBER.fullmatch(text)):
        if bottom < EDGE * page.height:
            region = "header"
        elif top > (1 - EDGE) * page.height:
            region = "footer"
    sizes = Counter[float]()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    size = max(sizes.items(), key=lambda item: (item[1], item[0]))[0]
    return Line(
        page=page_number,
        number=number,
        text=text,
        x0=round(words[0].x0, 1),
        x1=round(max(w.x1 for w in words), 1),
        top=round(top, 1),
        bottom=round(bottom, 1),
        size=size,
        bold=sum(len(w.text) for w in words if w.bold) > 0.6 * letters,
        italic=sum(len(w.text) for w in words if w.italic) > 0.6 * letters,
        column=placed.column,
        gap=placed.gap,
        bullet=placed.bullet,
        region=region,
        ocr=any(w.ocr for w in words),
    )


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.strip().lower())


def _running_heads(pages: Sequence[PageReading]) -> set[str]:
    """Texts that stand at the edge of at least two pages, numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        edge = set()
        for line in page.lines:
            word = line.words[0]
            if word.bottom < EDGE * page.height or word.top > (1 - EDGE) * page.height:
                edge.add(_key(repair(line.text)[0]))
        seen.update(edge)
    return {text for text, number in seen.items() if number >= 2 and text}
