"""The rooms before assessment, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pipeline import assessment, labelled, skills
from pipeline.records import Assessment, Document, Outline, SkillSet
from skill_taxonomy import Taxonomy
from skill_taxonomy import load as load_taxonomy

Rooms = Callable[[str], tuple[Document, Outline, SkillSet]]


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="session")
def rooms(taxonomy: Taxonomy) -> Rooms:
    nlp: Any = skills.build(taxonomy)
    return lambda text: labelled.through_rooms(text, nlp, taxonomy)


@pytest.fixture(scope="session")
def assess(rooms: Rooms, taxonomy: Taxonomy) -> Callable[[str], Assessment]:
    def of(text: str) -> Assessment:
        document, outline, found = rooms(text)
        return assessment.assess(document, outline, found, taxonomy, None)

    return of
