"""The table of sentence cases: what is found in a sentence, and what the sentence says about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

SIGNS = {"!": "negated", "?": "aspired", "~": "other"}
FILE = Path(__file__).parent / "cases.txt"


def cases() -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """(theme, text, [(surface, skill id, assertion)]) of every line."""
    found = []
    theme = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            theme = line[1:-1]
        elif " => " in line and not line.startswith("#"):
            text, wanted = line.rsplit(" => ", 1)
            expected = []
            for item in wanted.split(" | ") if wanted != "-" else []:
                surface, skill_id = item.rsplit("=", 1)
                assertion = SIGNS.get(skill_id[-1], "asserted")
                expected.append((surface, skill_id.rstrip("!?~"), assertion))
            found.append((theme, text, expected))
    return found


CASES = cases()


def test_the_table_is_large_enough() -> None:
    assert len(CASES) >= 400
    assert len({text for _, text, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("theme", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1][:50]}" for c in CASES])
def test_sentence(nlp: Language, theme: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = nlp(text)
    found = [(span.text, span.label_, span._.skill_assertion) for span in doc.spans["skills"]]
    assert sorted(found) == sorted(expected), theme
