"""Studies told in sentences ("She holds a PhD in Biology from the University of Lyre (2011)"); part of the room sections.

In: the rows of a part. Out: records.Education for each sentence that names a degree or a field and a school by its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Education
from pipeline.sections.dates import find_spans
from pipeline.sections.degrees import field_of, is_degree, is_institution
from pipeline.sections.rows import Row

_SCHOOL = r"(?P<school>[A-Z][\w&.'’-]{0,40}(?:\s(?:(?:of|the|and|de|la|für|di|in)\s){0,2}[A-Z][\w&.'’-]{0,40}){0,6})"
_HOLDS = re.compile(
    r"\b(?:holds?|have|has|earned|received|completed|obtained|gained|got|took|did|with|finished|awarded)\s(?:an?|my|his|her|the)\s"
    r"(?P<degree>[A-Z][^.;,()]{1,70}?|[^.;,()]{0,12}?(?:degree|doctorate|master|bachelor|diploma)[^.;,()]{0,60}?)"
    rf"\s(?:from|at)\s(?:the\s)?{_SCHOOL}"
)
_STUDIED = re.compile(
    rf"\b(?:studied|read|degree\sin)\s(?P<field>[A-Za-z][\w&-]{{1,30}}(?:\s(?:(?:and|of)\s)?[A-Za-z][\w&-]{{1,30}}){{0,4}}?)\s(?:at|from)\s(?:the\s)?{_SCHOOL}"
)
# "I studied at the University of Mann Bay (BSc Computing, 2003)"
_WENT_TO = re.compile(
    rf"\b(?:studied|graduated|went|trained|educated)\s(?:at|from|to)\s(?:the\s)?{_SCHOOL}\s\((?P<degree>[^(),;]{{2,60}})"
)
# "I studied at the University of Mann Bay, where I took a Bachelor of Engineering in 2012"
_WHERE_TOOK = re.compile(
    rf"\b(?:studied|graduated|went|trained|educated)\s(?:at|from|to)\s(?:the\s)?{_SCHOOL},\s(?:where|and)\s(?:I|he|she|they)?\s?(?:took|got|earned|received|gained|did|completed|obtained|finished)\s(?:an?|my|his|her|their)\s(?P<degree>[A-Za-z][^.;,()]{{1,70}}?)(?=\s(?:in|by)\s\d|[.;,()]|$)"
)
_WITH_DEGREE = re.compile(
    r"\b(?:with|earned|received|gained|got|took)\s(?:an?|my)\s(?P<degree>[A-Z][\w.]{1,8}(?:\s\(?Hons\.?\)?)?)"
)
_SENTENCE = re.compile(r"(?<=[a-z)\d])\.\s+(?=[A-Z])")
LONGEST = 600  # characters of a sentence


def find_told_schools(rows: Sequence[Row]) -> list[Education]:
    """The studies that the sentences of a part tell, in their order."""
    text, starts = "", list[int]()
    for row in rows:
        starts.append(len(text))
        text += row.text.replace("\t", " ") + " "
    found: list[Education] = []
    begin = 0
    for stop in [*(match.end() for match in _SENTENCE.finditer(text)), len(text)]:
        own = [row for row, at in zip(rows, starts, strict=True) if at < stop and at + len(row.text) > begin]
        told = _told(text[begin:stop].strip()) if stop - begin <= LONGEST else None
        if told and own:
            degree, school, end = told
            shown, study = field_of(degree)
            lines = tuple(row.number for row in own)
            found.append(Education(shown, study, school, None, end, own[0].line.page, lines))
        begin = stop
    return found


def _told(sentence: str) -> tuple[str, str, str | None] | None:
    holds = next((match for match in _HOLDS.finditer(sentence) if is_degree(match["degree"])), None)
    went = None if holds else _WENT_TO.search(sentence) or _WHERE_TOOK.search(sentence)
    holds = holds or (went if went and is_degree(went["degree"]) else None)
    match = holds or _STUDIED.search(sentence)
    if match is None or not is_institution(match["school"]):
        return None
    degree = match["degree"] if holds else match["field"]
    if not holds:
        named = _WITH_DEGREE.search(sentence, match.end())
        degree = f"{named['degree']} {degree}" if named and is_degree(named["degree"]) else degree
    spans = find_spans(sentence)
    later = [span for span in spans if span.begin >= match.start()] or spans
    return degree, match["school"].rstrip("."), later[-1].end if later else None
