"""Figures that say how good a model is, each a plain function of labels and answers.

Beside the way of the data; used by models.train and models.evaluate.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def accuracy(truth: Sequence[str], answers: Sequence[str]) -> float:
    """Share of equal pairs, 0-1; 0 for none."""
    return sum(a == b for a, b in zip(truth, answers, strict=True)) / max(1, len(truth))


def within(sets: Sequence[Sequence[str]], answers: Sequence[str]) -> float:
    """Share of answers inside their set of defensible answers."""
    return sum(answer in allowed for allowed, answer in zip(sets, answers, strict=True)) / max(
        1, len(answers)
    )


def f1(truth: Sequence[bool], answers: Sequence[bool]) -> float:
    """F1 of a yes/no question, 0 where nothing is found or true."""
    hits = sum(a and b for a, b in zip(truth, answers, strict=True))
    total = sum(truth) + sum(answers)
    return 2 * hits / total if total else 0.0


def per_class(
    truth: Sequence[str], answers: Sequence[str], classes: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Precision, recall, F1 and support of each class."""
    table = {}
    for name in classes:
        hits = sum(a == name and b == name for a, b in zip(truth, answers, strict=True))
        said, real = sum(b == name for b in answers), sum(a == name for a in truth)
        table[name] = {
            "precision": hits / said if said else 0.0,
            "recall": hits / real if real else 0.0,
            "f1": 2 * hits / (said + real) if said + real else 0.0,
            "support": float(real),
        }
    return table


def macro_f1(truth: Sequence[str], answers: Sequence[str], classes: Sequence[str]) -> float:
    """Mean F1 of the classes that occur in the truth."""
    table = per_class(truth, answers, classes)
    present = [table[name]["f1"] for name in classes if table[name]["support"]]
    return sum(present) / max(1, len(present))


def kappa(
    truth: Sequence[str], answers: Sequence[str], classes: Sequence[str], quadratic: bool = False
) -> float:
    """Cohen's kappa (Cohen 1960); ``quadratic``: weighted by the squared distance in the order of ``classes`` (Cohen
    1968). 1 for full agreement, 0 for chance."""
    index = {name: at for at, name in enumerate(classes)}
    seen = np.zeros((len(classes), len(classes)))
    for a, b in zip(truth, answers, strict=True):
        seen[index[a], index[b]] += 1
    places = np.arange(len(classes))
    gap = np.abs(places[:, None] - places[None, :])
    cost = gap**2 if quadratic else (gap > 0).astype(float)
    chance = np.outer(seen.sum(axis=1), seen.sum(axis=0)) / max(1.0, seen.sum())
    expected = float((cost * chance).sum())
    return 1.0 - float((cost * seen).sum()) / expected if expected else 1.0


def within_one(truth: Sequence[str], answers: Sequence[str], classes: Sequence[str]) -> float:
    """Share of answers at most one level off."""
    index = {name: at for at, name in enumerate(classes)}
    near = sum(abs(index[a] - index[b]) <= 1 for a, b in zip(truth, answers, strict=True))
    return near / max(1, len(truth))


def within_one_of_any(
    defensible: Sequence[Sequence[str]], answers: Sequence[str], classes: Sequence[str]
) -> float:
    """Share of answers at most one level off one of the levels that a reader can defend."""
    index = {name: at for at, name in enumerate(classes)}
    near = sum(
        any(abs(index[one] - index[answer]) <= 1 for one in levels)
        for levels, answer in zip(defensible, answers, strict=True)
    )
    return near / max(1, len(answers))


def calibration_error(right: Sequence[bool], confidence: Sequence[float], bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017): mean gap of confidence and accuracy over equal-width bins, weighted
    by their size."""
    total, error = len(right), 0.0
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        members = [at for at, c in enumerate(confidence) if low < c <= high or (number == 0 and c == 0)]
        if members:
            hit = sum(right[at] for at in members) / len(members)
            said = sum(confidence[at] for at in members) / len(members)
            error += len(members) / total * abs(hit - said)
    return error


def interval(values: Sequence[float], repeats: int = 1000) -> tuple[float, float]:
    """95 % bootstrap interval of the mean of per-person values; a fixed generator, so that it repeats."""
    if not values:
        return 0.0, 0.0
    generator = np.random.default_rng(20260101)
    array = np.array(values, dtype=float)
    means = array[generator.integers(0, len(array), (repeats, len(array)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
