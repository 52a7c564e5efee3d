"""The page inside the rich text of an Outlook message: HTML wrapped in RTF, as Exchange keeps it.

Part of reading, used by mail.py. Follows [MS-OXRTFEX]: what stands in ``\\*\\htmltag`` groups and the text outside them is the
page; what stands between ``\\htmlrtf`` and ``\\htmlrtf0`` is only for readers of RTF.
"""

from __future__ import annotations

import codecs
import re

import compressed_rtf

MAX_DEPTH = 500
MAX_BYTES = 8_000_000
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_FROM_PAGE = re.compile(rb"\\fromhtml1\b")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")
_WORDS = {
    b"par": "\n", b"line": "\n", b"tab": "\t", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"endash": "–", b"emdash": "—",
}  # fmt: skip
_NOT_TEXT = {b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"object"}


def unpacked(data: bytes) -> bytes:
    """The rich text of a message as Outlook compresses it ([MS-OXRTFCP]); empty where it is damaged."""
    try:
        return bytes(compressed_rtf.decompress(data[:MAX_BYTES]))
    except Exception:  # the library raises nothing more exact
        return b""


def page(rtf: bytes) -> str | None:
    """The HTML that a rich text was made of; None where it was not made of any."""
    if not _FROM_PAGE.search(rtf, 0, 2000):
        return None
    codepage = _codepage(rtf)
    out: list[str] = []
    raw = bytearray()  # bytes of a text in the code page: one letter may take several
    outer: list[tuple[bool, int, bool]] = []
    skipped, fallback = False, 1
    only_rtf, starred, passed_over = False, False, 0

    def flush() -> None:
        out.append(raw.decode(codepage, "replace"))
        raw.clear()

    for match in _TOKEN.finditer(rtf):
        word, number, code, sign, brace, text = match.groups()
        if brace == b"{":
            if len(outer) >= MAX_DEPTH:
                break
            outer.append((skipped, fallback, only_rtf))
            starred, passed_over = False, 0
        elif brace == b"}":
            skipped, fallback, only_rtf = outer.pop() if outer else (False, 1, False)
            passed_over = 0
        elif sign == b"*":
            starred = True
        elif word is not None:
            if word == b"htmlrtf":
                only_rtf = number != b"0"
            elif word in _NOT_TEXT or (starred and word != b"htmltag"):
                skipped = True
            elif word == b"uc":
                fallback = int(number or 1)
            elif word == b"u" and number and not (skipped or only_rtf):
                flush()
                out.append(_letter(int(number)))
                passed_over = fallback
            elif word in _WORDS and not (skipped or only_rtf):
                flush()
                out.append(_WORDS[word])
            starred = False
        elif not (skipped or only_rtf):
            found = bytes.fromhex(code.decode()) if code else sign or text or b""
            kept = found[passed_over:] if passed_over else found
            passed_over = max(0, passed_over - len(found))
            raw += b"\xa0" if sign == b"~" and codepage == "cp1252" else kept
    flush()
    return _joined("".join(out))


def _codepage(rtf: bytes) -> str:
    told = _CODE_PAGE.search(rtf, 0, 2000)
    name = f"cp{int(told[1])}" if told else "cp1252"
    name = "utf-8" if name == "cp65001" else name
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def _letter(number: int) -> str:
    """The character of ``\\u``: a signed number of 16 bits; halves of a pair are joined at the end."""
    return chr(number & 0xFFFF)


def _joined(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
