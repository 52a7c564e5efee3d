"""Duties that stand apart from their post; part of the room sections (reading -> sections -> skills).

In: the jobs and the parts. Out: the same jobs, where engagements that lie inside a post ("2020 - 2021 Energy supplier" below
"Consultant, 2019 - 2022") and duties listed further down under the employer's name belong to the post's body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Job
from pipeline.sections import vocabulary
from pipeline.sections.corrected import on_own_account
from pipeline.sections.dates import span_months
from pipeline.sections.folding import fold
from pipeline.sections.parts import Part
from pipeline.sections.projects import find_projects
from pipeline.sections.prose import PROSE_END, VERB
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength

_TEAM = re.compile(r"\bteam\b", re.IGNORECASE)
_FEW = 2  # lines below a row of a table of posts that are no duties yet
_PLACES = frozenset({"experience", "other", "header", "summary", "objective"})


def with_firm_below(jobs: Sequence[Job], rows: Sequence[Row]) -> list[Job]:
    """Jobs of one section, where posts stacked above one firm ("Lead, 2021 - now" / "Engineer, 2018 - 2021" / "Firm, Town")
    all have that firm: a line with title and date alone, and right below it the head of the post that names the firm."""
    near = {row.number for row in rows if (row.line.gap or 0.0) < 0.7}
    kept = list(jobs)
    heads = {index for index, job in enumerate(jobs) if job.organization and len(job.header) > 1}
    for index in range(len(kept) - 2, -1, -1):
        job, below = kept[index], kept[index + 1]
        bare = job.organization is None and len(job.lines) == 1 and title_strength(job.title or "") > 1
        stacked = index + 1 in heads and below.header[0] == job.lines[-1] + 1 and below.header[0] in near
        if (
            bare
            and stacked
            and job.kind == below.kind
            and below.start
            and (below.end or "") <= (job.start or "")
        ):
            kept[index] = replace(
                job, organization=below.organization, location=job.location or below.location
            )
            heads.add(index)
    return kept


def with_engagements(jobs: Sequence[Job], present: str | None, told: int = 0) -> list[Job]:
    """Jobs of one section, without those that are only a customer or a project inside an earlier post: they name a single
    thing, no title among it, and lie within the period of a titled post that stands right above or has no duties yet.
    ``told``: how many of them stand under a heading of posts, the others under one of assignments; roles played for customers
    belong to the post around them."""
    kept: list[Job] = []
    above: int | None = None
    hosts: set[int] = set()
    for at, job in enumerate(jobs):
        if title_strength(job.title or ""):
            host = _employer_around(job, kept[:told], present) if 0 < told <= at else None
        else:
            host = _host(job, kept, above, hosts, present)
        if host is None:
            kept.append(job)
            above = len(kept) - 1
        else:
            kept[host] = _with_body(kept[host], job.lines)
            hosts.add(host)
    return kept


def _employer_around(job: Job, posts: Sequence[Job], present: str | None) -> int | None:
    """The titled post at another firm whose months hold those of a role that stands under a heading of assignments."""
    own = span_months(job.start, job.end, present)
    for at, post in enumerate(posts):
        period = span_months(post.start, post.end, present)
        titled = title_strength(post.title or "") > 1 and post.organization is not None
        if own and period and titled and period[0] <= own[0] and own[1] <= period[1]:
            return None if fold(post.organization or "") == fold(job.organization or "") else at
    return None


def _host(
    job: Job, kept: Sequence[Job], above: int | None, hosts: set[int], present: str | None
) -> int | None:
    own = span_months(job.start, job.end, present)
    if own is None:
        return None
    named = job.title and job.organization
    open_ = {above, *hosts}
    firm = organization_strength(_TEAM.sub("", job.organization or job.title or "")) > 0
    for at, post in enumerate(kept):
        # a firm's whole period, with nothing but projects below it
        alone = on_own_account(post.organization or "")
        bare = post.title is None and (alone or not firm) and (at in hosts or (at == above and not post.body))
        if (
            named
            and not bare
            and not vocabulary.has("titles", "freelance", f"{post.title or ''} | {post.organization or ''}")
        ):
            continue  # only who works on their own account has customers that look like posts
        period = span_months(post.start, post.end, present)
        around = period is not None and period[0] <= own[0] and own[1] <= period[1]
        # a table of posts first, what was done there below it under the same dates
        around = around and (
            period != own or (not named and title_strength(post.title or "") > 1 and len(post.body) <= _FEW)
        )
        if around and (bare or title_strength(post.title or "")) and (at in open_ or not post.body):
            return at
    return None


def with_duties_below(jobs: Sequence[Job], parts: Sequence[Part]) -> list[Job]:
    """Jobs without duties get those that are listed apart under a line of their employer ("Northwind: achievements")."""
    names = _names(jobs)
    if not names:
        return list(jobs)
    headers = {number for job in jobs for number in job.header}
    moved: dict[int, list[int]] = {}
    for part in parts:
        if part.kind not in _PLACES:
            continue
        post: int | None = None
        for row in part.rows:
            if row.number in headers:
                post = None
                continue
            post = _named(row, names, post)
            if post is not None:
                moved.setdefault(post, []).append(row.number)
    for project in find_projects(parts):
        rows = [row for part in parts for row in part.rows if row.number in project.lines]
        post = next((at for row in rows[:2] if (at := _for_employer(row, jobs, names)) is not None), None)
        if post is not None:
            moved.setdefault(post, []).extend(project.lines)
    moved = {at: numbers for at, numbers in moved.items() if not jobs[at].body and len(numbers) > 1}
    taken = {number for numbers in moved.values() for number in numbers}
    return [
        _with_body(job, moved[at]) if at in moved else _without(job, taken) for at, job in enumerate(jobs)
    ]


def _names(jobs: Sequence[Job]) -> dict[str, int]:
    """The first telling word of each employer -> its newest post; words that two employers share tell nothing."""
    found: dict[str, int] = {}
    owners: dict[str, set[str]] = {}
    for at, job in enumerate(jobs):
        whole = fold(job.organization or "")
        word = next((word for word in whole.split() if len(word) > 3), "")
        if word and word not in vocabulary.words("organizations", "words"):
            owners.setdefault(word, set()).add(whole)
            found.setdefault(word, at)
    empty = any(not jobs[at].body for at in found.values())
    return {word: at for word, at in found.items() if len(owners[word]) == 1} if empty else {}


def _named(row: Row, names: dict[str, int], post: int | None) -> int | None:
    """The post that a row leads over to: a short line that is no duty and holds an employer's name among its first words."""
    if row.bullet or row.words > 12 or PROSE_END.search(row.text) or VERB.match(row.text):
        return post
    return next((names[word] for word in fold(row.text).split()[:4] if word in names), post)


