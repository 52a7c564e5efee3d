"""Vetting: its thresholds and cues as data, and lines as evidence. Shared by the checks of this room.

Way of the data: ... skills -> assessment -> **vetting** -> ranking -> reports. Every cue is a bounded pattern, so that
no line can hold a check for longer than its length.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from models.filing import Filed, alternatives, beginnings
from pipeline.records import Document, FlagEvidence, Line

MAX_QUOTE = 300  # characters of a line quoted as evidence
MAX_EVIDENCE = 8  # lines quoted for one flag
CUE_FILES = ("injection", "job_ad")  # looked for together: a text's words are gone through once


@lru_cache(maxsize=8)
def data(name: str) -> Mapping[str, Any]:
    """A data file of this room as a table: ``data("vetting")`` is vetting.toml."""
    return tomllib.loads(files("pipeline.vetting").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def limits(check: str) -> Mapping[str, Any]:
    """The thresholds of one check, from vetting.toml."""
    table: Mapping[str, Any] = data("vetting")[check]
    return table


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern over folded text with what it weighs: ``strong`` ones count alone, others only in company."""

    id: str
    pattern: re.Pattern[str]
    strong: bool
    imperative: bool


@lru_cache(maxsize=8)
def cues(name: str) -> tuple[Cue, ...]:
    """The cues of a data file, in its order."""
    return tuple(
        Cue(
            id=one["id"],
            pattern=re.compile(one["pattern"]),
            strong=one.get("strong", False),
            imperative=one.get("imperative", False),
        )
        for one in data(name)["cue"]
    )


_WORD_START = re.compile(r"\b\w")
_WORD = re.compile(r"\w+")  # begins where _WORD_START does, and skips the rest of the word


@dataclass(frozen=True, slots=True)
class _Index:
    """Places of the cues by where they can begin: at a word with certain first letters, where one of
    certain ``signs`` stands, or (``always``) where nobody can tell."""

    words: Filed[int]
    signs: tuple[tuple[str, int], ...]
    always: frozenset[int]


@lru_cache(maxsize=1)
def _every() -> tuple[tuple[str, Cue], ...]:
    """The cues of all files, each with its file."""
    return tuple((name, cue) for name in CUE_FILES for cue in cues(name))


@lru_cache(maxsize=1)
def _index() -> _Index:
    words: Filed[int] = Filed()
    signs: list[tuple[str, int]] = []
    always: set[int] = set()
    for place, (_, cue) in enumerate(_every()):
        at_words: set[str] = set()
        for alternative in alternatives(cue.pattern.pattern):
            starts = beginnings(alternative)
            if starts is None:
                always.add(place)
            elif alternative.startswith("\\b") and all(map(_WORD_START.match, starts)):
                at_words |= starts
            else:
                signs += [(start, place) for start in sorted(starts)]
        for start in sorted(at_words):
            words.put(start, place)
    return _Index(words, tuple(signs), frozenset(always))


def hits(name: str, text: str) -> tuple[tuple[Cue, re.Match[str]], ...]:
    """Every match of every cue of a data file in a folded text, as ``finditer`` of one after the other gives them."""
    every = _every()
    return tuple([(every[place][1], match) for place, match in _found(text) if every[place][0] == name])


@lru_cache(
    maxsize=2
)  # asked before the sections and again at the end; for most documents each file asks for the same text
def _found(text: str) -> tuple[tuple[int, re.Match[str]], ...]:
    """The matches of the cues of all files, by their place in ``_every``. To search the whole text for each of the cues of
    injection.toml took 5 % of the whole way (71 PDFs)."""
    index, every = _index(), _every()
    anywhere = index.always | {place for sign, place in index.signs if sign in text}
    found = [(place, match) for place in anywhere for match in every[place][1].pattern.finditer(text)]
    ends: dict[int, int] = {}
    for at, filed in index.words.along(text, [word.start() for word in _WORD.finditer(text)]):
        for place in filed:
            if place not in anywhere and at >= ends.get(place, 0):
                match = every[place][1].pattern.match(text, at)
                if match:
                    ends[place] = match.end()
                    found.append((place, match))
    found.sort(key=lambda pair: (pair[0], pair[1].start()))
    return tuple(found)


_FOLDS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_ACCENTS = re.compile("[\u0300-\u036f]")


@lru_cache(maxsize=4096)  # each check folds the lines of the document anew
def folded(text: str) -> str:
    """Text as cues see it: small letters without accents, straight quotes, single spaces."""
    if not text.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_FOLDS)))
        text = unicodedata.normalize("NFC", plain)
    return " ".join(text.lower().split())


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines joined by single spaces, folded. ``begins``: where each line begins in ``text``."""

    text: str
    lines: tuple[Line, ...]
    begins: tuple[int, ...]

    def index(self, offset: int) -> int:
        """Which of the lines holds the character at ``offset``."""
        return max(0, bisect_right(self.begins, offset) - 1)

    def between(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that hold any of the characters from ``start`` up to ``end``."""
        return self.lines[self.index(start) : self.index(max(start, end - 1)) + 1]


def passage(lines: Sequence[Line], fold: Callable[[str], str] = folded) -> Passage:
    """Lines in reading order as one passage: a sentence goes on from line to line. ``fold``: what becomes of a text."""
    parts: list[str] = []
    kept: list[Line] = []
    begins: list[int] = []
    at = 0
    for line in lines:
        text = fold(line.text)
        if text:
            parts.append(text)
            kept.append(line)
            begins.append(at)
            at += len(text) + 1
    return Passage(" ".join(parts), tuple(kept), tuple(begins))


def evidence(lines: Iterable[Line]) -> tuple[FlagEvidence, ...]:
    """Lines as evidence, each once, in reading order, the first few."""
    kept = sorted({line.number: line for line in lines}.values(), key=lambda line: line.number)
    return tuple(FlagEvidence(one.page, one.number, one.text[:MAX_QUOTE]) for one in kept[:MAX_EVIDENCE])


def by_number(document: Document) -> dict[int, Line]:
    """The document's lines by their number."""
    return {line.number: line for line in document.lines}
