"""The firm that stands in the words of a title; part of the room sections.

In: a title beside which nobody is named who employs. Out: the title without its firm, and the firm: in brackets, with nothing
between, or behind the comma of a field. Used by post.py.
"""

from __future__ import annotations

import re

from pipeline.sections import vocabulary
from pipeline.sections.choice import TEAM, is_field
from pipeline.sections.folding import fold
from pipeline.sections.places import is_location
from pipeline.sections.strengths import organization_strength, title_strength


def firm_in_title(title: str) -> tuple[str, str | None]:
    """Title and firm, or the title as it is and None."""
    for look in (_bracketed_firm, _run_on, _after_comma):
        bare, firm = look(title)
        if firm:
            return bare, firm
    return title, None


_FIRM_IN_BRACKETS = re.compile(r"(?P<title>[^()]{4,60})\s\((?P<firm>[A-Z][^()]{3,60})\)")


def _bracketed_firm(title: str) -> tuple[str, str | None]:
    """The firm in brackets after a title ("Principal Data Scientist (Derwent Aquaculture)"): two or more capitalised words,
    or one that says so, and no field, tool, team or place."""
    match = _FIRM_IN_BRACKETS.fullmatch(title)
    if match is None or title_strength(match["title"]) < 2 or title_strength(match["firm"]):
        return title, None
    firm = match["firm"]
    strong = organization_strength(firm) > 0 or vocabulary.has("institutions", "words", firm)
    words = [
        word for word in re.findall(r"[^\s,&/+]+", firm) if word not in {"of", "the", "and", "for", "de"}
    ]
    plain = (
        len(words) > 1
        and all(word[0].isupper() for word in words)
        and not is_location(firm)
        and not re.search(r"[/,+]|\d", firm)
        and not is_field(firm)
        and not any(fold(word) in vocabulary.known_skills() for word in words)
        and not any(
            vocabulary.has(table, key, firm)
            for table, key in (
                ("degrees", "fields"),
                ("organizations", "units"),
                ("titles", "fields"),
                ("places", "remote"),
            )
        )
    )
    return (match["title"], firm) if strong or plain else (title, None)


_IN_FIRM = re.compile(
    r"(?P<title>[^,]{3,60}),\s(?P<firm>[A-Z][\w'’.&-]*(?: (?:[A-Z&(][\w'’.&()-]*|of|de|and|for)){1,6})"
)


def _after_comma(title: str) -> tuple[str, str | None]:
    """The firm behind the only comma of the field of a form ("Position held: Credit models lead, Soko Chapchap Microfinance")."""
    match = _IN_FIRM.fullmatch(title)
    if match is None or not title_strength(match["title"]):
        return title, None
    firm = match["firm"]
    plain = not (title_strength(firm) or is_field(firm) or is_location(firm) or TEAM.fullmatch(firm))
    return (match["title"], firm) if plain and organization_strength(firm) else (title, None)


def _run_on(title: str) -> tuple[str, str | None]:
    """A firm that follows its title with nothing between ("Software Developer Saint-Laurent Jeux, Montréal"), where the rest
    of the line are two or more capitalised words that are no team, tool or field."""
    words = title.split(" ")
    last = max((i for i, word in enumerate(words) if title_strength(word.strip("(),")) > 1), default=None)
    if last is None:
        return title, None
    stop = last + 1
    while stop < len(words) and words[stop].startswith("(") and words[stop].endswith(")"):
        stop += 1
    firm = " ".join(words[stop:])
    name = [word for word in firm.split(",")[0].split() if fold(word)]
    plain = (
        len(name) > 1
        and not re.match(r"[-–—&(/]", firm)
        and not words[stop - 1].endswith(",")
        and all(
            word[0].isupper() or fold(word) in vocabulary.words("organizations", "legal") for word in name
        )
        and not any(fold(word) in vocabulary.known_skills() for word in (*name, " ".join(name)))
        and not any(
            vocabulary.has(table, key, firm)
            for table, key in (("degrees", "fields"), ("organizations", "units"), ("titles", "words"))
        )
    )
    return (" ".join(words[:stop]), firm) if plain else (title, None)
