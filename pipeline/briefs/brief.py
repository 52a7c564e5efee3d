"""Briefs: what is asked for, as a checked record. Beside the way of the data: ranking reads it.

A brief is YAML or TOML. What is wrong with one is said in one sentence that names the file, the key and the nearest
valid word.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Sequence
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from rapidfuzz import fuzz, process

from pipeline.briefs.faults import nearest, sentence
from pipeline.briefs.values import values_of
from pipeline.errors import BriefError
from pipeline.records import PRODUCTION_LEVELS, ROLES, SPECIALIZATIONS, Brief, Data, Need, Product
from skill_taxonomy import Taxonomy

SENIORITIES = ("junior", "mid", "senior", "lead", "staff")
WEIGHT_PARTS = (
    "must_haves",
    "specialization",
    "production",
    "role",
    "years",
    "responsibilities",
    "nice_to_haves",
)
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}\Z")
SPELT_ALIKE = 72.0  # similarity (0-100) from which a skill is offered as the one that was meant


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class AnyOf(_Strict):
    any_of: Annotated[list[str], Field(min_length=1)]
    min_years: Annotated[float, Field(ge=0, le=40)] | None = None
    sentence: str | None = None


class One(_Strict):
    skill: str
    min_years: Annotated[float, Field(ge=0, le=40)] | None = None
    sentence: str | None = None


Wanted = str | AnyOf | One


class DataModel(_Strict):
    sources: str | None = None
    quality: str | None = None
    permissions: str | None = None
    availability: str | None = None


class ProductModel(_Strict):
    problem: str | None = None
    users: str | None = None
    ai_features: list[str] = []
    data: DataModel | None = None
    budget: str | None = None
    timeline: str | None = None
    success_metrics: list[str] = []
    stage: Literal["prototype", "product"] | None = None
    sensitive_data: bool | None = None
    accuracy_needs: str | None = None
    custom_models: bool | None = None

    @field_validator("budget", "timeline", "accuracy_needs", "users", mode="before")
    @classmethod
    def _number_as_words(cls, value: Any) -> Any:
        is_plain = isinstance(value, int | float | date) and not isinstance(value, bool)
        return str(value) if is_plain else value

    @field_validator("success_metrics", "ai_features", mode="before")
    @classmethod
    def _one_as_list(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


class BriefModel(_Strict):
    """The keys of a brief file."""

    id: str | None = None
    title: str | None = None
    role: Literal["ai_engineer", "software_engineer", "hybrid", "other"]
    specializations: list[str] = []
    seniority: Literal["junior", "mid", "senior", "lead", "staff"] | None = None
    min_years: Annotated[float, Field(ge=0, le=40)] | None = None
    must_have: list[Wanted] = []
    nice_to_have: list[Wanted] = []
    production_level: Literal["none", "experimental", "shipped", "operated"] | None = None
    locations: list[str] = []
    weights: dict[str, Annotated[float, Field(ge=0, le=100)]] = {}
    product: ProductModel | None = None
    team_size: Annotated[int, Field(ge=1, le=20)] | None = None


CHOICES = {
    "role": ROLES,
    "production_level": PRODUCTION_LEVELS,
    "seniority": SENIORITIES,
    "stage": ("prototype", "product"),
}
MODELS: dict[str, type[BaseModel]] = {"": BriefModel, "product": ProductModel, "data": DataModel}


def builtin(role: str, taxonomy: Taxonomy) -> Brief:
    """The built-in brief of a role (ai_engineer, software_engineer)."""
    source = resources.files("pipeline.briefs").joinpath("builtin", f"{role}.toml")
    if not source.is_file():
        raise BriefError(
            f"{role}: there is no built-in brief for this role; use ai_engineer or software_engineer."
        )
    text = source.read_text(encoding="utf-8")
    return made_of(tomllib.loads(text), f"built-in {role}", role, text.encode(), taxonomy)


def load_structured(path: Path, taxonomy: Taxonomy) -> Brief:
    """A brief from a YAML or TOML file. Raises BriefError."""
    values, raw = values_of(path)
    return made_of(values, str(path), path.stem, raw, taxonomy)


def made_of(values: dict[str, Any], where: str, stem: str, raw: bytes, taxonomy: Taxonomy) -> Brief:
    """A brief of plain values. ``where``: what errors call it; ``stem``: its id where it gives none; ``raw``: the bytes
    it came from. Raises BriefError."""
    try:
        model = BriefModel.model_validate(values)
    except ValidationError as error:
        raise BriefError(f"{where}: {sentence(error, MODELS, CHOICES)}") from error
    made_id = model.id or brief_id(stem, where)
    _check_id(made_id, where)
    for name in model.specializations:
        if name not in SPECIALIZATIONS[:-1]:
            raise BriefError(
                f"{where}: specializations: there is no '{name}'{nearest(name, SPECIALIZATIONS[:-1])}."
            )
    for name in model.weights:
        if name not in WEIGHT_PARTS:
            hint = nearest(name, WEIGHT_PARTS) or f"; the parts are {', '.join(WEIGHT_PARTS)}"
            raise BriefError(f"{where}: weights: there is no part '{name}'{hint}.")
    asked = {"must_haves": model.must_have, "nice_to_haves": model.nice_to_have, "specialization": model.specializations}  # fmt: skip
    if not any(model.weights.get(part, 1.0) for part in WEIGHT_PARTS if asked.get(part, True)):
        raise BriefError(
            f"{where}: weights: all that is asked for weighs 0; give at least one part some weight."
        )
    product = model.product
    return Brief(
        id=made_id,
        title=model.title or made_id.replace("_", " "),
        role=model.role,
        specializations=tuple(model.specializations),
        seniority=model.seniority,
        min_years=model.min_years,
        must_have=_needs(model.must_have, "must_have", where, taxonomy),
        nice_to_have=_needs(model.nice_to_have, "nice_to_have", where, taxonomy),
        production_level=model.production_level,
        locations=tuple(model.locations),
        weights=tuple(sorted(model.weights.items())),
        product=None
        if product is None
        else Product(
            product.problem,
            product.users,
            tuple(product.ai_features),
            None if product.data is None else Data(**product.data.model_dump()),
            product.budget,
            product.timeline,
            tuple(product.success_metrics),
            product.stage,
            product.sensitive_data,
            product.accuracy_needs,
            product.custom_models,
        ),
        team_size=model.team_size,
        source_file=Path(where).name,
        sha256=hashlib.sha256(raw).hexdigest(),
    )


def brief_id(stem: str, where: str) -> str:
    """An id out of a file's name. Raises BriefError when the name cannot give one."""
    made = re.sub(r"[^a-z0-9]+", "_", stem.lower()).strip("_")[:64] or "brief"
    _check_id(made, where)
    return made


