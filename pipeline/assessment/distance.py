"""Distance to a role: which areas of DOMAIN.md section 2 are missing or thin.

Place in the way of the data: inside assessment. An area is covered by a skill used at work or in a project, or by a line of
work of its kind; thin when it is only claimed; missing when nothing shows it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import ROLE_AREAS, Distance, Evidence, SkillSet
from skill_taxonomy import Taxonomy

# Which lines of work (DOMAIN.md section 3) show which area.
SHOWN_BY = {
    "AR1": "A7", "AR2": "A2", "AR3": "A3", "AR4": "A6", "AR6": "A5", "AR7": "A10", "AR8": "A10",
    "SR1": "S2", "SR3": "S4", "SR4": "S5", "SR5": "S9", "SR6": "S8", "SR7": "S10", "SR8": "S11",
}  # fmt: skip


def distances(
    skills: SkillSet, responsibilities: Iterable[Evidence], taxonomy: Taxonomy
) -> tuple[Distance, ...]:
    """One Distance a role, areas in the order of their ids."""
    covered = {SHOWN_BY[one.code] for one in responsibilities if one.code in SHOWN_BY}
    claimed: set[str] = set()
    for use in skills.uses:
        if use.skill_id not in taxonomy:
            continue
        reached = [
            taxonomy[use.skill_id],
            *(taxonomy[i] for i in taxonomy.implied(use.skill_id) if i in taxonomy),
        ]
        areas = {area for skill in reached for area in (skill.area, *skill.areas)}
        if use.grade == "claimed":
            claimed |= areas
        else:
            covered |= areas
    return tuple(
        Distance(
            role,
            tuple(area for area in areas if area not in covered and area not in claimed),
            tuple(area for area in areas if area not in covered and area in claimed),
        )
        for role, areas in ROLE_AREAS.items()
    )
