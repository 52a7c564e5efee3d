"""The columns of a run that are kept as golden files: words, not the third digit of a probability."""

from __future__ import annotations

import csv
from pathlib import Path

GOLDEN = Path(__file__).parent
COLUMNS = {
    "candidates": ("source_file", "name", "role", "specialization", "second_specialization", "production_level", "years_experience",
                   "last_title", "last_organization", "email", "phone", "location", "flags"),
    "needs_review": ("source_file", "reason"),
    "shortlist_ai_engineer": ("name", "status"),
    "shortlist_software_engineer": ("name", "status"),
}  # fmt: skip
FIRST = 5  # of a shortlist; a scanned person more or less further down does not matter
SCANNED = "spoiled/scan0007.pdf"  # read only where tesseract is installed


def golden_rows(out: Path, name: str) -> list[list[str]]:
    """The kept columns of one table of a run, without the scanned file; of a shortlist the first."""
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source_file"] != SCANNED]
    if name.startswith("shortlist"):
        rows = rows[:FIRST]
    columns = COLUMNS[name]
    return [list(columns), *([row[column] for column in columns] for row in rows)]
