"""The second look: what the statements around a statement add, and what they do not."""

from __future__ import annotations

import numpy as np
import pytest

from models import context, lines
from models.context import CODES, NAMES
from models.features import LineJudgement
from pipeline.records import PRODUCTION_LEVELS


def said(ai: float, software: float, stage: str = "shipped") -> LineJudgement:
    stages = {name: 0.7 if name == stage else 0.1 for name in PRODUCTION_LEVELS}
    return LineJudgement(dict.fromkeys(CODES, 0.1), ai, software, stages)


EVEN = [0.25, 0.25, 0.25, 0.25]  # words of the whole paper that say nothing of the level


def value(rows: np.ndarray, at: int, name: str) -> float:
    return float(rows[at, NAMES.index(name)])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("before ai", 0.9),
        ("after ai", 0.3),
        ("entry ai", (0.9 + 0.3) / 3),
        ("most of entry ai", 0.9),
        ("elsewhere ai", 0.6 / 2),
    ],
)
def test_what_stands_around_a_statement(name: str, expected: float) -> None:
    judged = [said(0.9, 0.1), said(0.5, 0.1), said(0.3, 0.1), said(0.6, 0.1)]
    rows = context.rows([0, 0, 0, 1], judged, EVEN)
    assert rows.shape == (4, len(NAMES))
    assert value(rows, 1, name) == pytest.approx(expected)


def test_a_statement_alone_in_its_paper_has_nothing_around_it() -> None:
    rows = context.rows([0], [said(0.9, 0.1)], EVEN)
    around = [at for at, name in enumerate(NAMES) if not name.startswith(("own ", "paper "))]
    assert not rows[0, around].any()


def test_neighbours_of_another_entry_are_elsewhere() -> None:
    rows = context.rows([0, 1], [said(0.9, 0.1), said(0.5, 0.1)], EVEN)
    assert value(rows, 1, "before ai") == 0.0
    assert value(rows, 1, "entry ai") == 0.0
    assert value(rows, 1, "elsewhere ai") == pytest.approx(0.45)


def test_no_statements_no_rows() -> None:
    assert context.rows([], [], EVEN).shape == (0, len(NAMES))


def test_a_doubtful_line_among_ai_work_is_ai_work_sooner_than_among_reports() -> None:
    second = lines.load().second
    assert second is not None
    doubtful, work, report = said(0.4, 0.1), said(0.95, 0.05), said(0.02, 0.02, "none")
    among_work = lines.again(second, [0, 0, 0, 0], [work, doubtful, work, work], EVEN)[1]
    among_reports = lines.again(second, [0, 0, 0, 0], [report, doubtful, report, report], EVEN)[1]
    assert among_work.ai > 0.5
    assert among_work.ai > among_reports.ai + 0.1
    assert among_work.stages["none"] < among_reports.stages["none"]


def test_a_duty_among_words_of_another_trade_is_a_duty_less_surely() -> None:
    second = lines.load().second
    assert second is not None
    duty = said(0.1, 0.5, "operated")
    of_an_engineer = lines.again(second, [0], [duty], [0.02, 0.02, 0.16, 0.8])[0]
    of_a_nurse = lines.again(second, [0], [duty], [0.97, 0.01, 0.01, 0.01])[0]
    assert of_an_engineer.stages["operated"] > of_a_nurse.stages["operated"] + 0.1
    assert of_an_engineer.technical > of_a_nurse.technical
