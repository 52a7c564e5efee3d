"""No model weighs a word that tells who somebody is or where somebody lives."""

from __future__ import annotations

import pytest

from models import linear, words
from models.words import MARK, PAIR

WEIGHED = [
    ("lines", ("first", "features")),
    ("lines", ("words", "features")),
    ("role", ("words", "features")),
    ("specialization", ("words", "features")),
]


@pytest.mark.parametrize(("name", "road"), WEIGHED)
def test_no_protected_word_is_weighed(name: str, road: tuple[str, str]) -> None:
    model = linear.load(name)
    weighed = [feature for feature in model[road[0]][road[1]] if feature.startswith(MARK)]
    assert len(weighed) > 500
    told = {word for feature in weighed for word in feature.removeprefix(MARK).split(PAIR)}
    assert not told & words.protected()


@pytest.mark.parametrize(
    ("feature", "open_"),
    [
        ("w:queue", True),
        ("w:message_queue", True),
        ("w:she", False),
        ("w:mother_tongue", False),
        ("w:indian", False),
        ("w:team_berlin", False),
        ("w:church", False),
        ("w:kubernetes", True),
        ("w:senior", True),  # of a post, not of a person
    ],
)
def test_protected_words(feature: str, open_: bool) -> None:
    assert words.is_open(feature) is open_


def test_each_group_has_words_and_none_stands_twice() -> None:
    listed = [word for group in words.groups().values() for word in group]
    assert all(word == word.lower() for word in listed)
    assert len(listed) == len(set(listed))
    assert {"gender", "family", "age", "belief", "health", "origin", "places"} == set(words.groups())
