"""What an employer writes: titles, posts on offer, its own story. A name there says nothing about a person.

Place in the way of the data: inside the skills room, asked by ``skill_context`` for text that is not a person's own
lines. The words are data: ``titles.toml`` and ``employer.toml`` of the taxonomy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Span

from pipeline.skills.words import Phrase, Phrases, Words
from skill_taxonomy.loader import read_table

_ASSOCIATE = "associate"
_CERTIFICATES = frozenset({_ASSOCIATE, "certified", "certification", "certificate", "exam"})
_TITLE_SMALL = frozenset({"m", "f", "d", "w", "x", "and", "of", "iOS", "div"})
_AFTER_TITLE = 14  # tokens after a title's noun that still belong to it ("(Java, React) - Berlin")
_GENDERS = frozenset({"m", "f", "w", "d", "x"})
_POST_REACH = 4  # tokens between a name and the noun of the post it says more about
_POST_SIGNS = frozenset({"/", "-", "&"})
_JOINERS = frozenset({"and", "or", "&", ",", "/", "the"})
_EXPERIENCES = frozenset({"experience", "experiences"})
_OF_SKILL = frozenset({"with", "in", "of", "using"})  # "customer Experience with SQL" lost a full stop
_AFTER_DEPARTMENT = frozenset(
    {"and", "or", "to", "on", "in", "for", "as", "who", "when", "while", "across", "we", "you"}
)
_THEIR = frozenset({"our", "other", "your"})
_DEPARTMENTS = 16  # tokens of the longest list of departments
_RELATIONS = frozenset(
    {"with", "in", "of", "for", "to", "by", "on", "as", "from", "using", "at", "is", "are"}
)

Fold = Callable[[tuple[str, ...]], tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement's tokens ``low`` to ``high``: where the title that opens it ends (or ``low``), and where its talk
    turns to the employer or away from it."""

    low: int
    high: int
    title_end: int
    turns: tuple[tuple[int, bool], ...]

    def is_story(self, place: int) -> bool:
        """Whether the employer talks of itself at this token ("we are a leading provider of")."""
        told = False
        for end, which in self.turns:
            if end > place:
                break
            told = which
        return told


