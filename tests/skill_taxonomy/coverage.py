"""How many names of public lists the taxonomy knows: the figures of docs/taxonomy_coverage.md.

``python -m tests.skill_taxonomy.coverage FILE...``: a file is a list of names, one a line, or JSON lines of ``text`` and
``spans`` ([start, end, tier]), of which those of tier "tech" are read. A name is known when it is a surface form of a
skill in any case, as written or without what a catalogue adds: a bracket, a closing acronym, the word for its type
behind, or up to two words of a maker's name in front.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from skill_taxonomy import load
from skill_taxonomy.folding import fold

_TYPE = re.compile(r"\s+(software|enterprise|server|platform|language|database|systems?)$")
_MAKER_WORDS = 2


def readings(name: str) -> Iterator[str]:
    """The folded spellings under which a catalogue's name may be a form."""
    for text in dict.fromkeys((name, re.sub(r"\s*\([^)]*\)", "", name))):
        for short in dict.fromkeys((text, re.sub(r"\s+[A-Z]{2,}s?$", "", text))):
            folded = fold(short)
            for bare in dict.fromkeys((folded, _TYPE.sub("", folded))):
                words = bare.split()
                for cut in range(min(_MAKER_WORDS, len(words) - 1) + 1):
                    yield " ".join(words[cut:])


def names_of(path: Path) -> list[str]:
    """The different names of a list, in order."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in lines]
        found = [row["text"][a:b] for row in rows for a, b, tier in row["spans"] if tier == "tech"]
    else:
        found = [line.strip() for line in lines if not line.startswith("#")]
    return list(dict.fromkeys(found))


def main(arguments: list[str]) -> int:
    """Prints a line a list."""
    taxonomy = load()
    print(f"{len(taxonomy)} skills, {sum(len(skill.forms) for skill in taxonomy.skills.values())} forms")
    for path in map(Path, arguments):
        names = names_of(path)
        known = sum(any(reading in taxonomy.forms for reading in readings(name)) for name in names)
        print(f"{path.name}: {known} of {len(names)}, {known / max(1, len(names)):.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
