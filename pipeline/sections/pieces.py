"""The header lines of a job cut into pieces; part of the room sections (reading -> sections -> skills).

In: header lines. Out: their text without dates, and ``Piece`` records cut at tabs, bars, dots, dashes and "at", with the label
that a form or a sentence gives them. post.py says which piece is what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.month_names import FOREIGN
from pipeline.sections.places import is_location
from pipeline.sections.prose import LATER
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength
from pipeline.sections.terms import for_whom, names_a_field, with_known_dashes

_UNITS = r"(?:Jahre?|Monate?|années?|ans?|mois|años?|mes(?:es)?|anos?|ann[io]|mes[ei]|jaar|maand(?:en)?|år|måneder|månader|lat|rok|miesi[ąę]c[ey]?)"
# "(4 Jahre, 7 Monate)": as a profile prints it
_FOREIGN_DURATION = re.compile(
    r"\(\d{1,2}\s?y(?:\.|rs?)?(?:,?\s?\d{1,2}\s?m(?:\.|os?)?)?\)|"  # "(3 y 2 m)"
    rf"\((?:\d{{1,2}}\s{_UNITS})(?:,?\s(?:(?:und|et|y|e|en|og|och|i)\s)?\d{{1,2}}\s{_UNITS})?\)",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\(?\b(?:\d{1,2}|one|two|three|four|five|six)\+?\s?(?:years?|yrs?\.?|months?|mos?\.?|Jahre?n?|Monate?n?|ans|mois|años?|mes(?:es|i)?|ann[io]|anos|jaar|maanden|år)(?:\s?(?:,|and|&|und|et|y|e|en)?\s?\d{1,2}\s?(?:months?|mos?\.?|Monate?n?|mois|mes(?:es|i)?|maanden))?\b(?:\.(?=\)))?\)?",
    re.IGNORECASE,
)


_EMPTY_BRACKETS = re.compile(
    r"[(\[{]\s*(?:[-–—,;:|]*|spring|summer|autumn|fall|winter)\s*[)\]}]", re.IGNORECASE
)


_STRONG = re.compile(
    r"\t|\s*[|•·‖∙●⋄]\s*|\s+[–—―－-]+\s+|\s*[–—―－]\s*|;\s+|\s+//\s+|\s+/\s+(?=[A-Z])|:\s+|\s+~\s+"
)


_AT = re.compile(r"\s+(?:at|@|presso|chez|bei(?: der| dem)?|bij|hos)\s+|\s*@\s*(?=[A-Z])", re.IGNORECASE)


# "Project #2: Loan Origination", "1. Project name: Order Care": what was built, neither post nor employer
PROJECT_LABEL = re.compile(
    r"(?:\(?\d{1,2}[.)]\s*)?project(?:\s?(?:#\s?|no\.?\s?)?\d{1,2}(?:\s?(?:to|and|&|[-–,])\s?\d{1,2})?|\s(?:name|title|[IVX]{1,4}))?\s*(?::|\s[-–—]\s|\t)",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:(?P<organization>(?:(?:current|present)\s)?company(?: name)?|(?:current|present|previous|last|first) (?:company|employer|organi[sz]ation)|firm|empresa|azienda|bedrijf|werkgever|pracodawca|zam[ěe]stnavatel|arbetsgivare|arbeidsgiver|arbejdsgiver|ty[öo]nantaja|empleador|soci[ée]t[ée]|entidad|datore di lavoro|employeur|entreprise|arbeitgeber|firma(?: ad[ıi])?|şirket(?: ad[ıi])?|empregador|employer(?: name)?|organi[sz]ation(?: name)?|institute|(?:company|employer|organi[sz]ation|assignment)\s?#?\d{1,2}|name (?:and address )?of (?:the )?(?:company|employer|organi[sz]ation)|employer(?:'s)? name and address)|(?P<title>pozisyon|görev|g[öo]rev[iı]|unvan|posizione|ruolo|mansione|functie|funktion|stanowisko|befattning|stilling|teht[äa]v[äa]|pozice|rol|posi[çc][ãa]o|berufsbezeichnung|qualifica|puesto|cargo|poste|fonction|stelle|função|ocupación|ocupação|(?:current|present|previous|last|first) (?:designation|role|position|title)|job title|position(?: held)?|title|role|designation|occupation(?: or position held)?|post)"
    r"|(?P<client>client(?: name|\s?#?\d{1,2})?|customer)|(?P<location>location|place|city|(?:company |office )?address|luogo|lugar|lieu|ort)|(?P<period>tarih(?:ler)?|dat[ae] ?\(da ?[–—-] ?al?\)|periodo|período|période|zeitraum|fechas?|periode|okres|tijdvak|durata|dauer|dur[ée]e|duraci[óo]n|(?:inclusive|employment) dates?|dates? (?:of employment|employed|of service|covered)|period (?:of employment|of service|covered)|duration of (?:employment|service)|period|duration|dates?|tenure|from|time|years?))\s*(?:[:\t]|[-–]\s)\s*:?\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)


_SENTENCE = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:i\s)?(?:am\s)?(?:(?:currently|presently|previously)[,\s]+)?(?:work(?:ing|ed|s)?|employed|serv(?:ing|ed)|associated|(?:[\w.+]+\s(?:years?|months?)['’]?\s(?:of\s)?)?(?:work(?:ing)?\s)?experience)\s+(?:as|with|at|for|in)\s+(?:an?\s+)?(?P<one>.{2,80}?)\s+(?:in|at|with|for|as)\s+(?:an?\s+)?(?P<two>[A-Z].{1,80}?)(?:\s+(?:from|since|between|during|for)\b.*)?[.\s]*$",
    re.IGNORECASE,
)


_WITH_AS = re.compile(
    r"^(?:(?:currently|presently)\s)?(?:(?:work(?:ing|ed)|associated|employed)\s)?(?:with|at)\s(?P<organization>[A-Z][^\t]{1,80}?)\sas\s(?:an?\s)?(?P<title>[A-Z][^\t]{2,60})$",
    re.IGNORECASE,
)


# "Client: Northwind    Team size: 9", "Place: Hsinchu, industry: electronics"
_NEXT_FIELD = re.compile(
    r"\t[A-Z][\w ]{2,20}:\s.*|,\s(?:industry|sector|staff|employees|headcount|team size):?\s.*"
)
_LABEL = re.compile(
    r"^(?:company(?: name)?|employer|organi[sz]ation|client|title|position|role|designation|job title|location|duration|period|dates?|tenure|worked as|working as|place)\s*[:\-–]\s*",
    re.IGNORECASE,
)


# what is said of a date beside it: "(items 1 to 5)", "(July to June)", "and counting"
_REMARK = re.compile(
    r"\((?:[a-z][^()A-Z]{3,60}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:to|-) [A-Z][a-z]+)\)|and counting"
)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    row: int
    bold: bool
    label: str | None = None

    @property
    def title_words(self) -> int:
        return title_strength(self.text)

    @property
    def organization_words(self) -> int:
        return organization_strength(self.text)


_DATE_WORD = re.compile(
    rf"\b(?:{'|'.join(FOREIGN['words']['since'] + FOREIGN['words']['from'])}|start(?:ed|ing)?(?:\sdate)?(?=\s?:)|join(?:ed|ing)(?:\sdate)?(?=\s?:)|(?:^(?:worked|working|employed)\s+)?from|(?:^(?:worked|working|employed)\s+)?since|dates?|duration|period|tarih(?:ler)?|zeitraum|periodo?|período|fechas?|expected|anticipated|graduat\w+)\s*:?\s*\x00",
    re.IGNORECASE,
)


_JOINED_DATE = re.compile(r"\s?[-–—−/]\s?\x00|\x00\s?[-–—−/]\s?(?=\t|$|[|,])")


_BRACKETED_DATE = re.compile(
    r"[(\[{]\s*[,;:|]*\s*\x00(?:[\s,;:|\x00])*(?:(?:part|full)[- ]time|contract|temporary|remote|hybrid|seasonal|casual|unpaid)?\s*[)\]}]",
    re.IGNORECASE,
)


# "(only data person until 2023)": what is said about a post beside it, with the date it leads to.
_DATED_REMARK = re.compile(
    r"\((?:since|from)\s*\x00[;,][^()\x00]*\)|\((?:[^\s(),\x00]{1,30} ){2,12}(?:until|till|since|in|by|from)\s*\x00\s*\)",
    re.IGNORECASE,
)


# "Senior Data Scientist, promoted 2021", "Lead Engineer (promoted from Engineer in 2019)": when a step was, not the post
_PROMOTED = r"[\s,;:(–—-]{0,6}\b(?:promoted|regraded|re-?titled|made permanent|confirmed|appointed)(?:\s(?:again|twice|early))?(?:,?\s(?:to|from|as)\s[^\x00()]{2,40}?)?,?(?:\s(?:in|from|since|on|as of))?\s*"
PROMOTED_BEFORE = re.compile(_PROMOTED + r"$", re.IGNORECASE)
_PROMOTED_WHEN = re.compile(_PROMOTED + r"\x00\)?", re.IGNORECASE)


_TOWN_STOP = re.compile(
    r"(?P<firm>[^,.]{3,60}), (?P<town>(?:[^\W\d_][\w'’-]{2,20} ){0,2}[^\W\d_][\w'’-]{2,20})\. +(?P<rest>[^\W\d_].{3,80})"
)
_TOWN_MARK = "\x00"
_WORKING_TIME = re.compile(
    r"\s?\((?:\d(?:\.\d)? days?(?: (?:a|per) week|/week)|\d{1,3} ?%|\d{1,2} ?(?:h|hrs?|hours)(?: (?:a|per) week|/week))\)"
)


def _ends_a_title(match: re.Match[str]) -> bool:
    """Whether the remark ends a cell that holds a title alone, which keeps it as it is written."""
    before = match.string[: match.start()].rsplit("\t", 1)[-1]
    alone = match.string[match.end() : match.end() + 1] in {"", "\t"} and not re.search(
        r"[,|–]|\s-\s", before
    )
    return alone and title_strength(before) > 1


# "Before that: Kinderdijk Software, engineer"
_WHEN = re.compile(
    r"(?:currently|now|today|before(?: that)?|previously|earlier|then|prior(?: to that)?|(?:my )?(?:first|last|previous|present|current) (?:job|role|post|position))\s*(?::|\s[–—-])\s+(?=\S)",
    re.IGNORECASE,
)
# "2) ", "1.1 ", and the number of a row in a table of posts
_NUMBER = re.compile(
    r"(?:\(?\d{1,2}[.)]|\d(?:\.\d{1,2}){1,2}\.?)\s+(?=[A-Z])|\d{1,2}\t(?=[A-Z][^\t]*\t[^\t]+\t)"
)
_LISTED_DATE = re.compile(r"(?:,\s*)?\x00")


@lru_cache(maxsize=1024)
def without_dates(row: Row) -> str:
    """The row's text with dates, durations and the brackets that held them removed."""
    text = row.text
    numbered = _WHEN.match(text) or _NUMBER.match(text)
    for span in reversed(row.spans):
        text = text[: span.begin] + "\x00" + text[span.stop :]
    text = _FOREIGN_DURATION.sub("\x00", text[numbered.end() if numbered else 0 :])
    text = _DURATION.sub("\x00", text)
    text = _DATED_REMARK.sub(" ", text)
    text = _PROMOTED_WHEN.sub("", text)
    text = _WORKING_TIME.sub(lambda match: match[0] if _ends_a_title(match) else "", text)
    text = _DATE_WORD.sub("\x00", text)
    text = _JOINED_DATE.sub("\x00", text)
    text = _BRACKETED_DATE.sub(" \t ", text)
    text = _LISTED_DATE.sub("\t", text)
    text = _EMPTY_BRACKETS.sub(" ", text)
    cells = [cell.strip(" ,;:|•·-–—") for cell in text.split("\t")]
    return "\t".join(part for cell in cells if (part := cell.removeprefix(". ").strip()) and part != ".")


