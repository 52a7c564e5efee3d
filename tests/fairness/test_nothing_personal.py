"""Nobody's name, pronoun, photo, age, address, school or gap may change a verdict, and no title may flip a class.

Every readable sample goes through the rooms once; then the records (or the text of plain sources) are changed and assessed
again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import pytest

from pipeline import assessment, labelled, reading, sections, skills
from pipeline.errors import ReadingError
from pipeline.records import Assessment, Document, Line, Outline, SkillSet
from skill_taxonomy import Taxonomy
from skill_taxonomy import load as load_taxonomy

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FILES = sorted(
    str(path.relative_to(SAMPLES))
    for path in SAMPLES.rglob("*")
    if path.is_file()
    and path.suffix.lower() in reading.SUFFIXES
    and path.parts[-2] not in {"spoiled", "briefs"}
    and path.name != "expected.csv"
)


@dataclass(frozen=True)
class Case:
    document: Document
    outline: Outline
    skills: SkillSet


@lru_cache(maxsize=1)
def _taxonomy() -> Taxonomy:
    return load_taxonomy()


@lru_cache(maxsize=1)
def _language() -> object:
    return skills.build(_taxonomy())


@cache
def case_of(file: str) -> Case:
    document = reading.read(str(SAMPLES / file), reader="auto", ocr=False)
    outline = sections.outline(document, None)
    return Case(document, outline, skills.extract(document, outline, _language(), _taxonomy(), None))


def judged(case: Case) -> Assessment:
    return assessment.assess(case.document, case.outline, case.skills, _taxonomy(), None)


def with_text(case: Case, change: Callable[[Line], str]) -> Case:
    lines = tuple(replace(line, text=change(line)) for line in case.document.lines)
    return replace(case, document=replace(case.document, lines=lines))


def rename(case: Case) -> Case:
    """Another name, of another origin, everywhere it stands at the top."""
    old = case.outline.contact.name
    if not old:
        return case
    contact = replace(case.outline.contact, name="Oluwaseun Nguyen-O'Brien")
    top = {line.number for line in case.document.lines[:8]}
    changed = with_text(
        case,
        lambda line: line.text.replace(old, "Oluwaseun Nguyen-O'Brien") if line.number in top else line.text,
    )
    return replace(changed, outline=replace(changed.outline, contact=contact))


def move(case: Case) -> Case:
    """Another address, telephone and e-mail."""
    contact = replace(
        case.outline.contact,
        location="Gdansk",
        email="someone@example.org",
        phone="+44 7700 900999",
        links=(),
    )
    return replace(case, outline=replace(case.outline, contact=contact))


def other_school(case: Case) -> Case:
    """Another school, in the records and on the page."""
    names = [one.institution for one in case.outline.education if one.institution]
    education = tuple(
        replace(one, institution="Elsewhere Institute of Technology") for one in case.outline.education
    )
    in_education = {number for one in case.outline.education for number in one.lines}

    def change(line: Line) -> str:
        text = line.text
        for name in names:
            if line.number in in_education:
                text = text.replace(name, "Elsewhere Institute of Technology")
        return text

    changed = with_text(case, change)
    return replace(changed, outline=replace(changed.outline, education=education))


def older(case: Case) -> Case:
    """Education thirty years earlier: a proxy of age."""
    education = tuple(
        replace(
            one,
            start=None if one.start is None else f"{int(one.start[:4]) - 30}{one.start[4:]}",
            end=None if one.end is None or one.end == "present" else f"{int(one.end[:4]) - 30}{one.end[4:]}",
        )
        for one in case.outline.education
    )
    return replace(case, outline=replace(case.outline, education=education))


def with_photo(case: Case) -> Case:
    """A warning that a picture was left out, as a reader would give."""
    return replace(
        case, document=replace(case.document, warnings=(*case.document.warnings, "1 picture was not read"))
    )


CHANGES = [rename, move, other_school, older, with_photo]


@pytest.mark.parametrize("file", FILES)
def test_personal_changes_change_nothing(file: str) -> None:
    case = case_of(file)
    before = judged(case)
    for change in CHANGES:
        assert judged(change(case)) == before, change.__name__


TITLES = (
    "Machine Learning Engineer",
    "Software Developer",
    "AI Evangelist",
    "Teacher",
    "Director of Sales",
    None,
)


@pytest.mark.parametrize("file", FILES)
def test_titles_flip_no_class(file: str) -> None:
    case = case_of(file)
    before = judged(case)
    for title in TITLES:
        jobs = tuple(replace(job, title=title) for job in case.outline.jobs)
        after = judged(replace(case, outline=replace(case.outline, jobs=jobs)))
        assert (after.role, after.specialization, after.production) == (
            before.role,
            before.specialization,
            before.production,
        )


GAP = """Robin Aldous
robin@example.com

EXPERIENCE
Backend Developer, Quayside Ltd
{newer}
- Built the booking API in Python and PostgreSQL for 40 harbours
- On call for the payment service, one week in four
Backend Developer, Saltmarsh Ltd
January 2012 - December 2015
- Wrote REST services in Java for tide tables
{gap}
"""


@cache
def _of_text(text: str) -> Assessment:
    document, outline, found = labelled.through_rooms(text, _language(), _taxonomy())
    return assessment.assess(document, outline, found, _taxonomy(), None)


def test_a_gap_counts_no_month_and_no_class() -> None:
    without = _of_text(GAP.format(newer="January 2016 - December 2020", gap=""))
    parental = _of_text(GAP.format(newer="January 2018 - December 2022", gap=""))
    assert parental.role.label == without.role.label
    assert parental.production.level == without.production.level
    assert parental.specialization.label == without.specialization.label
    assert parental.relevant_months == without.relevant_months


PRONOUNS = [("She/Her", "He/Him"), ("Mrs", "Mr"), ("Date of birth: 04.05.1969", "Date of birth: 04.05.1999")]


@pytest.mark.parametrize(("one", "other"), PRONOUNS)
def test_pronouns_and_age_at_the_top_change_nothing(one: str, other: str) -> None:
    body = GAP.format(newer="January 2016 - December 2020", gap="")
    first = _of_text(re.sub("Robin Aldous", f"Robin Aldous\n{one}", body))
    second = _of_text(re.sub("Robin Aldous", f"Robin Aldous\n{other}", body))
    assert first == second


def test_every_sample_was_read() -> None:
    assert len(FILES) >= 40
    unreadable = []
    for file in FILES:
        try:
            case_of(file)
        except ReadingError:
            unreadable.append(file)
    assert not unreadable
