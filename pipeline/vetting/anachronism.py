"""Vetting: more experience with a thing than the thing is old. In: document, outline, skills, taxonomy. Out: the flag
``impossible_experience``.

Two findings are certain enough to ask about: years claimed in words that exceed the age of the skill at the document's
date, and work described in a post that ended before the skill was first released. A long post that names a young skill
is no contradiction: it was used in the later part. First releases come from the taxonomy, each with its source there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline import periods
from pipeline.records import Document, Flag, FlagEvidence, Mention, Outline, SkillSet
from pipeline.vetting.rules import MAX_QUOTE, limits
from skill_taxonomy import Skill, Taxonomy

# Things with a day of birth; concepts, practices and names of fields were there before anybody named them.
DATED_KINDS = frozenset(
    {"language", "framework", "library", "database", "cloud_service", "platform", "tool", "model", "os"}
)
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_LISTED = re.compile(r"[,/&;]|\band\b", re.IGNORECASE)


def check(
    document: Document, outline: Outline, skills: SkillSet, taxonomy: Taxonomy, as_of: str | None
) -> tuple[Flag, ...]:
    """One flag for all impossible claims, the worst first, or none."""
    written = _written(document, outline, as_of)
    found = [*_claims(skills, taxonomy, written), *_before_release(outline, skills, taxonomy)]
    if not found:
        return ()
    found.sort(key=lambda one: (-one[0], one[1]))
    seen: dict[tuple[int, str], FlagEvidence] = {}
    for _, _, mention in found:
        seen.setdefault(
            (mention.line, ""), FlagEvidence(mention.page, mention.line, mention.text[:MAX_QUOTE])
        )
    return (Flag("impossible_experience", found[0][1], tuple(seen.values())[:8]),)


def _written(document: Document, outline: Outline, as_of: str | None) -> int | None:
    """The latest month at which the document can have been written: every doubt is in the person's favour."""
    if as_of is not None:
        return _last_month(as_of)
    known = (periods.newest_of(document, outline), document.document_date, outline.updated)
    months = [month for date in known if (month := _last_month(date)) is not None]
    return max(months, default=None)


def _last_month(date: str | None) -> int | None:
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    return int(match[1]) * 12 + (int(match[2]) - 1 if match[2] else 11)


def _released(skill: Skill) -> int | None:
    """The earliest month at which anybody can have used the skill, under this name or its predecessor's."""
    if skill.kind not in DATED_KINDS:
        return None
    told = limits("impossible_experience")
    date = told["predecessors"].get(skill.id) or skill.first_release
    match = _DATE.fullmatch(date or "")
    if match is None:
        return None
    year = int(match[1]) * 12
    return year + int(match[2]) - 1 if match[2] else year - told["year_slack_months"]


def _claims(skills: SkillSet, taxonomy: Taxonomy, written: int | None) -> Iterator[tuple[int, str, Mention]]:
    """Years claimed in words beyond the age of the skill: (months beyond, sentence, the claim)."""
    slack = limits("impossible_experience")["claim_slack_months"]
    if written is None:
        return
    for use in skills.uses:
        if use.claimed_years is None or use.skill_id not in taxonomy:
            continue
        released = _released(taxonomy[use.skill_id])
        if released is None:
            continue
        beyond = round(use.claimed_years * 12) - (written - released + 1) - slack
        if beyond > 0 and (claim := _claim(use.evidence, use.claimed_years)) is not None:
            year = (taxonomy[use.skill_id].first_release or "")[:4]
            sentence = f"Claims {use.claimed_years:g} years of {use.name}, first released in {year}."
            yield beyond, sentence, claim


def _claim(mentions: tuple[Mention, ...], years: float) -> Mention | None:
    """The mention of which the number is surely said; of "12 years with Java, Spring and Kubernetes" that is Java alone.
    None where the number belongs to a list."""
    forms = [f"{years:g}", f"{years:g}".replace(".", ","), *_WORDS[int(years) : int(years) + 1]]
    number = re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, forms))})(?![.,]?\d)", re.IGNORECASE)
    for one in mentions:
        before = [hit.end() for hit in number.finditer(one.text, 0, one.start)]
        if before and not _LISTED.search(one.text[before[-1] : one.start]):
            return one
        if number.search(one.text, one.end):
            return one
    return None


def _before_release(
    outline: Outline, skills: SkillSet, taxonomy: Taxonomy
) -> Iterator[tuple[int, str, Mention]]:
    """Work in posts that ended before the skill was there."""
    slack = limits("impossible_experience")["ended_before_months"]
    for use in skills.uses:
        skill = taxonomy.skills.get(use.skill_id)
        released = _released(skill) if skill else None
        if skill is None or released is None:
            continue
        ambiguous = set(skill.context.forms) if skill.context else set()
        for mention in use.evidence:
            if mention.job is None or mention.surface in ambiguous:
                continue
            job = outline.jobs[mention.job]
            ended = _last_month(job.end)
            if mention.line not in job.body or ended is None or job.start in (None, job.end):
                continue
            beyond = released - ended - slack
            if beyond > 0:
                yield (
                    beyond,
                    f"{use.name} in a post that ended {job.end}, before its first release in {(skill.first_release or '')[:4]}.",
                    mention,
                )
