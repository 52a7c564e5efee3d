"""Briefs: small teams out of a run's candidates that together cover a brief (DOMAIN T1, T2, N6, N7, M3).

After the way of the data: reads profiles.jsonl of an output folder. A solver picks the people; equal input gives equal
teams (one worker, a fixed seed, limits counted in work and not in seconds).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.briefs.advice import advise
from pipeline.briefs.signals import knowledge
from pipeline.errors import UsageError
from pipeline.needs import meeting
from pipeline.records import PRODUCTION_LEVELS, Brief
from skill_taxonomy import Taxonomy

DEFAULT_SIZE = 3
ALTERNATIVES = 3
SIDE_CHANCE = 0.35  # probability of a side's role from which somebody can own steps of that side
KEPT_EACH = 12  # best candidates kept for each need and each step before the solver looks
SEED = 20260101
WORK_LIMIT = 8.0  # deterministic time of the solver for one team

# What the solver weighs, in points: a covered need outweighs a further person, who outweighs the fine differences.
COVERED = 4000
OWNED = 2500
PERSON = 1500
REDUNDANT = 60  # for each person beyond the first who covers the same need
OVERLOAD = 600  # for each step beyond a fair share of one person in a product (M3, N6)
FITS = 60  # for a step whose owner has shown its duties

STEP_DUTIES = {
    ("product_goal", "ai"): ("AR6",),
    ("product_goal", "software"): ("SR1",),
    ("software_foundation", "software"): ("SR1", "SR2", "SR3", "SR4", "SR5"),
    ("ai_capability", "ai"): ("AR2", "AR3", "AR4", "AR5"),
    ("integration", "ai"): ("AR3", "AR7"),
    ("integration", "software"): ("SR3",),
    ("testing", "software"): ("SR6", "X3"),
    ("testing", "ai"): ("AR6", "X8"),
    ("deploy_and_monitor", "ai"): ("AR7", "AR8", "X2", "X8"),
    ("deploy_and_monitor", "software"): ("SR8", "X1", "X2", "X5"),
}
ROLE_OF_SIDE = {"ai": "ai_engineer", "software": "software_engineer"}

Step = tuple[str, str]  # (step of N7, side)


@dataclass(frozen=True, slots=True)
class Member:
    """What a team needs to know of one candidate. ``covers``/``claims``: positions of the brief's must-haves shown in
    work, or only listed; ``shown``: ids of duties and production evidence; ``quality``: 0-100."""

    candidate_id: str
    name: str
    role: str
    sides: frozenset[str]
    covers: frozenset[int]
    claims: frozenset[int]
    shown: frozenset[str]
    level: str
    quality: int


@dataclass(frozen=True, slots=True)
class Team:
    """One proposal. ``owners``: step -> side -> member's id; ``uncovered``: must-haves and steps that nobody in it
    covers; ``closing``: for each of these, who outside the team would close it."""

    members: tuple[Member, ...]
    owners: dict[str, dict[str, str]]
    uncovered: tuple[str, ...]
    closing: dict[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    needs: str
    size: int
    candidates: int
    teams: tuple[Team, ...]


def read_members(out: Path, brief: Brief, taxonomy: Taxonomy) -> tuple[Member, ...]:
    """The candidates of a run, by id. Raises UsageError when the folder holds none."""
    path = out / "profiles.jsonl"
    if not path.is_file():
        raise UsageError(
            f"{out}: no shortlists here (profiles.jsonl is missing); name the output folder of a run."
        )
    wanted = [meeting(need, taxonomy) for need in brief.must_have]
    with path.open(encoding="utf-8") as file:
        members = [
            member_of(json.loads(line), wanted, brief.specializations) for line in file if line.strip()
        ]
    return tuple(sorted((one for one in members if one is not None), key=lambda one: one.candidate_id))


def member_of(
    profile: dict[str, Any], wanted: Sequence[frozenset[str]], fields: Sequence[str] = ()
) -> Member | None:
    """One line of profiles.jsonl as a Member; None for a copy of somebody else. ``fields``: those the brief asks for."""
    if any(flag["flag"] == "duplicate_of" for flag in profile.get("flags", ())):
        return None
    grades = {skill["skill_id"]: skill["grade"] for skill in profile["skills"]}
    used = {one for one, grade in grades.items() if grade != "claimed"}
    covers = frozenset(at for at, ids in enumerate(wanted) if used & ids)
    claims = frozenset(at for at, ids in enumerate(wanted) if at not in covers and grades.keys() & ids)
    chances = profile["role"]["probabilities"]
    hybrid = chances.get("hybrid", 0.0)
    label = profile["role"]["label"]
    sides = frozenset(
        side
        for side, role in ROLE_OF_SIDE.items()
        if label in {role, "hybrid"} or (label != "other" and chances.get(role, 0.0) + hybrid >= SIDE_CHANCE)
    )
    shown = {one["dimension"] for one in profile.get("responsibilities", ())}
    shown |= {one["dimension"] for one in profile["production"]["evidence"] if one["dimension"]}
    level = profile["production"]["level"]
    years = min(profile.get("years_experience") or 0.0, 8.0)
    deep = sum(1 for ids in wanted if any(grades.get(one) == "deep" for one in ids))
    chance = profile["specialization"]["probabilities"]
    fit = min(1.0, sum(chance.get(name, 0.0) for name in fields)) if fields else 0.5
    depth = deep / max(len(wanted), 1)
    quality = 12 * PRODUCTION_LEVELS.index(level) + 2 * years + 12 * depth + min(len(shown), 11) + 25 * fit
    return Member(
        profile["candidate_id"], profile.get("name") or profile["candidate_id"], label, sides, covers, claims,
        frozenset(shown), level, round(quality),
    )  # fmt: skip


def propose(
    members: Sequence[Member],
    brief: Brief,
    taxonomy: Taxonomy,
    size: int | None = None,
    text: str | None = None,
) -> Proposal:
    """The smallest teams of at most ``size`` people that cover the brief, best first, at most ALTERNATIVES of them."""
    advice = advise(brief, taxonomy, text)
    most = size or brief.team_size or (1 if advice.roles == ("hybrid",) else DEFAULT_SIZE)
    steps = steps_of(advice.needs)
    pool = _pool(members, brief, steps)
    teams: list[Team] = []
    barred: list[frozenset[str]] = []
    while pool and len(teams) < ALTERNATIVES:
        chosen = _solve(pool, brief, steps, most, barred)
        if chosen is None:
            break
        team = _team(*chosen, brief, steps, members)
        if teams and len(team.uncovered) > len(teams[0].uncovered):
            break
        teams.append(team)
        barred.append(frozenset(one.candidate_id for one in team.members))
    return Proposal(advice.needs, most, len(members), tuple(teams))


def steps_of(needs: str) -> tuple[Step, ...]:
    """The steps that need an owner, with their side."""
    return tuple(
        (key, side)
        for key, step in knowledge()["steps"].items()
        for side in step["sides"]
        if needs in {side, "both"}
    )


def can_own(member: Member, step: Step, brief: Brief) -> bool:
    """Whether somebody may own a step: of the side, and, to deploy and monitor, with the production level asked."""
    if step[1] not in member.sides:
        return False
    asked = brief.production_level or "none"
    return step[0] != "deploy_and_monitor" or _at_least(member.level, asked)


def _at_least(level: str, asked: str) -> bool:
    return PRODUCTION_LEVELS.index(level) >= PRODUCTION_LEVELS.index(asked)


def _pool(members: Sequence[Member], brief: Brief, steps: Sequence[Step]) -> list[Member]:
    """The candidates worth the solver's time: the best for each need, each step, and each combination of needs."""

    def best(group: Iterable[Member]) -> list[Member]:
        return sorted(group, key=lambda one: (-len(one.covers), -one.quality, one.candidate_id))[:KEPT_EACH]

    useful = [one for one in members if one.sides]
    kept: dict[str, Member] = {}
    for at in range(len(brief.must_have)):
        for group in (
            [one for one in useful if at in one.covers],
            [one for one in useful if at in one.covers and len(one.sides) > 1],
        ):
            kept.update((one.candidate_id, one) for one in best(group))
    for step in steps:
        able = [one for one in useful if can_own(one, step, brief)]
        kept.update((one.candidate_id, one) for one in best(able))
    return sorted(kept.values(), key=lambda one: one.candidate_id)


