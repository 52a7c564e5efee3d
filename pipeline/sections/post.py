"""Who did what where: the header lines of one job, taken apart; part of the room sections.

In: the header lines of an entry with their dates taken out. Out: ``Post`` with title, organization and location, each as
written. Words of titles and organizations, places, separators and typography speak; where they are silent, the order of
the other entries of the section decides (``title_first``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.places import is_country, is_location, peel
from pipeline.sections.rows import Row, fold

_DURATION = re.compile(
    r"\(?\b(?:\d{1,2}|one|two|three|four|five|six)\+?\s?(?:years?|yrs?\.?|months?|mos?\.?)(?:\s?(?:,|and|&)?\s?\d{1,2}\s?(?:months?|mos?\.?))?\b\)?",
    re.IGNORECASE,
)
_EMPTY_BRACKETS = re.compile(
    r"[(\[{]\s*(?:[-–—,;:|]*|spring|summer|autumn|fall|winter)\s*[)\]}]", re.IGNORECASE
)
_STRONG = re.compile(
    r"\t|\s*[|•·‖∙●⋄]\s*|\s+[–—―－-]+\s+|\s*[–—―－]\s*|;\s+|\s+//\s+|\s+/\s+(?=[A-Z])|:\s+|\s+~\s+"
)
_AT = re.compile(r"\s+(?:at|@)\s+|\s*@\s*(?=[A-Z])", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?:(?P<organization>company(?: name)?|employer(?: name)?|organi[sz]ation(?: name)?|name of (?:the )?(?:company|employer|organi[sz]ation))|(?P<title>job title|position(?: held)?|title|role|designation|occupation(?: or position held)?|post)"
    r"|(?P<client>client(?: name)?|customer)|(?P<location>location|place|city)|(?P<period>period|duration|dates?|tenure|from|time|years?))\s*(?:[:\t]|[-–]\s)\s*:?\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"^(?:\d{1,2}[.)]\s*)?(?:i\s)?(?:am\s)?(?:(?:currently|presently|previously)[,\s]+)?(?:work(?:ing|ed|s)?|employed|serv(?:ing|ed)|associated)\s+(?:as|with|at|for|in)\s+(?:an?\s+)?(?P<one>.{2,80}?)\s+(?:in|at|with|for|as)\s+(?:an?\s+)?(?P<two>[A-Z].{1,80}?)(?:\s+(?:from|since|between|during|for)\b.*)?[.\s]*$",
    re.IGNORECASE,
)
_WITH_AS = re.compile(
    r"^(?:(?:currently|presently)\s)?(?:(?:work(?:ing|ed)|associated|employed)\s)?(?:with|at)\s(?P<organization>[A-Z][^\t]{1,80}?)\sas\s(?:an?\s)?(?P<title>[A-Z][^\t]{2,60})$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:company(?: name)?|employer|organi[sz]ation|client|title|position|role|designation|job title|location|duration|period|dates?|tenure|worked as|working as|place)\s*[:\-–]\s*",
    re.IGNORECASE,
)
_EDGE = " \t,;:|•·-–—―/()[]{}~"
_WITH_WHOM = re.compile(
    r"\s*\((?:this is|with|advis[oe]r|supervis(?:or|ed)|under|reporting to|pi)\b[^()]*\)\s*$", re.IGNORECASE
)
_PLACEHOLDER_PLACE = re.compile(
    r"(?:－\s*)?city(?:\s*,?\s*state)?(?:\s*,?\s*(?:country|usa))?", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"\b(?:company name|name of company|employer name|organi[sz]ation name)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Post:
    title: str | None = None
    organization: str | None = None
    location: str | None = None
    masked: bool = False  # the organization is a placeholder ("Company Name")
    title_first: bool | None = None  # which came first on the page, when words told them apart
    sure: bool = False
    guessed: bool = False  # the organization is only what follows a comma
    team: str | None = None  # the part of the firm that a dash joins to it


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


_LEGAL_FORM = re.compile(
    r"(?:^|[\s,])(?:Inc|LLC|LLP|Ltd|Pvt|Corp|GmbH|PLC|plc|Pty|Pte|S\.?A\.?|S\.?A\.?S|S\.?r\.?l|S\.p\.A|B\.?V|N\.V|AG|AB|A/S|ApS|Sp\.? z ?o\.?o|s\.?r\.?o|d\.?o\.?o|Kft|O[yÜ]|JSC|e\.? ?V|Ltda|Bhd|Co)\.?(?:$|[\s,)])"
)
_DATE_WORD = re.compile(
    r"\b(?:from|since|dates?|duration|period|expected|anticipated|graduat\w+)\s*:?\s*\x00", re.IGNORECASE
)
_JOINED_DATE = re.compile(r"\s?[-–—−/]\s?\x00|\x00\s?[-–—−/]\s?(?=\t|$|[|,])")
_BRACKETED_DATE = re.compile(
    r"[(\[{]\s*[,;:|]*\s*\x00(?:[\s,;:|\x00])*(?:(?:part|full)[- ]time|contract|temporary|remote|hybrid|seasonal|casual|unpaid)?\s*[)\]}]",
    re.IGNORECASE,
)
_LISTED_DATE = re.compile(r"(?:,\s*)?\x00")


@lru_cache(maxsize=4096)
def title_strength(text: str) -> int:
    """0 no title word, 1 only words that are often something else, 2 a clear title word."""
    text = re.sub(r"\([^()]*\)", " ", text) if text[:1] != "(" else text
    if not vocabulary.has("titles", "words", text):
        return 0
    clear = vocabulary.count("titles", "words", text) - vocabulary.count("titles", "weak", text)
    return 2 if clear > 0 or vocabulary.count("titles", "weak", text) > 1 else 1


@lru_cache(maxsize=4096)
def organization_strength(text: str) -> int:
    """0 no organization word, 2 one of them, 3 a legal form ("Inc", "GmbH")."""
    if _LEGAL_FORM.search(text):
        return 3
    return (
        2
        if vocabulary.has("organizations", "words", text) or vocabulary.has("institutions", "words", text)
        else 0
    )


@lru_cache(maxsize=1024)
def without_dates(row: Row) -> str:
    """The row's text with dates, durations and the brackets that held them removed."""
    text = row.text
    numbered = re.match(r"\(?\d{1,2}[.)]\s+(?=[A-Z])", text)
    for span in reversed(row.spans):
        text = text[: span.begin] + "\x00" + text[span.stop :]
    text = _DURATION.sub("\x00", text[numbered.end() if numbered else 0 :])
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


