"""What statements are about: chances by meaning, and what a person's newest work makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from models import features, meaning, predict, topics
from models.context import CODES
from models.evidence import Entry, Person, Statement
from models.features import FIELDS, LineJudgement, Measured
from pipeline.records import PRODUCTION_LEVELS


def measured(text: str, entry: int) -> Measured:
    statement = Statement(text, 1, (1,), entry, "experience", ())
    return Measured(statement, "job", {}, {}, {}, meaning.embed([text])[0])


def said(technical: bool) -> LineJudgement:
    stage = "shipped" if technical else "none"
    return LineJudgement(
        dict.fromkeys(CODES, 0.0), 0.0, 0.95 if technical else 0.0,
        {name: float(name == stage) for name in PRODUCTION_LEVELS},
    )  # fmt: skip


EVEN = np.full(len(FIELDS), 1 / len(FIELDS))  # words that say nothing
CASES = [
    ("Wrote the firmware of the pump controller in C", "systems_embedded"),
    ("Trained a detector that finds cracks in pictures of rails", "computer_vision"),
    ("Wrote the iOS app with offline maps", "mobile"),
    ("Automated end-to-end tests of the checkout", "quality_engineering"),
    ("Moved the nightly ETL into a warehouse", "data_engineering"),
]


@pytest.mark.parametrize(("text", "field"), CASES)
def test_plain_statements(text: str, field: str) -> None:
    row = topics.chances(predict.load().topics, [measured(text, 0)])[0]
    assert FIELDS[int(row.argmax())] == field
    assert row.sum() == pytest.approx(1.0)


def test_no_statements_no_rows() -> None:
    assert topics.chances(predict.load().topics, []).shape == (0, len(FIELDS))


def test_only_the_newest_described_work_counts() -> None:
    lines = [measured(CASES[0][0], 0), measured(CASES[0][0], 0), measured(CASES[2][0], 1)]
    entries = (Entry("job", "", 24000, 24020, 0, 0), Entry("job", "", 23900, 23990, 30, 1))
    person = Person(entries, tuple(one.statement for one in lines), {})
    judged = [said(True)] * 3
    about = topics.chances(predict.load().topics, lines)
    with_older = topics.features(person, lines, judged, about, EVEN)
    about[2] = EVEN
    assert topics.features(person, lines, judged, about, EVEN) == with_older
    best = max(FIELDS, key=lambda name: with_older[name]["anchor meaning mean"])
    assert best == "systems_embedded"


def test_what_is_no_engineering_says_nothing_of_a_field() -> None:
    lines = [measured("Planned the summer party", 0)]
    person = Person((Entry("job", "", 24000, 24020, 0, 0),), (lines[0].statement,), {})
    about = topics.chances(predict.load().topics, lines)
    found = topics.features(person, lines, [said(False)], about, EVEN)
    assert len({tuple(sorted(row.items())) for row in found.values()}) == 1  # the same for every field


def test_features_have_the_names_that_reports_explain() -> None:
    from pipeline.reports.wording import FEATURE_WORDS

    assert set(topics.FEATURES) <= set(FEATURE_WORDS)
    assert features.at_anchor(Person((), (), {}), measured("x y", 0), 0)
