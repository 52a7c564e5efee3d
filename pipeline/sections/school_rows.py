"""What one line of an education section holds; part of the room sections (reading -> sections -> skills).

In: rows. Out: ``Bits`` with the degree, the school, the date and the rest of each row; rows that hold two degrees are parted and
those that a narrow column broke set together first. education.py makes entries of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.sections import vocabulary
from pipeline.sections.dates import Span
from pipeline.sections.degrees import is_degree, is_institution, is_plain_degree, looks_like_name
from pipeline.sections.folding import fold
from pipeline.sections.places import is_location
from pipeline.sections.rows import Row, make_row

_STRONG = re.compile(r"\t|\s+::\s+|\s*[|•·‖●⋄]\s*|\s+[–—―－-]+\s+|\s*[–—―－]\s*|;\s+|\s+~\s+")


NOISE = re.compile(
    r"^(?:(?:diploma|bachelor'?s?|master'?s?|phd|doctoral|final|senior) thesis|eqf\b|credits? (?:earned|hours?)|(?:semester|quarter) hours|c?gpa|grade|grades|percentage|marks|score|cum gpa|cumulative|coursework|relevant course|course[s]?\b|thesis|advisor|adviser|supervisor|dissertation|honou?rs?\b(?! school)|dean|activities|awards?|scholarship|"
    r"magna|summa|cum laude|with distinction|first class|second class|minor:|specializ|concentration|relevant|modules|subjects|focus|societies|clubs?|ranked?|class of|aggregate|major gpa|overall|distinction|location|expected|graduat(?:ed|ing|ion)\b|completed|key |project|final year|member|recipient|president|fellow|teaching|research"
    r"|mean grade|[A-E](?:[+-]| plain| plus| minus)?$|(?:tertiary|secondary|primary|elementary|collegiate|vocational)(?: (?:education|level|school))?\s*:?$)",
    re.IGNORECASE,
)


_GRADE = re.compile(
    r"[(\[]?\s*\b(?:c\.?g\.?p\.?a|gpa|percentage|grade|marks|aggregate|cum\.? gpa|overall gpa)\b\.?\s*[:=\-–of]*\s*\d[\d.,]*\s?%?(?:\s?/\s?\d+(?:\.\d+)?)?\s*[)\]]?|\b\d{1,2}(?:\.\d+)?\s?%|\b\d{2,3}/1[01]0(?:\s+(?:e|con|cum)\s+(?:lode|laude))?|\b\d\.\d+\s?/\s?\d+(?:\.\d+)?|(?<![\d:])[12]:[12](?![\d:])|\b\d{1,2}\.\d{1,2}\s+C?GPA\b",
    re.IGNORECASE,
)


_AFTERWORD = re.compile(r"(?<=\w)[.;,]\s+(?=(?:Thesis|Dissertation|Advis[oe]r|Supervisor|Title)\b\s*[:(])")


# "I hold a Bachelor's degree in Computing from ..., finished in 2009"
_SPOKEN = re.compile(
    r"^(?:(?:In|After)\s\t,?\s)?I\s(?:(?:also|later|then|first)\s)?(?:hold|have|did|took|earned|received|completed|got|obtained|finished|graduated\swith|was\sawarded)\s(?:an?|my|the)\s"
)


@dataclass(frozen=True, slots=True)
class Bits:
    """What one row holds."""

    degree: str | None
    institution: str | None
    span: Span | None
    rest: tuple[str, ...]


def _look(row: Row) -> tuple[float | None, bool, bool]:
    return (row.line.size, row.line.bold, row.caps)


def institution_looks(rows: Sequence[Row]) -> frozenset[tuple[float | None, bool, bool]]:
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


_GRADUATED = re.compile(
    r"\b(?:expected|anticipated|graduation|graduated|graduating|class of|completed|finished|conferred)(?: graduation)?(?: in| date)?\s*:?\s*\t",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(r"[(\[]\s*[)\]]")
_LOOSE_END = re.compile(r"\s+(?:with|in|from|at|on|of|and|by)(?:\sthe)?$")


def bits_of(row: Row, looks: frozenset[tuple[float | None, bool, bool]] = frozenset()) -> Bits:
    """Degree, institution and date of one row."""
    text = row.text
    for span in reversed(row.spans):
        text = text[: span.begin] + "\t" + text[span.stop :]
    if len(row.cells) == 2 and vocabulary.form_labels().get(fold(row.cells[0])) == "plain":
        text = text[len(row.cells[0]) :]  # "Fechas   2010 - 2014", "Centro   Universidad ..."
    text = _GRADE.sub("\t", _AFTERWORD.split(_SPOKEN.sub("", text))[0])
    text = _GRADUATED.sub("\t", text)
    text = _EMPTY_BRACKETS.sub("\t", text)
    degree = institution = None
    rest: list[str] = []
    for labelled in _split(text):
        piece = _EVENT.sub("", _LABEL.sub("", labelled))
        bare = _LOOSE_END.sub("", piece.strip(" ,;:|•·-–—/\t").removeprefix(". "))
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
            joined = (f"{degree}{mark}{bare}" for mark in (", ", " - ", " – "))
            degree = next((whole for whole in joined if whole in row.text), degree)
        elif is_institution(bare) and institution is None and not NOISE.match(bare):
            institution = bare
        else:
            rest.append(bare)
    dated = next((s for s in row.spans if s.ranged), row.spans[-1] if row.spans else None)
    if degree is None and institution and len(row.cells) == 3 and len(rest) == 1 and dated and not row.bullet:
        piece = rest[0]  # a row of a table: the year, what was studied, the school
        if piece in row.cells and not (NOISE.match(piece) or is_location(piece)) and len(piece.split()) <= 6:
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
        and not NOISE.match(rest[0])
        and looks_like_name(rest[0])
    ):
        institution = rest.pop(0)
    head, colon, tail = (institution or "").partition(": ")
    if degree is None and colon and is_institution(head) and is_degree(tail):
        degree, institution = tail, head  # "Instituto Superior Punilla: Tecnicatura en Desarrollo"
    last = _DEGREE_LAST.fullmatch(institution or "") if degree is None else None
    if last is not None and is_degree(last["degree"]):
        degree, institution = last["degree"], last["school"]
    return Bits(degree, institution, dated, tuple(rest))


_EVENT = re.compile(
    r"^\s*(?:graduated from|entered|enrolled (?:in|at)|admitted to|matriculated (?:at|in))\s(?=\S)",
    re.IGNORECASE,
)
_DEGREE_LAST = re.compile(r"(?P<school>[^()]{4,})\s\((?P<degree>[^()]{2,30})\)")
_LABEL = re.compile(
    r"^\s*(?:(?:tertiary|secondary|elementary|primary|(?:post-?)?graduate(?: studies)?|vocational)(?: education| level)?|(?:name of )?(?:the )?(?:school|university|college|institut(?:e|ion))(?: name)?|degree|qualification|course|programme?|award)\s*:\s*(?=\S)",
    re.IGNORECASE,
)


def _names_a_school(piece: str, row: Row) -> bool:
    """Whether a cell of a table beside a degree and a year is the school, though no word of it says so."""
    return (
        piece in row.cells
        and len(piece) > 3
        and looks_like_name(piece)
        and not (NOISE.match(piece) or is_location(piece) or vocabulary.has("degrees", "fields", piece))
    )


_RUN_ON_SCHOOL = re.compile(
    r"(?<=[a-z)])\s+(?=(?:University of|Univers(?:idad|idade|ità|ität|ité|iteit)|[ÉE]cole|Hochschule|Instituto?|Politecnico|Technische|C[ée]gep)\s[A-Zd])"
)


_SLASHED = re.compile(r"\S\s/\s\S")
_FULL_STOP = re.compile(r"(?<=[a-z]{3})(?<!Govt)(?<!Dept)(?<!Univ)(?<!Prof)(?<!Hons)(?<!Tech)\.\s+(?=[A-Z])")
_AT_SCHOOL = re.compile(r"\s+(?:from|at|@)\s+(?=[A-Z])")
_COMMA = re.compile(r",\s+")


def _split(text: str) -> list[str]:
    """Pieces of a row: at strong separators, and at those commas that part a degree, a school and a place."""
    found: list[str] = []
    if _SLASHED.search(text) and sum(is_institution(side) for side in re.split(r"\s/\s", text)) == 1:
        text = re.sub(r"\s/\s", "\t", text)
    for strong in _STRONG.split(text):
        part = strong.strip(" ,")
        stop = _FULL_STOP.search(part)
        swapped = stop and is_institution(part[: stop.start()]) and is_degree(part[stop.end() :])
        if stop and (
            swapped or (is_institution(part[stop.end() :]) and not is_institution(part[: stop.start()]))
        ):
            found += [*_split(part[: stop.start()]), *_split(part[stop.end() :].rstrip("."))]
            continue
        joint = _AT_SCHOOL.search(part) if is_degree(part) else None
        run_on = _RUN_ON_SCHOOL.search(part) if is_degree(part) else None
        joint = joint or (run_on if run_on and "," not in part[: run_on.start()] else None)
        if joint and not is_institution(part[: joint.start()]):
            found += [*_split(part[: joint.start()]), *_split(part[joint.end() :])]
            continue
        pieces = [piece for piece in _COMMA.split(part) if piece.strip()]
        if len(pieces) < 2:
            found += pieces
            continue
        current = pieces[0]
        for piece in pieces[1:]:
            separate = (
                (is_plain_degree(piece) and not is_degree(current) and looks_like_name(current))
                or (is_degree(current) and is_institution(piece))
                or (is_institution(current) and (is_degree(piece)))
                or NOISE.match(piece)
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


def halves(row: Row) -> list[Row]:
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
            return [first, *halves(second)]
    return [row]


_GOES_ON = re.compile(r"(?:\b(?:and|of|in|for|de|del|da|do|der|für|the)|&|,)$", re.IGNORECASE)


def whole_rows(rows: Sequence[Row]) -> list[Row]:
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
        ) or (above is not None and _in_brackets_below(above, row)):
            whole[-1] = make_row(above.line, f"{above.text} {row.text}")
        elif above is not None and _ends_a_field(above, row):
            whole[-1] = _with_field(above, row)
        else:
            whole.append(row)
    return whole


def _in_brackets_below(above: Row, row: Row) -> bool:
    """Whether a line holds only the field of the degree above it ("Bachelor of Science" / "(Computer Science)")."""
    inside = re.fullmatch(r"\(([^()]{3,50})\)", row.text)
    field = inside is not None and vocabulary.has("degrees", "fields", inside[1])
    return (
        field
        and not above.spans
        and above.line.column == row.line.column
        and is_degree(above.text)
        and "(" not in above.text
    )


def _ends_a_field(above: Row, row: Row) -> bool:
    """The last words of a field that a cell breaks ("..., M.S. in Electrical" with its dates beside it, over "Engineering")."""
    words = row.text.split()
    return (
        len(words) <= 2
        and not (row.bullet or row.spans or row.line.bold)
        and (row.line.gap or 0.0) < 0.4
        and row.line.gap is not None
        and above.line.column == row.line.column
        and all(fold(word) in vocabulary.words("degrees", "fields") for word in words)
        and re.search(r"\b(?:in|of|and)\s[\w ]{2,40}$", above.cells[0]) is not None
        and any(is_degree(piece) for piece in _split(above.cells[0]))
    )


def _with_field(above: Row, row: Row) -> Row:
    return make_row(above.line, "\t".join([f"{above.cells[0]} {row.text}", *above.cells[1:]]))
