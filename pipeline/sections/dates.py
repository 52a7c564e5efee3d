"""Dates as people write them in résumés; part of the room sections (reading -> sections -> skills).

In: one line of text. Out: ``Span`` records with offsets into that line, each a range or a single date, as strings
``YYYY-MM`` or ``YYYY``. Only what is written counts: an ambiguous day/month keeps the year alone, a placeholder
such as 20XX gives None, and a number that merely looks like a year is marked ``weak``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pipeline.periods import PRESENT, month_index
from pipeline.sections.date_atoms import YEAR, Atom, find_atoms
from pipeline.sections.month_names import FOREIGN

# "From: March 2018   To: June 2021", as forms have it
_FIELD_JOIN = r"[,;|]?\s{0,4}(?:to|till|until|end(?:ed)?(?:\sdate)?)\s?:"
_JOIN = re.compile(
    rf"\s{{0,4}}(?:{_FIELD_JOIN}|(?<=\s):(?=\s)|"
    r"[-–—=]{1,2}>|[-–—−‐‑‒―~→➔/­]{1,3}|\.{2,3}|[-–—]\s(?:until|till|to)|to|on|until|till|through|thru|up\s?(?:to|until|till)(?:\sand\sincluding)?|"
    + "|".join(FOREIGN["words"]["until"])
    + r")\s{0,4}(?:\(?(?:expected|anticipated|exp\.|est\.|projected)\s*:?\s{0,2})?",
    re.IGNORECASE,
)
_NOW = re.compile(
    rf"[\s,]{{0,3}}(?:{_FIELD_JOIN}|"
    r"[-–—=]{1,2}>|[-–—−‐‑‒―~→➔/]{1,3}|(?<=\s):(?=\s)|\.{2,3}|to|until|till|through|thru|"
    + "|".join(FOREIGN["words"]["until"])
    + r")?\s{0,3}\(?"
    r"(?P<now>(?:the\s)?(?:date|time)\sof\swriting|(?:(?:at|the)\s)?present(?:\sday)?|currently(?:\sworking)?|current|till\s?-?date|(?:up\s)?to\s?-?date|up\s?to\s(?:now|present)|till\s?now|until\s?now|now|today|"
    r"on-?going|continu(?:es|ing|ed)|actually|(?:the )?actuality|onwards?|date|"
    + "|".join(FOREIGN["words"]["present"])
    + r")\b\)?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"[ \u00a0]{0,3}(?:(?:[-–—=]{1,2}>?|[~→➔])\s{0,3}(?=$|[\t)|\]:]|\.\.)|(?:[~→➔]|[-–—=]{1,2}>)(?=\s+[^\W\d]))|(?<=\d)–(?=,?\s+[A-Z])"
)
_SINCE = re.compile(
    r"\b(?:since|" + "|".join(FOREIGN["words"]["since"]) + r")\s{0,3}(?:the\s)?$", re.IGNORECASE
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


_WHOLE = re.compile(rf"(?<!\d)(\d{{1,2}})[/.\-](\d{{1,2}})[/.\-]{YEAR}(?!\d)")


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


_NEEDS_PARTNER = {"mon-yy", "number-yy", "yy", "alone", "whole-yy"}


def find_spans(text: str, order: str | None = None) -> list[Span]:
    """All dates and ranges of a line, left to right, never overlapping. ``order``: see ``day_order``."""
    atoms = find_atoms(text, order)
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


def _joined(one: Atom, two: Atom, text: str) -> bool:
    """Whether two dates are the ends of a range: a joiner between them, or nothing where the font lost the dash."""
    if text[one.stop : two.begin] == "/" and (
        re.match(rf"/{YEAR}\b", text[two.stop :]) or re.search(rf"{YEAR}/$", text[: one.begin])
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


_JOINS_NOW = re.compile(r"[-–—−‐‑‒―~→➔/>]|\.\.|\b(?:to|until|till|through|thru)\b", re.IGNORECASE)


def _is_now(now: re.Match[str]) -> bool:
    """The bare words "date" and "now" need a joiner before them; "Jan 2020 Present" does not."""
    word = now["now"].lower()
    joined = bool(_JOINS_NOW.search(now[0][: now.start("now") - now.start()]))
    return joined or word not in _NEEDS_JOINER or "(" in now[0]


def _pairs(one: Atom, two: Atom) -> bool:
    if one.hold or two.hold:
        return True
    if two.shape == "alone":
        return False
    if one.shape in {"yy", "number-yy", "mon-yy", "whole-yy"} or two.shape in {"number-yy", "whole-yy"}:
        return one.shape == two.shape or two.year is not None
    return True


def _range(one: Atom, two: Atom, text: str) -> Span:
    if one.shape == "alone" and two.year is not None:
        one = replace(one, year=two.year)
    if one.shape == "hold" and not two.hold and two.year is None:
        one = replace(one, year=None)
    return Span(
        one.begin, two.stop, one.text(True), two.text(False), True,
        expected=_is_expected(text, one.begin, two.stop), hold=one.hold or two.hold,
    )  # fmt: skip


def _short(atom: Atom, text: str) -> Span:
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


def _single(atom: Atom, text: str, stop: int, end: str | None) -> Span:
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
    """Whether one period lies inside another; an open end is later than any date, a bare year around holds all its months."""
    since = f"{outer.start}-01" if outer.start and len(outer.start) == 4 else outer.start
    until = f"{outer.end}-12" if outer.end and len(outer.end) == 4 else outer.end
    one = span_months(inner.start, inner.end, "2049")
    two = span_months(since, until, "2049")
    return one is not None and two is not None and two[0] <= one[0] and one[1] <= two[1]


def months_between(start: str | None, end: str | None, present: str | None = None) -> int | None:
    """Whole months from start to end, both months counted; ``present`` (YYYY-MM or YYYY) stands for an open end."""
    period = span_months(start, end, present)
    return None if period is None else period[1] - period[0] + 1
