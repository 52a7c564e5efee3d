"""Values of style sheets: colours and lengths as a window on a screen takes them.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``css`` and ``html``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PIL import ImageColor

from pipeline.reading.docx_styles import colour as plain_colour

WIDTH, HEIGHT = 1_200.0, 800.0  # pixels of the window in which the page is thought to stand
_NUMBER = re.compile(r"[-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9})")
_LENGTH = re.compile(r"([-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9}))(px|pt|em|rem|%|in|cm|mm|vw|vh|ch|ex)?")
_TERM = re.compile(r"([-+])?\s?((?:\d{1,9}\.?\d{0,9}|\.\d{1,9})[a-z%]{0,3})")
_COLOURED = re.compile(
    r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]{1,80}\)|#[0-9a-f]{3,8}\b|[a-z]{3,20}"
)


def numbers(value: str) -> list[float]:
    """All numbers of a value in their order."""
    return [float(one) for one in _NUMBER.findall(value)[:20]]


def length(value: str) -> float:
    """A length in pixels of the window (a per cent counts ten), of a sum its result; 0 for what is no length."""
    if value.startswith("calc("):
        terms = _TERM.findall(value[5:].rstrip(")")[:100])
        return sum((-1.0 if sign == "-" else 1.0) * length(one) for sign, one in terms)
    match = _LENGTH.match(value)
    if not match:
        return 0.0
    factor = {
        "em": 16.0, "rem": 16.0, "ch": 8.0, "ex": 8.0, "%": 10.0, "vw": WIDTH / 100, "vh": HEIGHT / 100, "pt": 4 / 3, "in": 96.0,
        "cm": 37.8, "mm": 3.78,
    }  # fmt: skip
    return float(match[1]) * factor.get(match[2] or "px", 1.0)


def colours(value: str) -> list[tuple[str | None, float]]:
    """All colours of a value (a gradient, a shadow) with how opaque each is."""
    found = [colour(one) for one in _COLOURED.findall(value)[:20]]
    return [(code, opaque) for code, opaque in found if code is not None or opaque < 1]


def _grey(share: float) -> str:
    return f"{min(max(round(255 * share), 0), 255):02X}" * 3


def _of_function(name: str, parts: list[float], per_cent: bool) -> str | None:
    """RRGGBB of a colour function beyond rgb() and hsl(); of those that begin with the lightness its grey, for the hue
    hardly changes what can be seen."""
    if name == "hwb":
        white, black = parts[1] / 100, parts[2] / 100
        if white + black >= 1:
            return _grey(white / (white + black))
        pure = ImageColor.getrgb(f"hsl({parts[0] % 360:g},100%,50%)")[:3]
        return "".join(
            f"{min(max(round(255 * (one / 255 * (1 - white - black) + white)), 0), 255):02X}" for one in pure
        )
    if name == "color":
        return "".join(_grey(part / (100 if per_cent else 1))[:2] for part in parts[:3])
    light = parts[0] / (100 if per_cent or not name.startswith("ok") else 1)
    linear = light**3 if name.startswith("ok") else ((light * 100 + 16) / 116) ** 3
    return _grey(1.055 * max(linear, 0.0) ** (1 / 2.4) - 0.055 if linear > 0.0031 else 12.92 * linear)


def colour(value: str) -> tuple[str | None, float]:
    """A colour as RRGGBB (None for one that is not understood) and how opaque it is, 0-1."""
    value = value.strip()[:100]
    if value == "transparent":
        return None, 0.0
    other = re.search(r"(hwb|(?:ok)?l(?:ab|ch)|color)\(([^()]{1,80})\)", value)
    if other:
        told, _, share = other[2].partition("/")
        parts = numbers(told)
        opaque = (numbers(share) or [1.0])[0] / (100 if "%" in share else 1)
        return (_of_function(other[1], parts, "%" in told) if len(parts) >= 3 else None), opaque
    match = re.search(r"(?:rgb|hsl)a?\([^()]{1,80}\)", value)
    if match:
        parts = numbers(match[0])
        alpha = parts[3] if len(parts) > 3 else 1.0
        alpha = alpha / 100 if alpha > 1 else alpha
        try:
            if match[0].startswith("hsl"):
                told = "hsl({:g},{:g}%,{:g}%)".format(
                    parts[0] % 360, *(min(max(p, 0), 100) for p in parts[1:3])
                )
                return "".join(f"{part:02X}" for part in ImageColor.getrgb(told)[:3]), alpha
            share = 2.55 if "%" in match[0].partition("/")[0] else 1.0
            return "".join(f"{min(max(round(part * share), 0), 255):02X}" for part in parts[:3]), alpha
        except (ValueError, IndexError):
            return None, alpha
    match = re.search(r"#([0-9a-f]{3,8})\b", value)
    if match:
        code = match[1] if len(match[1]) > 4 else "".join(c * 2 for c in match[1])
        alpha = int(code[6:8], 16) / 255 if len(code) == 8 else 1.0
        return plain_colour(code[:6]), alpha
    for word in value.split():
        named = _named(word)
        if named:
            return named, 1.0
    return None, 1.0


@lru_cache(maxsize=500)
def _named(word: str) -> str | None:
    try:
        return "".join(f"{part:02X}" for part in ImageColor.getrgb(word)[:3]) if word.isalpha() else None
    except ValueError:
        return None
