"""Boxes of initials that a page draws in place of a firm's logo.

Part of reading (see layout.py): words in, the same words without the monograms out. "TB" beside "Tshwane Banking Group" says
nothing that the name does not say, but it stands in a column of its own and reads like a firm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.reading.words import Fragment

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LONGEST = 3  # letters
FEWEST = 2  # monograms on one axis
NEAR = 8.0  # em between the box and what it stands for
HIGH = 3.5  # em above and below the box in which that stands


def without_monograms(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Fragments without those that only abbreviate what stands right of them, two or more one below the other."""
    short = [f for f in fragments if len(f.words) == 1 and len(f.words[0].text) <= LONGEST]
    boxes = [f for f in short if f.text.isalpha() and f.text.isupper()]
    if len(boxes) < FEWEST:
        return list(fragments)
    found = [box for box in boxes if _stands_for_a_name(box, fragments)]
    found = [box for box in found if sum(_middle(box, other) for other in found) >= FEWEST]
    dropped = {id(box) for box in found}
    return [f for f in fragments if id(f) not in dropped]


def _middle(one: Fragment, two: Fragment) -> bool:
    return abs(one.x0 + one.x1 - two.x0 - two.x1) < one.size


def _stands_for_a_name(box: Fragment, fragments: Sequence[Fragment]) -> bool:
    """Whether a name right of the box, and on no line with it but at the top, begins with its letters."""
    near = [
        f
        for f in fragments
        if box.x1 < f.x0 < box.x1 + NEAR * box.size and abs(f.base - box.base) < HIGH * box.size
    ]
    dated = any(_YEAR.search(f.text) for f in near)  # skills side by side ("C" and "CSS") are not
    return dated and any(_abbreviates(box.text, f.text) for f in near)


def _abbreviates(letters: str, name: str) -> bool:
    """ "TB" for "Tshwane Banking Group", "U" for "Umoja Studios": a letter for each of the first capitalised words."""
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    return len(name) > 2 * len(letters) + 1 and initials.startswith(letters)
