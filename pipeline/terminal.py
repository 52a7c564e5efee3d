"""What people see in the terminal: progress on stderr, results on stdout, nothing a résumé could have slipped in."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.errors import ShortlisterError
from pipeline.printable import plain
from pipeline.records import Ranked, Result

TOP_SHOWN = 10
MOST_SHOWN = 50  # rows of a table, however many are shortlisted


def safe(text: str) -> str:
    """Text with its lines kept and everything that a terminal would obey taken out."""
    return "\n".join(_kept(line) for line in text.split("\n"))


def _kept(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + "".join(c if c.isprintable() else " " for c in line[indent:])


def settle() -> None:
    """Makes both streams take every character: what the terminal's encoding lacks is shown as "?" and ends nothing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def say(text: str) -> None:
    """A result, on stdout."""
    _put(safe(text) + "\n")


def _put(text: str) -> None:
    """Writes to stdout. A reader that has had enough (``| head``) ends the printing, not the command."""
    if sys.stdout is None:  # closed by the caller
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_unread()
    except OSError as error:
        _leave_unread()
        raise ShortlisterError(f"The results cannot be printed ({error.strerror}).") from error


def _leave_unread() -> None:
    """Sends what is still to be printed nowhere, so that nothing fails when the program ends and empties its buffers."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def note(text: str) -> None:
    """Progress, on stderr; nobody need read it."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            print(safe(text), file=sys.stderr, flush=True)


def complain(sentence: str) -> None:
    """One sentence about what went wrong, on stderr."""
    note(f"shortlist: {plain(sentence)}")


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, plain lines otherwise."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _plain_progress()
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        row = bar.add_task("starting", total=None)
        yield lambda stage, done, total: bar.update(row, description=stage, completed=done, total=total)


def _plain_progress() -> Callable[[str, int, int], None]:
    said = [-1]

    def tell(stage: str, done: int, total: int) -> None:
        tenth = 10 * done // total if total else 10
        if tenth != said[0]:
            said[0] = tenth
            note(
                f"{stage}: {done} of {total} new files"
                if total
                else "No new files; known ones are not read again."
            )

    return tell


def show_result(result: Result) -> None:
    """The top of each shortlist, the ledger and the paths written."""
    if sys.stdout is None:
        return
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False, emoji=False, markup=False)
    ledger = result.ledger
    with console.capture() as shown:
        for brief, ranked in result.shortlists:
            console.print(_table(f"{brief.title} ({brief.id})", ranked[: _shown(ranked)], result.names))
        console.print(
            f"{ledger['files']} {'file' if ledger['files'] == 1 else 'files'} = {ledger['ranked']} ranked + {ledger['set_aside']} set aside + {ledger['duplicates']} duplicates + {ledger['ignored']} ignored"
        )
        for path in result.written:
            console.print(Text(safe(path)), soft_wrap=True)
    _put(shown.get())


def _shown(ranked: Sequence[Ranked]) -> int:
    """How many rows of a shortlist are printed: ten, and all that are shortlisted."""
    last = max((at for at, one in enumerate(ranked, 1) if one.status == "shortlisted"), default=0)
    return min(MOST_SHOWN, max(TOP_SHOWN, last))


def _table(title: str, ranked: Iterable[Ranked], names: dict[str, str]) -> Table:
    table = Table(title=plain(title), title_justify="left", title_style="bold")
    for heading, side in (
        ("rank", "right"),
        ("range", "left"),
        ("candidate", "left"),
        ("status", "left"),
        ("score", "right"),
        ("why", "left"),
    ):
        table.add_column(heading, justify=side, no_wrap=heading in {"rank", "range", "score", "status"})  # type: ignore[arg-type]
    for one in ranked:
        table.add_row(
            str(one.rank),
            f"{one.rank_low}-{one.rank_high}",
            Text(plain(names.get(one.candidate_id, one.candidate_id))),
            one.status,
            f"{one.score:.1f}",
            Text(plain(one.reason)),
        )
    return table


def show_capabilities(rows: Iterable[Any]) -> None:
    """What can be read here: rows with ``what``, ``available`` and ``needs``."""
    for row in rows:
        mark = "yes" if row.available else "no "
        say(f"{mark}  {row.what}" + (f": {row.needs}" if row.needs else ""))
