"""Intake: untrusted bytes are handled in child processes with limits, so that one bad file never costs the run.

A child has a memory cap and a wall clock; a child that dies or is late is replaced and its file is set aside with
the reason. pebble keeps the pool; this module gives its children their limits and turns every way of failing into
data.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import multiprocessing.process
import os
import signal
import sys
import threading
import time
import types
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures import TimeoutError as LateError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from typing import Any

import psutil
from pebble import CONSTS, ProcessExpired, ProcessPool

from pipeline import deadline
from pipeline.errors import ReadingError
from pipeline.intake import guard
from pipeline.intake.workplace import workplace
from pipeline.settings import Limits

MEMORY_EXIT = 87  # exit code by which a child says that it reached its memory cap
ORPHAN_EXIT = 88
KILLED = -9  # by the system, short of memory, or by somebody: not a doing of the file
OUT_OF_TIME = -24  # SIGXCPU: the bound on processor time
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
TEMP_BYTES = 256 * 1024 * 1024
STOP_SECONDS = 0.5  # at most so long until a waiting thread sees that the crew was stopped
WATCH_SECONDS = 0.1
MOST_BREAKS = 5  # pools that may break in a run; more are no accident
# A child killed while it holds the lock of the pool's channel never gives it back; the others wait so long for it before
# the pool calls itself broken. Set on import, since children wait as well.
CONSTS.channel_lock_timeout = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one call: a value, or a reason (one of records.FILE_REASONS) with a sentence."""

    index: int
    value: Any = None
    reason: str | None = None
    detail: str = ""


_main_lock = threading.Lock()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Who starts meanwhile never hears a Ctrl-C, which a terminal sends to everybody: it is the parent's to act on, and the
    server of the children, still importing, would answer it with a traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Children need nothing of the caller's script: hidden while one starts, so that screen_folder() works from a
    script without ``if __name__ == "__main__"`` and from a notebook alike."""
    with _main_lock:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = types.ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_BASE: Any = multiprocessing.get_context(_METHOD)


class Child(_BASE.Process):  # type: ignore[misc]
    """A child that starts clean: nothing of the parent's threads, memory or script comes with it."""

    @staticmethod
    def _Popen(process_obj: Any) -> Any:
        with _without_main():
            return _BASE.Process._Popen(process_obj)


def _context() -> BaseContext:
    context: Any = type(_BASE)()
    context.Process = Child
    if _METHOD == "forkserver":
        context.set_forkserver_preload(["pipeline.intake.too_late", "pipeline.screening", "pipeline.skills"])
        with _without_main(), _deaf():
            forkserver.ensure_running()
    return context  # type: ignore[no-any-return]


def _cap(limits: Limits) -> None:
    """Bounds this process: address space where the system can, resident memory everywhere, size of written files, and
    its life, which ends with its parent's."""
    me = psutil.Process()
    parent = os.getppid()
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        seen = me.memory_info()
        space = seen.vms - seen.rss + limits.memory
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_FSIZE, (TEMP_BYTES, TEMP_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)

    def watch() -> None:
        while True:
            if me.memory_info().rss > limits.memory:
                os._exit(MEMORY_EXIT)
            if os.getppid() != parent:
                os._exit(ORPHAN_EXIT)
            time.sleep(WATCH_SECONDS)

    threading.Thread(target=watch, daemon=True, name="limits-watch").start()


def calm_collector() -> None:
    """What was loaded at the start stays for the life of a child and is not looked through again, and a file's many small
    records are collected less often: 8 % of the whole way's time (71 PDFs). A file leaves hardly a cycle behind."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)


def _start(limits: Limits, scratch: str, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
    initializer(*initargs)
    calm_collector()
    guard.seal(scratch)
    _cap(limits)


def _run(function: Callable[..., Any], args: Sequence[Any], seconds: float) -> Any:
    """One call in a child, with a bound on processor time that also holds when nobody is left to watch the clock, and
    for the programs that it starts."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        bound = int(used.ru_utime + used.ru_stime + 2 * seconds + 10)
        resource.setrlimit(resource.RLIMIT_CPU, (bound, resource.RLIM_INFINITY))
    deadline.begin(seconds)
    return guard.call(function, *args)


def _was_killed(future: Any) -> bool:
    """Whether the child of a call was killed or interrupted from outside."""
    error = None if future.cancelled() else future.exception()
    return isinstance(error, KeyboardInterrupt) or (
        isinstance(error, ProcessExpired) and error.exitcode == KILLED
    )


def _broke(future: Any) -> bool:
    """Whether a call ended because its pool did."""
    return not future.cancelled() and isinstance(future.exception(), BrokenProcessPool)


@dataclass(frozen=True, slots=True)
class _Call:
    """One call under way. ``pool``: who has it."""

    index: int
    arguments: tuple[Any, ...]
    pool: Any = None


