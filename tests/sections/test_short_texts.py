"""Short, modest and foreign résumés: posts in a line or two, headings and labels of other languages; what is no post."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.records import Line, Outline
from pipeline.sections import outline
from pipeline.sections.dates import find_spans
from pipeline.sections.heading_names import kind_of_name
from pipeline.sections.openings import duties_in, opening_of
from pipeline.sections.rows import make_row

Posts = list[tuple[str | None, str | None, str | None, str | None]]


def posts(facts: Outline) -> Posts:
    return [(job.title, job.organization, job.start, job.end) for job in facts.jobs]


def read(text: str) -> Outline:
    return outline(document(text, plain=True))


NAME = "Wenche Storaas\nwenche@example.com\n"
LINES = "Tide tables for the pilots, in C.\nRepaired it when the radio was down.\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2011–2017 Fjellheim Måleteknikk AS\n" + LINES, [(None, "Fjellheim Måleteknikk AS", "2011", "2017")]),
        ("Fjellheim & Sons, March 2011 to April 2017.\n" + LINES, [(None, "Fjellheim & Sons", "2011-03", "2017-04")]),
        ("03.2011 - 04.2017 Fjellheim: depth gauge for harbour pilots, C and assembler\n" + LINES, [(None, "Fjellheim", "2011-03", "2017-04")]),
        ("Mar 2011 – Apr 2017, Fjellheim ferries (14 boats): berth planner, first in Excel, then in Java.\n" + LINES, [(None, "Fjellheim ferries (14 boats)", "2011-03", "2017-04")]),
        ("Fjellheim, Bodø, March 2011 until April 2017, I kept the depth gauges honest: C, later Rust.\n" + LINES, [(None, "Fjellheim", "2011-03", "2017-04")]),
        ("Mar 2011 to Apr 2017, Fjellheim AS, developer no. 3.\n" + LINES, [("developer no. 3", "Fjellheim AS", "2011-03", "2017-04")]),
        ("2015 – 2017: programmer, Fjellheim Boats. Berth planner in Java, used each day.\n2011 – 2015: programmer, Kystlager. Stock lists.\n", [("programmer", "Fjellheim Boats", "2015", "2017"), ("programmer", "Kystlager", "2011", "2015")]),
        ("02/2011–04/2017 Fjellheim AS, audio books. ML engineer.\n" + LINES, [("ML engineer", "Fjellheim AS, audio books", "2011-02", "2017-04")]),
        ("2011-03 → 2017-04. Fjellheim AS\n" + LINES + "\n2009-01 → 2011-02. Kystlager\nStock lists for three shops.\n", [(None, "Fjellheim AS", "2011-03", "2017-04"), (None, "Kystlager", "2009-01", "2011-02")]),
    ],
)  # fmt: skip
def test_posts_under_the_name_without_a_heading(text: str, wanted: Posts) -> None:
    assert posts(read(NAME + text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2011–2017 University of Oberrhein\nPhysics, with lasers.\nA thesis on tides.\n",
        "2011 – 2014: BSc Physics, Oberrhein. Good marks.\nI like the sea.\nAnd boats.\n",
        "2011 – 2014: Moved from Bodø to Oslo. It took two vans.\nI like the sea.\nAnd boats.\n",
        "Berlin, March 2011 to April 2017.\nI like the sea.\nAnd boats.\n",
        "2011 – 2014: parental leave.\nTwo children.\nOne dog.\n",
        "Project Halibut, March 2011 to April 2017.\nA hobby of mine.\nNever finished.\n",
        "Version 3 of 2 May 2017\nI like the sea.\nAnd boats.\n",
    ],
)
def test_what_names_no_employer_is_no_post(text: str) -> None:
    assert posts(read(NAME + text)) == []


def test_the_headline_is_not_the_title_of_the_first_post() -> None:
    facts = read("Wenche Storaas\nPilotage – Bodø\n2011-2017 Fjellheim Måleteknikk\n" + LINES)
    assert posts(facts) == [(None, "Fjellheim Måleteknikk", "2011", "2017")]


def test_duties_in_the_line_of_the_post_are_told_of_it() -> None:
    (job,) = read(NAME + "2011 – 2017 Fjellheim: berth planner in Java, used each day.\n" + LINES).jobs
    assert job.header == (3,)
    assert job.body == (3, 4, 5)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("2011 – 2017 Fjellheim: berth plans in Java.", "2011 – 2017 Fjellheim"),
        ("Fjellheim, 2011 to 2017: berth plans in Java.", "Fjellheim, 2011 to 2017"),
        ("Since 2011 with Fjellheim Ltd. as developer", None),
        ("2011 – 2017: Migrated the ledger. Nobody noticed.", None),
        ("Fjellheim Ltd., Bodø, 2011 – 2017", None),
        ("2019 – 2021 cloud migration programme. Moved forty services.", None),
        ("Fjellheim, 2011 to 2017. Data Analyst.", None),
        ("10/2003 – 07/2008, Fjellheim AS, Bodø: senior developer", None),
        ("Rewrote the ledger in Java (2016-2018): 240 posts a second.", None),
        ("2015 - 2018 : Fjellheim Boats, Engineer (client: a bank)", None),
    ],
)
def test_where_the_header_of_a_line_ends(text: str, head: str | None) -> None:
    row = make_row(Line(1, 1, text), text)
    end = opening_of(row)
    assert (None if end is None else row.text[:end]) == head
    assert bool(duties_in(row)) == (head is not None)


def test_the_newest_post_above_earlier_employment() -> None:
    facts = read(
        NAME
        + "\nHow it went\n\nFjellheim Boats (3 yards)\nLead developer\nMarch 2016 – May 2021\n\nEarlier\n"
        "Kystlager Web Co-op, web developer, February 2012 – February 2016\n- Stock lists.\n"
    )
    assert [(job.organization, job.start) for job in facts.jobs] == [
        ("Fjellheim Boats (3 yards)", "2016-03"),
        ("Kystlager Web Co-op", "2012-02"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("AS Havnevakt, security engineer. 2018-11 / 2022-08\nKeys for harbour gates.\n", [("security engineer", "AS Havnevakt", "2018-11", "2022-08")]),
        ("Kystlager Fitness (210 gyms) ..... Software Engineer II ..... Jan 2022 to Nov 2023\n* The member app.\nHavnevakt Claims ..... Applied ML Engineer ..... May 2019 to Dec 2021\n* Loss model.\n", [("Software Engineer II", "Kystlager Fitness (210 gyms)", "2022-01", "2023-11"), ("Applied ML Engineer", "Havnevakt Claims", "2019-05", "2021-12")]),
        ("Dec 2018 - Nov 2020: Havnevakt Outsourcing JSC\nProject 1: Salon booking (team of 6)\n- Wrote the booking.\nProject 2: Warehouse\n- Wrote the import.\nMay 2017 - Nov 2018: Kystlager Web\n- Built shops.\n", [(None, "Havnevakt Outsourcing JSC", "2018-12", "2020-11"), (None, "Kystlager Web", "2017-05", "2018-11")]),
        ("Havnevakt d.o.o., 02/2015 – 06/2024\nSenior Developer (2019), Developer (2015)\nHome care system.\n", [("Senior Developer", "Havnevakt d.o.o.", "2015-02", "2024-06")]),
        ("Havnevakt SRL, April 2016 – March 2020, Developer Ssr.\n· Claims in .NET.\n", [("Developer Ssr.", "Havnevakt SRL", "2016-04", "2020-03")]),
    ],
)  # fmt: skip
def test_lines_of_other_layouts(text: str, wanted: Posts) -> None:
    assert posts(read(f"{NAME}\nWORKING HISTORY\n{text}")) == wanted


def test_before_alone_on_a_line_is_neither_firm_nor_half_a_sentence() -> None:
    facts = read(
        NAME
        + "\nSelf-employed (05/2020 – 06/2024)\n1. Portal for blinds.\n2. Search for surveyors.\nBefore\n"
        "10/2015 – 04/2020 Java developer in a bank's IT company, Berlin: interest, cards.\n"
    )
    assert [(job.organization, job.start) for job in facts.jobs][-1] == (None, "2015-10")


def test_assignments_listed_apart_are_duties_of_the_post_above() -> None:
    facts = read(
        NAME
        + "\nExperience\n\nTweestroom Analytics, consultant, February 2018 - January 2022\n\nAssignments (selection)\n"
        "Dairy cooperative, 2020-2021: forecast of milk. Started as a proof of concept.\nInsurer, 2018: six weeks of tables.\n"
    )
    assert posts(facts) == [("consultant", "Tweestroom Analytics", "2018-02", "2022-01")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Current designation: Senior Engineer\nCurrent company: Kystlager Ticketing\nWorked from Jan 2019 to Present\n", ("Senior Engineer", "Kystlager Ticketing")),
        ("01/2018 – 07/2022 (4 Jahre, 7 Monate)\nMachine Learning Engineer\nKystlager Möbel GmbH\nTwo recommenders.\n", ("Machine Learning Engineer", "Kystlager Möbel GmbH")),
        ("Kystlager Storage, Staff Engineer, October 2015 to July 2021 (items 1 to 5)\n", ("Staff Engineer", "Kystlager Storage")),
        ("Kystlager Lettings Ltd, October 2020 – October 2021 and counting\n- Booking pages.\n", (None, "Kystlager Lettings Ltd")),
        ("Ingénieure NLP / RAG, Cabinet Kystlager, 2019 – 2022\n- Search.\n", ("Ingénieure NLP / RAG", "Cabinet Kystlager")),
        ("Agencia Pampa, Rosario, Programadora Flash, 2006 – 2009\n- Landing pages.\n", ("Programadora Flash", "Agencia Pampa, Rosario")),
    ],
)  # fmt: skip
def test_words_beside_the_dates(text: str, wanted: tuple[str | None, str | None]) -> None:
    (job,) = read(f"{NAME}\nWORK HISTORY\n{text}").jobs
    assert (job.title, job.organization) == wanted


def test_the_date_of_the_document_heads_no_post() -> None:
    facts = read(
        NAME
        + "\nLast revised 3 May 2021\n\nFjellheim Ferries AS\nEngineer, January 2018 – now\nBerths\n- Planned berths.\n"
    )
    assert posts(facts) == [("Engineer", "Fjellheim Ferries AS", "2018-01", "present")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Set/2018 – Out/2020", [("2018-09", "2020-10")]), ("fev. 2018 - out. 2020", [("2018-02", "2020-10")]), ("07.2020 / continues", [("2020-07", "present")]),
        ("30. 4. 2019", [("2019-04", "2019-04")]), ("Current employer: Fjellheim, from May 2020", [("2020-05", "present")]),
        ("Set 2019 goals", [("2019", "2019")]), ("it worked out. 2020 was fine", [("2020", "2020")]), ("in 2014 continued alone", [("2014", "2014")]),
        ("Tester from May 2020", [("2020-05", "2020-05")]),
    ],
)  # fmt: skip
def test_dates_of_other_hands(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(span.start, span.end) for span in find_spans(text)] == wanted


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("EXPERIENCIA LABORAL", "experience"), ("Berufserfahrung", "experience"), ("Praxe / Practice", "experience"), ("Istruzione", "education"), ("FORMATION", "education"),
        ("Vzdělání", "education"), ("Competenze", "skills"), ("OUTILS", "skills"), ("Línguas", "languages"), ("Záliby", "interests"), ("Earlier employment", "experience"),
        ("Seminars attended", "certifications"), ("Team formation", None), ("Praxair", None),
    ],
)  # fmt: skip
def test_headings_of_other_languages(name: str, kind: str | None) -> None:
    assert kind_of_name(name) == kind


def test_a_degree_below_a_foreign_heading_is_no_post() -> None:
    facts = read(
        NAME + "\nEsperienza\nKystlager S.r.l. — Junior Developer — 11/2012 to 01/2014\n- Stock lists.\n\n"
        "Istruzione\nIngegneria, Torino, 2012\n\nLingue\nitaliano\n"
    )
    assert posts(facts) == [("Junior Developer", "Kystlager S.r.l.", "2012-11", "2014-01")]
    assert facts.jobs[0].body == (6,)


def test_headings_in_brackets_end_the_posts() -> None:
    facts = read(
        NAME + "\n[Career]\n2013.01 ~ 2017.12  Blue Heron Games, Engineer\n- Terrain in C++.\n\n"
        "[Education] Computer engineering, 2010.02\n[Military] completed\n"
    )
    assert posts(facts) == [("Engineer", "Blue Heron Games", "2013-01", "2017-12")]


def test_lines_that_open_like_the_skills_above_them_are_headings_too() -> None:
    facts = read(
        NAME
        + "Skills: HTML, CSS, React\nCertificate: Web Development, online, 2020\nEducation: WASSCE 2018\n"
        "Tidy and punctual.\n"
    )
    assert facts.jobs == ()
    assert [part.kind for part in facts.sections][-2:] == ["certifications", "education"]


def test_fields_of_a_form_in_another_language() -> None:
    facts = read(
        NAME
        + "\nESPERIENZA LAVORATIVA\n\n• Date (da – a): 05/2016 – 03/2020\n• Datore di lavoro: Onda S.p.A., Milano\n"
        "• Posizione: Analyst Programmer\nThe agency portal in C#.\n\n• Date (da – a): 01/2011 – 04/2016\n"
        "• Datore di lavoro: Softec S.r.l.\n• Posizione: Programmer\nStock lists in Visual Basic.\n"
    )
    assert posts(facts) == [
        ("Analyst Programmer", "Onda S.p.A.", "2016-05", "2020-03"),
        ("Programmer", "Softec S.r.l.", "2011-01", "2016-04"),
    ]


def test_one_field_that_names_employer_and_post() -> None:
    facts = read(
        NAME
        + "Current company: Kaveri Boats Pvt Ltd, Data Engineer, from May 2020\nDuties:\n* Stock lists.\n* Tables.\n"
    )
    assert posts(facts) == [("Data Engineer", "Kaveri Boats Pvt Ltd", "2020-05", "present")]


def test_dated_projects_inside_the_period_of_a_firm_are_its_duties() -> None:
    facts = read(
        NAME
        + "\nEXPERIENCE\n2018/04 - 2022/03  Hakata Boats Co., Ltd. (employees 850)\n  2020/10 - 2022/03  Coupon ordering\n"
        "      Team of 4, my charge: model\n      - Ranked the coupons.\n  2018/04 - 2020/09  Receipts\n      - Read receipts.\n"
    )
    (job,) = facts.jobs
    assert (job.title, job.organization, job.start, job.end) == (
        None,
        "Hakata Boats Co., Ltd.",
        "2018-04",
        "2022-03",
    )
    assert len(job.body) == 5


def test_two_firms_one_within_the_years_of_the_other_stay_two() -> None:
    facts = read(
        NAME
        + "\nEXPERIENCE\n2010 - 2020  Kystlager Holdings\n2012 - 2014  Fjellheim Systems\n- Read receipts.\n"
    )
    assert [job.organization for job in facts.jobs] == ["Kystlager Holdings", "Fjellheim Systems"]


def test_the_word_project_is_no_employer() -> None:
    facts = read(
        NAME
        + "\nPROJECT EXPERIENCE\n\nProject #1: Loan Desk\nDesignation: Java Developer\nClient: Savings bank\n"
        "Period: Apr 2020 to Jun 2022\nResponsibilities:\n• Wrote the desk.\n\n1. Project Name: Order Care\tJan 2018 – Mar 2020\n"
        "Roles & Responsibilities\n• Wrote the care.\n"
    )
    assert posts(facts) == [
        ("Java Developer", "Savings bank", "2020-04", "2022-06"),
        (None, None, "2018-01", "2020-03"),
    ]


@pytest.mark.parametrize(
    "stamp",
    [
        "Document state: 30. 4. 2019",
        "This version: 30 April 2019",
        "Last update: 04.2019",
        "Stand: 04/2019",
        "Drafted: 2019.04.30.",
    ],
)
def test_the_stated_date_of_the_document(stamp: str) -> None:
    facts = read(f"{NAME}{stamp}\n\nEXPERIENCE\nEngineer, Fjellheim AS, 2014 - now\n- Berths.\n")
    assert facts.updated == "2019-04"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1.3.2017 – 30.9.2023\nDynamo Works s.r.o., zkušební technik / test technician\nWrote the benches in Python.\n", [("zkušební technik / test technician", "Dynamo Works s.r.o.", "2017-03", "2023-09")]),
        ("1998 to 2005. Shelver, then library officer, City Library. Returned books.\n", [("Shelver, then library officer", "City Library", "1998", "2005")]),
        ("Position: Senior Analyst, Retail Credit Modelling\nCompany: Kystlager\nPeriod: 2009 – 2013\nDuties:\nWrote scorecards.\n", [("Senior Analyst, Retail Credit Modelling", "Kystlager", "2009", "2013")]),
        ("Working at: Kystlager Software, since January 2021, as Python Developer\nWrote tables.\n", [("Python Developer", "Kystlager Software", "2021-01", "present")]),
        ("Projects for customers of Karpat Consulting (July 2017 – June 2022)\n1. Retail chain, Bucharest\nTerraform modules.\n2. Publishing house\nPipelines.\n", [(None, "Karpat Consulting", "2017-07", "2022-06")]),
        ("Fjellheim AS, Tech lead, 2019 – 2022\n- Assignment of people.\nPart 2. Bus operator, forecasts, 2020.\n", [("Tech lead", "Fjellheim AS", "2019", "2022")]),
    ],
)  # fmt: skip
def test_posts_of_unusual_hands(text: str, wanted: Posts) -> None:
    assert posts(read(f"{NAME}\nWORK HISTORY\n{text}")) == wanted


def test_what_came_before_in_a_sentence() -> None:
    facts = read(
        NAME
        + "\nRight now (March 2020 to May 2024): first engineer at Ledgerling, bookkeeping for food trucks.\n"
        "I wrote most of the product.\n\nBefore that (January 2017 to February 2020): Tideline, a surf app.\nI did the spot pages.\n"
    )
    assert posts(facts) == [
        ("first engineer", "Ledgerling", "2020-03", "2024-05"),
        (None, "Tideline", "2017-01", "2020-02"),
    ]


def test_customers_inside_the_years_on_ones_own_account_are_no_employers() -> None:
    facts = read(
        NAME
        + "\nJan 2020 — Jan 2026 · INDEPENDENT\n\nClinic Forty-One (2024-2025). They copy data all day. I made a scan.\n\n"
        "Cooperativa Cafetal (2022-2024). App of the purchase points.\n\nOct 2016 — Dec 2019 · PIXELAR S.A.S., developer\nLanding pages first.\n"
    )
    assert [(job.organization, job.start, job.end) for job in facts.jobs] == [
        ("INDEPENDENT", "2020-01", "2026-01"),
        ("PIXELAR S.A.S.", "2016-10", "2019-12"),
    ]


def test_a_firm_above_its_titles_stays_their_employer() -> None:
    facts = read(
        "Dana Whitfield\nSeattle, WA | 206.555.0132 | dana.whitfield@example.com | linkedin.com/in/dana-w-example\nSTAFF MACHINE LEARNING ENGINEER, INFERENCE PLATFORM\n"
        "Harborlight\nStaff Engineer, ML Platform    Mar 2023 – Aug 2025\n- Cut the latency.\n"
        "Senior Engineer, ML Platform    Jun 2021 – Mar 2023\n- Built the store.\n"
    )
    assert [(job.title, job.organization) for job in facts.jobs] == [
        ("Staff Engineer, ML Platform", "Harborlight"),
        ("Senior Engineer, ML Platform", "Harborlight"),
    ]
