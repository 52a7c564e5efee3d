"""The surface forms of a taxonomy as a prefix tree over folded tokens, built once and walked by the matcher.

Place in the way of the data: inside the skills room. A form is matched token by token, so that spaces, hyphens
and odd casing make no difference and 10,000 skills cost no more to look up than 100.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.skills.words import key
from skill_taxonomy.folding import plain
from skill_taxonomy.records import Skill, Taxonomy
from skill_taxonomy.words import english, proper_names

END = ""  # key of a node's entries; no token folds to it
HYPHENS = frozenset("-‐‑‒–_")
_SUFFIX = 2  # letters up to which a second name is only an ending ("JS")
_JOINERS = frozenset({"and", "&", "/", "+", "with", ","})
PAIRING = frozenset({"and", "&"})
_LANGUAGE_LIKE = frozenset({"language", "framework", "library", "os", "format"})
_PLURAL_KINDS = frozenset({"concept", "practice", "format", "protocol", "model", "soft_skill"})
_CAMEL = re.compile(r"[A-Z][a-z]{2,}[A-Z][A-Za-z]{2,}")  # capitals further on are among its letters
_CAMEL_PART = re.compile(r"[A-Z][a-z]{2,}|[A-Z]+")
_VERSION_GLUED = re.compile(r"([A-Za-z][A-Za-z.+#]{0,60}?)[vV]?(\d{1,2}(?:\.\d{1,6}|\.x){0,6}\+?)$")
_VERSION_ENDS = frozenset("0123456789+x")
TYPO_FLOOR = 7  # letters a word needs before one slip is forgiven
TYPO_FLOOR_TWO = 11  # letters before two are
PLURAL_FLOOR = 4
WORD_FLOOR = 3  # letters from which an abbreviation can be a word in small letters; nobody writes "ts" for another thing
_ENDINGS = (
    "al",
    "ally",
    "ly",
    "er",
    "ers",
    "or",
    "ed",
    "ing",
    "ings",
    "s",
    "es",
    "ness",
    "able",
    "ism",
    "ist",
    "ists",
    "ize",
    "ise",
)

Tokenize = Callable[[str], list[str]]
Node = dict[str, "Node | list[Entry]"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one skill. ``exact`` is the text it must have (spaces and hyphens apart), or None in any case.
    ``needs_context``: counts only where its skill's context rule supports it. ``how``: form, plural, joined, split.
    ``word``: an abbreviation in capitals that is an English word in small letters ("CAN"). ``pair``: the two skills that a
    form with "and" in it names, each surer for the other ("logging and monitoring")."""

    skill_id: str
    form: str
    exact: str | None
    needs_context: bool
    kind: str
    how: str = "form"
    word: bool = False
    pair: tuple[Entry, Entry] | None = None


_GAPS = re.compile(r"[\s\-_]+")


def squeezed(text: str) -> str:
    """Text without spaces and hyphens, case kept: what an exact form is compared by."""
    return _GAPS.sub("", plain(text))


def version_stem(token: str) -> str | None:
    """The name in a token that ends in its version: "Python" of "Python3.11", "C++" of "C++17", or None."""
    if token[-1:] not in _VERSION_ENDS:
        return None
    match = _VERSION_GLUED.match(token)
    if match is None:
        return None
    stem = match[1].rstrip(".")
    return stem if len(stem) >= 3 else None


