"""Briefs: a job description's lines made plain before they are read: left-over HTML, entities, header fields in one line.

Beside the way of the data: lines come from the reading room and go to ad_text.py.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.records import Line

TAG = re.compile(
    r"<\s*(?P<end>/?)\s*(?P<name>p|div|ul|ol|li|br|hr|h[1-6]|strong|b|em|i|u|span|section|header|table|tbody|tr|td|th|a|font)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
INLINE = {"strong", "b", "em", "i", "u", "span", "a", "font"}
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)
FEWEST_TAGS = 3  # fewer tags are something else, such as a "<b>" in a sentence about HTML
FIELD_SIGN = re.compile(r"\s+[|·•]\s+")
FEWEST_FIELDS = 3  # so many parts make a line a row of fields: "Team: Core | Level: Senior | Place: Bonn"
LABELLED = re.compile(r"^\W*[A-Z][\w ]{2,24}\W{0,3}:")


def plain(lines: Sequence[Line]) -> list[Line]:
    """The lines without markup, a row of header fields as one line a field."""
    tags = sum(1 for line in lines for _ in TAG.finditer(line.text))
    untagged = list(_untagged(lines)) if tags >= FEWEST_TAGS else list(lines)
    return [part for line in untagged for part in _fields(_unescaped(line))]


def _unescaped(line: Line) -> Line:
    return replace(line, text=html.unescape(line.text)) if ENTITY.search(line.text) else line


def _fields(line: Line) -> Iterator[Line]:
    parts = [part for part in FIELD_SIGN.split(line.text) if part.strip()]
    if line.bullet or not (
        len(parts) >= FEWEST_FIELDS or (len(parts) == FEWEST_FIELDS - 1 and all(map(LABELLED.match, parts)))
    ):
        yield line
        return
    for at, part in enumerate(parts):
        yield replace(line, text=part, gap=line.gap if at == 0 else 0.0)


def _untagged(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines taken apart where block tags stand: list entries as bullets, headings as headings."""
    style: str | None = None
    bullet = False
    for line in lines:
        at = 0
        text = ""
        for tag in TAG.finditer(line.text):
            text += line.text[at : tag.start()]
            at = tag.end()
            name = tag["name"].lower()
            if name in INLINE:
                continue
            if text.strip():
                yield replace(line, text=text.strip(), style=style, bullet=bullet, gap=None)
            text = ""
            opens = not tag["end"]
            style = name if opens and name.startswith("h") and name != "hr" else None
            bullet = name == "li" and opens
        text += line.text[at:]
        if text.strip():
            yield replace(line, text=text.strip(), style=style or line.style, bullet=bullet or line.bullet)
