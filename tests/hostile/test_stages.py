"""A fault in any stage of one résumé's way costs that résumé its row and nobody else: it is set aside with a sentence."""

from __future__ import annotations

import hashlib

import pytest

from pipeline import screening
from pipeline.intake import Crew
from pipeline.settings import Limits, Reading
from tests.hostile.faults import STAGES, profile_with_fault
from tests.vetting.making import RESUME

WAYS = ("bug", "memory", "deep")
LAST = ".".join(STAGES[-2])
HARD = (
    ("abort", "corrupt"),
    ("hang", "timeout"),
    ("exit", "corrupt"),
    ("interrupt", "unreadable"),
)  # some of these cost a child
REASON = {"bug": "corrupt", "memory": "memory", "deep": "corrupt"}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[str | None, str, bool]]:
    """What came of each fault (reason, detail), and whether the neighbour after it is what it was before."""
    path = tmp_path_factory.mktemp("stages") / "cv.txt"
    path.write_text("\n".join(RESUME))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    cases = [(".".join(stage), how) for stage in STAGES for how in WAYS] + [(LAST, how) for how, _ in HARD]
    found = {}
    with Crew(1, Limits(seconds=8), screening.load_tools, (Reading(),)) as crew:
        honest = (str(path), path.name, digest, "", "")
        [good] = crew.map(profile_with_fault, [honest])
        assert good.reason is None, good.detail
        for stage, how in cases:
            [bad] = crew.map(profile_with_fault, [(*honest[:3], stage, how)])
            [after] = crew.map(profile_with_fault, [honest])
            found[stage, how] = (bad.reason, bad.detail, after.value == good.value)
    return found


@pytest.mark.parametrize("stage", [".".join(stage) for stage in STAGES])
@pytest.mark.parametrize("how", WAYS)
def test_a_stage_that_goes_wrong(
    outcomes: dict[tuple[str, str], tuple[str | None, str, bool]], stage: str, how: str
) -> None:
    reason, detail, neighbour = outcomes[stage, how]
    assert reason == REASON[how]
    assert detail.endswith(".")
    assert neighbour


@pytest.mark.parametrize(("how", "wanted"), HARD)
def test_a_stage_that_takes_its_child_along(
    outcomes: dict[tuple[str, str], tuple[str | None, str, bool]], how: str, wanted: str
) -> None:
    reason, detail, neighbour = outcomes[LAST, how]
    assert reason == wanted
    assert detail.endswith(".")
    assert neighbour
