"""Which words of a skill's forms are names ("Camunda", "WireMock") and no everyday words ("workflow engine", "mocking").

Place in the way of the data: inside the skills room, asked by ``skill_context``: many practices and concepts stand for
the tools of their kind as well, and who names a tool means the tool, whatever the line talks about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Set

from pipeline.skills.words import key
from skill_taxonomy.records import Skill, Taxonomy

_FLOOR = 4  # letters of a name; shorter words in capitals are abbreviations, which name practices too ("QA")
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATION = re.compile(r"[A-Z0-9]+s?")


def name_words(
    taxonomy: Taxonomy, skills: Set[str], english: Collection[str], everyday: Collection[str]
) -> Mapping[str, frozenset[str]]:
    """Of each of ``skills`` that has any, the folded words that are names: written with a capital by the taxonomy, no
    English word, written small in no form of any skill, and none of ``everyday``."""
    small = {
        word
        for skill in taxonomy.skills.values()
        for form in skill.any_case_forms
        for word in _WORD.findall(form)
        if word.islower()
    }
    known = small.union(english, everyday)
    found = {}
    for skill_id in taxonomy.skills.keys() & skills:
        names = frozenset(key(word) for word in _words_of(taxonomy[skill_id]) if _is_name(word, known))
        if names:
            found[skill_id] = names
    return found


def _words_of(skill: Skill) -> set[str]:
    """The words of a skill's forms; its own name may begin with a capital that says nothing."""
    return {word for form in (*skill.aliases, *skill.exact) for word in _WORD.findall(form)}


def _is_name(word: str, known: Collection[str]) -> bool:
    if len(word) < _FLOOR or word.islower() or _ABBREVIATION.fullmatch(word):
        return False
    low = word.lower()
    return low not in known and low.removesuffix("s") not in known
