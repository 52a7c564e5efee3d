"""Entries of a dated list: which rows head one, which date is its own, which rows are its duties; part of the room sections.

In: the rows of one section. Out: ``Entry`` records in document order, for jobs and (their shapes) projects. An entry stands
around a dated line or, where nothing is dated, around a header line: the header lines above and below it, then its duties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.sections import vocabulary
from pipeline.sections.dated_rows import (
    gap_above,
    is_caption,
    parted,
    runs_on,
    whole_period,
    wide_gap,
    with_places,
)
from pipeline.sections.dates import Span, within
from pipeline.sections.folding import fold
from pipeline.sections.forms import block_above, field_of, in_blocks
from pipeline.sections.header_rows import (
    FORM_ROW,
    LABELLED_OTHER,
    cut_header,
    header_texts,
    is_stamp,
    main_span,
)
from pipeline.sections.openings import WHEN, duties_in
from pipeline.sections.pieces import PROJECT_LABEL, is_labelled, without_dates
from pipeline.sections.places import is_location
from pipeline.sections.post import read_post
from pipeline.sections.prose import PROSE_END, SMALL_WORDS, VERB, corporate_end, is_sentence
from pipeline.sections.rows import Row, make_row, starts_small
from pipeline.sections.strengths import organization_strength, title_strength

_NOT_A_HEADER = re.compile(
    r"^(?:roles? (?:&|and) |\[?(?:contents? of (?:the )?work|(?:work|job) contents?|project details?)\b|responsibilit|technolog|tools?\b|environment|skills?\b|tech stack|key |achievements?|duties|description|project[s:]|summary:|note|main (?:activit|dut|task|responsib)|type of business)",
    re.IGNORECASE,
)


_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")  # "1. Retail chain, Bucharest" below a consultancy


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its header rows, the dated row among them with its date, and its duties."""

    header: tuple[Row, ...]
    anchor: Row | None
    span: Span | None
    body: tuple[Row, ...]
    banner: bool = False  # the header begins with a line of the employer alone


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
        elif field_of(row) in {"organization", "client", "title"} and not PROSE_END.search(row.text):
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
            and cut_header(row) is not None
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


def _headerish(row: Row) -> bool:
    text = row.text
    if row.words > 14 or len(text) > 120 or not any(c.isalpha() for c in text):
        return False
    if PROSE_END.search(text) and not corporate_end(text):
        return False
    if row.words <= 4 and all(WHEN.fullmatch(part.strip(" :")) for part in re.split(r"[/|–-]|\bto\b", text)):
        return False  # "NOW", "Before"
    if text.endswith(":") and row.words > 3 and not (title_strength(text) or organization_strength(text)):
        return False  # "Customers and what stands at them today:"
    if is_sentence(text) and not _firm_then_title(text):
        return False
    if re.match(r"[A-Z][\w ]{2,24}:\s", text) and not is_labelled(row) and title_strength(text) == 0:
        return False
    return (
        not starts_small(text)
        and not (_NOT_A_HEADER.match(text) and title_strength(text) < 2)
        and not re.search(r"https?://|@\w+\.", text)
    )


def _firm_then_title(text: str) -> bool:
    """ "Institut du Naval, ingénieure de recherche / research engineer": a name in capitals, then a title in small letters."""
    firm, comma, title = text.partition(", ")
    words = [word for word in firm.split() if word.lower() not in SMALL_WORDS]
    return (
        bool(comma)
        and 1 < len(words) <= 5
        and all(word[0].isupper() or organization_strength(word) > 2 for word in words)
        and not VERB.match(firm)
        and not title_strength(firm)
        and title_strength(title) > 1
        and fold(firm) not in vocabulary.known_skills()
    )


def find_entries(rows: Sequence[Row], strict: bool = False) -> list[Entry]:
    """The entries of one section. ``strict``: the section is not one of jobs, so only dated lines count."""
    rows = [part for row in with_places(in_blocks(rows)) for part in parted(row) if not is_stamp(row)]
    shapes = row_shapes(rows)
    anchors = [i for i, shape in enumerate(shapes) if shape == "dated" and not whole_period(rows, shapes, i)]
    anchors = _without_projects(rows, anchors)
    for at in [at for at in anchors if _only_steps(rows, anchors, at)]:
        anchors.remove(at)
        shapes[at] = "header"
        rows[at] = _newest_step(rows[at])
    if anchors and is_caption(rows, shapes, anchors[0]):
        rows, shapes, anchors = rows[1:], shapes[1:], [i - 1 for i in anchors]
    if not anchors:
        return [] if strict else _dateless(rows, shapes)
    lead = 0
    while lead < 3 and anchors[0] - lead - 1 >= 0 and shapes[anchors[0] - lead - 1] == "header":
        lead += 1
    lead = lead or _later_lead(shapes, anchors)
    starts: list[int] = []
    wide = wide_gap(rows)
    for position, anchor in enumerate(anchors):
        floor = anchors[position - 1] + 1 if position else 0
        starts.append(_start(rows, shapes, anchor, floor, lead, position, wide))
    entries: list[Entry] = []
    for position, anchor in enumerate(anchors):
        stop = starts[position + 1] if position + 1 < len(anchors) else len(rows)
        entries.append(_entry(rows, shapes, starts[position], anchor, stop))
    return entries


