"""Whose résumé it is; part of the room sections (reading -> sections -> skills).

In: the rows at the top and the e-mail address. Out: the name as written, or None when nothing on the page is surely a
name: a heading, a title, a firm or the name of the file never takes its place.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.heading_names import kind_of_name
from pipeline.sections.places import is_location, is_region
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength

_LEAD = re.compile(
    r"^(?:from the desk of\s*:?\s*|profile(?:\s+of|\s*[:\-–—|])\s+|applicant(?:'s)?(?: name)?\s*:\s*|(?:the\s)?(?:curriculum\s?vitae|r[eé]sum[eé]|c\.?v\.?|biodata|bio-data)(?:\s+(?:of|for))?\s*[:\-–—|]?\s*|(?:\d{1,2}[.)]\s*)?(?:full\s|candidate\s)?names?(?:\sof\s(?:the\s)?(?:staff|expert|candidate|applicant|consultant|firm expert))?\s*[:\-–]\s*|(?:naam|nom(?: et pr[ée]nom)?|nombre(?: y apellidos)?|ad[ıi] soyad[ıi]|ad soyad|vor- und nachname|họ và tên|họ tên|nome(?: completo)?|navn|namn|imi[ęe] i nazwisko|jm[ée]no|n[ée]v|nume)\s*:\s*|(?:(?:hi|hello),?\s+)?i(?:'|’)?\s?a?m\s+|my name is\s+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[-–—|:,]\s*)?(?:\(?\b(?:curriculum\s?vitae|r[eé]sum[eé]|c\.?v\.?)\b\)?)\s*$", re.IGNORECASE
)
# what _LEAD and _TAIL look for, in short: most lines hold none of it
_CV_WORDS = re.compile(
    r"vit|soyad|nach|tên|sum[eé]|c\.?v|bio|na(?:m|a|v)|no[mv]|n[ée]v|num|desk|profile|applicant|\bi\b|^i['’]?\s?a?m\s|\bhi\b|hello",
    re.IGNORECASE,
)
# "I'm Leontyne Abrahams (leontyne@example.com), a search engineer"
_SPOKEN = re.compile(
    r"(?:(?:Hi|Hello)[,!.]?\s)?(?:I['’]m|I\sam|My\sname\sis)\s(?P<name>[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){1,3})(?=[,(.]|\s[(–—-]|\sand\s)"
)
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`´.\-‐‑])*")


def find_name(rows: Sequence[Row], email: str | None, body_size: float | None) -> str | None:
    """The candidate's name out of the first rows of the document, or None. ``body_size``: usual size of the text."""
    best: tuple[float, str] | None = None
    top = [row for row in rows if row.line.page == (rows[0].line.page if rows else 1)]
    near = _contact_near(top)
    largest = max((row.line.size or 0.0 for row in top), default=0.0)
    for index, row in enumerate(top):
        for cell_number, cell in enumerate(_candidates(row)):
            score = _score(cell, row, index, cell_number, email, body_size, largest) + (
                0.8 if index in near else 0.0
            )
            if score >= 3.0 and (best is None or score > best[0] + 1e-9):
                best = (score, _finished(cell))
    joined = _two_lines(top, largest, body_size, email)
    # a first name that the address begins with is half of the name when the other half stands below it
    if joined and (best is None or joined[0] > best[0] or joined[1].startswith(f"{best[1]} ")):
        best = joined
    if best is None and email:
        best = next(
            (
                (2.0, text)
                for row in rows[:60]
                for cell in row.cells
                if _is_namelike(text := _strip(cell)) and _fits_address(text, email)
            ),
            None,
        )
    return best[1] if best else None


def _fits_address(text: str, email: str) -> bool:
    words = fold(text).split()
    return len(words) in {2, 3, 4} and email_match(words, email) == 2 and kind_of_name(text) is None


_CONTACT = re.compile(r"@\w|\d{3}[\s().-]{1,3}\d{3,4}|\+\d{2}")


def _contact_near(rows: Sequence[Row]) -> frozenset[int]:
    """Indexes of rows under which, within four lines, an address, a telephone number or an e-mail address stands."""
    marks = [
        i
        for i, row in enumerate(rows[:20])
        if _CONTACT.search(row.text) or is_location(row.text.split("\t")[0])
    ]
    return frozenset(i for mark in marks for i in range(max(0, mark - 4), mark + 1))


_UPDATED = re.compile(r"(?i)\s+(?:last\s+)?updated\b")
_LAST_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")


_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]{1,2}\s+|\s*,\s+|(?<=[a-z])\.\s+")


