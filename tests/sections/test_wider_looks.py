"""What files that nobody had seen showed about posts: headings that are posts or name the firm, halves of names and headers."""

from __future__ import annotations

import pytest

from pipeline.records import Document, Line
from pipeline.sections import outline
from tests.sections.documents import Posts, document, posts, read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "# Profile\nA careful developer.\n# FREELANCE (2021 - today)\nShops and booking pages for small hotels. Fourteen sites live.\n"
            "# EMPLOYED\nTidewater Interactive, front-end developer (2017 - 2021)\nA design system used by six teams.",
            [("FREELANCE", None, "2021", "present"), ("front-end developer", "Tidewater Interactive", "2017", "2021")],
        ),
        (  # dated posts below it: the heading only heads them
            "# Profile\nA careful developer.\n# FREELANCE (2021 - today)\nWeb developer, Tidewater Hotels, 2021 - 2022\n- Booking pages.\n"
            "Web developer, Ferry Line Ltd, 2023 - today\n- Timetables.",
            [("Web developer", "Tidewater Hotels", "2021", "2022"), ("Web developer", "Ferry Line Ltd", "2023", "present")],
        ),
    ],
)  # fmt: skip
def test_a_heading_that_is_a_post(text: str, wanted: Posts) -> None:
    assert posts(read(text)) == wanted


_HANDLED = """
# Technical skills
Java, Oracle, Jenkins

PROJECTS HANDLED AT MEGHDOOT INFOTECH (Aug 2019 - till date)

Project #1
Title: Fleet Portal
Client: Orbis Trucks
Duration: Jan 2021 - till date
Role: Senior Developer
- Designed REST services for trip data.

PROJECTS HANDLED AT KRITHI SYSTEMS (June 2016 - July 2019)

Project Name: Savings
Role: Software Developer
- Built the deposit screens.
"""


def test_projects_of_an_employer_tell_the_post_when_nothing_else_does() -> None:
    assert posts(read(_HANDLED, plain=True)) == [
        ("Senior Developer", "MEGHDOOT INFOTECH", "2019-08", "present"),
        ("Software Developer", "KRITHI SYSTEMS", "2016-06", "2019-07"),
    ]


def test_projects_of_an_employer_are_no_further_posts() -> None:
    work = (
        "# Experience\n"
        "- Working as Technology Lead in Meghdoot Infotech Pvt Ltd from Aug 2019 to till date.\n"
        "- Worked as Software Engineer in Krithi Systems Ltd from June 2016 to July 2019.\n"
    )
    facts = read(work + _HANDLED, plain=True)
    assert [post[1] for post in posts(facts)] == ["Meghdoot Infotech Pvt Ltd", "Krithi Systems Ltd"]
    assert facts.listed_skills == ("Java", "Oracle", "Jenkins")


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["Jan 2023 - Present: Lead DevOps Engineer (contract via Hatchwell Resourcing) –", "Ministry of Harbours"],
            ("Lead DevOps Engineer", "Ministry of Harbours", "2023-01", "present"),
        ),
        (["2019 - 2021: Data Engineer at", "Bluewater Rail"], ("Data Engineer", "Bluewater Rail", "2019", "2021")),
        # the dash of an open period joins nothing
        (["Data Engineer at Bluewater Rail, 2019 –", "Timetable Office"], ("Data Engineer", "Bluewater Rail", "2019", "present")),
    ],
)  # fmt: skip
def test_a_header_goes_on_behind_its_joint(
    lines: list[str], wanted: tuple[str | None, str | None, str | None, str | None]
) -> None:
    text = "\n".join(lines)
    assert posts(read(f"# Experience\n{text}\n- Terraform for thirty teams.\n")) == [wanted]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Working Student, Institut für Verteilte Systeme, Leibniz-Universität Hannover", "Leibniz-Universität Hannover"),
        ("Doctoral Researcher, Lab of Prof. Hürlimann, ETH Zürich", "ETH Zürich"),
        ("Software Intern, Métropole de Lyon, Lyon", "Métropole de Lyon"),  # the town at the end is the last one
        ("Research Assistant, Institut für Maschinen GmbH", "Institut für Maschinen GmbH"),
    ],
)  # fmt: skip
def test_the_school_a_unit_belongs_to(line: str, wanted: str) -> None:
    assert [post[1] for post in posts(read(f"# Experience\n{line}, 2016 - 2018\n- Did the work.\n"))] == [
        wanted
    ]


