"""One sentence a recruiter would say, built from the evidence and nothing else.

Place in the way of the data: the last step of assessment. It names what the newest work was, how far it went, the duties
that were seen, and one gap.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from pipeline.needs import inside
from pipeline.records import (
    AI_SPECIALIZATIONS,
    SOFTWARE_SPECIALIZATIONS,
    Distance,
    Evidence,
    SkillSet,
    SkillUse,
)
from skill_taxonomy import Skill, Taxonomy

FIELD_WORDS = {
    "llm_applications": "LLM applications",
    "retrieval_rag": "search and RAG systems",
    "agents_automation": "agents and automated workflows",
    "computer_vision": "computer-vision systems",
    "nlp_speech": "language and speech systems",
    "recommendation_ranking": "recommendation and ranking systems",
    "predictive_ml": "predictive models",
    "mlops": "an ML platform",
    "frontend": "web front ends",
    "backend_api": "backend services",
    "full_stack": "full-stack applications",
    "mobile": "mobile apps",
    "cloud_devops": "cloud infrastructure",
    "data_engineering": "data pipelines",
    "security": "security tooling",
    "systems_embedded": "embedded or systems software",
    "quality_engineering": "test automation",
    "none": "software",
}
DUTY_WORDS = {
    "X1": "deployment",
    "X2": "monitoring",
    "X3": "testing",
    "X4": "cost control",
    "X5": "failures and recovery",
    "X6": "security",
    "X7": "scale and latency",
    "X8": "accuracy in use",
    "X9": "long-term upkeep",
}
OPENINGS = {
    "operated": "Ran {what} in production",
    "shipped": "Shipped {what}",
    "experimental": "Built {what}",
}
RUNNING = "operated"
# By whether a job holds engineering work: then nobody can say that all was built elsewhere.
UNSHIPPED = {
    True: ", use in production not shown",
    False: " in projects, courses or research, not shown in production",
}
ROLE_OF_GAP = {
    "ai_engineer": "ai_engineer",
    "hybrid": "ai_engineer",
    "software_engineer": "software_engineer",
}
ENOUGH_WORDS = 90  # of described work, below which silence on a duty means nothing
_SCALE = re.compile(
    r"(?<![\w+.,])\d[\d.,]*\s?(?:k|m|bn|million|thousand)?\+?\s(?:daily |monthly |active |concurrent |internal )?"
    r"(?:users|customers|merchants|requests|transactions|orders|stores|devices|documents|queries)\b"
    r"(?:\s?/\s?(?:s|sec|min|h|day)\b|\s(?:a|an|per|each)\s(?:second|minute|hour|day|week|month|year)\b)?",
    re.IGNORECASE,
)
LOAD = "X7"  # scale and latency: a number in a line about something else is no load
STEM = 8  # letters by which the forms of a word are known
CLOUD = "S6"
MOST_DUTIES = 3
MOST_SKILLS = 3
LEAST_OF_ANOTHER = 2  # skills that say that the work was of another field
SPEAKS = 0.5  # the weight from which a skill says so: Python and the like are at home in many fields
SIDES = {
    "ai_engineer": AI_SPECIALIZATIONS,
    "software_engineer": SOFTWARE_SPECIALIZATIONS,
    "hybrid": (*AI_SPECIALIZATIONS, *SOFTWARE_SPECIALIZATIONS),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the document tells of work: its words, the codes that any line may stand for, however weakly, whether
    engineering was done in a job, and whether the role is sure. ``posts``: jobs are named; ``described``: something beside
    lists is said of work. ``reached``: the places (``place_of`` a mention) whose work reaches the level, ``real`` those
    whose work was at least shipped; none where it cannot be told."""

    text: str
    codes: frozenset[str]
    at_work: bool
    sure: bool
    posts: bool = True
    described: bool = True
    reached: frozenset[Place] = frozenset()
    real: frozenset[Place] = frozenset()


Place = tuple[str, int | None]  # ("job", 0), ("project", 2), or ("loose", None) for what stands in neither


def place_of(job: int | None, project: int | None) -> Place:
    """Where a line stands, by the indices of its job and project."""
    if job is not None:
        return ("job", job)
    return ("loose", None) if project is None else ("project", project)


@dataclass(frozen=True, slots=True)
class _Gap:
    name: str
    codes: frozenset[str]
    by_level: frozenset[str]
    words: re.Pattern[str]


@lru_cache(maxsize=1)
def _gaps() -> dict[str, tuple[_Gap, ...]]:
    """The gaps of gaps.toml by role."""
    text = resources.files("pipeline.assessment").joinpath("gaps.toml").read_text(encoding="utf-8")
    return {
        role: tuple(
            _Gap(
                block["name"],
                frozenset(block["codes"]),
                frozenset(block.get("by_level", ())),
                re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, block['words']))})", re.IGNORECASE),
            )
            for block in blocks
        )
        for role, blocks in tomllib.loads(text).items()
    }