@dataclass(slots=True)
class Lexicon:
    """The prefix tree (``root``) and the words that a slip may stand for (``correctable``: (first letter, length) ->
    words)."""

    root: Node = field(default_factory=dict)
    atoms: set[str] = field(default_factory=set)
    correctable: dict[tuple[str, int], list[str]] = field(default_factory=dict)
    plain_words: frozenset[str] = frozenset()
    _seen: dict[str, str | None] = field(default_factory=dict)

    def correct(self, word: str) -> str | None:
        """The taxonomy's word that ``word`` (folded) is a slip of: one edit from 7 letters, two from 11; None for
        English words, proper names and words the taxonomy knows."""
        if word in self._seen:
            return self._seen[word]
        found = self._correct(word)
        if len(self._seen) < 100_000:
            self._seen[word] = found
        return found

    def _correct(self, word: str) -> str | None:
        if len(word) < TYPO_FLOOR or not word.isalpha() or word in self.atoms or word in self.plain_words:
            return None
        edits = 2 if len(word) >= TYPO_FLOOR_TWO else 1
        near = [
            candidate
            for length in range(len(word) - edits, len(word) + edits + 1)
            for candidate in self.correctable.get((word[0], length), ())
        ]
        best: tuple[int, str] | None = None
        for candidate, distance, _ in process.extract(
            word, near, scorer=OSA.distance, score_cutoff=edits, limit=None
        ):
            allowed = 2 if min(len(candidate), len(word)) >= TYPO_FLOOR_TWO else 1
            if distance <= allowed and (best is None or (distance, candidate) < best):
                best = (int(distance), candidate)
        if best is None or _is_inflection(word, best[1]) or self._is_derived(word):
            return None
        return best[1]

    def _is_derived(self, word: str) -> bool:
        """Whether a word is an English one with an ending the list lacks ("foundational")."""
        return any(
            word.endswith(ending)
            and (word[: -len(ending)] in self.plain_words or word[: -len(ending)] + "e" in self.plain_words)
            for ending in _ENDINGS
        )

    def has(self, atoms: list[str], skill_id: str) -> bool:
        """Whether these folded tokens are a form of the skill."""
        node: Node = self.root
        for atom in atoms:
            step = node.get(atom)
            if not isinstance(step, dict):
                return False
            node = step
        entries = node.get(END)
        return isinstance(entries, list) and any(entry.skill_id == skill_id for entry in entries)


def build(taxonomy: Taxonomy, tokenize: Tokenize) -> Lexicon:
    """The lexicon of a taxonomy. ``tokenize`` splits a form as the documents are split."""
    english_words = english()
    lexicon = Lexicon(plain_words=english_words | proper_names())
    taken: set[tuple[str, ...]] = set()
    late: list[tuple[tuple[str, ...], Entry]] = []
    correctable: set[str] = set()
    forms = [
        (entry, _atoms(tokenize(entry.form)))
        for skill in taxonomy.skills.values()
        for entry in _entries(skill, english_words)
    ]
    owners: dict[tuple[str, ...], set[str]] = {}
    doubtful: set[tuple[str, ...]] = set()
    for entry, atoms in forms:
        owners.setdefault(atoms, set()).add(entry.skill_id)
        if entry.needs_context:
            doubtful.add(atoms)
    for entry, atoms in forms:
        if atoms and not _is_two_skills(entry, atoms, owners, doubtful, taxonomy):
            _add(lexicon.root, atoms, replace(entry, pair=_pair(entry, atoms, owners, taxonomy)))
            taken.add(atoms)
            lexicon.atoms.update(atoms)
            late.extend(_variants(entry, atoms, english_words, tokenize))
            if entry.exact is None:
                correctable.update(atom for atom in atoms if len(atom) >= TYPO_FLOOR and atom.isalpha())
    for atoms, entry in late:
        if atoms not in taken:
            _add(lexicon.root, atoms, entry)
            lexicon.atoms.update(atoms)
            taken.add(atoms)
    for word in sorted(correctable):
        lexicon.correctable.setdefault((word[0], len(word)), []).append(word)
    return lexicon


def _is_two_skills(
    entry: Entry,
    atoms: tuple[str, ...],
    owners: dict[tuple[str, ...], set[str]],
    doubtful: set[tuple[str, ...]],
    taxonomy: Taxonomy,
) -> bool:
    """Whether a form is the skill's own name beside another's ("Java Spring", "HTML and CSS"): the two are found one
    by one, so that both count. A word that is another skill's only in the right context ("Plotly Express", "Windows
    Azure") is here a part of the name."""
    if entry.form == taxonomy[entry.skill_id].name:
        return False  # "Jetpack Compose" is the skill's own name
    for cut in range(1, len(atoms)):
        left = atoms[:cut]
        joined = atoms[cut] in _JOINERS
        right = atoms[cut + 1 :] if joined else atoms[cut:]
        for own, other in ((left, right), (right, left)):
            if len("".join(other)) <= _SUFFIX or entry.skill_id not in owners.get(own, ()):
                continue  # "React JS" is one name
            if other in doubtful and (not joined or (own in doubtful and entry.form.islower())):
                continue  # "logging and monitoring" is surer than either word
            if any(
                owner != entry.skill_id and (joined or taxonomy[owner].kind in _LANGUAGE_LIKE)
                for owner in owners.get(other, ())
            ):
                return True
    return False


