"""Fits what names the field of a person: what statements are about, and the choice among the fields.

Beside the way of the data; used by models.train and models.evaluate only, beside models.fitting (lines, words, role).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from models import features, linear, meaning, topics, words
from models.examples import Example
from models.features import FIELDS, LineJudgement
from models.fitting import Judged, Settings, Told, by_others

LEAST_TECHNICAL = 0.3


def newest_ai_share(row: Mapping[str, float]) -> float:
    return 0.5 + row["newest ai share"]


About = dict[str, linear.Array]


def fit_topics(people: Sequence[Example], judged: Judged, settings: Settings) -> linear.Linear:
    """What a statement is about, learned from the newest described work of people who have a field: each of its statements
    is taken to be about that field, by how technical it is; long descriptions weigh little more than short ones."""
    vectors: list[linear.Array] = []
    truth: list[int] = []
    weights: list[float] = []
    for one in people:
        anchor = features.newest_described(one.person, judged[one.id])
        told = [
            (measured.vector, verdict.technical)
            for measured, verdict in zip(one.measured, judged[one.id], strict=True)
            if measured.statement.entry == anchor and verdict.technical > LEAST_TECHNICAL
        ]
        if one.specialization not in FIELDS:
            continue
        for vector, technical in told:
            vectors.append(vector)
            truth.append(FIELDS.index(one.specialization))
            weights.append(technical / len(told) ** 0.5)
    model = LogisticRegression(C=settings.topic_c, solver="lbfgs", max_iter=500)
    model.fit(np.array(vectors), np.array(truth), sample_weight=np.array(weights))
    by_field = np.zeros((len(meaning.NAMES), len(FIELDS)))
    intercepts = np.full(len(FIELDS), -6.0)
    for at, field in enumerate(model.classes_):
        by_field[:, field], intercepts[field] = model.coef_[at], model.intercept_[at]
    return linear.Linear(meaning.NAMES, FIELDS, by_field, intercepts)


def topics_by_others(people: Sequence[Example], judged: Judged, settings: Settings) -> About:
    """What every person's statements are about, by a model that saw no one of the same voice."""
    return by_others(
        people,
        lambda others: fit_topics(others, judged, settings),
        lambda model, one: topics.chances(model, one.measured),
    )


def field_rows(
    one: Example, judged: Sequence[LineJudgement], about: linear.Array, told: words.WordModel
) -> dict[str, dict[str, float]]:
    """Features of every field for one person."""
    masses = features.field_masses(one.person, one.measured, judged)
    share = newest_ai_share(features.role_features(one.person, one.measured, judged))
    said = words.chances(told, one.measured)
    return features.field_features(
        masses, topics.features(one.person, one.measured, judged, about, said), share
    )


def fit_fields(
    people: Sequence[Example], judged: Judged, about: About, told: Told, settings: Settings
) -> linear.Linear:
    """Conditional logit over the fields of people who have one: one weight a feature for all fields, one intercept a
    field, squared penalty."""
    members = [one for one in people if one.specialization in FIELDS]
    rows = [field_rows(one, judged[one.id], about[one.id], told[one.id]) for one in members]
    names = sorted({name for by_field in rows for row in by_field.values() for name in row})
    cube = np.array([linear.stack([by_field[name] for name in FIELDS], names) for by_field in rows])
    truth = np.array([FIELDS.index(one.specialization) for one in members])
    places = np.arange(len(truth))
    strength = np.array(
        [settings.phrase_l2 if features.SINGLE in name else 0.1 * settings.field_l2 for name in names]
    )

    def loss(point: linear.Array) -> tuple[float, linear.Array]:
        weights, intercepts = point[: len(names)], point[len(names) :]
        scores = cube @ weights + intercepts
        chances = linear.softmax(scores)
        value = -np.log(chances[places, truth] + 1e-12).sum() + 0.5 * (
            (strength * weights**2).sum() + settings.field_l2 * (intercepts**2).sum()
        )
        chances[places, truth] -= 1.0
        slope = np.concatenate([np.einsum("pfk,pf->k", cube, chances), chances.sum(axis=0)])
        slope += np.concatenate([strength * weights, settings.field_l2 * intercepts])
        return float(value), slope

    start = np.zeros(len(names) + len(FIELDS))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = np.tile(best[: len(names)][:, None], (1, 1))
    return linear.Linear(
        (*names, *(f"is {name}" for name in FIELDS)),
        ("field",),
        np.concatenate([weights[:, 0], best[len(names) :]])[:, None],
        np.zeros(1),
    )


def field_scores(model: linear.Linear, rows: Mapping[str, Mapping[str, float]]) -> linear.Array:
    """Scores of the fields, in the order of FIELDS."""
    matrix = model.matrix([{**rows[name], f"is {name}": 1.0} for name in FIELDS])
    result: linear.Array = model.scores(matrix)[:, 0]
    return result
