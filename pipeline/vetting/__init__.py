"""Room: vetting. Questions to ask about a résumé, each with its evidence, never a penalty on the visible merits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.records import Assessment, Document, Flag, FlagEvidence, Outline, Profile, SkillSet
from skill_taxonomy import Taxonomy

__all__ = ["Across", "across", "check"]

LOW_QUALITY = 0.6


def check(
    document: Document, outline: Outline, skills: SkillSet, verdicts: Assessment, taxonomy: Taxonomy, as_of: str | None
) -> tuple[Flag, ...]:
    """The flags that one résumé raises by itself."""
    flags: list[Flag] = []
    if document.hidden:
        evidence = tuple(FlagEvidence(one.page, None, one.text) for one in document.hidden[:5])
        flags.append(Flag("hidden_text", f"Text that a reader cannot see ({document.hidden[0].how}).", evidence))
    if document.confidence < LOW_QUALITY:
        flags.append(Flag("low_text_quality", "; ".join(document.reasons) or "The text could not be read well."))
    return tuple(flags)


@dataclass(frozen=True, slots=True)
class Across:
    """What only a look at the whole folder shows. ``superseded``: candidate_id -> the id that counts for the person."""

    flags: Mapping[str, tuple[Flag, ...]] = field(default_factory=dict)
    superseded: Mapping[str, str] = field(default_factory=dict)
    other_files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def apply(self, profile: Profile) -> Profile:
        """The profile with the flags of the folder added."""
        added = self.flags.get(profile.candidate_id, ())
        files = self.other_files.get(profile.candidate_id, ())
        return replace(profile, flags=(*profile.flags, *added), other_files=files) if added or files else profile


def across(profiles: Iterable[Profile], copies: Mapping[str, tuple[str, ...]], taxonomy: Taxonomy) -> Across:
    """Compares the profiles of a folder with each other. ``copies``: sha256 -> further files with the same bytes."""
    return Across(other_files={p.candidate_id: copies[p.sha256] for p in profiles if p.sha256 in copies})
