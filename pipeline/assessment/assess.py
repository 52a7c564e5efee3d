"""The verdicts on one candidate, each with the lines it rests on.

Place in the way of the data: folder -> intake -> reading -> sections -> skills -> [assessment] -> vetting -> ...
In: the document, its outline, its skills, the taxonomy. Out: one records.Assessment. No name, pronoun, photo, age, address,
school or gap is looked at; titles decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from models import linear, predict, tenure
from models.evidence import Person
from models.features import DIMENSIONS, LineJudgement
from models.levels import BORNE_OUT
from models.predict import Judged
from pipeline.assessment import distance, reason, years
from pipeline.assessment.evidence import evidence_of
from pipeline.records import (
    PRODUCTION_LEVELS,
    ROLES,
    SPECIALIZATIONS,
    Assessment,
    Document,
    Evidence,
    Outline,
    Production,
    SkillSet,
    Verdict,
)
from skill_taxonomy import Taxonomy

LEAST_RESPONSIBILITY = 0.4
LEAST_DIMENSION = 0.25
TECHNICAL = 0.5  # so likely a line tells of engineering
UNDESCRIBED = 0.5  # weight of the rule against the models for whom only lists speak
SURE = 0.7  # probability below which a role is said to seem so
MOST_UNDIMENSIONED = 3  # lines that show a level and none of its dimensions
TRACE = 0.2  # so likely a code is no longer surely absent
SECOND_SHARE = 0.12  # a second field needs so much of the mass of all fields
WITHOUT_JOBS = 0.7  # an answer that rests on projects alone is at most so sure


def load_models() -> None:
    """Loads the models once a process."""
    predict.load()


def model_hashes() -> dict[str, str]:
    """Model name -> sha256 of its model.json."""
    return {f"model_{name}": digest for name, digest in linear.hashes().items()}


def assess(
    document: Document, outline: Outline, skills: SkillSet, taxonomy: Taxonomy, as_of: str | None = None
) -> Assessment:
    """Role, specialization, production level, years, distances and one sentence. ``as_of`` (YYYY-MM) is what "present"
    means, None for the document's own date."""
    models = predict.load()
    person = evidence_of(document, outline, skills, taxonomy, as_of)
    judged = predict.judge(person, models)
    chances = _lists_are_no_work(judged, person)
    role = _verdict(chances, ROLES, models.role_abstain, judged.why_role, None)
    fields = judged.fields
    label = predict.field_of(role.label, fields)
    if label != "none":
        fields = _at_least(fields, label)
    elif label != max(fields, key=lambda name: (fields[name], name)):
        fields = _at_least(fields, "none")
    specialization = _verdict(
        fields, SPECIALIZATIONS, models.field_abstain, judged.why_field, _second(judged, label), label
    )
    responsibilities = _responsibilities(judged, outline, person)
    evidence = _production_evidence(judged, person)
    engineer = role.label != "other"
    relevant = tenure.relevant_entries(person, judged.lines, engineer)
    unread = tenure.is_unread(person, judged.lines, relevant, engineer)
    sure, note = years.confidence(person, relevant, document.confidence, unread)
    at_odds = not engineer and tenure.is_titled_engineer(person)
    away = distance.distances(skills, responsibilities, taxonomy)
    return Assessment(
        role=role,
        specialization=specialization,
        production=Production(judged.level.level, evidence, judged.level.rule),
        responsibilities=responsibilities,
        relevant_months=None if unread else tenure.months_of(person, relevant),
        years_confidence=sure,
        years_note=note,
        distances=away,
        reason=reason.sentence(
            role.label,
            label,
            judged.level.level,
            evidence,
            responsibilities,
            skills,
            away,
            taxonomy,
            _told(judged, person, 0.0 if at_odds else role.confidence),
        ),
        relevant_jobs=tuple(
            at
            for at in relevant
            if at < len(outline.jobs)  # entries begin with the jobs, in their order
        ),
        title_at_odds=at_odds,
    )


def _verdict(
    chances: dict[str, float],
    order: Sequence[str],
    abstain_below: float,
    why: tuple[tuple[str, float], ...],
    second: str | None,
    label: str | None = None,
) -> Verdict:
    rounded = {name: round(chances[name], 4) for name in order}
    best = label or max(order, key=lambda name: (rounded[name], -order.index(name)))
    return Verdict(best, tuple(rounded.items()), second, rounded[best] < abstain_below, why)


def _lists_are_no_work(judged: Judged, person: Person) -> dict[str, float]:
    """Probabilities of the roles. Who describes nothing built, no duty and no line of engineering is ``other``, however many
    tools are listed (CONTRACT): the models saw few lists that long. The models' own opinion stays in, so that a person
    looks where they are sure of something else."""
    described = any(
        verdict.technical >= TECHNICAL and one.section != "skills"
        for one, verdict in zip(person.statements, judged.lines, strict=True)
    )
    if described or judged.level.level != "none" or judged.role["other"] >= UNDESCRIBED:
        return judged.role
    return {
        name: (1.0 - UNDESCRIBED) * chance + (UNDESCRIBED if name == "other" else 0.0)
        for name, chance in judged.role.items()
    }


def _at_least(fields: dict[str, float], label: str) -> dict[str, float]:
    """Probabilities given that the label is chosen: where role and field disagree, the field's own share decides."""
    if label == "none" or fields["none"] >= 0.5:
        return fields
    rest = 1.0 - fields["none"]
    return {name: (0.0 if name == "none" else chance / rest) for name, chance in fields.items()}


