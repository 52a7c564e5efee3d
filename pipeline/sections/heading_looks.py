"""The looks that the headings of one document share; part of the room sections (reading -> sections -> skills).

In: the rows of a document. Out: the look of each row, the kind of section that it would name as a whole line, and which
looks headings have there: those of the headings that are known by name. headings.py weighs them with a row's place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.sections import vocabulary
from pipeline.sections.folding import squeeze
from pipeline.sections.heading_names import (
    CORE,
    Look,
    bare_name,
    kind_of_name,
    look_of,
    plain_shape,
    shape_fits,
)
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength


def _mark_of(row: Row) -> str:
    """The mark before a row; "" for all that the reader of a format has taken off."""
    first = row.line.text.strip()[:1]
    return "" if first.isalnum() or row.text.startswith(first) else first


class Looks:
    """The looks of one document. ``of``: the look of each row; ``names``: each row as the name of a section would
    stand in it; ``known``: the kind of section that a whole row names;
    ``body``: the look of most text; ``main``: the looks of headings known by name, ``main_size`` the largest size among
    them; ``teaching``: those of ``main`` that make a heading of a line whose name is not known."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.of = [look_of(row) for row in rows]
        weights: Counter[Look] = Counter()
        for row, look in zip(rows, self.of, strict=True):
            weights[look] += len(row.text)
        self.body: Look = weights.most_common(1)[0][0] if weights else (None, False, False, None)
        self._times = Counter(self.of)
        # a word processor's file that tells no white space at all
        self._gapless = bool(rows) and rows[0].line.size is not None and not any(row.line.gap for row in rows)
        self._small = not any(row.text.lstrip("0123456789 -–").lstrip()[:1].isupper() for row in rows)
        self.names = [bare_name(row.text.replace("\t", " ")) for row in rows]
        self.known = list(map(self._whole_line, rows, self.of, self.names))
        named = Counter(look for look, kind in zip(self.of, self.known, strict=True) if kind in CORE)
        self.main: set[Look] = {look for look, times in named.items() if self.distinct(look) or times >= 2}
        if any(self.distinct(look) for look in self.main):
            self.main = {look for look in self.main if self.distinct(look)}
        self.main_size = max((look[0] or 0.0 for look in self.main), default=0.0)
        every = Counter(look for look, kind in zip(self.of, self.known, strict=True) if kind)
        self._heading_marks = self._marks()
        self.teaching = {
            look for look in self.main if every[look] >= 2 and every[look] >= 0.5 * self._times[look]
        }
        if not self.teaching:
            own = self._own_looks(every)
            self.main |= own
            self.teaching = own

    def _own_looks(self, every: Counter[Look]) -> set[Look]:
        """The one look that only short lines above other text have, in a document whose headings have names of their own."""
        candidates: Counter[Look] = Counter()
        for index, row in enumerate(self._rows):
            look = self.of[index]
            larger = (
                bool(look[0] and self.body[0] and look[0] > self.body[0] + 0.4)
                or look[3] is not None
                or (look[2] and not self.body[2])
            )
            alone = (
                index > 0
                and (row.line.gap is None or row.line.gap > 0.5 or (self._gapless and row.line.bold))
                and index + 1 < len(self._rows)
                and self.of[index + 1] != look
            )
            if larger and alone and plain_shape(row) and row.words <= 6 and title_strength(row.text) < 2:
                candidates[look] += 1
        top = Counter(look_of(row) for row in self._rows[:2])  # a name may look like a heading
        fit = [
            look
            for look, times in candidates.items()
            if times >= self._times[look] - top[look] and times + every[look] >= 3
        ]
        return (
            {max(fit, key=lambda look: (every[look] > 0, candidates[look], look[0] or 0.0))} if fit else set()
        )

    def _whole_line(self, row: Row, look: Look, joined: str) -> str | None:
        if not shape_fits(row):
            small = joined.islower() and row.words <= 4 and not row.bullet
            stands_out = small and (self.distinct(look) or (self._small and bool(row.line.gap)))
            return vocabulary.heading_names().get(squeeze(joined)) if stands_out else None
        if len(row.cells) > 1 and sum(len(cell) for cell in row.cells) > 3 * len(row.cells):
            return (
                vocabulary.heading_names().get(squeeze(joined))
                if all(len(cell.split()) == 1 for cell in row.cells)
                else None
            )
        return kind_of_name(joined)

    def marked(self, row: Row) -> bool:
        """Whether the mark before a row heads sections ("■ Work History"): it stands only before short lines without a date,
        most of them names of sections."""
        return row.bullet and _mark_of(row) in self._heading_marks

    def _marks(self) -> frozenset[str]:
        kinds: dict[str, list[str | None]] = {}
        for row, kind in zip(self._rows, self.known, strict=True):
            if row.bullet:
                fits = row.words <= 5 and not row.spans and shape_fits(row)
                kinds.setdefault(_mark_of(row), []).append((kind or "") if fits else None)
        return frozenset(
            mark
            for mark, found in kinds.items()
            if None not in found
            and len(set(filter(None, found)) & CORE) > 1
            and sum(map(bool, found)) * 2 > len(found)
        )

    def distinct(self, look: Look) -> bool:
        """Whether a look stands out from the running text: larger, bold, in capitals or of a style for headings."""
        size, bold, caps, style = look
        body_size, body_bold, body_caps, _ = self.body
        larger = bool(size and body_size and size > body_size + 0.4)
        return larger or (bold and not body_bold) or (caps and not body_caps) or style is not None