_ORDINAL = re.compile(r"no\.\s?\d{1,2}\s", re.IGNORECASE)  # "No.1  Suction hand controller (2014.11-2015.8)"


def _without_projects(rows: Sequence[Row], anchors: Sequence[int]) -> list[int]:
    """The dated rows without the projects that lie inside the post above them ("Project 2: Loan desk (2021 - 2022)")."""
    kept: list[int] = []
    for anchor in anchors:
        own = main_span(rows[anchor])
        above = main_span(rows[kept[-1]]) if kept else None
        if (
            own
            and above
            and (PROJECT_LABEL.match(rows[anchor].text) or _ORDINAL.match(rows[anchor].text))
            and within(own, above)
            and not (PROJECT_LABEL.match(rows[kept[-1]].text))
        ):
            continue
        kept.append(anchor)
    return kept


_STEP = re.compile(r"\((?:(?:since|from)\s)?\x00\)", re.IGNORECASE)


def _only_steps(rows: Sequence[Row], anchors: Sequence[int], at: int) -> bool:
    """Whether a row names the titles that somebody had at the firm above, each with the year it began in brackets
    ("Northwind, 02/2015 - 06/2024" / "Senior Developer (2019), Developer (2015)")."""
    row = rows[at]
    if at - 1 not in anchors or any(span.ranged for span in row.spans) or row.bullet:
        return False
    text = row.text
    for span in reversed(row.spans):
        text = text[: span.begin] + "\x00" + text[span.stop :]
    above = main_span(rows[at - 1])
    own = read_post(header_texts(rows[at - 1 : at]))
    return (
        above is not None
        and above.ranged
        and own.organization is not None
        and own.title is None
        and len(_STEP.findall(text)) == len(row.spans)
        and title_strength(_STEP.sub("", text)) > 1
        and all(within(replace(span, end=span.start, ranged=True), above) for span in row.spans)
    )


def _newest_step(row: Row) -> Row:
    """The last of the titles that a row names with their years."""
    newest = max(row.spans, key=lambda span: (span.start or "", -span.begin))
    before = [span.stop for span in row.spans if span.stop <= newest.begin]
    title = row.text[max(before, default=0) : newest.begin].strip(" (),;/|•·–—-\t")
    return make_row(row.line, title)


def _later_lead(shapes: Sequence[str], anchors: Sequence[int]) -> int:
    """Where the first date stands apart from its header (a date in the margin): one, if every later entry has a line above."""
    first = anchors[0]
    apart = (
        first > 0
        and shapes[first - 1] in {"bullet", "text"}
        and (first + 1 >= len(shapes) or shapes[first + 1] != "header")
    )
    later = [shapes[anchor - 1] == "header" for anchor in anchors[1:]]
    return int(apart and bool(later) and all(later))


def _stray_date(rows: Sequence[Row], shapes: Sequence[str], anchor: int, floor: int) -> int:
    """A date alone among duties belongs to the header above them that has no date of its own: where that header begins."""
    if without_dates(rows[anchor]) or (anchor + 1 < len(rows) and shapes[anchor + 1] == "header"):
        return anchor
    for index in range(anchor - 1, max(floor, anchor - 8) - 1, -1):
        if shapes[index] == "header" and title_strength(rows[index].text) > 1:
            top = index
            while top > floor and shapes[top - 1] == "header":
                top -= 1
            return top
    return anchor


