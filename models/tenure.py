"""Relevant months: time in at least one job whose described work is relevant, overlaps counted once.

Beside the way of the data; used by pipeline.assessment and models.evaluate. As CONTRACT words it: education never counts, research posts listed as work
do, volunteering, teaching, support desks, selling and plain reporting do not. A gap between jobs leaves no trace.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.evidence import Entry, Person
from models.features import LineJudgement
from pipeline import periods

LEAST_SHARE = 0.34  # of an entry's statements that are technical
LEAST_SHARE_OF_ENGINEER = 0.3  # the same for a job of an engineer: old posts are told in few and terse words
MOST_SHARE = 0.65  # the same for a person whom neither role fits, without a technical title
LEAST_MASS = 1.2  # technical statements, beside 15 % of all, that make a job relevant whatever else it holds
UNCLAIMED = frozenset({"loose", "assignment", "summary"})
LEAST_TOLD = 1.0  # lines of real work in them; on unseen voices three of four such people have relevant years
# A job without a described line is known by its title only: enough to count its months, never to set a class.
TECHNICAL_TITLE = re.compile(
    r"\b(?:(?:software|data|ml|ai|machine|devops|cloud|platform|backend|back-end|frontend|front-end|full[- ]?stack|web|"
    r"mobile|android|ios|embedded|firmware|systems?|security|test automation|automation|site reliability|nlp|"
    r"computer vision|research|applied|java|python|php|\.net|etl|application|r&d|game) (?:\w+ )?"
    r"(?:engineer|developer|programmer|scientist|architect|consultant)|developer|programmer|sdet|sre|mlops|"
    r"data scientist|programmer[ /]analyst|software (?:intern|trainee|apprentice))",
    re.IGNORECASE,
)


def relevant_entries(
    person: Person, judged: Sequence[LineJudgement], engineer: bool = True
) -> tuple[int, ...]:
    """Indices of the jobs that count. ``engineer``: whether either role fits the person. What a title adds is bounded: the work
    described has shown who is an engineer, and of that person a developer's post counts also where its one line is too terse to tell;
    for others it lowers the share of technical lines that a job needs, and stands alone only where nothing is described."""
    technical, total = _masses(person, judged)
    assigned = [
        at for at in technical_entries(person, judged) if person.entries[at].kind == "assignment"
    ]  # what was done in posts that are told no other way
    found = []
    for at, entry in enumerate(person.entries):
        if not entry.is_job:
            continue
        named = bool(TECHNICAL_TITLE.search(entry.title))
        if total[at] == 0 or (engineer and named):
            if named or (engineer and any(_overlap(entry, person.entries[other]) for other in assigned)):
                found.append(at)
            continue
        needed = LEAST_SHARE_OF_ENGINEER if engineer else LEAST_SHARE if named else MOST_SHARE
        enough = technical[at] >= LEAST_MASS + 0.15 * total[at] and (engineer or named)
        if enough or technical[at] / total[at] >= needed:
            found.append(at)
    return tuple(found)


def _overlap(one: Entry, two: Entry) -> bool:
    """Whether two entries have dates that share a month."""
    if one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return one.first <= two.last and two.first <= one.last


def is_titled_engineer(person: Person) -> bool:
    """Whether the newest job has an engineer's title, whatever is told of it."""
    jobs = [entry for entry in person.entries if entry.is_job]
    return bool(jobs) and bool(TECHNICAL_TITLE.search(min(jobs, key=lambda entry: entry.order).title))


def technical_entries(person: Person, judged: Sequence[LineJudgement]) -> frozenset[int]:
    """Indices of the entries of any kind whose described work is technical."""
    technical, total = _masses(person, judged)
    return frozenset(
        at
        for at in range(len(person.entries))
        if total[at]
        and (technical[at] >= LEAST_MASS + 0.15 * total[at] or technical[at] / total[at] >= LEAST_SHARE)
    )


def _masses(person: Person, judged: Sequence[LineJudgement]) -> tuple[list[float], list[int]]:
    """Technical mass and number of the statements of each entry."""
    technical = [0.0] * len(person.entries)
    total = [0] * len(person.entries)
    for statement, verdict in zip(person.statements, judged, strict=True):
        total[statement.entry] += 1
        technical[statement.entry] += verdict.technical
    return technical, total


def is_unread(
    person: Person, judged: Sequence[LineJudgement], relevant: Sequence[int], engineer: bool
) -> bool:
    """Whether an engineer's real work is told outside of any job that was read, and no relevant job was: a letter, a heading that
    nobody foresaw. Then the years are not 0, they are unknown."""
    if relevant or not engineer:
        return False
    told = sum(
        verdict.technical * (verdict.stages["shipped"] + verdict.stages["operated"])
        for statement, verdict in zip(person.statements, judged, strict=True)
        if person.entries[statement.entry].kind in UNCLAIMED
    )
    return told >= LEAST_TOLD


def relevant_months(person: Person, judged: Sequence[LineJudgement], engineer: bool = True) -> int | None:
    """Months with at least one relevant job; None where relevant jobs are described but none is dated, or where work is described
    that no job could be read of."""
    relevant = relevant_entries(person, judged, engineer)
    return None if is_unread(person, judged, relevant, engineer) else months_of(person, relevant)


def months_of(person: Person, relevant: Sequence[int]) -> int | None:
    """Months of the jobs at these indices, overlaps counted once; None where none of them is dated."""
    spans = [
        (entry.first, entry.last)
        for entry in (person.entries[at] for at in relevant)
        if entry.first is not None and entry.last is not None
    ]
    if relevant and not spans:
        return None
    return periods.union_months(spans)
