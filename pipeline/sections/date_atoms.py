"""One date as it is written: its forms in many languages, and what each says; part of the room sections (reading -> sections -> skills).

In: one line of text. Out: ``Atom`` records, a year with the month it opens or closes with. dates.py joins them to ranges.
The names of months other than English ones are data (months.toml).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.sections.month_names import (
    ANY_MONTH,
    NUMBERED_MONTH,
    OF,
    UNTIL,
    is_guarded,
    month_of,
    plain,
    speaks_another_tongue,
)

# Northern meteorological seasons; winter lies in two years, so it keeps the year alone.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (None, None)}

YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_HOLD = r"(?:(?:19|20)(?:XX|xx|__|\?\?)|YYYY|yyyy)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_QUOTE = r"['’‘`]"
_ATOM = re.compile(
    rf"""(?<![A-Za-z0-9$€£₹#])(?<!(?<!\.)\.)(?<![^\d]\d{{3}}[-.])(?<!^\d{{3}}[-.])(?:
      (?P<dday>\d{{1,2}})(?:st|nd|rd|th)?[\s\-.]{{1,2}}(?:{OF}\s)?(?P<dmon>{ANY_MONTH})[.,]?[\s\-]{{0,2}}(?:{OF}\s)?(?P<dyear>{YEAR})
    | (?P<mon>{ANY_MONTH})\.?[\s\-/,]{{0,3}}(?:(?P<mday>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}})?
      (?:{OF}\s)?(?:(?P<myear>{YEAR})|{_QUOTE}\s?(?P<myy>\d\d)|(?P<mhold>{_HOLD}))
    | (?P<ptmon>(?-i:Out|Set|OUT|SET)(?=[/.])|(?:(?<=[–—-]\s)|(?<=\())(?:out|set)(?=[/.\s]))[/.]?\s?(?P<ptyear>{YEAR})
    | (?P<mdash>{_MONTH})\.?[\s\-](?P<mdashyy>\d\d)(?!\d)
    | (?P<season>Spring|Summer|Fall|Autumn|Winter)(?:s(?=\s)|)(?:\s(?:of|semester|term))?[\s,]{{0,2}}(?:(?P<syear>{YEAR})|{_QUOTE}(?P<syy>\d\d))
    | Q(?P<quarter>[1-4])[\s,/\-]{{0,2}}(?P<qyear>{YEAR})
    | (?P<q2year>{YEAR})[\s\-/]?Q(?P<quarter2>[1-4])
    | (?P<sday>\d{{1,2}})(?:\.\s(?P<smonth>1[0-2]|0?[1-9])\.|/(?P<smonth2>1[0-2]|0?[1-9]))\s(?P<sdyear>{YEAR})
    | (?P<n1>\d{{1,2}})(?P<nsep>[/.\-])(?P<n2>\d{{1,2}})(?P=nsep)(?P<nyear>{YEAR}|(?P<nyy>\d\d))
    | (?P<iyear>{YEAR})[\-/.](?P<imonth>1[0-2]|0[1-9])(?:[\-/.](?P<iday>\d\d))?(?:\.(?=\s?[-–—]|\t|$))?
    | (?P<wyear>{YEAR})[/.](?P<wmonth>[1-9])(?:(?=\s?(?:[-–—~]|$))|(?:(?<=[-–—~]{YEAR}[/.]\d)|(?<=[-–—~]\s{YEAR}[/.]\d))(?=[\s),;:]))
    | (?P<ymyear>{YEAR})\s(?P<ymmon>{_MONTH})\b\.?(?!\s?(?:{YEAR}|\d))
    | (?P<ydyear>{YEAR})\.\s(?P<ydmon>{ANY_MONTH})(?:\s\d{{1,2}}\.?)?
    | (?P<kyear>{YEAR})\s?[年년]\s?(?P<kmonth>1[0-2]|0?[1-9])\s?[月월]
    | (?:{NUMBERED_MONTH}\s?|T(?=\d\d?[/.\-]))(?P<vmonth>1[0-2]|0?[1-9])(?:\s?[/.\-]\s?|,?\snăm\s|\s)(?P<vyear>{YEAR})
    | (?P<nmonth>1[0-2]|0?[1-9])\s?[/.\-]\s?(?P<nmyear>{YEAR})(?:\.(?=\s?[-–—]|\t|$))?
    | (?P<roman>(?-i:I{{1,3}}|I?VI{{0,3}}|I?XI{{0,2}}|IV|IX))[\s./]{{1,2}}(?P<ryear>{YEAR})
    | (?P<pyear>{YEAR})\s\((?P<pmon>{_MONTH})\.?\)
    | (?P<symonth>1[0-2]|0?[1-9])/{_QUOTE}?(?P<syy2>\d\d)
    | (?P<shortfrom>{YEAR})(?P<shortsep>\s?[-–—/]\s?){_QUOTE}?(?P<shortto>\d\d)(?!\s?[/.]\s?{YEAR})
    | (?P<year>{YEAR})
    | (?P<hold>{_HOLD})
    | {_QUOTE}(?P<yy>\d\d)
    | (?P<alone>{_MONTH})\.?
    | (?P<falone>{ANY_MONTH})(?=\s?(?:[-–—]|{UNTIL})\s?{ANY_MONTH}\.?\s(?:{OF}\s)?{YEAR})
    | (?P<aseason>Spring|Summer|Fall|Autumn|Winter)
    )(?![A-Za-z0-9])(?!\.\d)(?!,\d{{3}})(?!\s?%)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One date: ``text[begin:stop]`` is how it is written, ``shape`` which of the forms of ``_ATOM`` it has."""

    begin: int
    stop: int
    year: int | None
    first: int | None  # month when it opens a range
    last: int | None  # month when it closes one
    shape: str
    hold: bool = False
    yy: int | None = None

    def text(self, opening: bool) -> str | None:
        month = self.first if opening else self.last
        if self.year is None:
            return None
        return f"{self.year:04d}-{month:02d}" if month else f"{self.year:04d}"


def _century(two_digits: int) -> int:
    return 2000 + two_digits if two_digits < 50 else 1900 + two_digits


def _atom(part: re.Match[str], order: str | None) -> Atom | None:
    begin, stop = part.span()

    def made(
        year: str | int | None, month: int | None, shape: str, last: int | None = None, hold: bool = False
    ) -> Atom:
        return Atom(begin, stop, int(year) if year else None, month, last or month, shape, hold)

    if part.lastgroup == "year":  # most dates
        return made(part["year"], None, "year")
    if part["dmon"]:
        return made(part["dyear"], month_of(part["dmon"]), "month")
    if part["mon"]:
        year = part["myear"] or (_century(int(part["myy"])) if part["myy"] else None)
        return made(year, month_of(part["mon"]), "month", hold=bool(part["mhold"]))
    if part["ptmon"]:  # "Out/2020": these two months are English words too
        return made(part["ptyear"], {"out": 10, "set": 9}[plain(part["ptmon"])], "month")
    if part["sday"]:  # "30. 4. 2019", "30/4 2019"
        return made(part["sdyear"], int(part["smonth"] or part["smonth2"]), "whole")
    if part["roman"]:  # "II 2017 – XI 2021"
        return made(part["ryear"], _ROMAN.index(part["roman"]) + 1, "roman")
    if part["pyear"]:  # "2017 (July)"
        return made(part["pyear"], month_of(part["pmon"]), "month")
    if part["mdash"]:
        return made(_century(int(part["mdashyy"])), month_of(part["mdash"]), "mon-yy")
    if part["season"]:
        first, last = _SEASONS[plain(part["season"])]
        return made(part["syear"] or _century(int(part["syy"])), first, "season", last)
    if part["quarter"] or part["quarter2"]:
        quarter = int(part["quarter"] or part["quarter2"])
        return made(part["qyear"] or part["q2year"], quarter * 3 - 2, "quarter", quarter * 3)
    if part["n1"]:
        year = _century(int(part["nyy"])) if part["nyy"] else int(part["nyear"])
        return made(
            year,
            _month_of_whole(int(part["n1"]), int(part["n2"]), order),
            "whole-yy" if part["nyy"] else "whole",
        )
    if part["iyear"]:
        return made(part["iyear"], int(part["imonth"]), "whole" if part["iday"] else "iso")
    if part["wyear"]:
        return made(part["wyear"], int(part["wmonth"]), "number")
    if part["ymyear"]:
        return made(part["ymyear"], month_of(part["ymmon"]), "month")
    if part["ydyear"]:  # "2018. április 3."
        return made(part["ydyear"], month_of(part["ydmon"]), "month")
    if part["kyear"] or part["vyear"]:  # "2018年4月", "tháng 4 năm 2018"
        return made(part["kyear"] or part["vyear"], int(part["kmonth"] or part["vmonth"]), "month")
    if part["nmonth"]:
        return made(part["nmyear"], int(part["nmonth"]), "number")
    if part["symonth"]:
        return made(_century(int(part["syy2"])), int(part["symonth"]), "number-yy")
    if part["shortfrom"]:
        return replace(made(part["shortfrom"], None, "short"), yy=int(part["shortto"]))
    if part["hold"]:
        return made(None, None, "hold", hold=True)
    if part["yy"]:
        return made(_century(int(part["yy"])), None, "yy")
    if part["falone"]:  # "février à août 2016"
        return made(None, month_of(part["falone"]), "alone")
    if part["alone"]:
        return made(None, month_of(part["alone"]), "alone") if part[0][0].isupper() else None
    first, last = _SEASONS[plain(part["aseason"])]
    return made(None, first, "alone", last) if part[0][0].isupper() else None


def _month_of_whole(one: int, two: int, order: str | None) -> int | None:
    if one > 12 and two <= 12:
        return two
    if two > 12 and one <= 12:
        return one
    if one == two and one <= 12:
        return one
    if max(one, two) > 12:
        return None
    return {"dmy": two, "mdy": one}.get(order or "")


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DASH = re.compile(r"\s?[-–—]\s?")


def _with_numerals_checked(text: str, found: Sequence[Atom | None]) -> list[Atom | None]:
    """The dates of a line; a Roman numeral before a year counts as a month only where both ends of a range have one
    ("Engineer II 2017 - 2019" names no month)."""
    kept = list(found)
    for at, atom in enumerate(found):
        if atom is None or atom.shape != "roman":
            continue
        beside = [
            (found[at - 1] if at else None, atom),
            (atom, found[at + 1] if at + 1 < len(found) else None),
        ]
        paired = any(
            one and two and one.shape == two.shape and _DASH.fullmatch(text, one.stop, two.begin)
            for one, two in beside
        )
        if not paired:
            kept[at] = replace(atom, begin=atom.stop - 4, first=None, last=None, shape="year")
    return kept


# every date that counts holds two digits or a placeholder: what a year can look like, and a month's name with two digits
_NUMBERS = re.compile(r"\d\d|YYYY|yyyy")
_YEARLIKE = re.compile(r"(?:19|20)[\dXx_?]|[Yy]{4}|['’‘`]\s?\d\d|\d/['’‘`]?\d\d|\d[.\-]\d{1,2}[.\-]\d\d")
_MONTH_AND_TWO = re.compile(rf"{_MONTH}\.?[\s\-]\d\d", re.IGNORECASE)


def find_atoms(text: str, order: str | None) -> list[Atom]:
    """The dates of a line, left to right; none where no more than names of months or seasons stand alone. ``order``: of
    whole dates, day or month first ("dmy", "mdy"), where known."""
    if not _NUMBERS.search(text) or not (_YEARLIKE.search(text) or _MONTH_AND_TWO.search(text)):
        return []
    matches = list(_ATOM.finditer(text[:2000]))
    found = [_atom(match, order) for match in matches]
    if any(atom and atom.shape == "roman" for atom in found):
        found = _with_numerals_checked(text, found)
    named = [match["dmon"] or match["mon"] or match["falone"] for match in matches]
    if any(name and is_guarded(name) for name in named) and not speaks_another_tongue(
        text, [name for name in named if name]
    ):
        found = [
            _year_alone(match) if name and is_guarded(name) else atom
            for match, name, atom in zip(matches, named, found, strict=True)
        ]
    return [atom for atom in found if atom]


def _year_alone(match: re.Match[str]) -> Atom | None:
    """What is left of a date where the word before its year names no month ("Kigali Mart 2019")."""
    group = next((group for group in ("dyear", "myear") if match[group]), None)
    if group is None:
        return None
    return Atom(match.start(group), match.end(group), int(match[group]), None, None, "year")
