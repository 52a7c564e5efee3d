"""Ranking: one candidate against one brief: gates and an additive score, with no look at any other candidate.

The score is a weighted sum of credits between 0 and 1, so that every point can be shown. More evidence never earns
less: each credit only rises with grade, months, recency, level and years (laws in tests/properties).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from pipeline.records import GRADES, PRODUCTION_LEVELS, Brief, Need, Profile, SkillUse
from skill_taxonomy import Taxonomy

PARTS = ("must_haves", "specialization", "production", "role", "years", "responsibilities", "nice_to_haves")
LEVEL_CREDIT = {"none": 0.0, "experimental": 0.3, "shipped": 0.65, "operated": 0.85}
BREADTH_FULL = 6  # distinct X dimensions at which the rest of the production credit is earned
DUTIES_FULL = 5  # distinct AR/SR duties that earn full credit
AREA_FULL = 3.0  # sum of skill credits in an area that meets it in full
ROLE_SIDES = {
    "ai_engineer": ("AR",),
    "software_engineer": ("SR",),
    "hybrid": ("AR", "SR"),
    "other": ("AR", "SR"),
}
ACCEPTED = {
    "ai_engineer": ("ai_engineer", "hybrid"),
    "software_engineer": ("software_engineer", "hybrid"),
    "hybrid": ("hybrid", "ai_engineer", "software_engineer"),
}
SENIORITY_YEARS = {"junior": 0.0, "mid": 2.0, "senior": 5.0, "staff": 8.0, "lead": 6.0}


@lru_cache(maxsize=1)
def knobs() -> dict[str, Any]:
    """The numbers of weights.toml."""
    return tomllib.loads(
        resources.files("pipeline.ranking").joinpath("weights.toml").read_text(encoding="utf-8")
    )


@dataclass(frozen=True, slots=True)
class Scored:
    """What ranking needs of one candidate. ``credits``: 0-1 a part, in the order of PARTS; ``spread``: uncertainty of
    each (standard deviation). ``doubtful``: a person must look before the rank means anything."""

    candidate_id: str
    source_file: str
    credits: tuple[float, ...]
    spread: tuple[float, ...]
    met: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    top_skills: tuple[str, ...]
    reason: str
    doubtful: bool
    used_share: float | None


@dataclass(frozen=True, slots=True)
class Credit:
    """How well one need is met: ``value`` 0-1; ``gate``: met, claimed or missing; ``by``: the skill that met it."""

    value: float
    gate: str
    by: str | None


def weights_of(brief: Brief) -> tuple[float, ...]:
    """Weight of each part, summing to 1; parts that the brief does not ask for weigh nothing."""
    told = dict(brief.weights)
    raw = {part: float(told.get(part, knobs()["parts"][part])) for part in PARTS}
    for part, asked in (
        ("must_haves", brief.must_have),
        ("nice_to_haves", brief.nice_to_have),
        ("specialization", brief.specializations),
    ):
        if not asked:
            raw[part] = 0.0
    total = sum(raw.values()) or 1.0
    return tuple(raw[part] / total for part in PARTS)


def score(profile: Profile, brief: Brief, taxonomy: Taxonomy) -> Scored:
    """One candidate against one brief."""
    uses = {use.skill_id: use for use in profile.skills.uses}
    newest = newest_month(profile)
    doubtful = is_doubtful(profile)
    must = [(need, credit_of(need, uses, taxonomy, newest)) for need in brief.must_have]
    nice = [(need, credit_of(need, uses, taxonomy, newest)) for need in brief.nice_to_have]
    met: list[str] = []
    missing: list[str] = []
    unknown: list[str] = []
    for need, credit in must:
        short = asked_years_short(need, uses, taxonomy)
        if credit.gate == "missing":
            (unknown if doubtful else missing).append(need.words)
        elif credit.gate == "claimed":
            met.append(f"{need.words} (claimed)")
        elif short is not None:
            (unknown if short < 0 else missing).append(f"{need.words} ({need.min_years:g} years asked)")
        else:
            met.append(need.words)
    for gate in (role_gate(profile, brief), years_gate(profile, brief), level_gate(profile, brief)):
        if gate is not None:
            state, words = gate
            {"met": met, "missing": unknown if doubtful else missing, "unknown": unknown}[state].append(words)
    credits = _credits(profile, brief, must, nice, doubtful)
    return Scored(
        profile.candidate_id,
        profile.source_file,
        credits,
        _spread(profile, doubtful),
        tuple(met),
        tuple(missing),
        tuple(unknown),
        relevant_skills(profile, brief, taxonomy),
        profile.assessment.reason,
        doubtful
        or bool(unknown)
        or profile.assessment.role.abstain
        or any(flag.review for flag in profile.flags),
        used_share(profile, brief, taxonomy),
    )


# --- gates ------------------------------------------------------------------------------------------------


def is_doubtful(profile: Profile) -> bool:
    """True when what is not found may still stand in the document."""
    flagged = any(flag.flag == "low_text_quality" for flag in profile.flags)
    return flagged or profile.document.confidence < knobs()["limits"]["doubtful_reading"]


def role_gate(profile: Profile, brief: Brief) -> tuple[str, str] | None:
    """Whether the person's work is the brief's kind of work; never by the title (DOMAIN M2)."""
    accepted = ACCEPTED.get(brief.role)
    if accepted is None:
        return None
    verdict = profile.assessment.role
    if verdict.label in accepted and not verdict.abstain:
        return None  # met, and already said by the role column
    chance = sum(value for name, value in verdict.probabilities if name in accepted)
    words = f"work as {brief.role}"
    return ("unknown" if verdict.abstain or chance >= knobs()["limits"]["role_unknown"] else "missing"), words


def years_gate(profile: Profile, brief: Brief) -> tuple[str, str] | None:
    asked = asked_years(brief)
    if not asked:
        return None
    words, months = f"{asked:g}+ relevant years", profile.assessment.relevant_months
    if months is None or not any(job.start or job.end for job in profile.outline.jobs):
        return "unknown", words
    if months / 12 + knobs()["limits"]["years_tolerance"] >= asked:
        return "met", words
    return ("unknown" if profile.assessment.years_confidence < 0.5 else "missing"), words


def asked_years(brief: Brief) -> float:
    return brief.min_years if brief.min_years is not None else SENIORITY_YEARS.get(brief.seniority or "", 0.0)


def level_gate(profile: Profile, brief: Brief) -> tuple[str, str] | None:
    if not brief.production_level or brief.production_level == "none":
        return None
    words = f"production level {brief.production_level}"
    has = PRODUCTION_LEVELS.index(profile.assessment.production.level)
    if has >= PRODUCTION_LEVELS.index(brief.production_level):
        return "met", words
    dated = any(job.start or job.end for job in profile.outline.jobs)
    return ("missing" if dated else "unknown"), words


def asked_years_short(need: Need, uses: dict[str, SkillUse], taxonomy: Taxonomy) -> float | None:
    """None when the years asked of a skill are there (or none are asked); a negative number when they cannot be told;
    else how many are short."""
    if not need.min_years:
        return None
    held = [uses[one].months for one in satisfying(need, uses, taxonomy)]
    known = [months for months in held if months is not None]
    if not known:
        return -1.0
    short = need.min_years - max(known) / 12 - knobs()["limits"]["years_tolerance"]
    return short if short > 0 else None


# --- credits ----------------------------------------------------------------------------------------------


def satisfying(need: Need, uses: dict[str, SkillUse], taxonomy: Taxonomy) -> list[str]:
    """The candidate's skills that meet the need: one of those named, or one that implies it."""
    wanted = set(need.any_of)
    areas = wanted & set(taxonomy.areas)
    return sorted(
        one
        for one in uses
        if one in wanted
        or wanted & taxonomy.implied(one)
        or (areas and one in taxonomy and (taxonomy[one].area in areas or areas & set(taxonomy[one].areas)))
    )


