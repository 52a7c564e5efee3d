"""Vetting: text that commands a reader or a model instead of telling about a person. In: the document, visible and
hidden. Out: the flag ``prompt_injection``, and the document without the commands.

Nothing here obeys text; no model reads it. Still a command must not earn by the skills it names, so ``set_apart``
takes its lines away before anybody looks for facts. Cues, their examples and their innocent twins: injection.toml.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.records import Document, Flag, FlagEvidence, HiddenText, Line
from pipeline.vetting.rules import MAX_QUOTE, Cue, Passage, cues, data, evidence, folded, hits, passage

_QUOTES = "\"'`«»„“”"
_LAST_WORD = re.compile(r"([\w.'-]{1,30})[ \"'(\[]{0,3}$")
_BEFORE = 90  # characters before a cue in which reported speech announces itself
_WORDS = re.compile(r"[\w.-]{2,30}")
_SPELLED = re.compile(r"(?<![^\W\d_][-._*])\b(?:[a-z][-._*]){4,40}[a-z]\b")  # i-g-n-o-r-e
_DIGITS_IN_WORD = re.compile(
    r"\b(?=[a-z]{0,20}[01345]{1,4}[a-z])(?=[01345]{0,3}[a-z]{1,20}[01345a-z]{3,20}\b)[01345a-z]{5,40}\b"
)
_MASKED = re.compile(r"[-._*][a-z][-._*]|[01345][a-z]")  # what both need; few lines hold it
_LETTERS = str.maketrans("01345", "oieas")


@dataclass(frozen=True, slots=True)
class _Hit:
    cue: Cue
    start: int
    end: int


@lru_cache(maxsize=1)
def _settings() -> tuple[int, frozenset[str], frozenset[str]]:
    told = data("injection")["settings"]
    return told["reach"], frozenset(told["openers"]), frozenset(told["reports"])


def _unmasked(text: str) -> str:
    """Folded text in which spelled-out words and digits that stand for letters are what they are read as."""
    text = folded(text)
    if not _MASKED.search(text):
        return text
    text = _SPELLED.sub(lambda match: re.sub(r"[-._*]", "", match[0]), text)
    return _DIGITS_IN_WORD.sub(lambda match: match[0].translate(_LETTERS), text)


def check(document: Document) -> tuple[Flag, ...]:
    """One flag for all commands of a document, visible and hidden, or none."""
    shown = passage(document.lines, _unmasked)
    visible = _commands(shown)
    hidden = [one for one in document.hidden if _hidden_command(one)]
    if not visible and not hidden:
        return ()
    found = [
        *evidence(line for hit in visible for line in shown.between(hit.start, hit.end)),
        *(FlagEvidence(one.page, None, one.text[:MAX_QUOTE]) for one in hidden[:3]),
    ]
    where = "Hidden text" if not visible else "The text"
    return (
        Flag(
            "prompt_injection",
            f"{where} gives orders to whoever or whatever screens it; they are ignored and do not count.",
            tuple(found),
        ),
    )


def set_apart(document: Document) -> Document:
    """The document without the lines of visible commands: each from its cue to the end of its paragraph. A document
    without commands comes back as it is."""
    shown = passage(document.lines, _unmasked)
    hits = _commands(shown)
    if not hits:
        return document
    gone: set[int] = set()
    for hit in hits:
        touched = shown.between(hit.start, hit.end)
        gone.update(line.number for line in touched)
        gone.update(line.number for line in _rest(shown, touched[-1]))
    return replace(document, lines=tuple(line for line in document.lines if line.number not in gone))


def _rest(shown: Passage, last: Line) -> Iterator[Line]:
    """The lines after ``last`` that go on with its sentence."""
    at = next(index for index, line in enumerate(shown.lines) if line.number == last.number)
    for before, line in itertools.pairwise(shown.lines[at:]):
        apart = (
            line.bullet
            or line.page != before.page
            or line.column != before.column
            or line.cell != before.cell
            or line.style != before.style
            or line.number != before.number + 1
            or (line.gap is not None and line.gap > 0.9)
            or before.text.rstrip().endswith((".", "!", "?", ":"))
            or not line.text[:1].islower()
        )
        if apart:
            return
        yield line


def _hidden_command(one: HiddenText) -> bool:
    text = _unmasked(one.text)
    return any(cue.pattern.search(text) for cue in cues("injection"))


def _commands(shown: Passage) -> list[_Hit]:
    """Cues that count: strong ones alone, two different weaker ones near each other."""
    reach, _, _ = _settings()
    hits = sorted(_hits(shown), key=lambda hit: (hit.start, hit.end))
    kept = [hit for hit in hits if hit.cue.strong]
    weak = [hit for hit in hits if not hit.cue.strong]
    for one, other in itertools.combinations(weak[:200], 2):
        if one.cue.id != other.cue.id and 0 <= other.start - one.end <= reach:
            kept += [hit for hit in (one, other) if hit not in kept]
    for strong in [hit for hit in kept if hit.cue.strong]:
        kept += [hit for hit in weak if hit not in kept and abs(hit.start - strong.end) <= reach]
    return sorted(kept, key=lambda hit: (hit.start, hit.end))


def _hits(shown: Passage) -> Iterator[_Hit]:
    for cue, match in hits("injection", shown.text):
        if _is_reported(shown.text, match.start(), match.end()):
            continue
        if not cue.imperative or _is_imperative(shown, match.start()):
            yield _Hit(cue, match.start(), match.end())


def _is_reported(text: str, start: int, end: int) -> bool:
    """Whether the words are spoken of: quoted, or after a verb of those who fight such attacks."""
    _, _, reports = _settings()
    sentence = max(text.rfind(". ", max(0, start - _BEFORE), start), start - _BEFORE, 0)
    before = text[sentence:start]
    if any(word in reports for word in _WORDS.findall(before)):
        return True
    opened = before.rstrip(" ")[-1:]
    return opened in _QUOTES and opened != "" and any(mark in text[end : end + 60] for mark in _QUOTES)


def _is_imperative(shown: Passage, start: int) -> bool:
    """Whether an order can begin here: at a line's beginning, after a mark, or after a word that turns to somebody."""
    _, openers, _ = _settings()
    if start in shown.begins or start == 0:
        return True
    match = _LAST_WORD.search(shown.text, max(0, start - 40), start)
    return match is None or match[1].endswith(".") or match[1] in openers


def lines_of(document: Document) -> Sequence[int]:
    """Numbers of the lines that ``set_apart`` takes away."""
    left = {line.number for line in set_apart(document).lines}
    return [line.number for line in document.lines if line.number not in left]
