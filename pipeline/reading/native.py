"""The pdfium calls that are made for every word, taken in bulk.

Part of reading (folder -> intake -> **reading** -> sections -> ...). pypdfium2's own prototypes turn every argument into
a typed pointer; here the same functions take plain addresses and write into one array, which makes a call half as
dear. A résumé's page takes some thousand of them.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
from pypdfium2 import raw

Floats = npt.NDArray[np.float64]
_INT, _FLOAT, _POINTER = ctypes.c_int, ctypes.c_float, ctypes.c_void_p


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(ctypes.cast(function, _POINTER).value or 0)


_loose_box = _plain(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_text_object = _plain(raw.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_origin = _plain(raw.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _POINTER, _POINTER)
_matrix = _plain(raw.FPDFText_GetMatrix, _INT, _POINTER, _INT, _POINTER)
_page_object = _plain(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
_object_type = _plain(raw.FPDFPageObj_GetType, _INT, _POINTER)
_form_object = _plain(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, _INT)
_form_count = _plain(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
_switch = _plain(raw.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
_bounds = _plain(raw.FPDFPageObj_GetBounds, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_fill_colour = _plain(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, _POINTER, _POINTER, _POINTER, _POINTER)
_font_size = _plain(raw.FPDFText_GetFontSize, ctypes.c_double, _POINTER, _INT)
_render_mode = _plain(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_text = _plain(raw.FPDFText_GetText, _INT, _POINTER, _INT, _INT, _POINTER)
_uri = _plain(raw.FPDFAction_GetURIPath, ctypes.c_ulong, _POINTER, _POINTER, _POINTER, ctypes.c_ulong)
_uri_buffer = ctypes.create_string_buffer(4096)
_typeface = _plain(raw.FPDFTextObj_GetFont, _POINTER, _POINTER)


def address(handle: Any) -> int:
    """The address behind a handle of pypdfium2's raw functions."""
    return ctypes.cast(handle, _POINTER).value or 0


def text(text_page: int, number: int) -> str | None:
    """The first ``number`` characters of a page; None where pdfium does not give one code for each. Not into an array of
    ctypes, of which every length is a new type and dear to make."""
    out = np.empty(number + 1, dtype=np.uint16)
    if _text(text_page, 0, number, out.ctypes.data) - 1 != number:
        return None
    return out[:number].tobytes().decode("utf-16-le", "surrogatepass")


def target(document: int, action: int) -> str:
    """The address that an action of a link opens, "" for none or one longer than anybody writes."""
    if not 1 < _uri(document, action, ctypes.addressof(_uri_buffer), len(_uri_buffer)) <= len(_uri_buffer):
        return ""
    return _uri_buffer.value.decode("utf-8", "replace").strip()


def boxes(text_page: int, indexes: Sequence[int]) -> Floats:
    """Left, bottom, right, top of the loose box of each character; a row of zeros where there is none."""
    out = np.zeros((len(indexes), 4), dtype=np.float32)
    start = out.ctypes.data
    for _ in map(_loose_box, repeat(text_page), indexes, range(start, start + 16 * len(indexes), 16)):
        pass
    return out.astype(np.float64)[:, (0, 3, 2, 1)]  # pdfium writes left, top, right, bottom


def text_objects(text_page: int, indexes: Sequence[int]) -> list[int]:
    """Address of the text object of each character, 0 where there is none."""
    return [found or 0 for found in map(_text_object, repeat(text_page), indexes)]


def origins(text_page: int, indexes: Sequence[int]) -> Floats:
    """x, y of the point on the baseline where each character starts."""
    out = np.zeros((len(indexes), 2))
    start = out.ctypes.data
    end = start + 16 * len(indexes)
    for _ in map(_origin, repeat(text_page), indexes, range(start, end, 16), range(start + 8, end + 8, 16)):
        pass
    return out


def matrices(text_page: int, indexes: Sequence[int]) -> Floats:
    """The four turning and scaling numbers of each character's matrix; those of upright text where it has none."""
    out = np.zeros((len(indexes), 6), dtype=np.float32)
    start = out.ctypes.data
    found = list(map(_matrix, repeat(text_page), indexes, range(start, start + 24 * len(indexes), 24)))
    wide = out.astype(np.float64)
    wide[np.array(found, dtype=np.int64) == 0] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return wide[:, :4]


def font_sizes(text_page: int, indexes: Sequence[int]) -> Floats:
    """Font size of each character before its matrix is applied."""
    return np.array(list(map(_font_size, repeat(text_page), indexes)), dtype=np.float64)


def render_modes(objects: Sequence[int]) -> list[int]:
    """Text render mode of each text object, 0 (filled) for no object."""
    return [_render_mode(item) if item else 0 for item in objects]


def typefaces(objects: Sequence[int]) -> list[int]:
    """Address of the font of each text object, 0 for no object."""
    return [_typeface(item) or 0 if item else 0 for item in objects]


def fill_colour(pointer: int) -> tuple[int, int, int, int] | None:
    """Red, green, blue and alpha (0-255) that an object is filled with."""
    out = (ctypes.c_uint * 4)()
    at = ctypes.addressof(out)
    if not (pointer and _fill_colour(pointer, at, at + 4, at + 8, at + 12)):
        return None
    return out[0], out[1], out[2], out[3]


def objects(page: int, number: int) -> list[tuple[int, int]]:
    """Address and kind of each of the first ``number`` objects of a page."""
    found = [item for item in map(_page_object, repeat(page), range(number)) if item]
    return list(zip(found, map(_object_type, found), strict=True))


def texts(held: Sequence[tuple[int, int]], most: int, depth: int) -> list[int]:
    """Address of each text object among the objects that a page holds and in its forms, at most ``most`` of them,
    ``depth`` forms deep."""
    found: list[int] = []
    for _ in range(depth + 1):
        found += [item for item, kind in held if kind == raw.FPDF_PAGEOBJ_TEXT]
        forms = [item for item, kind in held if kind == raw.FPDF_PAGEOBJ_FORM]
        inside: list[int] = []
        for form in forms:
            if len(inside) < most:
                inside += filter(None, map(_form_object, repeat(form), range(min(_form_count(form), most))))
        held = list(zip(inside, map(_object_type, inside), strict=True))
        if not held or len(found) >= most:
            break
    return found[:most]


def switch(objects: Sequence[int], on: bool) -> None:
    """Says of each object whether it is drawn."""
    for _ in map(_switch, objects, repeat(int(on))):
        pass


def paths(held: Sequence[tuple[int, int]]) -> Floats:
    """Left, bottom, right, top of each drawn path among the objects that a page holds."""
    found = [item for item, kind in held if kind == raw.FPDF_PAGEOBJ_PATH]
    out = np.zeros((len(found), 4), dtype=np.float32)
    at = out.ctypes.data
    for item in found:
        _bounds(item, at, at + 4, at + 8, at + 12)
        at += 16
    return out.astype(np.float64)
