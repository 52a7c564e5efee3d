"""DOCX files, read from their XML: everything that Word shows, in the reader's order.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Headers, footers, text boxes, nested tables,
content controls, tracked insertions and notes are read; deletions, comments and field codes are not. Words that Word
does not show (hidden, white, tiny, off the page) are kept apart.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from pipeline.errors import ReadingError
from pipeline.reading import docx_parts as parts
from pipeline.reading import docx_styles as looks
from pipeline.reading import table
from pipeline.reading.docx_cover import Covers
from pipeline.reading.docx_styles import Look, Styles
from pipeline.reading.docx_theme import Theme
from pipeline.reading.flowing import Flow
from pipeline.reading.package import Element, Package, attribute, child, core_date, local
from pipeline.reading.shifts import tails_of
from pipeline.records import Document, Link

MAX_DEPTH = 40  # of nested tables and text boxes
_SKIPPED = {
    "del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr",
    "commentRangeStart", "commentRangeEnd", "commentReference", "bookmarkStart", "bookmarkEnd", "proofErr", "fldData",
    "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator", "rt",
}  # fmt: skip
_FIELD_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass(slots=True)
class _Piece:
    text: str
    look: Look


@dataclass(slots=True)
class _Context:
    """Where in the document a block stands."""

    rels: dict[str, str]
    region: str = "body"
    cell: str | None = None
    ground: str | None = None
    unsure_ground: bool = False
    hidden: str | None = None  # how everything in it is hidden
    depth: int = 0
    others: tuple[str, ...] = ()  # grounds that may lie below it besides paper
    runs: tuple[Element, ...] = ()  # what the style of the table around it says of letters


@dataclass(slots=True)
class _Paragraph:
    lines: list[list[_Piece]] = field(default_factory=lambda: [[]])
    boxes: list[Element] = field(default_factory=list)
    floats: bool = False  # a drawing hangs on it
    breaks: dict[int, int] = field(default_factory=dict)  # index of a line -> page breaks before it
    field_codes: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)


def read_docx(path: Path) -> Document:
    """A DOCX in, its visible lines out. Raises ReadingError: corrupt, encrypted, empty, unsafe, too_large."""
    with Package(path) as package:
        return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.flow = Flow()
        self.main = self._main_part()
        folder = posixpath.dirname(self.main)
        self.theme = Theme(package, folder)
        self.styles = Styles(self._xml(posixpath.join(folder, "styles.xml")))
        self.lists = parts.lists(package.xml(posixpath.join(folder, "numbering.xml")))
        self.page = (612.0, 792.0)
        self.blanks = 0

    def _main_part(self) -> str:
        for target, kind in parts.relations(self.package, "").values():
            if kind.endswith("/officeDocument"):
                return target
        if self.package.has("word/document.xml"):
            return "word/document.xml"
        raise ReadingError("corrupt", "The file is no Word document: it has no text part.")

    def _xml(self, name: str) -> Element | None:
        return self.theme.settle(self.package.xml(name))

    def read(self) -> Document:
        root = self._xml(self.main)
        body = child(root, "body")
        if body is None:
            raise ReadingError("corrupt", "The Word document has no body.")
        relations = parts.relations(self.package, self.main)
        rels = {key: target for key, (target, _kind) in relations.items()}
        self._page_size(body)
        self.covers = Covers(body, self.page)
        self.others, unsure = parts.grounds_behind(body)
        ground = self._background(root, folder=posixpath.dirname(self.main))
        self._edges(body, relations, "header", unsure)
        self._blocks(body, _Context(rels, ground=ground, unsure_ground=unsure, others=self.others))
        for kind in ("footnotes", "endnotes"):
            self._notes(relations, kind, parts.told(body, kind[:-1]))
        self._edges(body, relations, "footer", unsure)
        self.flow.document_date = core_date(self._core())
        return self.flow.document("docx", "docx")

    def _background(self, root: Element, folder: str) -> str | None:
        """Colour of the page, which Word shows only where the settings say so."""
        background = child(root, "background")
        if background is None:
            return None
        shown = child(self.package.xml(posixpath.join(folder, "settings.xml")), "displayBackgroundShape")
        return looks.colour(attribute(background, "color")) if shown is not None and looks.on(shown) else None

    def _core(self) -> Element | None:
        for target, kind in parts.relations(self.package, "").values():
            if kind.endswith("/core-properties"):
                return self.package.xml(target)
        return None

    def _page_size(self, body: Element) -> None:
        for item in body.iter():
            if local(item) == "pgSz":
                width, height = attribute(item, "w"), attribute(item, "h")
                if width and height and width.isdigit() and height.isdigit():
                    self.page = (int(width) / 20, int(height) / 20)

    # --- parts around the body ---------------------------------------------------------------------------
    def _edges(self, body: Element, relations: dict[str, tuple[str, str]], kind: str, unsure: bool) -> None:
        """Headers or footers, each text once, in the order of the sections that use them."""
        seen: set[str] = set()
        settings = self.package.xml(posixpath.join(posixpath.dirname(self.main), "settings.xml"))
        for reference in body.iter():
            if local(reference) != f"{kind}Reference" or parts.unused(reference, settings):
                continue
            target = relations.get(attribute(reference, "id") or "", ("", ""))[0]
            if not target or target in seen or not self.package.has(target):
                continue
            seen.add(target)
            part = self._xml(target)
            text = "".join(part.itertext()) if part is not None else ""
            if text in seen:
                continue
            seen.add(text)
            rels = {key: value for key, (value, _kind) in parts.relations(self.package, target).items()}
            self._blocks(part, _Context(rels, region=kind, unsure_ground=unsure, others=self.others))

    def _notes(self, relations: dict[str, tuple[str, str]], kind: str, told: set[str]) -> None:
        for target, relation in relations.values():
            if relation.endswith(f"/{kind}") and self.package.has(target):
                for note in self._part(target):
                    if attribute(note, "type") in {None, "normal"} and attribute(note, "id") in told:
                        self._blocks(note, _Context({}))

    def _part(self, name: str) -> list[Element]:
        root = self._xml(name)
        return [] if root is None else list(root)

    # --- blocks ------------------------------------------------------------------------------------------
    def _blocks(self, parent: Element, context: _Context) -> None:
        if context.depth > MAX_DEPTH:
            raise ReadingError("unsafe", "The document nests tables or boxes too deep.")
        for item in parent:
            name = local(item)
            if name == "p":
                self._paragraph(item, context)
            elif name == "tbl":
                self._table(item, context)
            elif name == "AlternateContent":
                self._blocks(parts.choice(item), context)
            elif name not in _SKIPPED and name not in {"altChunk", "drawing", "pict"}:
                self._blocks(item, _deeper(context))

    def _table(self, item: Element, context: _Context) -> None:
        properties = child(item, "tblPr")
        named = child(properties, "tblStyle")
        style = self.styles.get(attribute(named, "val")) if named is not None else None
        ground = looks.shading(properties) or (style.cell_ground if style else None) or context.ground
        others = context.others + (style.grounds if style else ())
        far = context.hidden or parts.table_hidden(properties, self.page)
        for row_number, row in enumerate(parts.rows(item), start=1):
            start = len(self.flow.lines)
            hidden = far or parts.row_hidden(row)
            for cell_number, cell in enumerate(parts.cells(row), start=1):
                cell_ground = looks.shading(child(cell, "tcPr"))
                place = f"{row_number}.{cell_number}"
                inner = _Context(
                    context.rels, context.region, place, cell_ground or ground,
                    context.unsure_ground and cell_ground is None, hidden, context.depth + 1,
                    () if cell_ground else others, context.runs + (style.run if style else ()),
                )  # fmt: skip
                self._blocks(cell, inner)
            table.join_row(self.flow.lines, start)

    def _paragraph(self, item: Element, context: _Context) -> None:
        properties = child(item, "pPr")
        named = child(properties, "pStyle")
        identity = attribute(named, "val") if named is not None else self.styles.default_paragraph
        style = self.styles.get(identity)
        look = self.styles.default
        for run_properties in context.runs:  # of the letters' look only what can hide them
            told = looks.apply(look, run_properties)
            look = replace(look, vanish=told.vanish, colour=told.colour)
        for run_properties in style.run if style else ():
            look = looks.apply(look, run_properties)
        own_ground = looks.shading(properties) or (style.ground if style else None)
        ground = own_ground or context.ground
        found = _Paragraph()
        self._inline(item, look, context, found)
        hidden = context.hidden or parts.frame_hidden(properties, self.page)
        space = child(properties, "spacing")
        if hidden is None and parts.lines_squeezed(
            space if space is not None else (style.spacing if style else None)
        ):
            hidden = "clip"
        if hidden is None and found.floats and context.region == "body":
            letters = sum(len(piece.text.strip()) for pieces in found.lines for piece in pieces)
            if self.covers.hide_paragraph(item, letters, look.size or looks.ORDINARY):
                hidden = "covered"
        number = child(properties, "numPr", "numId")
        numbering = attribute(number, "val") if number is not None else (style.numbering if style else None)
        bullet = numbering not in {None, "0"} and numbering in self.lists
        style_name = style.name if style else None
        if style_name and re.match(r"heading|title", style_name, re.IGNORECASE):
            bullet = False
        before = parts.twentieths(attribute(space, "before")) if space is not None else None
        before = before if before is not None else (style.before if style else 0.0)
        place = replace(context, others=()) if own_ground else context
        self._emit(found, place, ground, hidden, bullet, style_name, before, parts.indent(properties))
        for target, text in found.links:
            self.flow.links.append(Link(self.flow.page, target, text.strip()[:200]))
        for box in found.boxes:
            self._box(box, context)

    def _emit(
        self, found: _Paragraph, context: _Context, ground: str | None, hidden: str | None, bullet: bool,
        style: str | None, before: float, indent: float | None,
    ) -> None:  # fmt: skip
        for index, pieces in enumerate(found.lines):
            self.flow.page += found.breaks.get(index, 0)
            shown: list[_Piece] = []
            for piece in pieces:
                how = hidden or piece.look.hidden(ground, context.unsure_ground, context.others)
                if how is None and piece.look.pictograms and looks.SPELLED.search(piece.text):
                    how = "pictograms"
                if how and piece.text.strip():
                    self.flow.hide(piece.text, how)
                else:
                    shown.append(piece)
            text = "".join(piece.text for piece in shown)
            if not text.strip():
                self.blanks += 1
                continue
            sizes: Counter[float] = Counter()
            for piece in shown:
                sizes[piece.look.size or 11.0] += len(piece.text.strip())
            size = max(sizes.items(), key=lambda pair: (pair[1], pair[0]))[0]
            letters = sum(len(p.text.strip()) for p in shown)
            self.flow.add(
                text,
                gap=round((before if index == 0 else 0.0) / size + self.blanks, 2),
                size=size,
                bold=sum(len(p.text.strip()) for p in shown if p.look.bold) > 0.6 * letters,
                italic=sum(len(p.text.strip()) for p in shown if p.look.italic) > 0.6 * letters,
                style=style,
                bullet=bullet and index == 0,
                cell=context.cell,
                region=context.region,
                x0=indent,
                tails=tails_of([(piece.text, piece.look.face) for piece in shown]),
            )
            self.blanks = 0

    # --- inside a paragraph ------------------------------------------------------------------------------
    def _inline(self, parent: Element, look: Look, context: _Context, found: _Paragraph) -> None:
        for item in parent:
            name = local(item)
            if name == "r":
                self._run(item, look, context, found)
            elif name == "hyperlink":
                self._hyperlink(item, look, context, found)
            elif name == "AlternateContent":
                self._inline(parts.choice(item), look, context, found)
            elif name in {"drawing", "pict", "object"}:
                found.boxes.extend(parts.boxes(item))
                found.floats = True
            elif name == "t":  # of mathematics
                found.lines[-1].append(_Piece(item.text or "", look))
            elif name not in _SKIPPED:
                self._inline(item, look, context, found)

    def _hyperlink(self, item: Element, look: Look, context: _Context, found: _Paragraph) -> None:
        start = len(found.lines[-1])
        self._inline(item, look, context, found)
        target = context.rels.get(attribute(item, "id") or "", "")
        if target:
            found.links.append((unquote(target), "".join(p.text for p in found.lines[-1][start:])))

    def _run(self, run: Element, look: Look, context: _Context, found: _Paragraph) -> None:
        properties = child(run, "rPr")
        named = child(properties, "rStyle")
        style = self.styles.get(attribute(named, "val")) if named is not None else None
        for run_properties in style.run if style else ():
            look = looks.apply(look, run_properties)
        look = looks.apply(look, properties)
        self._run_content(run, look, found)

    def _run_content(self, run: Element, look: Look, found: _Paragraph) -> None:
        for item in run:
            name = local(item)
            if name == "t":
                found.lines[-1].append(_Piece(item.text or "", look))
            elif name in {"tab", "ptab"}:
                found.lines[-1].append(_Piece("\t", look))
            elif name in {"br", "cr"}:
                found.lines.append([])
                if attribute(item, "type") == "page":
                    found.breaks[len(found.lines) - 1] = 1
            elif name == "lastRenderedPageBreak":
                if any(p.text.strip() for p in found.lines[-1]):
                    continue  # a paragraph that flows over a page stays with its first line
                found.breaks[len(found.lines) - 1] = 1
            elif name == "noBreakHyphen":
                found.lines[-1].append(_Piece("-", look))
            elif name == "sym":
                found.lines[-1].append(_Piece(parts.symbol(item), look))
            elif name == "instrText":
                match = _FIELD_LINK.search(item.text or "")
                if match:
                    found.links.append((match[1], ""))
            elif name == "AlternateContent":
                self._run_content(parts.choice(item), look, found)
            elif name in {"drawing", "pict", "object"}:
                found.boxes.extend(parts.boxes(item))
                found.floats = True

    # --- text boxes and frames ---------------------------------------------------------------------------
    def _box(self, box: Element, context: _Context) -> None:
        inner = _deeper(context)
        inner.region = "textbox" if context.region == "body" else context.region
        inner.hidden = context.hidden or parts.box_hidden(box, self.page)
        if inner.hidden is None and self.covers.hide_box(box):
            inner.hidden = "covered"
        fill = parts.box_fill(box)
        if fill is not None:
            inner.ground, inner.unsure_ground, inner.others = fill, False, ()
        elif parts.has_fill(box):
            inner.unsure_ground = True
        self._blocks(box, inner)


def _deeper(context: _Context) -> _Context:
    return replace(context, depth=context.depth + 1)
