"""Lines made ready for finding facts; part of the room sections (reading -> sections -> skills).

In: records.Document. Out: ``Row`` records, one a visible line, with bullets taken off, cells split at wide gaps, and
the typographic signs (bold, size, capitals) that several modules ask for.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from pipeline.records import Document, Line
from pipeline.sections import vocabulary
from pipeline.sections.dates import Span, find_spans
from pipeline.sections.folding import fold
from pipeline.sections.strengths import title_strength

LONGEST_LINE = 2000  # characters of a line that are looked at
BULLETS = "•・▷▹●◦○■▪▫◆◇►▸▶‣⁃∙·*➢➤➔→✓✔✦❖⮚❯»§¤\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\u2023"
_BULLET = re.compile(
    rf"^\s*(?:[{re.escape(BULLETS)}]\s*|[-–—+]\s+|[-–](?=[A-Z][a-z]+[\s:])|[-=]>\s*|[oO]\s+(?=[A-Z])|[\uE000-\uF8FF]\s*)+"
)
_WIDE = re.compile(
    r"(?:(?<=[^\s\d•●▪◦*.+-])|(?<=\d\d)|(?<=[A-Za-z]\.))[ \u00a0]{3,}"
)  # not after a bullet or a number
_NARROW = re.compile(r"(?<=[\w.,)])  (?=[A-Z(])")
# a date in the margin that the text of a page joins to the word before it ("Support AssistantMay 2021")
_GLUED_DATE = re.compile(
    r"(?<=[a-z]{3})(?=(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?[ ,]{1,2}(?:19|20)\d\d\b)"
)
_SPACES = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(frozen=True, slots=True, eq=False)  # compared as itself: what is read off a row is kept by row
class Row:
    """One line for the finders. ``text``: trimmed, without bullet, wide gaps as tabs; ``cells``: its parts between wide gaps.
    ``spans``: the dates in ``text``."""

    line: Line
    text: str
    cells: tuple[str, ...]
    bullet: bool
    spans: tuple[Span, ...] = field(default=())

    @property
    def number(self) -> int:
        return self.line.number

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def caps(self) -> bool:
        upper = self.text.upper()
        return self.text == upper and upper != self.text.lower()


def starts_small(text: str) -> bool:
    """Whether a text begins with a small letter, as what continues a line does; "iOS" and "eBay" do not."""
    first = re.match(r"[^\W\d_]+", text)
    return first is not None and first[0].islower()


_LEADER = re.compile(r"\s\.{4,}\s")  # "Northwind ..... Engineer ..... 2019 to 2021"


_LOOSE_COMMA = re.compile(r"(?<=\w) {1,2}(,)(?=\s)")  # "Zuma Rock Bank ,  Lagos": as a scan spaces it


def clean(text: str) -> str:
    """Spaces made single, tabs kept as the mark of a wide gap, ends trimmed."""
    bare = text[:LONGEST_LINE].strip()
    if "....." in bare:
        bare = _LEADER.sub("\t", bare)
    if " ," in bare:
        bare = _LOOSE_COMMA.sub(r"\1", bare)
    single = bare.isascii() and "  " not in bare and "\t" not in bare
    if "19" in bare or "20" in bare:
        bare = _GLUED_DATE.sub("\t", bare)
    if single:
        return bare
    wide = _WIDE.sub("\t", bare)
    if "\t" in wide and "  " in wide:
        wide = _NARROW.sub("\t", wide)  # in a line with columns a gap of two spaces parts columns too
    parts = [_SPACES.sub(" ", part).strip() for part in wide.split("\t")]
    return "\t".join(part for part in parts if part)


def make_row(line: Line, text: str, order: str | None = None) -> Row:
    """A Row of ``text`` (the line's own, or what is left of it after an inline heading)."""
    whole = clean(_parted_by_look(line) if line.shifts and text == line.text else text)
    mark = _BULLET.match(whole)
    bare = whole[mark.end() :] if mark else whole
    bullet = (line.bullet or bare != whole) and bool(bare)
    return Row(line, bare, tuple(bare.split("\t")) if bare else (), bullet, tuple(find_spans(bare, order)))


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
    if (one.page, one.column) != (two.page, two.column) or (two.gap or 0.0) > 0.25 or two.gap is None:
        return False
    if above.words < 5 or above.words + row.words > 40 or above.caps != row.caps:
        return False
    first = row.text.split(" ", 1)[0]
    width = (two.x1 - two.x0) / max(len(row.text), 1) * (len(first) + 1)
    return one.x1 + 0.9 * width > edge and not (row.spans and not row.spans[0].begin)


_LONGEST_HEAD = 14  # words of a line that heads something


def _parted_by_look(line: Line) -> str:
    """The text with a gap where nothing but the look parts a title from what stands beside it ("**Flutter Developer**
    *Tamarind Pay*"): both begin with a capital, and only one of them is a title."""
    text = line.text
    if len(text.split()) > _LONGEST_HEAD:
        return text
    for at in reversed(line.shifts):
        one = text[:at].rsplit("\t", 1)[-1].strip()
        two = text[at:].split("\t", 1)[0].strip()
        whole = one[-1:].isalnum() or one[-1:] in ")."
        named = two[:1].isupper() and len(two) > 2 and len(one) > 2
        strengths = sorted((title_strength(one), title_strength(two)))
        if whole and named and strengths == [0, 2] and not find_spans(two):
            text = f"{text[:at].rstrip()}\t{text[at:]}"
    return text


def rows_of(document: Document, order: str | None = None) -> list[Row]:
    """All non-empty lines of the document, without running headers and footers that repeat on several pages."""
    repeated = _running_lines(document)
    rows = [make_row(line, line.text, order) for line in document.lines if line.number not in repeated]
    rows = [row for row in rows if not _holds_no_fact(row)]
    rows = _with_wrapped_headers(rows, order)
    return _with_whole_dates(
        _with_margins(with_form_labels([row for row in rows if row.text], order), order), order
    )


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
_OPEN_RANGE = re.compile(
    r"(?:19|20)\d\d(?:[-/.](?:0[1-9]|1[0-2]))?\s*(?:[-–—]|\bto)\s*(?:[A-Z][a-z]{2,8}\.?)?$"
)
_CLOSING_CELL = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.?\s|(?:\d{1,2}[/.])?\d{1,2}[/.])?(?:19|20)\d\d(?:[-/.](?:0[1-9]|1[0-2]))?|present|current|now|ongoing|till date|today",
    re.IGNORECASE,
)


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


