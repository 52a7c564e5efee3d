"""What a heading says and how it looks; part of the room sections (reading -> sections -> skills).

In: a name or a row. Out: the kind of section that the name stands for, and the look and shape that headings have. The names
are data (headings.toml, vocabulary.toml); headings.py weighs them with place and typography.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold, squeeze
from pipeline.sections.rows import Row

CORE = frozenset({"experience", "education", "skills", "summary", "projects", "objective"})


WORK = frozenset({"experience", "research", "teaching", "volunteering", "projects"})


RUN_IN = frozenset(
    {
        "skills",
        "objective",
        "summary",
        "education",
        "experience",
        "interests",
        "languages",
        "certifications",
        "projects",
        "courses",
    }
)


NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Z](?!\.\S))[.)]\s*|\d{1,2}\s*[–—:/-]\s*)(?=\S)")


_NO_NAME = re.compile(r"[@\d|]|://")
# "Project list (newest first)", "Experience (3 entries)", "Skills (50+)"
_REMARK = re.compile(
    r"(?<=\w)\s*\((?:[^()\d]*|\d{1,3}\+?(?: (?:entry|entries|items?|jobs?|positions?|records?|found|total))?)\)?$"
)
_TRIM = " \t:•·|-–—_=~*#►▸■▪►§»«<>[]()【】/\\"


Look = tuple[float | None, bool, bool, str | None]


def unnumbered(text: str) -> str:
    """A text without the number it opens with."""
    number = NUMBERING.match(text)
    return text[number.end() :] if number else text


def bare_name(text: str) -> str:
    return unnumbered(text.strip(_TRIM)).strip(_TRIM)


_SIDES = re.compile(r"\s*[/|]\s*")
_JOINED_NAMES = re.compile(r"\s*(?:&|,|/|\+|\band\b)\s*")


@lru_cache(maxsize=4096)
def kind_of_name(name: str) -> str | None:
    """The kind of section that a heading names, or None: the whole name, its parts around "and", or its main word."""
    if not name or len(name) > 70 or not any(c.isalpha() for c in name):
        return None
    names = vocabulary.heading_names()
    if "(" in name:
        name = _REMARK.sub("", name)  # "Project list (newest first)"
    key = squeeze(name)
    if key in names:
        return names[key]
    words = fold(name.replace("&", " and ")).split()
    if len(words) > 7:
        return None
    while words and words[-1] in {"continued", "cont", "contd"}:
        words.pop()
    trimmed = [word for word in words if word not in vocabulary.words("headings", "modifiers")]
    if trimmed and "".join(trimmed) in names:
        found = names["".join(trimmed)]
        return "experience" if words[-1] == "work" and found == "skills" else found  # "Software work"
    for side in _SIDES.split(name) if "/" in name or "|" in name else ():  # a heading in two languages
        if side != name and squeeze(side) in names and len(words) > 1:
            return names[squeeze(side)]
    pieces = [piece for piece in _JOINED_NAMES.split(name.casefold()) if piece.strip()]
    if len(pieces) < 2:
        return None
    kinds = [names.get(squeeze(piece)) for piece in pieces]
    if all(kinds):
        return next((kind for kind in kinds if kind not in {"other", "personal"}), kinds[0])
    return None


def kind_by_word(name: str) -> str | None:
    words = fold(name).split()
    table = vocabulary.heading_words()
    for word in reversed(words):
        if word in table:
            return table[word]
    return None


@lru_cache(maxsize=4)
def squeezed(key: str) -> frozenset[str]:
    """A list of names of headings (vocabulary.toml), as they are compared."""
    return frozenset(squeeze(name) for name in vocabulary.words("headings", key))


_HEADING_STYLE = re.compile(r"head|title|^h[1-6]$", re.IGNORECASE)


def look_of(row: Row) -> Look:
    line = row.line
    style = line.style if line.style and _HEADING_STYLE.search(line.style) else None
    shown = _REMARK.sub("", row.text) if row.text.endswith(")") else row.text
    caps = row.caps or (shown.isupper() and shown != row.text)
    return (round(line.size * 2) / 2 if line.size else None, line.bold, caps, style)


def shape_fits(row: Row) -> bool:
    text = unnumbered(row.text.strip())
    if len(text) > 70 or not text or (text[-1] in ".,;!?" and not text.endswith("..")):
        return False
    first = next((c for c in text if c.isalpha()), "")
    return bool(first) and (first == first.upper() or first != first.lower())


def plain_shape(row: Row) -> bool:
    return (
        not row.bullet
        and not row.spans
        and len(row.cells) == 1
        and shape_fits(row)
        and not _NO_NAME.search(unnumbered(row.text))
    )
