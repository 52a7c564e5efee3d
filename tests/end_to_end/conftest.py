"""Where the samples are."""

from __future__ import annotations

from tests.conftest import ROOT, SAMPLES

__all__ = ["ROOT", "SAMPLES"]
