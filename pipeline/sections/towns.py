"""Towns that no list knows, told by the habit of a section; part of the room sections (reading -> sections -> skills).

In: the jobs of one section. Out: the same jobs, where what follows the only comma of the firm ("Grupo Almirez, Zamora") or of a
title that ends its line ("Grupo Almirez – BI Developer, Zamora") is the place, because other jobs of the section name theirs so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Job
from pipeline.sections import vocabulary
from pipeline.sections.choice import is_field, may_be_town
from pipeline.sections.folding import fold
from pipeline.sections.places import is_location
from pipeline.sections.strengths import organization_strength, title_strength

_TOWN_LAST = re.compile(
    r"(?P<name>[^,]{2,}),\s(?P<town>[A-Z](?=[\w'’.-]{0,40}[a-z])[\w'’.-]{1,40}(?: [A-Z][\w'’.-]{1,40})?)"
)


_SCHOOL = re.compile(r"univ|colle|institut|school|polytech|hochschule", re.IGNORECASE)
_LEGAL_END = re.compile(
    r"\s(?:Inc|LLC|LLP|Ltd|Corp|GmbH|PLC|plc|Pty|S\.?A|S\.?r\.?l|S\.p\.A|B\.?V|N\.V|AG|AB|A/S|ApS|sp\. z ?o\.?o|s\.?r\.?o|Kft|Oy|OOD|JSC|Ltda|Limited)\.?$",
    re.IGNORECASE,
)


_BRACKETED = re.compile(
    r"(?P<name>[^,()]{2,60})\s\((?P<town>[A-Z][a-z][\w'’.-]{1,40}(?:\s[A-Z][\w'’.-]{1,40})?)\)"
)


def with_towns(jobs: Sequence[Job], title_first: bool | None) -> list[Job]:
    """``title_first``: whether titles stand before their firms; a team follows a title that stands first, a town one that
    stands last."""
    kept = list(jobs)
    named = any(job.location for job in jobs)
    firms = [_firm_and_town(job) for job in jobs]
    if named or _is_habit([town for _, town in firms], len(jobs)):
        for at, (name, town) in enumerate(firms):
            if town:
                kept[at] = replace(kept[at], organization=name, location=town)
    for at, (name, town) in enumerate(firms):  # what follows a legal form is no part of the name
        if town and organization_strength(name or "") > 2 and _LEGAL_END.search(name or ""):
            kept[at] = replace(kept[at], organization=name, location=town)
    placed = sum(job.location is not None for job in jobs)
    for at, job in enumerate(kept):
        if placed * 2 >= len(jobs) and (moved := _moved_up(job)) is not None:
            kept[at] = moved
    titles = [_title_and_town(job) for job in kept]
    habit = _is_habit([town for _, town in titles], len(jobs))
    known = any(is_location(town) for _, town in titles if town)
    if (known and habit) or (title_first is False and (known or habit)):
        for at, (name, town) in enumerate(titles):
            if town:
                kept[at] = replace(kept[at], title=name, location=town)
    return kept


def _is_habit(towns: Sequence[str | None], jobs: int) -> bool:
    """Two or more of the jobs, and at least every other one."""
    found = [town for town in towns if town]
    return len(found) >= 2 and len(found) * 2 >= jobs


def _firm_and_town(job: Job) -> tuple[str | None, str | None]:
    match = _TOWN_LAST.fullmatch(job.organization or "") or _BRACKETED.fullmatch(job.organization or "")
    if match is None or job.location or organization_strength(match["town"]) or title_strength(match["town"]):
        return job.organization, None
    if _is_known(match["town"]):
        return job.organization, None  # "Rheinufer Pharma AG, Predictive Sciences" is a firm and its part
    if _SCHOOL.search(match["name"]) and not is_location(match["town"]):
        return job.organization, None  # "University of California, Berkeley" is one name
    return match["name"], match["town"]


_TITLE_AND_FIRM = re.compile(
    r"(?P<title>[^,]{3,60}),\s(?P<firm>[A-Z][\w'’.&-]*(?: (?:[A-Z&][\w'’.&-]*|of|de|and)){1,6})"
)


def _moved_up(job: Job) -> Job | None:
    """A job whose town was taken for its firm and the firm for a part of its title ("Data Scientist, Burgan Retail Group –
    Salmiya"), set right. Only where the other jobs of the section name their places."""
    match = _TITLE_AND_FIRM.fullmatch(job.title or "")
    town = job.organization or ""
    if (
        match is None
        or job.location
        or not may_be_town(town)
        or _is_known(town)
        or organization_strength(town)
    ):
        return None
    firm = match["firm"]
    if (
        title_strength(match["title"]) < 2
        or title_strength(firm)
        or not organization_strength(firm)
        or is_field(firm)
    ):
        return None
    return replace(job, title=match["title"], organization=firm, location=town)


def _title_and_town(job: Job) -> tuple[str | None, str | None]:
    match = _TOWN_LAST.fullmatch(job.title or "")
    if match is None or job.location or not job.organization or title_strength(match["name"]) < 2:
        return job.title, None
    town = match["town"]
    other = title_strength(town) or organization_strength(town) or is_field(town)
    plain = is_location(town) or (may_be_town(town.replace(" ", "").replace("-", "")) and not _is_known(town))
    return (match["name"], town) if plain and not other else (job.title, None)


def _is_known(phrase: str) -> bool:
    """Whether the words are a tool, a field of studies or a team's ("Developer, Salesforce", "Data Scientist, Credit Risk")."""
    return (
        fold(phrase) in vocabulary.known_skills()
        or vocabulary.has("degrees", "fields", phrase)
        or vocabulary.has("organizations", "units", phrase)
        or vocabulary.has("places", "not_towns", phrase)
    )