def is_labelled(row: Row) -> bool:
    """Whether a row is a field of a form ("Company: Northwind", "Role: Tester")."""
    return bool(_LABELLED.match(row.text))


def label_of(row: Row) -> str | None:
    """Which field of a form a row is: organization, title, client, location or period."""
    match = _LABELLED.match(row.text)
    kinds = ("organization", "title", "client", "location", "period")
    return next((kind for kind in kinds if match[kind]), None) if match else None


def is_post_sentence(row: Row) -> bool:
    """Whether a row tells a job in a sentence ("Working as Tester in Northwind since 2014.")."""
    return bool(_SENTENCE.match(row.text)) and title_strength(row.text) > 0


def pieces_of(texts: Sequence[tuple[str, bool]]) -> list[Piece]:
    """Header lines (text, bold) cut at tabs, bars, dots, dashes and "at"."""
    found: list[Piece] = []
    for number, (text, bold) in enumerate(texts):
        if PROJECT_LABEL.match(text):
            continue
        labelled = _LABELLED.match(text)
        if labelled:
            name = (
                labelled.lastgroup
                if labelled.lastgroup != "value"
                else next(k for k in ("organization", "title", "client", "location", "period") if labelled[k])
            )
            value = trim(_NEXT_FIELD.sub("", labelled["value"] or "").replace("\t", ", "))
            both = _firm_and_post(value, 2 * (name == "title")) if name in {"organization", "title"} else None
            if both:
                found += [
                    Piece(both[0], number, bold, "organization"),
                    Piece(both[1], number, bold, "title"),
                ]
            elif value and name in {"organization", "title", "client"}:
                found.append(Piece(value, number, bold, name))
            elif value and name == "location":
                found.append(Piece(value, number, bold, "location"))
            continue
        sentence = _SENTENCE.match(text.replace("\t", " "))
        if sentence:
            one, two = trim(sentence["one"]), trim(sentence["two"])
            if title_strength(one) or title_strength(two):
                swap = title_strength(two) > title_strength(one)
                found += [
                    Piece(two if swap else one, number, bold, "title"),
                    Piece(one if swap else two, number, bold, "organization"),
                ]
                continue
        firm = _WITH_AS.match(text.replace("\t", " "))
        if firm and title_strength(firm["title"]):
            found += [
                Piece(trim(firm["title"]), number, bold, "title"),
                Piece(trim(firm["organization"]), number, bold, "organization"),
            ]
            continue
        for part in _with_towns_apart(_with_fields(text, _split_outside_brackets(with_known_dashes(text)))):
            if _REMARK.fullmatch(part.strip()) and not (
                title_strength(part.strip()[1:-1]) or is_location(part.strip()[1:-1])
            ):
                continue
            label_match = _LABEL.match(part + ": " if part else part)
            bare = trim(part)
            if not bare or not any(c.isalnum() for c in bare):
                continue
            label = None
            if label_match and fold(part) in {
                "company",
                "employer",
                "organization",
                "organisation",
                "client",
                "title",
                "position",
                "role",
                "designation",
                "location",
                "duration",
                "period",
                "date",
                "dates",
                "company name",
                "job title",
            }:
                continue
            if part.endswith(_TOWN_MARK):
                found.append(Piece(trim(part.removesuffix(_TOWN_MARK)), number, bold, "location"))
                continue
            at = _AT.split(bare, maxsplit=1)
            at = for_whom(bare) or at if len(at) < 2 else at
            if (
                len(at) == 2
                and at[0]
                and at[1]
                and (title_strength(at[0]) or "@" in bare)
                and at[1][0].isupper()
            ):
                found += [
                    Piece(trim(at[0]), number, bold, "title"),
                    Piece(trim(at[1]), number, bold, "organization"),
                ]
            else:
                found.append(Piece(bare, number, bold, label))
    return found


