"""Jobs told in sentences, without dated lines of their own; part of the room sections (reading -> sections -> skills).

In: the rows of a section. Out: whether they are prose of a person, and the jobs that told.py finds in it as records.Job.
Used by jobs.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Job
from pipeline.sections.job_of_entry import job_kind
from pipeline.sections.pieces import without_dates
from pipeline.sections.prose import PROSE_END
from pipeline.sections.rows import Row
from pipeline.sections.told import Told, find_told

_PERSONAL = re.compile(r"\b(?:I|my|me|he|she)\b|\bI['’]", re.IGNORECASE)


def is_told(rows: Sequence[Row]) -> bool:
    """Whether a section tells its jobs in sentences of a person: every dated line of it is running text, no header."""
    dated = [row for row in rows if row.spans and not _is_date_of_letter(row)]
    return (
        bool(dated)
        and all(len(row.cells) == 1 and (row.words >= 6 or PROSE_END.search(row.text)) for row in dated)
        and not any(row.line.bold and row.words < 12 for row in rows)
        and sum(len(_PERSONAL.findall(row.text)) for row in rows) >= 2
    )


def _is_date_of_letter(row: Row) -> bool:
    """Whether a row is one date and nothing else, as above a letter."""
    return len(row.spans) == 1 and not row.spans[0].ranged and not without_dates(row)


def told_jobs(rows: Sequence[Row], section_kind: str) -> list[Job]:
    """The jobs that the sentences of a section tell, each with what is told until the next one."""
    told = find_told(rows)
    jobs = [told_job(one, section_kind) for one in told]
    for at, job in enumerate(jobs):
        later = told[at + 1].rows[0].number if at + 1 < len(told) else rows[-1].number + 1
        body = tuple(sorted({*job.body, *(row.number for row in rows if job.header[0] < row.number < later)}))
        jobs[at] = replace(job, lines=body, body=body)
    return jobs


def told_job(told: Told, section_kind: str) -> Job:
    lines = tuple(row.number for row in told.rows)
    return Job(
        told.title, told.organization, None, told.span.start, told.span.end, told.span.current, job_kind(told.title, told.organization, section_kind),
        told.rows[0].line.page, lines, lines[:1], lines,
    )  # fmt: skip
