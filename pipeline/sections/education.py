"""Education: degree, field, institution and years; part of the room sections (reading -> sections -> skills).

In: the education sections (or, where there is none, lines that hold a degree and a school). Out: records.Education in
document order. Grades and coursework are read past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pipeline.records import Education
from pipeline.sections import vocabulary
from pipeline.sections.dates import PRESENT, Span
from pipeline.sections.headings import Part
from pipeline.sections.places import is_country, is_location, peel
from pipeline.sections.rows import Row, fold, make_row

_STRONG = re.compile(r"\t|\s*[|•·‖●⋄]\s*|\s+[–—―－-]+\s+|\s*[–—―－]\s*|;\s+|\s+~\s+")
_NOISE = re.compile(
    r"^(?:(?:diploma|bachelor'?s?|master'?s?|phd|doctoral|final|senior) thesis|eqf\b|c?gpa|grade|grades|percentage|marks|score|cum gpa|cumulative|coursework|relevant course|course[s]?\b|thesis|advisor|adviser|supervisor|dissertation|honou?rs?\b(?! school)|dean|activities|awards?|scholarship|"
    r"magna|summa|cum laude|with distinction|first class|second class|minor:|specializ|concentration|relevant|modules|subjects|focus|societies|clubs?|ranked?|class of|aggregate|major gpa|overall|distinction|location|expected|graduat(?:ed|ing|ion)\b|completed|key |project|final year|member|recipient|president|fellow|teaching|research)",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"[(\[]?\s*\b(?:c\.?g\.?p\.?a|gpa|percentage|grade|marks|aggregate|cum\.? gpa|overall gpa)\b\.?\s*[:=\-–of]*\s*\d[\d.,]*\s?%?(?:\s?/\s?\d+(?:\.\d+)?)?\s*[)\]]?|\b\d{1,2}(?:\.\d+)?\s?%|\b\d{2,3}/1[01]0(?:\s+(?:e|con|cum)\s+(?:lode|laude))?|\b\d\.\d+\s?/\s?\d+(?:\.\d+)?|(?<![\d:])[12]:[12](?![\d:])|\b\d{1,2}\.\d{1,2}\s+C?GPA\b",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"\b(?:in|of)\s+(?=[A-Z])(?!(?:Science|Arts|Engineering|Technology|Commerce|Business Administration|Computer Applications?|Philosophy|Fine Arts|Education|Laws?|Applied Science)\b(?!\s*(?:in\b)))|\bmajor(?:ing)?(?: in)?:?\s+",
    re.IGNORECASE,
)
_DEGREE_OF = re.compile(
    r"^(?:bachelor|master|doctor|associate)s?(?:'s|’s)?(?: degree)?(?: of (?:applied )?[A-Za-z]+(?: administration| applications?| arts)?)?",
    re.IGNORECASE,
)


_SECONDARY = re.compile(r"^(?:major|minor|double major|specializ|concentration|honou?rs)", re.IGNORECASE)
_SUBUNIT = re.compile(
    r"^(?:(?:the )?(?:college|school|faculty|department|dept\.?|institute) of|honou?rs college)\b",
    re.IGNORECASE,
)


_AFTERWORD = re.compile(r"(?<=\w)[.;,]\s+(?=(?:Thesis|Dissertation|Advis[oe]r|Supervisor|Title)\b\s*[:(])")


@dataclass(slots=True)
class _Draft:
    degree: str | None = None
    institution: str | None = None
    study: str | None = None
    span: Span | None = None
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Bits:
    """What one row holds."""

    degree: str | None
    institution: str | None
    span: Span | None
    rest: tuple[str, ...]


@lru_cache(maxsize=4096)
def is_degree(phrase: str) -> bool:
    """Whether a phrase begins with the name of a degree."""
    text = phrase.strip(" ,;:.-–—•·|()")
    if not text or len(text) > 160 or re.search(r"\bGPA\b", text[:12]):
        return False
    if vocabulary.degree_abbreviations().match(text):
        return not (
            re.match(r"(?:AS|ME|BE|MA|IT|AA|SM|AE|AB|MIT|MIS|PE|BIT|Dr)\b", text)
            and len(text.split()) == 1
            and text in {"MIT", "ME", "AS", "BE", "Dr"}
        )
    folded = fold(text)
    for phrase_ in _phrases_by_first().get(folded.split(" ", 1)[0] if folded else "", ()):
        if folded == phrase_ or folded.startswith(phrase_ + " "):
            return phrase_ not in {
                "associate",
                "associate of",
                "associate in",
                "master",
                "doctor",
                "exchange",
                "major",
                "minor",
                "intermediate",
                "high school",
                "graduation",
                "engineer in",
            } or _loose_degree(folded, phrase_)
    explained = re.match(r"[^\d(),]{2,60}\(([^()]{2,60})(?:\)|$)", text)
    if explained and is_plain_degree(explained[1]):
        return True  # a degree of another system with its English name: "Ing. (Master's degree)"
    if re.search(
        r"\b(?:bootcamp|boot camp|program|programme|nanodegree|certificate|certification|diploma)\b", folded
    ) and not vocabulary.has("institutions", "words", re.sub(r"(?i)boot ?camp", "", text)):
        return len(folded.split()) <= 8
    opened = re.match(
        r"(?i)(?:candidate for|expected|accelerated|integrated|joint|double|dual|executive|online|part[- ]time|honou?rs)\s+(?=\w)",
        text,
    )
    return opened is not None and is_degree(text[opened.end() :])


@lru_cache(maxsize=4096)
def is_plain_degree(phrase: str) -> bool:
    """The narrower question, for lines outside education: surely a degree, not a state code or a programme at work."""
    text = phrase.strip(" ,;:.-–—•·|()")
    match = vocabulary.degree_abbreviations().match(text)
    if match:
        letters = re.sub(r"[^A-Za-z]", "", match[0])
        return (len(letters) >= 3 and letters not in {"MIT", "BIT", "MIS", "DBA"}) or (
            bool(text[match.end() :].strip(" .")) and is_degree(text)
        )
    return bool(
        re.match(
            r"(?:bachelor|master of|masters? (?:degree )?in\b|masters degree|doctor of philosophy|phd\b|higher diploma|diploma in|associates? degree)",
            fold(text),
        )
    )


def _loose_degree(folded: str, phrase: str) -> bool:
    if phrase == "master":
        return not vocabulary.has("titles", "words", folded) and len(folded.split()) <= 8
    if phrase.startswith("associate"):
        return bool(
            re.match(
                r"associates? (?:s )?(?:degree|diploma|(?:of|in) (?:applied |arts|science|technical|business|computer|engineering|information))",
                folded,
            )
        )
    if phrase == "high school":
        return folded in {"high school", "high school degree"} or "diploma" in folded
    if phrase == "doctor":
        return " of " in folded
    return len(folded.partition(" from ")[0].split()) <= 6


@lru_cache(maxsize=1)
def _phrases_by_first() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for phrase in sorted(vocabulary.words("degrees", "phrases"), key=lambda p: (-len(p), p)):
        table.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return table


def is_institution(phrase: str) -> bool:
    """Whether a phrase names a school, by its words."""
    return len(phrase) <= 140 and vocabulary.has("institutions", "words", phrase)


def _look(row: Row) -> tuple[float | None, bool, bool]:
    return (row.line.size, row.line.bold, row.caps)


def _institution_looks(rows: Sequence[Row]) -> frozenset[tuple[float | None, bool, bool]]:
    """The typography that only lines with a school have, where it differs from that of the degrees and the rest."""
    schools = {
        _look(row)
        for row in rows
        if is_institution(row.text) and not is_degree(row.text) and not row.bullet and row.words <= 8
    }
    others = {
        _look(row)
        for row in rows
        if not is_institution(row.text) and (is_degree(row.text) or row.bullet or row.words > 8 or row.spans)
    }
    return frozenset(schools - others) if others else frozenset()


def _bits(row: Row, looks: frozenset[tuple[float | None, bool, bool]] = frozenset()) -> _Bits:
    """Degree, institution and date of one row."""
    text = row.text
    for span in reversed(row.spans):
        text = text[: span.begin] + "\t" + text[span.stop :]
    text = _GRADE.sub("\t", _AFTERWORD.split(text)[0])
    text = re.sub(
        r"\b(?:expected|anticipated|graduation|graduated|graduating|class of|completed|finished|conferred)(?: graduation)?(?: in| date)?\s*:?\s*\t",
        "\t",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"[(\[]\s*[)\]]", "\t", text)
    degree = institution = None
    rest: list[str] = []
    for piece in _split(text):
        bare = re.sub(r"\s+(?:with|in|from|at|on|of|and|by)$", "", piece.strip(" ,;:|•·-–—/\t"))
        if bare.count("(") > bare.count(")"):
            bare = (
                bare.rstrip("(").strip()
                if bare.endswith("(")
                else bare + ")"
                if f"{bare})" in row.text
                else bare
            )
        bare = bare.lstrip(") ").strip() if bare.count(")") > bare.count("(") else bare
        if not bare or not any(c.isalpha() for c in bare):
            continue
        if bare in {"MA", "ME"} and re.search(rf"[a-z], {bare}\b", row.text) and degree is None:
            continue  # Massachusetts and Maine
        joint = vocabulary.degree_abbreviations().match(bare)
        if (
            joint
            and degree is None
            and institution is None
            and is_institution(bare)
            and is_institution(bare[joint.end() :].split(",")[0])
        ):
            name, _, study = bare[joint.end() :].strip(" ,.-–—").partition(", ")
            degree, institution = bare[: joint.end()].strip(), name
            rest += [study] if study else []
            continue
        if is_degree(bare) and degree is None:
            degree = bare
        elif is_degree(bare) and degree and institution is None and not is_institution(bare):
            degree = f"{degree}, {bare}" if f"{degree}, {bare}" in row.text else degree
        elif is_institution(bare) and institution is None and not _NOISE.match(bare):
            institution = bare
        else:
            rest.append(bare)
    dated = next((s for s in row.spans if s.ranged), row.spans[-1] if row.spans else None)
    if degree is None and institution and len(row.cells) == 3 and len(rest) == 1 and dated and not row.bullet:
        piece = rest[0]  # a row of a table: the year, what was studied, the school
        if piece in row.cells and not (_NOISE.match(piece) or is_location(piece)) and len(piece.split()) <= 6:
            degree, rest = piece, []
    in_table = degree and institution is None and len(row.cells) > 2 and dated and not row.bullet
    if in_table and rest and _names_a_school(rest[0], row):
        institution = rest.pop(0)
    if (
        degree is None
        and institution is None
        and _look(row) in looks
        and rest
        and len(rest) <= 2
        and not _NOISE.match(rest[0])
        and _looks_like_name(rest[0])
    ):
        institution = rest.pop(0)
    return _Bits(degree, institution, dated, tuple(rest))


def _names_a_school(piece: str, row: Row) -> bool:
    """Whether a cell of a table beside a degree and a year is the school, though no word of it says so."""
    return (
        piece in row.cells
        and len(piece) > 3
        and _looks_like_name(piece)
        and not (_NOISE.match(piece) or is_location(piece) or vocabulary.has("degrees", "fields", piece))
    )


_RUN_ON_SCHOOL = re.compile(
    r"(?<=[a-z)])\s+(?=(?:University of|Univers(?:idad|idade|ità|ität|ité|iteit)|[ÉE]cole|Hochschule|Instituto?|Politecnico|Technische|C[ée]gep)\s[A-Zd])"
)


def _split(text: str) -> list[str]:
    """Pieces of a row: at strong separators, and at those commas that part a degree, a school and a place."""
    found: list[str] = []
    if re.search(r"\S\s/\s\S", text) and sum(is_institution(side) for side in re.split(r"\s/\s", text)) == 1:
        text = re.sub(r"\s/\s", "\t", text)
    for strong in _STRONG.split(text):
        part = strong.strip(" ,")
        stop = re.search(
            r"(?<=[a-z]{3})(?<!Govt)(?<!Dept)(?<!Univ)(?<!Prof)(?<!Hons)(?<!Tech)\.\s+(?=[A-Z])", part
        )
        swapped = stop and is_institution(part[: stop.start()]) and is_degree(part[stop.end() :])
        if stop and (
            swapped or (is_institution(part[stop.end() :]) and not is_institution(part[: stop.start()]))
        ):
            found += [*_split(part[: stop.start()]), *_split(part[stop.end() :].rstrip("."))]
            continue
        joint = re.search(r"\s+(?:from|at|@)\s+(?=[A-Z])", part) if is_degree(part) else None
        run_on = _RUN_ON_SCHOOL.search(part) if is_degree(part) else None
        joint = joint or (run_on if run_on and "," not in part[: run_on.start()] else None)
        if joint and not is_institution(part[: joint.start()]):
            found += [*_split(part[: joint.start()]), *_split(part[joint.end() :])]
            continue
        pieces = [piece for piece in re.split(r",\s+", part) if piece.strip()]
        if len(pieces) < 2:
            found += pieces
            continue
        current = pieces[0]
        for piece in pieces[1:]:
            separate = (
                (is_plain_degree(piece) and not is_degree(current) and _looks_like_name(current))
                or (is_degree(current) and is_institution(piece))
                or (is_institution(current) and (is_degree(piece)))
                or _NOISE.match(piece)
            )
            if separate:
                found.append(current)
                current = piece
            else:
                joined = f"{current}, {piece}"
                position = part.find(joined)
                current = joined if position >= 0 else current
                if position < 0:
                    found.append(current)
                    current = piece
        found.append(current)
    return found


def _halves(row: Row) -> list[Row]:
    """Two degrees one after the other in a line ("PGCE, Avonside, 2011. BSc, Avonside, 2010.") as two rows."""
    for span in row.spans[:-1]:
        stop = re.match(r"\)?(?:[.;]|\s*[•·|/\t])\s*(?=[A-Z])", row.text[span.stop :])
        if stop and is_degree(row.text[: span.begin]) and is_degree(row.text[span.stop + stop.end() :]):
            cut = span.stop + stop.end()
            later = tuple(
                replace(s, begin=s.begin - cut, stop=s.stop - cut) for s in row.spans if s.begin >= cut
            )
            second = replace(row, text=row.text[cut:], cells=tuple(row.text[cut:].split("\t")), spans=later)
            first = replace(
                row,
                text=row.text[: span.stop],
                cells=tuple(row.text[: span.stop].split("\t")),
                spans=tuple(s for s in row.spans if s.stop <= span.stop),
            )
            return [first, *_halves(second)]
    return [row]


_GOES_ON = re.compile(r"(?:\b(?:and|of|in|for)|&|,)$", re.IGNORECASE)


def _whole_rows(rows: Sequence[Row]) -> list[Row]:
    """The rows with a degree that a narrow column broke ("Master of Science in Computer" is not told from two rows,
    "Bachelor of Engineering, Computer Science and" is) set together again."""
    whole: list[Row] = []
    for row in rows:
        above = whole[-1] if whole else None
        end = _GOES_ON.search(above.text) if above else None
        if (
            above is not None
            and end is not None
            and not row.bullet
            and above.line.column == row.line.column
            and any(
                is_degree(piece) or (end[0] != "," and is_institution(piece)) for piece in _split(above.text)
            )
            and not is_institution(row.text)
            and not is_degree(row.text)
            and (end[0] != "," or (row.words <= 4 and vocabulary.has("degrees", "fields", row.text)))
        ):
            whole[-1] = make_row(above.line, f"{above.text} {row.text}")
        else:
            whole.append(row)
    return whole


def find_education(parts: Sequence[Part]) -> list[Education]:
    """All entries of the education sections; without such a section, lines that hold both a degree and a school."""
    sections = [part for part in parts if part.kind == "education" and part.rows]
    found = [
        entry
        for part in sections
        for entry in _of_section([half for row in _whole_rows(part.rows) for half in _halves(row)])
    ]
    if not found and not sections:
        for part in parts:
            if part.kind in {"header", "other", "summary", "experience", "certifications", "skills"}:
                rows = [
                    row
                    for row in part.rows
                    if row.words <= 20
                    and any(is_degree(piece) for piece in re.split(r"\t|\s[-–—|]\s|,\s|:\s", row.text))
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
    return found


def _of_section(rows: Sequence[Row]) -> list[Education]:
    drafts: list[_Draft] = []
    current = _Draft()
    order: str | None = None  # which comes first in an entry: "degree" or "institution"
    looks = _institution_looks(rows)
    for index, row in enumerate(rows):
        if (_NOISE.match(row.text) and not is_degree(row.text)) or (row.words > 24 and not row.spans):
            if (
                row.spans
                and (current.span is None or current.span.current)
                and re.search(r"(?i)\bgraduat|\bexpected\b|\bclass of|\bcompleted|\bconferred", row.text)
            ):
                current.span = row.spans[-1]
            current.rows.append(row)
            continue
        bits = _bits(row, looks)
        if not (bits.degree or bits.institution) and _heads_a_degree(rows, index, bits, current, looks):
            bits = _Bits(None, bits.rest[0], bits.span, bits.rest[1:])
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
        for piece in bits.rest:
            _place_rest(current, piece, row)
        current.rows.append(row)
    drafts.append(current)
    return [entry for draft in drafts if (entry := _entry(draft))]


def _heads_a_degree(
    rows: Sequence[Row],
    index: int,
    bits: _Bits,
    current: _Draft,
    looks: frozenset[tuple[float | None, bool, bool]],
) -> bool:
    """A school without a telling word: a short name on a line of its own right above a degree that has no school yet."""
    if (
        index + 1 >= len(rows)
        or not bits.rest
        or rows[index].bullet
        or rows[index].words > 9
        or not _looks_like_name(bits.rest[0])
    ):
        return False
    if (
        _NOISE.match(bits.rest[0])
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
    below = _bits(rows[index + 1], looks)
    fresh = (current.degree is None and current.institution is None) or (
        current.degree is not None and current.institution is not None
    )
    return below.degree is not None and below.institution is None and fresh


def _place_rest(draft: _Draft, piece: str, row: Row) -> None:
    """A piece without a telling word: the school's name, or the field, by what is still missing."""
    if (
        (row.bullet and (draft.degree is None or draft.degree not in row.text))
        or _NOISE.match(piece)
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
        and _looks_like_name(piece)
    ):
        draft.study = piece
    elif draft.institution is None and draft.degree is not None and _looks_like_name(piece):
        draft.institution = piece
    elif (
        draft.degree is not None
        and draft.study is None
        and draft.institution is not None
        and row.text.find(draft.degree) >= 0
        and _looks_like_name(piece)
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
        and _looks_like_name(piece)
    ):
        draft.study = piece  # a degree in words of another language under its school
    elif draft.institution is None and draft.degree is None and _looks_like_name(piece) and row.spans:
        draft.institution = piece


