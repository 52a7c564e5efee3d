"""Vetting across a folder: the same text, the same person in another file, and different people with one text.

In: profiles, one at a time, and copies by bytes. Out: an ``Across`` with flags ``duplicate_of`` and
``near_duplicate_of``. Of several files of one person the newest counts, the others are listed with it. A person is the
same by e-mail, telephone or a profile link, and only where the names do not speak against it: agencies and families
share telephones. Near duplicates are found by MinHash over word shingles (Broder 1997), in one pass and flat memory.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from pipeline import periods
from pipeline.records import Flag, FlagEvidence, Profile
from pipeline.vetting.rules import MAX_QUOTE, folded, limits

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\D+")
_YEARS = re.compile(r"(?:(?:19|20)\d\d){2}")


@dataclass(frozen=True, slots=True)
class Across:
    """What only a look at the whole folder shows. ``superseded``: candidate_id -> the id that counts for the person."""

    flags: Mapping[str, tuple[Flag, ...]] = field(default_factory=dict)
    superseded: Mapping[str, str] = field(default_factory=dict)
    other_files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def apply(self, profile: Profile) -> Profile:
        """The profile with the flags of the folder added."""
        added = self.flags.get(profile.candidate_id, ())
        files = self.other_files.get(profile.candidate_id, ())
        return (
            replace(profile, flags=(*profile.flags, *added), other_files=files) if added or files else profile
        )


@dataclass(frozen=True, slots=True)
class _Card:
    """What is kept of a profile while the folder is compared."""

    candidate_id: str
    source_file: str
    sha256: str
    name: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]  # (email | phone | link, value)
    text: str  # digest of the normalised text
    newest: tuple[int, int, int]
    sketch: Any  # MinHash, or None for a short text
    first_line: FlagEvidence | None


def across(profiles: Iterable[Profile], copies: Mapping[str, tuple[str, ...]]) -> Across:
    """Compares the profiles of a folder with each other. ``copies``: sha256 -> further files with the same bytes."""
    cards = sorted((_card(profile) for profile in profiles), key=lambda card: card.candidate_id)
    by_id = {card.candidate_id: card for card in cards}
    groups = _persons(cards)
    flags: dict[str, list[Flag]] = defaultdict(list)
    superseded: dict[str, str] = {}
    files: dict[str, tuple[str, ...]] = {
        card.candidate_id: tuple(sorted(copies[card.sha256])) for card in cards if card.sha256 in copies
    }
    for group in groups.values():
        if len(group) < 2:
            continue
        best = max(group, key=lambda card: (*card.newest, card.candidate_id))
        named = sorted(
            {name for card in group for name in (card.source_file, *copies.get(card.sha256, ()))}
            - {best.source_file}
        )
        files[best.candidate_id] = tuple(named)
        for card in group:
            if card is not best:
                superseded[card.candidate_id] = best.candidate_id
                flags[card.candidate_id].append(_duplicate(card, best))
    person = {card.candidate_id: key for key, group in groups.items() for card in group}
    for one, others in _near(cards, person).items():
        flags[one].append(_near_duplicate([by_id[other] for other in others]))
    return Across({key: tuple(value) for key, value in sorted(flags.items())}, superseded, files)


def _duplicate(card: _Card, best: _Card) -> Flag:
    if card.text == best.text:
        detail = f"The same text as {best.source_file}, which counts."
    else:
        shared = sorted(
            {kind for kind, value in card.keys}
            & {kind for kind, value in best.keys if (kind, value) in card.keys}
        )
        by = f" (same {', '.join(shared)})" if shared else ""
        detail = f"Another file of the same person{by}: {best.source_file} is newer and counts."
    return Flag("duplicate_of", detail, (FlagEvidence(None, None, best.source_file),), review=False)


def _near_duplicate(others: list[_Card]) -> Flag:
    names = ", ".join(card.source_file for card in others[:3])
    more = f" and {len(others) - 3} more" if len(others) > 3 else ""
    found = tuple(card.first_line for card in others[:3] if card.first_line is not None)
    return Flag(
        "near_duplicate_of", f"Much of the text also stands in another person's file: {names}{more}.", found
    )


# --- one card a profile -----------------------------------------------------------------------------------


def _card(profile: Profile) -> _Card:
    document, contact = profile.document, profile.outline.contact
    words = _WORD.findall(folded(document.text))
    first = document.lines[0] if document.lines else None
    return _Card(
        profile.candidate_id,
        profile.source_file,
        profile.sha256,
        _name(contact.name),
        tuple(_keys(profile)),
        hashlib.sha256(" ".join(words).encode()).hexdigest(),
        _newest(profile),
        _sketch(words),
        FlagEvidence(first.page, first.number, first.text[:MAX_QUOTE]) if first else None,
    )


def _newest(profile: Profile) -> tuple[int, int, int]:
    """How new a file is: the later of its own date and its content's, then the content's, then its length."""
    content = _month(periods.newest_of(profile.document, profile.outline))
    return (max(_month(profile.document.document_date), content), content, len(profile.document.lines))


def _month(date: str | None) -> int:
    return (periods.month_index(date, closing=True) or 0) if date else 0


def _name(name: str | None) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFKD", name or "")
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return tuple(sorted(set(re.findall(r"[^\W\d_]+", plain))))


def _keys(profile: Profile) -> Iterator[tuple[str, str]]:
    """By what a person is known: e-mail, telephone, personal links."""
    contact, told = profile.outline.contact, limits("duplicates")
    if contact.email and contact.email.partition("@")[0].casefold() not in told["shared_mailboxes"]:
        yield "e-mail", contact.email.casefold()
    digits = _DIGITS.sub("", contact.phone or "").lstrip("0")
    if len(digits) >= 9 and not _YEARS.fullmatch(digits) and len(set(digits)) > 3:
        yield "telephone", digits[-9:]
    for link in contact.links:
        key = _link(link, told["profile_hosts"])
        if key:
            yield "link", key


def _link(link: str, hosts: list[str]) -> str | None:
    """A link that belongs to one person: a profile on a known host, or a site of their own; None for other links."""
    parts = urlsplit(link if "//" in link else f"//{link}")
    host = (parts.hostname or "").removeprefix("www.")
    steps = [step for step in parts.path.casefold().split("/") if step]
    if any(host == known or host.endswith(f".{known}") for known in hosts):
        steps = steps[1:] if steps[:1] in (["in"], ["users"], ["profile"], ["pub"]) else steps
        return f"{host}/{steps[0]}" if len(steps) == 1 else None
    return host if host.count(".") >= 1 and not steps else None


def _sketch(words: list[str]) -> Any:
    told = limits("duplicates")
    size = told["shingle_words"]
    shingles = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
    if len(shingles) < told["shortest"]:
        return None
    from datasketch import MinHash  # noqa: PLC0415 - brings SciPy and more: only when a folder is compared

    sketch = MinHash(num_perm=told["permutations"], seed=1, hashfunc=_hash, scheme="affine32")
    sketch.update_batch(sorted(one.encode() for one in shingles))
    return sketch


def _hash(value: bytes) -> int:
    """32 bits of a shingle, the same on every machine."""
    return zlib.crc32(value) ^ zlib.adler32(value)


# --- the same person --------------------------------------------------------------------------------------


def _are_one(kind: str, one: _Card, other: _Card) -> bool:
    """Whether two cards with a shared key are one person's. A family has one name and one mailbox: where the rest of the
    names speaks against it, the texts must be much the same."""
    if not _agree(kind, one.name, other.name):
        return False
    if kind != "e-mail" or not _differ_by_given_name(one.name, other.name):
        return True
    if one.sketch is None or other.sketch is None:
        return False
    return _similarity(one.sketch, other.sketch) >= float(limits("duplicates")["same_career"])


def _differ_by_given_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both names hold a word that the other lacks, and no two of these begin alike ("Bob" and "Robert" do not,
    "Rob" and "Robert" do)."""
    mine, theirs = set(one) - set(other), set(other) - set(one)
    return bool(mine and theirs) and not any(a[0] == b[0] for a in mine for b in theirs)


