"""What tests of several rooms share: one run over the samples that many of them look at."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from pipeline import screening
from pipeline.records import Result

# A shell that starts the tests in its background makes them, and all that they start, deaf to SIGINT; the runs under test
# must hear it.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"


@pytest.fixture(scope="session")
def run_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The output folder and the result of one direct run over the samples."""
    out = tmp_path_factory.mktemp("run") / "shortlists"
    return out, screening.screen_folder(SAMPLES, out=out)
