"""Fits the line model, what words say, and the role; the fields are in models.fitting_fields.

Beside the way of the data; used by models.train and models.evaluate only. Everything is deterministic: fixed solvers,
sorted vocabularies, no random start.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from models import context, features, linear, lines, meaning, words
from models.examples import Example, LineLabel
from models.features import FIELDS, LineJudgement
from models.lines import BINARY, OUTPUTS, LineModel
from pipeline.records import PRODUCTION_LEVELS, ROLES

LEAST_PEOPLE = 6
LEAST_VOICES = 3
FOLDS = 5
THINNED = (0.5, 0.3, 0.2)  # shares of the statements
Model = TypeVar("Model")
Seen = TypeVar("Seen")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the choice of models turns. ``words``: scale of word features, 0 leaves them out; ``cues``: whether cues
    count; ``vectors``: whether sentence vectors do; ``line_c``, ``second_c``, ``word_c``, ``role_c``, ``level_c``: inverse strengths of
    the penalty (``second_c`` 0: no second look, ``word_c`` 0: no words of the whole paper); ``topic_c``: the same for what statements are about; ``field_l2``: its strength for fields, ``phrase_l2`` for single phrases; ``hybrid_weight``: weight of the rare middle class, ``thinned``: of résumés with
    most lines left out."""

    words: float = 0.8
    cues: bool = True
    vectors: bool = True
    line_c: float = 0.6
    second_c: float = 0.06
    word_c: float = 10.0
    role_c: float = 1.0
    level_c: float = 0.3
    hybrid_weight: float = 1.0
    thinned: float = 0.3
    field_l2: float = 3.0
    topic_c: float = 2.0
    phrase_l2: float = 1.0


# --- lines ------------------------------------------------------------------------------------------------


def line_rows(people: Sequence[Example]) -> list[tuple[Mapping[str, float], LineLabel, Example]]:
    """Every labelled statement with its feature row."""
    rows: list[tuple[Mapping[str, float], LineLabel, Example]] = []
    for one in people:
        rows += [
            ({**measured.features, **meaning.named(measured.vector)}, label, one)
            for measured, label in zip(one.measured, one.labels, strict=True)
        ]
        rows += [(row, label, one) for row, label in one.loose]
    return rows


def common_words(used: Iterable[tuple[Example, Iterable[str]]]) -> dict[str, int]:
    """How many people use each word feature, of those that enough people and voices use and that are not protected. ``used``: people
    with names of features; one person may come more than once."""
    people: dict[str, set[str]] = defaultdict(set)
    voices: dict[str, set[str]] = defaultdict(set)
    for one, names in used:
        for name in names:
            if name.startswith(words.MARK):
                people[name].add(one.id)
                voices[name].add(one.voice)
    return {
        name: len(people[name])
        for name in sorted(people)
        if len(people[name]) >= LEAST_PEOPLE and len(voices[name]) >= LEAST_VOICES and words.is_open(name)
    }


def vocabulary(people: Sequence[Example], settings: Settings) -> list[str]:
    """Names of the features that training uses: all that are not words, and words of enough people and voices."""
    rows = line_rows(people)
    common = common_words((one, row) for row, _, one in rows) if settings.words else {}
    kept = []
    for name in sorted({name for row, _, _ in rows for name in row}):
        if name.startswith(words.MARK):
            if name in common:
                kept.append(name)
        elif name.startswith("v:"):
            if settings.vectors:
                kept.append(name)
        elif settings.cues or not name.startswith(("cue:", "group:", "near:", "field:")):
            kept.append(name)
    return kept


def fit_lines(people: Sequence[Example], settings: Settings) -> LineModel:
    """The line model of some people's statements."""
    names = vocabulary(people, settings)
    rows = line_rows(people)
    matrix = linear.stack([row for row, _, _ in rows], names)
    scale = np.array([settings.words if name.startswith("w:") else 1.0 for name in names])
    matrix = csr_matrix(
        matrix * scale
    )  # few of a line's features are not 0: five times as fast, the same weights
    weights, intercepts = _outputs(matrix, [label for _, label, _ in rows], settings.line_c)
    return LineModel(linear.Linear(tuple(names), OUTPUTS, weights * scale[:, None], intercepts))


def _outputs(
    matrix: linear.Array | csr_matrix, labels: Sequence[LineLabel], strength: float
) -> tuple[linear.Array, linear.Array]:
    """Weights (features x OUTPUTS) and intercepts: yes or no for each of BINARY, one choice among the stages."""
    weights = np.zeros((matrix.shape[1], len(OUTPUTS)))
    intercepts = np.full(len(OUTPUTS), -6.0)
    for at, output in enumerate(BINARY):
        truth = np.array([_has(label, output) for label in labels])
        if truth.sum() < 3:
            continue
        model = LogisticRegression(C=strength, solver="lbfgs", max_iter=400).fit(matrix, truth)
        weights[:, at], intercepts[at] = model.coef_[0], model.intercept_[0]
    stages = np.array([PRODUCTION_LEVELS.index(label.stage) for label in labels])
    model = LogisticRegression(C=strength, solver="lbfgs", max_iter=600).fit(matrix, stages)
    for at, level in enumerate(model.classes_):
        weights[:, len(BINARY) + level] = model.coef_[at]
        intercepts[len(BINARY) + level] = model.intercept_[at]
    return weights, intercepts


