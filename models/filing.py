"""Expressions filed under what they can begin with, so that of many only a few are tried at a place of a text.

Beside the way of the data; models.phrases files the cues of the models here, vetting its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

LONGEST_START = 5
MOST_KNOWN = 20_000  # beginnings of words remembered with what is filed under them; then it starts anew
_LITERAL = " -#&/'\"<>"  # signs that stand for themselves in an expression, like letters and digits
_ESCAPED = ("+", "[", "]", "|")
_DOT = "."  # begins no word, so that nothing can be filed under it

T = TypeVar("T")


class Filed(Generic[T]):
    """Things filed under beginnings of at most LONGEST_START characters."""

    def __init__(self) -> None:
        self._by_start: dict[str, list[T]] = {}  # nothing under what only begins a beginning
        self._known: dict[str, tuple[T, ...]] = {}

    def put(self, start: str, thing: T) -> None:
        for length in range(1, len(start)):
            self._by_start.setdefault(start[:length], [])
        self._by_start.setdefault(start, []).append(thing)

    def along(self, text: str, starts: Iterable[int]) -> list[tuple[int, tuple[T, ...]]]:
        """Those of the places ``starts`` of a text under whose characters something is filed, with what it is, the shortest
        beginnings first. Remembered: most words of a text begin like those of the last one, and to look up five beginnings
        a word took 3 % of the whole way."""
        known = self._known
        found = []
        for at in starts:
            head = text[at : at + LONGEST_START]
            things = known.get(head)
            if things is None:
                things = self._remember(head)
            if things:
                found.append((at, things))
        return found

    def _remember(self, head: str) -> tuple[T, ...]:
        filed: list[T] = []
        for length in range(1, len(head) + 1):
            under = self._by_start.get(head[:length])
            if under is None:
                break
            filed += under
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[head] = tuple(filed)
        return self._known[head]


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


def beginnings(pattern: str, *, dots: bool = False) -> set[str] | None:
    """The lowercase beginnings, at most LONGEST_START characters each, of everything that an expression can match; None
    where they cannot be told. ``dots``: those that begin with a dot too."""
    found: set[str] = set()
    for alternative in alternatives(pattern):
        starts = _starts(alternative, "", (*_ESCAPED, _DOT) if dots else _ESCAPED)
        if starts is None or "" in starts:
            return None
        found |= starts
    return found


def _starts(pattern: str, read: str, escaped: Sequence[str]) -> set[str] | None:
    """``read`` and what may follow it by ``pattern``, one alternative; None where the expression does more than this reads.
    ``escaped``: the signs that are read behind a backslash."""
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
        elif pattern[0] == "\\" and pattern[1:2] in escaped:
            choices, rest = [pattern[:2]], pattern[2:]
        elif pattern[0].isalnum() or pattern[0] in _LITERAL:
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
            read, pattern = read + choices[0][-1].lower(), rest
            continue
        found: set[str] = set()
        for choice in choices:
            starts = _starts(choice + rest, read, escaped)
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