def test_a_bio_says_what_somebody_is_now() -> None:
    text = (
        "Dana Whitfield is a computer vision engineer. She has been with Samarkand Optics since 2021, where she leads the "
        "inspection team. From 2017 to 2021 she was a machine learning engineer at Orchard Mobile."
    )
    assert posts(read(text)) == [
        ("computer vision engineer", "Samarkand Optics", "2021", "present"),
        ("machine learning engineer", "Orchard Mobile", "2017", "2021"),
    ]


def test_a_school_where_a_degree_was_taken() -> None:
    text = "I studied at the University of Waikato, where I took a Bachelor of Engineering in 2012. Since then I have sailed."
    assert [(one.degree, one.institution, one.end) for one in read(text).education] == [
        ("Bachelor of Engineering", "University of Waikato", "2012")
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # the firm is the one that the heading names
            "# Profile\nA careful analyst.\n# OWN FIRM: Pinon Data LLC (2019 to present)\nDashboards for water districts.\n"
            "# EARLIER POSTS\nReporting Developer, City of Almeda, 2014 to 2016",
            [(None, "Pinon Data LLC", "2019", "present"), ("Reporting Developer", "City of Almeda", "2014", "2016")],
        ),
        (  # a table whose rows are numbered
            "# Work Experience\n1    Velan Softech Pvt. Ltd.    Senior Test Engineer    Jul 2019 - Till date\n"
            "2    Coromandel Rainworks    Test Engineer    Aug 2016 - Jun 2019",
            [
                ("Senior Test Engineer", "Velan Softech Pvt. Ltd.", "2019-07", "present"),
                ("Test Engineer", "Coromandel Rainworks", "2016-08", "2019-06"),
            ],
        ),
        (  # a list whose items open with the period and go on with the duties
            "# Jobs\n- 2023– ML engineer at Rustaveli Bank: scoring models, feature store, monitoring of drift\n"
            "- 2020–23 data engineer at Caucasus Rail: Airflow, ClickHouse",
            [
                ("ML engineer", "Rustaveli Bank", "2023", "present"),
                ("data engineer", "Caucasus Rail", "2020", "2023"),
            ],
        ),
        (  # a duty that opens with a year is none
            "# Jobs\n**Data Engineer, Caucasus Rail, 2018 - 2023**\n- 2020–23 moved the timetable at Rustaveli Depot: fewer delays\n",
            [("Data Engineer", "Caucasus Rail", "2018", "2023")],
        ),
        (  # a town that no list knows, where the other posts name theirs
            "# Work\nAI Engineer, Gulf Horizon Insurance – Kuwait City, 2022 - present\n- Claims.\n"
            "Data Scientist, Burgan Retail Group – Salmiya, 2019 - 2022\n- Forecasts.\nBI Developer, Noor Holding – Kuwait City, 2016 - 2018\n- Cubes.",
            [
                ("AI Engineer", "Gulf Horizon Insurance", "2022", "present"),
                ("Data Scientist", "Burgan Retail Group", "2019", "2022"),
                ("BI Developer", "Noor Holding", "2016", "2018"),
            ],
        ),
    ],
)  # fmt: skip
def test_posts_of_the_second_round(text: str, wanted: Posts) -> None:
    assert posts(read(text)) == wanted


def test_the_title_of_a_document_in_another_language_is_no_name() -> None:
    facts = outline(
        document("# Lebenslauf\n**Dana Whitfield**\nKiel · dana@example.org\n\n# Kenntnisse\nLinux, Python")
    )
    assert facts.contact.name == "Dana Whitfield"


