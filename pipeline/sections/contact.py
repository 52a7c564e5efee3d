"""Contact details; part of the room sections (reading -> sections -> skills).

In: sections, rows and links. Out: records.Contact with what the page states, as written (an address that is broken over two
lines or disguised is mended). Details of referees are not the candidate's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pipeline.records import Contact, Document
from pipeline.sections import vocabulary
from pipeline.sections.dates import find_spans
from pipeline.sections.folding import fold
from pipeline.sections.heading_names import kind_of_name
from pipeline.sections.parts import Part
from pipeline.sections.people import find_name
from pipeline.sections.places import is_location
from pipeline.sections.rows import Row, make_row
from pipeline.sections.strengths import title_strength

_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9_][\w.+'-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,4}(?![A-Za-z0-9])"
)
_DISGUISED = re.compile(
    r"([A-Za-z0-9][\w.+-]{0,63})\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*([A-Za-z0-9-]{1,62}(?:(?:\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*|\s+dot\s+|\.)[A-Za-z0-9-]{2,62}){1,4})"
    r"|([A-Za-z0-9][\w.+-]{0,63})\s+at\s+([A-Za-z0-9-]{1,62}(?:\s+dot\s+[A-Za-z0-9-]{2,62}){1,4})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w/.@-])(?:\+|00)?\(?\+?\d[\d \u00a0().\-–‑/]{5,22}\d(?![\w@/])(?:\s?(?:x|ext\.?)\s?\d{1,5})?"
)
_URL = re.compile(
    r"(?<![\w@.])(?:https?://[^\s|,;()<>]{4,200}|www\.[^\s|,;()<>]{4,200}|(?:[a-z0-9-]{1,63}\.)?(?:linkedin|github|gitlab|bitbucket|stackoverflow|kaggle|medium|behance|dribbble|twitter|x|huggingface|leetcode|hackerrank)\.(?:com|org|io|co)/[^\s|,;()<>]{1,160}"
    r"|[a-z0-9][a-z0-9-]{1,62}(?:\.[a-z0-9-]{1,62}){0,2}\.(?:com|org|net|io|dev|me|ai|edu|co|tech|app|info|in|uk|de|fr|eu|page|xyz|site|blog|us|ca|ch)(?:/[^\s|,;()<>]{0,160})?(?![\w@.]))",
    re.IGNORECASE,
)
_PROFILE_NAME = re.compile(r"linkedin\.com/in/([^\s/?#]{3,100})", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:current\s)?(?:location|address|city|residence|based in|lives in|home|permanent address|postal address|present address)\s*[:\-–]\s*",
    re.IGNORECASE,
)
_FAX = re.compile(r"\bfax\b[^\d+(]{0,12}$", re.IGNORECASE)
_PHONE_WORD = re.compile(
    r"\b(?:phone|telephone|tel|mobile|mob|cell|contact|call|whatsapp|ph)\b", re.IGNORECASE
)
_STUDENT = re.compile(r"\b(?:student|undergraduate)\b", re.IGNORECASE)
_TWO_YEARS = re.compile(r"(?:1\d|20)\d\d\s?[-–‑]\s?(?:1\d|20)\d\d")  # "newspapers 1830–1950"
_NOT_PHONE = re.compile(
    r"\b(?:id|no|number|dob|birth|passport|zip|pin|box|isbn|doi|patent|license|licence|reg)\b[.:#\s]{0,4}$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\t|\s*[|•·●⋄‖✦✧◆◇♦❖★]\s*|\s+[–—~]\s+|\s{3,}|;\s|[\uE000-\uF8FF]")


def find_contact(
    document: Document, parts: Sequence[Part], rows: Sequence[Row], body_size: float | None
) -> Contact:
    """The candidate's own contact details."""
    own = [row for part in parts if part.kind not in {"references"} for row in part.rows]
    first = _first_rows(parts, own)
    email = _email(first, document) or _email(own, document, links=False)
    country = _region(first)
    phone = _phone(first, country) or _phone(_personal(parts), country)
    name = find_name(_name_rows(parts, rows), email, body_size) or (
        find_name([r for r in rows if r.words <= 5 and not r.bullet][:60], email, body_size)
        if email
        else None
    )
    links = _links(document, first, own)
    name = name or _name_of_profile(links, rows)
    before = [
        row
        for part in parts
        if part.kind in {"summary", "objective", "other", "certifications", "skills"}
        for row in part.rows
    ][:6]
    header = [row for part in parts if part.kind in {"header", "personal"} for row in part.rows]
    return Contact(
        name,
        email,
        phone,
        _location(header, name) or _location(before, name),
        links,
        _headline([row for part in parts if part.kind == "header" for row in part.rows], name),
    )


