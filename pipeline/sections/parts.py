"""A document as its sections; part of the room sections (reading -> sections -> skills).

In: rows in the reader's order. Out: ``Part`` records, each a section with its rows, in reading order or going on in its column.
What stands above the first heading is "header"; content settles what a heading leaves open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Section
from pipeline.sections import vocabulary
from pipeline.sections.dated_rows import gap_above
from pipeline.sections.folding import squeeze
from pipeline.sections.handled import RULE as PROJECTS_OF
from pipeline.sections.headings import Reader
from pipeline.sections.rows import Row, make_row
from pipeline.sections.strengths import organization_strength, title_strength

_EMPLOYER_LABEL = re.compile(r"(?:company|employer|organi[sz]ation)(?: name)?\s*[:\t]", re.IGNORECASE)


_CUSTOMER_LABEL = re.compile(r"(?:client|customer)(?: name)?\s*[:\t]", re.IGNORECASE)


_ROLE_LABEL = re.compile(r"(?:role|position|function)\s*[:\t]", re.IGNORECASE)
FEWEST_ENGAGEMENTS = 2
LEGAL_FORM = 3  # strength of the words of a name with one ("GmbH")


_OF_WORK = re.compile(r"\b(?:experience|employment|career)\b", re.IGNORECASE)  # "Project experience"


_DURATION_LABEL = re.compile(r"(?:duration|period|dates?|time)\s*[:\t]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A section and its rows (heading not among them)."""

    section: Section
    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        return self.section.kind


def split_sections(rows: Sequence[Row], order: str | None = None) -> list[Part]:
    """The rows of a document as sections in reading order. What stands above the first heading is "header"."""
    reader = Reader(rows)
    parts: list[Part] = []
    kind, title, rule, body = "header", None, "top of the document", list[Row]()
    latest: dict[int, tuple[str, str | None]] = {}  # column -> section that was open in it
    start = rows[0].number if rows else 1
    skip_cell = skip_line = -1
    rails = _rail_pages(rows)

    def close(before: int) -> None:
        if body or title is not None:
            last = body[-1].number if body else before
            parts.append(Part(Section(_settled(kind, title, body), title, start, last, rule), tuple(body)))

    for index, whole in enumerate(rows):
        row = make_row(whole.line, "\t".join(whole.cells[1:]), order) if index == skip_cell else whole
        found = None if index in {skip_cell, skip_line} else reader.find(index, kind)
        if index == skip_line:
            continue
        moved = index > 0 and row.line.page not in rails and _moved(rows[index - 1], row)
        if found:
            close(row.number)
            kind, title, rule, body = found.kind, found.title, found.rule, []
            start = row.number + (0 if found.rest else 1)
            if found.rest:
                body.append(make_row(row.line, found.rest, order))
            if found.rule == "name over two lines":
                skip_line, start = index + 1, row.number + 2
            if found.rule == "first cell over two lines":
                skip_cell = index + 1
        elif moved and latest.get(row.line.column, (kind, title)) != (kind, title):
            close(row.number)
            (kind, title), rule, body, start = (
                latest[row.line.column],
                "goes on in its column",
                [row],
                row.number,
            )
        elif (
            moved
            and row.line.column
            and rows[index - 1].line.column
            and row.line.column not in latest
            and body
            and kind not in {"experience", "header"}
            and not (kind == "skills" and row.bullet and rows[index - 1].bullet)
        ):
            close(row.number)
            kind, title, rule, body, start = "other", None, "new column", [row], row.number
        elif rule == "name before a colon" and len(body) == 1 and _begins_a_list(rows, index):
            close(row.number)
            kind, title, rule, body, start = "other", None, "after a run-in", [row], row.number
        else:
            body.append(row)
        latest[row.line.column] = (kind, title)
    close(rows[-1].number if rows else 1)
    if not any(part.kind == "experience" and part.rows for part in parts):
        parts = [_as_work(part) for part in parts]
    if _on_own_account(parts):
        parts = [_as_engagements(part) for part in parts]
    return parts


def _on_own_account(parts: Sequence[Part]) -> bool:
    """Whether the headline above the first section says that somebody works freelance ("Freelance embedded developer")."""
    return any(
        vocabulary.has("titles", "freelance", row.text)
        and vocabulary.has("titles", "words", row.text)
        and row.words <= 14
        for part in parts[:1]
        for row in part.rows[:6]
        if part.kind == "header"
    )


