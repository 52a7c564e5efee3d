"""Jobs: title, organization, place, dates and kind; part of the room sections (reading -> sections -> skills).

In: the sections. Out: records.Job in document order, made of the entries of the sections that list work, and of those
entries elsewhere that surely are jobs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Job
from pipeline.sections.apart import with_duties_below, with_engagements, with_firm_below
from pipeline.sections.corrected import corrected, on_own_account, says_when
from pipeline.sections.dated_rows import gap_above
from pipeline.sections.dates import within
from pipeline.sections.entries import find_entries
from pipeline.sections.folding import fold
from pipeline.sections.fused import with_firms
from pipeline.sections.handled import handled_job
from pipeline.sections.header_rows import header_texts, main_span
from pipeline.sections.job_of_entry import job_of, stays_of, untitled
from pipeline.sections.job_or_not import (
    is_away,
    is_believable,
    is_closed,
    is_contest,
    is_course,
    is_dated_among_others,
    is_no_work,
    was_worked,
)
from pipeline.sections.joined import with_stays
from pipeline.sections.openings import duties_in, opening_of
from pipeline.sections.parts import Part, is_contract_list
from pipeline.sections.pieces import pieces_of, without_dates
from pipeline.sections.places import is_location
from pipeline.sections.post import Post, read_post
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength
from pipeline.sections.told import find_told
from pipeline.sections.told_jobs import is_told, told_job, told_jobs
from pipeline.sections.towns import with_towns
from pipeline.sections.undated import Entry

SECTION_JOB_KIND = {
    "experience": "job",
    "volunteering": "volunteer",
    "research": "research",
    "teaching": "teaching",
}


def find_jobs(parts: Sequence[Part], present: str | None) -> list[Job]:
    """All jobs of a résumé in document order. ``present``: the month that stands for "present" (YYYY-MM or YYYY)."""
    jobs: list[Job] = []
    has_work = any(part.kind == "experience" and _holds_work(part) for part in parts)
    untitled = not has_work or _tells_earlier_work_only(parts)
    if not any(part.kind == "experience" and part.rows and not is_contract_list(part) for part in parts):
        told = [
            told_job(one, "job") for part in parts if part.kind == "summary" for one in find_told(part.rows)
        ]
        if told:  # the summary names the employers, the projects below only their customers
            return told
    for part in parts:
        kind = SECTION_JOB_KIND.get(part.kind)
        loose = kind is None and (
            part.kind in {"other"} or (untitled and part.kind in {"header", "summary", "objective"})
        )
        if kind is None and not loose:
            continue
        strict = loose or part.kind in {"research", "teaching", "volunteering"}
        if part.kind == "research" and _POSTS.search(part.section.heading or ""):
            strict = False  # "Research positions" lists posts, whatever their titles
        found = _jobs_of(_without_name(part), kind or "job", strict, present, loose and untitled)
        if _FOR_CUSTOMERS.match(part.section.heading or ""):
            jobs = with_engagements([*jobs, *found], present, len(jobs))
        else:
            jobs += found
    if has_work and not any(job.start for job in jobs):
        tables = [
            job for part in parts if part.kind == "summary" for job in _jobs_of(part, "job", True, present)
        ]
        jobs = _with_dates_of([job for job in tables if job.start], jobs)
    if not has_work and not jobs:
        jobs = [job for part in parts if (job := handled_job(part.section, part.rows)) is not None]
    return with_duties_below(corrected(jobs), parts)


def _holds_work(part: Part) -> bool:
    """Whether a section of work holds a date or a title ("Military service: completed" holds neither)."""
    return any(row.spans or title_strength(row.text) > 1 for row in part.rows)


_FOR_CUSTOMERS = re.compile(
    r"\W*(?:\w+\s)?(?:assignments|engagements|mandates|missions|projects|clients|customers)\b", re.IGNORECASE
)
_EARLIER = re.compile(r"\W*(?:earlier|previous(?:ly)?|prior|former|past|before)\b", re.IGNORECASE)


def _tells_earlier_work_only(parts: Sequence[Part]) -> bool:
    """Whether the one heading of work is of what came before ("Earlier employment"): the newest post stands under none."""
    work = [at for at, part in enumerate(parts) if part.kind == "experience" and _holds_work(part)]
    return bool(work) and all(
        _EARLIER.match(parts[at].section.heading or "")
        and any(_holds_work(part) for part in parts[:at] if part.kind in {"header", "summary", "objective"})
        for at in work
    )


def _with_dates_of(table: Sequence[Job], jobs: Sequence[Job]) -> list[Job]:
    """Jobs that are described without dates, with the dates that a table of the career gives them; what only the table names too."""
    if len(table) < 2 or any(job.start for job in jobs):
        return list(jobs)
    described = {(fold(job.title or ""), fold(job.organization or "")): job for job in jobs}
    merged = []
    for row in table:
        known = described.pop((fold(row.title or ""), fold(row.organization or "")), None)
        merged.append(
            row
            if known is None
            else replace(
                known,
                start=row.start,
                end=row.end,
                current=row.current,
                location=known.location or row.location,
                lines=tuple(sorted({*row.lines, *known.lines})),
                header=tuple(sorted({*row.header, *known.header})),
            )
        )
    return [*merged, *described.values()]


def _without_name(part: Part) -> Part:
    """Of a résumé without headings, what stands below the name and the address: a person is nobody's employer."""
    if part.kind != "header" or len(part.rows) < 3 or any(span.ranged for span in part.rows[0].spans):
        return part
    dated = next((i for i, row in enumerate(part.rows) if any(span.ranged for span in row.spans)), 0)
    blocks = [i for i in range(2, min(dated + 1, 8)) if gap_above(part.rows, i) > 0.7]
    start = blocks[0] if blocks else 1
    return replace(part, rows=part.rows[dated if _stands_alone(part.rows, start, dated) else start :])


