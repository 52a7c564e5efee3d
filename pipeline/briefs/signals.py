"""Briefs: what a brief speaks of: its words and keys as signals that the rules of advice.py fire on.

Beside the way of the data; the phrases are in advice.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from pipeline.records import AI_SPECIALIZATIONS, SOFTWARE_SPECIALIZATIONS, Brief, Data, Product
from skill_taxonomy import Taxonomy

FIELD_SKILL = 0.8  # weight in a specialization from which a must-have speaks for that field


@lru_cache(maxsize=1)
def knowledge() -> dict[str, Any]:
    """advice.toml."""
    return tomllib.loads(
        resources.files("pipeline.briefs").joinpath("advice.toml").read_text(encoding="utf-8")
    )


@dataclass(frozen=True)
class Signals:
    """Signal -> the words of the brief that gave it."""

    words: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.words.get(name, ())

    def any(self, *names: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for name in names for word in self[name]))

    @staticmethod
    def of(brief: Brief, taxonomy: Taxonomy, text: str | None) -> Signals:
        passages = _passages(brief, text)
        found: dict[str, list[str]] = {}
        for name, signal in knowledge()["signals"].items():
            found[name] = hits(signal["phrases"], passages)
        _from_fields(brief, taxonomy, found)
        return Signals({name: tuple(dict.fromkeys(words)) for name, words in found.items()})


def _passages(brief: Brief, text: str | None) -> list[str]:
    """Everything the brief says in words."""
    product = brief.product or Product()
    data = product.data or Data()
    said: list[str | None] = [
        brief.title,
        product.problem,
        product.users,
        *product.ai_features,
        *product.success_metrics,
    ]
    said += [product.accuracy_needs, product.timeline, data.sources, data.quality, text]
    said += [need.sentence for need in (*brief.must_have, *brief.nice_to_have)]
    return [one for one in said if one]


def hits(phrases: Sequence[str], passages: Iterable[str]) -> list[str]:
    pattern = _pattern(tuple(phrases))
    return [
        " ".join(hit.group(0).split()).lower() for passage in passages for hit in pattern.finditer(passage)
    ]


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in phrases), re.IGNORECASE)


def _from_fields(brief: Brief, taxonomy: Taxonomy, found: dict[str, list[str]]) -> None:
    """What the brief says in keys rather than in words."""
    product = brief.product or Product()
    for name in brief.specializations:
        found["ai_core" if name in AI_SPECIALIZATIONS else "software_core"].append(f"specializations: {name}")
    if "retrieval_rag" in brief.specializations:
        found["rag"].append("specializations: retrieval_rag")
    if "agents_automation" in brief.specializations:
        found["agents"].append("specializations: agents_automation")
    if product.ai_features and brief.role != "software_engineer":
        found["ai_core"].append("product.ai_features")
    if product.custom_models:
        found["custom_models"].append("product.custom_models: true")
    if product.custom_models is False:
        found["no_training"].append("product.custom_models: false")
    if product.sensitive_data:
        found["sensitive"].append("product.sensitive_data: true")
    if product.accuracy_needs:
        found["accuracy"].append(f"product.accuracy_needs: {product.accuracy_needs}")
    if product.stage:
        found[product.stage].insert(0, f"product.stage: {product.stage}")
    ai, software = [], []
    for need in brief.must_have:
        fields = {name for one in need.any_of if one in taxonomy for name in own_fields(one, taxonomy)}
        if fields & set(AI_SPECIALIZATIONS):
            ai.append(f"must_have: {need.words}")
        elif fields & set(SOFTWARE_SPECIALIZATIONS) - {"cloud_devops", "data_engineering"}:
            software.append(f"must_have: {need.words}")
    found["ai_core"] += ai
    if len(software) > 1 or (software and brief.role != "ai_engineer"):
        found["software_core"] += software


def own_fields(skill_id: str, taxonomy: Taxonomy) -> list[str]:
    return [name for name, weight in taxonomy[skill_id].specializations if weight >= FIELD_SKILL]
