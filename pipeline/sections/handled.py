"""Headings that name an employer: what was done there stands below them; part of the room sections (reading -> sections -> skills).

In: a row, or a section and its rows. Out: whether the row heads the projects done for one employer ("PROJECTS HANDLED AT MEGHDOOT INFOTECH
(Aug 2019 - till date)"), and the posts that only such headings tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Job, Section
from pipeline.sections.dates import find_spans
from pipeline.sections.pieces import label_of
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength

RULE = "projects of an employer"
_HEADING = re.compile(
    r"(?:(?:what|things|programs|software)\sI(?:['’]ve|\shave)?\s(?:built|made|done|written|wrote|programmed|did|developed)|(?:(?:my|key|major|recent|client|details of|list of|professional|work)\s)*projects?(?:\s(?:handled|executed|undertaken|done|delivered|completed|worked on|details?))?)"
    r"\s(?:at|in|with|for|@)\s(?P<firm>[A-Z][^():]{2,60}?)(?:\s\([^()]{3,60}\))?$",
    re.IGNORECASE,
)


def heads_projects(row: Row) -> bool:
    """Whether a row is such a heading: a firm with a capital, then a period and no more."""
    if row.bullet or len(row.spans) != 1 or not row.spans[0].ranged or row.words > 16:
        return False
    name = _HEADING.fullmatch(row.text[: row.spans[0].begin].rstrip(" ([:,–—-"))
    return name is not None and name["firm"][0].isupper() and not row.text[row.spans[0].stop :].strip(" )]:")


def handled_job(section: Section, rows: Sequence[Row]) -> Job | None:
    """The post that the heading of a section of projects tells, with the role of its first project that names one."""
    heading = section.heading or "" if section.rule == RULE else ""
    spans = find_spans(heading)
    name = _HEADING.match(heading[: spans[0].begin].rstrip(" ([:,–—-")) if spans else None
    if name is None or not rows:
        return None
    roles = (row.text.partition(":")[2].strip() for row in rows if label_of(row) == "title")
    title = next((role for role in roles if title_strength(role) > 1), None)
    header, body = (section.first - 1,), tuple(row.number for row in rows)
    span = spans[0]
    return Job(
        title, name["firm"].strip(), None, span.start, span.end, span.current, "job",
        rows[0].line.page, (*header, *body), header, body, None,
    )  # fmt: skip
