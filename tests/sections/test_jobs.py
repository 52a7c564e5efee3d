"""Jobs in the many shapes people give them. Each case: lines of an experience section, and the jobs a reader sees."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.records import Document, Job, Line
from pipeline.sections import outline, total_months

TOP = "# Dana Whitfield\ndana@example.com | (312) 555-0142\n\n# Experience\n"
ENGINEER = ("Software Engineer", "Northwind Systems", "2019-03", "2021-02")
ANALYST = ("Data Analyst", "Contoso Labs", "2016-06", "2019-02")
BODY = "- Built the billing service in Go\n- Cut the nightly batch from six hours to one\n"

SHAPES = {
    "title, organization, dates on one line": "Software Engineer, Northwind Systems, Mar 2019 - Feb 2021\n{b}\nData Analyst, Contoso Labs, Jun 2016 - Feb 2019\n{b}",
    "dates in brackets": "Software Engineer, Northwind Systems (Mar 2019 - Feb 2021)\n{b}\nData Analyst, Contoso Labs (Jun 2016 - Feb 2019)\n{b}",
    "title left, date right, organization below": "Software Engineer   03/2019 - 02/2021\nNorthwind Systems\n{b}\nData Analyst   06/2016 - 02/2019\nContoso Labs\n{b}",
    "organization left, date right, title below": "Northwind Systems   03/2019 - 02/2021\nSoftware Engineer\n{b}\nContoso Labs   06/2016 - 02/2019\nData Analyst\n{b}",
    "organization above, title and date below": "**Northwind Systems**\nSoftware Engineer   Mar 2019 – Feb 2021\n{b}\n**Contoso Labs**\nData Analyst   Jun 2016 – Feb 2019\n{b}",
    "date first in a rail": "Mar 2019 - Feb 2021   Software Engineer, Northwind Systems\n{b}\nJun 2016 - Feb 2019   Data Analyst, Contoso Labs\n{b}",
    "date on a line of its own above": "Mar 2019 – Feb 2021\nSoftware Engineer, Northwind Systems\n{b}\nJun 2016 – Feb 2019\nData Analyst, Contoso Labs\n{b}",
    "date on a line of its own below": "Software Engineer, Northwind Systems\nMar 2019 – Feb 2021\n{b}\nData Analyst, Contoso Labs\nJun 2016 – Feb 2019\n{b}",
    "three lines": "**Software Engineer**\nNorthwind Systems, Austin, TX\nMar 2019 – Feb 2021\n{b}\n**Data Analyst**\nContoso Labs, Boise, ID\nJun 2016 – Feb 2019\n{b}",
    "bars": "Software Engineer | Northwind Systems | Mar 2019 - Feb 2021\n{b}\nData Analyst | Contoso Labs | Jun 2016 - Feb 2019\n{b}",
    "organization, bar, title": "Northwind Systems | Software Engineer | Austin, TX | Mar 2019 - Feb 2021\n{b}\nContoso Labs | Data Analyst | Jun 2016 - Feb 2019\n{b}",
    "dashes and place": "Software Engineer — Northwind Systems, Austin, TX   Mar 2019 - Feb 2021\n{b}\nData Analyst — Contoso Labs, Remote   Jun 2016 - Feb 2019\n{b}",
    "at": "Software Engineer at Northwind Systems (03/2019–02/2021)\n{b}\nData Analyst at Contoso Labs (06/2016–02/2019)\n{b}",
    "middle dots": "Software Engineer · Northwind Systems · Mar 2019 - Feb 2021\n{b}\nData Analyst · Contoso Labs · Jun 2016 - Feb 2019\n{b}",
    "place in the right margin": "**Northwind Systems**   Austin, TX\nSoftware Engineer   Mar 2019 - Feb 2021\n{b}\n**Contoso Labs**   Boise, ID\nData Analyst   Jun 2016 - Feb 2019\n{b}",
    "sentences": "Working as Software Engineer in Northwind Systems from Mar 2019 to Feb 2021.\nWorked as Data Analyst in Contoso Labs from Jun 2016 to Feb 2019.\n",
    "fields of a form": "Company: Northwind Systems\nDesignation: Software Engineer\nDuration: Mar 2019 – Feb 2021\n{b}\nCompany: Contoso Labs\nDesignation: Data Analyst\nDuration: Jun 2016 – Feb 2019\n{b}",
    "fields with the period first": "Period: 03.2019 – 02.2021\nCompany: Northwind Systems\nRole: Software Engineer\n{b}\nPeriod: 06.2016 – 02.2019\nCompany: Contoso Labs\nRole: Data Analyst\n{b}",
    "post as a bullet under its date": "Mar 2019 - Feb 2021\n- Software Engineer, Northwind Systems\n{b}\nJun 2016 - Feb 2019\n- Data Analyst, Contoso Labs\n{b}",
    "capitals": "SOFTWARE ENGINEER, NORTHWIND SYSTEMS   MARCH 2019 - FEBRUARY 2021\n{b}\nDATA ANALYST, CONTOSO LABS   JUNE 2016 - FEBRUARY 2019\n{b}",
    "prose below": "Software Engineer, Northwind Systems   Mar 2019 - Feb 2021\nI built the billing service and kept it running for four hundred shops in three countries.\n\nData Analyst, Contoso Labs   Jun 2016 - Feb 2019\nWeekly reports for the sales team and the tables behind them, in SQL and a little Python.\n",
}


def _facts(job: Job) -> tuple[str, str, str | None, str | None]:
    return ((job.title or "").casefold(), (job.organization or "").casefold(), job.start, job.end)


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("plain", [False, True])
def test_two_jobs_are_read_from_every_shape(name: str, plain: bool) -> None:
    facts = outline(document(TOP + SHAPES[name].replace("{b}", BODY), plain=plain))
    wanted = [(t.casefold(), o.casefold(), s, e) for t, o, s, e in (ENGINEER, ANALYST)]
    assert [_facts(job) for job in facts.jobs] == wanted


def jobs_of(section: str, heading: str = "Experience") -> list[Job]:
    return list(outline(document(f"# Dana Whitfield\ndana@example.com\n\n# {heading}\n{section}")).jobs)


def test_several_titles_at_one_employer() -> None:
    jobs = jobs_of(
        """**Northwind Systems**
        Staff Engineer, Platform   Aug 2022 - Present
        - Led the reliability work
        Senior Engineer, Payments   Jul 2020 - Aug 2022
        - Built settlement
        """.replace("        ", "")
    )
    assert [(job.title, job.organization, job.current) for job in jobs] == [
        ("Staff Engineer, Platform", "Northwind Systems", True),
        ("Senior Engineer, Payments", "Northwind Systems", False),
    ]


def test_a_missing_organization_stays_missing() -> None:
    (job,) = jobs_of(
        "Information Technology Specialist   01/2015 - Current\nCompany Name - Springfield, IL\n- Kept 40 servers patched\n"
    )
    assert (job.title, job.organization, job.start, job.end) == (
        "Information Technology Specialist",
        None,
        "2015-01",
        "present",
    )


def test_jobs_without_dates_are_kept() -> None:
    jobs = jobs_of(
        "**Production Intern**\nHarbour Opera Company\n- Set lights\n\n**Retail Sales Associate**\nBlue Note Music Store LLC\n- Sold sheet music\n"
    )
    assert [(job.title, job.organization, job.start, job.end) for job in jobs] == [
        ("Production Intern", "Harbour Opera Company", None, None),
        ("Retail Sales Associate", "Blue Note Music Store LLC", None, None),
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Software Engineering Intern, Northwind Labs, Jun 2019 - Aug 2019", "internship"),
        ("Freelance Developer, Self-employed, Jun 2019 - Aug 2020", "freelance"),
        ("Signals Sergeant, United States Army, 2009 - 2013", "military"),
        ("Volunteer Web Developer, Harbour Food Bank, 2018 - 2019", "volunteer"),
        ("Teaching Assistant, Lakeside University, 2018 - 2019", "teaching"),
        ("Graduate Research Assistant, Lakeside University, 2018 - 2019", "research"),
        ("Backend Developer, Lakeside Software, 2018 - 2019", "job"),
    ],
)
def test_kinds_are_told_apart(line: str, kind: str) -> None:
    assert [job.kind for job in jobs_of(line + "\n- Did the work described here\n")] == [kind]


@pytest.mark.parametrize(
    ("header", "title", "organization"),
    [
        ("Data Engineer (only data person until 2023), Northwind Ltd", "Data Engineer", "Northwind Ltd"),
        ("Data Engineer (promoted from tester in 2020), Northwind Ltd", "Data Engineer", "Northwind Ltd"),
        ("Data Engineer, Northwind Ltd (4 days a week)", "Data Engineer", "Northwind Ltd"),
        ("Data Engineer (80 %), Northwind Ltd", "Data Engineer", "Northwind Ltd"),
        ("Data Engineer (Contract), Northwind Ltd", "Data Engineer (Contract)", "Northwind Ltd"),
    ],
)
def test_a_dated_remark_is_no_part_of_a_title(header: str, title: str, organization: str) -> None:
    (job,) = jobs_of(f"{header}\nSeptember 2019 - December 2024\n- Built the loaders in Python\n")
    assert (job.title, job.organization) == (title, organization)


FORM = """Dates\t09/2014 to present
Occupation or position held\tSystem administrator
Main activities and responsibilities
Administration of 12 Windows servers and of about 160 workstations.
Name and address of employer\tTrakia Foods Ltd, Plovdiv
Type of business or sector\tFood
Dates\t03/2009 to 08/2014
Occupation or position held\tComputer technician
Main activities\tRepair of PCs, installation of Windows.
Name and address of employer\tMaritsa Service Ltd
"""


def test_a_form_names_the_employer_below_the_duties() -> None:
    found = [(job.title, job.organization, job.start, job.end) for job in jobs_of(FORM)]
    assert found == [
        ("System administrator", "Trakia Foods Ltd", "2014-09", "present"),
        ("Computer technician", "Maritsa Service Ltd", "2009-03", "2014-08"),
    ]


def test_a_form_that_begins_with_the_employer_stays_as_it_is() -> None:
    form = """Company: Northwind Ltd