class Adverts:
    """Tells the names that only describe a post or the employer. ``work``: verbs that open a line of one's own work;
    ``fold`` reads phrases as the documents are read."""

    def __init__(self, work: frozenset[str], fold: Fold) -> None:
        titles, employer, generic = map(read_table, ("titles.toml", "employer.toml", "generic.toml"))
        self._work = work
        self._title_nouns = frozenset(titles["endings"]) | frozenset(titles["roles"])
        self._post_nouns = self._title_nouns | frozenset(titles["posts"])
        self._people = frozenset(titles["people"])
        self._ranks = frozenset(titles["ranks"])
        self._wanted = Phrases(fold(tuple(titles["wanted"])))
        self._post_verbs = frozenset(titles["post_verbs"])
        self._units = frozenset(titles["units"])
        self._qualities = frozenset(fold(tuple(generic["qualities"])))
        self._crafts = frozenset(generic["crafts"])
        self._audience = frozenset(employer["audience"])
        self._beside = fold(tuple(employer["beside"]))
        self._story = _by_first_word(fold(tuple(employer["story"])))
        self._asks = _by_first_word(fold(tuple(employer["asks"])))

    def talk(self, keys: list[str]) -> list[str]:
        """The keys without the experience that people have with a product ("the user experience"): whoever speaks of
        that speaks of no skill."""
        if _EXPERIENCES.isdisjoint(keys):
            return keys
        return [
            "" if word in _EXPERIENCES and before in self._audience and after not in _OF_SKILL else word
            for before, word, after in zip(["", *keys], keys, [*keys[1:], ""], strict=False)
        ]

    def read(self, read: Words, talk: list[str], low: int, high: int) -> Statement:
        """What can be said of the statement ``low`` to ``high`` as a whole; ``talk`` as of ``talk``."""
        own_work = self._tells_of_work(read, low, high)
        return Statement(
            low, high, self._title_end(read, low, high), () if own_work else self._turns(talk, low, high)
        )

    def own(self, read: Words, span: Span, at: Statement) -> bool:
        """Whether the name in this statement is the employer's own matter."""
        return (
            span.start < at.title_end
            or at.is_story(span.start)
            or self._names_a_post(read, span, at.low, at.high)
            or _before_gender_mark(read, span, at.high)
        )

    def is_quality(self, read: Words, span: Span, low: int) -> bool:
        """Whether a form only says what a thing is like: "highly available services", not "cloud native technologies". What
        opens a statement is its matter ("High-volume order system in Java")."""
        if tuple(read.keys[span.start : span.end]) not in self._qualities:
            return False
        if not any(key[:1].isalnum() for key in read.keys[low : span.start]):
            return False
        after = span.end + (read.keys[span.end : span.end + 1] == ["-"])
        return self._crafts.isdisjoint(read.keys[after : after + 1])

    def _turns(self, keys: list[str], low: int, high: int) -> tuple[tuple[int, bool], ...]:
        """Where talk turns to the employer (True) or to what is asked of the reader (False): (token, which)."""
        turns = []
        for place in range(low, high):
            for phrases, which in ((self._story, True), (self._asks, False)):
                for phrase in phrases.get(keys[place], ()):
                    end = place + len(phrase)
                    if end <= high and tuple(keys[place:end]) == phrase:
                        turns.append((end, which))
        turns.sort()
        return tuple(turns)

    def _tells_of_work(self, read: Words, low: int, high: int) -> bool:
        """Whether a person speaks: a line that opens with a past verb ("Moved our platform to"), or that says I."""
        opening = next((key for key in read.keys[low:high] if key[:1].isalpha()), "")
        return opening in self._work or opening.endswith("ed") or "I" in read.texts[low:high]

    def among_people(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether an everyday name says which people are meant ("designers and QA", "backend and mobile developers")."""
        before = next((key for key in reversed(read.keys[low : span.start]) if key not in _JOINERS), "")
        if before in self._people:
            return True
        for place in range(span.end, min(high, span.end + _POST_REACH)):
            word = read.keys[place]
            if word in self._people:
                return True
            if word in _JOINERS or word.isdigit():  # "2 full-stack 1 front-end and 2 app developers"
                continue
            if not word[:1].isalpha() or word in _RELATIONS:
                return False
        return False

    def among_departments(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether a practice with its capital is a department that somebody works with ("closely with Data Science, UX and
        Product", not "closely with Machine Learning models")."""
        if not all(word[:1].isupper() for word in read.texts[span.start : span.end]):
            return False
        after = read.texts[span.end] if span.end < high else ""
        if after[:1].islower() and after not in _AFTER_DEPARTMENT and after not in self._people:
            return False
        for place in range(span.start, max(low, span.start - _DEPARTMENTS), -1):
            if any(tuple(read.keys[place - len(cue) : place]) == cue for cue in self._beside):
                return True
            before = read.texts[place - 1]
            if not before[:1].isupper() and before not in _JOINERS and before not in _THEIR:
                return False
        return False

    def _title_end(self, read: Words, low: int, high: int) -> int:
        """Where a job title that opens a statement ends ("Senior Java Developer (m/f/d)", "Engineer - Python"), or
        ``low``: a title names a post, not what somebody can do."""
        words, keys = read.texts, read.keys
        if self._names_a_unit(read, low, high):
            return high
        noun = None
        for place in range(low, high):
            word = words[place]
            rank = keys[place] == _ASSOCIATE and place > low and keys[place - 1] in self._ranks
            if (keys[place] in _CERTIFICATES and not rank) or keys[place] in self._work:
                return low
            if word[:1].islower() and word not in _TITLE_SMALL:
                if noun is None or place <= noun + 1:
                    return low
                return min(place, noun + _AFTER_TITLE)
            if noun is not None and word in {",", ";", ".", "|"}:
                return place
            if noun is None and word[:1].isupper() and (rank or keys[place] in self._title_nouns):
                noun = place
        return low if noun is None else min(high, noun + _AFTER_TITLE)

    def _names_a_unit(self, read: Words, low: int, high: int) -> bool:
        """Whether a statement is nothing but the name of a group of people ("Cloud Platforms - Network Services Group")."""
        end = high
        while end > low and not read.keys[end - 1][:1].isalnum():
            end -= 1
        if end == low or read.keys[end - 1] not in self._units:
            return False
        words = [word for word in read.texts[low:end] if word[:1].isalpha() and word not in _TITLE_SMALL]
        return len(words) > 1 and all(word[:1].isupper() for word in words)

    def _names_a_post(self, read: Words, span: Span, low: int, high: int) -> bool:
        """Whether the name only says which post somebody offers ("we are looking for a senior Java developer")."""
        for place in range(span.end, min(high, span.end + _POST_REACH)):
            word = read.texts[place]
            if read.keys[place] in self._post_nouns:
                if (
                    self._post_verbs.issuperset(read.keys[place + 1 : min(high, place + 2)])
                    and place + 1 < high
                ):
                    return True
                return self._wanted.stand_in(read.keys[low : span.start])
            if not word[:1].isupper() and word not in _POST_SIGNS:
                return False
        return False


def _before_gender_mark(read: Words, span: Span, high: int) -> bool:
    """Whether the mark that closes the name of a post on offer follows: "Engineer (C++, Yocto) (m/f/d)"; a title's words
    between have their capitals."""
    keys = read.keys
    for place in range(span.end, min(high, span.end + _AFTER_TITLE) - 2):
        if keys[place] in _GENDERS and keys[place + 1] == "/" and keys[place + 2] in _GENDERS:
            return True
        word = read.texts[place]
        if word.isalpha() and word.islower() and word not in _TITLE_SMALL:
            return False
    return False


def _by_first_word(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found
