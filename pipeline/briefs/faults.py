"""Briefs: what is wrong with a brief's values, as one sentence that names the key and the nearest valid word.

Beside the way of the data; brief.py and values.py use it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from rapidfuzz import process

NEAREST = 60.0  # similarity (0-100) from which a word is offered as the one that was meant
SHOWN = 60  # characters of a wrong value that are shown
KINDS = {"str", "AnyOf", "One"}  # names that pydantic puts into the place of a value of several kinds
WANTED_KEYS = ("skill", "any_of", "min_years", "sentence")


def nearest(word: str, choices: Sequence[str]) -> str:
    """`` (did you mean ...?)`` for a word that is close to one of the choices, else nothing."""
    found = process.extractOne(word.casefold(), choices, score_cutoff=NEAREST)
    return f" (did you mean '{found[0]}'?)" if found else ""


def sentence(
    error: ValidationError, models: Mapping[str, type[BaseModel]], choices: Mapping[str, Sequence[str]]
) -> str:
    """The first validation error as a sentence. ``models``: key -> the keys below it, "" for those of the brief itself;
    ``choices``: key -> the words that it may hold."""
    every = error.errors()
    torn = next((one for one in every if _is_torn(one)), None)
    if torn is not None:
        within = ".".join(str(part) for part in torn["loc"][:-1]) or "the brief"
        return (
            f"{within}: '{torn['loc'][-1]}' stands there as a key of its own; inside {{ }} a comma begins a new key: "
            "put quotes around words with a comma."
        )
    first = every[0]
    place = [str(part) for part in first["loc"] if str(part) not in KINDS]
    key = ".".join(place) or "the brief"
    kind, given = first["type"], shown(first.get("input"))
    words = choices.get(place[-1] if place else "", ())
    if kind == "missing":
        return f"{key}: is missing; add it{': one of ' + ', '.join(words) if words else ''}."
    if place and place[0] in {"must_have", "nice_to_have"} and len(place) > 1:
        return _of_an_entry(place, first.get("input"))
    if kind == "extra_forbidden":
        model = models.get(place[-2] if len(place) > 1 else "", models[""])
        return f"{key}: there is no such key{nearest(place[-1], tuple(model.model_fields))}."
    if kind == "literal_error":
        return f"{key}: {given} is not one of {', '.join(words)}{nearest(str(first.get('input')), words)}."
    if kind == "list_type":
        value = first.get("input")
        if isinstance(value, dict):  # "must_have:" and below it "Python: 3"
            given = ", ".join(str(name) for name in list(value)[:3]) or "..."
        return (
            f"{key}: is a list; write it with brackets, such as [{given if given != 'nothing' else '...'}]."
        )
    return f"{key}: {_asked(kind, first)} (given: {given})."


def _is_torn(one: Mapping[str, Any]) -> bool:
    """Whether a key without a value is the rest of a value that a comma tore apart: {sources: 12,000 manuals}."""
    name = str(one["loc"][-1]) if one["loc"] else ""
    return (
        one["type"] in {"extra_forbidden", "invalid_key"}
        and not name.isidentifier()
        and (one.get("input") is None or one["type"] == "invalid_key")
    )


def shown(value: Any) -> str:
    """A wrong value as a person wrote it, shortened."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def _asked(kind: str, error: Mapping[str, Any]) -> str:
    limits = error.get("ctx") or {}
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = limits.get("ge", limits.get("le"))
        return f"must be {'at least' if 'ge' in limits else 'at most'} {bound:g}"
    if kind.startswith(("int", "float")):
        return "must be a whole number" if kind.startswith("int") else "must be a number, such as 3"
    if kind.startswith("string"):
        colon = "; put quotes around words with a colon" if isinstance(error.get("input"), dict) else ""
        return f"must be words{colon}"
    if kind.startswith("bool"):
        return "must be true or false"
    if kind in {"model_type", "dict_type"}:
        return "must hold keys and values, one a line and indented"
    message = str(error["msg"])
    return f"{message[:1].lower()}{message[1:]}"


def _of_an_entry(place: Sequence[str], given: Any) -> str:
    """A must-have or nice-to-have that is no skill."""
    number = f"entry {int(place[1]) + 1}" if place[1].isdigit() else place[1]
    key = f"{place[0]}: {number}"
    if isinstance(given, dict):
        years = given.get("min_years")
        if years is not None and (isinstance(years, bool) or not isinstance(years, int | float)):
            return f"{key}: min_years: must be a number, such as 3 (given: {shown(years)})."
        for name in given:
            if name not in WANTED_KEYS:
                return f"{key}: there is no key '{name}'{nearest(str(name), WANTED_KEYS)}."
        if given.get("any_of") == []:
            return f"{key}: any_of is empty; name at least one skill."
    return (
        f"{key} is not a skill; write a name, {{any_of: [AWS, GCP]}} or {{skill: Python, min_years: 3}} "
        f"(given: {shown(given)})."
    )
