"""What the two sides of a gutter look like: prose, labels, dates, headings, a grid of words.

Part of reading (see columns.py, which asks these questions to tell columns from tables and rails).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from statistics import median, mode

from pipeline.reading.repair import is_bullet
from pipeline.reading.words import Fragment

_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d|\d{1,2}/\d{2,4}|present|current|expected|"
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # the same words are asked about at every place where a gutter may be
def is_date_like(text: str) -> bool:
    """Whether something that a date is made of stands in a text."""
    return _DATE_LIKE.search(text) is not None


RANGE = re.compile(
    r"(?:19|20)\d\d\s*[-–—]\s*(?:\S+\s)?(?:(?:19|20)\d\d|present|current|now)|^(?:19|20)\d\d\s*[-–—]?$",
    re.IGNORECASE,
)
WHOLE_RANGE = re.compile(
    r"(?:19|20)\d\d\s*(?:[-–—]|to)\s*(?:[\w/.]{1,10}\s)?(?:(?:\d{1,2}/)?(?:19|20)\d\d|present|current|now|today|date)\b",
    re.IGNORECASE,
)
# a range whose end goes on in the next line: "Jun 2018 – Feb" over "2021"
OPEN_RANGE = re.compile(
    r"(?:19|20)\d\d\s*(?:[-–—]|to)(?:\s*(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)?$",
    re.IGNORECASE,
)

OPEN_ENDS = frozenset({"present", "current", "now", "today", "to date", "ongoing", "-", "–", "—", "to"})

MOST_DEPTHS = 5
DEEPEST = 60.0  # points from the left edge of a column to its deepest indent

Row = list[Fragment]


def is_label_rail(left: list[Row], right: list[Row]) -> bool:
    """Dates before what they date, with headings of the page between them; or labels set flush right."""
    beside = [a[0] for a, b in zip(left, right, strict=True) if a and b]
    alone = [a[0] for a, b in zip(left, right, strict=True) if a and not b]
    dated = sum(1 for f in beside if is_date_like(f.text) and len(f.text) < 30)
    if dated >= 0.7 * len(beside):
        return all(len(f.text) < 40 for f in alone)
    if len(beside) < 5 or any(len(f.text) > 40 for f in (*beside, *alone)):
        return False
    ends = [f.x1 for f in (*beside, *alone)]
    starts = [f.x0 for f in (*beside, *alone)]
    flush = sum(1 for end in ends if max(ends) - end <= 3.0) / len(ends)
    return flush >= 0.8 and sum(1 for start in starts if start - min(starts) <= 3.0) < 0.5 * len(starts)


def is_flush_rail(left: list[Row], right: list[Row]) -> bool:
    """Labels and dates set flush right before what they name (the Europass form), its headings alone among them: all of
    one right edge, and what does not stand out stands on a line of its content."""
    lines = [(side[0], bool(beside)) for side, beside in zip(left, right, strict=True) if side]
    ends = [f.x1 for f, _ in lines]
    starts = [f.x0 for f, _ in lines]
    if len(lines) < 5 or any(len(f.text) > 40 for f, _ in lines) or any(len(side) > 1 for side in left):
        return False
    flush = sum(1 for end in ends if max(ends) - end <= 3.0) / len(ends)
    if flush < 0.9 or sum(1 for start in starts if start - min(starts) <= 3.0) >= 0.5 * len(starts):
        return False
    labels = [beside for f, beside in lines if not (f.bold or f.text.isupper())]
    return len(labels) >= 3 and sum(labels) >= 0.85 * len(labels)


def is_headed_rail(left: list[Row], right: list[Row]) -> bool:
    """Dates and labels with a colon set flush left before what they name, the headings of the page alone among them: what
    does not stand out stands on a line of its content. A sidebar's lines stand on baselines of their own."""
    lines = [(side[0], bool(beside)) for side, beside in zip(left, right, strict=True) if side]
    if any(len(f.text) > 40 for f, _ in lines) or any(len(side) > 1 for side in left):
        return False
    labels = [(f.text, beside) for f, beside in lines if not (f.bold or f.text.isupper())]
    dates = sum(1 for text, _ in labels if len(text) < 30 and is_date_like(text))
    named = sum(1 for text, _ in labels if text.rstrip().endswith(":"))
    return (
        len(labels) >= 4
        and dates >= 2
        and dates + named == len(labels)
        and all(beside for _, beside in labels)
    )


