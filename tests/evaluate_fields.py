"""Scores the fields read from résumés against truth written by hand, beside a plain baseline.

    python tests/evaluate_fields.py --layouts DIR --scorer score_fields.py [--truth tests/truth] [--only WORD] [--wrong]

Truth: ``NAME.truth.json`` beside ``NAME.pdf`` in the layouts folder and in tests/truth (the PDF stays in the layouts
folder). Both are turned into the JSON Lines form of the scorer; ours and the baseline (pdfminer.six text, regular
expressions, lists of words) are scored on the same files. ``--wrong`` prints what differs, file by file.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).resolve().parents[1])  # a folder of tests has the name of a package

from pipeline.records import Document, Outline  # noqa: E402
from pipeline.sections import outline  # noqa: E402
from pipeline.sections.dates import find_spans  # noqa: E402

GUARDED = (
    "name", "email", "phone", "exp_entry_g", "exp_title_g", "exp_org_g", "exp_start_year_g", "exp_end_year_g", "exp_start_month_g", "exp_end_month_g",
    "exp_all4_g", "edu_entry_g", "edu_institution_g", "edu_degree_g", "edu_year_g", "skills",
)  # fmt: skip


def gold_of(truth: dict[str, Any], name: str) -> dict[str, Any]:
    """One truth file in the scorer's form. Dates are as on the page and are read here once, by the same rules for all."""
    contact = truth.get("contact", {})
    jobs = []
    for job in truth.get("experience", []):
        start, end = job.get("start"), job.get("end")
        if "dates" in job and start is None and end is None:
            start, end = _dates(job["dates"])
        jobs.append(
            {
                "title": job.get("title"),
                "organization": job.get("company") or job.get("organization"),
                "start": start,
                "end": end,
            }
        )
    schools = []
    for school in truth.get("education", []):
        end = school.get("end_year") or school.get("end")
        if end is None and school.get("dates"):
            end = _dates(school["dates"])[1]
        schools.append(
            {"degree": school.get("degree"), "institution": school.get("institution"), "end_year": end}
        )
    gold = {
        "id": name,
        "person_group": truth.get("person_group", name),
        "name": contact.get("full_name") or contact.get("name"),
        "email": contact.get("email"),
        "phone": contact.get("phone"),
        "experience": jobs,
        "education": schools,
        "skills": truth.get("skills", []),
    }
    # addresses that are nobody's fictional ones are kept as the scorer's keyed hashes only
    return gold | {key: contact[key] for key in ("email_hash", "phone_hash") if key in contact}


def _dates(text: str) -> tuple[str | None, str | None]:
    spans = find_spans(text or "")
    return (spans[0].start, spans[0].end) if spans else (None, None)


def prediction_of(facts: Outline, name: str) -> dict[str, Any]:
    """Our outline in the scorer's form."""
    return {
        "id": name,
        "name": facts.contact.name,
        "email": facts.contact.email,
        "phone": facts.contact.phone,
        "experience": [
            {"title": j.title, "organization": j.organization, "start": j.start, "end": j.end}
            for j in facts.jobs
        ],
        "education": [
            {"degree": e.degree, "institution": e.institution, "end_year": e.end} for e in facts.education
        ],
        "skills": list(facts.listed_skills),
    }


# --- the plain baseline -----------------------------------------------------------------------------------
_TITLE = re.compile(
    r"\b(?:engineer|developer|manager|analyst|intern|designer|scientist|assistant|consultant|director|tutor|architect)\b",
    re.I,
)
_SCHOOL = re.compile(r"\b(?:university|college|institute|school)\b", re.I)
_DEGREE = re.compile(
    r"\b(?:B\.?S|M\.?S|B\.?A|M\.?A|Ph\.?D|B\.?E|B\.?Tech|M\.?Tech|MBA|Bachelor|Master|Associate)\b.*", re.I
)
_RANGE = re.compile(
    r"((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d|\d\d/\d{4})\s*[-–—]\s*((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d|\d\d/\d{4}|Present|Current)"
)
_SKILLS = ["Python", "Java", "JavaScript", "TypeScript", "Go", "Rust", "C++", "SQL", "PostgreSQL", "MySQL", "MongoDB", "Redis", "Kafka", "Docker", "Kubernetes", "Terraform", "AWS", "GCP", "Azure", "React", "Angular", "Vue", "Node.js", "Django", "Flask", "Spring", "Git", "Linux", "HTML", "CSS", "PHP", "Swift", "Kotlin", "TensorFlow", "PyTorch", "Pandas", "NumPy", "Tableau", "Excel", "Spark", "Hadoop", "GraphQL", "gRPC"]  # fmt: skip


