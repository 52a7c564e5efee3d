"""Places in the headers of jobs and schools and in contact lines; part of the room sections.

In: a phrase. Out: the phrase without its place, and the place as written. A place is known by a list of countries, states
and large cities, or by its shape (Town, ST); the shape alone is marked as a guess by the caller's choice.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold

_ZIP = re.compile(
    r"\b[A-Z]{2}\s+\d{5}(?:-\d{4})?$|\b\d{5}(?:-\d{4})?$|\b[A-Z]\d[A-Z] ?\d[A-Z]\d$|\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}$|\b\d{6}$"
)


_FORMS = frozenset(
    {"AB", "CO", "NB", "SP", "MG", "UP", "MP", "AP", "TS", "ST"}
)  # codes that end the names of firms or stand for something else


def is_region(phrase: str) -> bool:
    """A state code, a state or a country: what follows the comma after a town."""
    bare = _ZIP.sub(
        lambda m: m[0][:2] if m[0][:2].isalpha() and m[0][2:3] == " " else "", phrase.strip(" .")
    ).strip(" .")
    if not bare:
        return False
    if bare.replace(".", "") in vocabulary.state_codes():
        return True
    code, _, country = bare.partition(" ")
    if code in vocabulary.state_codes() and fold(country) in vocabulary.words("places", "countries"):
        return True  # "OH United States"
    folded = fold(bare)
    return folded in vocabulary.words("places", "countries") or folded in vocabulary.words("places", "states")


def is_country(phrase: str) -> bool:
    """Whether the phrase names a country."""
    return fold(phrase) in vocabulary.words("places", "countries")


_PARTS = re.compile(r"[,/]|\s[-–—|]\s|\(")


@lru_cache(maxsize=4096)
def is_location(phrase: str) -> bool:
    """Whether a phrase as a whole is a place: "Boise, ID", "Bengaluru, India", "Remote", "Paris (France)"."""
    text = phrase.strip(" ,.;()")
    if not text or len(text) > 60:
        return False
    if vocabulary.is_place(text):
        return True
    parts = [part.strip(" ()") for part in _PARTS.split(text) if part.strip(" ()")]
    if len(parts) < 2:
        first, _, last = text.rpartition(" ")
        coded = last.isupper() and is_region(last)
        return bool(first) and (
            (
                coded
                and (
                    vocabulary.is_place(first)
                    or (
                        len(last) == 2
                        and last not in _FORMS
                        and text[0].isupper()
                        and not text.isupper()
                        and _town(first)
                    )
                )
            )
            or (_ZIP.search(text) is not None and vocabulary.is_place(_ZIP.sub("", text).strip()))
        )
    if len(parts) > 4:
        return False
    if "(" in text and parts[-1].isupper() and not vocabulary.is_place(parts[0]):
        return False  # "Brightledger (UK)" is a firm
    if all(vocabulary.is_place(part) or is_region(part) for part in parts):
        return True
    if len(parts) == 3 and not is_region(parts[1]):
        return False  # "Northgate, Durham, NC" begins with a firm, "Durham, NC, USA" does not
    return is_region(parts[-1]) and len(parts) <= 3 and all(_town(part) for part in parts[:-1])


def _town(part: str) -> bool:
    words = part.split()
    head, hyphen, tail = part.rpartition("-")
    if hyphen and " " in head and vocabulary.is_place(tail):
        return False  # "Orchard Payments-Atlanta"
    return (
        0 < len(words) <= 3
        and all(word[0].isupper() or word in {"de", "la", "of", "del", "am", "sur"} for word in words)
        and not any(c.isdigit() for c in part)
        and not vocabulary.has("titles", "words", part)
        and not vocabulary.has("organizations", "words", part)
        and not vocabulary.has("institutions", "words", part)
    )


LONGEST_NAME = 120  # characters of a firm with its town
_JOINED_TOWN = re.compile(r"(?P<firm>.*[\w.)])-(?P<place>[A-Z][\w.'’ ]{1,30}, [A-Z][\w ]{1,20})")

# "Limagne Robotique, Riom (63)": the number of the department, as in France
_NUMBERED_TOWN = re.compile(r"(?P<firm>.*\S), (?P<place>[A-Z][\w'’ -]{1,40} \((?:\d{2,3}|2[AB])\))")


def _is_joined_town(place: str) -> bool:
    """ "Orchard Payments-Atlanta, GA", but not "Université de Haute-Lys, France": the town is known, or a code follows."""
    town, _, region = place.partition(", ")
    return vocabulary.is_place(town) or region in vocabulary.state_codes()


_RUN_ON_TOWN = re.compile(
    r"(?P<firm>\S+(?: \S+){0,14} (?!of |in |the |at |de |and |& |for )\S+) (?P<town>[A-Z][\w'’]+(?: [A-Z][\w'’]+){0,2}), (?P<region>[A-Z]{2}(?: United States)?)"
)


_LAST_BRACKET = re.compile(r"\s*\(([^()]{2,40})\)$")
_STOP_BEFORE_TOWN = re.compile(
    r"(?<!\bSt)(?<!\bFt)(?<!\bMt)(?<!\bSte)(?<!\bPt)\.\s+(?=[A-Z][\w ]{1,30}, [A-Z][\w. ]{1,30}$)"
)
_COMMA = re.compile(r",\s*")


@lru_cache(maxsize=2048)
def peel(phrase: str) -> tuple[str, str | None]:
    """Takes a place off the end: "Acme Corp, Austin, TX" -> ("Acme Corp", "Austin, TX"). Never takes the whole phrase."""
    text = phrase.strip(" ,;")
    bracket = _LAST_BRACKET.search(text)
    if bracket and bracket.start() > 0 and is_location(bracket[1]):
        rest, town = peel(text[: bracket.start()].strip(" ,;"))
        if (
            town
            and rest
            and (is_country(bracket[1]) or fold(bracket[1]) in vocabulary.words("places", "remote"))
        ):
            return rest, f"{town} ({bracket[1].strip()})"
        firm, comma, last = rest.rpartition(", ")
        if comma and town is None and is_region(bracket[1]) and _town(last) and firm:
            return firm, f"{last} ({bracket[1].strip()})"  # "Pliska Soft OOD, Shumen (Bulgaria)"
        return text[: bracket.start()].strip(" ,;"), bracket[1].strip()
    numbered = _NUMBERED_TOWN.fullmatch(text)
    if numbered and _town(numbered["place"].rpartition(" ")[0]):
        return numbered["firm"], numbered["place"]
    joined = _JOINED_TOWN.fullmatch(text)
    if joined and is_location(joined["place"]) and _is_joined_town(joined["place"]):
        return joined["firm"].strip(), joined["place"]
    run_on = _RUN_ON_TOWN.fullmatch(text) if len(text) <= LONGEST_NAME else None
    if (
        run_on
        and fold(run_on["town"]) in vocabulary.words("places", "cities")
        and is_region(run_on["region"])
    ):
        return run_on["firm"].strip(" ,"), f"{run_on['town']}, {run_on['region']}"
    stop = _STOP_BEFORE_TOWN.search(text)
    if stop and stop.start() > 2 and is_location(text[stop.end() :]):
        return text[: stop.start()].strip(" ,;"), text[stop.end() :]
    parts = _COMMA.split(text)
    if len(parts) < 2:
        return text, None
    keep = len(parts)
    while keep > 1 and (
        is_region(parts[keep - 1])
        or vocabulary.is_place(parts[keep - 1])
        or (keep == len(parts) and is_location(parts[keep - 1]))
    ):
        keep -= 1
    taken = parts[keep:]
    if not taken:
        return text, None
    if (
        keep > 1
        and is_region(taken[0])
        and not vocabulary.is_place(parts[keep]) | (len(taken) > 1)
        and _town(parts[keep - 1])
    ) or (
        keep > 1
        and is_region(taken[0])
        and _town(parts[keep - 1])
        and not vocabulary.words("places", "cities") & {fold(taken[0])}
    ):
        keep -= 1
    if keep == 1 and len(parts) == 2 and is_region(parts[1]) and vocabulary.is_place(parts[0]):
        return "", text
    start = [0, *(comma.end() for comma in _COMMA.finditer(text))][keep]
    return text[:start].rstrip(" ,;"), text[start:].strip()
