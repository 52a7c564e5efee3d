"""Words with places -> lines -> columns -> reading order.

Second half of reading a page (folder -> intake -> **reading** -> sections -> ...): both PDF readers and OCR give
words with boxes; this module gives ``records.Line`` in the order in which a person reads them. A line is a visual
line inside one column; parts that stand far apart on one baseline (a title and its right-aligned date) are one
line, joined by a tab.

Coordinates are points from the upper left corner of the page as it is shown, y growing downwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter, sub
from typing import NamedTuple

from pipeline.reading import columns
from pipeline.reading.monograms import without_monograms
from pipeline.reading.repair import LETTER_SPACED, SPACED_TAB, is_bullet, join_letter_spaced, split_bullet
from pipeline.reading.words import FRAGMENT_GAP, Fragment, Word, fragments_of, seat_accents

TAB_GAP = 1.8  # em; parts farther apart are joined by a tab
LABEL_GAP = 0.65  # em; after a bold label this much white parts it from what it names
CELL_GAP = 0.45  # em; so much white where a cell of a table begins parts two cells
CHIP_GAP = 0.75  # em; so much white, beside narrow word spaces, parts items of a row
_PIECE = itemgetter(0, 1, 2, 6, 10)  # of a word: text, x0, x1, size, glued
_NUMBER = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z])[.)\]]")


class PlacedLine(NamedTuple):
    """A line in reading order before it gets its number: words on one baseline of one column."""

    words: tuple[Word, ...]
    text: str
    bullet: bool
    column: int
    sidebar: bool
    gap: float | None
    doubtful: bool = False  # out of columns that may be the cells of a table


def place(shown: Sequence[Word], width: float) -> list[PlacedLine]:
    """Words of one page in, its lines in reading order out."""
    fragments = without_monograms(fragments_of(seat_accents([word for word in shown if word.text.strip()])))
    lines: list[PlacedLine] = []
    previous: tuple[int, float, float] | None = None
    for block in columns.reading_order(fragments, width):
        grid = _bullet_columns(block.rows)
        edges = _cell_edges(block.rows)
        for row in block.rows:
            for group in _split_at_bullets(row, grid):
                words = tuple([word for fragment in group for word in fragment.words])
                text, bullet = _told(group, words, edges)
                if not text and not bullet:
                    continue
                base, size = group[0].base, max([f.size for f in group])
                gap = None
                if previous is not None and previous[0] == block.identity and base > previous[1]:
                    gap = round(max(0.0, (base - previous[1]) / max(size, 1.0) - 1.0), 2)
                previous = (block.identity, base, size)
                lines.append(
                    PlacedLine(words, text, bullet, block.column, block.sidebar, gap, block.doubtful)
                )
    return _attach_lone_bullets(lines)


def _bullet_columns(rows: Sequence[Sequence[Fragment]]) -> list[float]:
    """Left edges at which bullets stand inside at least two rows: the columns of a bullet grid."""
    edges = sorted(f.x0 for row in rows for f in row[1:] if is_bullet(f.words[0].text))
    return [a for a, b in pairwise(edges) if b - a <= 4.0]


def _cell_edges(rows: Sequence[Sequence[Fragment]]) -> list[float]:
    """Left edges at which something stands after a wide gap, row by row: where columns of a table may begin."""
    return sorted(f.x0 for row in rows for f in row[1:])


def _split_at_bullets(row: Sequence[Fragment], grid: Sequence[float]) -> list[list[Fragment]]:
    """A row of a bullet grid is several lines: a new one starts at every bullet of the grid."""
    if not grid:  # nearly always
        return [list(row)]
    groups: list[list[Fragment]] = []
    for fragment in row:
        starts = is_bullet(fragment.words[0].text) and any(-4.0 <= fragment.x0 - edge <= 8.0 for edge in grid)
        if not groups or starts:
            groups.append([])
        groups[-1].append(fragment)
    return groups


def _told(fragments: Sequence[Fragment], words: Sequence[Word], edges: Sequence[float]) -> tuple[str, bool]:
    """The text of a line, and whether a bullet stood before it. ``words``: those of its fragments."""
    text, bullet = split_bullet(line_text(words, edges, _seams(fragments)))
    if bullet and sum([_is_icon(word.text) for word in words if not word.text.isascii()]) > 1:
        bullet = False  # icons before each part of a contact line
    return text, bullet


def _seams(fragments: Sequence[Fragment]) -> frozenset[int]:
    """Indexes of words that begin a fragment with no wide gap before it: there a seam of the page runs."""
    found: set[int] = set()
    count = 0
    for one, two in pairwise(fragments):
        count += len(one.words)
        if 0 < two.x0 - one.x1 < FRAGMENT_GAP * max(one.size, two.size):
            found.add(count)
    return frozenset(found)


def line_text(words: Sequence[Word], edges: Sequence[float] = (), seams: frozenset[int] = frozenset()) -> str:
    """The text of words on one baseline: a space between words, a tab between far parts, letters of a
    letter-spaced word joined by their distances. ``edges``: where the cells of a table begin, in points; ``seams``:
    indexes of words before which cells touch."""
    if not seams and _is_plain(words, edges):
        return " ".join([word.text for word in words]).strip()
    pieces = join_letter_spaced(list(map(_PIECE, words)))
    parted = _parted(words, edges) | seams if len(pieces) == len(words) else frozenset()
    out: list[str] = []
    end = before = 0.0
    for index, (text, x0, x1, size, glued) in enumerate(pieces):
        if index:
            gap = x0 - end
            if not text.isascii() and _is_icon(text):
                out.append("\t")
                end, before = x1, size
                continue
            if out[-1] == "\t":
                pass
            elif (
                index in parted
                or (gap > TAB_GAP * size and gap > TAB_GAP * max(before, 1.0))
                or (gap < 0 and gap < -2.0 * max(size, 1.0))
            ):
                out.append("\t")
            elif not glued and not (gap < 0.08 * size and _marks(size, before)):
                out.append(" ")
        out.append(text)
        end, before = x1, size
    line = "".join(out)
    return (SPACED_TAB.sub("\t", line) if "\t" in line else line).strip()


def _is_plain(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether nothing but spaces stands between the words of a line, as of most: words of one size, not all in capitals, no
    icons, with no wide gap but after a mark, none run together, and hardly any of one letter."""
    texts, x0, x1, _, _, _, sizes, bold, _, _, glued = zip(*words, strict=True)
    letters = "".join(texts)
    if any(glued) or len(set(sizes)) > 1 or letters.isupper():
        return False
    if not letters.isascii() and _ICON.search(letters, len(texts[0])):
        return False
    if list(map(len, texts)).count(1) >= LETTER_SPACED or (edges and len(set(bold)) > 1):
        return False
    gaps = list(map(sub, x0[1:], x1))
    if gaps and not edges and 0 <= gaps[0] <= TAB_GAP * sizes[0] and is_bullet(texts[0]):
        del gaps[0]
    return not gaps or (min(gaps) >= 0 and max(gaps) / max(sizes[0], 1.0) <= CELL_GAP)


