"""The lines of a document as rows for the finders; part of the room sections (reading -> sections -> skills).

In: records.Document. Out: ``Row`` records without running headers and bare durations, headers and dates that the layout broke
set together, labels of forms before their values.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from pipeline.records import Document, Line
from pipeline.sections import vocabulary
from pipeline.sections.broken_dates import with_whole_dates
from pipeline.sections.dates import find_spans
from pipeline.sections.degrees import is_institution, is_plain_degree
from pipeline.sections.folding import fold
from pipeline.sections.named_columns import with_named_columns
from pipeline.sections.rows import Row, make_row, starts_small

WRAPPED_DEGREE = 0.6  # em of white above the second line of a degree, and no more


def rows_of(document: Document, order: str | None = None) -> list[Row]:
    """All non-empty lines of the document, without running headers and footers that repeat on several pages."""
    repeated = _running_lines(document)
    rows = [make_row(line, line.text, order) for line in document.lines if line.number not in repeated]
    rows = [row for row in with_named_columns(rows, order) if not _holds_no_fact(row)]
    rows = _with_whole_firms(_with_wrapped_headers(rows, order), order)
    return with_whole_dates(
        _with_margins(with_form_labels([row for row in rows if row.text], order), order), order
    )


_FIRM_BEGUN = re.compile(
    r"\b(?:at|with|for|@)\s(?:the\s)?(?:[A-Z][\w&.'’-]*|\([A-Z][\w. ]{1,12}\))(?:\s(?:[A-Z][\w&.'’-]*|\([A-Z][\w. ]{1,12}\)))*$"
)
_FIRM_ENDED = re.compile(r"(?P<rest>[A-Z][\w&'’-]*(?:\s[A-Z][\w&'’-]*){0,3})(?P<stop>[.,;](?=\s)|\.?$)")


def _with_whole_firms(rows: list[Row], order: str | None) -> list[Row]:
    """An employer whose name a text file breaks over two lines ("2019 to present: Developer at Stellenrivier" / "Wine Systems. I
    look after ..."): its last words go up to the line that begins it."""
    kept = list(rows)
    for index in range(len(kept) - 1):
        row, below = kept[index], kept[index + 1]
        plain = row.line.top is None and row.line.size is None
        begun = (
            plain
            and len(row.text) > 40
            and row.spans
            and row.spans[0].ranged
            and _FIRM_BEGUN.search(row.text)
        )
        ended = _FIRM_ENDED.match(below.text) if begun and not (below.bullet or below.spans) else None
        if ended is None or below.line.number - row.line.number != 1 or len(below.cells) > 1:
            continue
        kept[index] = replace(make_row(row.line, f"{row.text} {ended['rest']}", order), bullet=row.bullet)
        kept[index + 1] = make_row(below.line, below.text[ended.end() :].strip(), order)
    return [row for row in kept if row.text]


def _holds_no_fact(row: Row) -> bool:
    """Names of table columns ("Organization   Designation   Duration") and a bare "5 years 2 months"."""
    cells = row.cells if len(row.cells) > 1 or row.text.count("|") < 2 else row.text.split("|")
    if len(cells) >= 3:
        words = fold(" ".join(cells)).split()
        return bool(words) and all(word in vocabulary.words("tables", "column_names") for word in words)
    return bool(_DURATION_ONLY.fullmatch(row.text))


_DURATION_ONLY = re.compile(
    r"\(?\d{1,2} (?:years?|yrs?|months?|mos?|Jahre?|Monate?|ans?|mois|años?|meses|ann[io]|mesi|anos|jaar|maanden)(?:,? (?:und |et |y |e |en )?\d{1,2} (?:months?|mos?|Monate?|mois|meses|mesi|maanden))?\)?",
    re.IGNORECASE,
)


def _with_wrapped_headers(rows: list[Row], order: str | None) -> list[Row]:
    """A bold line that a margin breaks ("... at Delta National" / "Telecommunication Company (from July 2018" / "till now)")
    is set together again: the first word of the next line would not have fitted, and its look is the same."""
    edges: dict[tuple[int, int], float] = {}
    for row in rows:
        place = (row.line.page, row.line.column)
        edges[place] = max(edges.get(place, 0.0), row.line.x1 or 0.0)
    kept: list[Row] = []
    for row in rows:
        above = kept[-1] if kept else None
        if above is not None and _wraps(above, row, edges[row.line.page, row.line.column]):
            joined = replace(above.line, x1=row.line.x1, bottom=row.line.bottom)
            kept[-1] = replace(make_row(joined, f"{above.text} {row.text}", order), bullet=above.bullet)
        else:
            kept.append(row)
    return kept


def _wraps(above: Row, row: Row, edge: float) -> bool:
    one, two = above.line, row.line
    if not (one.bold and two.bold) or row.bullet or len(above.cells) + len(row.cells) > 2:
        return False
    if one.x1 is None or two.x1 is None or two.x0 is None or one.size != two.size:
        return False
    if (one.page, one.column) != (two.page, two.column) or two.gap is None or two.gap > WRAPPED_DEGREE:
        return False
    if above.words + row.words > 40 or above.caps != row.caps:
        return False
    if (above.words < 5 or two.gap > 0.25) and not _is_broken_degree(above, row):
        return False
    first = row.text.split(" ", 1)[0]
    width = (two.x1 - two.x0) / max(len(row.text), 1) * (len(first) + 1)
    return one.x1 + 0.9 * width > edge and not (row.spans and not row.spans[0].begin)


def _is_broken_degree(above: Row, row: Row) -> bool:
    """ "MSc Artificial" over "Intelligence", in a narrow column."""
    return above.words > 1 and row.words <= 2 and is_plain_degree(above.text) and not is_institution(row.text)


def _with_margins(rows: list[Row], order: str | None) -> list[Row]:
    """Dates stacked in the right margin beside the duties go up to the line that heads the entry.

    In "Title   Place / • first duty   2020 - 2022" the range is right-aligned with the place above, not part of the duty.
    """
    kept = list(rows)
    for index in range(1, len(kept)):
        row = kept[index]
        if len(row.cells) < 2 or row.line.x1 is None or not (row.bullet or starts_small(row.text)):
            continue
        last = row.cells[-1]
        dated = any(
            span.ranged and span.stop - span.begin >= len(last) - 2 for span in find_spans(last, order)
        )
        if not dated and not _DURATION_ONLY.fullmatch(last):
            continue
        for above in range(index - 1, max(-1, index - 4), -1):
            head = kept[above]
            if (
                head.bullet
                or head.line.x1 is None
                or head.line.page != row.line.page
                or starts_small(head.text)
            ):
                continue
            if len(head.cells) >= 2 and abs(head.line.x1 - row.line.x1) < 3:
                rest = make_row(row.line, "\t".join(row.cells[:-1]), order)
                kept[index] = replace(rest, bullet=row.bullet)
                if dated and not any(span.ranged for span in head.spans):
                    kept[above] = make_row(head.line, f"{head.text}\t{last}", order)
            break
    return kept


def with_form_labels(rows: list[Row], order: str | None) -> list[Row]:
    """Labels of a form in a rail of their own, over one to four lines, are set before the value that stands beside them."""
    labels = vocabulary.form_labels()
    kept: list[Row] = []
    index = 0
    while index < len(rows):
        row, words, stop = rows[index], "", index
        found = None
        if len(row.cells) == 1 and row.line.column:
            while (
                stop < min(len(rows), index + 4)
                and rows[stop].line.column == row.line.column
                and rows[stop].words <= 6
            ):
                words = f"{words} {rows[stop].text}".strip()
                stop += 1
                if (
                    stop < len(rows)
                    and rows[stop].line.column > row.line.column
                    and (found := labels.get(fold(words))) is not None
                ):
                    break
        if found is None:
            kept.append(row)
            index += 1
            continue
        value = rows[stop]
        kept.append(make_row(value.line, f"{found}: {value.text}" if found != "plain" else value.text, order))
        index = stop + 1
    return kept


_PAGE_OF = re.compile(r"\s*page\s+\d{1,3}\s+(?:of|/)\s+\d{1,3}\s*", re.IGNORECASE)


_DIGITS = re.compile(r"\d+")
_PAGE_OF_PAGES = re.compile(r"# ?(?:/|of) ?#$")
_NAMED_PAGE = re.compile(r"(?:.{2,60}[-–—|·,] ?)?page # of #")
_PAGE_ALONE = re.compile(r"(?:page )?#(?: ?(?:of|/) ?#)?")
_YEAR_ALONE = re.compile(r"\s*\d{4}\s*")


def _running_lines(document: Document) -> set[int]:
    """Numbers of lines that stand again and again at the edge of pages ("Jane Doe - 2/3", "Page 2 of 3")."""
    by_page: dict[int, list[Line]] = {}
    for line in document.lines:
        if line.text.strip():
            by_page.setdefault(line.page, []).append(line)
    dropped = {line.number for lines in by_page.values() for line in lines if _PAGE_OF.fullmatch(line.text)}
    edges: list[tuple[str, int, int]] = []
    bottom: set[int] = set()
    for page, lines in by_page.items():
        ordered = (
            sorted((line for line in lines if line.top is not None), key=lambda line: line.top or 0.0)
            or lines
        )
        bottom |= (
            {line.number for line in ordered[-2:]} if len(ordered) > 8 and lines[0].top is not None else set()
        )
        for line in {*ordered[:2], *ordered[-2:]}:
            key = _DIGITS.sub("#", " ".join(line.text.casefold().split()))
            edges.append((key, page, line.number))
            named = "@" not in key and _NAMED_PAGE.fullmatch(key)
            if named or (_PAGE_ALONE.fullmatch(key) and not _YEAR_ALONE.fullmatch(line.text)):
                dropped.add(line.number)
    pages_with = Counter(key for key, _ in {(key, page) for key, page, _ in edges})
    first: dict[str, int] = {}
    for key, page, _ in edges:
        first[key] = min(page, first.get(key, page))
    for key, page, number in edges:
        numbered = bool(_PAGE_OF_PAGES.search(key))
        if (pages_with[key] > 1 and page > first[key]) or (
            pages_with[key] > 1 and (numbered or number in bottom) and "@" not in key
        ):  # where somebody can be reached is told once
            dropped.add(number)
    return dropped
