"""Precision after reading: ``python -m tests.skills.precision``.

Two readings are kept as data. ``false_positives.jsonl``: every span found in the public dev sentences that their gold
leaves unmarked, by number and hash of the sentence and offsets (never its text), with the verdict of a reader whether
it is a mention of the skill all the same. ``mentions_read.csv``: 200 asserted mentions drawn from the sample résumés.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.skills import language

HERE = Path(__file__).parent
DEV = HERE.parents[2] / "shared" / "data" / "skills" / "tech_dev_scoped.jsonl"


def verdicts() -> dict[tuple[str, int, int, str], bool]:
    """(hash of the sentence, start, end, skill id) -> whether a reader saw the skill there."""
    lines = (HERE / "false_positives.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {(row["hash"], row["start"], row["end"], row["skill_id"]): row["skill"] for row in rows}


def mentions() -> list[dict[str, str]]:
    """The mentions of the samples that were read in their place."""
    with (HERE / "mentions_read.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_mentions(rows: Sequence[dict[str, str]]) -> float:
    """The share of mentions that a reader found right."""
    return sum(row["verdict"] == "right" for row in rows) / len(rows)


def of_sentences() -> tuple[int, int, int]:
    """In the dev sentences: spans found, those unmarked and read as no skill, those unmarked and not read."""
    known = verdicts()
    nlp = language.build()
    found = wrong = unread = 0
    for line in DEV.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        digest = hashlib.sha256(row["text"].encode()).hexdigest()[:12]
        marked = [(a, b) for a, b, tier in row["spans"] if tier != "out"]
        beside = [(a, b) for a, b, tier in row["spans"] if tier == "out"]
        doc = nlp(row["text"])
        for span in doc.spans["skills"]:
            start, end = span.start_char, span.end_char
            right = any(start < b and a < end for a, b in marked)
            if not right and any(start < b and a < end for a, b in beside):
                continue
            found += 1
            if not right:
                seen = known.get((digest, start, end, span.label_))
                unread += seen is None
                wrong += seen is False
    return found, wrong, unread


def main() -> None:
    """Prints both precisions."""
    rows = mentions()
    print(f"Mentions in the samples, {len(rows)} read in their place: precision {of_mentions(rows):.3f}")
    if not DEV.is_file():
        print("Dev sentences: the public file is not here, so precision after reading was not measured.")
        return
    found, wrong, unread = of_sentences()
    after = 1 - (wrong + unread) / found
    print(
        f"Dev sentences after reading: precision {after:.3f} ({found} found, {wrong} no skill, {unread} not read)"
    )


if __name__ == "__main__":
    main()
