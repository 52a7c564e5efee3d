"""Writes the golden files afresh, on purpose: ``python -m tests.golden``."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from pipeline import screening
from tests.conftest import SAMPLES
from tests.golden.tables import COLUMNS, GOLDEN, golden_rows

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as out:
        screening.screen_folder(SAMPLES, out=out)
        for name in COLUMNS:
            with (GOLDEN / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(golden_rows(Path(out), name))
            print(GOLDEN / f"{name}.csv")
