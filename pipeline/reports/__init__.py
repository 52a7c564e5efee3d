"""Room: reports. Tables, profiles, page and manifest of a run, written whole or not at all. Last room of the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.printable import plain
from pipeline.records import Brief, FoundFile, Profile, Ranked, Result, SetAside
from pipeline.reports import manifest, page, tables
from pipeline.reports.blinding import blinded, redactor, without_particulars
from pipeline.reports.cells import JOIN, cell
from pipeline.reports.folder import MARK, STATE_FILE, locked, prepare, writing
from pipeline.reports.profiles import profile_object, to_line
from pipeline.reports.waiting import waiting
from pipeline.settings import Options

__all__ = ["MARK", "STATE_FILE", "Report", "locked", "prepare", "write", "writing"]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run's outputs are made of. ``profiles()`` gives them afresh, one at a time, by candidate id.
    ``copies``: sha256 -> further files with the same bytes. ``superseded``: candidate_id -> the id that counts for the
    same person. ``timings``: stage -> seconds. ``hashes``: taxonomy and model hashes. ``weights``: brief id -> part of
    the score -> its share."""

    options: Options
    profiles: Callable[[], Iterator[Profile]]
    shortlists: tuple[tuple[Brief, tuple[Ranked, ...]], ...]
    set_aside: tuple[SetAside, ...]
    copies: Mapping[str, tuple[str, ...]]
    superseded: Mapping[str, str]
    files: tuple[FoundFile, ...]
    ignored: int
    seen: int
    timings: Mapping[str, float] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def write(report: Report) -> Result:
    """Writes every file of the contract into ``report.options.out`` and says what came of the run."""
    folder, blind = Path(report.options.out), report.options.blind
    places: dict[str, list[tuple[str, Ranked]]] = {}
    for brief, ranked in report.shortlists:
        for one in ranked:
            places.setdefault(one.candidate_id, []).append((brief.id, one))
    rows: dict[str, tables.Row] = {}
    candidates: list[tables.Row] = []
    skills: list[tables.Row] = []
    flagged: list[tuple[str, str, str, str]] = []
    names: dict[str, str] = {}
    shown = page.chosen(report.shortlists)
    details: list[page.Detail] = []
    told: dict[tuple[str, str], Ranked] = {}  # blind: places whose sentences do not tell who the person is
    with writing(folder) as place:
        with (place / "profiles.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for profile in report.profiles():
                at = places.get(profile.candidate_id, [])
                value = profile_object(profile, at)
                kept = redactor(profile) if blind else None
                if kept:
                    told.update(
                        ((brief_id, one.candidate_id), without_particulars(one, kept)) for brief_id, one in at
                    )
                file.write(to_line(blinded(value) if blind else value))
                row = tables.candidate_row(profile, blind=blind)
                rows[profile.candidate_id] = row
                candidates.append(row)
                for copy in report.copies.get(profile.sha256, ()):
                    candidates.append(
                        row
                        | {
                            "source_file": "" if blind else cell(copy),
                            "flags": _with(row["flags"], "duplicate_of"),
                        }
                    )
                skills += tables.skill_rows(profile, blind=blind)
                flagged += [
                    (
                        profile.source_file,
                        profile.candidate_id,
                        flag.flag,
                        kept.text(flag.detail) if kept else flag.detail,
                    )
                    for flag in profile.flags
                    if flag.review
                ]
                if profile.assessment.role.abstain:
                    flagged.append(
                        (
                            profile.source_file,
                            profile.candidate_id,
                            "low_confidence",
                            "The role is not clear from the text; a person must decide.",
                        )
                    )
                names[profile.candidate_id] = plain(
                    (None if blind else profile.outline.contact.name) or profile.candidate_id
                )
                if profile.candidate_id in shown:
                    details.append(page.detail(profile, value, blind=blind))
        shortlists = tuple(
            (brief, tuple(told.get((brief.id, one.candidate_id), one) for one in ranked))
            for brief, ranked in report.shortlists
        )
        for brief, ranked in shortlists:
            tables.write_csv(
                place / tables.file_name(brief), tables.shortlist_rows(ranked, rows), tables.SHORTLIST_COLUMNS
            )
        tables.write_csv(place / "candidates.csv", candidates, tables.CANDIDATE_COLUMNS)
        tables.write_csv(place / "skills.csv", skills, tables.SKILL_COLUMNS)
        flagged += waiting(report.shortlists, frozenset(candidate for _, candidate, _, _ in flagged))
        ids = {one.sha256: _id(one.sha256) for one in report.set_aside if one.sha256}
        review = tables.review_rows(report.set_aside, flagged, ids, blind=blind)
        tables.write_csv(place / "needs_review.csv", review, tables.REVIEW_COLUMNS)
        ledger = _ledger(report, len(rows))
        briefs = [brief for brief, _ in report.shortlists]
        (place / "report.html").write_text(
            page.render(
                shortlists,
                rows,
                details,
                review,
                ledger,
                names=names,
                weights=report.weights,
                blind=blind,
            ),
            encoding="utf-8",
            newline="\n",
        )
        (place / "run.json").write_text(
            manifest.manifest(
                report.options, briefs, report.files, report.set_aside, ledger, report.timings, report.hashes
            ),
            encoding="utf-8",
            newline="\n",
        )
        written = tuple(str(folder / path.name) for path in sorted(place.iterdir()))
    people = len({candidate for _, candidate, _, _ in flagged})
    return Result(
        report.options.out, ledger, report.shortlists, names, written, len(report.set_aside) + people
    )


def _with(flags: object, flag: str) -> str:
    kept = [one for one in str(flags).split(JOIN) if one and one != flag]
    return JOIN.join([*kept, flag])


def _id(sha256: str) -> str:
    return f"c_{sha256[:12]}"


def _ledger(report: Report, profiles: int) -> dict[str, int]:
    """Every file accounted for: seen (archives opened) = ranked + set aside + duplicates + ignored."""
    copies = sum(len(names) for names in report.copies.values())
    aside = Counter(one.reason for one in report.set_aside)
    duplicate_people = len(report.superseded)
    return {
        "files": len(report.files) + _before_reading(report) + report.ignored,
        "ranked": profiles - duplicate_people,
        "set_aside": sum(aside.values()),
        "duplicates": copies_read(report, copies) + duplicate_people,
        "ignored": report.ignored,
        **{f"set_aside_{reason}": count for reason, count in sorted(aside.items())},
    }


def copies_read(report: Report, copies: int) -> int:
    """Copies of files that became candidates (copies of set-aside files are set aside themselves)."""
    aside = {one.sha256 for one in report.set_aside if one.sha256}
    return copies - sum(len(names) for sha256, names in report.copies.items() if sha256 in aside)


def _before_reading(report: Report) -> int:
    """Files set aside before anybody tried to read them."""
    tried = {one.source_file for one in report.files}
    return sum(1 for one in report.set_aside if one.source_file not in tried)
