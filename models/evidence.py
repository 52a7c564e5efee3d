"""What the models see of a candidate: statements of work in their entries, and the skills named in them.

Beside the way of the data. ``pipeline.assessment`` makes a Person of the travelling records, ``pipeline.labelled``
prints it for training, ``models.features`` measures it: training and screening share every step. No name, contact,
school, address, pronoun, photo or personal line ever enters, and a gap between jobs leaves no trace: entries carry
their own age and length only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

JOBS: frozenset[str] = frozenset({"job", "internship", "freelance", "military", "research"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One post, project or place of the text. ``kind``: job, internship, freelance, military, research, teaching,
    volunteer, project, assignment (a project, or work told by function, done in a post that is told no other way), education, summary, listed (skills), or loose (described work that no entry claims). ``title`` as written. ``first`` and
    ``last``: month indices, both counted, None without dates; ``age``: months from the end to the document's date;
    ``order``: 0 for the newest of its kind group (jobs, or the rest); ``open_end``: it is current and its start is the
    newest date of the document, so that its length is unknown."""

    kind: str
    title: str
    first: int | None
    last: int | None
    age: int | None
    order: int
    open_end: bool = False

    @property
    def is_job(self) -> bool:
        return self.kind in JOBS


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement in its own words: a bullet or sentence, wrapped lines joined. ``numbers``: its lines; ``entry``:
    index into Person.entries; ``section``: kind of section; ``skills``: ids asserted in it."""

    text: str
    page: int
    numbers: tuple[int, ...]
    entry: int
    section: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SkillFact:
    """What the taxonomy says about one skill of the person: area (A1 ...), grade, specializations with weights."""

    area: str
    grade: str
    specializations: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """The evidence of one candidate. ``skills`` by id; ``stated_months``: a total of experience the text states;
    ``newest``: month index of the document's date; ``jobs`` and ``projects``: entries begin with so many jobs, then so
    many projects, in the outline's order."""

    entries: tuple[Entry, ...]
    statements: tuple[Statement, ...]
    skills: Mapping[str, SkillFact]
    stated_months: int | None = None
    newest: int | None = None
    jobs: int = 0
    projects: int = 0


def from_plain(value: Mapping[str, Any]) -> Person:
    """A Person from the plain data that ``dataclasses.asdict`` and JSON made of it."""
    return Person(
        entries=tuple(Entry(**entry) for entry in value["entries"]),
        statements=tuple(
            Statement(**{**one, "numbers": tuple(one["numbers"]), "skills": tuple(one["skills"])})
            for one in value["statements"]
        ),
        skills={
            key: SkillFact(
                fact["area"], fact["grade"], tuple((name, weight) for name, weight in fact["specializations"])
            )
            for key, fact in sorted(value["skills"].items())
        },
        stated_months=value["stated_months"],
        newest=value["newest"],
        jobs=value["jobs"],
        projects=value["projects"],
    )