def _candidates(row: Row) -> list[str]:
    whole = row.text.replace("\t", " ")
    parted = len(row.cells) > 1 and all(len(cell.split()) <= 2 for cell in row.cells)
    known = any(
        kind_of_name(cell) or fold(cell) in vocabulary.words("people", "template") for cell in row.cells
    )
    found = [whole] if parted and not known else []
    if (spoken := _SPOKEN.match(row.text)) is not None:
        found.append(spoken["name"])
    if len(row.cells) > 1 and all(unlettered(cell) != cell or len(cell) == 1 for cell in row.cells):
        found.append(" ".join(unlettered(cell) for cell in row.cells))
    if row.line.shifts and row.text == row.line.text:  # "**Rustam Yuldashev**  Tashkent, Uzbekistan"
        head = row.text[: row.line.shifts[0]].strip()
        if 1 < len(head.split()) < 5 and _is_namelike(_strip(head)) and not kind_of_name(head):
            return [unlettered(head)]
    for cell in row.cells:
        found.append(_UPDATED.split(cell)[0])
        found += [part for part in _PARTS.split(_LAST_BRACKET.sub("", cell)) if part != cell][:2]
    return [unlettered(text) for text in found]


def unlettered(text: str) -> str:
    """ "J A N E   D O E" with its letters set together; other text unchanged."""
    words = text.split(" ")
    singles = sum(len(word) == 1 for word in words if word)
    if singles < 4 or singles < 0.8 * sum(bool(word) for word in words):
        return text
    groups = re.split(r"\s{2,}|\t", text)
    return " ".join("".join(group.split(" ")) for group in groups)


_DEGREE_BEFORE = re.compile(r"\((?:FH|TU|Univ\.?|BA|MA)\)|Dipl\.-\w+\.?|B\.Sc\.|M\.Sc\.|M\.A\.")
_LETTERS_AFTER = re.compile(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,3}")


def _strip(text: str) -> str:
    bare = text.strip(" \t,;:|•·-–—_*#~")
    if not bare.isascii():  # a pictogram beside the name
        bare = "".join(c for c in bare if unicodedata.category(c) != "So").strip(" \t\ufe0f\u200d")
    for _ in range(2 if _CV_WORDS.search(bare) else 0):
        bare = _TAIL.sub("", _LEAD.sub("", bare)).strip(" \t,;:|•·-–—_*#~")
    words = bare.split()
    while len(words) > 1 and (
        fold(words[0]) in vocabulary.words("credentials", "before_name") or _DEGREE_BEFORE.fullmatch(words[0])
    ):
        words = words[1:]
    bare = " ".join(words)
    bracket = re.search(r"\s*[(（]([^()（）]{2,24})[)）]\s*$", bare) if bare.endswith((")", "）")) else None
    if bracket and bare.isascii() != bare[: bracket.start()].isascii() and not _latin(bracket[1]):
        bare = bare[: bracket.start()]  # the same name in another script
    elif bracket and fold(bracket[1].replace("/", " ")) in vocabulary.words("credentials", "pronouns"):
        bare = bare[: bracket.start()]
    parts = [part.strip() for part in bare.split(",")]
    while len(parts) > 1 and (
        fold(parts[-1]) in vocabulary.words("credentials", "after_name")
        or (len(parts[0].split()) > 1 and _LETTERS_AFTER.fullmatch(parts[-1]) and not parts[0].isupper())
    ):
        parts.pop()
    bare = ", ".join(parts)
    words = bare.split()
    while (
        len(words) > 2
        and words[-1].strip(".").isupper() | ("." in words[-1])
        and fold(words[-1]) in vocabulary.words("credentials", "after_name")
        and fold(words[-1]) not in {"ii", "iii", "iv", "jr", "sr", "ma", "ba", "ms"}
    ):
        words.pop()
    return " ".join(words).strip(" ,;:|")


def _latin(text: str) -> bool:
    return any(unicodedata.name(char, "").startswith("LATIN") for char in text)


def _finished(text: str) -> str:
    return _strip(text)


_NOT_IN_NAMES = re.compile(r"[\d@/\\|<>{}\[\]_=+#$%&*?!;:]")


def _is_namelike(text: str) -> bool:
    """Shape of a name in any script: one to five words of letters, capital where the script has capitals."""
    if not text or len(text) > 60 or _NOT_IN_NAMES.search(text):
        return False
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= 6 or not all(_WORD.fullmatch(word.strip("\"'“”()‘’")) for word in words):
        return False
    if len([w for w in words if len(w.strip(".")) > 1]) < 1:
        return False
    for word in words:
        first = _LETTERS.search(word)
        if (
            first
            and first[0].islower()
            and fold(word) not in vocabulary.words("people", "particles")
            and first[0].upper() != first[0]
        ):
            return False
    return True


_CV_OF = re.compile(r"(?:curriculum vitae|r[eé]sum[eé]|cv) (?:of|for)", re.IGNORECASE)
_NAME_LABEL = re.compile(
    r"(?:full\s|candidate\s)?name|ad[ıi]? soyad|nombre y|vor- und|họ|applicant\b.{0,8}:", re.IGNORECASE
)