def _with_joined_cells(row: Row, order: str | None) -> Row:
    """The columns From and To of a table as one range."""
    if len(row.cells) < 3:
        return row
    for index in range(len(row.cells) - 1):
        one, two = find_spans(row.cells[index], order), find_spans(row.cells[index + 1], order)
        whole = [
            len(spans) == 1 and not spans[0].ranged and spans[0].stop - spans[0].begin == len(cell)
            for spans, cell in ((one, row.cells[index]), (two, row.cells[index + 1]))
        ]
        if all(whole) and (one[0].start or "") < (two[0].start or ""):
            joined = f"{row.cells[index]} – {row.cells[index + 1]}"
            return replace(
                make_row(row.line, "\t".join([*row.cells[:index], joined, *row.cells[index + 2 :]]), order),
                bullet=row.bullet,
            )
    return row


_SINCE_ALONE = re.compile(r"since|from|as of|starting", re.IGNORECASE)
_START_LABEL = re.compile(
    r"(?:start(?:ing)?(?: date)?|date (?:started|from)|from|joined(?: on)?|date of joining)\s*[:\t]\s*",
    re.IGNORECASE,
)
_END_LABEL = re.compile(
    r"(?:end(?:ing)?(?: date)?|date (?:ended|to|left)|to|until|left(?: on)?|date of leaving)\s*[:\t]\s*",
    re.IGNORECASE,
)


def _with_joined_labels(rows: list[Row], order: str | None) -> list[Row]:
    """Two fields of a form that say since when and until when ("Start date: 04/2021" / "End date: Present") as one period."""
    kept: list[Row] = []
    for row in rows:
        end = _END_LABEL.match(row.text)
        start = _START_LABEL.match(kept[-1].text) if kept and end else None
        dated = start is not None and find_spans(kept[-1].text, order) and row.words <= 5
        if dated and start is not None and end is not None:
            since, until = kept[-1].text[start.end() :], row.text[end.end() :]
            kept[-1] = make_row(kept[-1].line, f"Period: {since} – {until}", order)
        else:
            kept.append(row)
    return kept


def _with_whole_dates(rows: list[Row], order: str | None) -> list[Row]:
    """A range that a narrow column broke over two lines ("May 2023 - June" / "2024") is set together on the first."""
    rows = _with_joined_labels(rows, order)
    kept = [_with_joined_cells(row, order) for row in rows]
    for index in range(len(kept) - 1):
        row, below = kept[index], kept[index + 1]
        if not row.cells or not below.cells:
            continue
        if _SINCE_ALONE.fullmatch(row.text) and below.spans and not below.spans[0].begin:
            kept[index] = make_row(row.line, "", order)
            kept[index + 1] = make_row(below.line, f"{row.text} {below.text}", order)
            continue
        if _OPEN_RANGE.search(row.cells[-1]) and _CLOSING_CELL.fullmatch(below.cells[-1]):
            kept[index] = make_row(row.line, f"{row.text} {below.cells[-1]}", order)
            kept[index + 1] = make_row(below.line, "\t".join(below.cells[:-1]), order)
        elif (
            len(row.cells) > 1
            and _OPEN_RANGE.search(row.cells[0])
            and _CLOSING_CELL.fullmatch(below.cells[0])
        ):
            kept[index] = make_row(
                row.line, "\t".join([f"{row.cells[0]} {below.cells[0]}", *row.cells[1:]]), order
            )
            kept[index + 1] = make_row(below.line, "\t".join(below.cells[1:]), order)
    return [row for row in kept if row.text]


_PAGE_OF = re.compile(r"\s*page\s+\d{1,3}\s+(?:of|/)\s+\d{1,3}\s*", re.IGNORECASE)


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
            key = re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))
            edges.append((key, page, line.number))
            if (
                re.fullmatch(r"(?:page )?#(?: ?(?:of|/) ?#)?", key)
                and not re.fullmatch(r"\s*\d{4}\s*", line.text)
            ) or re.fullmatch(r"(?:.{2,60}[-–—|·,] ?)?page # of #", key):
                dropped.add(line.number)
    pages_with = Counter(key for key, _ in {(key, page) for key, page, _ in edges})
    first: dict[str, int] = {}
    for key, page, _ in edges:
        first[key] = min(page, first.get(key, page))
    for key, page, number in edges:
        numbered = bool(re.search(r"# ?(?:/|of) ?#$", key))
        if (pages_with[key] > 1 and page > first[key]) or (
            pages_with[key] > 1 and (numbered or number in bottom)
        ):
            dropped.add(number)
    return dropped
