"""Shapes that the first look at newly written résumés showed, as table rows; each beside what must stay as it was."""

from __future__ import annotations

import pytest
from documents import document, posts, read

from pipeline.records import Document, Line
from pipeline.sections import foreign_language, outline


# --- jobs -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("**Software Engineer II**\nPeachline Payments-Atlanta, GA\nSeptember 2021 to Present", [("Software Engineer II", "Peachline Payments", "2021-09", "present")]),
        ("Naval Sea Logistics Center Norfolk, VA United States\n06/2017 - Present\nHours per week: 40\nGrade: 13\n**IT Specialist**", [("IT Specialist", "Naval Sea Logistics Center", "2017-06", "present")]),
        ("**Kobzar Apps**, Lead Android Developer   Q3 2021 - present\nKotlin, Compose, 3M installs", [("Lead Android Developer", "Kobzar Apps", "2021-07", "present")]),
        ("2012 (summer): Summer intern, Nordhav Data", [("Summer intern", "Nordhav Data", "2012", "2012")]),
        ("Assistant Professor, Department of Computer Science, University of Haarlem   2021 - present", [("Assistant Professor", "University of Haarlem", "2021", "present")]),
        ("PhD Candidate, Rijnland University of Technology   2014 - 2018", [("PhD Candidate", "Rijnland University of Technology", "2014", "2018")]),
        ("**Working Student, Software Development**\nSaalekraft Energie e.V., Leipzig\n03.2016 - 09.2017", [("Working Student, Software Development", "Saalekraft Energie e.V.", "2016-03", "2017-09")]),
        ("**Ochil Energy plc - Stirling   Oct 2016 - Date**\nPrincipal Engineer (Apr 2020 - Date)\nSenior Engineer (Oct 2016 - Mar 2020)", [("Principal Engineer", "Ochil Energy plc", "2020-04", "present"), ("Senior Engineer", "Ochil Energy plc", "2016-10", "2020-03")]),
        ("VOLVIA SYSTEMS AB   2019-Present\n**Principal Engineer** (2022-Present) | **Senior Engineer** (2019-2022)", [("Principal Engineer", "VOLVIA SYSTEMS AB", "2022", "present"), ("Senior Engineer", "VOLVIA SYSTEMS AB", "2019", "2022")]),
        ("Software Developer Saint-Laurent Jeux, Montréal   May 2018 - December 2022", [("Software Developer", "Saint-Laurent Jeux", "2018-05", "2022-12")]),
        ("2022~ Hangang Works, Research Engineer", [("Research Engineer", "Hangang Works", "2022", "present")]),
        ("Before that: Kinderdijk Software, backend engineer, 2017-2021. Java and Spring.", [("backend engineer", "Kinderdijk Software", "2017", "2021")]),
        ("First job: Hogeschool Schie, junior developer (09/2015 - 12/2016).", [("junior developer", "Hogeschool Schie", "2015-09", "2016-12")]),
        ("**Product Engineer, Deptford Learning** (acquired by Greenwich Group in 2021)\nLondon   January 2018 to August 2021", [("Product Engineer", "Deptford Learning", "2018-01", "2021-08")]),
        ("When   Where   What\n2021-08 - now   Norrland Storage   Firmware engineer", [("Firmware engineer", "Norrland Storage", "2021-08", "present")]),
        ("**Barista**, Quay Street Coffee (2014 - 2017, part-time)", [("Barista", "Quay Street Coffee", "2014", "2017")]),
        ("**ML Engineer**\nNorrsken Power / Stockholm / Aug 2020 - Now", [("ML Engineer", "Norrsken Power", "2020-08", "present")]),
        ("Linux Engineer, Yaba Hosting (Lagos), 2014-2017. 300 servers.", [("Linux Engineer", "Yaba Hosting", "2014", "2017")]),
        ("BrightLedger (UK) · React, Node · Jan 2023 - present", [(None, "BrightLedger", "2023-01", "present")]),
        ("Undergraduate Researcher, Vision Lab   Spring 2023, Fall 2023", [("Undergraduate Researcher", "Vision Lab", "2023-03", "2023-11")]),
        ("Guest lecturer, Web Performance, Lyon School of Arts, 2021 - 2023", [("Guest lecturer, Web Performance", "Lyon School of Arts", "2021", "2023")]),
        ("Systems Engineer   Brera Cloud   July 2015 - December 2018\nPage 1 of 2\nMilan", [("Systems Engineer", "Brera Cloud", "2015-07", "2018-12")]),
    ],
)  # fmt: skip
def test_jobs(section: str, wanted: list[tuple[str | None, ...]]) -> None:
    assert posts(read(f"# Experience\n{section}\n- Did the work\n")) == wanted


