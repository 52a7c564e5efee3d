"""The production level of a person, by rule over the line judgements, so that each level can be defended.

Beside the way of the data; the mechanism is here, its thresholds are in models/production/model.json (near even odds: a search
for better ones gained nothing on voices that it had not seen). As CONTRACT words it: ``operated`` needs a named running duty in a job,
``shipped`` needs work on an employer's product or system, projects and courses stay ``experimental`` unless they state
real users, and breadth never lifts the level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from models import linear, phrases
from models.evidence import Person
from models.features import SURELY_WORK, LineJudgement, Measured, is_work
from models.tenure import technical_entries
from pipeline.records import PRODUCTION_LEVELS


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least line probabilities. ``duty``: operated, for a line with a duty cue; ``plain_duty``: for one without;
    ``shipped`` and ``experimental``: that at least so much was built; ``users``: shipped outside a job. ``trial``:
    an entry is a trial as a whole when its experimental mass is so many times its real mass; ``together``: that at least
    one of the statements of jobs was built for real, where none says it alone; ``lone_duty``: operated and technical, for a duty in a post that tells of no other engineering."""

    duty: float = 0.4
    plain_duty: float = 0.6
    shipped: float = 0.5
    experimental: float = 0.5
    users: float = 0.6
    technical: float = 0.3
    trial: float = 1.0
    together: float = 0.5
    lone_duty: float = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """What one statement shows under the rule: its level, the rule's words, and how sure (0-1)."""

    level: str
    rule: str
    sure: float


@dataclass(frozen=True, slots=True)
class Leveled:
    """The level of a person with the standing of each statement, in order."""

    level: str
    rule: str
    standings: tuple[Standing, ...]


# From this probability of the role `other`, a line of a job shows a level only by a named duty, or where it tells at even odds of
# something built and of engineering: support, reports and audits use the words of engineers.
SURELY_OTHER = 0.6
EVEN = 0.5
BEYOND_DOUBT = 0.9  # the one program of a life that is told in other work
# Wards, kitchens and hotels are on call, migrate and have backups too: of whom neither role fits, a line shows a level only in a
# paper that names so many technologies, or where it names one itself.
LEAST_SKILLS = 2
RULES = {
    "operated": "a named running duty in a job",
    "shipped": "work on an employer's product or system, or for stated real users",
    "experimental": "something built, in projects, courses, research or prototypes",
    "none": "no built thing is described",
}
STANDS_FOR = {  # what one statement is told to be
    "operated": "duty named in a job",
    "shipped": "work on an employer's system",
    "experimental": "something built",
}
NOTHING = Standing("none", "", 0.0)


def load() -> Thresholds:
    """The thresholds in use."""
    return Thresholds(**linear.load("production")["thresholds"])


def level_of(
    person: Person,
    measured: Sequence[Measured],
    judged: Sequence[LineJudgement],
    limits: Thresholds,
    engineer: bool = True,
) -> Leveled:
    """The highest level that any statement shows. ``engineer``: False for whom neither role fits: their jobs show a level
    only by a named duty or by what was built at even odds, in a paper or a line that names technologies."""
    few = not engineer and len(person.skills) < LEAST_SKILLS
    described = technical_entries(person, judged)
    trials = trial_entries(person, judged, limits)
    found = []
    for one, verdict in zip(measured, judged, strict=True):
        at = one.statement.entry
        work, trial = is_work(person.entries[at]), at in trials
        if few and not one.statement.skills:
            found.append(NOTHING)
        elif at in described:
            found.append(_standing(one, verdict, limits, work=work, trial=trial, engineer=engineer))
        else:
            found.append(_alone(verdict, limits) if work and not trial else NOTHING)
    standings = tuple(found)
    best = max(standings, key=lambda one: PRODUCTION_LEVELS.index(one.level), default=NOTHING)
    if engineer and best.level in {"none", "experimental"}:
        standings = _together(person, measured, judged, standings, trials, limits)
        best = max(standings, key=lambda one: PRODUCTION_LEVELS.index(one.level), default=NOTHING)
    return Leveled(best.level, RULES[best.level], standings)