def _firm_and_post(value: str, least: int) -> tuple[str, str] | None:
    """Employer and title where one field of a form names both ("Northwind Pvt Ltd, Data Engineer"). ``least``: how sure the
    words of the employer have to be more than."""
    one, comma, two = value.partition(", ")
    if not comma or ", " in two:
        return None
    if (
        organization_strength(one) > least
        and title_strength(one) < 2
        and title_strength(two) > 1 > organization_strength(two)
    ):
        return one, two
    if (
        organization_strength(two) > least
        and title_strength(two) < 2
        and title_strength(one) > 1 > organization_strength(one)
    ):
        return two, one
    return None


def _split_outside_brackets(text: str) -> list[str]:
    """Splits at strong separators that do not stand in round brackets ("Manager (L6 / L7)")."""
    parts, start = [], 0
    for match in _STRONG.finditer(text):
        if (
            text[start : match.start()].count("(") > text[start : match.start()].count(")")
            and ")" in text[match.end() : match.end() + 40]
        ):
            continue
        if match[0][0] == ";" and LATER.match(text, match.end()):
            continue  # "Quality Technician; later Quality Analyst"
        place = _STRONG.split(text[match.end() :])[0]
        if match[0].strip() == "/" and fold(place.split(",")[0]) in vocabulary.known_skills():
            continue  # "Engineer NLP / RAG, Northwind"
        if match[0].strip() == "/" and is_location(place) and not is_location(text[start : match.start()]):
            pass  # "Norrsken Power / Stockholm"
        elif match[0].strip() == "/" and (title_strength(text[start : match.start()]) > 0) == (
            title_strength(_STRONG.split(text[match.end() :])[0]) > 0
        ):
            continue  # "Alphabet / Northwind Fiber" is one name, "Engineer / Northwind" is two things
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


