"""Cue phrases kept as data: which of them a text holds.

Beside the way of the data; read by models.features. A cue is a list of regular expressions, any case, each from a word
boundary. Trying a thousand expressions at every word would cost more than all the rest of assessment, so each is filed
under the first letters it can begin with (models.filing), and only those filed under a word's own first letters are
tried there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from models.filing import Filed, alternatives, beginnings

_WORD_START = re.compile(r"(?<!\w)\w|(?<=[_])\w|(?<!\w)(?=[.#])")
_PLAIN_START = re.compile(r"\w+|(?<!\w)[.#]")  # the same where no underscore stands, three times as quick
_HERE = Path(__file__).parent
_Key = tuple[int, str, int]  # which list of phrases, name, place in its list
_Try = Callable[..., re.Match[str] | None]  # one alternative: ``match`` or ``search`` of its expression


@dataclass(frozen=True)
class Phrases:
    """Named lists of expressions. ``groups``: name -> group ("" where there is none)."""

    patterns: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, str]
    examples: Mapping[str, tuple[str, ...]]
    not_examples: Mapping[str, tuple[str, ...]]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.patterns)

    def members(self, group: str) -> frozenset[str]:
        """Names of a group."""
        return frozenset(name for name, its_group in self.groups.items() if its_group == group)

    def found(self, text: str) -> frozenset[str]:
        """Names with at least one expression in the text."""
        return frozenset(self.counts(text))

    def counts(self, text: str) -> dict[str, int]:
        """Name -> how many of its expressions occur in the text."""
        return {name: len(numbers) for name, numbers in self.which(text).items()}

    def which(self, text: str) -> dict[str, tuple[int, ...]]:
        """Name -> places, in its list, of the expressions that occur in the text."""
        return self._index.which(text)[0]

    @cached_property
    def _index(self) -> _Index:
        return _Index((self.patterns,))


class _Index:
    """The expressions of one or more lists of phrases, filed together."""

    def __init__(self, lists: Sequence[Mapping[str, tuple[str, ...]]]) -> None:
        self._lists = len(lists)
        self._filed: Filed[tuple[_Key, _Try]] = Filed()
        self._everywhere: list[
            tuple[_Key, tuple[str, ...], _Try]
        ] = []  # with beginnings, one of which must stand
        for at, patterns in enumerate(lists):
            for name, its_patterns in patterns.items():
                for number, pattern in enumerate(its_patterns):
                    for alternative in alternatives(pattern):
                        self._put((at, name, number), alternative)

    def _put(self, key: _Key, alternative: str) -> None:
        starts = beginnings(alternative)
        if starts is None:
            signs = tuple(sorted(beginnings(alternative, dots=True) or {""}))
            self._everywhere.append((key, signs, re.compile(rf"\b(?:{alternative})", re.IGNORECASE).search))
            return
        begins = re.compile(alternative, re.IGNORECASE).match
        for start in sorted(starts):
            self._filed.put(start, (key, begins))

    def which(self, text: str) -> list[dict[str, tuple[int, ...]]]:
        """For each list: name -> places of the expressions that occur in the text."""
        hits: dict[_Key, None] = {}
        lowered, starts = _starts(text)
        for at, filed in self._filed.along(lowered, starts):
            for key, begins in filed:
                if key not in hits and begins(text, at):
                    hits[key] = None
        for key, signs, stands in self._everywhere:
            if key not in hits and any(map(lowered.__contains__, signs)) and stands(text):
                hits[key] = None
        found: list[dict[str, tuple[int, ...]]] = [{} for _ in range(self._lists)]
        for its_list, name, number in hits:
            found[its_list][name] = (*found[its_list].get(name, ()), number)
        return found


def cues_and_fields(text: str) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """What ``counts`` of cues.toml and ``which`` of fields.toml find in a text, looking at its words once."""
    cues, fields = _both().which(text)
    return {name: len(numbers) for name, numbers in cues.items()}, fields


@lru_cache(maxsize=1)
def _both() -> _Index:
    return _Index((load("cues.toml").patterns, load("fields.toml").patterns))


def _starts(text: str) -> tuple[str, tuple[int, ...]]:
    """The text in small letters, letter by letter, and where its words begin."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that becomes two: places would no longer agree
        lowered = "".join(letter.lower()[:1] for letter in text)
    begins = _WORD_START if "_" in lowered else _PLAIN_START
    return lowered, tuple([start.start() for start in begins.finditer(lowered)])


@lru_cache(maxsize=4)
def load(file: str) -> Phrases:
    """The phrases of a TOML file of this package: cues.toml or fields.toml."""
    table = tomllib.loads((_HERE / file).read_text(encoding="utf-8"))
    return Phrases(
        patterns={name: tuple(value["patterns"]) for name, value in table.items()},
        groups={name: value.get("group", "") for name, value in table.items()},
        examples={name: tuple(value.get("examples", ())) for name, value in table.items()},
        not_examples={name: tuple(value.get("not_examples", ())) for name, value in table.items()},
    )
