"""Twenty job descriptions in twenty styles, labelled by hand: what is a must-have, and what the brief says besides."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.briefs import Loaded, TextTools, load_any
from pipeline.briefs.brief import load_structured
from pipeline.briefs.keeping import corrected, seal
from skill_taxonomy import Taxonomy

ADS = Path(__file__).parent / "ads"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((ADS / "expected.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def read(taxonomy: Taxonomy, tools: TextTools) -> dict[str, Loaded]:
    return {name: load_any(ADS / f"{name}.txt", taxonomy, lambda: tools) for name in EXPECTED}


def wanted(name: str) -> set[str]:
    return {one for entry in EXPECTED[name]["must"] for one in entry.split("|")}


def found(loaded: Loaded, name: str) -> set[str]:
    ids = {one for need in loaded.brief.must_have for one in need.any_of}
    return ids - set(EXPECTED[name].get("also", ()))


def test_there_are_twenty() -> None:
    assert len(EXPECTED) == 20
    assert {path.stem for path in ADS.glob("*.txt")} == set(EXPECTED)


def test_must_haves_are_found(read: dict[str, Loaded]) -> None:
    hits = sum(len(wanted(name) & found(loaded, name)) for name, loaded in read.items())
    recall = hits / sum(len(wanted(name)) for name in read)
    precision = hits / sum(len(found(loaded, name)) for name, loaded in read.items())
    assert recall >= 0.9, recall
    assert precision >= 0.9, precision


def test_alternatives_are_one_must_have(read: dict[str, Loaded]) -> None:
    groups = [
        (name, set(entry.split("|"))) for name in read for entry in EXPECTED[name]["must"] if "|" in entry
    ]
    kept = [any(group <= set(need.any_of) for need in read[name].brief.must_have) for name, group in groups]
    assert sum(kept) >= 0.9 * len(groups)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_rest_of_the_brief(read: dict[str, Loaded], name: str) -> None:
    brief, told = read[name].brief, EXPECTED[name]
    assert brief.role == told["role"]
    assert brief.min_years == told.get("years")
    assert brief.seniority == told.get("seniority")
    assert brief.production_level == told.get("level")
    assert brief.specializations[0] in told["fields"]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_need_names_its_sentence(read: dict[str, Loaded], name: str) -> None:
    text = " ".join((ADS / f"{name}.txt").read_text(encoding="utf-8").split())
    for need in (*read[name].brief.must_have, *read[name].brief.nice_to_have):
        assert need.sentence
        assert need.sentence[:40] in text


@pytest.mark.parametrize("name", EXPECTED)
def test_the_written_yaml_is_the_same_brief(
    read: dict[str, Loaded], name: str, tmp_path: Path, taxonomy: Taxonomy
) -> None:
    loaded = read[name]
    assert loaded.yaml is not None
    path = tmp_path / f"brief_{name}.yaml"
    path.write_text(loaded.yaml, encoding="utf-8")
    again = load_structured(path, taxonomy)
    for key in (
        "id",
        "title",
        "role",
        "specializations",
        "seniority",
        "min_years",
        "must_have",
        "nice_to_have",
    ):
        assert getattr(again, key) == getattr(loaded.brief, key), key
    assert again.production_level == loaded.brief.production_level
    assert again.locations == loaded.brief.locations


def test_a_corrected_yaml_is_not_written_over(read: dict[str, Loaded]) -> None:
    yaml, digest = read["06_table_style"].yaml or "", read["06_table_style"].brief.sha256 or ""
    kept = seal(yaml, digest)
    assert not corrected(kept, digest)
    assert corrected(kept.replace("min_years: 3", "min_years: 4"), digest)
    assert not corrected(kept.replace("min_years: 3", "min_years: 4"), "0" * 64), "another text: a new brief"
