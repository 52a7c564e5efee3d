"""The time that one file may still take, known to the slow parts of reading it so that they can stop by themselves.

A child's work on one file begins with `begin` (intake); recognition of scans asks `left` before each page. Without a
limit (a library call such as screen_file) there is always time.
"""

from __future__ import annotations

import math
import time
from contextvars import ContextVar

_end: ContextVar[float] = ContextVar("_end", default=math.inf)


def begin(seconds: float) -> None:
    """From now on, the work at hand has so many seconds."""
    _end.set(time.monotonic() + seconds)


def left() -> float:
    """Seconds left for the work at hand, infinite without a limit."""
    return _end.get() - time.monotonic()
