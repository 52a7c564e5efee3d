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
from pipeline.reading import table
from pipeline.reading.docx_styles import Look, colour
from pipeline.reading.flowing import Flow
from pipeline.reading.package import Element
from pipeline.reading.plain import MAX_BYTES, decode
from pipeline.records import Document, Link

MAX_DEPTH = 150
BASE = 12.0  # points
_SIZES = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0, "small": 10.0, "big": 14.0}
_NOT_SHOWN = {"script", "style", "head", "template", "noscript", "title", "meta", "link", "svg", "iframe", "object", "select",
              "textarea", "canvas", "audio", "video", "datalist"}  # fmt: skip
_BLOCKS = {"p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "ul", "ol", "li", "dl", "dt", "dd", "table",
           "tr", "thead", "tbody", "tfoot", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "address", "blockquote", "pre", "form",
           "fieldset", "figure", "figcaption", "hr", "body", "html", "center", "details", "summary"}  # fmt: skip
_CELLS = {"td", "th"}
_BOLD = {"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt"}
_ITALIC = {"i", "em", "cite", "var", "address"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_LENGTH = re.compile(r"(-?[\d.]+)(px|pt|em|rem|%|in|cm|mm|vw|vh)?")
_NAMED_SIZES = {
    "xx-small": 7.0,
    "x-small": 8.0,
    "small": 10.0,
    "medium": 12.0,
    "large": 14.0,
    "x-large": 18.0,
    "xx-large": 24.0,
}


_PLAIN = Look(size=BASE)


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


@dataclass(slots=True)
class _Open:
    pieces: list[tuple[str, _Place]] = field(default_factory=list)


def read_html(path: Path) -> Document:
    """An HTML file in, its visible lines out. Raises ReadingError: corrupt, empty, too_large."""
    data = path.read_bytes()
    if len(data) > 4 * MAX_BYTES:
        raise ReadingError("too_large", "The page has more than 20 MB.")
    return from_text(_decode(data), "html", "html")


def read_markdown(path: Path) -> Document:
    """A Markdown file in, its lines out (``number``: line of the file). Raises ReadingError as for plain text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  - only where Markdown is met

    text = decode(path.read_bytes())
    front = re.match(r"---\r?\n.*?\r?\n---\r?\n", text, re.DOTALL)
    if front:  # metadata of a site builder: not shown, but line numbers stay
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    for token in tokens:
        if token.map and (token.nesting == 1 or token.type in {"fence", "code_block"}):
            token.attrSet("data-line", str(token.map[0] + 1))
    return from_text(str(parser.renderer.render(tokens, parser.options, {})), "markdown", "md")


def _decode(data: bytes) -> str:
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
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError("corrupt", "The page is damaged and cannot be read.") from error
    walker = _Walker(_stylesheet(root))
    walker.block(root, _Place())
    walker.end_line()
    return walker.flow.document(reader, form)


def _stylesheet(root: Element) -> list[tuple[str, dict[str, str]]]:
    """Rules of the page's own style sheets with one simple selector each (tag, .class, #id, tag.class)."""
    rules: list[tuple[str, dict[str, str]]] = []
    for sheet in root.iter("style"):
        text = re.sub(r"/\*.*?\*/", "", sheet.text or "", flags=re.DOTALL)
        text = re.sub(r"@media\s+print[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
        for match in _RULE.finditer(text):
            declared = _declarations(match[2])
            for selector in match[1].split(","):
                simple = selector.strip().lower()
                if re.fullmatch(r"[a-z0-9]*(?:[.#][\w-]+)?", simple) and simple:
                    rules.append((simple, declared))
    return rules


def _declarations(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            out[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return out


class _Walker:
    def __init__(self, rules: list[tuple[str, dict[str, str]]]) -> None:
        self.flow = Flow()
        self.rules: dict[str, list[dict[str, str]]] = {}
        for selector, declared in rules:
            self.rules.setdefault(selector, []).append(declared)
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
            how = place.hidden or place.look.hidden(place.ground, place.unsure)
            if how and text.strip():
                self.flow.hide(text, how)
            else:
                shown.append((text, place))
        text = "".join(piece for piece, _place in shown)
        if not text.strip():
            return
        first = next(place for piece, place in shown if piece.strip())
        letters = sum(len(piece.strip()) for piece, _place in shown)
        weights: dict[float, int] = {}
        for piece, place in shown:
            weights[place.look.size or BASE] = weights.get(place.look.size or BASE, 0) + len(piece.strip())
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
        if tag == "font" and item.get("color"):
            out = replace(out, look=replace(out.look, colour=colour(item.get("color"))))
        if item.get("bgcolor"):
            out = replace(out, ground=colour(item.get("bgcolor")) or out.ground)
        for declared in self._declared(item, tag):
            out = _styled(out, declared)
        return out

    def _declared(self, item: Element, tag: str) -> list[dict[str, str]]:
        found = list(self.rules.get(tag, ()))
        names = [f".{name.lower()}" for name in (item.get("class") or "").split()]
        if item.get("id"):
            names.append(f"#{item.get('id').lower()}")
        for name in names:
            found.extend(self.rules.get(name, ()))
            found.extend(self.rules.get(tag + name, ()))
        if item.get("style"):
            found.append(_declarations(item.get("style")))
        return found


def _table_of(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _styled(place: _Place, declared: dict[str, str]) -> _Place:
    look = place.look
    for name, value in declared.items():
        if name == "display":
            place = replace(place, hidden="vanish" if value == "none" else place.hidden)
        elif name == "visibility":
            place = replace(place, hidden="vanish" if value in {"hidden", "collapse"} else None)
        elif name == "opacity":
            if _number(value) <= 0.05:
                place = replace(place, hidden="transparent")
        elif name == "color":
            if value == "transparent" or re.fullmatch(r"rgba\([^)]*,\s*0(?:\.0+)?\)", value):
                place = replace(place, hidden="transparent")
            else:
                look = replace(look, colour=_css_colour(value))
        elif name in {"background-color", "background"}:
            found = _css_colour(value)
            if found:
                place = replace(place, ground=found, unsure=False)
            elif "url" in value or "gradient" in value or "var(" in value:
                place = replace(place, ground=None, unsure=True)
        elif name == "font-size":
            look = replace(look, size=_font_size(value, look.size or BASE))
        elif name == "font-weight":
            look = replace(look, bold=value in {"bold", "bolder", "600", "700", "800", "900"})
        elif name == "font-style":
            look = replace(look, italic=value in {"italic", "oblique"})
        elif name in {"left", "top", "text-indent", "margin-left", "right"} and _length(value) < -500:
            place = replace(place, hidden="off_page")
    return replace(place, look=look)


def _css_colour(value: str) -> str | None:
    match = re.search(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)", value)
    if match:
        return "".join(f"{min(int(match[k]), 255):02X}" for k in (1, 2, 3))
    match = re.search(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b", value)
    return colour(match[0]) if match else colour(value)


def _font_size(value: str, parent: float) -> float:
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    match = _LENGTH.fullmatch(value)
    if not match:
        return parent
    number, unit = float(match[1]), match[2] or "px"
    factor = {
        "px": 0.75,
        "em": parent,
        "rem": BASE,
        "%": parent / 100,
        "in": 72.0,
        "cm": 28.35,
        "mm": 2.835,
    }.get(unit, 1.0)
    return round(number * factor, 2)


def _length(value: str) -> float:
    match = _LENGTH.match(value)
    return (
        float(match[1]) * (16.0 if match[2] in {"em", "rem"} else 10.0 if match[2] == "%" else 1.0)
        if match
        else 0.0
    )


def _number(value: str) -> float:
    try:
        return float(value.rstrip("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        return 1.0
