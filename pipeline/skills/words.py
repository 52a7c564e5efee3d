"""The words of a document as plain lists, read once and quickly.

Place in the way of the data: inside the skills room; every component looks at texts and folded keys, never at spaCy's
token objects, which cost more to make than all that is done with them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from spacy.attrs import ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.skills.sentences import statements
from skill_taxonomy.folding import plain

Phrase = tuple[str, ...]

_READERS: WeakKeyDictionary[Language, WordReader] = WeakKeyDictionary()
_REMEMBERED = 200_000
_STEM_FLOOR = 4  # letters from which a supporting word also stands for its longer forms
_PLURAL_FLOOR = 3  # letters from which a supporting word also stands for its plural


def key(token: str) -> str:
    """What a token is compared by: plain letters in any case."""
    return plain(token).casefold()


@dataclass(frozen=True, slots=True)
class Words:
    """Of every token its text as written, its key, and whether a space follows; and the token ranges of the
    statements."""

    texts: list[str]
    keys: list[str]
    spaced: list[bool]
    statements: list[tuple[int, int]]


class WordReader:
    """Reads documents of one vocabulary; remembers the text and key of every word it met, and the document it read
    last: each component of a pipeline asks for the same one."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[str, str]] = {}  # text and key by spaCy's number
        self._last: tuple[Doc, Words] | None = None

    def read(self, doc: Doc) -> Words:
        """The words of a document, token by token."""
        if self._last is not None and self._last[0] is doc and len(self._last[1].texts) == len(doc):
            return self._last[1]
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        strings = doc.vocab.strings
        told = doc.to_array([ORTH, SPACY])
        orths = told[:, 0].tolist()
        for orth in set(orths).difference(known):
            text = strings[orth]
            known[orth] = (text, key(text))
        pairs = [known[orth] for orth in orths]
        texts, keys = [text for text, _ in pairs], [folded for _, folded in pairs]
        words = Words(texts, keys, (told[:, 1] != 0).tolist(), statements(texts))
        self._last = (doc, words)
        return words


def reader_of(nlp: Language) -> WordReader:
    """The reader that the components of one pipeline share."""
    return _READERS.setdefault(nlp, WordReader())


class Phrases:
    """A set of phrases to look for in running words; a word also stands for its longer forms and its plural."""

    def __init__(self, phrases: Iterable[Phrase] = ()) -> None:
        self._rests: dict[str, list[Phrase]] = {}  # first word -> what must follow it
        for first, *rest in phrases:
            self._rests.setdefault(first, []).append(tuple(rest))
        self._openings: dict[str, tuple[Phrase, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._rests)

    def stand_in(self, words: list[str]) -> bool:
        """Whether one of the phrases stands in these keys."""
        if not self._rests:
            return False
        openings = self._openings
        for place, word in enumerate(words):
            begun = openings.get(word)
            if begun is None:
                begun = self._begun_by(word)
                if len(openings) < _REMEMBERED:
                    openings[word] = begun
            for rest in begun:
                if not rest or (
                    place + len(rest) < len(words)
                    and all(_is_form_of(words[place + step], part) for step, part in enumerate(rest, 1))
                ):
                    return True
        return False

    def _begun_by(self, word: str) -> tuple[Phrase, ...]:
        """What must follow ``word`` for each phrase that it can open: those whose first word it begins with."""
        stems = [word[:length] for length in range(min(_STEM_FLOOR, len(word) - 1), len(word) + 1)]
        return tuple(
            rest
            for stem in stems
            if stem in self._rests and _is_form_of(word, stem)
            for rest in self._rests[stem]
        )


def _is_form_of(word: str, stem: str) -> bool:
    return (
        word == stem
        or (len(stem) >= _STEM_FLOOR and word.startswith(stem))
        or (len(stem) >= _PLURAL_FLOOR and word == stem + "s")
    )
