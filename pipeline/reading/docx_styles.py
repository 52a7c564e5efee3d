"""How a run of a DOCX looks: styles, direct formatting, and whether anybody can see it.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.reading.package import Element, attribute, child, local

SMALLEST = 2.0  # points
ORDINARY = 10.0
HEAPED = 0.4  # em by which each letter moves onto the one before: nothing can be read
RAISED = 150.0  # points above or below its line
PAPER = "FFFFFF"
COLOUR_DISTANCE = 0.09  # of 1: text and ground closer in luminance cannot be told apart
NAMED = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF",
    "blue": "0000FF", "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_FALSE = {"0", "false", "off", "none"}
_PICTOGRAMS = ("wingdings", "webdings", "marlett", "zapfdingbats")
SPELLED = re.compile(r"[A-Za-z]{4}")  # as a word; single letters of such a font are bullets and marks


@dataclass(frozen=True, slots=True)
class Look:
    """Formatting of a run after all styles. ``colour``/``ground``: RRGGBB, None for automatic."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    vanish: bool = False
    colour: str | None = None
    ground: str | None = None
    width: float = 100.0  # per cent of the letters' ordinary width
    apart: float = 0.0  # points between letters beyond the ordinary
    raised: float = 0.0  # points above the line
    transparent: bool = False
    edge: str | None = None  # colour of an outline or shadow of the letters
    pictograms: bool = False  # set in a font that draws pictures for letters

    @property
    def face(self) -> tuple[float | None, bool, bool]:
        """Size, boldness and slant: what a reader sees change within a line."""
        return self.size, self.bold, self.italic

    def hidden(self, ground: str | None, unsure_ground: bool, others: tuple[str, ...] = ()) -> str | None:
        """How the run is hidden on this ground, None when it can be seen. ``others``: grounds on which it may stand as
        well as on paper; it is hidden only if it is so on each."""
        if self.vanish:
            return "vanish"
        size = self.size if self.size is not None else ORDINARY
        if size <= SMALLEST or self.width <= 8 or self.apart < -HEAPED * size:
            return "size"
        if abs(self.raised) > RAISED:
            return "off_page"
        grounds = (self.ground,) if self.ground else (ground or PAPER, *others)
        if self.edge is not None and _seen(self.edge, grounds):
            return None
        if self.transparent:
            return "transparent"
        if self.colour is None:
            return None  # automatic colour turns white on a dark ground
        if unsure_ground and not (self.ground or ground):
            return None
        return None if _seen(self.colour, grounds) else "colour"


def _seen(colour: str, grounds: tuple[str, ...]) -> bool:
    """Whether a colour stands out from one of the grounds at least."""
    return any(_distance(colour, one) >= COLOUR_DISTANCE for one in grounds)


def is_pale(code: str) -> bool:
    """Hardly darker than paper."""
    return _distance(code, PAPER) < COLOUR_DISTANCE


def darkest(codes: Iterable[str]) -> str | None:
    """The darkest of some colours."""
    return min(codes, key=lambda code: (_luminance(_rgb(code)), code), default=None)


def _distance(one: str, other: str) -> float:
    a, b = _rgb(one), _rgb(other)
    return abs(_luminance(a) - _luminance(b)) + 0.5 * max(abs(x - y) for x, y in zip(a, b, strict=True))


def _rgb(code: str) -> tuple[float, float, float]:
    return (int(code[:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:6], 16) / 255)


def _luminance(rgb: tuple[float, float, float]) -> float:
    return 0.3 * rgb[0] + 0.59 * rgb[1] + 0.11 * rgb[2]


def colour(value: str | None) -> str | None:
    """A colour as written in the file -> RRGGBB, None for automatic or unknown."""
    if not value:
        return None
    value = NAMED.get(value, value).lstrip("#").split(" ")[0]
    value = NAMED.get(value, value)
    if len(value) == 3:
        value = "".join(c * 2 for c in value)
    if len(value) == 6 and all(c in "0123456789abcdefABCDEF" for c in value):
        return value.upper()
    return None


def shading(element: Element | None) -> str | None:
    """Ground colour out of w:shd in a properties element."""
    found = child(element, "shd") if element is not None else None
    if found is None:
        return None
    if attribute(found, "val") == "solid":
        return colour(attribute(found, "color")) or "000000"
    return colour(attribute(found, "fill"))


def on(element: Element) -> bool:
    """A switch such as w:b: present means on unless its value says off."""
    return (attribute(element, "val") or "true").lower() not in _FALSE


