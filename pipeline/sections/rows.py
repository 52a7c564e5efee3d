"""Lines made ready for finding facts; part of the room sections (reading -> sections -> skills).

In: records.Document. Out: ``Row`` records, one a visible line, with bullets taken off, cells split at wide gaps, and
the typographic signs (bold, size, capitals) that several modules ask for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from pipeline.records import Document, Line
from pipeline.sections.dates import Span, find_spans

LONGEST_LINE = 2000  # characters of a line that are looked at
BULLETS = "•●◦○■▪▫◆◇►▸▶‣⁃∙·*➢➤➔→✓✔✦❖⮚❯»§¤\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\u2023"
_BULLET = re.compile(rf"^\s*(?:[{re.escape(BULLETS)}]\s*|[-–—+]\s+|[oO]\s+(?=[A-Z])|[\uE000-\uF8FF]\s*)+")
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One line for the finders. ``text``: trimmed, without bullet, wide gaps as tabs; ``cells``: its parts between wide gaps.
    ``spans``: the dates in ``text``. ``heading_part``: words of an inline heading that were taken off the front."""

    line: Line
    text: str
    cells: tuple[str, ...]
    bullet: bool
    spans: tuple[Span, ...] = field(default=())

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def caps(self) -> bool:
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 1 and all(c == c.upper() for c in letters)


def clean(text: str) -> str:
    """Spaces made single, tabs kept as the mark of a wide gap, ends trimmed."""
    parts = [_SPACES.sub(" ", part).strip() for part in text[:LONGEST_LINE].split("\t")]
    return "\t".join(part for part in parts if part)


def make_row(line: Line, text: str, order: str | None = None) -> Row:
    """A Row of ``text`` (the line's own, or what is left of it after an inline heading)."""
    whole = clean(text)
    bare = _BULLET.sub("", whole)
    bullet = (line.bullet or bare != whole) and bool(bare)
    return Row(line, bare, tuple(bare.split("\t")) if bare else (), bullet, tuple(find_spans(bare, order)))


def rows_of(document: Document, order: str | None = None) -> list[Row]:
    """All non-empty lines of the document, without running headers and footers that repeat on several pages."""
    repeated = _running_lines(document)
    rows = [make_row(line, line.text, order) for line in document.lines if line.number not in repeated]
    return [row for row in rows if row.text]


def _running_lines(document: Document) -> set[int]:
    """Numbers of lines that stand again and again at the edge of pages ("Jane Doe - 2/3", "Page 2 of 3")."""
    by_page: dict[int, list[Line]] = {}
    for line in document.lines:
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    dropped: set[int] = set()
    edges: list[tuple[str, int, int]] = []
    bottom: set[int] = set()
    for page, lines in by_page.items():
        ordered = sorted((line for line in lines if line.top is not None), key=lambda line: line.top or 0.0) or lines
        bottom |= {line.number for line in ordered[-2:]} if len(ordered) > 8 and lines[0].top is not None else set()
        for line in {*ordered[:2], *ordered[-2:]}:
            key = re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))
            edges.append((key, page, line.number))
            if re.fullmatch(r"(?:page )?#(?: ?(?:of|/) ?#)?", key) or re.fullmatch(r"(?:.{2,60}[-–—|·,] ?)?page # of #", key):
                dropped.add(line.number)
    pages_with = Counter(key for key, _ in {(key, page) for key, page, _ in edges})
    first = {key: min(page for other, page, _ in edges if other == key) for key in pages_with}
    for key, page, number in edges:
        numbered = bool(re.search(r"# ?(?:/|of) ?#$", key))
        if (pages_with[key] > 1 and page > first[key]) or (pages_with[key] > 1 and (numbered or number in bottom)):
            dropped.add(number)
    return dropped


def squeeze(text: str) -> str:
    """Only the letters, folded: the key under which names of sections are compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    return "".join(c for c in decomposed if c.isalpha())


def fold(text: str) -> str:
    """Lower case, accents and punctuation away, single spaces: for looking words up."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c) and c not in ".'’")
    return " ".join(kept.split())
