"""How the style of an element in a page hides it: taken away, made transparent, pushed off the window, shrunk, cut away.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``html``.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.reading import css_values as values
from pipeline.reading.docx_styles import Look, is_pale

BASE = 12.0  # points
FAINT = 0.05  # opacity, 0-1, at which nothing is seen
FAR = 500.0  # pixels
BEFORE = 150.0  # pixels before the beginning of the window, of what is placed in the window itself
SHRUNK = 0.1  # of its size
BLURRED = 0.6  # em of blur in which no letter keeps its shape
_NAMED_SIZES = {
    "xx-small": 7.0,
    "x-small": 8.0,
    "small": 10.0,
    "medium": 12.0,
    "large": 14.0,
    "x-large": 18.0,
    "xx-large": 24.0,
}
_FONT_SIZE = re.compile(r"(-?[\d.]{1,12})(px|pt|em|rem|%|in|cm|mm|vw|vh)?")
_TURNED = re.compile(r"rotate[xy]\(\s?([-\d.]{1,10})(deg|turn|rad|grad)?")
_MOVED = re.compile(r"translate[xyz3d]{0,2}\(([^()]{1,60}(?:\([^()]{0,40}\))?)")
_LIGHTENING = {"screen", "lighten", "color-dodge", "plus-lighter"}
_DARKENING = {"multiply", "darken", "color-burn"}


def letters(look: Look, told: dict[str, str]) -> Look:
    """The look of the letters after the declarations of one element."""
    if told.keys() & {"font-size", "font", "zoom"}:
        look = replace(look, size=_size(told, look.size or BASE) * _zoom(told))
    for name in ("color", "-webkit-text-fill-color"):
        if name in told and told[name] not in {"inherit", "currentcolor", "initial", "unset"}:
            shade, opaque = values.colour(told[name])
            look = replace(look, colour=shade, transparent=opaque <= FAINT)
    if "font-weight" in told:
        look = replace(look, bold=told["font-weight"] in {"bold", "bolder", "600", "700", "800", "900"})
    if "font-style" in told:
        look = replace(look, italic=told["font-style"] in {"italic", "oblique"})
    if "letter-spacing" in told:
        size = look.size or BASE
        points = _font_size(told["letter-spacing"], size) if told["letter-spacing"] != "normal" else 0.0
        look = replace(look, apart=points)
    for name in ("text-shadow", "-webkit-text-stroke", "-webkit-text-stroke-color"):
        if name in told:
            seen = [code for code, opaque in values.colours(told[name]) if code and opaque > FAINT]
            look = replace(look, edge=seen[0] if seen else None)
    return look


def opacity(told: dict[str, str]) -> float:
    """How opaque the element is by itself, 0-1."""
    share = 1.0
    for value in (told.get("opacity", ""), *re.findall(r"opacity\(([^()]{1,10})\)", told.get("filter", ""))):
        found = values.numbers(value)
        if found:
            share *= min(max(found[0] / (100 if "%" in value else 1), 0.0), 1.0)
    return share


def removed(told: dict[str, str]) -> str | None:
    """How an element and all in it are taken away or masked."""
    if told.get("display") == "none" or told.get("content-visibility") == "hidden":
        return "vanish"
    for name in ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image"):
        shades = values.colours(told.get(name, "")) if "gradient" in told.get(name, "") else []
        if shades and all(opaque <= FAINT for _, opaque in shades):
            return "transparent"
    return None


def out_of_sight(told: dict[str, str], placed: bool, size: float) -> str | None:
    """How an element is pushed off the window, shrunk, blurred or cut away. ``placed``: it stands within an element from
    which its place is counted; ``size``: of its letters in points."""
    return _off_the_window(told, placed) or _shrunk(told, size) or _cut_away(told)


def blended_away(mode: str, colour: str, ground: str) -> bool:
    """Whether letters of a colour vanish on a ground by the way they are mixed with it."""
    return (mode in _LIGHTENING and is_pale(ground)) or (
        mode in _DARKENING and ground == "000000" and colour != ground
    )


def _off_the_window(told: dict[str, str], placed: bool) -> str | None:
    position = told.get("position")
    if position in {"absolute", "fixed", "relative"}:
        in_window = position == "fixed" or (position == "absolute" and not placed)
        for name in ("left", "top", "right", "bottom"):
            pixels = values.length(told.get(name, ""))
            if _is_far(pixels, name != "top") or (in_window and name in {"left", "top"} and pixels < -BEFORE):
                return "off_page"
    for name in ("text-indent", "margin-left", "margin-top", "margin"):
        beside = "float" in told and "%" in told.get(name, "")  # how columns are set beside each other
        if not beside and _is_far(values.length(told.get(name, "")), across=False):
            return "off_page"
    moved = told.get("transform", "") + told.get("translate", "") + " " + told.get("scale", "")
    if any(_is_far(one, across=True) for one in values.numbers(moved)):
        return "off_page"
    ways = [part for found in _MOVED.findall(told.get("transform", "")) for part in found.split(",")]
    ways += told.get("translate", "").split()
    return "off_page" if any(_is_far(values.length(one.strip()), across=True) for one in ways) else None


def _shrunk(told: dict[str, str], size: float) -> str | None:
    moved = told.get("transform", "") + told.get("translate", "") + " " + told.get("scale", "")
    scale = re.search(r"scale[xy]?\(([^()]{1,20})\)", moved)
    shares = values.numbers(scale[1] if scale else told.get("scale", ""))
    if shares and min(map(abs, shares)) < SHRUNK:
        return "size"
    turned = _TURNED.search(moved)
    if turned:
        share = {"turn": 1.0, "rad": 1 / 6.2832, "grad": 1 / 400}.get(turned[2] or "deg", 1 / 360)
        found = values.numbers(turned[1])
        if found and abs((found[0] * share) % 0.5 - 0.25) < 0.01:  # seen from its edge
            return "size"
    blur = re.search(r"blur\(([^()]{1,20})\)", told.get("filter", ""))
    if blur and values.length(blur[1]) * 0.75 > BLURRED * size:
        return "transparent"
    contrast = re.search(r"contrast\(([^()]{1,20})\)", told.get("filter", ""))
    if contrast and (values.numbers(contrast[1]) or [1.0])[0] / (100 if "%" in contrast[1] else 1) <= FAINT:
        return "colour"
    return None


def _cut_away(told: dict[str, str]) -> str | None:
    over = " ".join(told.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    if any(word in over for word in ("hidden", "clip", "auto", "scroll")):
        for name in ("height", "max-height", "width", "max-width"):
            if name in told and values.numbers(told[name]) and values.length(told[name]) <= 2:
                return "clip"
        line = told.get("line-height", "")
        if (
            "hidden" in over
            and values.numbers(line)
            and values.numbers(line)[0] == 0
            and "height" not in told
        ):
            return "clip"
    if told.get("position") in {"absolute", "fixed"} and "rect(" in told.get("clip", ""):
        sides = values.numbers(told["clip"])
        if len(sides) == 4 and (sides[2] - sides[0] <= 2 or sides[1] - sides[3] <= 2):
            return "clip"
    path = told.get("clip-path", "")
    inset = re.search(r"inset\(([^()]{1,40})\)|(?:circle|ellipse)\(\s?0", path)
    if inset and (inset[1] is None or max(values.numbers(inset[1]) or [0.0]) >= 50):
        return "clip"
    corners = re.search(r"polygon\(([^()]{1,200})\)", path)
    if corners:
        told_places = values.numbers(corners[1])
        sides = [max(side) - min(side) for side in (told_places[::2], told_places[1::2]) if side]
        if len(told_places) < 20 and sides and min(sides) <= 2:
            return "clip"
    return None


def _is_far(pixels: float, across: bool) -> bool:
    """Beyond the window: before its beginning, or (sideways) where nobody scrolls; downwards pages are long."""
    return pixels < -FAR or (across and pixels > 8 * FAR)


def _size(told: dict[str, str], parent: float) -> float:
    if "font-size" in told:
        return _font_size(told["font-size"], parent)
    match = re.search(
        r"(?:^|\s)([\d.]{1,9}(?:px|pt|em|rem|%|in|cm|mm|vw|vh))(?:\s?/|\s)", told.get("font", "")
    )
    return _font_size(match[1], parent) if match else parent


def _zoom(told: dict[str, str]) -> float:
    share = values.numbers(told.get("zoom", ""))
    return share[0] / (100 if "%" in told["zoom"] else 1) if share else 1.0


def _font_size(value: str, parent: float) -> float:
    if value in _NAMED_SIZES:
        return _NAMED_SIZES[value]
    if value.startswith("calc("):
        return (
            round(values.length(value) * 0.75, 2)
            if not re.search(r"em|%|\*|/|\d(?:ch|ex)", value)
            else parent
        )
    match = _FONT_SIZE.fullmatch(value)
    if not match:
        return parent
    try:
        number = float(match[1])
    except ValueError:
        return parent
    factor = {
        "px": 0.75,
        "em": parent,
        "rem": BASE,
        "%": parent / 100,
        "in": 72.0,
        "cm": 28.35,
        "mm": 2.835,
        "vw": values.WIDTH / 100 * 0.75,
        "vh": values.HEIGHT / 100 * 0.75,
    }.get(match[2] or "px", 1.0)
    return round(number * factor, 2)