def _looks_like_name(piece: str) -> bool:
    words = list(re.findall(r"[^\W\d_][\w'’.&-]*", piece))
    return 0 < len(words) <= 8 and sum(word[0].isupper() for word in words) * 2 >= len(words)


def _entry(draft: _Draft) -> Education | None:
    if draft.degree is None and draft.institution is None:
        return None
    if draft.degree is None and draft.span is None and not is_institution(draft.institution or ""):
        return None
    institution = draft.institution
    if institution:
        institution = (
            re.sub(r"(?i)(?:\s*(?:[,-]\s*)?\bcity\s*,\s*(?:state|st|country))+$", "", institution).strip(" ,")
            or institution
        )
        bare, place = peel(institution)
        institution = (
            bare
            if place and bare and is_institution(bare) and ("," in place or is_country(place))
            else institution
        )
    degree, institution = _school_in_degree(draft.degree, institution)
    if institution and _PLACEHOLDER.fullmatch(institution.split(" – ")[0].strip()):
        institution = None
    if degree is None and institution:
        degree, institution = _degree_in_school(institution)
    named = re.match(r"(?i)majors?(?:ing)?\s*(?::|in\b)\s*", degree or "")
    if degree and named:
        degree, draft.study = None, (degree or "")[named.end() :]
    degree, study = _field_of(degree)
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
    bare = vocabulary.degree_abbreviations().fullmatch(parts[0].strip()) or _DEGREE_OF.fullmatch(
        parts[0].strip()
    )
    at = 2 if bare else 1
    if (
        len(parts) <= at
        or _NOISE.match(parts[at])
        or _SECONDARY.match(parts[at])
        or is_degree(parts[at])
        or not _looks_like_name(parts[at])
    ):
        return degree, institution
    if at == 2 and re.match(r"(?:minor|with|honou?rs)", parts[2], re.IGNORECASE):
        return degree, institution
    return ", ".join(parts[:at]), ", ".join(parts[at:])


