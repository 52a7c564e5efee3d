"""Posts whose period, firm or team stands where another writer has it not: fields From and To, brackets, small words."""

from __future__ import annotations

import pytest
from documents import posts, read

from pipeline.sections.dates import find_spans
from tests.sections.documents import Posts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("From: March 2018   To: June 2021", ("2018-03", "2021-06")),
        ("From: 03/2018 To: Present", ("2018-03", "present")),
        ("Start date: Jan 2018, End date: Mar 2020", ("2018-01", "2020-03")),
        ("From: 2018 | To: till date", ("2018", "present")),
        ("From: May 2019; Reports to: the head of data since 2020", ("2019-05", "2019-05")),  # another field
    ],
)
def test_from_and_to_in_fields(text: str, wanted: tuple[str, str]) -> None:
    span = find_spans(text)[0]
    assert (span.start, span.end) == wanted


_CASES: list[tuple[str, Posts]] = [
    (
        "**Systems Analyst**\nKibo Freight Ltd\nFrom: March 2018   To: June 2021\n- Wrote the dispatch service.",
        [("Systems Analyst", "Kibo Freight Ltd", "2018-03", "2021-06")],
    ),
    (
        "From: 03/2018 To: Present\nSystems Analyst, Kibo Freight Ltd\n- Wrote the dispatch service.",
        [("Systems Analyst", "Kibo Freight Ltd", "2018-03", "present")],
    ),
    (  # projects of one employer named together
        "Project 1 to 3: Clients Orbis Trucks, Halden Bank, Company: Meghdoot Infotech\nRole: Senior Developer\n"
        "Duration: Jun 2015 to Mar 2019\n- Designed REST services.",
        [("Senior Developer", "Meghdoot Infotech", "2015-06", "2019-03")],
    ),
    (
        "2015 – 2022. At Orbis Trucks, I have built the trip planner and kept it running.\n"
        "2012 – 2015. At Halden Bank, I wrote statements for the loan desk.",
        [(None, "Orbis Trucks", "2015", "2022"), (None, "Halden Bank", "2012", "2015")],
    ),
    (  # period and firm in brackets behind a word of time
        "Presently (since March 2019, Orbis Trucks)\nThe queue of trips.\n- Kafka, Go\n\n"
        "Previously (2015 to 2019, Halden Bank)\nThe loan desk.\n- Spring",
        [(None, "Orbis Trucks", "2019-03", "present"), (None, "Halden Bank", "2015", "2019")],
    ),
    (
        "Backend Developer (2015 to 2019, Halden Bank)\n- Spring",
        [("Backend Developer", "Halden Bank", "2015", "2019")],
    ),
    (  # a remark beside the period is no firm
        "Backend Developer, Halden Bank (2015 to 2019, part-time)\n- Spring",
        [("Backend Developer", "Halden Bank", "2015", "2019")],
    ),
    (  # the period closes the duties
        "**Orbis Trucks – Backend Developer**\nBuilt the trip planner, kept the queue running (March 2019 – today)\n\n"
        "**Halden Bank – Java Developer**\nStatements for the loan desk; moved batch jobs to Spring (2015 – 2019)",
        [("Backend Developer", "Orbis Trucks", "2019-03", "present"), ("Java Developer", "Halden Bank", "2015", "2019")],
    ),
    (  # a dated step inside a dated post moves nothing
        "**Backend Developer, Orbis Trucks, 2015 – 2022**\nMoved the batch jobs to Spring (2017 – 2018)\nKept the queue running.",
        [("Backend Developer", "Orbis Trucks", "2015", "2022")],
    ),
    (  # titles that no list knows
        "Orbis Trucks, tide keeper, 2019 - 2022, Go, Kafka, queue for trips\nHalden Bank, loan whisperer, 2015 - 2019, Java, statements",
        [("tide keeper", "Orbis Trucks", "2019", "2022"), ("loan whisperer", "Halden Bank", "2015", "2019")],
    ),
    (  # a team is neither title nor employer
        "**Search Team, Orbis Trucks**   2019 - 2022\n- Ranking of trips.\n**Payments Team, Halden Bank**   2015 - 2019\n- Card fees.",
        [(None, "Orbis Trucks", "2019", "2022"), (None, "Halden Bank", "2015", "2019")],
    ),
    (
        "**Software Engineer, Search Team**\nOrbis Trucks   2019 - 2022\n- Ranking of trips.",
        [("Software Engineer, Search Team", "Orbis Trucks", "2019", "2022")],
    ),
    (  # contests are no work, who runs them has a post
        "Front Desk Agent, Hotel Harsund, 06/2021 - 03/2023\n- Checked in guests.\nTeam Lead, Harsund Hackathon, Sept 2021 - Oct 2021\n- A triage bot.",
        [("Front Desk Agent", "Hotel Harsund", "2021-06", "2023-03")],
    ),
    (
        "Hackathon Program Manager, Orbis Trucks, 06/2021 - 03/2023\n- Twelve events.",
        [("Hackathon Program Manager", "Orbis Trucks", "2021-06", "2023-03")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_a_post(text: str, wanted: Posts) -> None:
    assert posts(read(f"# Work Experience\n{text}\n")) == wanted


def test_hackathons_give_a_post_no_duties() -> None:
    facts = read(
        "# Experience\nFront Desk Agent, Hotel Harsund, 06/2021 - 03/2023\n- Checked in guests.\n"
        "# Hackathon assignments\nSept 2021 - Oct 2021: Triage bot for clinics\n- Python, Rasa\n"
    )
    assert [(job.title, len(job.body)) for job in facts.jobs] == [("Front Desk Agent", 1)]


def test_an_apprenticeship_is_named_as_one() -> None:
    facts = read(
        "# Experience\nI did my apprenticeship as an application developer at Kreuzer Systeme from 2012 to 2015 and stayed there "
        "as a software developer until 2018.\nSince 2018 I have been a software developer at Hartmann Logistik.\n"
    )
    assert posts(facts) == [
        ("apprenticeship as an application developer", "Kreuzer Systeme", "2012", "2015"),
        ("software developer", "Kreuzer Systeme", "2015", "2018"),
        ("software developer", "Hartmann Logistik", "2018", "present"),
    ]
    assert facts.jobs[0].kind == "internship"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("**BSc Computing**   2011 - 2015\nFaculty of Engineering, University of Harsund", [("BSc Computing", "University of Harsund", "2015")]),
        ("**MSc Computing**   2015 - 2017\nSchool of Informatics\nUniversity of Lyre", [("MSc Computing", "University of Lyre", "2017")]),
        ("2015 - 2017 Department of Computer Science\nUniversity of Lyre, Master of Science", [("Master of Science", "University of Lyre", "2017")]),
        (  # two schools, two entries
            "University of Lyre, MSc Computing, 2017\nSchool of Informatics, Harsund, BSc Computing, 2015",
            [("MSc Computing", "University of Lyre", "2017"), ("BSc Computing", "School of Informatics, Harsund", "2015")],
        ),
    ],
)  # fmt: skip
def test_a_faculty_before_its_school(lines: str, wanted: list[tuple[str, str, str]]) -> None:
    facts = read(f"# Education\n{lines}\n")
    assert [(one.degree, one.institution, one.end) for one in facts.education] == wanted
