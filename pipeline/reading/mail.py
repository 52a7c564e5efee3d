"""Mails (EML and Outlook's MSG): their attachments, or their own text where they have none.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``archive``.
"""

from __future__ import annotations

import contextlib
import email
import email.policy
import re
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path, PurePosixPath

import olefile

from pipeline.errors import ReadingError
from pipeline.reading import encapsulated
from pipeline.reading.html import decoded, from_text
from pipeline.reading.sniff import CONTAINERS, DOCUMENTS

MAX_BYTES = 100_000_000
MAX_PARTS = 500
_NAME, _SHORT_NAME, _DATA, _BODY, _HTML, _RICH = "3707", "3704", "37010102", "1000", "1013", "1009"
_TYPES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
}
_WORD = re.compile(r"[^\W\d_]{3,60}")
Member = tuple[str, Callable[[], bytes]]


def members(path: Path, kind: str) -> list[Member]:
    """A mail (``kind``: eml or msg) in; name and loader of each résumé-like attachment out, or of the mail's own text
    when there is none. Raises ReadingError: corrupt, too_large."""
    if path.stat().st_size > MAX_BYTES:
        raise ReadingError("too_large", "The mail has more than 100 MB.")
    return _eml(path) if kind == "eml" else _msg(path)


def _eml(path: Path) -> list[Member]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    found: list[Member] = []
    bodies: dict[str, str] = {}
    for number, part in enumerate(message.walk()):
        if number > MAX_PARTS:
            raise ReadingError("unsafe", "The mail has too many parts.")
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        name = _safe_name(part.get_filename() or "")
        if not name and part.get_content_type() in _TYPES:
            name = f"attachment{number}{_TYPES[part.get_content_type()]}"
        if PurePosixPath(name).suffix.lower() in DOCUMENTS | CONTAINERS and not _decoration(part):
            found.append((name, lambda p=part: _payload(p)))  # type: ignore[misc]
        elif not name and part.get_content_maintype() == "text":
            bodies.setdefault(part.get_content_subtype(), _text(part))
    return found or _own_text(bodies)


def _decoration(part: EmailMessage) -> bool:
    """Pictures of a signature are no résumés."""
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"


def _payload(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError, KeyError, ValueError):
        return _payload(part).decode("utf-8", "replace")


def _own_text(bodies: dict[str, str]) -> list[Member]:
    """The mail's own words. Mail programs show the page where there is one: the plain part, which is easier to read, counts
    only where it says the same."""
    plain, page = bodies.get("plain", ""), bodies.get("html", "")
    kinds = [("plain", ".txt"), ("html", ".html")]
    if _WORD.search(plain) and _says_something_else(plain, page):
        kinds.reverse()
    for subtype, suffix in kinds:
        text = bodies.get(subtype, "")
        if any(c.isalnum() for c in text):
            # with a mark, for the page itself may name the encoding that it had before
            return [(f"message{suffix}", lambda t=text: t.encode("utf-8-sig", "replace"))]  # type: ignore[misc]
    return []


def _says_something_else(plain: str, page: str) -> bool:
    """Whether the words of the plain part are not those that the page shows; a page without words does not count."""
    try:
        shown = from_text(page, "html", "html").text if _WORD.search(page) else ""
    except ReadingError:
        return False
    words = set(_WORD.findall(shown.casefold()))
    return bool(words) and words != set(_WORD.findall(plain.casefold()))


def _msg(path: Path) -> list[Member]:
    try:
        with olefile.OleFileIO(path) as container:
            names = sorted(
                {entry[0] for entry in container.listdir() if entry[0].startswith("__attach_version1.0_")}
            )
            found: list[Member] = []
            for folder in names[:MAX_PARTS]:
                name = _safe_name(
                    _string(container, folder, _NAME) or _string(container, folder, _SHORT_NAME)
                )
                stream = f"{folder}/__substg1.0_{_DATA}"
                if PurePosixPath(name).suffix.lower() in DOCUMENTS | CONTAINERS and container.exists(stream):
                    data = container.openstream(stream).read()
                    found.append((name, lambda d=data: d))  # type: ignore[misc]
            if found:
                return found
            bodies = {"plain": _string(container, "", _BODY)}
            if container.exists(f"__substg1.0_{_HTML}0102"):
                page = container.openstream(f"__substg1.0_{_HTML}0102").read().rstrip(b"\0")
                with contextlib.suppress(ReadingError):
                    bodies["html"] = decoded(page)
            rich = _rich_text(container)
            if not bodies.get("html") and (shown := encapsulated.page(rich)):
                bodies["html"] = shown
            own = _own_text(bodies)
            return own or ([("message.rtf", lambda: rich)] if rich else [])
    except (OSError, ValueError, IndexError, AttributeError, olefile.OleFileError) as error:
        raise ReadingError("corrupt", "The mail is damaged and cannot be opened.") from error


def _rich_text(container: olefile.OleFileIO) -> bytes:
    stream = f"__substg1.0_{_RICH}0102"
    return encapsulated.unpacked(container.openstream(stream).read()) if container.exists(stream) else b""


def _string(container: olefile.OleFileIO, folder: str, tag: str) -> str:
    for kind, encoding in (("001F", "utf-16-le"), ("001E", "cp1252")):
        stream = f"{folder}/__substg1.0_{tag}{kind}".lstrip("/")
        if container.exists(stream):
            return str(container.openstream(stream).read().decode(encoding, "replace")).rstrip("\x00")
    return ""


def _safe_name(name: str) -> str:
    """The last part of an attachment's name, without control characters."""
    return re.sub(r"[\x00-\x1f\x7f]", "_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip()
