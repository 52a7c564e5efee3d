"""The lines that head an entry: which date is theirs, and where prose begins in them; part of the room sections.

In: rows. Out: the date that makes a row the dated line of an entry, and the header's texts without dates, durations and the
prose that goes on in the same line. entries.py groups the rows around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.sections.beside_dates import cut_header, stopped_header
from pipeline.sections.dates import Span
from pipeline.sections.edge_periods import edge_header, has_period_at_edge
from pipeline.sections.header_sentences import (
    FROM_WORD,
    STOP,
    lead_end,
    named_after,
    named_around,
    parted_by_stops,
    told_post,
)
from pipeline.sections.openings import FROM, with_title_apart
from pipeline.sections.pieces import PROMOTED_BEFORE, is_post_sentence, without_dates
from pipeline.sections.places import is_location
from pipeline.sections.prose import PROSE_END, VERB, corporate_end, is_sentence
from pipeline.sections.rows import Row
from pipeline.sections.stamps import is_stamp
from pipeline.sections.strengths import organization_strength, title_strength

LABELLED_OTHER = re.compile(
    r"^(?:activities|sector|role|position|title|designation|project|client|customer|team size|technologies|environment|company|employer)\s*[:\t]",
    re.IGNORECASE,
)

# "Energy client: outage prediction (2022 - 2023)": work for a customer inside a post, not a post of its own
_ENGAGEMENT = re.compile(
    r"[A-Z][\w&-]{0,40}(?: [\w&-]{1,40}){0,3} (?:client|customer|project|engagement|assignment):\s",
    re.IGNORECASE,
)
# "What I have built (2021 - 2023)": a heading of one's own, no post
_CLAUSE = re.compile(
    r"(?:(?i:(?:\w+ ){0,2}(?:what|how|why|where|things|projects|work)) (?:I|we)|I)(?:[’'](?:ve|m|re|d))? [a-z]{2,}"
)
FORM_ROW = re.compile(
    r"(?:hours per week|series|industry|branch of industry|sector|department|reports? to|reporting to|supervisor|pay plan|grade|salary|pay|employment type|contract type|full[- ]time|part[- ]time|permanent|(?:working )?hours|job type|type of (?:employment|contract))\b[^.]{0,60}$",
    re.IGNORECASE,
)


def _titled_part(text: str) -> bool:
    """ "Test Lead - Airedale Software (2019 - 2022)": a short title before a dash, though "test" and "lead" are verbs too."""
    head = re.match(r"([^–—|(-]{3,40}?)\s+[-–—|]\s", text)
    return (
        head is not None
        and len(head[1].split()) <= 4
        and title_strength(head[1]) > 0
        and all(word[0].isupper() for word in head[1].split())
    )


_SINCE_BEFORE = re.compile(r"\((?:[^()]*\s)?(?:since|from|as of)\s$", re.IGNORECASE)


def _in_remark(text: str, span: Span) -> bool:
    """Whether an open range says inside brackets since when a part of the post was so ("(lead since 2016)")."""
    return span.current and bool(_SINCE_BEFORE.search(text[: span.begin]))


@lru_cache(maxsize=2048)
def main_span(row: Row) -> Span | None:
    """The date that makes a row the dated line of an entry: a range, or a single date at an edge of a short line."""
    spans = [span for span in row.spans if not span.expected or span.ranged]
    if not spans:
        return None
    closed = [span for span in spans if span.ranged and not _in_remark(row.text, span)]
    if closed and len(closed) < len(spans):
        spans = [span for span in spans if span in closed or not span.ranged]
    outside = row.text
    for span in reversed(spans):
        outside = outside[: span.begin] + outside[span.stop :]
    words = len(outside.split())
    if _CLAUSE.match(outside) and not title_strength(outside):
        return None
    if is_stamp(row):
        return None
    if _ENGAGEMENT.match(row.text) and not title_strength(outside):
        return None
    if LABELLED_OTHER.match(row.text) and (
        row.text[:7].lower() == "project" or not any(span.ranged for span in spans)
    ):
        return None
    if is_post_sentence(row) and words <= 22:
        return next((span for span in spans if span.ranged), None)
    if told_post(row) is not None:
        return next((span for span in spans if span.ranged), None)
    if parted_by_stops(row):
        return next(span for span in reversed(spans) if span.ranged)
    lead = lead_end(row)
    if lead is not None:
        return next((span for span in spans if span.ranged and span.stop <= lead), spans[0])
    if named_around(row) or named_after(row) or has_period_at_edge(row):
        return next(span for span in spans if span.ranged)
    if row.bullet and not title_strength(outside) and row.text[spans[0].stop :].startswith("):"):
        return None  # "Storage for Northwind (2020-2021): moved to object stores"
    celled = any(
        span.stop - span.begin >= len(cell.strip(" ()")) - 1
        for span in spans
        for cell in row.cells
        if row.text[span.begin : span.stop] in cell
    )
    celled = celled or any(
        span.ranged
        and FROM.fullmatch(row.text[: span.begin])
        and re.match(r"\s?[|·•]\s|\s[–—]\s(?=[A-Z])", row.text[span.stop :])
        for span in spans
    )
    celled = celled or _titled_beside(row, spans)
    if words > 16 or (
        words > 3
        and not celled
        and PROSE_END.search(outside.strip())
        and not re.search(r"\([^()]*\)\s+\S", row.text)
        and not corporate_end(outside)
        and not (title_strength(outside) > 1 and _ends_in_brackets(row.text, spans[-1]))
        and not _opens_with_period(row)
    ):
        return None
    if (is_sentence(outside) and (row.bullet or not celled)) or (
        row.bullet
        and (
            (words > 12 and not (celled and words <= 18))
            or not (title_strength(outside) or organization_strength(outside) or _opens_dated(row))
            or (VERB.match(row.text) and not _titled_part(row.text))
        )
    ):
        return None
    ranged = next((span for span in spans if span.ranged), None)
    if ranged or row.bullet:
        return ranged
    if all(PROMOTED_BEFORE.search(row.text, 0, span.begin) for span in spans):
        return None  # "Senior Data Scientist, promoted 2021" below the firm and its period
    span = _listed(row.text, spans)
    head, tail = row.text[: span.begin].strip(" (|,-–—\t"), row.text[span.stop :].strip(" )|,-–—.\t")
    at_edge = not head or not tail or is_location(tail) or _LASTED.fullmatch(tail) is not None
    in_own_cell = any(cell.strip(" ()") == row.text[span.begin : span.stop].strip() for cell in row.cells)
    if span.hold or in_own_cell or (at_edge and (not span.weak or words <= 8)):
        return (
            None
            if span.weak and head and not in_own_cell and re.search(r"\b(?:in|of|the|for|by|and)$", head)
            else span
        )
    return None


_LASTED = re.compile(
    r"\(?\d{1,2} (?:weeks|months)\)?", re.IGNORECASE
)  # "Trainee, Harsund Archive, 2022 (6 months)"


def _titled_beside(row: Row, spans: Sequence[Span]) -> bool:
    """A period at an end of a line whose other parts are a post, however few capitals they have: behind marks that part all
    of them ("Mutuelle des Îles — pricing data scientist — October 2019 to April 2024"), or before a title ("2021.11 –
    2024.05 Full-stack developer, Faktomat sp. z o.o. (invoicing for small firms)")."""
    span = next((span for span in spans if span.ranged), None)
    if span is None or row.bullet or PROSE_END.search(row.text):
        return False
    head, tail = row.text[: span.begin], row.text[span.stop :]
    if not tail.strip(" )"):
        parts = re.split(r"\s+[–—|·•]\s+|\s-\s", head)
        return (
            len(parts) > 2
            and not parts[-1].strip(" (")
            and any(title_strength(part) > 1 for part in parts)
            and not any(VERB.match(part) and not title_strength(part) for part in parts)
        )
    title = re.match(r"\s*[:,|]?\s*(?P<title>[A-Z][^,;:|]{2,50}),\s(?=[A-Z])", tail)
    return not head.strip() and title is not None and title_strength(title["title"]) > 1


def _opens_dated(row: Row) -> bool:
    """A marked line whose first cell is a period and whose second a name ("■ 2017/04 – 2020/03   Kitami Seiki")."""
    span, rest = row.spans[0], "\t".join(row.cells[1:])
    named = rest[:1].isupper() and not VERB.match(rest) and not PROSE_END.search(rest)
    return (
        span.ranged
        and len(row.cells) > 1
        and span.stop >= len(row.cells[0]) - 1
        and named
        and row.words <= 14
    )


def _opens_with_period(row: Row) -> bool:
    """ "2012 to 2013: Developer at Helderberg Radar.": period, title and firm, and a full stop behind them."""
    if not row.spans or row.spans[0].begin or not row.spans[0].ranged or len(row.spans) > 1:
        return False
    rest = row.text[row.spans[0].stop :].strip(" :,–-").removesuffix(".")
    named = re.search(r"(?:\bat|,|@)\s(?:the\s)?[A-Z]", rest)
    return (
        len(rest.split()) <= 12
        and ". " not in rest
        and title_strength(rest) > 1
        and bool(named)
        and not is_sentence(rest)
    )


def _ends_in_brackets(text: str, span: Span) -> bool:
    """ "Developer, Hogeschool Schie (2015 - 2016).": the full stop ends a header, not a sentence."""
    return text[: span.begin].endswith("(") and not text[span.stop :].strip(" ).")


def _listed(text: str, spans: Sequence[Span]) -> Span:
    """The last date of a line, or the period of several that are listed there ("Spring 2023, Fall 2023")."""
    first = last = spans[-1]
    for span in reversed(spans[:-1]):
        if not re.fullmatch(r"\s*(?:,|&|and|/|;)\s*", text[span.stop : first.begin]):
            break
        first = span
    if first is last or not (first.start and last.end and first.start < last.end):
        return last
    return replace(last, begin=first.begin, start=first.start, weak=first.weak and last.weak)


def header_texts(rows: Sequence[Row]) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    before: Row | None = None
    for row in rows:
        text = _header_text(row)
        after_date = bool(row.spans) and not row.spans[0].begin  # what a date parts is not one phrase
        joint = joint_of(before) if before is not None and not after_date else ""
        if text and joint and found:
            found[-1] = (f"{found[-1][0].removesuffix(joint)}{joint} {text}", found[-1][1])
        elif text and before is not None and found and _wrapped(before, row):
            comma = "," if before.text.rstrip().endswith(",") and not found[-1][0].endswith(",") else ""
            found[-1] = (f"{found[-1][0]}{comma} {text}", found[-1][1])
        elif text:
            found.append((text, row.line.bold))
        before = row
    return found


_JOINT = re.compile(r"\s(?:[–—|-]|at|for|@)$")


def joint_of(row: Row) -> str:
    """The mark at the end of a header line that joins the firm below to the title (" –", " at"); the dash of an open period is none."""
    match = _JOINT.search(row.text)
    return match[0] if match and not any(span.stop == len(row.text) for span in row.spans) else ""


# "PhD researcher, KU Demer, supervisor: prof. J. Claes"
_SUPERVISED = re.compile(
    r"[,;(.]\s?(?:(?:main |thesis |academic |co-?)?(?:supervis[oe]rs?|superviseur|advis[oe]rs?|promot[oe]rs?|mentors?|betreuer(?:in)?)|PI)\s?:\s",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def _header_text(row: Row) -> str:
    return _SUPERVISED.split(without_dates(_header_only(row)), maxsplit=1)[0]


def _wrapped(before: Row, row: Row) -> bool:
    """Whether a header line goes on in the next one: it ends in a comma, a small word or an open bracket."""
    one, two = before.line, row.line
    if (
        before.spans
        or len(before.cells) > 1
        or one.bold != two.bold
        or one.size != two.size
        or one.column != two.column
        or (two.gap or 0.0) > 0.6
    ):
        return False
    open_bracket = before.text.count("(") > before.text.count(")")
    return open_bracket or bool(
        re.search(r"(?:,|&|/|-|\b(?:and|of|for|in|the|to|with))$", before.text)
        and title_strength(before.text) > 0
        and title_strength(row.text) < 2
    )


def _without_prose_cell(row: Row) -> Row:
    """A header line without the sentence that stands beside it in the last column of a timeline."""
    if len(row.cells) < 3 or row.words < 6:
        return row
    last = row.cells[-1]
    prose = (
        last.endswith(".") and not corporate_end(last) and len(last.split()) > 2 and title_strength(last) < 2
    )
    begin = len(row.text) - len(last)
    return (
        replace(
            row,
            text=row.text[:begin].rstrip("\t"),
            cells=row.cells[:-1],
            spans=tuple(s for s in row.spans if s.stop <= begin),
        )
        if prose
        else row
    )


_BEHIND_BRACKET = re.compile(r"\)\s+(?=[A-Z])")


def _header_only(row: Row) -> Row:
    """A header line that goes on with prose after its bracketed date is cut there."""
    if row.text.endswith(").") and row.spans:
        row = replace(row, text=row.text[:-1])  # "Developer at Nile Media Co. (Mansoura)."
    told = told_post(row)
    if told is not None:
        return replace(row, text=told, spans=())
    if parted_by_stops(row):
        sides = (row.text[: row.spans[-1].begin], row.text[row.spans[-1].stop :].lstrip(" .,"))
        kept = [side if corporate_end(side) else side.rstrip(".") for side in map(str.strip, sides)]
        named = [side for side in kept if side and not FROM_WORD.fullmatch(side)]
        return replace(row, text=STOP.sub("\t", "\t".join(named)), spans=())
    cut = cut_header(row) if not row.spans else None
    if cut is not None:
        return replace(row, text=cut)
    if row.text.endswith(".") and _opens_with_period(row) and not corporate_end(row.text):
        return replace(row, text=row.text[:-1])
    if not row.spans and stopped_header(row) and not corporate_end(row.text):
        return replace(row, text=row.text[:-1])
    row = _without_prose_cell(row)
    lead = lead_end(row)
    if lead is not None:
        return replace(
            row,
            text=with_title_apart(row.text[:lead]),
            spans=tuple(span for span in row.spans if span.stop <= lead),
        )
    span = main_span(row)
    if span is None:
        return row
    if not (is_post_sentence(row) or named_around(row) or named_after(row)):
        edge = edge_header(row)
        if edge is not None:
            return replace(row, text=edge, spans=())
    tail = row.text[span.stop :]
    prose = _BEHIND_BRACKET.match(tail)
    if prose and PROSE_END.search(tail) and len(tail.split()) > 3:
        return replace(
            row, text=row.text[: span.stop + 1], spans=tuple(s for s in row.spans if s.stop <= span.stop)
        )
    return row
