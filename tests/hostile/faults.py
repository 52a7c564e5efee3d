"""Stages of one résumé's way that go wrong; run in children by test_stages."""

from __future__ import annotations

import importlib
import os
import time
from typing import Any

from pipeline import screening

# every stage that sees one file, in its order
STAGES = (
    ("pipeline.reading", "read"),
    ("pipeline.sections", "foreign_language"),
    ("pipeline.vetting", "set_apart"),
    ("pipeline.sections", "outline"),
    ("pipeline.skills", "extract"),
    ("pipeline.assessment", "assess"),
    ("pipeline.vetting", "check"),
    ("pipeline.screening", "encode"),
)


def fail(how: str) -> None:
    """Goes wrong in one of the ways that a stage can."""
    if how == "bug":
        raise KeyError("ours")
    if how == "memory":
        raise MemoryError
    if how == "deep":
        fail(how)
    if how == "interrupt":
        raise KeyboardInterrupt
    if how == "exit":
        raise SystemExit(0)
    if how == "abort":
        os.abort()
    time.sleep(600)


def profile_with_fault(path: str, source_file: str, sha256: str, stage: str, how: str) -> bytes:
    """One résumé's way in which one stage goes wrong; without a stage it is as always."""
    module, _, name = stage.rpartition(".")
    if not stage:
        return screening.profile_of(path, source_file, sha256)
    owner: Any = importlib.import_module(module)
    original = getattr(owner, name)
    setattr(owner, name, lambda *_, **__: fail(how))
    try:
        return screening.profile_of(path, source_file, sha256)
    finally:
        setattr(owner, name, original)