def _field_of(degree: str | None) -> tuple[str | None, str | None]:
    """The degree as written, and the field that stands in it ("B.S. in Computer Science" -> Computer Science)."""
    if degree is None:
        return None, None
    degree = degree.strip(" ,;:-–—")
    match = re.search(r"\b(?:in|majoring in|major in)\s+(?=[A-Za-z])", degree, re.IGNORECASE)
    if match:
        return degree, degree[match.end() :].strip(" ,.;") or None
    short = vocabulary.degree_abbreviations().match(degree)
    if short:
        rest = _unwrapped(re.sub(r"^[\s,]*\(?(?:Hons?|Honours|Honors)\.?\)?", "", degree[short.end() :]))
        return degree, rest or None
    long = _DEGREE_OF.match(degree)
    rest = _unwrapped(degree[long.end() :]) if long else ""
    return degree, rest if rest and rest[0].isupper() else None


def _unwrapped(rest: str) -> str:
    """What follows a degree: the words in the brackets that open it, or all of it, with its own brackets whole."""
    rest = rest.strip(" ,.;:-–—")
    inside = re.match(r"\(([^()]+)\)", rest)
    if inside:
        return inside[1].strip(" ,.;:-–—")
    return rest if rest.count("(") == rest.count(")") else rest.strip("()").strip(" ,.;:-–—")
