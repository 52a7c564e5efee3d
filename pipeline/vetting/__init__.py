"""Room: vetting. Questions to ask about a résumé, each with its evidence, never a penalty on the visible merits.

Way of the data: ... skills -> assessment -> **vetting** -> ranking -> reports. ``set_apart`` stands before sections: it
takes lines that command a reader away, so that they earn nothing. ``check`` looks at one résumé, ``across`` at the folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.records import Assessment, Document, Flag, Outline, Profile, SkillSet
from pipeline.vetting import (
    anachronism,
    copied,
    duplicates,
    hidden,
    homoglyphs,
    injection,
    quality,
    stuffing,
    timeline,
)
from pipeline.vetting.duplicates import Across
from pipeline.vetting.injection import set_apart
from skill_taxonomy import Taxonomy

__all__ = ["Across", "across", "check", "set_apart"]


def check(
    document: Document,
    outline: Outline,
    skills: SkillSet,
    verdicts: Assessment,
    taxonomy: Taxonomy,
    as_of: str | None,
) -> tuple[Flag, ...]:
    """The flags that one résumé raises by itself. ``document``: as read, with the lines that ``set_apart`` takes away.
    ``verdicts`` are not looked at: a flag says the same of a strong résumé and of a weak one."""
    return (
        *hidden.check(document),
        *injection.check(document),
        *stuffing.check(document, skills),
        *copied.check(document),
        *anachronism.check(document, outline, skills, taxonomy, as_of),
        *timeline.check(document, outline, as_of),
        *homoglyphs.check(document),
        *quality.check(document),
    )


def across(profiles: Iterable[Profile], copies: Mapping[str, tuple[str, ...]], taxonomy: Taxonomy) -> Across:
    """Compares the profiles of a folder with each other. ``copies``: sha256 -> further files with the same bytes."""
    return duplicates.across(profiles, copies)
