"""Columns and the reading order of fragments on a page.

Part of reading (see layout.py). A page is cut again and again: the best vertical gutter is looked for among the
left edges of fragments; the run of rows that respects it becomes columns, what stands above and below is read
before and after. A right-aligned date beside its title is no column; a narrow rail of labels is read label by
label, each before its content.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from statistics import median

from pipeline.reading import grids, paired_posts, rails, thirds, wrapped_cells
from pipeline.reading.centred_grids import with_whole_cells
from pipeline.reading.column_shapes import (
    Row,
    are_headings_beside,
    are_labelled_cells,
    are_sections,
    bulleted,
    dated_twice,
    goes_on_beside,
    has_heading,
    is_broken,
    is_close_list,
    is_date_like,
    is_date_rail,
    is_dense,
    is_doubtful,
    is_flush_rail,
    is_headed_rail,
    is_label_rail,
    is_table,
    is_word_grid,
    looks_like_prose,
    next_to,
    share_at_edge,
    stands_apart,
    twin_ranges,
)
from pipeline.reading.gutters import candidates, heads, runs, shared_headings
from pipeline.reading.words import Fragment

SIDEBAR_SHARE = 0.42  # of the page's width: a column narrower than this beside a wider one is a sidebar
MAX_DEPTH = 6
WITNESSES = 3  # lines that no table would hold


@dataclass(slots=True)
class Block:
    """Rows read one after the other; ``identity`` tells blocks apart. ``doubtful``: cut out of what may be a table."""

    rows: list[Row]
    column: int
    sidebar: bool
    identity: int
    doubtful: bool = False


@dataclass(slots=True)
class _Cut:
    """A vertical gutter at x between rows first and last (inclusive)."""

    x: float
    first: int
    last: int
    kind: str  # columns, rail or blocks
    weight: float
    starts: tuple[int, ...] = ()  # of blocks: rows that begin one


def reading_order(fragments: Sequence[Fragment], width: float) -> list[Block]:
    """Fragments of a page in, blocks of rows in reading order out. ``width``: of the page, in points."""
    blocks: list[Block] = []
    _read(with_whole_cells(group_rows(fragments)), 0, False, width, 0, blocks, count(1))
    return blocks


def group_rows(fragments: Sequence[Fragment]) -> list[Row]:
    """Fragments on one baseline form a row; rows from top to bottom, each from left to right."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=attrgetter("base", "x0")):
        if rows and abs(fragment.base - rows[-1][0].base) <= 0.22 * min(fragment.size, rows[-1][0].size):
            rows[-1].append(fragment)
        else:
            rows.append([fragment])
    for row in rows:
        row.sort(key=attrgetter("x0"))
    rows.sort(key=_top)  # a large heading before small text
    return rows


def _top(row: Row) -> float:
    largest = row[0] if len(row) == 1 else max(row, key=attrgetter("size"))
    return round(largest.top, 1)


def _read(
    rows: list[Row], column: int, sidebar: bool, width: float, depth: int, out: list[Block], ids: count[int]
) -> None:
    if not rows:
        return
    grid = grids.find(rows) if depth < MAX_DEPTH else None
    if grid is not None and any(
        are_sections(row, row[-1].x0) for row in rows[max(0, grid.first - 1) : grid.first + 1]
    ):
        grid = None  # lists side by side below the names of their sections
    if grid is not None:
        _read(rows[: grid.first], column, sidebar, width, depth + 1, out, ids)
        out.append(Block(grid.rows, column, sidebar, next(ids)))
        _read(rows[grid.last + 1 :], column, sidebar, width, depth + 1, out, ids)
        return
    cut = _best_cut(rows) if depth < MAX_DEPTH else None
    if cut is None:
        whole = wrapped_cells.joined(rails.lift_centred_labels(rows))
        out.append(Block(rails.lift_stacks(whole), column, sidebar, next(ids)))
        return
    _read_above(rows[: cut.first], column, sidebar, width, depth + 1, out, ids)
    middle = rows[cut.first : cut.last + 1]
    if cut.kind == "rail":
        _read_labelled(rails.labelled(middle, cut.x), column, out, ids)
    elif cut.kind == "blocks":
        _read_labelled(rails.parted(middle, cut.x, [at - cut.first for at in cut.starts]), column, out, ids)
    else:
        begin = cut.first
        for at in shared_headings(rows, cut.x, cut.first, cut.last):
            _read_columns(rows[begin:at], cut.x, column, sidebar, width, depth, out, ids)
            out.append(Block([rows[at]], column, sidebar, next(ids)))
            begin = at + 1
        _read_columns(rows[begin : cut.last + 1], cut.x, column, sidebar, width, depth, out, ids)
    _read(rows[cut.last + 1 :], column, sidebar, width, depth + 1, out, ids)


