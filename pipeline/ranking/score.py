"""Ranking: one candidate against one brief: gates and an additive score, with no look at any other candidate.

The score is a weighted sum of credits between 0 and 1, so that every point can be shown. More evidence never earns
less: each credit only rises with grade, months, recency, level and years (laws in tests/ranking).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.ranking.credit import (
    Credit,
    Target,
    areas_shown,
    credit_of,
    knobs,
    newest_month,
    skill_credit,
    target_of,
)
from pipeline.ranking.other_words import described
from pipeline.ranking.saying import role_at_odds, role_missing, role_unclear, role_verdict, said
from pipeline.records import GRADES, PRODUCTION_LEVELS, Brief, Evidence, Production, Profile, SkillUse
from skill_taxonomy import Taxonomy

PARTS = ("must_haves", "specialization", "production", "role", "years", "responsibilities", "nice_to_haves")
LEVEL_CREDIT = {"none": 0.0, "experimental": 0.3, "shipped": 0.65, "operated": 0.85}
BREADTH_FULL = 6  # distinct X dimensions at which the rest of the production credit is earned
DUTIES_FULL = 5  # distinct AR/SR duties that earn full credit
HIGHER = {
    "experimental": "a built prototype",
    "shipped": "a product in use by real users",
    "operated": "running it: monitoring, incidents, on-call or cost",
}
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
ACROSS = 0.3  # the roles overlap (DOMAIN R8): what an engineer of the other side earns for the role
LEAST_SHOWN = 2  # skills in use, below which nobody can say how much of them a job would use
SENIORITY_YEARS = {"junior": 0.0, "mid": 2.0, "senior": 5.0, "staff": 8.0, "lead": 6.0}


Needs = list[tuple[Target, Credit]]


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
    gaps: tuple[Gap, ...] = ()
    role_gap: tuple[str, str] | None = None  # the role among ``missing``, and the sentence that says it


@dataclass(frozen=True, slots=True)
class Gap:
    """What would have to be true for more points: credit to gain in one part, and the words for it."""

    part: str
    gain: float
    words: str


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


class Scorer:
    """Scores candidates against one brief; what depends on the brief alone is made ready once."""

    def __init__(self, brief: Brief, taxonomy: Taxonomy) -> None:
        self.brief = brief
        self.taxonomy = taxonomy
        self.must = tuple(target_of(need, brief.specializations, taxonomy) for need in brief.must_have)
        self.nice = tuple(target_of(need, brief.specializations, taxonomy) for need in brief.nice_to_have)
        self.asked = frozenset().union(*(one.meeting for one in (*self.must, *self.nice)))
        fields = frozenset(brief.specializations)
        self.useful = self.asked | {
            skill.id
            for skill in taxonomy.skills.values()
            if fields & {name for name, _ in skill.specializations}
        }

    def __call__(self, profile: Profile) -> Scored:
        """One candidate against the brief."""
        brief, doubtful = self.brief, is_doubtful(profile)
        uses = {use.skill_id: use for use in profile.skills.uses}
        newest = newest_month(profile)
        worth = {one: skill_credit(use, newest) for one, use in uses.items()}
        shown = areas_shown(profile)
        lines = described(profile)
        must = [(target, credit_of(target, uses, worth, shown, lines)) for target in self.must]
        nice = [(target, credit_of(target, uses, worth, shown, lines)) for target in self.nice]
        states: dict[str, list[str]] = {"met": [], "missing": [], "unknown": []}
        for target, credit in must:
            state, words = need_gate(target, credit, uses, lines)
            states[state].append(words)
        role = role_gate(profile, brief)
        for gate in (role, years_gate(profile, brief), level_gate(profile, brief)):
            if gate is not None:
                states[gate[0]].append(gate[1])
        if doubtful:  # what a doubtful reading does not show may still be there
            states = {"met": states["met"], "missing": [], "unknown": states["unknown"] + states["missing"]}
        flagged = any(flag.review for flag in profile.flags)
        return Scored(
            profile.candidate_id,
            profile.source_file,
            _credits(profile, brief, must, nice, doubtful),
            _spread(profile, doubtful),
            tuple(states["met"]),
            tuple(states["missing"]),
            tuple(states["unknown"]),
            self.relevant_skills(uses, worth),
            said(profile, brief, must, nice, self.taxonomy),
            doubtful or bool(states["unknown"]) or profile.assessment.role.abstain or flagged,
            self.used_share(uses, worth),
            tuple(_gaps(profile, brief, must, nice)),
            (role[1], role_verdict(brief.role, profile.assessment.role.label))
            if role is not None and role[1] in states["missing"]
            else None,
        )

    def relevant_skills(
        self, uses: dict[str, SkillUse], worth: dict[str, float], most: int = 8
    ) -> tuple[str, ...]:
        """The candidate's strongest skills, those that the brief asks for first."""
        order = sorted((one not in self.asked, -worth[one], use.name) for one, use in uses.items())
        return tuple(name for _, _, name in order[:most])

    def used_share(self, uses: dict[str, SkillUse], worth: dict[str, float]) -> float | None:
        """How much of the candidate's graded technical strength the job uses, 0-1; None without any. A warning about a
        dull job, never a penalty; nothing is said of who has shown little."""
        shown = [one for one, use in uses.items() if use.grade != GRADES[0] and not use.area.startswith("P")]
        if len(shown) < LEAST_SHOWN:
            return None
        total = sum(worth[one] for one in shown)
        return round(sum(worth[one] for one in shown if one in self.useful) / total, 3) if total else None


