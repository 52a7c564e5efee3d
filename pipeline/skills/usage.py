"""From mentions to skills with evidence: where each is used, for how long, how well proven.

Place in the way of the data: folder -> intake -> reading -> sections -> [skills] -> assessment -> ...
In: the document, its outline, the spaCy Language and the taxonomy. Out: one SkillSet.

Grades (CONTRACT, skills.csv). ``claimed``: listed, in a summary, headline, title, certificate, course, talk or article only.
``used``: in the described work of a job or project. ``deep``: used, and one of
  - at least 24 months of use, last used within 36 months of the document's date or in two jobs or more;
  - at least 12 months of use in two jobs or projects or more, with a measured result in one of the lines;
  - at least four lines of work, two of them with a measured result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline import periods
from pipeline.records import Document, Job, Line, Mention, Outline, Project, SkillSet, SkillUse
from pipeline.skills import claims, passages
from pipeline.skills.assertion import KNOWLEDGE
from pipeline.skills.disambiguation import LIST_FLAG, OWN_FLAG
from pipeline.skills.matcher import SPANS
from pipeline.skills.passages import Passages, Place
from skill_taxonomy.records import Taxonomy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

DEEP_MONTHS = 24
DEEP_RECENT = 36
DEEP_MONTHS_WITH_RESULT = 12
DEEP_LINES = 4
DEEP_RESULTS = 2

_WORK_SECTIONS = frozenset({"experience", "projects", "research", "volunteering", "teaching"})
_NEVER_WORK = frozenset(
    {"education", "courses", "certifications", "skills", "summary", "header", "objective"}
)
_TOLD = frozenset({"summary", "header"})  # where a post may be told in sentences, or before any heading
_ASSERTION_BY_SECTION = {"interests": "aspired", "references": "other"}
_HEAD_SECTIONS = frozenset({"header", "contact"})
_LINK_AFTER = re.compile(
    r"\s*:\s*(?:https?:|www\.|@|[\w-]{1,60}[/.][\w./-]|(?=[a-zA-Z.]{0,60}[\d_-])[\w.-]{1,60}(?:\s|$|[|,·]))",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(r"[A-Za-z]\s*:\s*([\w.-]*)$")
_EMPLOYER_WORDS = 5
_SCHOOL = re.compile(r"universit|institut|school|college|academy|faculty", re.IGNORECASE)
_RESULT = re.compile(
    r"\d\s?%|\bby\s(?:half|a third|\d)|\b\d{1,9}(?:\.\d{1,9})?\s?x\b|\b\d[\d,.]{0,20}\s?(?:k|m|bn|million|billion|thousand)?\s"
    r"(?:users|customers|requests|rps|qps|events|records|rows|documents|transactions|queries|clients|devices|stores|sites"
    r"|ms|milliseconds|seconds|minutes|hours|TB|GB|PB)\b|\bfrom\s[\d$€£]\S{0,40}(?:\s\w+)?\sto\s[\d$€£]|[$€£]\s?\d"
    r"|\b(?:p9[59]|F1|AUC|accuracy|recall|precision|latency)\b[^.]{0,30}\d|\b(?:halved|doubled|tripled|quadrupled)\b",
    re.IGNORECASE,
)


def extract(
    document: Document, outline: Outline, nlp: Language, taxonomy: Taxonomy, as_of: str | None = None
) -> SkillSet:
    """Every skill of one candidate. ``nlp`` comes from ``language.build``; ``as_of`` (YYYY-MM) is what "present"
    means. Negated, aspired and other people's mentions are in ``mentions`` and never in ``uses``."""
    joined = passages.assemble(document, outline)
    doc = nlp.make_doc(joined.text)
    doc.user_data[LIST_FLAG] = joined.listed
    doc.user_data[OWN_FLAG] = True
    doc = nlp(doc)
    found = (_mention(span, joined, outline) for span in doc.spans[SPANS])
    mentions = tuple(mention for mention in found if mention is not None)
    newest = periods.newest_of(document, outline, as_of)
    by_skill: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.assertion == "asserted":
            by_skill.setdefault(mention.skill_id, []).append(mention)
    uses = tuple(
        _use(taxonomy, skill_id, its_mentions, outline, newest)
        for skill_id, its_mentions in sorted(by_skill.items())
    )
    unknown = claims.unknown_terms(document, joined, mentions, outline)
    return SkillSet(uses, mentions, unknown)


def is_work(mention: Mention) -> bool:
    """Whether a mention stands in described work of a job or project (and not in a title or a list of skills); an
    article or a talk about a skill is none."""
    if mention.assertion != "asserted" or mention.rule.endswith("title") or f"; {KNOWLEDGE}" in mention.rule:
        return False
    if mention.job is not None or mention.project is not None:
        return mention.section not in _NEVER_WORK or mention.section in _TOLD
    return mention.section in _WORK_SECTIONS


def _mention(span: Span, joined: Passages, outline: Outline) -> Mention | None:
    back = joined.back(span.start_char, span.end_char)
    if back is None:
        return None
    line, start, end = back
    place = joined.places[line.number]
    own = span._
    assertion, rule = own.skill_assertion, own.skill_rule
    if assertion == "asserted":
        assertion, rule = _by_place(line, start, end, place, outline, assertion, rule)
    return Mention(
        skill_id=span.label_,
        surface=line.text[start:end],
        page=line.page,
        line=line.number,
        start=start,
        end=end,
        text=line.text,
        section=place.section,
        job=place.job,
        project=place.project,
        assertion=assertion,
        rule=rule,
    )


