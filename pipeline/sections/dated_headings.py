"""Headings that say since when, or when, something was; part of the room sections (reading -> sections -> skills).

In: the rows of a document with their looks, and the place of one of them. Out: the heading that it is, or None. Used by
headings.py, which knows the headings without dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sections import vocabulary
from pipeline.sections.folding import squeeze
from pipeline.sections.handled import RULE as PROJECTS_OF
from pipeline.sections.handled import heads_projects
from pipeline.sections.heading_looks import Looks
from pipeline.sections.heading_names import WORK, bare_name, look_of
from pipeline.sections.openings import WHEN
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength

__all__ = ["PROJECTS_OF", "Found", "dated_heading", "post_heading"]

# "OWN FIRM: Piñon Data LLC (2019 to present)"
_OWN_FIRM = re.compile(
    r"(?:my\s)?own\s(?:firm|company|business|studio|practice|agency|consultancy)\s?(?::|[–—-]\s|,)\s*(?=[A-Z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    title: str
    rule: str
    rest: str = ""  # what follows the heading on its own line


def dated_heading(rows: Sequence[Row], looks: Looks, index: int, current: str) -> Found | None:
    """A heading with a period ("Freelance work (2018 - present)", "Own projects (2019 - 2022)"), or "Before" below the
    studies. ``current``: the kind of the section that is open."""
    row = rows[index]
    if row.bullet:
        return None
    if current == "education" and _says_when(rows, index):
        return Found("experience", bare_name(row.text), "time before a post")
    if (current not in WORK or current == "projects") and heads_projects(row):
        return Found("projects", row.text, PROJECTS_OF)
    if len(row.spans) != 1 or not looks.distinct(look_of(row)):
        return None
    span = row.spans[0]
    if row.text[span.stop :].strip(" )]"):
        return None
    firm = _OWN_FIRM.match(row.text) if current not in WORK and span.ranged else None
    if firm is not None:
        return Found("experience", row.text[: firm.end()], "name before a date", row.text[firm.end() :])
    name = bare_name(row.text[: span.begin])
    kind = vocabulary.heading_names().get(squeeze(name))
    if kind is None:
        return None
    bracketed = row.text[: span.begin].rstrip().endswith(("(", "["))
    fits = current not in WORK if kind == "experience" else bracketed and look_of(row) in looks.main
    # "FREELANCE (2021 - today)" above running text is a post itself
    own = row.text if kind == "experience" and fits and _tells_a_post(rows, looks, index, name) else ""
    return Found(kind, name, "name before a date", own) if fits else None


def post_heading(rows: Sequence[Row], looks: Looks, index: int) -> Found | None:
    """A heading of freelance work with its whole period and nothing dated below ("FREELANCE WORK, 2020 - 2025"): a post itself."""
    row = rows[index]
    if (
        row.bullet
        or len(row.spans) != 1
        or not row.spans[0].ranged
        or row.text[row.spans[0].stop :].strip(" )]")
    ):
        return None
    name = bare_name(row.text[: row.spans[0].begin].rstrip(" ,([–—-"))
    known = vocabulary.heading_names().get(squeeze(name)) == "experience"
    own = known and _tells_a_post(rows, looks, index, name)
    return Found("experience", name, "name before a date", row.text) if own else None


def _tells_a_post(rows: Sequence[Row], looks: Looks, index: int, name: str) -> bool:
    """Whether a heading says by itself what somebody was, because nothing below it is dated up to the next heading."""
    if not vocabulary.has("titles", "freelance", name) or len(name.split()) > 3:
        return False
    for at in range(index + 1, len(rows)):
        if looks.known[at] and looks.distinct(looks.of[at]):
            break
        if any(span.ranged for span in rows[at].spans):
            return False
    return True


def _says_when(rows: Sequence[Row], index: int) -> bool:
    """ "Before" on a line of its own below the studies, and below it a dated title: the list of posts goes on."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    if rows[index].words > 2 or below is None or not WHEN.fullmatch(bare_name(rows[index].text)):
        return False
    return any(span.ranged for span in below.spans) and title_strength(below.text) > 1