@pytest.mark.parametrize(
    "inside",
    [
        "- **National payments switch (2021 – 2023)**: led the design of the settlement engine.",
        "Energy client: outage prediction (03/2022 – 11/2023)",
        "Gap year - travelling in Asia   Sep 2021 - Jul 2022",
    ],
)
def test_what_is_told_inside_a_job_is_no_job(inside: str) -> None:
    facts = read(
        f"# Experience\nPrincipal Consultant, Bridgewell Consulting Group   2016 - Present\n{inside}\n- Did the work\n"
    )
    assert posts(facts) == [("Principal Consultant", "Bridgewell Consulting Group", "2016", "present")]


def test_courses_taught_are_no_employers() -> None:
    facts = read(
        "# Teaching\nTA, Algorithms CS 201 (Fall 2021)\n2019-2020   Introduction to Programming (BSc), teaching assistant\n"
    )
    assert facts.jobs == ()


def test_a_date_in_the_margin_that_breaks_over_two_lines() -> None:
    lines = (
        Line(1, 1, "Work experience", size=12.0, bold=True),
        Line(1, 2, "15/07/2015–\tJunior programmer", size=10.0),
        Line(1, 3, "31/08/2018", size=10.0),
        Line(1, 4, "Datakraj a.s., Brno (Czech Republic)", size=10.0),
    )
    assert posts(outline(Document(lines, 1, "pdfium", "pdf"))) == [
        ("Junior programmer", "Datakraj a.s.", "2015-07", "2018-08")
    ]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Since January 2022 I have been a Senior Data Scientist at Backwater Insurance, where I own the claims model.", ("Senior Data Scientist", "Backwater Insurance", "2022-01", "present")),
        ("Before that I was a Data Scientist at Spice Route Retail (2018–2021) and built forecasts for 400 shops.", ("Data Scientist", "Spice Route Retail", "2018", "2021")),
        ("I started as an Analyst with Periyar Consulting from 2016 to 2018.", ("Analyst", "Periyar Consulting", "2016", "2018")),
        ("Currently associated with Hooghly Data Systems as a Data Engineer since Nov 2021.", ("Data Engineer", "Hooghly Data Systems", "2021-11", "present")),
    ],
)  # fmt: skip
def test_jobs_told_in_sentences(sentence: str, wanted: tuple[str, ...]) -> None:
    assert posts(
        read(f"# How I got here\n{sentence}\n\n# Education\nMSc Statistics, University of Kochi Bay, 2016\n")
    ) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "I have been interested in Python at scale since 2019.",
        "From 2018 to 2021 I was happy in Lisbon.",
        "I was a mentor and a friend from 2018 to 2021, and from 2021 to 2022 an Analyst at Northwind.",
    ],
)
def test_sentences_that_leave_something_open_tell_no_job(sentence: str) -> None:
    assert read(f"# About me\n{sentence}\n").jobs == ()


def test_the_summary_names_the_employers_and_the_projects_only_their_customers() -> None:
    facts = read(
        "# Summary\n- Currently associated with Hooghly Data Systems as a Data Engineer since Nov 2021.\n\n# Projects\nProject Name: Meter Lake\nClient: Eastern Grid\nDuration: Nov 2021 – Present\nRole: Data Engineer\n"
    )
    assert posts(facts) == [("Data Engineer", "Hooghly Data Systems", "2021-11", "present")]


# --- headings ---------------------------------------------------------------------------------------------------
def test_numbered_headings_of_ones_own() -> None:
    facts = read(
        "# 01 — Now\nPiedmont Optics, Lead ML Engineer (2022→)\n- Lenses\n\n# 02 — Before\nLingotto Works, Vision Engineer (2019→2022)\n- Bins\n\n# 03 — Learned at\nMSc Physics, University of Torvalle (2017)\n"
    )
    assert posts(facts) == [
        ("Lead ML Engineer", "Piedmont Optics", "2022", "present"),
        ("Vision Engineer", "Lingotto Works", "2019", "2022"),
    ]
    assert [entry.institution for entry in facts.education] == ["University of Torvalle"]


def test_a_heading_may_say_since_when() -> None:
    facts = read(
        "# Freelance work (2018 – present)\nWeb Developer, Medivo   2021 - 2022\n- Portal\n\n# Education\nBSc, University of Lodz, 2012\n"
    )
    assert posts(facts) == [("Web Developer", "Medivo", "2021", "2022")]


def test_responsibilities_in_bold_are_no_section_of_a_project() -> None:
    facts = read(
        "# Projects\n**Project #1**\nTitle: Claims Portal\n\n# Responsibilities:\n- Involved in bug fixing\n\n# Education\nBSc, University of Lodz, 2012\n"
    )
    assert "other" not in {section.kind for section in facts.sections}


