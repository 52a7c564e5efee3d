"""How sure the relevant months are, and what to say beside them.

Place in the way of the data: inside assessment; the months themselves are counted by models.tenure.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.evidence import Person


def confidence(person: Person, counted: Sequence[int], reading: float, unread: bool) -> tuple[float, str]:
    """How sure the months are, 0-1, and a note for a person ("" where there is nothing to say). ``counted``: indices of the
    relevant jobs; ``unread``: work is told that no job could be read of (``tenure.is_unread``)."""
    relevant = [person.entries[at] for at in counted]
    sure, notes = 0.95, []
    if relevant:
        dated = sum(entry.first is not None for entry in relevant)
        if dated < len(relevant):
            sure *= max(0.2, dated / len(relevant))
            notes.append(f"{len(relevant) - dated} of {len(relevant)} relevant jobs without dates")
        if any(entry.open_end for entry in relevant):
            sure *= 0.4
            notes.append("the current job's start is the newest date, its length is unknown")
    elif unread:
        sure *= 0.4
        notes.append("work is described that no dated job could be read of")
    elif any(entry.kind == "loose" for entry in person.entries) and not any(e.is_job for e in person.entries):
        sure *= 0.5
        notes.append("no dated job could be read")
    if person.stated_months is not None:
        notes.append(f"{person.stated_months / 12:g} years stated")
    return round(sure * min(1.0, 0.5 + reading / 2), 3), "; ".join(notes)