def baseline_of(text: str, name: str) -> dict[str, Any]:
    """What regular expressions and word lists make of the plain text: one job a dated line with a title near it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    email = re.search(r"[\w.+-]+@[\w-]+\.[\w.]+", text)
    phone = re.search(r"\(?\+?\d[\d\s().-]{8,}\d", text)
    jobs, schools = [], []
    for index, line in enumerate(lines):
        dates = _RANGE.search(line)
        if dates:
            near = " ".join(lines[max(0, index - 1) : index + 1])
            if _TITLE.search(near) and not _DEGREE.search(near):
                rest = _RANGE.sub("", line).strip(" ()-–|,") or lines[max(0, index - 1)]
                parts = re.split(r"\s[-–—|]\s|, ", rest)
                spans = find_spans(dates[0])
                start, end = (spans[0].start, spans[0].end) if spans else (None, None)
                jobs.append(
                    {
                        "title": parts[0],
                        "organization": parts[1] if len(parts) > 1 else None,
                        "start": start,
                        "end": end,
                    }
                )
        if _SCHOOL.search(line) and len(line) < 120:
            degree = _DEGREE.search(line) or (_DEGREE.search(lines[index - 1]) if index else None)
            year = re.findall(r"(?:19|20)\d\d", " ".join(lines[index : index + 2]))
            schools.append(
                {
                    "degree": degree[0] if degree else None,
                    "institution": line,
                    "end_year": year[-1] if year else None,
                }
            )
    skills = [s for s in _SKILLS if re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)]
    return {
        "id": name, "name": lines[0] if lines else None, "email": email[0] if email else None, "phone": phone[0] if phone else None,
        "experience": jobs, "education": schools, "skills": skills,
    }  # fmt: skip


# --- running ----------------------------------------------------------------------------------------------
def truths(layouts: Path, own: Path | None) -> dict[str, tuple[Path, dict[str, Any]]]:
    """Name -> (file, truth) of every truth file whose document is there; ours win over the folder's."""
    found: dict[str, tuple[Path, dict[str, Any]]] = {}
    for folder in [layouts, *([own] if own else [])]:
        for path in sorted(folder.glob("*.json")):
            name = re.sub(r"(?:\.truth)?\.json$", "", path.name)
            truth = json.loads(path.read_text(encoding="utf-8"))
            for candidate in (
                layouts / f"{name}.pdf",
                layouts.parent / "negatives" / f"{name}.pdf",
                folder / f"{name}.pdf",
                layouts.parent / "negatives" / f"{name.removeprefix('negatives-')}.pdf",
            ):
                if isinstance(truth, dict) and candidate.is_file():
                    found[name] = (candidate, truth)
                    break
    return found


def score(
    scorer: Path, predictions: list[dict[str, Any]], gold: list[dict[str, Any]]
) -> dict[str, dict[str, float]]:
    """Runs the scorer and gives its rows."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("pred.jsonl", "gold.jsonl", "out.json")]
        for path, records in zip(paths, (predictions, gold), strict=False):
            path.write_text(
                "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8"
            )
        command = [
            sys.executable,
            str(scorer),
            str(paths[0]),
            "--gold",
            str(paths[1]),
            "--out",
            str(paths[2]),
            "--boot",
            "500",
        ]
        subprocess.run(command, check=True, capture_output=True)
        rows: dict[str, dict[str, float]] = json.loads(paths[2].read_text(encoding="utf-8"))["fields"]
        return rows


def differences(pred: dict[str, Any], gold: dict[str, Any]) -> list[str]:
    """Readable lines on what differs between one prediction and its truth."""
    found = [
        f"{key}: {pred[key]!r} for {gold[key]!r}"
        for key in ("name", "email", "phone")
        if pred[key] != gold[key] and f"{key}_hash" not in gold
    ]
    for key in ("experience", "education"):
        mine = [_shown(entry) for entry in pred[key]]
        true = [_shown(entry) for entry in gold[key]]
        if key == "education" and not any(entry[2] for entry in true):
            mine, true = [entry[:2] for entry in mine], [entry[:2] for entry in true]
        found += [f"{key} +{entry}" for entry in mine if entry not in true] + [
            f"{key} -{entry}" for entry in true if entry not in mine
        ]
    extra, missed = (
        [s for s in pred["skills"] if s not in gold["skills"]],
        [s for s in gold["skills"] if s not in pred["skills"]],
    )
    return found + ([f"skills +{extra} -{missed}"] if extra or missed else [])


def _shown(entry: dict[str, Any]) -> tuple[Any, ...]:
    """An entry for comparison by eye: the year is enough for the end of studies."""
    return tuple(str(value)[:4] if key == "end_year" and value else value for key, value in entry.items())


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--layouts", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--truth", type=Path, default=Path(__file__).parent / "truth")
    parser.add_argument("--only", default="")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--no-baseline", action="store_true")
    options = parser.parse_args()
    if not options.layouts.is_dir():
        print(f"The folder {options.layouts} is absent: nothing was measured.")
        return 0
    from pdfminer.high_level import extract_text

    from pipeline.reading import read

    found = {
        name: pair for name, pair in truths(options.layouts, options.truth).items() if options.only in name
    }
    gold, ours, plain = [], [], []
    for name, (path, truth) in found.items():
        document: Document = read(str(path))
        gold.append(gold_of(truth, name))
        ours.append(prediction_of(outline(document), name))
        if not truth.get(
            "skills_decidable", True
        ):  # a skill section in prose: nobody can say what its items are
            gold[-1]["skills"] = ours[-1]["skills"] = []
        if not options.no_baseline:
            plain.append(baseline_of(extract_text(str(path)), name))
            if not truth.get("skills_decidable", True):
                plain[-1]["skills"] = []
        if options.wrong and (wrong := differences(ours[-1], gold[-1])):
            print(f"== {name}", *wrong, sep="\n   ")
    mine, base = score(options.scorer, ours, gold), score(options.scorer, plain, gold) if plain else {}
    print(
        f"{len(gold)} files\n{'field':20s} {'ours P':>7s} {'R':>5s} {'F1':>5s} {'acc':>5s} {'n':>4s}   {'plain F1':>8s}"
    )
    for field in GUARDED:
        row, other = mine[field], base.get(field, {})
        print(
            f"{field:20s} {row['p']:7.3f} {row['r']:5.3f} {row['f1']:5.3f} {row['acc']:5.3f} {row['n_acc']:4.0f}   {other.get('f1', float('nan')):8.3f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
