"""The production level of a person, by rule over the line judgements, so that each level can be defended.

Beside the way of the data; the mechanism is here, its thresholds are in models/production/model.json (chosen on people
whose voices the line model had not seen). As CONTRACT words it: ``operated`` needs a named running duty in a job,
``shipped`` needs work on an employer's product or system, projects and courses stay ``experimental`` unless they state
real users, and breadth never lifts the level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models import linear, phrases
from models.evidence import Person
from models.features import LineJudgement, Measured, has_described_jobs, is_work
from pipeline.records import PRODUCTION_LEVELS

PERSONAL = frozenset({"project", "education", "teaching", "volunteer", "loose"})


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least line probabilities. ``duty``: operated, for a line with a duty cue; ``plain_duty``: for one without;
    ``shipped`` and ``experimental``: that at least so much was built; ``users``: shipped outside a job."""

    duty: float = 0.4
    plain_duty: float = 0.6
    shipped: float = 0.5
    experimental: float = 0.5
    users: float = 0.6
    technical: float = 0.3


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


NOTHING = Standing("none", "", 0.0)


def load() -> Thresholds:
    """The chosen thresholds."""
    return Thresholds(**linear.load("production")["thresholds"])


def level_of(
    person: Person, measured: Sequence[Measured], judged: Sequence[LineJudgement], limits: Thresholds
) -> Leveled:
    """The highest level that any statement shows."""
    has_jobs = has_described_jobs(person)
    standings = tuple(
        _standing(person, one, verdict, has_jobs, limits)
        for one, verdict in zip(measured, judged, strict=True)
    )
    best = max(standings, key=lambda one: PRODUCTION_LEVELS.index(one.level), default=NOTHING)
    rule = {
        "operated": "a named running duty in a job",
        "shipped": "work on an employer's product or system, or for stated real users",
        "experimental": "something built, in projects, courses, research or prototypes",
        "none": "no built thing is described",
    }[best.level]
    return Leveled(best.level, rule, standings)


def _standing(
    person: Person, one: Measured, verdict: LineJudgement, has_jobs: bool, limits: Thresholds
) -> Standing:
    entry = person.entries[one.statement.entry]
    groups = phrases.load("cues.toml").groups
    seen = {groups[name] for name in one.cues}
    operated = verdict.stages["operated"]
    beyond_demo = operated + verdict.stages["shipped"]
    built = 1.0 - verdict.stages["none"]
    if verdict.technical < limits.technical:
        return NOTHING
    if is_work(entry, has_jobs):
        if operated >= (limits.duty if "duty" in seen else limits.plain_duty):
            return Standing("operated", "duty named in a job", operated)
        if beyond_demo >= limits.shipped:
            return Standing("shipped", "work on an employer's system", beyond_demo)
    elif "users" in seen and "experiment" not in seen and beyond_demo >= limits.users:
        return Standing("shipped", "real users stated", beyond_demo)
    if built >= limits.experimental:
        return Standing("experimental", "something built", built)
    return NOTHING
