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
_ARTICLES = frozenset({"the", "a", "an", "our", "my"})
_POSSESSIVE = frozenset({"'s", "’s"})
_NEXT_ITEM = ([","], [";"], ["and"])
_LEAD_ON = frozenset(
    {"for", "on", "with", "behind", "under", "over", "via"}
)  # "Nim for scripting, Lua for the rest"
_BEFORE_LETTER = frozenset({"in", "a", "an", "our"})
_AFTER_LETTER = frozenset(",;:)(/|") | {"and", "or"}
_LONG = 4  # letters of a word that a headline would begin with a capital


class Capitals:
    """Tells names by their capital. ``table``: the tables of ``support.toml``; ``work``: verbs that open a line of
    one's own work."""

    def __init__(self, taxonomy: Taxonomy, table: Mapping[str, Any], work: frozenset[str]) -> None:
        self._work = work
        skills = taxonomy.skills.values()
        self._technologies = frozenset(skill.id for skill in skills if skill.kind not in _SOFT_KINDS)
        self._languages = frozenset(skill.id for skill in skills if skill.kind == "language")
        self._abbreviations = frozenset(table["capitals"])
        self._enough = frozenset(table["capital"]) | self._abbreviations
        self._other_names = frozenset(key(word) for word in table["other_names"])
        self._places = frozenset(table["places"])
        self._exchange = frozenset(table["exchange"])
        self._exchanged = tuple(tuple(words.split()) for words in table["exchanged"])
        self._wares = frozenset(key(word) for word in table["wares"])
        self._things = frozenset(tuple(key(word) for word in thing.split()) for thing in table["things"])

    def inside(self, read: Words, span: Span, low: int, high: int, *, terse: bool = False) -> bool:
        """Whether a name has its capital where text in small letters would give none: after a small word, and no
        part of a longer name ("in Glue jobs", not "at Chef Software"). ``terse``: no long word need show that the text is in small
        letters."""
        texts = read.texts
        text = texts[span.start]
        if (
            (text.isupper() and span.label_ not in self._abbreviations)
            or not text[:1].isupper()
            or span.start == low
        ):
            return False
        before = texts[span.start - 1]
        after = texts[span.end] if span.end < high else ""
        first = next((place for place in range(low, span.start) if texts[place][:1].isalpha()), span.start)
        opens = (
            span.start - 1 == first and read.keys[first] in _ARTICLES and after.islower()
        )  # "The Dash app plots"
        opens |= span.start - 1 == first and self._is_verb(read.keys[first])  # "Built React forms"
        small = before.islower() and (before.isalpha() or before in _POSSESSIVE)
        small = small or before.isdigit()
        if not (small or opens) or before in self._places:
            return False
        if after[:1].isupper() and not after.isupper():
            return False
        around = range(max(low, span.start - _AROUND), min(high, span.end + _AROUND))
        return terse or any(len(texts[place]) >= _LONG and texts[place].islower() for place in around)

    def is_shared(self, span: Span) -> bool:
        """Whether people, places or months have the same name."""
        return key(span.text) in self._other_names

    def _is_verb(self, word: str) -> bool:
        return word in self._work or word.endswith(("ed", "ing"))

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
        opens = span.text[:1].isupper() and span.end < high and read.texts[span.end] in _LEAD_ON
        opens = opens and (
            read.keys[span.start - 1 : span.start][:1] in _NEXT_ITEM
            or not any(read.keys[place][:1].isalnum() for place in range(low, span.start))
        )
        if self._is_exchanged(read, spans, at, sure):
            return True
        if self.is_shared(span) or not (inside or is_item or opens):
            return False
        beside = {
            spans[other].label_
            for other in sure
            if low <= spans[other].start < high and spans[other].label_ in self._technologies
        }
        return len(beside - {span.label_}) >= (1 if inside or opens or span.start == low else _ITEM_BESIDE)

    def _is_exchanged(
        self, read: Words, spans: list[Span], at: tuple[int, int, int], sure: Iterable[int]
    ) -> bool:
        """Whether a name with its capital is what another technology was given up for ("left Java for Go in 2019")."""
        index, low, high = at
        span = spans[index]
        if index == 0 or index - 1 not in sure or not span.text[:1].isupper():
            return False
        before = spans[index - 1]
        if before.start < low or before.label_ not in self._technologies:
            return False
        if self.is_shared(span) and not self._languages.issuperset((before.label_, span.label_)):
            return False
        if tuple(read.keys[before.end : span.start]) not in self._exchanged:
            return False
        after = read.texts[span.end] if span.end < high else ""
        return not after[:1].isupper() and not self._exchange.isdisjoint(read.keys[low : before.start])

    def after_in(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether a name with its capital stands after "in" as a language does ("the parser in Go", "plots in R")."""
        letter = len(span.text) == 1  # "an R prototype"
        if span.start == low or read.keys[span.start - 1] not in (_BEFORE_LETTER if letter else {"in"}):
            return False
        if not letter:
            named = key(span.text) not in self._other_names
            named = named or (span.label_ in self._languages and read.keys[span.end : span.end + 1] != [","])
            last = span.label_ in self._enough and (
                span.end >= high or (read.texts[span.end] == "." and span.end + 1 >= high)
            )
            return (
                named
                and span.label_ in self._technologies
                and self.inside(read, span, low, high, terse=last)  # "Screens in React."
            )
        after = read.texts[span.end] if span.end < high else ""
        ends = after == "." and span.end + 1 >= high  # "in C. elegans" goes on
        open_end = ends or not after or after in _AFTER_LETTER
        return span.label_ in self._languages and (
            after.islower() or (open_end and read.keys[span.start - 1] == "in")
        )

    def before_thing(self, read: Words, span: Span, high: int) -> bool:
        """Whether a thing that only software has follows a name with a capital ("Express middleware", "Go API")."""
        if not read.texts[span.start][:1].isupper():
            return False
        following = read.keys[span.end : min(high, span.end + _THING)]
        if following[:1] and following[0] in self._wares and key(span.text) not in self._other_names:
            return True
        return any(tuple(following[:length]) in self._things for length in range(1, len(following) + 1))
