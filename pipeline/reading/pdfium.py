"""The first PDF reader: words with places from pdfium.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Calls are counted: the text of a page comes in
one call, boxes only for the first and last character of each word, fonts once for each text object. Long words are
measured letter by letter, because some programs draw spaces as mere gaps.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from pypdfium2 import PdfPage, raw

from pipeline.reading.words import Word

MAX_CHARS = 200_000  # on one page
SPLIT_FROM = 13  # letters; words at least this long are checked for spaces drawn as gaps
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|cmbx|-bd|medi$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
# white space and line-end hyphens of pdfium; then the codes that TeX's fonts without a Unicode map leave behind
# (T1 "Cork" encoding: dashes and quotes from 0x10, ligatures from 0x1B; OT1: ligatures from 0x0B)
_CONTROL = {0: " ", 9: " ", 10: " ", 13: " ", 2: "-", 0xFFFE: "-"}
TEX_CODES = {
    0x0B: "\ufb00", 0x0C: "\ufb01", 0x0E: "\ufb03", 0x0F: "\ufb04", 0x10: "“", 0x11: "”", 0x12: "„", 0x15: "–", 0x16: "—",
    0x1B: "\ufb00", 0x1C: "\ufb01", 0x1D: "\ufb02", 0x1E: "\ufb03", 0x1F: "\ufb04",
}  # fmt: skip
_CONTROL.update(TEX_CODES)


@dataclass(slots=True)
class Font:
    """What all characters of one text object share."""

    size: float
    bold: bool
    italic: bool
    mode: int  # text render mode of the PDF format, 3 = neither filled nor stroked
    angle: int  # 0, 90, 180, 270 degrees
    pointer: int
    drop: float | None = None  # from the lower edge of a character's box up to its baseline


@dataclass(slots=True)
class RawPage:
    """Words of a page in upright coordinates with what the visibility check needs."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(
        default_factory=list
    )  # character indexes of each word, end exclusive
    fonts: list[Font] = field(default_factory=list)
    chars: int = 0
    rotation: int = 0  # degrees clockwise that turn the page space upright
    asides: list[RawPage] = field(default_factory=list)  # words that run in other directions


