"""Briefs: a job description's lines as statements, each under the heading it stands below.

Beside the way of the data: the lines come from the reading room, the statements go to from_text.py.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import takewhile
from typing import Any

from pipeline.briefs.ad_lines import plain
from pipeline.records import Line

BULLET = re.compile(
    r"^\s*(?:(?:[-–—*•●◦▪■‣·○►➢✓✔☑+>→».]|\(?\d{1,2}[.)]|[a-z]\)|[\uf000-\uf0ff])\s+|(?:[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)+\s*)"
    r"(?:\[[ xX]\]\s+)?"
)
MARKDOWN = re.compile(r"^#{1,6}\s+|\*\*|__|^\s*=+\s*|(?<!=)\s*=+\s*$|^-{2,}\s*|\s*(?<!-)-{2,}$")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
SMALL_SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[a-z0-9])")  # of who writes no capitals
SHORTENED = re.compile(r"\b(?:e\.g|i\.e|etc|incl|approx|min|max|vs|yrs|sr|jr|inc|ltd|no)\.$", re.IGNORECASE)
LABEL = re.compile(r"^(?P<label>[^:()\[\]]{3,48}?)\s*(?::|\s[–—-]\s)\s*(?P<rest>\S.*)$")
ASIDE = re.compile(r"\s*\([^)]*\)?")
CRITERION = re.compile(r"^\(?(?P<letter>[ED])\d{1,2}[.):]?\s+|\s+\((?P<last>[ED])\)[.;]?$")
HEADING_WORDS = 8
WEAK_HEADING_WORDS = 4
FEWEST_ENTRIES, MOST_ENTRIES = 3, 16  # of a list whose kind is told by what it names
WRAPPED = 0.75  # share of the widest line from which a line may run on in the next
WRAP_WIDTH = 55
WRAPPED_LINES = 3  # so many full lines show that the text was broken by a machine


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or list entry. ``under``: must, nice, stack, duties, other, or None where no known heading stands;
    ``first``: it stands on the first line of the text."""

    text: str
    under: str | None
    number: int
    first: bool = False


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The phrases of from_text.toml."""
    return tomllib.loads(
        resources.files("pipeline.briefs").joinpath("from_text.toml").read_text(encoding="utf-8")
    )


@lru_cache(maxsize=256)
def pattern(*expressions: str) -> re.Pattern[str]:
    """One pattern that matches any of the expressions, in any case."""
    return re.compile("|".join(f"(?:{one})" for one in expressions), re.IGNORECASE)


def any_of(group: Sequence[str], text: str) -> re.Match[str] | None:
    return pattern(*group).search(text)


def folded(text: str) -> str:
    """Straight quotes, plain spaces, no markup signs."""
    text = (
        text.replace("’", "'")
        .replace("‘", "'")
        .replace("…", "...")
        .replace("“", '"')
        .replace("”", '"')
        .replace("\u00a0", " ")
    )
    return " ".join(MARKDOWN.sub(" ", text).split())


def heading_kind(text: str) -> str | None:
    """What stands below a heading with these words: must, nice, stack, duties, other, plain; None for no known heading.
    Words that stand in many a sentence too ("skills", "experience") make a heading only when there are few others."""
    bare = ASIDE.sub("", text).strip(" :?!.-–—*#_|").casefold() or text.casefold()
    told = words()["headings"]
    for kind, group in told["sure"].items():
        if any_of(group, bare):
            return str(kind)
    if len(bare.split()) <= WEAK_HEADING_WORDS:
        for kind, group in told["short"].items():
            if any_of(group, bare):
                return str(kind)
    return None


def statements(lines: Sequence[Line], names_skill: Callable[[str], bool]) -> tuple[Statement, ...]:
    """The text's statements in order. ``names_skill``: whether a text names a skill (a heading rarely does)."""
    return tuple(_split(_under_headings(_paragraphs(plain(lines), names_skill), names_skill)))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    number: int
    bullet: bool
    marked: bool  # bold, a heading style, capitals or a colon at the end: made to stand out
    apart: bool = False  # white space above it
    criterion: str | None = None  # must or nice, where a code says so ("E2", "(D)")


