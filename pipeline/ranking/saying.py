"""Ranking: the sentence about a candidate, fitted to the brief: what the work shows, and the one thing asked for that it
does not show.

Way of the data: ... -> vetting -> [ranking] -> reports. The assessment's own sentence ends in what the person's whole
role lacks; that is only said where the brief asks for the whole role.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.needs import inside
from pipeline.ranking.credit import Credit, Target
from pipeline.records import AI_SPECIALIZATIONS, SOFTWARE_SPECIALIZATIONS, Brief, Profile
from skill_taxonomy import Taxonomy

# The gate is what the newest work was judged to be: it never says that such work is missing from the career.
WORK_WORDS = {
    "ai_engineer": "AI engineering",
    "software_engineer": "software engineering",
    "hybrid": "both AI and software engineering",
    "other": "work of another profession",
}
SIDES = {"ai_engineer": AI_SPECIALIZATIONS, "software_engineer": SOFTWARE_SPECIALIZATIONS}
TAILS = ("no ", "nothing on ")  # how the assessment's sentence begins what it does not see
MOST_NAMES = 3  # alternatives that are read out


def role_missing(asked: str, judged: str) -> str:
    """The need for a role that the newest work was judged not to be."""
    return f"newest work in {WORK_WORDS[asked]} (judged {WORK_WORDS[judged]})"


def role_unclear(asked: str, chances: Sequence[tuple[str, float]]) -> str:
    """The need for a role that the judgement leaves open, with the two likeliest answers."""
    first = sorted(chances, key=lambda pair: (-pair[1], pair[0]))[:2]
    odds = ", ".join(f"{WORK_WORDS[name]} {100 * chance:.0f} %" for name, chance in first)
    return f"whether the newest work is {WORK_WORDS[asked]} (judged {odds})"


def role_at_odds(asked: str) -> str:
    """The need for a role that the newest title claims and the lines under it do not show."""
    return f"whether the newest work is {WORK_WORDS[asked]} (its title is an engineer's, the lines do not show it)"


def role_verdict(asked: str, judged: str) -> str:
    """The sentence on a role that the brief does not ask for; none where the assessment's own sentence says it."""
    if judged == "other":
        return ""
    return f"The newest work is judged {WORK_WORDS[judged]}, not {WORK_WORDS[asked]}."


def said(
    profile: Profile,
    brief: Brief,
    must: Sequence[tuple[Target, Credit]],
    nice: Sequence[tuple[Target, Credit]],
    taxonomy: Taxonomy,
) -> str:
    """One sentence. Must-haves that are missing or unknown are said by the status, not here."""
    head, sign, tail = profile.assessment.reason.rpartition("; ")
    if not sign or not tail.startswith(TAILS):
        return profile.assessment.reason
    if set(SIDES.get(brief.role, ())) == set(brief.specializations) and (
        profile.assessment.role.label in {brief.role, "hybrid"}
    ):
        side_only = profile.assessment.role.label == brief.role
        return profile.assessment.reason if side_only else f"{head}."
    lacking = "" if any(credit.gate == "missing" for _, credit in must) else _lacking(must, nice, taxonomy)
    return f"{head}; {lacking}." if lacking else f"{head}."


def _lacking(
    must: Sequence[tuple[Target, Credit]], nice: Sequence[tuple[Target, Credit]], taxonomy: Taxonomy
) -> str:
    """The weightiest must-have that is only claimed, else the weightiest nice-to-have that nothing shows."""
    claimed = [
        (target.weight, _listed(target, credit, taxonomy))
        for target, credit in must
        if credit.gate == "claimed"
    ]
    if claimed:
        return f"{max(claimed, key=_first)[1]} only listed"
    absent = [(target.weight, target) for target, credit in nice if credit.gate == "missing"]
    if not absent:
        return ""
    target = max(absent, key=_first)[1]
    return f"nothing on {_names(target, taxonomy)}" if target.area else f"no {_names(target, taxonomy)} seen"


def _listed(target: Target, credit: Credit, taxonomy: Taxonomy) -> str:
    """The skill by which a must-have is claimed; its own words where a similar skill earned the credit."""
    by = credit.by if credit.by in target.meeting else None
    return taxonomy[by].name if by and not target.area else _names(target, taxonomy)


def _first(pair: tuple[float, object]) -> float:
    return pair[0]


def _names(target: Target, taxonomy: Taxonomy) -> str:
    """The need as it stands inside a sentence."""
    names = target.need.words.split(" or ")
    if target.area:
        names = [inside(name, taxonomy) for name in names]
    if len(names) == 1:
        return names[0]
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], "the like"]
    return f"{', '.join(names[:-1])} or {names[-1]}"
