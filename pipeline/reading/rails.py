"""Labels and dates in a rail left of what they name.

Part of reading (see columns.py, which finds the gutter and puts what is read here in its place).
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from pipeline.reading.column_shapes import OPEN_ENDS, OPEN_RANGE, RANGE, Row, is_date_like
from pipeline.reading.repair import is_bullet
from pipeline.reading.words import Fragment, on_one_line

CLOSE = 1.8  # em; lines of one label stand no farther apart
BLOCK = 1.3  # times the distance of lines within a block; more begins a new one


def lift_centred_labels(rows: list[Row]) -> list[Row]:
    """A label in the middle of the height of its cell of two lines stands between them: it goes before the first."""
    out: list[Row] = []
    for row in rows:
        above = out[-1] if out else []
        label = row[0]
        between = (
            len(row) == 1
            and bool(above)
            and 0 < label.base - above[0].base < 0.85 * min(label.size, above[0].size)
            and all(f.x0 > label.x1 for f in above)
        )
        if between:
            out[-1] = [label, *above]
        else:
            out.append(row)
    return out


def lift_stacks(rows: list[Row]) -> list[Row]:
    """Place and dates stacked at the right edge beside a title go on beside the first items under it: they belong to
    the title's line, not to the items."""
    out: list[Row] = []
    anchor: Row | None = None
    lowest: Fragment | None = None  # of what is stacked, where it stood
    for row in rows:
        first, last = row[0], row[-1]
        if anchor is not None and _goes_on(anchor[-1], last):
            anchor[-1] = on_one_line([[anchor[-1]], [last]], None)
            lowest = last
            if len(row) > 1:
                out.append(row[:-1])
            continue
        stacked = (
            lowest is not None
            and len(row) == 2
            and len(last.text) < 40
            and last.x0 - first.x1 > _far(last)
            and abs(last.x1 - lowest.x1) < 3.0
            and 0 < last.base - lowest.base < 1.9 * last.size
            and (is_bullet(first.words[0].text) or (out[-1] is not anchor and not is_date_like(first.text)))
        )
        if stacked and anchor is not None:
            anchor.append(last)
            lowest = last
            out.append([first])
            continue
        out.append(list(row))
        begins = len(row) >= 2 and last.x0 - row[-2].x1 > _far(last) and not is_bullet(first.words[0].text)
        anchor = out[-1] if begins and len(last.text) < 40 else None
        lowest = last if anchor is not None else None
    return out


def _goes_on(date: Fragment, end: Fragment) -> bool:
    """The end of a range that its narrow cell breaks: "Mar 2021 –" over "Present"."""
    return (
        len(end.text) < 16
        and 0 < end.base - date.base < 1.6 * end.size
        and (
            abs(end.x1 - date.x1) <= 3.0
            or abs(end.x0 - date.x0) <= 3.0
            or (end.x0 >= date.x0 and end.x1 <= date.x1)
        )
        and bool(OPEN_RANGE.search(date.text))
        and (is_date_like(end.text) or end.text.strip().casefold() in OPEN_ENDS)
    )


def _far(fragment: Fragment) -> float:
    """White space that sets a right-hand part off its line, in points."""
    return 1.8 * fragment.size


def labelled(rows: list[Row], x: float) -> list[tuple[list[Row], list[Row]]]:
    """Labels in a narrow rail left of x: every label with what stands beside and below it until the next label."""
    groups: list[tuple[list[Row], list[Row]]] = []
    listed = _one_by_one(rows, x)
    for at, row in enumerate(rows):
        label = [f for f in row if f.x0 < x]
        content = [f for f in row if f.x0 >= x]
        if label:
            before = groups[-1][0][-1][0] if groups and groups[-1][0] else None
            goes_on = (
                before is not None
                and not content
                and label[0].base - before.base < 1.5 * before.size
                and before.bold == label[0].bold
            )
            if (
                before is not None
                and content
                and at not in listed
                and _wraps(before, label[0], groups[-1][1])
            ):
                goes_on = True
            if goes_on:
                groups[-1][0].append(label)
            else:
                above = _hanging(groups[-1][1], label[0], content, before) if groups else []
                groups.append(([label], above))
        if content:
            if not groups:
                groups.append(([], []))
            groups[-1][1].append(content)
    return groups


def _one_by_one(rows: list[Row], x: float) -> frozenset[int]:
    """Rows of a list of labels set flush right, three or more close below one another, each a capital beside a content of
    its own ("Languages  Go, Python" / "Tools  Docker" / "Cloud  AWS"): no label has three lines. A sidebar is set left."""
    found: set[int] = set()
    run: list[int] = []
    for at, row in enumerate([*rows, []]):
        fits = (
            len(row) > 1
            and row[0].x0 < x <= row[1].x0
            and row[0].text[:1].isupper()
            and row[1].text[:1].isupper()
        )
        follows = bool(run) and fits and row[0].base - rows[run[-1]][0].base < 2.0 * row[0].size
        if not follows:
            found.update(run if len(run) > 2 and _flush_right([rows[i][0] for i in run]) else ())
            run = []
        if fits:
            run.append(at)
    return frozenset(found)


