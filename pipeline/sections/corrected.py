"""Last look at the jobs of a résumé: what only looks like a post goes, what points to another post is followed.

Part of sections, used by jobs.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Job
from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.strengths import organization_strength, title_strength

# "Updated October 2025" at the foot of a page is the date of the document.
_STAMP = re.compile(
    r"(?:last )?(?:updated?|revised|revision|printed|as of|status|version|stand|document(?: of)?|date)\.?",
    re.IGNORECASE,
)
# "German (A2, learnt in hotels)", "Turkish (native)"
_TONGUE = re.compile(r"\((?:native|fluent|mother tongue|basic|[ABC][12]\b)", re.IGNORECASE)
_MONEY = re.compile(r"[€$£¥]\s?\d[\d.,]*\s?(?:k|m|bn?|thousand|million)?", re.IGNORECASE)
_LEFT_AS = re.compile(
    r"(?:left|retired|discharged|ended|finished) as (?:an? )?(?P<rank>[A-Z].{2,60})", re.IGNORECASE
)
_SAME = {"same company", "same firm", "same employer", "same organisation", "same organization", "the same", "same", "ditto", "idem", "ebenda", "ebd", "dito", "ibidem", "ibid", "misma empresa", "mesma empresa", "meme entreprise", "samma foretag"}  # fmt: skip
_SAME_PLACE = re.compile(
    r"(?:at )?(?:the )?same (?:institute|institution|bank|group|place|agency|university|school|hospital|office|lab|laboratory|house|client|customer|studio|start up|team|department)"
)
_ALONE = {"self employed", "self-employed", "freelance", "freelancer", "independent"}


def on_own_account(text: str) -> bool:
    """Whether a phrase says that nobody employs ("INDEPENDENT", "Freelance developer")."""
    return fold(text) in _ALONE or vocabulary.has("titles", "freelance", text)


# a title or employer that only says when it was
_WHEN = {
    "current work", "present work", "current job", "present job", "current post", "current employment", "and counting", "now", "before", "since",
    "dal", "seit", "depuis", "desde", "worked", "finished", "completed", "graduated",
}  # fmt: skip


def says_when(text: str | None) -> bool:
    """Whether a phrase only says when it was ("since", "current work")."""
    return fold(text or "") in _WHEN


def corrected(jobs: Sequence[Job]) -> list[Job]:
    """Jobs in document order in and out."""
    kept: list[Job] = []
    for job in jobs:
        if not _is_no_post(job):
            kept.append(_on_own_account(_of_the_same(job, kept)))
    return [_as_left(job) for job in kept]


def _as_left(job: Job) -> Job:
    """ "Left as Captain": the last rank."""
    told = _LEFT_AS.fullmatch(job.title or "")
    return replace(job, title=told["rank"]) if told else job


def _of_the_same(job: Job, before: Sequence[Job]) -> Job:
    if fold(job.title or "") in _WHEN:
        job = replace(job, title=None)
    if before and fold(job.title or "") in _SAME:  # "Regional council. Same employer.": a customer of it
        return replace(job, title=None, organization=before[-1].organization)
    if not (
        before
        and job.organization
        and (fold(job.organization) in _SAME or _SAME_PLACE.fullmatch(fold(job.organization)))
    ):
        return job
    return replace(job, organization=before[-1].organization, location=job.location or before[-1].location)


def _is_no_post(job: Job) -> bool:
    words = [text for text in (job.title, job.organization) if text]
    if all(fold(text) in _WHEN for text in words) and words:
        return True
    if fold(job.title or "") in {"finished", "completed", "graduated"}:
        return True
    stamped = len(words) == 1 and bool(_STAMP.fullmatch(words[0].strip(" :")))
    return stamped or any(_TONGUE.search(text) or _MONEY.fullmatch(text) for text in words)


def _on_own_account(job: Job) -> Job:
    """ "Self-employed" above "Piano tuner" is for whom, not what."""
    if job.title is None or job.organization is None or fold(job.title) not in _ALONE:
        return job
    words = job.organization.split()
    # "Fabrikam Languages" is a name, "Piano tuner" a trade
    trade = title_strength(job.organization) > 0 or any(word[0].islower() for word in words[1:])
    if not trade or organization_strength(job.organization) > 0 or words[0][0].islower():
        return job
    return replace(job, title=job.organization, organization=job.title)
