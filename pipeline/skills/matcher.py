"""Finds every place where a surface form of a skill stands: spaCy component ``skill_matcher``.

Place in the way of the data: inside the skills room, first component. The longest form wins; ambiguous forms are
marked and left to ``skill_context``; what the person says about the skill is ``skill_assertion``'s.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.skills import lexicon
from pipeline.skills.lexicon import END, HYPHENS, PAIRING, Entry, Lexicon, Node, squeezed, version_stem
from pipeline.skills.words import Words, key, reader_of
from skill_taxonomy.loader import load, read_table
from skill_taxonomy.records import Taxonomy

SPANS = "skills"
_VERSIONED_KINDS = frozenset(
    {"language", "framework", "library", "database", "tool", "platform", "os", "format"}
)
_TITLE_KINDS = frozenset({"practice", "concept", "soft_skill"})
_VERSION = re.compile(r"v?\d{1,2}(?:\.\d+|\.x)*|20[012]\d|20[012]\d R2")
_FURTHER = re.compile(r"\d{1,2}(?:\.\d+|\.x)*[cgi]?")  # of one name: "Java 8/11/17", "Oracle 12c/19c"
_ENDS_IN_VERSION = re.compile(r"\d[cgi]?$")
_REMEMBERED = 200_000
_PLAIN_FORM = re.compile(r"[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*")
_UNITS = frozenset(["years", "year", "yrs", "yr", "months", "month", "weeks", "+", "%", "x"])
_ENDS_ITEM = frozenset(",;/|)]•·.&+") | {"and", "or", "\n"}
_AFTER_VERSION = _ENDS_ITEM | {"with", "for", "using", "on", "based", "features", "syntax", "codebase"}


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``start`` to ``end`` (exclusive) read as ``entry``; ``how`` says by which road."""

    start: int
    end: int
    entry: Entry
    how: str


