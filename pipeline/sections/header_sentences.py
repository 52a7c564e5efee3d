"""Headers written like running text, and where they end; part of the room sections (reading -> sections -> skills).

In: a row. Out: the post that a sentence tells, whether full stops or commas part a header ("Tesselate Inc., Oakland. Senior
Engineer. 2019 to present."), and where prose goes on behind it. header_rows.py cuts the header there; openings.py knows the
lines of short résumés.
"""

from __future__ import annotations

import re

from pipeline.sections import vocabulary
from pipeline.sections.month_names import FOREIGN
from pipeline.sections.openings import WHEN, is_title_alone, names_a_post_first, names_an_employer, opening_of
from pipeline.sections.prose import PROSE_END, SMALL_WORDS, VERB
from pipeline.sections.rows import Row, starts_small
from pipeline.sections.strengths import organization_strength, title_strength


def _is_name(text: str, longest: int = 6) -> bool:
    """A few words, most of them with capitals, that no verb opens: the name of a firm."""
    words = [
        word for word in re.findall(r"[^\s,&/()]+", text) if word.lower() not in SMALL_WORDS or word.isupper()
    ]
    capitals = sum(word[0].isupper() for word in words)
    return (
        0 < len(words) <= longest
        and capitals * 3 >= len(words) * 2
        and not VERB.match(text)
        and text[:1].isupper()
    )


def named_around(row: Row) -> bool:
    """ "Software Factory Pampa, April 2016 - March 2020, Developer Ssr.": a firm before the period, a title and a stop after."""
    span = row.spans[0]
    if row.bullet or len(row.spans) != 1 or not span.ranged or not row.text.endswith("."):
        return False
    head, tail = row.text[: span.begin], row.text[span.stop :]
    title = tail.strip(" ,.")
    return (
        head.endswith(", ")
        and tail.startswith(", ")
        and ". " not in tail
        and len(title.split()) <= 5
        and title_strength(title) > 1
        and _is_name(title)
        and _is_name(head.strip(" ,"))
    )


_REMARK = re.compile(r"\s\([^()]{1,60}\)$")  # "Onnenpyörä Oy (number games)"


def named_after(row: Row) -> bool:
    """ "1996 - 2008: Armor Telecom, software developer, then lead of the team": a period, a firm and a title in small letters."""
    span = row.spans[0]
    if row.bullet or span.begin or not span.ranged or row.words > 16 or PROSE_END.search(row.text):
        return False
    firm, comma, post = re.sub(r"^[\s:,|–—-]+", "", row.text[span.stop :]).partition(", ")
    return (
        bool(comma)
        and _is_name(_REMARK.sub("", firm))
        and title_strength(post) > 1
        and not title_strength(firm)
        and ": " not in post
    )


_TOLD = re.compile(r"^[^().]{0,40}\([^()]{4,40}\)\s*:\s+(?P<post>[^,.;]{3,80})")


def told_post(row: Row) -> str | None:
    """The post in a sentence such as "Before that (2017 to 2020): second engineer at Tideline, a forecast app."."""
    match = _TOLD.match(row.text)
    bracket = row.text.find("(")
    if match is None or not any(
        span.ranged and bracket < span.begin and span.stop < match.start("post") for span in row.spans
    ):
        return None
    post = match["post"].strip()
    head = row.text[:bracket]
    if title_strength(head) or vocabulary.has("titles", "freelance", head):
        return None  # the post stands before the date
    return (
        None
        if VERB.match(post)
        or not (title_strength(post) or (WHEN.fullmatch(head.strip()) and names_an_employer(post)))
        else post
    )  # not "Core migration (2018): moved ..."


STOP = re.compile(
    r"(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\bCorp)(?<!\bSt)(?<!\bSr)(?<!\bJr)(?<!\bDr)(?<![ .][A-Z])\.\s+(?=[A-Z0-9])"
)


FROM_WORD = re.compile("from|since|" + "|".join(FOREIGN["words"]["from"]), re.IGNORECASE)


