"""HTML and Markdown: what a browser shows -> lines.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Nothing is fetched. Words that styles hide
(display, visibility, colour, size, position) are kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from pipeline.errors import ReadingError
from pipeline.reading import css, css_values, table
from pipeline.reading import css_sight as sight
from pipeline.reading.docx_styles import PAPER, Look, darkest
from pipeline.reading.flowing import Flow
from pipeline.reading.package import Element
from pipeline.reading.plain import MAX_BYTES, decode
from pipeline.reading.shifts import tails_of
from pipeline.records import Document, Link

MAX_DEPTH = 150
MAX_ATTRIBUTES = 2_000  # of one element; the parser's time grows with their square
_INVISIBLE = "invisible"  # by visibility, which an element inside may take back
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0, "small": 10.0, "big": 14.0}
_NOT_SHOWN = {"script", "style", "head", "template", "noscript", "title", "meta", "link", "svg", "iframe", "object", "select",
              "textarea", "canvas", "audio", "video", "datalist"}  # fmt: skip
_BLOCKS = {"p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "li", "dl", "dt", "dd", "table",
           "tr", "thead", "tbody", "tfoot", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "address", "blockquote", "pre", "form",
           "fieldset", "figure", "figcaption", "hr", "body", "html", "center", "details", "summary"}  # fmt: skip
_CELLS = {"td", "th"}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt"}
_ITALIC = {"i", "em", "cite", "var", "address"}
_PLAIN = Look(size=sight.BASE)


@dataclass(frozen=True, slots=True)
class _Place:
    look: Look = _PLAIN
    ground: str | None = None
    unsure: bool = False
    hidden: str | None = None
    style: str | None = None
    cell: str | None = None
    bullet: bool = False
    region: str = "body"
    depth: int = 0
    verbatim: bool = False
    others: tuple[str, ...] = ()  # further colours of a gradient below
    opaque: float = 1.0  # of it and all around it
    placed: bool = False  # stands within an element from which places are counted


@dataclass(slots=True)
class _Open:
    pieces: list[tuple[str, _Place]] = field(default_factory=list)


def read_html(path: Path) -> Document:
    """An HTML file in, its visible lines out. Raises ReadingError: corrupt, empty, too_large."""
    data = path.read_bytes()
    if len(data) > 4 * MAX_BYTES:
        raise ReadingError("too_large", "The page has more than 20 MB.")
    return from_text(decoded(data), "html", "html")


def read_markdown(path: Path) -> Document:
    """A Markdown file in, its lines out (``number``: line of the file). Raises ReadingError as for plain text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  - only where Markdown is met

    text = decode(path.read_bytes())
    front = re.match(r"\A---\r?\n.*?\r?\n---\r?\n", text, re.DOTALL)
    if front:  # metadata of a site builder: not shown, but line numbers stay
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and (token.nesting == 1 or token.type in {"fence", "code_block"}):
            token.attrSet("data-line", str(token.map[0] + 1))
    return from_text(str(parser.renderer.render(tokens, parser.options, {})), "markdown", "md")


def decoded(data: bytes) -> str:
    """A page in the encoding that it names, else in its likeliest."""
    match = re.search(rb"charset=[\"']?([\w-]+)", data[:4096])
    if match and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def from_text(text: str, reader: str, form: str) -> Document:
    """HTML text in, document out; ``reader`` and ``form`` name it."""
    if not text.strip():
        raise ReadingError("empty", "The file holds no text.")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if any(piece.partition(">")[0].count("=") > MAX_ATTRIBUTES for piece in text.split("<")):
        raise ReadingError("unsafe", "The page gives one element thousands of attributes.")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("corrupt", "The page is damaged and cannot be read.") from error
    walker = _Walker(css.Sheet(root))
    walker.block(root, _Place())
    walker.end_line()
    return walker.flow.document(reader, form)


