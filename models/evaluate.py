"""Measures the trained models on the labelled evidence: tables on standard output, metrics.json and CARD.md beside each.

Run as ``python -m pipeline.labelled data/labelled | python -m models.evaluate``. Two figures stand side by side: the
test part (people whose voices training knew, themselves never used) and unseen voices (each answered by models that saw
no one of the same voice; test people are not in it). ``--write`` writes metrics.json and CARD.md; without it nothing is
written. ``--no-test`` leaves the test part out while models are chosen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from models import (
    baselines,
    cards,
    fitting,
    fitting_fields,
    fitting_levels,
    levels,
    linear,
    metrics,
    predict,
    production,
    tenure,
    train,
)
from models.context import CODES
from models.examples import Example, read
from models.features import FIELDS
from models.fitting import Settings
from pipeline.records import PRODUCTION_LEVELS, ROLES

HERE = Path(__file__).parent
LEAST_CODE = 0.4


class Answers:
    """What the models (or a baseline) say of some people, beside what the readers said."""

    def __init__(self, people: Sequence[Example]) -> None:
        self.people = list(people)
        self.role: list[str] = []
        self.role_sure: list[float] = []
        self.ai_first: list[bool] = []
        self.field: list[str] = []
        self.level: list[str] = []
        self.ruled: list[str] = []  # the level by the rule alone
        self.months: list[int | None] = []


def by_models(people: Sequence[Example], models: predict.Models) -> Answers:
    """Answers of the trained models."""
    answers = Answers(people)
    for one in people:
        judged = predict.judge(one.person, models)
        role = max(ROLES, key=lambda name: judged.role[name])
        _add(answers, role, judged.role, predict.field_of(role, judged.fields), judged.level.level)
        answers.months.append(tenure.relevant_months(one.person, judged.lines, role != "other"))
    return answers


def by_unseen_voices(people: Sequence[Example], settings: Settings) -> tuple[Answers, fitting.Judged]:
    """Answers for everybody by models that saw no one of the same voice, temperatures included."""
    told_levels = fitting.told_by_others(people, lambda others: fitting.level_words(others, settings))
    judged = fitting.judged_by_others(people, told_levels, settings)
    told = fitting.told_by_others(people, lambda others: fitting.role_words(others, settings))
    told_fields = fitting.told_by_others(people, lambda others: fitting.field_words(others, settings))
    role_scores = train.crossed_role_scores(people, judged, told, settings)
    about = fitting_fields.topics_by_others(people, judged, settings)
    field_scores = train.crossed_field_scores(people, judged, about, told_fields, settings)
    answers = Answers(people)
    heats: dict[str, float] = {}
    for group in fitting.folds_of(people):
        seen = [at for at, one in enumerate(people) if one.voice not in group]
        heat = fitting.temperature(role_scores[seen], [ROLES.index(people[at].role) for at in seen])
        heats.update(dict.fromkeys(group, heat))
    divisors = np.array([[heats[one.voice]] for one in people])
    chances = linear.softmax(role_scores / divisors)
    other = fitting_levels.others(people, chances)
    level_rows = fitting_levels.level_rows(people, judged, told_levels, other)
    level_models = fitting_levels.models_by_others(people, level_rows, settings)
    limits = production.Thresholds()
    for at, one in enumerate(people):
        row = chances[at]
        role = ROLES[int(row.argmax())]
        field = "none" if role == "other" else FIELDS[int(field_scores[at].argmax())]
        said = fitting.said_of(one, told_levels[one.id])
        level = levels.level_of(
            one.person, one.measured, judged[one.id], limits, level_models[one.id], said, other[one.id]
        ).level
        ruled = production.level_of(
            one.person, one.measured, judged[one.id], limits, other[one.id] < production.SURELY_OTHER
        ).level
        answers.ruled.append(ruled)
        _add(answers, role, dict(zip(ROLES, map(float, row), strict=True)), field, level)
        answers.months.append(tenure.relevant_months(one.person, judged[one.id], role != "other"))
    return answers, judged


def _add(answers: Answers, role: str, chances: dict[str, float], field: str, level: str) -> None:
    answers.role.append(role)
    answers.role_sure.append(chances[role])
    answers.ai_first.append(chances["ai_engineer"] > chances["software_engineer"])
    answers.field.append(field)
    answers.level.append(level)


def figures(answers: Answers) -> dict[str, Any]:
    """Every figure of one set of answers."""
    people = answers.people
    roles, fields, reached = (
        [one.role for one in people],
        [one.specialization for one in people],
        [one.production for one in people],
    )
    right = [a == b for a, b in zip(roles, answers.role, strict=True)]
    pair = [at for at, one in enumerate(people) if one.role in ROLES[:2]]
    found: dict[str, Any] = {
        "people": len(people),
        "role_accuracy": metrics.accuracy(roles, answers.role),
        "role_accuracy_95": metrics.interval([float(ok) for ok in right]),
        "role_macro_f1": metrics.macro_f1(roles, answers.role, ROLES),
        "role_kappa": metrics.kappa(roles, answers.role, ROLES),
        "role_defensible": metrics.within([one.roles_ok for one in people], answers.role),
        "ai_vs_software": sum(answers.ai_first[at] == (roles[at] == "ai_engineer") for at in pair)
        / max(1, len(pair)),
        "role_ece": metrics.calibration_error(right, answers.role_sure) if answers.role_sure else None,
        "specialization_accuracy": metrics.accuracy(fields, answers.field),
        "specialization_accuracy_95": metrics.interval(
            [float(a == b) for a, b in zip(fields, answers.field, strict=True)]
        ),
        "specialization_defensible": metrics.within(
            [one.specializations_ok for one in people], answers.field
        ),
        "production_accuracy": metrics.accuracy(reached, answers.level),
        "production_accuracy_95": metrics.interval(
            [float(a == b) for a, b in zip(reached, answers.level, strict=True)]
        ),
        "production_kappa_quadratic": metrics.kappa(
            reached, answers.level, PRODUCTION_LEVELS, quadratic=True
        ),
        "production_within_one": metrics.within_one(reached, answers.level, PRODUCTION_LEVELS),
        "production_within_one_defensible": metrics.within_one_of_any(
            [one.productions_ok for one in people], answers.level, PRODUCTION_LEVELS
        ),
        "production_defensible": metrics.within([one.productions_ok for one in people], answers.level),
        "role_table": metrics.per_class(roles, answers.role, ROLES),
        "specialization_table": metrics.per_class(fields, answers.field, (*FIELDS, "none")),
        "production_table": metrics.per_class(reached, answers.level, PRODUCTION_LEVELS),
    }
    if answers.ruled:
        found["production_by_rule_alone"] = {
            "accuracy": metrics.accuracy(reached, answers.ruled),
            "kappa_quadratic": metrics.kappa(reached, answers.ruled, PRODUCTION_LEVELS, quadratic=True),
            "within_one": metrics.within_one(reached, answers.ruled, PRODUCTION_LEVELS),
        }
    gaps = [
        abs((months or 0) / 12 - one.years)
        for one, months in zip(people, answers.months, strict=False)
        if one.years is not None
    ]
    if gaps:
        found["years_within_half"] = sum(gap <= 0.5 for gap in gaps) / len(gaps)
        found["years_mean_gap"] = sum(gaps) / len(gaps)
    result: dict[str, Any] = rounded(found)
    return result


def line_figures(people: Sequence[Example], judged: fitting.Judged) -> dict[str, Any]:
    """Figures of the line model over labelled statements."""
    labels = [label for one in people for label in one.labels]
    verdicts = [verdict for one in people for verdict in judged[one.id]]
    stages = [max(PRODUCTION_LEVELS, key=lambda name: verdict.stages[name]) for verdict in verdicts]
    truth = [label.stage for label in labels]
    table = {
        code: metrics.f1(
            [code in label.codes for label in labels],
            [verdict.codes[code] >= LEAST_CODE for verdict in verdicts],
        )
        for code in CODES
    }
    result: dict[str, Any] = rounded(
        {
            "statements": len(labels),
            "ai_work_f1": metrics.f1([label.ai for label in labels], [v.ai >= 0.5 for v in verdicts]),
            "software_work_f1": metrics.f1(
                [label.software for label in labels], [v.software >= 0.5 for v in verdicts]
            ),
            "stage_accuracy": metrics.accuracy(truth, stages),
            "stage_kappa_quadratic": metrics.kappa(truth, stages, PRODUCTION_LEVELS, quadratic=True),
            "operated_f1": metrics.f1([t == "operated" for t in truth], [s == "operated" for s in stages]),
            "code_f1": table,
        }
    )
    return result


def rounded(value: Any) -> Any:
    """The same figures with three decimals."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(part) for part in value]
    return value


