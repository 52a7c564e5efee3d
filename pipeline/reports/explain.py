"""Reports: one candidate's whole case as text for a terminal of 80 columns, out of profiles.jsonl of a run."""

from __future__ import annotations

import csv
import json
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import process

from pipeline.errors import UsageError
from pipeline.printable import plain
from pipeline.records import FILE_REASONS
from pipeline.reports import wording

WIDTH = 80
CHOICES_SHOWN = 8
FLAG_LINES = 5
PLACES_SHOWN = 3
NAME_COLUMN = 28
HIDDEN_SHOWN = 300
WHY_SHOWN = 8
LEAST_CHANCE = 0.005


def case(out: Path, wanted: str) -> str:
    """The case of the candidate that ``wanted`` names: an id, the start of one, a file name, or part of a name.

    Raises UsageError when the folder holds no run, or the words name nobody or several people.
    """
    return "\n".join(_case(find(out, wanted)))


def find(out: Path, wanted: str) -> dict[str, Any]:
    """The one profile that ``wanted`` names."""
    path = out / "profiles.jsonl"
    if not path.is_file():
        raise UsageError(
            f"{out}: no shortlists here (profiles.jsonl is missing); name the output folder of a run."
        )
    low = _folded(wanted)
    words = set(low.split())
    exact: list[dict[str, Any]] = []
    partly: list[dict[str, Any]] = []
    everybody: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            value: dict[str, Any] = json.loads(line)
            names = [value["candidate_id"], value["source_file"] or "", value["name"] or ""]
            everybody += [name for name in names if name]
            called = [_folded(name) for name in names]
            if low in called or low == _folded(Path(names[1]).name):
                exact.append(value)
            elif low and (any(low in name for name in called) or words <= set(called[2].split())):
                partly.append(value)
    found = exact or partly
    if len(found) == 1:
        return found[0]
    if not found:
        _say_set_aside(out, low)
        close = [name for name, _, _ in process.extract(wanted, everybody, limit=3, score_cutoff=60)]
        hint = f"; did you mean {', '.join(map(plain, close))}?" if close else "; see candidates.csv."
        raise UsageError(f"Nobody in {out} is called '{plain(wanted)}'{hint}")
    shown = ", ".join(
        f"{one['candidate_id']} ({plain(one['name'] or one['source_file'] or '')})"
        for one in found[:CHOICES_SHOWN]
    )
    raise UsageError(f"'{plain(wanted)}' names {len(found)} candidates: {shown}; give the id.")


def _folded(text: str) -> str:
    """Small letters without accents and commas: "muller" finds Müller, "quill ada" finds Ada Quill."""
    apart = unicodedata.normalize("NFKD", text.replace(",", " "))
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).casefold().split())


def _say_set_aside(out: Path, low: str) -> None:
    """Raises UsageError with the reason when the words name a file that no candidate was made of."""
    path = out / "needs_review.csv"
    if not low or not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            names = (row["source_file"], Path(row["source_file"]).name, row["candidate_id"])
            if row["reason"] in FILE_REASONS and low in map(_folded, filter(None, names)):
                raise UsageError(
                    f"{plain(row['source_file'] or row['candidate_id'])}: no candidate was made of this file"
                    f" ({row['reason']}): {plain(row['detail'])}"
                )


def _wrap(text: str, indent: int = 2, hang: int = 2) -> list[str]:
    return textwrap.wrap(
        plain(text),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=True,
    ) or [""]


def _heading(text: str) -> list[str]:
    return ["", text, "-" * len(text)]


def _place(one: dict[str, Any]) -> str:
    """Where a line stands: "page 1, line 9"."""
    told = [f"{word} {one[word]}" for word in ("page", "line") if one.get(word)]
    return ", ".join(told)


def _quote(one: dict[str, Any], *rules: str) -> list[str]:
    """An evidence line: its words, where they stand, and the rules that chose it."""
    told = "; ".join(part for part in (_place(one), *rules) if part)
    return _wrap(f"> {one['text']}", 2, 2) + (_wrap(f"({told})", 6, 1) if told else [])


# --- the case ---------------------------------------------------------------------------------------------


