"""Every command, option, column, flag and file reason is documented, and the documents name nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from pipeline import cli
from pipeline.records import FILE_REASONS, FLAGS
from pipeline.reports.tables import CANDIDATE_COLUMNS, REVIEW_COLUMNS, SHORTLIST_COLUMNS, SKILL_COLUMNS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OUTPUTS = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
DOCS = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md")))


def commands() -> list[str]:
    root = typer.main.get_command(cli.app)
    found = []
    for name, command in root.commands.items():  # type: ignore[attr-defined]
        below = getattr(command, "commands", None)
        found += [f"{name} {one}" for one in below] if below else [name]
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    group, _, leaf = command.partition(" ")
    assert f"shortlist {group}" in README
    assert not leaf or f"`{leaf}`" in README or f"shortlist {command}" in README


@pytest.mark.parametrize(
    "column", sorted({*SHORTLIST_COLUMNS, *CANDIDATE_COLUMNS, *SKILL_COLUMNS, *REVIEW_COLUMNS})
)
def test_every_column_is_explained(column: str) -> None:
    assert f"`{column}`" in OUTPUTS


@pytest.mark.parametrize("word", sorted({*FLAGS, *FILE_REASONS}))
def test_every_flag_and_reason_is_explained(word: str) -> None:
    assert f"`{word}`" in DOCS


def test_every_link_in_the_documents_leads_somewhere() -> None:
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_command_that_the_readme_shows_is_there() -> None:
    there = {command.split()[0] for command in commands()}
    assert set(re.findall(r"shortlist ([a-z]+)", README)) <= there
