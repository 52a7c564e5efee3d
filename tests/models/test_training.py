"""What compares a fresh training with the models in the tree."""

from __future__ import annotations

from typing import Any

import pytest

from models.train import LAST_DIGITS, differences


@pytest.mark.parametrize(
    ("kept", "made", "alike"),
    [
        ({"weights": [[0.1, 0.2]], "classes": ["a"]}, {"weights": [[0.1, 0.2]], "classes": ["a"]}, True),
        (
            {"weights": [[0.1, 0.2]]},
            {"weights": [[0.1, 0.2001]]},
            True,
        ),  # the last digit of another processor
        ({"weights": [[0.1, 0.2]]}, {"weights": [[0.1, 0.25]]}, False),
        ({"weights": [[0.1, 0.2]]}, {"weights": [[0.1]]}, False),
        ({"classes": ["a"]}, {"classes": ["b"]}, False),
        ({"data_sha256": "aa"}, {"data_sha256": "ab"}, False),
        ({"weights": []}, {"biases": []}, False),
    ],
)
def test_other_models_are_told_from_other_last_digits(kept: Any, made: Any, alike: bool) -> None:
    assert (differences(kept, made) <= LAST_DIGITS) is alike
