"""What the models measure, defined once for training and screening.

Beside the way of the data. Three steps, each open to reading:
1. ``line_features``: cues, context and words of one statement;
2. ``role_features``: recency-weighted mass of AI work, software work and other work, by kind of entry;
3. ``field_features``: for each specialization, how much of the newest described work it names.
Titles are not among them: a title decides nothing (DOMAIN M2), and so swapping titles changes no feature.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log, log1p

import numpy as np
import numpy.typing as npt

from models import meaning, phrases
from models.evidence import Entry, Person, SkillFact, Statement
from pipeline.records import AI_SPECIALIZATIONS, SOFTWARE_SPECIALIZATIONS

AI_CODES: tuple[str, ...] = tuple(f"AR{number}" for number in range(1, 9))
SOFTWARE_CODES: tuple[str, ...] = tuple(f"SR{number}" for number in range(1, 9))
DIMENSIONS: tuple[str, ...] = tuple(f"X{number}" for number in range(1, 10))
FIELDS: tuple[str, ...] = (*AI_SPECIALIZATIONS, *SOFTWARE_SPECIALIZATIONS)
RECENT_MONTHS = 36
SURELY_WORK = 2.0  # even odds that something was built or run make a line count whole
HALF_LIFE = 48.0  # months after which a line of a job weighs half
SINGLE = "anchor phrase "  # masses of single phrases in the newest described job
LEAST_SAID = 0.01  # words alone never speak more than 100 to 1 for or against a role
UNDATED = 0.75  # weight an undated entry loses for each newer one
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"[a-zà-ÿ][a-zà-ÿ+#'’]*|\d[\d.,]{0,20}\s?%|\d+")


# --- 1. statements ----------------------------------------------------------------------------------------


def tokens(text: str) -> list[str]:
    """Lowercase words; numbers become "#", percentages "#%"."""
    found = []
    for word in _TOKEN.findall(text.lower()):
        found.append(("#%" if word.endswith("%") else "#") if word[0].isdigit() else word)
    return found


def word_features(text: str) -> set[str]:
    """Words and pairs of words of a statement."""
    words = tokens(text)
    return {f"w:{word}" for word in words} | {f"w:{first}_{second}" for first, second in pairwise(words)}


def line_features(
    text: str,
    kind: str,
    cues: Mapping[str, int],
    near: Mapping[str, float],
    fields: Mapping[str, Sequence[int]],
    skills: Sequence[SkillFact],
    weighed: frozenset[str] | None = None,
) -> dict[str, float]:
    """Features of one statement. ``kind``: kind of its entry; ``cues``: what cues.toml finds in it; ``near``: share (0-1)
    of the entry's other statements with a cue of each group; ``fields``: what fields.toml finds in it; ``skills``:
    facts of the skills that it names; ``weighed``: the word features that any model weighs, None for all that there are.
    What it means, ``meaning.embed``, stands beside them."""
    row: dict[str, float] = {f"cue:{name}": 1.0 for name in cues}
    row[f"kind:{kind}"] = 1.0
    row["length"] = min(1.0, len(text) / 200)
    row["number"] = 1.0 if _DIGIT.search(text) else 0.0
    row["list"] = min(1.0, text.count(",") / 6)
    groups = phrases.load("cues.toml").groups
    for name in cues:
        row[f"group:{groups[name]}"] = 1.0
    for group, share in near.items():
        row[f"near:{group}"] = share
    said = word_features(text)
    for word in sorted(
        said if weighed is None else said & weighed
    ):  # sums in the order of hashes end in other digits
        row[word] = 1.0
    for name, found in fields.items():
        row[f"field:{name}"] = 0.6 + 0.2 * min(2, len(found))
    for skill in skills:
        row[f"area:{skill.area}"] = min(1.0, row.get(f"area:{skill.area}", 0.5) + 0.25)
    row["skill ai"], row["skill software"] = _sides(skills)
    row["skills"] = min(1.0, len(skills) / 5)
    return row


def _sides(skills: Sequence[SkillFact]) -> tuple[float, float]:
    """Skill mass of one statement on the AI side and on the software side, by the specializations of its skills."""
    ai = software = 0.0
    for skill in skills:
        for name, weight in skill.specializations:
            if name in AI_SPECIALIZATIONS:
                ai = max(ai, weight)
            else:
                software = max(software, weight)
    return ai, software


@dataclass(frozen=True, slots=True)
class Measured:
    """One statement with all that is asked of it more than once. ``vector``: its row of ``meaning.embed``."""

    statement: Statement
    kind: str
    cues: Mapping[str, int]
    fields: Mapping[str, tuple[int, ...]]
    features: Mapping[str, float]
    vector: npt.NDArray[np.float64]


def measure(person: Person, weighed: frozenset[str] | None = None) -> tuple[Measured, ...]:
    """Every statement of a person, measured. ``weighed``: the word features that any model weighs (training asks for all,
    of which screening needs a third)."""
    told = [phrases.cues_and_fields(statement.text) for statement in person.statements]
    group_of = phrases.load("cues.toml").groups
    groups = [frozenset(group_of[name] for name in cues) for cues, _ in told]
    members: dict[int, list[int]] = {}
    for at, statement in enumerate(person.statements):
        members.setdefault(statement.entry, []).append(at)
    vectors = meaning.embed([statement.text for statement in person.statements])
    measured = []
    for at, statement in enumerate(person.statements):
        kind = person.entries[statement.entry].kind
        others = [groups[other] for other in members[statement.entry] if other != at]
        cues, fields = told[at]
        facts = _facts(statement, person)
        row = line_features(statement.text, kind, cues, _shares(others), fields, facts, weighed)
        measured.append(Measured(statement, kind, cues, fields, row, vectors[at]))
    return tuple(measured)


def _facts(statement: Statement, person: Person) -> list[SkillFact]:
    """What the taxonomy says of the skills named in a statement."""
    return [fact for skill in statement.skills if (fact := person.skills.get(skill)) is not None]


def _shares(found: Sequence[frozenset[str]]) -> dict[str, float]:
    """Share of statements with each group, drawn towards nothing where there are few."""
    counts: dict[str, int] = {}
    for groups in found:
        for group in groups:
            counts[group] = counts.get(group, 0) + 1
    return {group: counts[group] / (len(found) + 1) for group in sorted(counts)}


# --- 2. role ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LineJudgement:
    """What the line model says of one statement: probabilities by code (AR*, SR*, X*), of AI work, of software work,
    and of each stage."""

    codes: Mapping[str, float]
    ai: float
    software: float
    stages: Mapping[str, float]
    technical: float = field(init=False)

    def __post_init__(self) -> None:
        """``technical``: how surely it is engineering work of either side. A line in which nothing is built or run only
        speaks of engineering, as those do who sell, plan or report it."""
        technical = max(self.ai, self.software) * min(1.0, SURELY_WORK * (1.0 - self.stages["none"]))
        object.__setattr__(self, "technical", technical)

    @property
    def sides(self) -> tuple[float, float]:
        """The technical share, divided between AI and software."""
        total, technical = self.ai + self.software, self.technical
        return (technical * self.ai / total, technical * self.software / total) if total else (0.0, 0.0)


def weight_of(entry: Entry) -> float:
    """How much an entry counts for its age, 0-1."""
    if entry.age is not None:
        return float(0.5 ** (entry.age / HALF_LIFE))
    return float(UNDATED**entry.order)


def is_work(entry: Entry) -> bool:
    """Whether an entry is a job, or described work that no job could be read of."""
    return entry.is_job or entry.kind in {"loose", "assignment"}


def role_features(
    person: Person,
    measured: Sequence[Measured],
    judged: Sequence[LineJudgement],
    said: Sequence[float] = (0.25, 0.25, 0.25, 0.25),
) -> dict[str, float]:
    """Features of a person for the role: masses are sums of probabilities, weighted by recency; ``said``: chances of the
    roles (in the order of ROLES) by the words of all statements (models.words)."""
    mass: dict[str, float] = {}
    skills: dict[str, float] = {}
    newest_job = newest_described(person, judged)
    built_ai: list[float] = []
    built_software: list[float] = []

    def add(name: str, value: float) -> None:
        mass[name] = mass.get(name, 0.0) + value

    for one, verdict in zip(measured, judged, strict=True):
        entry = person.entries[one.statement.entry]
        work = is_work(entry)
        place = (
            "job"
            if work or entry.kind == "teaching"
            else "loose"
            if entry.kind in {"summary", "listed"}
            else "side"
        )
        weight = weight_of(entry)
        ai, software = (0.0, 0.0) if entry.kind == "teaching" else verdict.sides
        neither = 1.0 - ai - software
        add(f"{place}_ai", weight * ai)
        add(f"{place}_software", weight * software)
        add(f"{place}_neither", weight * neither)
        if place == "job" and (entry.kind == "teaching" or _of_other_trades(one.cues)):
            add("job_elsewhere", weight * neither)
        if one.statement.entry == newest_job:
            add("newest_ai", ai)
            add("newest_software", software)
            add("newest_neither", neither)
        if work and (entry.age is None or entry.age < RECENT_MONTHS):
            add("recent_ai", ai)
            add("recent_software", software)
            add("things_ai", float(verdict.ai >= 0.6 and verdict.ai > verdict.software))
            add("things_software", float(verdict.software >= 0.6 and verdict.ai < 0.4))
            built_ai.append(ai)
            built_software.append(software)
        side = _sides(_facts(one.statement, person))
        skills[f"{place}_ai"] = skills.get(f"{place}_ai", 0.0) + weight * side[0]
        skills[f"{place}_software"] = skills.get(f"{place}_software", 0.0) + weight * side[1]

    def of(name: str) -> float:
        return mass.get(name, 0.0)

    def share(first: float, second: float, prior: float) -> float:
        return (first + prior) / (first + second + 2 * prior)

    def ranked(values: list[float], place: int) -> float:
        """The ``place``-th surest of recent statements on one side: two described built things make a side (CONTRACT)."""
        return sorted(values, reverse=True)[place - 1] if len(values) >= place else 0.0

    second_ai, second_software = ranked(built_ai, 2), ranked(built_software, 2)
    job_technical = of("job_ai") + of("job_software")
    no_job = 1.0 / (1.0 + job_technical)
    side_technical = of("side_ai") + of("side_software") + 0.5 * (of("loose_ai") + of("loose_software"))
    balance_recent = min(of("recent_ai"), of("recent_software")) / (
        0.5 * (of("recent_ai") + of("recent_software")) + 0.5
    )
    ai, software, both, other = (log(chance + LEAST_SAID) for chance in said)
    return {
        "words ai": ai - software,
        "words both": both - max(ai, software),
        "words elsewhere": other - max(ai, software, both),
        "job ai": log1p(of("job_ai")),
        "job software": log1p(of("job_software")),
        "job neither": log1p(of("job_neither")),
        "job elsewhere": log1p(of("job_elsewhere")),
        "job elsewhere share": share(of("job_elsewhere"), job_technical, 0.3) - 0.5,
        "job ai share": share(of("job_ai"), of("job_software"), 0.3) - 0.5,
        "job technical share": share(job_technical, of("job_neither"), 0.3) - 0.5,
        "newest ai share": share(of("newest_ai"), of("newest_software"), 0.3) - 0.5,
        "newest technical share": share(of("newest_ai") + of("newest_software"), of("newest_neither"), 0.3)
        - 0.5,
        "newest one-sided": abs(share(of("newest_ai"), of("newest_software"), 0.3) - 0.5),
        "job one-sided": abs(share(of("job_ai"), of("job_software"), 0.3) - 0.5),
        "recent balance": balance_recent,
        "recent both": log1p(min(of("recent_ai"), of("recent_software"))),
        "things on both sides": min(3.0, of("things_ai"), of("things_software")),
        "second ai": second_ai,
        "second software": second_software,
        "second on both sides": min(second_ai, second_software),
        "third on both sides": min(ranked(built_ai, 3), ranked(built_software, 3)),
        "newest both": log1p(min(of("newest_ai"), of("newest_software"))),
        "skill ai share in jobs": share(skills.get("job_ai", 0.0), skills.get("job_software", 0.0), 0.5)
        - 0.5,
        "skills in jobs": log1p(skills.get("job_ai", 0.0) + skills.get("job_software", 0.0)),
        "side ai without job": no_job * log1p(of("side_ai") + 0.5 * of("loose_ai")),
        "side software without job": no_job * log1p(of("side_software") + 0.5 * of("loose_software")),
        "side ai share without job": no_job
        * (
            share(of("side_ai") + 0.5 * of("loose_ai"), of("side_software") + 0.5 * of("loose_software"), 0.3)
            - 0.5
        ),
        "nothing technical": 1.0 / (1.0 + job_technical + side_technical),
    }


def _of_other_trades(cues: Mapping[str, int]) -> bool:
    """Whether a statement names work of another profession: teaching, selling, support, reports. Other lines that are not
    technical (a meeting, a stock phrase) speak against nobody."""
    groups = phrases.load("cues.toml").groups
    return any(groups[name] == "other" for name in cues)


def newest_described(person: Person, judged: Sequence[LineJudgement]) -> int | None:
    """Index of the newest job with described technical work; else of the newest job with any; else the richest other."""
    technical: dict[int, float] = {}
    for statement, verdict in zip(person.statements, judged, strict=True):
        technical[statement.entry] = technical.get(statement.entry, 0.0) + verdict.technical
    jobs = sorted(
        (at for at in technical if is_work(person.entries[at])),
        key=lambda at: (not person.entries[at].is_job, person.entries[at].order, at),
    )
    for at in jobs:
        if technical[at] >= 1.0:
            return at
    others = sorted(
        (at for at in technical if not is_work(person.entries[at])),
        key=lambda at: (-round(technical[at], 6), at),
    )
    if others and technical[others[0]] >= 0.5:
        return others[0]
    return jobs[0] if jobs else None


def at_anchor(person: Person, one: Measured, anchor: int | None) -> bool:
    """Whether a statement belongs to the newest described work; where that is no job, all that is no job does."""
    if one.statement.entry == anchor:
        return True
    anchored_work = anchor is not None and is_work(person.entries[anchor])
    return not anchored_work and not is_work(person.entries[one.statement.entry])


# --- 3. specialization ------------------------------------------------------------------------------------


def field_masses(
    person: Person, measured: Sequence[Measured], judged: Sequence[LineJudgement]
) -> dict[str, dict[str, float]]:
    """For each field: mass named by phrases and by skills, in the newest described job ("anchor"), and in everything
    ("all", by recency); and by each single phrase of the anchor ("anchor phrase 3" of computer_vision is the fourth in
    fields.toml). Only technical statements weigh."""
    anchor = newest_described(person, judged)
    anchored_work = anchor is not None and is_work(person.entries[anchor])
    found = {
        kind: dict.fromkeys(FIELDS, 0.0)
        for kind in ("anchor phrases", "anchor skills", "all phrases", "all skills", "side phrases")
    }
    for one, verdict in zip(measured, judged, strict=True):
        entry = person.entries[one.statement.entry]
        work = is_work(entry)
        weight = weight_of(entry) * verdict.technical * (1.0 if work or not anchored_work else 0.3)
        anchored = at_anchor(person, one, anchor)
        for name, numbers in one.fields.items():
            strength = 1.0 if len(numbers) == 1 else 1.5 if len(numbers) == 2 else 2.0
            found["all phrases"][name] += weight * strength
            if anchored:
                found["anchor phrases"][name] += verdict.technical * strength
                for number in numbers:
                    single = found.setdefault(f"anchor phrase {number}", {})
                    single[name] = single.get(name, 0.0) + verdict.technical
        weights: dict[str, float] = {}
        for skill in one.statement.skills:
            fact = person.skills.get(skill)
            for name, value in fact.specializations if fact is not None else ():
                if name in found["all skills"]:
                    weights[name] = max(weights.get(name, 0.0), value)
        for name, value in weights.items():
            found["all skills"][name] += weight * value
            if anchored:
                found["anchor skills"][name] += verdict.technical * value
    return found


def field_features(
    masses: Mapping[str, Mapping[str, float]], about: Mapping[str, Mapping[str, float]], ai: float
) -> dict[str, dict[str, float]]:
    """Features of each field, the same names for all: log masses and shares, and what ``models.topics`` makes of the
    statements (``about``). ``ai``: share of AI work in the newest described job, 0-1."""
    rows: dict[str, dict[str, float]] = {}
    totals = {kind: sum(values.values()) for kind, values in masses.items()}
    for name in FIELDS:
        row: dict[str, float] = dict(about[name])
        for kind in ("anchor phrases", "anchor skills", "all phrases", "all skills"):
            value = masses[kind][name]
            row[f"{kind} mass"] = log1p(value)
            row[f"{kind} share"] = value / (totals[kind] + 0.5)
        for kind, values in masses.items():
            if kind.startswith(SINGLE) and name in values:
                row[f"{name}: {kind}"] = log1p(values[name])
        own = ai if name in AI_SPECIALIZATIONS else 1.0 - ai
        row["side"] = own
        rows[name] = row
    front = masses["anchor phrases"]["frontend"] + masses["anchor skills"]["frontend"]
    back = masses["anchor phrases"]["backend_api"] + masses["anchor skills"]["backend_api"]
    rows["full_stack"]["both ends"] = log1p(min(front, back))
    rows["frontend"]["one end"] = log1p(front) - log1p(back)
    rows["backend_api"]["one end"] = log1p(back) - log1p(front)
    return rows
