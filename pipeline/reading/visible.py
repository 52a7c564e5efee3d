"""What a person can see of a page: words without contrast, too small or off the page are hidden.

Part of reading (folder -> intake -> **reading** -> sections -> ...). The page is rendered grey by pdfium and every
word is asked whether it changes anything in its box: the page is drawn a second time without its text, which costs a
tenth of the first. Attributes (colour, render mode) only name the trick: by themselves they would flag white text on a
dark banner, and miss text under a shape or a photo.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image as PillowImage
from pypdfium2 import PdfPage, raw

from pipeline.reading import native
from pipeline.reading.words import Word

SCALE = 1.25  # pixels a point in the first look
FINE_SCALE = 4.0  # in the second look at words that seem hidden
CONTRAST = 22  # of 255 grey levels; #dddddd on white has 34, #eeeeee 17
SMALLEST = 2.0  # points; nobody reads smaller print
SQUASHED = 0.05  # em a letter; narrower words are a mere stroke
HEAPED = 0.17  # em a letter of a word of five and more, which lie on top of each other; the narrowest honest word has 0.26
MAX_PIXELS = 6_000_000
ALIKE = 0.5  # correlation of letters with what is drawn beneath them
_MOST, _DEPTH = 200_000, 6  # objects of a page, forms in forms
# places within a letter, as shares of its width and of its height, at which the image is asked
_ACROSS = np.linspace(-0.05, 1.05, 4)[:, None]
_DOWN = np.linspace(0.0, 1.0, 7)[:, None]
_MIDDLE = slice(3, 5)  # of _DOWN

Image = npt.NDArray[np.uint8]
Shares = npt.NDArray[np.float64]


def render(page: PdfPage, rotation: int, scale: float) -> tuple[Image, float]:
    """Grey image of a page turned so that its text is upright, and pixels a point. Drawn straight into the array: the
    helper of pypdfium2 clears and copies a page three times, a third of what drawing it costs."""
    width, height = page.get_size()
    scale = float(min(scale, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5))
    quarters = (rotation - page.get_rotation()) // 90 % 4
    across, down = math.ceil(width * scale), math.ceil(height * scale)
    if quarters % 2:
        across, down = down, across
    if across < 1 or down < 1:
        raise ValueError("a page without extent")
    grey: Image = np.empty((down, across), dtype=np.uint8)
    grey.fill(255)
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_Gray, grey.ctypes.data, across)
    try:
        flags = raw.FPDF_GRAYSCALE
        if raw.FPDFPage_GetAnnotCount(page.raw):  # to look for them at every drawing costs a tenth of it
            flags |= raw.FPDF_ANNOT
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, across, down, quarters, flags)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return grey, scale


def picture(page: PdfPage, scale: float) -> PillowImage.Image:
    """Grey picture of a page as shown, ``scale`` pixels a point."""
    width, height = page.get_size()
    scale = min(scale, (25_000_000 / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        image: PillowImage.Image = bitmap.to_pil().convert("L").copy()
    finally:
        bitmap.close()
    return image


def has_ink(page: PdfPage) -> bool:
    """Whether anything is drawn on a page (more than a hair line)."""
    image, _scale = render(page, page.get_rotation(), 0.5)
    return bool(np.count_nonzero(image.max() - image.astype(np.int16) > 60) > 0.001 * image.size)


def image_share(page: PdfPage) -> float:
    """Share of the page (0-1) that its largest image covers."""
    width, height = page.get_size()
    best = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        best = max(best, (right - left) * (top - bottom) / max(width * height, 1.0))
    return min(best, 1.0)


class _Places:
    """Where words stand, a column for each number."""

    def __init__(self, words: Sequence[Word], table: Shares | None) -> None:
        if table is None:
            _, x0, x1, _, _, base, size, *_ = zip(*words, strict=True)
            table = np.array([x0, x1, base, size], dtype=np.float64)
        self.x0, self.x1, self.base, self.size = table
        self.letters = np.array([len(word.text) for word in words], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Ink:
    """What is asked whether words stand out in it: the difference of a page from the same page without its text, or
    (``bare`` is None) one image. The difference is made where it is asked for, a tenth of the pixels."""

    image: Image
    bare: Image | None
    scale: float

    def points(self, places: npt.NDArray[np.int64]) -> Image:
        """Grey levels at places in the flat image."""
        there: Image = self.image.ravel().take(places)
        return there if self.bare is None else _difference(there, self.bare.ravel().take(places))

    def part(self, rows: slice, columns: slice) -> Image:
        """A piece of the image."""
        there: Image = self.image[rows, columns]
        return there if self.bare is None else _difference(there, self.bare[rows, columns])


def _contrast(ink: _Ink, at: _Places) -> Shares:
    """For each word the share of its letters (0-1) that stand out from what is around them in the image."""
    image, scale = ink.image, ink.scale
    lengths = np.minimum(at.letters, 40)
    start = np.cumsum(lengths) - lengths
    word = np.repeat(np.arange(len(lengths)), lengths)  # of each letter
    steps = ((at.x1 - at.x0) / lengths)[word]
    left = at.x0[word] + (np.arange(len(word)) - start[word]) * steps
    columns = _pixels(left + steps * _ACROSS, scale, image.shape[1])
    high, low = at.base - 0.74 * at.size, at.base + 0.06 * at.size
    rows = _pixels(high + (low - high) * _DOWN, scale, image.shape[0]) * image.shape[1]
    seen = _stand_out(
        ink, rows[_MIDDLE], word, columns
    )  # most letters: half the time of asking all points of all
    rest = np.flatnonzero(~seen)
    if len(rest):
        seen[rest] = _stand_out(ink, rows, word[rest], columns[:, rest])
    share: Shares = np.add.reduceat(seen.astype(np.float64), start) / lengths
    return share


def _pixels(points: Shares, scale: float, count: int) -> npt.NDArray[np.int64]:
    """Numbers of the rows or columns of an image, of ``count``, in which points of the page lie."""
    return np.minimum(np.maximum((points * scale).astype(np.int64), 0), count - 1)


def _stand_out(
    ink: _Ink, rows: npt.NDArray[np.int64], word: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    """Whether there is contrast between the points of each letter: in ``columns`` of its own and ``rows`` of its word."""
    places = rows[:, None, word] + columns
    samples = ink.points(places.reshape(-1, len(word)))  # a row for each point: quick to compare
    seen: npt.NDArray[np.bool_] = samples.max(axis=0) - samples.min(axis=0) >= CONTRAST
    return seen


def hidden_words(
    page: PdfPage,
    rotation: int,
    words: Sequence[Word],
    width: float,
    height: float,
    objects: Sequence[int],
    *,
    table: Shares | None = None,
    scan: bool = False,
    alone: bool = False,
) -> dict[int, str]:
    """Index of each hidden word -> what the place alone says: off_page, size or no_contrast.

    ``objects``: addresses of the page's text objects; ``table``: of the words, as of a RawPage, where there is one. The page
    is drawn with the objects and without them: a word is seen where that makes a difference, so that no picture beneath or
    above lends it ink. ``scan``: the words are an invisible layer over an image of the page, whose own ink is asked for.
    ``alone``: nothing but text is drawn, so that the page without it is white and need not be drawn.
    """
    if not words:
        return {}
    others = () if alone else objects
    ink = _ink(page, rotation, SCALE, others, scan)
    at = _Places(words, table)
    middle, height_of = (at.x0 + at.x1) / 2, at.base - 0.3 * at.size
    off = ~((middle >= -1) & (middle <= width + 1) & (height_of >= -1) & (height_of <= height + 1))
    small = at.size < SMALLEST
    narrow = np.where(at.letters > 4, HEAPED, SQUASHED)
    squashed = at.x1 - at.x0 < narrow * at.size * at.letters
    pale = _contrast(ink, at) < np.where(at.letters > 1, 0.5, 1.0)
    out: dict[int, str] = {}
    doubtful: list[int] = []
    for index in np.flatnonzero(off | small | squashed | pale).tolist():
        if off[index]:
            out[index] = "off_page"
        elif small[index]:
            out[index] = "size"
        elif squashed[index]:
            out[index] = "squashed"
        elif _seen_closely(ink, words[index]) < 0.5:
            doubtful.append(index)
    if doubtful:
        ink = _ink(page, rotation, FINE_SCALE, others, scan)
        lost = [index for index in doubtful if _seen_closely(ink, words[index]) < 0.34]
        drawn = set() if scan else _drawn_otherwise(page, rotation, [words[i] for i in lost], objects)
        out.update((index, "no_contrast") for place, index in enumerate(lost) if place not in drawn)
    return out


def objects_of(page: PdfPage) -> list[tuple[int, int]]:
    """Address and kind of each object of a page."""
    return native.objects(native.address(page.raw), min(raw.FPDFPage_CountObjects(page.raw), _MOST))


def is_text_alone(page: PdfPage, held: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but text is drawn on a page with these objects."""
    return all(kind == raw.FPDF_PAGEOBJ_TEXT for _, kind in held) and not raw.FPDFPage_GetAnnotCount(page.raw)


