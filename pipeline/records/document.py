"""Records of reading: what one file shows a careful reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line in the reader's order, with the typography that tells headings from text.

    ``page`` from 1. x0/x1/top/bottom in points from the page's upper left corner, None where the format has no
    pages. ``size`` in points. ``column`` 0 for full width or the only column, 1.. from left to right. ``gap`` is
    the vertical white space above the line in multiples of its height (None at the top of a page or column).
    ``style`` is the format's own heading name where it has one (DOCX "Heading 1", HTML "h2"), ``cell`` marks lines
    out of a table as "row.column". ``ocr`` says that the words were recognised from an image. ``shifts``: offsets in
    ``text`` where size, boldness or slant change.
    """

    page: int
    number: int
    text: str
    x0: float | None = None
    x1: float | None = None
    top: float | None = None
    bottom: float | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    column: int = 0
    gap: float | None = None
    style: str | None = None
    bullet: bool = False
    cell: str | None = None
    region: str = "body"  # body, header, footer, textbox, sidebar
    ocr: bool = False
    shifts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Words that are in the file but that no reader sees: kept apart, reported, never scored.
    ``how``: colour, size, off_page, clip, covered, render_mode, transparent, optional_content, vanish ..."""

    page: int
    text: str
    how: str


@dataclass(frozen=True, slots=True)
class Link:
    """A target behind the text (or written out): ``target`` as in the file, ``text`` what is shown."""

    page: int
    target: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What one file shows a careful reader.

    ``reader``: name of the reader that won (pdfium, pdfminer, docx, plain, ocr, ...). ``confidence`` 0-1: how sure
    the reading is, ``reasons`` say why it is below 1. ``warnings`` are for run.json and needs_review.
    ``document_date``: date of the document itself by its metadata (YYYY-MM), or None. ``language``: ISO 639-1 or
    None when there is too little text to tell. ``substitutions``: characters that were folded while reading
    (homoglyphs, zero-width), as (line number, what) for vetting.
    """

    lines: tuple[Line, ...]
    pages: int
    reader: str
    format: str
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    links: tuple[Link, ...] = ()
    document_date: str | None = None
    language: str | None = None
    substitutions: tuple[tuple[int, str], ...] = ()

    @property
    def text(self) -> str:
        """The visible text, one line a Line."""
        return "\n".join(line.text for line in self.lines)
