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
    "experimental": "Built {what} in projects, courses or research, none shown in production",
}
ROLE_OF_GAP = {
    "ai_engineer": "ai_engineer",
    "hybrid": "ai_engineer",
    "software_engineer": "software_engineer",
}
_SCALE = re.compile(
    r"\b\d[\d.,]*\s?(?:k|m|bn|million|thousand)?\+?\s(?:daily |monthly |active |concurrent |internal )?"
    r"(?:users|customers|merchants|requests|transactions|orders|stores|devices|documents|queries)\b",
    re.IGNORECASE,
)
MOST_DUTIES = 3
MOST_SKILLS = 3


def sentence(
    role: str,
    specialization: str,
    level: str,
    evidence: Sequence[Evidence],
    skills: SkillSet,
    distances: Sequence[Distance],
    taxonomy: Taxonomy,
) -> str:
    """The sentence; ``evidence``: production lines, newest first."""
    if role == "other":
        return "No engineering work is described" + ("; tools are only listed." if skills.uses else ".")
    if level == "none":
        return "Tools and duties are named, but nothing built is described."
    what = FIELD_WORDS[specialization]
    text = OPENINGS[level].format(what=what)
    tools = _tools(skills, specialization, taxonomy)
    if tools:
        text += f" with {_listed(tools)}"
    scale = next((match[0] for one in evidence if (match := _SCALE.search(one.text))), None)
    if scale and level in {"operated", "shipped"}:
        text += f" ({scale})"
    duties = _duties(level, evidence)
    if duties:
        text += f": {', '.join(duties)}"
    gap = _gap(role, distances, taxonomy)
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


def _gap(role: str, distances: Sequence[Distance], taxonomy: Taxonomy) -> str:
    for distance in distances:
        if distance.role == ROLE_OF_GAP.get(role) and (distance.missing or distance.thin):
            missing = bool(distance.missing)
            area = taxonomy.areas[(distance.missing or distance.thin)[-1 if missing else 0]]
            name = area.name[:1].lower() + area.name[1:] if not area.name[:2].isupper() else area.name
            return f"no {name} seen" if missing else f"{name} only listed"
    return ""


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
