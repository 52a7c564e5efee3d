"""Which piece of a job's header is the title and which the employer; part of the room sections.

In: pieces without places. Out: a ``Choice``. Labels and words speak first, then typography, then the order that the other
entries of the section have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.pieces import Piece
from pipeline.sections.prose import LATER
from pipeline.sections.rows import starts_small
from pipeline.sections.strengths import organization_strength, title_strength


@dataclass(frozen=True, slots=True)
class Choice:
    title: Piece | None
    organization: Piece | None
    title_first: bool | None = None
    sure: bool = False
    guessed: bool = False
    town: Piece | None = None  # beside the firm stands only a word that no list knows


def choose(pieces: list[Piece], title_first: bool | None, employer: str | None, masked: bool) -> Choice:
    labelled_title = next((p for p in pieces if p.label == "title"), None)
    labelled_org = next((p for p in pieces if p.label == "organization"), None)
    if labelled_title and labelled_org:
        return Choice(labelled_title, labelled_org, True, True)
    if labelled_title or labelled_org:
        known = labelled_title or labelled_org
        rest = [p for p in pieces if p is not known]
        other = rest[0] if rest else None
        return Choice(labelled_title or other, labelled_org or other, None, True)
    if employer or masked:
        best = max(pieces, key=lambda p: (p.title_words, -pieces.index(p)))
        return Choice(best, None, None, best.title_words > 1)
    rows = {piece.row for piece in pieces}
    if (
        len(pieces) == 1
        and pieces[0].title_words == 0
        and organization_strength(pieces[0].text.split(",")[0]) > 2
    ):
        return Choice(None, pieces[0], None, True)
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
        if _HEADS.match(only.text):
            return Choice(only, None, None, True)
        if only.title_words >= 2 or (only.title_words and not only.organization_words):
            return Choice(only, None, None, only.title_words > 1)
        if only.organization_words:
            return Choice(None, only, None, True)
        return (
            Choice(only, None) if only.title_words else Choice(None, only)
        )  # titles are the better known words
    choice = _two_best(split, title_first)
    guessed = (
        len(pieces) == 1
        and choice.organization is not None
        and (choice.organization.organization_words == 0 or is_field(choice.organization.text))
    )
    return replace(choice, guessed=guessed)


# "Acting Head of Department": whom somebody led is no employer
_HEADS = re.compile(
    r"(?:[ivx]{1,4}\.\s)?(?:(?:acting|deputy|interim|assistant|associate)\s)?(?:head|dean|director|chief|chairman|chairperson|secretary)\sof\s(?:the\s)?(?:department|faculty|section|unit|division|school|studies|engineering|technology|it|ict|data|product|software)\b",
    re.IGNORECASE,
)


def _two_best(pieces: list[Piece], title_first: bool | None) -> Choice:
    def title_score(p: Piece) -> float:
        tail = fold(p.text).split()[-1:]  # the last word is the head of an English title
        headed = title_strength(tail[0]) / 2 if tail else 0.0
        own = organization_strength(p.text) * 0.9 if headed < 1 else 0.0
        order = 0.1 if title_first is not False else -0.1
        return p.title_words * 2 + headed - own - order * pieces.index(p) - 0.5 * (len(p.text.split()) > 9)

    def org_score(p: Piece) -> float:
        return (
            organization_strength(p.text)
            + 0.5 * vocabulary.has("institutions", "words", p.text)
            - p.title_words * 1.2
            - 0.3 * pieces.index(p)
            - 1.0 * (len(p.text.split()) > 8)
        )

    best_title = max(pieces, key=title_score)
    if best_title.title_words == 0 or title_score(best_title) <= 0:
        best_org = max(pieces, key=org_score)
        if organization_strength(best_org.text) == 0:
            one, two = pieces[0], pieces[1]
            if title_first is False and one.row == two.row and len(pieces) == 2 and may_be_town(two.text):
                return Choice(None, one, town=two)  # "Souss Agrumes Export, Agadir" among "Firm, Title"
            return Choice(two, one) if title_first is False else Choice(one, two)
        others = [p for p in pieces if p is not best_org]
        title = others[0] if others and len(others[0].text.split()) <= 8 else None
        if title and len(others) == 1 and title.row == best_org.row and may_be_town(title.text):
            return Choice(None, best_org, town=title)
        return Choice(title, best_org, pieces.index(title) < pieces.index(best_org) if title else None)
    others = [p for p in pieces if p is not best_title]
    best_org = _head_of_line(max(others, key=org_score), others)
    unsure = best_org.title_words == 2 and best_org.organization_words == 0 and len(others) == 1
    return Choice(best_title, best_org, pieces.index(best_title) < pieces.index(best_org), not unsure)


def may_be_town(text: str) -> bool:
    """One capitalised word that is neither a field nor a tool nor a unit ("Ochil Energy plc – Stirling")."""
    bare = re.sub(r"\s*\([^()]*\)", "", text)
    return (
        bare.isalpha()
        and bare[0].isupper()
        and not bare.isupper()
        and fold(bare) not in vocabulary.known_skills()
        and not vocabulary.has("degrees", "fields", bare)
        and not vocabulary.has("organizations", "units", bare)
        and not vocabulary.has("places", "not_towns", bare)
    )


def is_field(text: str) -> bool:
    """Whether a part names only a field of work or a unit, so no employer ("Mobile Development", "Payments")."""
    words = fold(text).split()
    if len(words) > 1 and " ".join(words) in vocabulary.known_skills():
        return True
    known = vocabulary.words("degrees", "fields") | vocabulary.words("organizations", "units")
    known |= vocabulary.words("titles", "fields")
    return bool(words) and all(word in known or word == "and" for word in words)


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


_TRADE = re.compile(r"\b(?:of|and|the|for|with|to|from)\b")
_WHOSE = re.compile(r"\b(?:an?|my|our|own|self|freelance|various|several|same)\b", re.IGNORECASE)


def _is_trade(firm: str, text: str) -> bool:
    """Whether three small words or more beside a name say what the firm does ("mail-order of seeds and tools"): English, with
    a small word of grammar; a title that no list knows ("agente de projet") has none."""
    words = text.split()
    return (
        len(words) > 2
        and firm[:1].isupper()
        and all(word[0].islower() for word in words)
        and bool(_TRADE.search(text))
        and not _WHOSE.search(text)
        and organization_strength(text) == 0
        and not vocabulary.has("institutions", "words", text)
    )


TEAM = re.compile(r"(?:the )?(?:[A-Z][\w&/-]{0,30} ){1,4}(?:Team|Squad|Department|Division|Unit)")
_THE_SAME = frozenset({"ebenda", "ebd", "dito", "ditto", "idem", "ibidem", "ibid"})  # as the post above
_PARTING_COMMA = re.compile(
    r",\s+(?!(?:Inc|LLC|Ltd|LLP|Corp|Co|L\.L\.C|S\.A|S\.\s?L|S\.\s?Coop|S\.\s?C|S\.\s?R\.\s?L|Lda|Pvt|GmbH|PLC)\.?(?:[\s,)]|$))(?![^(]*\))"
)


def _is_headed(part: str) -> bool:
    return title_strength(part.rsplit(maxsplit=1)[-1]) > 0


def _by_commas(piece: Piece, alone: bool, needed: int) -> list[Piece]:
    """ "Senior Engineer, Northwind Systems" is two things, "Engineer, Payments" with the firm elsewhere is one."""
    parts = _PARTING_COMMA.split(piece.text)
    if len(parts) == 2 and fold(parts[1]) in _THE_SAME and not piece.label:
        return [
            replace(piece, text=parts[0], label="title"),
            replace(piece, text=parts[1], label="organization"),
        ]
    for at in range(len(parts) - 1, 0, -1):  # "Shelver, then library officer, City Library"
        if LATER.match(parts[at]):
            parts[at - 1 : at + 1] = [f"{parts[at - 1]}, {parts[at]}"]
    if len(parts) < 2 or piece.label:
        return [piece]
    titles = [title_strength(part) for part in parts]
    orgs = [organization_strength(part) for part in parts]
    if max(titles) == 0 and alone and _is_trade(parts[0], ", ".join(parts[1:])):
        return [Piece(parts[0], piece.row, piece.bold)]
    if max(titles) == 0:
        if not alone:
            return [piece]
        return [Piece(parts[0], piece.row, piece.bold), Piece(", ".join(parts[1:]), piece.row, piece.bold)]
    if not alone and len(parts) == 2 and titles[0] > 1 and TEAM.fullmatch(parts[1]):
        return [piece]  # "Software Engineer, Search Team" beside the firm
    if not alone and max((o for t, o in zip(titles, orgs, strict=True) if t < 2), default=0) < needed:
        return [piece]
    # "Torrens Web Co-op, web developer": names are written with capitals
    small = orgs[0] > 0 and starts_small(parts[-1]) and not starts_small(parts[0])
    # "Pendennis Marine AI, Computer Vision Lead": of two words that may be titles the one that ends its part is
    last = titles[0] == titles[-1] == 1 and not _is_headed(parts[0]) and _is_headed(parts[-1])
    small = small or last
    if titles[0] >= titles[-1] and titles[0] > 0 and not (small and titles[-1] > 1) and not last:
        cut = 1
        while cut < len(parts) - 1 and titles[cut] == 2 and orgs[cut] == 0:
            cut += 1
        # "Intern, Mobile Development, Tejidos Lerma": the field of the work stands before the firm
        if cut < len(parts) - 1 and (orgs[cut] == 0 or " " not in parts[cut]) and is_field(parts[cut]):
            cut += 1
        # "Guest lecturer, Web Performance, Lyon School of Arts": what is taught or built stands before the school
        if cut < len(parts) - 1 and orgs[cut] == 0 and vocabulary.has("titles", "teaching", parts[0]):
            cut += any(vocabulary.has("institutions", "words", part) for part in parts[cut + 1 :])
        return [
            Piece(", ".join(parts[:cut]), piece.row, piece.bold),
            Piece(", ".join(parts[cut:]), piece.row, piece.bold),
        ]
    cut = next(i for i, t in enumerate(titles) if t == max(titles) and (i or not small))
    if cut == 0:
        return [piece]
    return [
        Piece(", ".join(parts[:cut]), piece.row, piece.bold),
        Piece(", ".join(parts[cut:]), piece.row, piece.bold),
    ]
