"""Scans of many pages are read as far as the time allows, and say so: never a time-out, never in silence."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from pipeline import deadline
from pipeline.reading import ocr, read
from pipeline.reading.assemble import PageReading
from pipeline.reading.layout import place
from pipeline.reading.words import Word
from pipeline.records import Document
from pipeline.vetting import quality


@pytest.fixture(autouse=True)
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser that finds one sentence on every page."""
    numbers = count(1)

    def page(image: Image.Image, dpi: float) -> PageReading:
        text = f"Built and operated service number{next(numbers)} in production"
        words = [
            Word(word, 50.0 + 60 * at, 100.0 + 60 * at, 100.0, 110.0, 108.0, 10.0, ocr=True)
            for at, word in enumerate(text.split())
        ]
        return PageReading(place(words, 595.0), 595.0, 842.0, "ocr", confidence=0.9)

    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "page_from_image", page)


def picture() -> Image.Image:
    image = Image.new("L", (300, 400), 255)
    ImageDraw.Draw(image).rectangle((40, 40, 260, 80), fill=0)
    return image


def scan(path: Path, pages: int) -> Path:
    """A file of ``pages`` scanned pages."""
    if path.suffix == ".tiff":
        first, *others = [picture() for _ in range(pages)]
        first.save(path, save_all=True, append_images=others)
        return path
    picture().save(path.with_suffix(".png"))
    canvas = Canvas(str(path), pagesize=(595, 842))
    for _ in range(pages):
        canvas.drawImage(str(path.with_suffix(".png")), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return path


def said(document: Document) -> bool:
    """Whether the document tells everybody that a part of it was not read."""
    flags = quality.check(document)
    told = any("later scanned pages were not read" in warning for warning in document.warnings)
    asked = any(flag.review and "later scanned pages" in flag.detail for flag in flags)
    assert told == asked
    return told and asked and document.confidence <= 0.5


@pytest.mark.parametrize("name", ["cv.pdf", "cv.tiff"])
def test_a_long_scan_is_read_to_its_bound(tmp_path: Path, name: str) -> None:
    document = read(scan(tmp_path / name, ocr.MOST_PAGES + 2))
    assert document.pages == ocr.MOST_PAGES + 2
    assert {line.page for line in document.lines} == set(range(1, ocr.MOST_PAGES + 1))
    assert said(document)


@pytest.mark.parametrize("name", ["cv.pdf", "cv.tiff"])
def test_a_scan_of_usual_length_is_read_whole(tmp_path: Path, name: str) -> None:
    document = read(scan(tmp_path / name, 4))
    assert {line.page for line in document.lines} == {1, 2, 3, 4}
    assert not said(document)


def test_reading_stops_before_its_time_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = count(0.0, 2.0)  # each look at the clock is two seconds later
    monkeypatch.setattr(deadline.time, "monotonic", lambda: next(clock))
    deadline.begin(30.0)
    try:
        document = read(scan(tmp_path / "cv.tiff", 10))
    finally:
        deadline.begin(float("inf"))
    assert 1 < len({line.page for line in document.lines}) < 8
    assert said(document)
