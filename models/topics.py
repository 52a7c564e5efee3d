"""Which field a statement of work is about, by what it means: a choice among FIELDS by its sentence vector alone.

Beside the way of the data; models.features adds it to what phrases and skills name, models.fitting fits it. Who tells of "611
turbines of four makers under one vocabulary" names neither a tool nor a field that a list of phrases could foresee.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from models import linear, meaning
from models.evidence import Person
from models.features import FIELDS, LEAST_SAID, LineJudgement, Measured, at_anchor, newest_described

FLOOR = 0.02  # no single statement speaks more than about 50 to 1 against a field
FEATURES = ("anchor meaning mean", "anchor meaning mass", "words")


def chances(model: linear.Linear, measured: Sequence[Measured]) -> linear.Array:
    """Probabilities (statements x FIELDS) of what each statement is about."""
    if not measured:
        return np.zeros((0, len(FIELDS)))
    vectors = np.array([one.vector for one in measured])
    return linear.softmax(model.scores_of((), meaning.NAMES, vectors))


def features(
    person: Person,
    measured: Sequence[Measured],
    judged: Sequence[LineJudgement],
    about: linear.Array,
    said: linear.Array,
) -> dict[str, dict[str, float]]:
    """FEATURES of each field: log chances of the statements of the newest described work, by how technical each is; and the log
    chance by the words of the whole paper (``said``, models.words)."""
    anchor = newest_described(person, judged)
    total, weight = np.zeros(len(FIELDS)), 0.0
    for at, (one, verdict) in enumerate(zip(measured, judged, strict=True)):
        if at_anchor(person, one, anchor):
            total += verdict.technical * np.log(about[at] + FLOOR)
            weight += verdict.technical
    values: Mapping[str, linear.Array] = {
        "anchor meaning mean": total / (weight + 1.0),
        "anchor meaning mass": total / np.sqrt(weight + 1.0),
        "words": np.log(said + LEAST_SAID),
    }
    return {
        name: {key: float(value[number]) for key, value in values.items()}
        for number, name in enumerate(FIELDS)
    }