class Crew:
    """A pool of children for untrusted bytes. Use as a context manager; thread-safe.

    ``initializer(*initargs)`` runs once in each child before the limits are set (load models and taxonomy there).
    """

    def __init__(
        self, workers: int, limits: Limits, initializer: Callable[..., None], initargs: tuple[Any, ...]
    ) -> None:
        self.limits = limits
        self.workers = max(1, workers)
        for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
            os.environ.setdefault(name, "1")  # children are the parallelism; more threads only cost memory
        self._stopped = threading.Event()
        self._closing = contextlib.ExitStack()
        self._scratch = str(self._closing.enter_context(workplace()))
        self._begin = (limits, self._scratch, initializer, initargs)
        self._replacing = threading.Lock()
        self._breaks = 0
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.workers, initializer=_start, initargs=self._begin, context=_context()
        )

    def _replace(self, broken: ProcessPool) -> None:
        """A new pool for one that broke: a child killed between two files, or with its hand on the channel, takes the
        pool with it, and its files are nobody's fault."""
        with self._replacing:
            if self._pool is not broken:
                return  # another thread has done it
            self._breaks += 1
            if self._stopped.is_set() or self._breaks > MOST_BREAKS:
                raise RuntimeError("the children that read files die again and again")
            broken.stop()  # type: ignore[no-untyped-call]
            broken.join()
            self._pool = self._new_pool()

    def __enter__(self) -> Crew:
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        with self._closing:
            if kind is None:
                self._pool.close()  # type: ignore[no-untyped-call]
            else:
                self._stopped.set()
                self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def map(self, function: Callable[..., Any], calls: Iterable[Sequence[Any]]) -> Iterator[Outcome]:
        """Runs ``function(*call)`` in the children and yields each Outcome as it comes (the order is not the order of the
        calls; ``index`` says which). At most a few calls a child are under way, so memory stays flat. A call whose child
        was killed from outside is done again, once; those of a pool that broke go to a new one."""
        waiting: dict[Any, _Call] = {}
        again: list[_Call] = []
        try:
            for index, call in enumerate(calls):
                self._submit(_Call(index, (function, tuple(call))), waiting)
                if len(waiting) >= self.workers * 4:
                    yield from self._finished(waiting, again)
            while waiting:
                yield from self._finished(waiting, again)
            for one in again:
                self._submit(one, waiting)
            while waiting:
                yield from self._finished(waiting, None)
        finally:
            for future in waiting:
                future.cancel()

    def _submit(self, one: _Call, waiting: dict[Any, _Call]) -> None:
        while True:
            pool = self._pool
            try:
                task = pool.schedule(
                    _run, args=[*one.arguments, self.limits.seconds], timeout=self.limits.seconds
                )
            except RuntimeError:
                self._replace(pool)
            else:
                waiting[task] = replace(one, pool=pool)
                return

    def _finished(self, waiting: dict[Any, _Call], again: list[_Call] | None) -> Iterator[Outcome]:
        """What is done by now. ``again``: takes calls that are to be done once more; None where they had their turn."""
        done: set[Any] = set()
        while not done:
            done, _ = wait(waiting, timeout=STOP_SECONDS, return_when=FIRST_COMPLETED)
            # a stopped pool never ends its calls: who waits in another thread must not wait for ever
            if not done and self._stopped.is_set():
                raise RuntimeError("the children were stopped before their calls were done")
            lost = [
                future
                for future, one in waiting.items()
                if (_broke(future) if future in done else not one.pool.active)
            ]
            for future in lost:
                one = waiting.pop(future)
                done.discard(future)
                self._replace(one.pool)
                self._submit(one, waiting)
        for future in done:
            one = waiting.pop(future)
            if again is not None and _was_killed(future):
                again.append(one)
            else:
                yield self._outcome(one.index, future)

    def _outcome(self, index: int, future: Any) -> Outcome:
        try:
            return Outcome(index, value=future.result())
        except ReadingError as error:
            return Outcome(index, reason=error.reason, detail=error.detail)
        except LateError:
            return self._late(index)
        except MemoryError:
            return self._out_of_memory(index)
        except ProcessExpired as error:
            if error.exitcode in {MEMORY_EXIT, KILLED}:  # the system kills whoever takes its memory
                return self._out_of_memory(index)
            if error.exitcode == OUT_OF_TIME:
                return self._late(index)
            return Outcome(
                index,
                reason="corrupt",
                detail="The file made its reader crash; open it in its own program and save it again.",
            )
        except CancelledError:
            raise
        except (SystemExit, KeyboardInterrupt) as error:
            if future.exception() is not error:
                raise  # ours, not the child's, which must not end the run for everybody
            if isinstance(error, SystemExit):
                return Outcome(
                    index, reason="corrupt", detail="The file made its reader stop; nothing of it was read."
                )
            return Outcome(index, reason="unreadable", detail="Reading was interrupted; run again.")
        except Exception as error:  # a fault of ours on one file must not cost the others their turn
            return Outcome(
                index, reason="corrupt", detail=f"The file could not be read ({type(error).__name__})."
            )

    def _late(self, index: int) -> Outcome:
        return Outcome(
            index,
            reason="timeout",
            detail=f"Reading took longer than {self.limits.seconds:g} s and was stopped.",
        )

    def _out_of_memory(self, index: int) -> Outcome:
        return Outcome(
            index,
            reason="memory",
            detail=f"Reading needed more than {self.limits.memory / 2**20:.0f} MB of memory and was stopped.",
        )
