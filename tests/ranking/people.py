"""Candidates made for the ranking's tests: whole profiles from a few words."""

from __future__ import annotations

from dataclasses import replace

from pipeline.records import (
    ROLES,
    SPECIALIZATIONS,
    Assessment,
    Contact,
    Document,
    Evidence,
    Flag,
    Job,
    Line,
    Mention,
    Outline,
    Production,
    Profile,
    SkillSet,
    SkillUse,
    Verdict,
)

NEWEST = "2025-06"


def verdict(label: str, names: tuple[str, ...], chance: float = 0.9, *, abstain: bool = False) -> Verdict:
    rest = (1.0 - chance) / (len(names) - 1)
    return Verdict(label, tuple((name, chance if name == label else rest) for name in names), abstain=abstain)


def use(skill_id: str, grade: str = "used", months: int | None = 24, last: str | None = NEWEST) -> SkillUse:
    claimed = grade == "claimed"
    mention = Mention(
        skill_id, skill_id, 1, 1, 0, len(skill_id), skill_id, "skills", None, None, "asserted", "t"
    )
    return SkillUse(
        skill_id,
        skill_id,
        "S1",
        (skill_id,),
        grade,
        None if claimed else months,
        None if claimed else last,
        (mention,),
    )


def shown(*codes: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(code, 1, line, f"line {line}", "t") for line, code in enumerate(codes, start=1))


def person(
    name: str = "a",
    uses: tuple[SkillUse, ...] = (),
    *,
    role: str = "ai_engineer",
    field: str = "retrieval_rag",
    level: str = "shipped",
    production: tuple[str, ...] = ("X1",),
    duties: tuple[str, ...] = (),
    months: int | None = 60,
    confidence: float = 1.0,
    dated: bool = True,
    abstain: bool = False,
    at_odds: bool = False,
    flags: tuple[Flag, ...] = (),
    newest: str | None = NEWEST,
) -> Profile:
    """A candidate whose id is ``c_<name>``."""
    document = Document((Line(1, 1, "text"),), 1, "plain", "txt", confidence=confidence)
    start, end = ("2020-06", NEWEST) if dated else (None, None)
    job = Job("Engineer", "Firm", None, start, end, False, "job", 1, (1,))
    outline = Outline((), Contact(name=name), (job,), (), (), newest_date=newest if dated else None)
    assessment = Assessment(
        verdict(role, ROLES, abstain=abstain),
        verdict(field, SPECIALIZATIONS),
        Production(level, shown(*production)),
        shown(*duties),
        months,
        0.9,
        "",
        (),
        "A reason.",
        title_at_odds=at_odds,
    )
    ordered = tuple(sorted(uses, key=lambda one: one.skill_id))
    return Profile(
        f"c_{name}", f"{name}.pdf", name, document, outline, SkillSet(ordered, ()), assessment, flags
    )


def with_uses(profile: Profile, *uses: SkillUse) -> Profile:
    """The same person with these uses added or put in the place of those of the same skill."""
    kept = {one.skill_id: one for one in profile.skills.uses}
    kept.update({one.skill_id: one for one in uses})
    return replace(profile, skills=SkillSet(tuple(kept[key] for key in sorted(kept)), ()))


def renamed(profile: Profile, name: str, file: str) -> Profile:
    return replace(profile, candidate_id=f"c_{name}", source_file=file, sha256=name)
