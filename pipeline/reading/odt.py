"""ODT files (LibreOffice), read from their XML.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Running heads, frames, tables, lists and notes are
read; deleted text and comments are not. Words that are set hidden, white, tiny or off the page are kept apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import ReadingError
from pipeline.reading import docx_styles as looks
from pipeline.reading import table
from pipeline.reading.docx_styles import Look
from pipeline.reading.flowing import Flow
from pipeline.reading.package import Element, Package, attribute, child, core_date, local
from pipeline.reading.shifts import tails_of
from pipeline.records import Document, Link

MAX_DEPTH = 60
_SKIPPED = {
    "tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "bookmark", "table-column", "title", "desc",
    "soft-page-break", "note-citation", "event-listeners", "script",
}  # fmt: skip
FLAT = 3.0  # points; in a line or box no higher than this nobody reads anything
_BOX = 1000.0  # points; frames pushed farther out than this are off any page


@dataclass(frozen=True, slots=True)
class _Place:
    region: str = "body"
    cell: str | None = None
    ground: str | None = None
    bullet: bool = False
    hidden: str | None = None
    depth: int = 0
    unsure: bool = False


def read_odt(path: Path) -> Document:
    """An ODT in, its visible lines out. Raises ReadingError: corrupt, encrypted, empty, unsafe."""
    with Package(path) as package:
        manifest = package.xml("META-INF/manifest.xml")
        if manifest is not None and any(local(e) == "encryption-data" for e in manifest.iter()):
            raise ReadingError("encrypted", "The document is locked with a password; ask for an open copy.")
        content = package.xml("content.xml")
        body = child(content, "body", "text")
        if body is None:
            raise ReadingError("corrupt", "The file holds no text document.")
        styles = package.xml("styles.xml")
        reader = _Reader([root for root in (styles, content) if root is not None])
        reader.edges(styles, {"header", "header-first"}, "header")
        reader.blocks(body, _Place())
        reader.edges(styles, {"footer", "footer-first"}, "footer")
        reader.flow.document_date = core_date(package.xml("meta.xml"))
        return reader.flow.document("odt", "odt")


class _Reader:
    def __init__(self, roots: list[Element]) -> None:
        self.flow = Flow()
        self.styles: dict[str, Element] = {}
        for root in roots:
            for item in root.iter():
                if local(item) in {"style", "default-style"}:
                    name = attribute(item, "name") or f"default {attribute(item, 'family')}"
                    self.styles[name] = item
        self.lines: list[list[tuple[str, Look]]] = [[]]
        self.boxes: list[Element] = []
        self.blanks = 0
        self.unsure = any(attribute(e, "run-through") == "background" for r in roots for e in r.iter())

    # --- styles ------------------------------------------------------------------------------------------
    def _chain(self, name: str | None) -> list[Element]:
        chain: list[Element] = []
        while name and name in self.styles and len(chain) < 20:
            chain.insert(0, self.styles[name])
            name = attribute(self.styles[name], "parent-style-name")
        return chain

    def _look(self, look: Look, name: str | None) -> Look:
        for style in self._chain(name):
            properties = child(style, "text-properties")
            if properties is not None:
                look = _apply(look, properties)
        return look

    def _name(self, name: str | None) -> str | None:
        """Name of the first style of a chain that a person gave, not the program (P1, P2 ...)."""
        while name and re.fullmatch(r"P\d+", name) and name in self.styles:
            name = attribute(self.styles[name], "parent-style-name")
        return name.replace("_20_", " ") if name else None

    def _ground(self, name: str | None, family: str) -> str | None:
        ground = None
        for style in self._chain(name):
            properties = child(style, f"{family}-properties")
            if properties is not None:
                ground = looks.colour(attribute(properties, "background-color")) or ground
                if (attribute(properties, "fill") or "") == "solid":
                    ground = looks.colour(attribute(properties, "fill-color")) or ground
        return ground

    def _out_of_sight(self, name: str | None) -> str | None:
        """How a paragraph's style hides it: in lines without height, or beside the page."""
        told: dict[str, str] = {}
        for style in self._chain(name):
            properties = child(style, "paragraph-properties")
            if properties is not None:
                told.update((str(key).rpartition("}")[2], value) for key, value in properties.attrib.items())
        height = told.get("line-height", "")
        if 0 < _points(height) < FLAT or re.fullmatch(r"\d(?:\.\d{1,4})?%", height):
            return "clip"
        left, first = _points(told.get("margin-left")), _points(told.get("text-indent"))
        return "off_page" if max(abs(left), abs(left + first)) > _BOX else None

    # --- blocks ------------------------------------------------------------------------------------------
    def edges(self, styles: Element | None, kinds: set[str], region: str) -> None:
        """Running heads or feet of all page styles, each text once."""
        seen: set[str] = set()
        for item in styles.iter() if styles is not None else ():
            if local(item) in kinds:
                text = "".join(item.itertext()).strip()
                if text and text not in seen and (attribute(item, "display") or "true") == "true":
                    seen.add(text)
                    self.blocks(item, _Place(region=region))

    def blocks(self, parent: Element, place: _Place) -> None:
        """All blocks below an element in order."""
        if place.depth > MAX_DEPTH:
            raise ReadingError("unsafe", "The document nests tables or boxes too deep.")
        place = replace(place, depth=place.depth + 1)
        for item in parent:
            name = local(item)
            if name in {"p", "h"}:
                self._paragraph(item, place)
                place = replace(place, bullet=False) if local(parent) == "list-item" else place
            elif name == "list":
                self.blocks(item, place)
            elif name in {"list-item", "list-header"}:
                self.blocks(item, replace(place, bullet=name == "list-item"))
            elif name == "table":
                self._table(item, place)
            elif name == "section" and _is_hidden(item):
                self.blocks(item, replace(place, hidden="vanish"))
            elif name not in _SKIPPED:
                self.blocks(item, place)

    def _table(self, item: Element, place: _Place) -> None:
        ground = self._ground(attribute(item, "style-name"), "table") or place.ground
        rows = [row for row in item.iter() if local(row) == "table-row" and _owner(row) is item]
        for number, row in enumerate(rows, start=1):
            start = len(self.flow.lines)
            row_ground = self._ground(attribute(row, "style-name"), "table-row") or ground
            hidden = "vanish" if attribute(row, "visibility") in {"collapse", "filter"} else place.hidden
            for column, cell in enumerate((c for c in row if local(c) == "table-cell"), start=1):
                own = self._ground(attribute(cell, "style-name"), "table-cell") or row_ground
                inner = replace(place, cell=f"{number}.{column}", ground=own, hidden=hidden)
                self.blocks(cell, inner)
            table.join_row(self.flow.lines, start)

    def _paragraph(self, item: Element, place: _Place) -> None:
        outer_lines, outer_boxes = self.lines, self.boxes
        self.lines, self.boxes = [[]], []
        style = attribute(item, "style-name")
        if any(
            local(part) == "hidden-paragraph" and attribute(part, "is-hidden") == "true"
            for part in item.iter()
        ):
            place = replace(place, hidden="vanish")
        look = self._look(self._look(Look(size=12.0), "default paragraph"), style)
        self._inline(item, look)
        ground = self._ground(style, "paragraph") or place.ground
        if place.hidden is None:
            place = replace(place, hidden=self._out_of_sight(style))
        name = self._name(style)
        if local(item) == "h":
            name = f"Heading {attribute(item, 'outline-level') or '1'}"
        lines, boxes = self.lines, self.boxes
        self.lines, self.boxes = outer_lines, outer_boxes
        for index, pieces in enumerate(lines):
            self._emit(pieces, place, ground, name, place.bullet and index == 0 and local(item) == "p")
        for box in boxes:
            self._box(box, place)

    def _emit(
        self,
        pieces: list[tuple[str, Look]],
        place: _Place,
        ground: str | None,
        style: str | None,
        bullet: bool,
    ) -> None:
        shown: list[tuple[str, Look]] = []
        for text, look in pieces:
            how = place.hidden or look.hidden(ground, place.unsure or self.unsure)
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
        letters = sum(len(piece.strip()) for piece, _look in shown)
        self.flow.add(
            text,
            gap=float(self.blanks),
            size=max(weights, key=lambda size: (weights[size], size)),
            bold=sum(len(p.strip()) for p, look in shown if look.bold) > 0.6 * letters,
            italic=sum(len(p.strip()) for p, look in shown if look.italic) > 0.6 * letters,
            tails=tails_of([(text, look.face) for text, look in shown]),
            style=style,
            bullet=bullet,
            cell=place.cell,
            region=place.region,
        )
        self.blanks = 0

    def _inline(self, parent: Element, look: Look) -> None:
        if parent.text:
            self.lines[-1].append((re.sub(r"\s+", " ", parent.text), look))
        for item in parent:
            self._inline_item(item, look)
            if item.tail:
                self.lines[-1].append((re.sub(r"\s+", " ", item.tail), look))

    def _inline_item(self, item: Element, look: Look) -> None:
        name = local(item)
        if name == "tab":
            self.lines[-1].append(("\t", look))
        elif name == "s":
            self.lines[-1].append((" " * min(int(attribute(item, "c") or "1"), 200), look))
        elif name == "line-break":
            self.lines.append([])
        elif name == "frame":
            self.boxes.append(item)
        elif name == "hidden-text":
            self.flow.hide(attribute(item, "string-value") or "".join(item.itertext()), "vanish")
        elif name == "hidden-paragraph":
            return
        elif name == "note":
            self.boxes.append(item)
        elif name == "a":
            start = len(self.lines[-1])
            self._inline(item, look)
            target = attribute(item, "href") or ""
            if target and not target.startswith("#"):
                text = "".join(t for t, _look in self.lines[-1][start:]).strip()
                self.flow.links.append(Link(self.flow.page, target, text[:200]))
        elif name in _SKIPPED:
            return
        else:
            self._inline(item, self._look(look, attribute(item, "style-name")))

    def _box(self, box: Element, place: _Place) -> None:
        style = attribute(box, "style-name")
        ground = self._ground(style, "graphic")
        far = any(
            abs(_points(attribute(box, side))) > _BOX or _points(attribute(box, side)) < -150
            for side in ("x", "y")
        )
        flat = 0 < _points(attribute(box, "height")) < FLAT and not any(
            attribute(part, "min-height") for part in box
        )
        hidden = place.hidden or ("off_page" if far else "clip" if flat else None)
        inner = replace(
            place, region="textbox" if place.region == "body" else place.region, hidden=hidden, bullet=False
        )
        self.blocks(
            box,
            replace(inner, ground=ground, unsure=True) if ground is None else replace(inner, ground=ground),
        )


