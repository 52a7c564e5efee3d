"""Where one statement ends and the next begins, in lines as résumés have them.

Place in the way of the data: inside the skills room; context and assertion look no further than one statement.
"""

from __future__ import annotations

from collections.abc import Sequence

_ENDS = frozenset({"?", "!", "...", "…"})
_BULLETS = frozenset("•・●◦▪■‣")
_SHORTENED = frozenset(
    {"e.g.", "i.e.", "incl.", "etc.", "vs.", "approx.", "yrs.", "inc.", "ltd.", "no.", "exp."}
)


def statements(words: Sequence[str]) -> list[tuple[int, int]]:
    """Token ranges of the statements in a document's token texts (start, end exclusive), in order and without gaps. A statement ends at a full stop before a
    capital or the end, at "?" and "!", before a bullet, and at a line break."""
    bounds: list[tuple[int, int]] = []
    start = 0
    last = len(words) - 1
    for place, text in enumerate(words):
        ends = False
        if "\n" in text or text in _ENDS:
            ends = True
        elif text == "." and place < last:
            following = words[place + 1]
            ends = following[:1].isupper() or following[:1].isdigit() or not following[:1].isalnum()
        elif place < last and words[place + 1] in _BULLETS:
            ends = True
        if ends or place == last:
            if place + 1 > start:
                bounds.append((start, place + 1))
            start = place + 1
    return bounds
