"""Lints a taxonomy: everything that would make a mention wrong, missing or unprovable.

Place in the way of the data: beside it; run by ``shortlist taxonomy check``, by the tests, and by
``python -m skill_taxonomy.checker [OVERLAY]``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from skill_taxonomy.folding import fold, fold_exact
from skill_taxonomy.loader import load_with_faults, read_table
from skill_taxonomy.records import Skill, Taxonomy
from skill_taxonomy.words import english

_DATE = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")
EXAMPLES_FOR_CONTEXT = 3


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: ``skill`` (or area) id, ``rule`` that found it, what is wrong and what to do, and the file."""

    skill: str
    rule: str
    message: str
    file: str = ""

    def __str__(self) -> str:
        place = f"{self.file}: " if self.file else ""
        return f"{place}[{self.skill}] {self.message} ({self.rule})"


def check(taxonomy: Taxonomy) -> list[Problem]:
    """Every problem of a taxonomy, sorted; an empty list means that it can be trusted."""
    problems = set(_duplicate_forms(taxonomy))
    words = english() - frozenset(read_table("settled.toml")["words"])
    for skill in taxonomy.skills.values():
        problems.update(_pointers(taxonomy, skill))
        problems.update(_facts(skill))
        problems.update(_examples(skill))
        problems.update(_ambiguous(skill, words))
    problems.update(_cycles(taxonomy))
    problems.update(_empty_areas(taxonomy))
    return sorted(problems)


def _duplicate_forms(taxonomy: Taxonomy) -> Iterator[Problem]:
    loose: dict[str, Skill] = {}
    strict: dict[str, Skill] = {}
    for skill in taxonomy.skills.values():
        for form in skill.any_case_forms:
            owner = loose.setdefault(fold(form), skill)
            if owner.id != skill.id:
                yield Problem(
                    skill.id,
                    "duplicate-form",
                    f"form {form!r} belongs to [{owner.id}] already; give it to one",
                    skill.file,
                )
    for skill in taxonomy.skills.values():
        for form in skill.exact_forms:
            owner = strict.setdefault(fold_exact(form), skill)
            if owner.id == skill.id:
                owner = loose.get(fold(form), skill)
            if owner.id != skill.id:
                yield Problem(
                    skill.id,
                    "duplicate-form",
                    f"form {form!r} belongs to [{owner.id}] already; give it to one",
                    skill.file,
                )


def _pointers(taxonomy: Taxonomy, skill: Skill) -> Iterator[Problem]:
    targets = [("parents", t) for t in skill.parents] + [("implies", t) for t in skill.implies]
    targets += [("similar_to", t) for t, _ in skill.similar_to]
    for key, target in targets:
        if target not in taxonomy.skills:
            yield Problem(skill.id, "dangling", f"{key}: {target!r} does not exist", skill.file)
        elif target == skill.id:
            yield Problem(skill.id, "dangling", f"{key}: points to itself", skill.file)
    for area in (skill.area, *skill.areas):
        if area not in taxonomy.areas:
            yield Problem(skill.id, "unknown-area", f"area {area!r} does not exist", skill.file)
    for name, _ in skill.specializations:
        if name not in taxonomy.specializations:
            yield Problem(
                skill.id, "unknown-specialization", f"specialization {name!r} does not exist", skill.file
            )


def _facts(skill: Skill) -> Iterator[Problem]:
    if skill.first_release is not None:
        if not _DATE.fullmatch(skill.first_release):
            yield Problem(
                skill.id, "date", f"first_release {skill.first_release!r} is not YYYY-MM or YYYY", skill.file
            )
        if not skill.source:
            yield Problem(skill.id, "source", "first_release needs its source", skill.file)


def _examples(skill: Skill) -> Iterator[Problem]:
    if not skill.examples:
        yield Problem(skill.id, "examples", "has no examples", skill.file)
    if skill.context and len(skill.examples) < EXAMPLES_FOR_CONTEXT:
        yield Problem(
            skill.id, "examples", f"has a context and needs {EXAMPLES_FOR_CONTEXT} examples", skill.file
        )
    if skill.context and len(skill.not_examples) < EXAMPLES_FOR_CONTEXT:
        yield Problem(
            skill.id, "examples", f"has a context and needs {EXAMPLES_FOR_CONTEXT} not_examples", skill.file
        )


def _ambiguous(skill: Skill, words: frozenset[str]) -> Iterator[Problem]:
    ruled = {fold_exact(form) for form in skill.context.forms} if skill.context else set()
    known = {fold_exact(form) for form in (skill.name, *skill.aliases, *skill.exact)}
    for form in skill.context.forms if skill.context else ():
        if fold_exact(form) not in known:
            yield Problem(skill.id, "context", f"context form {form!r} is no form of the skill", skill.file)
    if skill.kind in ("concept", "practice", "soft_skill", "certification_topic"):
        return  # a concept named by an ordinary word is that word
    for form in skill.forms:
        if fold_exact(form) in ruled:
            continue
        key = fold(form)
        exact = form in skill.exact_forms
        letters = key.replace(" ", "")
        acronym = exact and form.isupper() and len(letters) >= 3
        if (len(letters) < 2 or key in words) and not acronym:
            yield Problem(
                skill.id,
                "ambiguous",
                f"form {form!r} is an ordinary word or letter; give it a context rule",
                skill.file,
            )


def _cycles(taxonomy: Taxonomy) -> Iterator[Problem]:
    for skill in taxonomy.skills.values():
        reached: set[str] = set()
        waiting = list(skill.parents)
        while waiting:
            parent = waiting.pop()
            if parent == skill.id:
                yield Problem(
                    skill.id, "cycle", "is its own ancestor; break the circle of parents", skill.file
                )
                break
            if parent not in reached and parent in taxonomy.skills:
                reached.add(parent)
                waiting.extend(taxonomy.skills[parent].parents)


def _empty_areas(taxonomy: Taxonomy) -> Iterator[Problem]:
    filled = {area for skill in taxonomy.skills.values() for area in (skill.area, *skill.areas)}
    for area in taxonomy.areas:
        if area not in filled:
            yield Problem(area, "empty-area", "no skill belongs to this area")


def main(arguments: list[str]) -> int:
    """Prints every problem and a count; 0 when there is none, else 2."""
    overlay = Path(arguments[0]) if arguments else None
    taxonomy, faults = load_with_faults(overlay)
    problems = check(taxonomy)
    for line in (*faults, *problems):
        print(line)
    forms = sum(len(skill.forms) for skill in taxonomy.skills.values())
    dated = sum(skill.first_release is not None for skill in taxonomy.skills.values())
    print(f"{len(taxonomy)} skills, {forms} forms, {dated} dated, {len(faults) + len(problems)} problems")
    return 2 if faults or problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
