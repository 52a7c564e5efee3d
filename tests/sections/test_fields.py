"""Posts told in fields and in lists of engagements: application forms, exports of job boards, contractors' project lists."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.records import Outline
from pipeline.sections import outline
from pipeline.sections.dates import find_spans
from pipeline.sections.degrees import is_plain_degree

TOP = "Dana Whitfield\ndana@example.com\n\n"
Fact = tuple[str | None, str | None, str | None, str | None]


def read(text: str) -> Outline:
    return outline(document(text, plain=True))


def posts(text: str) -> list[Fact]:
    return [(job.title, job.organization, job.start, job.end) for job in read(TOP + text).jobs]


FIELDS = {
    "fields closed by their dates, under no heading": (
        "Skills: Python, SQL, Airflow\nAlso: Excel\n"
        "CLIENT: Ilmarin Ferries\nROLE: sole engineer, then two of us\nDATES: March 2019 – May 2021\nSCOPE: who boards when\n"
        "• Built the boarding feed in Kafka\nENVIRONMENT: Kafka, Go\n"
        "CLIENT: Ostrava Glass Museum (through an agency)\nROLE: ETL developer\nDATES: June 2016 – February 2019\n• Nightly loads\n",
        [
            ("sole engineer, then two of us", "Ilmarin Ferries", "2019-03", "2021-05"),
            ("ETL developer", "Ostrava Glass Museum", "2016-06", "2019-02"),
        ],
    ),
    "numbered fields of an export, one employer left blank": (
        "EXPERIENCE (2 entries)\n1. Title: Data Engineer\nCompany: (blank)\nStart: 2019-02 End: 2022-05 Duration: 3 yr 4 mo\n"
        "Description: Own the nightly load.\n2. Title: ETL Developer\nCompany: Harrow Mills\nStart: 2016-08 End: 2019-01 Duration: 2 yr 6 mo\n"
        "Description: Loads from the tills.\nEDUCATION (1 entry)\nSchool: Brightwater College\n",
        [
            ("Data Engineer", None, "2019-02", "2022-05"),
            ("ETL Developer", "Harrow Mills", "2016-08", "2019-01"),
        ],
    ),
    "current and previous designation": (
        "Employment details\nCurrent designation: Senior Tester\nCurrent company: Kelpworks\nWorked from Jan 2019 to Present\nJob profile\n"
        "Handling the regression runs.\nPrevious designation: Tester\nPrevious company: Marram Systems\nWorked from Aug 2015 to Nov 2018\n"
        "Job profile\nWrote test cases.\n",
        [
            ("Senior Tester", "Kelpworks", "2019-01", "present"),
            ("Tester", "Marram Systems", "2015-08", "2018-11"),
        ],
    ),
    "fields with other labels below the employer's line": (
        "WORK EXPERIENCE\nTRANVIA DEL SUR S.A.S.\nCharge: Senior Developer\nDate: January 2018 - Actually\nFunctions:\n- I develop the fares.\n"
        "TEXTILES ANDES LTDA\nCharge: Programmer\nDate: 2015 - 2017\nFunctions:\n- Invoices.\n",
        [
            ("Senior Developer", "TRANVIA DEL SUR S.A.S.", "2018-01", "present"),
            ("Programmer", "TEXTILES ANDES LTDA", "2015", "2017"),
        ],
    ),
    "all fields on one line": (
        "Project: map viewer. Company: Dovera Geo. Period: 05.2019 - 08.2022. Position: Front-end engineer.\n– Drew parcels.\n\n"
        "Project: taxi. Company: Brenna Apps. Period: 10.2016 - 04.2019. Position: iOS developer.\n– The passenger's side.\n",
        [
            ("Front-end engineer", "Dovera Geo", "2019-05", "2022-08"),
            ("iOS developer", "Brenna Apps", "2016-10", "2019-04"),
        ],
    ),
    "fields between bars": (
        "EXPERIENCE\n▷ Client: chain of bakeries\n  Role: ML engineer | Team size: 5 | 02/2021 – 05/2023\n  - Demand of bread.\n"
        "▷ Client: online college\n  Role: data scientist | Team size: 3 | 08/2018 – 01/2021\n  - Dropout.\n",
        [
            ("ML engineer", "chain of bakeries", "2021-02", "2023-05"),
            ("data scientist", "online college", "2018-08", "2021-01"),
        ],
    ),
    "marks before the fields and a heading of duties below them": (
        "ENGAGEMENTS\n[A] CLIENT: Baltic telecom operator\nROLE: MLOps lead\nPERIOD: Jan 2021 - Sep 2022\nWORK:\n- Canary releases of models.\n"
        "[B] CLIENT: stock depository\nROLE: Hadoop developer\nPERIOD: Oct 2018 - Dec 2020\nWORK:\n- Daily settlement files.\n",
        [
            ("MLOps lead", "Baltic telecom operator", "2021-01", "2022-09"),
            ("Hadoop developer", "stock depository", "2018-10", "2020-12"),
        ],
    ),
    "a single Europass post with the employer last": (
        "WORK EXPERIENCE\nDates: 15/02/2012 – 30/11/2016\nOccupation or position held: System administrator\n"
        "Main activities and responsibilities:\n- care of Windows Server 2003/2008/2012\n"
        "Name and address of employer: County Water Works, Brasov\n",
        [("System administrator", "County Water Works", "2012-02", "2016-11")],
    ),
    "titles with their years below the firm's period": (
        "Work Experience:\nVrbas Softver d.o.o., 02/2015 – 06/2022\nSenior Developer (2019), Developer (2015)\n* backend in .NET\n",
        [("Senior Developer", "Vrbas Softver d.o.o.", "2015-02", "2022-06")],
    ),
    "duties under an industry line": (
        "WORK EXPERIENCE\n11/2008 - 9/2017 Sandbar Motion Controls Milwaukee, WI\nIndustry: Manufacturing - Other\nSr. Firmware Engineer\n"
        "Firmware in C for drives.\n",
        [("Sr. Firmware Engineer", "Sandbar Motion Controls", "2008-11", "2017-09")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_posts_told_in_fields(name: str) -> None:
    text, wanted = FIELDS[name]
    assert posts(text) == wanted


def test_fields_on_one_line_begin_no_section() -> None:
    text = (
        "Front-end / map interfaces\n\nProject: land viewer. Company: Dovera Geo. Period: 05.2019 - 08.2022. Position: Front-end engineer.\n"
        "– Drew parcels.\n– Tool of splitting.\n\nProject: taxi. Company: Brenna Apps. Period: 10.2016 - 04.2019. Position: iOS developer.\n– Push.\n"
    )
    assert [post[1] for post in posts(text)] == ["Dovera Geo", "Brenna Apps"]


def test_fields_keep_their_duties() -> None:
    jobs = read(TOP + FIELDS["marks before the fields and a heading of duties below them"][0]).jobs
    assert all(len(job.body) == 2 for job in jobs)


FREELANCER = "Freelance embedded developer, Kiel\ndana@example.com\n\nProjects (newest first)\n"
ENGAGEMENTS = (
    "04/2020 - 11/2022\nClient: maker of harvesters\nRole: Developer\nTask: header control\n- Wrote the loop in C\n"
    "09/2017 - 03/2020\nClient: supplier of pumps\nRole: Software developer\n- Bootloader\n"
)


def test_projects_of_a_freelancer_are_engagements() -> None:
    jobs = outline(document(f"Dana Whitfield\n{FREELANCER}{ENGAGEMENTS}", plain=True)).jobs
    assert [(job.title, job.start, job.end) for job in jobs] == [
        ("Developer", "2020-04", "2022-11"),
        ("Software developer", "2017-09", "2020-03"),
    ]


def test_titled_lines_of_a_freelancers_list() -> None:
    text = (
        "Dana Whitfield\nFreelance Software Engineer — Leipzig\ndana@example.com\n\nProjects\n"
        "09/2021 – 07/2023 | Elevator maker, Saxony | Backend developer, team of 4\n· Search of wiring diagrams\n"
        "02/2018 | Own hackathon week | Demo: a bot\n"
        "03/2018 – 08/2021 | Health insurance, Bremen | Java developer\n· Sick notes\n"
    )
    assert [(job.title, job.start) for job in outline(document(text, plain=True)).jobs] == [
        ("Backend developer", "2021-09"),
        ("Java developer", "2018-03"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # nobody says that these are contracts
        "Software developer, Kiel\ndana@example.com\n\nProjects\n04/2020 - 11/2022 Chess engine\n- Alpha-beta in C\n09/2017 - 03/2020 Pump model\n- Simulink\n",
        # a freelancer's own things name no role and no customer
        "Freelance developer, Kiel\ndana@example.com\n\nProjects\nTide clock (2020 - 2021)\n- A clock for the wall\nKite (2018 - 2019)\n- A toy compiler\n",
    ],
)  # fmt: skip
def test_own_projects_are_no_engagements(text: str) -> None:
    assert outline(document(f"Dana Whitfield\n{text}", plain=True)).jobs == ()


def test_engagements_of_an_employed_consultant_stay_in_the_post() -> None:
    text = (
        "EXPERIENCE\nHarrow Global Services Ltd., Leeds — Consultant\nAugust 2019 – November 2022\nPoC 1\nAccount         : tyre maker\n"
        "Duration        : 5 weeks (Sep–Oct 2022)\nTeam            : 3\n• A chatbot over catalogues.\nPoC 2\nAccount         : internal\n"
        "Duration        : 2020\n• Notebooks for sentiment.\n"
    )
    assert posts(text) == [("Consultant", "Harrow Global Services Ltd.", "2019-08", "2022-11")]


def test_a_table_of_posts_above_their_projects() -> None:
    text = (
        "Work Experience\nMarram Technologies       Sr. Test Engineer       Jan 2018 - Aug 2021\n"
        "Kelp Softlabs             Test Engineer           Jan 2015 - Dec 2017\nProjects Executed\n"
        "Project: Loans\nClient: a lender\nDuration: Jan 2018 - Aug 2021\n• Framework in Cucumber.\n• Wiremock stubs.\n"
        "Project: Tickets\nClient: a bus operator\nDuration: Jan 2015 - Dec 2017\n• Booking flow in Selenium.\n• Data from sheets.\n"
    )
    jobs = read(TOP + text).jobs
    assert [(job.title, job.start) for job in jobs] == [
        ("Sr. Test Engineer", "2018-01"),
        ("Test Engineer", "2015-01"),
    ]
    assert all(len(job.body) >= 5 for job in jobs)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Marsh Commerce, LLM team, Tech Lead, Jul 2019 - Mar 2021", ("Tech Lead", "Marsh Commerce, LLM team")),
        ("AS Tervis, security engineer. 2018-11 / 2022-08", ("security engineer", "AS Tervis")),
        ("08.2019–07.2023 Fossekraft AS, data scientist, short-term forecasting", ("data scientist, short-term forecasting", "Fossekraft AS")),
        ("Pampa Factory, April 2016 – March 2020, Developer Ssr.", ("Developer Ssr.", "Pampa Factory")),
        ("1996 – 2008 : Armor Telecom, software developer, then lead of the project", ("software developer, then lead of the project", "Armor Telecom")),
        ("Kelp & Crane Adtech, Distinguished Engineer (since 2016; Principal before), February 2012 – May 2019", ("Distinguished Engineer", "Kelp & Crane Adtech")),
        ("NOPSA GAMES OY (06/2018 – 11/2022), 30 people, puzzle games", (None, "NOPSA GAMES OY")),
        ("Scrum Master, Harrow Systems Ltd, Client: a large bank   July 2011 – March 2015", ("Scrum Master", "Harrow Systems Ltd")),
        ("2015/11–2018/10 Hangzhou Lanzhou Network Co., Ltd. Android development engineer", ("Android development engineer", "Hangzhou Lanzhou Network Co., Ltd.")),
        ("1999 – 2007 Tiszavirág Szoftver Bt. programmer", ("programmer", "Tiszavirág Szoftver Bt.")),
        ("2013 – 2017 Maison Quenelle, mail-order of seeds", (None, "Maison Quenelle")),
    ],
)  # fmt: skip
def test_one_line(line: str, wanted: tuple[str | None, str | None]) -> None:
    assert [post[:2] for post in posts(f"Experience\n{line}\n- Built the loader\n- Ran it\n")] == [wanted]


@pytest.mark.parametrize(
    ("phrase", "degree"),
    [
        ("LLM team", False),
        ("LLM", True),
        ("LLM, Kings College", True),
        ("LLM in Tax Law", True),
        ("AS Tervis", False),
        ("AB Granvik", False),
        ("AS Computer Science", True),
        ("AS in Nursing", True),
        ("A.S. Business", True),
    ],
)
def test_firms_and_teams_that_begin_like_a_degree(phrase: str, degree: bool) -> None:
    assert is_plain_degree(phrase) is degree


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Jan 2018 - Actually", [("2018-01", "present")]),
        ("since 2018 I actually like it", [("2018", "present")]),
        ("moved in 2018, actually", [("2018", "2018")]),
        ("2019/3~2023/8 (4 years)", [("2019-03", "2023-08")]),
        ("2009/9–2013/6 Chen Institute", [("2009-09", "2013-06")]),
        ("version 2019/8 of the form", [("2019", "2019")]),
    ],
)
def test_dates_of_forms(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(span.start, span.end) for span in find_spans(text)] == wanted


def test_years_of_releases_are_no_period() -> None:
    assert not any(span.ranged for span in find_spans("care of Windows Server 2003/2008/2012"))


def test_a_date_under_the_letter_is_the_documents() -> None:
    text = "Experience\nData Scientist, Kelp Bank, February 2020 till date\n- Scores\n\nReferees\nOn demand\n"
    assert read(f"{TOP}{text}October, 2022\n").newest_date == "2022-10"
    assert read(f"{TOP}{text}Passport valid until October, 2032, seen\n").newest_date == "2020-02"


def test_headings_of_forms() -> None:
    text = "[Details of career]\n■ 2017/04 – 2020/03   Kitami Seiki K.K.\n(1) Repair of the system (Java).\n(2) Unit tests.\n[Self PR]\nI can speak.\n"
    assert [post[1:] for post in posts(text)] == [("Kitami Seiki K.K.", "2017-04", "2020-03")]


@pytest.mark.parametrize(
    "text",
    [
        "Experience\nTester, Harrow Ltd, 2018 - 2019\n- Tests\nDegree: BSc Computer Science, Harrow College, 2009\n",
        "Experience\nTester, Harrow Ltd, 2018 - 2019\n- Tests\n\nDiplomas obtained\n2021: Master II Computer Science, option AI\n",
        "Experience\nTester, Harrow Ltd, 2018 - 2019\n- Rewrote the server in C++ (2018-2019): four times as fast\n",
        "Experience\nTester, Harrow Ltd, 2018 - 2019\n- Account: 2018 - 2019 figures checked\n- Title: of the report, 2018\n",
        "Experience\nTester, Harrow Ltd, 2018 - 2019\nPeriod | Company | Department | Position\n- Tests\n",
    ],
)
def test_what_is_no_further_post(text: str) -> None:
    assert [post[:2] for post in posts(text)] == [("Tester", "Harrow Ltd")]


@pytest.mark.parametrize(
    ("section", "location"),
    [
        ("Experience\nRheinufer Pharma AG, Predictive Sciences, 03/2019–06/2024\nData scientist\n· Toxicity\n", None),
        ("Experience\nFormica SmartCam Inc. / Senior Engineer\n2019/3~2023/8 (4 years)\nPlace: Hsinchu, industry: electronics, staff 200~500\n- Train the model\n", "Hsinchu"),
        ("Experience\nHarrow GmbH, Bremen, 03/2019–06/2024\nData scientist\n· Toxicity\n", "Bremen"),
    ],
)  # fmt: skip
def test_places_of_forms(section: str, location: str | None) -> None:
    assert [job.location for job in read(TOP + section).jobs] == [location]


def test_numbered_projects_inside_a_post() -> None:
    text = (
        "Details of career\n2014.10 – 2018.3   Robot Department, chief engineer\n[Contents of work]\n・Control of the arm in C++\n"
        "[Project detail]\nNo.1  Suction hand (2014.11–2015.8)  members 3\nRole: basic design, making\n"
        "No.2  Study (2017.6–2017.11)  members 2\nBox edges.\n2006.4 – 2014.9   Control Department, engineer\n[Contents of work]\n・Screens\n"
    )
    assert posts(text) == [
        ("chief engineer", "Robot Department", "2014-10", "2018-03"),
        ("engineer", "Control Department", "2006-04", "2014-09"),
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Field engineer, traffic lights maker", ("Field engineer", "traffic lights maker")),
        ("Ristorante Il Gozzo, capo partita", ("capo partita", "Ristorante Il Gozzo")),
        ("second mate, bulk carriers", ("second mate", "bulk carriers")),
        ("Tester, same employer", ("Tester", "Harrow Ltd")),
    ],
)
def test_small_letters_beside_a_name(line: str, wanted: tuple[str, str]) -> None:
    text = f"Experience\nSenior Tester, Harrow Ltd, 2018 - 2020\n- Tests\n{line}, 2014 - 2017\n- Rounds\n"
    assert set(posts(text)[1][:2]) == set(wanted)


def test_an_attachment_is_a_training_post() -> None:
    text = (
        "Experience\nIT Officer, Uasin Dairy Cooperative, 2019 to 2023\n- Support\n"
        "Attachment, County ICT Department, May 2018 to August 2018\n- Cabling\n"
    )
    job = read(TOP + text).jobs[1]
    assert (job.title, job.organization, job.location, job.kind) == (
        "Attachment",
        "County ICT Department",
        None,
        "internship",
    )


def test_the_same_institute_and_durations_of_a_profile() -> None:
    text = (
        "Career\nResearch engineer, Stichting Beeldlab\n09/2016 – 01/2020 (3 Jahre, 5 Monate)\n- Nodules\n"
        "Junior engineer, same institute\n01/2013 – 08/2016 (3 Jahre, 8 Monate)\n- Scans\n"
    )
    assert [post[:2] for post in posts(text)] == [
        ("Research engineer", "Stichting Beeldlab"),
        ("Junior engineer", "Stichting Beeldlab"),
    ]


def test_posts_under_research_positions_need_no_title() -> None:
    section = "\nRheinufer Pharma AG, 03/2019–06/2024\n· Graph networks for toxicity.\n· Ensembles.\n\nEducation\nPhD, Chemistry, Basel Polytechnic, 2018\n"
    assert [post[1] for post in posts(f"Research positions{section}")] == ["Rheinufer Pharma AG"]
    assert posts("Research interests" + section) == []
