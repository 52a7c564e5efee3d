"""The production level that the paper as a whole bears out: which of the levels that its lines show is to be believed.

Beside the way of the data; follows models.production, whose rule asks for lines. How sure one line must be depends on who writes: a
bare "kept the portal running" means a duty among deployments and a hobby among lessons. So a small logistic regression over what
the rule found (the surest lines of jobs, alone and together, the role, the words of the paper) says how likely each level is. The level is
the highest that is more likely than not reached, and none that no line shows: a level is never without its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log, log1p, prod

from models import linear, phrases, production, tenure
from models.evidence import Person
from models.features import SURELY_WORK, LineJudgement, Measured, is_work
from models.production import NOTHING, RULES, STANDS_FOR, Leveled, Standing, Thresholds
from pipeline.records import PRODUCTION_LEVELS

FLOOR = 0.001  # keeps log-odds finite
BORNE_OUT = "borne out by the whole text"  # by more than the words of its line, then
LEAST_SHOWN = 0.1  # how sure a line must at least be that stands for a level which the whole paper bears out
_SHIPPED, _OPERATED = PRODUCTION_LEVELS.index("shipped"), PRODUCTION_LEVELS.index("operated")


def load() -> linear.Linear:
    """The trained regression."""
    return linear.from_json(linear.load("production")["model"])


def level_of(
    person: Person,
    measured: Sequence[Measured],
    judged: Sequence[LineJudgement],
    limits: Thresholds,
    model: linear.Linear,
    said: Sequence[float],
    other: float,
) -> Leveled:
    """The level of a person with the standing of each statement. ``said`` and ``other`` as for ``features``."""
    leveled = production.level_of(person, measured, judged, limits, other < production.SURELY_OTHER)
    row = features(person, measured, judged, leveled, said, other, limits)
    chances = linear.softmax(model.scores(model.matrix([row])))[0]
    return settle(leveled, chances.tolist(), person, judged, limits)


def features(
    person: Person,
    measured: Sequence[Measured],
    judged: Sequence[LineJudgement],
    leveled: Leveled,
    said: Sequence[float],
    other: float,
    limits: Thresholds,
) -> dict[str, float]:
    """Named values of one person. ``leveled``: what the rule found; ``said``: chances of the levels by the words of all statements, in
    the order of PRODUCTION_LEVELS; ``other``: probability of the role ``other``. Probabilities are log-odds."""
    groups = phrases.load("cues.toml").groups
    described, trials = (
        tenure.technical_entries(person, judged),
        production.trial_entries(person, judged, limits),
    )
    real: list[float] = []
    marked: list[float] = []
    plain: list[float] = []
    built: list[float] = []
    users, aside = [0.0], [0.0]
    for one, verdict in zip(measured, judged, strict=True):
        at = one.statement.entry
        seen = {groups[name] for name in one.cues}
        shown = _shown(verdict)
        if is_work(person.entries[at]) and at not in trials:
            real.append(shown["shipped"])
            (marked if "duty" in seen else plain).append(shown["operated"])
            if at not in described:
                aside.append(shown["shipped"])
        elif "users" in seen and "experiment" not in seen:
            users.append(shown["shipped"])
        built.append(shown["experimental"])
    reached = PRODUCTION_LEVELS.index(leveled.level)
    skills = len(person.skills)
    return {
        **{f"rule {name}": float(reached >= at) for at, name in enumerate(PRODUCTION_LEVELS) if at},
        **_surest("real", real, 3),
        "any real": _log_odds(_any(real)),
        "all real": log1p(sum(real)),
        **_surest("marked duty", marked, 2),
        **_surest("plain duty", plain, 2),
        "any duty": _log_odds(_any([*marked, *plain])),
        "all duties": log1p(sum([*marked, *plain])),
        **_surest("built", built, 2),
        "all built": log1p(sum(built)),
        "with users": _log_odds(max(users)),
        "aside": _log_odds(max(aside)),
        "other": _log_odds(other),
        **{f"paper {name}": _log_odds(said[at]) for at, name in enumerate(PRODUCTION_LEVELS)},
        "paper real": _log_odds(sum(said[_SHIPPED:])),
        "has a job": float(any(map(is_work, person.entries))),
        "skills": log1p(skills),
        "few skills": float(skills < production.LEAST_SKILLS),
        "statements": log1p(len(judged)),
        "technical share": sum(verdict.technical for verdict in judged) / max(1, len(judged)),
    }


def settle(
    leveled: Leveled,
    chances: Sequence[float],
    person: Person,
    judged: Sequence[LineJudgement],
    limits: Thresholds,
) -> Leveled:
    """What the rule found, brought to the level that is borne out by ``chances`` (of PRODUCTION_LEVELS): standings above it fall
    to it; where none reaches it, the likeliest line stands for it, or for the next lower one that a line can stand for."""
    wanted = highest_likely(chances)
    while wanted > PRODUCTION_LEVELS.index(leveled.level):
        raised = _raised(leveled, PRODUCTION_LEVELS[wanted], sum(chances[wanted:]), person, judged, limits)
        if raised is not None:
            return raised
        wanted -= 1
    if wanted == PRODUCTION_LEVELS.index(leveled.level):
        return leveled
    level = PRODUCTION_LEVELS[wanted]
    return Leveled(level, RULES[level], tuple(_capped(one, level) for one in leveled.standings))


def highest_likely(chances: Sequence[float]) -> int:
    """Index of the highest level that is more likely than not reached at least: the median of ``chances``."""
    return max(at for at in range(len(chances)) if at == 0 or sum(chances[at:]) >= 0.5)


def _raised(
    leveled: Leveled,
    level: str,
    likely: float,
    person: Person,
    judged: Sequence[LineJudgement],
    limits: Thresholds,
) -> Leveled | None:
    """With the likeliest line standing for ``level``, as surely as the paper bears it out (``likely``); None where no line can."""
    trials = production.trial_entries(person, judged, limits)
    sure = [0.0] * len(judged)
    for at, (statement, verdict) in enumerate(zip(person.statements, judged, strict=True)):
        in_job = is_work(person.entries[statement.entry]) and statement.entry not in trials
        if in_job or level == "experimental":
            sure[at] = _shown(verdict)[level]
    best = max(sure, default=0.0)
    if best < LEAST_SHOWN:
        return None
    standings = list(leveled.standings)
    standings[sure.index(best)] = Standing(level, f"{STANDS_FOR[level]}, {BORNE_OUT}", likely)
    return Leveled(level, RULES[level], tuple(standings))


def _capped(one: Standing, level: str) -> Standing:
    if PRODUCTION_LEVELS.index(one.level) <= PRODUCTION_LEVELS.index(level):
        return one
    return NOTHING if level == "none" else replace(one, level=level, rule=STANDS_FOR[level])


def _shown(verdict: LineJudgement) -> dict[str, float]:
    """How surely a line shows at least each level: engineering at even odds makes it count whole."""
    sure = min(1.0, SURELY_WORK * verdict.technical)
    operated = verdict.stages["operated"]
    beyond_demo = operated + verdict.stages["shipped"]
    return {
        "operated": operated * sure,
        "shipped": beyond_demo * sure,
        "experimental": (1.0 - verdict.stages["none"]) * sure,
    }


def _surest(name: str, chances: Iterable[float], count: int) -> dict[str, float]:
    best = sorted(chances, reverse=True)[:count]
    best += [0.0] * (count - len(best))
    return {
        f"{place} {name}": _log_odds(chance)
        for place, chance in zip(("surest", "second", "third"), best, strict=False)
    }


def _any(chances: Iterable[float]) -> float:
    """Chance that one of them at least is so, were they independent."""
    return 1.0 - prod(1.0 - chance for chance in chances)


def _log_odds(chance: float) -> float:
    held = min(1.0 - FLOOR, max(FLOOR, chance))
    return log(held / (1.0 - held))
