"""One résumé's outline: every fact of the room sections put together (reading -> sections -> skills).

In: records.Document. Out: records.Outline. "Present" stands for the date that was asked for, or the update date that the
document states, or its newest past date (DESIGN 12); no clock is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.periods import PRESENT, month_index
from pipeline.records import Document, Education, Job, Outline
from pipeline.sections import kind
from pipeline.sections.contact import find_contact
from pipeline.sections.dates import day_order, find_spans, span_months
from pipeline.sections.document_rows import rows_of
from pipeline.sections.education import find_education
from pipeline.sections.fields import with_known_fields
from pipeline.sections.header_rows import main_span
from pipeline.sections.jobs import find_jobs
from pipeline.sections.listed_skills import find_listed_skills
from pipeline.sections.parts import Part, split_sections
from pipeline.sections.projects import find_projects
from pipeline.sections.rows import Row
from pipeline.sections.unnamed import settle

_UPDATED = re.compile(
    r"\b(?:last\s)?(?:updated|revised|modified|revision)\b(?:\s(?:on|in|at))?\s*:?|\blast\s(?:update|change)\b\s*:?|\bas of\b|\bdate\s*:"
    r"|\b(?:this|document|cv)\s(?:version|state|status)\b\s*:?|^\W*(?:version|state|status|stand|drafted|prepared|compiled)(?:\s(?:of|on))?\s*:",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")  # in every date
_STATED = re.compile(
    r"\b(?:over|more than|around|about|nearly|almost|approximately|with|having)?\s*(\d{1,2}(?:\.\d)?)\s?\+?\s?(?:plus\s)?(?:years?|yrs?)(?:['’])?\s+(?:of\s)?(?:[\w/-]+\s){0,4}?(?:experience|expertise)\b"
    r"|\bexperience\s*:?\s*(?:of\s)?(\d{1,2}(?:\.\d)?)\s?\+?\s?(?:years|yrs)\b",
    re.IGNORECASE,
)


def outline(document: Document, as_of: str | None = None) -> Outline:
    """The parts of one résumé. ``as_of``: YYYY-MM or YYYY that stands for "present", or None."""
    order = day_order(line.text for line in document.lines)
    rows = with_known_fields(rows_of(document, order), order)
    parts = settle(split_sections(rows, order))
    updated = _updated(document, order)
    newest = _newest(parts, as_of)
    present = as_of or updated or newest
    jobs = find_jobs(parts, present)
    education = find_education(parts)
    contact = find_contact(document, parts, rows, _body_size(rows))
    stated, stated_line = _stated_years(parts)
    sure, reason = kind.judge(rows, parts, contact, jobs, education)
    return Outline(
        sections=tuple(part.section for part in parts),
        contact=contact,
        jobs=tuple(jobs),
        projects=tuple(find_projects(parts)),
        education=tuple(education),
        newest_date=newest,
        updated=updated,
        stated_years=stated,
        stated_years_line=stated_line,
        listed_skills=find_listed_skills(parts),
        doubts=_doubts(parts, rows, jobs, education),
        is_resume=sure,
        not_resume_reason=reason,
    )


def present_date(facts: Outline, as_of: str | None = None) -> str | None:
    """What "present" means for this résumé: YYYY-MM or YYYY, None when the document holds no date."""
    return as_of or facts.updated or facts.newest_date


def total_months(jobs: Iterable[Job], as_of: str | None = None, newest: str | None = None) -> int:
    """Months with at least one of the jobs, overlaps counted once. "present" is ``as_of`` or else ``newest``."""
    present = as_of or newest
    months: set[int] = set()
    for job in jobs:
        period = span_months(job.start, job.end, present)
        if period and period[1] - period[0] < 12 * 70:
            months.update(range(period[0], period[1] + 1))
    return len(months)


def _body_size(rows: Sequence[Row]) -> float | None:
    weights: Counter[float] = Counter()
    for row in rows:
        if row.line.size:
            weights[round(row.line.size, 1)] += len(row.text)
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0] if weights else None


def _updated(document: Document, order: str | None) -> str | None:
    """A stated date of the document itself ("Last updated in March 2026"), near the top or the end."""
    lines = [line for line in document.lines if line.text.strip()]
    for line in [*lines[:12], *lines[-6:], *(line for line in lines if line.region in {"header", "footer"})]:
        if not _DIGIT.search(line.text) or len(line.text.split()) > 10:
            continue
        match = _UPDATED.search(line.text[:200])
        if match:
            spans = [
                span for span in find_spans(line.text, order) if span.begin >= match.end() and not span.ranged
            ]
            if spans and spans[0].start and not re.search(r"birth", line.text, re.IGNORECASE):
                return spans[0].start
    return None


def _newest(parts: Sequence[Part], bound: str | None) -> str | None:
    """The newest past date that stands in the document: ends and starts of ranges and dated lines, never expected ones."""
    newest: tuple[int, str] | None = None
    limit = month_index(bound, closing=True) if bound else None
    for part in parts:
        for row in part.rows:
            if part.kind in {"references", "personal"} and not (
                part is parts[-1] and row is part.rows[-1] and _signed(row)
            ):
                continue
            for span in row.spans:
                if span.expected or (span.weak and not _dated_line(part, row)):
                    continue
                for date, closing in ((span.start, False), (span.end, True)):
                    if date is None or date == PRESENT:
                        continue
                    index = month_index(date, closing)
                    if index is None or (limit is not None and index > limit):
                        continue
                    if newest is None or index > newest[0]:
                        newest = (index, date)
    return newest[1] if newest else None


_SIGNED = re.compile(
    r"(?:(?:date|dated|place)\s*:?\s*)?(?:[A-Z][^\d,:]{1,30},\s*)?(?:the\s)?\x00\W*", re.IGNORECASE
)


def _signed(row: Row) -> bool:
    """Whether a row is the date under a letter, with or without the place ("October, 2022", "Medellín, 14 of May of 2021")."""
    if len(row.spans) != 1 or row.spans[0].ranged or "-" not in (row.spans[0].start or ""):
        return False
    span = row.spans[0]
    return bool(_SIGNED.fullmatch(f"{row.text[: span.begin]}\x00{row.text[span.stop :]}"))


def _dated_line(part: Part, row: Row) -> bool:
    """Whether a bare year in a row is a date: at the edge of a short line of a section that is dated line by line."""
    if part.kind in {
        "education",
        "experience",
        "certifications",
        "awards",
        "publications",
        "volunteering",
        "projects",
        "research",
        "teaching",
        "languages",
        "courses",
    }:
        edges = (
            (row.text[: row.spans[0].begin].strip(" (,"), row.text[row.spans[-1].stop :].strip(" ),."))
            if row.spans
            else ("", "")
        )
        return not all(edges) or part.kind == "publications" or main_span(row) is not None
    return False


def _stated_years(parts: Sequence[Part]) -> tuple[float | None, int | None]:
    for part in parts:
        if part.kind in {"header", "summary", "objective", "other", "personal", "skills"}:
            for row in part.rows:
                match = _STATED.search(row.text[:600])
                if match:
                    years = float(match[1] or match[2])
                    if 0 < years <= 60:
                        return years, row.number
    return None, None


def _doubts(
    parts: Sequence[Part], rows: Sequence[Row], jobs: Sequence[Job], education: Sequence[Education]
) -> tuple[str, ...]:
    """Reasons why the parts may be wrong, as sentences."""
    found: list[str] = []
    for part in parts:
        if (
            part.kind == "experience"
            and sum(row.words for row in part.rows) > 12
            and not any(part.section.first <= job.lines[0] <= part.section.last for job in jobs)
        ):
            found.append(f"The section “{part.section.heading}” holds text but no job could be read in it.")
        if (
            part.kind == "education"
            and part.rows
            and not any(
                part.section.first <= entry.lines[0] <= part.section.last
                for entry in education
                if entry.lines
            )
        ):
            found.append(
                f"The section “{part.section.heading}” holds text but no school or degree could be read in it."
            )
    in_jobs = {number for job in jobs for number in job.lines}
    loose = sum(
        1
        for part in parts
        if part.kind in {"experience", "other", "header", "summary"}
        for row in part.rows
        if row.number not in in_jobs and any(span.ranged for span in row.spans) and main_span(row)
    )
    if loose:
        found.append(f"{loose} dated line{'s' if loose > 1 else ''} could not be given to a job.")
    if len(rows) > 25 and not any(part.section.heading for part in parts):
        found.append("A long text without any heading was recognised.")
    dateless = sum(1 for job in jobs if job.start is None)
    if jobs and dateless * 2 > len(jobs):
        found.append("Most jobs have no dates.")
    unended = sum(1 for job in jobs if job.start and job.end is None)
    if unended:
        found.append(f"{unended} job{'s' if unended > 1 else ''} told in sentences without an end.")
    if any(job.title is None for job in jobs) and sum(job.title is None for job in jobs) * 2 > len(jobs):
        found.append("Most jobs have no title that could be read.")
    return tuple(found)
