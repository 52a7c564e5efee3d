"""Reports: one candidate's case as the page shows it: every verdict beside the lines it rests on.

Takes profile objects (profiles.py) with the document's visible lines; gives plain values that case.html.jinja writes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import PRODUCTION_LEVELS, Brief, Ranked
from pipeline.reports import figures, wording

CHANCES_SHOWN = 4
WHY_SHOWN = 6
SKILL_PLACES = 4
FLAG_LINES = 8
CLAIM_MARK = " (claimed)"

Value = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a case needs to know of one shortlist: its brief, everybody's place, shares of the score, who is level."""

    brief: Brief
    places: Mapping[str, Ranked]
    weights: Mapping[str, float]  # part -> share of the 100 points; empty when not known
    level: Mapping[str, tuple[int, tuple[str, ...]]]
    length: int
    shown: frozenset[str] = frozenset()  # whose cases are on the page


def case(value: Value, key: str, listings: Iterable[Listing], names: Mapping[str, str]) -> Value:
    """Everything that the page shows of one candidate. ``names``: candidate id -> what to call the person; ``key``: a
    short name, unlike any other on the page, that the places of the document's lines begin with."""
    marked = _marked_lines(value)
    return {
        "id": value["candidate_id"],
        "key": key,
        "name": names.get(value["candidate_id"], value["candidate_id"]),
        "headline": value["headline"],
        "contact": [
            one for one in (value["email"], value["phone"], value["location"], *value["links"]) if one
        ],
        "source_file": value["source_file"],
        "other_files": value["other_files"],
        "reason": wording.readable(value["reason"]),
        "places": [
            _place(listing, value["candidate_id"], names)
            for listing in listings
            if value["candidate_id"] in listing.places
        ],
        "role": _verdict(value["role"], wording.ROLE_NAMES),
        "specialization": _verdict(value["specialization"], wording.specializations()),
        "production": {
            "level": value["production"]["level"],
            "name": wording.LEVEL_NAMES.get(value["production"]["level"], value["production"]["level"]),
            "meaning": wording.LEVEL_MEANINGS.get(value["production"]["level"], ""),
            "rule": value["production"]["rule"],
            "groups": _groups(value["production"]["evidence"], "X", value["production"]["level"]),
            "unseen": _unseen(value["production"]["evidence"]),
        },
        "duties": _groups(value["responsibilities"], ""),
        "skills": _skills(value["skills"]),
        "jobs": _jobs(value),
        "education": value["education"],
        "projects": [one for one in value["projects"] if one["name"]],
        "distances": [_distance(one) for one in value["distances"]],
        "flags": [_flag(one) for one in value["flags"]],
        "reading": value["reading"],
        "years": value["years_experience"],
        "years_note": value["years_note"],
        "stated_years": value["stated_years"],
        "lines": _lines(value, marked),
        "not_counted": _not_counted(value["other_mentions"]),
    }


# --- the place in a shortlist -----------------------------------------------------------------------------


def _place(listing: Listing, candidate_id: str, names: Mapping[str, str]) -> Value:
    one = listing.places[candidate_id]
    count, near = listing.level[candidate_id]
    claimed = [words.removesuffix(CLAIM_MARK) for words in one.met if words.endswith(CLAIM_MARK)]
    return {
        "brief": listing.brief.title,
        "list": listing.brief.id,
        "one": one,
        "of": listing.length,
        "parts": _parts(one, listing.weights),
        "bar": figures.score_bar(one),
        "met": [wording.readable(words) for words in one.met if not words.endswith(CLAIM_MARK)],
        "claimed": [wording.readable(words) for words in claimed],
        "missing": [wording.readable(words) for words in one.missing],
        "unknown": [wording.readable(words) for words in one.unknown],
        "why_not": wording.readable(one.why_not),
        "level_count": count,
        "level_names": [(other, names.get(other, other), other in listing.shown) for other in near],
        "used_percent": None if one.used_share is None else round(100 * one.used_share),
    }


def _parts(one: Ranked, weights: Mapping[str, float]) -> list[Value]:
    rows = []
    for name, points in one.parts:
        most = 100.0 * weights[name] if name in weights else None
        if points or most:
            rows.append(
                {"key": name, "name": wording.PART_NAMES.get(name, name), "points": points, "most": most}
            )
    return rows


# --- verdicts and their lines -----------------------------------------------------------------------------


def _verdict(verdict: Value, names: Mapping[str, str]) -> Value:
    chances = sorted(verdict["probabilities"].items(), key=lambda pair: (-pair[1], pair[0]))
    return {
        "name": names.get(verdict["label"], verdict["label"]),
        "second": names.get(verdict["second"], verdict["second"]) if verdict["second"] else None,
        "abstain": verdict["abstain"],
        "chances": [
            {"name": names.get(label, label), "chance": chance, "width": round(100 * chance, 1)}
            for label, chance in chances[:CHANCES_SHOWN]
            if chance >= 0.005
        ],
        "why": list(
            dict.fromkeys(
                words for one in verdict["why"][:WHY_SHOWN] if (words := wording.feature(one["feature"]))
            )
        ),
    }