def _alone(verdict: LineJudgement, limits: Thresholds) -> Standing:
    """A named running duty, and what was beyond doubt built, count in every post, also among the sales talks and cables of a job
    that is no engineering job as a whole."""
    operated = verdict.stages["operated"]
    if operated >= limits.lone_duty and verdict.technical >= limits.lone_duty:
        return Standing("operated", STANDS_FOR["operated"], operated)
    beyond_demo = operated + verdict.stages["shipped"]
    if beyond_demo >= BEYOND_DOUBT and verdict.technical >= BEYOND_DOUBT:
        return Standing("shipped", STANDS_FOR["shipped"], beyond_demo)
    return NOTHING


def _together(
    person: Person,
    measured: Sequence[Measured],
    judged: Sequence[LineJudgement],
    standings: tuple[Standing, ...],
    trials: frozenset[int],
    limits: Thresholds,
) -> tuple[Standing, ...]:
    """The standings where several statements of jobs, none of them sure enough alone, make it likely that one of them was
    built for the employer: the likeliest then stands for them."""
    real = [
        (verdict.stages["shipped"] + verdict.stages["operated"]) * min(1.0, SURELY_WORK * verdict.technical)
        if is_work(person.entries[one.statement.entry]) and one.statement.entry not in trials
        else 0.0
        for one, verdict in zip(measured, judged, strict=True)
    ]
    if 1.0 - prod(1.0 - chance for chance in real) < limits.together:
        return standings
    likeliest = real.index(max(real))
    return tuple(
        Standing("shipped", STANDS_FOR["shipped"], real[at]) if at == likeliest else one
        for at, one in enumerate(standings)
    )


def trial_entries(person: Person, judged: Sequence[LineJudgement], limits: Thresholds) -> frozenset[int]:
    """Indices of the entries that as a whole are courses, research, prototypes or demos."""
    tried = [0.0] * len(person.entries)
    real = [0.0] * len(person.entries)
    for statement, verdict in zip(person.statements, judged, strict=True):
        tried[statement.entry] += verdict.technical * verdict.stages["experimental"]
        real[statement.entry] += verdict.technical * (verdict.stages["shipped"] + verdict.stages["operated"])
    return frozenset(at for at in range(len(tried)) if tried[at] > limits.trial * real[at])


def _standing(
    one: Measured, verdict: LineJudgement, limits: Thresholds, *, work: bool, trial: bool, engineer: bool
) -> Standing:
    groups = phrases.load("cues.toml").groups
    seen = {groups[name] for name in one.cues}
    operated = verdict.stages["operated"]
    beyond_demo = operated + verdict.stages["shipped"]
    built = 1.0 - verdict.stages["none"]
    if verdict.technical < limits.technical:
        return NOTHING
    if work and not engineer:
        if trial:
            return NOTHING
        if "duty" in seen and operated >= limits.duty:
            return Standing("operated", STANDS_FOR["operated"], operated)
        if beyond_demo >= EVEN and verdict.technical >= EVEN:
            return Standing("shipped", STANDS_FOR["shipped"], beyond_demo)
        return NOTHING
    if work and not trial:
        if operated >= (limits.duty if "duty" in seen else limits.plain_duty):
            return Standing("operated", STANDS_FOR["operated"], operated)
        if beyond_demo >= limits.shipped:
            return Standing("shipped", STANDS_FOR["shipped"], beyond_demo)
    elif "users" in seen and "experiment" not in seen and beyond_demo >= limits.users:
        return Standing("shipped", "real users stated", beyond_demo)
    if built >= limits.experimental:
        return Standing("experimental", STANDS_FOR["experimental"], built)
    return NOTHING
