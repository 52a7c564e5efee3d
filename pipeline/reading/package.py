"""Office packages (DOCX, ODT): a ZIP of XML parts from a stranger, opened with limits.

Part of reading (folder -> intake -> **reading** -> sections -> ...). No entities, no document types, no external
references; sizes are checked before anything is unpacked.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.errors import ReadingError

MAX_MEMBERS = 5_000
MAX_PART = 60_000_000  # bytes of one part, unpacked
MAX_TOTAL = 300_000_000
MAX_RATIO = 250  # unpacked to packed; ordinary XML stays below 60
MAX_DEPTH = 200  # of nested elements
Element = Any  # lxml publishes no types


def parse_xml(data: bytes) -> Element:
    """XML bytes in, root element out. Raises ReadingError: unsafe (document type, entities), corrupt."""
    head = data[:4096]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in head:
        raise ReadingError("unsafe", "The file's XML declares entities or a document type.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise ReadingError("unsafe", "The file's XML is nested too deep.") from error
        raise ReadingError("corrupt", "The file's XML is damaged.") from error
    if root is None:
        raise ReadingError("corrupt", "The file's XML is empty.")
    return root


def local(element: Element) -> str:
    """Name of an element without its namespace ("" for what is no element)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str | None = None) -> str | None:
    """Attribute by its local name, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element | None, *names: str) -> Element | None:
    """Descend by local names; None when one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((c for c in element if local(c) == name), None)
    return element


class Package:
    """Read access to the parts of an Office file."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
            raise ReadingError("corrupt", "The file is damaged and cannot be opened.") from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise ReadingError("unsafe", f"The file packs {len(members):,} parts.")
        if any(m.flag_bits & 1 for m in members):
            raise ReadingError("encrypted", "The file is locked with a password; ask for an open copy.")
        self._sizes = {m.filename: m for m in members}
        for member in members:
            if not member.filename.lower().endswith((".xml", ".rels")):
                continue
            ratio = member.file_size / max(member.compress_size, 1)
            if member.file_size > MAX_PART or (ratio > MAX_RATIO and member.file_size > 5_000_000):
                raise ReadingError("unsafe", "The file unpacks to far more than it should (a bomb).")
        if sum(m.file_size for m in members) > MAX_TOTAL:
            raise ReadingError("too_large", "The file unpacks to more than 300 MB.")

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def names(self) -> list[str]:
        """Names of all parts, sorted."""
        return sorted(self._sizes)

    def has(self, name: str) -> bool:
        """Whether the part is there."""
        return name in self._sizes

    def raw(self, name: str) -> bytes:
        """Bytes of a part. Raises ReadingError(corrupt) when it is damaged."""
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            KeyError,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise ReadingError("corrupt", "A part of the file is damaged.") from error
        except Exception as error:  # zlib.error has no common base
            raise ReadingError("corrupt", "A part of the file is damaged.") from error
        if len(data) > MAX_PART:
            raise ReadingError("unsafe", "The file unpacks to far more than it should (a bomb).")
        return data

    def xml(self, name: str) -> Element | None:
        """Root element of a part, None when the part is missing."""
        return parse_xml(self.raw(name)) if self.has(name) else None


def core_date(root: Element | None) -> str | None:
    """YYYY-MM of the last change out of a package's metadata part."""
    if root is None:
        return None
    found = {
        local(e): (e.text or "")[:7]
        for e in root.iter()
        if local(e) in {"modified", "created", "date", "creation-date"}
    }
    for key in ("modified", "date", "created", "creation-date"):
        value = found.get(key, "")
        if len(value) == 7 and value[4] == "-" and value[:4].isdigit() and "1980" < value[:4] < "2100":
            return value
    return None
