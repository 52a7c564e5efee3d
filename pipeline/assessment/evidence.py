"""From the travelling records to what the models see: entries, statements, skills.

Place in the way of the data: the first step of assessment (skills -> [assessment] -> vetting).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from models.evidence import Entry, Person, SkillFact, Statement
from pipeline import periods
from pipeline.assessment import statements
from pipeline.records import Contact, Document, Job, Line, Outline, Project, Section, SkillSet
from skill_taxonomy import Taxonomy

# Sections whose lines never describe work of the person, whatever they say.
SILENT_SECTIONS = frozenset(
    {"languages", "interests", "references", "personal", "certifications", "courses", "publications"}
)  # fmt: skip
_LOOSE_KIND = {"projects": "project", "education": "education", "research": "research", "teaching": "teaching",
               "volunteering": "volunteer", "activities": "volunteer", "awards": "education"}  # fmt: skip
_CONTACT = re.compile(
    r"https?:|www\.|\.(?:com|org|net|io|dev)\b|linkedin|github\.|\+?\d[\d ()./-]{8,}\d|"
    r"\b(?:date of birth|born|nationality|marital|gender|sex|age|pronouns?|address|phone|tel|mobile|e-?mail|residence|name)\s*[:(]",
    re.IGNORECASE,
)
_CLIENT = re.compile(r"^\W*(client|customer|employer|role|team size|designation)\b\s*[:\t –-]", re.IGNORECASE)
# How a project done in a post is told, line by line.
_ASSIGNMENT = re.compile(
    r"^\W*(?:client|customer|role|team size|designation|environment|responsibilit(?:y|ies)|roles? (?:and|&) responsibilit(?:y|ies)|"
    r"project (?:title|name|description)|duration|technolog(?:y|ies) used|domain)\s*(?:[:\t]|[–-]\s|$)",
    re.IGNORECASE,
)
_NAMED_CLIENT = re.compile(r"\b(client|customer|employer)(?: name)?\s*:", re.IGNORECASE)
# A project of one's own, however many jobs stand beside it.
_OWN_PROJECT = re.compile(
    r"\b(?:academic|colleges?|universit(?:y|ies)|school|semester|course(?:work)?|bootcamp|thesis|dissertation|final[- ]year|"
    r"capstone|senior design|hackathons?|kaggle|personal|side project|hobby|self-(?:taught|study)|own time|evenings|weekends?|"
    r"open[- ]source|github\.com)\b",
    re.IGNORECASE,
)
LEAST_JOB_MONTHS = (
    12  # of posts without a described duty, for their holder's projects to be the work done in them
)
LEAST_TOLD = 4  # lines of work told apart from the posts; a profile has fewer
_SCHOOL_WORK = re.compile(
    r"\b(?:thes[ie]s|dissertation|project|capstone|senior design|built|developed|implemented|trained|designed)\b",
    re.IGNORECASE,
)
LEAST_WORDS = 2
LEAST_HEADER_WORDS = 6
LONGEST_TOP = 12  # lines


def evidence_of(
    document: Document, outline: Outline, skills: SkillSet, taxonomy: Taxonomy, as_of: str | None
) -> Person:
    """The Person behind one document. ``as_of`` (YYYY-MM) is what "present" means, None for the document's own date."""
    newest = periods.newest_of(document, outline, as_of)
    slots = _slots(document, outline)
    grouped: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in document.lines:
        slot = slots.get(line.number)
        if slot is not None:
            grouped[slot].append(line)
    order = [("job", index) for index in range(len(outline.jobs))]
    order += [("project", index) for index in range(len(outline.projects))]
    order += sorted(key for key in grouped if key[0] not in {"job", "project"})
    raw = [_entry(key, outline, newest) for key in order]
    raw = [_with_client(entry, grouped.get(key, [])) for entry, key in zip(raw, order, strict=True)]
    entries = _ordered(_done_at_work(raw, [grouped.get(key, []) for key in order], outline))
    by_line: dict[int, list[str]] = defaultdict(list)
    for mention in skills.mentions:
        if mention.assertion == "asserted" and not mention.rule.endswith("title"):
            by_line[mention.line].append(mention.skill_id)
    section_of = _sections(outline)
    found: list[Statement] = []
    for at, key in enumerate(order):
        for group in statements.joined(grouped.get(key, [])):
            text = statements.text_of(group)
            if len(text.split()) < LEAST_WORDS:
                continue
            ids = dict.fromkeys(skill for line in group for skill in by_line.get(line.number, ()))
            numbers = tuple(line.number for line in group)
            section = section_of.get(numbers[0], "header")
            found.append(Statement(text, group[0].page, numbers, at, section, tuple(ids)))
    return Person(
        entries=entries,
        statements=tuple(found),
        skills={
            use.skill_id: SkillFact(
                use.area,
                use.grade,
                tuple(taxonomy[use.skill_id].specializations) if use.skill_id in taxonomy else (),
            )
            for use in skills.uses
        },
        stated_months=None if outline.stated_years is None else round(12 * outline.stated_years),
        newest=None if newest is None else periods.month_index(newest, closing=True),
        jobs=len(outline.jobs),
        projects=len(outline.projects),
    )


