"""Where the look of a line's letters changes ("**Flutter Developer** *Tamarind Pay*"): often all that parts two things.

Part of reading (folder -> intake -> **reading** -> sections -> ...). Every reader gives the pieces of a line with their look;
the places go into ``records.Line.shifts``, and the sections judge what they mean.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

MOST = 3  # a line that changes its look more often is prose with words set off in it
LONGEST = 160  # letters; a longer line heads nothing


def tails_of(pieces: Sequence[tuple[str, Hashable]]) -> tuple[str, ...]:
    """Pieces with their look in, the rest of the line from each place where the look changes out."""
    shown = [(text, look) for text, look in pieces if text.strip()]
    if sum(len(text) for text, _look in shown) > LONGEST or len({look for _text, look in shown}) < 2:
        return ()
    at = [index for index in range(1, len(shown)) if shown[index][1] != shown[index - 1][1]]
    return tuple(" ".join(text for text, _look in shown[index:]) for index in at) if len(at) <= MOST else ()


def places(text: str, tails: Sequence[str]) -> tuple[int, ...]:
    """Offsets in the finished text where the tails begin, counted from its end: marks are taken off the front only."""
    if not tails:
        return ()
    solid = [at for at, char in enumerate(text) if not char.isspace()]
    found = []
    for tail in tails:
        length = len("".join(tail.split()))
        at = solid[-length] if 0 < length <= len(solid) else 0
        if at and text[at - 1].isspace():
            found.append(at)
    return tuple(found)