class SkillMatcher:
    """spaCy component: sets ``doc.spans["skills"]``. The taxonomy is loaded with the first document, or given by
    ``use``; ``overlay`` is the path of a folder of the user's own skills."""

    def __init__(self, nlp: Language, overlay: str | None = None) -> None:
        self._make_doc = nlp.tokenizer
        self._overlay = overlay
        self._lexicon: Lexicon | None = None
        self._nouns: frozenset[str] = frozenset()
        self._endings: frozenset[str] = frozenset()
        self._classes: dict[str, str] = {}
        self._reader = reader_of(nlp)
        self._openers_of_nothing: set[str] = set()

    def use(self, taxonomy: Taxonomy) -> None:
        """Takes this taxonomy from now on."""
        self._openers_of_nothing.clear()
        self._lexicon = lexicon.build(taxonomy, self._tokens_of)
        titles = read_table("titles.toml")
        self._nouns, self._endings = frozenset(titles["nouns"]), frozenset(titles["endings"])
        self._classes = read_table("generic.toml")["classes"]

    def __call__(self, doc: Doc) -> Doc:
        """The doc with its skill spans, in order and without overlaps."""
        if self._lexicon is None:
            self.use(load(Path(self._overlay) if self._overlay else None))
        spans = []
        for match in self._matches(doc):
            span = Span(doc, match.start, match.end, label=match.entry.skill_id)
            own = span._
            own.skill_rule = match.how
            if match.entry.needs_context:
                own.skill_ambiguous = True
            if match.entry.kind == "soft_skill":
                own.skill_soft = True
            spans.append(span)
        doc.spans[SPANS] = spans
        return doc

    def knows(self, word: str) -> bool:
        """Whether a token's text is part of any form (folded)."""
        return self._lexicon is not None and key(word) in self._lexicon.atoms

    def _matches(self, doc: Doc) -> list[Match]:
        assert self._lexicon is not None
        root = self._lexicon.root
        words = self._reader.read(doc)
        nothing = self._openers_of_nothing
        found: list[Match] = []
        end = 0
        for place, text in enumerate(words.texts):
            if text in nothing or place < end:
                continue
            match = self._longest(words, place, root)
            if match is None:
                if not self._opens(text, words.keys[place]):
                    nothing.add(text)
            else:
                end = match.end
                named = self._without_title(words.keys, match)
                if named is not None and named.entry.pair is not None:
                    found.extend(_halves(named, named.entry.pair, words.keys))
                elif named is not None and not self._is_class_word(named, found):
                    found.append(self._with_short_form(words, self._with_version(words, named), root))
                    end = max(end, found[-1].end)
        return found

    def _opens(self, text: str, atom: str) -> bool:
        """Whether a form can begin with this word, as written, as a slip or with a version glued to it."""
        assert self._lexicon is not None
        root = self._lexicon.root
        stem = version_stem(text)
        right = self._lexicon.correct(atom)
        return (
            atom in root
            or (stem is not None and key(stem) in root)
            or (right is not None and right in root)
            or len(self._openers_of_nothing) >= _REMEMBERED
        )

    def _tokens_of(self, form: str) -> list[str]:
        if _PLAIN_FORM.fullmatch(
            form
        ):  # letters, digits, spaces, hyphens between them: no other rule can apply
            return form.replace("-", " ").split()
        return [token.text for token in self._make_doc(form)]

    def _longest(self, words: Words, start: int, root: Node) -> Match | None:
        assert self._lexicon is not None
        keys = words.keys
        node = root
        place = start
        best: Match | None = None
        slipped = glued = False
        while place < len(keys):
            atom = keys[place]
            if not atom:  # nothing but invisible signs
                if place == start:
                    break
                place += 1
                continue
            if place > start and atom in HYPHENS:
                if words.spaced[place - 1] or place + 1 >= len(keys):
                    break
                place += 1
                continue
            step = node.get(atom)
            if (step is None and not glued and place == start) or (
                step is None and best is None and not slipped
            ):
                stem = version_stem(words.texts[place])
                if stem is not None and (step := node.get(key(stem))) is not None:
                    glued = True
                elif (right := self._lexicon.correct(atom)) is not None:
                    step = node.get(right)
                    slipped = step is not None
            if step is None:
                break
            node = step  # type: ignore[assignment]
            place += 1
            entries = node.get(END)
            if entries:
                how = "typo" if slipped else "version" if glued else ""
                entry = self._fitting(words.texts[start:place], entries, slipped, glued)  # type: ignore[arg-type]
                if entry is not None:
                    best = Match(start, place, entry, how or _road(words.texts[start:place], entry))
            if glued:
                break
        return best

    @staticmethod
    def _fitting(texts: list[str], entries: list[Entry], slipped: bool, glued: bool) -> Entry | None:
        written: str | None = None
        for entry in entries:
            if entry.exact is None:
                return entry
            if slipped:
                continue
            if written is None:
                written = squeezed("".join(texts))
                if glued:
                    written = version_stem(written) or written
            if written == entry.exact or (entry.needs_context and written == entry.exact.lower()):
                return entry
        return None

    def _without_title(self, keys: list[str], match: Match) -> Match | None:
        """The match without a title's noun, or None for a practice that is only part of a job title."""
        ends_in_noun = keys[match.end - 1] in self._endings
        before_noun = match.end < len(keys) and keys[match.end] in self._nouns
        if match.entry.kind in _TITLE_KINDS:
            return None if ends_in_noun or before_noun else match
        shorter = [atom for atom in keys[match.start : match.end - 1] if atom not in HYPHENS]
        if (
            ends_in_noun
            and shorter
            and self._lexicon is not None
            and self._lexicon.has(shorter, match.entry.skill_id)
        ):
            return Match(match.start, match.end - 1, match.entry, match.how)
        return match

    def _is_class_word(self, match: Match, found: list[Match]) -> bool:
        """Whether a match only says of what class the name directly before it is ("Redis databases")."""
        members = self._classes.get(match.entry.skill_id)
        if members is None or not found:
            return False
        last = found[-1]
        return last.end == match.start and last.entry.kind == members and not last.entry.needs_context

    def _with_short_form(self, words: Words, match: Match, root: Node) -> Match:
        """The match with its own short form in brackets behind it ("Natural Language Processing (NLP)")."""
        end = match.end
        if end + 2 >= len(words.texts) or words.texts[end] != "(" or match.entry.needs_context:
            return match
        inner = self._longest(words, end + 1, root)
        if (
            inner is None
            or inner.entry.skill_id != match.entry.skill_id
            or inner.end >= len(words.texts)
            or words.texts[inner.end] != ")"
            or inner.end - end >= match.end - match.start + 1
        ):
            return match
        return Match(match.start, inner.end + 1, match.entry, match.how)

    def _with_version(self, words: Words, match: Match) -> Match:
        """The match with the version numbers that directly follow ("Java 8", "Angular 2+", "C++17/20")."""
        first = self._with_first_version(words, match)
        texts, end = words.texts, first.end
        if match.entry.kind not in _VERSIONED_KINDS or not _ENDS_IN_VERSION.search(texts[end - 1]):
            return first
        while texts[end : end + 1] == ["/"] and _FURTHER.fullmatch("".join(texts[end + 1 : end + 2])):
            end += 2
        if texts[end : end + 1] == ["+"] and not words.spaced[end - 1]:
            end += 1
        if end == first.end or "".join(words.keys[end : end + 1]) in _UNITS:
            return first
        return Match(match.start, end, match.entry, match.how)

    @staticmethod
    def _with_first_version(words: Words, match: Match) -> Match:
        end, texts = match.end, words.texts
        if end >= len(texts) or match.entry.kind not in _VERSIONED_KINDS or not words.spaced[end - 1]:
            return match
        number = texts[end]
        if not _VERSION.fullmatch(number):
            return match
        after = texts[end + 1].lower() if end + 1 < len(texts) else None
        if after == "+":
            after = texts[end + 2].lower() if end + 2 < len(texts) else None
            open_ended = "." in number or len(number) >= 4
            if after is not None and after not in (_ENDS_ITEM if not open_ended else {after} - _UNITS):
                return match
            return Match(match.start, end + 2, match.entry, match.how)
        dotted = "." in number
        ends = _ENDS_ITEM if len(number) >= len("2008") else _AFTER_VERSION  # "in Java 2008 with" tells when
        if after is None or (dotted and after not in _UNITS) or after in ends or after.isspace():
            return Match(match.start, end + 1, match.entry, match.how)
        return match


