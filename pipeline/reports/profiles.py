"""Reports: profiles.jsonl, everything known about each candidate, one line each, in the words of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pipeline.records import Evidence, Job, Mention, Profile, Ranked, SkillUse, Verdict


def profile_object(profile: Profile, places: Iterable[tuple[str, Ranked]] = ()) -> dict[str, Any]:
    """A profile as plain JSON values. ``places``: (brief id, place) of this candidate."""
    contact, outline, verdict = profile.outline.contact, profile.outline, profile.assessment
    texts = {line.number: line.text for line in profile.document.lines}
    return {
        "candidate_id": profile.candidate_id,
        "source_file": profile.source_file,
        "sha256": profile.sha256,
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "location": contact.location,
        "links": list(contact.links),
        "headline": contact.headline,
        "experience": [
            _job(job, texts) | {"relevant": at in verdict.relevant_jobs}
            for at, job in enumerate(outline.jobs)
        ],
        "projects": [
            {"name": one.name, "start": one.start, "end": one.end, "page": one.page, "lines": list(one.lines)}
            for one in outline.projects
        ],
        "education": [
            {
                "degree": one.degree,
                "field": one.field,
                "institution": one.institution,
                "start": one.start,
                "end": one.end,
                "page": one.page,
                "lines": list(one.lines),
            }
            for one in outline.education
        ],
        "listed_skills": list(outline.listed_skills),
        "skills": [_skill(use) for use in profile.skills.uses],
        "other_mentions": [
            _mention(one) | {"skill_id": one.skill_id}
            for one in profile.skills.mentions
            if one.assertion != "asserted"
        ],
        "unknown_terms": [{"term": term, "line": line} for term, line in profile.skills.unknown],
        "role": _verdict(verdict.role),
        "specialization": _verdict(verdict.specialization),
        "production": {
            "level": verdict.production.level,
            "rule": verdict.production.rule,
            "evidence": [_evidence(one) for one in verdict.production.evidence],
        },
        "responsibilities": [_evidence(one) for one in verdict.responsibilities],
        "years_experience": None
        if verdict.relevant_months is None
        else round(verdict.relevant_months / 12, 1),
        "relevant_months": verdict.relevant_months,
        "years_confidence": verdict.years_confidence,
        "years_note": verdict.years_note,
        "stated_years": outline.stated_years,
        "distances": [
            {"role": one.role, "missing": list(one.missing), "thin": list(one.thin)}
            for one in verdict.distances
        ],
        "reason": verdict.reason,
        "flags": [
            {
                "flag": flag.flag,
                "detail": flag.detail,
                "review": flag.review,
                "evidence": [{"page": one.page, "line": one.line, "text": one.text} for one in flag.evidence],
            }
            for flag in profile.flags
        ],
        "other_files": list(profile.other_files),
        "sections": [
            {"kind": one.kind, "heading": one.heading, "first": one.first, "last": one.last}
            for one in outline.sections
        ],
        "reading": {
            "reader": profile.document.reader,
            "format": profile.document.format,
            "confidence": profile.document.confidence,
            "reasons": list(profile.document.reasons),
            "pages": profile.document.pages,
            "warnings": list(profile.document.warnings),
            "doubts": list(outline.doubts),
            "document_date": outline.updated or profile.document.document_date,
            "newest_date": outline.newest_date,
            "hidden": [
                {"page": one.page, "text": one.text, "how": one.how} for one in profile.document.hidden
            ],
        },
        "shortlists": {brief_id: _place(one) for brief_id, one in places},
    }


def to_line(value: dict[str, Any]) -> str:
    """One JSON line. Lone surrogates cannot reach a file: they are written as escapes."""
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .encode("utf-8", "backslashreplace")
        .decode("utf-8")
        + "\n"
    )


def _job(job: Job, texts: dict[int, str]) -> dict[str, Any]:
    return {
        "title": job.title,
        "organization": job.organization,
        "location": job.location,
        "start": job.start,
        "end": job.end,
        "current": job.current,
        "kind": job.kind,
        "page": job.page,
        "lines": list(job.lines),
        "text": [texts[number] for number in job.lines if number in texts],
    }


def _skill(use: SkillUse) -> dict[str, Any]:
    return {
        "skill_id": use.skill_id,
        "name": use.name,
        "area": use.area,
        "surface_forms": list(use.surface_forms),
        "grade": use.grade,
        "months": use.months,
        "last_used": use.last_used,
        "claimed_years": use.claimed_years,
        "evidence": [_mention(one) for one in use.evidence],
    }


def _mention(one: Mention) -> dict[str, Any]:
    return {
        "page": one.page,
        "line": one.line,
        "text": one.text,
        "surface": one.surface,
        "section": one.section,
        "job": one.job,
        "project": one.project,
        "assertion": one.assertion,
        "rule": one.rule,
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "dimension": one.code or None,
        "page": one.page,
        "line": one.line,
        "text": one.text,
        "rule": one.rule,
        "stage": one.stage,
        "job": one.job,
        "project": one.project,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "label": verdict.label,
        "second": verdict.second,
        "probabilities": {name: round(value, 4) for name, value in verdict.probabilities},
        "abstain": verdict.abstain,
        "why": [{"feature": name, "weight": round(value, 3)} for name, value in verdict.why],
    }


def _place(one: Ranked) -> dict[str, Any]:
    return {
        "rank": one.rank,
        "rank_low": one.rank_low,
        "rank_high": one.rank_high,
        "status": one.status,
        "score": round(one.score, 1),
        "parts": {name: round(value, 2) for name, value in one.parts},
        "must_haves_met": list(one.met),
        "must_haves_missing": list(one.missing),
        "must_haves_unknown": list(one.unknown),
        "stays": round(one.stays, 3),
        "why_not": one.why_not,
        "used_share": one.used_share,
        "reason": one.reason,
    }