def _as_engagements(part: Part) -> Part:
    """The projects of somebody who works freelance are engagements where most are told as posts: each with a period, and
    with a title on the same line or in the fields below it."""
    if part.kind != "projects":
        return part
    dated = [
        at for at, row in enumerate(part.rows) if not row.bullet and any(span.ranged for span in row.spans)
    ]
    posts = [at for at in dated if any(_names_post(row) for row in part.rows[at : at + 3])]
    if len(posts) < FEWEST_ENGAGEMENTS or len(posts) * 2 < len(dated):
        return part
    return replace(
        part,
        section=replace(part.section, kind="experience", rule=part.section.rule + _CONTRACTS),
    )


def _names_post(row: Row) -> bool:
    """A short line with a title in it, or a field that names the customer or the role."""
    field = _CUSTOMER_LABEL.match(row.text) or _ROLE_LABEL.match(row.text)
    return bool(field) or (title_strength(row.text) > 1 and row.words <= 16 and not row.bullet)


def _begins_a_list(rows: Sequence[Row], index: int) -> bool:
    """Whether white space and a dated line end what a run-in heading names ("Skills: Perl, PHP", a blank line, "2015 - 2023 ...")."""
    row = rows[index]
    return gap_above(rows, index) >= 0.9 and not row.bullet and any(span.ranged for span in row.spans)


def _as_work(part: Part) -> Part:
    """Contract work listed by customer and duration, in a document that lists no employment beside it."""
    if part.kind != "projects" or part.section.rule == PROJECTS_OF:
        return part
    customers = any(_CUSTOMER_LABEL.match(row.text) for row in part.rows) and any(
        _DURATION_LABEL.match(row.text) for row in part.rows
    )
    named = _OF_WORK.search(part.section.heading or "") and any(
        span.ranged for row in part.rows for span in row.spans
    )
    dated = [row for row in part.rows if not row.bullet and any(span.ranged for span in row.spans)]
    # "Projekte" / "Nordkontor GmbH, Consultant, 02/2023 – 11/2024": posts at firms under another name
    posts = bool(dated) and all(
        title_strength(row.text) > 1 and organization_strength(row.text) >= LEGAL_FORM for row in dated
    )
    if not (customers or named or posts):
        return part
    return replace(
        part,
        section=replace(part.section, kind="experience", rule=part.section.rule + _CONTRACTS),
    )


_CONTRACTS = ", customers and durations"


def is_contract_list(part: Part) -> bool:
    """Whether a section counts as work only because it lists customers and durations."""
    return part.section.rule.endswith(_CONTRACTS)


def _rail_pages(rows: Sequence[Row]) -> frozenset[int]:
    """Pages whose columns alternate entry by entry (a date on the left, its text on the right): no columns to follow."""
    runs: dict[int, list[int]] = {}
    for row in rows:
        columns = runs.setdefault(row.line.page, [])
        if row.line.column and (not columns or columns[-1] != row.line.column):
            columns.append(row.line.column)
    return frozenset(page for page, columns in runs.items() if len(columns) > len(set(columns)))


def _moved(before: Row, row: Row) -> bool:
    """Whether the text goes over to another column (of the same or the next page)."""
    one, two = before.line, row.line
    return (
        one.column != two.column
        and (one.column > 0 or two.column > 0)
        and (one.page != two.page or two.column > 0)
    )


def _settled(kind: str, title: str | None, body: Sequence[Row]) -> str:
    """ "Languages" may mean French or Fortran: the content decides."""
    text = " ".join(row.text for row in body)
    if kind == "languages" and body and not vocabulary.has("languages", "human", text):
        return "skills"
    if (
        kind == "skills"
        and any(span.ranged for row in body for span in row.spans if row.words <= 16)
        and vocabulary.has("titles", "words", text[:4000])
    ):
        dated = [
            at for at, row in enumerate(body) if any(span.ranged for span in row.spans) and row.words <= 16
        ]
        headers = [
            body[at]
            for place in dated
            for at in (place - 1, place, place + 1)
            if 0 <= at < len(body) and body[at].words <= 16 and not body[at].bullet
        ]
        if any(
            vocabulary.count("titles", "words", row.text) > vocabulary.count("titles", "weak", row.text)
            for row in headers
        ):
            return "experience"
    if (
        kind == "skills"
        and title
        and squeeze(title) == "software"
        and any(row.words > 8 for row in body)
        and text.count(",") < 2 * len(body)
    ):
        return "projects"
    if kind != "projects":
        return kind
    contracts = [
        row
        for row in body
        if row.spans and not row.bullet and vocabulary.has("titles", "freelance", row.text)
    ]
    if len(contracts) > 1:
        return "experience"  # the list of a contractor's engagements
    labelled = any(_EMPLOYER_LABEL.match(row.text) for row in body)
    return "experience" if labelled and any(row.spans for row in body) else kind
