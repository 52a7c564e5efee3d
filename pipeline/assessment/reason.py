"""One sentence a recruiter would say, built from the evidence and nothing else.

Place in the way of the data: the last step of assessment. It names what the newest work was, how far it went, the duties
that were seen, and one gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Distance, Evidence, SkillSet
from skill_taxonomy import Taxonomy

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
    "experimental": "Built {what} in projects, courses or research, not shown in production",
}
ROLE_OF_GAP = {
    "ai_engineer": "ai_engineer",
    "hybrid": "ai_engineer",
    "software_engineer": "software_engineer",
}
# What a recruiter would ask for next, most telling first: any of the codes answers it.
GAPS = {
    "ai_engineer": (
        (frozenset({"AR6"}), "evaluation of models"),
        (frozenset({"AR8", "X2", "X8"}), "monitoring in use"),
        (frozenset({"AR2"}), "training or fine-tuning"),
        (frozenset({"AR7", "X1"}), "deployment"),
        (frozenset({"AR1"}), "data preparation"),
    ),
    "software_engineer": (
        (frozenset({"SR6", "X3"}), "automated testing"),
        (frozenset({"SR8", "X2", "X5"}), "running of production systems"),
        (frozenset({"SR7", "X6", "X7"}), "security or performance work"),
        (frozenset({"SR3", "SR4"}), "API or database work"),
        (frozenset({"SR1"}), "architecture"),
    ),
}
_SCALE = re.compile(
    r"(?<![\w+.,])\d[\d.,]*\s?(?:k|m|bn|million|thousand)?\+?\s(?:daily |monthly |active |concurrent |internal )?"
    r"(?:users|customers|merchants|requests|transactions|orders|stores|devices|documents|queries)\b"
    r"(?:\s?/\s?(?:s|sec|min|h|day)\b|\s(?:a|an|per|each)\s(?:second|minute|hour|day|week|month|year)\b)?",
    re.IGNORECASE,
)
LOAD = "X7"  # scale and latency: a number in a line about something else is no load
MOST_DUTIES = 3
MOST_SKILLS = 3


def sentence(
    role: str,
    specialization: str,
    level: str,
    evidence: Sequence[Evidence],
    responsibilities: Sequence[Evidence],
    skills: SkillSet,
    distances: Sequence[Distance],
    taxonomy: Taxonomy,
) -> str:
    """The sentence; ``evidence``: production lines, newest first."""
    if role == "other":
        return "The described work is neither AI nor software engineering."
    if level == "none":
        return "Tools and duties are named, but nothing built is described."
    what = FIELD_WORDS[specialization]
    text = OPENINGS[level].format(what=what)
    tools = _tools(skills, specialization, taxonomy)
    if tools:
        text += f" with {_listed(tools)}"
    scale = next(
        (match[0] for one in evidence if one.code == LOAD and (match := _SCALE.search(one.text))), None
    )
    if scale and level in {"operated", "shipped"}:
        text += f" ({scale})"
    duties = _duties(level, evidence)
    if duties:
        text += f": {', '.join(duties)}"
    seen = frozenset(one.code for one in (*evidence, *responsibilities))
    gap = _gap(role, seen, distances, taxonomy)
    return f"{text}; {gap}." if gap else f"{text}."


def _tools(skills: SkillSet, specialization: str, taxonomy: Taxonomy) -> list[str]:
    """Skills used at work that weigh most for the specialization."""
    ranked = []
    for use in skills.uses:
        if use.grade == "claimed" or use.skill_id not in taxonomy:
            continue
        skill = taxonomy[use.skill_id]
        weight = dict(skill.specializations).get(specialization, 0.0)
        if weight > 0 and skill.kind not in {"concept", "practice", "soft_skill"}:
            ranked.append((-(weight + 0.5 * (use.grade == "deep")), -len(use.evidence), use.name))
    return [name for *_, name in sorted(ranked)[:MOST_SKILLS]]


def _duties(level: str, evidence: Sequence[Evidence]) -> list[str]:
    wanted = [one for one in evidence if one.stage == level and one.code in DUTY_WORDS]
    codes = list(dict.fromkeys(one.code for one in wanted))
    return [DUTY_WORDS[code] for code in codes[:MOST_DUTIES]]


def _gap(role: str, seen: frozenset[str], distances: Sequence[Distance], taxonomy: Taxonomy) -> str:
    """The first duty of the role that no line of work shows, or else an area that nothing shows."""
    side = ROLE_OF_GAP.get(role)
    if side is None:
        return ""
    for codes, words in GAPS[side]:
        if not seen & codes:
            return f"no {words} seen"
    for distance in distances:
        if distance.role == side and distance.missing:
            name = taxonomy.areas[distance.missing[0]].name
            return f"nothing on {name if name[:2].isupper() else name[:1].lower() + name[1:]}"
    return ""


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
