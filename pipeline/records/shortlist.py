"""Records of ranking and of a whole run: places, and what came of every file."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records.brief import Brief


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate's place in one shortlist. ``parts``: (part, points) that add up to ``score`` (0-100).
    ``rank_low``/``rank_high``: best and worst rank under the shakes; ``stays``: share of shakes in the top N.
    ``met``/``missing``/``unknown``: must-haves in the brief's words. ``why_not``: what would have to be true."""

    candidate_id: str
    source_file: str
    rank: int
    rank_low: int
    rank_high: int
    status: str
    score: float
    parts: tuple[tuple[str, float], ...]
    met: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    top_skills: tuple[str, ...]
    reason: str
    stays: float = 1.0
    why_not: str = ""
    used_share: float | None = None  # how much of the candidate's strength the job uses (over-fit warning)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a run. ``ledger``: every file accounted for: files = ranked + set_aside + duplicates + ignored.
    ``names``: candidate_id -> name for the terminal. ``written``: paths of the files written."""

    out: str
    ledger: dict[str, int]
    shortlists: tuple[tuple[Brief, tuple[Ranked, ...]], ...]
    names: dict[str, str]
    written: tuple[str, ...]
    needs_review: int