def is_post_sentence(row: Row) -> bool:
    """Whether a row tells a job in a sentence ("Working as Tester in Northwind since 2014.")."""
    return bool(_SENTENCE.match(row.text)) and title_strength(row.text) > 0


def pieces_of(texts: Sequence[tuple[str, bool]]) -> list[Piece]:
    """Header lines (text, bold) cut at tabs, bars, dots, dashes and "at"."""
    found: list[Piece] = []
    for number, (text, bold) in enumerate(texts):
        labelled = _LABELLED.match(text)
        if labelled:
            name = (
                labelled.lastgroup
                if labelled.lastgroup != "value"
                else next(k for k in ("organization", "title", "client", "location", "period") if labelled[k])
            )
            value = _trim((labelled["value"] or "").replace("\t", " "))
            if value and name in {"organization", "title", "client"}:
                found.append(Piece(value, number, bold, name))
            elif value and name == "location":
                found.append(Piece(value, number, bold, "location"))
            continue
        sentence = _SENTENCE.match(text.replace("\t", " "))
        if sentence:
            one, two = _trim(sentence["one"]), _trim(sentence["two"])
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
                Piece(_trim(firm["title"]), number, bold, "title"),
                Piece(_trim(firm["organization"]), number, bold, "organization"),
            ]
            continue
        for part in _split_outside_brackets(_join_known_dashes(text)):
            label_match = _LABEL.match(part + ": " if part else part)
            bare = _trim(part)
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
            at = _AT.split(bare, maxsplit=1)
            if (
                len(at) == 2
                and at[0]
                and at[1]
                and (title_strength(at[0]) or "@" in bare)
                and at[1][0].isupper()
            ):
                found += [
                    Piece(_trim(at[0]), number, bold, "title"),
                    Piece(_trim(at[1]), number, bold, "organization"),
                ]
            else:
                found.append(Piece(bare, number, bold, label))
    return found


