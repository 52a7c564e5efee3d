"""Parts and measures of a DOCX that need no state: relations, lists, text boxes, places on the page.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``docx``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from pipeline.reading import docx_styles as looks
from pipeline.reading.package import Element, Package, attribute, child, local

EMU = 12_700  # English metric units in a point
LINE_WIDTH, LINE_HEIGHT = 60.0, 8.0  # points; no line of text fits on less
FLAT = 3.0  # points; in a row, line or box no higher than this nobody reads anything
_OFFICE = "http://schemas.microsoft.com/office/"


def relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Relations of a part: id -> (target, kind). Targets inside the package are full part names."""
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    out: dict[str, tuple[str, str]] = {}
    for item in root if root is not None else ():
        target = attribute(item, "Target") or ""
        if attribute(item, "TargetMode") != "External" and "://" not in target:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        out[attribute(item, "Id") or ""] = (target, attribute(item, "Type") or "")
    return out


def lists(root: Element | None) -> set[str]:
    """Ids of numberings that draw a bullet or a number."""
    if root is None:
        return set()
    plain: set[str] = set()
    for item in root:
        if local(item) == "abstractNum":
            formats = [attribute(e, "val") for e in item.iter() if local(e) == "numFmt"]
            if formats and all(f == "none" for f in formats):
                plain.add(attribute(item, "abstractNumId") or "")
    out: set[str] = set()
    for item in root:
        if local(item) == "num":
            abstract = child(item, "abstractNumId")
            if abstract is not None and attribute(abstract, "val") not in plain:
                out.add(attribute(item, "numId") or "")
    return out


def choice(item: Element) -> Element:
    """The alternative of a drawing that Word shows: the first whose features it knows."""
    options = [c for c in item if local(c) in {"Choice", "Fallback"}]
    known = [
        option
        for option in options
        if local(option) == "Fallback"
        or all(
            option.nsmap.get(prefix, "").startswith(_OFFICE)
            for prefix in (attribute(option, "Requires") or "").split()
        )
    ]
    return known[0] if known else options[0] if options else item


def boxes(item: Element) -> list[Element]:
    """Text boxes of a drawing, outermost only, each alternative once."""
    if local(item) == "AlternateContent":
        item = choice(item)
    out: list[Element] = []
    for part in item:
        if local(part) == "txbxContent":
            out.append(part)
        else:
            out.extend(boxes(part))
    return out


def rows(item: Element) -> Iterator[Element]:
    """Rows of a table, those in content controls and insertions too."""
    for part in item:
        if local(part) == "tr":
            yield part
        elif local(part) in {"sdt", "sdtContent", "ins", "customXml", "moveTo"}:
            yield from rows(part)


def cells(item: Element) -> Iterator[Element]:
    """Cells of a row, those in content controls and insertions too."""
    for part in item:
        if local(part) == "tc":
            yield part
        elif local(part) in {"sdt", "sdtContent", "ins", "customXml", "moveTo"}:
            yield from cells(part)


def symbol(item: Element) -> str:
    """The character of a w:sym (mostly a bullet of a symbol font)."""
    code = attribute(item, "char") or ""
    try:
        return chr(int(code, 16))
    except ValueError:
        return " "


def box_fill(box: Element) -> str | None:
    """Fill of the shape around a text box as RRGGBB, None when unknown."""
    for parent in box.iterancestors():
        name = local(parent)
        if name == "wsp":
            fill = child(parent, "spPr", "solidFill", "srgbClr")
            return looks.colour(attribute(fill, "val")) if fill is not None else None
        if name in {"shape", "rect", "roundrect"}:
            return looks.colour(attribute(parent, "fillcolor"))
        if name in {"p", "body"}:
            return None
    return None


def has_fill(box: Element) -> bool:
    """Whether the shape around a text box is filled at all."""
    for parent in box.iterancestors():
        if local(parent) == "wsp":
            return any(local(e) in {"solidFill", "gradFill", "blipFill", "fillRef"} for e in parent.iter())
        if local(parent) in {"p", "body"}:
            return False
    return False


def indent(properties: Element | None) -> float | None:
    """Left indent of a paragraph in points, None when not set."""
    found = child(properties, "ind")
    if found is None:
        return None
    return twentieths(attribute(found, "left") or attribute(found, "start"))


def twentieths(value: str | None) -> float | None:
    """A length in twentieths of a point -> points."""
    try:
        return float(value) / 20 if value else None
    except ValueError:
        return None


def emu(value: str | None) -> float:
    """A length in English metric units -> points."""
    try:
        return float(value or 0) / EMU
    except ValueError:
        return 0.0


def css_points(style: str, name: str) -> float | None:
    """A length in a CSS-like style -> points, None when not set."""
    match = re.search(rf"(?:^|;)\s*{name}\s*:\s*(-?[\d.]+)(pt|in|px|cm|mm)?", style)
    if not match:
        return None
    factor = {"in": 72.0, "px": 0.75, "cm": 28.35, "mm": 2.835}.get(match[2] or "pt", 1.0)
    return float(match[1]) * factor


def box_hidden(box: Element, page: tuple[float, float]) -> str | None:
    """How the drawing's anchor or the shape's style hides all that is in it; None when it can be seen."""
    for parent in box.iterancestors():
        name = local(parent)
        if name in {"anchor", "inline"}:
            return _drawing_hidden(parent, page)
        if name in {"shape", "rect", "roundrect"} and (style := attribute(parent, "style")):
            return _shape_hidden(style, page)
        if name in {"p", "body"}:
            return None
    return None


