"""What the words of a whole paper say of role and field."""

from __future__ import annotations

import numpy as np
import pytest

from models import features, linear, predict, words
from models.evidence import Statement
from models.features import FIELDS, Measured
from models.words import WordModel
from pipeline.records import ROLES


def measured(*texts: str) -> list[Measured]:
    return [
        Measured(
            Statement(text, 1, (1,), 0, "experience", ()),
            "job",
            {},
            {},
            dict.fromkeys(features.word_features(text), 1.0),
            np.zeros(1),
        )
        for text in texts
    ]


SMALL = WordModel(
    linear.Linear(
        ("w:soup", "w:queue"), ("other", "engineer"), np.array([[2.0, -2.0], [-2.0, 2.0]]), np.zeros(2)
    ),
    {"w:soup": 1.0, "w:queue": 1.0},
)


@pytest.mark.parametrize(
    ("texts", "likelier"),
    [
        (("Cooked soup for a hundred",), 0),
        (("Moved the queue to another broker",), 1),
        (("Soup on Monday", "soup on Friday", "one queue"), 0),
    ],
)
def test_the_words_of_all_statements_decide(texts: tuple[str, ...], likelier: int) -> None:
    said = words.chances(SMALL, measured(*texts))
    assert int(said.argmax()) == likelier
    assert said.sum() == pytest.approx(1.0)


def test_words_that_nobody_knows_say_nothing() -> None:
    assert words.chances(SMALL, measured("Xylophon")).tolist() == [0.5, 0.5]
    assert words.chances(SMALL, []).tolist() == [0.5, 0.5]


def test_a_statement_counts_a_word_once_and_order_is_nothing() -> None:
    first, second = ["soup soup soup", "queue"], ["queue", "soup"]
    assert words.chances(SMALL, measured(*first)).tolist() == words.chances(SMALL, measured(*second)).tolist()


def test_pairs_of_words_are_left_to_the_lines() -> None:
    assert set(words.counted(measured("message queue"))) == {"w:message", "w:queue"}


def test_rows_have_length_one() -> None:
    row = words.row({"w:soup": 3, "w:queue": 1}, SMALL.rarity)
    assert sum(value * value for value in row.values()) == pytest.approx(1.0)
    assert row["w:soup"] > row["w:queue"]


def test_json_round_trip() -> None:
    again = words.from_json(words.to_json(SMALL))
    assert again.rarity == SMALL.rarity
    assert words.chances(again, measured("soup")).tolist() == words.chances(SMALL, measured("soup")).tolist()


PLAIN = [
    (
        ("Checked vital signs of patients on the ward", "Gave medication at night", "Trained six nurses"),
        "other",
    ),
    (("Wrote the checkout service in Go", "Moved the orders database without downtime"), "software_engineer"),
    (("Trained a classifier of claims with gradient boosting", "Fine-tuned a language model"), "ai_engineer"),
]


@pytest.mark.parametrize(("texts", "role"), PLAIN)
def test_plain_people(texts: tuple[str, ...], role: str) -> None:
    said = words.chances(predict.load().role_words, measured(*texts))
    assert ROLES[int(said.argmax())] == role


def test_outputs_are_the_contract_s() -> None:
    models = predict.load()
    assert models.role_words.linear.outputs == ROLES
    assert models.field_words.linear.outputs == FIELDS


def test_no_sum_depends_on_the_order_in_which_words_are_found() -> None:
    model = predict.load().role_words
    names = list(model.rarity)[:400]
    counts = {name: 1 + at % 5 for at, name in enumerate(names)}
    backward = dict(reversed(counts.items()))
    assert list(words.row(counts, model.rarity)) == list(words.row(backward, model.rarity))
    assert words.row(counts, model.rarity) == words.row(backward, model.rarity)


def test_words_of_a_statement_stand_in_one_order() -> None:
    row = features.line_features("Zebra crossing of a yellow queue in abandoned halls", "job", {}, {}, {}, [])
    found = [name for name in row if name.startswith("w:")]
    assert found == sorted(found)