def _halves(match: Match, pair: tuple[Entry, Entry], keys: list[str]) -> list[Match]:
    """The two matches of a form that names two skills with a word between them."""
    middle = next(place for place in range(match.start + 1, match.end) if keys[place] in PAIRING)
    left, right = pair
    return [
        Match(match.start, middle, left, match.how),
        Match(middle + 1, match.end, right, match.how),
    ]


def _road(texts: list[str], entry: Entry) -> str:
    """How the form was found; "lower" for a form that needs its capitals and its context but stands in small
    letters, "word" where it is then an English word that has nothing to do with an abbreviation."""
    if entry.exact is not None and entry.needs_context:
        written = squeezed("".join(texts))
        if written != entry.exact:
            return "word" if entry.word else "lower"
    return entry.how


def register_extensions() -> None:
    """Declares what the components write on a span (harmless when done before)."""
    for name, default in (
        ("skill_assertion", "asserted"),
        ("skill_rule", ""),
        ("skill_ambiguous", False),
        ("skill_soft", False),
    ):
        if not Span.has_extension(name):
            Span.set_extension(name, default=default)


@Language.factory("skill_matcher", default_config={"overlay": None}, assigns=["doc.spans"])
def create_skill_matcher(nlp: Language, name: str, overlay: str | None) -> SkillMatcher:
    """Factory of the component, found by spaCy through its entry point."""
    register_extensions()
    return SkillMatcher(nlp, overlay)
