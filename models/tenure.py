"""Relevant months: time in at least one job whose described work is relevant, overlaps counted once.

Beside the way of the data; used by pipeline.assessment and models.evaluate. As CONTRACT words it: education never counts, research posts listed as work
do, volunteering, teaching, support desks, selling and plain reporting do not. A gap between jobs leaves no trace.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.evidence import Person
from models.features import LineJudgement
from pipeline import periods

LEAST_SHARE = 0.34  # of a job's statements that are technical
LEAST_MASS = 1.2  # technical statements, beside 15 % of all, that make a job relevant whatever else it holds
# A job without a described line is known by its title only: enough to count its months, never to set a class.
_TECHNICAL_TITLE = re.compile(
    r"\b(?:(?:software|data|ml|ai|machine|devops|cloud|platform|backend|back-end|frontend|front-end|full[- ]?stack|web|"
    r"mobile|android|ios|embedded|firmware|systems?|security|test automation|automation|site reliability|nlp|"
    r"computer vision|research|applied|java|python|php|\.net|etl|application|r&d|game) (?:\w+ )?"
    r"(?:engineer|developer|programmer|scientist|architect|consultant)|developer|programmer|sdet|sre|mlops|"
    r"data scientist|programmer[ /]analyst|software (?:intern|trainee|apprentice))",
    re.IGNORECASE,
)


def relevant_entries(person: Person, judged: Sequence[LineJudgement]) -> tuple[int, ...]:
    """Indices of the jobs that count."""
    total = [0] * len(person.entries)
    for statement in person.statements:
        total[statement.entry] += 1
    described = technical_entries(person, judged)
    return tuple(
        at
        for at, entry in enumerate(person.entries)
        if entry.is_job and (at in described if total[at] else bool(_TECHNICAL_TITLE.search(entry.title)))
    )


def technical_entries(person: Person, judged: Sequence[LineJudgement]) -> frozenset[int]:
    """Indices of the entries of any kind whose described work is technical."""
    technical = [0.0] * len(person.entries)
    total = [0] * len(person.entries)
    for statement, verdict in zip(person.statements, judged, strict=True):
        total[statement.entry] += 1
        technical[statement.entry] += verdict.technical
    return frozenset(
        at
        for at in range(len(person.entries))
        if total[at]
        and (technical[at] >= LEAST_MASS + 0.15 * total[at] or technical[at] / total[at] >= LEAST_SHARE)
    )


def relevant_months(person: Person, judged: Sequence[LineJudgement]) -> int | None:
    """Months with at least one relevant job; None where relevant jobs are described but none is dated."""
    relevant = relevant_entries(person, judged)
    spans = [
        (entry.first, entry.last)
        for entry in (person.entries[at] for at in relevant)
        if entry.first is not None and entry.last is not None
    ]
    if relevant and not spans:
        return None
    return periods.union_months(spans)