Dates: 2014 - 2018
Title: Tester
- Tested the till

Company: Contoso Labs
Dates: 2010 - 2014
Title: Engineer
- Built the till
"""
    found = [(job.title, job.organization) for job in jobs_of(form)]
    assert found == [("Tester", "Northwind Ltd"), ("Engineer", "Contoso Labs")]


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Updated October 2025", []),
        ("GDPR readiness\t€0.8m\tMay 2018", []),
        ("Turkish (native), German (A2, learnt in hotels). Robotics mentor since 2018", []),
        ("Java Developer, same company\nJuly 2015 - October 2017", [("Java Developer", "Northwind Ltd")]),
        ("Self-employed\nPiano tuner\t1998 - 2004", [("Piano tuner", "Self-employed")]),
        ("Self-employed\nFabrikam Languages\t1998 - 2004", [("Self-employed", "Fabrikam Languages")]),
        ("Left as Captain, Signal Corps, Jan 2008 - Feb 2018", [("Captain", "Signal Corps")]),
        ("Update Engineer, Contoso Labs, 2015 - 2017", [("Update Engineer", "Contoso Labs")]),
    ],
)
def test_what_only_looks_like_a_post(last: str, found: list[tuple[str, str]]) -> None:
    jobs = jobs_of(
        f"Data Engineer, Northwind Ltd\nSeptember 2019 - December 2024\n- Built the loaders\n\n{last}\n"
    )
    assert [(job.title, job.organization) for job in jobs[1:]] == found


@pytest.mark.parametrize(
    ("header", "title", "organization", "location"),
    [
        ("Lis School, Leiria. Teacher of Computing", "Teacher of Computing", "Lis School", "Leiria"),
        ("Northwind Ltd, Vila Nova. Data Engineer", "Data Engineer", "Northwind Ltd", "Vila Nova"),
        ("Northwind Inc. Data Engineer", "Data Engineer", "Northwind Inc", None),
    ],
)
def test_a_town_before_a_full_stop(header: str, title: str, organization: str, location: str | None) -> None:
    (job,) = jobs_of(f"{header}, September 2019 to December 2024\n- Built the loaders in Python\n")
    assert (job.title, (job.organization or "").rstrip("."), job.location) == (title, organization, location)


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Experience", "Fresher   December 2023 - Present\n- Looking for a first post\n"),
        ("Projects", "Chess Engine   Jan 2020 - Mar 2020\n- Wrote alpha-beta search in Rust\n"),
        ("Education", "B.S. Computer Science, Lakeside University   2012 - 2016\n"),
        ("Awards", "Best Engineer Award, Northwind Systems   2019\n"),
        ("Publications", "D. Whitfield, Engineer's view of logs. Journal of Logs, 2019 - 2020\n"),
        ("Certifications", "Certified Solutions Architect   Mar 2019 - Mar 2022\n"),
        ("References", "Lee Morgan, Engineering Manager, Contoso Labs   2015 - 2019\n"),
    ],
)
def test_what_is_no_job(heading: str, section: str) -> None:
    assert jobs_of(section, heading) == []


def test_jobs_under_no_heading_at_all() -> None:
    facts = outline(
        document(
            "# Dana Whitfield\ndana@example.com\n\nSenior QA Engineer, Northwind Systems (Mar 2021 - Present)\n- Cut the suite to forty minutes\n\nQA Engineer, Contoso Labs (Jun 2018 - Feb 2021)\n- First browser tests\n"
        )
    )
    assert [job.title for job in facts.jobs] == ["Senior QA Engineer", "QA Engineer"]


def test_duties_belong_to_their_job() -> None:
    facts = outline(document(TOP + SHAPES["bars"].replace("{b}", BODY)))
    shown = {line.number: line.text for line in document(TOP + SHAPES["bars"].replace("{b}", BODY)).lines}
    assert [[shown[number] for number in job.body] for job in facts.jobs] == [
        ["- Built the billing service in Go", "- Cut the nightly batch from six hours to one"]
    ] * 2


def test_a_date_stacked_in_the_right_margin_belongs_to_the_line_above() -> None:
    lines = (
        Line(1, 1, "Experience", x0=50, x1=120, size=14, bold=True),
        Line(1, 2, "Northwind Labs, Software Engineer\tAustin, TX", x0=50, x1=550, size=10, gap=0.5),
        Line(
            1,
            3,
            "Built the billing service in Go\tMar 2019 – Feb 2021",
            x0=60,
            x1=550,
            size=10,
            bullet=True,
            gap=0.3,
        ),
        Line(
            1, 4, "Cut the nightly batch to one hour\t2 years", x0=60, x1=550, size=10, bullet=True, gap=0.3
        ),
    )
    (job,) = outline(Document(lines, 1, "plain", "pdf")).jobs
    assert (job.title, job.organization, job.location) == (
        "Software Engineer",
        "Northwind Labs",
        "Austin, TX",
    )
    assert (job.start, job.end, job.body) == ("2019-03", "2021-02", (3, 4))


def test_a_range_broken_over_two_lines_is_one() -> None:
    (job,) = jobs_of("Tour Operator   May 2023 - June\nHarbour Museum   2024\n- Led tours\n")
    assert (job.organization, job.start, job.end) == ("Harbour Museum", "2023-05", "2024-06")


def test_a_client_is_not_the_employer_unless_it_stands_alone() -> None:
    (job,) = jobs_of(
        "Northwind Services — Technical Lead (Mar 2023 – Present)\nClient: Harbour Courier\nProject: Parcel desk\n- Built the agent\n"
    )
    assert (job.title, job.organization) == ("Technical Lead", "Northwind Services")
    (job,) = jobs_of(
        "Client: Harbour Courier   Nov '04 – Sep '10\nRole: Senior Developer\n- Built the desk\n"
    )
    assert (job.title, job.organization, job.start, job.end) == (
        "Senior Developer",
        "Harbour Courier",
        "2004-11",
        "2010-09",
    )


def test_leave_is_no_post_and_no_employer() -> None:
    jobs = jobs_of(
        "since 09.2020   Northwind eG – Senior Developer\n- Market data\n07.2019 – 08.2020   parental leave\n09.2014 – 06.2019   Contoso AG – Developer\n- Tariffs\n"
    )
    assert [(job.title, job.organization) for job in jobs] == [
        ("Senior Developer", "Northwind eG"),
        ("Developer", "Contoso AG"),
    ]


def test_a_rail_of_dates_in_a_column_of_its_own() -> None:
    lines = [Line(1, 1, "Experience", size=14, bold=True)]
    for number, (date, post) in enumerate(
        (("2019 – 2021", "Software Engineer, Northwind Labs"), ("2016 – 2019", "Data Analyst, Contoso Ltd")),
        start=1,
    ):
        lines.append(Line(1, 3 * number, date, x0=40, x1=100, size=10, column=1))
        lines.append(Line(1, 3 * number + 1, post, x0=120, x1=400, size=10, column=2))
        lines.append(
            Line(
                1,
                3 * number + 2,
                "Wrote the billing service",
                x0=130,
                x1=400,
                size=10,
                column=2,
                bullet=True,
                gap=0.3,
            )
        )
    jobs = outline(Document(tuple(lines), 1, "plain", "pdf")).jobs
    assert [(job.title, job.organization, job.start, job.end) for job in jobs] == [
        ("Software Engineer", "Northwind Labs", "2019", "2021"),
        ("Data Analyst", "Contoso Ltd", "2016", "2019"),
    ]


def test_overlaps_are_counted_once() -> None:
    jobs = jobs_of(
        "Engineer, Northwind Ltd, Jan 2020 - Dec 2020\n- One\n\nConsultant, Contoso Ltd, Jul 2020 - Jun 2021\n- Two\n"
    )
    assert total_months(jobs) == 18
    assert total_months(jobs[:1]) == 12


def test_present_is_the_newest_date_or_the_one_asked_for() -> None:
    jobs = jobs_of("Engineer, Northwind Ltd, Jan 2020 - Present\n- One\n")
    assert total_months(jobs, newest="2020-06") == 6
    assert total_months(jobs, as_of="2021-12", newest="2020-06") == 24
