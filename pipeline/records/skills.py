"""Records of skills: mentions in the text, and what they add up to for one candidate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of a skill. ``start``/``end`` are offsets in the line's text: ``text[start:end] == surface``.
    ``job``: index into Outline.jobs, ``project``: index into Outline.projects, or None. ``assertion``: one of
    ASSERTIONS; ``rule``: which rule found it and which cue set the assertion."""

    skill_id: str
    surface: str
    page: int
    line: int
    start: int
    end: int
    text: str
    section: str
    job: int | None
    project: int | None
    assertion: str
    rule: str


@dataclass(frozen=True, slots=True)
class SkillUse:
    """One skill of one candidate: grade, months of use (None where only listed or undated), last use (YYYY-MM or
    YYYY), and the asserted mentions it rests on. ``claimed_years``: a claim in words ("10 years of Kubernetes")."""

    skill_id: str
    name: str
    area: str
    surface_forms: tuple[str, ...]
    grade: str
    months: int | None
    last_used: str | None
    evidence: tuple[Mention, ...]
    claimed_years: float | None = None


@dataclass(frozen=True, slots=True)
class SkillSet:
    """All skills of one candidate by id, and every mention (negated, aspired, other's too) for the record.
    ``unknown``: skill-like terms that the taxonomy lacks, as (term, line)."""

    uses: tuple[SkillUse, ...]
    mentions: tuple[Mention, ...]
    unknown: tuple[tuple[str, int], ...] = ()
