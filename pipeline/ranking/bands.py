"""Ranking: places, and how far they can be trusted.

The ranks are taken again over seeded shakes of the weights and of every credit within its uncertainty. Candidates whose
ranges overlap are not different, and the tables say so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.ranking.credit import knobs
from pipeline.ranking.score import PARTS, Scored, weights_of
from pipeline.records import Brief, Ranked

NEAR_THE_LINE = 10  # so many candidates below the line are told what would have brought them over it
GAPS_NAMED = 3
DULL = 0.35  # share of a person's strength that the job uses, below which the reason says so
LEAST_USED = 0.01  # a job that uses nothing shown is told by what it asks for, not by a share
BAND = (5.0, 95.0)  # percentiles of the shaken ranks that make rank_low and rank_high
SCORE_DECIMALS = 1

Floats = NDArray[np.float64]


def place(scored: Sequence[Scored], brief: Brief, top: int) -> tuple[Ranked, ...]:
    """Everybody's place, best first; equal scores share a rank. ``top``: how many are shortlisted.

    Candidates that miss a must-have come after all others, in the same order of points.
    """
    if not scored:
        return ()
    people = sorted(scored, key=lambda one: one.candidate_id)
    weights = np.array(weights_of(brief))
    credits = np.array([one.credits for one in people])
    points = np.round(_points(credits, weights), SCORE_DECIMALS)
    missing = np.array([bool(one.missing) for one in people])
    ranks = _ranks(points, missing)
    doubtful = np.array([one.doubtful for one in people])
    low, high, stays = _bands(people, credits, weights, missing, doubtful, top)
    low, high = np.minimum(low, ranks), np.maximum(high, ranks)
    order = sorted(range(len(people)), key=lambda at: (ranks[at], people[at].candidate_id))
    status = _statuses(people, order, ranks, top)
    line = min((points[at] for at in order if status[at] == "shortlisted"), default=0.0)
    below = [at for at in order if status[at] != "shortlisted"][:NEAR_THE_LINE]
    near = set(below)
    return tuple(
        Ranked(
            candidate_id=people[at].candidate_id,
            source_file=people[at].source_file,
            rank=int(ranks[at]),
            rank_low=int(low[at]),
            rank_high=int(high[at]),
            status=status[at],
            score=float(points[at]),
            parts=tuple(
                (part, float(100.0 * w * c))
                for part, w, c in zip(PARTS, weights, people[at].credits, strict=True)
            ),
            met=people[at].met,
            missing=people[at].missing,
            unknown=people[at].unknown,
            top_skills=people[at].top_skills,
            reason=_reason(people[at]),
            stays=float(stays[at]),
            why_not=_why_not(people[at], float(points[at]), float(line), weights) if at in near else "",
            used_share=people[at].used_share,
        )
        for at in order
    )


def _ranks(points: Floats, missing: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Competition ranks (1, 2, 2, 4): one more than the number of those strictly better."""
    key = points - 1000.0 * missing
    ordered = np.sort(-key)
    return np.searchsorted(ordered, -key, side="left").astype(np.int64) + 1


def _points(credits: Floats, weights: Floats) -> Floats:
    """Score of each candidate, 0-100: summed part by part, so that one candidate's points do not depend on how many
    others are in the table."""
    points: Floats = np.zeros(credits.shape[0])
    for part in range(credits.shape[1]):
        points += 100.0 * credits[:, part] * weights[part]
    return points


def _noise(one: Scored, shakes: int, seed: int) -> Floats:
    """Standard normal draws that belong to what is known of one candidate, not to the file or who else is there: the
    same content in another format shakes the same way."""
    known = ",".join(f"{value:.3f}" for value in one.credits)
    digest = hashlib.sha256(f"{seed}:{known}".encode()).digest()
    generator = np.random.Generator(np.random.Philox(key=int.from_bytes(digest[:16], "big")))
    return generator.standard_normal((shakes, len(one.credits)))