class _Walker:
    def __init__(self, sheet: css.Sheet) -> None:
        self.flow = Flow()
        self.sheet = sheet
        self.open = _Open()
        self.number: int | None = None
        self.blanks = 0
        self.item = False

    def block(self, item: Element, place: _Place) -> None:
        """An element and all below it."""
        if place.depth > MAX_DEPTH:
            raise ReadingError("unsafe", "The page nests its elements too deep.")
        tag = str(item.tag).lower() if isinstance(item.tag, str) else ""
        if tag in _NOT_SHOWN or tag == "":
            return
        if tag == "br":
            self.end_line(keep_bullet=True)
            self.number = self.number + 1 if self.number is not None else None
            return
        place = self._place(item, tag, place)
        if tag in _BLOCKS:
            self.end_line()
            self._note_line(item)
            self.item = self.item or tag == "li"
        if tag == "table":
            self._table(item, place)
            return
        target = item.get("href") if tag == "a" else None
        start = len(self.open.pieces)
        self._text(item.text, place)
        for part in item:
            self.block(part, place)
            self._text(part.tail, place)
        if target and not target.startswith(("#", "javascript:")):
            shown = "".join(text for text, _place in self.open.pieces[start:])
            self.flow.links.append(Link(1, target.strip(), re.sub(r"\s+", " ", shown).strip()[:200]))
        if tag in _BLOCKS:
            self.end_line()

    def _note_line(self, item: Element) -> None:
        line = item.get("data-line")
        if line and line.isdigit():
            self.number = int(line)

    def _table(self, item: Element, place: _Place) -> None:
        for number, row in enumerate((r for r in item.iter("tr") if _table_of(r) is item), start=1):
            start = len(self.flow.lines)
            self._note_line(row)
            for column, cell in enumerate((c for c in row if c.tag in _CELLS), start=1):
                self.block(cell, replace(place, cell=f"{number}.{column}"))
                self.end_line()
            table.join_row(self.flow.lines, start)

    def _text(self, text: str | None, place: _Place) -> None:
        if not text:
            return
        if place.verbatim or self.number is not None:
            parts = text.split("\n")
            for index, part in enumerate(parts):
                if index:
                    self.end_line(keep_bullet=True)
                    self.number = self.number + 1 if self.number is not None else None
                self.open.pieces.append((part, place))
        else:
            self.open.pieces.append((re.sub(r"[ \t\r\n\f]+", " ", text), place))

    def end_line(self, *, keep_bullet: bool = False) -> None:
        """What was collected becomes a line."""
        pieces, self.open = self.open.pieces, _Open()
        shown: list[tuple[str, _Place]] = []
        for text, place in pieces:
            how = place.hidden or place.look.hidden(place.ground, place.unsure, place.others)
            if how and text.strip():
                self.flow.hide(text, "vanish" if how == _INVISIBLE else how)
            else:
                shown.append((text, place))
        text = "".join(piece for piece, _place in shown)
        if not text.strip():
            return
        first = next(place for piece, place in shown if piece.strip())
        letters = sum(len(piece.strip()) for piece, _place in shown)
        weights: dict[float, int] = {}
        for piece, place in shown:
            weights[place.look.size or sight.BASE] = weights.get(place.look.size or sight.BASE, 0) + len(
                piece.strip()
            )
        last = self.flow.lines[-1].number if self.flow.lines else 0
        self.flow.add(
            text,
            number=max(self.number, last + 1) if self.number is not None else None,
            gap=1.0 if first.style and first.style.startswith("h") else 0.0,
            size=max(weights, key=lambda size: (weights[size], size)),
            bold=sum(len(p.strip()) for p, place in shown if place.look.bold) > 0.6 * letters,
            italic=sum(len(p.strip()) for p, place in shown if place.look.italic) > 0.6 * letters,
            style=first.style,
            bullet=self.item,
            cell=first.cell,
            region=first.region,
            tails=tails_of([(piece, place.look.face) for piece, place in shown]),
        )
        self.item = False

    def _place(self, item: Element, tag: str, place: _Place) -> _Place:
        look = place.look
        if tag in _SIZES:
            look = replace(look, size=_SIZES[tag])
        if tag in _BOLD:
            look = replace(look, bold=True)
        if tag in _ITALIC:
            look = replace(look, italic=True)
        out = replace(
            place,
            look=look,
            depth=place.depth + 1,
            style=tag if re.fullmatch(r"h[1-6]", tag) else place.style,
            verbatim=place.verbatim or tag == "pre",
        )
        if tag == "aside":
            out = replace(out, region="sidebar")
        if item.get("hidden") is not None:
            out = replace(out, hidden="vanish")
        if tag == "dialog" and item.get("open") is None:
            out = replace(out, hidden="vanish")
        if tag == "font" and item.get("color"):
            out = replace(out, look=replace(out.look, colour=css_values.colour(item.get("color").lower())[0]))
        if item.get("bgcolor"):
            out = replace(out, ground=css_values.colour(item.get("bgcolor").lower())[0] or out.ground)
        return _styled(out, self.sheet.declared(item))


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _styled(place: _Place, declared: list[tuple[str, str]]) -> _Place:
    """A place with the declarations of one element, the stronger ones last."""
    told = dict(declared)
    below = place
    look = sight.letters(place.look, told)
    for name in ("background", "background-color", "background-image"):
        place = _grounded(place, told.get(name, ""), look)
    clipped = "text" in (told.get("background-clip") or told.get("-webkit-background-clip") or "")
    if clipped:  # the letters are windows onto the ground, which itself is not drawn
        shades = (place.ground,) if place.ground else place.others
        look = replace(look, transparent=False, colour=darkest(one for one in shades if one))
        place = replace(place, ground=below.ground, unsure=below.unsure, others=below.others)
    opaque = place.opaque * sight.opacity(told)
    ground = place.ground or (PAPER if not place.unsure and not place.others else None)
    hidden = place.hidden or sight.removed(told) or ("transparent" if opaque <= sight.FAINT else None)
    hidden = hidden or sight.out_of_sight(told, place.placed, look.size or sight.BASE)
    if ground and sight.blended_away(told.get("mix-blend-mode", ""), look.colour or "000000", ground):
        hidden = hidden or "transparent"
    if told.get("visibility") in {"hidden", "collapse"}:
        hidden = hidden or _INVISIBLE
    elif told.get("visibility") == "visible" and hidden == _INVISIBLE:
        hidden = None
    placed = place.placed or told.get("position") in {"absolute", "fixed", "relative", "sticky"}
    return replace(place, look=look, hidden=hidden, opaque=opaque, placed=placed)


def _grounded(place: _Place, value: str, look: Look) -> _Place:
    """A place with one declaration of its background."""
    if not value:
        return place
    if "currentcolor" in value:
        return replace(place, ground=look.colour or "000000", unsure=False, others=())
    if "url" in value or "var(" in value:
        return replace(place, ground=None, unsure=True)
    if "gradient" in value:
        shades = css_values.colours(value)
        if any(opaque < 0.9 for _, opaque in shades) or not shades:
            return replace(place, unsure=True, ground=None)
        first, *rest = [code for code, _ in shades if code]
        return replace(place, ground=first, unsure=False, others=tuple(rest))
    found, opaque = css_values.colour(value)
    if found and opaque > 0.9:
        return replace(place, ground=found, unsure=False, others=())
    if found and opaque > sight.FAINT:
        return replace(place, ground=None, unsure=True)
    return place
