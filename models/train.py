"""Trains every model from the labelled evidence and writes models/<name>/model.json, reproducibly to the byte.

Run as ``python -m pipeline.labelled data/labelled | python -m models.train`` (or ``make train``). Reads the JSONL stream
on standard input; people of the test part are never fitted, tuned or calibrated on. ``--check`` compares instead of writing. ``models.evaluate`` then measures
and writes metrics.json and CARD.md beside each model.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from models import fitting, fitting_fields, fitting_levels, linear, words
from models.examples import Example, read
from models.features import FIELDS
from models.fitting import Judged, Settings
from models.production import Thresholds
from pipeline.records import ROLES

HERE = Path(__file__).parent
SETTINGS = Settings()


def crossed_role_scores(
    people: Sequence[Example], judged: Judged, told: fitting.Told, settings: Settings
) -> linear.Array:
    """Role scores of everybody by a model that saw no one of the same voice."""

    def look(model: linear.Linear, one: Example) -> linear.Array:
        row: linear.Array = model.scores(model.matrix([fitting.role_row(one, judged[one.id], told[one.id])]))[
            0
        ]
        return row

    scores = fitting.by_others(people, lambda others: fitting.fit_role(others, judged, told, settings), look)
    return np.array([scores[one.id] for one in people])


def crossed_field_scores(
    people: Sequence[Example],
    judged: Judged,
    about: fitting_fields.About,
    told: fitting.Told,
    settings: Settings,
) -> linear.Array:
    """Field scores of everybody by a model that saw no one of the same voice."""
    scores = fitting.by_others(
        people,
        lambda others: fitting_fields.fit_fields(others, judged, about, told, settings),
        lambda model, one: fitting_fields.field_scores(
            model, fitting_fields.field_rows(one, judged[one.id], about[one.id], told[one.id])
        ),
    )
    return np.array([scores[one.id] for one in people])


def abstain_below(right: Sequence[bool], confidence: Sequence[float], wanted: float = 0.6) -> float:
    """The least confidence at which an answer, taken with those near it, is right at least ``wanted`` of the time."""
    for limit in np.arange(0.30, 0.66, 0.05):
        near = [ok for ok, sure in zip(right, confidence, strict=True) if limit <= sure < limit + 0.15]
        if len(near) >= 5 and sum(near) / len(near) >= wanted:
            return float(round(limit, 2))
    return 0.45


def train(people: Sequence[Example], settings: Settings = SETTINGS) -> dict[str, dict[str, Any]]:
    """Model name -> content of its model.json."""
    learners = [one for one in people if one.split != "test"]
    first = fitting.first_looks(learners, settings)
    level_words = fitting.level_words(learners, settings)
    told_levels = fitting.told_by_others(learners, lambda others: fitting.level_words(others, settings))
    judged = fitting.second_looks(learners, first, told_levels, settings)
    first_look = fitting.fit_lines(learners, settings).first
    second_look = fitting.fit_second(learners, first, told_levels, settings)
    role_words = fitting.role_words(learners, settings)
    field_words = fitting.field_words(learners, settings)
    told = fitting.told_by_others(learners, lambda others: fitting.role_words(others, settings))
    told_fields = fitting.told_by_others(learners, lambda others: fitting.field_words(others, settings))
    role = fitting.fit_role(learners, judged, told, settings)
    role_scores = crossed_role_scores(learners, judged, told, settings)
    role_truth = [ROLES.index(one.role) for one in learners]
    role_heat = fitting.temperature(role_scores, role_truth)
    chances = linear.softmax(role_scores / role_heat)
    role_limit = abstain_below(
        [bool(row.argmax() == truth) for row, truth in zip(chances, role_truth, strict=True)],
        [float(row.max()) for row in chances],
    )
    other = fitting_levels.others(learners, chances)
    level_rows = fitting_levels.level_rows(learners, judged, told_levels, other)
    levels = fitting_levels.fit_levels(learners, level_rows, settings)
    about = fitting_fields.topics_by_others(learners, judged, settings)
    topics = fitting_fields.fit_topics(learners, judged, settings)
    fields = fitting_fields.fit_fields(learners, judged, about, told_fields, settings)
    with_field = [at for at, one in enumerate(learners) if one.specialization in FIELDS]
    field_scores = crossed_field_scores(learners, judged, about, told_fields, settings)[with_field]
    field_truth = [FIELDS.index(learners[at].specialization) for at in with_field]
    field_heat = fitting.temperature(field_scores, field_truth)
    data = hashlib.sha256("\n".join(one.text for one in learners).encode()).hexdigest()
    head = {"trained_on": len(learners), "voices": len({one.voice for one in learners}), "data_sha256": data}
    return {
        "lines": {
            **head,
            "first": linear.to_json(first_look),
            "second": linear.to_json(second_look),
            "words": words.to_json(level_words),
        },
        "role": {
            **head,
            "words": words.to_json(role_words),
            "model": linear.to_json(_heated(role, role_heat)),
            "abstain": role_limit,
        },
        "specialization": {
            **head,
            "words": words.to_json(field_words),
            "topics": linear.to_json(topics),
            "model": linear.to_json(_heated(fields, field_heat)),
            "abstain": 0.35,
        },
        "production": {**head, "thresholds": asdict(Thresholds()), "model": linear.to_json(levels)},
    }


def _heated(model: linear.Linear, heat: float) -> linear.Linear:
    return linear.Linear(model.features, model.outputs, model.weights, model.intercepts, heat)


LAST_DIGITS = (
    0.002  # how far weights may lie apart that processors with other arithmetic kernels fit on the same data
)


def differences(kept: Any, made: Any) -> float:
    """The largest difference between numbers in the same places; infinite where anything else differs."""
    if isinstance(kept, dict) and isinstance(made, dict) and kept.keys() == made.keys():
        return max((differences(kept[key], made[key]) for key in kept), default=0.0)
    if isinstance(kept, list) and isinstance(made, list) and len(kept) == len(made):
        return max((differences(one, other) for one, other in zip(kept, made, strict=True)), default=0.0)
    numbers = isinstance(kept, int | float) and isinstance(made, int | float)
    return abs(kept - made) if numbers else (0.0 if kept == made else float("inf"))


def check(name: str, text: str) -> bool:
    """Whether the model in the tree is the one that training makes; says how alike they are."""
    kept = (HERE / name / "model.json").read_text(encoding="utf-8")
    apart = differences(json.loads(kept), json.loads(text))
    alike = "the same to the byte" if kept == text else f"apart by {apart:.4f} at most"
    print(f"models/{name}/model.json: {alike}", file=sys.stderr)
    return apart <= LAST_DIGITS


def main(arguments: Sequence[str] = ()) -> int:
    """Trains on standard input and writes the models; with ``--check`` only compares them with those in the tree (exit 1
    where they differ by more than the last digits)."""
    people = read(sys.stdin)
    with threadpool_limits(1):  # sums in another order end in other digits
        trained = train(people)
    texts = {
        name: json.dumps(content, ensure_ascii=False, sort_keys=True, indent=0) + "\n"
        for name, content in trained.items()
    }
    if "--check" in arguments:
        alike = [check(name, text) for name, text in texts.items()]
        return 0 if all(alike) else 1
    for name, text in texts.items():
        folder = HERE / name
        folder.mkdir(exist_ok=True)
        (folder / "model.json").write_text(text, encoding="utf-8")
        print(f"models/{name}/model.json written", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
