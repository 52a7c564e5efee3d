"""Floating shapes and pictures of a DOCX that lie over text, as far as their places are written in the file.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``docx``. Where a line of flowing text comes
to stand only Word knows; known are a text box beside its cover on one page or paragraph, and a cover that hangs on the
very paragraph that it hides.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.reading.docx_parts import emu, twentieths
from pipeline.reading.package import Element, attribute, child, local

SLACK = 3.0  # points by which a cover may fall short
LETTER, LINE = 0.4, 1.0  # em: least width of a letter, least height of a line
_PAGE_H = {"page": 0.0, "leftMargin": 0.0}
_PAGE_V = {"page": 0.0, "topMargin": 0.0}
_FILLS = {"solidFill", "gradFill", "blipFill", "pattFill"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A rectangle in points, y downwards, of the page (``paragraph`` None) or of the paragraph it hangs on."""

    x0: float
    y0: float
    x1: float
    y1: float
    paragraph: Element | None
    height: int  # in the order of drawing
    anchor: Element

    def over(self, other: _Place) -> bool:
        """Whether this lies wholly over the other."""
        return (
            self.paragraph is other.paragraph
            and self.height > other.height
            and self.x0 <= other.x0 + SLACK
            and self.y0 <= other.y0 + SLACK
            and self.x1 >= other.x1 - SLACK
            and self.y1 >= other.y1 - SLACK
        )


class Covers:
    """All opaque floating things of a body that lie before the text."""

    def __init__(self, body: Element, page: tuple[float, float]) -> None:
        self.page = page
        margins = next((e for e in body.iter() if local(e) == "pgMar"), None)
        sides = [
            twentieths(attribute(margins, k)) if margins is not None else None
            for k in ("left", "top", "right")
        ]
        self.left, self.top, self.right = (side if side is not None else 72.0 for side in sides)
        self._opaque: list[_Place] = []
        for anchor in body.iter("{*}anchor"):
            if attribute(anchor, "behindDoc") not in {"1", "true"} and _is_opaque(anchor):
                found = self._place(anchor)
                if found is not None:
                    self._opaque.append(found)

    def hide_box(self, box: Element) -> bool:
        """Whether something opaque lies over the drawing around a text box."""
        if not self._opaque:
            return False
        anchor = next(box.iterancestors("{*}anchor"), None)
        own = self._place(anchor) if anchor is not None else None
        return own is not None and any(one.anchor is not anchor and one.over(own) for one in self._opaque)

    def hide_paragraph(self, item: Element, letters: int, size: float) -> bool:
        """Whether something opaque hangs on the paragraph and lies over all its ``letters`` of ``size`` points."""
        width = self.page[0] - self.left - self.right
        length = letters * LETTER * size
        lines = max(1, int(length // max(width, 1.0)))
        return any(
            one.paragraph is item
            and one.x0 <= self.left + SLACK
            and one.x1 >= self.left + min(length, 0.9 * width)
            and one.y0 <= SLACK
            and one.y1 >= lines * LINE * size
            for one in self._opaque
        )

    def _place(self, anchor: Element) -> _Place | None:
        extent = child(anchor, "extent")
        if extent is None:
            return None
        width, height = emu(attribute(extent, "cx")), emu(attribute(extent, "cy"))
        across, down = child(anchor, "positionH"), child(anchor, "positionV")
        if across is None or down is None:
            return None
        start = _PAGE_H.get(attribute(across, "relativeFrom") or "", self.left)
        room = self.page[0] - 2 * start if start == 0.0 else self.page[0] - self.left - self.right
        x0 = start + _offset(across, room, width)
        from_top = attribute(down, "relativeFrom") or ""
        paragraph = None
        if from_top in {"paragraph", "line"}:
            paragraph = next(anchor.iterancestors("{*}p"), None)
            y0 = _offset(down, 0.0, 0.0)
        else:
            y0 = _PAGE_V.get(from_top, self.top) + _offset(down, self.page[1] - 2 * self.top, height)
        order = attribute(anchor, "relativeHeight") or "0"
        return _Place(
            x0, y0, x0 + width, y0 + height, paragraph, int(order) if order.isdigit() else 0, anchor
        )


def _offset(position: Element, room: float, own: float) -> float:
    told = child(position, "posOffset")
    if told is not None:
        return emu((told.text or "").strip())
    align = child(position, "align")
    words = (align.text or "").strip() if align is not None else ""
    return {"center": (room - own) / 2, "right": room - own, "bottom": room - own}.get(words, 0.0)


def _is_opaque(anchor: Element) -> bool:
    """A picture, or a shape with a fill that lets nothing through."""
    for item in anchor.iter():
        name = local(item)
        if name == "pic":
            return True
        if name == "spPr":
            fill = next((part for part in item if local(part) in _FILLS), None)
            if fill is not None and not any(local(e) == "alpha" for e in fill.iter()):
                return True
    return False