def _parted(words: Sequence[Word], edges: Sequence[float]) -> frozenset[int]:
    """Indexes of words before which a gap parts two things though it is no wide one: it is several times the word
    space of its own line (chips), it follows a bold label, or all gaps of a line of capitalised words are that wide."""
    if len(words) < 2:
        return frozenset()
    if len({word.size for word in words}) == 1:  # most lines
        em = max(words[0].size, 1.0)
        gaps = [0.0 if b.glued else (b.x0 - a.x1) / em for a, b in pairwise(words)]
    else:
        gaps = [0.0 if b.glued else (b.x0 - a.x1) / max(a.size, b.size, 1.0) for a, b in pairwise(words)]
    if max(gaps) <= CELL_GAP and not (edges and any(w.bold for w in words)):
        return frozenset()
    found: set[int] = set()
    for index, (one, two) in enumerate(pairwise(words), start=1) if edges else ():
        wide = gaps[index - 1] > CELL_GAP
        if not wide and not (one.bold and not two.bold):
            continue
        rows = sum(1 for edge in edges if abs(two.x0 - edge) <= 0.8)
        # a cell seldom begins in the middle of a sentence: a small letter needs more than one witness
        if rows >= (1 if wide and not two.text[:1].islower() else 2):
            found.add(index)  # the text of a table's cell beside one that fills its own
    if max(gaps) < LABEL_GAP:
        return frozenset(found)
    spaces = sorted(gap for gap in gaps if gap > 0.1)
    item = is_bullet(words[0].text) or bool(_NUMBER.fullmatch(words[0].text))
    for index, gap in enumerate(gaps, start=1):
        if gap < LABEL_GAP or (index == 1 and item):
            continue
        labelled = words[index - 1].bold != words[index].bold and spaces[0] < 0.7 * gap
        if labelled or (gap >= CHIP_GAP and spaces[0] <= 0.45 and gap > 2.6 * spaces[0]):
            found.add(index)
    even = len(spaces) == len(gaps) and spaces[0] > CHIP_GAP and spaces[-1] < 1.2 * spaces[0] and not item
    if even and any(not any(map(str.isalpha, w.text)) for w in words):
        even = False  # a date that is stretched over a narrow column
    if even and len(words) <= 12 and sum(not w.text[:1].islower() for w in words) >= 0.6 * len(words):
        found.update(range(1, len(words)))
    return frozenset(found)


_ICON = re.compile("[\ue000-\uf8ff]")


def _is_icon(text: str) -> bool:
    """A glyph of an icon font: it parts what stands around it."""
    return not text.isascii() and all(0xE000 <= ord(c) <= 0xF8FF for c in text)


def _marks(size: float, other: float) -> bool:
    """Sizes of a raised mark and its word: 1 and st."""
    return min(size, other) < 0.85 * max(size, other)


def _attach_lone_bullets(lines: list[PlacedLine]) -> list[PlacedLine]:
    """A bullet that landed on a line of its own (other baseline than its text) marks the line after it."""
    out: list[PlacedLine] = []
    pending: PlacedLine | None = None
    for line in lines:
        if line.bullet and not line.text:
            pending = line
            continue
        if pending is not None:
            near = abs(line.words[0].base - pending.words[0].base) < 1.6 * max(line.words[0].size, 1.0)
            pending = None
            out.append(line._replace(bullet=line.bullet or near))
        else:
            out.append(line)
    return out