def _read_columns(
    rows: list[Row],
    x: float,
    column: int,
    sidebar: bool,
    width: float,
    depth: int,
    out: list[Block],
    ids: count[int],
) -> None:
    """What stands left of a gutter at x, then what stands right of it."""
    left = [[f for f in row if f.x0 < x] for row in rows]
    right = [[f for f in row if f.x0 >= x] for row in rows]
    sides = [group_rows([f for row in side for f in row]) for side in (left, right)]
    widths = [_extent(side) for side in sides]
    before = len(out)
    for place, side in enumerate(sides):
        narrow = widths[place] < SIDEBAR_SHARE * width and widths[place] < 0.75 * widths[1 - place]
        mine = column + place if column else place + 1
        # a column that is cut again counts on from its own number
        _read(side, mine, sidebar or (narrow and len(side) >= 6), width, depth + 1, out, ids)
    if is_doubtful(left, right):
        for block in out[before:]:
            block.doubtful = True


def _read_above(
    rows: list[Row], column: int, sidebar: bool, width: float, depth: int, out: list[Block], ids: count[int]
) -> None:
    """What stands above a cut: a heading at its end is of what follows, not of the column above it."""
    before = len(out)
    _read(rows, column, sidebar, width, depth, out, ids)
    if len(out) - before < 2 or not heads(rows[-1], rows[-2]):
        return
    for block in out[before:-1]:
        if len(block.rows) > 1 and block.rows[-1][-1] is rows[-1][-1]:
            out.append(Block([block.rows.pop()], column, sidebar, next(ids)))
            return


def _read_labelled(
    groups: Sequence[tuple[list[Row], list[Row]]], column: int, out: list[Block], ids: count[int]
) -> None:
    """Every label, then what it names, part by part where it has two."""
    x = thirds.second_gutter([contents for labels, contents in groups if labels])
    for labels, contents in groups:
        if labels:
            out.append(Block(labels, column + 1 if contents else column, False, next(ids)))
        if x is not None and labels and contents:
            for place, part in enumerate(thirds.sides(contents, x)):
                out.append(Block(part, column + 2 + place, False, next(ids)))
        elif contents:  # a heading that stands before the first label goes over the full width
            whole = wrapped_cells.joined(contents, labels[0][0]) if labels else contents
            out.append(Block(rails.lift_stacks(whole), column + 2 if labels else column, False, next(ids)))


def _extent(rows: list[Row]) -> float:
    edges = [edge for row in rows for f in row for edge in (f.x0, f.x1)]
    return max(edges) - min(edges) if edges else 0.0


def _best_cut(rows: list[Row]) -> _Cut | None:
    cuts: list[_Cut] = []
    for x in candidates(rows):
        for first, last in runs(rows, x):
            if dated_twice(rows[first : last + 1], x):
                continue
            judged = _judge(rows, x, first, last)
            dated = _dated(rows, x, first, last)
            if dated is not None and judged is not None and judged.kind == "columns":
                judged = None  # a table of dated posts, whatever headings stand between them
            posts = _beside_titles(rows, x, first, last)
            if posts is not None and judged is not None and judged.kind == "columns":
                judged = None
            others = _dates_among_others(rows, x, first, last), _paired(rows, x, first, last)
            found = (judged, *others, dated, posts)
            cuts += [cut for cut in found if cut is not None]
    if not cuts:
        return None
    best = max(cuts, key=lambda cut: cut.weight)
    if best.kind == "columns":
        return best
    around = [cut for cut in cuts if cut.kind == "columns" and _runs_through(rows, cut, best)]
    return max(around, key=lambda cut: cut.weight) if around else best


