"""Where an entry begins: how far its header reaches above the dated row; part of the room sections (reading -> sections -> skills).

In: rows with their shapes (row_shapes.py) and which of them are dated. Out: the index of the first row of an entry. What
lies below the dated row is for entries.py to tell.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.sections.dated_rows import gap_above, wide_gap
from pipeline.sections.dates import within
from pipeline.sections.forms import block_above, field_of
from pipeline.sections.header_rows import header_texts, main_span
from pipeline.sections.openings import duties_in
from pipeline.sections.pieces import is_labelled, without_dates
from pipeline.sections.places import is_location
from pipeline.sections.post import read_post
from pipeline.sections.prose import capitalised
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength


def starts_of(rows: Sequence[Row], shapes: Sequence[str], anchors: Sequence[int]) -> list[int]:
    """First row of the entry of each dated row (``anchors``), in their order."""
    lead = 0
    while lead < 3 and anchors[0] - lead - 1 >= 0 and shapes[anchors[0] - lead - 1] == "header":
        lead += 1
    lead = lead or _later_lead(shapes, anchors)
    wide = wide_gap(rows)
    starts: list[int] = []
    for position, anchor in enumerate(anchors):
        floor = anchors[position - 1] + 1 if position else 0
        starts.append(_start(rows, shapes, anchor, floor, lead, position, wide))
    return starts


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


def _heads_its_own(rows: Sequence[Row], shapes: Sequence[str], start: int) -> bool:
    """Whether the header that begins at a row, set apart by white space, goes on to a date of its own."""
    stop = start
    while stop < len(rows) and shapes[stop] == "header" and stop - start < 4:
        stop += 1
    return (
        gap_above(rows, start) > 0.7
        and stop < len(rows)
        and shapes[stop] == "dated"
        and not without_dates(rows[stop])
    )


def _stray_date(rows: Sequence[Row], shapes: Sequence[str], anchor: int, floor: int) -> int:
    """A date alone among duties belongs to the header above them that has no date of its own: where that header begins."""
    if without_dates(rows[anchor]) or (
        anchor + 1 < len(rows)
        and shapes[anchor + 1] == "header"
        and not _heads_its_own(rows, shapes, anchor + 1)
    ):
        return anchor
    for index in range(anchor - 1, max(floor, anchor - 8) - 1, -1):
        if shapes[index] == "header" and title_strength(rows[index].text) > 1:
            top = index
            while top > floor and shapes[top - 1] == "header":
                top -= 1
            # right below a period alone the header is that one's
            taken = top == floor > 0 and not without_dates(rows[floor - 1])
            return anchor if taken else top
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
    if _apart(rows, shapes, anchor, floor, wide) or is_whole(rows[anchor]):
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
    if reach == floor and _inside_above(rows, anchor, floor):
        return reach
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
        strong = row.line.bold or gap_above(rows, index) > 0.5 or (telling and capitalised(row.text))
        if not strong or above - (anchor - index) > 2:
            break
        start = index
    return start


def _inside_above(rows: Sequence[Row], anchor: int, floor: int) -> bool:
    """Whether a title above a date alone is one of those that a firm with its whole period, right above it, holds
    ("Bølgen Energy   2016 - present" / "Head of Data" / "Jan 2022 - present")."""
    own, whole = main_span(rows[anchor]), main_span(rows[floor - 1])
    if own is None or whole is None or without_dates(rows[anchor]) or anchor - floor != 1:
        return False
    firm = read_post(header_texts(rows[floor - 1 : floor]))
    titled = title_strength(rows[floor].text) > 0 and firm.organization is not None and firm.title is None
    return own.ranged and whole.ranged and titled and within(own, whole)


def is_whole(row: Row) -> bool:
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
    named = named or (top == 0 and own.organization is None and capitalised(rows[top].text) and not listed)
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