def are_headings_beside(left: list[Row], right: list[Row]) -> bool:
    """Headings in the margin, some of two lines: each begins beside a line of what it heads, and all look the same."""
    lines = [(side[0], bool(beside)) for side, beside in zip(left, right, strict=True) if side]
    fresh = [
        beside
        for at, (f, beside) in enumerate(lines)
        if not at or f.base - lines[at - 1][0].base > 1.5 * f.size
    ]
    looks = {(f.bold, round(f.size)) for f, _ in lines}
    short = all(
        len(f.text) <= 24 and not is_date_like(f.text) and not any(map(str.isdigit, f.text)) for f, _ in lines
    )
    stands_out = any((f.bold, round(f.size)) not in looks for side in right for f in side)
    return (
        len(fresh) >= 3
        and all(fresh)
        and len(looks) == 1
        and short
        and stands_out
        and 2 * len(lines) <= 3 * len(fresh)
    )


_SECTIONS = frozenset(
    {"education", "skills", "languages", "experience", "work experience", "projects", "certifications", "certificates", "interests",
     "hobbies", "contact", "profile", "summary", "awards", "references", "technical skills", "key skills", "tools", "courses", "training"}
)  # fmt: skip


def are_sections(row: Row, x: float) -> bool:
    """Whether a row holds nothing but names of sections, on both sides of the gutter: each heads a column of its own."""
    names = [f.text.strip(" :").casefold() for f in row]
    return row[0].x0 < x <= row[-1].x0 and all(name in _SECTIONS for name in names)


def is_broken(left: list[Row], right: list[Row]) -> bool:
    """Whether a label or its content goes over more than one line."""
    looks = {(a[0].bold, round(a[0].size)) for a, b in zip(left, right, strict=True) if a and b}
    return any(
        (not a and b) or (a and not b and (a[0].bold, round(a[0].size)) in looks)
        for a, b in zip(left, right, strict=True)
    )


def is_doubtful(left: list[Row], right: list[Row]) -> bool:
    """Two columns that may as well be a table of posts: dates stand beside what they may date, and most lines of the
    shorter stand on baselines of the other, or what does is dates. Two lists side by side are no table."""
    beside = [a for a, b in zip(left, right, strict=True) if a and b]
    shorter = min(sum(map(bool, left)), sum(map(bool, right)))
    if len(beside) < 4 or (bulleted(left) >= 2 and bulleted(right) >= 2):
        return False
    dated = sum(1 for side in beside if len(side[0].text) < 30 and is_date_like(side[0].text))
    return dated >= 2 and (2 * len(beside) > shorter or 3 * dated >= 2 * len(beside))


def is_dense(sides: list[Row]) -> bool:
    """A column of few lines must hold together: two stray fragments far apart are no column."""
    lines = [side[0] for side in sides if side]
    if len(lines) > 4:
        return True
    return all(b.base - a.base < 4.0 * max(a.size, b.size) for a, b in pairwise(lines))


def stands_apart(sides: list[Row]) -> bool:
    """Short lines, each far from the next: labels, no list."""
    lines = [side[0] for side in sides if side]
    return all(len(f.text) < 30 for f in lines) and all(
        b.base - a.base > 2.0 * max(a.size, b.size) for a, b in pairwise(lines)
    )


def bulleted(sides: list[Row]) -> int:
    return sum(1 for side in sides if side and is_bullet(side[0].words[0].text))


def is_table(sides: list[Row]) -> bool:
    """Cells beside one another that begin at the same places in most rows: further columns of a table."""
    rows = [side for side in sides if side]
    cells = [side for side in rows if len(side) > 1]
    if len(cells) < 3 or len(cells) < 0.75 * len(rows):
        return False
    edges = [round(f.x0 / 3.0) for side in cells for f in side[1:]]
    return max(map(edges.count, set(edges))) >= 0.75 * len(cells)


def twin_ranges(left: list[Row], right: list[Row]) -> int:
    """Lines that hold a whole period on both sides."""
    return sum(
        1
        for a, b in zip(left, right, strict=True)
        if a
        and b
        and WHOLE_RANGE.search(" ".join(f.text for f in a))
        and WHOLE_RANGE.search(" ".join(f.text for f in b))
    )


def dated_twice(rows: list[Row], x: float) -> bool:
    """The columns From and To of a table: most dates left of x stand beside a date alone, no content of theirs."""
    pairs = 0
    dates = 0
    for row in rows:
        left, right = [f for f in row if f.x0 < x], [f for f in row if f.x0 >= x]
        if len(left) != 1 or not _is_date(left[0]) or WHOLE_RANGE.search(left[0].text):
            continue
        dates += 1
        pairs += len(right) > 1 and _is_date(right[0])
    return pairs >= 2 and pairs >= 0.7 * dates


def _is_date(fragment: Fragment) -> bool:
    text = fragment.text.strip()
    return len(text) < 16 and bool(is_date_like(text) or text.casefold() in OPEN_ENDS)


def is_word_grid(left: list[Row], right: list[Row]) -> bool:
    """Three or more columns of short names with no labels: read down, so that names of two lines stay whole."""
    fragments = [f for side in (*left, *right) for f in side]
    rows = sum(1 for a, b in zip(left, right, strict=True) if a or b)
    if len(fragments) < 2.5 * rows or any(len(f.text) > 24 or is_date_like(f.text) for f in fragments):
        return False
    if any(f.text.rstrip().endswith(":") for f in fragments):
        return False
    return all(f.bold == fragments[0].bold for f in fragments)