def _case(value: dict[str, Any]) -> Iterator[str]:
    yield from _wrap(f"{value['name'] or 'name not stated'} ({value['candidate_id']})", 0)
    yield from _wrap(value["source_file"] or "file name left out", 0)
    yield from _wrap(value["reason"], 0, 0)
    for brief_id, place in value["shortlists"].items():
        yield from _standing(brief_id, place)
    yield from _flags(value["flags"])
    yield from _production(value["production"])
    yield from _heading("Role and field")
    yield from _verdict("role", value["role"])
    yield from _verdict("specialization", value["specialization"])
    yield from _distances(value["distances"])
    yield from _years(value)
    yield from _duties(value["responsibilities"])
    yield from _skills(value)
    yield from _reading(value["reading"])


def _standing(brief_id: str, place: dict[str, Any]) -> Iterator[str]:
    """The place in one shortlist: points part by part, must-haves, what would change it."""
    yield from _heading(f"Shortlist {plain(brief_id)}: {place['status']}")
    between = f"between {place['rank_low']} and {place['rank_high']}"
    yield from _wrap(f"rank {place['rank']} ({between}: ranks in that range are not different)")
    yield f"  {place['score']:5.1f}  points of 100"
    for part, points in place["parts"].items():
        if points:
            yield f"  {points:5.1f}  {wording.PART_NAMES.get(part, part)}"
    for words, key in (
        ("met", "must_haves_met"),
        ("missing", "must_haves_missing"),
        ("cannot be told", "must_haves_unknown"),
    ):
        for need in place[key]:
            yield from _wrap(f"{words}: {need}")
    if place["why_not"]:
        yield from _wrap(place["why_not"])
    if place["status"] == "shortlisted" and place["stays"] < 1:
        yield from _wrap(f"stays on the shortlist in {wording.percent(place['stays'])} {wording.TRIALS}")


