"""Reads the cue tables of the taxonomy (context.toml) and finds cues in a statement.

Place in the way of the data: inside the skills room; the assertion component applies what is found here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pipeline.skills.words import key

CATEGORIES = ("negated", "aspired", "other", "asserted", "pseudo", "terminator")
DIRECTIONS = ("forward", "backward", "both", "around")
ITEM = -1  # scope of a cue that belongs to the item or bracket beside it
_ANY_WORDS = 3
_SKILL_JOINTS = frozenset({"/", "&", "and", "or"})  # no comma: "worked with AWS, Kafka and Java developers"
_OPENS = "^"  # before a literal: only at the beginning of a statement
_CLOSES = "$"  # after a literal: only where no further word follows ("Java: no", not "no frontend: no React")

Tokenize = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """One place of a cue: the words it may be; ``optional`` may be missing; ``gap`` is up to three words, ``skill`` the
    words of a skill or of several in a row."""

    words: frozenset[str] = frozenset()
    optional: bool = False
    gap: bool = False
    skill: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as data: its parts, what it says, which way and how far. ``opens``: it counts only where a statement
    begins (a label); ``closes``: only where a sign or the end follows. ``plain``: no part may be missing or stand for
    any words. ``firm``: how many of its words must stand there."""

    literal: str
    parts: tuple[Part, ...]
    category: str
    direction: str
    scope: int
    table: str
    opens: bool = False
    plain: bool = False
    closes: bool = False
    firm: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    cue: Cue


class _Begun:
    """The cues that one word can begin, in order, and which of them the word after it allows."""

    def __init__(self) -> None:
        self._cues: list[tuple[Cue, frozenset[str], frozenset[str]]] = []
        self._open: list[tuple[Cue, frozenset[str]]] = []
        self._seconds: dict[str, list[tuple[Cue, frozenset[str]]] | None] = {}

    def add(self, cue: Cue, following: frozenset[str], needed: frozenset[str]) -> None:
        """A further cue: the words one of which must follow (or none), and those one of which must be said."""
        self._cues.append((cue, following, needed))
        if not following:
            self._open.append((cue, needed))
        self._seconds.update(dict.fromkeys(following))

    def before(self, after: str) -> list[tuple[Cue, frozenset[str]]]:
        """Those that may stand where ``after`` is the next word, each with the words it needs."""
        if after not in self._seconds:
            return self._open
        known = self._seconds[after]
        if known is None:
            known = [
                (cue, needed) for cue, following, needed in self._cues if not following or after in following
            ]
            self._seconds[after] = known
        return known


class CueBook:
    """All cues, indexed by the first word they can begin with."""

    def __init__(self, tables: dict[str, Any], tokenize: Tokenize) -> None:
        verbs = frozenset(key(word) for word in tables["verbs"])
        self._by_word: dict[str, _Begun] = {}
        for name, table in tables.items():
            if not isinstance(table, dict):
                continue
            category, direction = table["category"], table.get("direction", "forward")
            if category not in CATEGORIES or direction not in DIRECTIONS:
                raise ValueError(f"context.toml: [{name}] has an unknown category or direction")
            scope = ITEM if table.get("scope") == "item" else int(table.get("scope", 0))
            for literal in table["cues"]:
                parts = _parts(literal.removeprefix(_OPENS).removesuffix(_CLOSES), verbs, tokenize)
                opens, closes = literal.startswith(_OPENS), literal.endswith(_CLOSES)
                plain = not any(part.optional or part.gap or part.skill for part in parts)
                firm = sum(1 for part in parts if not (part.optional or part.gap or part.skill))
                cue = Cue(literal, parts, category, direction, scope, name, opens, plain, closes, firm)
                following, needed = _second_words(parts), _needed_words(parts)
                for word in sorted(_first_words(parts)):
                    self._by_word.setdefault(word, _Begun()).add(cue, following, needed)

    def find(self, keys: list[str], low: int, high: int, covered: set[int], names: set[int]) -> list[Found]:
        """The cues in tokens ``low`` to ``high``, in order; of those that overlap the longest (then the first) is
        kept. ``covered``: tokens that belong to skills, which no gap of a cue may pass; ``names``: those among them
        that no cue may use as its words ("led a team" is a skill and still opens "led a team of Java developers")."""
        candidates: list[Found] = []
        begin = next((place for place in range(low, high) if keys[place][:1].isalnum()), low)
        said = set(keys[low:high])
        for place in range(low, high):
            begun = self._by_word.get(keys[place])
            if begun is None or place in names:
                continue
            after = keys[place + 1] if place + 1 < high else ""
            for cue, needed in begun.before(after):
                if (needed and needed.isdisjoint(said)) or (cue.opens and place > begin):
                    continue
                end = (
                    _match_plain(cue.parts, keys, place, high, names)
                    if cue.plain
                    else _match(cue.parts, 0, keys, place, high, covered, names)
                )
                if end is None or (cue.closes and end < high and keys[end][:1].isalnum()):
                    continue
                if covered.issuperset(range(place, end)):
                    continue  # a skill's own words only: "ability to learn"
                candidates.append(Found(place, end, cue))
        if len(candidates) < 2:
            return candidates
        candidates.sort(
            key=lambda f: (
                f.start - f.end,
                f.cue.category != "pseudo",
                f.start,
                -f.cue.firm if f.cue.direction == "around" else 0,
                CATEGORIES.index(f.cue.category),
            )
        )
        kept: list[Found] = []
        used: set[int] = set()
        for found in candidates:
            places = range(found.start, found.end)
            if found.cue.direction == "around":  # says something of its own skill only
                if not any(_is_part_of(found, other) for other in kept):
                    kept.append(found)
            elif not any(place in used for place in places):
                used.update(places)
                kept.append(found)
        return sorted(kept, key=lambda f: f.start)


