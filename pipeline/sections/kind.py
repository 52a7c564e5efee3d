"""Is it a résumé at all; part of the room sections (reading -> sections -> skills).

In: rows and the facts that were found. Out: 0-1 with a reason when low. Invoices, papers, cover letters, job advertisements
and forms are known by their own words (documents.toml); a résumé by contact, sections, jobs and schools.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from pipeline.records import Contact, Education, Job
from pipeline.sections import vocabulary
from pipeline.sections.parts import Part
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength


@lru_cache(maxsize=1)
def _documents() -> dict[str, tuple[str, float, tuple[re.Pattern[str], ...]]]:
    table = tomllib.loads(files("pipeline.sections").joinpath("documents.toml").read_text(encoding="utf-8"))
    return {
        name: (
            entry["reason"],
            float(entry["needed"]),
            tuple(re.compile(cue, re.MULTILINE) for cue in entry["cues"]),
        )
        for name, entry in table.items()
    }


def judge(
    rows: Sequence[Row],
    parts: Sequence[Part],
    contact: Contact,
    jobs: Sequence[Job],
    education: Sequence[Education],
) -> tuple[float, str | None]:
    """How sure it is that the document is a résumé (0-1), and what it seems to be instead when below one half."""
    kinds = {part.kind for part in parts if part.section.heading}
    score = 0.1
    score += 0.2 * bool(contact.name) + 0.15 * bool(contact.email) + 0.1 * bool(contact.phone)
    score += 0.15 * min(
        3, len(kinds & {"experience", "education", "skills", "projects", "summary", "objective"})
    )
    score += 0.1 * min(2, len(jobs)) + 0.1 * min(1, len(education))
    if _proved(kinds, contact, jobs, education):
        return round(
            max(0.55, min(1.0, score)), 2
        ), None  # words of an invoice may stand among a bookkeeper's duties
    text = "\n".join(row.text for row in rows)[:20000].lower()
    reason = None
    told = bool(contact.name) and sum(bool(job.start and job.organization) for job in jobs) >= 2
    for name, (entry_reason, least, cues) in _documents().items():
        # somebody with a dated history may state terms ("looking for: 90-110k"); an advertisement tells of nobody's past
        needed = least + (2 if told and name == "advertisement" else 0)
        hits = 0
        for left, cue in zip(range(len(cues), 0, -1), cues, strict=True):
            if hits + left < needed:
                break
            hits += bool(cue.search(text))
        if hits >= needed:
            core = len(kinds & {"experience", "education", "skills"})
            score -= 0.25 * (hits - needed + 1) + (0.25 if core < 2 else 0.0)
            reason = reason or entry_reason
    if reason is not None:
        score = min(score, 0.45)
    elif (contact.email or contact.phone) and (
        jobs or education or any(span.ranged for row in rows for span in row.spans)
    ):
        score = max(score, 0.55)
    elif _odd_resume(text, contact, jobs, education):
        score = max(score, 0.5)
    score = max(0.0, min(1.0, score))
    if score >= 0.5:
        return round(score, 2), None
    return round(score, 2), reason or "neither jobs nor education nor the sections of a résumé were found"


def _dated_posts(jobs: Sequence[Job]) -> int:
    """How many posts have a title, an employer and a date, and are not only told in a sentence, as in a letter."""
    return sum(
        bool(job.start and job.organization and title_strength(job.title or ""))
        and not set(job.header) & set(job.body)
        for job in jobs
    )


def _proved(kinds: set[str], contact: Contact, jobs: Sequence[Job], education: Sequence[Education]) -> bool:
    """Whether somebody's own history is told: a dated post with its employer under a heading of work, several without one,
    or a dated degree with its school; and there is somebody to reach."""
    if not (contact.name or contact.email or contact.phone):
        return False
    if _dated_posts(jobs) >= (1 if "experience" in kinds else 2):
        return True
    schools = [entry for entry in education if entry.degree and entry.institution and entry.end]
    return (
        bool(schools) and bool(contact.name) and bool(contact.email or contact.phone) and "education" in kinds
    )


_OWN_WORK = re.compile(
    r"\bi(?:['’]ve|['’]m)?\s(?:\w+\s){0,3}(?:work(?:ed|ing)?|joined|led|lead|buil[dt]|develop(?:ed)?|spent|started|ran|run|design(?:ed)?)\b"
    r"|\bmy (?:work|job|career|experience|team)\b"
    r"|\b\d{1,2}\+?\s?(?:years|yrs)\b.{0,40}\b(?:experience|expertise|in|of|as)\b"
)


def _odd_resume(text: str, contact: Contact, jobs: Sequence[Job], education: Sequence[Education]) -> bool:
    """Where nothing speaks for another kind of document: whether a person's work is told at all, however tersely, oddly or
    without a name (as agencies send them): posts or studies, or somebody who speaks of work and knows several skills."""
    history = _dated_posts(jobs) + len([entry for entry in education if entry.degree])
    if history >= 2:
        return True
    somebody = bool(contact.name or contact.email or contact.phone)
    speaks = _OWN_WORK.search(text) is not None and vocabulary.has("titles", "words", text[:4000])
    words = set(re.findall(r"[a-z][\w+#.]*", text))
    return (somebody or history > 0) and speaks and len(words & vocabulary.known_skills()) >= 2
