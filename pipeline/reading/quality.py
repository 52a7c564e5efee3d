"""How sure a reading is, with reasons, and in which language the document is.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

ENOUGH_LETTERS = 200
LANGUAGE_SAMPLE = 1_500  # characters; more tells nothing new
_STRANGE = re.compile("[\x00-\x1f\ufffd\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAIN_WORD = re.compile(r"[A-Za-z]{2,}")  # the same in ASCII, three times as quick
_ONLY_ENGLISH = frozenset({"the", "and", "with", "from", "that", "this", "which", "their"})
_ENGLISH = _ONLY_ENGLISH | {"of", "for", "by", "to", "on", "as", "is", "are", "at"}
_NO_VOWEL = re.compile(
    r"\b[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz][b-df-hj-np-tv-xz]{2,}\b"
)  # in words of ASCII letters


def letters(texts: Iterable[str]) -> int:
    """Number of letters in all texts."""
    return sum([sum(map(str.isalpha, text)) for text in texts])


def has_letters(texts: Iterable[str], enough: int) -> bool:
    """Whether the texts have so many letters; no more of them is looked at than it takes."""
    seen = 0
    for text in texts:
        seen += sum(map(str.isalpha, text))
        if seen >= enough:
            return True
    return False


def doubts(words: Sequence[str]) -> list[str]:
    """Reasons to distrust the words of a page, empty for an ordinary one."""
    if not words:
        return ["no text"]
    reasons: list[str] = []
    joined = "".join(words)
    total = len(joined)
    if letters([joined[:500]]) < 15:
        reasons.append("hardly any letters")
    ascii_words = words if joined.isascii() else [word for word in words if word.isascii()]
    strange = len(_STRANGE.findall(joined))
    private = 0
    if _PRIVATE.search(joined):
        private = sum([len(_PRIVATE.findall(word)) for word in words if len(word) > 1])
    if strange > 0.01 * total:
        reasons.append("characters that could not be read")
    if private > 0.02 * total:
        reasons.append("private-use characters inside words")
    if "(cid:" in joined:
        reasons.append("glyphs without a code")
    plain = _PLAIN_WORD.findall(" ".join(ascii_words))
    if len(plain) >= 20:
        lengths = list(map(len, plain))
        endless = sum([length > 28 for length in lengths]) if max(lengths) > 28 else 0
        odd = len(_NO_VOWEL.findall(" ".join(plain))) + endless
        if odd > 0.12 * len(plain):
            reasons.append("implausible words")
        single = sum([word.isalpha() for word in words if len(word) == 1])
        if single > 0.45 * len(words):
            reasons.append("words broken into letters")
    return reasons


def agreement(first: Iterable[str], second: Iterable[str]) -> float:
    """How far two readers agree: F1 of their words (letters and digits only, order ignored), 0-1."""
    a, b = _bag(first), _bag(second)
    total = sum(a.values()) + sum(b.values())
    if not total:
        return 0.0
    common = sum(min(n, b.get(word, 0)) for word, n in a.items())
    return 2 * common / total


def _bag(words: Iterable[str]) -> dict[str, int]:
    bag: dict[str, int] = {}
    for word in words:
        for piece in re.findall(r"\w+", word.lower()):
            bag[piece] = bag.get(piece, 0) + 1
    return bag


def language(lines: Sequence[str]) -> str | None:
    """ISO 639-1 code of the language that the sentences are in, None for too little text."""
    if not has_letters(lines, ENOUGH_LETTERS):
        return None
    prose: list[str] = []
    length = 0
    for line in lines:
        if _is_prose(line):
            prose.append(line)
            length += len(line)
            if length >= LANGUAGE_SAMPLE and has_letters(prose, ENOUGH_LETTERS):
                break  # what comes later is not looked at
    sample = "\n".join(prose if has_letters(prose, ENOUGH_LETTERS) else lines)[:LANGUAGE_SAMPLE]
    if _is_plainly_english(sample.lower().split()):
        return "en"
    from py3langid import classify  # noqa: PLC0415  - loads its model: only when asked

    code, _score = classify(sample)
    return str(code)


def _is_plainly_english(words: Sequence[str]) -> bool:
    """One word in eight is one of the small words of English, and some are no other language's: the usual case, told
    without the model."""
    small = [word for word in words if word in _ENGLISH]
    return len(small) >= 0.12 * len(words) and sum([word in _ONLY_ENGLISH for word in small]) >= 5


def _is_prose(line: str) -> bool:
    """Lines with sentences rather than lists of names and tools: several words that start with a small letter."""
    words = (_PLAIN_WORD if line.isascii() else _WORD).findall(line)
    return len(words) >= 5 and sum([w[0].islower() for w in words]) >= 0.5 * len(words)