def _flags(flags: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not flags:
        return
    yield from _heading("Questions to ask")
    for flag in flags:
        yield from _wrap(f"{flag['flag']}: {flag['detail']}")
        if flag["flag"] in wording.QUESTIONS:
            yield from _wrap(wording.QUESTIONS[flag["flag"]], 4, 0)
        for one in flag["evidence"][:FLAG_LINES]:
            yield from _quote(one)
        if len(flag["evidence"]) > FLAG_LINES:
            yield f"    and {len(flag['evidence']) - FLAG_LINES} more"


def _production(production: dict[str, Any]) -> Iterator[str]:
    """The level, the rule that decided it, and its lines by dimension."""
    yield from _heading(f"Production: {production['level']}")
    if production["rule"]:
        yield from _wrap(f"decided by: {production['rule']}")
    names = wording.codes()
    # first the lines that decided, for they are asked about first
    lines = sorted(production["evidence"], key=lambda one: one["stage"] != production["level"])
    deciding = {one["dimension"] or "" for one in lines if one["stage"] == production["level"]}
    seen = {one["dimension"] or "" for one in lines}
    for code in sorted(seen, key=lambda code: (code not in deciding, code)):
        yield f"  {code} {names[code]}" if code else f"  {wording.NO_DIMENSION}"
        for one in lines:
            if (one["dimension"] or "") == code:
                yield from _quote(
                    one, "" if one["stage"] == "none" else one["stage"], wording.rule(one["rule"])
                )
    unseen = [name for code, name in sorted(names.items()) if code.startswith("X") and code not in seen]
    if seen and unseen:
        yield from _wrap(f"no line seen for: {', '.join(unseen).lower()}")


def _verdict(name: str, value: dict[str, Any]) -> list[str]:
    chances = sorted(value["probabilities"].items(), key=lambda pair: (-pair[1], pair[0]))
    said = [f"{label} {wording.chance(chance)}" for label, chance in chances[:3] if chance >= LEAST_CHANCE]
    unsure = ": a person must decide" if value["abstain"] else ""
    lines = _wrap(f"{name}: {value['label']} ({', '.join(said)}){unsure}")
    if value.get("second"):
        lines += _wrap(f"second: {value['second']}", 4)
    weights: dict[str, float] = {}  # what only a statistician understands stays in profiles.jsonl
    for one in value["why"][:WHY_SHOWN]:
        words = wording.feature(one["feature"])
        if words:
            weights[words] = weights.get(words, 0.0) + one["weight"]
    for sign, word in ((1, "for it"), (-1, "against")):
        why = [f"{words} {weight:+.1f}" for words, weight in weights.items() if sign * weight > 0.05]
        if why:
            lines += _wrap(f"{word}: {', '.join(why)}", 4)
    return lines


def _distances(distances: Sequence[dict[str, Any]]) -> Iterator[str]:
    areas = wording.areas()
    for one in distances:
        missing = ", ".join(areas.get(area, area) for area in one["missing"]) or "nothing"
        yield from _wrap(f"as {one['role']} there is missing: {missing}")
        if one["thin"]:
            yield from _wrap(f"thin: {', '.join(areas.get(area, area) for area in one['thin'])}", 4)


def _years(value: dict[str, Any]) -> Iterator[str]:
    """Relevant years, and the posts, with those that do not count marked."""
    years = value["years_experience"]
    yield from _heading(f"Relevant years: {'cannot be told' if years is None else years}")
    if value["years_note"]:
        yield from _wrap(value["years_note"])
    if value["stated_years"]:
        yield from _wrap(f"the document states {value['stated_years']:g}")
    for job in value["experience"]:
        title = job["title"] or "title not stated"
        what = f"{title}, {job['organization']}" if job["organization"] else title
        kind = "" if job["kind"] == "job" else f"; {job['kind']}"
        kind += "" if job["relevant"] else "; not counted"
        first = {"page": job["page"], "line": job["lines"][0] if job["lines"] else None}
        span = f"{job['start'] or '?'} to {job['end'] or '?'}"
        yield from _wrap(f"{span}: {what} ({_place(first)}{kind})", 2, 4)


def _duties(evidence: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Each line once, with every duty that it shows."""
    if not evidence:
        return
    yield from _heading("Duties described")
    names = wording.codes()
    lines: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for one in evidence:
        lines.setdefault((one["line"], one["text"]), []).append(one)
    for same in lines.values():
        for one in same:
            yield from _wrap(
                f"{one['dimension']} {names.get(one['dimension'], '')} ({wording.rule(one['rule'])})", 2, 4
            )
        yield from _quote(same[0])


def _skills(value: dict[str, Any]) -> Iterator[str]:
    """Skills in use as a table, strongest first; then those only listed, and those that do not count."""
    used = sorted(
        (use for use in value["skills"] if use["grade"] != "claimed"),
        key=lambda use: (use["grade"] != "deep", -(use["months"] or 0), use["name"]),
    )
    if used:
        yield from _heading("Skills in use")
        widest = min(max(len(plain(use["name"])) for use in used), NAME_COLUMN)
        for use in used:
            name, *more = textwrap.wrap(plain(use["name"]), widest) or [""]
            told = f"{use['grade']:<4}  {wording.length(use['months']):>9}  {use['last_used'] or '':<7}"
            shown = _places(use["evidence"], WIDTH - len(f"  {name:<{widest}}  {told}  "))
            yield f"  {name:<{widest}}  {told}  {shown}".rstrip()
            yield from (f"    {rest}" for rest in more)
    claimed = sorted(use["name"] for use in value["skills"] if use["grade"] == "claimed")
    if claimed:
        yield from _heading("Skills only listed, with no use described")
        yield from _wrap(", ".join(claimed), 2, 0)
    others = dict.fromkeys(
        f"{one['surface']} ({wording.NOT_COUNTED.get(one['assertion'], one['assertion'])}, {_place(one)})"
        for one in value["other_mentions"]
    )
    if others:
        yield from _heading("Mentioned, but not counted")
        for words in others:
            yield from _wrap(words)


def _places(mentions: Sequence[dict[str, Any]], room: int) -> str:
    """As many places as there is room for: "p1 l20, p2 l24 ..."."""
    places = list(dict.fromkeys(f"p{one['page']} l{one['line']}" for one in mentions))
    for many in range(min(PLACES_SHOWN, len(places)), 0, -1):
        shown = ", ".join(places[:many]) + (" ..." if len(places) > many else "")
        if len(shown) <= room:
            return shown
    return ""


def _reading(reading: dict[str, Any]) -> Iterator[str]:
    yield from _heading("Reading")
    pages = f"{reading['pages']} page{'' if reading['pages'] == 1 else 's'}"
    yield from _wrap(f"{wording.percent(reading['confidence'])} sure ({reading['reader']}, {pages})")
    for words in (*reading["reasons"], *reading["doubts"], *reading["warnings"]):
        yield from _wrap(f"- {words}")
    for one in reading["hidden"]:
        yield from _wrap(
            f"in the file, but nobody can see it (page {one['page']}, {one['how']}; not counted):"
        )
        yield from _wrap(f"> {plain(one['text'])[:HIDDEN_SHOWN]}", 4)
