"""Room: briefs. What is asked for: checked, examined for hiring mistakes, and turned into advice."""

from __future__ import annotations

from pathlib import Path

from pipeline.briefs.brief import builtin, load_structured
from pipeline.errors import BriefError
from pipeline.records import Brief
from skill_taxonomy import Taxonomy

__all__ = ["builtin", "load"]


def load(path: str | Path, taxonomy: Taxonomy) -> Brief:
    """A brief from a file (YAML, TOML). Raises BriefError."""
    file = Path(path)
    if not file.is_file():
        raise BriefError(f"{file}: there is no such brief; check the path.")
    if file.suffix.lower() not in {".yaml", ".yml", ".toml"}:
        raise BriefError(f"{file}: a brief is a .yaml or .toml file.")
    return load_structured(file, taxonomy)
