"""Plain text files: bytes -> lines.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import re
from pathlib import Path

from charset_normalizer import from_bytes

from pipeline.errors import ReadingError
from pipeline.reading import flowing
from pipeline.records import Document

MAX_BYTES = 5_000_000


def read_plain(path: Path) -> Document:
    """A text file in, its lines out (``number`` is the line's number in the file). Raises ReadingError: empty,
    corrupt, too_large."""
    text = decode(path.read_bytes())
    flow = flowing.Flow()
    blank = 0
    lines = _unquoted(text.splitlines())
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            blank += 1
            continue
        below = lines[number] if number < len(lines) else ""
        flow.add(
            line.expandtabs(8) if line[:1].isspace() else line,
            number=number,
            gap=float(blank),
            style="heading" if _is_underlined(line, below) else None,
        )
        blank = 0
    return flow.document("plain", "txt")


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks of a quoted message. A list may be marked by ">" too: a message is quoted with its empty
    lines, or nearly all of it is."""
    quoted = [bool(_QUOTED.match(line)) for line in lines]
    told = sum(bool(line.strip()) for line in lines)
    whole = sum(quoted) >= _MOSTLY_QUOTED * told
    empty = any(_EMPTY_QUOTED.fullmatch(line) for line in lines)
    return [_QUOTED.sub("", line) for line in lines] if whole or empty else lines


_MOSTLY_QUOTED = 0.8
_EMPTY_QUOTED = re.compile(r"\s*>[>\s]*")
_QUOTED = re.compile(r"^\s*>[>\s]*(?=\S)|^\s*>[>\s]*$")  # as in the answer to a message
_UNDERLINE = re.compile(r"\s*([-=_~*#^])\1{2,}\s*")


def _is_underlined(line: str, below: str) -> bool:
    """A short line over a rule of its own length or so: a heading as typewriters set it."""
    words = line.strip()
    fits = bool(_UNDERLINE.fullmatch(below)) and len(below.strip()) <= 2 * len(words) + 4
    return fits and len(words) <= 40 and len(words.split()) <= 5 and any(c.isalpha() for c in words)


def decode(data: bytes) -> str:
    """Bytes of a text file in, text out; BOM, UTF-8, then the most likely encoding. Raises ReadingError."""
    if len(data) > MAX_BYTES:
        raise ReadingError("too_large", f"The text has {len(data):,} bytes; at most {MAX_BYTES:,} are read.")
    if not data.strip():
        raise ReadingError("empty", "The file holds no text.")
    for bom, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(bom):
            return _checked(data.decode(encoding, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if data.count(0) > 0.2 * len(data):
        wide = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        return _checked(data.decode(wide, "replace"))
    best = from_bytes(data[:100_000], cp_isolation=_ENCODINGS).best()
    encoding = best.encoding if best is not None else "cp1252"
    return _checked(data.decode(encoding, "replace"))


_ENCODINGS = [
    "utf_8", "cp1252", "latin_1", "cp1250", "cp1251", "cp1253", "cp1254", "mac_roman", "utf_16", "big5", "gb18030",
    "shift_jis", "euc_kr", "koi8_r",
]  # fmt: skip


def _checked(text: str) -> str:
    """Binary rubbish is not text: NULs, or too many control and replacement characters."""
    sample = text[:200_000]
    strange = sum(1 for c in sample if (ord(c) < 32 and c not in "\t\n\r\f\v\x1b\x07\x95") or c == "\ufffd")
    if "\x00" in sample or strange > 0.02 * len(sample) + 2:
        raise ReadingError("corrupt", "The file is not readable text (binary data).")
    if not any(c.isalnum() for c in sample):
        raise ReadingError("empty", "The file holds no text.")
    return text.replace("\x0c", "\n").replace("\x0b", "\n")
