"""Briefs: what is asked for, as a checked record. Beside the way of the data: ranking reads it.

A brief is YAML or TOML. What is wrong with one is said in one sentence that names the file, the key and the nearest
valid word.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from rapidfuzz import fuzz, process

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
SPELT_ALIKE = 72.0  # the same, for the names of skills
NEAREST = 60.0  # similarity (0-100) from which a word is offered as the one that was meant


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
        return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value

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


def nearest(word: str, choices: tuple[str, ...]) -> str:
    """`` (did you mean ...?)`` for a word that is close to one of the choices, else nothing."""
    found = process.extractOne(word.casefold(), choices, score_cutoff=NEAREST)
    return f" (did you mean '{found[0]}'?)" if found else ""


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
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise BriefError(f"{path}: the brief cannot be opened ({error.strerror}); check the path.") from error
    except UnicodeDecodeError as error:
        raise BriefError(f"{path}: the brief is not UTF-8 text; save it as UTF-8.") from error
    try:
        values = tomllib.loads(text) if path.suffix.lower() == ".toml" else yaml.safe_load(text)
    except tomllib.TOMLDecodeError as error:
        raise BriefError(f"{path}: not valid TOML ({error}).") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        raise BriefError(f"{path}: not valid YAML{where}; check indentation and colons there.") from error
    if not isinstance(values, dict):
        raise BriefError(
            f"{path}: a brief is a list of keys and values such as 'role: ai_engineer'; see shortlist brief new."
        )
    return made_of(values, str(path), path.stem, raw, taxonomy)


def made_of(values: dict[str, Any], where: str, stem: str, raw: bytes, taxonomy: Taxonomy) -> Brief:
    """A brief of plain values. ``where``: what errors call it; ``stem``: its id where it gives none; ``raw``: the bytes
    it came from. Raises BriefError."""
    try:
        model = BriefModel.model_validate(values)
    except ValidationError as error:
        raise BriefError(f"{where}: {_sentence(error, values)}") from error
    made_id = model.id or brief_id(stem, where)
    _check_id(made_id, where)
    for name in model.specializations:
        if name not in SPECIALIZATIONS[:-1]:
            raise BriefError(
                f"{where}: specializations: there is no '{name}'{nearest(name, SPECIALIZATIONS[:-1])}."
            )
    for name in model.weights:
        if name not in WEIGHT_PARTS:
            raise BriefError(f"{where}: weights: there is no part '{name}'{nearest(name, WEIGHT_PARTS)}.")
    if model.weights and not any(model.weights.values()) and len(model.weights) == len(WEIGHT_PARTS):
        raise BriefError(f"{where}: weights: all are 0; give at least one part some weight.")
    product = model.product
    return Brief(
        id=made_id,
        title=model.title or made_id.replace("_", " "),
        role=model.role,
        specializations=tuple(model.specializations),
        seniority=model.seniority,
        min_years=model.min_years,
        must_have=tuple(_need(one, "must_have", where, taxonomy) for one in model.must_have),
        nice_to_have=tuple(_need(one, "nice_to_have", where, taxonomy) for one in model.nice_to_have),
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


def _sentence(error: ValidationError, values: dict[str, Any]) -> str:
    """The first validation error as a sentence with its key."""
    first = error.errors()[0]
    place = [str(part) for part in first["loc"] if str(part) not in {"str", "AnyOf", "One"}]
    key = ".".join(place) or "the brief"
    kind, given = first["type"], first.get("input")
    if kind == "missing":
        return f"{key}: is missing; add it{_choices(place)}."
    if kind == "extra_forbidden":
        models: dict[str, type[BaseModel]] = {"product": ProductModel, "data": DataModel}
        model = models.get(place[-2] if len(place) > 1 else "", BriefModel)
        return f"{key}: there is no such key{nearest(place[-1], tuple(model.model_fields))}."
    if kind == "literal_error":
        choices = CHOICES.get(place[-1], ())
        return f"{key}: '{given}' is not one of {', '.join(choices)}{nearest(str(given), choices)}."
    if place and place[0] in {"must_have", "nice_to_have"} and len(place) > 1:
        entry = int(place[1]) + 1 if place[1].isdigit() else place[1]
        return (
            f"{place[0]}: entry {entry} is not a skill; write a name, {{any_of: [AWS, GCP]}} or "
            f"{{skill: Python, min_years: 3}} (given: {given!r})."
        )
    return f"{key}: {first['msg'][:1].lower()}{first['msg'][1:]} (given: {given!r})."


def _choices(place: list[str]) -> str:
    choices = CHOICES.get(place[-1] if place else "", ())
    return f": one of {', '.join(choices)}" if choices else ""
