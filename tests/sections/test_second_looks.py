"""Shapes of job headers that later first looks at new résumés showed; each beside what must stay as it was."""

from __future__ import annotations

import pytest
from documents import document, read

from pipeline.records import Document, Line, Outline
from pipeline.sections import outline
from pipeline.sections.rows import make_row

Facts = list[tuple[str | None, str | None, str | None]]


def posts(facts: Outline) -> Facts:
    return [(job.title, job.organization, job.location) for job in facts.jobs]


def dated(facts: Outline) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [(job.title, job.organization, job.start, job.end) for job in facts.jobs]


# --- towns that no list knows -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (
            ["Grupo Almirez – BI Developer, Zamorilla | 02/2015 – 05/2019", "Consultora Delibes – Trainee Analyst, Palenciana | 09/2013 – 01/2015"],
            [("BI Developer", "Grupo Almirez", "Zamorilla"), ("Trainee Analyst", "Consultora Delibes", "Palenciana")],
        ),
        (
            ["**R&D engineer**, Limagne Robotique, Riomet (63)   2017 - 2020"],
            [("R&D engineer", "Limagne Robotique", "Riomet (63)")],
        ),
        (
            ["**Software Developer**   02/2015 - 08/2018\nPliska Soft OOD, Shumenovo (Bulgaria)"],
            [("Software Developer", "Pliska Soft OOD", "Shumenovo (Bulgaria)")],
        ),
    ],
)  # fmt: skip
def test_a_town_after_the_comma(lines: list[str], wanted: Facts) -> None:
    text = "\n\n".join(f"{line}\n- Did the work" for line in lines)
    assert posts(read(f"# Experience\n{text}\n")) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Northwind – Engineer, Payments | 2015 – 2019", ("Engineer, Payments", "Northwind", None)),
        ("**Developer, Salesforce**\nNorthwind Ltd   2015 - 2019", ("Developer, Salesforce", "Northwind Ltd", None)),
        ("Postdoctoral Researcher, Université de Haute-Lys, France, 2018 - 2021", ("Postdoctoral Researcher", "Université de Haute-Lys", "France")),
    ],
)  # fmt: skip
def test_a_team_or_a_name_with_a_hyphen_is_no_town(line: str, wanted: tuple[str | None, ...]) -> None:
    assert posts(read(f"# Experience\n{line}\n- Did the work\n")) == [wanted]


# --- who placed a contractor ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("**Thames & Chiltern Water**   Nov 2022 - present\nSenior .NET Developer (contract), via Harcastle Resourcing", ("Senior .NET Developer (contract)", "Thames & Chiltern Water")),
        ("**Ministry of Farming**   Feb 2021 - Oct 2022\nLead Developer (contract), via Quillfeather Ltd", ("Lead Developer (contract)", "Ministry of Farming")),
        ("**Wexcombe Insurance**   Jan 2019 - Jan 2021\nC# Developer (contract), direct", ("C# Developer (contract)", "Wexcombe Insurance")),
        ("Test Engineer via Quillfeather Ltd   2015 - 2016", ("Test Engineer", "Quillfeather Ltd")),
    ],
)  # fmt: skip
def test_an_agency_is_not_who_the_work_was_for(header: str, wanted: tuple[str, str]) -> None:
    assert [fact[:2] for fact in posts(read(f"# Experience\n{header}\n- Did the work\n"))] == [wanted]


# --- one post an item -------------------------------------------------------------------------------------------
def test_items_that_head_themselves() -> None:
    facts = read(
        "# Work\n"
        "- founding engineer @ Plinth (2022–now): first hire, wrote most of the app, now 14 people\n"
        "- freelance (2017–2019): eleven shops and one very angry dentist\n"
        "- intern @ Moss & Ledger (summer 2016): cron jobs\n"
    )
    assert [(job.title, job.organization, job.start[:4] if job.start else None) for job in facts.jobs] == [
        ("founding engineer", "Plinth", "2022"),
        ("freelance", None, "2017"),
        ("intern", "Moss & Ledger", "2016"),
    ]


def test_items_inside_a_post_stay_its_duties() -> None:
    facts = read(
        "# Experience\nPrincipal Consultant, Bridgewell Consulting Group   2016 - Present\n"
        "- Tech lead for the core migration (2018–2019): moved 40 services\n"
        "- Storage for Northwind (2020–2021): moved to object stores\n"
    )
    assert dated(facts) == [("Principal Consultant", "Bridgewell Consulting Group", "2016", "present")]


