"""Bullets that are drawn, not written: small filled shapes left of a line.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Browsers draw the marks of a list as shapes, so the
text of the page alone does not show that a line opens an item.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reading import native
from pipeline.reading.pdfium import Upright
from pipeline.reading.words import Word

MAX_OBJECTS = 20_000
RAIL_WIDTH, RAIL_LENGTH = 4.0, 36.0  # points; a thin upright line


def drawn_bullets(held: Sequence[tuple[int, int]], place: Upright, words: Sequence[Word]) -> list[Word]:
    """Words of a page and the objects that it holds in, a bullet word for every small round or square shape that stands before one of them out."""
    shapes: list[tuple[float, float, float]] = []
    rails: list[tuple[float, float, float]] = []
    for left, bottom, right, top in native.paths(held[:MAX_OBJECTS]).tolist():
        width, height = right - left, top - bottom
        if 0.8 <= width <= 8 and 0.8 <= height <= 8 and 0.7 <= width / height <= 1.4:
            x, y = place.point((left + right) / 2, (bottom + top) / 2)
            shapes.append((x, y, (width + height) / 2))
        elif width <= RAIL_WIDTH and height >= RAIL_LENGTH:
            x, y = place.point((left + right) / 2, top)
            rails.append((x, y, height))
    if len(shapes) > 400:  # a chart or an ornament
        return []
    shapes = [one for one in shapes if not _is_on_a_rail(one, rails[:400])]
    return [
        mark
        for x, y, size in shapes
        if (mark := _before_a_word(x, y, size, words, _is_stacked(x, y, shapes))) is not None
    ]


def _is_on_a_rail(shape: tuple[float, float, float], rails: Sequence[tuple[float, float, float]]) -> bool:
    """The mark of a post on the line of a career: it opens no item."""
    x, y, size = shape
    return any(
        abs(x - rail) < size / 2 + 1 and -size < y - top < length + size for rail, top, length in rails
    )


def _is_stacked(x: float, y: float, shapes: Sequence[tuple[float, float, float]]) -> bool:
    """Another shape stands straight above or below it, and none beside it: the marks of a list, no rating."""
    beside = any(0 < abs(other - x) < 20 and abs(height - y) < 2 for other, height, _ in shapes)
    return not beside and any(abs(other - x) < 0.6 and abs(height - y) > 4 for other, height, _ in shapes)


def _before_a_word(x: float, y: float, size: float, words: Sequence[Word], stacked: bool) -> Word | None:
    near = [
        w
        for w in words
        if 0 < w.x0 - x < 2.2 * w.size
        and 0 < w.base - y < 0.62 * w.size
        and 0.1 * w.size < size < 0.75 * w.size
    ]
    if not near:
        return None
    first = min(near, key=lambda w: w.x0)
    if not stacked and any(0 < x - w.x1 < 2.5 * w.size and abs(w.base - first.base) < 2 for w in words):
        return None  # a mark between words: a rating, a separator
    return Word(
        "•",
        x - size / 2,
        x + size / 2,
        first.top,
        first.bottom,
        first.base,
        first.size,
        first.bold,
        first.italic,
    )
