"""Which reader takes a file, and what this machine can read.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import importlib
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import ReadingError, UsageError
from pipeline.reading import archive, ocr
from pipeline.reading.doc import office
from pipeline.reading.sniff import CONTAINERS, DOCUMENTS, kind_of, named_kind
from pipeline.records import Document

SUFFIXES: frozenset[str] = DOCUMENTS
READERS: tuple[str, ...] = ("auto", "pdfium", "pdfminer")
MAX_BYTES = 100_000_000
# kind -> module and function that reads it; loaded when first needed
_BY_KIND = {
    "docx": ("docx", "read_docx"),
    "doc": ("doc", "read_doc"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "html": ("html", "read_html"),
    "md": ("html", "read_markdown"),
    "txt": ("plain", "read_plain"),
    "json": ("json_resume", "read_json"),
}


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that this machine can or cannot read. ``needs``: what to install, in one sentence."""

    what: str
    available: bool
    needs: str = ""


def read(path: str | Path, *, reader: str = "auto", ocr: bool = True) -> Document:
    """One file in, what it shows a careful reader out.

    ``reader``: for PDF, auto (pdfium, pdfminer.six where pdfium is in doubt), pdfium or pdfminer. ``ocr``: recognise
    images of text where Tesseract is installed. Raises ReadingError with one of records.FILE_REASONS: encrypted,
    corrupt, empty, image_only_no_ocr, too_large, unsupported_type, unreadable, unsafe.
    """
    if reader not in READERS:
        raise UsageError(f"There is no reader {reader!r}; choose one of {', '.join(READERS)}.")
    path = Path(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadingError("too_large", f"The file has more than {MAX_BYTES // 1_000_000} MB.")
        kind = kind_of(path)
        document = _read_kind(path, kind, reader, ocr)
    except ReadingError:
        raise
    except OSError as error:
        raise ReadingError(
            "unreadable", f"The file cannot be opened: {error.strerror or 'unknown reason'}."
        ) from error
    except (RecursionError, MemoryError) as error:
        raise ReadingError("unsafe", "The file is nested or sized beyond what can be read.") from error
    except (
        ValueError,
        KeyError,
        IndexError,
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
    ) as error:
        # a damaged file can lead a parser anywhere; the file is set aside, the run goes on
        raise ReadingError(
            "corrupt", f"The file is damaged and cannot be read ({type(error).__name__})."
        ) from error
    promised = named_kind(path)
    if promised and promised != kind and f".{promised}" in DOCUMENTS | CONTAINERS:
        warning = f"the file is named .{promised} but holds {kind}"
        document = replace(document, warnings=(*document.warnings, warning))
    return document


def _read_kind(path: Path, kind: str, reader: str, with_ocr: bool) -> Document:
    if kind == "empty":
        raise ReadingError("empty", "The file is empty.")
    if kind == "encrypted":
        raise ReadingError("encrypted", "The document is locked with a password; ask for an open copy.")
    if kind == "pdf":
        from pipeline.reading.pdf import read_pdf  # noqa: PLC0415  - pdfium loads a library

        return read_pdf(path, reader=reader, ocr=with_ocr)
    if kind == "image":
        return ocr.read_image(path, ocr=with_ocr)
    if kind in {"zip", "eml", "msg"}:
        return _only_member(path, reader, with_ocr)
    if kind in _BY_KIND:
        if kind == "txt" and path.suffix and path.suffix.lower() not in DOCUMENTS:
            raise ReadingError("unsupported_type", f"Files of type {path.suffix.lower()} are not read.")
        module, function = _BY_KIND[kind]
        document: Document = getattr(importlib.import_module(f"pipeline.reading.{module}"), function)(path)
        return document
    raise ReadingError("unsupported_type", f"This is no résumé format: {kind}.")


def _only_member(path: Path, reader: str, with_ocr: bool) -> Document:
    """An archive or mail that holds exactly one document is read as that document."""
    with tempfile.TemporaryDirectory(prefix="shortlister-") as folder:
        members = archive.unpack(path, folder)
        if len(members) > 1:
            raise ReadingError(
                "unsupported_type", f"It holds {len(members)} documents; they are read one by one."
            )
        return read(members[0][1], reader=reader, ocr=with_ocr)


def capabilities() -> list[Capability]:
    """What this machine can read, for ``shortlist doctor``."""
    antiword, writer = shutil.which("antiword"), office()
    return [
        Capability("PDF with text, DOCX, ODT, RTF, HTML, Markdown, TXT, JSON Resume", True),
        Capability("ZIP archives and mails (EML, MSG) with résumés", True),
        Capability(
            "scanned PDFs and images (OCR)",
            ocr.available(),
            ""
            if ocr.available()
            else "Install Tesseract: the package tesseract-ocr, or `brew install tesseract`.",
        ),
        Capability(
            "old Word files (.doc)",
            bool(antiword or writer),
            "" if antiword or writer else "Install LibreOffice (it reads most) or antiword (small and fast).",
        ),
    ]
