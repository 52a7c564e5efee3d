"""Linear models and figures: known values beside counter-cases."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import linear, metrics, predict
from models.lines import OUTPUTS
from pipeline.records import PRODUCTION_LEVELS, ROLES


def test_json_round_trip_keeps_probabilities() -> None:
    model = linear.Linear(
        ("a", "b"), ("x", "y"), np.array([[0.5, -1.25], [2.0, 0.125]]), np.array([0.1, -0.2]), 1.5
    )
    again = linear.from_json(json.loads(json.dumps(linear.to_json(model))))
    row = linear.stack([{"a": 1.0, "b": 0.25, "unknown": 9.0}], model.features)
    assert np.array_equal(model.scores(row), again.scores(row))


@given(st.lists(st.floats(-40, 40), min_size=2, max_size=6))
def test_softmax_is_a_distribution(scores: list[float]) -> None:
    chances = linear.softmax(np.array(scores))
    assert chances.sum() == pytest.approx(1.0)
    assert chances[int(np.argmax(scores))] == chances.max()


def test_model_files_are_plain_json_with_hashes() -> None:
    hashes = linear.hashes()
    assert set(hashes) == set(linear.NAMES)
    assert all(len(digest) == 64 for digest in hashes.values())
    for name in linear.NAMES:
        content = (Path(linear.__file__).parent / name / "model.json").read_text(encoding="utf-8")
        assert json.dumps(json.loads(content), ensure_ascii=False, sort_keys=True, indent=0) + "\n" == content


def test_roles_of_the_model_are_the_contract_s() -> None:
    models = predict.load()
    assert models.role.outputs == ROLES
    assert models.lines.first.outputs == models.lines.second.outputs == OUTPUTS


@pytest.mark.parametrize(
    ("truth", "answers", "plain", "quadratic"),
    [
        ("nneso", "nneso", 1.0, 1.0),
        ("neso", "oooo", 0.0, 0.0),
        ("nnoo", "oonn", -1.0, -1.0),
    ],
)
def test_kappa(truth: str, answers: str, plain: float, quadratic: float) -> None:
    levels = {"n": "none", "e": "experimental", "s": "shipped", "o": "operated"}
    real, said = [levels[c] for c in truth], [levels[c] for c in answers]
    assert metrics.kappa(real, said, PRODUCTION_LEVELS) == pytest.approx(plain)
    assert metrics.kappa(real, said, PRODUCTION_LEVELS, quadratic=True) == pytest.approx(quadratic)


def test_a_near_miss_costs_less_than_a_far_one() -> None:
    truth = ["none", "experimental", "shipped", "operated"]
    near = metrics.kappa(
        truth, ["experimental", "experimental", "shipped", "operated"], PRODUCTION_LEVELS, quadratic=True
    )
    far = metrics.kappa(
        truth, ["operated", "experimental", "shipped", "operated"], PRODUCTION_LEVELS, quadratic=True
    )
    assert far < near < 1.0


def test_macro_f1_counts_only_classes_that_occur() -> None:
    assert metrics.macro_f1(["a", "a"], ["a", "a"], ["a", "b"]) == 1.0
    assert metrics.macro_f1(["a", "b"], ["a", "a"], ["a", "b"]) == pytest.approx((2 / 3 + 0) / 2)


@pytest.mark.parametrize(
    ("right", "sure", "expected"),
    [([True] * 4, [1.0] * 4, 0.0), ([False] * 4, [1.0] * 4, 1.0), ([True, False], [0.55, 0.55], 0.05)],
)
def test_calibration_error(right: list[bool], sure: list[float], expected: float) -> None:
    assert metrics.calibration_error(right, sure) == pytest.approx(expected)


def test_interval_repeats_and_holds_the_mean() -> None:
    values = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    low, high = metrics.interval(values)
    assert (low, high) == metrics.interval(values)
    assert low <= sum(values) / len(values) <= high


@pytest.mark.parametrize(
    ("defensible", "answer", "near"),
    [
        (("operated",), "shipped", True),
        (("operated",), "experimental", False),
        (("operated", "none"), "experimental", True),
        (("operated", "none"), "none", True),
        (("none",), "shipped", False),
    ],
)
def test_within_one_of_what_a_reader_can_defend(defensible: tuple[str, ...], answer: str, near: bool) -> None:
    assert metrics.within_one_of_any([defensible], [answer], PRODUCTION_LEVELS) == float(near)