def _stands_alone(rows: Sequence[Row], start: int, dated: int) -> bool:
    """Whether the first dated line names its employer itself, so that what stands above it is the person's headline or town."""
    if dated <= start - 1 or main_span(rows[dated]) is None or gap_above(rows, dated) > 0.7:
        return False
    own = read_post(header_texts(rows[dated : dated + 1]))
    above = rows[start:dated]
    titled = dated > 2 and title_strength(rows[dated - 1].text) > 1 and own.title is None
    titled = titled or (own.guessed and own.title is not None)  # "Engineer, Payments" below its firm
    named = max((organization_strength(row.text) for row in above if "@" not in row.text), default=0)
    return own.organization is not None and not titled and named <= organization_strength(own.organization)


def _jobs_of(
    part: Part, section_kind: str, strict: bool, present: str | None, only_here: bool = False
) -> list[Job]:
    """The jobs of one section. ``only_here``: no section is one of work, so that any dated post with duties is a job."""
    part = replace(part, rows=tuple(with_stays(part.rows)))
    told_here = told_jobs(part.rows, section_kind) if is_told(part.rows) else []
    dated = sum(any(span.ranged for span in row.spans) for row in part.rows)
    if told_here and (any(job.title for job in told_here) or len(told_here) >= dated):
        return told_here  # sentences that name no title tell less than the dated lines do
    entries = find_entries(part.rows, strict and part.kind != "volunteering")
    first_pass = [read_post(header_texts(entry.header)) for entry in entries]
    # a header whose words leave no doubt says twice as much as one that could be read the other way round
    votes = [
        post.title_first for post in first_pass if post.title_first is not None for _ in range(1 + post.sure)
    ]
    title_first = None if not votes else sum(votes) * 2 > len(votes)
    if not votes:
        title_first = _order_by_lines(entries)
    jobs: list[Job] = []
    doubtful: list[tuple[int, Job]] = []
    all_closed = only_here
    employer: Post | None = None
    employer_row: Row | None = None
    for position, entry in enumerate(entries):
        inherited = _inherits(entry, employer, employer_row)
        known = employer.organization if inherited and employer else None
        post = read_post(header_texts(entry.header), title_first, known)
        if any(opening_of(row) is not None for row in entry.header):
            post = untitled(post)
        if (
            is_no_work(f"{post.title or ''} {post.organization or ''}")
            or is_away(post.title)
            or is_contest(post.title, post.organization)
        ):
            continue
        if _describes(post, entry) and _spans_titles(entry, entries[position + 1 :]):
            post = replace(post, title=None)  # what the firm does, above the titles held there
        if inherited and employer and not post.location:
            post = replace(post, location=employer.location)
        if inherited and employer and not post.team:
            post = replace(post, team=employer.team)
        holds = not says_when(post.organization) and _holds_projects(entry, entries[position + 1 :])
        if entry.banner and not inherited:
            employer, employer_row = post, entry.anchor
            if (
                post.organization
                and not (post.title or entry.body)
                and _spans_titles(entry, entries[position + 1 :])
            ):
                continue
        elif not inherited:
            employer, employer_row = None, None
            told = any(duties_in(row) for row in entry.header)
            bare = post.organization and not post.title and not told
            bare = bare and (not entry.body or _only_describes(entry, entries[position + 1 :]))
            if (
                bare
                and position + 1 < len(entries)
                and not holds
                and not _stands_apart(entry, entries[position + 1])
            ):
                employer, employer_row = post, None  # a dated line of the employer above dated titles
                continue
        if is_contract_list(part) and not (
            (entry.span and entry.span.ranged) or (post.title and title_strength(post.title) > 1)
        ):
            continue  # "02/2018 | Hackathon week" among the engagements
        job = job_of(entry, post, section_kind)
        if (
            job
            and job.kind == "volunteer"
            and part.kind == "volunteering"
            and not entry.body
            and not is_closed(entry)
        ):
            continue
        if (
            job
            and part.kind in {"header", "summary", "objective"}
            and not is_dated_among_others(entry, job, jobs)
        ):
            continue
        if job and part.kind == "teaching" and is_course(job.organization):
            continue
        if job and (not strict or is_believable(job) or (only_here and was_worked(entry, 0 if holds else 2))):
            jobs += stays_of(entry, job)
        elif job and (
            (
                job.title
                and job.organization
                and title_strength(job.title)
                and entry.span
                and entry.span.ranged
            )
            or (
                only_here
                and was_worked(entry, 1)
                and not job.title
                and not (entry.anchor and entry.anchor.bullet)
            )
        ):
            doubtful.append((len(jobs), job))
            all_closed = all_closed and job.organization is not None and is_closed(entry)
    if not jobs and part.kind in {"experience", "other", "header", "summary"}:
        jobs = told_jobs(part.rows, section_kind)
    if (jobs or all_closed or _are_listed(doubtful)) and part.kind not in {"summary", "objective"}:
        for offset, (place, job) in enumerate(doubtful):
            jobs.insert(place + offset, job)
    jobs = with_firm_below(with_engagements(jobs, present), part.rows)
    return with_firms(with_towns(jobs, title_first))


