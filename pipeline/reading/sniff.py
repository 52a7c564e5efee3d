"""What a file is, by its bytes; the name only decides between kinds of text.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import olefile

DOCUMENTS: frozenset[str] = frozenset(
    {
        ".pdf", ".docx", ".docm", ".dotx", ".doc", ".odt", ".ott", ".rtf", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt",
        ".text", ".json", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp",
    }
)  # fmt: skip
CONTAINERS: frozenset[str] = frozenset({".zip", ".eml", ".msg"})
BY_SUFFIX = {
    ".docm": "docx", ".dotx": "docx", ".ott": "odt", ".htm": "html", ".xhtml": "html", ".markdown": "md", ".text": "txt", ".jpg": "image",
    ".jpeg": "image", ".png": "image", ".tif": "image", ".tiff": "image", ".bmp": "image", ".webp": "image",
}  # fmt: skip
_MAIL = re.compile(
    rb"^(?:Received|Return-Path|From|To|Subject|MIME-Version|Date|Message-ID|Delivered-To|X-[\w-]+): ",
    re.IGNORECASE,
)
_HTML = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def named_kind(path: Path) -> str:
    """Kind that the file's name promises: pdf, docx, ... ("" without a suffix)."""
    suffix = path.suffix.lower()
    return BY_SUFFIX.get(suffix, suffix.lstrip("."))


def kind_of(path: Path) -> str:
    """Kind by content: pdf, docx, doc, odt, rtf, html, md, txt, json, image, zip, eml, msg, encrypted, empty, or a
    sentence-like name of what cannot be read ("spreadsheet", "archive", ...)."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if not head:
        return "empty"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(path)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM")) or head[8:12] == b"WEBP":
        return "image"
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
        return "archive of another kind than ZIP"
    if b"%PDF-" in head[:1024]:  # anything may stand before it, but a stored PDF makes its archive none
        return "pdf"
    named = named_kind(path)
    if named == "json" or (named not in {"txt", "md", "html"} and head.lstrip().startswith(b'{"')):
        return "json"
    if _HTML.match(head):
        return "html"
    if named == "eml" or (named not in {"txt", "md"} and _MAIL.match(head)):
        return "eml"
    return named if named in {"md", "html", "txt"} else "txt"


def _packed(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist()[:20_000])
            if "mimetype" in names and package.getinfo("mimetype").file_size < 200:
                kind = package.read("mimetype")
                if b"opendocument.text" in kind:
                    return "odt"
                if b"opendocument" in kind or b"epub" in kind:
                    return "document of another kind than text"
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, RuntimeError, NotImplementedError):
        named = named_kind(path)
        return named if named in {"docx", "odt"} else "zip"
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        if any(name.startswith("word/") for name in names):
            return "docx"
        if any(name.startswith("xl/") for name in names):
            return "spreadsheet"
        if any(name.startswith("ppt/") for name in names):
            return "presentation"
        return "docx"
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return "Apple Pages document"
    return "zip"


def _compound(path: Path) -> str:
    try:
        with olefile.OleFileIO(path) as container:
            if container.exists("EncryptedPackage"):
                return "encrypted"
            if container.exists("__properties_version1.0"):
                return "msg"
            if container.exists("WordDocument"):
                return "doc"
            if container.exists("Workbook") or container.exists("Book"):
                return "spreadsheet"
            if container.exists("PowerPoint Document"):
                return "presentation"
    except (OSError, ValueError, IndexError, olefile.OleFileError):
        pass
    return (
        "doc"
        if named_kind(path) in {"doc", "docx"}
        else "msg"
        if named_kind(path) == "msg"
        else "Office file of an unknown kind"
    )
