"""PDF files: which reader takes a page, what can be seen, how sure the reading is.

Part of reading (folder -> intake -> **reading** -> sections -> ...). pdfium reads first; a page that it reads
doubtfully goes to pdfminer.six as well, and how far the two agree is the reading's confidence. A page without text
is recognised by OCR.
"""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from pipeline.errors import ReadingError
from pipeline.reading import assemble, links, quality, visible
from pipeline.reading import pdfium as first_reader
from pipeline.reading.assemble import PageReading
from pipeline.reading.layout import place
from pipeline.reading.words import Word
from pipeline.records import Document, HiddenText, Line

MAX_PAGES = 200
_DATE = re.compile(r"D?:?((?:19|20)\d\d)(0[1-9]|1[0-2])")


def read_pdf(path: Path, *, reader: str = "auto", ocr: bool = True) -> Document:
    """A PDF in, its visible lines in reading order out.

    ``reader``: auto, pdfium or pdfminer. Raises ReadingError: encrypted, corrupt, empty, image_only_no_ocr, too_large.
    """
    document = _open(path)
    try:
        if len(document) > MAX_PAGES:
            raise ReadingError(
                "too_large", f"The PDF has {len(document)} pages; at most {MAX_PAGES} are read."
            )
        if not len(document):
            raise ReadingError("empty", "The PDF has no pages.")
        pages = [_read_page(document, path, number, reader, ocr) for number in range(1, len(document) + 1)]
        date = _metadata_date(document)
    finally:
        document.close()
    return _document(pages, date)


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD:
            raise ReadingError("encrypted", "The PDF asks for a password; ask for an open copy.") from error
        raise ReadingError("corrupt", "The PDF is damaged and cannot be opened.") from error


def _read_page(document: pdfium.PdfDocument, path: Path, number: int, reader: str, ocr: bool) -> PageReading:
    page = document[number - 1]
    try:
        found = first_reader.page_words(page)
        hidden = visible.hidden_words(page, found.rotation, found.words, found.width, found.height)
        shown = [word for index, word in enumerate(found.words) if index not in hidden]
        reading = PageReading(place(shown, found.width), found.width, found.height, "pdfium")
        reading.hidden.extend(_hidden_runs(found, hidden, number))
        reading.links.extend(links.of_page(page, found, number))
        doubts = quality.doubts([word.text for word in shown])
        if doubts:
            reading.confidence = 0.5
            reading.reasons.extend(doubts)
        return reading
    finally:
        page.close()


def _hidden_runs(found: first_reader.RawPage, hidden: dict[int, str], number: int) -> list[HiddenText]:
    """Hidden words that follow each other in the file and are hidden in the same way form one run."""
    runs: list[HiddenText] = []
    order = {index: place for place, index in enumerate(sorted(hidden))}
    for _key, group in groupby(order, key=lambda i: (i - order[i], hidden[i])):
        indexes = list(group)
        text, how = " ".join(found.words[i].text for i in indexes), hidden[indexes[0]]
        if how == "off_page" and assemble.PAGE_NUMBER.fullmatch(text):
            continue  # the program that made the page pushed its own page number over the edge
        runs.append(HiddenText(number, text, how))
    return runs


def _metadata_date(document: pdfium.PdfDocument) -> str | None:
    for key in ("ModDate", "CreationDate"):
        match = _DATE.match(document.get_metadata_value(key) or "")
        if match:
            return f"{match[1]}-{match[2]}"
    return None


def _document(pages: list[PageReading], date: str | None) -> Document:
    lines, substitutions = assemble.number_lines(pages)
    hidden = tuple(run for page in pages for run in page.hidden)
    if not lines:
        what = "only hidden text" if hidden else "no text"
        raise ReadingError("empty", f"The PDF shows {what}.")
    return Document(
        lines=tuple(lines),
        pages=len(pages),
        reader=_winner(pages),
        format="pdf",
        confidence=_confidence(pages, lines),
        reasons=tuple(dict.fromkeys(reason for page in pages for reason in page.reasons)),
        warnings=tuple(dict.fromkeys(warning for page in pages for warning in page.warnings)),
        hidden=hidden,
        links=tuple(dict.fromkeys(link for page in pages for link in page.links)),
        document_date=date,
        language=quality.language([line.text for line in lines]),
        substitutions=tuple(substitutions),
    )


def _winner(pages: list[PageReading]) -> str:
    names = [page.reader for page in pages if page.lines]
    return max(sorted(set(names)), key=names.count) if names else "pdfium"


def _confidence(pages: list[PageReading], lines: list[Line]) -> float:
    """Mean of the pages weighted by their letters: a doubtful cover page does not condemn a long document."""
    weights = [
        sum(len(line.text) for line in lines if line.page == number) + 1 for number in range(1, len(pages) + 1)
    ]
    total = sum(w * page.confidence for w, page in zip(weights, pages, strict=True))
    return round(total / sum(weights), 3)
