"""Lines of formats without pages (text, HTML, DOCX, ODT, RTF ...), collected into a document.

Part of reading (folder -> intake -> **reading** -> sections -> ...).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.errors import ReadingError
from pipeline.reading import quality
from pipeline.reading.repair import SPACED_TAB, join_spaced_text, repair, split_bullet
from pipeline.reading.shifts import places
from pipeline.records import Document, HiddenText, Line, Link

MAX_LINES = 50_000
MAX_LINE = (
    8_000  # characters of one line; nobody writes longer ones, and patterns take time by a line's length
)


@dataclass(slots=True)
class Flow:
    """Collects lines, hidden words and links of one document in reading order."""

    lines: list[Line] = field(default_factory=list)
    hidden: list[HiddenText] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    substitutions: list[tuple[int, str]] = field(default_factory=list)
    document_date: str | None = None
    page: int = 1

    def add(
        self,
        text: str,
        *,
        number: int | None = None,
        gap: float | None = None,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        style: str | None = None,
        bullet: bool = False,
        cell: str | None = None,
        region: str = "body",
        x0: float | None = None,
        tails: Sequence[str] = (),
    ) -> None:
        """One line of text as written; it is repaired, its bullet taken off. ``number`` must rise;
        ``tails``: what follows each change of look (shifts.py)."""
        if len(self.lines) >= MAX_LINES:
            raise ReadingError("too_large", f"The document has more than {MAX_LINES:,} lines.")
        text = text.strip()
        if len(text) > MAX_LINE:
            self.warnings.append(f"a line of {len(text):,} characters was cut after {MAX_LINE:,}")
            text = text[:MAX_LINE].rsplit(" ", 1)[0]
        text = join_spaced_text(text.replace("\u00a0", " "))
        if not bullet:
            text, bullet = split_bullet(text)
        text, folded = repair(re.sub(r"(?<=\S) {3,}(?=\S)", "\t", text))  # before runs of spaces are made one
        if not bullet:
            text, bullet = split_bullet(text)
        text = SPACED_TAB.sub("\t", re.sub(r" {3,}", "\t", text)).strip()
        if not any(c.isalnum() for c in text):
            return
        number = number if number is not None else (self.lines[-1].number + 1 if self.lines else 1)
        self.lines.append(
            Line(
                self.page, number, text, x0=x0, size=size, bold=bold, italic=italic, gap=gap, style=style,
                bullet=bullet, cell=cell, region=region, shifts=places(text, [repair(tail)[0] for tail in tails]),
            )
        )  # fmt: skip
        self.substitutions.extend((number, what) for what in folded)

    def hide(self, text: str, how: str) -> None:
        """Words that no reader sees; those that follow each other in the same way form one run."""
        text = re.sub(r"\s+", " ", text).strip()
        if not any(c.isalnum() for c in text):
            return
        last = self.hidden[-1] if self.hidden else None
        if last is not None and last.how == how and last.page == self.page:
            self.hidden[-1] = HiddenText(self.page, f"{last.text} {text}", how)
        else:
            self.hidden.append(HiddenText(self.page, text, how))

    def document(self, reader: str, form: str) -> Document:
        """The collected document. Raises ReadingError(empty) when there is nothing to see."""
        if not self.lines:
            what = "only hidden text" if self.hidden else "no text"
            raise ReadingError("empty", f"The file shows {what}.")
        texts = [line.text for line in self.lines]
        reasons = quality.doubts([word for text in texts for word in text.split()])
        return Document(
            lines=tuple(self.lines),
            pages=self.page,
            reader=reader,
            format=form,
            confidence=0.5 if reasons else 1.0,
            reasons=tuple(reasons),
            warnings=tuple(dict.fromkeys(self.warnings)),
            hidden=tuple(self.hidden),
            links=tuple(dict.fromkeys(self.links)),
            document_date=self.document_date,
            language=quality.language(texts),
            substitutions=tuple(self.substitutions),
        )
