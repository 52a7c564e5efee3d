"""Decides which ambiguous forms (Go, R, C, Spring, Excel ...) are the skill here: spaCy component ``skill_context``.

Place in the way of the data: inside the skills room, after the matcher. The rules are data: each skill's
``[context]`` table in the taxonomy. A form counts when a supporting word stands in the same statement, or when
its direct neighbour in a list is a skill; it never counts beside a word that rules it out.
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.skills.adverts import Adverts, Statement
from pipeline.skills.capitals import Capitals
from pipeline.skills.matcher import SPANS, register_extensions
from pipeline.skills.rules import Rule, rule_of, ruled_out, supported
from pipeline.skills.words import Phrases, Words, key, reader_of
from skill_taxonomy.loader import load, read_table
from skill_taxonomy.records import Taxonomy
from skill_taxonomy.words import english

LIST_FLAG = "skills_listed"  # doc.user_data key: character ranges that are bodies of skills sections
OWN_FLAG = "skills_own"  # doc.user_data key: every line is a person's own, as in a résumé
_NEARBY = 12  # the same for everyday nouns and soft skills, which lean on the words beside them
_LEADING = 4  # words of the longest phrase that leads to a technology
_HARDLY_MORE = 2  # further tokens in a statement that is a name alone
_LIST_SIGNS = (
    frozenset(",/;|•●◦▪■·+&(){}[]:")
    | {"and", "or", "\n", "-", "–", "—", "&"}
    | {"und", "oder", "sowie", "y", "et"}  # of those who write half in their own language
)
_LIST_WORDS = frozenset({"but", "also", "then", "plus", "vs", "vs.", "with", "like", "to"})
_ITEM_ENDS = _LIST_SIGNS | {".", "*"}
_YEARS = frozenset({"y", "yr", "yrs", "years", "year"})
_MARKS = frozenset("★☆⭐✭✮●○◉⬤◐▮▯█░")  # how good somebody is at the item before them
_REACH = 3  # separators between two neighbours of a list
_CAPITALS_LOST = frozenset({"lower", "word"})
_RUN = 3  # ambiguous names in a row that support each other
_FAR = 1 << 60
_BRACKET = 6  # tokens of a remark in brackets that a list is read across


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
                    _is_item(keys, span) or self._is_own_work(keys, spans, span, low, high)
                ):
                    continue
                if skill_id in self._ideas and span.start and keys[span.start - 1] in self._of_a_kind:
                    continue
            everyday = not own and skill_id in self._generic
            if everyday and adverts.among_people(read, span, low, high):
                continue
            everyday = everyday and (
                not ambiguous or (span.text.islower() and said.skill_rule not in _CAPITALS_LOST)
            )
            if everyday and not self._is_talk_of_skill(talk, spans, span, low, high):
                waiting.append(index)
                continue
            if not own and skill_id in self._soft:
                if self._is_own_work(keys, spans, span, low, high):
                    sure[index] = ""
                continue
            if not ambiguous or rule is None:
                sure[index] = ""
                continue
            road = said.skill_rule
            if road == "word":  # "can": only as a whole item of a list of skills
                if _lies_in(span, listed) and _stands_alone(keys, span):
                    sure[index] = "context:item"
                continue
            small = road == "lower"
            if _lies_in(span, listed) and _is_item(keys, span):
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
            if at[0] not in sure and capitals.stand(read, spans, at, sure, _is_named_item(keys, spans[at[0]]))
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
                before, after = _neighbours(keys, spans, index)
                beside = [other for other, _ in (before, after) if other in sure]
                joined = any(signed for other, signed in (before, after) if other in sure)
                if not beside:
                    continue
                both = len(beside) == 2
                if joined or both or _is_tag_list(spans, index):
                    sure[index] = "context:list"
                    waiting.remove(index)
                    changed = True
            if not changed:
                for run in _ambiguous_runs(keys, spans, waiting):
                    sure.update(dict.fromkeys(run, "context:list"))
                    waiting = [index for index in waiting if index not in sure]
                    changed = True

    def _is_talk_of_skill(self, keys: list[str], spans: list[Span], span: Span, low: int, high: int) -> bool:
        return self._is_own_work(keys, spans, span, low, high) or supported(
            keys, span, low, high, self._skill_talk, _NEARBY
        )

    def _is_own_work(self, keys: list[str], spans: list[Span], span: Span, low: int, high: int) -> bool:
        opening = next((keys[place] for place in range(low, high) if keys[place][:1].isalnum()), "")
        if opening in self._work and span.start > low:
            return True
        if _is_hardly_more(keys, spans, low, high):
            return True
        return supported(keys, span, low, high, self._own, _NEARBY)

    def _may_be_listed(self, keys: list[str], spans: list[Span], index: int) -> bool:
        """Whether a form in small letters can be an item of a list: its end is an item's, and an English word
        begins as one too ("ready to go, python" is no list), or stands behind words that go with a technology."""
        span = spans[index]
        if _is_tag_list(spans, index):
            return True
        if not _ends_item(keys, span):
            return False
        return (
            span.text not in self._english
            or _is_item(keys, span)
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
        return _ends_item(keys, span) and not self._capitals.is_shared(span)

    def _is_led_to(self, keys: list[str], span: Span, least: int = 1) -> bool:
        """Whether words that only go with a technology, at least so many, stand directly before a name."""
        lengths = range(least, _LEADING + 1)
        return any(tuple(keys[max(0, span.start - n) : span.start]) in self._before for n in lengths)

    def _fold(self, phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(key(token.text) for token in self._make_doc(phrase)) for phrase in phrases)


def _statement_of(bounds: list[tuple[int, int]], span: Span) -> tuple[int, int]:
    low, high = bounds[bisect_right(bounds, (span.start, _FAR)) - 1]
    return low, max(high, span.end)


def _is_hardly_more(keys: list[str], spans: list[Span], low: int, high: int) -> bool:
    """Whether a statement holds hardly more than names and the signs between them."""
    covered = {place for span in spans if low <= span.start < high for place in range(span.start, span.end)}
    return (
        sum(keys[place][:1].isalnum() for place in range(low, high) if place not in covered) <= _HARDLY_MORE
    )


def _neighbours(keys: list[str], spans: list[Span], index: int) -> tuple[tuple[int, bool], tuple[int, bool]]:
    """The spans directly before and after in a list, as (index or -1, whether a sign joins them)."""
    span = spans[index]
    before = after = (-1, False)
    if index > 0:
        between = keys[spans[index - 1].end : span.start]
        if _joins(between) and _may_join(keys, between, spans[index - 1], span):
            before = (index - 1, len(between) > 0)
    if index + 1 < len(spans):
        between = keys[span.end : spans[index + 1].start]
        if _joins(between) and _may_join(keys, between, span, spans[index + 1]):
            after = (index + 1, len(between) > 0)
    return before, after


def _ambiguous_runs(keys: list[str], spans: list[Span], waiting: list[int]) -> list[list[int]]:
    """Lists of three or more capitalised ambiguous names ("Rust, Nim, Zig"): together they are no accident."""
    runs: list[list[int]] = []
    run: list[int] = []
    for index in waiting:
        if spans[index].text.islower():
            continue
        beside = run and _neighbours(keys, spans, index)[0] == (run[-1], True)
        if not beside:
            run = []
            runs.append(run)
        run.append(index)
    return [run for run in runs if len({spans[index].label_ for index in run}) >= _RUN]


def _joins(between: list[str]) -> bool:
    words = _without_brackets(between)
    signs = [word for word in words if word in _LIST_SIGNS or word.isspace()]
    loose = [word for word in words if word in _LIST_WORDS]
    return len(words) <= _REACH and len(signs) + len(loose) == len(words)


def _without_brackets(words: list[str]) -> list[str]:
    """The words without a short bracket among them: "Go (since 2019), Python" is a list."""
    if "(" in words and ")" in words and words.index(")") - words.index("(") <= _BRACKET:
        return words[: words.index("(")] + words[words.index(")") + 1 :]
    return words


def _may_join(keys: list[str], between: list[str], left: Span, right: Span) -> bool:
    """Across a line break only whole items are neighbours."""
    if not any("\n" in word for word in between):
        return True
    return _is_item(keys, left) and _is_item(keys, right)


def _is_item(keys: list[str], span: Span) -> bool:
    """Whether the span is a whole item between list signs or the ends of the text."""
    before = keys[span.start - 1] if span.start > 0 else "\n"
    opens = before in _ITEM_ENDS or before.isspace()
    opens = opens or (
        before in _YEARS and span.start > 1 and keys[span.start - 2][:1].isdigit()
    )  # "10 y C | 2 y Go"
    return opens and _ends_item(keys, span)


def _is_named_item(keys: list[str], span: Span) -> bool:
    """Whether a name in its capital is a whole item."""
    return span.text[:1].isupper() and _is_item(keys, span)


def _stands_alone(keys: list[str], span: Span) -> bool:
    """Whether signs, not words, are on both sides of the span, or the ends of the text."""
    return not any(
        word[:1].isalnum()
        for word in (*keys[max(0, span.start - 1) : span.start], *keys[span.end : span.end + 1])
    )


def _ends_item(keys: list[str], span: Span) -> bool:
    """Whether a list sign or the end of the text follows the span."""
    after = keys[span.end] if span.end < len(keys) else "\n"
    return after in _ITEM_ENDS or after.isspace() or after[:1] in _MARKS


def _lies_in(span: Span, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= span.start_char < high for low, high in ranges)


def _is_tag_list(spans: list[Span], index: int) -> bool:
    """Whether the span stands in a run of at least three skills with nothing between them ("java spring sql")."""
    run = 1
    for step in (-1, 1):
        place = index
        while 0 <= place + step < len(spans):
            left, right = sorted((place, place + step))
            if spans[left].end != spans[right].start:
                break
            run += 1
            place += step
    return run >= 3


@Language.factory("skill_context", default_config={"overlay": None})
def create_skill_context(nlp: Language, name: str, overlay: str | None) -> SkillContext:
    """Factory of the component, found by spaCy through its entry point."""
    register_extensions()
    return SkillContext(nlp, overlay)
