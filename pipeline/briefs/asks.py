"""Briefs: what one statement of a job description asks for: skills, how strongly, which are alternatives, how long.

Beside the way of the data: statements come from ad_text.py, asks go to from_text.py. In the manner of ConText: a cue
has a direction and a scope that other cues and punctuation end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.briefs.ad_text import Statement, any_of, pattern, words
from pipeline.briefs.years import Found, years_in, years_of
from skill_taxonomy import Taxonomy

ENDS = re.compile(r";|\.\s|\s[–—-]\s|\bbut\b|\bhowever\b|\bthough\b|\bwhile\b", re.IGNORECASE)
FIRM_SPEAKS = re.compile(
    r"^(?:(?:at|here at) [\w&. ]+,? )?(?:we|our|us|the (?:company|team|product|platform))\b"
    r"(?!.*\b(?:need|expect|look(?:ing)? for|seek|want|require|ask|insist|hire|hiring)\b)",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"\b(?:degree|bachelor'?s?|master'?s?|b\.?\s?sc|m\.?\s?sc|b\.?\s?tech|b\.?e\b|ph\.?d|diploma|graduate of|studies|studied)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\b(?:experience|knowledge|familiarity|exposure|background|understanding)\b", re.IGNORECASE
)
TAUGHT = {"concept", "practice", "soft_skill", "certification_topic"}
FIRM_MUST = re.compile(
    r"must|requir|essential|mandatory|non.negotiable|indispensable|compulsory|prerequisite|no way around|without",
    re.IGNORECASE,
)
COARSE = {"library": "framework", "cloud_service": "platform", "practice": "concept", "os": "platform"}
SENTENCE_LENGTH = 300
SEPARATOR = re.compile(r"[,;()/]|\b(?:and|or)\b", re.IGNORECASE)
PIECE_WORDS = 2


@dataclass(frozen=True, slots=True)
class Ask:
    """Skills of which any does, asked ``must`` or ``nice``; ``years``: of use, where asked."""

    skills: tuple[str, ...]
    strength: str
    years: float | None
    sentence: str


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    kind: str  # must, nice, no
    before: bool  # stands before what it speaks of
    firm: bool


def asks_of(statement: Statement, found: Sequence[Found], taxonomy: Taxonomy) -> list[Ask]:
    """What the statement asks for, in its order."""
    if statement.under == "other" or not found or any_of(words()["elsewhere"]["words"], statement.text):
        return []
    text = statement.text
    cues = list(_cues(text))
    schooled = bool(DEGREE.search(text))
    skills = [
        one
        for one in sorted(found, key=lambda one: one.start)
        if taxonomy[one.skill_id].area[0] != "P" and not (schooled and taxonomy[one.skill_id].kind in TAUGHT)
    ]
    strengths = [_strength(one, statement, cues) for one in skills]
    asked: list[Ask] = []
    years = list(years_in(text))
    for strength, group in _groups(skills, strengths, text, taxonomy):
        if strength in {"must", "nice"}:
            ids = tuple(dict.fromkeys(one.skill_id for one in group))
            bound = years_of(group, years, text, taxonomy) if strength == "must" else None
            asked.append(Ask(ids, strength, bound, text[:SENTENCE_LENGTH]))
    return asked


def asks_years(statement: Statement) -> float | None:
    """The most years that the statement requires of anything; None when it requires none."""
    if statement.under in {"other", "nice"} or any_of(words()["elsewhere"]["words"], statement.text):
        return None
    cues = list(_cues(statement.text))
    most: float | None = None
    for start, end, years in years_in(statement.text):
        here = Found(start, end, "")
        if _strength(here, statement, cues) == "must" or (
            _strength(here, statement, cues) != "nice" and not FIRM_SPEAKS.match(statement.text)
        ):
            most = max(years, most or 0.0)
    return most


def pieces(statement: Statement) -> Iterator[tuple[int, str]]:
    """(offset, text) of the short pieces between cues and commas of a statement that asks for something. A name that is
    an ordinary word too ("Rust", "Snowflake") stands in them without any other word that could tell."""
    cues = list(_cues(statement.text))
    if statement.under not in {"must", "nice", "stack"} and not cues:
        return
    bounds = sorted(
        [(cue.start, cue.end) for cue in cues] + [hit.span() for hit in SEPARATOR.finditer(statement.text)]
    )
    at = 0
    for start, end in (*bounds, (len(statement.text), len(statement.text))):
        piece = statement.text[at : max(start, at)]
        bare = piece.strip(" .,:;()")
        if bare and len(bare.split()) <= PIECE_WORDS:
            yield at + piece.index(bare), bare
        at = max(at, end)


# --- cues -------------------------------------------------------------------------------------------------


def _cues(text: str) -> Iterator[_Cue]:
    """Cues without overlaps: what is not asked for beats what is nice, which beats what is a must."""
    taken: list[tuple[int, int]] = []
    for kind in ("no", "nice", "must"):
        table = words()["cues"][kind]
        hits = [
            (hit.start(), hit.end(), before)
            for before, group in ((False, table["after"]), (True, table["before"]))
            for hit in pattern(*group).finditer(text)
        ]
        for start, end, before in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            yield _Cue(start, end, kind, before, kind == "must" and bool(FIRM_MUST.search(text[start:end])))


def _strength(one: Found, statement: Statement, cues: Sequence[_Cue]) -> str:
    """must, nice or no for one skill of the statement."""
    text = statement.text
    reaching = [cue for cue in cues if _reaches(cue, one, cues, text)]
    if any(cue.kind == "no" for cue in reaching):
        return "no"
    nice = [cue for cue in reaching if cue.kind == "nice"]
    firm = [cue for cue in reaching if cue.firm]
    if nice and firm:
        nearest = min((*nice, *firm), key=lambda cue: (_gap(cue, one), cue.kind == "must"))
        return "must" if nearest.firm else "nice"
    if nice:
        return "nice"
    if firm:
        return "must"
    soft = any(cue.kind == "must" for cue in reaching)
    return _by_place(statement, soft)


def _by_place(statement: Statement, soft: bool) -> str:
    """What a skill is without a clear word beside it: as its heading says."""
    if statement.under == "must":
        return "must"
    if statement.under in {"nice", "stack"}:
        return "nice"
    if FIRM_SPEAKS.match(statement.text):
        return "nice" if statement.under is None else "no"
    if statement.under == "duties":
        asks = re.search(
            r"\byou(?:'ve| have| know| need| bring)\b|\b\d+\+? years|\b(?:candidates?|applicants?|you) should\b",
            statement.text,
            re.IGNORECASE,
        )
        return "must" if soft and asks else "duty"
    return "must" if soft else "duty"


def _gap(cue: _Cue, one: Found) -> int:
    return one.start - cue.end if cue.before else cue.start - one.end


def _reaches(cue: _Cue, one: Found, cues: Sequence[_Cue], text: str) -> bool:
    """Whether a cue's scope holds the skill."""
    if cue.before:
        if cue.start > one.start:
            return False
        between = text[cue.end : one.start]
        stop = ENDS.search(between) if cue.kind != "no" else re.search(r"[;,.]|\bbut\b|\band\b", between)
        if stop or between.count(")") > between.count("("):
            return False
        later = [c for c in cues if cue.end <= c.start < one.start]
        if cue.kind == "nice":
            return not any(c.firm and c.before for c in later) and not any(
                not c.before and c.kind == "must" for c in later
            )
        return not any(c.kind == "nice" or (c.kind == "must" and not c.before and c.firm) for c in later)
    if cue.end <= one.end:
        return False
    between = text[one.end : cue.start]
    if (ENDS.search(between) and not re.fullmatch(r"\s*[–—-]\s*", between)) or between.count(
        "("
    ) > between.count(")"):
        return _in_own_brackets(cue, one, between, text)
    if between.count(")") > between.count("("):
        return (
            False  # the skill stands in brackets, the cue outside: it speaks of what is before the brackets
        )
    if any(one.end <= c.start < cue.start and (not c.before or c.kind != "must" or c.firm) for c in cues):
        return False
    return not _comma_parts(one, cue, cues, text)