def _split_outside_brackets(text: str) -> list[str]:
    """Splits at strong separators that do not stand in round brackets ("Manager (L6 / L7)")."""
    parts, start = [], 0
    for match in _STRONG.finditer(text):
        if (
            text[start : match.start()].count("(") > text[start : match.start()].count(")")
            and ")" in text[match.end() : match.end() + 40]
        ):
            continue
        place = _STRONG.split(text[match.end() :])[0]
        if match[0].strip() == "/" and is_location(place) and not is_location(text[start : match.start()]):
            pass  # "Norrsken Power / Stockholm"
        elif match[0].strip() == "/" and (title_strength(text[start : match.start()]) > 0) == (
            title_strength(_STRONG.split(text[match.end() :])[0]) > 0
        ):
            continue  # "Alphabet / Northwind Fiber" is one name, "Engineer / Northwind" is two things
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]]


def _join_known_dashes(text: str) -> str:
    """Keeps "Full - Stack" or "Co - op" together."""
    return re.sub(
        r"(?i)\b(full|front|back|co|part|full)\s+[-–]\s+(stack|end|op|founder|time)\b", r"\1-\2", text
    )


def _trim(part: str) -> str:
    bare = part.strip(" \t,;:|•·-–—―/~")
    for opening, closing in ("()", "[]"):
        if bare.startswith(opening) and bare.endswith(closing):
            bare = bare[1:-1].strip()
        if bare.count(closing) > bare.count(opening):
            bare = bare.rstrip(closing).strip()
        if bare.count(opening) > bare.count(closing):
            bare = bare.rstrip(opening).strip()
    return bare


def read_post(
    texts: Sequence[tuple[str, bool]], title_first: bool | None = None, employer: str | None = None
) -> Post:
    """Title, organization and place out of header lines. ``employer``: organization already known from a banner above."""
    return _read_post(tuple(texts), title_first, employer)


