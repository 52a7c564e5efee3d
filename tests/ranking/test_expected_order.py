"""The ten sample briefs on data/samples against an order made by hand from reading the résumés.

Twice: with the verdicts that a careful reader gave (expected.csv), which tests the ranking alone, and with the
product's own, which tests the whole way. Only pairs from different tiers are decided.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from pipeline import screening
from pipeline.briefs import load
from pipeline.ranking import Scorer, place
from pipeline.records import ROLES, SPECIALIZATIONS, Brief, Profile, Ranked, Verdict
from pipeline.settings import Options, Reading
from skill_taxonomy import Taxonomy

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"
TIERS: dict[str, list[list[str]]] = {
    name: told["tiers"]
    for name, told in tomllib.loads(
        (Path(__file__).parent / "expected_order.toml").read_text(encoding="utf-8")
    ).items()
}
AGREED = 0.95
SURE = 0.9  # probability that a reader's verdict is given


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> list[Profile]:
    """Everybody in data/samples, as the product reads them."""
    out = tmp_path_factory.mktemp("order")
    screening.screen_folder(
        SAMPLES, [SAMPLES / "briefs" / "rag_product.yaml"], out, options=Options(folders=())
    )
    with screening.prepare_out(str(out), Reading(), fresh=False) as store:
        digests = [row[0] for row in store._db.execute("SELECT sha256 FROM results ORDER BY sha256")]
        return [one for one in store.walk(digests) if isinstance(one, Profile)]


def judged(profiles: Sequence[Profile]) -> Iterator[Profile]:
    """The same people with a careful reader's verdicts."""
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as file:
        told = {row["file"]: row for row in csv.DictReader(file) if row["role"]}
    for profile in profiles:
        row = told.get(profile.source_file)
        if row is not None:
            verdicts = profile.assessment
            yield replace(
                profile,
                assessment=replace(
                    verdicts,
                    role=verdict(row["role"], ROLES),
                    specialization=verdict(
                        row["specialization"], SPECIALIZATIONS, row["second_specialization"]
                    ),
                    production=replace(verdicts.production, level=row["production_level"]),
                    relevant_months=round(12 * float(row["years_experience"])),
                ),
            )


def verdict(label: str, names: Sequence[str], second: str | None = None) -> Verdict:
    rest = (1.0 - SURE) / (len(names) - 1)
    return Verdict(label, tuple((name, SURE if name == label else rest) for name in names), second)


def ranked(profiles: Sequence[Profile], brief: Brief, taxonomy: Taxonomy) -> dict[str, Ranked]:
    score = Scorer(brief, taxonomy)
    return {one.source_file: one for one in place([score(one) for one in profiles], brief, 10)}


def decided(name: str) -> list[tuple[str, str]]:
    """(better, worse) pairs of a brief."""
    return [(a, b) for better, worse in combinations(TIERS[name], 2) for a in better for b in worse]


def agreement(profiles: Sequence[Profile], taxonomy: Taxonomy) -> tuple[float, list[str]]:
    """Share of decided pairs in the right order, and those that are not."""
    wrong, total = [], 0
    for name in TIERS:
        placed = ranked(profiles, load(SAMPLES / "briefs" / f"{name}.yaml", taxonomy), taxonomy)
        for better, worse in decided(name):
            total += 1
            if placed[better].rank >= placed[worse].rank:
                wrong.append(f"{name}: {better} ({placed[better].rank}) under {worse} ({placed[worse].rank})")
    return 1 - len(wrong) / total, wrong


def test_every_brief_has_decided_pairs() -> None:
    assert {path.stem for path in (SAMPLES / "briefs").glob("*.yaml")} == set(TIERS)
    assert all(len(decided(name)) >= 30 for name in TIERS)
    assert all((SAMPLES / one).is_file() for tiers in TIERS.values() for tier in tiers for one in tier)


def test_ranking_agrees_with_a_careful_recruiter(profiles: list[Profile], taxonomy: Taxonomy) -> None:
    share, wrong = agreement(list(judged(profiles)), taxonomy)
    assert share >= AGREED, wrong


def test_the_whole_way_agrees_with_a_careful_recruiter(profiles: list[Profile], taxonomy: Taxonomy) -> None:
    share, wrong = agreement(profiles, taxonomy)
    assert share >= AGREED, wrong
