"""What each row of a dated list is: dated, header, bullet or text; part of the room sections (reading -> sections -> skills).

In: the rows of one section. Out: one word a row, in their order. entries.py groups the rows by these shapes, projects.py
finds the names of projects by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.sections import vocabulary
from pipeline.sections.beside_dates import cut_header, stopped_header
from pipeline.sections.dated_rows import gap_above, runs_on
from pipeline.sections.folding import fold
from pipeline.sections.forms import field_of
from pipeline.sections.header_rows import main_span
from pipeline.sections.openings import WHEN
from pipeline.sections.pieces import is_labelled, without_dates
from pipeline.sections.prose import PROSE_END, SMALL_WORDS, VERB, corporate_end, is_sentence
from pipeline.sections.rows import Row, starts_small
from pipeline.sections.strengths import organization_strength, title_strength

_NOT_A_HEADER = re.compile(
    r"^(?:roles? (?:&|and) |\[?(?:contents? of (?:the )?work|(?:work|job) contents?|project details?)\b|responsibilit|technolog|tools?\b|environment|skills?\b|tech stack|key |achievements?|duties|description|project[s:]|summary:|note|main (?:activit|dut|task|responsib)|type of business|(?:client|customer)s? (?:from|in|of) )",
    re.IGNORECASE,
)


_FOR_WHOM = re.compile(
    r"(?:(?:selected|recent|main|key|some|my|previous|current|notable|ausgewählte|principaux|principales)\s)*"
    r"(?:clients?|customers?|engagements?|assignments?|mandates?|missions?|projects?|projekte|kunden|kundenprojekte|mandate|einsätze|références|proyectos|clientes|projetos|progetti|clienti|projecten|opdrachten|klanten|projekty)"
    r"(?:\s(?:include[sd]?|served|work|list))?(?:\s\([^()]{3,30}\))?\s?:?",
    re.IGNORECASE,
)


def heads_engagements(text: str) -> bool:
    """Whether a line heads a list of those whom the work of a post was for ("Selected clients:", "Projekte (Auszug):")."""
    return _FOR_WHOM.fullmatch(text) is not None


def row_shapes(rows: Sequence[Row]) -> list[str]:
    """For each row: dated, header, bullet or text (prose and what continues a bullet)."""
    shapes: list[str] = []
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        below = rows[index + 1] if index + 1 < len(rows) else None
        if before is not None and shapes[-1] in {"bullet", "text"} and runs_on(before, row, below):
            shapes.append("text")
        elif main_span(row) is not None:
            shapes.append("dated")
        elif row.bullet:
            shapes.append("bullet")
        elif field_of(row) in {"organization", "client", "title"} and (
            not PROSE_END.search(row.text) or corporate_end(row.text)
        ):
            shapes.append("header")
        elif (
            before is not None
            and shapes[-1] in {"bullet", "text"}
            and gap_above(rows, index) < 0.95
            and _continues(before, row)
        ):
            shapes.append("text")
        elif (
            before is not None
            and shapes[-1] == "dated"
            and not without_dates(before)
            and (cut_header(row) is not None or stopped_header(row))
        ):
            shapes.append("header")
        else:
            shapes.append("header" if _headerish(row) else "text")
    return shapes


def _continues(before: Row, row: Row) -> bool:
    """Whether a row goes on with the bullet or sentence above it."""
    if starts_small(row.text) or row.text[:1] in "(&,;":
        return True
    if row.line.bold and not before.line.bold:
        return False
    if (
        before.bullet
        and row.line.x0 is not None
        and before.line.x0 is not None
        and row.line.column == before.line.column
    ):
        if row.line.x0 > before.line.x0 + 4:
            return (row.line.gap or 0.0) < 0.9
        if row.line.x0 < before.line.x0 - 4:
            return False
    if row.line.gap is not None and row.line.gap > 0.7:
        return False
    open_ended = len(before.text) > 70 and not PROSE_END.search(before.text)
    return (open_ended and title_strength(row.text) < 2) or (not before.bullet and open_ended)


_LABELLED = re.compile(r"[A-ZÀ-ÖØ-ÞİŞĞŁŻŹĆŚĐČŠŽ][\w ]{2,24}:\s")
_ADDRESS = re.compile(r"https?://|@\w+\.")
_BETWEEN_DATES = re.compile(r"[/|–-]|\bto\b")


def _headerish(row: Row) -> bool:
    text = row.text
    if len(_REMARK.sub("", text).split()) > 14 or len(text) > 120 or not any(c.isalpha() for c in text):
        return False
    if PROSE_END.search(text) and not corporate_end(text):
        return False
    if row.words <= 4 and all(WHEN.fullmatch(part.strip(" :")) for part in _BETWEEN_DATES.split(text)):
        return False  # "NOW", "Before"
    if heads_engagements(text):
        return False
    if text.endswith(":") and row.words > 3 and not (title_strength(text) or organization_strength(text)):
        return False  # "Customers and what stands at them today:"
    if is_sentence(text) and not (_firm_then_title(text) or _title_then_firm(text)):
        return False
    if _LABELLED.match(text) and not is_labelled(row) and title_strength(text) == 0:
        return False
    return (
        not starts_small(text)
        and not (_NOT_A_HEADER.match(text) and title_strength(text) < 2)
        and not _ADDRESS.search(text)
    )


_REMARK = re.compile(r"(?<=\S)\s\([^()]{1,60}\)$")
_DASHED = re.compile(r"(?P<title>[A-Z][^–—|,.;:]{3,40}?)\s[–—|]\s(?P<firm>[A-Z])")


# "Scrum master en front-end ontwikkelaar bij IJsselzorg, Zwolle"
_AT_FIRM = re.compile(
    r"(?P<title>[A-Z][^,.;:]{3,60}?)\s(?:at|@|presso|chez|bei|bij|hos)\s(?P<firm>[A-Z])[^.;:]*$"
)


def _title_then_firm(text: str) -> bool:
    """ "ML Engineer — Odra Vision Sp. z o.o. (quality cameras for glass and paper)": a title before a dash, then a name."""
    match = _DASHED.match(text)
    if match is None:
        match = _AT_FIRM.match(text)
    return match is not None and title_strength(match["title"]) > 1 and not VERB.match(match["title"])


def _firm_then_title(text: str) -> bool:
    """ "Institut du Naval, ingénieure de recherche / research engineer": a name in capitals, then a title in small letters."""
    firm, comma, title = text.partition(", ")
    words = [word for word in firm.split() if word.lower() not in SMALL_WORDS]
    return (
        bool(comma)
        and 1 < len(words) <= 5
        and all(word[0].isupper() or len(word) < 4 or organization_strength(word) > 2 for word in words)
        and not VERB.match(firm)
        and not title_strength(firm)
        and title_strength(title) > 1
        and fold(firm) not in vocabulary.known_skills()
    )
