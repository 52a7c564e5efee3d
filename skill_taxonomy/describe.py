"""The taxonomy in words for people: one skill, or the areas with their counts; and a skill as a TOML block.

Place in the way of the data: beside it; behind ``shortlist taxonomy show`` and ``shortlist taxonomy import``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields

from rapidfuzz import process

from skill_taxonomy.records import Context, Skill, Taxonomy, TaxonomyFault

NEAREST = 70.0
UNWRITTEN = frozenset({"id", "file"})


def summary(taxonomy: Taxonomy) -> str:
    """One line: how large it is."""
    forms = sum(len(skill.forms) for skill in taxonomy.skills.values())
    dated = sum(1 for skill in taxonomy.skills.values() if skill.first_release)
    return (
        f"Taxonomy {taxonomy.version}: {len(taxonomy)} skills, {forms} surface forms, "
        f"{dated} with the date of their first release, {len(taxonomy.areas)} areas; no problems."
    )


def areas(taxonomy: Taxonomy) -> str:
    """Every area of the domain with how many skills it has."""
    lines = [f"Taxonomy {taxonomy.version}, {len(taxonomy)} skills"]
    for area in taxonomy.areas.values():
        lines.append(f"{area.id:4s} {len(taxonomy.in_area(area.id)):5d}  {area.name}")
    return "\n".join(lines)


def skill(taxonomy: Taxonomy, words: str) -> str:
    """One skill by id or any of its names. Raises TaxonomyFault with the nearest names."""
    found = taxonomy.find(words)
    if found is None:
        close = process.extract(words.casefold(), list(taxonomy.forms), limit=5, score_cutoff=NEAREST)
        names = list(dict.fromkeys(taxonomy.forms[form].name for form, _, _ in close))
        hint = (
            f"; did you mean {', '.join(names)}?" if names else "; see shortlist taxonomy show for the areas."
        )
        raise TaxonomyFault(f"There is no such skill: '{words}'{hint}")
    others = [found.area, *found.areas]
    rows = [
        ("id", found.id),
        ("kind", found.kind),
        ("area", "; ".join(f"{one} {taxonomy.areas[one].name}" for one in others)),
        ("written", ", ".join(found.forms)),
        ("only in this case", ", ".join(found.exact_forms)),
        ("is a", _names(taxonomy, found.parents)),
        ("implies", _names(taxonomy, found.implies)),
        (
            "similar to",
            ", ".join(
                f"{taxonomy[one].name} {weight:g}" for one, weight in taxonomy.similar(found.id).items()
            ),
        ),
        ("first release", f"{found.first_release} ({found.source})" if found.first_release else ""),
        ("specializations", ", ".join(f"{one} {weight:g}" for one, weight in found.specializations)),
        ("needs support", _context(found.context)),
        ("for example", " | ".join(found.examples)),
        ("but not", " | ".join(found.not_examples)),
    ]
    return "\n".join([found.name, *(f"  {label:18s} {text}" for label, text in rows if text)])


def _names(taxonomy: Taxonomy, ids: Iterable[str]) -> str:
    return ", ".join(taxonomy[one].name for one in ids if one in taxonomy)


def _context(context: Context | None) -> str:
    if context is None:
        return ""
    parts = [f"{', '.join(context.forms)}: near {', '.join(context.near)}"]
    if context.list:
        parts.append("or beside another skill in a list")
    return " ".join(parts)


def to_toml(skills: Iterable[Skill]) -> str:
    """Skills as TOML blocks, as an overlay folder takes them."""
    return "\n".join(_block(one) for one in skills)


def _block(one: Skill) -> str:
    lines = [f"[{one.id}]"]
    for at in fields(one):
        value = getattr(one, at.name)
        if at.name in UNWRITTEN or value in (None, (), ""):
            continue
        if isinstance(value, Context):
            continue
        lines.append(f"{at.name} = {_value(value)}")
    if one.context is not None:
        lines.append(f"[{one.id}.context]")
        for at in fields(one.context):
            value = getattr(one.context, at.name)
            if value not in ((), False):
                lines.append(f"{at.name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    """A TOML value: JSON's strings and lists are TOML's too."""
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return "{ " + ", ".join(f"{key} = {weight:g}" for key, weight in value) + " }"
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False)
