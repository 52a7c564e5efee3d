"""Errors that end a command, each with the exit code of the contract and a sentence that says what to do.

0 done, 2 bad usage, brief or taxonomy, 3 nothing to read, 4 --strict and something needs review, 1 anything else.
"""

from __future__ import annotations

import errno
import sqlite3
from enum import IntEnum

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


class ExitCode(IntEnum):
    DONE = 0
    OTHER = 1
    USAGE = 2
    NOTHING_TO_READ = 3
    NEEDS_REVIEW = 4


class ShortlisterError(Exception):
    """Base of every error whose message is meant for the user: what, where, what to do, in one sentence."""

    exit_code: ExitCode = ExitCode.OTHER


class UsageError(ShortlisterError):
    """A wrong path, option or value."""

    exit_code = ExitCode.USAGE


class BriefError(UsageError):
    """A brief that cannot be used; names file and key."""


class TaxonomyError(UsageError):
    """A taxonomy that cannot be used; names file and key."""


class NothingToRead(ShortlisterError):
    """No file in the folders."""

    exit_code = ExitCode.NOTHING_TO_READ


class NeedsReview(ShortlisterError):
    """With --strict: some file needs a person's eyes."""

    exit_code = ExitCode.NEEDS_REVIEW


class DiskFull(ShortlisterError):
    """The disk of the output folder takes no more."""

    def __init__(self) -> None:
        super().__init__(
            "The disk of the output folder is full; the last complete shortlists are untouched. Make room and run"
            " again: it goes on where it stopped."
        )


def is_disk_full(error: BaseException | None) -> bool:
    """Whether an error, or one that it came of, says that no more can be written."""
    while error is not None:
        if isinstance(error, DiskFull) or (isinstance(error, OSError) and error.errno in _NO_ROOM):
            return True
        if (
            isinstance(error, sqlite3.Error)
            and getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
        ):
            return True
        error = error.__cause__ or error.__context__
    return False


class ReadingError(ShortlisterError):
    """One file that could not be read; ``reason`` is one of records.FILE_REASONS. Data on the result, not the end of
    a run."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str]]:
        return (type(self), (self.reason, self.detail))