def test_the_employer_above_the_first_of_several_titles() -> None:
    facts = read(
        "# Experience\nFathom Divewear\n\n\nSenior iOS Engineer\nFebruary 2022 - Present (2 years 6 months)\n\n"
        "Dive log app.\n\niOS Engineer\nJune 2020 - February 2022 (1 year 9 months)\n"
    )
    assert [fact[:2] for fact in dated(facts)] == [
        ("Senior iOS Engineer", "Fathom Divewear"),
        ("iOS Engineer", "Fathom Divewear"),
    ]


# --- a laboratory and its university ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("Speech Processing Lab, Université de Haute-Lys", "Université de Haute-Lys"),
        ("University of Paderlippe, Institute for Robotics", "University of Paderlippe"),
        ("Northwind Labs, Cambria", "Northwind Labs, Cambria"),
    ],
)
def test_a_unit_of_a_school_is_its_team(where: str, wanted: str) -> None:
    facts = read(f"# Experience\n**Research Assistant**, {where}   2018 - 2021\n- Did the work\n")
    assert [job.organization for job in facts.jobs] == [wanted]


# --- the look of the letters ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "at", "cells"),
    [
        ("Flutter Developer Tamarind Pay", 18, ("Flutter Developer", "Tamarind Pay")),
        ("Tamarind Pay Flutter Developer", 13, ("Tamarind Pay", "Flutter Developer")),
        ("Senior Developer", 7, ("Senior Developer",)),
        ("Developer in the platform team", 10, ("Developer in the platform team",)),
        ("Flutter Developer, Tamarind Pay", 19, ("Flutter Developer, Tamarind Pay",)),
        ("Worked with Kubernetes as the only developer of the house and all its many services", 12,
         ("Worked with Kubernetes as the only developer of the house and all its many services",)),
    ],
)  # fmt: skip
def test_a_change_of_look_parts_a_title_from_its_firm(text: str, at: int, cells: tuple[str, ...]) -> None:
    assert make_row(Line(1, 1, text, shifts=(at,)), text).cells == cells


# --- the line of a post -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("Posts held\n\nProgrammer, Ferrant Instruments, Wythen - 1979 to 1984\n    Coral on naval displays.\nIndependent consultant - 2009 to date\n    Embedded C.", [("Programmer", "1979", "1984"), ("Independent consultant", "2009", "present")]),
        ("Work history\n\n[2022-04 .. now]   Umhlanga Cloud, security engineer\n* IAM reviews\n[2015-02 .. 2017-12]   Metro Works, network technician", [("security engineer", "2022-04", "present"), ("network technician", "2015-02", "2017-12")]),
        ("Employment\n\nTools Programmer (internship)\nHill Studios | Jun 2016 - Sep 2016\n- Level editor plug-ins.", [("Tools Programmer (internship)", "2016-06", "2016-09")]),
        ("Work history\n\nApr 2014 - Mar 2018   Naha Systems Co., Ltd. - System Engineer. Insurance back office, Java, Oracle.", [("System Engineer", "2014-04", "2018-03")]),
    ],
)  # fmt: skip
def test_lines_of_posts(section: str, wanted: list[tuple[str, str, str]]) -> None:
    assert [(job.title, job.start, job.end) for job in read(section + "\n", plain=True).jobs] == wanted


def test_prose_below_a_table_of_posts_is_no_post() -> None:
    facts = read(
        "# Employment\n2014 - 2019   Audio Works Oy   DSP engineer\n"
        "At Näsi: CAN bus, harvester head control, Rust since 2021. At Audio: fixed-point filters.\n"
    )
    assert [job.organization for job in facts.jobs] == ["Audio Works Oy"]


