"""Short lines that tell of work without a verb, as terse résumés do ("Quotes API. Java 8, later 11"); part of the room sections.

In: a line below the one that names a firm and says when. Out: whether it is a note of the work there rather than the title of
the post or a second line of its name. Used by entries.py.
"""

from __future__ import annotations

import re

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.places import is_location
from pipeline.sections.rows import starts_small
from pipeline.sections.strengths import organization_strength, title_strength

_BETWEEN = re.compile(r",\s+|;\s+|\.\s+|:\s+|\s[+→>/]\s|\s->\s")
_IN_A_TOOL = re.compile(r"\s(?:in|with|using)\s\S+$")  # "GLM in SAS": a tool, though firms end in SAS
_FIGURE = re.compile(r"\d")
_LEAST = 3  # words around a figure: "Northwind 24" is a name


def is_note(text: str) -> bool:
    """Whether a line without any word of a title or a firm lists what was done: parts of which one begins with a small
    letter, names a tool or holds a figure ("Booking app, both stores", "Loans, PHP, MySQL", "Cold start 3.1 s")."""
    bare = text.strip(" .")
    named = organization_strength(_IN_A_TOOL.sub("", bare))
    if title_strength(bare) or named or is_location(bare) or "\t" in bare:
        return False
    if vocabulary.has("institutions", "words", bare):
        return False
    first, *others = [re.sub(r"\([^()]*\)", " ", part).strip() for part in _BETWEEN.split(bare)]
    if not others:
        return bool(_FIGURE.search(first)) and len(first.split()) > _LEAST
    return (
        bare[:1] in "\"“'‘"
        or any(starts_small(part) or _FIGURE.search(part) or _names_a_tool(part) for part in others)
        or _names_a_tool(first)
    )


def _names_a_tool(part: str) -> bool:
    return any(word in vocabulary.known_skills() for word in (fold(part), *fold(part).split()))
