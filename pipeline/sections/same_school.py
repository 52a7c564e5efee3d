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


def with_qualifications(found: Sequence[Education]) -> list[Education]:
    """Schools and degrees listed apart ("Institutions attended", "Qualifications obtained") set together by the year in which both
    end, where every school and every degree has its own year."""
    schools = [one for one in found if one.institution and not one.degree and one.end]
    degrees = [one for one in found if one.degree and not one.institution and one.end]
    pairs = {id(school): degree for school in schools for degree in degrees if _ends_with(school, degree)}
    clear = len(schools) > 1 and len(pairs) == len(schools) == len(degrees) == len({*map(id, pairs.values())})
    if not clear:
        return list(found)
    used = {id(degree) for degree in degrees}
    return [
        replace(
            one,
            degree=pairs[id(one)].degree,
            field=one.field or pairs[id(one)].field,
            lines=tuple(sorted({*one.lines, *pairs[id(one)].lines})),
        )
        if id(one) in pairs
        else one
        for one in found
        if id(one) not in used
    ]


def _ends_with(school: Education, degree: Education) -> bool:
    return (school.end or "")[:4] == (degree.end or "")[:4]
