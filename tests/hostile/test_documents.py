"""The quick part of the hostile documents: every verdict, limit and neighbour as promised (all: python -m tests.hostile)."""

from __future__ import annotations

from pathlib import Path

from tests.hostile import documents, measuring

SLOW = frozenset(
    {
        "html: 60,000 attributes",
        "md: nested emphasis, quotes, lists",
        "md: unfinished links",
        "md: 60,000 brackets",
    }
)


def test_documents_keep_their_promises(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    quick = [case for case in documents.DOCUMENTS if case.quick and case.name not in SLOW]
    broken = [one.row() for one in measuring.run(quick, place) if not one.kept]
    assert not broken, "\n".join(broken)


def test_archives_keep_their_promises(tmp_path: Path) -> None:
    place = tmp_path / "in"
    place.mkdir()
    quick = [case for case in documents.CONTAINERS if case.ending != "eml"]
    broken = [one.row() for one in measuring.run(quick, place, unpacking=True) if not one.kept]
    assert not broken, "\n".join(broken)
    assert not list(tmp_path.rglob("evil*"))
