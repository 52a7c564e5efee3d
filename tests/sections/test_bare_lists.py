"""Careers without headings, and duties that stand apart from their posts: what a reader still gives to the right job."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.records import Job, Outline
from pipeline.sections import outline

TOP = "Odile Marchetti\nodile@example.com, Brno\n\n"
DUTIES = "- Moved forty services to one pipeline\n- Restored the ledger from backup twice a year\n"


def read(text: str) -> Outline:
    return outline(document(text, plain=True))


def facts(job: Job) -> tuple[str | None, str | None, str | None, str | None, int]:
    return job.title, job.organization, job.start, job.end, len(job.body)


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Vexillum Games, reliability, 3/2019 - today", (None, "2019-03", "present", 2)),
        ("Platform, Vexillum Games, 11/2018–", (None, "2018-11", "present", 2)),
        ("Vexillum Bank, Card Services. May 2012 to July 2016.", ("Vexillum Bank", "2012-05", "2016-07", 2)),
        ("Vexillum Outfitters (mail order), 09/2008 - 03/2012. Data Analyst II.", ("Vexillum Outfitters (mail order)", "2008-09", "2012-03", 2)),
        ("Vexillum Oy, Turku. 2/2010 to 1/2014", ("Vexillum Oy", "2010-02", "2014-01", 2)),
        ("2016 Aug – 2021 Dec VEXILLUM (founder)", ("VEXILLUM", "2016-08", "2021-12", 2)),
        ("Vexillum Cloud, Platform Engineer, 2016/5 ~ 2021/3", ("Vexillum Cloud", "2016-05", "2021-03", 2)),
    ],
)  # fmt: skip
def test_a_described_period_under_the_name_is_a_job(
    header: str, wanted: tuple[str | None, str, str, int]
) -> None:
    (job,) = read(f"{TOP}{header}\n{DUTIES}").jobs
    assert (job.start, job.end, len(job.body)) == wanted[1:]
    assert wanted[0] is None or job.organization == wanted[0]


@pytest.mark.parametrize(
    "header",
    [
        "2011 - 2014 studies of informatics, Brno",
        "2008 – 2012 family time",
        "University of Taieri, 2009 - 2013",
        "2010 – 2013 Military service",
        "Thesis project, 2012 - 2013",
    ],
)
def test_studies_service_and_time_at_home_under_the_name_are_no_jobs(header: str) -> None:
    assert read(f"{TOP}{header}\n{DUTIES}").jobs == ()


@pytest.mark.parametrize(
    ("line", "title", "organization"),
    [
        ("Vexillum Tech (Senior Software Engineer) [Oct 2020 - Jun 2024]", "Senior Software Engineer", "Vexillum Tech"),
        ("Vexillum (Junior Developer) [Jan 2018 - Sep 2020]", "Junior Developer", "Vexillum"),
        ("VEXILLUM (April 2018 – at present)\nPosition: Risk Analyst", "Risk Analyst", "VEXILLUM"),
    ],
)  # fmt: skip
def test_a_title_beside_or_below_the_firm(line: str, title: str, organization: str) -> None:
    (job,) = read(f"{TOP}EXPERIENCE\n{line}\n{DUTIES}").jobs
    assert (job.title, job.organization, len(job.body)) == (title, organization, 2)


def test_project_experience_is_the_career_where_nothing_else_is() -> None:
    text = f"{TOP}EXPERIENCE BY PROJECT\n\n09/2019 – 02/2022 | Search Engineer for a publisher\n{DUTIES}"
    assert [(job.title, job.start, job.end) for job in read(text).jobs] == [
        ("Search Engineer for a publisher", "2019-09", "2022-02")
    ]


def test_titles_and_places_of_the_head_are_not_part_of_the_first_job() -> None:
    text = f"Odile Marchetti\nNETWORK ENGINEER\nBrno\n\n2018/05 - 2023/12  Vexillum Port, network engineer\n{DUTIES}"
    (job,) = read(text).jobs
    assert facts(job) == ("network engineer", "Vexillum Port", "2018-05", "2023-12", 2)


def test_responsibilities_below_a_client_are_no_section() -> None:
    text = (
        f"{TOP}Key Skills\nPython, SQL\n\nClient: Vexillum Insurance, Newark, NJ  Aug 2019 – Jul 2022\nRole: Deep Learning Engineer\n"
        f"Responsibilities:\n{DUTIES}\nClient 2: Ambit Credit, Boise, ID  Feb 2016 – Jul 2019\nRole: ETL Developer\nResponsibilities:\n{DUTIES}"
    )
    assert [job.title for job in read(text).jobs] == ["Deep Learning Engineer", "ETL Developer"]
    assert [job.organization for job in read(text).jobs] == ["Vexillum Insurance", "Ambit Credit"]


def test_the_last_tool_of_a_list_in_capitals_is_no_heading() -> None:
    text = (
        f"{TOP}EXPERIENCE\nVexillum Bank  Mar 2014 – May 2018\nJava Developer\n{DUTIES}Environment: Java, Spring, SVN,\nJIRA\n"
        f"Ambit Mutual Insurance  Jan 2010 – Feb 2014\nJava Developer\nProject: Agents\n{DUTIES}\nEDUCATION\nBSc, University of Taieri, 2009\n"
    )
    assert [len(job.body) for job in read(text).jobs] == [4, 3]


def test_duties_under_the_name_of_the_employer_go_to_its_post() -> None:
    text = (
        f"{TOP}EMPLOYMENT\nVexillum Digital Ltd, Nov 2016 to Jan 2020, Test Lead\nAmbit Consultancy, Sep 2013 to Oct 2016, Test Engineer\n\n"
        f"Vexillum – Client: Nordic bank\n{DUTIES}\nAmbit – Client: shops\n{DUTIES}"
    )
    assert [len(job.body) for job in read(text).jobs] == [3, 3]


def test_customers_inside_a_post_are_its_duties() -> None:
    text = (
        f"{TOP}EMPLOYMENT\nVexillum Consulting GmbH, Consultant, 01/2019 – 12/2022\n\n02/2020 – 07/2020 Energy supplier\n{DUTIES}\n"
        f"08/2020 – 12/2021 Logistics group\n{DUTIES}"
    )
    (job,) = read(text).jobs
    assert facts(job) == ("Consultant", "Vexillum Consulting GmbH", "2019-01", "2022-12", 6)


def test_posts_dated_one_by_one_above_their_whole_period() -> None:
    text = f"{TOP}EMPLOYMENT\nVexillum Trade Ltd, Brno\nTechnical Lead (2018 – ), Software Developer (2015 – 2018)\n06/2015 – Present\n{DUTIES}"
    jobs = read(text).jobs
    assert [(job.title, job.start, job.end) for job in jobs] == [
        ("Technical Lead", "2018", "present"),
        ("Software Developer", "2015", "2018"),
    ]
    assert sum(len(job.body) for job in jobs) == 3


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("1995-1998 Software Engineer Company Name - City, State", "Software Engineer"),
        ("Company Name, City, State Category Analyst May 2013 to August 2016", "Category Analyst"),
    ],
)
def test_a_placeholder_of_the_employer_leaves_the_title(line: str, title: str) -> None:
    (job,) = read(f"{TOP}EXPERIENCE\n{line}\n{DUTIES}").jobs
    assert (job.title, job.organization) == (title, None)
