"""Records of a hiring brief: what is asked for, and what is to be built."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """One must-have or nice-to-have: met by any of the skill ids or area ids (A1, S6 ...) in ``any_of``.
    ``words``: as the brief says it. ``min_years`` of use where asked. ``sentence``: where it came from (job ads)."""

    words: str
    any_of: tuple[str, ...]
    min_years: float | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Data:
    sources: str | None = None
    quality: str | None = None
    permissions: str | None = None
    availability: str | None = None


@dataclass(frozen=True, slots=True)
class Product:
    """What is to be built, as the brief says it; None where it says nothing (DOMAIN M1, M4)."""

    problem: str | None = None
    users: str | None = None
    ai_features: tuple[str, ...] = ()
    data: Data | None = None
    budget: str | None = None
    timeline: str | None = None
    success_metrics: tuple[str, ...] = ()
    stage: str | None = None  # prototype, product
    sensitive_data: bool | None = None
    accuracy_needs: str | None = None
    custom_models: bool | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A validated hiring brief. ``weights``: share of each part of the score, summing to 1."""

    id: str
    title: str
    role: str
    specializations: tuple[str, ...] = ()
    seniority: str | None = None
    min_years: float | None = None
    must_have: tuple[Need, ...] = ()
    nice_to_have: tuple[Need, ...] = ()
    production_level: str | None = None
    locations: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()
    product: Product | None = None
    team_size: int | None = None
    source_file: str | None = None
    sha256: str | None = None