def score(profile: Profile, brief: Brief, taxonomy: Taxonomy) -> Scored:
    """One candidate against one brief; for many candidates make one Scorer."""
    return Scorer(brief, taxonomy)(profile)


# --- gates ------------------------------------------------------------------------------------------------


def is_doubtful(profile: Profile) -> bool:
    """True when what is not found may still stand in the document."""
    flagged = any(flag.flag == "low_text_quality" for flag in profile.flags)
    return flagged or profile.document.confidence < knobs()["limits"]["doubtful_reading"]


def role_gate(profile: Profile, brief: Brief) -> tuple[str, str] | None:
    """Whether the person's work is the brief's kind of work; never by the title (DOMAIN M2), which only asks for a person to look
    where it is at odds with the lines."""
    accepted = ACCEPTED.get(brief.role)
    if accepted is None:
        return None
    verdict = profile.assessment.role
    if verdict.label in accepted and not verdict.abstain:
        return None  # met, and already said by the role column
    chance = sum(value for name, value in verdict.probabilities if name in accepted)
    if verdict.abstain or chance >= knobs()["limits"]["role_unknown"]:
        return "unknown", role_unclear(brief.role, verdict.probabilities)
    if profile.assessment.title_at_odds:
        return "unknown", role_at_odds(brief.role)
    return "missing", role_missing(brief.role, verdict.label)


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


def need_gate(
    target: Target, credit: Credit, uses: dict[str, SkillUse], lines: Mapping[str, Evidence]
) -> tuple[str, str]:
    """met, missing or unknown for one must-have, with the words for it. Years of a skill that the document does not
    show are unknown: few write every tool into every job; so is what a line may say in other words (``lines``)."""
    words, asked = target.need.words, target.need.min_years
    if credit.gate == "missing":
        return "missing", words
    if credit.gate == "described":
        line = min(lines[one].line for one in target.need.any_of if one in lines)
        return "unknown", f"{words} (not named; line {line} may speak of it)"
    claimed = " (claimed)" if credit.gate == "claimed" else ""
    if not asked:
        return "met", words + claimed
    held = [uses[one] for one in sorted(target.meeting & uses.keys())]
    shown = max(((use.months or 0) / 12 for use in held), default=0.0)
    told = max((use.claimed_years or 0.0 for use in held), default=0.0)
    if shown + knobs()["limits"]["years_tolerance"] >= asked:
        return "met", words + claimed
    if told >= asked:
        return "met", f"{words} ({told:g} years claimed)"
    return "unknown", f"{words} ({asked:g} years asked, {shown:.1f} shown)"


