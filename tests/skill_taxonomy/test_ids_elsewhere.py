"""Ids of skills that other rooms' data names: each must be in the taxonomy, or the rule that names it never fires."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skill_taxonomy import Taxonomy, load

ROOT = Path(__file__).parents[2]
MOSTLY = 0.5  # share of ids from which a table or list is one of ids
FEWEST = 3
WORDS = {("settled.toml", "words"), ("gaps.toml", "words")}  # words of English, many of which are ids as well

TABLES = sorted(
    path
    for folder in ("pipeline", "models", "skill_taxonomy")
    for path in (ROOT / folder).rglob("*.toml")
    if path.parent.name != "skills"
)
ASKED = sorted((ROOT / "tests").rglob("expected.toml"))


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load()


def groups(value: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """(key, texts) of every list of texts, and (key, keys) of every table of plain values."""
    if isinstance(value, dict):
        yield name, [key for key, inner in value.items() if not isinstance(inner, (dict, list))]
        for key, inner in value.items():
            yield from groups(inner, key)
    elif isinstance(value, list):
        yield name, [inner for inner in value if isinstance(inner, str)]
        for inner in value:
            if isinstance(inner, dict):
                yield from groups(inner, name)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_lists_of_ids_name_skills_that_exist(path: Path, taxonomy: Taxonomy) -> None:
    for name, texts in groups(tomllib.loads(path.read_text(encoding="utf-8"))):
        known = [text for text in texts if text in taxonomy]
        if (path.name, name) in WORDS or len(known) < max(FEWEST, MOSTLY * len(texts)):
            continue
        assert sorted(set(texts) - set(known)) == [], f"{path.name}: {name}"


@pytest.mark.parametrize("path", ASKED, ids=lambda path: path.parent.name)
def test_wanted_skills_of_labelled_job_descriptions_exist(path: Path, taxonomy: Taxonomy) -> None:
    for name, texts in groups(tomllib.loads(path.read_text(encoding="utf-8"))):
        if name in {"must", "nice", "skill_years"}:
            unknown = {one for text in texts for one in text.split("|") if one not in taxonomy}
            assert sorted(unknown) == [], f"{path.parent.name}: {name}"


def test_predecessors_belong_to_skills_and_are_older_than_they_are(taxonomy: Taxonomy) -> None:
    limits = tomllib.loads((ROOT / "pipeline/vetting/vetting.toml").read_text(encoding="utf-8"))
    for skill_id, year in limits["impossible_experience"]["predecessors"].items():
        assert skill_id in taxonomy
        assert year < (taxonomy[skill_id].first_release or "9999"), skill_id
