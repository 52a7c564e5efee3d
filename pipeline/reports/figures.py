"""Reports: geometry of the page's charts. Numbers in, numbers out; page.html.jinja draws them as inline SVG.

Every bar is drawn on a canvas 100 wide that the page stretches, so that one drawing fits a telephone and a wall.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.periods import PRESENT, month_index
from pipeline.records import Ranked

BANDS_SHOWN = 20
NEIGHBOURS_NAMED = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a bar. ``x`` and ``width`` in percent of the canvas; ``kind`` is its colour class."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class CountBar:
    """How many candidates have one value. ``key`` filters the table by it; ``segments``: shortlisted and the rest."""

    key: str
    name: str
    count: int
    shortlisted: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One candidate's range of ranks on an axis from 1 to the worst rank shown, in percent."""

    candidate_id: str
    low: float
    at: float
    high: float


def counts(
    ranked: Sequence[Ranked],
    rows: Mapping[str, Mapping[str, object]],
    column: str,
    names: Mapping[str, str],
    *,
    steps: bool = False,
) -> tuple[CountBar, ...]:
    """Candidates by the value of a column: most first, the order of ``names`` among equals. ``steps``: the values are
    steps of a ladder, and stand in the order of ``names`` alone."""
    every: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for one in ranked:
        value = str(rows[one.candidate_id][column])
        every[value] += 1
        listed[value] += one.status == "shortlisted"
    order = {key: at for at, key in enumerate(names)}
    most = max(every.values(), default=1)
    return tuple(
        CountBar(
            key,
            names.get(key, key),
            count,
            listed[key],
            stack([(listed[key], "yes"), (count - listed[key], "rest")], most),
        )
        for key, count in sorted(
            every.items(),
            key=lambda pair: (0 if steps else -pair[1], order.get(pair[0], len(order)), pair[0]),
        )
    )


def stack(values: Sequence[tuple[float, str]], whole: float) -> tuple[Segment, ...]:
    """Values side by side as shares of ``whole``: (value, colour class)."""
    segments, x = [], 0.0
    for value, kind in values:
        width = 100.0 * value / whole if whole else 0.0
        if width > 0:
            segments.append(Segment(round(x, 2), round(width, 2), kind))
        x += width
    return tuple(segments)


def score_bar(one: Ranked) -> tuple[Segment, ...]:
    """A candidate's points, part beside part, on a bar of 100 points."""
    return stack([(points, f"part-{name}") for name, points in one.parts], 100.0)


def bands(ranked: Sequence[Ranked]) -> tuple[tuple[Band, ...], int]:
    """Ranges of ranks of the first candidates, and the worst rank on the axis."""
    first = [one for one in ranked if one.status != "not_matched"][:BANDS_SHOWN]
    worst = max((one.rank_high for one in first), default=1)

    def at(rank: int) -> float:
        return round(2 + 96 * (rank - 1) / max(worst - 1, 1), 2)

    return (
        tuple(Band(one.candidate_id, at(one.rank_low), at(one.rank), at(one.rank_high)) for one in first),
        worst,
    )


def level_with(ranked: Sequence[Ranked]) -> dict[str, tuple[int, tuple[str, ...]]]:
    """For each candidate: with how many others the range of ranks overlaps, and the ids of the nearest of them.

    Candidates for whom a must-have was not found come after all others and are compared among themselves.
    """
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for group in (
        [one for one in ranked if one.status != "not_matched"],
        [one for one in ranked if one.status == "not_matched"],
    ):
        lows = sorted(one.rank_low for one in group)
        highs = sorted(one.rank_high for one in group)
        for at, one in enumerate(group):
            overlapping = bisect_right(lows, one.rank_high) - bisect_left(highs, one.rank_low) - 1
            near = [
                other
                for step in range(1, NEIGHBOURS_NAMED * 2)
                for other in (group[at - step : at - step + 1] if at >= step else [])
                + group[at + step : at + step + 1]
                if other.rank_low <= one.rank_high and one.rank_low <= other.rank_high
            ]
            named = sorted(near[:NEIGHBOURS_NAMED], key=lambda other: (other.rank, other.candidate_id))
            found[one.candidate_id] = (overlapping, tuple(other.candidate_id for other in named))
    return found


@dataclass(frozen=True, slots=True)
class Timeline:
    """Posts on an axis of years: (start, width) in percent, None for a post without dates."""

    first: int
    last: int
    spans: tuple[tuple[float, float] | None, ...]


def timeline(posts: Sequence[tuple[str | None, str | None]], newest: str | None) -> Timeline | None:
    """Posts as (start, end), ``end`` may be "present": the newest date of the document stands for it."""
    spans: list[tuple[int, int] | None] = []
    for start, end in posts:
        finish = newest if end == PRESENT else end
        marks = [
            month
            for month in (
                month_index(start, closing=False) if start else None,
                month_index(finish, closing=True) if finish else None,
            )
            if month is not None
        ]
        spans.append((min(marks), max(marks) + 1) if marks else None)
    dated = [span for span in spans if span]
    if not dated:
        return None
    first, last = min(a for a, _ in dated) // 12, max(b - 1 for _, b in dated) // 12 + 1
    whole = (last - first) * 12
    return Timeline(
        first,
        last,
        tuple(
            None
            if span is None
            else (round(100 * (span[0] - first * 12) / whole, 2), round(100 * (span[1] - span[0]) / whole, 2))
            for span in spans
        ),
    )