def _name_of_profile(links: Sequence[str], rows: Sequence[Row]) -> str | None:
    """A line that is the name in the address of a profile: exports put the name below contact and skills."""
    for link in links:
        match = _PROFILE_NAME.search(link)
        words = fold(match[1]).split() if match else []
        for row in rows[:60]:
            for cell in row.cells:
                told = fold(cell).split()
                if 2 <= len(told) <= 4 and set(told) == set(words[: len(told)]):
                    return cell.strip()
    return None


def _first_rows(parts: Sequence[Part], own: Sequence[Row]) -> list[Row]:
    """The rows where people put contact details: the header, sections of that name, the first rows of the page, page headers."""
    numbers = {row.number for part in parts if part.kind in {"header", "personal"} for row in part.rows}
    numbers |= {row.number for row in own[:12]} | {
        row.number for row in own if row.line.region in {"header", "footer"}
    }
    return [row for row in own if row.number in numbers]


def _personal(parts: Sequence[Part]) -> list[Row]:
    return [
        row
        for part in parts
        if part.kind in {"header", "personal", "other", "summary", "objective", "skills", "languages"}
        for row in part.rows
    ]


def _name_rows(parts: Sequence[Part], rows: Sequence[Row]) -> list[Row]:
    """The first lines of the document and, on its first page, any line of a header section or of a large size."""
    if not rows:
        return []
    page = rows[0].line.page
    header = {
        row.number
        for part in parts
        if part.kind in {"header", "personal"}
        for row in part.rows
        if row.line.page == page
    }
    sizes = [row.line.size or 0.0 for row in rows if row.line.page == page]
    large = max(sizes, default=0.0) - 0.5
    chosen = [
        row
        for i, row in enumerate(rows)
        if row.line.page == page
        and (i < 6 or row.number in header or (large > 0 and (row.line.size or 0) >= large))
    ]
    positioned = [row for row in chosen if row.line.top is not None]
    if len(positioned) == len(chosen):
        chosen.sort(key=lambda row: (row.line.top or 0.0, row.line.x0 or 0.0))
    return chosen[:60]


_BROKEN_EMAIL = re.compile(r"@[\w-]+\.?$")


def _email(rows: Sequence[Row], document: Document, links: bool = True) -> str | None:
    for index, row in enumerate(rows):
        text = row.text
        match = _EMAIL.search(text)
        if match:
            return _mended(
                match[0], text[match.end() :], rows[index + 1].text if index + 1 < len(rows) else ""
            )
        if index + 1 < len(rows) and (
            text.rstrip().endswith("@") or _BROKEN_EMAIL.search(text) or rows[index + 1].text.startswith("@")
        ):
            joined = _EMAIL.search(text.split()[-1] + rows[index + 1].text.split()[0])
            if joined:
                return joined[0]
    for row in rows:
        match = _DISGUISED.search(row.text)
        if match:
            local, domain = match[1] or match[3], match[2] or match[4]
            return f"{local}@{re.sub(r'[^A-Za-z0-9.-]', '', re.sub(r'(?i)[^A-Za-z0-9]dot[^A-Za-z0-9]', '.', domain))}"
    if links:
        for link in document.links:
            if link.target.lower().startswith("mailto:"):
                found = _EMAIL.search(link.target[7:])
                if found:
                    return found[0]
    return None


