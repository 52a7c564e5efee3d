"""State: profiles by sha256 and version, so that a second run only reads what is new.

One SQLite file in the output folder, write-ahead log, compressed JSON values. A leaf beside the rooms: screening.py
puts in what the rooms made and takes it out again in the order of candidate ids, one at a time, so that memory stays
flat whatever the folder's size.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import TypeAdapter

from pipeline.errors import DiskFull, ShortlisterError, is_disk_full
from pipeline.records import Profile, Result, SetAside

_profile = TypeAdapter(Profile)
_aside = TypeAdapter(SetAside)
_concluded = TypeAdapter(tuple[Result, dict[str, tuple[int, int]]])

SCHEMA = """
CREATE TABLE IF NOT EXISTS results (
  sha256 TEXT NOT NULL, version TEXT NOT NULL, kind TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (sha256, version)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS conclusion (key TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
"""
QUESTION_MARKS = 500  # values asked for in one statement
DAMAGED = frozenset({sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT})
ROOM = 1 << 20  # bytes; with less left on the disk, SQLite's "disk I/O error" means that it is full


def encode(profile: Profile) -> bytes:
    """A profile as JSON bytes: how it travels between processes and rests in the store."""
    return _profile.dump_json(profile)


def decode(body: bytes) -> Profile:
    return _profile.validate_json(body)


def _states(written: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Size and time of change of each file that is there: both move when anybody changes one."""
    found: dict[str, tuple[int, int]] = {}
    for path in written:
        with contextlib.suppress(OSError):
            facts = os.stat(path)
            found[path] = (facts.st_size, facts.st_mtime_ns)
    return found


class Store:
    """``path``: the SQLite file; made when absent. ``version``: settings.reading_key(). Thread-safe."""

    def __init__(self, path: Path, version: str) -> None:
        self.version = version
        self.path = path
        self._lock = threading.Lock()
        with self._troubles_said():
            self._db = sqlite3.connect(path, check_same_thread=False, timeout=30.0)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.executescript(SCHEMA)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *rest: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _troubles_said(self) -> Iterator[None]:
        """SQLite's errors as sentences that say what to do: a full disk is no reason to delete anything."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # without the detail of extended codes
            if is_disk_full(error) or (code == sqlite3.SQLITE_IOERR and self._no_room()):
                raise DiskFull from error
            advice = (
                "delete it and run again" if code in DAMAGED else "see that it can be written and run again"
            )
            raise ShortlisterError(
                f"{self.path}: the record of earlier runs cannot be used ({error}); {advice}."
            ) from error

    def _no_room(self) -> bool:
        with contextlib.suppress(OSError):
            return shutil.disk_usage(self.path.parent).free < ROOM
        return False

    def close(self) -> None:
        with self._lock, contextlib.suppress(sqlite3.Error):
            self._db.close()

    def known(self, digests: Iterable[str]) -> dict[str, str]:
        """Those of the digests that are kept under this version, with what they are: profile or aside."""
        wanted = sorted(set(digests))
        found: dict[str, str] = {}
        for at in range(0, len(wanted), QUESTION_MARKS):
            part = wanted[at : at + QUESTION_MARKS]
            marks = ",".join("?" * len(part))
            with self._troubles_said(), self._lock:
                rows = self._db.execute(
                    f"SELECT sha256, kind FROM results WHERE version = ? AND sha256 IN ({marks})",  # noqa: S608 - only marks
                    (self.version, *part),
                ).fetchall()
            found.update(rows)
        return found

    def put(self, results: Iterable[tuple[str, bytes | SetAside]]) -> None:
        """Keeps results by sha256, all of them or none: encoded profiles and files set aside."""
        rows = [
            (
                sha256,
                self.version,
                "aside" if isinstance(what, SetAside) else "profile",
                zlib.compress(_aside.dump_json(what) if isinstance(what, SetAside) else what, 3),
            )
            for sha256, what in results
        ]
        with self._troubles_said(), self._lock, self._db:
            self._db.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)

    def get(self, sha256: str) -> Profile | SetAside | None:
        with self._troubles_said(), self._lock:
            row = self._db.execute(
                "SELECT kind, body FROM results WHERE sha256 = ? AND version = ?", (sha256, self.version)
            ).fetchone()
        if row is None:
            return None
        body = zlib.decompress(row[1])
        return decode(body) if row[0] == "profile" else _aside.validate_json(body)

    def walk(self, digests: Iterable[str]) -> Iterator[Profile | SetAside]:
        """What is kept for these digests, in their order, one at a time."""
        for sha256 in digests:
            kept = self.get(sha256)
            if kept is not None:
                yield kept

    def conclusion(self, key: str) -> Result | None:
        """What the last run came to, when it was asked the same (``key``) and its files lie there as it wrote them."""
        with self._troubles_said(), self._lock:
            row = self._db.execute("SELECT body FROM conclusion WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        result, states = _concluded.validate_json(zlib.decompress(row[0]))
        return result if states == _states(result.written) else None

    def conclude(self, key: str, result: Result) -> None:
        """Keeps what a run came to; only the last is kept."""
        body = zlib.compress(_concluded.dump_json((result, _states(result.written))), 3)
        with self._troubles_said(), self._lock, self._db:
            self._db.execute("DELETE FROM conclusion")
            self._db.execute("INSERT INTO conclusion VALUES (?, ?)", (key, body))

    def forget(self) -> None:
        """Drops everything (``--fresh``)."""
        with self._troubles_said(), self._lock, self._db:
            self._db.execute("DELETE FROM results")
            self._db.execute("DELETE FROM conclusion")

    def drop_other_versions(self) -> None:
        """Drops what another version of the product or its options left, which would never be read again."""
        with self._troubles_said(), self._lock, self._db:
            self._db.execute("DELETE FROM results WHERE version <> ?", (self.version,))