def _slots(document: Document, outline: Outline) -> dict[int, tuple[str, int]]:
    section_at: dict[int, int] = {}
    for index, section in enumerate(outline.sections):
        for number in range(section.first, section.last + 1):
            section_at[number] = index
    slots: dict[int, tuple[str, int]] = {}
    for line in document.lines:
        index = section_at.get(line.number, -1)
        if index < 0 or outline.sections[index].kind in SILENT_SECTIONS:
            continue
        if outline.sections[index].kind == "header" and _is_contact(line, outline.contact):
            continue
        slots[line.number] = ("loose", index)
    for index, project in enumerate(outline.projects):
        for number in project.lines:
            slots[number] = ("project", index)
    for index, job in enumerate(outline.jobs):
        for number in job.lines:
            slots.pop(number, None)
        for number in job.body:
            slots[number] = ("job", index)
    schooling = {number for entry in outline.education for number in entry.lines}
    for line in document.lines:
        slot = slots.get(line.number)
        if slot is None or slot[0] != "loose":
            continue
        at_school = outline.sections[slot[1]].kind == "education"
        if (at_school or line.number in schooling) and not _is_school_work(line, outline):
            slots.pop(line.number)
    return slots


def _is_school_work(line: Line, outline: Outline) -> bool:
    """Whether a line of education tells of a thesis or project, without the name of a school."""
    schools = [entry.institution for entry in outline.education if entry.institution]
    return bool(_SCHOOL_WORK.search(line.text)) and not any(name in line.text for name in schools)


def _is_contact(line: Line, contact: Contact) -> bool:
    """Whether a line at the top says who and where the person is, or is a headline: never work."""
    text = line.text.strip()
    words = text.split()
    if len(words) < LEAST_HEADER_WORDS or "@" in text or _CONTACT.search(text):
        return True
    known = (contact.name, contact.location, contact.headline, contact.phone)
    return any(value and value.lower() in text.lower() and len(value) > 0.4 * len(text) for value in known)


def _loose_kind(section: Section, outline: Outline) -> str:
    """What an entry of lines outside jobs and projects is. Where neither could be read, and where the top of a page holds
    far more than a top does, the text itself is the work."""
    if section.kind in _LOOSE_KIND:
        return _LOOSE_KIND[section.kind]
    if section.kind == "experience" or not (outline.jobs or outline.projects):
        return "loose"
    if section.kind == "header" and section.last - section.first >= LONGEST_TOP:
        return "loose"
    return "listed" if section.kind == "skills" else "summary"


def _sections(outline: Outline) -> dict[int, str]:
    return {
        number: section.kind
        for section in outline.sections
        for number in range(section.first, section.last + 1)
    }


