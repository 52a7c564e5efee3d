"""Words out of images, by Tesseract where it is installed.

Part of reading (folder -> intake -> **reading** -> sections -> ...). A page is recognised only when it has no usable
text of its own; the words then go through the same layout as any other page.
"""

from __future__ import annotations

import re
import shutil
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from pipeline.errors import ReadingError
from pipeline.reading import assemble
from pipeline.reading.assemble import PageReading
from pipeline.reading.layout import place
from pipeline.reading.words import Word
from pipeline.records import Document

DPI = 300
SECONDS = 60  # for one page
MAX_PIXELS = 60_000_000
MAX_FRAMES = 50
DOUBTFUL = 0.75  # mean certainty of words below which a scan is called poor
NO_OCR = "The file holds only images; install Tesseract (tesseract-ocr) to have them recognised."
_ASCENDERS = re.compile(r"[A-Z0-9bdfhklt|()\[\]/]")
_DESCENDERS = re.compile(r"[gjpqy,;()\[\]|]")


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
        total += certainty * len(text)
        weight += len(text)
    return _even_out(words, data), (total / weight / 100 if weight else 0.0)


def _size_and_base(text: str, top: float, height: float) -> tuple[float, float]:
    """Font size and baseline guessed from a word's box and its letters."""
    high, low = bool(_ASCENDERS.search(text)), bool(_DESCENDERS.search(text))
    em = (0.72 if high else 0.5) + (0.21 if low else 0.0)
    size = height / em
    return round(size, 1), top + height - (0.21 * size if low else 0.0)


def _even_out(words: list[Word], data: dict[str, list[Any]]) -> list[Word]:
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
            for frame in range(min(getattr(image, "n_frames", 1), MAX_FRAMES)):
                image.seek(frame)
                upright = ImageOps.exif_transpose(image.convert("L"))
                dpi = min(max(upright.width / 8.27, 72.0), 600.0)
                pages.append(page_from_image(upright, dpi))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, ValueError, SyntaxError) as error:
        raise ReadingError("corrupt", "The image is damaged and cannot be opened.") from error
    return assemble.document(pages, "image", None)
