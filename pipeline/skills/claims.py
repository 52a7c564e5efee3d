"""What is claimed in words ("10 years of Kubernetes"), and skill-like terms that the taxonomy lacks.

Place in the way of the data: inside the skills room; usage.py puts both on the SkillSet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.records import Document, Mention, Outline
from pipeline.skills.passages import LISTED_SECTIONS, Passages
from skill_taxonomy.words import english, proper_names

_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_NUMBER = rf"(?P<number>\d{{1,2}}(?:[.,]\d)?|{'|'.join(_NUMBER_WORDS)})"
_UNIT = r"(?P<unit>years?|yrs?\.?|months?|mos?\.)"
# Words that end a claim or make it another's: "20 years of experience, Kubernetes", "15 years old", "60 years combined".
_NO_CLAIM = r"(?:experience|expertise|work|industry|old|young|ago|combined|collective|joint)"
_BEFORE = re.compile(
    rf"{_NUMBER}\s?\+?\s?(?:plus\s)?{_UNIT}['’]?\s(?:of\s)?(?:(?!{_NO_CLAIM}\b)\w+[\s-]){{0,2}}?(?:experience\s|work\s|expertise\s)?"
    r"(?:of|in|with|across|on|using|writing|running|coding|doing|working with|developing in)?\s?"
    rf"(?:(?!{_NO_CLAIM}\b)[\w+#./]{{1,20}}\s?(?:,|and|/|&)\s?){{0,3}}$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"^\s?(?P<sign>\(|\[|[-–—:]|,)\s?(?:over\s|more than\s|approx\.?\s|~)?{_NUMBER}\s?\+?\s?{_UNIT}",
    re.IGNORECASE,
)
# Behind a comma or dash a number may begin the next claim: "LangChain, 15 years of Kubernetes", "Swift, 11 years Kotlin". Then
# it names its own thing.
_OF_ANOTHER = re.compile(
    r"^['’]?\s(?:(?-i:[A-Z])|(?:old|young|ago)\b)|^['’]?\s(?:of\s)?(?:\w+\s){0,2}?(?:of|in|with|on|using)\s"
    r"(?!(?:\w+\s)?(?:experience|expertise|use|production|practice|total|all|industry|work)\b)",
    re.IGNORECASE,
)
_ITEM_SPLIT = re.compile(r"[,;|•●·▪◦/\t]|\s{2,}|\s[-–—]\s|\band\b|\(|\)")
_LABEL = re.compile(r"^[^:]{2,40}:\s*")
_TERM = re.compile(r"[A-Za-z][\w.+#'-]*(?:\s[\w.+#'-]+){0,2}")
_CAMEL = re.compile(
    r"\b(?:[A-Z]?[a-z]+[A-Z][A-Za-z0-9]*|[A-Z][A-Za-z]*\d+[A-Za-z]*|[A-Za-z]+\.(?:js|ai|io))\b"
)
_MAY_BE_CAMEL = re.compile(r"[a-z][A-Z]|[A-Za-z]\d|\.(?:js|ai|io)")  # what each alternative of _CAMEL needs
_LINKS = re.compile(r"\S{1,100}@\S+|https?://\S+|www\.\S+|\S{1,100}\.(?:com|org|net|edu)\S*", re.IGNORECASE)
_MAY_LINK = re.compile(r"@|http|www\.|\.(?:com|org|net|edu)", re.IGNORECASE)  # one look for what _LINKS need
_LEVEL = re.compile(r"[abc][12]|native|fluent|basic|mother|tongue")
MAX_YEARS = 60


def claimed_years(mentions: Iterable[Mention]) -> float | None:
    """The largest number of years that the words beside one of these mentions claim, or None."""
    found = [years for mention in mentions if (years := _years_beside(mention)) is not None]
    return max(found, default=None)


def _years_beside(mention: Mention) -> float | None:
    if not _speaks_of_time(mention.text):
        return None
    behind = mention.text[mention.end :]
    match = _AFTER.match(behind)
    if match and match["sign"] in ",-–—" and _OF_ANOTHER.match(behind[match.end() :]):
        match = None
    match = match or _BEFORE.search(mention.text[: mention.start])
    if match is None:
        return None
    word = match["number"].lower()
    number = float(_NUMBER_WORDS.get(word, 0) or word.replace(",", "."))
    years = round(number / 12, 1) if match["unit"].lower().startswith("mo") else number
    return years if 0 < years <= MAX_YEARS else None


@lru_cache(maxsize=1024)  # a line is asked once for each of its skills
def _speaks_of_time(text: str) -> bool:
    """Whether any word of a line can be one of _UNIT."""
    small = text.lower()
    return "year" in small or "yr" in small or "mo" in small


def unknown_terms(
    document: Document, joined: Passages, mentions: Iterable[Mention], outline: Outline
) -> tuple[tuple[str, int], ...]:
    """Terms that look like skills and are none of the taxonomy's, as (term, line), once each, in reading order: items
    of skill sections, and CamelCase names in described work."""
    taken: dict[int, list[tuple[int, int]]] = {}
    for mention in mentions:
        taken.setdefault(mention.line, []).append((mention.start, mention.end))
    names = {
        word
        for job in outline.jobs
        for text in (job.organization, job.title)
        if text
        for word in text.split()
    }
    headings = {section.first - 1 for section in outline.sections if section.heading is not None}
    found: dict[str, tuple[str, int]] = {}
    for line in document.lines:
        if line.number in headings:
            continue
        place = joined.places[line.number]
        spans = taken.get(line.number, [])
        text = line.text
        if ("." in text or "@" in text or "://" in text) and _MAY_LINK.search(text):
            text = _LINKS.sub(lambda m: " " * len(m[0]), text)
        if place.section in LISTED_SECTIONS and place.section != "certifications" and place.job is None:
            terms = _items(text, spans)
        elif place.job is not None or place.project is not None:
            terms = _camels(text, spans, names)
        else:
            continue
        for term in terms:
            found.setdefault(term.casefold(), (term, line.number))
    return tuple(found.values())


def _items(text: str, spans: list[tuple[int, int]]) -> list[str]:
    label = _LABEL.match(text)
    at = label.end() if label else 0
    items: list[str] = []
    for cut in [*_ITEM_SPLIT.finditer(text, at), None]:
        end = cut.start() if cut else len(text)
        item = text[at:end].strip(" .*-–—:'\"")
        if item and _TERM.fullmatch(item) and not _covered(at, end, spans) and not _plain(item):
            items.append(item)
        at = cut.end() if cut else end
    return items


def _camels(text: str, spans: list[tuple[int, int]], names: set[str]) -> list[str]:
    if not _MAY_BE_CAMEL.search(text):
        return []
    return [
        match[0]
        for match in _CAMEL.finditer(text)
        if not _covered(match.start(), match.end(), spans) and match[0] not in names and len(match[0]) > 2
    ]


def _covered(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < high and low < end for low, high in spans)


_ITEM_WORD = re.compile(r"[A-Za-z]+\d?")


def _plain(item: str) -> bool:
    """Whether an item is ordinary words only ("fast learner", "team player")."""
    words = [word.lower() for word in _ITEM_WORD.findall(item)]
    if not words or len(item) < 2:
        return True
    known = _english()
    if (
        all(word in known or word in _names() or _LEVEL.fullmatch(word) for word in words)
        and words[0] in _names()
    ):
        return True
    return all(word in known for word in words) and (
        len(words) > 1 or item.islower() or (item.istitle() and len(item) > 3)
    )


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return english()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return proper_names() | {
        "french",
        "german",
        "polish",
        "hindi",
        "dutch",
        "arabic",
        "czech",
        "danish",
        "greek",
        "korean",
    }
