"""Whether an entry is a job at all; part of the room sections (reading -> sections -> skills).

In: an entry, the post or the job that was read from it. Out: yes or no, for jobs.py: parental leave is no work, a course
taught is no employer, and outside the sections of work only what surely was a post counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Job
from pipeline.sections import vocabulary
from pipeline.sections.degrees import is_degree
from pipeline.sections.folding import fold
from pipeline.sections.header_rows import header_texts
from pipeline.sections.openings import duties_in
from pipeline.sections.prose import VERB
from pipeline.sections.strengths import organization_strength, title_strength
from pipeline.sections.terms import ENGAGED
from pipeline.sections.undated import Entry


def is_closed(entry: Entry) -> bool:
    """Whether both ends of the entry's date are written ("2022 –" and "since May 2022" leave the second open)."""
    span, row = entry.span, entry.anchor
    return (
        span is not None
        and row is not None
        and span.ranged
        and not re.fullmatch(r"\W*\w+\W*", row.text[span.begin : span.stop])
        and not (span.current and not re.search(r"[^\W\d_]{2,}\W*$", row.text[span.begin : span.stop]))
    )


def is_dated_among_others(entry: Entry, job: Job, jobs: Sequence[Job]) -> bool:
    """Whether a line outside the sections of work is a post by its date: a range, or a season among other posts."""
    if entry.span is None or entry.span.ranged:
        return entry.span is not None
    return (
        bool(jobs)
        and not entry.span.weak
        and job.organization is not None
        and title_strength(job.title or "") > 1
    )


_COURSE_CODE = re.compile(
    r"\b[A-Z]{2,5}[ -]?\d{2,4}[A-Z]?\b|\((?:BA|BSc|BS|MA|MSc|MS|PhD|undergraduate|graduate)\)"
)


def is_course(organization: str | None) -> bool:
    """Whether what stands beside the role in a list of teaching is the course, not who pays."""
    if not organization or vocabulary.has("institutions", "words", organization):
        return False
    return bool(_COURSE_CODE.search(organization)) or vocabulary.has("degrees", "fields", organization)


def is_believable(job: Job) -> bool:
    if job.kind == "research" and job.title and job.organization and job.start:
        return (
            title_strength(job.title) > 0 and job.end is not None
        )  # "ML Research Fellow, Harsund Crop Centre, 2019 – 2021"
    return (
        job.title is not None
        and title_strength(job.title) > 1
        and (job.organization is not None or job.start is not None)
    )


_STUDIES = re.compile(
    r"\b(?:stud(?:y|ies|ied)|thesis|course(?:work|s)?|projects?|school|military|family(?= (?:leave|time|care|reasons|matters|break|phase)|\W*$)|leave|semesters?)\b",
    re.IGNORECASE,
)


# "Heartland School Foods", "Institute for Genomics": what schools are sold, who does research, where much is told of the work
_SCHOOL_TRADE = re.compile(
    r"\bInstitut\w* (?:for|für|pour) (?!Tech)|\bSchool(?= [A-Z](?!oard\b|istrict\b|iploma\b|eaving\b))"
)
_MANY_DUTIES = 2
_LEGAL_FORM = 3  # strength of a firm's name that has one
_FOR_WHOM = re.compile(
    r"\b(?:client|customer|organi[sz]ation|employer|company)(?: name)?\s?:\s?\S", re.IGNORECASE
)
_PROJECT = re.compile(r"\bprojects?\b\s?(?:#|no\.?)?\s?\d{0,2}", re.IGNORECASE)


def was_worked(entry: Entry, least: int = 2) -> bool:
    """Whether an entry is a post though its title is not known ("Talus Gaming, reliability, 3/2021 - today"): a period,
    two lines or more of duties, and no word of schools, studies or projects. ``least``: of duties, where another is one."""
    duties = len(entry.body) + any(len(duties_in(row).split()) > 1 for row in entry.header)
    words = " ".join(ENGAGED.sub("", text) for text, _ in header_texts(entry.header))
    if duties > _MANY_DUTIES:
        words = _SCHOOL_TRADE.sub("", re.sub(r"\([^()]*\)", " ", words))
    if any(_FOR_WHOM.search(row.text) for row in entry.header):
        words = _PROJECT.sub("", words)  # "Project #2 (2019 - 2021), Client: a retail bank"
    return (
        entry.span is not None
        and entry.span.ranged
        and duties >= least
        and not _STUDIES.search(words)
        and not is_degree(words)
        and not _names_a_school(words, entry)
    )


def _names_a_school(words: str, entry: Entry) -> bool:
    """Whether the words of a school name one. Those that offices bear too ("Tea Auction Board") do not where two items of
    work stand below."""
    items = [row for row in entry.body if row.bullet]
    worked = len(items) > 1 and any(VERB.match(row.text) for row in items)
    if worked:
        borne = vocabulary.words("institutions", "borne_by_offices")
        words = " ".join(word for word in fold(words).split() if word not in borne)
    return vocabulary.has("institutions", "words", words)


_CONTEST = re.compile(r"\b(?:hackathons?|game jams?|hack (?:day|week|night)s?|code jams?)\b", re.IGNORECASE)
_TAKES_PART = re.compile(
    r"\b(?:winner|finalist|participa\w+|assignments?|projects?|entr(?:y|ies)|runner)\b", re.IGNORECASE
)


_AWAY = frozenset({"travelling", "traveling", "travel", "world trip", "round the world trip", "world travel"})


def is_away(title: str | None) -> bool:
    """Whether a dated line only says that somebody was away ("Travelling – South America")."""
    return fold(title or "") in _AWAY


def is_contest(title: str | None, organization: str | None) -> bool:
    """Whether a dated line tells of a contest that somebody took part in ("Team lead, Harsund Hackathon"); who is paid to run
    them has a title of it ("Hackathon Program Manager") or a firm ("Hackathon Labs GmbH")."""
    if organization and _CONTEST.search(organization):
        return organization_strength(organization) < _LEGAL_FORM
    found = _CONTEST.search(title or "")
    return found is not None and (
        title_strength(title or "") < 2 or _TAKES_PART.search(title or "") is not None
    )


def is_no_work(words: str) -> bool:
    """Whether a dated line tells of no post at all ("Fresher", "parental leave")."""
    return vocabulary.has("titles", "not_jobs", words)
