"""The production rule: which statements show which level, alone and together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models import production
from models.context import CODES
from models.evidence import Entry, Person, SkillFact, Statement
from models.features import LineJudgement, Measured
from models.production import Thresholds
from pipeline.records import PRODUCTION_LEVELS

LIMITS = Thresholds()


def said(sure: float, **stages: float) -> LineJudgement:
    rest = 1.0 - sum(stages.values())
    return LineJudgement(
        dict.fromkeys(CODES, 0.1),
        0.05,
        sure,
        {name: stages.get(name, 0.0) for name in PRODUCTION_LEVELS} | {"none": rest},
    )


def person(*kinds: str) -> Person:
    entries = tuple(Entry(kind, "", 24000, 24023, 0, at) for at, kind in enumerate(kinds))
    statements = tuple(Statement("Built it", 1, (at + 1,), at, "experience", ()) for at in range(len(kinds)))
    return Person(entries, statements, dict.fromkeys(("linux", "veeam"), SkillFact("P1", "used", ())))


def measured(one: Person, *cues: str) -> list[Measured]:
    found = dict.fromkeys(cues, 1)
    return [
        Measured(statement, one.entries[statement.entry].kind, found, {}, {}, np.zeros(1))
        for statement in one.statements
    ]


def level(judged: list[LineJudgement], *kinds: str, engineer: bool = True, cues: tuple[str, ...] = ()) -> str:
    one = person(*kinds)
    return production.level_of(one, measured(one, *cues), judged, LIMITS, engineer).level


@pytest.mark.parametrize(
    ("kind", "verdict", "expected"),
    [
        ("job", said(0.9, shipped=0.8), "shipped"),
        ("job", said(0.9, operated=0.8), "operated"),
        ("job", said(0.9, experimental=0.8), "experimental"),
        ("job", said(0.1, shipped=0.8), "none"),  # no engineering
        ("project", said(0.9, shipped=0.8), "experimental"),  # no real users are stated
        ("education", said(0.9, experimental=0.8), "experimental"),
        ("assignment", said(0.9, operated=0.8), "operated"),
    ],
)
def test_one_statement(kind: str, verdict: LineJudgement, expected: str) -> None:
    assert level([verdict], kind) == expected


UNSURE = said(0.9, shipped=0.4)


@pytest.mark.parametrize(
    ("kinds", "engineer", "expected"),
    [
        (("job",), True, "none"),  # one alone is not likely enough
        (("job", "job"), True, "shipped"),  # 1 - 0.6 x 0.6
        (("job", "job", "job"), True, "shipped"),
        (("project", "project", "project"), True, "none"),  # many projects are no product
        (("job", "job", "job"), False, "none"),  # whom neither role fits must have built something surely
    ],
)
def test_unsure_statements_of_jobs_count_together(
    kinds: tuple[str, ...], engineer: bool, expected: str
) -> None:
    assert level([UNSURE] * len(kinds), *kinds, engineer=engineer) == expected


def test_the_likeliest_stands_for_those_together() -> None:
    one = person("job", "job", "job")
    verdicts = [UNSURE, said(0.9, shipped=0.45), UNSURE]
    standings = production.level_of(one, measured(one), verdicts, LIMITS).standings
    assert [standing.level for standing in standings] == ["none", "shipped", "none"]


def test_more_evidence_never_lowers_a_level() -> None:
    order = PRODUCTION_LEVELS.index
    for verdict in (said(0.9, shipped=0.4), said(0.9, operated=0.7), said(0.9, none=0.9)):
        alone = level([UNSURE, UNSURE], "job", "job")
        more = level([UNSURE, UNSURE, verdict], "job", "job", "job")
        assert order(more) >= order(alone)


def test_a_higher_bound_for_together_gives_no_more() -> None:
    one = person("job", "job")
    strict = replace(LIMITS, together=0.7)
    assert production.level_of(one, measured(one), [UNSURE, UNSURE], strict).level == "none"


@pytest.mark.parametrize(
    ("skills", "engineer", "expected"),
    [(2, False, "operated"), (1, False, "none"), (0, False, "none"), (0, True, "operated")],
)
def test_a_ward_is_on_call_too(skills: int, engineer: bool, expected: str) -> None:
    one = person("job")
    one = replace(one, skills=dict(list(one.skills.items())[:skills]))
    duty = [said(0.9, operated=0.9)]
    assert production.level_of(one, measured(one, "on_call"), duty, LIMITS, engineer).level == expected


@pytest.mark.parametrize(
    ("one_line", "expected"),
    [
        (said(0.97, shipped=0.97), "shipped"),  # the one program of a teacher
        (said(0.97, shipped=0.8), "none"),  # not beyond doubt
        (said(0.8, shipped=0.97), "none"),
        (said(0.9, operated=0.6), "operated"),  # a duty needs less
        (said(0.97, experimental=0.97), "none"),
    ],
)
def test_what_was_built_beyond_doubt_counts_in_a_post_of_other_work(
    one_line: LineJudgement, expected: str
) -> None:
    one = person("job")
    one = replace(one, statements=one.statements * 9)  # one line in nine makes no engineering job
    lines = [one_line] + [said(0.0, none=1.0)] * 8
    assert production.level_of(one, measured(one), lines, LIMITS, False).level == expected


@pytest.mark.parametrize(
    ("skills", "expected"), [((), "none"), (("php",), "shipped")]
)  # a paper that names one technology
def test_a_line_that_names_its_technology_counts_in_a_paper_without_others(
    skills: tuple[str, ...], expected: str
) -> None:
    one = person("job")
    statements = tuple(replace(statement, skills=skills) for statement in one.statements)
    one = replace(one, statements=statements, skills={"php": SkillFact("S1", "used", ())})
    assert production.level_of(one, measured(one), [said(0.9, shipped=0.9)], LIMITS, False).level == expected