def _has(label: LineLabel, output: str) -> bool:
    if output == "ai":
        return label.ai
    return label.software if output == "software" else output in label.codes


def folds_of(people: Sequence[Example], count: int = FOLDS) -> list[list[str]]:
    """Voices in ``count`` groups of about equal numbers of people: whole voices stay together."""
    sizes: dict[str, int] = defaultdict(int)
    for one in people:
        sizes[one.voice] += 1
    groups: list[list[str]] = [[] for _ in range(count)]
    totals = [0] * count
    for voice in sorted(sizes, key=lambda name: (-sizes[name], name)):
        at = totals.index(min(totals))
        groups[at].append(voice)
        totals[at] += sizes[voice]
    return [group for group in groups if group]


def by_others(
    people: Sequence[Example],
    fit: Callable[[list[Example]], Model],
    look: Callable[[Model, Example], Seen],
) -> dict[str, Seen]:
    """What ``look`` sees in every person, by id, with a model that saw no one of the same voice."""
    found: dict[str, Seen] = {}
    for group in folds_of(people):
        model = fit([one for one in people if one.voice not in group])
        for one in people:
            if one.voice in group:
                found[one.id] = look(model, one)
    return found


Judged = dict[str, list[LineJudgement]]
Told = dict[str, words.WordModel]


def first_looks(people: Sequence[Example], settings: Settings) -> Judged:
    """Line judgements of every person, each statement alone, by a model that saw no one of the same voice."""
    return by_others(
        people,
        lambda others: fit_lines(others, settings),
        lambda model, one: model.judge_all(one.measured),
    )


def fit_second(people: Sequence[Example], first: Judged, told: Told, settings: Settings) -> linear.Linear:
    """The second look, of first looks and of words of the level (``told``) by models that did not know the voice: as they are on a
    voice nobody foresaw."""
    speaking = [one for one in people if one.measured]
    matrix = np.vstack(
        [context.rows(_entries(one), first[one.id], said_of(one, told[one.id])) for one in speaking]
    )
    center, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    labels = [label for one in speaking for label in one.labels]
    weights, intercepts = _outputs((matrix - center) / spread, labels, settings.second_c)
    weights = weights / spread[:, None]
    return linear.Linear(context.NAMES, OUTPUTS, weights, intercepts - center @ weights)


def second_looks(people: Sequence[Example], first: Judged, told: Told, settings: Settings) -> Judged:
    """Line judgements of every person after the second look, by a model that saw no one of the same voice."""
    return by_others(
        people,
        lambda others: fit_second(others, first, told, settings),
        lambda model, one: lines.again(model, _entries(one), first[one.id], said_of(one, told[one.id])),
    )


def judged_by_others(people: Sequence[Example], told: Told, settings: Settings) -> Judged:
    """Line judgements of every person by models that saw no one of the same voice, words of the level (``told``) included."""
    first = first_looks(people, settings)
    return second_looks(people, first, told, settings) if settings.second_c else first


def _entries(one: Example) -> list[int]:
    return [measured.statement.entry for measured in one.measured]


def said_of(one: Example, model: words.WordModel) -> list[float]:
    """What a word model says of all of a person's statements."""
    said: list[float] = words.chances(model, one.measured).tolist()
    return said


# --- role -------------------------------------------------------------------------------------------------


def fit_words(
    people: Sequence[Example], answer: Callable[[Example], str], outputs: Sequence[str], settings: Settings
) -> words.WordModel:
    """What words say of a question with these ``outputs``, of the people whose ``answer`` is one of them: words of enough people and
    voices, none of protected.toml."""
    people = [one for one in people if answer(one) in outputs]
    if not settings.word_c:
        nothing = linear.Linear((), tuple(outputs), np.zeros((0, len(outputs))), np.zeros(len(outputs)))
        return words.WordModel(nothing, {})
    counts = [words.counted(one.measured) for one in people]
    holders = common_words(zip(people, counts, strict=True))
    names = sorted(holders)
    rarity = {name: log(len(people) / holders[name]) for name in names}
    matrix = csr_matrix(linear.stack([words.row(found, rarity) for found in counts], names))
    model = LogisticRegression(C=settings.word_c, solver="lbfgs", max_iter=500)
    model.fit(matrix, np.array([outputs.index(answer(one)) for one in people]))
    weights = np.zeros((len(names), len(outputs)))
    intercepts = np.full(len(outputs), -6.0)
    for at, output in enumerate(model.classes_):
        weights[:, output], intercepts[output] = model.coef_[at], model.intercept_[at]
    return words.WordModel(linear.Linear(tuple(names), tuple(outputs), weights, intercepts), rarity)


