"""Shapes first met on résumés that nobody had seen while the room was built. Each class beside its counter-case."""

from __future__ import annotations

import pytest
from documents import document, posts, read

from pipeline.records import Document, Line
from pipeline.sections import outline


def railed(*rows: tuple[int, str]) -> Document:
    """Lines with their columns, one below the other."""
    lines = [
        Line(1, n, text, x0=40.0 + 120 * column, x1=100.0 + 120 * column, top=20.0 * n, bottom=20.0 * n + 10, size=10.0, column=column)
        for n, (column, text) in enumerate(rows, start=1)
    ]  # fmt: skip
    return Document(tuple(lines), 1, "pdfium", "pdf")


# --- headings --------------------------------------------------------------------------------------------------
OWN_WORDS = """# The short version
Fifteen years of keeping machines alive.

# Places that have paid me
Systems Administrator, Banksia Hosting, 2012 - 2019
- Racked servers

# Letters after my name
Bachelor of Information Technology, Gippsland University, 2008

# Kit I reach for
Kubernetes, Prometheus, Terraform, Puppet, Python
"""


def test_headings_in_a_persons_own_words_are_known_by_look_and_content() -> None:
    facts = read(OWN_WORDS)
    assert posts(facts) == [("Systems Administrator", "Banksia Hosting", "2012", "2019")]
    assert facts.education[0].institution == "Gippsland University"
    assert facts.listed_skills == ("Kubernetes", "Prometheus", "Terraform", "Puppet", "Python")


def test_a_list_of_pastimes_under_a_heading_of_its_own_is_no_list_of_skills() -> None:
    facts = read(
        OWN_WORDS.replace(
            "Kubernetes, Prometheus, Terraform, Puppet, Python", "Cycling, choir, sourdough, chess, orchids"
        )
    )
    assert facts.listed_skills == ()


def test_qualifications_that_are_degrees_are_education() -> None:
    facts = read(
        "# Experience\nTester, Northwind Ltd, 2016 - 2019\n\n# Qualifications\nMSc Geography, University of Taieri, 2016\n"
    )
    assert [(e.degree, e.institution) for e in facts.education] == [("MSc Geography", "University of Taieri")]


# --- headers of jobs --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("**Site Engineer at Quokka Freight, since March 2019. Runs three clusters and writes the reviews.**", ("Site Engineer", "Quokka Freight", "2019-03", "present")),
        ("Tesselate Inc., Oakland, California. Senior iOS Engineer. November 2019 to present.", ("Senior iOS Engineer", "Tesselate Inc.", "2019-11", "present")),
        ("Since Aug'20 with Hooghly Analytics Pvt. Ltd., Kolkata as Senior Developer", ("Senior Developer", "Hooghly Analytics Pvt. Ltd.", "2020-08", "present")),
        ("**Research Assistant, Alborz University of Technology – Karaj**   Sep 2015 – Feb 2018", ("Research Assistant", "Alborz University of Technology", "2015-09", "2018-02")),
        ("1   Marudham Systems   Test Engineer   July 2015   April 2019", ("Test Engineer", "Marudham Systems", "2015-07", "2019-04")),
        ("2017-06 -   Web Developer\n2019-03   Buckeye Prints, Dublin, OH\n- Shop in PHP", ("Web Developer", "Buckeye Prints", "2017-06", "2019-03")),
        ("Confidential, London\nFrontend Developer   Jan 2020 - Present", ("Frontend Developer", None, "2020-01", "present")),
        ("Client: Lonestar Health Plans, Plano, TX   Mar 2021 – Till Date\nRole: Java Developer", ("Java Developer", "Lonestar Health Plans", "2021-03", "present")),
        ("- Test Lead - Airedale Software (Jun 2019 - Present)", ("Test Lead", "Airedale Software", "2019-06", "present")),
        ("**iOS Developer**\nHeron Apps\nBristol, UK\n01.2020 - today", ("iOS Developer", "Heron Apps", "2020-01", "present")),
        ("Summer Intern, Hisingen Automation AB (June - August 2023)", ("Summer Intern", "Hisingen Automation AB", "2023-06", "2023-08")),
    ],
)  # fmt: skip
def test_headers_of_jobs(section: str, wanted: tuple[str | None, ...]) -> None:
    assert wanted in posts(read(f"# Experience\n{section}\n- Did the work\n"))


def test_prose_that_names_a_period_is_no_header() -> None:
    facts = read(
        "# Experience\nEngineer, Northwind Ltd, 2015 - 2020\n- Reduced the bill from 2017 to 2019. Nobody noticed the move at all.\n"
    )
    assert len(facts.jobs) == 1


def test_a_title_over_two_lines_is_one_title() -> None:
    facts = read(
        "# Experience\n**Principal Engineer,**\n**Recommendations and Ranking**\nMatatu Media Group\nJan 2022 - Present\n- Retrieval\n"
    )
    assert posts(facts) == [
        ("Principal Engineer, Recommendations and Ranking", "Matatu Media Group", "2022-01", "present")
    ]


@pytest.mark.parametrize(
    ("line", "organization", "team"),
    [
        ("**Savanna Mobile — Growth Team**", "Savanna Mobile", "Growth Team"),
        ("**Orbweaver — Payments Risk**", "Orbweaver", "Payments Risk"),
        (
            "**Ohio Valley State University — IT Service Desk**",
            "Ohio Valley State University — IT Service Desk",
            None,
        ),
    ],
)
def test_the_team_is_kept_apart_from_the_employer(line: str, organization: str, team: str | None) -> None:
    (job,) = read(f"# Experience\n{line}\nSoftware Engineer   Jan 2016 - Jun 2018\n- Top-up app\n").jobs
    assert (job.organization, job.team_or_client) == (organization, team)


