"""Which reader takes a file: by what its bytes say, its name only breaks ties.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import ReadingError
from pipeline.records import Document

SUFFIXES: frozenset[str] = frozenset({".pdf", ".docx", ".txt"})


def read(path: str | Path, *, reader: str = "auto", ocr: bool = True) -> Document:
    """One file in, what it shows out."""
    from pipeline.reading.pdf import read_pdf  # noqa: PLC0415
    from pipeline.reading.plain import read_plain  # noqa: PLC0415

    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".pdf":
        return read_pdf(path, reader=reader, ocr=ocr)
    if suffix == ".docx":
        from pipeline.reading.docx import read_docx  # noqa: PLC0415

        return read_docx(path)
    if suffix in {".txt", ".text", ".md"}:
        return read_plain(path)
    raise ReadingError("unsupported_type", f"Files of type {suffix or 'unknown'} cannot be read.")
