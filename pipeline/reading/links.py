"""Targets behind the words of a PDF page.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence

from pypdfium2 import PdfPage, raw

from pipeline.reading import native
from pipeline.reading.pdfium import RawPage, Upright, page_box
from pipeline.records import Link

MAX_LINKS = 500


def of_page(page: PdfPage, found: RawPage, number: int) -> list[Link]:
    """Link annotations of a page with the words that they cover. ``number``: of the page, from 1."""
    links: list[Link] = []
    position = ctypes.c_int(0)
    handle = raw.FPDF_LINK()
    place = Upright(page_box(page), found.rotation)
    middles: list[tuple[str, float, float]] = []  # of the words; few pages have links
    while len(links) < MAX_LINKS and raw.FPDFLink_Enumerate(
        page.raw, ctypes.byref(position), ctypes.byref(handle)
    ):
        target = _target(page, handle)
        if target:
            middles = middles or [(w.text, (w.x0 + w.x1) / 2, w.base - 0.3 * w.size) for w in found.words]
            links.append(Link(number, target, _covered(handle, place, middles)))
    return links


def _target(page: PdfPage, handle: object) -> str:
    action = raw.FPDFLink_GetAction(handle)
    if not action:
        return ""
    return native.target(native.address(page.pdf.raw), native.address(action))


def _covered(handle: object, place: Upright, middles: Sequence[tuple[str, float, float]]) -> str:
    rect = raw.FS_RECTF()
    if not raw.FPDFLink_GetAnnotRect(handle, ctypes.byref(rect)):
        return ""
    ax, ay = place.point(rect.left, rect.top)
    bx, by = place.point(rect.right, rect.bottom)
    x0, x1, y0, y1 = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
    left, right, top, bottom = x0 - 1, x1 + 1, y0 - 1, y1 + 1
    words = [text for text, x, y in middles if top <= y <= bottom and left <= x <= right]
    return " ".join(words)[:200]
