"""What the models see of a text: where described work belongs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models import tenure
from models.evidence import Person
from models.features import LineJudgement
from pipeline import assessment
from skill_taxonomy import Taxonomy

TOP = "Ilse Vandermeulen\nilse.vdm@example.org\n"
BY_FUNCTION = """RELEVANT EXPERIENCE BY FUNCTION
Automation
Scripted all environments of the ticket shop in Terraform.
Wrote the command that sets up a new cinema in ten minutes.
Availability
First on call for premiere nights, three years in a row.
Moved the seat map to a second region and tested the way back.
"""
BARE = """WORK HISTORY
Cloud Engineer, Lichtspiel Systems, 03/2019 - 06/2023
Help Desk Technician, Gemeente Wervik, 09/2016 - 02/2019
"""
TOLD = """WORK HISTORY
Cloud Engineer, Lichtspiel Systems, 03/2019 - 06/2023
- Kept the Kubernetes clusters of the ticket shop running.
Help Desk Technician, Gemeente Wervik, 09/2016 - 02/2019
"""
PROFILE = """PROFILE
Engineer with seven years in cloud operations.
Likes to write things down.
"""


@pytest.fixture
def see(rooms: Callable, taxonomy: Taxonomy) -> Callable[[str], Person]:  # type: ignore[type-arg]
    def of(text: str) -> Person:
        document, outline, found = rooms(text)
        return assessment.evidence_of(document, outline, found, taxonomy, None)

    return of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TOP + BY_FUNCTION + BARE, "assignment"),  # nowhere else is the work of the posts told
        (TOP + BY_FUNCTION + TOLD, "summary"),  # a post tells its own
        (TOP + PROFILE + BARE, None),  # a profile is no work
    ],
)
def test_work_told_by_function_is_the_work_of_bare_posts(
    see: Callable[[str], Person], text: str, kind: str | None
) -> None:
    person = see(text)
    kinds = {person.entries[one.entry].kind for one in person.statements if "Terraform" in one.text}
    assert kinds == ({kind} if kind else set())
    if kind is None:
        assert "assignment" not in {entry.kind for entry in person.entries}


ONE_POST = """WORK HISTORY
Consultant, Lichtspiel Systems, 03/2019 - 06/2023
"""


def test_work_told_by_function_has_the_months_of_the_one_post(see: Callable[[str], Person]) -> None:
    people = [see(TOP + BY_FUNCTION + posts) for posts in (ONE_POST, BARE)]
    dated = [
        [entry.first is not None for entry in person.entries if entry.kind == "assignment"]
        for person in people
    ]
    assert dated == [[True], [False]]  # of two posts nobody knows which


def test_a_post_told_only_by_what_was_done_in_it_counts(see: Callable[[str], Person]) -> None:
    person = see(TOP + BY_FUNCTION + ONE_POST)
    work, idle = (
        [
            LineJudgement({}, 0.0, software, {"none": 1.0 - software, "shipped": software, "operated": 0.0})
            for _ in person.statements
        ]
        for software in (0.9, 0.0)
    )
    assert tenure.relevant_months(person, work) == 52
    assert tenure.relevant_months(person, idle) == 0
    assert tenure.relevant_months(person, work, engineer=False) == 0


LETTER = """Dear all, since spring I wrote the booking program of the ferry line in Go and kept it running.
Before that I built the meter service of a water works, used by nine towns, and its alarms.
"""


@pytest.mark.parametrize(
    ("share", "engineer", "months"), [(0.9, True, None), (0.9, False, 0), (0.1, True, 0)]
)
def test_work_that_no_job_could_be_read_of_makes_the_years_unknown_and_not_0(
    see: Callable[[str], Person], share: float, engineer: bool, months: int | None
) -> None:
    person = see(TOP + LETTER)
    assert not any(entry.is_job for entry in person.entries)
    stages = {"none": 1.0 - share, "shipped": share, "operated": 0.0}
    judged = [LineJudgement({}, 0.0, share, stages) for _ in person.statements]
    assert tenure.relevant_months(person, judged, engineer) == months
