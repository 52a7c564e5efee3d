"""The line model: what one statement of work shows. Applied with numpy from models/lines/model.json.

Two looks: at the statement alone, then in the light of the statements around it and of the words of the whole paper
(models.context).

Beside the way of the data; used by pipeline.assessment and by training.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from models import context, linear, meaning, words
from models.context import CODES
from models.features import LineJudgement, Measured
from pipeline.records import PRODUCTION_LEVELS

BINARY: tuple[str, ...] = (*CODES, "ai", "software")
OUTPUTS: tuple[str, ...] = (*BINARY, *PRODUCTION_LEVELS)


@dataclass(frozen=True)
class LineModel:
    """Independent yes/no outputs (codes, AI work, software work) and one choice among the four stages, twice over OUTPUTS:
    ``first`` of a statement's own features, ``second`` of the rows of models.context (None: one look only), with what
    ``level_words`` makes of the whole paper."""

    first: linear.Linear
    second: linear.Linear | None = None
    level_words: words.WordModel | None = None

    def of_paper(self, counts: Mapping[str, int]) -> linear.Array:
        """Chances of the levels by the words of a whole paper (as ``words.counted`` gives them); even ones of a model without."""
        if self.level_words is None:
            return np.full(len(PRODUCTION_LEVELS), 1.0 / len(PRODUCTION_LEVELS))
        return words.chances_of(self.level_words, counts)

    def judge_all(
        self, measured: Sequence[Measured], said: linear.Array | None = None
    ) -> list[LineJudgement]:
        """Judgements of a person's measured statements, in order. ``said``: what ``of_paper`` finds, where that is known."""
        if not measured:
            return []
        rows = [one.features for one in measured]
        vectors = np.array([one.vector for one in measured])
        scores = self.first.scores_of(rows, meaning.NAMES, vectors)
        if self.second is None:
            return judgements(scores)
        entries = [one.statement.entry for one in measured]
        if said is None:
            said = self.of_paper(words.counted(measured))
        return judgements(self.second.scores(context.rows_of(entries, *chances(scores), said)))


def again(
    second: linear.Linear, entries: Sequence[int], judged: Sequence[LineJudgement], said: Sequence[float]
) -> list[LineJudgement]:
    """The second look at statements, of the first look at them all and what their words say of the level."""
    return judgements(second.scores(context.rows(entries, judged, said))) if judged else []


def judgements(scores: linear.Array) -> list[LineJudgement]:
    """Judgements of rows of scores over OUTPUTS."""
    yes, stages = chances(scores)
    return [judgement(*row) for row in zip(yes.tolist(), stages.tolist(), strict=True)]


def chances(scores: linear.Array) -> tuple[linear.Array, linear.Array]:
    """Probabilities of rows of scores over OUTPUTS: of each of BINARY, and of PRODUCTION_LEVELS."""
    return linear.sigmoid(scores[:, : len(BINARY)]), linear.softmax(scores[:, len(BINARY) :])


def judgement(yes: Sequence[float], stages: Sequence[float]) -> LineJudgement:
    """One LineJudgement of the probabilities in the order of BINARY and PRODUCTION_LEVELS."""
    named = dict(zip(BINARY, yes, strict=True))
    ai, software = named.pop("ai"), named.pop("software")
    return LineJudgement(named, ai, software, dict(zip(PRODUCTION_LEVELS, stages, strict=True)))


def from_json(value: Mapping[str, Any]) -> LineModel:
    """A LineModel of the content of model.json."""
    return LineModel(
        linear.from_json(value["first"]), linear.from_json(value["second"]), words.from_json(value["words"])
    )


def load() -> LineModel:
    """The trained line model."""
    return from_json(linear.load("lines"))