def _groups(evidence: Sequence[Value], prefix: str, level: str = "") -> list[Value]:
    """Evidence lines by dimension or duty: first what shows ``level``, which they decided, then by id and as they came
    (newest first)."""
    told = sorted(
        (one for one in evidence if (one["dimension"] or prefix).startswith(prefix)),
        key=lambda one: one["stage"] != level,
    )
    groups: dict[str, list[Value]] = {}
    for one in told:
        groups.setdefault(one["dimension"] or "", []).append(one)
    return [
        {"code": code, "name": wording.codes()[code] if code else wording.NO_DIMENSION, "items": items}
        for code, items in sorted(groups.items(), key=lambda group: (group[1][0]["stage"] != level, group[0]))
    ]


def _unseen(evidence: Sequence[Value]) -> list[str]:
    seen = {one["dimension"] for one in evidence}
    return [
        name for code, name in sorted(wording.codes().items()) if code.startswith("X") and code not in seen
    ]


def _skills(skills: Sequence[Value]) -> list[Value]:
    """Skills by grade, strongest grade first; within one, longest use first."""
    groups = []
    for grade, meaning in wording.GRADE_NAMES.items():
        held = sorted(
            (use for use in skills if use["grade"] == grade),
            key=lambda use: (-(use["months"] or 0), -len(use["evidence"]), use["name"]),
        )
        if held:
            groups.append({"grade": grade, "meaning": meaning, "skills": [_skill(use) for use in held]})
    return groups


def _skill(use: Value) -> Value:
    lines = sorted({one["line"] for one in use["evidence"]})
    return {
        "name": use["name"],
        "area": wording.areas().get(use["area"], use["area"]),
        "length": wording.length(use["months"]),
        "last_used": use["last_used"],
        "claimed_years": use["claimed_years"],
        "lines": lines[:SKILL_PLACES],
        "more": max(0, len(lines) - SKILL_PLACES),
    }


def _not_counted(mentions: Sequence[Value]) -> list[Value]:
    """Mentions that earn nothing, with the reason in words, each once."""
    seen: dict[tuple[str, int], Value] = {}
    for one in mentions:
        seen.setdefault(
            (one["surface"], one["line"]),
            {
                "surface": one["surface"],
                "why": wording.NOT_COUNTED.get(one["assertion"], one["assertion"]),
                "line": one["line"],
                "page": one["page"],
            },
        )
    return list(seen.values())


def _jobs(value: Value) -> Value:
    jobs = value["experience"]
    line = figures.timeline(
        [(job["start"], job["end"]) for job in jobs],
        value["reading"]["document_date"] or value["reading"]["newest_date"],
    )
    spans = line.spans if line else (None,) * len(jobs)
    return {
        "first": line.first if line else None,
        "last": line.last if line else None,
        "rows": [job | {"span": span} for job, span in zip(jobs, spans, strict=True)],
    }


def _distance(one: Value) -> Value:
    areas = wording.areas()
    return {
        "role": wording.ROLE_NAMES.get(one["role"], one["role"]),
        "missing": [areas.get(area, area) for area in one["missing"]],
        "thin": [areas.get(area, area) for area in one["thin"]],
    }


def _flag(one: Value) -> Value:
    return {
        "name": wording.REASON_NAMES.get(one["flag"], one["flag"]),
        "question": wording.QUESTIONS.get(one["flag"], "What is behind this?"),
        "detail": one["detail"],
        "review": one["review"],
        "evidence": one["evidence"][:FLAG_LINES],
        "more": max(0, len(one["evidence"]) - FLAG_LINES),
    }


# --- the document with its evidence marked ----------------------------------------------------------------


def _marked_lines(value: Value) -> dict[int, list[str]]:
    """Line number -> codes of the evidence on it. Evidence that runs over several lines marks each of them."""
    texts = {line["number"]: " ".join(line["text"].split()) for line in value.get("lines", ())}
    marked: dict[int, list[str]] = {}
    for one in (*value["production"]["evidence"], *value["responsibilities"]):
        number, whole = one["line"], " ".join(one["text"].split())
        reached = number
        while reached == number or (texts.get(reached) and texts[reached] in whole):
            codes = marked.setdefault(reached, [])
            code = one["dimension"] or ""
            if code not in codes:
                codes.append(code)
            reached += 1
    return marked


def _lines(value: Value, marked: Mapping[int, list[str]]) -> list[Value]:
    """Visible lines in reading order. ``kind``: production, duty, flag or plain; ``page`` where a new page begins;
    ``heading`` where the line is one; ``linked`` when something on the page points at it."""
    flagged = {one["line"] for flag in value["flags"] for one in flag["evidence"] if one["line"]}
    pointed = {line for use in value["skills"] for line in [one["line"] for one in use["evidence"]]}
    pointed |= {one["line"] for one in value["other_mentions"]} | flagged | set(marked)
    pointed |= {one["lines"][0] for key in ("experience", "projects") for one in value[key] if one["lines"]}
    headings = {one["first"] - 1 for one in value["sections"] if one["heading"]}
    pages, result = 0, []
    for line in value.get("lines", ()):
        number = line["number"]
        codes = marked.get(number, [])
        shown = any(not code or code.startswith("X") for code in codes)
        kind = "production" if shown else "duty" if codes else ""
        result.append(
            {
                "number": number,
                "text": line["text"],
                "page": line["page"] if line["page"] != pages else None,
                "codes": codes,
                "kind": "flagged" if number in flagged and not kind else kind,
                "heading": number in headings,
                "linked": number in pointed,
            }
        )
        pages = line["page"]
    return result


def level_order(level: str) -> int:
    """Rank of a production level for sorting, rising."""
    return PRODUCTION_LEVELS.index(level) if level in PRODUCTION_LEVELS else -1