def _in_own_brackets(cue: _Cue, one: Found, between: str, text: str) -> bool:
    """ "Python (required)": brackets that hold nothing but the cue speak of the word before them."""
    opened = between.rfind("(")
    return (
        opened >= 0
        and not between[:opened].strip()
        and not between[opened + 1 :].strip()
        and text[cue.end :].lstrip().startswith(")")
    )


def _comma_parts(one: Found, cue: _Cue, cues: Sequence[_Cue], text: str) -> bool:
    """ "Strong Python, Rust is a plus": the comma ends the reach of a closing cue when an own cue governs what is
    before it and no "and" or "or" continues the list after it."""
    between = text[one.end : cue.start]
    comma = between.rfind(",")
    if comma < 0:
        return False
    rest = between[comma + 1 :].strip().casefold()
    if not rest or rest.startswith(("and ", "or ", "etc")):
        return False
    governed = any(c.before and c.kind == "must" and c.end <= one.start for c in cues)
    said = text[cue.start : cue.end]
    of_one = re.match(r"\s*is\b", said, re.IGNORECASE) and not SUBJECT.search(text[: one.start])
    bare = not re.match(r"\s*(?:is|are|would|will)\b", said, re.IGNORECASE)
    return governed or bare or bool(of_one)


# --- alternatives -----------------------------------------------------------------------------------------


