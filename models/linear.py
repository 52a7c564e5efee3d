"""Linear models as plain numbers: rebuilt from JSON, applied with numpy, no pickle and no code in the file.

Beside the way of the data; models.train writes what this module reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
_HERE = Path(__file__).parent
NAMES: tuple[str, ...] = ("lines", "role", "specialization", "production")


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (features x outputs) and intercepts over named features. ``temperature`` divides the scores before they
    become probabilities."""

    features: tuple[str, ...]
    outputs: tuple[str, ...]
    weights: Array
    intercepts: Array
    temperature: float = 1.0
    index: dict[str, int] = field(init=False, repr=False, compare=False)
    padded: Array = field(
        init=False, repr=False, compare=False
    )  # weights, with zeros for names that are none
    blocks: dict[tuple[str, ...], Array] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {name: at for at, name in enumerate(self.features)})
        object.__setattr__(self, "padded", np.vstack([self.weights, np.zeros((1, len(self.outputs)))]))

    def matrix(self, rows: Sequence[Mapping[str, float]]) -> Array:
        """Rows of named values in the order of the features; a missing name is 0."""
        return _fill(rows, self.index)

    def scores(self, row: Array) -> Array:
        """Linear scores of one row, or of rows, over the outputs."""
        product = np.einsum(
            "...f,fo->...o", row, self.weights, optimize=False
        )  # no threads: they cost more here
        result: Array = (product + self.intercepts) / self.temperature
        return result

    def scores_at(self, places: Sequence[int], values: Sequence[float]) -> Array:
        """Scores of one row that has values at few ``places`` among thousands of features."""
        weights = self.weights.take(np.array(places, dtype=np.int64), axis=0)
        product = np.einsum("f,fo->o", np.array(values), weights, optimize=False)
        result: Array = (product + self.intercepts) / self.temperature
        return result

    def scores_of(self, rows: Sequence[Mapping[str, float]], names: tuple[str, ...], dense: Array) -> Array:
        """Scores of rows of few named values each (none at all: no rows), beside a block of numbers (rows x ``names``) that
        every row has: the same as ``scores(matrix(...))``, without the thousands of zeros between them."""
        if names not in self.blocks:
            places = [self.index.get(name, -1) for name in names]
            self.blocks[names] = np.array(
                [self.weights[at] if at >= 0 else 0 * self.intercepts for at in places]
            )
        total = np.einsum("rf,fo->ro", dense, self.blocks[names], optimize=False)
        if rows:
            places = [self.index.get(name, len(self.features)) for row in rows for name in row]
            values = np.array([value for row in rows for value in row.values()], dtype=np.float64)
            products = values[:, None] * self.padded.take(places, axis=0)
            end = 0
            for at, row in enumerate(rows):
                start, end = end, end + len(row)
                total[at] += np.add.reduce(products[start:end], axis=0)
        result: Array = (total + self.intercepts) / self.temperature
        return result


def sigmoid(scores: Array) -> Array:
    """Independent probabilities."""
    result: Array = 1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30)))
    return result


def softmax(scores: Array) -> Array:
    """Probabilities that sum to 1 over the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Array = raised / raised.sum(axis=-1, keepdims=True)
    return result


def from_json(value: Mapping[str, Any]) -> Linear:
    """A Linear of the object that ``to_json`` made."""
    return Linear(
        tuple(value["features"]),
        tuple(value["outputs"]),
        np.array(value["weights"], dtype=np.float64).reshape(len(value["features"]), len(value["outputs"])),
        np.array(value["intercepts"], dtype=np.float64),
        float(value.get("temperature", 1.0)),
    )


def to_json(model: Linear, digits: int = 4) -> dict[str, Any]:
    """Plain data, weights rounded to ``digits`` decimals."""
    return {
        "features": list(model.features),
        "outputs": list(model.outputs),
        "weights": [[_short(w, digits) for w in row] for row in model.weights],
        "intercepts": [_short(b, digits) for b in model.intercepts],
        "temperature": _short(model.temperature, digits),
    }


def _short(value: float, digits: int) -> float:
    return round(float(value), digits) + 0.0


@lru_cache(maxsize=8)
def load(name: str) -> dict[str, Any]:
    """The content of models/<name>/model.json."""
    content: dict[str, Any] = json.loads((_HERE / name / "model.json").read_text(encoding="utf-8"))
    return content


def hashes() -> dict[str, str]:
    """Model name -> sha256 of its model.json."""
    return {name: hashlib.sha256((_HERE / name / "model.json").read_bytes()).hexdigest() for name in NAMES}


def stack(rows: Sequence[Mapping[str, float]], features: Sequence[str]) -> Array:
    """Rows of named values as a matrix in the order of ``features``; a missing name is 0."""
    return _fill(rows, {name: at for at, name in enumerate(features)})


def _fill(rows: Sequence[Mapping[str, float]], index: Mapping[str, int]) -> Array:
    matrix = np.zeros((len(rows), len(index)))
    for at, row in enumerate(rows):
        known = [(column, value) for name, value in row.items() if (column := index.get(name)) is not None]
        if known:
            columns, values = zip(*known, strict=True)
            matrix[at, list(columns)] = values
    return matrix
