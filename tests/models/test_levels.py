"""What the paper as a whole bears out: the level that is more likely than not reached, and never one without its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import levels, production
from models.evidence import Person
from models.features import LineJudgement
from models.production import Leveled, Thresholds
from pipeline.records import PRODUCTION_LEVELS
from tests.models.test_production import measured, person, said

LIMITS = Thresholds()
SURE = {
    name: [1.0 if at == level else 0.0 for at in range(4)] for level, name in enumerate(PRODUCTION_LEVELS)
}


def settled(judged: list[LineJudgement], chances: list[float], *kinds: str) -> Leveled:
    one = person(*kinds)
    leveled = production.level_of(one, measured(one), judged, LIMITS)
    return levels.settle(leveled, chances, one, judged, LIMITS)


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ([0.6, 0.1, 0.2, 0.1], "none"),
        ([0.4, 0.2, 0.3, 0.1], "experimental"),  # .6 that at least so much was done, .4 that more was
        ([0.4, 0.0, 0.4, 0.2], "shipped"),
        ([0.1, 0.1, 0.3, 0.5], "operated"),
        ([1.0, 0.0, 0.0, 0.0], "none"),
    ],
)
def test_the_highest_level_that_is_more_likely_than_not_reached(chances: list[float], expected: str) -> None:
    assert PRODUCTION_LEVELS[levels.highest_likely(chances)] == expected


@pytest.mark.parametrize(
    ("kind", "verdict", "borne_out", "expected"),
    [
        ("job", said(0.9, shipped=0.8), "shipped", "shipped"),
        (
            "job",
            said(0.9, shipped=0.4),
            "shipped",
            "shipped",
        ),  # a line near even odds, in a paper that bears it out
        ("job", said(0.9, shipped=0.05), "shipped", "none"),  # no line could stand for it
        ("job", said(0.9, shipped=0.4), "operated", "shipped"),  # the next lower one that has a line
        ("job", said(0.9, operated=0.3), "operated", "operated"),
        ("job", said(0.9, shipped=0.8), "none", "none"),  # well said, in a paper where nothing else agrees
        ("job", said(0.9, operated=0.9), "shipped", "shipped"),
        ("project", said(0.9, shipped=0.9), "shipped", "experimental"),  # projects name no employer's product
        ("project", said(0.9, operated=0.9), "operated", "experimental"),
        ("education", said(0.9, experimental=0.3), "experimental", "experimental"),
    ],
)
def test_a_level_needs_both_its_line_and_the_paper(
    kind: str, verdict: LineJudgement, borne_out: str, expected: str
) -> None:
    found = settled([verdict], SURE[borne_out], kind)
    assert found.level == expected
    assert (found.rule, found.standings[0].level) == (production.RULES[expected], expected)


def test_the_likeliest_line_stands_for_what_is_borne_out() -> None:
    lines = [said(0.9, shipped=0.3), said(0.9, shipped=0.45), said(0.2, shipped=0.49)]
    found = settled(lines, SURE["shipped"], "job", "project", "job")
    assert [one.level for one in found.standings] == ["shipped", "none", "none"]
    assert found.standings[0].rule.endswith(levels.BORNE_OUT)
    assert found.standings[0].sure == 1.0  # of the level, not of its line


chance = st.floats(0.0, 1.0)
verdicts = st.builds(
    lambda sure, parts: said(
        sure,
        **{name: part / (sum(parts) + 0.01) for name, part in zip(PRODUCTION_LEVELS[1:], parts, strict=True)},
    ),
    chance,
    st.tuples(chance, chance, chance),
)


@given(
    st.lists(st.tuples(st.sampled_from(["job", "project", "education", "assignment"]), verdicts), max_size=6),
    st.lists(st.floats(0.01, 1.0), min_size=4, max_size=4),
)
def test_no_level_is_without_a_line_that_stands_for_it(
    told: list[tuple[str, LineJudgement]], masses: list[float]
) -> None:
    chances = [mass / sum(masses) for mass in masses]
    found = settled([verdict for _, verdict in told], chances, *(kind for kind, _ in told))
    best = max((PRODUCTION_LEVELS.index(one.level) for one in found.standings), default=0)
    assert found.level == PRODUCTION_LEVELS[best]
    assert best <= levels.highest_likely(chances)
    for (kind, _), standing in zip(told, found.standings, strict=True):
        assert standing.level in {"none", "experimental"} or kind in {"job", "assignment"}


def test_the_model_weighs_what_is_measured_and_nothing_else() -> None:
    one = person("job", "project")
    judged = [said(0.9, shipped=0.6), said(0.5, experimental=0.6)]
    leveled = production.level_of(one, measured(one), judged, LIMITS)
    row = levels.features(one, measured(one), judged, leveled, [0.1, 0.2, 0.3, 0.4], 0.2, LIMITS)
    assert tuple(sorted(row)) == levels.load().features
    empty = Person((), (), {})
    nothing = levels.features(empty, [], [], Leveled("none", "", ()), [0.25] * 4, 0.9, LIMITS)
    assert nothing.keys() == row.keys()
    assert levels.level_of(empty, [], [], LIMITS, levels.load(), [0.25] * 4, 0.9).level == "none"
