"""Several people in one file: applications that were printed or scanned together.

Part of sections (reading -> **sections** -> skills -> ...). In: a document and its outline. Out: how many people's
résumés it holds. Read as one, they would make one person with the work of all; so a file is only taken for one person's
where nothing speaks against it, and for several people's where each has a head (name and e-mail that fit) and work and
schooling or skills below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from pipeline.records import Document, Line, Outline

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{2,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_WORD = re.compile(r"[^\W\d_]{3,}")
ABOVE = 4  # lines above an e-mail in which the name of a head stands
NAME_WORDS = 5
NOT_HEADS = frozenset({"references", "publications", "projects"})  # people named there are others
WORK = "experience"
BESIDE = frozenset({"education", "skills"})


def people_in(document: Document, outline: Outline) -> int:
    """How many people's résumés stand in the document, one after the other; 1 unless it is sure that there are more."""
    heads = _heads(document.lines, outline)
    if len(heads) < 2:
        return 1
    last = document.lines[-1].number + 1
    ends = [number for number, _ in heads[1:]] + [last]
    whole = [
        names for (number, names), end in zip(heads, ends, strict=True) if _is_whole(outline, number, end)
    ]
    return max(1, len(whole)) if all(a.isdisjoint(b) for a, b in pairwise(whole)) else 1


def _heads(lines: Sequence[Line], outline: Outline) -> list[tuple[int, frozenset[str]]]:
    """(line number, words of the name) of each head: a new e-mail beside or below a name that is written in it."""
    found: list[tuple[int, frozenset[str]]] = []
    seen: set[str] = set()
    known: set[str] = set()
    for at, line in enumerate(lines):
        for match in _EMAIL.finditer(line.text) if "@" in line.text else ():
            address, local = match[0].casefold(), _plain(match[1])
            if address in seen or _kind_at(outline, line.number) in NOT_HEADS:
                continue
            seen.add(address)
            names = _name_near(lines[max(0, at - ABOVE) : at + 1], local)
            if names and known.isdisjoint(names):
                known |= names
                found.append((line.number, names))
    return found


def _name_near(lines: Sequence[Line], local: str) -> frozenset[str]:
    """The words of the nearest short line that has a word in common with an e-mail's own part."""
    for line in reversed(lines):
        text = _plain(_EMAIL.sub("|", line.text)).partition("|")[0]
        words = _WORD.findall(text)
        if 2 <= len(words) <= NAME_WORDS and not re.search(r"\d", text) and any(w in local for w in words):
            return frozenset(words)
    return frozenset()


def _is_whole(outline: Outline, start: int, end: int) -> bool:
    """Whether work, and schooling or skills, stand between two lines."""
    kinds = {one.kind for one in outline.sections if one.heading and start < one.first < end}
    return WORK in kinds and bool(kinds & BESIDE)


def _kind_at(outline: Outline, number: int) -> str | None:
    return next((one.kind for one in outline.sections if one.first <= number <= one.last), None)


def _plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()
