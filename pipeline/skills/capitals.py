"""What a capital says about an ambiguous name: in text in small letters, "the Glue jobs" are no glue.

Place in the way of the data: inside the skills room, asked by ``skill_context`` where no rule of the skill's own
decides. The words are data: ``support.toml`` of the taxonomy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from spacy.tokens import Span

from pipeline.skills.words import Words, key
from skill_taxonomy.records import Taxonomy

_SOFT_KINDS = frozenset({"concept", "practice", "soft_skill", "certification_topic"})
_AROUND = 6  # tokens on either side in which text shows that it is written in small letters
_ITEM_BESIDE = 2  # technologies that make a whole item one, where it does not open its statement
_THING = 3  # tokens of the longest thing ("front-end")
_AFTER_LETTER = frozenset(",;:)(/|") | {"and", "or"}
_LONG = 4  # letters of a word that a headline would begin with a capital


class Capitals:
    """Tells names by their capital. ``table``: the tables of ``support.toml``."""

    def __init__(self, taxonomy: Taxonomy, table: Mapping[str, Any]) -> None:
        skills = taxonomy.skills.values()
        self._technologies = frozenset(skill.id for skill in skills if skill.kind not in _SOFT_KINDS)
        self._languages = frozenset(skill.id for skill in skills if skill.kind == "language")
        self._enough = frozenset(table["capital"])
        self._other_names = frozenset(key(word) for word in table["other_names"])
        self._places = frozenset(table["places"])
        self._things = frozenset(tuple(key(word) for word in thing.split()) for thing in table["things"])

    def inside(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether a name has its capital where text in small letters would give none: after a small word, and no
        part of a longer name ("in Glue jobs", not "at Chef Software")."""
        texts = read.texts
        text = texts[span.start]
        if text.isupper() or not text[:1].isupper() or span.start == low:
            return False
        before = texts[span.start - 1]
        if not before.islower() or not before.isalpha() or before in self._places:
            return False
        after = texts[span.end] if span.end < high else ""
        if after[:1].isupper() and not after.isupper():
            return False
        around = range(max(low, span.start - _AROUND), min(high, span.end + _AROUND))
        return any(len(texts[place]) >= _LONG and texts[place].islower() for place in around)

    def stand(
        self, read: Words, spans: list[Span], at: tuple[int, int, int], sure: Iterable[int], is_item: bool
    ) -> bool:
        """Whether such a name, or one that is a whole item (``is_item``: "Python, SQL; basics: R"), is the technology:
        it is hardly ever anything else, or other technologies, known for sure, stand in the same statement and the
        name is nobody's. ``at``: the span's index, and the statement's tokens."""
        index, low, high = at
        span = spans[index]
        if span.label_ not in self._technologies:
            return False
        inside = self.inside(read, span, low, high)
        if inside and span.label_ in self._enough:
            return True
        if key(span.text) in self._other_names or not (inside or is_item):
            return False
        beside = {
            spans[other].label_
            for other in sure
            if low <= spans[other].start < high and spans[other].label_ in self._technologies
        }
        return len(beside - {span.label_}) >= (1 if inside or span.start == low else _ITEM_BESIDE)

    def after_in(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether a name with its capital stands after "in" as a language does ("the parser in Go", "plots in R")."""
        if span.start == low or read.keys[span.start - 1] != "in":
            return False
        if len(span.text) > 1:
            named = span.label_ in self._languages or key(span.text) not in self._other_names
            return named and span.label_ in self._technologies and self.inside(read, span, low, high)
        after = read.texts[span.end] if span.end < high else ""
        ends = after == "." and span.end + 1 >= high  # "in C. elegans" goes on
        return span.label_ in self._languages and (
            ends or not after or after in _AFTER_LETTER or after.islower()
        )

    def before_thing(self, read: Words, span: Span, high: int) -> bool:
        """Whether a thing that only software has follows a name with a capital ("Express middleware", "Go API")."""
        if not read.texts[span.start][:1].isupper():
            return False
        following = read.keys[span.end : min(high, span.end + _THING)]
        return any(tuple(following[:length]) in self._things for length in range(1, len(following) + 1))