def _entry(key: tuple[str, int], outline: Outline, newest: str | None) -> Entry:
    group, index = key
    if group == "loose":
        kind = _loose_kind(outline.sections[index], outline)
        return Entry(kind, "", None, None, None, 0)
    entry: Job | Project = outline.jobs[index] if group == "job" else outline.projects[index]
    span = periods.interval(entry.start, entry.end or entry.start, newest)
    reached = None if newest is None else periods.month_index(newest, closing=True)
    age = None if span is None or reached is None else max(0, reached - span[1])
    title = (entry.title if isinstance(entry, Job) else entry.name) or ""
    kind = entry.kind if isinstance(entry, Job) else "project"
    open_end = isinstance(entry, Job) and entry.current and newest is not None and entry.start == newest
    first, last = span if span is not None else (None, None)
    return Entry(kind, title, first, last, age, 0, open_end)


def _with_client(entry: Entry, lines: list[Line]) -> Entry:
    """A project done in a role for a client or employer, as consultants list them, is a job."""
    named = {match[1].lower() for line in lines if (match := _CLIENT.match(line.text))}
    named |= {match[1].lower() for line in lines[:2] if (match := _NAMED_CLIENT.search(line.text))}
    if entry.kind == "project" and (named & {"client", "customer", "employer"} or len(named) >= 2):
        return Entry("job", entry.title, entry.first, entry.last, entry.age, entry.order, entry.open_end)
    return entry


def _done_at_work(raw: list[Entry], lines: list[list[Line]], outline: Outline) -> list[Entry]:
    """Where posts are listed by name alone and the work is told under projects, as many services companies ask for, the
    projects are that work: kind ``assignment``. They are known by their own form (a role, client, team size or
    environment is named) or by dates within a post, never by a title (DOMAIN M2), and never are those that call
    themselves one's own or a school's. The same with work told by function ("Automation", "Availability") above a bare
    list of posts."""
    told = [at for at in range(len(outline.jobs)) if raw[at].kind in {"job", "freelance"}]
    spans = [
        (first, last)
        for at in told
        if (first := raw[at].first) is not None and (last := raw[at].last) is not None
    ]
    if any(lines[at] for at in told) or periods.union_months(spans) < LEAST_JOB_MONTHS:
        return raw

    def is_assignment(entry: Entry, its_lines: list[Line]) -> bool:
        if entry.kind == "summary":
            return len(its_lines) >= LEAST_TOLD
        if entry.kind != "project" or any(_OWN_PROJECT.search(line.text) for line in its_lines):
            return False
        labelled = any(_ASSIGNMENT.match(line.text) for line in its_lines)
        return labelled or any(_within(entry, first, last) for first, last in spans)

    # of one post, what was done in it was done in its months
    post = raw[told[0]] if len(told) == 1 else None

    def assigned(entry: Entry) -> Entry:
        if post is None or entry.first is not None:
            return replace(entry, kind="assignment")
        return replace(entry, kind="assignment", first=post.first, last=post.last, age=post.age)

    return [assigned(entry) if is_assignment(entry, lines[at]) else entry for at, entry in enumerate(raw)]


def _within(entry: Entry, first: int, last: int) -> bool:
    """Whether an entry has dates and they lie in a span of months."""
    return entry.first is not None and entry.last is not None and first <= entry.first and entry.last <= last


def _ordered(raw: list[Entry]) -> tuple[Entry, ...]:
    """Each entry with its place among the jobs, or among the rest: newest first, undated ones in reading order."""
    orders = [0] * len(raw)
    for wanted in (True, False):
        members = [at for at, entry in enumerate(raw) if entry.is_job is wanted]
        members.sort(key=lambda at: (raw[at].age is None, raw[at].age or 0, -(raw[at].first or 0), at))
        for place, at in enumerate(members):
            orders[at] = place
    return tuple(
        Entry(e.kind, e.title, e.first, e.last, e.age, orders[at], e.open_end) for at, e in enumerate(raw)
    )