def test_a_label_that_only_its_look_tells() -> None:
    lines = [
        Line(1, 1, "Dana Whitfield", x0=50, x1=150, top=40, bottom=60, size=18, bold=True),
        Line(1, 2, "Skills", x0=50, x1=90, top=80, bottom=95, size=14, bold=True, gap=1.0),
        Line(
            1,
            3,
            "Ops Docker, GitHub Actions",
            x0=50,
            x1=200,
            top=100,
            bottom=110,
            size=10,
            gap=0.3,
            shifts=(4,),
        ),
        Line(1, 4, "Python pandas, NumPy", x0=50, x1=200, top=114, bottom=124, size=10, gap=0.3, shifts=(7,)),
    ]
    assert outline(Document(tuple(lines), 1, "plain", "pdf")).listed_skills == (
        "Docker", "GitHub Actions", "Python pandas", "NumPy",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # joined and left, as the forms of Japan write it
            "# Work History\nApr. 2014    Joined Mikawa Seiki Co., Ltd. as Control Software Engineer\n- Servo control of press lines\n"
            "Mar. 2019    Left Mikawa Seiki Co., Ltd.\nApr. 2019    Joined Atsuta Mobility Inc. as Perception Engineer\n- Lidar\nTo present",
            [
                ("Control Software Engineer", "Mikawa Seiki Co., Ltd.", "2014-04", "2019-03"),
                ("Perception Engineer", "Atsuta Mobility Inc.", "2019-04", "present"),
            ],
        ),
        (  # two stays in one post
            "# Career\n**Software engineer, Leie Software NV, 2012–2015, 2017–2019**\n- Loom controllers.",
            [
                ("Software engineer", "Leie Software NV", "2017", "2019"),
                ("Software engineer", "Leie Software NV", "2012", "2015"),
            ],
        ),
        (  # the years of a version are no stay
            "# Career\n**Software engineer, Leie Software NV, 2012–2015**\n- Ported 2012–2015, 2017–2019 releases.",
            [("Software engineer", "Leie Software NV", "2012", "2015")],
        ),
        (
            "# Experiencia laboral\nDe 03/2021 a la actualidad. Ingeniero DevOps. Donostia Redes S.L.\n- Terraform, guardias.\n"
            "De 09/2017 a 02/2021. Administrador de sistemas. Hospital Bidasoa\n- Copias.",
            [
                ("Ingeniero DevOps", "Donostia Redes S.L.", "2021-03", "present"),
                ("Administrador de sistemas", "Hospital Bidasoa", "2017-09", "2021-02"),
            ],
        ),
        (  # a line with few capitals that is title, joint and firm
            "# Werkervaring\n2020 - heden\nScrum master en front-end ontwikkelaar bij IJsselzorg, Zwolle\n- Angular\n"
            "2016 - 2020\nFront-end ontwikkelaar bij Hanze Webwerk BV, Kampen\n- Vue",
            [
                ("Scrum master en front-end ontwikkelaar", "IJsselzorg", "2020", "present"),
                ("Front-end ontwikkelaar", "Hanze Webwerk BV", "2016", "2020"),
            ],
        ),
        (  # the newest of the titles at one firm
            "# Employment\nSuperior Paper Mills, Cloquet, MN    2009 to 2018\nQuality Technician; later Quality Systems Analyst (from 2013)\n- Gauges.",
            [("Quality Systems Analyst", "Superior Paper Mills", "2009", "2018")],
        ),
        (
            "# Positions held\nPostdoc with Prof. Lena Aschwanden, NLP Group, University of Bernau, 2020–2023\n- Parsers.",
            [("Postdoc", "University of Bernau", "2020", "2023")],
        ),
        (
            "# Experience\nCo-founder / CTO @ Ndolo Health (ndolo.example.com)\nSept. 2020 – today\n- Telemedicine.",
            [("Co-founder / CTO", "Ndolo Health", "2020-09", "present")],
        ),
        (  # a year in the margin, the whole period below the firm
            "# Experience\n**2023**\n**AI Product Engineer**\nWadi Rum Ventures\nSince Feb 2023\n\nA support assistant for hotels.\n"
            "**2020**\n**Full Stack Developer**\nPetra Ticketing\nJan 2020 – Jan 2023\n\nPayments in three currencies.",
            [
                ("AI Product Engineer", "Wadi Rum Ventures", "2023-02", "present"),
                ("Full Stack Developer", "Petra Ticketing", "2020-01", "2023-01"),
            ],
        ),
        (  # posts go on below the studies
            "# Experience\nWeb Developer, Gower Lettings Ltd, 2020 - 2021\n- Calendars.\n# Where I learned\nBSc Computing, University of Wales, 2019\n\n"
            "Before\nPrimary school teacher, Townhill School, 2011 – 2018\n- Taught.",
            [
                ("Web Developer", "Gower Lettings Ltd", "2020", "2021"),
                ("Primary school teacher", "Townhill School", "2011", "2018"),
            ],
        ),
    ],
)  # fmt: skip
def test_posts_of_the_third_round(text: str, wanted: Posts) -> None:
    assert posts(read(text)) == wanted


