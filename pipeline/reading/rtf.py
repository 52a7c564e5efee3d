"""RTF files: control words and groups -> lines.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Read here rather than by a text stripper, because
bold, sizes, colours and hidden text (\\v) decide what is a heading and what can be seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.errors import ReadingError
from pipeline.reading import table
from pipeline.reading.docx_styles import Look
from pipeline.reading.flowing import Flow
from pipeline.reading.shifts import tails_of
from pipeline.records import Document, Link

MAX_BYTES = 40_000_000
MAX_DEPTH = 500
FAR = 20_000  # twentieths of a point; an indent as wide leads off the page
FLAT = 60  # twentieths of a point; in a line or row no higher than this nobody reads anything
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = {
    b"fonttbl", b"stylesheet", b"info", b"pict", b"object", b"themedata", b"colorschememapping", b"latentstyles", b"datastore",
    b"listtable", b"listoverridetable", b"rsidtbl", b"generator", b"xmlnstbl", b"annotation", b"atnid", b"atnauthor", b"filetbl",
    b"revtbl", b"pgptbl", b"mmathPr", b"wgrffmtfilter", b"bkmkstart", b"bkmkend", b"pnseclvl", b"nonshppict", b"falt", b"panose",
    b"userprops", b"docvar", b"fldtype", b"objdata", b"blipuid", b"sp", b"upr", b"ftnsep", b"aftnsep", b"ftnsepc", b"aftnsepc",
    b"ftncn", b"aftncn", b"atrfstart", b"atrfend", b"atndate", b"atnref",
}  # fmt: skip
_SYMBOLS = {
    b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"emspace": " ", b"enspace": " ", b"tab": "\t", b"zwj": "", b"zwnj": "",
}  # fmt: skip
_CODEPAGES = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
              163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}  # fmt: skip
_LINK = re.compile(r'HYPERLINK\s+"?([^"\s]+)"?')


_PLAIN = Look(size=12.0)


@dataclass(frozen=True, slots=True)
class _State:
    look: Look = _PLAIN
    skip: bool = False
    target: str = "body"  # body, colours, field, list (the bullet of an item), fonts
    region: str = "body"
    ground: str | None = None  # of the paragraph
    off_page: bool = False
    flat: bool = False  # lines without height
    codepage: str = "cp1252"
    fallback: int = 1  # characters to pass over after \u
    deleted: bool = False


@dataclass(slots=True)
class _Line:
    pieces: list[tuple[str, Look]] = field(default_factory=list)
    bullet: bool = False


def read_rtf(path: Path) -> Document:
    """An RTF in, its visible lines out. Raises ReadingError: corrupt, empty, too_large, unsafe."""
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise ReadingError("too_large", "The RTF file has more than 40 MB.")
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ReadingError("corrupt", "The file is no RTF document.")
    return _Reader(data).read()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.flow = Flow()
        self.state = _State()
        self.stack: list[_State] = []
        self.line = _Line()
        self.colours: list[str | None] = []
        self.rgb = [0, 0, 0]
        self.rgb_set = False
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.field_code = ""
        self.in_table = False
        self.row, self.cell, self.row_start = 0, 1, 0
        self.grounds: list[str | None] = []  # of the cells of a row, as its definition says
        self.ground: str | None = None
        self.flat_row = False
        self.skip_next = 0
        self.pending = bytearray()
        self.date: dict[str, int] = {}
        self.blanks = 0
        self.later: list[tuple[_Line, str]] = []

    def read(self) -> Document:
        raw = 0  # where bytes that are no text end
        for match in _TOKEN.finditer(self.data):
            word, number, hexed, symbol, brace, text = match.groups()
            if match.start() < raw:
                if match.end() <= raw or text is None:
                    continue
                text = text[raw - match.start() :]
            if word == b"bin" and number and int(number) > 0:
                raw = match.end() + int(number)
                continue
            if hexed is not None:
                self._byte(int(hexed, 16))
                continue
            if text is not None and self._passed_over(len(text)):
                text = text[self.skip_next :] if self.skip_next < len(text) else b""
                self.skip_next = 0
            self._flush_bytes()
            if word is not None:
                self._control(word, int(number) if number else None)
            elif symbol is not None:
                self._symbol(symbol)
            elif brace == b"{":
                if len(self.stack) > MAX_DEPTH:
                    raise ReadingError("unsafe", "The RTF nests its groups too deep.")
                self.stack.append(self.state)
            elif brace == b"}":
                self._close()
            elif text:
                self._text(text.decode(self.state.codepage, "replace"))
        self._flush_bytes()
        self._end_line()
        if self.date:
            year, month = self.date.get("yr", 0), self.date.get("mo", 0)
            if 1980 < year < 2100 and 1 <= month <= 12:
                self.flow.document_date = f"{year}-{month:02}"
        return self.flow.document("rtf", "rtf")

    def _passed_over(self, length: int) -> bool:
        return self.skip_next > 0 and length > 0

    def _byte(self, value: int) -> None:
        if self.skip_next:
            self.skip_next -= 1
            return
        self.pending.append(value)

    def _flush_bytes(self) -> None:
        if self.pending:
            text = bytes(self.pending).decode(self.state.codepage, "replace")
            self.pending.clear()
            self._text(text)

    def _close(self) -> None:
        if not self.stack:
            return
        closing, self.state = self.state, self.stack.pop()
        if closing.target == "field" and self.state.target != "field":
            match = _LINK.search(self.field_code)
            if match:
                self.flow.links.append(Link(1, match[1]))
            self.field_code = ""
        if closing.region != self.state.region:
            self._end_line(closing.region)

    def _text(self, text: str) -> None:
        state = self.state
        if state.target == "colours":
            for _ in range(text.count(";")):
                red, green, blue = self.rgb
                self.colours.append(f"{red:02X}{green:02X}{blue:02X}" if self.rgb_set else None)
                self.rgb, self.rgb_set = [0, 0, 0], False
        elif state.target == "field":
            self.field_code += text
        elif state.target == "list":
            if text.strip():
                self.line.bullet = True
        elif not state.skip and not state.deleted and state.target == "body":
            self.line.pieces.append((text, state.look))

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.state = replace(self.state, skip=True)
        elif symbol == b"~":
            self._text("\u00a0")
        elif symbol == b"_":
            self._text("-")
        elif symbol in {b"\\", b"{", b"}"}:
            self._text(symbol.decode("ascii"))
        elif symbol in {b"\n", b"\r"}:
            self._control(b"par", None)

    def _control(self, word: bytes, number: int | None) -> None:
        state = self.state
        on = number is None or number != 0
        if word in _SKIPPED:
            self.state = replace(
                state,
                skip=True,
                target="fonts" if word == b"fonttbl" else "info" if word == b"info" else state.target,
            )
        elif word == b"colortbl":
            self.state = replace(state, target="colours")
        elif state.target == "colours":
            if word in {b"red", b"green", b"blue"}:
                self.rgb[(b"red", b"green", b"blue").index(word)] = min(max(number or 0, 0), 255)
                self.rgb_set = True
        elif state.target == "fonts":
            if word == b"f":
                self.font = number or 0
            elif word == b"fcharset":
                self.fonts[self.font] = _CODEPAGES.get(number or 0, "cp1252")
        elif state.target == "info":
            if word in {b"yr", b"mo"}:
                self.date[word.decode()] = number or 0
        elif word == b"u":
            self._text(_character(number or 0))
            self.skip_next = state.fallback
        elif word == b"uc":
            self.state = replace(state, fallback=number or 0)
        elif word in _SYMBOLS:
            self._text(_SYMBOLS[word])
        elif word == b"fldinst":
            self.state = replace(state, target="field", skip=False)
        elif word == b"fldrslt":
            self.state = replace(state, target="body", skip=False)
        elif word in {b"listtext", b"pntext"}:
            self.state = replace(state, target="list", skip=False)
        elif word in {b"shptxt", b"footnote", b"do"}:
            self.state = replace(
                state, skip=False, target="body", region="textbox" if word != b"footnote" else "body"
            )
        elif word in {
            b"header",
            b"headerl",
            b"headerr",
            b"headerf",
            b"footer",
            b"footerl",
            b"footerr",
            b"footerf",
        }:
            self.state = replace(state, region=word[:6].decode())
        elif word == b"ansicpg":
            self.state = replace(state, codepage=_known(f"cp{number}"))
        elif word == b"f":
            self.state = replace(state, codepage=self.fonts.get(number or 0, state.codepage))
        elif word in {b"par", b"line", b"sect", b"page", b"column"}:
            if word == b"page":
                self._end_line()
                self.flow.page += 1
            else:
                self._end_line()
        elif word in {b"cell", b"nestcell"}:
            self._end_line()
            self.cell += 1
        elif word in {b"row", b"nestrow"}:
            table.join_row(self.flow.lines, self.row_start)
            self.in_table = False
        elif word == b"trowd":
            if not self.in_table:
                self.row += 1
                self.row_start = len(self.flow.lines)
            self.in_table, self.cell = True, 1
            self.grounds, self.ground, self.flat_row = [], None, False
        elif word in {b"clcbpat", b"clcfpat"}:
            self.ground = self._colour(number) or self.ground
        elif word == b"cellx":
            self.grounds.append(self.ground)
            self.ground = None
        elif word == b"trrh":  # below zero it is exact
            self.flat_row = number is not None and -FLAT < number < 0
        elif word == b"pard":
            self.state = replace(state, skip=state.skip, ground=None, off_page=False, flat=False)
        elif word == b"deleted":
            self.state = replace(state, deleted=on)
        else:
            self._format(word, number, on)

    def _format(self, word: bytes, number: int | None, on: bool) -> None:
        look = self.state.look
        if word == b"cbpat":
            self.state = replace(self.state, ground=self._colour(number))
        elif word in {b"li", b"lin", b"fi", b"posx", b"posnegx", b"posy", b"posnegy"}:
            self.state = replace(self.state, off_page=self.state.off_page or abs(number or 0) > FAR)
        elif word == b"sl":
            self.state = replace(self.state, flat=number is not None and -FLAT < number < 0)
        if word == b"plain":
            look = Look(size=12.0)
        elif word == b"b":
            look = replace(look, bold=on)
        elif word == b"i":
            look = replace(look, italic=on)
        elif word == b"v":
            look = replace(look, vanish=on)
        elif word == b"fs":
            look = replace(look, size=(number if number is not None else 24) / 2)
        elif word == b"cf":
            look = replace(look, colour=self._colour(number))
        elif word in {b"cb", b"highlight", b"chcbpat"}:
            look = replace(look, ground=self._colour(number))
        elif word in {b"expnd", b"expndtw"}:  # quarters and twentieths of a point
            look = replace(look, apart=(number or 0) / (4 if word == b"expnd" else 20))
        elif word in {b"up", b"dn"}:
            look = replace(look, raised=(number if number is not None else 6) / 2)
        elif word == b"charscalex":
            look = replace(look, width=float(number or 100))
        else:
            return
        self.state = replace(self.state, look=look)

    def _colour(self, number: int | None) -> str | None:
        return self.colours[number] if number and 0 < number < len(self.colours) else None

    def _end_line(self, region: str | None = None) -> None:
        line, self.line = self.line, _Line()
        ground, unsure = self.state.ground, False
        if self.in_table and ground is None:
            unsure = self.cell > len(self.grounds)  # of a table inside a table nothing is told before its end
            ground = None if unsure else self.grounds[self.cell - 1]
        flat = self.state.flat or (self.in_table and self.flat_row)
        shown: list[tuple[str, Look]] = []
        for text, look in line.pieces:
            how = "off_page" if self.state.off_page else "clip" if flat else look.hidden(ground, unsure)
            if how and text.strip():
                self.flow.hide(text, how)
            else:
                shown.append((text, look))
        text = "".join(piece for piece, _look in shown)
        if not text.strip():
            self.blanks += 1
            return
        weights: dict[float, int] = {}
        for piece, look in shown:
            weights[look.size or 12.0] = weights.get(look.size or 12.0, 0) + len(piece.strip())
        letters = max(sum(len(p.strip()) for p, _look in shown), 1)
        self.flow.add(
            text,
            gap=float(self.blanks),
            size=max(weights, key=lambda size: (weights[size], size)),
            bold=sum(len(p.strip()) for p, look in shown if look.bold) > 0.6 * letters,
            italic=sum(len(p.strip()) for p, look in shown if look.italic) > 0.6 * letters,
            tails=tails_of([(text, look.face) for text, look in shown]),
            bullet=line.bullet,
            cell=f"{self.row}.{self.cell}" if self.in_table else None,
            region=region or self.state.region,
        )
        self.blanks = 0


def _character(code: int) -> str:
    code = code + 65536 if code < 0 else code
    return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else ""


def _known(codepage: str) -> str:
    try:
        "".encode(codepage)
    except LookupError:
        return "cp1252"
    return codepage
