"""What a run is asked for: the briefs that the user named, and the built-in ones.

Joins the rooms that a brief needs beside its own: a job description is read by the reading room in a child with limits,
and its skills are found by the skills room.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline import briefs, intake, reading, skills
from pipeline.errors import BriefError, ReadingError
from pipeline.records import Brief, Line
from pipeline.settings import Limits, Options
from skill_taxonomy import Taxonomy

READABLE_LANGUAGES = frozenset({"en"})
DEFAULT_LIMITS = Limits()


def text_tools(taxonomy: Taxonomy, limits: Limits) -> briefs.TextTools:
    """What reads a job description: the reading room in a child with limits, the skills room's pipeline here."""
    nlp = skills.build(taxonomy)

    def read_lines(path: Path) -> Sequence[Line]:
        with intake.Crew(1, limits, quiet_start, ()) as crew:
            outcome = next(crew.map(lines_of, [(str(path),)]))
        if outcome.reason is not None:
            raise BriefError(f"{path}: the job description cannot be read. {outcome.detail}")
        return tuple(outcome.value)

    def find_skills(text: str) -> list[tuple[int, int, str]]:
        doc = nlp(text)
        return [(span.start_char, span.end_char, span.label_) for span in doc.spans["skills"]]

    return briefs.TextTools(read_lines, find_skills)


def quiet_start() -> None:
    """A child that needs nothing loaded."""


def lines_of(path: str) -> tuple[Line, ...]:
    """The visible lines of a job description. Runs in a child."""
    document = reading.read(path)
    if document.language is not None and document.language not in READABLE_LANGUAGES:
        raise ReadingError(
            "unsupported_language",
            f"It looks like '{document.language}'; write a brief with shortlist brief new.",
        )
    return document.lines


def load_brief(path: str | Path, taxonomy: Taxonomy, limits: Limits = DEFAULT_LIMITS) -> briefs.Loaded:
    """One brief from YAML, TOML or a job description. Raises BriefError."""
    return briefs.load_any(path, taxonomy, lambda: text_tools(taxonomy, limits))


def load_briefs(options: Options, taxonomy: Taxonomy) -> tuple[Brief, ...]:
    """The briefs a run is about: those named, and the built-in ones of the roles named (both roles by default). One
    made of a job description is kept in the output folder, where a person's corrections hold. Raises BriefError."""
    named = [
        briefs.settle(load_brief(path, taxonomy, options.limits), Path(options.out), taxonomy)
        for path in options.briefs
    ]
    roles = options.roles or (() if named else ("ai_engineer", "software_engineer"))
    wanted = tuple(named + [briefs.builtin(role, taxonomy) for role in roles])
    twice = [brief.id for at, brief in enumerate(wanted) if brief.id in {one.id for one in wanted[:at]}]
    if twice:
        files = " and ".join(one.source_file or one.id for one in wanted if one.id == twice[0])
        raise BriefError(
            f"{files}: id: both are '{twice[0]}', which names their shortlist; give each its own id."
        )
    return wanted
