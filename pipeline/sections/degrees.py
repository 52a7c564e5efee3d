"""Phrases that name a degree, a field or a school; part of the room sections.

In: a phrase. Out: whether it names a degree or a school, and the field that stands in a degree. The words are data (vocabulary.toml).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold

DEGREE_OF = re.compile(
    r"^(?:bachelor|master|doctor|associate)s?(?:'s|’s)?(?: degree)?(?: of (?:applied )?[A-Za-z]+(?: administration| applications?| arts)?)?",
    re.IGNORECASE,
)


# "Undergraduate Teaching Assistant", "Postgraduate researcher": posts, no degrees
_OF_STUDENTS = re.compile(
    r"(?:under|post)?(?:graduate|doctoral)(?: [a-z]+){0,2} (?:assistant|researcher|tutor|instructor|fellow|demonstrator|intern|ta|ra)\b"
)


_EXPLAINED = re.compile(r"[^\d(),]{2,60}\(([^()]{2,60})(?:\)|$)")
_MANNER = re.compile(
    r"(?i)(?:candidate for|expected|accelerated|integrated|joint|double|dual|executive|online|part[- ]time|honou?rs)\s+(?=\w)"
)
_GPA = re.compile(r"\bGPA\b")
_COURSE = re.compile(
    r"\b(?:bootcamp|boot camp|program|programme|nanodegree|certificate|certification|diploma)\b"
)
_OTHER_MEANING = re.compile(r"(?:AS|ME|BE|MA|IT|AA|SM|AE|AB|MIT|MIS|PE|BIT|Dr)\b")
_BOOTCAMP = re.compile(r"(?i)boot ?camp")


_COUNTED = re.compile(r"^\d{1,2}\s(?=(?:[AO][' -]?[Ll]evels?|GCSEs?|AS[' -][Ll]evels?)\b)")  # "3 A Levels"


@lru_cache(maxsize=4096)
def is_degree(phrase: str) -> bool:
    """Whether a phrase begins with the name of a degree."""
    text = _COUNTED.sub("", phrase.strip(" ,;:.-–—•·|()"))
    if not text or len(text) > 160 or _GPA.search(text[:12]):
        return False
    if vocabulary.degree_abbreviations().match(text):
        return not (
            _OTHER_MEANING.match(text) and len(text.split()) == 1 and text in {"MIT", "ME", "AS", "BE", "Dr"}
        )
    folded = fold(text)
    if _OF_STUDENTS.match(folded):
        return False
    for phrase_ in _phrases_by_first().get(folded.split(" ", 1)[0] if folded else "", ()):
        if folded == phrase_ or folded.startswith(phrase_ + " "):
            return phrase_ not in {
                "associate",
                "associate of",
                "associate in",
                "master",
                "doctor",
                "exchange",
                "major",
                "minor",
                "intermediate",
                "high school",
                "graduation",
                "engineer in",
            } or _loose_degree(folded, phrase_)
    explained = _EXPLAINED.match(text)
    if (
        explained
        and is_plain_degree(explained[1])
        and not vocabulary.has("institutions", "words", text[: explained.start(1)])
    ):
        return True  # a degree of another system with its English name: "Ing. (Master's degree)"
    if _COURSE.search(folded) and not vocabulary.has("institutions", "words", _BOOTCAMP.sub("", text)):
        return len(folded.split()) <= 8
    opened = _MANNER.match(text)
    return opened is not None and is_degree(text[opened.end() :])


# "LLM team" builds language models, "AS Fjordkraft" and "AB Granvik" are firms by their legal form
_NO_DEGREE = re.compile(
    r"(?:LLMs?[ /-](?!in\b|of\b|[A-Z][a-z]*(?:Law|Jur))[A-Za-z]|(?:AS|AB|AE) (?!in\b|of\b|degree\b)(?!(?:[A-Z]\w+ )*(?:Science|Studies|Arts|Engineering|Technology|Nursing|Business|Information Systems|Management)\b)[A-Z])"
)


_NO_LETTER = re.compile(r"[^A-Za-z]")
_PLAIN_DEGREE = re.compile(
    r"(?:bachelor|master of|masters? (?:degree )?in\b|masters degree|doctor of philosophy|phd\b|higher diploma|diploma in|associates? degree)"
)


@lru_cache(maxsize=4096)
def is_plain_degree(phrase: str) -> bool:
    """The narrower question, for lines outside education: surely a degree, not a state code or a programme at work."""
    text = phrase.strip(" ,;:.-–—•·|()")
    match = vocabulary.degree_abbreviations().match(text)
    if match:
        if _NO_DEGREE.match(text):
            return False
        letters = _NO_LETTER.sub("", match[0])
        return (len(letters) >= 3 and letters not in {"MIT", "BIT", "MIS", "DBA"}) or (
            bool(text[match.end() :].strip(" .")) and is_degree(text)
        )
    return bool(_PLAIN_DEGREE.match(fold(text)))


def _loose_degree(folded: str, phrase: str) -> bool:
    if phrase == "master":
        return not vocabulary.has("titles", "words", folded) and len(folded.split()) <= 8
    if phrase.startswith("associate"):
        return bool(
            re.match(
                r"associates? (?:s )?(?:degree|diploma|(?:of|in) (?:the )?(?:applied |arts|science|technical|business|computer|engineering|information|web|graphic|liberal|fine|general|health|nursing|criminal|electronics?|mechanical|network|software|cyber|culinary|interior|early childhood|paralegal|accounting))",
                folded,
            )
        )
    if phrase == "high school":
        return folded in {"high school", "high school degree"} or "diploma" in folded
    if phrase == "doctor":
        return " of " in folded
    return len(folded.partition(" from ")[0].split()) <= 6


@lru_cache(maxsize=1)
def _phrases_by_first() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for phrase in sorted(vocabulary.words("degrees", "phrases"), key=lambda p: (-len(p), p)):
        table.setdefault(phrase.split(" ", 1)[0], []).append(phrase)
    return table


def is_institution(phrase: str) -> bool:
    """Whether a phrase names a school, by its words."""
    return len(phrase) <= 140 and vocabulary.has("institutions", "words", phrase)


def looks_like_name(piece: str) -> bool:
    words = list(re.findall(r"[^\W\d_][\w'’.&-]*", piece))
    return 0 < len(words) <= 8 and sum(word[0].isupper() for word in words) * 2 >= len(words)


def field_of(degree: str | None) -> tuple[str | None, str | None]:
    """The degree as written, and the field that stands in it ("B.S. in Computer Science" -> Computer Science)."""
    if degree is None:
        return None, None
    degree = degree.strip(" ,;:-–—")
    match = re.search(r"\b(?:in|majoring in|major in)\s+(?=[A-Za-z])", degree, re.IGNORECASE)
    if match:
        return degree, degree[match.end() :].strip(" ,.;") or None
    short = vocabulary.degree_abbreviations().match(degree)
    if short:
        rest = _unwrapped(re.sub(r"^[\s,]*\(?(?:Hons?|Honours|Honors)\.?\)?", "", degree[short.end() :]))
        return degree, rest or None
    long = DEGREE_OF.match(degree)
    rest = _unwrapped(degree[long.end() :]) if long else ""
    return degree, rest if rest and rest[0].isupper() else None


def _unwrapped(rest: str) -> str:
    """What follows a degree: the words in the brackets that open it, or all of it, with its own brackets whole."""
    rest = rest.strip(" ,.;:-–—")
    inside = re.match(r"\(([^()]+)\)", rest)
    if inside:
        return inside[1].strip(" ,.;:-–—")
    return rest if rest.count("(") == rest.count(")") else rest.strip("()").strip(" ,.;:-–—")
