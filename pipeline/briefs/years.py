"""Briefs: years in a statement of a job description, and the skill that they are asked of.

Beside the way of the data; asks.py and from_text.py use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.briefs.ad_text import any_of, pattern, words
from skill_taxonomy import Taxonomy

BINDING = re.compile(
    r"(?:of|with|in|using|experience|hands-on|professional|production|commercial|solid|relevant|strong|industry|practical|working|"
    r"programming|writing|written|developing|coding|building|and|deep|the|as|an?|proven|recent|real|on|day-to-day|daily|real-world|full-time|modern|server-side|development|software|web|backend|frontend|back-end|front-end|mobile|cloud|applications?|apps?|products?|systems?|services?|apis?|exp|industrial|applied|full|stack|implementing|designing|maintaining|running|operating|using|mostly|mainly|primarily|is|required|one|or|more|of)"
)
KINDS_WITH_YEARS = {"language", "framework", "library", "database", "cloud_service", "platform", "tool", "os"}


@dataclass(frozen=True, slots=True)
class Found:
    """A skill's place in a statement's text."""

    start: int
    end: int
    skill_id: str


def years_in(text: str) -> Iterator[tuple[int, int, float]]:
    """(start, end, years) of each stretch of years that could be asked for."""
    told = words()["years"]
    for hit in pattern(told["number"]).finditer(text):
        value = float(hit["number"]) if hit["number"] else float(told["words"][hit["word"].casefold()])
        if not 0 < value <= 20:
            continue
        if any_of(told["not_before"], text[: hit.start()]) or any_of(told["not_after"], text[hit.end() :]):
            continue
        yield hit.start(), hit.end(), value


def years_of(
    group: Sequence[Found], years: Sequence[tuple[int, int, float]], text: str, taxonomy: Taxonomy
) -> float | None:
    """The years asked of these skills themselves: "3+ years of Python", "Python (3+ years)"."""
    first = group[0]
    if taxonomy[first.skill_id].kind not in KINDS_WITH_YEARS:
        return None
    for start, end, value in years:
        between = text[end : first.start].casefold()
        if start < first.start and all(
            BINDING.fullmatch(word) for word in re.sub(r"[',+:]", " ", between).split()
        ):
            return value
        if end > group[-1].end and re.fullmatch(
            r"\s*[(:,–—-]\s*(?:at least |around |about |approx\.? |circa |ca\.? |min(?:imum|\.)?(?: of)? )?",
            text[group[-1].end : start],
        ):
            return value
    return None
