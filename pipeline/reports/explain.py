"""Reports: one candidate's whole case as text for a terminal of 80 columns, out of profiles.jsonl of a run."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz import process

from pipeline.errors import UsageError
from pipeline.printable import plain

WIDTH = 80
CHOICES_SHOWN = 8


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
    low = wanted.casefold()
    exact: list[dict[str, Any]] = []
    partly: list[dict[str, Any]] = []
    everybody: list[str] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            value: dict[str, Any] = json.loads(line)
            names = [value["candidate_id"], value["source_file"] or "", value["name"] or ""]
            everybody += [name for name in names if name]
            if low in (name.casefold() for name in names) or low == Path(names[1]).name.casefold():
                exact.append(value)
            elif low and any(low in name.casefold() for name in names):
                partly.append(value)
    found = exact or partly
    if len(found) == 1:
        return found[0]
    if not found:
        close = [name for name, _, _ in process.extract(wanted, everybody, limit=3, score_cutoff=60)]
        hint = f"; did you mean {', '.join(map(plain, close))}?" if close else "; see candidates.csv."
        raise UsageError(f"Nobody in {out} is called '{plain(wanted)}'{hint}")
    shown = ", ".join(
        f"{one['candidate_id']} ({plain(one['name'] or one['source_file'] or '')})"
        for one in found[:CHOICES_SHOWN]
    )
    raise UsageError(f"'{plain(wanted)}' names {len(found)} candidates: {shown}; give the id.")


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


def _quote(one: dict[str, Any], label: str) -> list[str]:
    """An evidence line: its label, its words, and where they stand."""
    lines = _wrap(f"{label}  {one['text']}", 2, 6)
    place = ", ".join(
        part
        for part in (
            f"page {one['page']}" if one.get("page") else "",
            f"line {one['line']}" if one.get("line") else "",
        )
        if part
    )
    rule = plain(one.get("rule") or "")
    return lines + textwrap.wrap(
        f"({place}; {rule})" if rule else f"({place})",
        WIDTH,
        initial_indent=" " * 8,
        subsequent_indent=" " * 9,
    )


def _verdict(name: str, value: dict[str, Any]) -> list[str]:
    chances = sorted(value["probabilities"].items(), key=lambda pair: (-pair[1], pair[0]))
    said = ", ".join(f"{label} {100 * chance:.0f} %" for label, chance in chances[:3])
    unsure = " - a person must decide" if value["abstain"] else ""
    lines = _wrap(f"{name}: {value['label']} ({said}){unsure}")
    if value.get("second"):
        lines += _wrap(f"second: {value['second']}", 4)
    why = [f"{one['feature']} {one['weight']:+.2f}" for one in value["why"][:6]]
    return lines + (_wrap("because of " + ", ".join(why), 4) if why else [])


def _case(value: dict[str, Any]) -> Iterator[str]:
    yield from _wrap(f"{value['name'] or 'name not stated'}  {value['candidate_id']}", 0)
    yield from _wrap(value["source_file"] or "file name left out", 0)
    yield from _wrap(value["reason"], 0, 0)
    for brief_id, place in value["shortlists"].items():
        yield from _heading(f"Shortlist {plain(brief_id)}")
        yield from _wrap(
            f"{place['status']}: rank {place['rank']} (between {place['rank_low']} and {place['rank_high']}), score {place['score']}"
        )
        yield from _wrap(
            "points: "
            + ", ".join(f"{name} {points:.1f}" for name, points in place["parts"].items() if points)
        )
        for words, key in (
            ("met", "must_haves_met"),
            ("missing", "must_haves_missing"),
            ("unknown", "must_haves_unknown"),
        ):
            if place[key]:
                yield from _wrap(f"{words}: {', '.join(place[key])}")
        if place["why_not"]:
            yield from _wrap(place["why_not"])
    yield from _heading("Role and field")
    yield from _verdict("role", value["role"])
    yield from _verdict("specialization", value["specialization"])
    years = value["years_experience"]
    yield from _wrap(
        f"relevant years: {'not to be told' if years is None else years}"
        + (f" ({value['years_note']})" if value["years_note"] else "")
    )
    production = value["production"]
    yield from _heading(f"Production: {production['level']}")
    if production["rule"]:
        yield from _wrap(production["rule"])
    for one in production["evidence"]:
        yield from _quote(one, one["dimension"])
    if value["responsibilities"]:
        yield from _heading("Duties")
        for one in value["responsibilities"]:
            yield from _quote(one, one["dimension"])
    if value["skills"]:
        yield from _heading("Skills in use")
        ordered = sorted(
            value["skills"],
            key=lambda use: (
                -["claimed", "used", "deep"].index(use["grade"]),
                -(use["months"] or 0),
                use["name"],
            ),
        )
        for use in ordered:
            if use["grade"] == "claimed":
                continue
            length = f", {use['months'] / 12:.1f} years" if use["months"] else ""
            last = f", last {use['last_used']}" if use["last_used"] else ""
            places = ", ".join(dict.fromkeys(f"p{m['page']} l{m['line']}" for m in use["evidence"][:5]))
            yield from _wrap(f"{use['name']}: {use['grade']}{length}{last} ({places})")
        claimed = [use["name"] for use in ordered if use["grade"] == "claimed"]
        if claimed:
            yield from _wrap("only listed: " + ", ".join(claimed))
    if value["distances"]:
        yield from _heading("Distance to each role")
        for one in value["distances"]:
            missing = ", ".join(one["missing"]) or "nothing"
            thin = f"; thin: {', '.join(one['thin'])}" if one["thin"] else ""
            yield from _wrap(f"{one['role']}: missing {missing}{thin}")
    if value["flags"]:
        yield from _heading("Questions to ask")
        for flag in value["flags"]:
            yield from _wrap(f"{flag['flag']}: {flag['detail']}")
            for one in flag["evidence"][:5]:
                yield from _quote(one, ">")
    reading = value["reading"]
    yield from _heading("Reading")
    yield from _wrap(
        f"{reading['reader']}, {reading['pages']} page(s), confidence {reading['confidence']:.2f}"
    )
    for words in (*reading["reasons"], *reading["doubts"], *reading["warnings"]):
        yield from _wrap(words, 4)
