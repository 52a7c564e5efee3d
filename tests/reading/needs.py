"""Programs that tests of old or scanned files use for real."""

from __future__ import annotations

import os
import shutil

import pytest


def needs_one_of(*programs: str) -> None:
    """Skips the test where none of the programs is installed; on a build machine (CI is set) that is a failure."""
    if any(shutil.which(program) for program in programs):
        return
    message = f"none of {', '.join(programs)} is installed"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
