"""From lines to statements: a bullet or sentence that the margin broke is one statement again.

Place in the way of the data: inside assessment, before the evidence is made. Every statement keeps the numbers of its
lines, so that evidence can point at the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.records import Line

_BULLET = re.compile(
    r"^\s*(?:[•●◦▪■‣·–—*○➢❖✓✔→+►▸>~§\uf0b7\uf0a7\uf0d8\uf0fc]|--?>?|o)\s+|^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+"
)
_ENDS = (".", "!", "?", ":", ";", "…")
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
        "including",
        "our",
        "my",
        "their",
    ]
)
_LEAST_WIDTH = 45  # a shorter line was not broken by the margin
_FULL = 0.8  # share of the longest line from which a line may be full
_MOST_JOINED = 8


def is_bulleted(line: Line) -> bool:
    """Whether a line opens with a bullet, dash or number of its own."""
    return line.bullet or bool(_BULLET.match(line.text))


def without_bullet(text: str) -> str:
    """The words of a line without the mark in front."""
    mark = _BULLET.match(text)
    return text[mark.end() :].strip() if mark else text.strip()


def joined(lines: Sequence[Line]) -> Iterable[tuple[Line, ...]]:
    """Groups the lines of one entry, in order, into statements."""
    width = max((len(line.text) for line in lines), default=0)
    group: list[Line] = []
    bulleted = False
    for line in lines:
        if group and not _continues(group[-1], line, width, bulleted, len(group)):
            yield tuple(group)
            group = []
        if not group:
            bulleted = is_bulleted(line)
        group.append(line)
    if group:
        yield tuple(group)


def text_of(group: Sequence[Line]) -> str:
    """One statement's words, hyphens of broken words undone."""
    text = without_bullet(group[0].text)
    for line in group[1:]:
        piece = line.text.strip()
        broken = text.endswith("-") and len(text) > 1 and text[-2].isalpha() and piece[:1].islower()
        text = text[:-1] + piece if broken else f"{text} {piece}"
    return text


def _continues(before: Line, line: Line, width: int, bulleted: bool, length: int) -> bool:
    if (
        length >= _MOST_JOINED
        or is_bulleted(line)
        or line.number - before.number > 1
        or line.cell != before.cell
    ):
        return False
    if line.gap is not None and before.gap is not None and line.gap > max(0.9, 1.5 * before.gap):
        return False
    text, following = before.text.rstrip(), line.text.lstrip()
    if not text or not following:
        return False
    opens_low = following[0].islower() or following[0] in "(&,;%"
    last_word = text.split()[-1].lower()
    if text.endswith((",", "-", "/", "&")) or last_word in _HANGING:
        return True
    if opens_low:
        return len(text) >= 0.5 * _LEAST_WIDTH or bulleted
    if len(text) < max(_LEAST_WIDTH, _FULL * width):
        return False
    return bulleted and not text.endswith(_ENDS)
