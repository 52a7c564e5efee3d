"""PDF files: which reader takes a page, what can be seen, how sure the reading is.

Part of reading (folder -> intake -> **reading** -> sections -> ...). pdfium reads first; a page that it reads
doubtfully goes to pdfminer.six as well, and how far the two agree is the reading's confidence. A page without text
is recognised by OCR.
"""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from pipeline.errors import ReadingError
from pipeline.reading import assemble, links, marks, quality, tricks, visible
from pipeline.reading import ocr as recognition
from pipeline.reading import pdfium as first_reader
from pipeline.reading import pdfminer as second_reader
from pipeline.reading import upended as on_end
from pipeline.reading.assemble import PageReading
from pipeline.reading.layout import place
from pipeline.records import Document, HiddenText

MAX_PAGES = 200
FEW_LETTERS = 15  # a page with fewer has no usable text
REPLACED = "some words are replacement text of the file, not what its glyphs say"
MOST_REPLACED = 12  # words; more that the glyphs do not say are taken for a trick
INVISIBLE = 3  # text render mode: neither filled nor stroked
IMAGE_ONLY = "a page is only an image"
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
        allowance = recognition.Allowance() if ocr and recognition.available() else None
        pages = [
            _read_page(document, path, number, reader, allowance) for number in range(1, len(document) + 1)
        ]
        date = _metadata_date(document)
    finally:
        document.close()
    if not any(page.lines for page in pages) and any(IMAGE_ONLY in page.reasons for page in pages):
        raise ReadingError("image_only_no_ocr", recognition.NO_OCR)
    return assemble.document(pages, "pdf", date)


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(
            path.read_bytes()
        )  # pdfium itself would ask for it in hundreds of small pieces
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_raw.FPDF_ERR_PASSWORD:
            raise ReadingError("encrypted", "The PDF asks for a password; ask for an open copy.") from error
        raise ReadingError("corrupt", "The PDF is damaged and cannot be opened.") from error


def _read_page(
    document: pdfium.PdfDocument,
    path: Path,
    number: int,
    reader: str,
    allowance: recognition.Allowance | None,
) -> PageReading:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        reading = PageReading([], 612.0, 792.0, "pdfium", 0.0, ["a page could not be opened"])
        reading.warnings.append(f"page {number} is damaged")
        return reading
    try:
        if _has_filled_fields(page) and pdfium_raw.FPDFPage_Flatten(page.raw, 0) == 1:  # 0: as on a screen
            page.close()
            page = document[number - 1]
        found = first_reader.page_words(page)
        reading = _by_pdfium(page, found, number)
        shown = [word.text for line in reading.lines for word in line.words]
        doubts = quality.doubts(shown)
        if reader == "pdfminer" or (reader == "auto" and doubts and found.chars):
            reading = _by_pdfminer(page, path, number, reading, forced=reader == "pdfminer")
            shown = [word.text for line in reading.lines for word in line.words]
            doubts = quality.doubts(shown)
        elif REPLACED in reading.warnings and tricks.replaced_words(found) > MOST_REPLACED:
            reading = _without_false_replacements(page, path, number, reading)
        reading.reasons.extend(doubts)
        if doubts and reader != "auto":
            reading.confidence = min(reading.confidence, 0.5)
        if not quality.has_letters(shown, FEW_LETTERS) and visible.has_ink(page):
            reading = _by_ocr(page, reading, allowance)
        elif not shown:
            reading.confidence, reading.reasons = 1.0, []  # an empty page says nothing, and nothing wrong
        return reading
    finally:
        page.close()


def _has_filled_fields(page: pdfium.PdfPage) -> bool:
    """Form fields and typed notes are drawn over the page and are no text of it until they are made part of it."""
    kinds = {pdfium_raw.FPDF_ANNOT_WIDGET, pdfium_raw.FPDF_ANNOT_FREETEXT}
    for index in range(min(pdfium_raw.FPDFPage_GetAnnotCount(page.raw), 1_000)):
        annotation = pdfium_raw.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium_raw.FPDFAnnot_GetSubtype(annotation)
        pdfium_raw.FPDFPage_CloseAnnot(annotation)
        if kind in kinds:
            return True
    return False


def _by_pdfium(page: pdfium.PdfPage, found: first_reader.RawPage, number: int) -> PageReading:
    held = visible.objects_of(page)
    objects = visible.text_objects(held)
    scan = _is_ocr_layer(page, found, objects)
    alone = not scan and visible.is_text_alone(page, held)
    hidden = visible.hidden_words(
        page,
        found.rotation,
        found.words,
        found.width,
        found.height,
        objects,
        table=found.table,
        scan=scan,
        alone=alone,
    )
    warnings, twice = [], list[int]()
    replaced = [
        i for i, how in hidden.items() if how == "squashed" and tricks.has_replacement(found.fonts[i])
    ]
    for index in replaced:
        del hidden[index]
    hidden.update(dict.fromkeys(tricks.drawn_with(found, hidden, "squashed"), "squashed"))
    if scan:
        hidden = _long_runs(hidden)
        warnings.append("scanned page: the text is its invisible OCR layer")
    else:
        blank, twice = tricks.overprinted(found, hidden)
        hidden.update(dict.fromkeys(blank, "no_contrast"))
    shown = [word for index, word in enumerate(found.words) if index not in hidden and index not in twice]
    if scan and found.rotation == 0:
        shown = recognition.of_layer(shown)
    upright = first_reader.Upright(first_reader.page_box(page), found.rotation)
    shown.extend(marks.drawn_bullets(held, upright, shown))
    reading = PageReading(place(shown, found.width), found.width, found.height, "pdfium", warnings=warnings)
    if hidden:
        reading.hidden.extend(tricks.runs(found, hidden, number))
    upended = []
    for aside in found.asides:  # a word along the edge of the page, after all that stands upright
        lost = visible.hidden_words(page, aside.rotation, aside.words, aside.width, aside.height, objects)
        seen = [word for index, word in enumerate(aside.words) if index not in lost]
        turn = (aside.rotation - found.rotation) % 360
        if turn in {90, 270}:
            upended += on_end.asides(seen, turn, aside.width, found.width, found.height)
        else:
            reading.lines.extend(line._replace(column=0, sidebar=False) for line in place(seen, aside.width))
        reading.hidden.extend(tricks.runs(aside, lost, number))
    if upended:
        reading.lines = on_end.with_headings(reading.lines, upended)
    reading.links.extend(links.of_page(page, found, number))
    if replaced:
        reading.warnings.append(REPLACED)
    return reading


