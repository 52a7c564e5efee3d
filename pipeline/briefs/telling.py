"""Briefs: advice as JSON values, and as text for a terminal of 80 columns.

Beside the way of the data: advice.py decides, this only says it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pipeline.briefs.advice import Advice
from pipeline.briefs.signals import knowledge
from pipeline.records import Brief

WIDTH = 80
NEEDS = {
    "ai": "an AI engineer",
    "software": "a software engineer",
    "both": "both an AI and a software engineer",
}


def to_json(advice: Advice) -> dict[str, Any]:
    """The advice in the shape of the contract; tuples become lists."""
    value = asdict(advice)
    return {
        "needs": value["needs"],
        "rules": [{**rule, "words": list(rule["words"])} for rule in value["rules"]],
        "mistakes": list(value["mistakes"]),
        "roles": list(value["roles"]),
        "split": [
            {**seat, "specializations": list(seat["specializations"]), "must_have": list(seat["must_have"])}
            for seat in value["split"]
        ],
        "owners": {step: list(roles) for step, roles in value["owners"].items()},
        "duties": value["duties"],
        "cost": value["cost"],
    }


def to_text(advice: Advice, brief: Brief) -> str:
    """The advice as lines of at most 80 columns."""
    return "\n".join(_lines(advice, brief))


def _lines(advice: Advice, brief: Brief) -> Iterator[str]:
    yield from wrapped(f"{brief.title} ({brief.id})", 0)
    alone = advice.roles == ("hybrid",)
    yield from wrapped(f"Hire {'one hybrid engineer' if alone else NEEDS[advice.needs]}.", 0)
    yield from heading("Why")
    for rule in advice.rules:
        if rule.fired and rule.id != "N7":
            yield from wrapped(f"{rule.id}  {rule.why}", 2, 4)
            yield from wrapped(f"fired on: {'; '.join(rule.words)}", 6, 2)
    yield from heading("Mistakes in the brief")
    if not advice.mistakes:
        yield "  none"
    for mistake in advice.mistakes:
        yield from wrapped(f"{mistake.id}  {mistake.what}", 2, 4)
        yield from wrapped(f"Instead: {mistake.instead}", 6, 2)
    yield from heading("Roles")
    for seat in advice.split:
        fields = f" ({', '.join(seat.specializations)})" if seat.specializations else ""
        yield from wrapped(f"{seat.role}{fields}: {seat.owns}", 2, 4)
        if seat.must_have:
            yield from wrapped(f"must have: {'; '.join(seat.must_have)}", 6, 2)
    yield from heading("Owners of the six steps (N7)")
    for key, roles in advice.owners.items():
        yield from wrapped(f"{knowledge()['steps'][key]['name']}: {', '.join(roles)}", 2, 4)
        for side, duty in advice.duties.get(key, {}).items():
            if advice.needs in {side, "both"}:
                yield from wrapped(f"{side}: {duty}", 6, 2)
    yield from _cost(advice.cost)


def _cost(cost: dict[str, Any]) -> Iterator[str]:
    yield from heading("Cost to consider (never a score)")
    if cost["budget"]:
        yield from wrapped(f"Your budget: {cost['budget']}", 2, 4)
    for one in cost["figures"]:
        also = f"; {one['also']}" if "also" in one else ""
        yield from wrapped(
            f"{one['what']}: {one['amount']:,} {one['currency']} ({one['source']}, {one['date']}){also}", 2, 4
        )
    yield from wrapped(cost["caveat"], 2, 0)
    yield from wrapped(f"Pay depends on {', '.join(cost['factors'])}.", 2, 0)
    yield from wrapped(f"The whole cost also has {', '.join(cost['whole_cost'])}.", 2, 0)
    yield from wrapped(cost["note"], 2, 0)


def heading(text: str) -> list[str]:
    """A heading of a terminal text, with a line above and its rule."""
    return ["", text, "-" * len(text)]


def wrapped(text: str, indent: int, hang: int = 2) -> list[str]:
    """Text in lines of at most WIDTH columns."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=True,
    ) or [""]