def _is_part_of(found: Found, other: Found) -> bool:
    """Whether a cue around a skill lies within a longer one ("two Scala engineers" in "one of two Scala engineers"), or says
    less of the same words ("led * developers", where "led * workshops for developers" stands)."""
    return (
        other.cue.direction == "around"
        and other.start <= found.start
        and found.end <= other.end
        and (other.end - other.start > found.end - found.start or other.cue.firm > found.cue.firm)
    )


def _parts(literal: str, verbs: frozenset[str], tokenize: Tokenize) -> tuple[Part, ...]:
    parts: list[Part] = []
    for word in literal.split():
        if word == "*":
            parts.append(Part(gap=True))
            continue
        if word == "<verb>":
            parts.append(Part(verbs))
            continue
        if word == "<skill>":
            parts.append(Part(skill=True))
            continue
        optional = word.startswith("?") and len(word) > 1
        choices = word[1:].split("|") if optional else word.split("|")
        pieces = [tokenize(choice) for choice in choices]
        if len(choices) == 1 and len(pieces[0]) > 1:  # "hands-on" is three tokens
            parts.extend(Part(frozenset({key(piece)}), optional) for piece in pieces[0])
        else:
            parts.append(Part(frozenset(key("".join(piece)) for piece in pieces), optional))
    return tuple(parts)


def _first_words(parts: tuple[Part, ...]) -> set[str]:
    words: set[str] = set()
    for part in parts:
        words |= part.words
        if not part.optional:
            break
    return words


def _second_words(parts: tuple[Part, ...]) -> frozenset[str]:
    """The words one of which must follow the first; empty where there may be others."""
    if len(parts) < 2 or any(part.optional or part.gap or part.skill for part in parts[:2]):
        return frozenset()
    return parts[1].words


def _needed_words(parts: tuple[Part, ...]) -> frozenset[str]:
    """Words one of which stands in every statement with this cue, beside its first; empty where none must."""
    firm = [part.words for part in parts[1:] if not part.optional and not part.gap and not part.skill]
    return firm[-1] if firm else frozenset()


def _match_plain(
    parts: tuple[Part, ...], keys: list[str], place: int, high: int, names: set[int]
) -> int | None:
    """The end of ``parts`` where each is one word, or None; what ``_match`` finds, sooner."""
    if place + len(parts) > high:
        return None
    for part in parts:
        if place in names or keys[place] not in part.words:
            return None
        place += 1
    return place


def _match(
    parts: tuple[Part, ...],
    index: int,
    keys: list[str],
    place: int,
    high: int,
    covered: set[int],
    names: set[int],
) -> int | None:
    """The end of the longest reading of ``parts[index:]`` from ``place``, or None."""
    if index == len(parts):
        return place
    part = parts[index]
    if part.gap:
        begins = _gap_ends(keys, place, high, covered)
    elif part.skill:
        begins = _skill_ends(keys, place, high, names)
    else:
        begins = [place] if part.optional else []
        if place < high and place not in names and keys[place] in part.words:
            begins.append(place + 1)
    ends = [_match(parts, index + 1, keys, begin, high, covered, names) for begin in begins]
    return max((end for end in ends if end is not None), default=None)


def _gap_ends(keys: list[str], place: int, high: int, covered: set[int]) -> list[int]:
    """Where a gap from ``place`` may end: after none up to three words."""
    ends = [place]
    for beyond in range(place, min(place + _ANY_WORDS, high)):
        if beyond in covered or (not keys[beyond][:1].isalnum() and keys[beyond] != "-"):
            break
        ends.append(beyond + 1)
    return ends


def _skill_ends(keys: list[str], place: int, high: int, names: set[int]) -> list[int]:
    """Where the skills from ``place`` may end: after one, or after several in a row ("Java and Go")."""
    ends: list[int] = []
    beyond = place
    while beyond < high:
        start = beyond
        while beyond < high and beyond in names:
            beyond += 1
        if beyond == start:
            break
        ends.append(beyond)
        while beyond < high and beyond not in names and keys[beyond] in _SKILL_JOINTS:
            beyond += 1
    return ends
