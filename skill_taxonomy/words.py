"""Common English words, to tell an ambiguous or mistyped name from plain prose.

Place in the way of the data: beside it; the checker asks which names are ordinary words, the matcher which words
are no typos. The list is cut from SCOWL (size 60, American and British spelling; see english.txt).
"""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).parent / "english.txt"


def english() -> frozenset[str]:
    """Lower-case English words with their inflected forms."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
