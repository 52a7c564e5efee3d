"""What the words of all statements together say of role and field: who tells of patients, menus and tenders all over the paper is
no engineer, whatever a single line sounds like.

Beside the way of the data; models.features adds it to the masses of AI, software and other work, models.fitting fits it. It reads single
words of statements of work only: no title, no name, no list of languages or interests, and no word of protected.toml.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log, sqrt
from pathlib import Path
from typing import Any

from models import linear
from models.features import Measured
from skill_taxonomy.words import proper_names

_HERE = Path(__file__).parent
MARK = "w:"
PAIR = "_"


@dataclass(frozen=True, slots=True)
class WordModel:
    """A choice among roles or fields over words (``linear``), and how rare each word is (``rarity``: log of people a holder)."""

    linear: linear.Linear
    rarity: Mapping[str, float]
    by_place: tuple[float, ...] = field(
        init=False, repr=False, compare=False
    )  # rarity, in the order of the features

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_place", tuple(self.rarity[name] for name in self.linear.features))


@lru_cache(maxsize=1)
def groups() -> dict[str, list[str]]:
    """Words that no model weighs, by what they tell of a person."""
    return tomllib.loads((_HERE / "protected.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def protected() -> frozenset[str]:
    """All of them, with the names of people and places."""
    return frozenset(word for group in groups().values() for word in group) | proper_names()


def is_open(name: str) -> bool:
    """Whether a word feature ("w:queue", "w:message_queue") holds no protected word."""
    return not any(word in protected() for word in name.removeprefix(MARK).split(PAIR))


def counted(measured: Sequence[Measured]) -> Counter[str]:
    """How many statements hold each single word, in the order of the words: to put them into it for each of three models
    took as long as to count them."""
    names = [name for one in measured for name in one.features if name.startswith(MARK) and PAIR not in name]
    names.sort()
    return Counter(names)


def row(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """Weights of the known words of a paper, of length 1: (1 + log count) x rarity (Salton and Buckley 1988)."""
    known = sorted([name for name in counts if name in rarity])  # sums in another order end in other digits
    values = _weights([counts[name] for name in known], [rarity[name] for name in known])
    return dict(zip(known, values, strict=True))


def _weights(counts: Sequence[int], rarity: Sequence[float]) -> list[float]:
    values = [(1.0 + log(count)) * rare for count, rare in zip(counts, rarity, strict=True)]
    length = sqrt(sum([value * value for value in values])) or 1.0
    return [value / length for value in values]


def chances(model: WordModel, measured: Sequence[Measured]) -> linear.Array:
    """Probabilities of the outputs by words alone."""
    return chances_of(model, counted(measured))


def chances_of(model: WordModel, counts: Mapping[str, int]) -> linear.Array:
    """The same of words that are counted already."""
    place = (
        model.linear.index.get
    )  # asked once a word: to look through tables of thousands is what takes the time
    known = [(at, counts[name]) for name in sorted(counts) if (at := place(name)) is not None]
    places = [at for at, _ in known]
    values = _weights([count for _, count in known], [model.by_place[at] for at in places])
    result: linear.Array = linear.softmax(model.linear.scores_at(places, values))
    return result


def to_json(model: WordModel) -> dict[str, Any]:
    """Plain data."""
    rarity = [round(model.rarity[name], 4) for name in model.linear.features]
    return {**linear.to_json(model.linear), "rarity": rarity}


def from_json(value: Mapping[str, Any]) -> WordModel:
    """A WordModel of the object that ``to_json`` made."""
    return WordModel(linear.from_json(value), dict(zip(value["features"], value["rarity"], strict=True)))