def _runs_through(rows: list[Row], cut: _Cut, rail: _Cut) -> bool:
    """A gutter farther right that begins above the rail and parts from its contents a column whose lines stand on
    baselines of their own, as a sidebar's do: it is cut first."""
    if cut.x <= rail.x or cut.first >= rail.first:
        return False
    beyond = [at for at in range(cut.first, cut.last + 1) if rows[at][-1].x0 >= cut.x]
    alone = sum(1 for at in beyond if rows[at][0].x0 >= cut.x)
    within = [at for at in beyond if rail.first <= at <= rail.last]
    return len(beyond) >= 4 and 2 * alone >= len(beyond) and len(within) >= 2


def _sides(row: Row, x: float) -> tuple[Row, Row]:
    """What of a row, from left to right, begins left of x and what does not."""
    if not row or row[-1].x0 < x:
        return row, []
    if row[0].x0 >= x:
        return [], row
    return [f for f in row if f.x0 < x], [f for f in row if f.x0 >= x]


def _judge(rows: list[Row], x: float, first: int, last: int) -> _Cut | None:
    """Is the gutter at x in these rows a gutter between columns, a rail of labels, or nothing?"""
    run = rows[first : last + 1]
    sides = [_sides(row, x) for row in run]
    left, right = [a for a, _ in sides], [b for _, b in sides]
    n_left = sum(1 for side in left if side)
    n_right = sum(1 for side in right if side)
    shared = sum(1 for a, b in zip(left, right, strict=True) if a and b)
    if min(n_left, n_right) < 2 or n_left + n_right - shared < 3:
        return None
    left_edge = max(f.x1 for side in left for f in side)
    gutter = x - left_edge
    size = median(f.size for row in run for f in row)
    if gutter < 0.6 * size:
        return None
    weight = min(n_left, n_right) * 10 + len(run) + min(gutter / size, 5.0)
    right_all = [f for side in right for f in side]
    left_all = [f for side in left for f in side]
    dates = sum(1 for f in right_all if len(f.text) < 40 and is_date_like(f.text)) / len(right_all)
    right_width = max(f.x1 for f in right_all) - min(f.x0 for f in right_all)
    left_width = max(f.x1 for f in left_all) - min(f.x0 for f in left_all)
    shared_right = shared / n_right
    aligned_left_edge = share_at_edge([side[0].x0 for side in right if side])
    beside, dated = shared, is_date_rail(left)
    if dated or (n_left <= 0.35 * n_right and stands_apart(left)):
        beside += sum(1 for at in range(len(run)) if left[at] and not right[at] and next_to(left, right, at))
    if are_sections(run[0], x):
        return _Cut(x, first, last, "columns", weight)
    if n_left == n_right == shared and is_table(right):
        return None  # rows of one line: read as they stand
    if dated and beside >= 0.4 * n_left and left_width < 0.5 * right_width:
        return _Cut(x, first, last, "rail", n_right * 10 + len(run) + 15 - 0.1 * left_width)
    narrow = beside >= 0.85 * n_left and n_left <= 0.75 * n_right and left_width < 0.5 * right_width
    if narrow and not (is_close_list(left) and goes_on_beside(left, right) >= WITNESSES):
        return _Cut(x, first, last, "rail", n_right * 10 + len(run) + 15 - 0.1 * left_width)
    flush = left_width < 0.8 * right_width and (is_flush_rail(left, right) or is_headed_rail(left, right))
    if flush or (left_width < 0.5 * right_width and n_left < n_right and are_headings_beside(left, right)):
        return _Cut(x, first, last, "rail", n_right * 10 + len(run) + 15 - 0.1 * left_width)
    if shared_right >= 0.8 and left_width < 0.75 * right_width and is_label_rail(left, right):
        if not is_broken(left, right):
            return None  # a table, read row by row
        return _Cut(x, first, last, "rail", n_right * 10 + len(run) + 15 - 0.1 * left_width)
    if twin_ranges(left, right) and len(run) >= 4 and aligned_left_edge >= 0.9:
        return _Cut(
            x, first, last, "columns", weight
        )  # cards of posts side by side: a table dates a row once
    if not (is_dense(left) and is_dense(right)):
        return None
    if bulleted(left) >= 2 and bulleted(right) >= 2 and aligned_left_edge >= 0.5:
        return _Cut(x, first, last, "columns", weight)
    if shared >= 0.75 * max(
        n_left, n_right
    ):  # a table, unless both sides are running text or a grid of words
        prose = looks_like_prose(right) and looks_like_prose(left) and len(run) >= 5
        cells = is_word_grid(left, right) or are_labelled_cells(left, right)
        if not prose and not cells and goes_on_beside(left, right) < WITNESSES:
            return None
    elif shared_right >= 0.75:  # every right part has a left part on its baseline: dates, places
        own = [
            b if not (a and b and a[0].bold and b[0].bold) else [] for a, b in zip(left, right, strict=True)
        ]
        headed = (
            has_heading(own) and aligned_left_edge >= 0.6
        )  # the names of a table's columns are no headings
        if is_table(right):
            return None
        if dates >= 0.4 or aligned_left_edge < 0.6 or n_right < 4 or (n_right < 6 and n_left > 2 * n_right):
            return None
        if not headed and not looks_like_prose(right):
            return None
    elif dates and n_right <= 3 and n_right < 0.5 * n_left and right_width < 0.3 * left_width:
        return None  # period and place stacked at the edge beside one post
    elif aligned_left_edge < 0.5 or (dates >= 0.6 and n_right < 0.7 * n_left):
        return None
    if n_left + n_right - shared < 4 and shared:
        return None
    return _Cut(x, first, last, "columns", weight)


