"""The record that leaves the first seven rooms: everything known about one candidate from one file."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.records.assessment import Assessment
from pipeline.records.document import Document, Line
from pipeline.records.outline import Outline
from pipeline.records.skills import SkillSet
from pipeline.records.vetting import Flag


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything known about one candidate from one file."""

    candidate_id: str
    source_file: str
    sha256: str
    document: Document
    outline: Outline
    skills: SkillSet
    assessment: Assessment
    flags: tuple[Flag, ...] = ()
    other_files: tuple[str, ...] = field(default=())  # further files of the same person

    def line(self, number: int) -> Line | None:
        """The line with this number, or None."""
        return next((line for line in self.document.lines if line.number == number), None)
