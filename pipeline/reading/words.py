"""Words with places, and the fragments and rows that they form.

Part of reading (folder -> intake -> **reading** -> sections -> ...): both PDF readers and OCR give these words,
``columns`` and ``layout`` put them in order. Coordinates are points from the upper left corner of the page as it is
shown, y growing downwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter, sub
from typing import NamedTuple

from pipeline.reading import seams
from pipeline.reading.repair import ACCENTS, is_bullet

FRAGMENT_GAP = 0.75  # em; words farther apart start a new fragment
CELL_SPACE = 3.0  # em between the cells of a row once they are on one line
MARK_LENGTH = 5  # letters; raised and lowered marks are short
MARK_GAP = 4.0  # em; a bullet or number stays with its item up to here
_TEXT, _X0, _X1, _SIZE = itemgetter(0), itemgetter(1), itemgetter(2), itemgetter(6)  # of a word
_BASE_AND_SIZE = itemgetter(5, 6)
_NUMBERED = re.compile(r"[(\[]?(?:\d{1,2}|[a-zA-Z])[.)\]]")


class Word(NamedTuple):
    """A word as the page shows it. ``base`` is its baseline, ``size`` its font size in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False
    ocr: bool = False
    glued: bool = False  # follows the word before it without a space (the font changes inside a word)


@dataclass
class Fragment:
    """Words on one baseline with no wide gap between them; they stay the same, so what is asked of them is kept."""

    words: list[Word]
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float

    @cached_property
    def text(self) -> str:
        """The words with a space between."""
        return " ".join([word.text for word in self.words])

    @cached_property
    def bold(self) -> bool:
        """Most letters are bold."""
        return sum(len(w.text) for w in self.words if w.bold) * 2 > sum(len(w.text) for w in self.words)


def seat_accents(words: Sequence[Word]) -> list[Word]:
    """Accents that are drawn by themselves over a capital go into its word, before the letter that they stand over."""
    lone = [word for word in words if word.text in ACCENTS]
    if not lone:
        return list(words)
    out = [word for word in words if word.text not in ACCENTS]
    for accent in lone:
        middle = (accent.x0 + accent.x1) / 2
        for index, word in enumerate(out):
            reach = 0.6 * word.size
            if word.x0 - 1 <= middle <= word.x1 + 1 and -reach < accent.base - word.base < 0.3 * reach:
                at = _letter_at(word, middle)
                out[index] = word._replace(text=word.text[:at] + accent.text + word.text[at:])
                break
        else:
            out.append(accent)
    return out


def _letter_at(word: Word, x: float) -> int:
    """Index of the letter of a word at x, a capital where there is one."""
    share = (x - word.x0) / max(word.x1 - word.x0, 0.1)
    letters = [n for n, c in enumerate(word.text) if c.isupper()] or range(len(word.text))
    return min(letters, key=lambda n: abs((n + 0.5) / len(word.text) - share))


def fragments_of(words: Sequence[Word]) -> list[Fragment]:
    """Join words that stand beside each other on a baseline. Words in, fragments by baseline and x out."""
    fragments: list[Fragment] = []
    rows = rows_of(words)
    parting = seams.find(rows)
    for at, row in enumerate(rows):
        edges = [x for x, first, last in parting if first <= at <= last] if parting else ()
        if not edges and _are_close(row):
            fragments.append(fragment_of(row))
            continue
        current: list[Word] = []
        for word in row:
            if current:
                before = current[-1]
                gap = word.x0 - before.x1
                seam = bool(edges) and any(before.x0 < x <= word.x0 for x in edges)
                if seam or (gap > FRAGMENT_GAP * word.size and _are_apart(gap, word, current)):
                    fragments.append(fragment_of(current))
                    current = []
            current.append(word)
        fragments.append(fragment_of(current))
    return fragments


def _are_close(row: Sequence[Word]) -> bool:
    """Whether no gap of a row can part its words: most rows, told without a look at each word."""
    widest: float = max(map(sub, map(_X0, row[1:]), map(_X1, row)), default=0.0)
    smallest: float = min(map(_SIZE, row))
    return widest <= FRAGMENT_GAP * smallest


def _are_apart(gap: float, word: Word, before: list[Word]) -> bool:
    em = max(word.size, before[-1].size, 1.0)
    return gap > FRAGMENT_GAP * em and not (gap <= MARK_GAP * em and _opens_item(before))