# --- firm and title in one run of words -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["2015-2023  Otago Timber Ltd Systems Developer", "2009-2015  Leith Valley Hosting Web Developer"],
         [("Systems Developer", "Otago Timber Ltd"), ("Web Developer", "Leith Valley Hosting")]),
        (["2015-2023  Human Resources Manager", "2009-2015  Business Intelligence Developer"],
         [("Human Resources Manager", None), ("Business Intelligence Developer", None)]),
        (["2015-2023  Truck Driver", "2009-2015  Piano Teacher"], [("Truck Driver", None), ("Piano Teacher", None)]),
        (["2015-2023  Leith Valley Hosting Web Developer", "2009-2015  Senior Tester"],
         [("Leith Valley Hosting Web Developer", None), ("Senior Tester", None)]),
    ],
)  # fmt: skip
def test_firm_and_title_without_a_separator(lines: list[str], wanted: Facts) -> None:
    assert [
        fact[:2] for fact in posts(read("Employment\n\n" + "\n".join(lines) + "\n", plain=True))
    ] == wanted


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("**Principal Data Scientist** (Derwent Aquaculture) 2020 - 2022", ("Principal Data Scientist", "Derwent Aquaculture")),
        ("**PhD scholar** (University of the Midlands) 2020 - 2022", ("PhD scholar", "University of the Midlands")),
        ("**Software Engineer** (Machine Learning) 2020 - 2022", ("Software Engineer (Machine Learning)", None)),
        ("**Software Engineer** (Full Stack) 2020 - 2022", ("Software Engineer (Full Stack)", None)),
        ("**Slobodska Soft** (product company, logistics)   2020 - 2022\nTeam Lead, Backend", ("Team Lead, Backend", "Slobodska Soft")),
    ],
)  # fmt: skip
def test_brackets(header: str, wanted: tuple[str, str | None]) -> None:
    assert [fact[:2] for fact in posts(read(f"# Experience\n{header}\n- Did the work\n"))] == [wanted]


def test_a_title_opens_the_duties_below_its_firm() -> None:
    facts = read(
        "# Experience\n**Martini Telecom, 2014 - 2018**\nSoftware Engineer in the network data team. Scala, HBase.\n\n"
        "**Northwind Ltd, 2010 - 2014**\nMaintained the billing of a telecom with a small team of developers.\n"
    )
    assert [fact[:2] for fact in posts(facts)] == [
        ("Software Engineer", "Martini Telecom"),
        (None, "Northwind Ltd"),
    ]


def test_customers_of_somebody_self_employed_are_no_employers() -> None:
    facts = read(
        "# Experience\n**Self-employed** (March 2016 - present)\n"
        "- *Harbour Bank*, design system in Vue, 2021-2023\n- *Mill Retail*, shop front, 2018-2020\n\n"
        "**Front-end Developer at Mill Interactive** (June 2013 - February 2016)\n"
    )
    assert [fact[:2] for fact in posts(facts)] == [
        ("Self-employed", None),
        ("Front-end Developer", "Mill Interactive"),
    ]


def test_since_and_until_in_fields_of_their_own() -> None:
    facts = read(
        "Employment 1\n\nJob title: Web Developer\nEmployer: Jerash Printing\nStart date: 09/2018\nEnd date: 03/2021\n"
        "Description: Online ordering.\n",
        plain=True,
    )
    assert dated(facts) == [("Web Developer", "Jerash Printing", "2018-09", "2021-03")]


def test_a_list_after_a_run_in_heading() -> None:
    facts = read(
        "Skills: Perl, PHP, MySQL\n\n2015-2023  Otago Timber Ltd Systems Developer\n2009-2015  Leith Valley Hosting Web Developer\n",
        plain=True,
    )
    assert facts.listed_skills == ("Perl", "PHP", "MySQL")
    assert [fact[:2] for fact in posts(facts)] == [
        ("Systems Developer", "Otago Timber Ltd"),
        ("Web Developer", "Leith Valley Hosting"),
    ]


def test_a_bold_header_that_the_margin_breaks() -> None:
    head = {"size": 12.0, "bold": True, "x0": 50.0}
    body = {"size": 12.0, "x0": 50.0}
    lines = (
        Line(1, 1, "Work Experience", size=14.0, bold=True, x0=50.0, x1=150.0),
        Line(1, 2, "Senior Database Administrator at Delta National", x1=520.0, gap=0.4, **head),
        Line(1, 3, "Telecommunication Company, Cairo, Egypt (from July 2018", x1=540.0, gap=0.1, **head),
        Line(1, 4, "till now)", x1=95.0, gap=0.1, **head),
        Line(1, 5, "Responsible for clusters of billing and for night shifts.", x1=450.0, gap=0.4, **body),
        Line(1, 6, "Database Administrator at Nile Systems", x1=300.0, gap=0.4, **head),
        Line(1, 7, "Giza, Egypt (from August 2013 till June 2018)", x1=330.0, gap=0.1, **head),
    )
    facts = outline(Document(lines, 1, "pdfium", "pdf"))
    assert dated(facts) == [
        ("Senior Database Administrator", "Delta National Telecommunication Company", "2018-07", "present"),
        ("Database Administrator", "Nile Systems", "2013-08", "2018-06"),
    ]


