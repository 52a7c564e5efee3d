"""Posts whose period closes them: firm, duties, and the dates on a line of their own below; part of the room sections.

In: the rows of a section. Out: the same rows, each such period moved to the top of its own block, where entries.py looks for
it. Read from top to bottom it would stand above the next post and take its duties.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.sections.dated_rows import gap_above, wide_gap
from pipeline.sections.header_rows import main_span
from pipeline.sections.pieces import without_dates
from pipeline.sections.rows import Row

LEAST_BLOCKS = 2
LEAST_ROWS = 3  # who, what, when


def dates_first(rows: Sequence[Row]) -> list[Row]:
    """The rows, reordered where white space parts them into blocks of which two or more end in a period alone, and none
    says when anywhere else but in a year."""
    dated = [row for row in rows if _is_period(row)]
    if len(dated) < LEAST_BLOCKS:
        return list(rows)
    blocks = _blocks(rows)
    closed = [block for block in blocks if _is_closed(block)]
    if len(closed) < LEAST_BLOCKS or len(closed) != len(dated) or closed[0] is not _first_told(blocks):
        return list(rows)
    if any(span.ranged for block in blocks for row in block if row is not block[-1] for span in row.spans):
        return list(rows)
    return [row for block in blocks for row in (_turned(block) if _is_closed(block) else block)]


def _is_period(row: Row) -> bool:
    """Whether a row is a range and nothing else."""
    if row.bullet or not any(span.ranged for span in row.spans):
        return False
    span = main_span(row)
    return span is not None and span.ranged and not without_dates(row)


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    wide = wide_gap(rows)
    blocks: list[list[Row]] = []
    for index, row in enumerate(rows):
        if not blocks or gap_above(rows, index) > wide:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _is_closed(block: Sequence[Row]) -> bool:
    return len(block) >= LEAST_ROWS and _is_period(block[-1]) and not block[0].bullet


def _first_told(blocks: Sequence[Sequence[Row]]) -> Sequence[Row] | None:
    """The first block that tells something: what closes in a period is no end of another block."""
    return next((block for block in blocks if len(block) >= LEAST_ROWS or _is_period(block[-1])), None)


def _turned(block: Sequence[Row]) -> list[Row]:
    """A block with its period first; the white space above the block stays above it."""
    first, last = block[0], block[-1]
    period = replace(last, line=replace(last.line, gap=first.line.gap))
    below = replace(first, line=replace(first.line, gap=last.line.gap))
    return [period, below, *block[1:-1]]
