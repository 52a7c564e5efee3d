"""Briefs: a brief as commented YAML that a person can correct, and that loads again to the same brief.

Beside the way of the data: written by ``brief new`` and by the reader of job descriptions; ranking reads the brief.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pipeline.briefs.brief import SENIORITIES, WEIGHT_PARTS
from pipeline.records import PRODUCTION_LEVELS, ROLES, SPECIALIZATIONS, Brief, Data, Need, Product
from skill_taxonomy import Taxonomy

ASIDE = 100  # columns from which a comment goes on its own line

PRODUCT_KEYS = (
    ("problem", "what goes wrong today, for whom, how often"),
    ("users", "who will use it, and how many"),
    ("ai_features", "what a model shall do, one entry each; [] for none"),
    ("budget", "for people and running costs, with the period"),
    ("timeline", "first use by whom, and when all use it"),
    ("success_metrics", "numbers that say it works, one entry each"),
    ("stage", "prototype or product"),
    ("sensitive_data", "true for personal, medical or financial data"),
    ("accuracy_needs", "what a wrong answer costs"),
    ("custom_models", "true when own models must be trained or fine-tuned"),
)
DATA_KEYS = (
    ("sources", "where the data comes from, how much"),
    ("quality", "labels, gaps, duplicates"),
    ("permissions", "who may use it for this"),
    ("availability", "where it lies, how fresh"),
)


def to_yaml(
    brief: Brief, taxonomy: Taxonomy, heading: str = "", sources: Mapping[str, str] | None = None
) -> str:
    """The brief as YAML. ``heading``: comment lines on top. ``sources``: key -> the sentence it came from, written
    beside the key. Keys that the brief leaves open stand as comments that say what belongs there."""
    told = sources or {}
    return "\n".join(_lines(brief, taxonomy, heading, told)) + "\n"


def _lines(brief: Brief, taxonomy: Taxonomy, heading: str, told: Mapping[str, str]) -> Iterator[str]:
    for line in heading.splitlines():
        yield f"# {clean(line)}".rstrip()
    if heading:
        yield ""
    yield f"id: {quoted(brief.id)}"
    yield from _with_source(f"title: {quoted(brief.title)}", told.get("title"))
    yield from _with_source(f"role: {brief.role}", told.get("role"), f"one of {', '.join(ROLES)}")
    yield from _listed(
        "specializations", brief.specializations, told.get("specializations"), SPECIALIZATIONS[:-1]
    )
    yield from _optional(
        "seniority", brief.seniority, told.get("seniority"), f"one of {', '.join(SENIORITIES)}"
    )
    yield from _optional("min_years", brief.min_years, told.get("min_years"), "relevant years at least")
    yield from _optional(
        "production_level",
        brief.production_level,
        told.get("production_level"),
        f"at least one of {', '.join(PRODUCTION_LEVELS)}; shipped = used by real users, operated = kept running",
    )
    yield "# For people to read: where somebody lives is never scored."
    yield from _listed("locations", brief.locations, told.get("locations"))
    yield ""
    yield "# Whoever lacks one of these is not_matched. A skill, an area (A1-A11, S1-S11), or alternatives:"
    yield "#   - any_of: [AWS, GCP]"
    yield from _needs("must_have", brief.must_have, taxonomy)
    yield "# Earns points, is never missed:"
    yield from _needs("nice_to_have", brief.nice_to_have, taxonomy)
    yield ""
    if brief.weights:
        yield "weights:"
        yield from (f"  {part}: {_number(value)}" for part, value in brief.weights)
    else:
        yield f"# weights: {{must_haves: 34}}   # points of the parts: {', '.join(WEIGHT_PARTS)}"
    yield from _optional("team_size", brief.team_size, told.get("team_size"), "people to hire for this")
    yield ""
    yield "# What is to be built (shortlist brief advise looks at it):"
    yield from _product(brief.product)


def _needs(key: str, needs: tuple[Need, ...], taxonomy: Taxonomy) -> Iterator[str]:
    if not needs:
        yield f"{key}: []"
        return
    yield f"{key}:"
    for need in needs:
        words = [_word(one, taxonomy) for one in need.any_of]
        if len(words) == 1 and need.min_years is None and need.sentence is None:
            yield f"  - {quoted(words[0])}"
            continue
        head = (
            f"skill: {quoted(words[0])}" if len(words) == 1 else f"any_of: [{', '.join(map(quoted, words))}]"
        )
        yield f"  - {head}"
        if need.min_years is not None:
            yield f"    min_years: {_number(need.min_years)}"
        if need.sentence is not None:
            yield f"    sentence: {quoted(need.sentence)}"


def _word(one: str, taxonomy: Taxonomy) -> str:
    """The skill's name where it finds the skill again, else its id."""
    if one in taxonomy.areas:
        return one
    name = taxonomy[one].name
    found = taxonomy.find(name)
    clashes = name.upper() in taxonomy.areas or any(
        a.name.casefold() == name.casefold() for a in taxonomy.areas.values()
    )
    return name if found is not None and found.id == one and not clashes else one


def _product(product: Product | None) -> Iterator[str]:
    given = product or Product()
    data = given.data or Data()
    any_data = any(getattr(data, key) for key, _ in DATA_KEYS)
    any_value = any_data or any(_present(getattr(given, key)) for key, _ in PRODUCT_KEYS)
    mark = "" if any_value else "# "
    yield f"{mark}product:"
    for key, what in PRODUCT_KEYS:
        value = getattr(given, key)
        if _present(value):
            yield f"  {key}: {_value(value)}"
        else:
            yield f"#   {key}:   # {what}"
        if key == "ai_features":
            yield f"  {'' if any_data else '# '}data:" if any_value else "#   data:"
            for data_key, data_what in DATA_KEYS:
                held = getattr(data, data_key)
                yield f"    {data_key}: {quoted(held)}" if held else f"#     {data_key}:   # {data_what}"


def _present(value: object) -> bool:
    return value not in (None, (), "")


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(quoted(str(one)) for one in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(str(value))


def _listed(
    key: str, values: tuple[str, ...], source: str | None, choices: tuple[str, ...] = ()
) -> Iterator[str]:
    if values:
        yield from _with_source(f"{key}: [{', '.join(map(quoted, values))}]", source)
    else:
        yield f"{key}: []" + (f"   # of {', '.join(choices)}" if choices else "")


def _optional(key: str, value: object, source: str | None, what: str) -> Iterator[str]:
    if value is None:
        yield f"# {key}:   # {what}"
    else:
        shown = _number(value) if isinstance(value, float) else str(value)
        yield from _with_source(f"{key}: {shown}", source, what)


def _with_source(line: str, source: str | None, what: str = "") -> Iterator[str]:
    comment = f'from: "{clean(source)}"' if source else what
    if not comment:
        yield line
    elif len(line) + len(comment) + 5 <= ASIDE:
        yield f"{line}   # {comment}"
    else:
        yield f"# {comment}"
        yield line


def quoted(text: str) -> str:
    """Text as a double-quoted scalar, which YAML and JSON read alike."""
    return (
        json.dumps(text, ensure_ascii=True)
        if not text.isprintable()
        else json.dumps(text, ensure_ascii=False)
    )


def clean(text: str) -> str:
    """Text on one line, safe inside a comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _number(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
