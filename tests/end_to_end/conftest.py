"""What the end-to-end tests share: the samples, and one run over them that many tests look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import screening
from pipeline.records import Result

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def run_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The output folder and the result of one direct run over the samples."""
    out = tmp_path_factory.mktemp("run") / "shortlists"
    return out, screening.screen_folder(SAMPLES, out=out)
