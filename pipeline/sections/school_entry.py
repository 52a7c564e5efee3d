"""One entry of education out of what its lines hold; part of the room sections (reading -> sections -> skills).

In: a draft, what education.py gathered line by line. Out: records.Education with honours, places and faculties taken off the
name of the school, or None where nothing of worth is left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.periods import PRESENT
from pipeline.records import Education
from pipeline.sections import vocabulary
from pipeline.sections.dates import Span
from pipeline.sections.degrees import DEGREE_OF, field_of, is_degree, is_institution, looks_like_name
from pipeline.sections.places import is_country, is_location, peel
from pipeline.sections.rows import Row
from pipeline.sections.school_rows import NOISE

SECONDARY = re.compile(r"^(?:major|minor|double major|specializ|concentration|honou?rs)", re.IGNORECASE)
SUBUNIT = re.compile(
    r"^(?:(?:the )?(?:college|school|faculty|department|dept\.?|institute) of|honou?rs college)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    degree: str | None = None
    institution: str | None = None
    study: str | None = None
    span: Span | None = None
    rows: list[Row] = field(default_factory=list)


_HONOURS = re.compile(
    r"\s*\((?:(?:summa|magna|insigni)?\s*cum laude|with (?:high |great )?(?:distinction|honou?rs?|merit)|first[- ]class(?: honou?rs)?|distinction|merit|(?:thesis|dissertation|minor|gpa|average)\b[^()]*)\)$",
    re.IGNORECASE,
)


def entry_of(draft: Draft) -> Education | None:
    if draft.degree is None and draft.institution is None:
        return None
    if draft.degree is None and draft.span is None and not is_institution(draft.institution or ""):
        return None
    institution = draft.institution
    if institution:
        institution = (
            re.sub(r"(?i)(?:\s*(?:[,-]\s*)?\bcity\s*,\s*(?:state|st|country)){1,4}$", "", institution).strip(
                " ,"
            )
            or institution
        )
        institution = re.split(r"\.\s+(?=\d)", institution)[0]  # "Grammar School, Leyland. 8 'O' levels"
        bare, place = peel(institution)
        institution = (
            bare
            if place and bare and is_institution(bare) and ("," in place or is_country(place))
            else institution
        )
    institution = _HONOURS.sub("", institution) if institution else institution
    if institution and institution.endswith(".") and re.search(r"(?<![a-z])[a-z]{4,}\.$", institution):
        institution = institution.rstrip(".")  # the end of the line, no abbreviation
    degree, institution = _school_in_degree(draft.degree, institution)
    if institution and _PLACEHOLDER.fullmatch(institution.split(" – ")[0].strip()):
        institution = None
    if degree is None and institution:
        degree, institution = _degree_in_school(institution)
    named = re.match(r"(?i)majors?(?:ing)?\s*(?::|in\b)\s*", degree or "")
    if degree and named:
        degree, draft.study = None, (degree or "")[named.end() :]
    degree, study = field_of(degree)
    name, comma, tail = (institution or "").partition(", ")
    if (
        comma
        and not study
        and is_institution(name)
        and not is_institution(tail)
        and vocabulary.has("degrees", "fields", tail)
        and not is_location(tail)
    ):
        institution, study = name, tail
    if comma and is_institution(name) and _FACULTY.match(tail):
        institution = name  # "University of Novi Sad, Faculty of Technical Sciences"
    if comma and _FACULTY.match(name) and is_institution(tail) and not _FACULTY.match(tail):
        unit, _, school = tail.partition(", ")  # "Faculty of Technical Sciences, University of Novi Sad"
        institution = school if school and unit.endswith(("Department", "Dept.", "Dept")) else tail
    degree = degree or study or draft.study
    span = draft.span
    start = span.start if span and span.ranged else None
    end = (span.end if span.end != PRESENT else PRESENT) if span else None
    first = draft.rows[0]
    return Education(
        degree,
        study or draft.study,
        institution,
        start,
        end,
        first.line.page,
        tuple(row.number for row in draft.rows),
    )


_FACULTY = re.compile(r"(?:the )?(?:faculty|department|dept\.?) of [^,]{2,60}$", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?i)(?:name of )?(?:college|university|school|institution|institute)(?: name)?(?:,? city.*)?"
)


def _degree_in_school(institution: str) -> tuple[str | None, str]:
    """ "Systems Engineering, Lakeside University": a field (or a short certificate) before the school is what was studied."""
    first, comma, rest = institution.partition(", ")
    studied = vocabulary.has("degrees", "fields", first) or (first.isupper() and len(first) <= 6)
    if comma and studied and not is_institution(first) and is_institution(rest) and not SUBUNIT.match(first):
        return first, rest
    return None, institution


def _school_in_degree(degree: str | None, institution: str | None) -> tuple[str | None, str | None]:
    """ "A.S. Information Systems, Ivy Tech": a school without a telling word after the field, when no other is named."""
    if degree is None or institution is not None:
        return degree, institution
    parts = re.split(r",\s+", degree)
    bare = vocabulary.degree_abbreviations().fullmatch(parts[0].strip()) or DEGREE_OF.fullmatch(
        parts[0].strip()
    )
    at = 2 if bare else 1
    if (
        len(parts) <= at
        or NOISE.match(parts[at])
        or SECONDARY.match(parts[at])
        or is_degree(parts[at])
        or not looks_like_name(parts[at])
    ):
        return degree, institution
    if at == 2 and re.match(r"(?:minor|with|honou?rs)", parts[2], re.IGNORECASE):
        return degree, institution
    return ", ".join(parts[:at]), ", ".join(parts[at:])