def _flush_right(labels: list[Fragment]) -> bool:
    ends, starts = [f.x1 for f in labels], [f.x0 for f in labels]
    return max(ends) - min(ends) <= 3.0 < max(starts) - min(starts)


def _hanging(contents: list[Row], label: Fragment, beside: Row, above: Fragment | None) -> list[Row]:
    """A label in large print, or in the middle of its cell, begins lower than its content: the line right above it is
    taken from the label before when white space parts it from what that label names. Changes ``contents``."""
    if len(contents) == 1:  # the first block below a heading in the rail, or of the rail
        last = contents[-1][0]
        apart = above is None or last.base - above.base > 1.4 * last.size
        return (
            [contents.pop()] if apart and 0 < label.base - last.base < 1.2 * label.size and not beside else []
        )
    if not contents:
        return []
    before, last = contents[-2][0], contents[-1][0]
    now = beside[0] if beside else label
    step, space = now.base - last.base, last.base - before.base
    if 0 < step < 1.6 * now.size and space > 1.4 * step and label.base - last.base < 1.6 * label.size:
        return [contents.pop()]
    return []


def _wraps(before: Fragment, label: Fragment, contents: list[Row]) -> bool:
    """A label of two lines ("May 2021 -" over "Present") beside content of at least two lines."""
    close = label.base - before.base < 1.45 * max(before.size, label.size)
    if close and OPEN_RANGE.search(before.text) and len(label.text) < 16:
        return True
    if RANGE.search(label.text):
        return False
    open_end = before.text.rstrip().endswith(("-", "–", "—", "&", ",", "/")) or label.text[:1] in "-–—&"
    same_look = before.bold == label.bold and abs(before.size - label.size) < 0.5
    words = not is_date_like(before.text) and not before.text.rstrip().endswith(":")
    return close and same_look and bool(contents) and (open_end or words)


@dataclass(slots=True)
class Pairs:
    """Blocks that begin on the same baselines left and right of a gutter: indexes of the rows that begin one, and of
    the last row."""

    starts: list[int]
    last: int


def paired(rows: list[Row], x: float, first: int, last: int) -> Pairs | None:
    """Employer, place and dates on several lines left of what was done there: every block on the left begins beside
    a block on the right. Sidebars do not."""
    right = [at for at in range(first, last + 1) if rows[at][-1].x0 >= x]
    leads = {at: _lead(_side(rows[above], x), _side(rows[at], x)) for above, at in itertools.pairwise(right)}
    if len(leads) < 4:
        return None
    inner = min(leads.values())
    best: Pairs | None = None
    starts: list[int] = []
    label: Row = []
    for at in range(first, last + 2):
        left = [f for f in rows[at] if f.x0 < x] if at <= last else []
        if at <= last and not left:
            continue
        if at <= last and len(left) < len(rows[at]) and leads.get(at, 9.0) > BLOCK * inner and len(left) == 1:
            starts.append(at)
        elif at > last or _lead(label, left) > CLOSE or not starts:
            found = Pairs(starts, at - 1)
            if _are_posts(rows, x, found) and (best is None or len(starts) > len(best.starts)):
                best = found
            starts = []
        label = left
    return best


def dated(rows: list[Row], x: float, first: int, last: int) -> Pairs | None:
    """Cells of dates, with a place below them or without, left of what they date, and headings of the page between
    them: every date stands beside the first line of its block. Sidebars do not stand so."""
    best: Pairs | None = None
    open_: _Stretch | None = None
    for at in range(first, last + 2):
        left = [f for f in rows[at] if f.x0 < x] if at <= last else []
        if at <= last and not left:
            continue
        if open_ is not None and open_.goes_on(rows, x, at, left):
            continue
        if (
            open_ is not None
            and (found := open_.ended(rows, x, at))
            and (best is None or len(found.starts) > len(best.starts))
        ):
            best = found
        open_ = _Stretch(at, left[0]) if at <= last and _dates_a_block(rows, x, at, left, first) else None
    return best