def test_a_letter_tells_the_posts_of_its_bullets() -> None:
    text = (
        "- At Fenwick Observatories (April 2019 until now) I keep the data pipeline of two telescopes alive as a research software engineer.\n"
        "- My first job was with the Borough of Sandling, 2014 to 2016, as an IT support assistant.\n"
    )
    assert posts(read(text)) == [
        ("research software engineer", "Fenwick Observatories", "2019-04", "present"),
        ("IT support assistant", "Borough of Sandling", "2014", "2016"),
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Tecnólogo em Redes, Faculdade Garuva, 2011", ("Tecnólogo em Redes", "Faculdade Garuva", "2011")),
        ("HBO Informatica, Hogeschool Noorderveld, 2017", ("HBO Informatica", "Hogeschool Noorderveld", "2017")),
        ("2011 - 2013: Bachillerato, IES Plaiaundi", ("Bachillerato", "IES Plaiaundi", "2013")),
        ("MSc Physics, University of Lyre, Faculty of Natural Sciences, 2014", ("MSc Physics", "University of Lyre", "2014")),
    ],
)  # fmt: skip
def test_degrees_and_schools_of_other_countries(line: str, wanted: tuple[str, str, str]) -> None:
    assert [(one.degree, one.institution, one.end) for one in read(f"# Education\n{line}").education] == [
        wanted
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # the title behind the period of a firm with a legal form
            "# Experience\nSahyadri Infotech Pvt. Ltd. (Oct 2020 to Feb 2024) — Software Engineer\n- Pipelines.",
            [("Software Engineer", "Sahyadri Infotech Pvt. Ltd.", "2020-10", "2024-02")],
        ),
        (  # what follows is a duty
            "# Experience\nSahyadri Infotech Pvt. Ltd. (Oct 2020 to Feb 2024) — Moved the payroll of nine towns\n- Pipelines.",
            [(None, "Sahyadri Infotech Pvt. Ltd.", "2020-10", "2024-02")],
        ),
        (
            "# Experience\nPosition held: Credit models lead, Soko Chapchap Microfinance Bank (2020 – 2024)\n- Scores.",
            [("Credit models lead", "Soko Chapchap Microfinance Bank", "2020", "2024")],
        ),
        (
            "# Experience\nNLP engineer in National Centre of Citizen Services, April 2022 - May 2025\n- Letters.",
            [("NLP engineer", "National Centre of Citizen Services", "2022-04", "2025-05")],
        ),
        (  # a field of work is no firm
            "# Experience\nConsultant in Information Technology, Tidewater Ltd, April 2022 - May 2025\n- Letters.",
            [("Consultant in Information Technology", "Tidewater Ltd", "2022-04", "2025-05")],
        ),
        (
            "# Experience\nPosition: Jr. Programmer\nCompany: Laguna Chips Corp.\nAddress: Calamba, Laguna\nInclusive Dates: June 2018 – October 2020\n- Yield.",
            [("Jr. Programmer", "Laguna Chips Corp.", "2018-06", "2020-10")],
        ),
        (
            "# Experience\n- Worked with M/S Ravi Networks, Lahore as Network Technician from 01-08-2015 to 28-02-2019.\n"
            "- One year experience in Mughal Computers, Lahore as Computer Operator from 2014 to 2015.",
            [
                ("Network Technician", "Ravi Networks", "2015-08", "2019-02"),
                ("Computer Operator", "Mughal Computers", "2014", "2015"),
            ],
        ),
        (  # a period that a text file breaks over the margin's two lines
            "# Experience\nFeb 2021 -  Chesapeake Federal Credit Union, Laurel, MD\npresent     Cloud Security Engineer\n- Guardrails.",
            [("Cloud Security Engineer", "Chesapeake Federal Credit Union", "2021-02", "present")],
        ),
        (  # a town that no list knows, where another title's line ends in a known one
            "# Experience\n2018–2022\nVision Engineer    Plovdiv\nMaritsa Automation\n- Robots.\n"
            "2016–2018\nSoftware Engineer    Smolyan\nRodopi Games\n- Tools.",
            [
                ("Vision Engineer", "Maritsa Automation", "2018", "2022"),
                ("Software Engineer", "Rodopi Games", "2016", "2018"),
            ],
        ),
        (  # a line that sums up is no employer
            "# Experience\nIndustrial Experience: 4.5 years\nCheran Infosys, Pune, Software Engineer, Jan 2008 – June 2012\n- Billing.",
            [("Software Engineer", "Cheran Infosys", "2008-01", "2012-06")],
        ),
        (  # who names a firm of their own does not go on at the one above
            "# Experience\n1) M/s Luit Infra Projects, Site Engineer, 01.07.2019 – 30.09.2021\n- Roads.\n"
            "2) Kaziranga Builders, Junior Engineer, Aug 2017 – June 2019\n- Houses.",
            [
                ("Site Engineer", "Luit Infra Projects", "2019-07", "2021-09"),
                ("Junior Engineer", "Kaziranga Builders", "2017-08", "2019-06"),
            ],
        ),
    ],
)  # fmt: skip
def test_posts_of_the_fourth_round(text: str, wanted: Posts) -> None:
    assert posts(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # a line that says what the firm is, between its whole period and the titles there
            "# Career\n**BAYPORT REFINING SOLUTIONS    2014 – Present**\nControls software for twelve refineries.\n"
            "**Principal Software Engineer (2021 – Present)**\n- Anomaly detection.\n**Software Engineer (2014 – 2021)**\n- Screens.",
            [
                ("Principal Software Engineer", "BAYPORT REFINING SOLUTIONS", "2021", "present"),
                ("Software Engineer", "BAYPORT REFINING SOLUTIONS", "2014", "2021"),
            ],
        ),
        (  # told by what was done there, and the next post lies outside
            "# Career\n**BAYPORT REFINING SOLUTIONS    2014 – Present**\nControls software for twelve refineries.\n"
            "**Test Engineer, Gulf Tide Instruments (2011 – 2014)**\n- LabVIEW.",
            [
                (None, "BAYPORT REFINING SOLUTIONS", "2014", "present"),
                ("Test Engineer", "Gulf Tide Instruments", "2011", "2014"),
            ],
        ),
        (
            "# Career\n**Lighthouse Telecom – Senior Android Developer**\n(Alexandria, Oct. 2020 – up to now)\n- An app.",
            [("Senior Android Developer", "Lighthouse Telecom", "2020-10", "present")],
        ),
        (  # pictograms as marks of a list
            "# Career\n🔹 Software Developer, Severn Bank — Jan 2022 to now\n- A front end.\n🔹 Primary Teacher, Ysgol Glan School — 2012 to 2020\n- Taught.",
            [
                ("Software Developer", "Severn Bank", "2022-01", "present"),
                ("Primary Teacher", "Ysgol Glan School", "2012", "2020"),
            ],
        ),
    ],
)  # fmt: skip
def test_posts_of_the_fifth_round(text: str, wanted: Posts) -> None:
    assert posts(read(text)) == wanted