def are_labelled_cells(left: list[Row], right: list[Row]) -> bool:
    """Names in bold over what they name, side by side, two rows of them or more: a table has bold names once."""
    looks = [(a[0].bold, b[0].bold) for a, b in zip(left, right, strict=True) if a and b]
    bold = [one for one, other in looks if one == other]
    if len(bold) < max(len(looks), 4) or not bold[0] or bold[-1]:
        return False
    return sum(one and not other for one, other in pairwise(bold)) >= 2 and not any(
        one and other for one, other in pairwise(bold)
    )


def has_heading(sides: list[Row]) -> bool:
    """A few of the lines stand out as headings do (bold, larger or capitals)."""
    lines = [side[0] for side in sides if side]
    if not lines:
        return False
    usual = median(f.size for f in lines)
    strong = [
        f
        for f in lines
        if (f.bold or f.size > 1.08 * usual or (f.text.isupper() and len(f.text) > 3))
        and not any(c.isdigit() for c in f.text)
    ]
    return 0 < len(strong) <= 0.5 * len(lines)


def share_at_edge(edges: list[float]) -> float:
    """Largest share of left edges that start within 20 points of the leftmost (indents, bullets), or of the one that most
    lines share when headings hang out left of it, or at one of the few depths that three lines and more begin at (a post
    in from the rail of its section, marks in from the post, text in from the marks)."""
    leftmost = min(edges)
    shared = mode([float(round(edge)) for edge in edges])
    hangs = shared - leftmost > 20.0 and edges.count(leftmost) > 1
    if not hangs or sum(abs(edge - shared) <= 1.0 for edge in edges) < 0.4 * len(edges):
        shared = leftmost
    near = sum(1 for edge in edges if edge - leftmost <= 20.0 or -1.0 <= edge - shared <= 20.0) / len(edges)
    if near >= 0.9:
        return near
    depths = Counter(round(edge / 1.5) for edge in edges if edge - leftmost <= DEEPEST)
    steps = [number for number in depths.values() if number >= 3]
    return max(near, sum(steps) / len(edges) if len(steps) <= MOST_DEPTHS else 0.0)


def is_close_list(sides: list[Row]) -> bool:
    """Six lines and more right below one another, as in a sidebar: no label is so tall."""
    lines = [side[0] for side in sides if side]
    close = [b.base - a.base < 1.8 * b.size for a, b in pairwise(lines)]
    return any(all(close[at : at + 5]) for at in range(len(close) - 4))


def goes_on_beside(left: list[Row], right: list[Row]) -> int:
    """How often something new on the left stands beside the second line of an item on the right: a table's row does not, two
    columns on common baselines do. A line goes on that has no mark of its own, below one whose end had no room for it."""
    edge = max((side[-1].x1 for side in right if side), default=0.0)
    found = 0
    above: Row = []
    item = False
    before = ""
    for mine, other in zip(left, right, strict=True):
        if other:
            word = other[0].words[0]
            marked = is_bullet(word.text)
            item = marked or (item and word.base - above[0].base < 1.6 * word.size)
            full = bool(above) and above[-1].x1 + word.x1 - word.x0 + 0.25 * word.size > edge
            wraps = not mine or mine[0].text[:1].islower() or before.endswith((",", "-", "–", "&", "/"))
            found += item and not marked and full and not wraps
            above = other
        if mine:
            before = mine[-1].text.rstrip()
    return found


def looks_like_prose(sides: list[Row]) -> bool:
    """Long lines: text that wraps, not cells."""
    widths = sorted(sum(len(f.text) for f in side) for side in sides if side)
    if not widths or widths[len(widths) // 2] < 16:
        return False
    wrapped = sum(1 for side in sides if side and side[0].text[:1].islower())
    return widths[len(widths) // 2] >= 30 or wrapped >= 0.3 * len(widths)


def next_to(left: list[Row], right: list[Row], at: int) -> bool:
    """A label whose baseline lies a little above or below that of a line of its content."""
    label = left[at][0]
    near = [right[i][0] for i in (at - 1, at + 1) if 0 <= i < len(right) and right[i] and not left[i]]
    return any(abs(f.base - label.base) < 0.8 * label.size for f in near)


def is_date_rail(left: list[Row]) -> bool:
    """A narrow column of hardly anything but dates, whatever stands beside them: they date it, line by line."""
    lines = [f.text.strip() for side in left for f in side]
    dated = sum(
        1 for text in lines if len(text) < 30 and (is_date_like(text) or text.casefold() in OPEN_ENDS)
    )
    return dated >= 2 and dated >= 0.6 * len(lines) and all(len(text) < 30 for text in lines)
