"""Ranking: what one need, one skill, one date is worth: credits between 0 and 1.

Way of the data: ... -> vetting -> [ranking] -> reports. More skills, a better grade, more months and later use never
earn less (laws in tests/ranking).
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from pipeline.needs import meeting, nearly
from pipeline.records import GRADES, ROLE_AREAS, Need, Profile, SkillUse
from skill_taxonomy import Taxonomy


@lru_cache(maxsize=1)
def knobs() -> dict[str, Any]:
    """The numbers of weights.toml."""
    return tomllib.loads(
        resources.files("pipeline.ranking").joinpath("weights.toml").read_text(encoding="utf-8")
    )


@dataclass(frozen=True, slots=True)
class Credit:
    """How well one need is met: ``value`` 0-1; ``gate``: met, claimed, described (in other words, it seems) or missing;
    ``by``: the skill that met it."""

    value: float
    gate: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """One need, made ready: ``meeting`` ids that meet it, ``near`` ids that earn part credit, ``area``: an area is
    among what is asked for. ``weight`` 1-2: needs at the heart of the fields asked for weigh up to twice what general
    ones do."""

    need: Need
    meeting: frozenset[str]
    near: dict[str, float]
    area: bool
    weight: float


def target_of(need: Need, fields: tuple[str, ...], taxonomy: Taxonomy) -> Target:
    """A need made ready for many candidates. ``fields``: specializations that the brief asks for."""
    area = any(one in taxonomy.areas for one in need.any_of)
    known = [taxonomy[one] for one in need.any_of if one in taxonomy]
    heart = max(
        (weight for one in known for name, weight in one.specializations if name in fields), default=0.0
    )
    return Target(need, meeting(need, taxonomy), nearly(need, taxonomy), area, 1.0 + heart)


def areas_shown(profile: Profile) -> frozenset[str]:
    """Areas that the described work or a used skill shows: those that the distances to the roles find neither missing nor
    thin."""
    return frozenset(
        area
        for away in profile.assessment.distances
        for area in ROLE_AREAS[away.role]
        if area not in away.missing and area not in away.thin
    )


def credit_of(
    target: Target,
    uses: dict[str, SkillUse],
    worth: dict[str, float],
    shown: frozenset[str] = frozenset(),
    described: Collection[str] = (),
) -> Credit:
    """The best that the candidate has for one need, with part credit for similar skills. ``worth``: skill_credit of
    each use; ``shown``: areas that described work shows without naming a skill ("wrote the tests"), worth one used
    skill; ``described``: practices that lines may speak of in other words. More skills, better graded, never earn less."""
    held = sorted(target.meeting & uses.keys())
    value, by = max(((worth[one], one) for one in held), default=(0.0, None))
    if target.area and held:
        value = _area_credit([(uses[one].grade, worth[one]) for one in held])
    near, near_by = max(
        ((target.near[one] * worth[one], one) for one in sorted(target.near.keys() & uses.keys())),
        default=(0.0, None),
    )
    near *= float(knobs()["limits"]["similar"])
    if near > value:
        value, by = near, near_by
    if target.area and not shown.isdisjoint(target.need.any_of):
        as_used = float(knobs()["grade_credit"]["used"]) / float(knobs()["limits"]["area_full"])
        return Credit(max(value, as_used), "met", by)
    if not held:
        spoken_of = any(one in described for one in target.need.any_of)
        return Credit(value, "described" if spoken_of else "missing", by)
    return Credit(value, "met" if any(uses[one].grade != GRADES[0] for one in held) else "claimed", by)


def _area_credit(held: list[tuple[str, float]]) -> float:
    """An area is met in full by a few well-used skills of it. Claims, however many, earn no more than one does."""
    used = sum(value for grade, value in held if grade != GRADES[0])
    claimed = max((value for grade, value in held if grade == GRADES[0]), default=0.0)
    return min(1.0, max(claimed, used / float(knobs()["limits"]["area_full"])))


def skill_credit(use: SkillUse, newest: str | None) -> float:
    """0-1 from grade, months of use (saturating) and recency. A claim alone earns little, however often repeated."""
    limits, grades = knobs()["limits"], knobs()["grade_credit"]
    base = float(grades[use.grade])
    if use.grade == GRADES[0]:
        return base
    months = min(1.0, (use.months or 0) / float(limits["months_saturate"]))
    value = base + (1.0 - base) * months
    return value * recency(use.last_used, newest)


def recency(last_used: str | None, newest: str | None) -> float:
    """1 for use within two years of the document's date, falling to a floor; unknown dates lose nothing."""
    limits = knobs()["limits"]
    if last_used is None or newest is None:
        return 1.0
    age = month_number(newest) - month_number(last_used)
    span = limits["recency_none_months"] - limits["recency_full_months"]
    lost = min(1.0, max(0.0, (age - limits["recency_full_months"]) / span))
    return float(1.0 - (1.0 - limits["recency_floor"]) * lost)


@lru_cache(maxsize=4096)
def month_number(date: str) -> int:
    """Months since year 0; a bare year counts as its December."""
    year, _, month = date.partition("-")
    return int(year) * 12 + (int(month) if month else 12)


def newest_month(profile: Profile) -> str | None:
    """The document's own date, from which recency is counted: stated, else the newest in it, else of the file. Skills
    have no say in it, so that one more skill makes no other older."""
    outline = profile.outline
    return outline.updated or outline.newest_date or profile.document.document_date