def apply(look: Look, properties: Element | None) -> Look:
    """A look and one w:rPr in, the look after it out."""
    if properties is None:
        return look
    changes: dict[str, object] = {}
    for item in properties:
        name, value = local(item), attribute(item, "val")
        if name == "sz":
            changes["size"] = _half_points(value, look.size)
        elif name == "b":
            changes["bold"] = on(item)
        elif name == "i":
            changes["italic"] = on(item)
        elif name in {"vanish", "specVanish"}:
            changes["vanish"] = on(item)
        elif name == "color":
            changes["colour"] = colour(value)
        elif name == "shd":
            changes["ground"] = shading(properties) or look.ground
        elif name == "highlight":
            changes["ground"] = colour(value) or look.ground
        elif name == "w":
            changes["width"] = _number(value, 100.0)
        elif name == "spacing":
            changes["apart"] = _number(value, 0.0) / 20
        elif name == "rFonts":
            fonts = [attribute(item, key) for key in ("ascii", "hAnsi")]
            if any(fonts):
                changes["pictograms"] = all(
                    (one or "").lower().replace(" ", "").startswith(_PICTOGRAMS) for one in fonts if one
                )
        elif name == "position":
            changes["raised"] = _number(value, 0.0) / 2
        elif name == "textFill":
            changes["transparent"] = _is_transparent(item)
            changes["colour"] = _fill(item) or changes.get("colour", look.colour)
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def _is_transparent(fill: Element) -> bool:
    if child(fill, "noFill") is not None:
        return True
    for item in fill.iter():
        if local(item) == "alpha" and _number(attribute(item, "val"), 0.0) >= 95_000:
            return True
    return False


def _fill(fill: Element) -> str | None:
    """Colour of a text fill, of a gradient its darkest: the letters can be seen by that."""
    found = [
        code for item in fill.iter() if local(item) == "srgbClr" and (code := colour(attribute(item, "val")))
    ]
    return darkest(found)


def _half_points(value: str | None, default: float | None) -> float | None:
    number = _number(value, -1.0)
    return number / 2 if number >= 0 else default


def _number(value: str | None, default: float) -> float:
    try:
        return float((value or "").rstrip("%pt"))
    except ValueError:
        return default


@dataclass(frozen=True, slots=True)
class Style:
    """One named style with its parents already applied."""

    name: str
    run: tuple[Element, ...]  # w:rPr from the root style down
    ground: str | None
    numbering: str | None
    before: float
    grounds: tuple[str, ...]  # of a table's rows and columns of their own: where they lie is not asked
    cell_ground: str | None  # of all cells of a table
    spacing: Element | None  # the nearest w:spacing of its paragraphs


def _of_a_part(item: Element) -> bool:
    """Whether formatting is for a part of a table only: its first row, every second column."""
    return any(local(parent) == "tblStylePr" for parent in item.iterancestors())


class Styles:
    """All styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        self._raw: dict[str, Element] = {}
        self._ready: dict[str, Style] = {}
        self.default = Look()
        self.default_paragraph: str | None = None
        if root is None:
            return
        self.default = apply(Look(size=10.0), child(root, "docDefaults", "rPrDefault", "rPr"))
        for item in root:
            if local(item) != "style":
                continue
            identity = attribute(item, "styleId") or ""
            self._raw[identity] = item
            if attribute(item, "type") == "paragraph" and attribute(item, "default") in {"1", "true"}:
                self.default_paragraph = identity

    def get(self, identity: str | None) -> Style | None:
        """A style by its id, None when there is none."""
        if identity is None or identity not in self._raw:
            return None
        if identity not in self._ready:
            self._ready[identity] = self._resolve(identity)
        return self._ready[identity]

    def _resolve(self, identity: str) -> Style:
        chain: list[Element] = []
        seen: set[str] = set()
        current: str | None = identity
        while current and current in self._raw and current not in seen:
            seen.add(current)
            chain.insert(0, self._raw[current])
            based = child(self._raw[current], "basedOn")
            current = attribute(based, "val") if based is not None else None
        runs = tuple(r for r in (child(item, "rPr") for item in chain) if r is not None)
        ground, numbering, before, spacing = None, None, 0.0, None
        for item in chain:
            paragraph = child(item, "pPr")
            ground = shading(paragraph) or ground
            number = child(paragraph, "numPr", "numId")
            numbering = attribute(number, "val") if number is not None else numbering
            space = child(paragraph, "spacing")
            if space is not None:
                spacing = space
                before = _number(attribute(space, "before"), before * 20) / 20
        name = child(self._raw[identity], "name")
        cells: str | None = None
        parts: set[str | None] = set()
        for item in chain:
            own = shading(child(item, "tcPr")) or shading(child(item, "tblPr"))
            cells = own or cells
            parts.update(shading(e.getparent()) for e in item.iter("{*}shd") if _of_a_part(e))
        return Style(
            (attribute(name, "val") if name is not None else None) or identity,
            runs,
            ground,
            numbering,
            before,
            tuple(sorted(one for one in parts if one)),
            cells,
            spacing,
        )
