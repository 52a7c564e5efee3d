"""Labelled résumés: from the authored text in data/labelled to evidence that the models learn from.

Beside the way of the data (folder -> intake -> reading -> sections -> skills -> assessment -> ...): a script that sends
each labelled text through the same rooms as a real file and prints, one JSON object a résumé, the evidence that
assessment would see together with the labels. ``models.train`` and ``models.evaluate`` read it from standard input::

    python -m pipeline.labelled data/labelled | python -m models.train

A voice file holds several résumés: a ``===`` line (id, voice, era, country), an ``@`` line (labels of the person), then the
text. A line that describes work carries ``{RESP|DIM|STAGE}`` at its end; ``{none}`` means that none applies.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline import assessment, sections, skills
from pipeline.reading import flowing
from pipeline.records import (
    PRODUCTION_LEVELS,
    ROLES,
    SPECIALIZATIONS,
    Document,
    Outline,
    SkillSet,
)
from skill_taxonomy import Taxonomy
from skill_taxonomy import load as load_taxonomy

RESPONSIBILITIES = tuple(f"{side}{number}" for side in ("AR", "SR") for number in range(1, 9))
DIMENSIONS = tuple(f"X{number}" for number in range(1, 10))
SPLITS = (
    "train",
    "train",
    "test",
    "train",
    "dev",
    "train",
    "test",
    "train",
)  # repeated within a voice and role
_LABEL = re.compile(r"\s*\{([^{}]*)\}\s*$")


class LabelFault(ValueError):
    """A labelled text that breaks the format; the message names file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What one line alone shows: ids of responsibilities and production dimensions, and a stage."""

    responsibilities: tuple[str, ...]
    dimensions: tuple[str, ...]
    stage: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """One résumé with its labels. ``lines``: label by line number (from 1) of ``text``; ``years`` None where they cannot
    be known; ``roles_ok`` and the like hold every defensible answer, the best one included."""

    id: str
    voice: str
    text: str
    lines: dict[int, LineLabel]
    role: str
    specialization: str
    second: str
    production: str
    years: float | None
    roles_ok: tuple[str, ...]
    specializations_ok: tuple[str, ...]
    productions_ok: tuple[str, ...]


def parse(content: str, file: str = "") -> Iterator[Labelled]:
    """The résumés of one voice file. Raises LabelFault."""
    head: dict[str, str] | None = None
    start = 0
    body: list[tuple[int, str]] = []
    labels: dict[str, str] = {}
    for number, line in enumerate(content.split("\n"), start=1):
        if line.startswith("=== "):
            if head is not None:
                yield _resume(head, labels, body, file, start)
            head, labels, body, start = _pairs(line[4:]), {}, [], number
        elif line.startswith("@ ") and head is not None and not body:
            labels = _pairs(line[2:])
        elif head is not None:
            body.append((number, line))
    if head is not None:
        yield _resume(head, labels, body, file, start)


def load(folder: Path) -> list[Labelled]:
    """Every labelled résumé below ``folder``/voices, by id. Raises LabelFault, also for an id used twice."""
    found: dict[str, Labelled] = {}
    for path in sorted((folder / "voices").glob("*.txt")):
        for one in parse(path.read_text(encoding="utf-8"), path.name):
            if one.id in found:
                raise LabelFault(f"{path.name}: id {one.id} is used twice")
            found[one.id] = one
    return [found[key] for key in sorted(found)]


def learners_only(folder: Path) -> frozenset[str]:
    """Voices whose people are never tested on: their faults were read one by one while the rules and models were mended."""
    path = folder / "learners_only.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


def split_of(people: Iterable[Labelled], untested: frozenset[str] = frozenset()) -> dict[str, str]:
    """Person id -> train, dev or test. Within each voice the people of a role, in the order of their ids' digests, take
    turns in SPLITS, so that a new voice never moves a person of another. ``untested``: voices that have no test part."""
    turns: dict[str, list[Labelled]] = {}
    for one in people:
        turns.setdefault(one.voice, []).append(one)
    found: dict[str, str] = {}
    for voice in sorted(turns):
        ordered = sorted(turns[voice], key=lambda one: (one.role, _digest(one.id)))
        offset = int(_digest(voice), 16) % len(SPLITS)
        for turn, one in enumerate(ordered):
            split = SPLITS[(turn + offset) % len(SPLITS)]
            found[one.id] = "train" if split == "test" and voice in untested else split
    return dict(sorted(found.items()))


def splits_table(people: list[Labelled], untested: frozenset[str] = frozenset()) -> str:
    """The content of splits.csv: id, voice, role, split."""
    splits = split_of(people, untested)
    rows = [f"{one.id},{one.voice},{one.role},{splits[one.id]}" for one in people]
    return "\n".join(["id,voice,role,split", *rows, ""])


def through_rooms(text: str, nlp: Any, taxonomy: Taxonomy) -> tuple[Document, Outline, SkillSet]:
    """One text through reading, sections and skills, as if it had come in a .txt file."""
    document = _read(text)
    outline = sections.outline(document, None)
    return document, outline, skills.extract(document, outline, nlp, taxonomy, None)


def _read(text: str) -> Document:
    flow = flowing.Flow()
    blank = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            blank += 1
            continue
        flow.add(line.expandtabs(8) if line[:1].isspace() else line, number=number, gap=float(blank))
        blank = 0
    return flow.document("plain", "txt")


def record(one: Labelled, split: str, nlp: Any, taxonomy: Taxonomy) -> dict[str, Any]:
    """One line of the training stream: the labels, and the evidence as plain data."""
    document, outline, found = through_rooms(one.text, nlp, taxonomy)
    person = assessment.evidence_of(document, outline, found, taxonomy, None)
    labels = one.lines
    covered = [
        [asdict(labels[number]) for number in statement.numbers if number in labels]
        for statement in person.statements
    ]
    used = {number for statement in person.statements for number in statement.numbers}
    texts = {line.number: line.text for line in document.lines}
    loose = [
        {"text": texts[number], "label": asdict(label)}
        for number, label in sorted(labels.items())
        if number not in used and number in texts
    ]
    return {
        "id": one.id,
        "voice": one.voice,
        "split": split,
        "role": one.role,
        "specialization": one.specialization,
        "second": one.second,
        "production": one.production,
        "years": one.years,
        "roles_ok": one.roles_ok,
        "specializations_ok": one.specializations_ok,
        "productions_ok": one.productions_ok,
        "text": one.text,
        "person": asdict(person),
        "line_labels": covered,
        "loose": loose,
    }


def _pairs(line: str) -> dict[str, str]:
    pairs = {}
    for part in re.split(r"\s\|\s", line):
        key, _, value = part.partition(":")
        pairs[key.strip()] = value.strip()
    return pairs


def _resume(
    head: dict[str, str], labels: dict[str, str], body: list[tuple[int, str]], file: str, start: int
) -> Labelled:
    def one_of(key: str, allowed: tuple[str, ...]) -> str:
        value = labels.get(key, "")
        if value not in allowed:
            raise LabelFault(f"{file}:{start}: {key} is {value!r}")
        return value

    def some_of(key: str, best: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        values = [value.strip() for value in labels.get(key, best).split(",") if value.strip()]
        if wrong := [value for value in values if value not in allowed]:
            raise LabelFault(f"{file}:{start}: {key} has {wrong[0]!r}")
        return tuple(sorted({best, *values}, key=lambda value: (value != best, allowed.index(value))))

    role = one_of("role", ROLES)
    specialization = one_of("spec", SPECIALIZATIONS)
    production = one_of("production", PRODUCTION_LEVELS)
    years = labels.get("years", "null")
    texts, found = [], {}
    for at, (number, line) in enumerate(body, start=1):
        match = _LABEL.search(line)
        if match:
            found[at] = _line_label(match[1], f"{file}:{number}")
        texts.append(line[: match.start()] if match else line)
    return Labelled(
        id=head.get("id", ""),
        voice=Path(file).stem or head.get("voice", ""),
        text="\n".join(texts).rstrip("\n") + "\n",
        lines=found,
        role=role,
        specialization=specialization,
        second=one_of("second", SPECIALIZATIONS),
        production=production,
        years=None if years == "null" else float(years),
        roles_ok=some_of("roles_ok", role, ROLES),
        specializations_ok=some_of("specs_ok", specialization, SPECIALIZATIONS),
        productions_ok=some_of("prods_ok", production, PRODUCTION_LEVELS),
    )


def _line_label(text: str, place: str) -> LineLabel:
    if text.strip() in {"none", ""}:
        return LineLabel((), (), "none")
    parts = [part.split() for part in text.split("|")]
    if len(parts) != 3 or len(parts[2]) > 1:
        raise LabelFault(f"{place}: a label has three parts: {text!r}")
    stage = parts[2][0] if parts[2] else "none"
    for values, allowed in (
        (parts[0], RESPONSIBILITIES),
        (parts[1], DIMENSIONS),
        ([stage], PRODUCTION_LEVELS),
    ):
        if wrong := [value for value in values if value not in allowed]:
            raise LabelFault(f"{place}: unknown label {wrong[0]!r}")
    return LineLabel(tuple(parts[0]), tuple(parts[1]), stage)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def main(arguments: list[str]) -> int:
    """``python -m pipeline.labelled FOLDER``: JSONL to stdout. ``--splits`` writes FOLDER/splits.csv and stops."""
    folder = Path(arguments[0] if arguments else "data/labelled")
    people = load(folder)
    if "--splits" in arguments:
        (folder / "splits.csv").write_text(splits_table(people, learners_only(folder)), encoding="utf-8")
        return 0
    splits = split_of(people, learners_only(folder))
    taxonomy = load_taxonomy()
    nlp = skills.build(taxonomy)
    for one in people:
        print(json.dumps(record(one, splits[one.id], nlp, taxonomy), ensure_ascii=False, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