@lru_cache(maxsize=2048)
def _read_post(lines: tuple[tuple[str, bool], ...], title_first: bool | None, employer: str | None) -> Post:
    texts = [(_WITH_WHOM.sub("", text), bold) for text, bold in lines]
    pieces: list[Piece] = []
    locations: list[str] = []
    masked = False
    masked_row = -1
    for found in pieces_of(texts):
        piece = found
        if (
            fold(re.split(r",\s", piece.text)[0]) in vocabulary.words("organizations", "placeholders")
            and piece.label != "title"
        ):
            masked, masked_row = True, piece.row
            rest = piece.text.partition(", ")[2]
            locations += [rest] if rest else []
            continue
        if _PLACEHOLDER.search(piece.text):
            masked, masked_row = True, piece.row
            rest = _PLACEHOLDER.sub("", piece.text).strip(_EDGE)
            if _PLACEHOLDER_PLACE.fullmatch(rest):
                continue
            if rest and (is_location(rest) or "," in rest or len(rest.split()) <= 2):
                locations.append(rest)
                continue
            if not rest:
                continue
            piece = Piece(rest, piece.row, piece.bold, piece.label)
        if _PLACEHOLDER_PLACE.fullmatch(piece.text):
            continue
        if piece.row == masked_row and "," in piece.text and title_strength(piece.text) == 0:
            locations.append(piece.text)
            continue
        if piece.label == "client":
            name, place = peel(piece.text)
            locations += [place] if place else []
            pieces.append(replace(piece, text=name or piece.text))
            continue
        if piece.label == "location":
            locations.insert(0, piece.text)
            continue
        if piece.label != "title" and is_location(piece.text) and not organization_strength(piece.text):
            locations.append(piece.text)
            continue
        rest, place = peel(piece.text)
        if (
            place
            and "," not in place
            and vocabulary.has("institutions", "words", rest)
            and not is_country(place)
        ):
            rest, place = piece.text, None  # "University of California, Berkeley" is one name
        if place:
            locations.append(place)
        if rest:
            pieces.append(Piece(rest, piece.row, piece.bold, piece.label))
    pieces = _without_tools(_without_clients(pieces))
    if not pieces:
        if len(locations) > 1:  # a firm named like a town: better a name than none
            return Post(None, None, locations[0], masked)
        return Post(None, None, locations[0] if locations else None, masked)
    location = locations[0] if locations else None
    choice = _choose(pieces, title_first, employer, masked)
    if choice.town and location is None:
        location = choice.town.text
    organization, team = (
        (employer, None) if employer and choice.organization is None else _with_unit(choice, pieces, texts)
    )
    organization, unit = _without_department(organization)
    if organization and organization.endswith(")"):
        organization, town = peel(organization)
        location = location or town
    team = team or unit
    title = choice.title.text if choice.title else None
    if title and organization is None and not masked and employer is None:
        title, organization = _run_on(title)
    return Post(title, organization, location, masked, choice.title_first, choice.sure, choice.guessed, team)


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
        and not any(fold(word) in vocabulary.known_skills() for word in name)
        and not any(
            vocabulary.has(table, key, firm)
            for table, key in (("degrees", "fields"), ("organizations", "units"), ("titles", "words"))
        )
    )
    return (" ".join(words[:stop]), firm) if plain else (title, None)


_DEPARTMENT = re.compile(
    r"(?P<unit>(?:the )?(?:department|dept\.?|faculty|division|chair) (?:of|for) [^,]{2,60}), (?P<school>.{4,80})",
    re.IGNORECASE,
)


def _without_department(organization: str | None) -> tuple[str | None, str | None]:
    """The school that a department belongs to, and the department ("Department of Physics, University of Lyre")."""
    match = _DEPARTMENT.fullmatch(organization or "")
    if match is None or not vocabulary.has("institutions", "words", match["school"]):
        return organization, None
    return match["school"], match["unit"]


def _without_clients(pieces: list[Piece]) -> list[Piece]:
    """A client is the organization only where no employer is named."""
    clients = [piece for piece in pieces if piece.label == "client"]
    others = [piece for piece in pieces if piece.label != "client"]
    if (
        not clients
        or any(
            piece.label == "organization" or (piece.label != "title" and piece.title_words == 0)
            for piece in others
        )
        or len(others) > 1
    ):
        return others
    return [*others, replace(clients[0], label="organization")]


def _without_tools(pieces: list[Piece]) -> list[Piece]:
    """Names of tools beside a post ("Medivo · React, Node · 2021") are neither title nor employer; a single one may be
    the employer (MongoDB), so it only yields where something else is named before it."""
    kept: list[Piece] = []
    for piece in pieces:
        items = [fold(item) for item in re.split(r"\s*[,/+&]\s*", piece.text) if item]
        tools = piece.label is None and all(item in vocabulary.known_skills() for item in items)
        if not (tools and piece.title_words == 0 and len(items) + bool(kept) > 1 and len(pieces) > 1):
            kept.append(piece)
    return kept


@dataclass(frozen=True, slots=True)
class _Choice:
    title: Piece | None
    organization: Piece | None
    title_first: bool | None = None
    sure: bool = False
    guessed: bool = False
    town: Piece | None = None  # beside the firm stands only a word that no list knows


