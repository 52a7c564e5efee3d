"""Rows that hold more or less than one date of their own; part of the room sections.

In: rows of a dated list. Out: a row with two dated titles as two rows, and whether a row only sums up the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections.choice import may_be_town
from pipeline.sections.header_rows import header_texts
from pipeline.sections.openings import WHEN
from pipeline.sections.pieces import without_dates
from pipeline.sections.places import is_location
from pipeline.sections.post import read_post
from pipeline.sections.prose import capitalised
from pipeline.sections.rows import Row, make_row, starts_small
from pipeline.sections.strengths import organization_strength, title_strength

_OPEN_END = re.compile(
    r"\b(?:since|in|from|until|till|by|during|before|after|through|between|of|for|and|to|on|the|around|late|early|mid"
    r"|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;][\"”')]?$")


def runs_on(before: Row, row: Row, below: Row | None) -> bool:
    """Whether a date that opens a row belongs to the sentence of the duty above ("... live for 40 schools since" / "May 2024.")."""
    if not row.spans or row.bullet or row.spans[0].begin > 0 or len(row.cells) > 1:
        return False
    if (row.line.bold and not before.line.bold) or row.line.column < before.line.column:
        return False  # a date in a rail of its own goes on with nothing
    if WHEN.fullmatch(before.text.strip(" :")):
        return False  # "Before" above the first post is no half sentence
    tail = row.text[row.spans[0].stop :].strip()
    if not tail and row.spans[0].ranged and below is not None and not below.bullet:
        return (
            title_strength(below.text) < 2 and _OPEN_END.search(before.text) is not None
        )  # a period above a title heads a post, whatever the duty above lacks
    if _OPEN_END.search(before.text):
        return True
    if row.spans[0].ranged or _SENTENCE_END.search(before.text) or before.words < 5:
        return False
    return tail == "." or (starts_small(tail) and row.text.endswith("."))


def gap_above(rows: Sequence[Row], index: int) -> float:
    """White space above a row in line heights; for plain text, blank lines."""
    if index == 0:
        return 1.0
    row, before = rows[index], rows[index - 1]
    if row.line.gap is not None:
        return row.line.gap
    if row.line.top is not None:
        return 0.0 if row.line.page == before.line.page else 0.3
    return 1.0 if row.number - before.number > 1 else 0.0


def wide_gap(rows: Sequence[Row]) -> float:
    """White space above a row that parts two things: where every line of a section stands apart, more than that."""
    gaps = sorted(gap_above(rows, at) for at in range(1, len(rows)))
    if len(gaps) < 5 or gaps[len(gaps) // 4] <= 0.6:
        return 0.7
    return max(0.7, 1.3 * gaps[len(gaps) // 2])


def is_caption(rows: Sequence[Row], shapes: Sequence[str], anchor: int) -> bool:
    """Whether the first row only names the list below it ("Posts held"): alone between white space, above a dated row
    that names title and employer itself."""
    if anchor != 1 or shapes[0] != "header" or gap_above(rows, 1) < 0.7 or rows[0].words > 5:
        return False
    if title_strength(rows[0].text) > 1 or organization_strength(rows[0].text) or rows[0].line.bold:
        return False
    own = read_post(header_texts(rows[1:2]))
    return own.title is not None and title_strength(own.title) > 1 and own.organization is not None


_LONGEST_FIRM = 6  # words of a firm on a line of its own


def with_places(rows: Sequence[Row]) -> list[Row]:
    """Rows where the line below a date alone, in a rail left of the post, is named as the place it is: the town need not be
    known, for the post and its firm stand in the column beside."""
    kept = list(rows)
    for index in range(1, len(rows) - 1):
        above, row, below = rows[index - 1 : index + 2]
        railed = above.line.page == row.line.page and above.line.column == row.line.column < below.line.column
        if (
            railed
            and above.spans
            and not (without_dates(above) or row.spans or row.bullet or below.bullet)
            and may_be_town(row.text)
            and not (title_strength(row.text) or organization_strength(row.text))
            and title_strength(below.text) > 1
        ):
            kept[index] = replace(row, text=f"Location: {row.text}", cells=(f"Location: {row.text}",))
    return _with_towns_named(kept)


def _with_towns_named(rows: Sequence[Row]) -> list[Row]:
    """Rows where the town at the end of a title's line ("Software Engineer    Smolyan" above "Rodopi Games") is named as the
    place it is, because another title of the section has a known place there."""
    titled = [len(row.cells) == 2 and not row.spans and title_strength(row.cells[0]) > 1 for row in rows]
    if not any(
        fits and is_location(row.cells[1]) and not organization_strength(row.cells[1])
        for fits, row in zip(titled, rows, strict=True)
    ):
        return list(rows)
    kept: list[Row] = []
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        if (
            titled[index]
            and below is not None
            and may_be_town(row.cells[1])
            and not (
                is_location(row.cells[1])
                or organization_strength(row.cells[1])
                or title_strength(row.cells[1])
            )
            and not (below.bullet or below.spans or title_strength(below.text))
            and below.words <= _LONGEST_FIRM
            and capitalised(below.text)
            and not _SENTENCE_END.search(below.text)
        ):
            place = f"Location: {row.cells[1]}"
            kept += [
                replace(row, text=row.cells[0], cells=row.cells[:1]),
                replace(row, text=place, cells=(place,)),
            ]
        else:
            kept.append(row)
    return kept


_SINCE = re.compile(r"(?:since|from)\s", re.IGNORECASE)


def with_whole_years(rows: Sequence[Row]) -> list[Row]:
    """Rows where a year alone that a line below dates in full ("2021" in large figures, the title, "2021 - present. ...")
    takes the whole period over."""
    kept = list(rows)
    for index, row in enumerate(kept):
        if len(row.spans) != 1 or row.spans[0].ranged or row.spans[0].hold or without_dates(row):
            continue
        for at in range(index + 1, min(len(kept), index + 4)):
            below = kept[at]
            if not below.spans:
                continue
            span = below.spans[0]
            same = (span.start or "-")[:4] == (row.spans[0].start or "")[:4]
            opens = not below.text[: span.begin].strip() or _SINCE.fullmatch(below.text[: span.begin])
            if span.ranged and opens and same and not below.bullet and at > index + 1:
                kept[index] = make_row(row.line, below.text[: span.stop])
                kept[at] = (
                    make_row(below.line, below.text[span.stop :].lstrip(" .,;:|–-"))
                    if without_dates(below)
                    else replace(below, text="", cells=(), spans=())
                )
            break
    return [row for row in kept if row.text]


def whole_period(rows: Sequence[Row], shapes: Sequence[str], index: int) -> bool:
    """Whether a row is only the whole period of the posts that the row above it dates one by one."""
    if index < 2 or shapes[index - 1] != "dated" or without_dates(rows[index]):
        return False
    above = rows[index - 1]
    return (
        rows[index - 2].line is above.line
        and title_strength(above.text) > 0
        and (index + 1 == len(rows) or shapes[index + 1] not in {"header", "dated"})
    )


_CLOSING_DATE = re.compile(r"\)\W*$")


def parted(row: Row) -> list[Row]:
    """Two titles with their dates on one line ("Principal Engineer (2022 - present) | Senior Engineer (2019 - 2022)") as two rows."""
    ranged = [span for span in row.spans if span.ranged]
    if not ranged or row.words > 32:
        return [row]
    if row.spans[-1] is not ranged[-1] and _CLOSING_DATE.match(row.text, row.spans[-1].stop):
        ranged.append(row.spans[-1])  # "..., Intern @ Neptun Telecom (summer 2015)"
    if len(ranged) < 2:
        return [row]
    for span in ranged[:-1]:
        cut = re.match(r"\)?\s*[|•·;/,]\s*(?=[A-Z])", row.text[span.stop :])
        inside = row.text[: span.stop].count("(") > row.text[: span.stop + 1].count(")")
        if cut is None or inside:
            return [row]
        head, tail = row.text[: span.stop + 1].rstrip(" |•·;/,"), row.text[span.stop + cut.end() :]
        if (
            min(title_strength(head), title_strength(tail))
            > 0
            < max(title_strength(head), title_strength(tail)) - 1
        ):
            return [make_row(row.line, head), *parted(make_row(row.line, tail))]
    return [row]