def test_a_heading_that_looks_like_the_name_above_it() -> None:
    bold = {"size": 12.0, "bold": True}
    lines = (
        Line(1, 1, "Ignatius Mulumba", **bold),
        Line(1, 2, "Kampala, Uganda; ignatius.m@example.ug", size=12.0, gap=0.0),
        Line(1, 3, "Where the money came from", gap=1.0, **bold),
        Line(
            1,
            4,
            "Rwenzori Mobile Money, Integration Engineer (Jan 2020 - to date). Links to banks.",
            size=12.0,
            gap=0.0,
        ),
        Line(1, 5, "Makindye Computer College, Instructor (2014 - 2016). Taught Java.", size=12.0, gap=0.0),
        Line(1, 6, "Education", gap=1.0, **bold),
        Line(1, 7, "Makerere Hill University, BSc Engineering (2014)", size=12.0, gap=0.0),
        Line(1, 8, "Skills", gap=1.0, **bold),
        Line(1, 9, "Java, PostgreSQL, RabbitMQ", size=12.0, gap=0.0),
    )
    facts = outline(Document(lines, 1, "rtf", "rtf"))
    assert facts.contact.name == "Ignatius Mulumba"
    assert [fact[:2] for fact in posts(facts)] == [
        ("Integration Engineer", "Rwenzori Mobile Money"),
        ("Instructor", "Makindye Computer College"),
    ]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["**Software Engineer** · Zellige Systems, part of Groupe Oukaïmeden · 2011 - 2015"], ("Software Engineer", "Zellige Systems")),
        (["**Haeundae Autonomous, Perception Team**", "Senior Research Engineer   2021.03 ~ Present"], ("Senior Research Engineer", "Haeundae Autonomous")),
        (["Mai 2018 - heute", "Softwareentwickler (software developer)", "Ostsee Windkraft GmbH, Kiel"], ("Softwareentwickler (software developer)", "Ostsee Windkraft GmbH")),
        (["**Perception Team, Haeundae Labs Ltd**", "Senior Research Engineer   2021.03 ~ Present"], ("Senior Research Engineer", "Perception Team, Haeundae Labs Ltd")),
        (["since", "Jan 2020   **Bioinformatician**, Vine Genomics"], ("Bioinformatician", "Vine Genomics")),
    ],
)  # fmt: skip
def test_what_belongs_to_a_firm(lines: list[str], wanted: tuple[str, str]) -> None:
    text = "\n".join(lines)
    assert [fact[:2] for fact in posts(read(f"# Experience\n{text}\n- Did the work\n"))] == [wanted]


def test_since_on_a_line_of_its_own_opens_the_period() -> None:
    facts = read("# Experience\nsince\nJan 2020   **Bioinformatician**, Vine Genomics\n- Did the work\n")
    assert [fact[2:] for fact in dated(facts)] == [("2020-01", "present")]


def test_the_name_ends_where_the_look_of_its_line_does() -> None:
    line = Line(1, 1, "Rustam Yuldashev Tashkent, Uzbekistan rustam.y@example.uz", size=14.0, shifts=(17,))
    rest = Line(1, 2, "Backend developer with ten years in banks and markets.", size=10.0, gap=0.5)
    assert outline(Document((line, rest), 1, "pdfium", "pdf")).contact.name == "Rustam Yuldashev"


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("- from 02/2014 to 08/2019 – Ponente Systems S.r.l., Savona – **Java developer**: customs declarations.", [("Java developer", "Ponente Systems S.r.l.", "2014-02", "2019-08")]),
        ("2020.06. - present   Balaton Weather Ltd.\nLead developer\n- Radar", [("Lead developer", "Balaton Weather Ltd.", "2020-06", "present")]),
        ("2019-2021   Sysadmin -- House Hotels\n2014-2016   Help desk -- Oistins Community College", [("Sysadmin", "House Hotels", "2019", "2021"), ("Help desk", "Oistins Community College", "2014", "2016")]),
    ],
)  # fmt: skip
def test_dated_lines(section: str, wanted: list[tuple[str, str, str, str]]) -> None:
    assert dated(read(f"# Experience\n{section}\n")) == wanted


