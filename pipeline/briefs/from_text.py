"""Briefs: a job description in free text -> a brief, with the sentence that each part came from.

Beside the way of the data: screening.py gives the lines (reading room) and the skill finder (skills room); the brief
goes to ranking, and as YAML to a person who corrects it. Nothing is guessed: what the text does not say stays open.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.briefs.ad_text import Statement, any_of, folded, pattern, statements, words
from pipeline.briefs.asks import FIRM_SPEAKS, Ask, asks_of, asks_something, asks_years, pieces, strength_at
from pipeline.briefs.brief import SENIORITIES, brief_id
from pipeline.briefs.years import Found
from pipeline.errors import BriefError
from pipeline.records import AI_SPECIALIZATIONS, SPECIALIZATIONS, Brief, Line, Need
from skill_taxonomy import Taxonomy

SkillFinder = Callable[[str], Sequence[tuple[int, int, str]]]  # text -> (start, end, skill id)

SUPPORT = "experience with Python, "  # words beside which an ambiguous name counts
# What follows a name at the very start of a statement; "Go above and beyond" is none.
AS_NAME = re.compile(
    r"\s*(?:$|[.,;:/(&+|–—-]|(?:and|or|experience|skills?|knowledge|developer|engineer|programming|in|with|is|at|\d)\b)"
)
TITLE_LINES = 6
TITLE_WORDS = 12
BARE_TITLE_WORDS = 5  # a line with a full stop is a title when it holds no more words before its brackets
# Where a title is over and pay, hours or place begin.
TITLE_ENDS = re.compile(
    r"\s*(?:\s\((?![mwfdx]\s*/)(?=[^)]{0,80}(?:\b(?:remote|hybrid|office|days?|permanent|contract|months?|full|part|person)\b|\d))|\s[–—-]\s*(?=[£$€]|\d)|\s[–—-]\s(?=(?:remote|hybrid|on-?site|full[- ]time|part[- ]time|contract|permanent)\b)|\.\s*$)",
    re.IGNORECASE,
)
BY_LANGUAGE = 1.0  # weight of a field that the title's language only suggests
IN_TITLE = 6.0  # weight of a field named in the title against one named in a sentence
SECOND_FIELD = 0.6  # share of the first field's weight from which a second is named
BOTH_SIDES = 0.5  # share of the stronger side from which a text without a clear title is for a hybrid
MOST_FIELDS = 2
HEADING = """Made by Shortlister from {name}. Correct what is wrong; a run with the same job description
then uses this file as corrected, and `--brief` with this file does too. Each entry names the sentence it came from."""


@dataclass(frozen=True, slots=True)
class AdBrief:
    """A brief out of a text. ``sources``: key -> sentence; ``text``: the whole text, for advice."""

    brief: Brief
    sources: dict[str, str]
    text: str


def read_ad(lines: Sequence[Line], name: str, find_skills: SkillFinder, taxonomy: Taxonomy) -> AdBrief:
    """The brief that a job description asks for. ``lines``: its visible lines; ``name``: the file's name.

    Raises BriefError when there is nothing in the text to make a brief of.
    """
    where = Path(name)

    def named(text: str) -> list[Found]:
        return [Found(*one) for one in find_skills(text) if one[2] in taxonomy]

    parts = statements(lines, lambda text: bool(named(text)))
    title, title_sentence = title_of(parts)
    asks = [
        ask
        for part in parts
        if part.text != title_sentence
        for ask in asks_of(part, _with_bare_names(part, named), taxonomy)
    ]
    asks = _title_asks(title, named, taxonomy) + asks
    if not asks and not title:
        raise BriefError(
            f"{name}: no job title and no skill was found in it; write a brief with shortlist brief new."
        )
    must, nice = _needs(asks, taxonomy)
    years, years_sentence = _years(parts)
    role, fields, role_source = role_of(title, title_sentence, parts, asks, taxonomy)
    seniority, seniority_source = _seniority(parts, title, title_sentence)
    level, level_source = level_of(parts)
    place, place_source = _place(parts)
    text = "\n".join(folded(line.text) for line in lines)
    sources = {
        "title": title_sentence,
        "role": role_source,
        "specializations": role_source,
        "seniority": seniority_source,
        "min_years": years_sentence,
        "production_level": level_source,
        "locations": place_source,
    }
    brief = Brief(
        id=brief_id(where.stem, name),
        title=title or where.stem,
        role=role,
        specializations=fields,
        seniority=seniority,
        min_years=years,
        must_have=must,
        nice_to_have=nice,
        production_level=level,
        locations=place,
        source_file=where.name,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
    )
    return AdBrief(brief, {key: value for key, value in sources.items() if value}, text)


def _with_bare_names(part: Statement, named: Callable[[str], list[Found]]) -> list[Found]:
    """The statement's skills, with those whose names are ordinary words too ("Go", "React"): what asks for something in
    a job description speaks of skills, and a name that stands bare in its list does."""
    found = named(part.text)
    if asks_something(part):
        found += [
            one
            for one in (
                Found(hit.start - len(SUPPORT), hit.end - len(SUPPORT), hit.skill_id)
                for hit in named(SUPPORT + part.text)
            )
            if one.start >= 0
            and not any(one.start < two.end and two.start < one.end for two in found)
            and (one.start > 0 or AS_NAME.match(part.text[one.end :]))
        ]
    for offset, piece in pieces(part):
        end = offset + len(piece)
        if any(one.start < end and offset < one.end for one in found):
            continue
        hits = named(f"{SUPPORT}{piece}")
        whole = [one for one in hits if one.start == len(SUPPORT) and one.end == len(SUPPORT) + len(piece)]
        found += [Found(offset, end, one.skill_id) for one in whole]
    return found


# --- title ------------------------------------------------------------------------------------------------


def title_of(parts: Sequence[Statement]) -> tuple[str, str]:
    """(title, the sentence it stands in); empty when the text names none."""
    told = words()["title"]
    noun = pattern(told["noun"])
    for part in parts:
        labelled = pattern(told["label"]).match(part.text)
        if labelled and noun.search(labelled["title"]):
            return _trimmed(labelled["title"]), part.text
    for part in parts[:TITLE_LINES]:
        if part.under not in {None, "must"}:
            continue
        head = TITLE_ENDS.split(part.text)[0]
        if part.under == "must" and len(head.split()) > BARE_TITLE_WORDS:
            continue  # "three years of experience as a data engineer"
        bare = not part.text.endswith(".") or len(head.split()) <= BARE_TITLE_WORDS
        if len(head.split()) <= TITLE_WORDS and noun.search(head) and bare:
            return _trimmed(head), part.text
    for part in parts:
        asked = pattern(told["asked"]).search(part.text)
        if asked:
            return _trimmed(asked["title"]), part.text
    return "", ""


def _trimmed(title: str) -> str:
    """A title without firm, place and the legal tail ("(m/f/d)")."""
    title = re.sub(r"\((?:[mwfdx]\s*/\s*)+[mwfdx]\)|\[[^\]]*\]", " ", title, flags=re.IGNORECASE)
    title = re.split(r"\s(?:at|@)\s+[A-Z]|\s[|·•]\s|;|,\s(?=(?:mid|junior|senior|entry)[- ]level\b)", title)[
        0
    ]
    title = re.sub(
        r"^(?:urgent )?(?:requirements?|openings?|hiring)\s*(?:for|[-–—:])\s*|\s+(?:wanted|needed|required)$|\s*\([^)]*\)\s*$",
        "",
        title,
        flags=re.IGNORECASE,
    )
    title = re.sub(
        r"^(?:we(?:'re| are) (?:hiring|looking for)|hiring|wanted|vacancy|join us as)\b[:!\s]*(?:an?\s)?",
        "",
        title,
        flags=re.IGNORECASE,
    )
    return " ".join(title.lstrip(" -–—:,!").rstrip(" -–—:,.!").split())


def _title_asks(title: str, named: Callable[[str], list[Found]], taxonomy: Taxonomy) -> list[Ask]:
    """A "Python developer" must know Python: languages, frameworks and platforms in the title are must-haves."""
    concrete = {"language", "framework", "library", "database", "platform"}
    ids = dict.fromkeys(one.skill_id for one in named(title) if taxonomy[one.skill_id].kind in concrete)
    return [Ask((one,), "must", None, title) for one in ids]


# --- must-haves and nice-to-haves -------------------------------------------------------------------------


def _needs(asks: Sequence[Ask], taxonomy: Taxonomy) -> tuple[tuple[Need, ...], tuple[Need, ...]]:
    """Each need once, with the years that any sentence asks of it; what is a must is not nice to have as well."""
    must = _merged([ask for ask in asks if ask.strength == "must"], taxonomy)
    single = {need.any_of[0] for need in must if len(need.any_of) == 1}
    grouped = {one for need in must for one in need.any_of}
    nice = _merged([ask for ask in asks if ask.strength == "nice"], taxonomy)
    return must, tuple(need for need in nice if not (set(need.any_of) & (single | grouped)))


def _merged(asks: Sequence[Ask], taxonomy: Taxonomy) -> tuple[Need, ...]:
    kept: dict[frozenset[str], Ask] = {}
    for ask in asks:
        key = frozenset(ask.skills)
        before = kept.get(key)
        if before is None:
            kept[key] = ask
        elif ask.years is not None and ask.years > (before.years or 0.0):
            kept[key] = Ask(before.skills, before.strength, ask.years, ask.sentence)
    single = {next(iter(key)) for key in kept if len(key) == 1}
    return tuple(
        Need(" or ".join(taxonomy[one].name for one in ask.skills), ask.skills, ask.years, ask.sentence)
        for key, ask in kept.items()
        if len(key) == 1 or not key & single
    )


def _years(parts: Sequence[Statement]) -> tuple[float | None, str]:
    found = [(years, -part.number, part.text) for part in parts if (years := asks_years(part)) is not None]
    if not found:
        return None, ""
    years, _, sentence = max(found)
    return years, sentence


# --- role, field, level, place ----------------------------------------------------------------------------


def role_of(
    title: str, title_sentence: str, parts: Sequence[Statement], asks: Sequence[Ask], taxonomy: Taxonomy
) -> tuple[str, tuple[str, ...], str]:
    """(role, specializations, the sentence that decided). The title's field decides; else what the text speaks of."""
    head = re.split(r"\s(?:for|in the|within)\s", title)[0]
    in_title = _fields_in(head) or _fields_in(title)
    by_language = {} if in_title else _fields_in(head, "fields_by_language")
    body: Counter[str] = Counter()
    for part in parts:
        if part.under != "other" and part.text != title_sentence:
            body.update({field: min(1, count) for field, count in _fields_in(part.text).items()})
    for ask in asks:
        for one in ask.skills:
            for field, weight in taxonomy[one].specializations:
                body[field] += weight * (0.5 if ask.strength == "must" else 0.2) / len(ask.skills)  # type: ignore[assignment]
    sides = words()["sides"]
    ai_title = any(field in AI_SPECIALIZATIONS for field in in_title) or bool(any_of(sides["ai"], head))
    software_title = any(field not in AI_SPECIALIZATIONS for field in in_title) or bool(by_language)
    ai_body = sum(value for field, value in body.items() if field in AI_SPECIALIZATIONS)
    software_body = sum(value for field, value in body.items() if field not in AI_SPECIALIZATIONS)
    if ai_title and software_title:
        role = "hybrid"
    elif ai_title:
        role = "ai_engineer"
    elif software_title:
        role = "software_engineer"
    elif re.search(r"\bhybrid\b", title, re.IGNORECASE) or (
        not any_of(sides["software"], head)
        and min(ai_body, software_body) > BOTH_SIDES * max(ai_body, software_body)
    ):
        role = "hybrid" if ai_body and software_body else "software_engineer"
    else:
        role = "ai_engineer" if ai_body > software_body else "software_engineer"
    weights = {
        field: IN_TITLE * in_title.get(field, 0)
        + BY_LANGUAGE * by_language.get(field, 0)
        + body.get(field, 0.0)
        for field in SPECIALIZATIONS
        if role == "hybrid" or (field in AI_SPECIALIZATIONS) == (role == "ai_engineer")
    }
    best = sorted((field for field in weights if weights[field] > 0), key=lambda field: -weights[field])[
        :MOST_FIELDS
    ]
    fields = tuple(
        field for field in best if in_title.get(field) or weights[field] >= SECOND_FIELD * weights[best[0]]
    )
    source = title_sentence
    if fields and not in_title:
        source = next(
            (part.text for part in parts if part.under != "other" and fields[0] in _fields_in(part.text)),
            title_sentence,
        )
    return role, fields, source


