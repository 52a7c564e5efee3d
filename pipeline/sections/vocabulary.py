"""Words that tell titles, organizations, degrees and places apart; part of the room sections.

The words are data (vocabulary.toml, headings.toml); this module loads them once and answers questions about a phrase.
Nothing is decided by a word alone: the modules beside this one weigh it with place and typography.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.sections.folding import fold, squeeze
from skill_taxonomy.loader import load


@lru_cache(maxsize=4)
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("pipeline.sections").joinpath(name).read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def words(table: str, key: str) -> frozenset[str]:
    """A list of vocabulary.toml as a set of folded phrases."""
    return frozenset(fold(word) for word in _table("vocabulary.toml")[table][key])


@lru_cache(maxsize=64)
def _openings(table: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """First word -> the phrases of a list that begin with it, longest first: a look-up where a pattern of a thousand
    alternatives would try them one by one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words(table, key), key=lambda word: (-len(word), word)):
        parts = tuple(phrase.split())
        if parts:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(phrases) for first, phrases in found.items()}


@lru_cache(maxsize=8192)
def _words_of(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).split())


@lru_cache(maxsize=4096)
def has(table: str, key: str, phrase: str) -> bool:
    """Whether one of the words stands, as a whole word, in the phrase."""
    openings, parts = _openings(table, key), _words_of(phrase)
    for at, part in enumerate(parts):
        for known in openings.get(part, ()):
            if parts[at : at + len(known)] == known:
                return True
    return False


@lru_cache(maxsize=4096)
def count(table: str, key: str, phrase: str) -> int:
    """How many of the words stand in the phrase, the longest first, none counted twice."""
    openings, parts = _openings(table, key), _words_of(phrase)
    found = at = 0
    while at < len(parts):
        step = next(
            (len(known) for known in openings.get(parts[at], ()) if parts[at : at + len(known)] == known), 0
        )
        found += step > 0
        at += step or 1
    return found


@lru_cache(maxsize=1)
def heading_names() -> dict[str, str]:
    """Squeezed heading name -> kind of section."""
    return {
        squeeze(name): kind
        for kind, entry in reversed(_table("headings.toml").items())
        for name in (*entry["names"], *entry.get("foreign", ()))
    }  # fmt: skip


@lru_cache(maxsize=1)
def heading_words() -> dict[str, str]:
    """Word that makes a short unlisted heading of a kind -> that kind."""
    return {word: kind for kind, entry in _table("headings.toml").items() for word in entry["words"]}


@lru_cache(maxsize=1)
def degree_abbreviations() -> re.Pattern[str]:
    """Short degree names at the start of a phrase, dots and spaces between letters allowed ("B. Sc.", "M.Tech")."""
    shorts = sorted(
        {re.sub(r"[^A-Za-z]", "", s) for s in _table("vocabulary.toml")["degrees"]["short"]},
        key=lambda s: (-len(s), s),
    )
    forms = "|".join(r"\.?\s?".join(_letters(short)) for short in shorts)
    return re.compile(rf"(?:{forms})(?:\.|\b)(?=$|[\s,.;:()\-–—/|\t&])")


def _letters(short: str) -> list[str]:
    """Parts between which a dot or space may stand: BSc -> B, Sc; MBA -> M, B, A; BTech -> B, Tech."""
    return re.findall(r"[A-Z][a-z]*", short) or [short]


@lru_cache(maxsize=1)
def state_codes() -> frozenset[str]:
    return frozenset(_table("vocabulary.toml")["places"]["state_codes"])


@lru_cache(maxsize=1)
def form_labels() -> dict[str, str]:
    """Label of a form, folded -> the label that the finders know."""
    table = _table("vocabulary.toml")["form_labels"]
    return {fold(name): label for label, names in table.items() for name in names}


@lru_cache(maxsize=1)
def known_skills() -> frozenset[str]:
    """The names of the taxonomy, folded."""
    skills = load().skills.values()
    return frozenset(fold(name) for skill in skills for name in (skill.name, *skill.aliases, *skill.exact))


@lru_cache(maxsize=2048)
def is_place(phrase: str) -> bool:
    """Whether the whole phrase names a known country, state, city or "Remote"."""
    folded = fold(phrase)
    return any(folded in words("places", key) for key in ("countries", "states", "cities", "remote"))