# --- credits ----------------------------------------------------------------------------------------------


def _credits(profile: Profile, brief: Brief, must: Needs, nice: Needs, doubtful: bool) -> tuple[float, ...]:
    """The credit of each part, in the order of PARTS. What a doubtful reading does not show earns the middle."""
    unknown = float(knobs()["limits"]["unknown_credit"])

    def fair(value: float) -> float:
        return max(value, unknown) if doubtful else value

    months = profile.assessment.relevant_months
    engineering = 1.0 - dict(profile.assessment.role.probabilities).get("other", 0.0)
    return (
        _mean([(target.weight, fair(credit.value)) for target, credit in must]),
        fair(_specialization(profile, brief)),
        fair(_production(profile) * engineering),
        fair(_role(profile, brief)),
        unknown if months is None else fair(_years(months, asked_years(brief)) * engineering),
        fair(_duties(profile, brief)),
        _mean([(target.weight, fair(credit.value)) for target, credit in nice]),
    )


def _mean(values: list[tuple[float, float]]) -> float:
    """Weighted mean of (weight, value); 0 of nothing."""
    return sum(w * value for w, value in values) / sum(w for w, _ in values) if values else 0.0


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
    return LEVEL_CREDIT[production.level] + 0.15 * min(1.0, _breadth(production) / BREADTH_FULL)


def _breadth(production: Production) -> int:
    """How many dimensions of production stand behind the level."""
    return len({one.code for one in production.evidence if one.code.startswith("X")})


def _role(profile: Profile, brief: Brief) -> float:
    chances = dict(profile.assessment.role.probabilities)
    if brief.role == "hybrid":
        return min(
            1.0,
            chances.get("hybrid", 0.0)
            + 0.5 * (chances.get("ai_engineer", 0.0) + chances.get("software_engineer", 0.0)),
        )
    across = chances.get("software_engineer" if brief.role == "ai_engineer" else "ai_engineer", 0.0)
    return min(1.0, chances.get(brief.role, 0.0) + 0.9 * chances.get("hybrid", 0.0) + ACROSS * across)


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


# --- what would have to be true ---------------------------------------------------------------------------


def _gaps(profile: Profile, brief: Brief, must: Needs, nice: Needs) -> Iterator[Gap]:
    """What would earn more, each as something that could be found out: credit to gain in its part."""
    used = float(knobs()["grade_credit"]["used"])
    for part, needs in (("must_haves", must), ("nice_to_haves", nice)):
        whole = sum(target.weight for target, _ in needs)
        for target, credit in needs:
            if credit.value < used:
                yield Gap(
                    part,
                    target.weight * (used - credit.value) / whole,
                    f"{target.need.words} used in a job or project",
                )
    production, level = profile.assessment.production, profile.assessment.production.level
    for higher in PRODUCTION_LEVELS[PRODUCTION_LEVELS.index(level) + 1 :][:1]:
        yield Gap("production", LEVEL_CREDIT[higher] - _production(profile), f"evidence of {HIGHER[higher]}")
    if level == PRODUCTION_LEVELS[-1] and _breadth(production) < BREADTH_FULL:
        yield Gap("production", 1.0 - _production(profile), "wider production duties (cost, scale, security)")
    months, asked = profile.assessment.relevant_months, asked_years(brief)
    if months is not None and _years(months, asked) < 1.0:
        yield Gap(
            "years", min(_years(months + 24, asked), 1.0) - _years(months, asked), "two more relevant years"
        )
    field = _specialization(profile, brief)
    if brief.specializations and field < 0.7:
        yield Gap("specialization", 0.7 - field, f"its newest work in {brief.specializations[0]}")
