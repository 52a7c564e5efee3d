"""Fits the regression of models.levels, and applies it across voices.

Beside the way of the data; used by models.train and models.evaluate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from models import fitting, levels, linear, production
from models.examples import Example
from models.fitting import Judged, Settings, Told
from models.production import Thresholds
from pipeline.records import PRODUCTION_LEVELS, ROLES

Rows = dict[str, dict[str, float]]
LIMITS = Thresholds()


def others(people: Sequence[Example], chances: linear.Array) -> dict[str, float]:
    """Id -> probability of the role ``other``, of the rows of ``chances`` (people x ROLES)."""
    at = ROLES.index("other")
    return {one.id: float(row[at]) for one, row in zip(people, chances, strict=True)}


def level_rows(people: Sequence[Example], judged: Judged, told: Told, other: Mapping[str, float]) -> Rows:
    """Id -> ``levels.features`` of everybody. ``told``: words of the level, ``other`` and ``judged``: all by models that did not know
    the voice, as they are on a voice nobody foresaw."""
    found = {}
    for one in people:
        verdicts, chance = judged[one.id], other[one.id]
        leveled = production.level_of(
            one.person, one.measured, verdicts, LIMITS, chance < production.SURELY_OTHER
        )
        said = fitting.said_of(one, told[one.id])
        found[one.id] = levels.features(one.person, one.measured, verdicts, leveled, said, chance, LIMITS)
    return found


def fit_levels(people: Sequence[Example], rows: Rows, settings: Settings) -> linear.Linear:
    """Multinomial logistic regression over ``level_rows``."""
    answers = [PRODUCTION_LEVELS.index(one.production) for one in people]
    return fitting.multinomial([rows[one.id] for one in people], answers, PRODUCTION_LEVELS, settings.level_c)


def models_by_others(people: Sequence[Example], rows: Rows, settings: Settings) -> dict[str, linear.Linear]:
    """For every person the regression that saw no one of the same voice."""
    return fitting.by_others(people, lambda those: fit_levels(those, rows, settings), lambda model, _: model)
