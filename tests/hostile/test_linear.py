"""Every regular expression of the product is linear on every line that can come to it.

Each is tried on common awkward lines and on lines made from its own pieces, of 500 and of 2,000 characters: four times
the length may take four times as long, not sixteen times. Lines come to the rooms in their normal form (no run of white
space longer than two, which a test below holds); the readers' own expressions see raw text. What is tried only at the
beginning of a text is measured so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.reading.flowing import MAX_LINE, Flow
from tests.hostile.expressions import attacks, can_be_slow, is_anchored

SHORT, LONG = 500, 2_000
NOTICED = (
    0.004  # seconds for a long line, below which growth is not asked for: at the cap it stays below 0.07
)
GROWTH = 8.0  # times as long for four times the length; a square grows sixteen times
A_FAMILY = 3  # patterns looked at of many that are made at one place from a list


def seconds(pattern: re.Pattern[str], line: str, *, anchored: bool) -> float:
    started = time.process_time()
    if anchored:
        pattern.match(line)
        pattern.fullmatch(line)
    else:
        for _ in pattern.finditer(line):
            pass
    return time.process_time() - started


@lru_cache(maxsize=100_000)
def normal(text: str) -> str:
    """A text as the first of the lines that a reader makes of it."""
    flow = Flow()
    flow.add(text)
    return flow.lines[0].text if flow.lines else ""


@pytest.mark.parametrize(
    "blank", [" ", "\t", "\u2003", "\x0b", "\x1c", "\u00a0", "\u200b ", " \t", "\u3000\t", "\u3164", "\u2800"]
)
def test_no_line_holds_long_runs_of_white_space(blank: str) -> None:
    for text in (f"a{blank * 3_000}b", f"a{blank}b" * 500, f"{blank * 900}a.{blank * 900}b c"):
        assert not re.search(r"\s{3}", normal(text))


def test_lines_end() -> None:
    assert len(normal("word " * 9_000)) <= MAX_LINE


def test_every_expression_is_linear_on_every_line() -> None:
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
        anchored = is_anchored(where)
        for pattern, flags in patterns[:: max(1, len(patterns) // A_FAMILY)]:
            if can_be_slow(pattern, flags):
                slow += grows(re.compile(pattern, flags), where, anchored=anchored)
    assert not slow, "\n".join(slow)


def grows(pattern: re.Pattern[str], where: str, *, anchored: bool) -> list[str]:
    """A sentence when some line makes the pattern take more than its length explains."""
    shape = str if where.startswith("pipeline/reading") else normal
    for short, long in zip(
        attacks(pattern.pattern, pattern.flags, SHORT),
        attacks(pattern.pattern, pattern.flags, LONG),
        strict=False,
    ):
        line = shape(long)
        if seconds(pattern, line, anchored=anchored) < NOTICED:
            continue
        after = min(seconds(pattern, line, anchored=anchored) for _ in range(3))
        before = min(seconds(pattern, shape(short), anchored=anchored) for _ in range(3))
        if after > NOTICED and after > GROWTH * before:
            return [
                f"{where}: {pattern.pattern[:80]!r} on {long[:30]!r}...: {1000 * before:.1f} -> {1000 * after:.1f} ms"
            ]
    return []
