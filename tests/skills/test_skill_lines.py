"""Everyday lines of skill lists, read as the body of a skills section: every skill of the line and no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from pipeline.skills.disambiguation import LIST_FLAG, OWN_FLAG

FILE = Path(__file__).parent / "skill_lines.txt"
ROWS = [
    line.rsplit(" => ", 1)
    for line in FILE.read_text(encoding="utf-8").splitlines()
    if " => " in line and not line.startswith("#")
]


def test_there_are_enough_lines() -> None:
    assert len({text for text, _ in ROWS}) == len(ROWS) >= 150


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text[:50] for text, _ in ROWS])
def test_line(nlp: Language, text: str, wanted: str) -> None:
    doc = nlp.make_doc(text)
    doc.user_data[LIST_FLAG] = ((0, len(text)),)
    doc.user_data[OWN_FLAG] = True
    found = {span.label_ for span in nlp(doc).spans["skills"] if span._.skill_assertion == "asserted"}
    assert found == (set() if wanted == "-" else set(wanted.split()))