def role_words(people: Sequence[Example], settings: Settings) -> words.WordModel:
    return fit_words(people, lambda one: one.role, ROLES, settings)


def level_words(people: Sequence[Example], settings: Settings) -> words.WordModel:
    return fit_words(people, lambda one: one.production, PRODUCTION_LEVELS, settings)


def field_words(people: Sequence[Example], settings: Settings) -> words.WordModel:
    return fit_words(people, lambda one: one.specialization, FIELDS, settings)


def told_by_others(people: Sequence[Example], fit: Callable[[list[Example]], words.WordModel]) -> Told:
    """For every person the word model that saw no one of the same voice."""
    return by_others(people, fit, lambda model, _: model)


def role_row(one: Example, judged: Sequence[LineJudgement], told: words.WordModel) -> dict[str, float]:
    return features.role_features(one.person, one.measured, judged, said_of(one, told))


def thinned(
    one: Example, judged: Sequence[LineJudgement], told: words.WordModel, share: float
) -> dict[str, float] | None:
    """``role_row`` of the same person told in ``share`` of the statements, chosen by their digests; None where what is left
    does not show the role. Most people write less than those who wrote the labelled texts: without these rows a short
    résumé of an engineer would surely be one of another profession."""
    kept = [at for at in range(len(one.measured)) if _chance(f"{one.id}:{share}:{at}") < share]
    labels = [one.labels[at] for at in kept]
    shown = {
        "ai_engineer": ("ai",),
        "software_engineer": ("software",),
        "hybrid": ("ai", "software"),
        "other": (),
    }
    if not kept or not all(any(getattr(label, side) for label in labels) for side in shown[one.role]):
        return None
    person = replace(one.person, statements=tuple(one.person.statements[at] for at in kept))
    measured = [one.measured[at] for at in kept]
    said = words.chances(told, measured).tolist()
    return features.role_features(person, measured, [judged[at] for at in kept], said)


def _chance(key: str) -> float:
    """A number in 0-1 that depends on nothing but the key."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) / 2**32


def fit_role(people: Sequence[Example], judged: Judged, told: Told, settings: Settings) -> linear.Linear:
    """Multinomial logistic regression over ``role_features`` of whole and of thinned résumés."""
    rows: list[dict[str, float]] = []
    roles: list[int] = []
    weights: list[float] = []
    for one in people:
        short = [thinned(one, judged[one.id], told[one.id], share) for share in THINNED]
        heavy = settings.hybrid_weight if one.role == "hybrid" else 1.0
        for row, weight in [
            (role_row(one, judged[one.id], told[one.id]), 1.0),
            *((row, settings.thinned) for row in short),
        ]:
            if row is not None:
                rows.append(row)
                roles.append(ROLES.index(one.role))
                weights.append(weight * heavy)
    return multinomial(rows, roles, ROLES, settings.role_c, weights)


def multinomial(
    rows: Sequence[Mapping[str, float]],
    answers: Sequence[int],
    outputs: Sequence[str],
    c: float,
    weights: Sequence[float] | None = None,
) -> linear.Linear:
    """Multinomial logistic regression over standardized named values. ``answers``: places in ``outputs``; ``c``: inverse strength of the
    penalty; ``weights``: of the rows. An output that nobody has is all but impossible."""
    names = sorted({name for row in rows for name in row})
    matrix = linear.stack(rows, names)
    center, spread = matrix.mean(axis=0), matrix.std(axis=0) + 1e-9
    model = LogisticRegression(C=c, solver="lbfgs", max_iter=2000)
    model.fit((matrix - center) / spread, np.array(answers), sample_weight=weights)
    by_output = np.zeros((len(names), len(outputs)))
    intercepts = np.full(len(outputs), -6.0)
    for at, output in enumerate(model.classes_):
        by_output[:, output] = model.coef_[at] / spread
        intercepts[output] = model.intercept_[at] - float((model.coef_[at] * center / spread).sum())
    return linear.Linear(tuple(names), tuple(outputs), by_output, intercepts)


def temperature(scores: linear.Array, truth: Sequence[int]) -> float:
    """The divisor of scores that makes the labels likeliest, between 0.3 and 5 (temperature scaling, Guo et al. 2017)."""
    candidates = np.geomspace(0.3, 5.0, 57)
    places = np.arange(len(truth))
    losses = [
        -float(np.log(linear.softmax(scores / value)[places, np.array(truth)] + 1e-9).mean())
        for value in candidates
    ]
    return float(candidates[int(np.argmin(losses))])