class _Stretch:
    """Dates and headings one below the other left of a gutter, while they are read."""

    def __init__(self, at: int, date: Fragment) -> None:
        self.starts, self.dates, self.below = [at], 1, 0
        self.first, self.label = at, date
        self.headings: list[int] = []  # rows of headings that no date has followed yet

    def goes_on(self, rows: list[Row], x: float, at: int, left: Row) -> bool:
        """Takes in what stands left of the gutter in row ``at`` where it is of the stretch."""
        if not left or len(left) > 1:
            return False
        part = left[0]
        close = part.base - self.label.base < CLOSE * part.size
        unfinished = bool(OPEN_RANGE.search(self.label.text)) or self.label.text.rstrip().endswith(
            ("-", "–", "—")
        )
        if not (close and unfinished) and _dates_a_block(rows, x, at, left, self.first):
            self.starts += [*self.headings, at]
            self.headings, self.label, self.below = [], part, 0
            self.dates += 1
            return True
        beside = len(rows[at]) > 1
        if not self.headings and close and self.below < 2 and len(part.text) < 40 and (beside or unfinished):
            self.below, self.label = self.below + 1, part
            return True
        if beside or self.headings or not _is_heading(part, rows[self.first][0]):
            return False
        self.headings = [at]
        return True

    def ended(self, rows: list[Row], x: float, at: int) -> Pairs | None:
        """The stretch that ends above row ``at``, when it has blocks enough that are longer than their dates."""
        last = (self.headings[0] if self.headings else at) - 1
        contents = sum(1 for row in rows[self.first : last + 1] if row[-1].x0 >= x)
        labels = sum(1 for row in rows[self.first : last + 1] if row[0].x0 < x)
        return Pairs(self.starts, last) if self.dates >= 2 and 2 * contents >= 3 * labels else None


def _dates_a_block(rows: list[Row], x: float, at: int, left: Row, first: int) -> bool:
    """A date by itself beside a line that begins something: it looks other than the line above it, or stands apart."""
    right = _side(rows[at], x)
    if len(left) != 1 or not right or len(left[0].text) >= 30 or not is_date_like(left[0].text):
        return False
    if not any(map(str.isdigit, left[0].text)) or is_bullet(right[0].words[0].text):
        return False
    above = next((side for row in reversed(rows[first:at]) if (side := _side(row, x))), None)
    if above is None:
        return True
    now, before = right[0], above[0]
    return (
        now.bold != before.bold
        or abs(now.size - before.size) > 0.5
        or now.x0 < before.x0 - 6.0
        or is_bullet(before.words[0].text)
        or now.base - before.base > 2.4 * now.size
    )


def _is_heading(part: Fragment, date: Fragment) -> bool:
    """It does not look like the dates: a heading of the page."""
    return len(part.text) < 40 and (
        part.bold != date.bold or part.size > 1.08 * date.size or (part.text.isupper() and len(part.text) > 3)
    )


def parted(rows: list[Row], x: float, starts: list[int]) -> list[tuple[list[Row], list[Row]]]:
    """The blocks that begin in the rows ``starts``: lines left of x, then lines right of it."""
    out = []
    for a, b in zip(starts, [*starts[1:], len(rows)], strict=True):
        left = [[f for f in row if f.x0 < x] for row in rows[a:b]]
        right = [[f for f in row if f.x0 >= x] for row in rows[a:b]]
        out.append(([row for row in left if row], [row for row in right if row]))
    return out


def _are_posts(rows: list[Row], x: float, found: Pairs) -> bool:
    """Two and more blocks, most with a date on the left, some with several lines there, and more on the right."""
    if len(found.starts) < 2:
        return False
    ends = [*found.starts[1:], found.last + 1]
    labels = [
        [f for row in rows[a:b] for f in row if f.x0 < x] for a, b in zip(found.starts, ends, strict=True)
    ]
    contents = sum(1 for row in rows[found.starts[0] : found.last + 1] if row[-1].x0 >= x)
    dated = sum(1 for label in labels if any(is_date_like(f.text) for f in label))
    return (
        2 * sum(len(label) > 1 for label in labels) > len(labels)
        and all(len(label) <= 5 and all(len(f.text) < 50 for f in label) for label in labels)
        and 3 * dated >= 2 * len(labels)
        and (contents > sum(map(len, labels)) or _begins_bold(rows, x, found))
    )


def _begins_bold(rows: list[Row], x: float, found: Pairs) -> bool:
    """Every block on the right begins in bold and goes on in plain letters: titles, however little is said below them."""
    starts = set(found.starts)
    right = {
        at: side[0].bold for at in range(found.starts[0], found.last + 1) if (side := _side(rows[at], x))
    }
    return (
        len(starts) > 2
        and all(bold == (at in starts) for at, bold in right.items())
        and len(right) > len(starts)
    )


def _side(row: Row, x: float) -> Row:
    """What of a row, from left to right, begins at x or after it."""
    if row[0].x0 >= x:
        return row
    return [f for f in row if f.x0 >= x] if row[-1].x0 >= x else []


def _lead(above: Row, row: Row) -> float:
    return (row[0].base - above[0].base) / max(row[0].size, 1.0) if above and row else 9.0
