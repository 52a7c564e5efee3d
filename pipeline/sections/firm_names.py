"""The name of a firm without what stands beside it; part of the room sections.

In: the words that were taken for the employer. Out: the name as people say it: notes of the work behind a full stop, remarks in
brackets, mother companies and departments taken off, the department kept as a team. Used by post.py.
"""

from __future__ import annotations

import re

from pipeline.sections import vocabulary
from pipeline.sections.choice import TEAM, may_be_town
from pipeline.sections.notes import is_note
from pipeline.sections.rows import starts_small
from pipeline.sections.strengths import organization_strength, title_strength


def name_and_unit(organization: str | None, titled: bool) -> tuple[str | None, str | None]:
    """The bare name and the unit of it that was named. ``titled``: the title of the post is known."""
    if not organization:
        return None, None
    name = _PART_OF.sub("", _MESSRS.sub("", _without_notes(organization)))
    bare, unit = _without_department(_without_remark(_FIRM_REMARK.sub("", name), titled))
    return _AT_NAME.sub("", bare or ""), unit


# "Virginia Tidewater Schools. Switches, cabling, help desk": short words of names end in a stop as well
_NAME_STOP = re.compile(
    r"(?<=[a-z]{4})(?<!Univ)(?<!Dept)(?<!Corp)(?<!Govt)(?<!Inst)(?<!Assn)\.\s+(?=[A-Z\d])"
)


_DUTIES = re.compile(r"[.,;]\s(?:(?:main|key)\s)?(?:duties|responsibilities|tasks)$", re.IGNORECASE)


def _without_notes(organization: str) -> str:
    """The name of a firm without the notes of the work that a full stop parts from it."""
    organization = _DUTIES.sub("", organization)
    name, *rest = _NAME_STOP.split(organization, maxsplit=1)
    listed = rest[0].split(", ")[1:] if rest else []
    told = bool(rest) and (is_note(rest[0]) or (bool(listed) and all(map(starts_small, listed))))
    return name if told and not title_strength(rest[0]) and not is_note(name) else organization


_MESSRS = re.compile(r"^(?:M/s|Messrs)\.?\s+(?=\S)", re.IGNORECASE)
_PART_OF = re.compile(
    r",\s(?:part of|an? (?:subsidiary|division|brand|member|company) of|formerly|previously|now|acquired by)\s[A-Z].{1,60}$|,\s(?:my |our )?own (?:company|firm|business|studio)$"
)
_AT_NAME = re.compile(r"^At (?=[A-Z])")  # "2015 – 2022. At Halden Bank, I wrote ..."


def town_behind(organization: str) -> str | None:
    """The town that no list knows in brackets behind a legal form ("Gipuzkoa Mekatronika, S. Coop. (Tolosa)")."""
    found = _TOWN_BEHIND.search(organization)
    firm = organization[: found.start()] if found else ""
    return found[1] if found and organization_strength(firm) > _ONE_WORD and may_be_town(found[1]) else None


_ONE_WORD = 2  # strength of a firm's name by a word of it; a legal form is more
_TOWN_BEHIND = re.compile(r"(?<=\S)\s\(([^\W\d_]{3,30})\)$")
_IN_BRACKETS = re.compile(r"(?<=\S)\s\(([^()]{8,80})\)$")
_LEAST_REMARK = 3  # words; names in brackets are shorter or have capitals


def _without_remark(organization: str, titled: bool) -> str:
    """A firm without what brackets behind it say of it ("Polissia Games (mobile puzzle games, 15M installs)"); what they say
    of the post stays where nothing else does."""
    found = _IN_BRACKETS.search(organization)
    words = found[1].split() if found else []
    small = sum(not word[0].isupper() for word in words)
    told = found is not None and len(words) >= _LEAST_REMARK and small * 5 >= len(words) * 3
    told = told and found is not None and (titled or title_strength(found[1]) < 2)
    return organization[: found.start()] if told and found else organization


# "Deptford Learning (acquired by Greenwich Group in 2021)", "Bermondsey Health (Series B, 120 people)"
# and "Slobozhanska Soft (product company, logistics)"
_FIRM_REMARK = re.compile(
    r"(?<=\S)\s*\((?:https?://|www\.)?[\w-]+(?:\.[\w-]+){1,3}(?:/[\w/-]*)?\)\s*$|(?<=\S)\s*\([^()]*\b(?:lab(?:oratory)? of|group of prof|acquired|formerly|previously|series [a-e]|people|employees|start-?up|funded|backed|subsidiary|part of|owned|listed|yc)\b[^()]*\)\s*$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:(?:the )?(?:department|dept\.?|faculty|division|chair|school|institute|cent(?:re|er)|laboratory|lab|group|section) (?:of|for) [^,]{2,60}"
    r"|(?:the )?(?:lab(?:oratory)?|group|team|chair) of (?:prof|dr)\.? [^,]{2,40}"
    r"|(?:institut|lehrstuhl|fakult[äa]t|fachbereich|abteilung|arbeitsgruppe|laboratoire|d[ée]partement|[ée]quipe|facult[ée]|departamento|laboratorio|dipartimento|facultad) (?:für|f[üu]r|de|d['’]|des|du|di) ?[^,]{2,60}"
    r"|[^,]{2,60} (?:lab|labs|laboratory|group|department|institute|cent(?:re|er)))",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"\buniv|hochschule|polytech|politec|\bcollege\b|\b[ée]cole\b|institut[eo]? (?:of|de|für) techno",
    re.IGNORECASE,
)


def _without_department(organization: str | None) -> tuple[str | None, str | None]:
    """The school that a department or laboratory belongs to, and that unit ("Department of Physics, University of Lyre",
    "University of Lyre, Institute for Robotics")."""
    one, comma, two = (organization or "").partition(", ")
    if not comma or ", " in two:
        return organization, None
    if TEAM.fullmatch(two) and not title_strength(one):
        return one, two
    if two[:1].islower() and _UNIT.fullmatch(two) and organization_strength(one):
        return one, two  # "Photonics Institute, group of optical computing"
    for unit, school in ((one, two), (two, one)):
        is_school = _SCHOOL.search(school) or vocabulary.has("institutions", "short", school)
        if _UNIT.fullmatch(unit) and is_school and not _SCHOOL.search(unit):
            return school, unit
    return organization, None


def without_team(organization: str, team: str | None) -> tuple[str, str | None]:
    """The firm behind its team ("Search Team, Northwind") and that team; both as they are where no team is named first."""
    before, _, firm = organization.partition(", ")
    fits = bool(firm) and TEAM.fullmatch(before) is not None and TEAM.fullmatch(firm) is None
    return (firm, before) if fits else (organization, team)
