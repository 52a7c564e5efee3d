"""Intake: what the server of the children loads first. A child that it begins after its parent has ended finds the locks that
the two would share taken away; where a run was stopped in its first seconds that is no news, and no traceback.

Importing this module is what does it; only the server does so.
"""

from __future__ import annotations

import sys
from types import TracebackType


def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Says what ended a process, but for the lock that is no longer there."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = trace.tb_frame.f_globals.get("__name__") if trace is not None else None
    if not isinstance(error, FileNotFoundError) or where != "multiprocessing.synchronize":
        sys.__excepthook__(kind, error, error.__traceback__)


sys.excepthook = hook