def _pair(
    entry: Entry, atoms: tuple[str, ...], owners: dict[tuple[str, ...], set[str]], taxonomy: Taxonomy
) -> tuple[Entry, Entry] | None:
    """The two skills that a form names with a word between them, or None where it names one."""
    if entry.needs_context or entry.form == taxonomy[entry.skill_id].name:
        return None
    for cut in range(1, len(atoms) - 1):
        if atoms[cut] not in PAIRING:
            continue
        named = [owners.get(half, set()) for half in (atoms[:cut], atoms[cut + 1 :])]
        if any(len(ids) != 1 for ids in named) or named[0] == named[1]:
            continue
        left, right = (
            replace(entry, skill_id=skill_id, kind=taxonomy[skill_id].kind) for (skill_id,) in named
        )
        return left, right
    return None


def _entries(skill: Skill, english_words: frozenset[str]) -> Iterable[Entry]:
    ruled = set(skill.context.forms) if skill.context else set()
    capitalised = {form.lower() for form in skill.exact_forms if not form.isupper()}
    for form in skill.any_case_forms:
        yield Entry(skill.id, form, None, form in ruled, skill.kind)
    for form in skill.exact_forms:
        small = form.lower()
        word = (
            len(form) >= WORD_FLOOR and form.isupper() and small in english_words and small not in capitalised
        )
        yield Entry(skill.id, form, squeezed(form), form in ruled, skill.kind, word=word)


def _variants(
    entry: Entry, atoms: tuple[str, ...], english_words: frozenset[str], tokenize: Tokenize
) -> Iterable[tuple[tuple[str, ...], Entry]]:
    """Spellings of a form that nobody lists: plural, words run together, a CamelCase name pulled apart."""
    if entry.needs_context:
        return
    last = atoms[-1]
    acronym = entry.exact is not None and entry.form.isupper()
    if (entry.kind in _PLURAL_KINDS or acronym) and last.isalpha() and len(last) >= 3:
        exact = entry.exact + "s" if entry.exact is not None else None
        yield (*atoms[:-1], last + "s"), _variant(entry, exact, "plural")
        if last.endswith("y") and exact is None:
            yield (*atoms[:-1], last[:-1] + "ies"), _variant(entry, None, "plural")
        if last.endswith("s") and not last.endswith("ss") and exact is None and len(last) > PLURAL_FLOOR:
            single = (*atoms[:-1], last[:-1])
            if len(single) > 1 or last[:-1] not in english_words or entry.kind in _PLURAL_KINDS:
                yield single, _variant(entry, None, "plural")
    joined = "".join(atoms)
    if (
        len(atoms) > 1
        and entry.exact is None
        and joined.isalnum()
        and len(joined) >= 6
        and joined not in english_words
    ):
        yield (joined,), _variant(entry, None, "joined")
    if len(atoms) == 1 and _CAMEL.fullmatch(entry.form):
        parts = _CAMEL_PART.findall(entry.form)
        if "".join(parts) == entry.form:
            yield _atoms(tokenize(" ".join(parts))), _variant(entry, entry.form, "split")


def _variant(entry: Entry, exact: str | None, how: str) -> Entry:
    return Entry(entry.skill_id, entry.form, exact, entry.needs_context, entry.kind, how)


def _atoms(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(atom for token in tokens if token not in HYPHENS and (atom := key(token).strip()))


def _add(root: Node, atoms: tuple[str, ...], entry: Entry) -> None:
    node = root
    for atom in atoms:
        node = node.setdefault(atom, {})  # type: ignore[assignment]
    entries: list[Entry] = node.setdefault(END, [])  # type: ignore[assignment]
    entries.append(entry)
    if len(entries) > 1:
        entries.sort(key=lambda e: (e.exact is None, e.skill_id))


def _is_inflection(word: str, name: str) -> bool:
    """Whether a word is only a name with an ending ("dockers", "kotliner", "magistrale"), which is no slip."""
    return word.startswith(name) and word[len(name) :] in {"s", "er", "ed", "es", "e", "a", "o", "i", "en"}
