"""No regular expression of the product can be held up by a line: every pattern against common awkward lines and against
lines made from its own pieces. Time may grow with the square of a line's length at worst, and lines end at 8,000
characters; a pattern that grows faster takes seconds here and is found."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from tests.hostile.expressions import attacks, can_be_slow

LENGTH = 400
SECONDS = 0.1  # a linear pattern takes about 0.00005, a square one 0.005, a cubic one 1
A_FAMILY = 3  # patterns looked at of many that are made at one place from a list


def seconds(pattern: re.Pattern[str], line: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(line):
        pass
    return time.process_time() - started


def test_every_expression_is_quick_on_every_line() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.expressions"],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
    )
    places = defaultdict(list)
    for pattern, flags, where in json.loads(done.stdout):
        places[where].append((pattern, flags))
    assert len(places) > 150
    slow = []
    for where, patterns in sorted(places.items()):
        for pattern, flags in patterns[:: max(1, len(patterns) // A_FAMILY)]:
            if not can_be_slow(pattern, flags):
                continue
            compiled = re.compile(pattern, flags)
            for line in attacks(pattern, flags, LENGTH):
                if seconds(compiled, line) > SECONDS and seconds(compiled, line) > SECONDS:
                    slow.append(f"{where}: {pattern[:80]!r} on {line[:30]!r}...")
                    break
    assert not slow, "\n".join(slow)