def _agree(kind: str, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's, given what else they share. Without a name nothing speaks against it."""
    if not one or not other:
        return True
    shared = set(one) & set(other)
    if kind == "e-mail":
        return bool(shared)
    fewer, more = sorted((one, other), key=len)
    return bool(shared) and all(
        any(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for b in more) for a in fewer
    )


def _persons(cards: list[_Card]) -> dict[str, list[_Card]]:
    """Cards by person: joined by the same text, or by a shared key where the names agree."""
    above: dict[str, str] = {card.candidate_id: card.candidate_id for card in cards}

    def top(one: str) -> str:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(one: _Card, other: _Card) -> None:
        a, b = sorted((top(one.candidate_id), top(other.candidate_id)))
        above[b] = a

    shelves: dict[tuple[str, str], list[_Card]] = defaultdict(list)
    for card in cards:
        for key in (("text", card.text), *card.keys):
            mates = shelves[key]
            for mate in mates[-50:]:
                if key[0] == "text" or _are_one(key[0], card, mate):
                    join(card, mate)
            mates.append(card)
    groups: dict[str, list[_Card]] = defaultdict(list)
    for card in cards:
        groups[top(card.candidate_id)].append(card)
    return groups


# --- different people, one text ---------------------------------------------------------------------------


def _near(cards: list[_Card], person: Mapping[str, str]) -> dict[str, list[str]]:
    """candidate_id -> ids of other people's files with much the same text."""
    told = limits("duplicates")
    sketches = {card.candidate_id: card.sketch for card in cards if card.sketch is not None}
    from datasketch import MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=told["similarity"], num_perm=told["permutations"], weights=(0.3, 0.7))
    for key, sketch in sketches.items():
        index.insert(key, sketch, check_duplication=False)
    found: dict[str, list[str]] = {}
    for key, sketch in sketches.items():
        close = [
            other
            for other in sorted(index.query(sketch))
            if person[other] != person[key] and _similarity(sketch, sketches[other]) >= told["similarity"]
        ]
        if close:
            found[key] = close
    return found


def _similarity(one: Any, other: Any) -> float:
    return float(np.mean(one.hashvalues == other.hashvalues))