def _opens_item(words: list[Word]) -> bool:
    """Nothing but a bullet or the number of an item so far."""
    return len(words) == 1 and (is_bullet(words[0].text) or bool(_NUMBERED.fullmatch(words[0].text)))


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Cluster words by baseline; each row sorted by x. A row's baseline is that of its largest words."""
    rows: list[list[Word]] = []
    bases: list[tuple[float, float]] = []  # baseline and size of each row
    last = None  # baseline of the last row
    for word in sorted(words, key=itemgetter(5, 1, 0)):  # by baseline, left edge and text
        base, size = _BASE_AND_SIZE(word)
        if base == last:  # nearly always
            rows[-1].append(word)
            if size > bases[-1][1]:
                bases[-1] = (base, size)
            continue
        for index in range(len(rows) - 1, max(-1, len(rows) - 4), -1):  # words come by rising baseline
            if _same_row(word, rows[index], *bases[index]):
                rows[index].append(word)
                if size > bases[index][1]:
                    bases[index] = (base, size)
                break
        else:
            rows.append([word])
            bases.append((base, size))
        last = bases[-1][0]
    rows = [part for row in _take_in_marks(rows) for part in _part_overprinted(row)]
    for row in rows:
        row.sort(key=itemgetter(1, 5))
    return rows


def _part_overprinted(row: list[Word]) -> list[list[Word]]:
    """A large heading printed over a line of small text is a row of its own, read first."""
    sizes = set(map(_SIZE, row))
    largest = max(sizes)
    if min(sizes) > 0.8 * largest:
        return [row]
    large = [word for word in row if word.size > 0.8 * largest]
    small = [word for word in row if word.size <= 0.8 * largest]
    crossed = any(min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 * b.size for a in large for b in small)
    return [large, small] if crossed else [row]


def _take_in_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """Raised marks whose baseline came before that of their word: a row of nothing but marks joins the next."""
    out: list[list[Word]] = []
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else []
        if following and len(row) <= 4:
            base, size = _BASE_AND_SIZE(max(following, key=_SIZE))
            if all(
                w.size < 0.8 * size and 0 < base - w.base < 0.55 * size and _beside(w, following) for w in row
            ):
                following.extend(row)
                continue
        out.append(row)
    return out


def _same_row(word: Word, row: list[Word], base: float, size: float) -> bool:
    small, large = (word.size, size) if word.size < size else (size, word.size)
    below = word.base - base
    if -0.22 * small <= below <= 0.22 * small:
        return True
    if below > 0.6 * large:
        return False
    if small < 0.8 * large:  # raised and lowered marks: 1st, H2O
        if word.size < size:
            return -0.55 * large < below < 0.35 * large and _beside(word, row)
        return (
            0 <= below < 0.5 * large and all(len(w.text) <= MARK_LENGTH for w in row) and _beside(word, row)
        )
    return False


def _beside(word: Word, row: list[Word]) -> bool:
    """A raised or lowered mark stands right beside a word of its row."""
    return any(
        min(len(word.text), len(other.text)) <= MARK_LENGTH
        and (-reach <= word.x0 - other.x1 <= reach or -reach <= other.x0 - word.x1 <= reach)
        for other in row
        if (reach := 0.5 * min(word.size, other.size))
    )


def fragment_of(words: list[Word]) -> Fragment:
    first = words[0]
    x1 = max(map(_X1, words))
    if len(set(map(_BASE_AND_SIZE, words))) == 1:  # nearly always
        return Fragment(words, first.x0, x1, first.top, first.bottom, first.base, first.size)
    lengths = list(map(len, map(_TEXT, words)))
    longest = words[lengths.index(max(lengths))]
    top, bottom, size = first.top, first.bottom, first.size
    for word in words[1:]:
        if word.size != size or word.base != first.base:
            top, bottom, size = min(top, word.top), max(bottom, word.bottom), max(size, word.size)
    return Fragment(words, first.x0, x1, top, bottom, longest.base, size)


def on_one_line(lines: Sequence[Sequence[Fragment]], end: float | None) -> Fragment:
    """The words of a cell as if its column were wide enough: after what ends at ``end``, on its first baseline."""
    first = lines[0][0]
    words: list[Word] = []
    x = first.x0 if end is None else max(first.x0, end + CELL_SPACE * first.size)
    for line in lines:
        shift = x - line[0].x0
        for fragment in line:
            words += [
                w._replace(
                    x0=w.x0 + shift, x1=w.x1 + shift, base=first.base, top=first.top, bottom=first.bottom
                )
                for w in fragment.words
            ]
        x = words[-1].x1 + 0.3 * first.size
    return Fragment(words, words[0].x0, words[-1].x1, first.top, first.bottom, first.base, first.size)
