from __future__ import annotations

import pytest

from pipeline.briefs.brief import made_of
from pipeline.ranking import Scorer
from pipeline.records import Brief
from skill_taxonomy import Taxonomy, load

ASKED = {
    "id": "b",
    "role": "ai_engineer",
    "specializations": ["retrieval_rag"],
    "must_have": ["Python", {"any_of": ["AWS", "GCP"]}],
    "nice_to_have": ["Docker", "A6"],
}


@pytest.fixture(scope="session")
def taxonomy() -> Taxonomy:
    return load()


@pytest.fixture(scope="session")
def brief(taxonomy: Taxonomy) -> Brief:
    return made_of(dict(ASKED), "b.yaml", "b", b"", taxonomy)


@pytest.fixture(scope="session")
def scorer(brief: Brief, taxonomy: Taxonomy) -> Scorer:
    return Scorer(brief, taxonomy)