def page_box(page: PdfPage) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what is shown: the crop box within the media box."""
    box = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box)):
        return (box.left, box.bottom, box.right, box.top)
    width, height = page.get_size()
    return (0.0, 0.0, width, height)


class Upright:
    """Turns points of the PDF's page space into upright points from the upper left corner."""

    def __init__(self, box: tuple[float, float, float, float], rotation: int) -> None:
        self.box = box
        self.rotation = rotation % 360
        left, bottom, right, top = box
        self.width, self.height = (
            (right - left, top - bottom) if self.rotation in {0, 180} else (top - bottom, right - left)
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """x, y of the page space in; x from the left and y from the top of the upright page out."""
        left, bottom, right, top = self.box
        if self.rotation == 0:
            return x - left, top - y
        if self.rotation == 90:
            return y - bottom, x - left
        if self.rotation == 180:
            return right - x, y - bottom
        return top - y, right - x


def page_words(page: PdfPage) -> RawPage:
    """All words of a page, hidden ones too, in the order of the file."""
    text_page = page.get_textpage()
    try:
        return _words(page, text_page.raw)
    finally:
        text_page.close()


def _words(page: PdfPage, text_page: object) -> RawPage:
    number = min(raw.FPDFText_CountChars(text_page), MAX_CHARS)
    text = _text(text_page, number)
    box = page_box(page)
    reader = _Reader(text_page, text)
    tokens = [piece for match in _TOKEN.finditer(text) for piece in reader.pieces(match.start(), match.end())]
    turn = _dominant([token.font.angle for token in tokens]) if tokens else page.get_rotation()
    place = Upright(box, turn)  # text that runs upwards is upright once turned clockwise
    out = _gather(tokens, text, place, number)
    if len(out.words) < len(tokens):
        for angle in (0, 90, 180, 270):
            if angle != turn:
                out.asides.append(_gather(tokens, text, Upright(box, angle), number))
        out.asides = [aside for aside in out.asides if aside.words]
    return out


def _gather(tokens: list[_Token], text: str, place: Upright, number: int) -> RawPage:
    """The words that are upright once the page is turned as ``place`` says."""
    out = RawPage(place.width, place.height, chars=number, rotation=place.rotation)
    for token in tokens:
        if token.font.angle == place.rotation:
            out.words.append(_word(token, text[token.start : token.end], place))
            out.spans.append((token.start, token.end))
            out.fonts.append(token.font)
    return out


def _text(text_page: object, number: int) -> str:
    """Text of the page with one character for each of pdfium's characters."""
    buffer = (ctypes.c_ushort * (number + 1))()
    written = raw.FPDFText_GetText(text_page, 0, number, buffer)
    if written - 1 == number:
        text = bytes(buffer)[: 2 * number].decode("utf-16-le", "surrogatepass")
        if len(text) == number:
            return text.translate(_CONTROL)
    # characters without a code are left out there, others count twice: ask one by one
    codes = [raw.FPDFText_GetUnicode(text_page, i) for i in range(number)]
    return "".join(chr(c) if c < 0xD800 or 0xDFFF < c <= 0x10FFFF else "\ufffd" for c in codes).translate(
        _CONTROL
    )


def _dominant(angles: list[int]) -> int:
    return max((0, 90, 180, 270), key=lambda a: (angles.count(a), -a)) if angles else 0


@dataclass(slots=True)
class _Token:
    start: int
    end: int
    left: tuple[float, float, float, float]  # loose box of the first character: left, bottom, right, top
    right: tuple[float, float, float, float]
    origin: tuple[float, float]
    font: Font
    glued: bool = False


class _Reader:
    """Asks pdfium about characters of one page; fonts are remembered by text object."""

    def __init__(self, text_page: object, text: str) -> None:
        self.page = text_page
        self.text = text
        self.rect = raw.FS_RECTF()
        self.rect_ref = ctypes.byref(self.rect)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.x_ref, self.y_ref = ctypes.byref(self.x), ctypes.byref(self.y)
        self.fonts: dict[int, Font] = {}
        self.faces: dict[int, tuple[bool, bool]] = {}

    def box(self, index: int) -> tuple[float, float, float, float]:
        rect = self.rect
        if not raw.FPDFText_GetLooseCharBox(self.page, index, self.rect_ref):
            return (0.0, 0.0, 0.0, 0.0)
        return (rect.left, rect.bottom, rect.right, rect.top)

    def origin(self, index: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self.page, index, self.x_ref, self.y_ref)
        return (self.x.value, self.y.value)

    def baseline(self, index: int, box: tuple[float, float, float, float], font: Font) -> tuple[float, float]:
        """Origin of a character; asked once for each text object, its other characters share the distance."""
        if font.angle:
            return self.origin(index)
        if font.drop is None:
            x, y = self.origin(index)
            font.drop = y - box[1]
            return x, y
        return box[0], box[1] + font.drop

    def font(self, index: int) -> Font:
        handle = raw.FPDFText_GetTextObject(self.page, index)
        pointer = ctypes.addressof(handle.contents) if handle else 0
        known = self.fonts.get(pointer) if pointer else None
        if known is None:
            known = self.fonts[pointer] = self._ask_font(index, handle, pointer)
        return known

    def _ask_font(self, index: int, handle: object, pointer: int) -> Font:
        matrix = raw.FS_MATRIX()
        scale, angle = 1.0, 0
        if raw.FPDFText_GetMatrix(self.page, index, ctypes.byref(matrix)):
            scale = hypot(matrix.c, matrix.d)
            angle = _angle(matrix.a, matrix.b)
        size = raw.FPDFText_GetFontSize(self.page, index) * scale
        mode = raw.FPDFTextObj_GetTextRenderMode(handle) if pointer else 0
        face = ctypes.cast(raw.FPDFTextObj_GetFont(handle), ctypes.c_void_p).value or 0 if pointer else 0
        if face not in self.faces or not face:
            self.faces[face] = self._ask_face(index)
        bold, italic = self.faces[face]
        return Font(abs(size), bold or mode == 2, italic, mode, angle, pointer)

    def _ask_face(self, index: int) -> tuple[bool, bool]:
        """Whether the typeface is bold and whether it is italic, by its name and flags."""
        flags = ctypes.c_int(0)
        buffer = ctypes.create_string_buffer(128)
        length = raw.FPDFText_GetFontInfo(self.page, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
        bold = bool(_BOLD.search(name)) or bool(flags.value & (1 << 18))
        if not name:  # the weight is guessed from the stems: only where the font has no name
            bold = bold or raw.FPDFText_GetFontWeight(self.page, index) >= 700
        return bold, bool(_ITALIC.search(name)) or bool(flags.value & (1 << 6))

    def pieces(self, start: int, end: int) -> list[_Token]:
        """One run of characters without white space is one word, or several where spaces are only gaps."""
        first = self.box(start)
        last = self.box(end - 1) if end - start > 1 else first
        font = self.font(start)
        cuts: list[int] = []
        if self._may_hold_gaps(start, end) or self._too_wide(start, end, first, last, font):
            cuts = self._gaps(start, end, font)
        if not cuts:
            return [_Token(start, end, first, last, self.baseline(start, first, font), font)]
        bounds = [start, *cuts, end]
        tokens: list[_Token] = []
        for a, b in pairwise(bounds):
            left = first if a == start else self.box(a)
            right = last if b == end else self.box(b - 1)
            glued = bool(tokens) and 0 <= left[0] - tokens[-1].right[2] + 0.1 * font.size <= 0.24 * font.size
            own = font if a == start else self.font(a)
            tokens.append(_Token(a, b, left, right, self.origin(a), own, glued))
        return tokens

    def _may_hold_gaps(self, start: int, end: int) -> bool:
        """Long runs of letters may be several words; addresses of mail and web are long by themselves."""
        if end - start < SPLIT_FROM:
            return False
        text = self.text[start:end]
        return "@" not in text and "://" not in text and "www." not in text

    @staticmethod
    def _too_wide(
        start: int, end: int, first: tuple[float, ...], last: tuple[float, ...], font: Font
    ) -> bool:
        """The letters cannot fill the width (over an em each), or the word leaves its line."""
        if end - start < 2:
            return False
        length = last[2] - first[0] if font.angle == 0 else abs(last[3] - first[1])
        return (
            length > 0.85 * font.size * (end - start)
            or length < 0
            or abs(last[1] - first[1]) > 0.15 * font.size
        )

    def _gaps(self, start: int, end: int, font: Font) -> list[int]:
        """Indexes before which a space is drawn as a gap."""
        horizontal = font.angle in {0, 180}
        boxes = [self.box(i) for i in range(start, end)]
        cuts = []
        for offset in range(1, len(boxes)):
            before, box = boxes[offset - 1], boxes[offset]
            gap = box[0] - before[2] if horizontal else 0.0
            jump = abs(box[1] - before[1]) if horizontal else 0.0
            back = horizontal and box[0] < before[0] - 2 * font.size
            if gap > 0.14 * font.size or back or jump > 0.15 * font.size:
                cuts.append(start + offset)
        return cuts


def _angle(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270


def _word(token: _Token, text: str, place: Upright) -> Word:
    left, right, font = token.left, token.right, token.font
    if place.rotation == 0:  # nearly always: without a call for each point
        base = place.box[3] - token.origin[1]
        x0, x1 = min(left[0], right[0]) - place.box[0], max(left[2], right[2]) - place.box[0]
    else:
        base = place.point(*token.origin)[1]
        corners = (left[:2], left[2:], right[:2], right[2:])
        xs = [place.point(x, y)[0] for x, y in corners]
        x0, x1 = min(xs), max(xs)
    size = font.size
    return Word(
        text,
        x0,
        x1,
        base - 0.75 * size,
        base + 0.22 * size,
        base,
        size,
        font.bold,
        font.italic,
        False,
        token.glued,
    )
