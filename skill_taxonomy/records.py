"""The frozen records of the taxonomy: what one skill is, and the index over all of them.

Place in the way of the data: beside it. The skills room reads these records to find and weigh mentions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from skill_taxonomy.folding import fold

KINDS: tuple[str, ...] = (
    "language",
    "framework",
    "library",
    "database",
    "cloud_service",
    "platform",
    "tool",
    "protocol",
    "format",
    "practice",
    "concept",
    "model",
    "os",
    "certification_topic",
    "soft_skill",
)


class TaxonomyFault(ValueError):
    """A taxonomy that cannot be used; the message is one sentence that names file and key."""


@dataclass(frozen=True, slots=True)
class Context:
    """When an ambiguous form counts. ``forms``: the forms that need support. ``near``: words that support them in
    the same sentence; ``list``: a neighbour in a list that is another skill supports them too. ``not_before`` and
    ``not_after``: words directly beside the form that kill it; ``not_near``: words in the sentence that kill it. Without
    ``forms`` none needs support, and what kills a form holds for all of them."""

    forms: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    list: bool = False
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill. ``aliases`` are matched in any case, ``exact`` only as written. ``parents``: is-a; ``implies``:
    using this means using those; ``similar_to``: (id, part credit 0-1). ``first_release``: ``YYYY-MM`` or ``YYYY``
    with its ``source`` in words. ``specializations``: (id, weight 0-1). ``examples`` must yield this skill,
    ``not_examples`` must not."""

    id: str
    name: str
    area: str
    kind: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    similar_to: tuple[tuple[str, float], ...] = ()
    first_release: str | None = None
    source: str | None = None
    specializations: tuple[tuple[str, float], ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
    context: Context | None = None
    file: str = field(default="", compare=False, repr=False)

    @property
    def exact_forms(self) -> tuple[str, ...]:
        """Forms that count only in exactly this case."""
        needing = self.context.forms if self.context else ()
        loose = set(self.aliases)
        return tuple(dict.fromkeys((*self.exact, *(form for form in needing if form not in loose))))

    @property
    def any_case_forms(self) -> tuple[str, ...]:
        """Forms that count in any case: the aliases, and the name unless it is an exact form."""
        exact = set(self.exact_forms)
        return tuple(dict.fromkeys(form for form in (self.name, *self.aliases) if form not in exact))

    @property
    def forms(self) -> tuple[str, ...]:
        """Every surface form, the any-case ones first."""
        return (*self.any_case_forms, *self.exact_forms)


@dataclass(frozen=True, slots=True)
class Area:
    """A skill area (A1-A11, S1-S11, P1-P4); ``side``: ai, software or person."""

    id: str
    name: str
    side: str


@dataclass(frozen=True, slots=True)
class DomainItem:
    """Another id of the domain description (R, AR, SR, X); ``group``: role, responsibility or production."""

    id: str
    name: str
    group: str
    side: str


@dataclass(frozen=True, slots=True)
class Specialization:
    id: str
    name: str
    side: str


@dataclass(frozen=True)
class Taxonomy:
    """All skills by id, with the closures over them. ``problems`` are those found while reading the files."""

    version: str
    skills: Mapping[str, Skill] = field(repr=False)
    areas: Mapping[str, Area]
    specializations: Mapping[str, Specialization]
    domain: Mapping[str, DomainItem]
    content_hash: str = ""

    def __contains__(self, skill_id: object) -> bool:
        return skill_id in self.skills

    def __getitem__(self, skill_id: str) -> Skill:
        return self.skills[skill_id]

    def __len__(self) -> int:
        return len(self.skills)

    def implied(self, skill_id: str) -> frozenset[str]:
        """Ids of every skill that a use of this one shows too: parents and implications, and theirs. Without the
        skill itself; empty for an unknown id."""
        known = self._closures.get(skill_id)
        if known is None:
            known = self._closures[skill_id] = frozenset(self._reach(skill_id))
        return known

    def implying(self, skill_id: str) -> tuple[str, ...]:
        """Ids, sorted, of the skills whose use shows a use of this one."""
        return tuple(other for other in sorted(self.skills) if skill_id in self.implied(other))

    def similar(self, skill_id: str) -> dict[str, float]:
        """Ids that earn part credit (0-1) where this skill is wanted, in both directions, the higher weight first."""
        return self._similar.get(skill_id, {})

    def in_area(self, area: str) -> tuple[Skill, ...]:
        """Skills whose primary or further area this is, by id."""
        return tuple(s for s in self.skills.values() if s.area == area or area in s.areas)

    def find(self, text: str) -> Skill | None:
        """The skill with this id, name or surface form (any case), or None."""
        if text in self.skills:
            return self.skills[text]
        return self.forms.get(fold(text))

    @cached_property
    def forms(self) -> Mapping[str, Skill]:
        """Folded surface form -> skill. The first by id wins where two claim one form (the checker says so)."""
        index: dict[str, Skill] = {}
        for skill in self.skills.values():
            for form in skill.forms:
                index.setdefault(fold(form), skill)
        return index

    @cached_property
    def _similar(self) -> dict[str, dict[str, float]]:
        both: dict[str, dict[str, float]] = {}
        for one in self.skills.values():
            for other, weight in one.similar_to:
                for here, there in ((one.id, other), (other, one.id)):
                    at = both.setdefault(here, {})
                    at[there] = max(weight, at.get(there, 0.0))
        return {
            key: dict(sorted(at.items(), key=lambda pair: (-pair[1], pair[0]))) for key, at in both.items()
        }

    @cached_property
    def _closures(self) -> dict[str, frozenset[str]]:
        return {}

    def _reach(self, skill_id: str) -> set[str]:
        reached: set[str] = set()
        waiting = [skill_id]
        while waiting:
            skill = self.skills.get(waiting.pop())
            for target in (*skill.parents, *skill.implies) if skill else ():
                if target not in reached:
                    reached.add(target)
                    waiting.append(target)
        reached.discard(skill_id)
        return reached
