"""Functions that go wrong in every way a reader can; run in children by test_limits."""

from __future__ import annotations

import ctypes
import os
import time

from pipeline.errors import ReadingError


def nothing() -> None:
    """An initializer that loads nothing."""


def double(value: int) -> int:
    return 2 * value


def misbehave(how: str) -> str:
    if how == "hang":
        time.sleep(60)
    elif how == "spin":
        while True:
            pass
    elif how == "abort":
        os.abort()
    elif how == "segfault":
        ctypes.string_at(0)
    elif how == "exit":
        os._exit(3)
    elif how == "eat":
        kept = []
        while True:
            kept.append(bytearray(16 * 1024 * 1024))
            for block in kept[-1:]:
                block[::4096] = b"x" * len(block[::4096])
    elif how == "deep":
        return misbehave(how)
    elif how == "encrypted":
        raise ReadingError("encrypted", "It asks for a password.")
    elif how == "bug":
        raise KeyError("ours")
    return how
