"""Vetting: text that could not be read well. In: the document. Out: the flag ``low_text_quality``."""

from __future__ import annotations

from pipeline.records import Document, Flag
from pipeline.vetting.rules import limits


def check(document: Document) -> tuple[Flag, ...]:
    """One flag when the reading is in doubt, with the reader's reasons."""
    if document.confidence >= limits("low_text_quality")["confidence"]:
        return ()
    why = "; ".join(document.reasons[:3]) or "the text could not be read well"
    return (Flag("low_text_quality", f"Compare it with the original: {why}."),)
