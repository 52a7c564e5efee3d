"""The line model: what one statement of work shows. Applied with numpy from models/lines/model.json.

Beside the way of the data; used by pipeline.assessment and by training.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from models import linear, meaning
from models.features import AI_CODES, DIMENSIONS, SOFTWARE_CODES, LineJudgement, Measured
from pipeline.records import PRODUCTION_LEVELS

CODES: tuple[str, ...] = (*AI_CODES, *SOFTWARE_CODES, *DIMENSIONS)
BINARY: tuple[str, ...] = (*CODES, "ai", "software")


@dataclass(frozen=True)
class LineModel:
    """Independent yes/no outputs (codes, AI work, software work) and one choice among the four stages."""

    binary: linear.Linear
    stage: linear.Linear

    @cached_property
    def _both(self) -> linear.Linear:
        """Both side by side: they stand over the same features."""
        return linear.Linear(
            self.binary.features,
            (*self.binary.outputs, *self.stage.outputs),
            np.concatenate([self.binary.weights, self.stage.weights], axis=1),
            np.concatenate([self.binary.intercepts, self.stage.intercepts]),
        )

    def judge_all(self, measured: Sequence[Measured]) -> list[LineJudgement]:
        """Judgements of a person's measured statements, in order."""
        if not measured:
            return []
        rows = [one.features for one in measured]
        vectors = np.array([one.vector for one in measured])
        scores = self._both.scores_of(rows, meaning.NAMES, vectors)
        yes, stages = linear.sigmoid(scores[:, : len(BINARY)]), linear.softmax(scores[:, len(BINARY) :])
        return [judgement(yes[at], stages[at]) for at in range(len(rows))]


def judgement(yes: linear.Array, stages: linear.Array) -> LineJudgement:
    """One LineJudgement of the probabilities in the order of BINARY and PRODUCTION_LEVELS."""
    named = dict(zip(BINARY, (float(value) for value in np.asarray(yes)), strict=True))
    ai, software = named.pop("ai"), named.pop("software")
    return LineJudgement(
        named, ai, software, dict(zip(PRODUCTION_LEVELS, (float(value) for value in stages), strict=True))
    )


def from_json(value: Mapping[str, Any]) -> LineModel:
    """A LineModel of the content of model.json."""
    binary = linear.from_json(value["binary"])
    stage = linear.from_json({**value["stage"], "features": value["binary"]["features"]})
    return LineModel(binary, stage)


def load() -> LineModel:
    """The trained line model."""
    return from_json(linear.load("lines"))