def _paragraphs(lines: Sequence[Line], names_skill: Callable[[str], bool]) -> list[_Paragraph]:
    """Lines with those joined that only run on."""
    widest = max((len(line.text) for line in lines), default=0)
    full = sum(1 for line in lines if len(line.text) >= WRAPPED * widest)
    is_wrapped = widest >= WRAP_WIDTH and full >= WRAPPED_LINES
    coded = _coded(lines)
    found: list[_Paragraph] = []
    runs_on = False
    for line in lines:
        raw = line.text
        code = CRITERION.search(raw.strip()) if coded else None
        criterion = None if code is None else {"E": "must", "D": "nice"}[code["letter"] or code["last"]]
        if code:
            raw = CRITERION.sub("", raw.strip())
        bullet = bool(code) or line.bullet or (bool(BULLET.match(raw)) and not raw.lstrip().startswith("#"))
        text = folded(BULLET.sub("", raw, count=1) if bullet else raw)
        if not text:
            continue
        if bullet and text != raw.strip() and _decorated(raw, text, names_skill):
            bullet = False
        marked = not bullet and _stands_out(line, text)
        if found and not bullet and not marked and _continues(found[-1], text, line, runs_on):
            last = found[-1]
            joint = "" if last.text.endswith("-") and text[:1].islower() else " "
            found[-1] = replace(last, text=f"{last.text}{joint}{text}")
        else:
            apart = (line.gap or 0.0) >= 1.0
            found.append(_Paragraph(text, line.number, bullet, marked, apart, criterion))
        runs_on = is_wrapped and len(raw) >= WRAPPED * widest
    return found


def _decorated(raw: str, text: str, names_skill: Callable[[str], bool]) -> bool:
    """Whether a picture before a line decorates a heading rather than marks a list entry."""
    pictured = not raw.lstrip()[0].isascii() and len(text.split()) <= HEADING_WORDS
    return pictured and text[-1] not in ".,;" and heading_kind(text) is not None and not names_skill(text)


def _coded(lines: Sequence[Line]) -> bool:
    """Whether lines are coded E for essential and D for desirable: both letters in use."""
    hits = [hit for line in lines if (hit := CRITERION.search(line.text.strip()))]
    return {hit["letter"] or hit["last"] for hit in hits} == {"E", "D"}


def _stands_out(line: Line, text: str) -> bool:
    style = (line.style or "").casefold()
    letters = [c for c in text if c.isalpha()]
    short = len(ASIDE.sub("", text).split()) <= HEADING_WORDS
    return short and (
        style.startswith("h")
        or "title" in style
        or line.bold
        or line.text.lstrip().startswith(("#", "**", "=="))
        or (text.endswith((":", "?")) and "," not in text)
        or (len(letters) > 3 and all(c.isupper() for c in letters))
    )


def _continues(last: _Paragraph, text: str, line: Line, runs_on: bool) -> bool:
    label = LABEL.match(text)
    if label and heading_kind(label["label"]):
        return False
    if not runs_on and last.apart and len(last.text.split()) <= HEADING_WORDS and heading_kind(last.text):
        return False
    if last.marked or last.text.endswith((".", "!", "?", ":", ";")) or (line.gap or 0.0) >= 1.0:
        return False
    return runs_on or (text[:1].islower() and not last.text[:1].islower())