_EMPLOYER_BESIDE = re.compile(
    r"\((?:at |for |with )?(?P<inside>[^()]{2,60})\)|(?:\s[–—-]\s|\s(?:at|for|with)\s|\t)(?P<tail>[^()\t]{2,60})$"
)


def _for_employer(row: Row, jobs: Sequence[Job], names: dict[str, int]) -> int | None:
    """The post in which a project was done, by the employer's name or its first words beside the project's own ("Chit fund
    management (Musi Valley)")."""
    if row.bullet or row.words > 14 or PROSE_END.search(row.text):
        return None
    for match in _EMPLOYER_BESIDE.finditer(row.text):
        said = fold(match["inside"] or match["tail"]).split()
        at = next((names[word] for word in said[:1] if word in names), None)
        if at is not None and said == fold(jobs[at].organization or "").split()[: len(said)]:
            return at
    return None


def _with_body(job: Job, numbers: Sequence[int]) -> Job:
    body = sorted({*job.body, *numbers} - set(job.header))
    return replace(job, body=tuple(body), lines=tuple(sorted({*job.header, *body})))


def _without(job: Job, taken: set[int]) -> Job:
    body = tuple(number for number in job.body if number not in taken)
    return replace(job, body=body, lines=tuple(sorted({*job.header, *body})))
