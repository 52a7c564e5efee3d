"""Words out of images, by Tesseract where it is installed.

Part of reading (folder -> intake -> **reading** -> sections -> ...). A page is recognised only when it has no usable
text of its own; the words then go through the same layout as any other page.
"""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from statistics import median
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline import deadline
from pipeline.errors import ReadingError
from pipeline.reading import assemble
from pipeline.reading.assemble import PageReading
from pipeline.reading.layout import place
from pipeline.reading.words import Word
from pipeline.records import Document

DPI = 300
SECONDS = 60  # for one page
MOST_PAGES = 15  # scanned pages recognised of one file, each a second or more
KEPT_BACK = 0.3  # of the time that was left at the first page: for a page slower than the others, and all that follows
LATER_PAGES = "later scanned pages were not read"
MAX_PIXELS = 60_000_000
MAX_FRAMES = 50
DOUBTFUL = 0.75  # mean certainty of words below which a scan is called poor
NO_OCR = "The file holds only images; install Tesseract (tesseract-ocr) to have them recognised."
_ASCENDERS = re.compile(r"[A-Z0-9bdfhklt|()\[\]/]")
_MISREAD_BULLETS = frozenset("e¢©«»*°®@o·•")  # what a round mark at the start of a line is taken for
_DESCENDERS = re.compile(r"[gjpqy,;()\[\]|]")


class Allowance:
    """How many pages of one file are recognised: MOST_PAGES, fewer where a page takes so long that time would run out."""

    def __init__(self) -> None:
        self._pages = 0
        self._longest = 0.0
        self._reserve = 0.0

    def grants(self) -> bool:
        """Whether one more page may be recognised; the first always may."""
        if not self._pages:
            self._reserve = KEPT_BACK * deadline.left()
            return True
        return self._pages < MOST_PAGES and deadline.left() - self._longest >= self._reserve

    def page(self, image: Image.Image, dpi: float) -> PageReading:
        """One granted page, read."""
        started = time.monotonic()
        found = page_from_image(image, dpi)
        self._pages += 1
        self._longest = max(self._longest, time.monotonic() - started)
        return found


def unread(reading: PageReading) -> PageReading:
    """A scanned page that is left out, which the whole document's confidence must show."""
    reading.unread = True
    reading.reasons = [LATER_PAGES]
    reading.warnings.append(f"{LATER_PAGES}: a person must look at them")
    return reading


@lru_cache(maxsize=1)
def available() -> bool:
    """Whether Tesseract is on this machine."""
    return shutil.which("tesseract") is not None


def recognise(image: Image.Image, dpi: float) -> tuple[list[Word], float]:
    """Grey image of a page in, its words (places in points) and their mean certainty (0-1) out."""
    words, certainty = _words(image, dpi)
    if certainty < 0.5 and image.width * image.height > 200_000:
        turn = _turn(image)
        if turn:
            turned, better = _words(image.rotate(-turn, expand=True), dpi)
            if better > certainty:
                return turned, better
    return words, certainty


def _words(image: Image.Image, dpi: float) -> tuple[list[Word], float]:
    import pytesseract  # noqa: PLC0415  - only where a scan is met

    try:
        data: dict[str, list[Any]] = pytesseract.image_to_data(
            image, config=f"--dpi {int(dpi)}", output_type=pytesseract.Output.DICT, timeout=SECONDS
        )
    except RuntimeError as error:  # a time-out, or Tesseract's own failure
        raise ReadingError("image_only_no_ocr", f"The scan could not be recognised: {error}") from error
    points = 72 / dpi
    words: list[Word] = []
    lines: list[tuple[int, ...]] = []  # of Tesseract, that each word is in
    total = weight = 0.0
    for index, found in enumerate(data["text"]):
        text = str(found).strip()
        certainty = float(data["conf"][index])
        if not text or certainty < 10:
            continue
        left, top = float(data["left"][index]) * points, float(data["top"][index]) * points
        width, height = float(data["width"][index]) * points, float(data["height"][index]) * points
        size, base = _size_and_base(text, top, height)
        words.append(Word(text, left, left + width, top, top + height, base, size, ocr=True))
        lines.append(tuple(int(data[key][index]) for key in ("block_num", "par_num", "line_num")))
        total += certainty * len(text)
        weight += len(text)
    return straightened(words, lines), (total / weight / 100 if weight else 0.0)


def _size_and_base(text: str, top: float, height: float) -> tuple[float, float]:
    """Font size and baseline guessed from a word's box and its letters."""
    high, low = bool(_ASCENDERS.search(text)), bool(_DESCENDERS.search(text))
    em = (0.72 if high else 0.5) + (0.21 if low else 0.0)
    size = height / em
    return round(size, 1), top + height - (0.21 * size if low else 0.0)


def straightened(words: list[Word], lines: list[tuple[int, ...]]) -> list[Word]:
    """Recognised words on even baselines, the page turned upright. ``lines``: which line each word is in."""
    return _even_out(_level(words, lines))


