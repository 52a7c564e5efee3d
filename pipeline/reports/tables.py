"""Reports: the CSV tables of an output folder, always the same columns in the same order.

UTF-8 with a byte order mark (without one Excel shows "MÃ¼ller"), comma, RFC 4180 quoting, CRLF.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.records import Brief, Job, Profile, Ranked, SetAside
from pipeline.reports.blinding import FILE_NAME, WITHHELD, redactor
from pipeline.reports.cells import cell, many, phone

SHORTLIST_COLUMNS = (
    "rank", "rank_low", "rank_high", "candidate_id", "name", "status", "score", "role", "role_confidence",
    "specialization", "specialization_confidence", "second_specialization", "production_level",
    "production_evidence", "years_experience", "must_haves_met", "must_haves_missing", "top_skills", "last_title",
    "last_organization", "email", "phone", "location", "links", "flags", "reasons", "source_file",
)  # fmt: skip
BRIEF_COLUMNS = frozenset(
    {"rank", "rank_low", "rank_high", "status", "score", "must_haves_met", "must_haves_missing"}
)
CANDIDATE_COLUMNS = tuple(column for column in SHORTLIST_COLUMNS if column not in BRIEF_COLUMNS)
SKILL_COLUMNS = (
    "candidate_id",
    "skill_id",
    "skill",
    "area",
    "grade",
    "years",
    "last_used",
    "mentions",
    "evidence",
)
REVIEW_COLUMNS = ("source_file", "candidate_id", "reason", "detail")
TOP_SKILLS = 8
EVIDENCE_QUOTES = 3
GRADE_ORDER = {"deep": 0, "used": 1, "claimed": 2}
BLINDED = ("name", "email", "phone", "location", "links", "source_file")

REDACTED = ("last_title", "last_organization", "reasons")  # texts that may tell who the person is

Row = dict[str, object]


def years(months: int | None) -> float | None:
    """Months as years with one decimal."""
    return None if months is None else round(months / 12, 1)


def newest_job(profile: Profile) -> Job | None:
    """The current job, else the one that ended last; the first on the page among equals; None without jobs."""
    jobs = [job for job in profile.outline.jobs if job.kind != "volunteer"] or list(profile.outline.jobs)
    if not jobs:
        return None

    def key(job: Job) -> tuple[str, str]:
        end = "9999" if job.current or job.end == "present" else (job.end or job.start or "")
        return (end, job.start or "")

    return max(jobs, key=key)


def top_skills(profile: Profile) -> tuple[str, ...]:
    """The strongest skills by grade, then months, then mentions, then name."""
    ordered = sorted(
        profile.skills.uses,
        key=lambda use: (GRADE_ORDER.get(use.grade, 3), -(use.months or 0), -len(use.evidence), use.name),
    )
    return tuple(use.name for use in ordered[:TOP_SKILLS])


def candidate_row(profile: Profile, *, blind: bool = False) -> Row:
    """The columns of one résumé that do not depend on a brief."""
    contact, verdict = profile.outline.contact, profile.assessment
    job = newest_job(profile)
    row: Row = {
        "candidate_id": profile.candidate_id,
        "name": cell(contact.name),
        "role": verdict.role.label,
        "role_confidence": round(verdict.role.confidence, 2),
        "specialization": verdict.specialization.label,
        "specialization_confidence": round(verdict.specialization.confidence, 2),
        "second_specialization": verdict.specialization.second or "none",
        "production_level": verdict.production.level,
        "production_evidence": len({one.line for one in verdict.production.evidence}),
        "years_experience": years(verdict.relevant_months),
        "top_skills": many(top_skills(profile)),
        "last_title": cell(job.title if job else None),
        "last_organization": cell(job.organization if job else None),
        "email": cell(contact.email),
        "phone": phone(contact.phone),
        "location": cell(contact.location),
        "links": many(contact.links),
        "flags": many(dict.fromkeys(flag.flag for flag in profile.flags)),
        "reasons": cell(verdict.reason),
        "source_file": cell(profile.source_file),
    }
    if blind:
        row.update(dict.fromkeys(BLINDED, ""))
        row["name"] = profile.candidate_id
        kept = redactor(profile)
        row.update({column: cell(kept.text(str(row[column]))) for column in REDACTED})
    return row


def shortlist_rows(ranked: Iterable[Ranked], rows: dict[str, Row]) -> list[Row]:
    """One row a candidate, best first; ``rows`` are the candidates' rows by id."""
    return [
        {
            **rows[one.candidate_id],
            "rank": one.rank,
            "rank_low": one.rank_low,
            "rank_high": one.rank_high,
            "status": one.status,
            "score": round(one.score, 1),
            "must_haves_met": many(one.met),
            "must_haves_missing": many(one.missing),
            "top_skills": many(one.top_skills),
            "reasons": cell(one.reason),
        }
        for one in ranked
    ]


def skill_rows(profile: Profile, *, blind: bool = False) -> list[Row]:
    """One row for each skill of one candidate, by skill id."""
    told = redactor(profile).text if blind else str
    return [
        {
            "candidate_id": profile.candidate_id,
            "skill_id": use.skill_id,
            "skill": cell(use.name),
            "area": use.area,
            "grade": use.grade,
            "years": years(use.months),
            "last_used": use.last_used,
            "mentions": len(use.evidence),
            "evidence": many(
                dict.fromkeys(
                    f"p{one.page} l{one.line}: {told(one.text)}" for one in use.evidence[:EVIDENCE_QUOTES]
                )
            ),
        }
        for use in sorted(profile.skills.uses, key=lambda use: use.skill_id)
    ]


def review_rows(
    set_aside: Iterable[SetAside],
    flagged: Iterable[tuple[str, str, str, str]],
    candidate_id_of: dict[str, str],
    *,
    blind: bool = False,
) -> list[Row]:
    """Files that no candidate could be made of, and candidates that a person must look at (source_file, id, reason,
    detail), by source_file."""
    rows = [
        {
            "source_file": one.source_file,
            "candidate_id": candidate_id_of.get(one.sha256 or "", ""),
            "reason": one.reason,
            "detail": one.detail,
        }
        for one in set_aside
    ]
    rows += [{"source_file": s, "candidate_id": c, "reason": r, "detail": d} for s, c, r, d in flagged]
    rows.sort(key=lambda row: (row["source_file"], row["candidate_id"], row["reason"]))
    if blind:
        for row in rows:
            row["source_file"] = "" if row["candidate_id"] else row["source_file"]
            row["detail"] = FILE_NAME.sub(WITHHELD, str(row["detail"]))
    return [{key: cell(value) for key, value in row.items()} for row in rows]


def file_name(brief: Brief) -> str:
    return f"shortlist_{brief.id}.csv"


def write_csv(path: Path, rows: Sequence[Row], columns: Sequence[str]) -> None:
    """One table. The same rows give the same bytes."""
    import pandas as pd  # noqa: PLC0415 - only when tables are written

    frame = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    frame.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n", na_rep="")