def sentence(
    role: str,
    specialization: str,
    level: str,
    evidence: Sequence[Evidence],
    responsibilities: Sequence[Evidence],
    skills: SkillSet,
    distances: Sequence[Distance],
    taxonomy: Taxonomy,
    told: Told,
) -> str:
    """The sentence; ``evidence``: production lines, newest first."""
    if not told.described:
        return f"{'Posts' if told.posts else 'Skills'} are listed, but no work is described."
    if role == "other":
        return (
            f"The described work {'is' if told.sure else 'seems to be'} neither AI nor software engineering."
        )
    if level == "none":
        return "Tools and duties are named, but nothing built is described."
    field, tools = _tools(role, specialization, skills, taxonomy, told.reached)
    if not tools and field == specialization and told.real and level != RUNNING:  # shipped with, not run with
        _, tools = _tools(role, specialization, skills, taxonomy, told.real)
    text = OPENINGS[level].format(what=_what(field, skills))
    if tools:
        text += f" with {_listed(tools)}"
    if level == "experimental":
        text += UNSHIPPED[told.at_work]
    scale = next(
        (match[0] for one in evidence if one.code == LOAD and (match := _SCALE.search(one.text))), None
    )
    if scale and level in {"operated", "shipped"}:
        text += f" ({scale})"
    duties = _duties(level, evidence)
    if duties:
        text += f": {', '.join(duties)}"
    seen = frozenset(one.code for one in (*evidence, *responsibilities))
    gap = _gap(role, level, seen | told.codes, told.text, distances, taxonomy)
    return f"{text}; {gap}." if gap else f"{text}."


def _what(field: str, skills: SkillSet) -> str:
    """The field in words; servers and networks are only called a cloud where one is named in use."""
    in_cloud = any(use.area == CLOUD and use.grade != "claimed" for use in skills.uses)
    return "infrastructure" if field == "cloud_devops" and not in_cloud else FIELD_WORDS[field]


def _tools(
    role: str, specialization: str, skills: SkillSet, taxonomy: Taxonomy, reached: Collection[Place]
) -> tuple[str, list[str]]:
    """The field whose work reached the level, and the skills put to work there that weigh most for it. Skills of a
    project were not shipped with the chatbot of the job beside it, and where all that reached the level is of another
    field than the verdict's, the sentence names that one."""
    shown: list[tuple[SkillUse, Skill]] = [
        (use, taxonomy[use.skill_id])
        for use in skills.uses
        if use.grade != "claimed"
        and use.skill_id in taxonomy
        and (not reached or any(place_of(one.job, one.project) in reached for one in use.evidence))
    ]
    weights: dict[str, list[float]] = {}
    for _, skill in shown:
        for name, weight in skill.specializations:
            weights.setdefault(name, []).append(weight)
    field = specialization
    if reached and specialization not in weights:
        others = [
            name
            for name in SIDES.get(role, ())
            if sum(weight >= SPEAKS for weight in weights.get(name, ())) >= LEAST_OF_ANOTHER
        ]
        field = max(others, key=lambda name: (round(sum(weights[name]), 6), name), default=field)
    ranked: list[tuple[float, int, str]] = []
    for use, skill in shown:
        weight = dict(skill.specializations).get(field, 0.0)
        if weight > 0 and skill.kind not in {"concept", "practice", "soft_skill"}:
            ranked.append((-(weight + 0.5 * (use.grade == "deep")), -len(use.evidence), use.name))
    names = [name for *_, name in sorted(ranked)]
    single = [name for name in names if " and " not in name]  # "Go, Java and Gatling and k6" reads badly
    return field, (single or names)[:MOST_SKILLS]


def _duties(level: str, evidence: Sequence[Evidence]) -> list[str]:
    unsaid = (
        {"X1"} if level == "experimental" else set()
    )  # "not in production" and "deployment" contradict each other
    wanted = [
        one for one in evidence if one.stage == level and one.code in DUTY_WORDS and one.code not in unsaid
    ]
    codes = list(dict.fromkeys(one.code for one in wanted))
    return [DUTY_WORDS[code] for code in codes[:MOST_DUTIES]]


def _gap(
    role: str,
    level: str,
    seen: Collection[str],
    text: str,
    distances: Sequence[Distance],
    taxonomy: Taxonomy,
) -> str:
    """The first duty of the role of which neither a line nor a word of the work speaks, or else an area that nothing
    shows; empty when too little is told for silence to mean anything."""
    side = ROLE_OF_GAP.get(role)
    if side is None or len(text.split()) < ENOUGH_WORDS:
        return ""
    for gap in _gaps()[side]:
        if level not in gap.by_level and gap.codes.isdisjoint(seen) and not gap.words.search(text):
            return f"no {gap.name} seen"
    for distance in distances:
        for area in distance.missing if distance.role == side else ():
            name = taxonomy.areas[area].name
            if not any(re.search(rf"(?<!\w){re.escape(stem)}", text, re.IGNORECASE) for stem in _stems(name)):
                return f"nothing on {inside(name, taxonomy)}"
    return ""


def _stems(name: str) -> list[str]:
    """Beginnings of the telling words of an area's name: "API design" -> api, design."""
    return [
        word.rstrip("s")[:STEM].lower()
        for word in re.findall(r"\w{3,}", name)
        if word not in {"and", "non", "for"}
    ]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