def _owner(row: Element) -> Element | None:
    return next((parent for parent in row.iterancestors() if local(parent) == "table"), None)


def _apply(look: Look, properties: Element) -> Look:
    changes: dict[str, object] = {}
    for key, value in properties.attrib.items():
        name = key.rpartition("}")[2]
        if name == "font-size":
            changes["size"] = _font_size(value, look.size)
        elif name == "font-weight":
            changes["bold"] = value in {"bold", "600", "700", "800", "900"}
        elif name == "font-style":
            changes["italic"] = value in {"italic", "oblique"}
        elif name == "display":
            changes["vanish"] = value == "none"
        elif name == "color":
            changes["colour"] = looks.colour(value)
        elif name == "background-color":
            changes["ground"] = looks.colour(value)
        elif name == "text-scale":
            share = re.fullmatch(r"(\d{1,6}(?:\.\d{1,6})?)%", value)
            changes["width"] = float(share[1]) if share else 100.0
        elif name == "letter-spacing":
            changes["apart"] = _points(value)
        elif name == "text-position":
            changes.update(_raised(value, look.size or 12.0))
        elif name == "opacity":
            # LibreOffice writes 0% beside the automatic colour, where it means nothing
            changes["transparent"] = (
                value in {"0%", "0"} and attribute(properties, "use-window-font-color") != "true"
            )
    if attribute(properties, "use-window-font-color") == "true":
        changes["colour"] = None
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def _raised(value: str, size: float) -> dict[str, object]:
    """``super 58%``, ``-33% 80%``: how far letters stand above their line and what is left of their width."""
    place, _, share = value.partition(" ")
    height, left = (
        float(found[1]) / 100 if (found := re.fullmatch(r"(-?\d{1,5}(?:\.\d{1,3})?)%", one)) else None
        for one in (place, share)
    )
    return {"raised": (height or 0.0) * size, "width": 100.0 * (1.0 if left is None else left)}


def _is_hidden(section: Element) -> bool:
    """A section that is not shown: never, or by a condition that held when the file was saved."""
    display = attribute(section, "display") or ""
    return display == "none" or (display == "condition" and attribute(section, "is-hidden") == "true")


def _font_size(value: str, parent: float | None) -> float | None:
    if value.endswith("%"):
        share = re.fullmatch(r"(\d{1,4}(?:\.\d{1,4})?)%", value)
        return float(share[1]) / 100 * (parent or 12.0) if share else parent
    return _points(value) or parent


def _points(value: str | None) -> float:
    match = re.fullmatch(r"(-?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9}))(pt|in|cm|mm|px)?", value or "")
    if not match:
        return 0.0
    return float(match[1]) * {"in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}.get(match[2] or "pt", 1.0)
