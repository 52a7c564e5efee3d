"""Vetting: walls of skills. In: the document and its skills. Out: ``keyword_stuffing`` and ``unverified_skill_claims``.

Listed skills earn little by themselves; these flags say where a list looks made for a machine (repeats, a wall with
nothing behind it) and where most of what is listed is nowhere seen in use.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from pipeline.records import Document, Flag, Line, Mention, SkillSet
from pipeline.vetting.rules import by_number, evidence, folded, limits

LISTS = frozenset({"header", "summary", "objective", "skills"})  # where skills are listed, not told of


def check(document: Document, skills: SkillSet) -> tuple[Flag, ...]:
    """At most one flag of each kind; a wall of nothing but names can raise both."""
    lines = by_number(document)
    listed = [
        mention
        for mention in skills.mentions
        if mention.assertion == "asserted"
        and mention.job is None
        and mention.project is None
        and mention.line in lines
    ]
    found = (_stuffed(lines, listed, skills), _unverified(lines, listed, skills))
    return tuple(flag for flag in found if flag is not None)


def _used_share(skills: SkillSet) -> float:
    used = sum(use.grade != "claimed" for use in skills.uses)
    return used / max(1, len(skills.uses))


def _stuffed(lines: dict[int, Line], listed: list[Mention], skills: SkillSet) -> Flag | None:
    told = limits("keyword_stuffing")
    by_line: dict[int, Counter[str]] = defaultdict(Counter)
    for mention in skills.mentions:
        by_line[mention.line][folded(mention.surface)] += 1
    repeated = [
        number
        for number, names in sorted(by_line.items())
        if max(names.values()) >= told["repeats"] and number in lines
    ]
    if repeated:
        worst = max(repeated, key=lambda number: max(by_line[number].values()))
        times = max(by_line[worst].values())
        return Flag(
            "keyword_stuffing",
            f"One line names the same skill {times} times.",
            evidence(lines[number] for number in repeated),
            review=False,
        )
    twins: dict[str, list[int]] = defaultdict(list)
    for number, names in sorted(by_line.items()):
        if len(names) >= 3 and number in lines:
            twins[folded(lines[number].text)].append(number)
    copies = [numbers for numbers in twins.values() if len(numbers) >= told["same_line"]]
    if copies:
        return Flag(
            "keyword_stuffing",
            f"The same list of skills stands in the text {len(copies[0])} times.",
            evidence(lines[number] for numbers in copies for number in numbers),
            review=False,
        )
    often = Counter(mention.skill_id for mention in listed if mention.section in LISTS)
    many = sorted(skill for skill, count in often.items() if count >= told["list_repeats"])
    if len(many) >= told["repeated_skills"]:
        return Flag(
            "keyword_stuffing",
            f"{len(many)} skills are each listed {told['list_repeats']} times or more.",
            evidence(lines[mention.line] for mention in listed if mention.skill_id in many),
            review=False,
        )
    wall = {mention.skill_id for mention in listed}
    if len(wall) >= told["wall"] and _used_share(skills) < told["wall_used"]:
        return Flag(
            "keyword_stuffing",
            f"{len(wall)} skills are listed and hardly any is seen in use.",
            evidence(_longest(lines, listed)),
            review=False,
        )
    return None


def _unverified(lines: dict[int, Line], listed: list[Mention], skills: SkillSet) -> Flag | None:
    told = limits("unverified_skill_claims")
    claimed = sum(use.grade == "claimed" for use in skills.uses)
    if claimed < told["claimed"] or _used_share(skills) >= told["used"]:
        return None
    used = len(skills.uses) - claimed
    return Flag(
        "unverified_skill_claims",
        f"{claimed} skills are only listed; {used or 'none'} can be seen in a job or project.",
        evidence(_longest(lines, listed)),
        review=False,
    )


def _longest(lines: dict[int, Line], listed: list[Mention]) -> list[Line]:
    """The lines that list most skills."""
    counts = Counter(mention.line for mention in listed)
    return [lines[number] for number, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:3]]