def text_objects(held: Sequence[tuple[int, int]]) -> list[int]:
    """Addresses of all text objects among the objects of a page, those inside forms too."""
    return native.texts(held, _MOST, _DEPTH)


def _ink(page: PdfPage, rotation: int, scale: float, objects: Sequence[int], scan: bool) -> _Ink:
    """What the words add to the page (or, of a scan, what is there without them)."""
    if scan:
        bare, scale = _without(page, rotation, scale, objects)
        return _Ink(bare, None, scale)
    image, scale = render(page, rotation, scale)
    return _Ink(image, _without(page, rotation, scale, objects)[0] if objects else None, scale)


def _difference(one: Image, other: Image) -> Image:
    apart: Image = np.maximum(one, other)
    apart -= np.minimum(one, other)  # stays within a byte
    return apart


def _without(page: PdfPage, rotation: int, scale: float, objects: Sequence[int]) -> tuple[Image, float]:
    native.switch(objects, on=False)
    try:
        return render(page, rotation, scale)
    finally:
        native.switch(objects, on=True)


def _drawn_otherwise(page: PdfPage, rotation: int, words: Sequence[Word], objects: Sequence[int]) -> set[int]:
    """Places in ``words`` of those whose letters are drawn all the same, by paths or through a clip, under text that adds
    no ink of its own (browsers do so with outlined and gradient headings): what stands there has the letters' shape."""
    if not words or not objects:
        return set()
    image, scale = render(page, rotation, FINE_SCALE)
    drawn = _Ink(image, None, scale)
    if not any(_seen_closely(drawn, word) >= 0.5 for word in words):
        return set()
    black, _ = _painted(page, rotation, objects, 0)
    white, _ = _painted(page, rotation, objects, 255)
    letters = _difference(black, white)
    return {place for place, word in enumerate(words) if _alike(letters, image, scale, word)}


