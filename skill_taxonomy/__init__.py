"""Skill taxonomy: data first (TOML), a loader and a checker. Knows nothing of pipeline/."""
