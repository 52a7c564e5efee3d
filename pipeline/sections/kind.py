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
    for entry_reason, needed, cues in _documents().values():
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
    score = max(0.0, min(1.0, score))
    if score >= 0.5:
        return round(score, 2), None
    return round(score, 2), reason or "neither jobs nor education nor the sections of a résumé were found"


def _proved(kinds: set[str], contact: Contact, jobs: Sequence[Job], education: Sequence[Education]) -> bool:
    """Whether somebody's own history is told: a dated post with its employer under a heading of work, several without one,
    or a dated degree with its school; and there is somebody to reach."""
    if not (contact.name or contact.email or contact.phone):
        return False
    dated = [
        job
        for job in jobs
        if job.start
        and job.organization
        and title_strength(job.title or "")
        and not set(job.header) & set(job.body)  # not told in a sentence, as in a letter
    ]
    if len(dated) >= (1 if "experience" in kinds else 2):
        return True
    schools = [entry for entry in education if entry.degree and entry.institution and entry.end]
    return (
        bool(schools) and bool(contact.name) and bool(contact.email or contact.phone) and "education" in kinds
    )
