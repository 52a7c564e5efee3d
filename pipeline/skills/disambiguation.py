"""Decides which ambiguous forms (Go, R, C, Spring, Excel ...) are the skill here: spaCy component ``skill_context``.

Place in the way of the data: inside the skills room, after the matcher. The rules are data: each skill's
``[context]`` table in the taxonomy. A form counts when a supporting word stands in the same statement, or when
its direct neighbour in a list is a skill; it never counts beside a word that rules it out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.skills.adverts import Adverts, Statement
from pipeline.skills.capitals import Capitals
from pipeline.skills.lists import (
    ambiguous_runs,
    ends_item,
    is_hardly_more,
    is_item,
    is_named_item,
    is_tag_list,
    lies_in,
    neighbours,
    stands_alone,
)
from pipeline.skills.matcher import SPANS, register_extensions
from pipeline.skills.naming import name_words
from pipeline.skills.rules import Rule, rule_of, ruled_out, supported
from pipeline.skills.words import Phrases, Words, key, reader_of
from skill_taxonomy.loader import load, read_table
from skill_taxonomy.records import Taxonomy
from skill_taxonomy.words import english

LIST_FLAG = "skills_listed"  # doc.user_data key: character ranges that are bodies of skills sections
OWN_FLAG = "skills_own"  # doc.user_data key: every line is a person's own, as in a résumé
_NEARBY = 12  # the same for everyday nouns and soft skills, which lean on the words beside them
_LEADING = 4  # words of the longest phrase that leads to a technology
_HARDLY_MORE = 2  # further words in a statement that is a name alone
_SOFT_MORE = (
    1  # the same for a soft skill further on: more is a sentence, and employers put them into every one
)
_READER = frozenset({"you", "your"})
_CAPITALS_LOST = frozenset({"lower", "word"})
_FAR = 1 << 60


class SkillContext:
    """spaCy component: drops the ambiguous spans of ``doc.spans["skills"]`` that nothing supports."""

    def __init__(self, nlp: Language, overlay: str | None = None) -> None:
        self._make_doc = nlp.tokenizer
        self._overlay = overlay
        self._reader = reader_of(nlp)
        self._rules: dict[str, Rule] | None = None
        self._before: frozenset[tuple[str, ...]] = frozenset()
        self._after: list[list[str]] = []
        self._before_small: frozenset[tuple[str, ...]] = frozenset()
        self._prose: frozenset[str] = frozenset()
        self._bare: frozenset[str] = frozenset()
        self._english: frozenset[str] = frozenset()
        self._generic: frozenset[str] = frozenset()
        self._names: Mapping[str, frozenset[str]] = {}
        self._ideas: frozenset[str] = frozenset()
        self._of_a_kind: frozenset[str] = frozenset()
        self._soft: frozenset[str] = frozenset()
        self._work: frozenset[str] = frozenset()
        self._adverts: Adverts | None = None
        self._capitals: Capitals | None = None
        self._skill_talk = self._own = Rule()

    def use(self, taxonomy: Taxonomy) -> None:
        """Takes this taxonomy's rules from now on."""
        self._rules = {
            s.id: rule_of(s.context, self._fold) for s in taxonomy.skills.values() if s.context is not None
        }
        generic = read_table("generic.toml")
        kinds, areas = set(generic["kinds"]), tuple(generic["areas"])
        everyday = {s.id for s in taxonomy.skills.values() if s.kind in kinds and s.area.startswith(areas)}
        self._generic = frozenset(generic["skills"]) | (everyday - frozenset(generic["terms"]))
        self._ideas = frozenset(s.id for s in taxonomy.skills.values() if s.kind in kinds)
        self._of_a_kind = frozenset(generic["of_a_kind"])
        self._soft = frozenset(s.id for s in taxonomy.skills.values() if s.kind == "soft_skill")
        self._work = frozenset(key(word) for word in generic["work"])
        self._adverts = Adverts(self._work, self._fold)
        self._own = Rule(near=Phrases(self._fold(tuple(generic["own"]))))
        self._skill_talk = Rule(near=Phrases(self._fold(tuple(generic["words"]))))
        support = read_table("support.toml")
        self._before = frozenset(self._fold(tuple(support["before"])))
        self._after = [[key(word)] for word in support["after"]]
        self._before_small = frozenset(self._fold(tuple(support["before_small"])))
        self._prose = frozenset(support["prose"])
        self._bare = frozenset(support["bare"])
        self._english = english()
        self._names = name_words(taxonomy, self._generic, self._english, generic["everyday"])
        self._capitals = Capitals(taxonomy, support, self._work)

    def __call__(self, doc: Doc) -> Doc:
        """The doc, ambiguous spans kept only where supported."""
        if self._rules is None:
            self.use(load(Path(self._overlay) if self._overlay else None))
        spans = list(doc.spans.get(SPANS, ()))
        if not spans:
            return doc
        doc.spans[SPANS] = self._kept(doc, spans)
        return doc

    def _kept(self, doc: Doc, spans: list[Span]) -> list[Span]:
        assert self._rules is not None
        assert self._adverts is not None
        assert self._capitals is not None
        adverts, capitals = self._adverts, self._capitals
        read = self._reader.read(doc)
        keys = read.keys
        bounds = read.statements
        listed = doc.user_data.get(LIST_FLAG, ())
        own = bool(doc.user_data.get(OWN_FLAG))
        talk = keys if own else adverts.talk(keys)
        at: Statement | None = None
        sure: dict[int, str] = {}
        waiting: list[int] = []
        undecided: list[tuple[int, int, int]] = []
        for index, span in enumerate(spans):
            skill_id, said = span.label_, span._
            ambiguous = said.skill_ambiguous
            rule = self._rules.get(skill_id)
            low, high = _statement_of(bounds, span)
            if rule is not None and (ambiguous or rule.always):
                bare = self._bare if capitals.inside(read, span, low, high) else frozenset()
                if self._is_led_to(keys, span, 2):
                    bare |= {keys[span.start - 1]}
                if ruled_out(keys, span, low, high, rule, bare):
                    continue
            if not own:
                if at is None or at.low != low or at.high != high:
                    at = adverts.read(read, talk, low, high)
                if adverts.own(read, span, at):
                    continue
                if adverts.is_quality(read, span, low) and not (
                    is_item(keys, span) or self._is_own_work(keys, spans, span, low, high)
                ):
                    continue
                if skill_id in self._ideas and (
                    (span.start and keys[span.start - 1] in self._of_a_kind)
                    or adverts.among_departments(read, span, low, high)
                ):
                    continue
            everyday = not own and skill_id in self._generic and not self._holds_name(keys, span)
            if everyday and adverts.among_people(read, span, low, high):
                continue
            everyday = everyday and (
                not ambiguous or (span.text.islower() and said.skill_rule not in _CAPITALS_LOST)
            )
            if everyday and not self._is_talk_of_skill(talk, spans, span, low, high):
                waiting.append(index)
                continue
            if not own and skill_id in self._soft:
                if _READER.isdisjoint(keys[low:high]) and self._is_own_work(keys, spans, span, low, high):
                    sure[index] = ""  # "are you known for your creativity?" claims nothing
                continue
            if not ambiguous or rule is None:
                sure[index] = ""
                continue
            road = said.skill_rule
            if road == "word":  # "can": only as a whole item of a list of skills
                if lies_in(span, listed) and stands_alone(keys, span):
                    sure[index] = "context:item"
                continue
            small = road == "lower"
            if lies_in(span, listed) and is_item(keys, span):
                sure[index] = "context:item"
            elif not small and supported(keys, span, low, high, rule):
                sure[index] = "context:near"
            elif (not small and self._is_introduced(read, span, low, high)) or self._is_written_in(
                keys, span
            ):
                sure[index] = "context:before"
            else:
                undecided.append((index, low, high))
            if index not in sure and rule.list and (not small or self._may_be_listed(keys, spans, index)):
                waiting.append(index)
        self._settle(keys, spans, sure, waiting)
        standing = [
            at[0]
            for at in undecided
            if at[0] not in sure and capitals.stand(read, spans, at, sure, is_named_item(keys, spans[at[0]]))
        ]
        if standing:
            sure.update(dict.fromkeys(standing, "context:capital"))
            self._settle(keys, spans, sure, [index for index in waiting if index not in sure])
        for index, how in sure.items():
            if how:
                spans[index]._.skill_rule = how
        return [spans[index] for index in sorted(sure)]

    @staticmethod
    def _settle(keys: list[str], spans: list[Span], sure: dict[int, str], waiting: list[int]) -> None:
        """List neighbours support each other, outward from those that are sure."""
        changed = True
        while changed:
            changed = False
            for index in list(waiting):
                before, after = neighbours(keys, spans, index)
                beside = [other for other, _ in (before, after) if other in sure]
                joined = any(signed for other, signed in (before, after) if other in sure)
                if not beside:
                    continue
                both = len(beside) == 2
                if joined or both or is_tag_list(spans, index):
                    sure[index] = "context:list"
                    waiting.remove(index)
                    changed = True
            if not changed:
                for run in ambiguous_runs(keys, spans, waiting):
                    sure.update(dict.fromkeys(run, "context:list"))
                    waiting = [index for index in waiting if index not in sure]
                    changed = True

    def _holds_name(self, keys: list[str], span: Span) -> bool:
        """Whether a mention of a practice holds the name of a tool, which is no everyday word."""
        names = self._names.get(span.label_)
        return names is not None and not names.isdisjoint(keys[span.start : span.end])

    def _is_talk_of_skill(self, keys: list[str], spans: list[Span], span: Span, low: int, high: int) -> bool:
        return self._is_own_work(keys, spans, span, low, high) or supported(
            keys, span, low, high, self._skill_talk, _NEARBY
        )

    def _is_own_work(self, keys: list[str], spans: list[Span], span: Span, low: int, high: int) -> bool:
        opening = next((keys[place] for place in range(low, high) if keys[place][:1].isalnum()), "")
        if opening in self._work and span.start > low:
            return True
        inside = any(keys[place][:1].isalnum() for place in range(low, span.start))
        further = _SOFT_MORE if inside and span.label_ in self._soft else _HARDLY_MORE
        if is_hardly_more(keys, spans, low, high, further):
            return True
        return supported(keys, span, low, high, self._own, _NEARBY)

    def _may_be_listed(self, keys: list[str], spans: list[Span], index: int) -> bool:
        """Whether a form in small letters can be an item of a list: its end is an item's, and an English word
        begins as one too ("ready to go, python" is no list), or stands behind words that go with a technology."""
        span = spans[index]
        if is_tag_list(spans, index):
            return True
        if not ends_item(keys, span):
            return False
        return (
            span.text not in self._english
            or is_item(keys, span)
            or span.start == 0
            or keys[span.start - 1] not in self._prose
        )

    def _is_introduced(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether words that only go with a technology stand directly before or after a form with its capitals, or one
        that has none and is no English word ("dbt"). A capital that only opens the statement is none."""
        assert self._capitals is not None
        text, keys = span.text, read.keys
        if text.islower() and text in self._english:
            return False
        if self._capitals.before_thing(read, span, high) or self._capitals.after_in(read, span, low, high):
            return True
        if self._is_led_to(keys, span):
            return True
        return span.start > low and keys[span.end : span.end + 1] in self._after

    def _is_written_in(self, keys: list[str], span: Span) -> bool:
        """Whether words that speak of code alone lead to a name in small letters that ends its item ("written in go")."""
        if (
            not span.text.islower()
            or tuple(keys[max(0, span.start - 2) : span.start]) not in self._before_small
        ):
            return False
        assert self._capitals is not None
        return ends_item(keys, span) and not self._capitals.is_shared(span)

    def _is_led_to(self, keys: list[str], span: Span, least: int = 1) -> bool:
        """Whether words that only go with a technology, at least so many, stand directly before a name."""
        lengths = range(least, _LEADING + 1)
        return any(tuple(keys[max(0, span.start - n) : span.start]) in self._before for n in lengths)

    def _fold(self, phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(key(token.text) for token in self._make_doc(phrase)) for phrase in phrases)


def _statement_of(bounds: list[tuple[int, int]], span: Span) -> tuple[int, int]:
    low, high = bounds[bisect_right(bounds, (span.start, _FAR)) - 1]
    return low, max(high, span.end)


@Language.factory("skill_context", default_config={"overlay": None})
def create_skill_context(nlp: Language, name: str, overlay: str | None) -> SkillContext:
    """Factory of the component, found by spaCy through its entry point."""
    register_extensions()
    return SkillContext(nlp, overlay)
