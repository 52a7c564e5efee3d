"""Dates as people write them in résumés; part of the room sections (reading -> sections -> skills).

In: one line of text. Out: ``Span`` records with offsets into that line, each a range or a single date, as strings
``YYYY-MM`` or ``YYYY``. Only what is written counts: an ambiguous day/month keeps the year alone, a placeholder
such as 20XX gives None, and a number that merely looks like a year is marked ``weak``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib.resources import files

PRESENT = "present"

_ENGLISH = {
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
_FOREIGN = tomllib.loads(files("pipeline.sections").joinpath("months.toml").read_text(encoding="utf-8"))
_MONTHS = {
    name: number
    for months in _FOREIGN["months"].values()
    for number, names in enumerate(months, start=1)
    for name in names.split()
} | _ENGLISH
# Northern meteorological seasons; winter lies in two years, so it keeps the year alone.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (None, None)}

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_HOLD = r"(?:(?:19|20)(?:XX|xx|__|\?\?)|YYYY|yyyy)"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)


def _by_first_letter(names: Iterable[str]) -> str:
    """An alternation that finds the longest of the names. Under one first letter each: a word that is none is told from
    fifteen letters, not from 139 names, which was half the time of finding dates."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        groups.setdefault(name[0], []).append(name[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in sorted(groups.items())) + ")"