def test_the_name_in_a_sentence() -> None:
    text = "I'm Leontyne Abrahams-Voss (leontyne@example.com), a search engineer in Windhoek.\n\nEXPERIENCE\n\nEngineer, Etosha Travel, 2014 - 2018\n"
    assert outline(document(text, plain=True)).contact.name == "Leontyne Abrahams-Voss"


# --- a date in a rail -------------------------------------------------------------------------------------------
def test_a_date_in_its_own_column_goes_on_with_no_duty() -> None:
    lines = (
        Line(1, 1, "Experience", size=14.0, bold=True),
        Line(1, 2, "Mar 2018 - Dec 2021", size=10.0, column=1),
        Line(1, 3, "Oke Telecoms", size=10.0, bold=True, column=2),
        Line(1, 4, "Site Reliability Engineer", size=10.0, column=2, gap=0.4),
        Line(1, 5, "Nagios out, Prometheus in", size=10.0, column=2, bullet=True, gap=0.4),
        Line(1, 6, "Sep 2015 - Feb 2018", size=10.0, column=1),
        Line(1, 7, "University Computing Centre", size=10.0, bold=True, column=2),
        Line(1, 8, "Systems Administrator", size=10.0, column=2, gap=0.4),
        Line(1, 9, "300 Linux hosts", size=10.0, column=2, bullet=True, gap=0.4),
    )
    facts = outline(Document(lines, 1, "pdfium", "pdf"))
    assert [(job.title, job.start) for job in facts.jobs] == [
        ("Site Reliability Engineer", "2018-03"),
        ("Systems Administrator", "2015-09"),
    ]


# --- education and skills ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Universidad de Valdoria – Grado en Ingeniería Informática | 2009 – 2013", ("Grado en Ingeniería Informática", "Universidad de Valdoria")),
        ("2011: Baccalauréat S, Lycée Godefroy", ("Baccalauréat S", "Lycée Godefroy")),
        ("Hochschule Bremerland\nBachelor of Science - BS, Digital Media · (2013 - 2017)", ("Bachelor of Science - BS, Digital Media", "Hochschule Bremerland")),
        ("Apr 2010   Entered Ryukyu Institute of Technology, Dept. of Information\nMar 2014   Graduated from Ryukyu Institute of Technology (B.Eng.)", ("B.Eng.", "Ryukyu Institute of Technology")),
        ("Time   School   Degree\n2011 - 2015   Danang Polytechnic University   Bachelor of Information Technology", ("Bachelor of Information Technology", "Danang Polytechnic University")),
        ("Dates   School or college   Qualification\n2010 - 2013   Swansea Bay University   BSc Computing (2:1)", ("BSc Computing", "Swansea Bay University")),
        ("**Ing. en Sistemas Computacionales**\nInstituto Tecnológico de\nTlaquepaque\n2012 - 2016", ("Ing. en Sistemas Computacionales", "Instituto Tecnológico de Tlaquepaque")),
        ("2012 - 2016 :: BSc Computing :: University of the Northern Range", ("BSc Computing", "University of the Northern Range")),
        ("August 2009 - Juli 2012\nVocational training as IT specialist\nBerufsschule Kiel-Gaarden", ("Vocational training as IT specialist", "Berufsschule Kiel-Gaarden")),
        ("Dongnae Institute of Technology, M.S. in Electrical   2015 - 2017\nEngineering", ("M.S. in Electrical Engineering", "Dongnae Institute of Technology")),
        ("B.Tech (Computer Science)   Cauvery Institute of Technology   2024   8.71", ("B.Tech (Computer Science)", "Cauvery Institute of Technology")),
    ],
)  # fmt: skip
def test_degrees(text: str, wanted: tuple[str, str]) -> None:
    assert [(school.degree, school.institution) for school in read(f"# Education\n{text}\n").education] == [
        wanted
    ]


def test_react_native_is_no_level_of_react() -> None:
    facts = read("# Skills\nFrameworks: Spring Boot, React Native\nGerman native, Kotlin advanced\n")
    assert "React Native" in facts.listed_skills
    assert "Kotlin" in facts.listed_skills
