"""Briefs: which skills of one statement stand for each other: "AWS or GCP", "React/Vue", "one of X, Y, Z".

Beside the way of the data; asks.py uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.briefs.ad_text import any_of, pattern, words
from pipeline.briefs.years import Found
from skill_taxonomy import Taxonomy

# Names that the taxonomy lacks between two skills of a list: "Chef, Foomatic or Ansible".
_STRANGER = r"[A-Z][\w.+#-]*(?:\s[A-Z][\w.+#-]*)?"
STRANGERS = re.compile(rf"\s*,\s*(?:{_STRANGER}\s*,\s*)*?{_STRANGER}\s*(?P<link>,?\s+or\s+|,\s*)")
COARSE = {"library": "framework", "cloud_service": "platform", "practice": "concept", "os": "platform"}


def groups(
    skills: Sequence[Found], strengths: Sequence[str], text: str, taxonomy: Taxonomy
) -> Iterator[tuple[str, list[Found]]]:
    """Runs of skills of which any does."""
    joined = [False] * max(len(skills) - 1, 0)
    links = [_link(skills[at], skills[at + 1], text) for at in range(len(joined))]
    for at, link in enumerate(links):
        if strengths[at] != strengths[at + 1]:
            continue
        if link in {"or", "slash"}:
            joined[at] = True
            back = at - 1
            while link == "or" and back >= 0 and links[back] == "comma" and strengths[back] == strengths[at]:
                if not _alike(skills[back], skills[at], taxonomy) and not _listed_by_label(
                    links, back, skills, text
                ):
                    break
                joined[back] = True
                back -= 1
            gloss = at and links[at - 1] == "open" and text[skills[at].end :].lstrip().startswith(")")
            if gloss and strengths[at - 1] == strengths[at]:  # "Airflow (Cloud Composer) or Prefect"
                joined[at - 1] = True
    _join_examples(skills, strengths, links, joined, text, taxonomy)
    group: list[Found] = []
    for at, one in enumerate(skills):
        group.append(one)
        if at == len(skills) - 1 or not joined[at]:
            yield strengths[at], group
            group = []


def _listed_by_label(links: Sequence[str], at: int, skills: Sequence[Found], text: str) -> bool:
    """Whether the list that the place is in stands behind a label ("CI: GitLab, Jenkins or Travis")."""
    while at > 0 and links[at - 1] == "comma":
        at -= 1
    return text[: skills[at].start].rstrip().endswith((":", " -", " –", " —", "("))


def _link(a: Found, b: Found, text: str) -> str:
    """How two neighbours are linked: or, slash, comma, and, such, open or far."""
    between = re.sub(r"^\s*\([^()]{1,20}\)", "", text[a.end : b.start])  # "Angular (v12+) or React"
    if strangers := STRANGERS.fullmatch(between):
        return "or" if "or" in strangers["link"] else "comma"
    low = re.sub(r"^\)\s*(?=,|(?:and|or)\b)", "", between.casefold()).strip()
    bare = re.sub(
        r"\b(?:the|an?|any|some|either|else|other|another|plain|modern|good|even|also|both|at least)\b",
        " ",
        low,
    )
    bare = " ".join(re.sub(r"^[\d.]*\+?(?=\s|$)", "", bare).split())  # "Angular 12+ or React"
    if low == "(or" or any_of(words()["alternatives"]["instead"], low):  # "Elixir (or Erlang)"
        return "or"
    if any_of(words()["alternatives"]["examples"], low) and len(low.split()) <= 6:
        return "such"
    if bare in {
        "or",
        ", or",
        "and/or",
        "or in",
        "or with",
        "or of",
        "- or",
        "/ or",
        ", or in",
        ", or with",
    } or re.fullmatch(r",?\s*or(?: \w+){0,2}", bare):
        return "or"
    if bare in {"/", "|"}:
        return "slash"
    if bare in {",", ", ,"}:
        return "comma"
    if low in {"(", "(such as", "(like"} or re.fullmatch(r"(?:\w{1,40} ){0,2}\((?:\w{1,40} )?", low + " "):
        return "open"
    if bare in {"and", ", and", "&", "+", "plus", "as well as"}:
        return "and"
    return "far"


def _coarse(skill_id: str, taxonomy: Taxonomy) -> str:
    kind = taxonomy[skill_id].kind
    return COARSE.get(kind, kind)


def _join_examples(
    skills: Sequence[Found],
    strengths: Sequence[str],
    links: Sequence[str],
    joined: list[bool],
    text: str,
    taxonomy: Taxonomy,
) -> None:
    """ "a cloud (AWS, GCP)", "databases such as X and Y", "one of X, Y, Z": what is listed are alternatives."""
    for at in range(len(links)):
        general = taxonomy[skills[at].skill_id].kind in {"concept", "practice", "protocol"}
        if links[at] == "such" or (links[at] == "open" and general):
            if strengths[at] == strengths[at + 1] and general:
                joined[at] = True
            _join_list(at + 1, links, joined, strengths, skills, text)
    for either in pattern(*words()["alternatives"]["either"], *words()["alternatives"]["examples"]).finditer(
        text
    ):
        first = next((at for at, one in enumerate(skills) if one.start >= either.end()), None)
        if first is not None and len(text[either.end() : skills[first].start].split()) <= 4:
            _join_list(first, links, joined, strengths, skills, text)
    for alike in pattern(*words()["alternatives"]["alike"]).finditer(text):
        last = next((at for at in range(len(skills) - 1, -1, -1) if skills[at].end <= alike.start()), None)
        if last is None or len(text[skills[last].end : alike.start()].split()) > 1:
            continue
        while last > 0 and links[last - 1] == "comma" and _alike(skills[last - 1], skills[last], taxonomy):
            joined[last - 1] = strengths[last - 1] == strengths[last]
            last -= 1


def _alike(a: Found, b: Found, taxonomy: Taxonomy) -> bool:
    """Whether two skills could stand for each other: of one kind, or of one area."""
    same_kind = _coarse(a.skill_id, taxonomy) == _coarse(b.skill_id, taxonomy)
    return same_kind or taxonomy[a.skill_id].area == taxonomy[b.skill_id].area


def _join_list(
    at: int,
    links: Sequence[str],
    joined: list[bool],
    strengths: Sequence[str],
    skills: Sequence[Found],
    text: str,
) -> None:
    while (
        at < len(links)
        and links[at] in {"comma", "or", "and", "slash"}
        and strengths[at] == strengths[at + 1]
    ):
        if ")" in text[skills[at].end : skills[at + 1].start]:
            break
        joined[at] = True
        at += 1
