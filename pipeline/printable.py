"""Text from strangers as one line that nothing obeys: no control characters, no line ends, no direction overrides.

A leaf beside the rooms, for tables, pages and the terminal alike.
"""

from __future__ import annotations

import unicodedata

UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain(value: str) -> str:
    """One line of printable text."""
    if value.isprintable():  # nearly always: letters, marks, digits, signs and the plain space
        return " ".join(value.split())
    kept = "".join(
        " " if c.isspace() else c for c in value if c.isspace() or unicodedata.category(c) not in UNPRINTED
    )
    return " ".join(kept.split())
