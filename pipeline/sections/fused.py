"""Firm and title with nothing between them, told by the habit of a section; part of the room sections (reading -> sections -> skills).

In: the jobs of one section. Out: the same jobs, where every header is one run of words ("Otago Timber Ltd Systems Developer") and
the words of titles and fields stand together at its end or beginning: the rest of the capitalised words names the firm.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Job
from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.places import is_location
from pipeline.sections.strengths import organization_strength, title_strength

_JOINING = frozenset({"and", "&", "of"})
LONGEST = 9  # words of a header


def with_firms(jobs: Sequence[Job]) -> list[Job]:
    """Jobs whose titles all hold a firm are parted; a single one only after a legal form, which says where a name ends."""
    jobs = _with_bracketed(jobs)
    bare = [job for job in jobs if job.title and not job.organization]
    if not bare:
        return list(jobs)
    cuts = {id(job): _cut(job.title or "") for job in bare}
    found = [cut for cut in cuts.values() if cut]
    names = [firm for _, firm in found if " " in firm]  # "Truck Driver", "Piano Teacher" hold no firm
    habit = len(bare) > 1 and len(bare) * 3 >= len(jobs) * 2 and len(found) == len(bare) <= 2 * len(names)
    fused = []
    for job in jobs:
        cut = cuts.get(id(job))
        sure = cut is not None and (
            organization_strength(cut[1]) > 2 or bool(_LEGAL_THEN_TITLE.fullmatch(job.title or ""))
        )
        fused.append(replace(job, title=cut[0], organization=cut[1]) if cut and (habit or sure) else job)
    return fused


_BRACKET = re.compile(r"(?P<title>[^()]{3,60})\s\((?P<firm>[A-Z][^()]{2,60})\)")


def _with_bracketed(jobs: Sequence[Job]) -> Sequence[Job]:
    """Jobs of which every title has a name in brackets, where none has an employer else ("Product Engineer (Quince)")."""
    found = [_BRACKET.fullmatch(job.title or "") for job in jobs]
    named = [
        match is not None
        and job.organization is None
        and title_strength(match["title"]) > 1
        and not title_strength(match["firm"])
        and not is_location(match["firm"])
        and not any(_is_of_title(word) for word in match["firm"].split())
        for job, match in zip(jobs, found, strict=True)
    ]
    if len(jobs) < 2 or not all(own or job.organization for job, own in zip(jobs, named, strict=True)):
        return jobs
    return [
        replace(job, title=match["title"], organization=match["firm"]) if match and own else job
        for job, match, own in zip(jobs, found, named, strict=True)
    ]


# "Kelpworks Co., Ltd. Android engineer": longer than a run of words, but the legal form says where the name ends
_LEGAL_THEN_TITLE = re.compile(
    r"(?P<firm>[A-Z][^|\t,]{2,60}?\s(?:Co\., Ltd\.?|Ltd\.?|LLC|Inc\.?|Corp\.?|GmbH|K\.K\.|S\.A\.|S\.r\.l\.|Bt\.|Kft\.|Oy|JSC|PLC|plc|Sdn\.? Bhd\.?))\s(?P<title>[^\W\d_][^,|\t]{3,60})"
)


def _cut(text: str) -> tuple[str, str] | None:
    """Title and firm of one run of words, where the words of the title stand together at one end."""
    legal = _LEGAL_THEN_TITLE.fullmatch(text)
    if legal and title_strength(legal["title"]) > 1 and title_strength(legal["firm"]) < 2:
        return legal["title"], legal["firm"]
    words = text.split()
    if not 2 < len(words) + (len(words) == 2) <= LONGEST or re.search(r"[,;:|/()–—]", text):
        return None
    of_title = [_is_of_title(word) for word in words]
    head = 0
    while head < len(words) and (of_title[head] or (words[head] in _JOINING and head and of_title[head - 1])):
        head += 1
    tail = len(words)
    while tail and (of_title[tail - 1] or (words[tail - 1] in _JOINING and tail < len(words))):
        tail -= 1
    for title, firm, rest in (
        (words[tail:], words[:tail], of_title[:tail]),
        (words[:head], words[head:], of_title[head:]),
    ):
        named = bool(firm) and not any(rest) and all(word[0].isupper() or word in _JOINING for word in firm)
        if named and title_strength(" ".join(title)) > 1 and not is_location(" ".join(firm)):
            return " ".join(title), " ".join(firm)
    return None


def _is_of_title(word: str) -> bool:
    bare = fold(word)
    return (
        title_strength(word) > 0
        or bare in vocabulary.known_skills()
        or any(
            bare in vocabulary.words(table, key)
            for table, key in (
                ("titles", "fields"),
                ("degrees", "fields"),
                ("organizations", "units"),
                ("titles", "kinds"),
            )
        )
    )
