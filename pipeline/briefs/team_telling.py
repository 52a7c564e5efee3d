"""Briefs: team proposals as JSON values, and as text for a terminal of 80 columns.

After the way of the data: team.py decides, this only says it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.briefs.signals import knowledge
from pipeline.briefs.team import Proposal, Team
from pipeline.briefs.telling import heading, wrapped
from pipeline.records import Brief


def to_json(proposal: Proposal, brief: Brief) -> dict[str, Any]:
    """The proposal as plain values."""
    return {
        "brief": brief.id,
        "needs": proposal.needs,
        "size": proposal.size,
        "candidates": proposal.candidates,
        "teams": [_team(team, brief) for team in proposal.teams],
    }


def _team(team: Team, brief: Brief) -> dict[str, Any]:
    return {
        "members": [
            {
                "candidate_id": one.candidate_id,
                "name": one.name,
                "role": one.role,
                "production_level": one.level,
                "covers": [brief.must_have[at].words for at in sorted(one.covers)],
                "claims": [brief.must_have[at].words for at in sorted(one.claims)],
            }
            for one in team.members
        ],
        "owners": team.owners,
        "uncovered": list(team.uncovered),
        "closing": team.closing,
        "notes": list(team.notes),
    }


def to_text(proposal: Proposal, brief: Brief) -> str:
    """The proposal as lines of at most 80 columns."""
    return "\n".join(_lines(proposal, brief))


def _lines(proposal: Proposal, brief: Brief) -> Iterator[str]:
    people = "one person" if proposal.size == 1 else f"{proposal.size} people"
    yield from wrapped(f"Teams for {brief.title} ({brief.id}), at most {people}", 0)
    yield from wrapped(f"{proposal.candidates} candidates looked at; the brief needs {proposal.needs}.", 0)
    if not proposal.teams:
        yield "Nobody in this folder covers anything that the brief asks for."
    for number, team in enumerate(proposal.teams, start=1):
        yield from heading(f"Team {number}")
        for one in team.members:
            covers = "; ".join(brief.must_have[at].words for at in sorted(one.covers)) or "no must-have"
            yield from wrapped(f"{one.name} ({one.candidate_id}), {one.role}, {one.level}", 2, 4)
            yield from wrapped(f"covers: {covers}", 6, 2)
        yield "  Owners"
        names = {one.candidate_id: one.name for one in team.members}
        for key, sides in team.owners.items():
            told = ", ".join(f"{names[owner]} ({side})" for side, owner in sides.items())
            yield from wrapped(f"{knowledge()['steps'][key]['name']}: {told}", 4, 4)
        if not team.uncovered:
            yield "  Nothing stays uncovered."
        for words in team.uncovered:
            closer = (
                f"; {team.closing[words]} would close it"
                if words in team.closing
                else "; nobody here covers it"
            )
            yield from wrapped(f"Uncovered: {words}{closer}.", 2, 4)
        for note in team.notes:
            yield from wrapped(note, 2, 4)