def _score(
    cell: str,
    row: Row,
    index: int,
    cell_number: int,
    email: str | None,
    body_size: float | None,
    largest: float,
) -> float:
    text = _strip(cell)
    if text.islower() and index == 0 and email_match(fold(text).split(), email) and len(text.split()) > 1:
        if not _is_namelike(text.title()):
            return 0.0
    elif not _is_namelike(text) and not (
        text.islower()
        and _is_namelike(text.title())
        and (row.line.size or 0.0) >= largest - 0.3 > (body_size or 0.0) * 1.25
    ):
        return 0.0
    words = fold(text).split()
    match = email_match(words, email)
    if any(word in vocabulary.words("people", "template") for word in words):
        return 0.0
    if kind_of_name(text) and match < 2:
        return 0.0
    if (
        is_location(text)
        or is_region(text)
        or (len(words) == 1 and len(words[0]) < 3 and text.isascii())
        or (vocabulary.has("titles", "words", text) and match < 2)
    ):
        return 0.0
    if organization_strength(text) and match < 1:
        return 0.0
    labelled = (
        (cell in row.cells[1:] and fold(row.cells[0]) in {"name", "full name", "candidate name"})
        or (bool(_LEAD.match(cell.strip())) and bool(_NAME_LABEL.match(cell.strip())))
        or bool(_CV_OF.match(cell.strip()))
    )
    score = 3.0 if labelled else 0.0
    score += min(match, 2) * 1.8
    size = row.line.size or 0.0
    if body_size and size > body_size * 1.15:
        score += 1.4
        score += 1.0 if size >= largest - 0.3 else 0.0
    elif not size:
        score += 0.8 if index == 0 else 0.0
    score += (1.6, 1.2, 0.8, 0.4)[index] if index < 4 else (0.0 if index < 12 else -0.8)
    score += 0.8 if len(words) in {2, 3} else 0.3 if len(words) == 4 else -0.6 if len(words) == 1 else -0.4
    score += 0.3 if row.line.bold or row.caps else 0.0
    score -= 0.4 * cell_number
    if row.bullet or row.spans:
        score -= 1.5
    if any(word in vocabulary.words("people", "common") for word in words):
        score -= 2.0
    return score


_NO_LETTER = re.compile(r"[^a-z]")


def email_match(words: Sequence[str], email: str | None) -> int:
    """How well a name fits the local part of the address: 0 not, 1 one word or initials, 2 two words or word and initial."""
    if not email:
        return 0
    local = _NO_LETTER.sub("", fold(email.split("@")[0]).replace(" ", ""))
    long = [word for word in words if len(word) >= 3 and word in local]
    if len(long) >= 2 or (len(long) == 1 and len(words) == 1 and len(long[0]) >= 4):
        return 2
    if long:
        rest = local.replace(long[0], "", 1)
        initials = {word[0] for word in words if word != long[0]}
        return 2 if rest and rest[0] in initials and len(rest) <= 3 else 1
    initials_all = "".join(word[0] for word in words)
    return (
        1
        if len(initials_all) >= 2 and local.startswith(initials_all) and len(local) <= len(initials_all) + 2
        else 0
    )


def _two_lines(
    rows: Sequence[Row], largest: float, body_size: float | None, email: str | None
) -> tuple[float, str] | None:
    """First name and surname on lines of their own, both as large as the largest text of the page."""
    if not largest or not body_size or largest < body_size * 1.3:
        return None
    for one, two in itertools.pairwise([row for row in rows if abs((row.line.size or 0.0) - largest) <= 3]):
        if (
            two.line.page != one.line.page
            or two.line.column != one.line.column
            or (two.line.top or 0.0) - (one.line.top or 0.0) > 3 * largest
        ):
            continue
        if (
            abs((one.line.size or 0) - largest) > 0.5
            or abs((two.line.size or 0) - largest) > 3
            or len(one.cells) > 1
            or len(two.cells) > 1
        ):
            continue
        hyphen = one.text.rstrip().endswith("-")
        first, second = (
            _strip(unlettered(one.text)),
            _strip(unlettered(re.split(r"\s+[—–|]\s+", two.text)[0])),
        )
        if (
            len(first.split()) > 2
            or len(second.split()) > 2
            or not (_is_namelike(first) and _is_namelike(second))
        ):
            continue
        text = f"{first}-{second}" if hyphen else f"{first} {second}"
        words = fold(text).split()
        if (
            any(
                w in vocabulary.words("people", "template") or w in vocabulary.words("people", "common")
                for w in words
            )
            or kind_of_name(second)
            or kind_of_name(first)
            or vocabulary.has("titles", "words", text)
        ):
            continue
        if (
            len(first.split()) > 1
            and not hyphen
            and email_match(fold(text).split(), email) <= email_match(fold(first).split(), email)
        ):
            continue
        return 5.2 + 1.8 * email_match(words, email) + (2.0 if hyphen else 0.0), text
    return None