def _is_list(text: str) -> bool:
    """Whether a text only lists things, all but the first in small letters: duties, no part of a header."""
    things = text.strip(" .:").split(", ")
    return len(things) > 1 and all(map(starts_small, things[1:])) and not title_strength(text)


def parted_by_stops(row: Row) -> bool:
    """ "Tesselate Inc., Oakland. Senior Engineer. 2019 to present.": full stops between the parts of a header, one of them
    beside the date, which stands first, last or before the title."""
    if row.bullet or len(row.spans) != 1 or not row.spans[0].ranged or row.words > 18:
        return False
    opening = opening_of(row)
    if opening is not None and _is_list(row.text[opening:]):
        return False  # "June 2014 to July 2017. Network Technician, Virginia Schools. Switches, cabling, help desk."
    head, tail = row.text[: row.spans[0].begin].rstrip(), row.text[row.spans[0].stop :].strip()
    head = "" if FROM_WORD.fullmatch(head) else head
    if not (head.endswith((".", ",")) or not head) or not (head.endswith(".") or tail.startswith(". ")):
        return False
    if head and tail.strip(" .") and (title_strength(tail) < 2 or STOP.search(tail.strip(" ."))):
        return False  # "... 2014-2017. 300 servers.": prose goes on
    parts = [part for side in (head, tail) for part in STOP.split(side.strip(" .,")) if part]
    words = [word for part in parts for word in re.findall(r"[^\s,()&]+", part) if word not in SMALL_WORDS]
    named = any(title_strength(part) or organization_strength(part) for part in parts)
    return all(len(part.split()) <= 8 and not VERB.match(part) for part in parts) and (
        named or (0 < len(words) <= 6 and all(word[0].isupper() or len(word) < 4 for word in words))
    )


_LEAD_END = re.compile(r"\)?(?:\.\s+(?=[A-Z\d])|(?::\s+|\s+[–—]\s+)(?=[A-Z]))")


_ITEM = re.compile(
    r"(?P<post>[^@:;]{2,50}?)(?:\s@\s?|\sat\s|,\s|\s[–—-]\s)(?P<firm>[A-Z0-9][^:;@]{1,50}?),?\s?\($"
)


def _item_lead(row: Row) -> int | None:
    """Where the header ends that opens an item of a list ("founding engineer @ Plinth (2022-now): first hire, ...")."""
    span = row.spans[0] if row.spans else None
    if span is None or not row.text[span.stop :].startswith(("): ", ") - ", ") – ", ") — ", "). ")):
        return None
    item = _ITEM.match(row.text[: span.begin])
    own = row.text[: span.begin].rstrip(" (")
    alone = len(own.split()) <= 3 and vocabulary.has("titles", "freelance", own)
    named = item is not None and title_strength(item["post"]) > 0 and not VERB.match(item["post"])
    return span.stop + 1 if named or alone else None


def lead_end(row: Row) -> int | None:
    """Where the first sentence of a row ends, if it is a header ("Engineer at Quokka Freight, 2012 to 2019. Racked ...")."""
    if row.bullet:
        return _item_lead(row) or opening_of(row)
    opening = opening_of(row)
    if opening is not None:
        return opening
    if row.words < 8:
        return None
    for span in row.spans:
        if not span.ranged:
            continue
        end = _LEAD_END.match(row.text, span.stop)
        head = row.text[: span.begin]
        if (
            end is None
            or not 1 < len(head.split()) <= 14
            or not re.search(r"[\s(,]$", head)
            or (VERB.match(head) and not names_a_post_first(head))
        ):
            return None
        if not (title_strength(head) or organization_strength(head)) or not row.text[end.end() :].split():
            return None
        if is_title_alone(row.text[end.end() :]):
            return None  # "Sahyadri Infotech Pvt Ltd (Oct 2020 to Feb 2024) — Software Engineer"
        if re.match(r"(?:At|In|With|For)\s[^:]{2,40}:\s", head):
            return None  # "At Näsi: CAN bus, harvester head control, Rust since 2021. At ..."
        return span.stop + (row.text[span.stop : span.stop + 1] == ")")
    return None
