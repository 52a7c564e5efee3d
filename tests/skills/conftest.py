"""One Language for the whole room: building it costs more than all its tests."""

from __future__ import annotations

import pytest
from spacy.language import Language

from pipeline.skills import language
from skill_taxonomy import Taxonomy, load


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load()


@pytest.fixture(scope="session")
def nlp(taxonomy: Taxonomy) -> Language:
    return language.build(taxonomy)
