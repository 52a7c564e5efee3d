"""How hidden words of a PDF page are hidden: the name of the trick.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Whether words can be seen is decided in
``visible``; this only names the reason, from the attributes of the text object.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from pypdfium2 import raw

from pipeline.reading import native
from pipeline.reading.assemble import PAGE_NUMBER
from pipeline.reading.native import Floats
from pipeline.reading.pdfium import Font, RawPage
from pipeline.reading.words import Word
from pipeline.records import HiddenText

FAINT = 12  # of 255; less is as good as transparent
PALE = 225  # of 255; as light as paper
_CLIP_MODE = 7
_SHADOW = 0.2  # em between a word and its shadow
_INVISIBLE = 3
_PAIRS = 1_000_000  # of words looked at together


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


def drawn_with(found: RawPage, hidden: dict[int, str], how: str) -> list[int]:
    """Indexes of further words of the text objects in which words are hidden in this way: what is set on one spot is set
    so from its first letter to its last, and its short words alone do not show it."""
    objects = {found.fonts[index].pointer for index, told in hidden.items() if told == how} - {0}
    return [i for i, font in enumerate(found.fonts) if font.pointer in objects and i not in hidden]


def overprinted(found: RawPage, hidden: dict[int, str]) -> tuple[list[int], list[int]]:
    """Indexes of words that lie under or over other words and have no colour of their own (what stands out in their box
    is the other word), and of words that are drawn a second time, for a shadow or for bold letters."""
    words = found.words
    pairs = [pair for pair in _crossing(words, found.table) if not hidden.keys() & pair]
    if not pairs:
        return [], []
    pale = {font.pointer for font in {id(f): f for f in found.fonts}.values() if _colourless(font)}
    blank = {index for index, font in enumerate(found.fonts) if font.pointer in pale}
    out: set[int] = set()
    twice: set[int] = set()
    for pair in pairs:
        one, other = (words[i] for i in sorted(pair))
        if one.text != other.text and len(blank & pair) == 1:
            out.update(blank & pair)
        elif one.text == other.text and abs(one.x0 - other.x0) <= _SHADOW * one.size:
            twice.add(max(pair))
    return sorted(out), sorted(twice)


def _crossing(words: Sequence[Word], table: Floats) -> Iterator[set[int]]:
    """Indexes of two words on about the same baseline that share more than half an em. ``table``: as of a RawPage."""
    if len(words) < 2:
        return
    order = np.lexsort((table[0], table[2]))
    left, right, base, size = table[:, order]
    half = 0.5 * size
    # how many of the words before each, by their baselines, may be near enough: all these pairs are looked at together
    reach = 0.5 * np.maximum.accumulate(size) + 1e-6  # a hair more: each pair is asked again
    near = np.maximum(np.arange(len(words)) - np.searchsorted(base, base - reach), 0)
    ends = np.cumsum(near)
    begin = 0
    while begin < len(words):  # in parts, for the page that piles up all its words
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + _PAIRS, side="right")))
        count = near[begin:end]
        after = np.repeat(np.arange(begin, end), count)
        before = after - 1 - (np.arange(len(after)) - np.repeat(ends[begin:end] - count - done, count))
        shared = np.minimum(right[before], right[after]) - np.maximum(left[before], left[after])
        for at in np.flatnonzero(shared > np.minimum(half[before], half[after])).tolist():
            first, second = int(before[at]), int(after[at])
            one, other = int(order[first]), int(order[second])
            if base[second] - base[first] <= 0.5 * words[min(one, other)].size:
                yield {one, other}
        begin = end


def _colourless(font: Font) -> bool:
    """Nearly white, transparent or not drawn at all."""
    if font.mode == _INVISIBLE:
        return True
    colour = native.fill_colour(font.pointer)
    return colour is not None and (colour[3] <= FAINT or min(colour[:3]) >= PALE)


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


def replaced_words(found: RawPage) -> int:
    """Number of words of a page that stand in spans with replacement text."""
    known: dict[int, bool] = {}
    for font in found.fonts:
        if font.pointer not in known:
            known[font.pointer] = has_replacement(font)
    return sum(known[font.pointer] for font in found.fonts)


def _name(font: Font, how: str) -> str:
    if how == "squashed":
        return "size"
    if how != "no_contrast" or not font.pointer:
        return "colour" if how == "no_contrast" else how
    if font.mode == _INVISIBLE:
        return "render_mode"
    if font.mode == _CLIP_MODE:
        return "clip"
    colour = native.fill_colour(font.pointer)
    if colour is not None and colour[3] <= FAINT:
        return "transparent"
    if colour is not None and min(colour[:3]) >= PALE:
        return "colour"
    item = ctypes.cast(font.pointer, raw.FPDF_PAGEOBJECT)
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