def _with_unit(
    choice: _Choice, pieces: Sequence[Piece], texts: Sequence[tuple[str, bool]]
) -> tuple[str | None, str | None]:
    """The organization, and the team that a dash joins to it on its own line ("Northwind — Payments").

    A school keeps its unit in its name ("State University — IT Service Desk").
    """
    chosen = choice.organization
    if chosen is None:
        return None, None
    if choice.title is not None and choice.title.row == chosen.row:
        return chosen.text, None
    line = texts[chosen.row][0]
    siblings = [piece for piece in pieces if piece.row == chosen.row and piece.text in line]
    if len(siblings) != 2 or sum(len(piece.text.split()) for piece in siblings) > 9:
        return chosen.text, None
    first, second = siblings[0].text, siblings[1].text
    begin = line.find(first)
    after = line.find(second, begin + len(first))
    if begin < 0 or after < 0 or not re.fullmatch(r"\s*[–—-]\s*", line[begin + len(first) : after]):
        return chosen.text, None
    if vocabulary.has("institutions", "words", f"{first} {second}"):
        return line[begin : after + len(second)], None
    return first, second


def _choose(pieces: list[Piece], title_first: bool | None, employer: str | None, masked: bool) -> _Choice:
    labelled_title = next((p for p in pieces if p.label == "title"), None)
    labelled_org = next((p for p in pieces if p.label == "organization"), None)
    if labelled_title and labelled_org:
        return _Choice(labelled_title, labelled_org, True, True)
    if labelled_title or labelled_org:
        known = labelled_title or labelled_org
        rest = [p for p in pieces if p is not known]
        other = rest[0] if rest else None
        return _Choice(labelled_title or other, labelled_org or other, None, True)
    if employer or masked:
        best = max(pieces, key=lambda p: (p.title_words, -pieces.index(p)))
        return _Choice(best, None, None, best.title_words > 1)
    rows = {piece.row for piece in pieces}
    if (
        len(pieces) == 1
        and pieces[0].title_words == 0
        and organization_strength(pieces[0].text.split(",")[0]) > 2
    ):
        return _Choice(None, pieces[0], None, True)
    split = []
    for piece in pieces:
        others = [p for p in pieces if p is not piece]
        apart = len(rows) > 1 or any(p.title_words == 0 and len(p.text.split()) <= 6 for p in others)
        tail = piece.text.partition(", ")[2]
        if (
            apart
            and tail
            and all(p.organization_words == 0 and len(p.text.split()) <= 2 for p in others)
            and vocabulary.has("institutions", "words", tail)
        ):
            apart = False
        elif (
            apart
            and tail
            and piece.bold
            and organization_strength(tail)
            and all(
                not p.bold and p.organization_words + p.title_words == 0 and len(p.text.split()) <= 3
                for p in others
            )
        ):
            apart = False  # the short line below is the town
        split += _by_commas(piece, not others, 3 if apart else 2)
    if len(split) == 1:
        only = split[0]
        if only.title_words >= 2 or (only.title_words and not only.organization_words):
            return _Choice(only, None, None, only.title_words > 1)
        if only.organization_words:
            return _Choice(None, only, None, True)
        return (
            _Choice(only, None) if only.title_words else _Choice(None, only)
        )  # titles are the better known words
    choice = _two_best(split, title_first)
    guessed = (
        len(pieces) == 1 and choice.organization is not None and choice.organization.organization_words == 0
    )
    return replace(choice, guessed=guessed)