def credit_of(need: Need, uses: dict[str, SkillUse], taxonomy: Taxonomy, newest: str | None) -> Credit:
    """The best that the candidate has for one need, with part credit for similar skills."""
    held = satisfying(need, uses, taxonomy)
    best, by = 0.0, None
    total_area = 0.0
    for one in held:
        value = skill_credit(uses[one], newest)
        total_area += value
        if value > best:
            best, by = value, one
    if any(one in taxonomy.areas for one in need.any_of):
        best = max(best * 0.6, min(1.0, total_area / AREA_FULL))
    if held:
        gate = "met" if any(uses[one].grade != "claimed" for one in held) else "claimed"
        return Credit(best, gate, by)
    near = [
        (weight * skill_credit(uses[one], newest), one)
        for wanted in need.any_of
        for one, weight in taxonomy.similar(wanted).items()
        if one in uses
    ]
    value, by = max(near, default=(0.0, None))
    return Credit(value * 0.8, "missing", by)


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


def month_number(date: str) -> int:
    """Months since year 0; a bare year counts as its December."""
    year, _, month = date.partition("-")
    return int(year) * 12 + (int(month) if month else 12)


def newest_month(profile: Profile) -> str | None:
    """The date that recency is counted from: the newest that the document shows."""
    dates = [use.last_used for use in profile.skills.uses if use.last_used]
    dates += [one for one in (profile.outline.newest_date, profile.outline.updated) if one]
    return max(dates, key=month_number, default=None)