def test_the_employer_may_stand_above_white_space() -> None:
    facts = read(
        "# Experience\n**Department of the Ledger, Bureau of Records**\nDayton, OH\n\n**IT Specialist**\n04/2018 - Present\n- Case software\n"
    )
    assert posts(facts)[0][:2] == ("IT Specialist", "Department of the Ledger, Bureau of Records")


def test_an_unknown_town_is_known_by_the_habit_of_its_section() -> None:
    facts = read(
        "# Experience\nDeveloper, Lodos Apps, Izmir   2018 - 2020\n- A\nIntern, Kestane Games, Bornova   2016 - 2018\n- B\n"
    )
    assert [(job.organization, job.location) for job in facts.jobs] == [
        ("Lodos Apps", "Izmir"),
        ("Kestane Games", "Bornova"),
    ]


def test_no_organization_is_made_of_a_small_word() -> None:
    facts = read("# Teaching\nTeaching Assistant, Image Processing, Fall 2020 and Fall 2021\n")
    assert all(job.organization is None for job in facts.jobs)


def test_labels_of_a_form_in_a_rail_of_their_own() -> None:
    facts = outline(
        railed(
            (0, "Bogdan Zielarski"), (0, "bogdan@example.org"), (0, "Work experience"),
            (1, "Dates"), (2, "01/03/2016 →"), (1, "Occupation or position"), (1, "held"), (2, "Database administrator"),
            (1, "Name and address of"), (1, "employer"), (2, "Wawelsoft Sp. z o.o., Warsaw (Poland)"),
        )
    )  # fmt: skip
    assert posts(facts) == [("Database administrator", "Wawelsoft Sp. z o.o.", "2016", "present")]


# --- education --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("INSA Montclair\nM.S. in Networks   2011 - 2016", [("M.S. in Networks", "INSA Montclair", "2016")]),
        ("Montclair Vales\nM.S. in Networks   2011 - 2016", [("M.S. in Networks", "Montclair Vales", "2016")]),
        ("Bachelor of Science : Information Technology , 2012\nPinecrest State University , City , State", [("Bachelor of Science : Information Technology", "Pinecrest State University", "2012")]),
        ("Grand Prairie University, Peoria, Illinois. B.S., Computer Science, 2014.", [("B.S., Computer Science", "Grand Prairie University", "2014")]),
        ("PGCE Mathematics, University of Avonside, 2011. BSc Mathematics, University of Avonside, 2010.", [("PGCE Mathematics", "University of Avonside", "2011"), ("BSc Mathematics", "University of Avonside", "2010")]),
        ("Ph.D. Statistics, University of Brackley, UK. Thesis: Efficient inference   2012", [("Ph.D. Statistics", "University of Brackley", "2012")]),
    ],
)  # fmt: skip
def test_education(section: str, wanted: list[tuple[str, str, str]]) -> None:
    facts = read(f"# Experience\nTester, Northwind Ltd, 2018 - 2019\n\n# Education\n{section}\n")
    assert [(e.degree, e.institution, e.end) for e in facts.education] == wanted


# --- skills -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("DevOps   AWS, Docker\nData   SQLite, Realm\nTesting   Espresso", ("AWS", "Docker", "SQLite", "Realm", "Espresso")),
        ("VS Code\nExcellent\nPhpStorm\nVery Good", ("VS Code", "PhpStorm")),
        ("Computing: C++, SQL. Frameworks: Django, Flask", ("C++", "SQL", "Django", "Flask")),
        ("C# / .NET / SQL Server", ("C#", ".NET", "SQL Server")),
        ("Java 8/11, SQL, Go 4/5", ("Java 8/11", "SQL", "Go")),
        ("Go, Kafka, a fair bit of Terraform", ("Go", "Kafka", "Terraform")),
        ("Python ✦ Prophet ✦ SQL", ("Python", "Prophet", "SQL")),
        ("- Wrote 900 tests in Selenium\n- Jenkins", ("Jenkins",)),
    ],
)  # fmt: skip
def test_listed_skills(section: str, wanted: tuple[str, ...]) -> None:
    assert (
        read(f"# Experience\nTester, Northwind Ltd, 2018 - 2019\n\n# Skills\n{section}\n").listed_skills
        == wanted
    )


# --- people -----------------------------------------------------------------------------------------------------
def test_a_telephone_number_after_contact_no() -> None:
    assert (
        outline(document("# Dana Whitfield\nContact No: +1 312 555 0142\ndana@example.com\n")).contact.phone
        == "+1 312 555 0142"
    )
    assert (
        outline(document("# Dana Whitfield\nPassport No: 312 555 0142\ndana@example.com\n")).contact.phone
        is None
    )


def test_a_hyphenated_name_over_two_lines() -> None:
    lines = (
        Line(1, 1, "Nadezhda Kowalczyk-", x0=100.0, x1=300.0, top=20.0, bottom=44.0, size=24.0),
        Line(
            1, 2, "Brandt — Quality Engineer", x0=100.0, x1=330.0, top=46.0, bottom=70.0, size=24.0, gap=0.1
        ),
        Line(1, 3, "n.kowalczyk@example.org", x0=100.0, x1=200.0, top=80.0, bottom=90.0, size=10.0, gap=0.4),
        Line(
            1,
            4,
            "A tester of long standing who likes small tools and plain reports.",
            x0=50.0,
            x1=400.0,
            top=120.0,
            bottom=130.0,
            size=10.0,
            gap=2.0,
        ),
    )
    assert outline(Document(lines, 1, "pdfium", "pdf")).contact.name == "Nadezhda Kowalczyk-Brandt"
