"""Ranking: practices that a person's lines speak of without their name. In: a profile. Out: skill id -> the line.

Way of the data: ... -> vetting -> [ranking] -> reports. A must-have whose practice stands here is not missing but for a
person to look at; which duties may mean which practice is other_words.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from pipeline.ranking.credit import knobs
from pipeline.records import Evidence, Profile


@lru_cache(maxsize=1)
def practices() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Skill id -> (duties of which one is shown, duties of which one is shown beside it; none: nothing more is asked)."""
    text = resources.files("pipeline.ranking").joinpath("other_words.toml").read_text(encoding="utf-8")
    return {
        skill: (frozenset(block["any"]), frozenset(block.get("with", ())))
        for skill, block in tomllib.loads(text).items()
    }


def described(profile: Profile) -> dict[str, Evidence]:
    """The practices that the lines may speak of, each with the first line that does; none of who is no engineer."""
    verdict = profile.assessment
    if verdict.role.label == "other":
        return {}
    shown: dict[str, Evidence] = {}
    for one in (*verdict.responsibilities, *verdict.production.evidence):
        if one.sure >= knobs()["limits"]["other_words"]:
            shown.setdefault(one.code, one)
    found: dict[str, Evidence] = {}
    for skill, (duties, beside) in practices().items():
        lines = [one for code, one in shown.items() if code in duties]
        if lines and (not beside or not beside.isdisjoint(shown)):
            found[skill] = min(lines, key=lambda one: one.line)
    return found
