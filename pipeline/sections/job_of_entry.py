"""One job out of one entry, and its kind; part of the room sections (reading -> sections -> skills).

In: an entry and the post that its header tells. Out: records.Job, or None where neither a title nor an employer is left.
Used by jobs.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.records import Job
from pipeline.sections import vocabulary
from pipeline.sections.choice import may_be_town
from pipeline.sections.degrees import is_degree, is_plain_degree
from pipeline.sections.openings import duties_in
from pipeline.sections.pieces import without_dates
from pipeline.sections.post import Post
from pipeline.sections.rows import Row, starts_small
from pipeline.sections.strengths import title_strength
from pipeline.sections.told import title_of_duties
from pipeline.sections.undated import Entry


def job_of(entry: Entry, post: Post, section_kind: str) -> Job | None:
    title, organization = _value(post.title), _value(post.organization)
    if not title and not organization and not (post.masked and entry.span):
        return None
    if any(
        is_plain_degree(piece)
        and title_strength(piece) < 2
        and not vocabulary.has("titles", "research", piece)
        for row in entry.header
        for piece in _pieces(row)
    ):
        return None
    if _is_bare_degree(entry):
        return None
    if title is None and entry.body and not post.masked:
        title = title_of_duties(entry.body[0])
    span = entry.span
    header = tuple(dict.fromkeys(row.number for row in entry.header))
    told = [row for row in entry.header if len(duties_in(row).split()) > 2]
    body = tuple(sorted(row.number for row in (*told, *entry.body)))
    start = span.start if span else None
    end = span.end if span else None
    return Job(
        title, organization, _value(post.location), start, end, bool(span and span.current), job_kind(title, organization, section_kind),
        entry.header[0].line.page, tuple(sorted({*header, *body})), header, body, _value(post.team),
    )  # fmt: skip


def _is_bare_degree(entry: Entry) -> bool:
    """Whether a single date with nothing below it stands beside a degree ("Diplôme d'ingénieur 2015") at the end of a list of posts."""
    if entry.body or entry.span is None or entry.span.ranged or len(entry.header) > 1:
        return False
    return is_degree(without_dates(entry.header[0])) and title_strength(without_dates(entry.header[0])) < 2


_AND_AGAIN = re.compile(r"\s*(?:,|;|&|/|\+|and)\s*")


def stays_of(entry: Entry, job: Job) -> list[Job]:
    """The job, and the same post again for every further period beside the first ("Engineer   2012–2015, 2017–2019"); the
    newest stay has the duties."""
    row = entry.anchor
    spans = [span for span in row.spans if span.ranged] if row else []
    if row is None or len(spans) < 2 or len(spans) < len(row.spans):
        return [job]
    if not all(_AND_AGAIN.fullmatch(row.text[one.stop : two.begin]) for one, two in pairwise(spans)):
        return [job]
    newest = max(spans, key=lambda span: (span.start or "", span.begin))
    return [
        replace(job, start=span.start, end=span.end, current=span.current)
        if span is newest
        else replace(job, start=span.start, end=span.end, current=span.current, body=(), lines=job.header)
        for span in sorted(spans, key=lambda span: (span.start or "", span.begin), reverse=True)
    ]


# "tide keeper", "loan whisperer": who does something; "shipyard", "customers" are what it was for
_DOES = re.compile(r"[a-z][a-z-]*(?: [a-z-]+){0,2} [a-z-]+(?:er|or|ist|ant|man|woman|smith|wright|hand)")


def untitled(post: Post) -> Post:
    """Employer and town where neither is a title ("Fjellheim, Tromvik, 2011 to 2017: tide tables")."""
    if not (post.guessed and post.title and post.organization) or title_strength(post.title):
        return post
    if _DOES.fullmatch(post.title) and not starts_small(post.organization):
        return post
    if _DOES.fullmatch(post.organization) and not starts_small(post.title):
        return replace(post, title=post.organization, organization=post.title)  # "Harbour Board, tide keeper"
    if may_be_town(post.organization) and not post.location:
        return replace(post, title=None, organization=post.title, location=post.organization)
    return replace(post, title=None, organization=f"{post.title}, {post.organization}")


_SMALL = frozenset(["and", "or", "of", "the", "to", "for", "in", "at", "with", "from", "by", "as", "is", "till", "until", "since"])  # fmt: skip
_ONE_LETTER = frozenset({"X", "3M", "G7"})  # firms of one letter or so


_WORD = re.compile(r"[^\W_]+")


def _value(text: str | None) -> str | None:
    bare = " ".join(text.split()).strip(" ,;") if text else ""
    return (
        bare
        if (
            bare
            and len(bare) <= 140
            and any(len(word) > 1 and word not in _SMALL for word in _WORD.findall(bare))
        )
        or bare in _ONE_LETTER
        else None
    )


_PIECES = re.compile(r"\t|\s[-–—|]\s|,\s")


def _pieces(row: Row) -> list[str]:
    return [piece for piece in _PIECES.split(without_dates(row)) if piece]


# "Volunteer State Utilities": the name of a firm; not "Volunteer Fire Brigade"
_VOLUNTEER_NAME = re.compile(
    r"volunteer\s(?!at\b|for\b|with\b|in\b|(?:fire|rescue|ambulance|lifeboat|coast|services?|corps|work|groups?|brigade|cent(?:re|er)s?|teach\w*|program\w*|projects?|organi[sz]ations?|associations?|network|army|match|abroad|overseas|community)\b)\w+\s\w+",
    re.IGNORECASE,
)
_REMARK = re.compile(r"(?<=\S)\s*\([^()]{12,}\)")


def job_kind(title: str | None, organization: str | None, section_kind: str = "job") -> str:
    """job, internship, freelance, military, volunteer, teaching or research, by the words of the post and its section."""
    title = _REMARK.sub("", title) if title else title  # a remark on the post, not the post
    words = f"{title or ''} | {organization or ''}"
    if title and organization and title_strength(title) > 1 and _VOLUNTEER_NAME.match(organization):
        words = f"{title} |"
    if section_kind == "volunteer" or vocabulary.has("titles", "volunteer", words):
        return "volunteer"
    if title and vocabulary.has("titles", "research", title):
        return "research"
    if title and vocabulary.has("titles", "intern", title):
        return "internship"
    if title and vocabulary.has("titles", "teaching", title):
        return "teaching"
    if vocabulary.has("titles", "freelance", words):
        return "freelance"
    if vocabulary.has("titles", "military", words):
        return "military"
    return section_kind
