"""One taxonomy and one skill finder for the whole room."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import skills
from pipeline.briefs import Loaded, TextTools, load_any
from pipeline.records import Line
from skill_taxonomy import Taxonomy, load


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load()


@pytest.fixture(scope="session")
def tools(taxonomy: Taxonomy) -> TextTools:
    nlp = skills.build(taxonomy)

    def lines_of(path: Path) -> list[Line]:
        from pipeline import reading

        return list(reading.read(path).lines)

    def find(text: str) -> list[tuple[int, int, str]]:
        doc = nlp(text)
        return [(span.start_char, span.end_char, span.label_) for span in doc.spans["skills"]]

    return TextTools(lines_of, find)


@pytest.fixture
def ad(tmp_path: Path, taxonomy: Taxonomy, tools: TextTools) -> Callable[[str], Loaded]:
    """Reads a job description given as text."""

    def read(text: str) -> Loaded:
        path = tmp_path / "ad.txt"
        path.write_text(text, encoding="utf-8")
        return load_any(path, taxonomy, lambda: tools)

    return read
