"""The labelled evidence as training reads it: one Example a résumé, from the JSONL of ``pipeline.labelled``.

Beside the way of the data; used by models.train and models.evaluate, never at screening time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models import evidence, features, meaning, phrases
from pipeline.records import PRODUCTION_LEVELS


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What a reader said of one statement."""

    codes: frozenset[str]
    stage: str

    @property
    def ai(self) -> bool:
        return any(code.startswith("AR") for code in self.codes)

    @property
    def software(self) -> bool:
        return any(code.startswith("SR") for code in self.codes)


NOTHING = LineLabel(frozenset(), "none")


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled résumé: labels of the person, evidence, and a label for each measured statement. ``loose``: labelled
    lines that no statement holds, as (feature row, label): they teach the line model too."""

    id: str
    voice: str
    split: str
    role: str
    specialization: str
    second: str
    production: str
    years: float | None
    roles_ok: tuple[str, ...]
    specializations_ok: tuple[str, ...]
    productions_ok: tuple[str, ...]
    text: str
    person: evidence.Person
    measured: tuple[features.Measured, ...]
    labels: tuple[LineLabel, ...]
    loose: tuple[tuple[Mapping[str, float], LineLabel], ...]


def read(lines: Iterable[str]) -> list[Example]:
    """Examples of the JSONL stream, by id."""
    found = [_example(json.loads(line)) for line in lines if line.strip()]
    return sorted(found, key=lambda one: one.id)


def _example(value: Mapping[str, Any]) -> Example:
    person = evidence.from_plain(value["person"])
    cues, fields = phrases.load("cues.toml"), phrases.load("fields.toml")
    vectors = meaning.embed([one["text"] for one in value["loose"]])
    return Example(
        id=value["id"],
        voice=value["voice"],
        split=value["split"],
        role=value["role"],
        specialization=value["specialization"],
        second=value["second"],
        production=value["production"],
        years=value["years"],
        roles_ok=tuple(value["roles_ok"]),
        specializations_ok=tuple(value["specializations_ok"]),
        productions_ok=tuple(value["productions_ok"]),
        text=value["text"],
        person=person,
        measured=features.measure(person),
        labels=tuple(_merged(labels) for labels in value["line_labels"]),
        loose=tuple(
            (
                features.line_features(
                    one["text"],
                    "loose",
                    cues.counts(one["text"]),
                    {},
                    fields.which(one["text"]),
                    (),
                )
                | meaning.named(vector),
                _merged([one["label"]]),
            )
            for one, vector in zip(value["loose"], vectors, strict=True)
        ),
    )


def _merged(labels: Sequence[Mapping[str, Any]]) -> LineLabel:
    if not labels:
        return NOTHING
    codes = frozenset(code for label in labels for code in (*label["responsibilities"], *label["dimensions"]))
    return LineLabel(codes, max((label["stage"] for label in labels), key=PRODUCTION_LEVELS.index))
