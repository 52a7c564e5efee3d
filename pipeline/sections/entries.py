"""Entries of a dated list: which rows head one, which date is its own, which rows are its duties; part of the room sections.

In: the rows of one section. Out: ``Entry`` records in document order, for jobs. An entry stands
around a dated line or, where nothing is dated, around a header line: the header lines above and below it, then its duties.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections.bracketed import with_periods_free
from pipeline.sections.closing_dates import dates_first
from pipeline.sections.dated_rows import (
    gap_above,
    is_caption,
    parted,
    whole_period,
    with_places,
    with_whole_years,
)
from pipeline.sections.dates import Span, within
from pipeline.sections.entry_starts import is_whole, starts_of
from pipeline.sections.forms import field_of, in_blocks
from pipeline.sections.header_rows import (
    FORM_ROW,
    LABELLED_OTHER,
    header_texts,
    joint_of,
    main_span,
)
from pipeline.sections.notes import is_note
from pipeline.sections.pieces import PROJECT_LABEL, is_labelled, without_dates
from pipeline.sections.places import is_location
from pipeline.sections.post import read_post
from pipeline.sections.prose import PROSE_END, capitalised, unit_end
from pipeline.sections.row_shapes import heads_engagements, row_shapes
from pipeline.sections.rows import Row, make_row
from pipeline.sections.stamps import is_stamp
from pipeline.sections.strengths import organization_strength, title_strength
from pipeline.sections.undated import Entry, with_undated

_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]\s")  # "1. Retail chain, Bucharest" below a consultancy


def find_entries(rows: Sequence[Row], strict: bool = False) -> list[Entry]:
    """The entries of one section. ``strict``: the section is not one of jobs, so only dated lines count."""
    rows = [
        part
        for row in with_places(in_blocks(dates_first(with_whole_years(with_periods_free(rows)))))
        for part in parted(row)
        if not is_stamp(row)
    ]
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
    starts = starts_of(rows, shapes, anchors)
    terse = _is_terse(rows, shapes, anchors)
    entries: list[Entry] = []
    for position, anchor in enumerate(anchors):
        stop = starts[position + 1] if position + 1 < len(anchors) else len(rows)
        entries += with_undated(_entry(rows, shapes, starts[position], anchor, stop, terse))
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
        if own and above and _is_engagement(rows, kept[-1], anchor) and within(own, above):
            continue
        kept.append(anchor)
    return kept


def _is_engagement(rows: Sequence[Row], post: int, anchor: int) -> bool:
    """Whether a dated item belongs to a list of clients inside the post above it ("Clients:" / "- Northwind (2019 - 2021): ...")."""
    if not rows[anchor].bullet or rows[post].bullet:
        return False
    label = next((at for at in range(anchor - 1, post, -1) if not rows[at].bullet), post)
    return label > post and not rows[label].spans and heads_engagements(rows[label].text)


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
        and all(_begins_within(span, above) for span in row.spans)
    )


def _begins_within(span: Span, whole: Span) -> bool:
    """Whether a step lies in the whole period; a bare year ("2019" below "Aug 2019 – Feb 2025") does where that year does."""
    if span.start and len(span.start) == 4 and whole.start:
        return whole.start[:4] <= span.start and (whole.current or span.start <= (whole.end or "")[:4])
    return within(replace(span, end=span.start, ranged=True), whole)


_SINCE_OPEN = re.compile(r"\((?:from|since)\s*$", re.IGNORECASE)
_STEPPED = re.compile(r"[,;]\s(?:and )?(?:then|later|now|afterwards|subsequently)\s")


def _newest_step(row: Row) -> Row:
    """The last of the titles that a row names with their years."""
    newest = max(row.spans, key=lambda span: (span.start or "", -span.begin))
    before = [span.stop for span in row.spans if span.stop <= newest.begin]
    title = _SINCE_OPEN.sub("", row.text[max(before, default=0) : newest.begin]).strip(" (),;/|•·–—-\t")
    return make_row(row.line, _STEPPED.split(title)[-1])


def _is_terse(rows: Sequence[Row], shapes: Sequence[str], anchors: Sequence[int]) -> bool:
    """Whether the posts of a section are told by firm and period alone, with notes of the work below: two or more dated
    lines without a title, none with a title below it, and below one of them what is no header whatever the others say."""
    firms = [at for at in anchors if _names_a_firm(rows[at])]
    below = [at + 1 for at in firms if at + 1 < len(rows) and at + 1 not in anchors]
    return (
        len(firms) > 1
        and not any(title_strength(rows[at].text) for at in below)
        and any(shapes[at] in {"bullet", "text"} or is_note(rows[at].text) for at in below)
    )


def _names_a_firm(row: Row) -> bool:
    """Whether a row is a period and one name that is no title."""
    span, name = main_span(row), without_dates(row)
    return span is not None and span.ranged and name[:1].isupper() and not title_strength(name)


def _entry(
    rows: Sequence[Row], shapes: Sequence[str], start: int, anchor: int, stop: int, terse: bool = False
) -> Entry:
    header = [rows[i] for i in range(start, anchor + 1) if shapes[i] in {"header", "dated"}]
    early = [rows[i] for i in range(start, anchor) if shapes[i] not in {"header", "dated"}]
    position = anchor + 1
    post = read_post(header_texts(header))
    while position < stop and len(header) < 9 and not is_whole(rows[anchor]):
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
            if _TOLD_PROJECT.match(row.text):
                early.append(row)  # "Project: Hospital management. REST APIs, JPA." tells of the work
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
        if joint_of(header[-1]) and row.words <= 9 and gap_above(rows, position) < 0.6:
            header.append(row)  # "Lead (contract via Northwind) –" above "Ministry of Harbours"
            post = read_post(header_texts(header))
            position += 1
            continue
        if (
            post.organization
            and not post.title
            and len(header) == 1
            and (is_note(row.text) or (terse and not title_strength(row.text)))
        ):
            break  # "Quotes API. Java 8" below "CORMORANT INSURANCE  2017 - 2021"
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
            and (organization_strength(row.text) > 0 or capitalised(row.text))
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
        if (
            not gained or (plain and PROSE_END.search(row.text) and not unit_end(row.text))
        ) and not is_location(row.text):
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


_TOLD_PROJECT = re.compile(r"project[^:]{0,12}:\s(?:\S+\s+){3}", re.IGNORECASE)


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