def _painted(page: PdfPage, rotation: int, objects: Sequence[int], grey: int) -> tuple[Image, float]:
    """The page with all its text filled with one grey."""
    kept: list[tuple[Any, int, list[ctypes.c_uint]]] = []
    for address in objects:
        item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
        before = [ctypes.c_uint(0) for _ in range(4)]
        if raw.FPDFPageObj_GetFillColor(item, *before):
            kept.append((item, raw.FPDFTextObj_GetTextRenderMode(item), before))
            raw.FPDFPageObj_SetFillColor(item, grey, grey, grey, 255)
            raw.FPDFTextObj_SetTextRenderMode(item, raw.FPDF_TEXTRENDERMODE_FILL)
    try:
        return render(page, rotation, FINE_SCALE)
    finally:
        for item, mode, colour in kept:
            raw.FPDFPageObj_SetFillColor(item, *(one.value for one in colour))
            raw.FPDFTextObj_SetTextRenderMode(item, mode)


def _alike(letters: Image, image: Image, scale: float, word: Word) -> bool:
    """Whether the image has the shape of the word's letters where the word stands."""
    y0, y1 = (
        max(int((word.base - 0.9 * word.size) * scale), 0),
        int((word.base + 0.3 * word.size) * scale) + 2,
    )
    x0, x1 = max(int((word.x0 - 0.1 * word.size) * scale), 0), int((word.x1 + 0.1 * word.size) * scale) + 2
    shape, ground = (one[y0:y1, x0:x1].astype(np.float64) for one in (letters, image))
    if not shape.size or shape.std() < 1 or ground.std() < 1:
        return False
    return abs(float(np.corrcoef(shape.ravel(), ground.ravel())[0, 1])) >= ALIKE


def _seen_closely(ink: _Ink, word: Word) -> float:
    """Share of a word's letters that stand out, every pixel looked at."""
    scale = ink.scale
    y0 = max(int((word.base - 0.78 * word.size) * scale), 0)
    y1 = int((word.base + 0.2 * word.size) * scale) + 2
    step = (word.x1 - word.x0) / len(word.text)
    seen = 0
    for nth in range(len(word.text)):
        x0 = max(int((word.x0 + (nth - 0.1) * step) * scale), 0)
        x1 = int((word.x0 + (nth + 1.1) * step) * scale) + 2
        part = ink.part(slice(y0, y1), slice(x0, x1))
        if part.size and int(part.max()) - int(part.min()) >= CONTRAST:
            seen += 1
    return seen / len(word.text)