def _long_runs(hidden: dict[int, str]) -> dict[int, str]:
    """Under an OCR layer single words may miss their ink; four and more in a row are no slip."""
    kept: dict[int, str] = {}
    run: list[int] = []
    for index in [*sorted(hidden), -2]:
        if run and index != run[-1] + 1:
            kept.update({i: hidden[i] for i in run if len(run) >= 4})
            run = []
        run.append(index)
    return kept


def _is_ocr_layer(page: pdfium.PdfPage, found: first_reader.RawPage, objects: list[int]) -> bool:
    """Invisible text over an image of the page is honest when the image shows something where the words stand."""
    silent = [index for index, font in enumerate(found.fonts) if font.mode == INVISIBLE]
    if len(silent) < 0.5 * len(found.words) or not silent or visible.image_share(page) < 0.6:
        return False
    words = [found.words[index] for index in silent]
    hidden = visible.hidden_words(page, found.rotation, words, found.width, found.height, objects, scan=True)
    return len(words) - len(hidden) >= 0.6 * len(words)


def _by_pdfminer(
    page: pdfium.PdfPage, path: Path, number: int, first: PageReading, *, forced: bool
) -> PageReading:
    """The second reader's page; the first one's where the second fails or reads less. How far they agree is the
    confidence."""
    try:
        media, box = page.get_mediabox(), first_reader.page_box(page)
        offset = (box[0] - media[0], box[1] - media[1]) if page.get_rotation() == 0 else (0.0, 0.0)
        words, angle, width, height = second_reader.page_words(path, number, offset)
    except Exception as error:  # pdfminer raises whatever a damaged file leads it to
        first.confidence = 0.5
        first.warnings.append(f"the second reader failed on page {number} ({type(error).__name__})")
        return first
    rotation = (angle + page.get_rotation()) % 360
    held = visible.objects_of(page)
    objects = visible.text_objects(held)
    hidden = visible.hidden_words(page, rotation, words, width, height, objects)
    shown = [word for index, word in enumerate(words) if index not in hidden]
    upright = first_reader.Upright(box, rotation)
    shown.extend(marks.drawn_bullets(held, upright, shown))
    second = PageReading(place(shown, width), width, height, "pdfminer")
    second.hidden, second.links, second.warnings = first.hidden, first.links, first.warnings
    one = [word.text for line in first.lines for word in line.words]
    other = [word.text for line in second.lines for word in line.words]
    agreed = quality.agreement(one, other)
    if not forced and len(quality.doubts(other)) >= len(quality.doubts(one)):
        first.confidence = round(0.4 + 0.5 * agreed, 3)
        return first
    second.confidence = 1.0 if forced else round(0.5 + 0.4 * agreed, 3)
    return second


def _without_false_replacements(
    page: pdfium.PdfPage, path: Path, number: int, first: PageReading
) -> PageReading:
    """A file may say that its glyphs mean other words ("mailto:" before an icon). Where it says much that the glyphs
    do not, the glyphs count, and what it says is hidden text."""
    second = _by_pdfminer(page, path, number, first, forced=True)
    told = [piece for line in first.lines for piece in line.text.split()]
    drawn = {piece for line in second.lines for piece in line.text.split()}
    extra = [piece for piece in told if piece not in drawn and not any(piece in other for other in drawn)]
    if second is first or len(extra) <= MOST_REPLACED:
        return first
    second.hidden.append(HiddenText(number, " ".join(extra), "replacement_text"))
    second.confidence = 0.7
    return second


def _by_ocr(
    page: pdfium.PdfPage, reading: PageReading, allowance: recognition.Allowance | None
) -> PageReading:
    """The page as an image; what text it had stays when recognition finds no more. ``allowance``: None without OCR."""
    if allowance is None:
        reading.confidence = min(reading.confidence, 0.3)
        reading.reasons.append(IMAGE_ONLY)
        return reading
    if not allowance.grants():
        return recognition.unread(reading)
    image = visible.picture(page, recognition.DPI / 72)
    scale = image.width / max(page.get_width(), 1.0)
    found = allowance.page(image, 72 * scale)
    before = sum(len(line.text) for line in reading.lines)
    if sum(len(line.text) for line in found.lines) <= before:
        return reading
    found.hidden, found.links = reading.hidden, reading.links
    return found


def _metadata_date(document: pdfium.PdfDocument) -> str | None:
    for key in ("ModDate", "CreationDate"):
        match = _DATE.match(document.get_metadata_value(key) or "")
        if match:
            return f"{match[1]}-{match[2]}"
    return None