def test_a_contractors_list_is_work_and_its_heading_may_carry_a_remark() -> None:
    facts = read(
        "# PROJECT LIST (newest first)\n01/2023 – today | Insurance group | Lead AI Engineer (Freelance)\n- RAG\n04/2021 – 12/2022 | Cantonal bank | Data Architect (Freelance)\n- Mesh\n\n# EDUCATION\n2014 | University of Sihltal | PhD Physics\n"
    )
    assert [job.organization for job in facts.jobs] == ["Insurance group", "Cantonal bank"]


def test_a_table_of_the_career_dates_the_posts_described_below() -> None:
    facts = read(
        "# Career summary\nDevOps Lead   Hajar Telecom   Mar 2021 – Till date\nCloud Engineer   Batinah Bank   May 2018 – Feb 2021\n\n# Experience\n**DevOps Lead, Hajar Telecom**\n- Runs CI\n**Cloud Engineer, Batinah Bank**\n- Landing zone\n"
    )
    assert posts(facts) == [
        ("DevOps Lead", "Hajar Telecom", "2021-03", "present"),
        ("Cloud Engineer", "Batinah Bank", "2018-05", "2021-02"),
    ]
    assert all(job.body for job in facts.jobs)


# --- education --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("School: Czech University of Informatics\nDegree: Bc.\nYear: 2016", [("Bc.", "Czech University of Informatics", "2016")]),
        ("Matric, Hoërskool Waterkloof, 2007", [("Matric", "Hoërskool Waterkloof", "2007")]),
        ("**Ing. (Master's degree)**\nBrno Institute of Technology\n01/09/2010 – 30/06/2015", [("Ing. (Master's degree)", "Brno Institute of Technology", "2015-06")]),
        ("2012   Preparatory classes   Lycée Moulay Idriss", [("Preparatory classes", "Lycée Moulay Idriss", "2012")]),
        ("3   12th   RBSE Ajmer   2006   II", [("12th", "RBSE Ajmer", "2006")]),
        ("Anna University\nBachelor of Engineering (B.E.), Computer Science and\nEngineering · (2010 - 2014)", [("Bachelor of Engineering (B.E.), Computer Science and Engineering", "Anna University", "2014")]),
        ("M.S. Cybersecurity, Inner Harbor University (2016) • B.S. Physics, Bay University (2013)", [("M.S. Cybersecurity", "Inner Harbor University", "2016"), ("B.S. Physics", "Bay University", "2013")]),
        ("**Ivy Tehnica Somesana, BSc Automation**\n2012 – 2016", [("BSc Automation", "Ivy Tehnica Somesana", "2016")]),
        ("B.Eng. Software Engineering École de Laval   2014 - 2018", [("B.Eng. Software Engineering", "École de Laval", "2018")]),
        ("- Bachelor in Computer Engineering - UTF do Parana (02/2010 - 12/2014)", [("Bachelor in Computer Engineering", "UTF do Parana", "2014-12")]),
        ("Ph.D. candidate, Physics   10/2020 - present\nUniversity of Patras\nAdvisor: N. Vlahos. Expected graduation: 2025", [("Ph.D. candidate, Physics", "University of Patras", "2025")]),
        ("Ph.D.   Image Processing   Anna Salai University   2018   -", [("Ph.D.", "Anna Salai University", "2018")]),
    ],
)  # fmt: skip
def test_education(section: str, wanted: list[tuple[str, str, str]]) -> None:
    facts = read(f"# Experience\nTester, Northwind Ltd, 2018 - 2019\n\n# Education\n{section}\n")
    assert [(entry.degree, entry.institution, entry.end) for entry in facts.education] == wanted


# --- people -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("# Xu Jiayi (徐佳怡)", "Xu Jiayi"),
        ("# Matteo Gallinari, CKA", "Matteo Gallinari"),
        ("# 김서연 (Seoyeon Kim)", "김서연 (Seoyeon Kim)"),
        ("# Chukwuemeka (Emeka) Obi", "Chukwuemeka (Emeka) Obi"),
    ],
)
def test_names(line: str, name: str) -> None:
    assert outline(document(f"{line}\nwork@example.org\n")).contact.name == name


def test_a_postal_code_is_no_part_of_a_telephone_number() -> None:
    facts = outline(document("# Dana Whitfield\nMilwaukee, WI 53202    414.555.0186    dana@example.org\n"))
    assert facts.contact.phone == "414.555.0186"


