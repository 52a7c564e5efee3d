"""Ranking: the sentence about a candidate, fitted to the brief: what the work shows, and the one thing asked for that it
does not show.

Way of the data: ... -> vetting -> [ranking] -> reports. The assessment's own sentence ends in what the person's whole
role lacks; that is only said where the brief asks for the whole role.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ranking.credit import Credit, Target
from pipeline.records import AI_SPECIALIZATIONS, SOFTWARE_SPECIALIZATIONS, Brief, Profile
from skill_taxonomy import Taxonomy

ROLE_WORDS = {
    "ai_engineer": "work as an AI engineer",
    "software_engineer": "work as a software engineer",
    "hybrid": "work as an engineer on both sides",
    "other": "other work",
}
SIDES = {"ai_engineer": AI_SPECIALIZATIONS, "software_engineer": SOFTWARE_SPECIALIZATIONS}
TAILS = ("no ", "nothing on ")  # how the assessment's sentence begins what it does not see
MOST_NAMES = 3  # alternatives that are read out


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
    lacking = _lacking(must, nice, taxonomy)
    return f"{head}; {lacking}." if lacking else f"{head}."


def _lacking(
    must: Sequence[tuple[Target, Credit]], nice: Sequence[tuple[Target, Credit]], taxonomy: Taxonomy
) -> str:
    """The weightiest must-have that is only claimed, else the weightiest nice-to-have that nothing shows."""
    claimed = [target for target, credit in must if credit.gate == "claimed"]
    if claimed:
        return f"{_names(max(claimed, key=_weight), taxonomy)} only listed"
    absent = [target for target, credit in nice if credit.gate == "missing"]
    if not absent:
        return ""
    first = max(absent, key=_weight)
    return f"nothing on {_names(first, taxonomy)}" if first.area else f"no {_names(first, taxonomy)} seen"


def _weight(target: Target) -> float:
    return target.weight


def _names(target: Target, taxonomy: Taxonomy) -> str:
    """The need as it stands inside a sentence."""
    names = [
        _inside(taxonomy.areas[one].name) if one in taxonomy.areas else taxonomy[one].name
        for one in target.need.any_of
    ]
    if len(names) == 1:
        return _inside(target.need.words) if target.area else target.need.words
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], "the like"]
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _inside(name: str) -> str:
    return name if name[:2].isupper() else name[:1].lower() + name[1:]
