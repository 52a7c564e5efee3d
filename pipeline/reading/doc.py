"""Word 97 files (.doc), through antiword or LibreOffice where one of them is installed.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import olefile

from pipeline.errors import ReadingError
from pipeline.reading.docx import read_docx
from pipeline.reading.flowing import Flow
from pipeline.records import Document

SECONDS = 60
NOT_HERE = "Old Word files (.doc) need LibreOffice or antiword on this machine; or save the file as .docx."


def office() -> str | None:
    """LibreOffice's program, None where it is missing."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_doc(path: Path) -> Document:
    """A .doc in, its lines out. Raises ReadingError: encrypted, corrupt, unsupported_type (nothing to read it with)."""
    date = _check(path)
    if shutil.which("antiword"):
        document = _antiword(path, date)
        if document is not None:
            return document
    if office():
        return _libreoffice(path)
    if shutil.which("antiword"):
        raise ReadingError("corrupt", "The old Word file is damaged and cannot be opened.")
    raise ReadingError("unsupported_type", NOT_HERE)


def _check(path: Path) -> str | None:
    """Raises on locked or broken containers; gives the date of the last change, YYYY-MM."""
    try:
        with olefile.OleFileIO(path) as container:
            if container.exists("EncryptedPackage"):
                raise ReadingError(
                    "encrypted", "The document is locked with a password; ask for an open copy."
                )
            head = container.openstream("WordDocument").read(32)
            if len(head) > 11 and head[11] & 1:
                raise ReadingError(
                    "encrypted", "The document is locked with a password; ask for an open copy."
                )
            saved = container.get_metadata().last_saved_time
            return f"{saved.year:04}-{saved.month:02}" if saved is not None and saved.year > 1980 else None
    except (OSError, ValueError, IndexError, AttributeError, olefile.OleFileError) as error:
        raise ReadingError("corrupt", "The old Word file is damaged and cannot be opened.") from error


def _antiword(path: Path, date: str | None) -> Document | None:
    try:
        done = subprocess.run(
            ["antiword", "-m", "UTF-8.txt", "-w", "0", str(path.resolve())],
            capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return None
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode or not any(c.isalnum() for c in text):
        return None
    flow = Flow(document_date=date)
    blank = 0
    for line in text.splitlines():
        if not line.strip():
            blank += 1
            continue
        row = line.strip()
        if row.startswith("|") and row.endswith("|"):  # antiword draws tables with bars
            row = "\t".join(cell.strip() for cell in row.strip("|").split("|") if cell.strip())
        flow.add(re.sub(r"^\[pic\]\s*", "", row), gap=float(blank))
        blank = 0
    return flow.document("antiword", "doc") if flow.lines else None


def _libreoffice(path: Path) -> Document:
    with tempfile.TemporaryDirectory(prefix="shortlister-") as folder:
        program = office() or "soffice"
        copy = Path(folder) / "in.doc"
        shutil.copyfile(path, copy)
        try:
            subprocess.run(
                [
                    program, "--headless", "--norestore", f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
                    "--convert-to", "docx", "--outdir", folder, str(copy),
                ],
                capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (subprocess.TimeoutExpired, OSError) as error:
            raise ReadingError("corrupt", "LibreOffice could not open the old Word file.") from error
        made = Path(folder) / "in.docx"
        if not made.exists():
            raise ReadingError("corrupt", "LibreOffice could not open the old Word file.")
        return replace(read_docx(made), reader="libreoffice", format="doc")