_ANY_MONTH = _by_first_letter(_MONTHS)
_OF = "(?:of|" + "|".join(_FOREIGN["words"]["of"]) + ")"
_QUOTE = r"['’‘`]"
_ATOM = re.compile(
    rf"""(?<![A-Za-z0-9$€£₹#.])(?<![^\d]\d{{3}}[-.])(?<!^\d{{3}}[-.])(?:
      (?P<dday>\d{{1,2}})(?:st|nd|rd|th)?[\s\-.]{{1,2}}(?:{_OF}\s)?(?P<dmon>{_ANY_MONTH})[.,]?[\s\-]{{0,2}}(?:{_OF}\s)?(?P<dyear>{_YEAR})
    | (?P<mon>{_ANY_MONTH})\.?[\s\-/,]{{0,3}}(?:(?P<mday>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}})?
      (?:{_OF}\s)?(?:(?P<myear>{_YEAR})|{_QUOTE}\s?(?P<myy>\d\d)|(?P<mhold>{_HOLD}))
    | (?P<ptmon>(?-i:Out|Set|OUT|SET)(?=[/.])|(?<=[–—-]\s)(?:out|set)(?=[/.\s]))[/.]?\s?(?P<ptyear>{_YEAR})
    | (?P<mdash>{_MONTH})\.?[\s\-](?P<mdashyy>\d\d)(?!\d)
    | (?P<season>Spring|Summer|Fall|Autumn|Winter)(?:\s(?:of|semester|term))?[\s,]{{0,2}}(?:(?P<syear>{_YEAR})|{_QUOTE}(?P<syy>\d\d))
    | Q(?P<quarter>[1-4])[\s,/\-]{{0,2}}(?P<qyear>{_YEAR})
    | (?P<q2year>{_YEAR})[\s\-/]?Q(?P<quarter2>[1-4])
    | (?P<sday>\d{{1,2}})\.\s(?P<smonth>1[0-2]|0?[1-9])\.\s(?P<sdyear>{_YEAR})
    | (?P<n1>\d{{1,2}})(?P<nsep>[/.\-])(?P<n2>\d{{1,2}})(?P=nsep)(?P<nyear>{_YEAR}|(?P<nyy>\d\d))
    | (?P<iyear>{_YEAR})[\-/.](?P<imonth>1[0-2]|0[1-9])(?:[\-/.](?P<iday>\d\d))?(?:\.(?=\s?[-–—]|\t|$))?
    | (?P<wyear>{_YEAR})[/.](?P<wmonth>[1-9])(?:(?=\s?(?:[-–—~]|$))|(?:(?<=[-–—~]{_YEAR}[/.]\d)|(?<=[-–—~]\s{_YEAR}[/.]\d))(?=[\s),;:]))
    | (?P<ymyear>{_YEAR})\s(?P<ymmon>{_MONTH})\b\.?(?!\s?(?:{_YEAR}|\d))
    | (?P<nmonth>1[0-2]|0?[1-9])\s?[/.\-]\s?(?P<nmyear>{_YEAR})
    | (?P<symonth>1[0-2]|0?[1-9])/{_QUOTE}?(?P<syy2>\d\d)
    | (?P<shortfrom>{_YEAR})(?P<shortsep>\s?[-–—/]\s?){_QUOTE}?(?P<shortto>\d\d)
    | (?P<year>{_YEAR})
    | (?P<hold>{_HOLD})
    | {_QUOTE}(?P<yy>\d\d)
    | (?P<alone>{_MONTH})\.?
    | (?P<aseason>Spring|Summer|Fall|Autumn|Winter)
    )(?![A-Za-z0-9])(?!\.\d)(?!,\d{{3}})(?!\s?%)""",
    re.VERBOSE | re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s{0,4}(?:[-–—−‐‑‒―~→➔/­]{1,3}|\.{2,3}|to|until|till|through|thru|upto|up to|"
    + "|".join(_FOREIGN["words"]["until"])
    + r")\s{0,4}(?:\(?(?:expected|anticipated|exp\.|est\.|projected)\s*:?\s{0,2})?",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"[\s,]{0,3}(?:[-–—−‐‑‒―~→/]{1,3}|\.{2,3}|to|until|till|through|thru|"
    + "|".join(_FOREIGN["words"]["until"])
    + r")?\s{0,3}\(?"
    r"(?P<now>(?:(?:at|the)\s)?present(?:\sday)?|currently(?:\sworking)?|current|till\s?-?date|to\s?-?date|till\s?now|until\s?now|now|today|"
    r"on-?going|continu(?:es|ing|ed)|actually|(?:the )?actuality|onwards?|date|"
    + "|".join(_FOREIGN["words"]["present"])
    + r")\b\)?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"[ \u00a0]{0,3}(?:(?:[-–—]{1,2}|[~→➔])\s{0,3}(?=$|[\t)|\]:]|\.\.)|[~→➔](?=\s+[^\W\d]))|(?<=\d)–(?=,?\s+[A-Z])"
)
_SINCE = re.compile(
    r"\b(?:since|" + "|".join(_FOREIGN["words"]["since"]) + r")\s{0,3}(?:the\s)?$", re.IGNORECASE
)
# "Current company: Northwind, from August 2023"
_CURRENTLY = re.compile(r"\W*(?:current(?:ly)?|present(?:ly)?|now)\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:expected|anticipated|projected|graduating|scheduled|exp\.|to be completed|will graduate|expecting)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A date or a range in a line: ``text[begin:stop]`` is how it is written. ``start``/``end`` are YYYY-MM, YYYY,
    None, ``end`` may be "present". ``ranged``: two ends are written. ``weak``: a bare number that could be something else.
    ``expected``: lies ahead by the person's own words. ``hold``: a placeholder such as 20XX stands in it."""

    begin: int
    stop: int
    start: str | None
    end: str | None
    ranged: bool
    weak: bool = False
    expected: bool = False
    hold: bool = False

    @property
    def current(self) -> bool:
        return self.end == PRESENT


@dataclass(frozen=True, slots=True)
class _Atom:
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


_WHOLE = re.compile(rf"(?<!\d)(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-]{_YEAR}(?!\d)")


def day_order(texts: Iterable[str]) -> str | None:
    """Whether whole dates are written day first ("dmy") or month first ("mdy"), from dates that leave no choice."""
    votes = {"dmy": 0, "mdy": 0}
    for text in texts:
        for match in _WHOLE.finditer(text) if "19" in text or "20" in text else ():
            one, two = int(match[1]), int(match[2])
            if 12 < one <= 31 and two <= 12:
                votes["dmy"] += 1
            elif 12 < two <= 31 and one <= 12:
                votes["mdy"] += 1
    if bool(votes["dmy"]) == bool(votes["mdy"]):
        return None
    return "dmy" if votes["dmy"] else "mdy"


def _atom(match: re.Match[str], order: str | None) -> _Atom | None:
    part = match.groupdict()
    begin, stop = match.span()

    def made(
        year: str | int | None, month: int | None, shape: str, last: int | None = None, hold: bool = False
    ) -> _Atom:
        return _Atom(begin, stop, int(year) if year else None, month, last or month, shape, hold)

    if part["dmon"]:
        return made(part["dyear"], _MONTHS[part["dmon"].lower()], "month")
    if part["mon"]:
        year = part["myear"] or (_century(int(part["myy"])) if part["myy"] else None)
        return made(year, _MONTHS[part["mon"].lower()], "month", hold=bool(part["mhold"]))
    if part["ptmon"]:  # "Out/2020": these two months are English words too
        return made(part["ptyear"], {"out": 10, "set": 9}[part["ptmon"].lower()], "month")
    if part["sday"]:  # "30. 4. 2019"
        return made(part["sdyear"], int(part["smonth"]), "whole")
    if part["mdash"]:
        return made(_century(int(part["mdashyy"])), _MONTHS[part["mdash"].lower()], "mon-yy")
    if part["season"]:
        first, last = _SEASONS[part["season"].lower()]
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
        return made(part["ymyear"], _MONTHS[part["ymmon"].lower()], "month")
    if part["nmonth"]:
        return made(part["nmyear"], int(part["nmonth"]), "number")
    if part["symonth"]:
        return made(_century(int(part["syy2"])), int(part["symonth"]), "number-yy")
    if part["shortfrom"]:
        return replace(made(part["shortfrom"], None, "short"), yy=int(part["shortto"]))
    if part["year"]:
        return made(part["year"], None, "year")
    if part["hold"]:
        return made(None, None, "hold", hold=True)
    if part["yy"]:
        return made(_century(int(part["yy"])), None, "yy")
    if part["alone"]:
        return made(None, _MONTHS[part["alone"].lower()], "alone") if match[0][0].isupper() else None
    first, last = _SEASONS[part["aseason"].lower()]
    return made(None, first, "alone", last) if match[0][0].isupper() else None


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


_NUMBERS = re.compile(r"\d\d|YYYY|yyyy")
_NEEDS_PARTNER = {"mon-yy", "number-yy", "yy", "alone", "whole-yy"}


def find_spans(text: str, order: str | None = None) -> list[Span]:
    """All dates and ranges of a line, left to right, never overlapping. ``order``: see ``day_order``."""
    if not _NUMBERS.search(text):
        return []  # every date that counts holds two digits or a placeholder
    atoms = [atom for match in _ATOM.finditer(text[:2000]) if (atom := _atom(match, order))]
    spans: list[Span] = []
    position = 0
    while position < len(atoms):
        atom = atoms[position]
        following = atoms[position + 1] if position + 1 < len(atoms) else None
        join = _joined(atom, following, text) if following else False
        if atom.shape == "short":
            spans.append(_short(atom, text))
        elif following and join and _pairs(atom, following):
            if following.shape == "short":
                following = replace(following, stop=following.begin + 4, shape="year")
            spans.append(_range(atom, following, text))
            position += 1
        elif (now := _NOW.match(text, atom.stop)) and atom.shape != "alone" and _is_now(now):
            stop = now.end() - (now[0].endswith(")") and "(" not in now[0])
            spans.append(_single(atom, text, stop, PRESENT))
        elif atom.shape in _NEEDS_PARTNER and not (
            atom.shape == "mon-yy" and text[atom.begin : atom.stop].count("-")
        ):
            pass
        elif (rest := _OPEN.match(text, atom.stop)) and not spans:
            spans.append(_single(atom, text, rest.end(), PRESENT))
        elif _SINCE.search(text, max(0, atom.begin - 12), atom.begin) or (
            _CURRENTLY.match(text) and _FROM.search(text, max(0, atom.begin - 6), atom.begin)
        ):
            spans.append(_single(atom, text, atom.stop, PRESENT))
        else:
            spans.append(_single(atom, text, atom.stop, None))
        position += 1
    return spans


def _joined(one: _Atom, two: _Atom, text: str) -> bool:
    """Whether two dates are the ends of a range: a joiner between them, or nothing where the font lost the dash."""
    if text[one.stop : two.begin] == "/" and (
        re.match(rf"/{_YEAR}\b", text[two.stop :]) or re.search(rf"{_YEAR}/$", text[: one.begin])
    ):
        return False  # "Windows Server 2003/2008/2012"
    if _JOIN.fullmatch(text, one.stop, two.begin):
        return True
    lost = (
        text[one.stop : two.begin].strip(" \u00ad").lower() in {"", "exp.", "est."}
        and two.begin - one.stop <= 7
    )
    return lost and one.shape in {"month", "number"} and two.shape == one.shape and one.year is not None


_NEEDS_JOINER = {
    "actually",
    "date",
    "now",
    "today",
    "current",
    "currently",
    "continues",
    "continuing",
    "actuality",
    "the actuality",
    "continued",
}


def _is_now(now: re.Match[str]) -> bool:
    """The bare words "date" and "now" need a joiner before them; "Jan 2020 Present" does not."""
    word = now["now"].lower()
    joined = bool(
        re.search(
            r"[-–—−‐‑‒―~→/]|\.\.|\b(?:to|until|till|through|thru)\b",
            now[0][: now.start("now") - now.start()],
            re.I,
        )
    )
    return joined or word not in _NEEDS_JOINER or "(" in now[0]


def _pairs(one: _Atom, two: _Atom) -> bool:
    if one.hold or two.hold:
        return True
    if two.shape == "alone":
        return False
    if one.shape in {"yy", "number-yy", "mon-yy", "whole-yy"} or two.shape in {"number-yy", "whole-yy"}:
        return one.shape == two.shape or two.year is not None
    return True


def _range(one: _Atom, two: _Atom, text: str) -> Span:
    if one.shape == "alone" and two.year is not None:
        one = replace(one, year=two.year)
    if one.shape == "hold" and not two.hold and two.year is None:
        one = replace(one, year=None)
    return Span(
        one.begin, two.stop, one.text(True), two.text(False), True,
        expected=_is_expected(text, one.begin, two.stop), hold=one.hold or two.hold,
    )  # fmt: skip


def _short(atom: _Atom, text: str) -> Span:
    assert atom.year is not None
    assert atom.yy is not None
    end = atom.year // 100 * 100 + atom.yy
    if atom.yy < atom.year % 100:
        end += 100
    plausible = end - atom.year <= 15
    return Span(
        atom.begin, atom.stop if plausible else atom.begin + 4, f"{atom.year}", f"{end}" if plausible else f"{atom.year}",
        plausible, weak=not plausible, expected=_is_expected(text, atom.begin, atom.stop),
    )  # fmt: skip


def _single(atom: _Atom, text: str, stop: int, end: str | None) -> Span:
    if (
        atom.shape == "iso"
        and end is None
        and text[atom.begin + 4] in "-/"
        and atom.first == (int(text[atom.begin + 2 : atom.begin + 4]) + 1)
    ):
        # "2010-11" by itself is a school year, not November.
        return Span(atom.begin, stop, f"{atom.year}", f"{(atom.year or 0) + 1}", True)
    return Span(
        atom.begin, stop, atom.text(True), end or atom.text(False), end is not None,
        weak=atom.shape in {"year", "yy"} and end is None, expected=_is_expected(text, atom.begin, stop), hold=atom.hold,
    )  # fmt: skip


def _is_expected(text: str, begin: int, stop: int) -> bool:
    return bool(_EXPECTED.search(text, max(0, begin - 40), stop) or _EXPECTED.search(text[stop : stop + 16]))


# --- counting ---------------------------------------------------------------------------------------------
def month_index(date: str, closing: bool) -> int | None:
    """Months since year 0 of a date YYYY-MM or YYYY. A bare year opens in July and closes in June."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?", date)
    if not match:
        return None
    month = int(match[2]) if match[2] else (6 if closing else 7)
    return int(match[1]) * 12 + month - 1


def span_months(start: str | None, end: str | None, present: str | None) -> tuple[int, int] | None:
    """First and last month (inclusive, as ``month_index``) of a period; None where it cannot be known.
    A period inside one bare year counts as its second half."""
    finish = present if end == PRESENT else end
    if not start or not finish:
        return None
    first, last = month_index(start, closing=False), month_index(finish, closing=True)
    if first is None or last is None:
        return None
    if last < first and start[:4] == finish[:4]:
        whole = int(start[:4]) * 12
        if len(start) == 7:
            return first, max(first, whole + 11)
        return (first, whole + 11) if len(finish) == 4 else (min(whole, last), last)
    return (first, last) if last >= first else None


def within(inner: Span, outer: Span) -> bool:
    """Whether one period lies inside another; an open end is later than any date."""
    one, two = (span_months(span.start, span.end, "2049") for span in (inner, outer))
    return one is not None and two is not None and two[0] <= one[0] and one[1] <= two[1]


def months_between(start: str | None, end: str | None, present: str | None = None) -> int | None:
    """Whole months from start to end, both months counted; ``present`` (YYYY-MM or YYYY) stands for an open end."""
    period = span_months(start, end, present)
    return None if period is None else period[1] - period[0] + 1
