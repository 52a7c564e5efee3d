"""The second look at a statement: in the light of what the statements around it say.

Beside the way of the data; models.lines applies it, models.fitting fits it. A terse line ("nightly, 14 networks") shows
little by itself; the lines before and after it, its entry and the rest of the paper tell what it belongs to: who is on call among
patients answers for no system. It reads nothing but the judgements of the first look, and what the words of the whole paper say of the
level (models.words), so that each feature has a name that can be shown.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models import linear
from models.features import AI_CODES, DIMENSIONS, SOFTWARE_CODES, SURELY_WORK, LineJudgement
from pipeline.records import PRODUCTION_LEVELS

CODES: tuple[str, ...] = (*AI_CODES, *SOFTWARE_CODES, *DIMENSIONS)
SIDES = ("ai", "software")
AROUND: tuple[str, ...] = (*SIDES, *PRODUCTION_LEVELS, "technical")
PLACES = ("entry", "elsewhere", "before", "after", "most of entry")
NAMES: tuple[str, ...] = (
    *(f"own {name}" for name in (*CODES, *AROUND)),
    *(f"{place} {name}" for place in PLACES for name in AROUND),
    *(f"paper {name}" for name in PRODUCTION_LEVELS),
)
FLOOR = 0.01  # keeps log-odds finite: nothing is surer than about 1 in 100


def rows(entries: Sequence[int], judged: Sequence[LineJudgement], said: Sequence[float]) -> linear.Array:
    """One row of NAMES a statement. ``entries``: the entry of each; ``judged``: the first look at each; ``said``: chances of the
    levels (in the order of PRODUCTION_LEVELS) by the words of all statements. Means over few statements are drawn towards 0, where
    nothing stands around a statement all are 0."""
    own = np.array([_own(one) for one in judged]).reshape(len(judged), len(CODES) + len(AROUND))
    return _rows(entries, own, np.array(said))


def rows_of(
    entries: Sequence[int], yes: linear.Array, stages: linear.Array, said: linear.Array
) -> linear.Array:
    """The same of the probabilities of the first look: of CODES and SIDES, and of PRODUCTION_LEVELS."""
    surely = yes[:, len(CODES) :].max(axis=1)
    technical = surely * np.minimum(1.0, SURELY_WORK * (1.0 - stages[:, 0]))  # as of a LineJudgement
    return _rows(entries, np.hstack([yes, stages, technical[:, None]]), said)


def _rows(entries: Sequence[int], own: linear.Array, said: linear.Array) -> linear.Array:
    count = len(own)
    around = own[:, len(CODES) :]
    entry = np.array(entries, dtype=np.int64)
    same = entry[:, None] == entry[None, :]
    others = same & ~np.eye(count, dtype=bool)
    nothing = np.zeros((1, len(AROUND)))
    follows = (entry[1:] == entry[:-1])[:, None]
    before = np.vstack([nothing, around[:-1] * follows])[:count]
    after = np.vstack([around[1:] * follows, nothing])[:count]
    most = (others[:, :, None] * around[None, :, :]).max(axis=1, initial=0.0)
    paper = np.tile(_log_odds(said), (count, 1))
    return np.hstack(
        [_log_odds(own), _mean(others, around), _mean(~same, around), before, after, most, paper]
    )


def _own(one: LineJudgement) -> list[float]:
    stages = [one.stages[name] for name in PRODUCTION_LEVELS]
    return [*(one.codes[name] for name in CODES), one.ai, one.software, *stages, one.technical]


def _log_odds(chances: linear.Array) -> linear.Array:
    result: linear.Array = np.log((chances + FLOOR) / (1.0 + FLOOR - chances))
    return result


def _mean(chosen: linear.Array, values: linear.Array) -> linear.Array:
    total = np.einsum("rs,sf->rf", chosen.astype(np.float64), values, optimize=False)
    result: linear.Array = total / (chosen.sum(axis=1, keepdims=True) + 1.0)
    return result
