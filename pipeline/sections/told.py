"""Jobs told in sentences ("Since 2022 I have been a Data Scientist at Backwater Insurance"); part of the room sections.

In: the rows of a section in which no entry stands. Out: one ``Told`` a sentence that names a title, an employer and exactly
one period; what a sentence leaves open is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sections.dates import Span, find_spans
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength

_NAME = r"(?:[A-Z0-9][\w&.'’+-]*(?:\s(?:(?:of|the|and|&|de|for)\s)?[A-Z0-9][\w&.'’+-]*){0,6})"
_TITLE = r"(?P<title>[\w][\w/+.#&-]*(?:\s[\w/+.#&-]+){0,6}?)"
_POST = re.compile(
    r"\b(?:I(?:['’]ve\sbeen|['’]m|\sam|\swas|\shave\sbeen|\sbecame)|(?:worked|working|work|started(?:\sout)?|began|employed|hired|serving|served|joined\sas|moved\sup\sto|promoted\sto)(?:\sas)?)"
    rf"\s(?:currently\s|now\s|then\s)?(?:an?\s|the\s|one\sof\sthe\s)?{_TITLE}\s(?:at|with|for|in)\s(?P<firm>{_NAME})"
)
_FIRM_FIRST = re.compile(
    rf"\b(?:At|With|For)\s(?P<firm>{_NAME})[^.]{{0,60}}?\bI(?:['’]m|\sam|\swas|\sworked\sas|\shave\sbeen|['’]ve\sbeen)\s(?:an?\s|the\s){_TITLE}(?=[\s,.;:(]|$)"
)
_JOINED = re.compile(
    rf"\bjoined\s(?P<firm>{_NAME})[^.;]{{0,40}}?\sas\s(?:an?\s|the\s|their\s)?{_TITLE}(?=[,.;:(]|\sand\s|\sin\s|$)"
)
_WITH_AS = re.compile(
    rf"\b(?:associated|working|worked|work|employed)\s(?:with|at|for|in)\s(?P<firm>{_NAME})[^.;]{{0,30}}?\sas\s(?:an?\s|the\s)?{_TITLE}(?=[,.;:(]|\s(?:since|from|in|for|till|and)\s|$)"
)
_SHAPES = (_WITH_AS, _POST, _JOINED, _FIRM_FIRST)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Told:
    """One job of a sentence and the rows that the sentence stands in."""

    title: str
    organization: str
    span: Span
    rows: tuple[Row, ...]


def find_told(rows: Sequence[Row]) -> list[Told]:
    """The jobs that sentences tell, in their order."""
    text, starts = "", list[int]()
    for row in rows:
        text += "\n" if row.bullet and text else ""
        starts.append(len(text))
        text += row.text + ("\n" if re.search(r"[.!?:]$", row.text) else " ")
    found: list[Told] = []
    begin = 0
    for sentence in _sentences(text):
        stop = begin + len(sentence)
        told = _told(sentence.strip().replace("\n", " "))
        if told is not None:
            own = [
                row for row, at in zip(rows, starts, strict=True) if at < stop and at + len(row.text) > begin
            ]
            found.append(Told(*told, tuple(own)))
        begin = stop
    return found


def _sentences(text: str) -> list[str]:
    """The text cut after full stops, nothing lost."""
    cuts = [match.start() for match in _SENTENCE_END.finditer(text)]
    cuts = sorted({*cuts, *(match.start() for match in re.finditer(r"\n", text))})
    return [text[one:two] for one, two in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _told(sentence: str) -> tuple[str, str, Span] | None:
    if len(sentence) > 600:
        return None
    spans = [span for span in find_spans(sentence) if span.ranged]
    if len(spans) != 1:
        return None
    match = next((found for shape in _SHAPES if (found := shape.search(sentence))), None)
    if match is None:
        return None
    span = spans[0]
    firm = match["firm"]
    if match.start("firm") < span.stop and span.begin < match.end("firm"):
        firm = sentence[match.start("firm") : span.begin]  # "Periyar Consulting 2016 to 2018"
    title, firm = match["title"].strip(" ,."), firm.strip(" ,.(")
    if (
        title_strength(title) < 2
        or not firm
        or (title_strength(firm) > 1 and not organization_strength(firm))
    ):
        return None
    return title, firm, span