def ablations(people: Sequence[Example]) -> dict[str, dict[str, Any]]:
    """The same people under poorer settings: what each kind of line feature adds on unseen voices."""
    variants = {
        "all features": Settings(),
        "without sentence vectors": Settings(vectors=False),
        "without words": Settings(words=0.0),
        "without cues": Settings(cues=False),
        "without the second look": Settings(second_c=0.0),
        "without words of the whole paper": Settings(word_c=0.0),
    }
    found = {}
    for name, settings in variants.items():
        answers, judged = by_unseen_voices(people, settings)
        found[name] = {**figures(answers), "lines": line_figures(people, judged)}
    return found


def main(arguments: Sequence[str]) -> int:
    """Measures; with ``--write`` also writes metrics.json and CARD.md."""
    with threadpool_limits(1):
        return _measure(arguments)


def _measure(arguments: Sequence[str]) -> int:
    people = read(sys.stdin)
    learners = [one for one in people if one.split != "test"]
    table: dict[str, dict[str, Any]] = {}
    for name, value in ablations(learners).items():
        table[f"unseen voices, {name}"] = value
    for name, answers in baselines.unseen_voices(learners).items():
        table[f"unseen voices, baseline {name}"] = figures(answers)
    if "--no-test" not in arguments:
        tested = [one for one in people if one.split == "test"]
        models = predict.load()
        judged = {one.id: models.lines.judge_all(one.measured) for one in tested}
        table["test part"] = {**figures(by_models(tested, models)), "lines": line_figures(tested, judged)}
        for name, answers in baselines.on_test(learners, tested).items():
            table[f"test part, baseline {name}"] = figures(answers)
    print(cards.comparison(table))
    if "--write" in arguments:
        for name in linear.NAMES:
            content = json.dumps(cards.figures_of(name, table), indent=1, sort_keys=True) + "\n"
            (HERE / name / "metrics.json").write_text(content, encoding="utf-8")
            card = cards.card(name, table, linear.load(name))
            (HERE / name / "CARD.md").write_text(card, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