def _drawing_hidden(drawing: Element, page: tuple[float, float]) -> str | None:
    properties = child(drawing, "docPr")
    if properties is not None and attribute(properties, "hidden") in {"1", "true"}:
        return "vanish"
    extent = child(drawing, "extent")
    size = [emu(attribute(extent, k)) if extent is not None else FLAT for k in ("cx", "cy")]
    if min(size) < FLAT and not any(local(e) == "spAutoFit" for e in drawing.iter()):
        return "clip"
    if local(drawing) == "inline":
        return None
    offsets = [child(drawing, place, "posOffset") for place in ("positionH", "positionV")]
    values = [emu(o.text) if o is not None else 0.0 for o in offsets]
    far = any(
        value + own < -72 or value > limit + 36 for value, own, limit in zip(values, size, page, strict=True)
    )
    return "off_page" if far else None


def _shape_hidden(style: str, page: tuple[float, float]) -> str | None:
    if re.search(r"visibility\s*:\s*hidden|display\s*:\s*none", style):
        return "vanish"
    left = css_points(style, "margin-left") or css_points(style, "left") or 0.0
    top = css_points(style, "margin-top") or css_points(style, "top") or 0.0
    own = (css_points(style, "width"), css_points(style, "height"))
    if any(side is not None and side < FLAT for side in own) and "mso-fit" not in style:
        return "clip"
    width, height = own[0] or 0.0, own[1] or 0.0
    far = left + width < -72 or left > page[0] + 36 or top + height < -72 or top > page[1] + 36
    return "off_page" if far else None


def row_hidden(row: Element) -> str | None:
    """How a table's row is hidden: marked so, or without height."""
    properties = child(row, "trPr")
    marked = child(properties, "hidden")
    if marked is not None and looks.on(marked):
        return "vanish"
    height = child(properties, "trHeight")
    if height is not None and attribute(height, "hRule") == "exact":
        return "clip" if (twentieths(attribute(height, "val")) or FLAT) < FLAT else None
    return None


def lines_squeezed(spacing: Element | None) -> bool:
    """Lines are set to a height in which no letter fits."""
    if spacing is None or attribute(spacing, "lineRule") != "exact":
        return False
    return (twentieths(attribute(spacing, "line")) or FLAT) < FLAT


def frame_hidden(properties: Element | None, page: tuple[float, float]) -> str | None:
    """How a paragraph is hidden by its frame or indent: without height, or wholly beside the page."""
    frame = child(properties, "framePr")
    if frame is not None:
        height = twentieths(attribute(frame, "h"))
        if attribute(frame, "hRule") == "exact" and height is not None and height < FLAT:
            return "clip"
        x, y = twentieths(attribute(frame, "x")) or 0.0, twentieths(attribute(frame, "y")) or 0.0
        width = twentieths(attribute(frame, "w")) or 0.0
        if x + width < -36 or x > page[0] + 36 or y < -100 or y > page[1] + 36:
            return "off_page"
    left = indent(properties)
    found = child(properties, "ind")
    first = 0.0
    if found is not None:
        first = (twentieths(attribute(found, "firstLine")) or 0.0) - (
            twentieths(attribute(found, "hanging")) or 0.0
        )
    return "off_page" if abs(left or 0.0) > page[0] or abs((left or 0.0) + first) > page[0] else None


def table_hidden(properties: Element | None, page: tuple[float, float]) -> str | None:
    """How a table is hidden by its place: wholly beside the page."""
    place, moved = child(properties, "tblpPr"), child(properties, "tblInd")
    x = twentieths(attribute(place, "tblpX")) if place is not None else None
    y = twentieths(attribute(place, "tblpY")) if place is not None else None
    left = (
        twentieths(attribute(moved, "w")) if moved is not None and attribute(moved, "type") != "pct" else None
    )
    far = any(abs(value or 0.0) > limit for value, limit in ((x, page[0]), (y, page[1]), (left, page[0])))
    return "off_page" if far else None


def grounds_behind(body: Element) -> tuple[tuple[str, ...], bool]:
    """The fills of floating shapes that lie behind the text, and whether anything does that has no known colour (a picture,
    a pattern). Specks that no line fits on do not count."""
    known: set[str] = set()
    unknown = False
    for anchor in body.iter("{*}anchor"):
        extent = child(anchor, "extent")
        if attribute(anchor, "behindDoc") not in {"1", "true"} or extent is None:
            continue
        width, height = emu(attribute(extent, "cx")), emu(attribute(extent, "cy"))
        if width < LINE_WIDTH or height < LINE_HEIGHT:
            continue
        for item in anchor.iter():
            name = local(item)
            if name in {"pic", "blipFill", "pattFill"} or (
                name == "fillRef" and attribute(item, "idx") != "0"
            ):
                unknown = True
            elif name == "srgbClr" and any(
                local(one) in {"solidFill", "gradFill"} for one in item.iterancestors()
            ):
                known.add(looks.colour(attribute(item, "val")) or looks.PAPER)
            elif name in {"schemeClr", "sysClr", "prstClr", "hslClr", "scrgbClr"}:
                unknown = True
    return tuple(sorted(known)), unknown


def told(references: Element, kind: str) -> set[str]:
    """Ids of the notes that a text refers to; others are shown nowhere."""
    return {attribute(item, "id") or "" for item in references.iter(f"{{*}}{kind}Reference")}


def unused(reference: Element, settings: Element | None) -> bool:
    """Whether a header or footer is for first or even pages in a section that does not set these apart."""
    kind, section = attribute(reference, "type"), reference.getparent()
    switch = {"first": child(section, "titlePg"), "even": child(settings, "evenAndOddHeaders")}
    return kind in switch and (switch[kind] is None or not looks.on(switch[kind]))
