"""Room: briefs. What is asked for: checked, examined for hiring mistakes, and turned into advice and teams.

Beside the way of the data: ranking reads the brief. Job descriptions in free text are read with tools that screening
passes in, because the rooms that read files and find skills are not this room's to know.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.briefs.brief import builtin, load_structured
from pipeline.briefs.from_text import HEADING, AdBrief, SkillFinder, read_ad
from pipeline.briefs.keeping import corrected, seal, write_whole
from pipeline.briefs.values import refuse_what_is_no_file
from pipeline.briefs.writing import to_yaml
from pipeline.errors import BriefError
from pipeline.records import Brief, Line
from skill_taxonomy import Taxonomy

__all__ = ["AdBrief", "Loaded", "TextTools", "builtin", "load", "load_any", "read_ad", "settle", "to_yaml"]

STRUCTURED = frozenset({".yaml", ".yml", ".toml"})
TEXTS = frozenset({".txt", ".md", ".markdown", ".pdf", ".docx", ".odt", ".rtf", ".html", ".htm", ".doc"})


@dataclass(frozen=True, slots=True)
class TextTools:
    """What reads a job description: ``read_lines`` gives a file's visible lines (raises BriefError), ``find_skills``
    the skills in a text as (start, end, skill id)."""

    read_lines: Callable[[Path], Sequence[Line]]
    find_skills: SkillFinder


@dataclass(frozen=True, slots=True)
class Loaded:
    """A brief; for one out of free text also the text and the YAML that a person can correct."""

    brief: Brief
    text: str | None = None
    yaml: str | None = None


def load(path: str | Path, taxonomy: Taxonomy, tools: Callable[[], TextTools] | None = None) -> Brief:
    """A brief from a file: YAML, TOML, or a job description when ``tools`` are given. Raises BriefError."""
    return load_any(path, taxonomy, tools).brief


def load_any(path: str | Path, taxonomy: Taxonomy, tools: Callable[[], TextTools] | None = None) -> Loaded:
    """As ``load``, with the text and the YAML of a job description. ``tools`` is called only for one."""
    file = Path(path)
    refuse_what_is_no_file(file)
    suffix = file.suffix.lower()
    if suffix in STRUCTURED:
        return Loaded(load_structured(file, taxonomy))
    if suffix not in TEXTS or tools is None:
        raise BriefError(
            f"{file}: a brief is a .yaml or .toml file, or a job description as .txt, .md, .pdf or .docx."
        )
    ready = tools()
    ad = read_ad(ready.read_lines(file), str(file), ready.find_skills, taxonomy)
    return Loaded(ad.brief, ad.text, to_yaml(ad.brief, taxonomy, HEADING.format(name=file.name), ad.sources))


def settle(loaded: Loaded, out: Path, taxonomy: Taxonomy) -> Brief:
    """The brief to rank by. One made of a job description is written to ``out`` as ``brief_<stem>.yaml``; where a person
    has corrected that file and the job description is the same, the corrected brief holds. Raises BriefError."""
    if loaded.yaml is None:
        return loaded.brief
    path = out / f"brief_{Path(loaded.brief.source_file or loaded.brief.id).stem}.yaml"
    fresh = seal(loaded.yaml, loaded.brief.sha256 or "")
    kept = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    if corrected(kept, loaded.brief.sha256 or ""):
        return load_structured(path, taxonomy)
    if kept != fresh:
        write_whole(path, fresh)
    return load_structured(path, taxonomy)
