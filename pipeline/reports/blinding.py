"""Reports: a candidate's profile without what tells who the person is, for blind screening.

Names, e-mail addresses, telephone numbers, web addresses, the place of residence and file names are taken out of every
text that is shown; the lines at the top of the document and its personal section are not shown at all, because they hold nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from pipeline.records import Profile, Ranked

PERSONAL = ("name", "email", "phone", "location", "headline", "source_file")
WITHHELD_SECTIONS = frozenset({"header", "personal", "references"})
WITHHELD = "[left out]"
SHORTEST_PART = 3  # letters of a part of a name; shorter ones ("Li", "de") stand inside too many other words

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S{1,300}"
    r"|\b(?:[\w-]{1,40}\.){0,3}(?:linkedin|github|gitlab|bitbucket|kaggle|medium|twitter|facebook|orcid|stackoverflow)"
    r"\.(?:com|org|io)\b\S{0,200}",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w.,/])(?:\+|\(\+?)?\d[\d ().\u2010-\u2013-]{7,20}\d(?![\w%])")
FILE_NAME = re.compile(
    r"[^\s/\\:\"'()]{1,120}\.(?:pdf|docx?|odt|rtf|html?|txt|md|json|eml|msg|zip)\b", re.IGNORECASE
)
YEARS = re.compile(r"[\s(]*(?:\d{1,2}[./-])?(?:19|20)\d\d\b")


class Redactor:
    """Takes one person's particulars out of any text. ``secrets``: name, e-mail, phone, location, links, file names."""

    def __init__(self, value: dict[str, Any]) -> None:
        exact = [value.get("email"), value.get("phone"), *value.get("links", ())]
        files = [value.get("source_file"), *value.get("other_files", ())]
        exact += files + [PurePosixPath(one).name for one in files if one]
        exact += [PurePosixPath(one).stem for one in files if one]
        name = str(value.get("name") or "")
        self._exact = _any_of((str(one) for one in [*exact, name] if one), re.IGNORECASE)
        places = re.split(r"\s*[,;/|()]\s*", str(value.get("location") or ""))
        self._places = _any_of((place for place in places if len(place) > SHORTEST_PART), re.NOFLAG)
        parts = {part for part in re.findall(r"[^\W\d_]+", name) if len(part) >= SHORTEST_PART}
        cased = {form for part in parts for form in (part, part.upper(), part.capitalize(), part.title())}
        self._parts = _any_of(cased, re.NOFLAG)

    def text(self, value: str) -> str:
        """The text with particulars replaced by a mark."""
        for pattern in (self._exact, EMAIL, ADDRESS, FILE_NAME, self._parts, self._places):
            if pattern is not None:
                value = pattern.sub(WITHHELD, value)
        return PHONE.sub(lambda hit: hit.group() if _is_no_phone(hit.group()) else WITHHELD, value)

    def everything(self, value: Any) -> Any:
        """A JSON value with every string in it redacted; keys stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.everything(one) for one in value]
        if isinstance(value, dict):
            return {
                key: one if key in KEPT_AS_THEY_ARE else self.everything(one) for key, one in value.items()
            }
        return value


KEPT_AS_THEY_ARE = frozenset({"candidate_id", "sha256", "skill_id", "start", "end", "last_used"})


def redactor(profile: Profile) -> Redactor:
    """What takes one candidate's particulars out of texts."""
    contact = profile.outline.contact
    return Redactor(
        {
            "name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "location": contact.location,
            "links": contact.links,
            "source_file": profile.source_file,
            "other_files": profile.other_files,
        }
    )


def without_particulars(one: Ranked, kept: Redactor) -> Ranked:
    """A place in a shortlist whose sentences do not tell who the person is."""
    return replace(one, source_file="", reason=kept.text(one.reason), why_not=kept.text(one.why_not))


def blinded(value: dict[str, Any]) -> dict[str, Any]:
    """A profile object without what tells who the person is. The keys stay, so that the same programs read it."""
    hidden = dict.fromkeys(PERSONAL) | {"links": [], "other_files": []}
    kept = {key: one for key, one in value.items() if key not in hidden}
    redacted: dict[str, Any] = Redactor(value).everything(kept)
    return {key: hidden[key] if key in hidden else redacted[key] for key in value}


def withheld(value: dict[str, Any]) -> frozenset[int]:
    """Numbers of the lines that blind screening does not show at all."""
    return frozenset(
        number
        for section in value["sections"]
        if section["kind"] in WITHHELD_SECTIONS
        for number in range(section["first"], section["last"] + 1)
    )


def _any_of(words: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    ordered = sorted(
        {word for word in words if len(word) >= SHORTEST_PART}, key=lambda word: (-len(word), word)
    )
    if not ordered:
        return None
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in ordered), flags)


def _is_no_phone(text: str) -> bool:
    """Ranges of years and figures with few digits are not telephone numbers."""
    digits = sum(1 for c in text if c.isdigit())
    return digits < 9 or (not text.startswith(("+", "(")) and YEARS.match(text) is not None)