def _solve(
    pool: Sequence[Member], brief: Brief, steps: Sequence[Step], size: int, barred: Sequence[frozenset[str]]
) -> tuple[tuple[Member, ...], dict[Step, Member]] | None:
    """The best team and its owners; None when nobody is left who adds anything."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - loads a large library

    model = cp_model.CpModel()
    chosen = [model.new_bool_var(f"x{at}") for at in range(len(pool))]
    points: list[Any] = [(one.quality - PERSON) * pick for one, pick in zip(pool, chosen, strict=True)]
    model.add(sum(chosen) <= size)
    model.add(sum(chosen) >= 1)
    for need in range(len(brief.must_have)):
        able = [pick for one, pick in zip(pool, chosen, strict=True) if need in one.covers]
        if able:
            covered = model.new_bool_var(f"n{need}")
            model.add(covered <= sum(able))
            points += [(COVERED + REDUNDANT) * covered, *(-REDUNDANT * pick for pick in able)]
    owns: dict[tuple[int, Step], Any] = {}
    for step in steps:
        able_at = [at for at, one in enumerate(pool) if can_own(one, step, brief)]
        for at in able_at:
            owns[at, step] = model.new_bool_var(f"o{at}{step}")
            model.add_implication(owns[at, step], chosen[at])
            fits = bool(pool[at].shown.intersection(STEP_DUTIES[step]))
            points.append((OWNED + FITS * fits) * owns[at, step])
        if able_at:
            model.add(sum(owns[at, step] for at in able_at) <= 1)
    fair = len(steps) if _small(brief) else -(-len(steps) // 2)
    for at in range(len(pool)):
        mine = [variable for (who, _), variable in owns.items() if who == at]
        if len(mine) > fair:
            over = model.new_int_var(0, len(mine), f"l{at}")
            model.add(over >= sum(mine) - fair)
            points.append(-OVERLOAD * over)
    for team in barred:
        inside = [pick for one, pick in zip(pool, chosen, strict=True) if one.candidate_id in team]
        model.add(sum(inside) <= len(team) - 1)
    model.maximize(sum(points))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = SEED
    solver.parameters.max_deterministic_time = WORK_LIMIT
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    team_members = tuple(one for one, pick in zip(pool, chosen, strict=True) if solver.value(pick))
    owners = {step: pool[at] for (at, step), variable in owns.items() if solver.value(variable)}
    return team_members, owners


def _small(brief: Brief) -> bool:
    return brief.product is not None and brief.product.stage == "prototype"


def _team(
    chosen: tuple[Member, ...],
    owners: dict[Step, Member],
    brief: Brief,
    steps: Sequence[Step],
    everybody: Sequence[Member],
) -> Team:
    """The proposal with what stays uncovered, who would close it, and what to know about it."""
    inside = {one.candidate_id for one in chosen}
    uncovered: list[str] = []
    closing: dict[str, str] = {}
    notes: list[str] = []

    def stays_open(words: str, able: list[Member]) -> None:
        uncovered.append(words)
        outside = sorted(
            (one for one in able if one.candidate_id not in inside),
            key=lambda one: (-one.quality, one.candidate_id),
        )
        if outside:
            closing[words] = f"{outside[0].name} ({outside[0].candidate_id})"

    for at, need in enumerate(brief.must_have):
        if not any(at in one.covers for one in chosen):
            stays_open(need.words, [one for one in everybody if at in one.covers])
            listed = [one.name for one in chosen if at in one.claims]
            if listed:
                notes.append(f"{need.words}: only listed by {', '.join(listed)}, not shown in work.")
    for step in steps:
        if step not in owners:
            name = f"{knowledge()['steps'][step[0]]['name']} ({step[1]})"
            stays_open(name, [one for one in everybody if can_own(one, step, brief)])
    owned = {one.candidate_id: sum(1 for owner in owners.values() if owner is one) for one in chosen}
    for one in chosen:
        if len(steps) > 1 and owned[one.candidate_id] == len(steps):
            notes.append(
                f"{one.name} owns every step: enough for a prototype (N6)."
                if _small(brief)
                else f"{one.name} owns every step: one person for everything brings delay and risk (M3)."
            )
    table: dict[str, dict[str, str]] = {}
    for (key, side), owner in sorted(owners.items(), key=lambda pair: steps.index(pair[0])):
        table.setdefault(key, {})[side] = owner.candidate_id
    return Team(chosen, table, tuple(uncovered), closing, tuple(notes))
