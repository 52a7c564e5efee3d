"""Skill taxonomy: data first (TOML), a loader and a checker. Knows nothing of pipeline/."""

from skill_taxonomy.loader import VERSION, load
from skill_taxonomy.records import Area, Context, Skill, Taxonomy, TaxonomyFault

__all__ = ["VERSION", "Area", "Context", "Skill", "Taxonomy", "TaxonomyFault", "load"]
