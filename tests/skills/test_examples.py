"""Every skill's own examples must yield it, and its counter-examples must not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from skill_taxonomy import load

CASES = [
    (skill.id, text, wanted)
    for skill in load().skills.values()
    for texts, wanted in ((skill.examples, True), (skill.not_examples, False))
    for text in texts
]


@pytest.mark.parametrize(("skill_id", "text", "wanted"), CASES)
def test_example(nlp: Language, skill_id: str, text: str, wanted: bool) -> None:
    doc = nlp(text)
    assert (skill_id in {span.label_ for span in doc.spans["skills"]}) is wanted
