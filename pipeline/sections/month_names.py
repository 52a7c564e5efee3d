"""The names of months and the words around dates, in English and in other languages; part of the room sections.

In: words. Out: the number of a month, and the alternations that date_atoms.py and dates.py look for. Everything that is not
English is data (months.toml). Names are compared without accents and case, so that "AĞUSTOS", "Agustos" and "ağustos" are one.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from importlib.resources import files

ENGLISH = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
FOREIGN = tomllib.loads(files("pipeline.sections").joinpath("months.toml").read_text(encoding="utf-8"))
_NO_MARK = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "æ": "ae"})


def plain(text: str) -> str:
    """A word without case and accents. ``str.lower`` is not enough: it makes two characters of the Turkish capital İ, and
    a pattern that ignores case finds "APRİL" and "Auguſt" where a name says "april" and "august"."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_NO_MARK))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


_NAMES = {
    name: number
    for months in FOREIGN["months"].values()
    for number, names in enumerate(months, start=1)
    for name in names.split()
}
_NUMBERS = {plain(name): number for name, number in _NAMES.items()} | ENGLISH
_GUARDED = frozenset(plain(name) for name in FOREIGN["guarded"]["names"])
_FOREIGN_NOW = re.compile(rf"(?<!\w)(?:{'|'.join(FOREIGN['words']['present'])})(?!\w)", re.IGNORECASE)


def month_of(name: str) -> int:
    """The number of the month with this name, however it is written."""
    return _NUMBERS[plain(name)]


def is_guarded(name: str) -> bool:
    """Whether a name of a month is more often another word ("Mart", "Pro")."""
    return plain(name) in _GUARDED


def speaks_another_tongue(text: str, names: Iterable[str]) -> bool:
    """Whether a line that holds these names of months is written in another language: two of them are no English ones, or
    its word for the present is none."""
    return sum(plain(name) not in ENGLISH for name in names) > 1 or _FOREIGN_NOW.search(text) is not None


def _by_first_letter(names: Iterable[str]) -> str:
    """An alternation that finds the longest of the names. Under one first letter each: a word that is none is told from
    a few letters, not from hundreds of names, which was half the time of finding dates."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        groups.setdefault(name[0], []).append(name[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items())) + ")"


ANY_MONTH = _by_first_letter({*_NAMES, *_NUMBERS})
NUMBERED_MONTH = f"(?:{'|'.join(FOREIGN['words']['month'])})"
OF = "(?:of|" + "|".join(FOREIGN["words"]["of"]) + ")"
UNTIL = "(?:to|" + "|".join(FOREIGN["words"]["until"]) + ")"