_POSTS = re.compile(r"\b(?:positions?|appointments?|posts?|employment)\b", re.IGNORECASE)


def _order_by_lines(entries: Sequence[Entry]) -> bool | None:
    """Where words do not tell: whether rows that hold a title word come before the others in most headers."""
    first = last = 0
    for entry in entries:
        strengths = [title_strength(row.text) for row in entry.header]
        if len(strengths) > 1 and max(strengths) > 0:
            first += strengths[0] == max(strengths)
            last += strengths[0] != max(strengths)
    return None if first == last else first > last


def _inherits(entry: Entry, employer: Post | None, employer_row: Row | None) -> bool:
    """Whether this entry is a further title under the employer named above."""
    if employer is None or employer.organization is None or entry.anchor is None:
        return False
    own = read_post(header_texts(entry.header))
    if own.title and title_strength(own.title) and own.organization is None and not own.masked:
        return True
    if entry.header[0] is not entry.anchor:
        return False
    if own.organization and own.sure and organization_strength(own.organization) > 2:
        return False
    if (
        own.organization
        and own.title
        and own.title_first is False
        and organization_strength(own.organization)
    ):
        return False  # "Kaziranga Builders, Junior Engineer" names its own employer first
    named = [piece for piece in pieces_of(header_texts(entry.header)) if not is_location(piece.text)]
    if own.organization and (len(entry.header) > 1 or len(named) > 1):
        return False  # it names its own employer beside the title, not after a comma
    text = without_dates(entry.anchor)
    if title_strength(text) == 0:
        return False
    if employer_row is not None and employer_row.line.x0 is not None and entry.anchor.line.x0 is not None:
        return abs(employer_row.line.x0 - entry.anchor.line.x0) < 12
    return True


def _are_listed(doubtful: Sequence[tuple[int, Job]]) -> bool:
    """Whether lines that each name a firm, say when and tell what was done there make a list of posts: no one of them is
    enough by itself, two are, all told in their own line."""
    return len(doubtful) > 1 and all(
        job.organization is not None and set(job.header) & set(job.body) for _, job in doubtful
    )


def _stands_apart(entry: Entry, following: Entry) -> bool:
    """Whether a firm with its period alone is a post told by no more, because what stands below it lies outside that period
    and names a firm too ("Ruxton Freight, 2018 - 2022" / "Lake County schools, substitute teacher, 2014 - 2018")."""
    own, below = entry.span, following.span
    if own is None or below is None or not (own.ranged and below.ranged) or within(below, own):
        return False
    return len(entry.header) == 1 and read_post(header_texts(following.header)).organization is not None


_FEW_LINES = 2


def _only_describes(entry: Entry, later: Sequence[Entry]) -> bool:
    """Whether the line or two below a firm and its whole period say what the firm is, because titles with periods of their
    own inside it follow ("BAYPORT REFINING  2014 - now" / "Controls software for refineries." / "Engineer (2014 - 2017)")."""
    plain = len(entry.body) <= _FEW_LINES and not any(row.bullet for row in entry.body)
    return plain and _spans_titles(entry, later)


def _describes(post: Post, entry: Entry) -> bool:
    """Whether the line below a firm may say what the firm does rather than name a title."""
    return (
        bool(post.title and post.organization)
        and len(entry.header) > 1
        and not title_strength(post.title or "")
    )


def _spans_titles(entry: Entry, later: Sequence[Entry]) -> bool:
    """Whether below a firm and the whole period there stand titles with periods of their own inside it."""
    following = later[0] if later else None
    if following is None or entry.span is None or following.span is None or not following.span.ranged:
        return False
    own = read_post(header_texts(following.header))
    titled = own.title is not None and title_strength(own.title) > 1 and own.organization is None
    return entry.span.ranged and titled and within(following.span, entry.span)


def _holds_projects(entry: Entry, later: Sequence[Entry]) -> bool:
    """Whether a firm's whole period stands above dated projects inside it, none of them under a title."""
    own = entry.span
    inside = [one for one in later if own and one.span and one.span.ranged and within(one.span, own)]
    if on_own_account(without_dates(entry.header[0])):
        return bool(inside)
    return (
        bool(inside)
        and inside[0] is later[0]
        and not any(title_strength(text) for one in inside for text, _ in header_texts(one.header))
    )
