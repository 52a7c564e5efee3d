"""Records of assessment: verdicts, each with the lines behind it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that stands behind a verdict. ``code``: an id of DOMAIN.md (AR1-AR8, SR1-SR8, X1-X9), empty for a line that
    shows a level and no dimension of it;
    ``stage``: one of PRODUCTION_LEVELS, what the line alone would show; ``rule``: which rule or model said so, ``sure`` 0-1 how
    firmly."""

    code: str
    page: int
    line: int
    text: str
    rule: str
    stage: str = "none"
    job: int | None = None
    project: int | None = None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """A class with its probabilities. ``second``: next best worth naming. ``abstain``: below the threshold: a person
    must look. ``why``: (feature, contribution) pairs, largest first."""

    label: str
    probabilities: tuple[tuple[str, float], ...]
    second: str | None = None
    abstain: bool = False
    why: tuple[tuple[str, float], ...] = ()

    @property
    def confidence(self) -> float:
        """Probability of the label, 0-1."""
        return dict(self.probabilities).get(self.label, 0.0)


@dataclass(frozen=True, slots=True)
class Production:
    level: str
    evidence: tuple[Evidence, ...]  # newest first, distinct lines
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """What is missing for a role: area ids of DOMAIN.md section 2, with names for people."""

    role: str
    missing: tuple[str, ...]
    thin: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """``title_at_odds``: the newest post has an engineer's title, the work described shows neither role. It changes no verdict
    (DOMAIN M2), but nobody is passed over for it before a person has looked."""

    role: Verdict
    specialization: Verdict
    production: Production
    responsibilities: tuple[Evidence, ...]
    relevant_months: int | None
    years_confidence: float
    years_note: str
    distances: tuple[Distance, ...]
    reason: str
    relevant_jobs: tuple[int, ...] = ()  # indices into Outline.jobs: those whose months count
    title_at_odds: bool = False