def _second(judged: Judged, label: str) -> str | None:
    """The field with most evidence over the whole career beside the chosen one."""
    if label == "none":
        return None
    both = {
        name: judged.masses["all phrases"][name] + judged.masses["all skills"][name]
        for name in judged.masses["all phrases"]
    }
    total = sum(both.values())
    rest = sorted((name for name in both if name != label), key=lambda name: (-round(both[name], 6), name))
    return rest[0] if rest and total and both[rest[0]] / total >= SECOND_SHARE else None


def _told(judged: Judged, person: Person, sure: float) -> reason.Told:
    """What the sentence may not contradict: all statements, and every code that a line may stand for."""
    at_work = False
    codes: set[str] = set()
    for measured, verdict in zip(judged.measured, judged.lines, strict=True):
        entry = person.entries[measured.statement.entry]
        codes.update(code for code, chance in verdict.codes.items() if chance >= TRACE)
        at_work = at_work or (entry.is_job and entry.kind != "research" and verdict.technical >= TECHNICAL)
    text = " ".join(one.statement.text for one in judged.measured)
    places: dict[str, set[reason.Place]] = {level: set() for level in PRODUCTION_LEVELS}
    for measured, standing in zip(judged.measured, judged.level.standings, strict=True):
        places[standing.level].add(reason.place_of(*_place(person, measured.statement.entry)))
    return reason.Told(
        text,
        frozenset(codes),
        at_work,
        sure >= SURE,
        posts=person.jobs > 0,
        described=_is_described(person),
        reached=frozenset(places[judged.level.level]),
        real=frozenset(places["shipped"] | places["operated"]),
    )


def _is_described(person: Person) -> bool:
    """Whether anything but lists is said."""
    return any(one.section != "skills" for one in person.statements)


def _place(person: Person, entry: int) -> tuple[int | None, int | None]:
    """(index of the job, index of the project) of an entry, None where it is neither."""
    if entry < person.jobs:
        return entry, None
    at = entry - person.jobs
    return None, at if at < person.projects else None


def _order(judged: Judged, person: Person) -> list[int]:
    """Places of the statements, those of the newest jobs first, then projects and the rest."""

    def key(at: int) -> tuple[int, int, int, int]:
        statement = judged.measured[at].statement
        entry = person.entries[statement.entry]
        return (0 if entry.is_job else 1, entry.order, statement.entry, statement.numbers[0])

    return sorted(range(len(judged.measured)), key=key)


def _evidence(
    judged: Judged, person: Person, at: int, code: str, stage: str, rule: str, sure: float
) -> Evidence:
    statement = judged.measured[at].statement
    job, project = _place(person, statement.entry)
    return Evidence(
        code=code,
        page=statement.page,
        line=statement.numbers[0],
        text=statement.text,
        rule=rule,
        stage=stage,
        job=job,
        project=project,
        sure=round(sure, 2),
    )


def _responsibilities(judged: Judged, outline: Outline, person: Person) -> tuple[Evidence, ...]:
    found = []
    for at in _order(judged, person):
        if person.entries[judged.measured[at].statement.entry].kind == "listed":
            continue  # a list of skills tells of no duty, whatever its words resemble
        verdict, standing = judged.lines[at], judged.level.standings[at]
        codes = [
            (chance, code)
            for code, chance in verdict.codes.items()
            if code not in DIMENSIONS and chance >= LEAST_RESPONSIBILITY
        ]
        for chance, code in sorted(codes, key=lambda pair: (-round(pair[0], 6), pair[1])):
            rule = f"line model {chance:.2f}{_cue_words(judged, at)}"
            found.append(_evidence(judged, person, at, code, standing.level, rule, chance))
    return tuple(found)


def _production_evidence(judged: Judged, person: Person) -> tuple[Evidence, ...]:
    """Distinct lines, newest first, each with its strongest dimension. Where no line with a dimension shows the level, the
    surest of those that decided it stand for it without one."""
    found: list[Evidence] = []
    undimensioned: list[tuple[float, Evidence]] = []
    seen: set[str] = set()
    for at in _order(judged, person):
        standing = judged.level.standings[at]
        text = " ".join(judged.measured[at].statement.text.lower().split())
        if standing.level == "none" or text in seen:
            continue
        seen.add(text)
        code = _dimension(judged.lines[at], standing.level)
        cues = "" if standing.rule.endswith(BORNE_OUT) else _cue_words(judged, at)
        rule = f"{standing.rule} ({standing.sure:.2f}{cues})"
        line = _evidence(judged, person, at, code or "", standing.level, rule, standing.sure)
        if code is not None:
            found.append(line)
        elif standing.level == judged.level.level:
            undimensioned.append((standing.sure, line))
    if not any(one.stage == judged.level.level for one in found):
        undimensioned.sort(key=lambda pair: -round(pair[0], 6))
        found += [line for _, line in undimensioned[:MOST_UNDIMENSIONED]]
    return tuple(found)


def _dimension(verdict: LineJudgement, level: str) -> str | None:
    """The likeliest of X1-X9; a line without any stands for its level only when it is a running duty or a release."""
    best = max(DIMENSIONS, key=lambda code: (round(verdict.codes[code], 6), code))
    if verdict.codes[best] >= LEAST_DIMENSION:
        return best
    return best if PRODUCTION_LEVELS.index(level) >= 2 and verdict.codes[best] >= 0.1 else None


def _cue_words(judged: Judged, at: int) -> str:
    names = [name.replace("_", " ") for name in judged.measured[at].cues]
    return f"; {', '.join(names[:3])}" if names else ""
