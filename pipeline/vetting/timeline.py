"""Vetting: dates that cannot all be true. In: document, outline, the date that "present" means. Out: the flags
``date_contradiction``, ``future_date`` and ``overlapping_jobs``.

Only what is certain under every reading of the dates counts: a bare year may be any of its months. Part-time, freelance,
board and volunteer posts overlap with others in honest lives, and so do two posts at one employer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline import periods
from pipeline.records import Document, Education, Flag, Job, Line, Outline, Project
from pipeline.vetting.rules import by_number, evidence, folded, limits

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")
_BESIDE = re.compile(
    r"\b(?:part[- ]?time|casual|freelanc\w*|self[- ]employed|contract\w*|consult\w*|advis[eo]r\w*|board|volunt\w*|founder|"
    r"co-?founder|owner|side|evenings?|weekends?|summers?|seasonal|adjunct|lecturer|tutor|teaching|mentor\w*|coach|trainer|instructor|"
    r"student|intern\w*|trainee|apprentic\w*|assistant|fellow|research\w*|ph\.?d|doctoral|postdoc\w*|member|ambassador|organi[sz]er|"
    r"speaker|author|open[- ]source|maintainer|reserve|hours|days a week|h/week|remote gig|gig|secondment|seconded|client|project|"
    r"per diem|president|peer|university|college|school|campus|club|society|church|hourly|temporary|temp|zero-hours|director|chair\w*|trustee|partner|investor|honorary|visiting)\b"
)
_AHEAD = re.compile(
    r"\b(?:expected|anticipated|projected|planned|incoming|starting|will|offer|fixed[- ]term|until|contract|scheduled|graduat\w+|"
    r"candidate|forthcoming|upcoming|available|valid|expires?|expiry)\b"
)
_SAME = re.compile(r"\b(?:same (?:company|employer|firm)|ditto)\b")


def check(document: Document, outline: Outline, as_of: str | None) -> tuple[Flag, ...]:
    """At most one flag of each kind. ``as_of``: YYYY-MM that "present" means, None for the document's own date."""
    lines = by_number(document)
    found = (
        _contradiction(outline, lines),
        _future(document, outline, lines, as_of),
        _overlapping(outline, lines, periods.newest_of(document, outline, as_of)),
    )
    return tuple(flag for flag in found if flag is not None)


# --- a period that ends before it begins ------------------------------------------------------------------


def _months(date: str | None) -> tuple[int, int] | None:
    """First and last month that a date can mean, as months since year 0; None for no date."""
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    year = int(match[1]) * 12
    month = int(match[2]) - 1 if match[2] else None
    return (year, year + 11) if month is None else (year + month, year + month)


def _header(entry: Job | Education | Project, lines: dict[int, Line]) -> list[Line]:
    numbers = entry.header if isinstance(entry, Job) and entry.header else entry.lines[:3]
    return [lines[number] for number in numbers if number in lines]


def _contradiction(outline: Outline, lines: dict[int, Line]) -> Flag | None:
    wrong = []
    entries: list[Job | Education | Project] = [*outline.jobs, *outline.education, *outline.projects]
    for entry in entries:
        start, end = _months(entry.start), _months(entry.end)
        if start is not None and end is not None and end[1] < start[0]:
            wrong.append(entry)
    if not wrong:
        return None
    first = wrong[0]
    return Flag(
        "date_contradiction",
        f"A period ends before it begins ({first.start} to {first.end}).",
        evidence(line for entry in wrong for line in _header(entry, lines)),
    )


# --- dates that had not come ------------------------------------------------------------------------------


def _reference(document: Document, outline: Outline, as_of: str | None) -> int | None:
    """The month at which the document was written: as told, by its own words, or by its file; a file whose date lies
    before several posts and studies begin, or before all of them, has the date of a copied template: it is not believed."""
    told = limits("timeline")
    for date in (as_of, outline.updated):
        months = _months(date)
        if months is not None:
            return months[1]
    saved = _months(document.document_date)
    if saved is not None:
        dates = [job.start for job in outline.jobs]
        dates += [study.start or study.end for study in outline.education]
        begun = [months[0] for date in dates if (months := _months(date))]
        later = sum(month > saved[1] for month in begun)
        if later < told["stale_posts"] and (later < len(begun) or not later):
            return saved[1]
    horizon = _months(told["horizon"])
    return horizon[1] if horizon else None


