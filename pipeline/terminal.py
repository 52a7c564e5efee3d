"""What people see in the terminal: progress on stderr, results on stdout, nothing a résumé could have slipped in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from pipeline.printable import plain
from pipeline.records import Ranked, Result

TOP_SHOWN = 10


def safe(text: str) -> str:
    """Text with its lines kept and everything that a terminal would obey taken out."""
    return "\n".join(_kept(line) for line in text.split("\n"))


def _kept(line: str) -> str:
    indent = len(line) - len(line.lstrip(" "))
    return " " * indent + "".join(c if c.isprintable() else " " for c in line[indent:])


def say(text: str) -> None:
    """A result, on stdout."""
    print(safe(text))


def note(text: str) -> None:
    """Progress, on stderr."""
    print(safe(text), file=sys.stderr, flush=True)


def complain(sentence: str) -> None:
    """One sentence about what went wrong, on stderr."""
    print(f"shortlist: {plain(sentence)}", file=sys.stderr, flush=True)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, plain lines otherwise."""
    if not sys.stderr.isatty():
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
            note(f"{stage}: {done} of {total} new files")

    return tell


def show_result(result: Result) -> None:
    """The top of each shortlist, the ledger and the paths written."""
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False, emoji=False, markup=False)
    for brief, ranked in result.shortlists:
        console.print(_table(f"{brief.title} ({brief.id})", ranked[:TOP_SHOWN], result.names))
    ledger = result.ledger
    console.print(
        f"{ledger['files']} files = {ledger['ranked']} ranked + {ledger['set_aside']} set aside + {ledger['duplicates']} duplicates + {ledger['ignored']} ignored"
    )
    for path in result.written:
        console.print(Text(safe(path)), soft_wrap=True)


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
            Text(names.get(one.candidate_id, one.candidate_id)),
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
