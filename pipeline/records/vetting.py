"""Records of vetting: questions to ask, never a penalty on the visible merits."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlagEvidence:
    page: int | None
    line: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A question to ask, never a penalty on the visible merits. ``review``: a person must look before anybody
    decides (sets status needs_review)."""

    flag: str
    detail: str
    evidence: tuple[FlagEvidence, ...] = ()
    review: bool = True