def _by_place(
    line: Line, start: int, end: int, place: Place, outline: Outline, assertion: str, rule: str
) -> tuple[str, str]:
    """What the place of a mention says about it: a name in the employer's name, in a title, among interests."""
    if place.job is not None:
        job = outline.jobs[place.job]
        if line.number in job.header:
            if _is_employer(line.text, start, end, job.organization):
                return "other", f"{rule}; employer"
            if _inside(line.text, start, end, job.title):
                return assertion, f"{rule}; title"
    elif place.section in _HEAD_SECTIONS and _inside(line.text, start, end, outline.contact.name):
        return "other", f"{rule}; name"
    elif place.section in _HEAD_SECTIONS and _is_link(line.text, start, end):
        return "other", f"{rule}; link"
    elif place.section in _ASSERTION_BY_SECTION:
        return _ASSERTION_BY_SECTION[place.section], f"{rule}; section {place.section}"
    elif place.section == "education" and _in_school(line, start, end, outline):
        return "other", f"{rule}; school"
    return assertion, rule


def _is_link(text: str, start: int, end: int) -> bool:
    """Whether a name in the head of a résumé labels a link ("GitHub: lena-w") or is part of a handle behind a label."""
    if _LINK_AFTER.match(text, end):
        return True
    label = _LABEL_BEFORE.search(text[:start])
    rest = text[end:].split(maxsplit=1)[0] if text[end : end + 1].strip() else ""
    return label is not None and any(sign in label[1] + rest for sign in "-_")


def _in_school(line: Line, start: int, end: int, outline: Outline) -> bool:
    return any(
        line.number in entry.lines and _SCHOOL.search(entry.institution or "") is not None
        and _inside(line.text, start, end, entry.institution)
        for entry in outline.education
    )  # fmt: skip


def _is_employer(text: str, start: int, end: int, organization: str | None) -> bool:
    """Whether a name is part of a short employer's name ("Oracle", "Snowflake Computing", "Petra Cloud Services")."""
    if not organization or "," in organization or len(organization.split()) > _EMPLOYER_WORDS:
        return False
    return _inside(text, start, end, organization)


def _inside(text: str, start: int, end: int, name: str | None) -> bool:
    if not name:
        return False
    at = text.find(name)
    return 0 <= at <= start and end <= at + len(name)


def _use(
    taxonomy: Taxonomy, skill_id: str, found: list[Mention], outline: Outline, newest: str | None
) -> SkillUse:
    skill = taxonomy[skill_id]
    work = [mention for mention in found if is_work(mention)]
    jobs = sorted({mention.job for mention in work if mention.job is not None})
    projects = sorted({m.project for m in work if m.project is not None and m.job is None})
    spans = [
        period
        for job in (outline.jobs[index] for index in jobs)
        if (period := periods.interval(job.start, job.end, newest)) is not None
    ]
    months = periods.union_months(spans) if spans else None
    last_used = _last_used(outline, jobs, projects, newest)
    grade = "claimed"
    if work:
        deep = _is_deep(work, months, last_used, len(jobs), len(jobs) + len(projects), newest)
        grade = "deep" if deep else "used"
    return SkillUse(
        skill_id=skill_id,
        name=skill.name,
        area=skill.area,
        surface_forms=tuple(dict.fromkeys(mention.surface for mention in found)),
        grade=grade,
        months=months,
        last_used=last_used,
        evidence=tuple(found),
        claimed_years=claims.claimed_years(found),
    )


def _last_used(
    outline: Outline, jobs: Iterable[int], projects: Iterable[int], newest: str | None
) -> str | None:
    """The newest date of use: of a current job the document's own date. A year alone stays a year."""
    ends: list[str] = []
    entries: list[Job | Project] = [outline.jobs[index] for index in jobs]
    entries.extend(outline.projects[index] for index in projects)
    for entry in entries:
        end = newest if entry.end == periods.PRESENT else entry.end or entry.start
        if end is not None:
            ends.append(end)
    return max(ends, key=lambda date: (periods.month_index(date, closing=True) or 0, len(date)), default=None)


def _is_deep(
    work: list[Mention],
    months: int | None,
    last_used: str | None,
    jobs: int,
    entries: int,
    newest: str | None,
) -> bool:
    lines = {mention.line: mention.text for mention in work}
    results = sum(map(_has_result, lines.values()))
    long_enough = months or 0
    if long_enough >= DEEP_MONTHS and (jobs >= 2 or _is_recent(last_used, newest)):
        return True
    if long_enough >= DEEP_MONTHS_WITH_RESULT and entries >= 2 and results:
        return True
    return len(lines) >= DEEP_LINES and results >= DEEP_RESULTS


@lru_cache(maxsize=1024)  # a line is asked once for each of its skills
def _has_result(text: str) -> bool:
    return _RESULT.search(text) is not None


def _is_recent(last_used: str | None, newest: str | None) -> bool:
    if last_used is None or newest is None:
        return False
    last, now = periods.month_index(last_used, closing=True), periods.month_index(newest, closing=True)
    return last is not None and now is not None and now - last <= DEEP_RECENT
