"""Reads the taxonomy's TOML files into records.

Place in the way of the data: beside it; called once a process, before the first résumé. Nothing is read at import.
A folder of the user's own (``overlay``) adds skills and overrides them by id, key by key.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from skill_taxonomy.records import (
    KINDS,
    Area,
    Context,
    DomainItem,
    Skill,
    Specialization,
    Taxonomy,
    TaxonomyFault,
)

VERSION = "1.0.0"
HERE = Path(__file__).parent

_TEXT = ("name", "area", "kind", "first_release", "source")
_LISTS = ("aliases", "exact", "areas", "parents", "implies", "examples", "not_examples")
_WEIGHTS = ("similar_to", "specializations")
_CONTEXT_LISTS = ("forms", "near", "not_before", "not_after", "not_near")
SKILL_KEYS: tuple[str, ...] = (*_TEXT, *_LISTS, *_WEIGHTS, "context")
_REQUIRED = ("name", "area", "kind")


def load(overlay: Path | None = None) -> Taxonomy:
    """The built-in taxonomy, with the skills of ``overlay`` (a folder of *.toml) added and overriding by id.
    Raises TaxonomyFault, naming file and key, when a file cannot be used."""
    taxonomy, faults = load_with_faults(overlay)
    if faults:
        raise TaxonomyFault(faults[0])
    return taxonomy


def load_with_faults(overlay: Path | None = None) -> tuple[Taxonomy, list[str]]:
    """As ``load``, but goes on past what cannot be used and gives the reasons beside the taxonomy."""
    faults: list[str] = []
    blocks: dict[str, dict[str, Any]] = {}
    origin: dict[str, str] = {}
    for path in sorted((HERE / "skills").glob("*.toml")):
        for skill_id, block in _tables(path, faults):
            if skill_id in blocks:
                faults.append(f"{path.name}: [{skill_id}] is already in {origin[skill_id]}; give it once")
                continue
            blocks[skill_id] = block
            origin[skill_id] = path.name
    if overlay is not None:
        _lay_over(overlay, blocks, origin, faults)
    skills: dict[str, Skill] = {}
    for skill_id in sorted(blocks):
        skill = _skill(skill_id, blocks[skill_id], origin[skill_id], faults)
        if skill is not None:
            skills[skill_id] = skill
    return assemble(skills.values()), faults


def assemble(skills: Iterable[Skill]) -> Taxonomy:
    """A taxonomy of these skills with the built-in areas, specializations and domain ids."""
    by_id = {skill.id: skill for skill in sorted(skills, key=lambda s: s.id)}
    return Taxonomy(
        version=VERSION,
        skills=by_id,
        areas={k: Area(k, v["name"], v["side"]) for k, v in read_table("areas.toml").items()},
        specializations={
            k: Specialization(k, v["name"], v["side"]) for k, v in read_table("specializations.toml").items()
        },
        domain={
            k: DomainItem(k, v["name"], v["group"], v["side"]) for k, v in read_table("domain.toml").items()
        },
        content_hash=content_hash(by_id),
    )


def read_table(name: str) -> dict[str, Any]:
    """One of the taxonomy's own TOML files as plain tables."""
    with (HERE / name).open("rb") as handle:
        return tomllib.load(handle)


def content_hash(skills: Mapping[str, Skill]) -> str:
    """Sha256 in hex of what the skills say, whatever their files and order."""
    digest = hashlib.sha256()
    for skill_id in sorted(skills):
        digest.update(repr(skills[skill_id]).encode())
    return digest.hexdigest()


def is_usable_id(text: str) -> bool:
    """Whether a text can be a skill's id: a-z, 0-9 and _."""
    return text.isascii() and text.replace("_", "a").isalnum() and text == text.lower()


def _tables(path: Path, faults: list[str]) -> list[tuple[str, dict[str, Any]]]:
    try:
        with path.open("rb") as handle:
            data = tomllib.load(handle)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append(f"{path.name}: not readable as TOML ({error})")
        return []
    found = []
    for key, value in data.items():
        if isinstance(value, dict):
            found.append((key, value))
        else:
            faults.append(f"{path.name}: {key} stands outside a [skill] table; move it into one")
    return found


def _lay_over(
    overlay: Path, blocks: dict[str, dict[str, Any]], origin: dict[str, str], faults: list[str]
) -> None:
    if not overlay.is_dir():
        faults.append(f"{overlay}: not a folder; give a folder of *.toml files")
        return
    seen: dict[str, str] = {}
    for path in sorted(overlay.glob("*.toml")):
        for skill_id, block in _tables(path, faults):
            if skill_id in seen:
                faults.append(f"{path.name}: [{skill_id}] is already in {seen[skill_id]}; give it once")
                continue
            seen[skill_id] = path.name
            blocks[skill_id] = {**blocks.get(skill_id, {}), **block}
            origin[skill_id] = path.name


def _skill(skill_id: str, block: dict[str, Any], file: str, faults: list[str]) -> Skill | None:
    where = f"{file}: [{skill_id}]"
    before = len(faults)
    if not is_usable_id(skill_id):
        faults.append(f"{where} is not a usable id; use a-z, 0-9 and _")
    for key in block:
        if key not in SKILL_KEYS:
            faults.append(f"{where} {key}: unknown key; known are {', '.join(SKILL_KEYS)}")
    for key in _REQUIRED:
        if not block.get(key):
            faults.append(f"{where} {key}: missing")
    for key in _TEXT:
        if key in block and not isinstance(block[key], str):
            faults.append(f"{where} {key}: must be text in quotes")
    for key in _LISTS:
        if key in block and not _is_text_list(block[key]):
            faults.append(f"{where} {key}: must be a list of texts")
    for key in _WEIGHTS:
        if key in block and not _is_weights(block[key]):
            faults.append(f"{where} {key}: must be a table of weights between 0 and 1")
    if block.get("kind") and block["kind"] not in KINDS:
        faults.append(f"{where} kind: {block['kind']!r} is not one of {', '.join(KINDS)}")
    context = _context(where, block["context"], faults) if "context" in block else None
    if len(faults) > before:
        return None
    text = {key: block.get(key) for key in _TEXT}
    lists = {key: tuple(block.get(key, ())) for key in _LISTS}
    return Skill(
        id=skill_id,
        name=str(text["name"]),
        area=str(text["area"]),
        kind=str(text["kind"]),
        first_release=text["first_release"],
        source=text["source"],
        similar_to=_weights(block.get("similar_to", {})),
        specializations=_weights(block.get("specializations", {})),
        context=context,
        file=file,
        **lists,
    )


def _context(where: str, block: Any, faults: list[str]) -> Context | None:
    if not isinstance(block, dict):
        faults.append(f"{where} context: must be a table")
        return None
    for key, value in block.items():
        if key == "list":
            if not isinstance(value, bool):
                faults.append(f"{where} context.list: must be true or false")
        elif key not in _CONTEXT_LISTS:
            faults.append(f"{where} context.{key}: unknown key; known are list, {', '.join(_CONTEXT_LISTS)}")
        elif not _is_text_list(value):
            faults.append(f"{where} context.{key}: must be a list of texts")
    lists = {key: tuple(block[key]) for key in _CONTEXT_LISTS if _is_text_list(block.get(key))}
    return Context(list=block.get("list") is True, **lists)


def _weights(table: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple((key, float(value)) for key, value in sorted(table.items()))


def _is_text_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_weights(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(weight, int | float) and not isinstance(weight, bool) and 0 <= weight <= 1
        for weight in value.values()
    )
