"""Education: degree, field, institution and years; part of the room sections (reading -> sections -> skills).

In: the education sections (or, where there is none, lines that hold a degree and a school). Out: records.Education in
document order. Grades and coursework are read past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Education
from pipeline.sections import vocabulary
from pipeline.sections.degrees import (
    is_degree,
    is_institution,
    is_plain_degree,
    looks_like_name,
)
from pipeline.sections.folding import fold
from pipeline.sections.parts import Part
from pipeline.sections.places import is_location
from pipeline.sections.rows import Row
from pipeline.sections.same_school import with_qualifications, with_same_places
from pipeline.sections.school_entry import SECONDARY, SUBUNIT, Draft, entry_of
from pipeline.sections.school_rows import NOISE, Bits, bits_of, halves, institution_looks, whole_rows
from pipeline.sections.told_schools import find_told_schools


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
    found = with_qualifications(found) if len(sections) > 1 else found
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
    drafts: list[Draft] = []
    current = Draft()
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
        if not (bits.degree or bits.institution) and bits.span and bits.rest and SUBUNIT.match(bits.rest[0]):
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
            or (bits.degree and current.degree and not SECONDARY.match(bits.degree))
            or (bits.degree and _is_dated_apart(current, bits))
            or (
                bits.institution
                and current.institution
                and not _is_same_school(current, bits)
                and not (SUBUNIT.match(bits.institution) and not bits.degree and not bits.span)
                and not _belongs_to(current, bits)
            )
        )
        if not opens and _belongs_to(current, bits):
            current.institution = None  # the school counts, not its faculty
        if opens:
            drafts.append(current)
            fresh = Draft()
            if bits.degree and not bits.institution and order == "institution" and current.degree:
                fresh.institution = current.institution
                if (
                    bits.span is None
                    and current.span is not None
                    and current.rows
                    and current.span in current.rows[0].spans
                ):
                    fresh.span = current.span  # the date stands on the school's own line, for all its degrees
            current = fresh
        if bits.degree and current.degree and bits.degree != current.degree and SECONDARY.match(bits.degree):
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
    return with_same_places(
        [entry for draft in drafts if (entry := entry_of(draft)) and not _is_empty(entry)]
    )


def _belongs_to(current: Draft, bits: Bits) -> bool:
    """Whether the school of a line is the one that the faculty on the line above belongs to ("Faculty of Law" / "University
    of Lyre"); two degrees are two entries all the same."""
    unit, school = current.institution or "", bits.institution or ""
    return (
        bool(SUBUNIT.match(unit))
        and bool(school)
        and ", " not in unit
        and not SUBUNIT.match(school)
        and not (bits.degree and current.degree)
        and not (bits.span and current.span)
    )


def _is_dated_apart(current: Draft, bits: Bits) -> bool:
    """Whether a degree with its period stands below a school with another ("2019–2022 École X, majeure Data" / "2017–2019
    Classes préparatoires")."""
    one, two = current.span, bits.span
    if current.degree or not current.institution or one is None or two is None:
        return False
    return one.ranged and two.ranged and (one.start, one.end) != (two.start, two.end)


_CERTIFICATE = re.compile(r"\b(?:certified|certification|ccna|ccnp|mcsa|mcse|itil|istqb)\b", re.IGNORECASE)


def _dates_a_place(
    rows: Sequence[Row], index: int, bits: Bits, looks: frozenset[tuple[float | None, bool, bool]]
) -> bool:
    """Whether a dated line names only the town of the degree and the school below it ("Chur (2011 - 2015)")."""
    if bits.degree or bits.institution or len(bits.rest) != 1 or bits.span is None or index + 1 >= len(rows):
        return False
    below = bits_of(rows[index + 1], looks)
    return len(bits.rest[0].split()) <= 2 and bool(below.degree and below.institution) and below.span is None


def _is_same_school(current: Draft, bits: Bits) -> bool:
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
    current: Draft,
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


def _place_rest(draft: Draft, piece: str, row: Row) -> None:
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
    elif (
        draft.institution is None
        and draft.degree is not None
        and looks_like_name(piece)
        and not (row.spans and draft.rows and _CERTIFICATE.search(piece))
    ):
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


def _is_empty(entry: Education) -> bool:
    """A row of column names ("College / University") leaves nothing behind."""
    return not (entry.degree or entry.institution)
