"""Common English words, to tell an ambiguous or mistyped name from plain prose.

Place in the way of the data: beside it; the checker asks which names are ordinary words, the matcher which
words are no typos. The list is cut from SCOWL (size 60, American and British spelling; see english.txt).
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def english() -> frozenset[str]:
    """Lower-case English words with their inflected forms."""
    return _read("english.txt")


def proper_names() -> frozenset[str]:
    """Names of people, places and planets of seven and more letters, folded to lower case."""
    return _read("proper_names.txt")


def _read(name: str) -> frozenset[str]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