def _groups(
    skills: Sequence[Found], strengths: Sequence[str], text: str, taxonomy: Taxonomy
) -> Iterator[tuple[str, list[Found]]]:
    """Runs of skills of which any does."""
    joined = [False] * max(len(skills) - 1, 0)
    links = [_link(skills[at], skills[at + 1], text) for at in range(len(joined))]
    for at, link in enumerate(links):
        if strengths[at] != strengths[at + 1]:
            continue
        if link in {"or", "slash"}:
            joined[at] = True
            back = at - 1
            kind = _coarse(skills[at].skill_id, taxonomy)
            while link == "or" and back >= 0 and links[back] == "comma" and strengths[back] == strengths[at]:
                if (
                    _coarse(skills[back].skill_id, taxonomy)
                    != kind
                    == _coarse(skills[at + 1].skill_id, taxonomy)
                ):
                    break
                joined[back] = True
                back -= 1
    _join_examples(skills, strengths, links, joined, text, taxonomy)
    group: list[Found] = []
    for at, one in enumerate(skills):
        group.append(one)
        if at == len(skills) - 1 or not joined[at]:
            yield strengths[at], group
            group = []


def _link(a: Found, b: Found, text: str) -> str:
    """How two neighbours are linked: or, slash, comma, and, such, open or far."""
    between = text[a.end : b.start]
    low = between.casefold().strip()
    bare = re.sub(
        r"\b(?:the|an?|any|some|either|else|other|another|plain|modern|good|even|also|both|at least)\b",
        " ",
        low,
    )
    bare = " ".join(bare.split())
    if any_of(words()["alternatives"]["examples"], low) and len(low.split()) <= 6:
        return "such"
    if bare in {
        "or",
        ", or",
        "and/or",
        "or in",
        "or with",
        "or of",
        "- or",
        "/ or",
        ", or in",
        ", or with",
    } or re.fullmatch(r",?\s*or(?: \w+){0,2}", bare):
        return "or"
    if bare in {"/", "|"}:
        return "slash"
    if bare in {",", ", ,"}:
        return "comma"
    if low in {"(", "(such as", "(like"} or re.fullmatch(r"(?:\w+ ){0,2}\((?:\w+ )?", low + " "):
        return "open"
    if bare in {"and", ", and", "&", "+", "plus", "as well as"}:
        return "and"
    return "far"


def _coarse(skill_id: str, taxonomy: Taxonomy) -> str:
    kind = taxonomy[skill_id].kind
    return COARSE.get(kind, kind)


def _join_examples(
    skills: Sequence[Found],
    strengths: Sequence[str],
    links: Sequence[str],
    joined: list[bool],
    text: str,
    taxonomy: Taxonomy,
) -> None:
    """ "a cloud (AWS, GCP)", "databases such as X and Y", "one of X, Y, Z": what is listed are alternatives."""
    for at in range(len(links)):
        general = taxonomy[skills[at].skill_id].kind in {"concept", "practice", "protocol"}
        if links[at] == "such" or (links[at] == "open" and general):
            if strengths[at] == strengths[at + 1] and general:
                joined[at] = True
            _join_list(at + 1, links, joined, strengths, skills, text)
    for either in pattern(*words()["alternatives"]["either"], *words()["alternatives"]["examples"]).finditer(
        text
    ):
        first = next((at for at, one in enumerate(skills) if one.start >= either.end()), None)
        if first is not None and len(text[either.end() : skills[first].start].split()) <= 4:
            _join_list(first, links, joined, strengths, skills, text)
    for alike in pattern(*words()["alternatives"]["alike"]).finditer(text):
        last = next((at for at in range(len(skills) - 1, -1, -1) if skills[at].end <= alike.start()), None)
        if last is None or len(text[skills[last].end : alike.start()].split()) > 1:
            continue
        while last > 0 and links[last - 1] == "comma" and _alike(skills[last - 1], skills[last], taxonomy):
            joined[last - 1] = strengths[last - 1] == strengths[last]
            last -= 1


def _alike(a: Found, b: Found, taxonomy: Taxonomy) -> bool:
    """Whether two skills could stand for each other: of one kind, or of one area."""
    same_kind = _coarse(a.skill_id, taxonomy) == _coarse(b.skill_id, taxonomy)
    return same_kind or taxonomy[a.skill_id].area == taxonomy[b.skill_id].area


def _join_list(
    at: int,
    links: Sequence[str],
    joined: list[bool],
    strengths: Sequence[str],
    skills: Sequence[Found],
    text: str,
) -> None:
    while (
        at < len(links)
        and links[at] in {"comma", "or", "and", "slash"}
        and strengths[at] == strengths[at + 1]
    ):
        if ")" in text[skills[at].end : skills[at + 1].start]:
            break
        joined[at] = True
        at += 1