def _bands(
    people: Sequence[Scored],
    credits: Floats,
    weights: Floats,
    missing: NDArray[np.bool_],
    doubtful: NDArray[np.bool_],
    top: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """(lowest rank number, highest, share of shakes in the top) of each candidate over the seeded shakes."""
    told = knobs()["shakes"]
    shakes, seed = int(told["count"]), int(told["seed"])
    swing = np.random.Generator(np.random.Philox(key=seed)).uniform(
        1 - told["weights"], 1 + told["weights"], (shakes, len(weights))
    )
    drawn = weights * swing
    drawn /= drawn.sum(axis=1, keepdims=True)
    points = np.empty((shakes, len(people)))
    for at, one in enumerate(people):
        shaken = np.clip(credits[at] + _noise(one, shakes, seed) * np.array(one.spread), 0.0, 1.0)
        points[:, at] = (100.0 * shaken * drawn).sum(axis=1)
    points = np.round(points, SCORE_DECIMALS)
    ranks = np.empty((shakes, len(people)), dtype=np.int64)
    inside = np.zeros(len(people))
    out_of_line = missing | doubtful  # who is not shortlisted takes no place in the top
    for shake in range(shakes):
        ranks[shake] = _ranks(points[shake], missing)
        inside += (_ranks(points[shake], out_of_line) <= top) & ~missing
    low = np.floor(np.percentile(ranks, BAND[0], axis=0)).astype(np.int64)
    high = np.ceil(np.percentile(ranks, BAND[1], axis=0)).astype(np.int64)
    return low, high, inside / shakes


def _statuses(
    people: Sequence[Scored], order: Sequence[int], ranks: NDArray[np.int64], top: int
) -> list[str]:
    status = ["considered"] * len(people)
    taken, last_rank = 0, 0
    for at in order:
        one = people[at]
        if one.missing:
            status[at] = "not_matched"
        elif one.doubtful:
            status[at] = "needs_review"
        elif taken < top or ranks[at] == last_rank:  # ties are ties: an equal score is not cut off
            status[at] = "shortlisted"
            taken, last_rank = taken + 1, int(ranks[at])
    return status


def _reason(one: Scored) -> str:
    said = one.reason
    missing = one.missing
    if one.role_gap is not None:
        words, sentence = one.role_gap
        missing = tuple(each for each in missing if each != words)
        said = f"{said} {sentence}".rstrip()
    if missing:
        said = f"{said} Missing: {', '.join(missing)}."
    if one.unknown:
        said = f"{said} The document leaves open: {', '.join(one.unknown)}."
    if one.used_share is not None and LEAST_USED <= one.used_share < DULL and not one.missing:
        said = f"{said} Has shown much that this job may leave idle (it would use about {100 * one.used_share:.0f} %)."
    return said.strip()


def _why_not(one: Scored, points: float, line: float, weights: Floats) -> str:
    """What would have to be true to be shortlisted."""
    if one.missing:
        role = one.role_gap[0] if one.role_gap else None  # said without what it was judged to be
        lacking = [words.partition(" (judged ")[0] if words == role else words for words in one.missing]
        return f"Would be considered if the document showed: {'; '.join(lacking)}."
    if one.unknown:
        return f"A person must find out: {_joined(one.unknown)}."
    if one.doubtful:
        return "A person must look at the flags or the reading first."
    short = line - points
    if short <= 0:
        return "Level with the last of the shortlist."
    weight = dict(zip(PARTS, weights, strict=True))
    gaps = sorted(
        ((100.0 * weight[gap.part] * gap.gain, gap.words) for gap in one.gaps), key=lambda g: (-g[0], g[1])
    )
    named: list[str] = []
    gained = 0.0
    for points_more, words in gaps[:GAPS_NAMED]:
        if gained >= short or points_more <= 0:
            break
        gained += points_more
        named.append(f"{words} (+{points_more:.1f})")
    if not named:
        return f"{short:.1f} points short."
    reach = "would be over the line with" if gained >= short else "most is to be gained by"
    return f"{short:.1f} points short; {reach} {_joined(tuple(named))}."


def _joined(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def level_with(ranked: Sequence[Ranked]) -> list[tuple[str, str]]:
    """Neighbours in the order whose ranges overlap, and who therefore are level."""
    return [(a.candidate_id, b.candidate_id) for a, b in pairwise(ranked) if b.rank_low <= a.rank_high]
