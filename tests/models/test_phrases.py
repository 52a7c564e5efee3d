"""The cue files: every example must match its cue, every counter-example must not, and the index changes no answer."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import filing, phrases
from models.features import FIELDS

FILES = ("cues.toml", "fields.toml")
EXAMPLES = [
    (file, name, text)
    for file in FILES
    for name in phrases.load(file).names
    for text in phrases.load(file).examples[name]
]
COUNTER = [
    (file, name, text)
    for file in FILES
    for name in phrases.load(file).names
    for text in phrases.load(file).not_examples[name]
]


@pytest.mark.parametrize(("file", "name", "text"), EXAMPLES)
def test_example_is_found(file: str, name: str, text: str) -> None:
    assert name in phrases.load(file).found(text)


@pytest.mark.parametrize(("file", "name", "text"), COUNTER)
def test_counter_example_is_not_found(file: str, name: str, text: str) -> None:
    assert name not in phrases.load(file).found(text)


def test_every_cue_has_examples_and_fields_are_the_contract_s() -> None:
    for file in FILES:
        assert all(phrases.load(file).examples[name] for name in phrases.load(file).names)
    assert phrases.load("fields.toml").names == FIELDS


WORDS = sorted({word for _, _, text in (*EXAMPLES, *COUNTER) for word in text.split()})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_index_finds_what_plain_search_finds(text: str) -> None:
    for file in FILES:
        found = phrases.load(file)
        plain: dict[str, int] = {}
        for name, patterns in found.patterns.items():
            count = sum(bool(re.search(rf"\b(?:{pattern})", text, re.IGNORECASE)) for pattern in patterns)
            if count:
                plain[name] = count
        assert found.counts(text) == plain


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("deploy(?:ed|s)?", {"deplo"}),
        ("(?:cloud|aws) bill", {"cloud", "aws b"}),
        (r"\d+ ms", set("0123456789")),
        ("a?b", {"ab", "b"}),
        ("a*b", None),
        ("a+b", {"a"}),
        ("re-?train", {"retra", "re-tr"}),
        ("retrieval[- ]augmented", {"retri"}),
        ("x[- ]ray", {"x-ray", "x ray"}),
        ("x[a-c]y", {"x"}),
        ("(?:no|not )?yet", {"noyet", "not y", "yet"}),
        ("(?<!of )course", {"cours"}),
        (r"\bC\b code", {"c"}),
        (r"C\+\+", {"c++"}),
        (r"C\+?#", {"c+#", "c#"}),
        (r"\[/?(?:inst|sys)\]", {"[inst", "[/ins", "[sys]", "[/sys"}),
        (r"""["']role["']""", {'"role', "'role"}),
        ("(?:забудь|忽略)x", {"забуд", "忽略x"}),
        (r"\.net", None),
        ("one|two", {"one", "two"}),
    ],
)
def test_beginnings(pattern: str, expected: set[str] | None) -> None:
    assert filing.beginnings(pattern) == expected


def test_alternatives_split_at_the_top_only() -> None:
    assert filing.alternatives("a|(?:b|c)d|[|]e") == ["a", "(?:b|c)d", "[|]e"]
