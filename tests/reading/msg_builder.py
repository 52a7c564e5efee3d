"""Outlook mails for tests: the smallest compound file (MS-CFB, version 3) that holds named streams."""

from __future__ import annotations

import struct
from pathlib import Path

import compressed_rtf

SECTOR = 512
_SMALLEST = 4096  # shorter streams would need a second allocation table: they are filled up with zeros
_END, _FREE, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
Tree = dict[str, "bytes | Tree"]


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded) + 2, kind, 1)
        + struct.pack("<III", _NONE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def compound_file(tree: Tree) -> bytes:
    """Names of streams (bytes) and storages (trees) in, the file out."""
    entries: list[tuple[str, int, int, int, int, int]] = [("Root Entry", 5, _NONE, _NONE, _END, 0)]
    sectors: list[bytes] = []
    table: list[int] = []

    def store(data: bytes) -> int:
        first = len(sectors)
        pieces = [data[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(data), SECTOR)]
        sectors.extend(pieces)
        table.extend([*range(first + 1, first + len(pieces)), _END])
        return first

    def add(items: Tree) -> int:
        """Adds siblings as a chain to the right, sorted as the format wants; index of the first."""
        names = sorted(items, key=lambda name: (len(name), name.upper()))
        following = _NONE
        for name in reversed(names):
            item = items[name]
            if isinstance(item, bytes):
                data = item.ljust(_SMALLEST, b"\0")
                entries.append((name, 2, following, _NONE, store(data), len(data)))
            else:
                child = add(item)
                entries.append((name, 1, following, child, 0, 0))
            following = len(entries) - 1
        return following

    top = add(tree)
    entries[0] = ("Root Entry", 5, _NONE, top, _END, 0)
    directory = b"".join(_entry(*entry) for entry in entries)
    directory_at = store(directory)
    tables = 1
    while (len(sectors) + tables) * 4 > tables * SECTOR:
        tables += 1
    table_at = len(sectors)
    table.extend([_TABLE] * tables)
    table.extend([_FREE] * (tables * SECTOR // 4 - len(table)))
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, tables, directory_at, 0, _SMALLEST, _END, 0, _END, 0)
    )
    header += b"".join(struct.pack("<I", table_at + n if n < tables else _FREE) for n in range(109))
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)


def msg(
    path: Path,
    *,
    body: str = "",
    html: bytes = b"",
    rich: bytes = b"",
    attachments: dict[str, bytes] | None = None,
) -> Path:
    """A mail as Outlook keeps it, with the properties that a reader asks for."""
    tree: Tree = {"__properties_version1.0": bytes(32)}
    if body:
        tree["__substg1.0_1000001F"] = body.encode("utf-16-le")
    if html:
        tree["__substg1.0_10130102"] = html
    if rich:
        tree["__substg1.0_10090102"] = compressed_rtf.compress(rich)
    for number, (name, data) in enumerate((attachments or {}).items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    path.write_bytes(compound_file(tree))
    return path