def _mended(found: str, after: str, below: str) -> str:
    """An address whose last part went to the next line ("jane@example.c" / "om") is set together again."""
    if not after.strip() and found.rsplit(".", 1)[-1].lower() in {"c", "co", "o", "or", "n", "ne", "e", "ed"}:
        word = below.split(maxsplit=1)[0] if below.split() else ""
        whole = (found + word).lower()
        if word.isalpha() and len(word) <= 3 and whole.endswith((".com", ".org", ".net", ".edu")):
            return found + word
    return found


@lru_cache(maxsize=1)
def _library() -> Any:
    import phonenumbers  # noqa: PLC0415  (takes a tenth of a second; only when a number is there)

    return phonenumbers


_BROKEN_NUMBER = re.compile(r"\d-$")


def _with_whole_numbers(rows: Sequence[Row]) -> list[Row]:
    """A number that the margin breaks behind a hyphen ("+977 980-" / "555-0143") is set together again."""
    kept: list[Row] = []
    for row in rows:
        if kept and _BROKEN_NUMBER.search(kept[-1].text) and re.match(r"\d", row.text):
            kept[-1] = make_row(kept[-1].line, kept[-1].text + row.text)
        kept.append(row)
    return kept


_EXTENSION = re.compile(r"(?:x|ext).*$")
_VERSION = re.compile(r"\d{1,4}(?:\.\d+)+")
_NO_DIGIT = re.compile(r"\D")


def _phone(rows: Sequence[Row], region: str | None) -> str | None:
    for row in _with_whole_numbers(rows):
        for match in _PHONE.finditer(row.text):
            text = match[0].strip(" .-–/")
            if text.count("(") > text.count(")"):
                text = text.lstrip("(")
            digits = _NO_DIGIT.sub("", _EXTENSION.sub("", text))
            before = row.text[max(0, match.start() - 16) : match.start()]
            dated = any(
                span.begin < match.end() and match.start() < span.stop
                for span in row.spans
                if span.ranged or not span.weak
            )
            numbered = _NOT_PHONE.search(before) and not _PHONE_WORD.search(
                row.text[max(0, match.start() - 30) : match.start()]
            )
            if (
                not 7 <= len(digits) <= 15
                or dated
                or _FAX.search(before)
                or numbered
                or (_TWO_YEARS.fullmatch(text) and not _PHONE_WORD.search(before))
                or (_VERSION.fullmatch(text) and (len(digits) < 9 or text.count(".") > 2))
            ):
                continue
            if _possible(text, digits, region):
                return text
    return None


def _possible(text: str, digits: str, region: str | None) -> bool:
    library = _library()
    for country in dict.fromkeys([region or "US", "US", "GB", "IN", "DE"]):
        try:
            number = library.parse(text, country)
        except library.NumberParseException:
            continue
        if library.is_possible_number(number):
            return True
    return len(digits) >= 10


_REGIONS = {
    "india": "IN", "united kingdom": "GB", "uk": "GB", "england": "GB", "germany": "DE", "france": "FR", "canada": "CA", "pakistan": "PK", "bangladesh": "BD",
    "australia": "AU", "brazil": "BR", "china": "CN", "singapore": "SG", "nigeria": "NG", "israel": "IL", "italy": "IT", "spain": "ES", "netherlands": "NL",
}  # fmt: skip


def _region(rows: Sequence[Row]) -> str | None:
    text = f" {' '.join(filter(None, (fold(row.text) for row in rows)))} "
    return next((code for name, code in _REGIONS.items() if f" {name} " in text), None)


_WEB = re.compile(r"https?://", re.IGNORECASE)
_PROFILE = re.compile(
    r"linkedin\.|github\.|gitlab\.|kaggle\.|scholar\.google|stackoverflow\.|huggingface\.", re.IGNORECASE
)


