"""The trained models together: from a Person to judgements, in plain numpy.

Beside the way of the data; pipeline.assessment calls it, models.evaluate measures it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models import features, levels, linear, lines, phrases, production, topics, words
from models.evidence import Person
from models.features import FIELDS, LineJudgement, Measured
from models.production import Leveled, Thresholds
from pipeline.records import ROLES


@dataclass(frozen=True, slots=True)
class Models:
    """Every trained model. ``abstain`` thresholds: least probability of an answer that needs no person."""

    lines: lines.LineModel
    role_words: words.WordModel
    role: linear.Linear
    field_words: words.WordModel
    topics: linear.Linear
    fields: linear.Linear
    thresholds: Thresholds
    levels: linear.Linear
    role_abstain: float
    field_abstain: float
    weighed: frozenset[str]  # the word features that any of them weighs


@dataclass(frozen=True, slots=True)
class Judged:
    """All that the models say of one person. ``masses``: evidence of each field; ``why_role``: (feature, contribution)
    to the chosen role against the mean of the others, largest first."""

    measured: tuple[Measured, ...]
    lines: tuple[LineJudgement, ...]
    role: dict[str, float]
    why_role: tuple[tuple[str, float], ...]
    fields: dict[str, float]
    why_field: tuple[tuple[str, float], ...]
    masses: Mapping[str, Mapping[str, float]]
    level: Leveled


@lru_cache(maxsize=1)
def load() -> Models:
    """The models of this package, read once a process."""
    phrases.cues_and_fields("")
    role, fields = linear.load("role"), linear.load("specialization")
    line_model = lines.load()
    role_words, field_words = words.from_json(role["words"]), words.from_json(fields["words"])
    said = [model.rarity for model in (line_model.level_words, role_words, field_words) if model is not None]
    return Models(
        line_model,
        role_words,
        linear.from_json(role["model"]),
        field_words,
        linear.from_json(fields["topics"]),
        linear.from_json(fields["model"]),
        production.load(),
        levels.load(),
        float(role["abstain"]),
        float(fields["abstain"]),
        frozenset(line_model.first.index).union(*said),
    )


def judge(person: Person, models: Models) -> Judged:
    """Everything, for one person."""
    measured = features.measure(person, models.weighed)
    counts = words.counted(measured)
    said = models.lines.of_paper(counts)
    judged = models.lines.judge_all(measured, said)
    row = features.role_features(
        person, measured, judged, words.chances_of(models.role_words, counts).tolist()
    )
    matrix = models.role.matrix([row])
    chances = linear.softmax(models.role.scores(matrix))[0]
    role = dict(zip(ROLES, (float(c) for c in chances), strict=True))
    chosen = int(np.argmax(chances))
    parts = (
        matrix[0]
        * (models.role.weights[:, chosen] - models.role.weights.mean(axis=1))
        / models.role.temperature
    )
    level = levels.level_of(
        person, measured, judged, models.thresholds, models.levels, said.tolist(), role["other"]
    )
    masses = features.field_masses(person, measured, judged)
    about = topics.features(
        person,
        measured,
        judged,
        topics.chances(models.topics, measured),
        words.chances_of(models.field_words, counts),
    )
    rows = features.field_features(masses, about, 0.5 + row["newest ai share"])
    field_chances, why_field = _fields(models.fields, rows, role)
    return Judged(
        measured,
        tuple(judged),
        role,
        _largest(models.role.features, parts),
        field_chances,
        why_field,
        masses,
        level,
    )


def field_of(role: str, fields: Mapping[str, float]) -> str:
    """The likeliest field; none for whom neither role fits."""
    return "none" if role == "other" else max((n for n in FIELDS), key=lambda name: fields[name])


def _fields(
    model: linear.Linear, rows: Mapping[str, Mapping[str, float]], role: Mapping[str, float]
) -> tuple[dict[str, float], tuple[tuple[str, float], ...]]:
    """Probabilities of the fields and of none: none is as likely as the role ``other``."""
    matrix = model.matrix([{**rows[name], f"is {name}": 1.0} for name in FIELDS])
    chances = linear.softmax(model.scores(matrix)[:, 0])
    some = 1.0 - role["other"]
    found = {name: float(chance) * some for name, chance in zip(FIELDS, chances, strict=True)}
    found["none"] = role["other"]
    best = int(np.argmax(chances))
    parts = (matrix[best] - matrix.mean(axis=0)) * model.weights[:, 0] / model.temperature
    return found, _largest(model.features, parts)


def _largest(names: tuple[str, ...], parts: linear.Array, count: int = 6) -> tuple[tuple[str, float], ...]:
    values = parts.tolist()
    large = np.flatnonzero(np.abs(parts) > 0.004).tolist()  # the few that can be among them
    large.sort(key=lambda at: (-abs(round(values[at], 6)), names[at]))
    return tuple((names[at], round(values[at], 3)) for at in large[:count] if abs(values[at]) > 0.005)