# --- what is no résumé, and in which language ---------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Work\nBackend Developer, Petra Pay, 2018 - present\nRequirements analyst, Amman Soft, 2015 - 2018\nWhat I offer\nAbout me: we are looking for the same thing. You will get tested code. Join our team lunches.",
        "Experience\nDeveloper, Fjord Billing AS, 2017 - present\n- Built invoice matching: purchase order, subtotal, VAT, payment terms, amount due and IBAN checks",
        "Publications\n[1] A. Kent et al. Figure 2 of results. 2019\nKeywords: graphs\nAbstract\nIn this paper we propose.\nAppointments\nProfessor, University of Lakeside, 2015 - present",
        "Profile\nThank you for your time. Dear reader, I look forward to speaking.\nExperience\nData Engineer, Merlion Logistics, 2018 - present",
    ],
)
def test_a_history_outweighs_the_words_of_other_documents(text: str) -> None:
    assert read(text, plain=True).is_resume >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Dear Hiring Manager,\nI am writing to apply. Since 2019 I have been a backend engineer at Contoso.\nI look forward to hearing from you.\nSincerely,\nDana",
        "Job Title: Data Engineer\nThe successful candidate will build pipelines. Candidates must have SQL.\nSkills\nSQL\nEducation\nDegree in Computer Science\nApply by 12 May 2024. We are an equal opportunity employer.\nAbout us",
        "To whom it may concern\nDana Whitfield was employed by us as a Software Engineer from March 2018 to June 2021.\nYours sincerely,\nJ. Roe",
        "This is to certify that Dana Whitfield has successfully completed the course Machine Learning with Python, 12 March 2023.",
        "How to deploy with Docker\nFirst build the image. In this guide I use Python and Flask. My engineer friends helped.",
        "Invoice No. 2024-118\nBill to: Jane Roe\nSubtotal 108.00\nVAT 19% 20.52\nAmount due 128.52",
    ],
)
def test_other_documents_stay_other_documents(text: str) -> None:
    facts = outline(document(f"{text}\njobs@example.org 555-123-4567\n", plain=True))
    assert facts.is_resume < 0.5
    assert facts.not_resume_reason


@pytest.mark.parametrize(
    "text",
    [
        "Candidate ref 8812, data engineer, available in 4 weeks\n2020 - present: Data Engineer, Aire Insurance\n2016 - 2020: ETL Developer, Wharfe Retail\nSQL, Airflow",
        "I've spent eleven years keeping databases alive. I started as a junior DBA and now lead a team of four engineers.\nMy work is PostgreSQL, Oracle and Python.\ndba@example.org",
        "Sunita Barua\nFrontend developer with 6 years of experience in React and TypeScript. I joined Teesta Labs in 2021.\nsunita@example.in",
        "LEE, MARCUS\n* network engineer, 9 yrs of experience\n* Cisco, Python, Ansible\n* last: Harbor Telecom 2017-2023",
    ],
)
def test_a_terse_or_nameless_resume_is_one(text: str) -> None:
    assert outline(document(text, plain=True)).is_resume >= 0.5


def spoken(text: str, guess: str | None) -> str | None:
    lines = tuple(Line(1, number, line) for number, line in enumerate(text.split("\n"), start=1))
    return foreign_language(Document(lines, 1, "plain", "txt", language=guess))


@pytest.mark.parametrize(
    ("text", "guess", "wanted"),
    [
        ("Work experience\nBackend Engineer, Saalekraft Energie GmbH, Leipzig\nKotlin services for smart meters and the on-call rotation\nEducation\nM.Sc., Universität Pleißental", "de", None),
        ("Head of Data, Zuma Rock Bank, Abuja\nI design and run data platforms\nLakehouse on S3 for analysts", "pcm", None),
        ("CAREER SNAPSHOT\nSagarmatha Softech Pvt. Ltd. - Senior QA Engineer (Feb'21 - till date)\nACADEMICS\nBE Computer, Himalaya Engineering College\nTOOLS\nSelenium, Appium", "pcm", None),
        ("Kazi na uzoefu wa miaka mingi katika kampuni ya simu nchini Tanzania", "sw", "sw"),
        ("Berufserfahrung\nEntwicklung von Diensten in Java und Kotlin für die Logistik\nBetreuung der Datenbanken und der Schnittstellen", "de", "de"),
        ("Experiencia laboral\nDiseño y mantenimiento de los procesos con Airflow\nResponsable de la calidad para el área y los equipos", "es", "es"),
        ("林志远 软件工程师 上海 负责订单系统的设计与开发 主导了支付模块的重构 延迟降低了百分之四十 东江大学计算机科学与技术本科 熟练掌握数据库与分布式系统", None, "zh"),
        ("Опыт работы\nРазработка сервисов и поддержка платформы для банка", "ru", "ru"),
        ("Wir bauen Dienste und Systeme mit Java für den Handel, und ein Team von Entwicklern ist bei uns seit 2019 im Einsatz", "en", "de"),
        ("Skills\nPython, Go", None, None),
    ],
)  # fmt: skip
def test_the_language_of_a_document(text: str, guess: str | None, wanted: str | None) -> None:
    assert spoken(text, guess) == wanted
