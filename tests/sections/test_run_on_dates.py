"""Dates that only look like the head of a post, and firms beside towns no list knows; each beside what stays a post."""

from __future__ import annotations

import pytest
from documents import TOP, document, read

from pipeline.records import Document, Job, Line, Outline
from pipeline.sections import outline

POST = "Data Engineer, Northwind Systems   2020 - Present\n"


def lines_of(facts: Outline, text: str, word: str) -> tuple[Job | None, int]:
    """The job that holds the line with a word, and the line's number."""
    page = document(TOP + text)
    number = next(line.number for line in page.lines if word in line.text)
    return next((job for job in facts.jobs if number in job.lines), None), number


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    "sentence",
    [
        "- Rebuilt the parcel tracker on Kafka, in daily use at forty depots since\n  May 2022.",
        "- Rebuilt the parcel tracker on Kafka, in daily use at forty depots since\n  2022 across two countries.",
        "- Moved the invoices of all regional branches to the new warehouse in\n  March 2021.",
        "- Ran the nightly reconciliation of the payment ledgers from\n  2020 to 2022.",
        "- Released the second version of the route planner for drivers, finished\n  August 2021 after a pilot.",
        "- Halved the build times of all the mobile teams since June\n  2021.",
        "- Kept the old importer alive for the last of its customers until\n  Dec 2021.",
    ],
)
def test_a_date_that_ends_a_sentence_heads_no_post(sentence: str, plain: bool) -> None:
    text = f"# Experience\n{POST}{sentence}\n- Wrote the Terraform modules\n"
    facts = read(text, plain)
    assert [(job.title, job.start) for job in facts.jobs] == [("Data Engineer", "2020")]
    if not plain:
        job, number = lines_of(facts, text, "Terraform")
        assert job is not None
        assert set(range(number - 2, number + 1)) <= set(job.body)


@pytest.mark.parametrize(
    "below",
    [
        "Mar 2017 - Dec 2019\nETL Developer, Contoso Labs",
        "**ETL Developer, Contoso Labs**   Mar 2017 - Dec 2019",
        "Mar 2017 - Dec 2019   ETL Developer, Contoso Labs",
        "- Moved the reports to\nMar 2017 - Dec 2019\nETL Developer, Contoso Labs",
    ],
)
def test_a_date_after_a_duty_without_full_stop_still_heads_the_next_post(below: str) -> None:
    facts = read(
        f"# Experience\n{POST}- Wrote the Terraform modules of the data lake\n\n{below}\n- Did the work\n"
    )
    assert [(job.title, job.start) for job in facts.jobs] == [
        ("Data Engineer", "2020"),
        ("ETL Developer", "2017-03"),
    ]


@pytest.mark.parametrize(
    "line", ["What I have made (2021 - 2023)", "How we built it (2020 - 2022)", "Things I ran   2019 - 2021"]
)
def test_a_clause_with_a_period_is_no_post(line: str) -> None:
    facts = read(
        f"# Experience\n{POST}- Wrote the loaders\n\n{line}\n- A crawler for tide tables\n- A chess clock\n"
    )
    assert [job.title for job in facts.jobs] == ["Data Engineer"]


@pytest.mark.parametrize("since", ["since May 2023", "May 2023 -", "since 2022"])
def test_an_open_volunteer_line_without_duties_is_no_post(since: str) -> None:
    facts = read(f"# Experience\n{POST}- Wrote the loaders\n\n# Volunteering\nMaths tutor, {since}\n")
    assert [job.title for job in facts.jobs] == ["Data Engineer"]


def test_a_volunteer_post_up_to_the_present_stays() -> None:
    facts = read(
        f"# Experience\n{POST}- Wrote the loaders\n\n# Volunteering\nMaths tutor, Quay Library, May 2023 - present\n"
    )
    assert [(job.title, job.kind) for job in facts.jobs] == [
        ("Data Engineer", "job"),
        ("Maths tutor", "volunteer"),
    ]


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("Intern, Mobile Development, Tejidos Lerma, Querétaro", ("Intern, Mobile Development", "Tejidos Lerma", "Querétaro")),
        ("Software Engineer, Payments, Tejidos Lerma, Querétaro", ("Software Engineer, Payments", "Tejidos Lerma", "Querétaro")),
        ("Data Engineer, Analytics, Tejidos Lerma, Querétaro", ("Data Engineer, Analytics", "Tejidos Lerma", "Querétaro")),
        ("Backend Developer, Contoso Labs, Lyon", ("Backend Developer", "Contoso Labs", "Lyon")),
        ("Data Scientist at Ventaglio Moda, Bergamo", ("Data Scientist", "Ventaglio Moda", "Bergamo")),
        ("Data Scientist at Ventaglio, Bergamo", ("Data Scientist", "Ventaglio", "Bergamo")),
        ("Data Scientist at Ventaglio, Inc.", ("Data Scientist", "Ventaglio, Inc.", None)),
        ("Lecturer at University of California, Berkeley", ("Lecturer", "University of California, Berkeley", None)),
        ("Account Manager at Nuvem Clara, São Paulo", ("Account Manager", "Nuvem Clara", "São Paulo")),
        ("Chemistry Teacher at Elm Lake High School, St. Cloud, MN", ("Chemistry Teacher", "Elm Lake High School", "St. Cloud, MN")),
    ],
)  # fmt: skip
def test_the_firm_beside_its_town(header: str, wanted: tuple[str, str, str | None]) -> None:
    (job,) = read(f"# Experience\n{header}   2019 - 2022\n- Did the work\n").jobs
    assert (job.title, job.organization, job.location) == wanted


