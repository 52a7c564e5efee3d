"""Vetting: letters of another script that pass for Latin ones, and invisible characters inside words.

In: what reading folded (Document.substitutions). Out: the flag ``homoglyphs``. The folded words count as what they
look like; the question is why they were written so. A lone zero-width character comes with text copied off a web page.
"""

from __future__ import annotations

from pipeline.records import Document, Flag
from pipeline.vetting.rules import by_number, evidence, limits

INSIDE = " letters inside the word "
SPELT = "invisible letters that spell "  # nobody types these by mistake


def check(document: Document) -> tuple[Flag, ...]:
    """One flag for all substitutions worth a question, or none."""
    told = limits("homoglyphs")
    written = [(n, what) for n, what in document.substitutions if INSIDE in what or what.startswith(SPELT)]
    swapped, invisible = written, [one for one in document.substitutions if one not in written]
    if len(swapped) < told["words"]:
        swapped = []
    if len({number for number, _ in invisible}) < told["zero_width"]:
        invisible = []
    found = [*swapped, *invisible]
    if not found:
        return ()
    lines = by_number(document)
    shown = evidence(lines[number] for number, _ in found if number in lines)
    first = found[0][1]
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    detail = f"Characters that are not what they look like: {first}{more}."
    return (Flag("homoglyphs", detail, shown),)
