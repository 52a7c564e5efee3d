"""What meets a need: the one rule that ranking and team proposals share. A leaf beside the rooms.

Way of the data: ... -> vetting -> ranking -> reports; briefs say the needs, candidates hold skills.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Need
from skill_taxonomy import Taxonomy


def meeting(need: Need, taxonomy: Taxonomy) -> frozenset[str]:
    """Ids of every skill that meets the need: one of those named, one that implies it, or one of a named area."""
    wanted = frozenset(need.any_of)
    areas = wanted & frozenset(taxonomy.areas)
    return frozenset(
        skill.id
        for skill in taxonomy.skills.values()
        if skill.id in wanted
        or wanted & taxonomy.implied(skill.id)
        or (areas and (skill.area in areas or areas.intersection(skill.areas)))
    )


def nearly(need: Need, taxonomy: Taxonomy) -> dict[str, float]:
    """Ids that do not meet the need but are similar to what does, with the part credit (0-1) each earns."""
    found: dict[str, float] = {}
    for wanted in need.any_of:
        for skill_id, weight in taxonomy.similar(wanted).items():
            found[skill_id] = max(weight, found.get(skill_id, 0.0))
    for skill_id in meeting(need, taxonomy) & found.keys():
        del found[skill_id]
    return dict(sorted(found.items()))


def months_of(minimum_years: float | None) -> int:
    """Asked years as months; 0 when none are asked."""
    return round(12 * minimum_years) if minimum_years else 0


def names_of(ids: Iterable[str], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Names for people of skill and area ids."""
    return tuple(taxonomy.areas[one].name if one in taxonomy.areas else taxonomy[one].name for one in ids)


def inside(name: str, taxonomy: Taxonomy) -> str:
    """The name of an area as it stands inside a sentence: a capital letter stays in "LLMs" and "Python"."""
    first = name.partition(" ")[0]
    known = taxonomy.skills.get(first.lower())
    if first[:2].isupper() or (known is not None and known.kind == "language"):
        return name
    return name[:1].lower() + name[1:]