def test_paragraphs_that_all_stand_apart_keep_the_firm_with_its_title() -> None:
    text = "# Career\nNetwork Administrator   03/2017 - Present\n\nGemeente Rietdijk, Utrecht\n\n- Managed the hosts and the backups\n\nHelpdesk Employee   05/2013 - 02/2017\n\nMerendonk ICT, Utrecht\n\n- Support by telephone\n"
    assert [(job.title, job.organization) for job in read(text).jobs] == [
        ("Network Administrator", "Gemeente Rietdijk"),
        ("Helpdesk Employee", "Merendonk ICT"),
    ]


def test_a_date_joined_to_the_title_before_it() -> None:
    (job,) = read(
        "# Experience\nSupport ExecutiveMay 2021 - Present\nYamuna Services\n- Answered calls\n"
    ).jobs
    assert (job.title, job.start) == ("Support Executive", "2021-05")


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Languages", "French, DELF B2, 2024"),
        ("Certificates", "DELF B2, 2024"),
        ("Courses", "Public speaking, 2024"),
    ],
)
def test_a_year_that_ends_the_line_of_an_examination_is_a_date(heading: str, line: str) -> None:
    facts = read(
        f"# Experience\nData Engineer, Northwind Systems   2020 - 2022\n- Did the work\n\n# {heading}\n{line}\n"
    )
    assert facts.newest_date == "2024"


@pytest.mark.parametrize("plain", [False, True])
def test_posts_stacked_above_one_firm_share_it(plain: bool) -> None:
    text = "# Experience\nLead Engineer, 2022 - Present\nSenior Engineer, 2020 - 2022\nEngineer, 2017 - 2020\nNordlys Havn, Oslo\n- Built the port calls\n"
    assert [(job.title, job.organization) for job in read(text, plain).jobs] == [
        ("Lead Engineer", "Nordlys Havn"),
        ("Senior Engineer", "Nordlys Havn"),
        ("Engineer", "Nordlys Havn"),
    ]


@pytest.mark.parametrize(
    "above",
    [
        "Freelance Developer, 2020 - Present\n",
        "Lead Engineer, 2020 - Present\n\n",
        "Lead Engineer, 2018 - Present\n",
    ],
)
def test_a_post_of_another_kind_or_apart_keeps_no_foreign_firm(above: str) -> None:
    facts = read(f"# Experience\n{above}Engineer, 2017 - 2020\nNordlys Havn, Oslo\n- Built the port calls\n")
    assert [job.organization for job in facts.jobs] == [None, "Nordlys Havn"]


def test_a_town_that_no_list_knows_below_the_date_in_a_rail() -> None:
    rail, post = ("11/2020 - till date", "Volosia"), ("Vision Engineer", "Argo Optics", "Trained the models")
    lines = [Line(1, 1, "Career history", size=12.0, bold=True)]
    for number, text in enumerate((*rail, *post), start=2):
        column = 1 if number < 4 else 2
        lines.append(Line(1, number, text, size=10.0, x0=90.0 * column, column=column, bullet=number == 6))
    (job,) = outline(Document(tuple(lines), 1, "pdfium", "pdf")).jobs
    assert (job.title, job.organization, job.location) == ("Vision Engineer", "Argo Optics", "Volosia")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What I have built (2023 - 2025)", "projects"),
        ("Own projects (2019 - 2022)", "projects"),
        ("Education (2010 - 2014)", "education"),
    ],
)
def test_a_heading_that_tells_its_period_ends_the_work_above(heading: str, kind: str) -> None:
    facts = read(f"# Experience\n{POST}- Wrote the loaders\n\n# {heading}\n- A crawler for tide tables\n")
    assert [section.kind for section in facts.sections][-1] == kind
    assert len(facts.jobs[0].body) == 1
