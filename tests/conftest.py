"""What tests of several rooms share: one run over the samples that many of them look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import screening
from pipeline.records import Result

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def run_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The output folder and the result of one direct run over the samples."""
    out = tmp_path_factory.mktemp("run") / "shortlists"
    return out, screening.screen_folder(SAMPLES, out=out)
