"""What the vetting tests share: one résumé through the whole way, in this process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import screening
from pipeline.records import Profile
from pipeline.settings import Reading

Screen = Callable[..., Profile]


@pytest.fixture(scope="session")
def _tools() -> None:
    screening.load_tools(Reading())


@pytest.fixture
def screen(_tools: None, tmp_path: Path) -> Screen:
    """Text or bytes of a file in, the candidate's profile out."""

    def one(content: str | bytes, ending: str = "txt", name: str = "cv") -> Profile:
        raw = content.encode() if isinstance(content, str) else content
        path = tmp_path / f"{name}.{ending}"
        path.write_bytes(raw)
        return screening.decode(screening.profile_of(str(path), path.name, hashlib.sha256(raw).hexdigest()))

    return one