def _future(document: Document, outline: Outline, lines: dict[int, Line], as_of: str | None) -> Flag | None:
    told = limits("timeline")
    now = _reference(document, outline, as_of)
    if now is None:
        return None
    early: list[tuple[str, list[Line]]] = []
    for job in outline.jobs:
        start, end = _months(job.start), _months(job.end)
        header = _header(job, lines)
        ahead = any(_AHEAD.search(folded(line.text)) for line in header)
        if start is not None and start[0] > now + (
            told["start_months"] if ahead or not end else told["future_months"]
        ):
            early.append((job.start or "", header))
        elif end is not None and end[0] > now + told["future_months"] and not ahead:
            early.append((job.end or "", header))
    for study in outline.education:
        latest = _months(study.end) or _months(study.start)
        if latest is not None and latest[0] > now + told["study_months"]:
            early.append((study.end or study.start or "", _header(study, lines)))
    if not early:
        return None
    return Flag(
        "future_date",
        f"A date lies after the document itself was written ({early[0][0]}).",
        evidence(line for _, header in early for line in header),
        review=False,
    )


# --- two full-time posts at once --------------------------------------------------------------------------


def _full_time(jobs: Sequence[Job], lines: dict[int, Line]) -> Iterator[Job]:
    for job in jobs:
        if job.kind != "job" or not job.title or not job.organization or job.team_or_client:
            continue
        words = folded(" ".join([job.title, job.organization, *(line.text for line in _header(job, lines))]))
        if not _BESIDE.search(words) and not _SAME.search(words) and len(job.title.split()) <= 9:
            yield job


def _certain(job: Job, newest: str | None) -> tuple[int, int] | None:
    """The months that the post lasted under every reading of its dates."""
    start = _months(job.start)
    end = _months(newest if job.end == periods.PRESENT else job.end)
    if start is None or end is None or end[0] < start[1]:
        return None
    return start[1], end[0]


def _one_employer(one: Job, other: Job, lines: dict[int, Line]) -> bool:
    """Whether two posts can be at one employer: a word of their names is shared, or the head of one names the other's
    employer ("formerly Quay Cash")."""
    small = frozenset(
        {
            "inc",
            "ltd",
            "llc",
            "gmbh",
            "corp",
            "company",
            "the",
            "and",
            "of",
            "co",
            "plc",
            "group",
            "limited",
            "pvt",
        }
    )
    words = [
        {word for word in re.findall(r"\w+", folded(job.organization or "")) if word not in small}
        for job in (one, other)
    ]
    if not words[0] or not words[1] or words[0] & words[1]:
        return True
    heads = [
        set(re.findall(r"\w+", folded(" ".join(line.text for line in _header(job, lines)))))
        for job in (one, other)
    ]
    return words[0] <= heads[1] or words[1] <= heads[0]


def _overlapping(outline: Outline, lines: dict[int, Line], newest: str | None) -> Flag | None:
    least = limits("timeline")["overlap_months"]
    posts = [(job, span) for job in _full_time(outline.jobs, lines) if (span := _certain(job, newest))]
    pairs: list[tuple[int, Job, Job]] = []
    for at, (one, first) in enumerate(posts):
        for other, second in posts[at + 1 :]:
            months = min(first[1], second[1]) - max(first[0], second[0]) + 1
            if months >= least and not _one_employer(one, other, lines):
                pairs.append((months, one, other))
    if not pairs:
        return None
    months, one, other = max(pairs, key=lambda pair: pair[0])
    return Flag(
        "overlapping_jobs",
        f"{one.organization} and {other.organization} overlap by {months} months or more; ask whether one was part-time.",
        evidence(_headers(pairs, lines)),
        review=False,
    )


def _headers(pairs: Iterable[tuple[int, Job, Job]], lines: dict[int, Line]) -> Iterator[Line]:
    for _, one, other in pairs:
        yield from _header(one, lines)
        yield from _header(other, lines)
