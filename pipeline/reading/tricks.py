"""How hidden words of a PDF page are hidden: the name of the trick.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Whether words can be seen is decided in
``visible``; this only names the reason, from the attributes of the text object.
"""

from __future__ import annotations

import ctypes
from itertools import groupby

import numpy as np
from pypdfium2 import raw

from pipeline.reading.assemble import PAGE_NUMBER
from pipeline.reading.pdfium import Font, RawPage
from pipeline.records import HiddenText

_BLOCK = 500  # words compared with all others at a time
_CLIP_MODE = 7
_INVISIBLE = 3


def runs(found: RawPage, hidden: dict[int, str], number: int) -> list[HiddenText]:
    """Hidden words that follow each other in the file and are hidden in the same way form one run. ``hidden``: index
    of word -> off_page, size or no_contrast; ``number``: of the page."""
    named = {index: _name(found.fonts[index], how) for index, how in sorted(hidden.items())}
    order = {index: place for place, index in enumerate(named)}
    out: list[HiddenText] = []
    for (_, how), group in groupby(order, key=lambda i: (i - order[i], named[i])):
        text = " ".join(found.words[i].text for i in group)
        if how == "off_page" and PAGE_NUMBER.fullmatch(text):
            continue  # the program that made the page pushed its own page number over the edge
        if any(c.isalnum() for c in text):
            out.append(HiddenText(number, text, how))
    return out


def overprinted(found: RawPage, hidden: dict[int, str]) -> list[int]:
    """Indexes of words that lie under or over other words and have no colour of their own: what stands out in their
    box is the other word."""
    words = found.words
    if len(words) < 2:
        return []
    x0, x1 = np.array([w.x0 for w in words]), np.array([w.x1 for w in words])
    base, size = np.array([w.base for w in words]), np.array([w.size for w in words])
    out: set[int] = set()
    for start in range(0, len(words), _BLOCK):
        rows = slice(start, start + _BLOCK)
        near = np.abs(base[rows, None] - base[None, :]) <= 0.5 * size[rows, None]
        shared = np.minimum(x1[rows, None], x1[None, :]) - np.maximum(x0[rows, None], x0[None, :])
        near &= shared > 0.5 * np.minimum(size[rows, None], size[None, :])
        near &= np.arange(len(words))[None, :] > np.arange(start, min(start + _BLOCK, len(words)))[:, None]
        for one, other in np.argwhere(near):
            pair = (int(one) + start, int(other))
            if hidden.keys() & pair or words[pair[0]].text == words[pair[1]].text:
                continue
            blank = [i for i in pair if _colourless(found.fonts[i])]
            if len(blank) == 1:
                out.update(blank)
    return sorted(out)


def _colourless(font: Font) -> bool:
    """Nearly white, transparent or not drawn at all."""
    if font.mode == _INVISIBLE:
        return True
    if not font.pointer:
        return False
    item = ctypes.cast(font.pointer, raw.FPDF_PAGEOBJECT)
    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return alpha.value <= 12 or min(red.value, green.value, blue.value) >= 225


def has_replacement(font: Font) -> bool:
    """The text object stands in a span with replacement text (ActualText)."""
    if not font.pointer:
        return False
    item = ctypes.cast(font.pointer, raw.FPDF_PAGEOBJECT)
    for index in range(min(max(raw.FPDFPageObj_CountMarks(item), 0), 50)):
        mark = raw.FPDFPageObj_GetMark(item, index)
        length = ctypes.c_ulong(0)
        raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, ctypes.byref(length))
        if length.value > 2:
            return True
    return False


def _name(font: Font, how: str) -> str:
    if how == "squashed":
        return "size"
    if how != "no_contrast" or not font.pointer:
        return "colour" if how == "no_contrast" else how
    if font.mode == _INVISIBLE:
        return "render_mode"
    if font.mode == _CLIP_MODE:
        return "clip"
    item = ctypes.cast(font.pointer, raw.FPDF_PAGEOBJECT)
    red, green, blue, alpha = (ctypes.c_uint(0) for _ in range(4))
    if raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        if alpha.value <= 12:
            return "transparent"
        if min(red.value, green.value, blue.value) >= 225:
            return "colour"
    if _optional(item):
        return "optional_content"
    clip = raw.FPDFPageObj_GetClipPath(item)
    if clip and raw.FPDFClipPath_CountPaths(clip) > 0:
        return "clip"
    return "covered"


def _optional(item: object) -> bool:
    for index in range(min(max(raw.FPDFPageObj_CountMarks(item), 0), 50)):
        mark = raw.FPDFPageObj_GetMark(item, index)
        buffer = (ctypes.c_ushort * 16)()
        length = ctypes.c_ulong(0)
        if raw.FPDFPageObjMark_GetName(mark, buffer, 32, ctypes.byref(length)):
            name = bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")
            if name == "OC":
                return True
    return False