def _paired(rows: list[Row], x: float, first: int, last: int) -> _Cut | None:
    """Blocks of several lines on both sides that begin together: a rail of what stands above the dates."""
    found = rails.paired(rows, x, first, last)
    if found is None:
        return None
    run = rows[found.starts[0] : found.last + 1]
    contents = sum(1 for row in run if row[-1].x0 >= x)
    return _Cut(x, found.starts[0], found.last, "blocks", contents * 10 + len(run) + 15, tuple(found.starts))


def _beside_titles(rows: list[Row], x: float, first: int, last: int) -> _Cut | None:
    """Employers left of what was done there, each on the line of a title."""
    found = paired_posts.find(rows, x, first, last)
    if found is None:
        return None
    contents = sum(1 for row in rows[found.starts[0] : found.last + 1] if row[-1].x0 >= x)
    weight = contents * 10 + found.last + 1 - found.starts[0] + 13
    return _Cut(x, found.starts[0], found.last, "blocks", weight, tuple(found.starts))


def _dated(rows: list[Row], x: float, first: int, last: int) -> _Cut | None:
    """Cells of dates left of what they date, with more lines in a cell than the date, or headings between."""
    found = rails.dated(rows, x, first, last)
    if found is None:
        return None
    run = rows[found.starts[0] : found.last + 1]
    left = [f for row in run for f in row if f.x0 < x]
    right = [f for row in run for f in row if f.x0 >= x]
    if x - max(f.x1 for f in left) < 0.6 * left[0].size or max(f.x1 for f in left) - min(
        f.x0 for f in left
    ) > max(f.x1 for f in right) - min(f.x0 for f in right):
        return None
    contents = sum(1 for row in run if row[-1].x0 >= x)
    return _Cut(x, found.starts[0], found.last, "blocks", contents * 10 + len(run) + 14, tuple(found.starts))


def _dates_among_others(rows: list[Row], x: float, first: int, last: int) -> _Cut | None:
    """A rail of dates between headings and lists that start at the same left edge: dates one after the other, each
    on the baseline of what it dates."""
    stretch: list[int] = []
    for index in range(first, last + 2):
        left = [f for f in rows[index] if f.x0 < x] if index <= last else []
        if index <= last and not left:
            continue
        beside = index <= last and len(left) < len(rows[index])
        text = left[0].text.strip() if left else ""
        if len(left) == 1 and len(text) < 30 and is_date_like(text) and (beside or stretch):
            stretch.append(index)
            continue
        dated = [at for at in stretch if len(rows[at]) > 1]
        end = index - 1
        contents = sum(1 for at in range(stretch[0], end + 1) if rows[at][-1].x0 >= x) if stretch else 0
        if len(dated) >= 2 and contents >= 2 * len(dated) and (stretch[0] > first or index <= last):
            width = max(rows[at][0].x1 for at in stretch) - min(rows[at][0].x0 for at in stretch)
            return _Cut(x, stretch[0], end, "rail", contents * 10 + end - stretch[0] + 15 - 0.1 * width)
        stretch = []
    return None
