"""Reports: who waits for a person, because a brief asks what the document does not tell.

Beside flags and unclear roles, which are the document's own, an open must-have belongs to a brief; each such candidate has
one row in needs_review.csv, so that nobody with the status ``needs_review`` is missing there.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from pipeline.records import Brief, Ranked
from pipeline.reports import wording

OPEN = "low_confidence"  # the reason in needs_review.csv, as for a role that is not clear


def waiting(
    shortlists: Iterable[tuple[Brief, Sequence[Ranked]]], told: Container[str]
) -> list[tuple[str, str, str, str]]:
    """(source_file, candidate_id, reason, detail) of candidates with the status ``needs_review`` in any shortlist who are
    not among ``told`` (ids that have a row for another reason)."""
    open_needs: dict[tuple[str, str], list[str]] = {}
    for brief, ranked in shortlists:
        for one in ranked:
            if one.status == "needs_review" and one.candidate_id not in told:
                said = ", ".join(one.unknown) or "the reading is doubtful"
                open_needs.setdefault((one.source_file, one.candidate_id), []).append(
                    f"{brief.title}: {wording.readable(said)}."
                )
    return [(*key, OPEN, " ".join(details)) for key, details in sorted(open_needs.items())]
