"""Briefs: what one statement of a job description asks for: skills, how strongly, which are alternatives, how long.

Beside the way of the data: statements come from ad_text.py, asks go to from_text.py. In the manner of ConText: a cue
has a direction and a scope that other cues and punctuation end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.briefs.ad_text import Statement, any_of, pattern, words
from pipeline.briefs.alternatives import groups
from pipeline.briefs.years import Found, years_in, years_of
from skill_taxonomy import Taxonomy

ENDS = re.compile(r";|\.\s|\s[–—-]\s|\bbut\b|\bhowever\b|\bthough\b|\bwhile\b", re.IGNORECASE)
FIRM_SPEAKS = re.compile(
    r"^(?:(?:at|here at) [\w&. ]+,? )?(?:we|our|us|they|their|the (?:company|team|product|platform|devs|developers|client|back ?end|front ?end|back end|front end|office))\b"
    r"(?!.*\b(?:you|need|expect|look(?:ing)? for|seek|want|require|ask|insist|hire|hiring)\b)",
    re.IGNORECASE,
)
DEGREE = re.compile(
    r"\b(?:degree|bachelor'?s?|master'?s?|b\.?\s?sc|m\.?\s?sc|b\.?\s?tech|(?-i:B\.E\b|BE(?=\s*[/,(]))|ph\.?d|diploma|graduate of|studies|studied)\b",
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
SENTENCE_LENGTH = 300
SEPARATOR = re.compile(r"[,;()/]|\b(?:and|or)\b", re.IGNORECASE)
PIECE_WORDS = 2
# What stands beside a skill as its alternative: a name ("Frobnicate or Kubernetes", "Kubernetes or Frobnicate"), or any
# word where years or a degree are asked ("6 years in software or ML engineering").
OTHER_BEFORE = re.compile(r"(?:^|[\s(])(?P<name>[^\s,;:()/]+),?\s+or\s+$")
OTHER_BEHIND = re.compile(r"^,?\s+or\s+(?:in\s|with\s)?[A-Z][\w.+#-]*(?=$|[\s,;.)])")


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
    if not found or _speaks_of_terms(statement):
        return []
    text = statement.text
    cues = list(_cues(text))
    schooled = bool(DEGREE.search(text))
    broad = frozenset(words()["broad"]["ids"])
    skills = [
        one
        for one in sorted(found, key=lambda one: one.start)
        if taxonomy[one.skill_id].area[0] != "P"
        and one.skill_id not in broad
        and not (schooled and taxonomy[one.skill_id].kind in TAUGHT)
    ]
    strengths = [_strength(one, statement, cues) for one in skills]
    asked: list[Ask] = []
    years = list(years_in(text))
    for strength, group in groups(skills, strengths, text, taxonomy):
        if strength in {"must", "nice"}:
            ids = tuple(dict.fromkeys(one.skill_id for one in group))
            asked_as = "nice" if _has_other_way(group, text) else strength
            bound = years_of(group, years, text, taxonomy) if asked_as == "must" else None
            asked.append(Ask(ids, asked_as, bound, text[:SENTENCE_LENGTH]))
    return asked


def _has_other_way(group: Sequence[Found], text: str) -> bool:
    """Whether the words leave a way beside the group's skills that is no skill of the taxonomy: nobody can be said to lack
    what may be met otherwise."""
    before = OTHER_BEFORE.search(text[: group[0].start])
    if before and (before["name"][0].isupper() or DEGREE.search(text) or any(years_in(text))):
        return True
    return bool(OTHER_BEHIND.match(text[group[-1].end :]))


def asks_years(statement: Statement) -> float | None:
    """The most years that the statement requires of anything; None when it requires none."""
    if statement.under == "nice" or _speaks_of_terms(statement):
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


def _speaks_of_terms(statement: Statement) -> bool:
    """Whether a statement is about the firm, the post's terms or the process, by its heading or its words."""
    told = words()["elsewhere"]
    asked_here = statement.under in {"must", "nice"}
    return (
        statement.under == "other"
        or bool(any_of(told["words"], statement.text))
        or (not asked_here and bool(any_of(told["terms"], statement.text)))
    )


def asks_something(statement: Statement) -> bool:
    """Whether the statement stands where skills are asked for, or has a word that asks."""
    return statement.under in {"must", "nice", "stack"} or (
        statement.under != "other" and any(cue.kind != "no" for cue in _cues(statement.text))
    )


def strength_at(start: int, end: int, statement: Statement) -> str:
    """must, nice, no or duty: how strongly the words of this place are asked for."""
    return _strength(Found(start, end, ""), statement, list(_cues(statement.text)))


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
        if kind == "must":
            hits += [(start, end, True) for start, end, _ in years_in(text)]
        # "we do not need Java" speaks of what follows, "Java we do not need" of what stands before
        hits.sort(key=lambda hit: (hit[0] - hit[1], hit[0], hit[2] != _goes_on(text[hit[1] :])))
        for start, end, before in hits:
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            yield _Cue(start, end, kind, before, kind == "must" and bool(FIRM_MUST.search(text[start:end])))


def _goes_on(rest: str) -> bool:
    return bool(re.match(r"\s+[\w#+.]*\w", rest))


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
        own = statement.under is None and any_of(words()["elsewhere"]["stack"], statement.text)
        return "nice" if own else "no"
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
    if between.count(")") > between.count("(") and re.search(r",|\band\b", between[between.rfind(")") :]):
        return False  # the skill stands in brackets, the cue outside speaks of what is after them
    if any(one.end <= c.start < cue.start and (not c.before or c.kind != "must" or c.firm) for c in cues):
        return False
    return not _comma_parts(one, cue, cues, text)


def _in_own_brackets(cue: _Cue, one: Found, between: str, text: str) -> bool:
    """ "Python (required)", "AWS: 1 year (preferred)", "X: A, B (required)": brackets that open with a cue, or hold
    nothing but one, speak of the entry before them; an entry ends at a comma, unless a label stands before all of it."""
    opened = between.rfind("(")
    if opened < 0 or between.count("(") > 1:
        return False
    inside = between[opened + 1 :].strip()
    closes = re.match(r"\s*[,;)]", text[cue.end :])
    if inside or not closes or ")" in between[:opened]:
        return False
    if re.match(r"[\w .+#/-]{2,30}:\s", text):
        return True
    return "," not in between[:opened] and ";" not in between[:opened]


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
