"""Lines that name a post, say when it was and tell its duties, all in one; part of the room sections.

In: a row. Out: where its header ends, so that the rest is read as a duty. Used by header_rows.py; short résumés without
headings are written so.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.sections.dates import Span
from pipeline.sections.degrees import is_plain_degree
from pipeline.sections.notes import is_note
from pipeline.sections.places import is_location
from pipeline.sections.prose import SMALL_WORDS, VERB
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength

FROM = re.compile(r"(?:(?:from|since)\s)?", re.IGNORECASE)
_NAMED_END = re.compile(r":\s+(?=\S)|\.\s+(?=[A-Z\d])|,\s+(?=I\b)|\.$")
_NO_STOP = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|St|Sr|Jr|Dr|No|no|Pvt|Pte|Pty|Univ|Dipl|Ing|Bros|Intl|Kft|Zrt|Nyrt|Ltda|Bhd|Sdn|e|[A-Z])|\.[A-Za-z])\.$"
)
# "Assignment 3. Bus operator, 2017 - 2018.": a part of a post
_PART = re.compile(
    r"(?:project|assignment|engagement|client|customer|case|phase|module|team|version|stage|sprint)\b",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"(?:right )?now|currently|presently|at present|formerly|today|before(?: that)?|previously|earlier|then|later|after that|prior to that|first|last",
    re.IGNORECASE,
)
# "(14 mo.)", "(2 years, 3 months)" after a period
_LASTED = re.compile(
    r"\s?\(\d{1,3}\s?(?:mos?|months?|yrs?|years?)\b\.?(?:[ ,]+\d{1,2}\s?(?:mos?|months?)\b\.?)?\)",
    re.IGNORECASE,
)
_TITLED = 2  # strength of a title that is one beyond doubt
_LEAST_DUTIES = 4  # words, the dash before them counted
LONGEST_NAME = 10  # words that name a post and its employer


@lru_cache(maxsize=2048)
def opening_of(row: Row) -> int | None:
    """Where the header ends in a line that tells the duties too, its period first or last ("2009 - 2016 Harbour Board: ran
    the tide gauges", "Harbour Board, 2009 to 2016: tide gauges", "Harbour Board, July 2009 to June 2016.")."""
    span = next((span for span in row.spans if span.ranged), None)
    railed = len(row.cells) == 2 and span is not None and span.begin == 0 and span.stop == len(row.cells[0])
    if span is None or (len(row.cells) > 1 and not railed) or (row.bullet and not _is_item(row.text, span)):
        return None
    before, after = row.text[: span.begin], row.text[span.stop :]
    if FROM.fullmatch(before):
        name = re.match(r"\s?[:,.|–—-]?\s", after)
        begin = span.stop + name.end() if name else len(row.text)
        end = _name_end(row.text, begin)
        if end is None and len(row.text[begin:].split()) <= LONGEST_NAME:
            return None  # a header without duties is read as one
        if railed and end is not None and title_strength(row.text[begin:end]) < _TITLED:
            return None  # "2014 – 2018    Nanosat Occitan: lead of flight software"
        if end is not None and is_title_alone(row.text[end:]):
            # "2003 - 2008, Harbour Board, Delft: senior developer" is read as a header; a full stop has to be said to part it
            stopped = row.text[end] == "." and names_an_employer(row.text[begin:end])
            return len(row.text.rstrip(" .")) if stopped else None
        name_text = row.text[begin:end] if end is not None else ""
        return end if end is not None and names_an_employer(name_text) else None
    dashed = re.search(r"\s[–—|]\s$", before)
    parted = dashed or re.search(r"[,(]\s?(?:from\s)?$", before)
    lasted = _LASTED.match(after)
    end = span.stop + (lasted.end() if lasted else 0)
    after = row.text[end:]
    tail = re.match(r"\)?(?:(?=:\s)|(?=,\s+I\b)|(?=\.$)|(?=\.\s+[A-Z]))", after)
    if (
        dashed and len(after.split()) > _LEAST_DUTIES
    ):  # "Oyster shops, Vannes — 2016 → 2018 — Nightly pipeline of sales"
        tail = re.match(r"(?=\s[–—|]\s\S)", after)
    name_text = before[: parted.start()] if parted else ""
    if tail is None and "," in name_text and after.startswith(", ") and is_note(after[2:]):
        tail = re.match(
            "", after
        )  # "Harbour Board, tide keeper, 2009 - 2016, Go, Kafka, gauges of forty piers"
    if tail and is_title_alone(after[tail.end() :]):
        return None  # "Harbour Board, 2009 to 2016. Data Analyst."
    if tail is None or ":" in name_text or not names_an_employer(name_text):
        return None
    return end + tail.end()


_ITEM = re.compile(
    r"\s?[:,|–—-]?\s(?P<title>[\w/&.+-]+(?: [\w/&.+-]+){0,4}),? (?:at|@|with|for) [A-Z][^.:]{1,60}:\s"
)


def _is_item(text: str, span: Span) -> bool:
    """Whether an item of a list opens with a period and goes on with title, firm and duties ("2023 – ML engineer at
    Northwind: scoring models")."""
    item = _ITEM.match(text, span.stop) if span.begin == 0 else None
    return item is not None and title_strength(item["title"]) > 1 and not VERB.match(item["title"])


def with_title_apart(text: str) -> str:
    """A header whose title follows a full stop ("Harbour Board, tide gauges. Engineer"), cut there."""
    head, stop, title = text.rpartition(". ")
    return f"{head}\t{title}" if stop and is_title_alone(title) and not _NO_STOP.search(f"{head}.") else text


def is_title_alone(text: str) -> bool:
    """Whether what follows the name is no duty but the title of the post."""
    bare = text.strip(" .:,")
    return len(bare.split()) <= 5 and title_strength(bare) > 1 and not VERB.match(bare)


def _name_end(text: str, begin: int) -> int | None:
    """Where what names a post ends: a colon, a full stop that ends no short word, or a sentence of the person."""
    for match in _NAMED_END.finditer(text, begin):
        inside = text[begin : match.start()]
        if inside.count("(") > inside.count(")"):
            continue
        if not (text[match.start()] == "." and _NO_STOP.search(text[begin : match.start() + 1])):
            return match.start()
    return None


_AT = re.compile(
    r"^(?:At|With|For) (?:the )?(?=[A-Z])"
)  # "2015 – 2022. At Harbour Board, I have built the gauges"


def names_an_employer(text: str) -> bool:
    """Whether a few words name an employer, with or without the post: names are written with capitals, the words of titles
    need not be; what a verb opens is a duty, and a place or a degree is no employer."""
    bare = _AT.sub("", re.sub(r"\([^()]*\)", " ", text).strip(" ,"))
    if _PART.match(bare) or WHEN.fullmatch(bare):
        return False
    words = [word for word in re.findall(r"[^\s,;/]+", bare) if word not in SMALL_WORDS]
    if names_a_post_first(bare):
        return True
    if (
        not words
        or len(words) > LONGEST_NAME
        or bare.split()[0].lower() in SMALL_WORDS
        or VERB.match(bare)
        or is_location(bare)
    ):
        return False
    if any(is_plain_degree(part) for part in re.split(r",\s|\.\s", bare)):
        return False
    named = [word for word in words if word[0].isalpha() and not title_strength(word)]
    capital = sum(word[0].isupper() for word in named)
    return bool(capital) and capital * 2 >= len(named)


_POST_AT = re.compile(r"(?P<title>[A-Z][\w/&.+-]*(?: [A-Z&][\w/&.+-]*){0,4}),? (?:at|@|with) [A-Z]")


def names_a_post_first(text: str) -> bool:
    """ "Test Analyst at Winelands Insurance": a title before its firm, though it opens with a word that is a verb too."""
    post = _POST_AT.match(text)
    return post is not None and " " in post["title"] and title_strength(post["title"]) > 1


def duties_in(row: Row) -> str:
    """What a header line goes on to tell about the work, if it does."""
    end = opening_of(row)
    return "" if end is None else row.text[end:].strip(" .:,")