def _under_headings(
    paragraphs: list[_Paragraph], names_skill: Callable[[str], bool]
) -> Iterator[tuple[_Paragraph, str | None, bool]]:
    under: str | None = None
    listed = False  # whether bullets have stood under the heading
    inferred = False  # whether only the entries themselves tell what they are
    seen: set[str | None] = set()
    for at, one in enumerate(paragraphs):
        kind = heading_kind(one.text)
        label = LABEL.match(one.text)
        short = label is None and len(ASIDE.sub("", one.text).split()) <= HEADING_WORDS
        asks_itself = names_skill(one.text) and one.text[-1] not in ":?" and kind not in {"nice", "other"}
        shaped = (
            at
            and short
            and (one.text[-1] not in ".,;" or one.text.endswith("..."))
            and not one.bullet
            and (one.marked or one.apart or _alone(paragraphs, at, names_skill))
        )
        if shaped and not asks_itself and (kind or _unknown_heading(one, paragraphs, at, names_skill)):
            if kind or under is None or not any_of(words()["headings"]["within"], one.text):
                under = (
                    None if kind == "plain" else kind or _by_content(paragraphs[at + 1 :], seen, names_skill)
                )
            inferred = kind is None
            seen.add(under)
            listed = False
            continue
        if under is None and one.bullet and not listed and seen <= {None}:
            under, inferred = _by_content(paragraphs[at:], seen, names_skill), True
        inline = heading_kind(label["label"]) if label and len(label["label"].split()) <= 5 else None
        if label and inline and not names_skill(label["label"]):
            told = None if inline == "plain" else inline
            yield _Paragraph(label["rest"], one.number, one.bullet, False), told, at == 0
            if not one.bullet:
                under = told if at + 1 < len(paragraphs) and paragraphs[at + 1].bullet else None
                listed = False
            continue
        if one.criterion:
            yield one, one.criterion, False
            continue
        if listed and not one.bullet and one.apart:
            under = None  # a paragraph after the list: the section is over
        listed = listed or one.bullet
        acts = inferred and one.bullet and any_of(words()["duty"]["starts"], one.text)
        yield one, "duties" if acts else under, at == 0


def _unknown_heading(
    one: _Paragraph, paragraphs: list[_Paragraph], at: int, names_skill: Callable[[str], bool]
) -> bool:
    """Whether a short paragraph that no list of headings foresees is one: apart from what is above it, not from what
    is below it."""
    after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
    return (
        one.apart
        and after is not None
        and (one.marked or not after.apart)
        and not names_skill(one.text)
        and bool(one.text[:1].isupper() or not one.text[:1].isalpha())
    )


def _by_content(
    below: Sequence[_Paragraph], seen: set[str | None], names_skill: Callable[[str], bool]
) -> str | None:
    """What a list is whose heading tells nothing, or that has none: one of skills, not of acts, asks for them: as
    must-haves, or as nice to have when the must-haves stand above."""
    entries = list(takewhile(lambda one: one.bullet, below))[:MOST_ENTRIES]
    acts = sum(1 for one in entries if any_of(words()["duty"]["starts"], one.text))
    skilled = sum(1 for one in entries if names_skill(one.text))
    if len(entries) < FEWEST_ENTRIES or 2 * skilled < len(entries) or 3 * acts > len(entries):
        return None
    return "nice" if "must" in seen else "must"


def _alone(paragraphs: list[_Paragraph], at: int, names_skill: Callable[[str], bool]) -> bool:
    """A short line without a mark is a heading when a list or longer text follows and it names no skill."""
    if at + 1 >= len(paragraphs) or names_skill(paragraphs[at].text):
        return False
    after = paragraphs[at + 1]
    return after.bullet or len(after.text) > len(paragraphs[at].text)


def _split(placed: Iterator[tuple[_Paragraph, str | None, bool]]) -> Iterator[Statement]:
    for one, under, first in placed:
        parts = sentences(one.text)
        here = "must" if under is None and _describes_a_person(parts) else under
        for at, part in enumerate(parts):
            asked = heading_kind(part) if part.endswith("?") and len(part.split()) <= HEADING_WORDS else None
            if asked and asked != "plain":  # "What must you know? Rust, and ..."
                here = asked
                continue
            yield Statement(part, here, one.number, first and at == 0)


def _describes_a_person(parts: Sequence[str]) -> bool:
    """Whether a paragraph says who "you" are ("You have run clusters. You write Python."), not what you will do."""
    said = [bool(any_of(words()["person"]["is"], part)) for part in parts]
    return (
        sum(said) >= 2
        and 2 * sum(said) >= len(said)
        and not any(any_of(words()["person"]["does"], part) for part in parts)
    )


def sentences(text: str) -> list[str]:
    """A paragraph's sentences; full stops of shortened words end none."""
    found: list[str] = []
    start = 0
    ends = list(SENTENCE_END.finditer(text))
    if text[:1].islower() and not any(text[end.end() :][:1].isupper() for end in ends):
        ends = list(SMALL_SENTENCE_END.finditer(text))
    for end in ends:
        if SHORTENED.search(text[start : end.start()]):
            continue
        found.append(text[start : end.start()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [part for part in found if part]
