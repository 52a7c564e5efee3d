"""Small documents written by hand for the tests of the room sections.

``document(text)`` reads a few marks: "# " before a line makes it a heading in larger bold type, "**" around a line bold,
"- " a bullet, two or more spaces inside a line a wide gap, an empty line white space.
"""

from __future__ import annotations

import re
import textwrap

from pipeline.records import Document, Line, Link, Outline
from pipeline.sections import outline

TOP = "# Dana Whitfield\ndana@example.com | (312) 555-0142\n\n"
Posts = list[tuple[str | None, str | None, str | None, str | None]]


def document(text: str, links: tuple[str, ...] = (), plain: bool = False) -> Document:
    """A document of one page. ``plain``: no typography at all, as from a text file."""
    lines: list[Line] = []
    top, gap = 40.0, 0.3
    for number, raw in enumerate(textwrap.dedent(text).strip("\n").split("\n"), start=1):
        if not raw.strip():
            gap = 1.2
            continue
        heading, bold = raw.startswith("# "), raw.startswith("**")
        indent = len(raw) - len(raw.lstrip())
        shown = raw.strip().removeprefix("# ").replace("**", "")
        bullet = shown.startswith(("- ", "• "))
        shown = re.sub(r"\s{2,}", "\t", shown)
        if plain:
            lines.append(Line(1, number, raw.strip().removeprefix("# ").replace("**", "")))
            continue
        size = 14.0 if heading else 10.0
        top += size * (1 + gap)
        x0 = 50.0 + 6 * indent
        lines.append(
            Line(
                1, number, shown, x0=x0, x1=x0 + 5 * len(shown), top=top, bottom=top + size, size=size, bold=heading or bold,
                bullet=bullet, gap=gap if lines else None,
            )
        )  # fmt: skip
        gap = 0.3
    return Document(tuple(lines), 1, "plain", "txt", links=tuple(Link(1, target) for target in links))


def read(text: str, plain: bool = False) -> Outline:
    """The outline of a document in which the text stands below a name and a contact line."""
    return outline(document(TOP + text, plain=plain))


def posts(facts: Outline) -> Posts:
    """Title, organization, start and end of each job."""
    return [(job.title, job.organization, job.start, job.end) for job in facts.jobs]
