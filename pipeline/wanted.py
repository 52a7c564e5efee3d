"""What a run is asked for: the briefs that the user named, and the built-in ones, over the taxonomy.

Joins the rooms that a brief needs beside its own: a job description is read by the reading room in a child with limits,
and its skills are found by the skills room.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from pipeline import briefs, intake, reading, sections
from pipeline.errors import BriefError, ReadingError
from pipeline.records import Brief, Line
from pipeline.settings import Limits, Options
from skill_taxonomy import Taxonomy
from skill_taxonomy import load as load_taxonomy

SURELY_A_RESUME = 0.9
READABLE_LANGUAGES = frozenset({"en"})
DEFAULT_LIMITS = Limits()


def text_tools(taxonomy: Taxonomy, limits: Limits) -> briefs.TextTools:
    """What reads a job description: the reading room in a child with limits, the skills room's pipeline here."""
    from pipeline import skills  # noqa: PLC0415 - spaCy takes a second to import, and few briefs are free text

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
            f"It is in a language that is not read (it looks like '{document.language}'); write a brief with shortlist brief new.",
        )
    if sections.outline(document).is_resume >= SURELY_A_RESUME:
        raise ReadingError("not_a_resume", "It looks like a résumé; give the job description.")
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


class Wanted:
    """What a run is about: its briefs and the taxonomy that they speak in.

    What the user gave is read at once, so that a fault is said before any résumé is read (BriefError, TaxonomyFault).
    Otherwise both follow from the version and are read when they are needed: over an unchanged folder they never are, and
    to read the taxonomy was nine tenths of such a run.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        if options.briefs or options.roles or options.reading.taxonomy:
            self.briefs  # noqa: B018 - reads them

    @cached_property
    def taxonomy(self) -> Taxonomy:
        overlay = self.options.reading.taxonomy
        return load_taxonomy(Path(overlay) if overlay else None)

    @cached_property
    def briefs(self) -> tuple[Brief, ...]:
        return load_briefs(self.options, self.taxonomy)

    @property
    def named(self) -> tuple[Brief, ...]:
        """The briefs when the user named any: what they say follows from their files, not from options and version."""
        return self.briefs if self.options.briefs else ()
