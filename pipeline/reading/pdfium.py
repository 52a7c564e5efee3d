"""The first PDF reader: words with places from pdfium.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Calls are counted: the text of a page comes in
one call, boxes only for the first and last character of each word, fonts once for each text object; what is asked is
kept in columns and judged all at once. Long words are measured letter by letter, because some programs draw spaces as
mere gaps.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from functools import partial
from itertools import repeat

import numpy as np
import numpy.typing as npt
from pypdfium2 import PdfPage, raw

from pipeline.reading import native
from pipeline.reading.words import Word

MAX_CHARS = 200_000  # on one page
SPACE_GAP = 0.135  # em; letters farther apart are parted by a space
OTHER_LINE = 0.15  # em; letters farther up or down are no neighbours
SPLIT_FROM = 13  # letters; words at least this long are checked for spaces drawn as gaps
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|cmbx|-bd|medi$", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti", re.IGNORECASE)
_KERNED_SPACE = re.compile(r"[APTVWY][ATVWY][a-z]")  # "QA Automation": both sides lean into the space between
_WHITE = np.array([chr(code).isspace() for code in range(0x3002)])  # no white space has a higher code
# white space and line-end hyphens of pdfium; then the codes that TeX's fonts without a Unicode map leave behind
# (T1 "Cork" encoding: dashes and quotes from 0x10, ligatures from 0x1B; OT1: ligatures from 0x0B)
_CONTROL = {0: " ", 9: " ", 10: " ", 13: " ", 2: "-", 0xFFFE: "-"}
TEX_CODES = {
    0x0B: "\ufb00", 0x0C: "\ufb01", 0x0E: "\ufb03", 0x0F: "\ufb04", 0x10: "“", 0x11: "”", 0x12: "„", 0x15: "–", 0x16: "—",
    0x1B: "\ufb00", 0x1C: "\ufb01", 0x1D: "\ufb02", 0x1E: "\ufb03", 0x1F: "\ufb04",
}  # fmt: skip
_CONTROL.update(TEX_CODES)
_WORD = partial(
    tuple.__new__, Word
)  # as Word._make, without a call of Python for each of a page's hundreds of words
_ANY_CONTROL = re.compile(f"[{''.join(map(re.escape, map(chr, _CONTROL)))}]")


@dataclass(slots=True)
class Font:
    """What all characters of one text object share."""

    size: float
    bold: bool
    italic: bool
    mode: int  # text render mode of the PDF format, 3 = neither filled nor stroked
    angle: int  # 0, 90, 180, 270 degrees
    pointer: int


@dataclass(slots=True)
class RawPage:
    """Words of a page in upright coordinates with what the visibility check needs."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    fonts: list[Font] = field(default_factory=list)
    chars: int = 0
    rotation: int = 0  # degrees clockwise that turn the page space upright
    asides: list[RawPage] = field(default_factory=list)  # words that run in other directions
    table: native.Floats = field(default_factory=lambda: np.zeros((4, 0)))  # x0, x1, base, size of all words


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
    tokens = _Tokens.ask(_Fonts(text_page), *_runs(text))
    cuts = tokens.gaps(text)
    if cuts:
        tokens = tokens.cut(cuts)
    angles = [font.angle for font in tokens.fonts]
    turn = _dominant(angles) if angles else page.get_rotation()
    out = tokens.words(
        text, Upright(box, turn), number
    )  # text that runs upwards is upright once turned clockwise
    if len(out.words) < len(angles):
        for angle in (0, 90, 180, 270):
            if angle != turn:
                out.asides.append(tokens.words(text, Upright(box, angle), number))
        out.asides = [aside for aside in out.asides if aside.words]
    return out


def _text(text_page: object, number: int) -> str:
    """Text of the page with one character for each of pdfium's characters."""
    text = native.text(native.address(text_page), number)
    if text is not None and len(text) == number:
        return _plain(text)
    # characters without a code are left out there, others count twice: ask one by one
    codes = [raw.FPDFText_GetUnicode(text_page, i) for i in range(number)]
    return _plain("".join(chr(c) if c < 0xD800 or 0xDFFF < c <= 0x10FFFF else "\ufffd" for c in codes))


def _plain(text: str) -> str:
    """Text with what _CONTROL says, character by character; to translate the whole text costs ten times as much."""
    text = text.replace("\r", " ").replace("\n", " ")  # nearly all of them
    return _ANY_CONTROL.sub(lambda match: _CONTROL[ord(match[0])], text)


