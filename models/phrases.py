"""Cue phrases kept as data: which of them a text holds.

Beside the way of the data; read by models.features. A cue is a list of regular expressions, any case, each from a word
boundary. Trying a thousand expressions at every word would cost more than all the rest of assessment, so each is filed
under the first letters it can begin with, and only those filed under a word's own first letters are tried there.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

_WORD_START = re.compile(r"(?<!\w)\w|(?<=[_])\w|(?<!\w)(?=[.#])")
LONGEST_START = 5
_LENGTHS = tuple(range(1, LONGEST_START + 1))
_HERE = Path(__file__).parent


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
        hits: dict[tuple[str, int], None] = {}
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter that becomes two: places would no longer agree
            lowered = "".join(letter.lower()[:1] for letter in text)
        filed, everywhere = self._index
        for start in _WORD_START.finditer(lowered):
            at = start.start()
            for length in _LENGTHS:
                for key, expression in filed.get(lowered[at : at + length], ()):
                    if key not in hits and expression.match(text, at):
                        hits[key] = None
        for key, expression in everywhere:
            if key not in hits and expression.search(text):
                hits[key] = None
        found: dict[str, tuple[int, ...]] = {}
        for name, number in hits:
            found[name] = (*found.get(name, ()), number)
        return found

    @cached_property
    def _index(self) -> tuple[dict[str, list[Any]], list[Any]]:
        filed: dict[str, list[Any]] = {}
        everywhere: list[Any] = []
        for name, patterns in self.patterns.items():
            for number, pattern in enumerate(patterns):
                for alternative in alternatives(pattern):
                    starts = beginnings(alternative)
                    key = (name, number)
                    if starts is None:
                        everywhere.append((key, re.compile(rf"\b(?:{alternative})", re.IGNORECASE)))
                        continue
                    compiled = re.compile(alternative, re.IGNORECASE)
                    for start in sorted(starts):
                        filed.setdefault(start, []).append((key, compiled))
        return filed, everywhere


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


def alternatives(pattern: str) -> list[str]:
    """The alternatives of an expression at its top level: "a|(?:b|c)d" gives "a" and "(?:b|c)d"."""
    parts, depth, part, at, in_class = [], 0, "", 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            part += pattern[at : at + 2]
            at += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and depth == 0:
            parts.append(part)
            part = ""
            at += 1
            continue
        part += sign
        at += 1
    return [*parts, part]


def beginnings(pattern: str) -> set[str] | None:
    """The lowercase beginnings, at most LONGEST_START characters each, of everything that an expression can match; None
    where they cannot be told."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        starts = _starts(alternative, "")
        if starts is None or "" in starts:
            return None
        found |= starts
    return found


def _starts(pattern: str, read: str) -> set[str] | None:
    """``read`` and what may follow it by ``pattern``, one alternative; None where the expression does more than this reads."""
    while len(read) < LONGEST_START and pattern:
        if pattern.startswith("\\b"):
            if read:
                break
            pattern = pattern[2:]
            continue
        if pattern.startswith("(?<!"):
            pattern = pattern[_closing(pattern) + 1 :]
            continue
        if pattern.startswith("(?:"):
            end = _closing(pattern)
            choices, rest = alternatives(pattern[3:end]), pattern[end + 1 :]
        elif pattern.startswith("[") and "]" in pattern:
            end = pattern.index("]")
            choices, rest = list(pattern[1:end]), pattern[end + 1 :]
            if not choices or "^" in choices or "\\" in choices or "-" in choices[1:]:
                break
        elif pattern.startswith("\\d"):
            choices, rest = list("0123456789"), pattern[2:]
        elif pattern[0] == "\\" and pattern[1:2] in "+":
            choices, rest = ["\\+"], pattern[2:]
            read, pattern = read + "+", rest
            continue
        elif pattern[0].isascii() and (pattern[0].isalnum() or pattern[0] in " -#&/'"):
            choices, rest = [pattern[0]], pattern[1:]
        else:
            break
        if rest[:1] in {"*", "{"} or (rest[:1] == "+" and len(choices) > 1):
            if rest[:1] != "+":
                break
            rest = ".*" + rest[1:]
        elif rest[:1] == "+":
            rest = ".*" + rest[1:]
        elif rest[:1] == "?":
            rest = rest[1:]
            choices = [*choices, ""]
        if len(choices) == 1 and not pattern.startswith("(?:"):
            read, pattern = read + choices[0].lower(), rest
            continue
        found: set[str] = set()
        for choice in choices:
            starts = _starts(choice + rest, read)
            if starts is None:
                return None
            found |= starts
        return found
    return {read}


def _closing(pattern: str) -> int:
    depth, at = 0, 0
    while at < len(pattern):
        if pattern[at] == "\\":
            at += 2
            continue
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        if depth == 0:
            return at
        at += 1
    raise ValueError(f"unbalanced expression: {pattern!r}")
