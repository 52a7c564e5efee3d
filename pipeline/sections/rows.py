"""Lines made ready for finding facts; part of the room sections (reading -> sections -> skills).

In: records.Document. Out: ``Row`` records, one a visible line, with bullets taken off, cells split at wide gaps, and
the typographic signs (bold, size, capitals) that several modules ask for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.records import Line
from pipeline.sections.dates import Span, find_spans
from pipeline.sections.strengths import title_strength

LONGEST_LINE = 2000  # characters of a line that are looked at
BULLETS = "🔹🔸🔷🔶🔺🔻•・▷▹●◦○■▪▫◆◇►▸▶‣⁃∙·*➢➤➔→✓✔✦❖⮚❯»§¤\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\u2023"
_BULLET = re.compile(
    rf"^\s*(?:[{re.escape(BULLETS)}]\s*|[-–—+]\s+|[-–](?=[A-Z][a-z]+[\s:])|[-=]>\s*|[oO]\s+(?=[A-Z]|(?:19|20)\d\d)|[\uE000-\uF8FF]\s*)+"
)
_WIDE = re.compile(
    r"(?:(?<=[^\s\d•●▪◦*.+-])|(?<=\d\d)|(?<=[A-Za-z]\.))[ \u00a0]{3,}"
)  # not after a bullet or a number
_NARROW = re.compile(r"(?<=[\w.,)])  (?=[A-Z(])")
# a date in the margin that the text of a page joins to the word before it ("Support AssistantMay 2021")
_GLUED_DATE = re.compile(
    r"(?<=[a-z]{3})(?=(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?[ ,]{1,2}(?:19|20)\d\d\b)"
)
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True, eq=False)  # compared as itself: what is read off a row is kept by row
class Row:
    """One line for the finders. ``text``: trimmed, without bullet, wide gaps as tabs; ``cells``: its parts between wide gaps.
    ``spans``: the dates in ``text``."""

    line: Line
    text: str
    cells: tuple[str, ...]
    bullet: bool
    spans: tuple[Span, ...] = field(default=())
    words: int = field(init=False)  # counted once: every finder asks

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", len(self.text.split()))

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def caps(self) -> bool:
        upper = self.text.upper()
        return self.text == upper and upper != self.text.lower()


_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


def starts_small(text: str) -> bool:
    """Whether a text begins with a small letter, as what continues a line does; "iOS" and "eBay" do not."""
    if text[:1].isupper():
        return False
    first = _FIRST_LETTERS.match(text)
    return first is not None and first[0].islower()


_LEADER = re.compile(r"\s\.{4,}\s")  # "Northwind ..... Engineer ..... 2019 to 2021"


_LOOSE_COMMA = re.compile(r"(?<=\w) {1,2}(,)(?=\s)")  # "Zuma Rock Bank ,  Lagos": as a scan spaces it


def clean(text: str) -> str:
    """Spaces made single, tabs kept as the mark of a wide gap, ends trimmed."""
    bare = text[:LONGEST_LINE].strip()
    if "....." in bare:
        bare = _LEADER.sub("\t", bare)
    if " ," in bare:
        bare = _LOOSE_COMMA.sub(r"\1", bare)
    single = bare.isascii() and "  " not in bare and "\t" not in bare
    if "19" in bare or "20" in bare:
        bare = _GLUED_DATE.sub("\t", bare)
    if single:
        return bare
    wide = _WIDE.sub("\t", bare)
    if "\t" in wide and "  " in wide:
        wide = _NARROW.sub("\t", wide)  # in a line with columns a gap of two spaces parts columns too
    parts = [_SPACES.sub(" ", part).strip() for part in wide.split("\t")]
    return "\t".join(part for part in parts if part)


_IN_A_LIST = re.compile(
    r"\[\d{1,2}\]\s+(?=[A-Z(])"
)  # "[2] Scioto Grocers, Jan 2021 - Jul 2022: price changes"


def make_row(line: Line, text: str, order: str | None = None) -> Row:
    """A Row of ``text`` (the line's own, or what is left of it after an inline heading)."""
    whole = clean(_parted_by_look(line) if line.shifts and text == line.text else text)
    mark = _BULLET.match(whole)
    bare = whole[mark.end() :] if mark else whole
    bullet = (line.bullet or bare != whole) and bool(bare)
    spans = find_spans(bare, order)
    if bare[:1] == "[" and (number := _IN_A_LIST.match(bare)) and any(span.ranged for span in spans):
        bare = bare[number.end() :]
        spans = find_spans(bare, order)
    return Row(line, bare, tuple(bare.split("\t")) if bare else (), bullet, tuple(spans))


_LONGEST_HEAD = 14  # words of a line that heads something


def _parted_by_look(line: Line) -> str:
    """The text with a gap where nothing but the look parts a title from what stands beside it ("**Flutter Developer**
    *Tamarind Pay*"): both begin with a capital, and only one of them is a title."""
    text = line.text
    if len(text.split()) > _LONGEST_HEAD:
        return text
    for at in reversed(line.shifts):
        one = text[:at].rsplit("\t", 1)[-1].strip()
        two = text[at:].split("\t", 1)[0].strip()
        whole = one[-1:].isalnum() or one[-1:] in ")."
        named = two[:1].isupper() and len(two) > 2 and len(one) > 2
        strengths = sorted((title_strength(one), title_strength(two)))
        if whole and named and strengths == [0, 2] and not find_spans(two):
            text = f"{text[:at].rstrip()}\t{text[at:]}"
    return text
