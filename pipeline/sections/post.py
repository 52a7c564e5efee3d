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
from pipeline.sections.choice import TEAM, Choice, choose, may_be_town
from pipeline.sections.firm_in_title import firm_in_title
from pipeline.sections.firm_names import name_and_unit, town_behind, without_team
from pipeline.sections.folding import fold
from pipeline.sections.pieces import PROJECT_LABEL, Piece, pieces_of, trim
from pipeline.sections.places import is_country, is_location, peel
from pipeline.sections.strengths import organization_strength, title_strength
from pipeline.sections.terms import without_terms

_EDGE = " \t,;:|•·-–—―/()[]{}~"
# who placed a contractor is not who the work was for ("Lead Developer (contract), via Quillfeather Ltd")
_AGENCY = re.compile(
    r"(?:^|[\s,(]\s?)(?:via|(?:contract(?:ed|ing|or)?|placed|employed|hired)\s(?:via|through)|a trav[ée]s d[ae]|por medio de|par l’intermédiaire de|durch|über)\s(?:agency\s)?(?P<agency>[A-Z][^,;()\t]{1,60}?)\)?$"
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


def read_post(
    texts: Sequence[tuple[str, bool]], title_first: bool | None = None, employer: str | None = None
) -> Post:
    """Title, organization and place out of header lines. ``employer``: organization already known from a banner above."""
    return _read_post(tuple(texts), title_first, employer)


_COMMA = re.compile(r",\s")


@lru_cache(maxsize=2048)
def _read_post(lines: tuple[tuple[str, bool], ...], title_first: bool | None, employer: str | None) -> Post:
    texts = [(without_terms(text), bold) for text, bold in lines]
    agency = None
    pieces: list[Piece] = []
    locations: list[str] = []
    masked = any(PROJECT_LABEL.match(text) for text, _ in lines)
    masked_row = -1
    for found in pieces_of(texts):
        piece = found
        through = _AGENCY.search(piece.text)
        if through and piece.label != "title":
            agency = Piece(through["agency"], piece.row, piece.bold)
            piece = replace(piece, text=trim(piece.text[: through.start()]))
            if not piece.text:
                continue
        if (
            fold(_COMMA.split(piece.text)[0]) in vocabulary.words("organizations", "placeholders")
            and piece.label != "title"
        ):
            masked, masked_row = True, piece.row
            rest = piece.text.partition(", ")[2]
            beside = _PLACEHOLDER_PLACE.match(rest)
            post = rest[beside.end() :].strip(_EDGE) if beside else ""
            if title_strength(post) > 1:  # "Company Name, City, State Data Analyst"
                pieces.append(Piece(post, piece.row, piece.bold, "title"))
            else:
                locations += [rest] if rest else []
            continue
        if _PLACEHOLDER.search(piece.text):
            masked, masked_row = True, piece.row
            rest = _PLACEHOLDER.sub("", piece.text).strip(_EDGE)
            if _PLACEHOLDER_PLACE.fullmatch(rest):
                continue
            if (
                rest
                and title_strength(rest) < 2
                and (is_location(rest) or "," in rest or len(rest.split()) <= 2)
            ):
                locations.append(rest)
                continue
            if not rest:
                continue
            piece = Piece(rest, piece.row, piece.bold, piece.label)
        if _PLACEHOLDER_PLACE.fullmatch(piece.text) or (_BESIDE.match(piece.text) and not piece.label):
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
        if piece.label == "organization" and (firm := _firm_and_town(piece.text)):
            locations.append(firm[1])
            pieces.append(replace(piece, text=firm[0]))
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
    if agency and not employer and all(piece.title_words and ", " not in piece.text for piece in pieces):
        pieces.append(agency)  # nobody else is named who pays
    pieces = _with_bracketed_title(_without_tools(_without_clients(pieces)))
    if not pieces:
        if len(locations) > 1:  # a firm named like a town: better a name than none
            return Post(None, None, locations[0], masked)
        return Post(None, None, locations[0] if locations else None, masked)
    location = locations[0] if locations else None
    choice = choose(_with_teams_behind(pieces), title_first, employer, masked)
    if choice.town and location is None:
        location = choice.town.text
    organization, team = (
        (employer, None) if employer and choice.organization is None else _with_unit(choice, pieces, texts)
    )
    organization, unit = name_and_unit(organization, choice.title is not None)
    # "Cheran Infosys, Pune, Software Engineer": the town is at the end once the title is off
    before = choice.title_first is False and ", " in (organization or "")
    school = before and vocabulary.has("institutions", "words", organization or "")
    if organization and (organization.endswith(")") or (before and not school)):
        organization, town = peel(organization)
        location = location or town
        town = town_behind(organization or "")
        if organization and town:
            organization, location = organization[: -len(town) - 3], location or town
    team = team or unit
    if choice.title is None and organization:
        organization, team = without_team(organization, team)
    title = _AS.sub("", _TIME_REMARK.sub("", _without_prose(choice.title.text))) if choice.title else None
    if title and organization and _BESIDE.match(title):
        title = None
    if title and organization is None and not masked and employer is None:
        title, organization = firm_in_title(title)
    return Post(title, organization, location, masked, choice.title_first, choice.sure, choice.guessed, team)


# "Projects for customers of Carpat Consulting", "Consulting engagements with Strand Cloud Ltd"
# "30 people, puzzle and racing games" beside a firm is what it is like, not a post
# and so is "mission at a French insurer" beside a consultancy
_BESIDE = re.compile(
    r"(?:mission|assignment|assigned|seconded|on[- ]site|deployed) (?:at|for|with|to) |(?:about |ca\.? |some |~)?\d[\d.,]*\+? (?:people|persons|employees|staff|heads|colleagues)\b",
    re.IGNORECASE,
)
_AS = re.compile(r"^(?:as (?:an? )?(?=[A-Z])|an? (?=[a-z]{4}))")
_TIME_REMARK = re.compile(r"(?<=\S)\s\((?:part|full)[- ]time\s[^()]{4,60}\)$")  # "(part time while studying)"
_STOP = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")


def _without_prose(title: str) -> str:
    """A title without the duties that a full stop parts from it ("System Engineer. Insurance back office")."""
    head, *rest = _STOP.split(title, maxsplit=1)
    return head if rest and title_strength(head) > 1 and not title_strength(rest[0]) else title


def _firm_and_town(text: str) -> tuple[str, str] | None:
    """Firm and town of what stands after "at" ("Nuvem Clara, Belo Monte"): who employs is named there, so the part before
    the only comma is no town with its state, and a word that no list knows after it is a town."""
    firm, comma, town = text.partition(", ")
    fits = (
        comma
        and town[:1].isupper()
        and "," not in town
        and (" " in firm or not is_location(text))
        and (is_location(town) or may_be_town(town))
        and not organization_strength(town)
        and not title_strength(town)
        and not vocabulary.has("institutions", "words", firm)
    )
    return (firm, town) if fits else None


def _with_teams_behind(pieces: list[Piece]) -> list[Piece]:
    """Pieces where a team before its firm ("Search Team, Northwind", "Search Team – Northwind") stands behind it: a team is no title."""
    if any(piece.title_words for piece in pieces) or not any(" " in piece.text for piece in pieces):
        return pieces
    one, *others = pieces
    firm, comma, rest = one.text.partition(", ")
    if (
        comma
        and not rest.count(", ")
        and TEAM.fullmatch(firm)
        and rest[:1].isupper()
        and not TEAM.fullmatch(rest)
    ):
        return [replace(one, text=one.text, label="organization"), *others]
    if len(others) == 1 and TEAM.fullmatch(one.text) and not others[0].label and others[0].row == one.row:
        return [replace(one, text=f"{one.text}, {others[0].text}", label="organization")]
    return pieces


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


_BETWEEN_TOOLS = re.compile(r"\s*[,/+&]\s*")


def _without_tools(pieces: list[Piece]) -> list[Piece]:
    """Names of tools beside a post ("Medivo · React, Node · 2021") are neither title nor employer; a single one may be
    the employer (MongoDB), so it only yields where something else is named before it."""
    kept: list[Piece] = []
    for piece in pieces:
        items = [fold(item) for item in _BETWEEN_TOOLS.split(piece.text) if item]
        tools = piece.label is None and all(item in vocabulary.known_skills() for item in items)
        if not (tools and piece.title_words == 0 and len(items) + bool(kept) > 1 and len(pieces) > 1):
            kept.append(piece)
    return kept


_BRACKETED = re.compile(r"(?P<firm>[^()]{2,80}?)\s*\((?P<title>[^()]{3,40})\)")


def _with_bracketed_title(pieces: list[Piece]) -> list[Piece]:
    """Where no piece is a title, the one in brackets after the firm is ("Soft Minaret (Junior Developer)")."""
    if any(piece.title_words > 1 for piece in pieces):
        return pieces
    for at, piece in enumerate(pieces):
        match = _BRACKETED.fullmatch(piece.text)
        if (
            match
            and title_strength(match["firm"])
            and vocabulary.has("institutions", "words", match["title"])
        ):
            parted = (
                replace(piece, text=match["firm"], label="title"),
                replace(piece, text=match["title"], label="organization"),
            )
            return [*pieces[:at], *parted, *pieces[at + 1 :]]  # "PhD scholar (University of Lyre)"
        employed = any(other.organization_words for other in pieces if other is not piece)
        if match and title_strength(match["title"]) > 1 and employed:
            return [
                *pieces[:at],
                replace(piece, label="title"),
                *pieces[at + 1 :],
            ]  # a title with its translation
        if match and title_strength(match["title"]) > 1 and len(match["title"].split()) <= 4:
            title = replace(piece, text=match["title"], label="title")
            firm = [] if is_location(match["firm"]) else [replace(piece, text=match["firm"])]
            return [*pieces[:at], *firm, title, *pieces[at + 1 :]]
    return pieces


def _with_unit(
    choice: Choice, pieces: Sequence[Piece], texts: Sequence[tuple[str, bool]]
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
