"""The readings kept as data hold what is said of them."""

from __future__ import annotations

from pathlib import Path

from skill_taxonomy import Taxonomy
from tests.skills import precision

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


def test_mentions_of_the_samples_are_right() -> None:
    rows = precision.mentions()
    assert len(rows) == 200
    assert {row["verdict"] for row in rows} == {"right", "wrong"}
    assert precision.of_mentions(rows) >= 0.97


def test_the_mentions_read_exist(taxonomy: Taxonomy) -> None:
    for row in precision.mentions():
        assert (SAMPLES / row["file"]).is_file()
        assert row["skill_id"] in taxonomy
        assert row["assertion"] == "asserted"


def test_every_wrong_mention_says_why() -> None:
    assert all(row["note"] for row in precision.mentions() if row["verdict"] == "wrong")


def test_verdicts_keep_no_text(taxonomy: Taxonomy) -> None:
    known = precision.verdicts()
    assert all(len(digest) == 12 and start < end for digest, start, end, _ in known)
    assert {skill_id for *_, skill_id in known} <= set(taxonomy.skills)