def _links(document: Document, first: Sequence[Row], own: Sequence[Row]) -> tuple[str, ...]:
    """LinkedIn, GitHub and personal sites: written out near the top, or behind the text anywhere."""
    found: dict[str, str] = {}
    for row in first:
        bare = _EMAIL.sub(" ", row.text) if "@" in row.text else row.text
        for match in _URL.finditer(bare) if _may_link(bare) else ():
            _keep(found, match[0].rstrip(".,:;)/"))
    for link in document.links:
        target = link.target.strip()
        if (_WEB.match(target) and _PROFILE.search(target)) or (
            _WEB.match(target)
            and link.page == 1
            and any(link.text and link.text in row.text for row in first)
        ):
            _keep(found, target.rstrip("/"))
    return tuple(found.values())[:12]


_LIBRARY_NAME = re.compile(r"[\w.]+\.(?:js|net|py)")
_WEB_BEGINNING = re.compile(r"^(?:https?://)?(?:www\.)?")


def _may_link(text: str) -> bool:
    """Whether a text has what every web address has."""
    return "." in text or "://" in text


def _keep(found: dict[str, str], target: str) -> None:
    key = _WEB_BEGINNING.sub("", target.casefold()).rstrip("/")
    if len(key) < 5 or _LIBRARY_NAME.fullmatch(key):
        return
    found.setdefault(key, target)


def _location(rows: Sequence[Row], name: str | None) -> str | None:
    for row in rows:
        label = _LABEL.match(row.text)
        if label:
            value = row.text[label.end() :].split("\t")[0].strip(" .")
            if 2 < len(value) <= 100 and not _EMAIL.search(value):
                return value
    for row in rows:
        if row.spans and row.number != rows[0].number:
            continue
        if row.words > 24:
            continue
        text = _EMAIL.sub("\t", row.text) if "@" in row.text else row.text
        text = _URL.sub("\t", text) if _may_link(text) else text
        for piece in _SEPARATORS.split(text):
            bare = _LABEL.sub("", piece.strip(" ,.;:|-–—/~")).strip()
            phone = _PHONE.search(bare)
            bare = (
                bare[: phone.start()]
                if phone and phone.start() > 3
                else bare[phone.end() :]
                if phone and not re.match(r"\d{1,5} [A-Z]", bare)
                else bare
            ).strip(" ,.;:|-–—/")
            if _STUDENT.search(bare):  # "Statistics student, Eskişehir"
                bare = bare.rsplit(",", 1)[-1].strip()
            if bare and bare != name and is_address(bare):
                return bare
    return None


def is_address(text: str) -> bool:
    """A place alone, or one at the end of a street address ("12 Elm Street, Springfield, IL 62701")."""
    if is_location(text):
        return True
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if ":" in text:
        return False
    if not 2 <= len(parts) <= 6 or len(text) > 110 or title_strength(text) > 1:
        return False
    street = bool(re.match(r"#?\d{1,5}[A-Za-z]?\b", text)) or bool(
        re.search(
            r"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|blvd|way|apt|block|sector|nagar|colony)\b",
            text,
            re.IGNORECASE,
        )
    )
    ends_well = (
        is_location(", ".join(parts[-2:]))
        or is_location(parts[-1])
        or bool(re.search(r"\b[A-Z]{2} \d{5}\b", parts[-1]))
    )
    return ends_well and (street or (len(parts) <= 3 and not vocabulary.has("organizations", "legal", text)))


def _headline(rows: Sequence[Row], name: str | None) -> str | None:
    """The line under (or over) the name that says what the person is."""
    if not name:
        return None
    index = next((i for i, row in enumerate(rows) if fold(name) in fold(row.text)), None)
    if index is None:
        return None
    rest = [
        cell
        for cell in re.split(r"\t|\s*[|]\s*|\s+[–—-]\s+", rows[index].text)
        if fold(name) not in fold(cell)
    ]
    for text in [
        *rest,
        *(row.text for row in rows[index + 1 : index + 4]),
        *(row.text for row in rows[max(0, index - 1) : index]),
    ]:
        if (
            title_strength(text)
            and len(text.split()) <= 14
            and not find_spans(text)
            and not _EMAIL.search(text)
            and not kind_of_name(text)
            and not text.endswith(".")
        ):
            return text.replace("\t", " ").strip()
    return None
