"""Fields of forms under the labels that the finders know; part of the room sections (reading -> sections -> skills).

In: the rows of a document. Out: the same rows, where a post told in fields ("Current designation: ...", "1. Title: ...",
"Account: ...", "Start: 2020-02 End: 2023-05") carries the labels of pieces.py. A label that is also an everyday word counts
only beside another field, so that "Account: internal" alone stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections.dates import find_spans
from pipeline.sections.pieces import PROJECT_LABEL, is_labelled
from pipeline.sections.rows import Row, make_row

_ORDER = r"(?:(?:current|present|previous|last|latest|former|most recent)\s)"
_KINDS = {
    "Position": rf"{_ORDER}?(?:job title|job role|designation|position(?: held)?|role|title|post(?: held)?|function|charge|capacity)",
    "Company": rf"{_ORDER}?(?:company|employer|organi[sz]ation|firm|employing organi[sz]ation|consultancy)(?: name)?",
    "Client": r"(?:end[ -])?(?:client|customer)(?: name)?|account|auftraggeber|kunde|cliente",
    "Period": r"period|duration|dates?|tenure|time|worked|employed|dates? of employment|employment (?:dates?|period)|engaged|when",
    "Location": r"location|place|city",
}
_FIELD = re.compile(
    r"(?P<mark>(?:\(?\d{1,2}[.)]|[\[(][A-Za-z\d]{1,2}[\])]|#\s?\d{1,2})\s*)?(?:"
    + "|".join(f"(?P<{kind}>{names})" for kind, names in _KINDS.items())
    + r")\s*[:\t]\s*(?P<value>\S.*)?",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"(?:worked|working|employed|served)\s+(?:from|since)\s+", re.IGNORECASE)
_START_END = re.compile(
    r"(?:start(?:ed)?(?: date)?|from|joined)\s*[:\t]\s*(?P<start>[^:\t]{4,24}?)[\s,;|]+(?:end(?:ed)?(?: date)?|to|left|until)\s*[:\t]\s*(?P<end>[^:\t]{3,24}?)"
    r"(?:[\s,;|]+(?:duration|length|total)\s*[:\t].*)?",
    re.IGNORECASE,
)
_KNOWN_PERIOD = re.compile(r"(?:period|duration|dates?)\b", re.IGNORECASE)
_OTHER = re.compile(r"[A-Z][A-Za-z]{1,14}(?: [a-z]{2,12}){0,2}\s?:\s")
_BLANK = re.compile(
    r"\W*(?:blank|empty|n/?a|none|not (?:given|provided|stated|parsed|found)|unknown)?\W*", re.IGNORECASE
)
_NEXT = re.compile(r"(?:[.;]\s+|\s*[|\t]\s*)(?=[A-Z][a-z]{2,14}(?: [a-z]{2,10}){0,2}:\s)")
# "Employing organization and title: Rangelands Observatory, Nakuru. Image Analyst", as tenders ask for it
_BOTH = re.compile(
    r"employing organi[sz]ation and (?:your )?(?:title|position)[^:.]{0,20}:\s*(?P<firm>[^:]{3,80}?)(?:\.|;|\s[–—-])\s+(?P<title>[A-Z][^:.]{2,60})\.?",
    re.IGNORECASE,
)
# "Project 4: Client Coastline Retail, Company: Northwind"
_TAIL = re.compile(r"\s?[,;]\s(?=(?:company|employer|organi[sz]ation)(?: name)?\s?:\s\S)", re.IGNORECASE)
NEAR = 4  # rows within which another field stands


def with_known_fields(rows: Sequence[Row], order: str | None) -> list[Row]:
    """The rows, with the fields of posts under labels that are known further on."""
    rows = [part for row in rows for part in _parted(row, order)]
    kinds = [_kind(row) for row in rows]
    out: list[Row] = []
    for at, found in enumerate(rows):
        row, kind = found, kinds[at]
        near = {kinds[i] for i in range(max(0, at - NEAR), min(len(rows), at + NEAR + 1)) if i != at}
        if (
            row.bullet
            and kind in {"Client", "Company"}
            and at + 1 < len(rows)
            and kinds[at + 1]
            and not rows[at + 1].bullet
        ):
            row = replace(row, bullet=False)  # a mark before each engagement
        beside = kind is not None and len(near - {kind, None}) > 0
        text = _known(row, kind) if beside and kind is not None else None
        out.append(row if text is None or text == row.text else _as(row, text, order))
    return [row for row in out if row.text]


def _as(row: Row, text: str, order: str | None) -> Row:
    return replace(make_row(row.line, text, order), bullet=row.bullet)


def _kind(row: Row) -> str | None:
    """Which field of a post a row is, by its label."""
    if row.words > 24:
        return None
    if _START_END.fullmatch(row.text) or (_FROM_TO.match(row.text) and row.spans):
        return "Period"
    match = _FIELD.match(row.text)
    return None if match is None else next(kind for kind in _KINDS if match[kind])


def _known(row: Row, kind: str) -> str | None:
    """A field under the label that is known, with its value; "" where the form left it empty."""
    dates = _START_END.fullmatch(row.text)
    if dates:
        return f"Period: {dates['start']} – {dates['end']}"
    told = _FROM_TO.match(row.text)
    if told:
        return f"Period: {row.text[told.end() :]}"
    match = _FIELD.match(row.text)
    if match is None:
        return None
    value = match["value"] or ""
    if _BLANK.fullmatch(value):
        return ""
    if is_labelled(row) and not match["mark"] and (kind != "Period" or _KNOWN_PERIOD.match(row.text)):
        return None
    if kind == "Period" and not find_spans(value):
        return None
    return f"{kind}: {value}"


def _parted(row: Row, order: str | None) -> list[Row]:
    """Several fields on one line ("Company: Kelpworks. Period: 05.2022 - 08.2025. Position: Tester.") as a row each."""
    if ":" not in row.text or row.bullet or row.words > 40:
        return [row]
    both = _BOTH.fullmatch(row.text)
    if both is not None:
        told = (f"Company: {both['firm']}", f"Position: {both['title']}")
        return [make_row(row.line, text, order) for text in told]
    tail = _TAIL.search(row.text)
    if tail is not None and (PROJECT_LABEL.match(row.text) or _FIELD.match(row.text)):
        return [
            make_row(row.line, part, order) for part in (row.text[: tail.start()], row.text[tail.end() :])
        ]
    if not row.spans:
        return [row]
    if "|" in row.text and any(_FIELD.match(part.strip()) for part in row.text.split("|")[:2]):
        return _of_bars(row, order)
    parts = [part.strip(" .;|") for part in _NEXT.split(row.text)]
    fields = [make_row(row.line, part, order) for part in parts if part]
    kinds = {_kind(field) for field in fields}
    return fields if {"Position", "Period"} <= kinds and len(kinds & {"Company", "Client"}) == 1 else [row]


def _of_bars(row: Row, order: str | None) -> list[Row]:
    """Fields between bars, the dates without a label ("Role: Tester | Team size: 5 | 02/2024 - 05/2026")."""
    parts = [part.strip() for part in row.text.split("|")]
    fields: list[Row] = []
    for part in parts:
        spans = find_spans(part, order)
        if len(spans) == 1 and spans[0].ranged and spans[0].stop - spans[0].begin >= len(part) - 2:
            fields.append(make_row(row.line, f"Period: {part}", order))
        elif (field := make_row(row.line, part, order)).text and (_kind(field) or not _OTHER.match(part)):
            fields.append(field)
    kinds = [_kind(field) for field in fields]
    return fields if "Period" in kinds and None not in kinds and len(kinds) > 1 else [row]