def _with_fields(text: str, parts: Sequence[str]) -> list[str]:
    """Parts with a short title set together with the field that a dash joins to it ("Lead – Data Science"): by itself such a
    word is hardly a title."""
    found: list[str] = []
    for part in parts:
        before = found[-1].strip() if found else ""
        short = len(before.split()) == 1 and title_strength(before) == 1
        joint = re.search(rf"{re.escape(before)}\s[–-]\s{re.escape(part.strip())}", text) if short else None
        if joint and names_a_field(part.strip()):
            found[-1] = joint[0]
        else:
            found.append(part)
    return found


def _with_towns_apart(parts: Sequence[str]) -> list[str]:
    """Parts with employer, town and title parted where a full stop ends the first two ("Lis School, Leiria. Teacher of
    Computing"); the town is marked as one."""
    found: list[str] = []
    for part in parts:
        told = _TOWN_STOP.fullmatch(part.strip())
        if told and title_strength(told["rest"]) and not title_strength(f"{told['firm']}, {told['town']}"):
            found += [told["firm"], told["town"] + _TOWN_MARK, told["rest"]]
        else:
            found.append(part)
    return found


def trim(part: str) -> str:
    bare = part.strip(" \t,;:|•·-–—―/~")
    for opening, closing in ("()", "[]"):
        if bare.startswith(opening) and bare.endswith(closing):
            bare = bare[1:-1].strip()
        if bare.count(closing) > bare.count(opening):
            bare = bare.rstrip(closing).strip()
        if bare.count(opening) > bare.count(closing):
            bare = bare.rstrip(opening).strip()
    return bare
