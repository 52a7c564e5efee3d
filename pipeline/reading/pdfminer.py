"""The second, independent PDF reader: words with places from pdfminer.six.

Part of reading (folder -> intake -> **reading** -> sections -> ...). It is slow (about twenty times pdfium), so it
only takes pages that the first reader reads doubtfully, or all of them when asked for by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice
from math import hypot
from pathlib import Path
from typing import Any

from pipeline.reading.pdfium import TEX_CODES, Upright
from pipeline.reading.words import Word

SPACE_GAP = 0.13  # em; letters farther apart are parted by a space
MAX_CHARS = 200_000
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|cmbx|-bd|medi$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti", re.IGNORECASE)
_T1_OWN = {0xD7: "Œ", 0xDF: "SS", 0xF7: "œ", 0xFF: "ß"}
_CID = re.compile(r"\(cid:(\d+)\)")


def page_words(path: Path, number: int, offset: tuple[float, float]) -> tuple[list[Word], int, float, float]:
    """Words of page ``number`` (from 1), the angle of its text in the page as shown (0, 90, 180, 270), and the
    upright width and height. ``offset``: left and bottom distance of the crop box from the media box."""
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415  - slow import, rarely needed
    from pdfminer.layout import LTChar  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415

    resources = PDFResourceManager()
    device = PDFPageAggregator(
        resources, laparams=None
    )  # characters in the order of the file, no layout analysis
    interpreter = PDFPageInterpreter(resources, device)
    with path.open("rb") as stream:
        for source in PDFPage.get_pages(stream, pagenos={number - 1}):
            interpreter.process_page(source)
            page = device.get_result()
            chars = list(islice((c for c in _characters(page, LTChar) if c.get_text()), MAX_CHARS))
            angle = _dominant(chars)
            place = Upright((offset[0], offset[1], page.width - offset[0], page.height - offset[1]), angle)
            return list(_words(chars, place)), angle, place.width, place.height
    return [], 0, 0.0, 0.0


def _characters(item: Any, kind: type) -> Iterator[Any]:
    if isinstance(item, kind):
        yield item
    elif hasattr(item, "__iter__"):
        for part in item:
            yield from _characters(part, kind)


def _angle(char: Any) -> int:
    a, b = char.matrix[0], char.matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


def _dominant(chars: list[Any]) -> int:
    angles = [_angle(c) for c in chars if not c.get_text().isspace()]
    return max((0, 90, 180, 270), key=lambda a: (angles.count(a), -a)) if angles else 0


def _words(chars: list[Any], place: Upright) -> Iterator[Word]:
    for _, run in groupby(chars, key=lambda c: c.get_text().isspace()):
        letters = [_letter(c, place) for c in run if not c.get_text().isspace()]
        current: list[Word] = []
        for letter in letters:
            if current and _parts(current[-1], letter):
                yield _join(current)
                current = []
            current.append(letter)
        if current:
            yield _join(current)


def _uncoded(match: re.Match[str]) -> str:
    """A glyph without a code: TeX's ligatures, dashes and accented letters are known by their place in the font."""
    code = int(match[1])
    if 0xC0 <= code <= 0xFF:  # the T1 encoding has Latin-1 letters there, but for four places
        return _T1_OWN.get(code, chr(code))
    return TEX_CODES.get(code, "\ufffd")


def _letter(char: Any, place: Upright) -> Word:
    x0, y0, x1, y1 = char.bbox
    ax, ay = place.point(x0, y0)
    bx, by = place.point(x1, y1)
    base = place.point(char.matrix[4], char.matrix[5])[1]
    size = abs(by - ay) or hypot(char.matrix[2], char.matrix[3])
    text = _CID.sub(_uncoded, char.get_text()).translate(TEX_CODES)
    name = str(char.fontname)
    return Word(
        text, min(ax, bx), max(ax, bx), base - 0.75 * size, base + 0.22 * size, base, size,
        bool(_BOLD.search(name)), bool(_ITALIC.search(name)),
    )  # fmt: skip


def _parts(before: Word, letter: Word) -> bool:
    size = max(before.size, letter.size, 1.0)
    return (
        letter.x0 - before.x1 > SPACE_GAP * size
        or letter.x0 < before.x0 - 0.5 * size
        or abs(letter.base - before.base) > 0.15 * size
    )


def _join(letters: list[Word]) -> Word:
    first, last = letters[0], letters[-1]
    return first._replace(
        text="".join(w.text for w in letters),
        x0=first.x0,
        x1=max(last.x1, first.x1),
        size=max(w.size for w in letters),
    )