def _credits(
    profile: Profile,
    brief: Brief,
    must: list[tuple[Need, Credit]],
    nice: list[tuple[Need, Credit]],
    doubtful: bool,
) -> tuple[float, ...]:
    unknown = float(knobs()["limits"]["unknown_credit"])

    def fair(value: float) -> float:
        return max(value, unknown) if doubtful else value

    verdict = profile.assessment
    return (
        _mean([fair(credit.value) for _, credit in must]),
        fair(_specialization(profile, brief)),
        fair(_production(profile)),
        fair(_role(profile, brief)),
        fair(
            _years(verdict.relevant_months, asked_years(brief))
            if verdict.relevant_months is not None
            else unknown
        ),
        fair(_duties(profile, brief)),
        _mean([fair(credit.value) for _, credit in nice]),
    )


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _specialization(profile: Profile, brief: Brief) -> float:
    """Probability of the fields asked for; a second field counts half."""
    if not brief.specializations:
        return 0.0
    verdict = profile.assessment.specialization
    value = sum(chance for name, chance in verdict.probabilities if name in brief.specializations)
    if verdict.second in brief.specializations:
        value = max(value, 0.5)
    return min(1.0, value)


def _production(profile: Profile) -> float:
    """The level decides, the breadth of dimensions behind it ranks within the level."""
    production = profile.assessment.production
    if production.level == PRODUCTION_LEVELS[0]:
        return 0.0
    breadth = len({one.code for one in production.evidence if one.code.startswith("X")})
    return LEVEL_CREDIT[production.level] + 0.15 * min(1.0, breadth / BREADTH_FULL)


def _role(profile: Profile, brief: Brief) -> float:
    chances = dict(profile.assessment.role.probabilities)
    if brief.role == "hybrid":
        return min(
            1.0,
            chances.get("hybrid", 0.0)
            + 0.5 * (chances.get("ai_engineer", 0.0) + chances.get("software_engineer", 0.0)),
        )
    return min(1.0, chances.get(brief.role, 0.0) + 0.9 * chances.get("hybrid", 0.0))


def _years(months: int, asked: float) -> float:
    """Years saturate: at those asked for and half as much again, else at ``years_saturate``."""
    full = 1.5 * asked if asked else float(knobs()["limits"]["years_saturate"])
    return min(1.0, months / 12 / full)


def _duties(profile: Profile, brief: Brief) -> float:
    sides = ROLE_SIDES.get(brief.role, ("AR", "SR"))
    seen = {one.code for one in profile.assessment.responsibilities if one.code.startswith(sides)}
    return min(1.0, len(seen) / DUTIES_FULL)


def _spread(profile: Profile, doubtful: bool) -> tuple[float, ...]:
    """How unsure each credit is: reading everywhere, classification where a model had the word."""
    reading = (
        float(knobs()["shakes"]["credit"])
        + 0.15 * (1.0 - profile.document.confidence)
        + (0.2 if doubtful else 0.0)
    )
    role = 0.3 * (1.0 - profile.assessment.role.confidence)
    field = 0.3 * (1.0 - profile.assessment.specialization.confidence)
    years = 0.2 * (1.0 - profile.assessment.years_confidence)
    return (reading, reading + field, reading, reading + role, reading + years, reading, reading)


# --- what a recruiter sees --------------------------------------------------------------------------------


def relevant_skills(profile: Profile, brief: Brief, taxonomy: Taxonomy, most: int = 8) -> tuple[str, ...]:
    """The candidate's strongest skills, those that the brief asks for first."""
    wanted = {one for need in (*brief.must_have, *brief.nice_to_have) for one in need.any_of}
    newest = newest_month(profile)

    def key(use: SkillUse) -> tuple[bool, float, str]:
        asked = use.skill_id in wanted or bool(wanted & taxonomy.implied(use.skill_id))
        return (not asked, -skill_credit(use, newest), use.name)

    return tuple(use.name for use in sorted(profile.skills.uses, key=key)[:most])


def used_share(profile: Profile, brief: Brief, taxonomy: Taxonomy) -> float | None:
    """How much of the candidate's graded technical strength the job uses, 0-1; None without any. A warning about a
    dull job, never a penalty."""
    newest = newest_month(profile)
    fields = set(brief.specializations)
    total = used = 0.0
    wanted = {one for need in (*brief.must_have, *brief.nice_to_have) for one in need.any_of}
    for use in profile.skills.uses:
        if use.area.startswith("P") or use.grade == GRADES[0]:
            continue
        value = skill_credit(use, newest)
        total += value
        skill = taxonomy.skills.get(use.skill_id)
        asked = use.skill_id in wanted or bool(wanted & taxonomy.implied(use.skill_id)) or use.area in wanted
        if asked or (skill and fields & {name for name, _ in skill.specializations}):
            used += value
    return round(used / total, 3) if total else None
