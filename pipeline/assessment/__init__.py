"""Room: assessment. Provisional: counts of skill evidence by side."""

from __future__ import annotations

from pipeline.records import Assessment, Document, Outline, Production, SkillSet, Verdict
from skill_taxonomy import Taxonomy

__all__ = ["assess", "load_models", "model_hashes"]


def load_models() -> None:
    """Loads the models once a process."""


def model_hashes() -> dict[str, str]:
    """Model name -> sha256 of its model.json."""
    return {}


def assess(document: Document, outline: Outline, skills: SkillSet, taxonomy: Taxonomy, as_of: str | None) -> Assessment:
    ai = sum(1 for use in skills.uses if use.area.startswith("A") and use.grade != "claimed")
    software = sum(1 for use in skills.uses if use.area.startswith("S") and use.grade != "claimed")
    label = "other" if ai + software == 0 else "ai_engineer" if ai > software else "software_engineer"
    return Assessment(
        Verdict(label, ((label, 1.0),)), Verdict("none", (("none", 1.0),)), Production("none", ()), (), None, 0.0, "", (), "Provisional."
    )