def _two_best(pieces: list[Piece], title_first: bool | None) -> _Choice:
    def title_score(p: Piece) -> float:
        tail = fold(p.text).split()[-1:]  # the last word is the head of an English title
        headed = bool(tail) and title_strength(tail[0]) > 1
        own = organization_strength(p.text) * 0.9 if not headed else 0.0
        order = 0.1 if title_first is not False else -0.1
        return p.title_words * 2 + headed - own - order * pieces.index(p) - 0.5 * (len(p.text.split()) > 9)

    def org_score(p: Piece) -> float:
        return (
            organization_strength(p.text)
            - p.title_words * 1.2
            - 0.3 * pieces.index(p)
            - 1.0 * (len(p.text.split()) > 8)
        )

    best_title = max(pieces, key=title_score)
    if best_title.title_words == 0 or title_score(best_title) <= 0:
        best_org = max(pieces, key=org_score)
        if organization_strength(best_org.text) == 0:
            one, two = pieces[0], pieces[1]
            return _Choice(two, one) if title_first is False else _Choice(one, two)
        others = [p for p in pieces if p is not best_org]
        title = others[0] if others and len(others[0].text.split()) <= 8 else None
        if title and len(others) == 1 and title.row == best_org.row and _may_be_town(title.text):
            return _Choice(None, best_org, town=title)
        return _Choice(title, best_org, pieces.index(title) < pieces.index(best_org) if title else None)
    others = [p for p in pieces if p is not best_title]
    best_org = _head_of_line(max(others, key=org_score), others)
    unsure = best_org.title_words == 2 and best_org.organization_words == 0 and len(others) == 1
    return _Choice(best_title, best_org, pieces.index(best_title) < pieces.index(best_org), not unsure)


def _may_be_town(text: str) -> bool:
    """One capitalised word that is neither a field nor a tool nor a unit ("Ochil Energy plc – Stirling")."""
    bare = re.sub(r"\s*\([^()]*\)", "", text)
    return (
        bare.isalpha()
        and bare[0].isupper()
        and not bare.isupper()
        and fold(bare) not in vocabulary.known_skills()
        and not vocabulary.has("degrees", "fields", bare)
        and not vocabulary.has("organizations", "units", bare)
    )


def _head_of_line(chosen: Piece, others: Sequence[Piece]) -> Piece:
    """Of two nameless parts of one line ("Savanna Mobile — Growth Team") the first is the employer, unless a school or legal form speaks."""
    line = [piece for piece in others if piece.row == chosen.row]
    first = line[0]
    strong = organization_strength(chosen.text) > 2 or vocabulary.has("institutions", "words", chosen.text)
    if (
        first is chosen
        or strong
        or first.title_words
        or len(first.text.split()) > 6
        or not vocabulary.has("organizations", "units", chosen.text)
    ):
        return chosen
    return first


def _by_commas(piece: Piece, alone: bool, needed: int) -> list[Piece]:
    """ "Senior Engineer, Northwind Systems" is two things, "Engineer, Payments" with the firm elsewhere is one."""
    parts = re.split(
        r",\s+(?!(?:Inc|LLC|Ltd|LLP|Corp|Co|L\.L\.C|S\.A|Pvt|GmbH|PLC)\.?(?:[\s,)]|$))(?![^(]*\))", piece.text
    )
    if len(parts) < 2 or piece.label:
        return [piece]
    titles = [title_strength(part) for part in parts]
    orgs = [organization_strength(part) for part in parts]
    if max(titles) == 0:
        if not alone:
            return [piece]
        return [Piece(parts[0], piece.row, piece.bold), Piece(", ".join(parts[1:]), piece.row, piece.bold)]
    if not alone and max((o for t, o in zip(titles, orgs, strict=True) if t < 2), default=0) < needed:
        return [piece]
    if titles[0] >= titles[-1] and titles[0] > 0:
        cut = 1
        while cut < len(parts) - 1 and titles[cut] == 2 and orgs[cut] == 0:
            cut += 1
        # "Guest lecturer, Web Performance, Lyon School of Arts": what is taught or built stands before the school
        if cut < len(parts) - 1 and orgs[cut] == 0 and vocabulary.has("titles", "teaching", parts[0]):
            cut += any(vocabulary.has("institutions", "words", part) for part in parts[cut + 1 :])
        return [
            Piece(", ".join(parts[:cut]), piece.row, piece.bold),
            Piece(", ".join(parts[cut:]), piece.row, piece.bold),
        ]
    cut = next(i for i, t in enumerate(titles) if t == max(titles))
    if cut == 0:
        return [piece]
    return [
        Piece(", ".join(parts[:cut]), piece.row, piece.bold),
        Piece(", ".join(parts[cut:]), piece.row, piece.bold),
    ]