def _fields_in(text: str, table: str = "fields") -> Counter[str]:
    """Fields that a text names; where two claim the same words, the longer claim holds."""
    hits = [
        (hit.start(), hit.end(), field)
        for field, group in words()[table].items()
        for hit in pattern(*group).finditer(text)
    ]
    taken: list[tuple[int, int]] = []
    found: Counter[str] = Counter()
    for start, end, field in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0], hit[2])):
        if not any(start < b and a < end for a, b in taken):
            taken.append((start, end))
            found[field] += 1
    return found


def level_of(parts: Sequence[Statement]) -> tuple[str | None, str]:
    """(production level asked for, its sentence): from duties and requirements, not from what is nice to have."""
    told = words()["level"]
    speaking = [
        part
        for part in parts
        if not part.first
        and part.under in {"must", "duties", None}
        and not any_of(told["not_level"], part.text)
        and (not FIRM_SPEAKS.match(part.text) or any_of(told["together"], part.text))
    ]
    for level in ("operated", "shipped"):
        for part in speaking:
            shared = bool(any_of(told["together"], part.text))
            unwanted = {"nice"} if shared else {"nice", "no"}
            asked = any(
                strength_at(hit.start(), hit.end(), part) not in unwanted
                for hit in pattern(*told[level]).finditer(part.text)
            )
            if asked and (part.under is not None or shared or _asks_a_person(part.text)):
                return level, part.text
    return None, ""


