"""``python -m tests.hostile``: the table of every hostile case: limit, time, memory, verdict."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.hostile import documents, measuring


def main() -> int:
    """Prints a row a case as it comes; 1 when a promise was broken."""
    started = time.perf_counter()
    measured = []
    only = sys.argv[1:]
    for cases, unpacking in ((documents.DOCUMENTS, False), (documents.CONTAINERS, True)):
        chosen = [case for case in cases if not only or any(word in case.name for word in only)]
        with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
            place = Path(folder) / "in"
            place.mkdir()
            for one in measuring.run(chosen, place, unpacking=unpacking):
                print(one.row(), flush=True)
                measured.append(one)
    broken = [one for one in measured if not one.kept]
    print(
        f"{len(measured)} cases in {time.perf_counter() - started:.0f} s;"
        f" slowest {max((one.seconds for one in measured), default=0):.1f} s,"
        f" largest {max((one.memory for one in measured), default=0) / measuring.MEBIBYTE:.0f} MB; {len(broken)} broken"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
