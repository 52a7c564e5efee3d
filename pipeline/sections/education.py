"""Education: degree, field, institution and years; part of the room sections (reading -> sections -> skills).

In: the education sections (or, where there is none, lines that hold a degree and a school). Out: records.Education in
document order. Grades and coursework are read past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.periods import PRESENT
from pipeline.records import Education
from pipeline.sections import vocabulary
from pipeline.sections.dates import Span
from pipeline.sections.degrees import (
    DEGREE_OF,
    field_of,
    is_degree,
    is_institution,
    is_plain_degree,
    looks_like_name,
)
from pipeline.sections.folding import fold
from pipeline.sections.parts import Part
from pipeline.sections.places import is_country, is_location, peel
from pipeline.sections.rows import Row
from pipeline.sections.same_school import with_same_places
from pipeline.sections.school_rows import NOISE, Bits, bits_of, halves, institution_looks, whole_rows
from pipeline.sections.told_schools import find_told_schools

_SECONDARY = re.compile(r"^(?:major|minor|double major|specializ|concentration|honou?rs)", re.IGNORECASE)
_SUBUNIT = re.compile(
    r"^(?:(?:the )?(?:college|school|faculty|department|dept\.?|institute) of|honou?rs college)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Draft:
    degree: str | None = None
    institution: str | None = None
    study: str | None = None
    span: Span | None = None
    rows: list[Row] = field(default_factory=list)


def find_education(parts: Sequence[Part]) -> list[Education]:
    """All entries of the education sections; without such a section, lines that hold both a degree and a school."""
    sections = [part for part in parts if part.kind == "education" and part.rows]
    found = [
        entry
        for part in sections
        for entry in _of_section([half for row in whole_rows(part.rows) for half in halves(row)])
    ]
    for part in parts if sections else ():
        found += _beside_its_section(part)
    if not found and not sections:
        for part in parts:
            if part.kind in {"header", "other", "summary", "experience", "certifications", "skills"}:
                rows = [
                    row
                    for row in part.rows
                    if row.words <= 20
                    and any(is_degree(piece) for piece in re.split(r"\t|\s[-–—|]\s|,\s|:\s", _undated(row)))
                ]
                above = {
                    row.number: part.rows[i - 1]
                    for i, row in enumerate(part.rows)
                    if i and is_institution(part.rows[i - 1].text) and part.rows[i - 1].words <= 10
                }
                pairs = [
                    [above[row.number], row]
                    if row.number in above and not is_institution(row.text)
                    else [row]
                    for row in rows
                ]
                found += [
                    entry
                    for pair in pairs
                    for entry in _of_section(pair)
                    if entry.degree and (entry.institution or entry.end)
                ]
    told = (part for part in parts if part.kind in {"education", "header", "other", "summary", "experience"})
    return found or [entry for part in told for entry in find_told_schools(part.rows)]


def _undated(row: Row) -> str:
    """The text of a row without the date that opens it ("[2016]  Engineer's degree in ...")."""
    first = row.spans[0] if row.spans else None
    if first is None or first.begin > 1:
        return row.text
    return row.text[first.stop :].lstrip(" \t])}:,.–—-")


def _beside_its_section(part: Part) -> list[Education]:
    """What a column without a heading of its own holds of degrees with their schools, as the right half of cards in two
    columns does: from the first line that is surely a degree on."""
    if part.kind != "other" or part.section.rule != "new column":
        return []
    at = next(
        (
            i
            for i, row in enumerate(part.rows)
            if not row.bullet and row.words <= 12 and is_plain_degree(row.text)
        ),
        None,
    )
    entries = _of_section(part.rows[at:]) if at is not None else []
    return [entry for entry in entries if entry.degree and entry.institution]


def _of_section(rows: Sequence[Row]) -> list[Education]:
    drafts: list[_Draft] = []
    current = _Draft()
    order: str | None = None  # which comes first in an entry: "degree" or "institution"
    looks = institution_looks(rows)
    for index, row in enumerate(rows):
        if (NOISE.match(row.text) and not is_degree(row.text)) or (row.words > 24 and not row.spans):
            if (
                row.spans
                and (current.span is None or current.span.current)
                and re.search(r"(?i)\bgraduat|\bexpected\b|\bclass of|\bcompleted|\bconferred", row.text)
            ):
                current.span = row.spans[-1]
            current.rows.append(row)
            continue
        bits = bits_of(row, looks)
        if _dates_a_place(rows, index, bits, looks):
            bits = Bits(None, None, bits.span, ())
        if not (bits.degree or bits.institution) and _heads_a_degree(rows, index, bits, current, looks):
            bits = Bits(None, bits.rest[0], bits.span, bits.rest[1:])
        if row.bullet and not bits.degree and not (bits.institution and row.words <= 10):
            current.rows.append(row)
            continue
        if order is None and (bits.degree or bits.institution):
            order = "both" if bits.degree and bits.institution else "degree" if bits.degree else "institution"
        if (
            bits.degree
            and bits.institution
            and current.degree
            and fold(bits.degree).startswith(fold(current.degree))
            and not (current.institution or current.span)
        ):
            current.degree = None  # the short name in the margin, the full one beside it
        dated_only = bits.span is not None and not (bits.degree or bits.institution or bits.rest)
        opens = (
            (
                dated_only
                and current.span is not None
                and current.degree is not None
                and current.institution is not None
            )
            or (bits.degree and current.degree and not _SECONDARY.match(bits.degree))
            or (
                bits.institution
                and current.institution
                and not _is_same_school(current, bits)
                and not (_SUBUNIT.match(bits.institution) and not bits.degree and not bits.span)
            )
        )
        if opens:
            drafts.append(current)
            fresh = _Draft()
            if bits.degree and not bits.institution and order == "institution":
                fresh.institution = current.institution
                if (
                    bits.span is None
                    and current.span is not None
                    and current.rows
                    and current.span in current.rows[0].spans
                ):
                    fresh.span = current.span  # the date stands on the school's own line, for all its degrees
            current = fresh
        if bits.degree and current.degree and bits.degree != current.degree and _SECONDARY.match(bits.degree):
            current.study = current.study or re.sub(r"(?i)^.*?\bin\s+", "", bits.degree)
        current.degree = current.degree or bits.degree
        current.institution = current.institution or bits.institution
        if bits.span and (current.span is None or (bits.span.ranged and not current.span.ranged)):
            current.span = bits.span
        elif (
            bits.span and current.span and bits.institution and not (bits.span.ranged or current.span.ranged)
        ):
            current.span = max(current.span, bits.span, key=lambda span: span.end or "")
        for piece in bits.rest:
            _place_rest(current, piece, row)
        current.rows.append(row)
    drafts.append(current)
    return with_same_places([entry for draft in drafts if (entry := _entry(draft)) and not _is_empty(entry)])


def _dates_a_place(
    rows: Sequence[Row], index: int, bits: Bits, looks: frozenset[tuple[float | None, bool, bool]]
) -> bool:
    """Whether a dated line names only the town of the degree and the school below it ("Chur (2011 - 2015)")."""
    if bits.degree or bits.institution or len(bits.rest) != 1 or bits.span is None or index + 1 >= len(rows):
        return False
    below = bits_of(rows[index + 1], looks)
    return len(bits.rest[0].split()) <= 2 and bool(below.degree and below.institution) and below.span is None


def _is_same_school(current: _Draft, bits: Bits) -> bool:
    """Entry and graduation on lines of their own ("Entered Naha College, 2010" / "Graduated from Naha College, 2014")."""
    return (
        current.degree is None
        and bits.span is not None
        and fold((bits.institution or "").split(",")[0]) == fold((current.institution or "").split(",")[0])
    )


def _heads_a_degree(
    rows: Sequence[Row],
    index: int,
    bits: Bits,
    current: _Draft,
    looks: frozenset[tuple[float | None, bool, bool]],
) -> bool:
    """A school without a telling word: a short name on a line of its own right above a degree that has no school yet."""
    if (
        index + 1 >= len(rows)
        or not bits.rest
        or rows[index].bullet
        or rows[index].words > 9
        or not looks_like_name(bits.rest[0])
    ):
        return False
    if (
        NOISE.match(bits.rest[0])
        or is_location(bits.rest[0])
        or vocabulary.has("degrees", "fields", bits.rest[0])
    ):
        return False
    if (
        index
        and rows[index].line.gap is not None
        and (rows[index].line.gap or 0.0) + 0.05 < (rows[index + 1].line.gap or 0.0)
    ):
        return False
    below = bits_of(rows[index + 1], looks)
    fresh = (current.degree is None and current.institution is None) or (
        current.degree is not None and current.institution is not None
    )
    return below.degree is not None and below.institution is None and fresh


def _place_rest(draft: _Draft, piece: str, row: Row) -> None:
    """A piece without a telling word: the school's name, or the field, by what is still missing."""
    if (
        (row.bullet and (draft.degree is None or draft.degree not in row.text))
        or NOISE.match(piece)
        or is_location(piece)
        or len(piece.split()) > 9
        or piece[:1].islower()
        or piece.endswith(".")
    ):
        return
    if (
        draft.degree is None
        and draft.study is None
        and draft.institution is not None
        and vocabulary.has("degrees", "fields", piece)
        and looks_like_name(piece)
    ):
        draft.study = piece
    elif draft.institution is None and draft.degree is not None and looks_like_name(piece):
        draft.institution = piece
    elif (
        draft.degree is not None
        and draft.study is None
        and draft.institution is not None
        and row.text.find(draft.degree) >= 0
        and looks_like_name(piece)
    ):
        draft.study = piece
    elif (
        draft.degree is None
        and draft.study is None
        and draft.institution is not None
        and draft.rows
        and draft.rows[-1].text.startswith(draft.institution)
        and row.spans
        and len(piece.split()) > 1
        and looks_like_name(piece)
    ):
        draft.study = piece  # a degree in words of another language under its school
    elif draft.institution is None and draft.degree is None and looks_like_name(piece) and row.spans:
        draft.institution = piece


_HONOURS = re.compile(
    r"\s*\((?:(?:summa|magna|insigni)?\s*cum laude|with (?:high |great )?(?:distinction|honou?rs?|merit)|first[- ]class(?: honou?rs)?|distinction|merit|(?:thesis|dissertation|minor|gpa|average)\b[^()]*)\)$",
    re.IGNORECASE,
)


def _is_empty(entry: Education) -> bool:
    """A row of column names ("College / University") leaves nothing behind."""
    return not (entry.degree or entry.institution)


def _entry(draft: _Draft) -> Education | None:
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
    if comma and studied and not is_institution(first) and is_institution(rest) and not _SUBUNIT.match(first):
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
        or _SECONDARY.match(parts[at])
        or is_degree(parts[at])
        or not looks_like_name(parts[at])
    ):
        return degree, institution
    if at == 2 and re.match(r"(?:minor|with|honou?rs)", parts[2], re.IGNORECASE):
        return degree, institution
    return ", ".join(parts[:at]), ", ".join(parts[at:])