def _check_id(given: str, where: str) -> None:
    if not ID.match(given):
        raise BriefError(
            f"{where}: id: '{given}' may only hold small letters, digits, - and _ (it names a file)."
        )


def _needs(wanted: Sequence[Wanted], key: str, where: str, taxonomy: Taxonomy) -> tuple[Need, ...]:
    """Each need once, however often it is written, with the most years that are asked of it."""
    kept: dict[frozenset[str], Need] = {}
    for one in wanted:
        need = _need(one, key, where, taxonomy)
        before = kept.get(frozenset(need.any_of))
        if before is None or (need.min_years or 0.0) > (before.min_years or 0.0):
            kept[frozenset(need.any_of)] = need
    return tuple(kept.values())


def _need(wanted: Wanted, key: str, where: str, taxonomy: Taxonomy) -> Need:
    if isinstance(wanted, str):
        words, years, sentence = [wanted], None, None
    elif isinstance(wanted, One):
        words, years, sentence = [wanted.skill], wanted.min_years, wanted.sentence
    else:
        words, years, sentence = wanted.any_of, wanted.min_years, wanted.sentence
    ids = tuple(resolve(word, f"{where}: {key}", taxonomy) for word in words)
    shown = [name_of(word, i, taxonomy) for word, i in zip(words, ids, strict=True)]
    return Need(" or ".join(dict.fromkeys(shown)), tuple(dict.fromkeys(ids)), years, sentence)


def name_of(word: str, found: str, taxonomy: Taxonomy) -> str:
    """How a need is called in every output: as the brief says it, or the name where the brief gives an id."""
    if found in taxonomy.areas:
        return taxonomy.areas[found].name
    return taxonomy[found].name if word == found else word


def resolve(word: str, where: str, taxonomy: Taxonomy) -> str:
    """The id of the skill or area that a brief's word means. Raises BriefError with the nearest names."""
    if word.upper() in taxonomy.areas:
        return word.upper()
    for area in taxonomy.areas.values():
        if area.name.casefold() == word.casefold():
            return area.id
    skill = taxonomy.find(word)
    if skill is not None:
        return skill.id
    names = suggestions(word, taxonomy)
    hint = f"; did you mean {' or '.join(names)}?" if names else "; see shortlist taxonomy show."
    if not word:
        raise BriefError(f"{where}: an entry is empty; name a skill or leave it out.")
    raise BriefError(f"{where}: no skill or area is called '{word}'{hint}")


def suggestions(word: str, taxonomy: Taxonomy, most: int = 3) -> list[str]:
    """Names of the skills and areas that an unknown word may have meant: those spelt alike, then those that hold it
    as a word."""
    forms = {form: skill.name for form, skill in taxonomy.forms.items()}
    forms.update({area.name.casefold(): area.name for area in taxonomy.areas.values()})
    low = word.casefold()
    close = process.extract(low, list(forms), scorer=fuzz.ratio, limit=8, score_cutoff=SPELT_ALIKE)
    close.sort(key=lambda found: (-found[1], found[0]))
    held = sorted(
        (form for form in forms if len(low) > 3 and low in form.split()), key=lambda form: (len(form), form)
    )
    return list(dict.fromkeys(forms[form] for form in (*(form for form, _, _ in close), *held)))[:most]
