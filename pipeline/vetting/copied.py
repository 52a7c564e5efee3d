"""Vetting: stretches of a job advertisement inside a résumé. In: the document. Out: ``copied_job_description``.

An advertisement speaks to a reader about a future ("you will", "the ideal candidate"); a résumé speaks of its writer's
past. One such phrase is manner, several different ones close together are a copy. Cues: job_ad.toml.
"""

from __future__ import annotations

from pipeline.records import Document, Flag
from pipeline.vetting.rules import data, evidence, hits, passage


def check(document: Document) -> tuple[Flag, ...]:
    """One flag for the densest stretch, or none."""
    told = data("job_ad")["settings"]
    shown = passage(document.lines)
    phrases = sorted(
        (shown.index(match.start()), cue.id, shown.index(match.end() - 1))
        for cue, match in hits("job_ad", shown.text)
    )
    best: list[tuple[int, str, int]] = []
    for at, (first, _, _) in enumerate(phrases):
        near = [hit for hit in phrases[at : at + 60] if hit[0] - first < told["lines"]]
        kinds = len({kind for _, kind, _ in near})
        enough = kinds >= told["needed"] or (kinds == 2 and len(near) >= told["repeats"])
        if enough and len(near) > len(best):
            best = near
    if not best:
        return ()
    lines = [shown.lines[index] for first, _, last in best for index in range(first, last + 1)]
    return (
        Flag(
            "copied_job_description",
            f"{len({line.number for line in lines})} lines read like a job advertisement, not like a person's own work.",
            evidence(lines),
        ),
    )
