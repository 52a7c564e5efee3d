"""Degrees whose school is only pointed at ("same place", "ibid."); part of the room sections.

In: the entries of an education section in document order. Out: the same, the school of the entry above where one points at it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Education

_SAME_PLACE = re.compile(
    r"(?:^|,\s+|\s+at\s+)(?:(?:the )?same (?:place|school|university|college|institution)|ibid(?:em)?\.?|idem)$",
    re.IGNORECASE,
)


def with_same_places(entries: Sequence[Education]) -> list[Education]:
    """ "BSc Econometrics, same place": the school is that of the entry above."""
    found: list[Education] = []
    for entry in entries:
        degree, school = entry.degree or "", entry.institution or ""
        above = found[-1].institution if found else None
        if above and _SAME_PLACE.search(school):
            found.append(replace(entry, institution=above))
        elif above and not school and _SAME_PLACE.search(degree):
            found.append(replace(entry, degree=_SAME_PLACE.sub("", degree).strip(" ,"), institution=above))
        else:
            found.append(entry)
    return found