def _asks_a_person(text: str) -> bool:
    return bool(
        re.search(
            r"^(?:on-?call|stand-?by)\b|\b(?:you|you'll|you've|your|candidate|applicant|someone|somebody|colleague|person|who|engineer|developer|experience|years?)\b",
            text,
            re.IGNORECASE,
        )
    )


def _seniority(parts: Sequence[Statement], title: str, title_sentence: str) -> tuple[str | None, str]:
    """From a line that is labelled so, else from the title."""
    told = [(title, title_sentence)]
    if len(title_sentence.split()) <= TITLE_WORDS:
        told.append((title_sentence, title_sentence))
    for part in parts:
        labelled = pattern(words()["seniority_label"]["words"]).match(part.text)
        if labelled:
            told.insert(0, (labelled["rest"], part.text))
    for text, sentence in told:
        for name in reversed(SENIORITIES):
            if any_of(words()["seniority"][name], text):
                return name, sentence
    return None, ""


def _place(parts: Sequence[Statement]) -> tuple[tuple[str, ...], str]:
    for part in parts:
        hit = pattern(words()["title"]["place"]).match(part.text)
        if hit:
            names = re.split(r"\s*(?:/|;|\||\bor\b)\s*", hit["place"].strip(" ."))
            return tuple(name for name in names if name), part.text
    return (), ""