def _start(
    rows: Sequence[Row],
    shapes: Sequence[str],
    anchor: int,
    floor: int,
    lead: int,
    position: int,
    wide: float,
) -> int:
    """First row of the entry of a dated row: how far its header reaches upward. ``wide``: white space that parts."""
    fields = block_above(rows, anchor, floor)
    if fields is not None:
        # "Northwind Ltd" / "Role: Tester" / "Date: 2015 - 2017": a line of the employer alone above its fields
        named = fields > floor and shapes[fields - 1] == "header" and gap_above(rows, fields) <= wide
        complete = any(field_of(row) in {"organization", "client"} for row in rows[fields:anchor])
        return fields - (named and not complete and not rows[fields - 1].text.rstrip().endswith(":"))
    if _apart(rows, shapes, anchor, floor, wide) or _whole(rows[anchor]):
        return anchor
    reach = anchor
    while reach > floor and shapes[reach - 1] == "header" and anchor - reach < 3:
        reach -= 1
        if gap_above(rows, reach) > wide and reach < anchor:
            break
    if anchor - reach == 3 and reach > floor and shapes[reach - 1] == "header":
        tight = all(gap_above(rows, at) < 0.3 for at in range(reach, anchor + 1))
        reach -= (
            tight and gap_above(rows, reach - 1) > wide
        )  # firm, town, title and date on lines of their own
    if reach == anchor:
        return _stray_date(rows, shapes, anchor, floor)
    reach = _with_block_above(rows, shapes, reach, anchor, floor, wide)
    if position == 0 or (reach > floor and anchor - reach > 3):
        return reach
    above = anchor - reach
    if reach == floor:
        # Only header-like rows since the last date: the widest gap parts the two entries, else the first entry's habit.
        gaps = [gap_above(rows, i) for i in range(floor, anchor + 1)]
        widest = max(range(len(gaps)), key=lambda i: gaps[i])
        if gaps[widest] > 0.4 and gaps[widest] > 1.5 * sorted(gaps)[len(gaps) // 2]:
            return floor + widest
        return max(floor, anchor - lead)
    if lead:
        return (
            max(reach, anchor - lead)
            if gap_above(rows, max(reach, anchor - lead)) >= gap_above(rows, reach)
            else reach
        )
    start = anchor
    for index in range(anchor - 1, reach - 1, -1):
        row = rows[index]
        telling = title_strength(row.text) > 1 or organization_strength(row.text) > 1
        strong = row.line.bold or gap_above(rows, index) > 0.5 or (telling and _capitalised(row.text))
        if not strong or above - (anchor - index) > 2:
            break
        start = index
    return start


def _whole(row: Row) -> bool:
    """Whether a line names its employer, says when and tells the duties, so that it needs nothing above or below it."""
    return len(duties_in(row).split()) > 1 and read_post(header_texts([row])).organization is not None


def _apart(rows: Sequence[Row], shapes: Sequence[str], anchor: int, floor: int, wide: float) -> bool:
    """Whether white space above a dated row that names something parts it from the lines above, which end other text."""
    if gap_above(rows, anchor) <= wide or not without_dates(rows[anchor]):
        return False
    if is_labelled(rows[anchor]):
        return True
    above = anchor - 1
    return above > floor and gap_above(rows, above) < 0.5 and shapes[above - 1] in {"bullet", "text"}


def _with_block_above(
    rows: Sequence[Row], shapes: Sequence[str], reach: int, anchor: int, floor: int, wide: float
) -> int:
    """Where white space parts the employer's lines from the title's, both head the entry: the first of them."""
    if reach <= floor or shapes[reach - 1] != "header" or gap_above(rows, reach) <= wide:
        return reach
    top = reach
    while top > floor and shapes[top - 1] == "header" and reach - top < 3:
        top -= 1
        if gap_above(rows, top) > wide:
            break
    own = read_post(header_texts(rows[reach : anchor + 1]))
    named = organization_strength(rows[top].text) > 0 or rows[top].line.bold
    # the first line of the section ends nothing else
    listed = rows[top].text.count(",") > 1
    named = named or (top == 0 and own.organization is None and _capitalised(rows[top].text) and not listed)
    incomplete = (
        own.title is not None
        and title_strength(own.title) > 1
        and (own.organization is None or organization_strength(own.organization) == 0)
    )
    alone = (
        title_strength(rows[top].text) < 2
        and rows[top].words <= 10
        and (top + 1 == reach or is_location(rows[top + 1].text))
    )
    return top if named and incomplete and alone else reach


def _entry(rows: Sequence[Row], shapes: Sequence[str], start: int, anchor: int, stop: int) -> Entry:
    header = [rows[i] for i in range(start, anchor + 1) if shapes[i] in {"header", "dated"}]
    early = [rows[i] for i in range(start, anchor) if shapes[i] not in {"header", "dated"}]
    position = anchor + 1
    post = read_post(header_texts(header))
    while position < stop and len(header) < 9 and not _whole(rows[anchor]):
        row = rows[position]
        if shapes[position] == "bullet" and not (post.title or post.organization) and _names_a_post(row):
            header.append(row)
            position += 1
            break
        if field_of(row) and not field_of(rows[anchor]) and _closed_below(rows, position):
            break
        if is_labelled(row) and len(header) < 9 and not (row.bullet and post.title and post.organization):
            header.append(row)
            post = read_post(header_texts(header))
            position += 1
            continue
        if LABELLED_OTHER.match(row.text) and any(
            is_labelled(later) for later in rows[position + 1 : min(stop, position + 6)]
        ):
            position += 1
            continue
        if FORM_ROW.match(row.text) and _title_follows(rows, position, stop):
            position += 1
            continue
        if shapes[position] != "header" or (_NUMBERED.match(row.text) and title_strength(row.text) < 2):
            break
        titled = post.title is not None and title_strength(post.title) > 0
        complete = post.title and (post.organization or post.masked)
        # "Working Student, Software Development" above "Institute for Applied Sums e.V.": a legal form outweighs a comma
        stronger = (
            len(header) == 1
            and organization_strength(row.text) > 2 > organization_strength(post.organization or "") - 1
            and title_strength(row.text) < 2
        )
        if len(header) > 4:
            break
        if (
            complete
            and not post.guessed
            and not stronger
            and (titled or title_strength(row.text) < 2)
            and not is_location(row.text.replace("\t", ", "))
        ):
            break
        missing = (
            stronger
            or (not titled and title_strength(row.text) > 1)
            or (post.organization is None and organization_strength(row.text) > 0)
        )
        # paragraphs that all stand apart: the line belongs to the duties below it, so to this entry
        even = position + 1 < stop and shapes[position + 1] == "bullet" and gap_above(rows, position + 1)
        if gap_above(rows, position) > max(2.5 if missing else 1.2, min(even * 1.05, 2.5)) and (
            post.title or post.organization
        ):
            break
        following = read_post(header_texts([*header, row]))
        gained = (
            post.guessed
            and following.organization != post.organization
            and row.words <= 9
            and (organization_strength(row.text) > 0 or _capitalised(row.text))
            and (row.text.count(",") < 2 or organization_strength(row.text) > 0)  # not a list of tools
        )
        gained = gained or (stronger and following.organization != post.organization)
        gained = gained or (
            not titled and following.title is not None and title_strength(following.title) > 1
        )
        gained = gained or bool(following.title) + bool(following.organization or following.masked) > bool(
            post.title
        ) + bool(post.organization or post.masked)
        plain = not (title_strength(row.text) or organization_strength(row.text))
        if (not gained or (plain and PROSE_END.search(row.text))) and not is_location(row.text):
            break
        if row.words > 9 and not (title_strength(row.text) or organization_strength(row.text)):
            break
        header.append(row)
        post = following
        position += 1
    banner = (
        anchor > start
        and organization_strength(rows[start].text) > 0
        and title_strength(rows[start].text) < 2
    )
    banner = banner or (
        title_strength(rows[start].text) == 0
        and any(title_strength(row.text) > 1 for row in rows[start + 1 : anchor + 1])
    )
    banner = banner or (
        anchor > start
        and title_strength(without_dates(rows[anchor])) > 1
        and title_strength(rows[start].text) == 0
    )
    return Entry(tuple(header), rows[anchor], main_span(rows[anchor]), (*early, *rows[position:stop]), banner)


def _closed_below(rows: Sequence[Row], position: int) -> bool:
    """Whether the fields that begin at a row go on to dates of their own: they are the next post's, not this one's."""
    for row in rows[position:]:
        kind = field_of(row)
        if kind is None:
            return False
        if kind == "period":
            return any(span.ranged for span in row.spans)
    return False


def _title_follows(rows: Sequence[Row], position: int, stop: int) -> bool:
    """Whether below the fields of a form ("Hours per week: 40", "Grade: 13") the title stands."""
    for row in rows[position + 1 : min(stop, position + 5)]:
        if not FORM_ROW.match(row.text):
            return title_strength(row.text) > 1 and row.words <= 12 and not row.bullet
    return False


def _capitalised(text: str) -> bool:
    words = [word for word in re.findall(r"[^\s,|/()–—-]+", text) if word.lower() not in SMALL_WORDS]
    return sum(not word[0].islower() for word in words) >= 0.6 * len(words)


def _names_a_post(row: Row) -> bool:
    return row.words <= 12 and title_strength(row.text) > 1 and not PROSE_END.search(row.text)


def _dateless(rows: Sequence[Row], shapes: Sequence[str]) -> list[Entry]:
    """Entries where nothing is dated: each run of header rows above duties, if a title or firm stands in it."""
    starts: list[tuple[int, int]] = []
    index = 0
    while index < len(rows):
        if shapes[index] != "header":
            index += 1
            continue
        stop = index + 1
        while (
            stop < len(rows) and shapes[stop] == "header" and stop - index < 3 and gap_above(rows, stop) < 0.7
        ):
            stop += 1
        words = " ".join(row.text for row in rows[index:stop])
        if title_strength(words) > 1 or (title_strength(words) and organization_strength(words)):
            starts.append((index, stop))
        index = stop
    entries = []
    for position, (start, stop) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(rows)
        entries.append(Entry(tuple(rows[start:stop]), None, None, tuple(rows[stop:end])))
    return entries
