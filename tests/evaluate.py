"""`make evaluate`: how well it reads, finds and judges, as measured now.

Samples are judged by reading in data/samples/expected.csv; fields and skill spans need the public files that lie beside
the checkout (../shared) and are said to be absent where they are.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from sklearn.metrics import cohen_kappa_score, f1_score

from pipeline import screening
from pipeline.records import PRODUCTION_LEVELS

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
SHARED = ROOT.parent / "shared"


def expected_rows() -> dict[str, dict[str, str]]:
    """Judged labels by file; files that are no résumé have no role."""
    with (SAMPLES / "expected.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


def alternatives(row: dict[str, str]) -> set[str]:
    """Every answer that the note calls defensible, beside the best one (``also: full_stack, 10.8``)."""
    _, _, also = row["note"].partition("also:")
    return {word.strip(" ;.,()") for word in also.replace(",", " ").replace(";", " ").split()}


def accuracy(truth: Sequence[str], said: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(truth, said, strict=True)) / len(truth)


def samples() -> None:
    """Role, specialization, production level and years over the samples."""
    with tempfile.TemporaryDirectory() as out:
        screening.screen_folder(SAMPLES, out=out)
        rows = pd.read_csv(Path(out) / "candidates.csv", dtype=str, keep_default_na=False).set_index(
            "source_file"
        )
    truth = {name: row for name, row in expected_rows().items() if row["role"] and name in rows.index}
    lost = [name for name, row in expected_rows().items() if row["role"] and name not in rows.index]
    print(f"\nSamples: {len(truth)} résumés judged by reading; {len(lost)} of them not read {lost or ''}")
    for column in ("role", "specialization", "production_level"):
        right = [truth[name][column] for name in truth]
        said = [str(rows.loc[name, column]) for name in truth]
        within = [
            a if a == b or b in alternatives(truth[n]) else ""
            for n, a, b in zip(truth, right, said, strict=True)
        ]
        macro = f1_score(right, said, average="macro", zero_division=0)
        print(
            f"  {column:17s} accuracy {accuracy(right, said):.3f}  macro-F1 {macro:.3f}  within the defensible set {accuracy(right, within):.3f}"
        )
        if column == "production_level":
            order = [PRODUCTION_LEVELS.index(x) for x in right], [PRODUCTION_LEVELS.index(x) for x in said]
            kappa = cohen_kappa_score(*order, weights="quadratic")
            near = sum(abs(a - b) <= 1 for a, b in zip(*order, strict=True)) / len(right)
            print(f"  {'':17s} quadratic kappa {kappa:.3f}  within one level {near:.3f}")
        for name, a, b in zip(truth, right, said, strict=True):
            if a != b:
                print(f"      {'~' if b in alternatives(truth[name]) else '!'} {name}: {a}, said {b}")
    gaps = [
        abs(float(rows.loc[n, "years_experience"] or 0) - float(r["years_experience"]))
        for n, r in truth.items()
        if r["years_experience"]
    ]
    print(
        f"  years             within half a year {sum(g <= 0.5 for g in gaps) / len(gaps):.3f}  median gap {sorted(gaps)[len(gaps) // 2]:.2f}"
    )


def tool(name: str, *command: str) -> None:
    """A scorer that lies beside the checkout, or a word that it is not there."""
    print(f"\n{name}")
    sys.stdout.flush()
    subprocess.run([sys.executable, *command], cwd=ROOT, check=False)


def main() -> None:
    samples()
    print("\nModels (data/labelled; the test part and voices that training did not know)")
    sys.stdout.flush()
    evidence = subprocess.run(
        [sys.executable, "-m", "pipeline.labelled", "data/labelled"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    subprocess.run([sys.executable, "-m", "models.evaluate"], cwd=ROOT, check=False, input=evidence.stdout)
    tool("Skill mentions after reading", "-m", "tests.skills.precision")
    if not SHARED.is_dir():
        print(
            "\nFields and skill spans: the public files (../shared) are not here, so they were not measured."
        )
        return
    scorer = str(SHARED / "tools" / "score_fields.py")
    layouts = str(SHARED / "data" / "layouts")
    tool(
        "Fields (truth written by eye, guarded rows)",
        "-m",
        "tests.evaluate_fields",
        "--layouts",
        layouts,
        "--scorer",
        scorer,
    )
    for part in ("train", "dev"):
        tool(
            f"Skill spans ({part})",
            str(SHARED / "tools" / "score_skills.py"),
            str(SHARED / "data" / "skills" / f"tech_{part}_scoped.jsonl"),
        )


if __name__ == "__main__":
    main()