def _runs(text: str) -> tuple[list[int], list[int]]:
    """Where the words of a text begin and end (exclusive), all at once: between white space."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    ink = np.zeros(len(text) + 2, dtype=np.bool_)
    ink[1:-1] = ~_WHITE[np.minimum(codes, len(_WHITE) - 1)]
    edges = np.flatnonzero(ink[1:] != ink[:-1])
    return edges[::2].tolist(), edges[1::2].tolist()


def _dominant(angles: list[int]) -> int:
    return max((0, 90, 180, 270), key=lambda a: (angles.count(a), -a)) if angles else 0


class _Fonts:
    """Asks pdfium about the fonts of one page; they are remembered by text object."""

    def __init__(self, text_page: object) -> None:
        self.handle = text_page
        self.page = native.address(text_page)
        self.known: dict[int, Font] = {}
        self.faces: dict[int, tuple[bool, bool]] = {}

    def of(self, indexes: list[int]) -> list[Font]:
        """The font of each of these characters."""
        objects = native.text_objects(self.page, indexes)
        keys = [pointer or -1 - index for pointer, index in zip(objects, indexes, strict=True)]
        new: dict[int, int] = {}
        for key, index in zip(keys, indexes, strict=True):
            if key not in self.known and key not in new:
                new[key] = index
        self._ask(new)
        return [self.known[key] for key in keys]

    def _ask(self, new: dict[int, int]) -> None:
        """``new``: text object (below 0 where there is none) -> one of its characters."""
        indexes = list(new.values())
        matrices = native.matrices(self.page, indexes)
        sizes = native.font_sizes(self.page, indexes) * np.hypot(matrices[:, 2], matrices[:, 3])
        angles = _angles(matrices[:, 0], matrices[:, 1])
        pointers = [max(key, 0) for key in new]
        modes, faces = native.render_modes(pointers), native.typefaces(pointers)
        for key, index, size, angle, mode, face, pointer in zip(
            new, indexes, np.abs(sizes).tolist(), angles, modes, faces, pointers, strict=True
        ):
            if face not in self.faces or not face:
                self.faces[face] = self._ask_face(index)
            bold, italic = self.faces[face]
            self.known[key] = Font(size, bold or mode == 2, italic, mode, angle, pointer)

    def _ask_face(self, index: int) -> tuple[bool, bool]:
        """Whether the typeface is bold and whether it is italic, by its name and flags."""
        flags = ctypes.c_int(0)
        buffer = ctypes.create_string_buffer(128)
        length = raw.FPDFText_GetFontInfo(self.handle, index, buffer, 128, ctypes.byref(flags))
        name = buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""
        bold = bool(_BOLD.search(name)) or bool(flags.value & (1 << 18))
        if not name:  # the weight is guessed from the stems: only where the font has no name
            bold = bold or raw.FPDFText_GetFontWeight(self.handle, index) >= 700
        return bold, bool(_ITALIC.search(name)) or bool(flags.value & (1 << 6))


class _Tokens:
    """Runs of characters of one page, a column for each thing that is known of them."""

    def __init__(
        self,
        source: _Fonts,
        starts: list[int],
        ends: list[int],
        left: native.Floats,
        right: native.Floats,
        fonts: list[Font],
    ) -> None:
        self.source = source
        self.starts, self.ends = starts, ends
        self.left, self.right = left, right  # boxes of the first and last character: left, bottom, right, top
        self.counts = np.subtract(ends, starts)
        self.fonts = fonts
        self.sizes = np.array([font.size for font in fonts], dtype=np.float64)
        self.angles = np.array([font.angle for font in fonts], dtype=np.int64)
        self.glued = [False] * len(starts)

    @classmethod
    def ask(cls, source: _Fonts, starts: list[int], ends: list[int]) -> _Tokens:
        """First and end (exclusive) character of each run in, what pdfium knows of them out."""
        both = native.boxes(source.page, [*starts, *(end - 1 for end in ends)])
        return cls(source, starts, ends, both[: len(starts)], both[len(starts) :], source.of(starts))

    def gaps(self, text: str) -> list[int]:
        """Indexes of the characters before which a space is drawn as a gap, or that stand on another line."""
        chosen = self._long() | self._out_of_shape()
        if kerned := [match.start() for match in _KERNED_SPACE.finditer(text)]:
            chosen[np.searchsorted(self.starts, kerned, side="right") - 1] = True
        suspects = [
            i
            for i in np.flatnonzero(chosen).tolist()
            if self._odd[i] or _may_hold_gaps(text[self.starts[i] : self.ends[i]])
        ]
        if not suspects:
            return []
        lengths = [self.ends[i] - self.starts[i] for i in suspects]
        indexes = [at for i in suspects for at in range(self.starts[i], self.ends[i])]
        size = np.repeat(self.sizes[suspects], lengths)[1:]
        boxes = native.boxes(self.source.page, indexes)
        before, box = boxes[:-1], boxes[1:]
        cut = box[:, 0] - before[:, 2] > SPACE_GAP * size
        cut |= box[:, 0] < before[:, 0] - 2 * size
        cut |= np.abs(box[:, 1] - before[:, 1]) > OTHER_LINE * size
        cut &= np.repeat(self.angles[suspects] % 180 == 0, lengths)[1:]
        cut[np.cumsum(lengths)[:-1] - 1] = False  # from one run to the next
        return [indexes[at + 1] for at in np.flatnonzero(cut).tolist()]

    def _long(self) -> npt.NDArray[np.bool_]:
        """Long runs of letters may be several words."""
        long: npt.NDArray[np.bool_] = self.counts >= SPLIT_FROM
        return long

    def _out_of_shape(self) -> npt.NDArray[np.bool_]:
        """The letters cannot fill the width (over an em each), or the word leaves its line."""
        count = self.counts
        across = self.right[:, 2] - self.left[:, 0]
        length = np.where(self.angles == 0, across, np.abs(self.right[:, 3] - self.left[:, 1]))
        odd = (length > 0.85 * self.sizes * count) | (length < 0)
        odd |= np.abs(self.right[:, 1] - self.left[:, 1]) > OTHER_LINE * self.sizes
        self._odd: npt.NDArray[np.bool_] = odd & (count > 1)
        return self._odd

    def cut(self, cuts: list[int]) -> _Tokens:
        """The same runs cut before the characters ``cuts``."""
        before, behind = np.searchsorted(self.starts, cuts), np.searchsorted(self.ends, cuts)
        left = np.insert(self.left, before, native.boxes(self.source.page, cuts), axis=0)
        right = np.insert(self.right, behind, native.boxes(self.source.page, [at - 1 for at in cuts]), axis=0)
        fonts = dict(zip(self.starts, self.fonts, strict=True))
        fonts.update(zip(cuts, self.source.of(cuts), strict=True))
        starts = sorted(fonts)
        out = _Tokens(
            self.source, starts, sorted([*self.ends, *cuts]), left, right, [fonts[at] for at in starts]
        )
        inside = set(cuts)
        gap = np.zeros(len(out.starts))
        gap[1:] = out.left[1:, 0] - out.right[:-1, 2] + 0.1 * out.sizes[1:]
        near = (gap >= 0) & (gap <= (SPACE_GAP + 0.1) * out.sizes)
        out.glued = [start in inside and bool(close) for start, close in zip(out.starts, near, strict=True)]
        return out

    def words(self, text: str, place: Upright, number: int) -> RawPage:
        """The words that are upright once the page is turned as ``place`` says."""
        out = RawPage(place.width, place.height, chars=number, rotation=place.rotation)
        chosen = np.flatnonzero(self.angles == place.rotation).tolist()
        if not chosen:
            return out
        out.fonts = [self.fonts[i] for i in chosen]
        left, right = self.left[chosen], self.right[chosen]
        origins = native.origins(self.source.page, [self.starts[i] for i in chosen])
        if place.rotation == 0:  # nearly always
            base = place.box[3] - origins[:, 1]
            x0 = np.minimum(left[:, 0], right[:, 0]) - place.box[0]
            x1 = np.maximum(left[:, 2], right[:, 2]) - place.box[0]
        else:
            base = np.array([place.point(x, y)[1] for x, y in origins.tolist()])
            corners = np.concatenate((left[:, :2], left[:, 2:], right[:, :2], right[:, 2:]), axis=1).reshape(
                -1, 4, 2
            )
            xs = np.array([[place.point(x, y)[0] for x, y in word] for word in corners.tolist()])
            x0, x1 = xs.min(axis=1), xs.max(axis=1)
        size = self.sizes[chosen]
        out.table = np.array((x0, x1, base, size))
        places = (column.tolist() for column in (x0, x1, base - 0.75 * size, base + 0.22 * size, base, size))
        texts = [text[self.starts[i] : self.ends[i]] for i in chosen]
        bold, italic = [font.bold for font in out.fonts], [font.italic for font in out.fonts]
        glued = [self.glued[i] for i in chosen]
        columns = zip(texts, *places, bold, italic, repeat(False), glued)
        out.words = list(map(_WORD, columns))
        return out


def _may_hold_gaps(text: str) -> bool:
    """Addresses of mail and web are long by themselves."""
    return "@" not in text and "://" not in text and "www." not in text


def _angles(a: native.Floats, b: native.Floats) -> list[int]:
    """Degrees by which text is turned, of the first two numbers of its matrices."""
    level = np.abs(a) >= np.abs(b)
    turned = np.where(level, np.where(a >= 0, 0, 180), np.where(b > 0, 90, 270))
    angles: list[int] = turned.tolist()
    return angles