def of_layer(words: Sequence[Word]) -> list[Word]:
    """Words of the invisible text under a scan, in the order of the file, straightened as if recognised here. Each may
    hold the space behind it, squeezed in (Tesseract's own files): words reach almost to the next one on their line."""
    out: list[Word] = []
    lines: list[tuple[int, ...]] = []
    for word in words:
        before = out[-1] if out else None
        gap = word.x0 - before.x1 if before is not None else -1.0
        goes_on = before is not None and abs(word.base - before.base) < 0.3 * before.size and gap >= 0
        if before is not None and goes_on:
            letter = (before.x1 - before.x0) / len(before.text)
            out[-1] = before._replace(x1=before.x1 + min(letter, max(0.0, gap - 0.2 * before.size)))
        goes_on = goes_on and gap < 3 * word.size
        lines.append(lines[-1] if goes_on else (len(out),))
        out.append(word)
    return straightened(out, lines)


def _level(words: list[Word], lines: list[tuple[int, ...]]) -> list[Word]:
    """Words that Tesseract has on one line get one baseline and size, however the scan lies; dashes and other marks,
    whose boxes tell nothing, get those of their line. A mark that opens a line or a part of it is a bullet."""
    members: dict[tuple[int, ...], list[int]] = {}
    for index, line in enumerate(lines):
        members.setdefault(line, []).append(index)
    slope = _slope([[words[i] for i in group] for group in members.values()])
    out = [
        w._replace(
            x0=w.x0 + slope * w.base, x1=w.x1 + slope * w.base, base=w.base - slope * (w.x0 + w.x1) / 2
        )
        for w in words
    ]  # turned upright, so that what begins at one left edge does again
    for group in members.values():
        solid = [out[i] for i in group if len(out[i].text) > 2 and any(map(str.isalnum, out[i].text))]
        if solid:
            size = median(w.size for w in solid)
            base = median(w.base for w in solid)
            for i in group:
                plain = len(out[i].text) < 3 or not any(map(str.isalnum, out[i].text))
                if plain or 0.6 * size < out[i].size < 1.6 * size:
                    out[i] = out[i]._replace(size=round(size, 1), base=base)
        for before, at, after in zip([None, *group], group, [*group[1:], None], strict=False):
            opens = before is None or out[at].x0 - out[before].x1 > 1.5 * out[at].size
            alone = after is None or not out[after].text[:1].islower()
            if out[at].text in _MISREAD_BULLETS and opens and alone and (before is None or after is not None):
                out[at] = out[at]._replace(text="•")
    return [w._replace(top=w.base - 0.75 * w.size, bottom=w.base + 0.22 * w.size) for w in out]


def _slope(lines: list[list[Word]]) -> float:
    """How far the lines of a scan fall to the right, points a point; 0 when they lie straight enough."""
    found = []
    for line in lines:
        solid = [w for w in line if len(w.text) > 2 and w.text.isalnum()]
        if len(solid) >= 4 and solid[-1].x0 - solid[0].x0 > 100:
            found.append((solid[-1].base - solid[0].base) / (solid[-1].x0 - solid[0].x0))
    slope = median(found) if len(found) >= 3 else 0.0
    return slope if abs(slope) > 0.002 else 0.0


def _even_out(words: list[Word]) -> list[Word]:
    """Words that stand side by side share the size and baseline of most of them: boxes are jittery."""
    from pipeline.reading.words import rows_of  # noqa: PLC0415

    out: list[Word] = []
    for row in rows_of(words):
        sizes = sorted(w.size for w in row if len(w.text) > 2) or sorted(w.size for w in row)
        bases = sorted(w.base for w in row)
        size, base = sizes[len(sizes) // 2], bases[len(bases) // 2]
        out.extend(w._replace(size=size, base=base) if 0.6 * size < w.size < 1.6 * size else w for w in row)
    return out


def _turn(image: Image.Image) -> int:
    """Degrees (clockwise) that turn the image upright, 0 when unknown."""
    import pytesseract  # noqa: PLC0415

    try:
        osd = pytesseract.image_to_osd(image, output_type=pytesseract.Output.DICT, timeout=SECONDS)
        return int(osd.get("rotate", 0))
    except (RuntimeError, ValueError, pytesseract.TesseractError):
        return 0


def page_from_image(image: Image.Image, dpi: float) -> PageReading:
    """A page image in, its reading out."""
    words, certainty = recognise(image, dpi)
    width, height = image.width * 72 / dpi, image.height * 72 / dpi
    reading = PageReading(place(words, width), width, height, "ocr", confidence=round(certainty, 3))
    reading.warnings.append("text recognised from an image")
    if certainty < DOUBTFUL:
        reading.reasons.append("poor scan")
    return reading


def read_image(path: Path, *, ocr: bool = True) -> Document:
    """An image file (PNG, JPEG, TIFF) in, the text on it out. Raises ReadingError: image_only_no_ocr, corrupt,
    too_large, empty."""
    if not (ocr and available()):
        raise ReadingError("image_only_no_ocr", NO_OCR)
    pages: list[PageReading] = []
    try:
        with Image.open(path) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ReadingError("too_large", "The image has more than 60 million pixels.")
            allowance = Allowance()
            for frame in range(min(getattr(image, "n_frames", 1), MAX_FRAMES)):
                if not allowance.grants():
                    pages.append(unread(PageReading([], 612.0, 792.0, "ocr")))
                    continue
                image.seek(frame)
                upright = ImageOps.exif_transpose(image.convert("L"))
                dpi = min(max(upright.width / 8.27, 72.0), 600.0)
                pages.append(allowance.page(upright, dpi))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError, SyntaxError) as error:
        raise ReadingError("corrupt", "The image is damaged and cannot be opened.") from error
    return assemble.document(pages, "image", None)
