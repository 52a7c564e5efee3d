"""Shapes that first looks at further new résumés showed; each beside what must stay as it was."""

from __future__ import annotations

import pytest
from documents import TOP, Posts, document, posts, read

from pipeline.records import Document, Line
from pipeline.sections import outline
from pipeline.sections.dates import find_spans, within
from pipeline.sections.heading_names import kind_of_name
from pipeline.sections.strengths import title_strength


def column(rows: list[tuple[str, bool]], number: int = 1) -> list[Line]:
    """Lines of one column that stand close together, each with whether a mark was taken off it."""
    return [
        Line(1, at, text, x0=50, x1=50 + 6 * len(text), top=100 + 12 * at, bottom=110 + 12 * at, size=10.0,
             column=number, gap=0.2, bullet=bullet)
        for at, (text, bullet) in enumerate(rows, start=2)
    ]  # fmt: skip


# --- jobs -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("Frontend developer, Kystlinje Reiser   Jun 2017 -> Jul 2020", [("Frontend developer", "Kystlinje Reiser", "2017-06", "2020-07")]),
        ("Fullstack developer, Havbris AS   Aug 2020 => now", [("Fullstack developer", "Havbris AS", "2020-08", "present")]),
        ("seit 04/2020\n**Softwareentwickler (C++)**\nRheinpegel Messtechnik GmbH", [("Softwareentwickler (C++)", "Rheinpegel Messtechnik GmbH", "2020-04", "present")]),
        ("**Ingeniera de Datos Senior**   desde marzo 2021\nMinera Cerro Pálido", [("Ingeniera de Datos Senior", "Minera Cerro Pálido", "2021-03", "present")]),
        ("**De mars 2019 à ce jour : Développeur back-end**\nGoémon Services (CDI)", [("Développeur back-end", "Goémon Services", "2019-03", "present")]),
        ("**De février à août 2016 : Stagiaire développement**\nGoémon Services", [("Stagiaire développement", "Goémon Services", "2016-02", "2016-08")]),
        ("Since Q2 2023: Forecasting lead (freelance) for De Gouden Aak B.V.", [("Forecasting lead (freelance)", "De Gouden Aak B.V.", "2023-04", "present")]),
        ("**IT Specialist, GS-2210-12**\nDepartment of Waterways, Office of the Chief Engineer\n03/2019 - Present", [("IT Specialist, GS-2210-12", "Department of Waterways, Office of the Chief Engineer", "2019-03", "present")]),
        ("2021.09 ~ Present\n**Dalbit Mobility** (Autonomous Driving Div.)\nSenior Engineer", [("Senior Engineer", "Dalbit Mobility (Autonomous Driving Div.)", "2021-09", "present")]),
        ("**ARROYO STORAGE**   San Jose, CA\n2013 - Present\nStaff Engineer   (2017 - Present)\n- Simulators\nFirmware Engineer   (2013 - 2017)", [("Staff Engineer", "ARROYO STORAGE", "2017", "present"), ("Firmware Engineer", "ARROYO STORAGE", "2013", "2017")]),
        ("Vuorensola Consulting Oy, Owner and consultant\n6/2017 - today\nClients:\n- Pirkanmaa Energy (9/2021 - today): architect for metering\n- Nokian Tarvike (1/2019 - 8/2021): backend developer", [("Owner and consultant", "Vuorensola Consulting Oy", "2017-06", "present")]),
        ("Trainee, Benue Tech Hub , Lagos   2018 - 2019", [("Trainee", "Benue Tech Hub", "2018", "2019")]),
        # counter-cases: the terms stay where they are part of a title, a firm's legal form is no word before a date
        ("Data Engineer (contract), Cantref Water   2021 - 2023", [("Data Engineer (contract)", "Cantref Water", "2021", "2023")]),
        ("VOLVIA SYSTEMS AB   2019 - 2022\nPrincipal Engineer", [("Principal Engineer", "VOLVIA SYSTEMS AB", "2019", "2022")]),
        ("- Pirkanmaa Energy, Architect (2019 - 2021)\n- Nokian Tarvike, Developer (2017 - 2018)", [("Architect", "Pirkanmaa Energy", "2019", "2021"), ("Developer", "Nokian Tarvike", "2017", "2018")]),
    ],
)  # fmt: skip
def test_jobs(section: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{section}\n")) == wanted


@pytest.mark.parametrize(
    ("above", "below", "wanted"),
    [
        (("2021", False), ("now", True), ("2021", "present")),
        (("2018", False), ("2021", True), ("2018", "2021")),
        (("2020 Apr –", False), ("present", False), ("2020-04", "present")),
        (("2017 Apr – 2020", False), ("Mar", False), ("2017-04", "2020-03")),
    ],
)
def test_a_period_on_two_lines_of_a_narrow_column(
    above: tuple[str, bool], below: tuple[str, bool], wanted: tuple[str, str]
) -> None:
    lines = [Line(1, 1, "Career", x0=50, x1=90, top=90, bottom=104, size=14.0, bold=True)]
    lines += [*column([above, below]), *column([("x", False), ("x", False), ("Data Scientist", False), ("Aire Valley Water", False)], 2)[2:]]  # fmt: skip
    job = outline(Document(tuple(lines), 1, "pdf", "pdf")).jobs[0]
    assert (job.start, job.end) == wanted


def test_a_period_in_brackets_that_did_not_fit_on_its_line() -> None:
    text = (
        "Experience\n\nSoftware Architect, Crescent Petroleum Systems (2004-2009); Senior Developer, Delta Ticketing\n"
        "(2000-2004)\n\nEducation\n\nBSc Computing, Northern College, 2000\n"
    )
    assert posts(read(text, plain=True)) == [
        ("Software Architect", "Crescent Petroleum Systems", "2004", "2009"),
        ("Senior Developer", "Delta Ticketing", "2000", "2004"),
    ]


@pytest.mark.parametrize(
    ("name", "strength"),
    [
        ("Office of the Chief Engineer", 0), ("Society of Actuaries", 0), ("Royal College of Teachers", 0),
        ("Chief Engineer", 2), ("Head of the Office", 1), ("Manager of Engineers", 2),
    ],
)  # fmt: skip
def test_titles_inside_the_name_of_a_body_are_nobodys_post(name: str, strength: int) -> None:
    assert title_strength(name) == strength


# --- sections ---------------------------------------------------------------------------------------------------
def test_headings_known_by_their_mark() -> None:
    facts = read("- Work History\n2019 - 2021 Tester, Aoba Optical Ltd\n- Education\nB.Eng., Kitahama University, 2013\n- Skills\nPython / OpenCV\n- Self-PR\nI check my numbers.")  # fmt: skip
    assert posts(facts) == [("Tester", "Aoba Optical Ltd", "2019", "2021")]
    assert facts.listed_skills == ("Python", "OpenCV")
    assert facts.sections[-1].heading == "Self-PR"


def test_marks_before_duties_are_no_headings() -> None:
    facts = read("# Experience\nTester, Aoba Optical Ltd, 2019 - 2021\n- Training\n- Reviews\n- Education\n- Fixed 40 bugs a week in the lens line.")  # fmt: skip
    assert [section.kind for section in facts.sections] == ["header", "experience"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Contract history", "experience"), ("Uses", "skills"), ("Studied", "education"), ("Board service", "activities"), ("Military Education", "education")],
)  # fmt: skip
def test_names_people_give(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_a_heading_right_below_the_contact_line() -> None:
    lines = [
        Line(1, 1, "Gethin Pryce - 07700 900461 - gethin@example.co.uk", size=11.0, gap=0.0),
        Line(1, 2, "Places of mine", size=14.0, bold=True, style="Heading 1", gap=1.0),
        Line(1, 3, "Data Engineer, Cantref Water\t2021 - 2023", size=11.0, gap=0.0),
        Line(1, 4, "Education", size=14.0, bold=True, style="Heading 1", gap=1.0),
        Line(1, 5, "BSc Computing, Northern College, 2012", size=11.0, gap=0.0),
        Line(1, 6, "Skills", size=14.0, bold=True, style="Heading 1", gap=1.0),
        Line(1, 7, "Python, Snowflake", size=11.0, gap=0.0),
    ]
    facts = outline(Document(tuple(lines), 1, "docx", "docx"))
    assert posts(facts) == [("Data Engineer", "Cantref Water", "2021", "2023")]


def test_languages_named_in_ones_own() -> None:
    assert read("# Sprachen\nDeutsch (Muttersprache), Englisch (C1)\n# Skills\nJava").listed_skills == (
        "Java",
    )


# --- education and contact --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("MSc Econometrics, Universiteit Kromme Rijn (2014)\nBSc Econometrics, same place (2012)", [("MSc Econometrics", "Universiteit Kromme Rijn", "2014"), ("BSc Econometrics", "Universiteit Kromme Rijn", "2012")]),
        ("**Associate in Web Design**\nLakeshore Community College\nAugust 2013 to May 2015", [("Associate in Web Design", "Lakeshore Community College", "2015-05")]),
        ("2013 : DUT Informatique\nIUT de Kerampont", [("DUT Informatique", "IUT de Kerampont", "2013")]),
        ("Cape Lookout State University\nBachelor's Degree 05/2014\nCredits Earned: 124 Semester hours", [("Bachelor's Degree", "Cape Lookout State University", "2014-05")]),
    ],
)  # fmt: skip
def test_education(section: str, wanted: list[tuple[str, str, str]]) -> None:
    facts = read(f"# Education\n{section}\n")
    assert [(entry.degree, entry.institution, entry.end) for entry in facts.education] == wanted


def test_a_school_told_with_its_degree_in_brackets() -> None:
    facts = read("I was a database administrator at Laxey Reinsurance from 2008 to 2015.\n\nI studied at the University of Mann Bay (BSc Computing, 2003).", plain=True)  # fmt: skip
    assert [(e.degree, e.institution, e.end) for e in facts.education] == [
        ("BSc Computing", "University of Mann Bay", "2003")
    ]


def test_a_telephone_number_broken_behind_its_hyphen() -> None:
    facts = outline(
        document("# Sakshi Bhattarai\nKathmandu, Nepal   sakshi@example.np   +977 980-\n555-0143\n")
    )
    assert facts.contact.phone == "+977 980-555-0143"


# --- the third round --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("**Sviluppatrice front-end presso Clitunno Web S.r.l.**   dal 09/2019 ad oggi", [("Sviluppatrice front-end", "Clitunno Web S.r.l.", "2019-09", "present")]),
        ("**Développeuse web chez Goémon Services**   2016 - 2019", [("Développeuse web", "Goémon Services", "2016", "2019")]),
        ("april 2020 - heden\nFunctie: Senior softwareontwikkelaar\nBedrijf: IJsselzicht Zorg ICT B.V.", [("Senior softwareontwikkelaar", "IJsselzicht Zorg ICT B.V.", "2020-04", "present")]),
        ("2016–2020\nDevOps Engineer, Plymouth Simulations, Plymouth.", [("DevOps Engineer", "Plymouth Simulations", "2016", "2020")]),
        ("**2021**\nLead Android Engineer - Fruška Mobile\n2021 - present. Compose migration and release trains.\n**2017**\nAndroid Engineer - Tisa Telecom\n2017 - 2021. The app for customers.", [("Lead Android Engineer", "Fruška Mobile", "2021", "present"), ("Android Engineer", "Tisa Telecom", "2017", "2021")]),
        ("Student Assistant, Sacramento Peak   Summers 2012 - 2013", [("Student Assistant", "Sacramento Peak", "2012-06", "2013")]),
        # counter-cases: "freelance" says who employed; a year alone dates what has no period below it
        ("**Coach (freelance)**   Mar 2018 - Jan 2024", [("Coach", "freelance", "2018-03", "2024-01")]),
        ("2021\nAndroid Engineer - Tisa Telecom\n- The app for customers since 2021.", [("Android Engineer", "Tisa Telecom", "2021", "2021")]),
    ],
)  # fmt: skip
def test_further_jobs(section: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{section}\n")) == wanted


@pytest.mark.parametrize(
    ("title", "strength"),
    [("Webentwicklerin", 2), ("Java-ontwikkelaar", 2), ("Mjukvaruingenjör", 2), ("Abteilungsleiter", 2), ("Leiterplatte", 0)],
)  # fmt: skip
def test_titles_that_are_one_word_with_what_they_are_of(title: str, strength: int) -> None:
    assert title_strength(title) == strength


def test_a_date_stacked_below_the_firm_belongs_to_the_post_above_white_space() -> None:
    text = """\
        # Experience
        **Maple Ridge Credit   Senior Data Engineer**
        Mississauga, ON
        - Informatica to Airflow.
        May 2016 – Dec 2020

        **Don Valley Hospitals   ETL Developer**
        Toronto, ON
        Sep 2012 – Apr 2016
        - HL7 feeds."""
    facts = outline(document(text))
    assert posts(facts) == [
        ("Senior Data Engineer", "Maple Ridge Credit", "2016-05", "2020-12"),
        ("ETL Developer", "Don Valley Hospitals", "2012-09", "2016-04"),
    ]


def test_headings_in_small_letters_where_everything_is() -> None:
    text = "mika saarelainen\nmika@example.fi\n\nwork\n\n2019-2022 senior engineer, pakkanen energy oyj\nsmart meters.\n\nschool\n\nm.sc. computer science, vantaanjoki university, 2015\n\ni know\n\nrust, go, kafka\n"  # fmt: skip
    lines = [
        Line(1, at, line, gap=1.0 if blank else 0.0)
        for at, (blank, line) in enumerate(
            [(False, text.split("\n", maxsplit=1)[0]), *((not one, two) for one, two in zip(text.split("\n"), text.split("\n")[1:], strict=False))], start=1
        )
        if line
    ]  # fmt: skip
    facts = outline(Document(tuple(lines), 1, "plain", "txt"))
    assert [section.kind for section in facts.sections] == ["header", "experience", "education", "skills"]
    assert facts.listed_skills == ("rust", "go", "kafka")


def test_a_language_before_a_colon_is_no_group_of_skills() -> None:
    facts = read("# Skills\nFrameworks: TensorFlow, PyTorch\nEnglish: CET-6 (560)\nProficient: Rust, Go")
    assert facts.listed_skills == ("TensorFlow", "PyTorch", "Rust", "Go")


def test_a_heading_of_its_own_in_a_text_box_above_the_text() -> None:
    box = [Line(1, 4 + at, text, size=11.0, gap=0.0 if at else 1.0, region="textbox") for at, text in enumerate(("Skills", "Rust", "Tokio"))]  # fmt: skip
    lines = [
        Line(1, 1, "Ottoline Baptista", size=11.0, bold=True, gap=0.0),
        Line(1, 2, "ottoline@example.pt", size=11.0, gap=1.0, region="textbox"),
        *box,
        Line(1, 8, "Experience", size=14.0, bold=True, style="Heading 1", gap=1.7),
        Line(1, 9, "Developer, Azulejo Games, 2017 - 2021", size=11.0, gap=0.0),
    ]
    facts = outline(Document(tuple(lines), 1, "docx", "docx"))
    assert facts.listed_skills == ("Rust", "Tokio")


@pytest.mark.parametrize(
    ("line", "name"),
    [("Naam: Femke Oosterwijk", "Femke Oosterwijk"), ("Navn: Ragnhild Stavem", "Ragnhild Stavem"), ("Nome: Thaís Caldas", "Thaís Caldas"), ("# Zuleika Amundsen ☕", "Zuleika Amundsen")],
)  # fmt: skip
def test_names_behind_foreign_labels_and_beside_pictograms(line: str, name: str) -> None:
    assert (
        outline(document(f"{line}\ndana@example.com   (312) 555-0142\n\n# Skills\nGo")).contact.name == name
    )


def test_degrees_in_the_right_half_of_cards() -> None:
    def at(number: int, column: int, text: str, bold: bool = False) -> Line:
        top = 100.0 + 12 * number
        return Line(1, number, text, x0=300.0 * (column - 1) + 40, x1=300.0 * (column - 1) + 140, top=top, bottom=top + 10, size=13.0 if bold else 10.0, bold=bold, column=column, gap=0.2)  # fmt: skip

    lines = [
        at(1, 1, "Education", True), at(2, 1, "MS Data Science"), at(3, 1, "Sariab University"), at(4, 1, "2017 – 2019"),
        at(5, 1, "Skills", True), at(6, 1, "Python | Docker"),
        at(7, 2, "BS Computer Science"), at(8, 2, "Hills University"), at(9, 2, "2013 – 2017"),
    ]  # fmt: skip
    schools = [(entry.degree, entry.institution, entry.end) for entry in outline(Document(tuple(lines), 1, "pdf", "pdf")).education]  # fmt: skip
    assert schools == [
        ("MS Data Science", "Sariab University", "2019"),
        ("BS Computer Science", "Hills University", "2017"),
    ]


# --- the fourth round -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("2019-08 – pågående\n**Systemutvecklare**, Norrbotten Gruvdata AB", [("Systemutvecklare", "Norrbotten Gruvdata AB", "2019-08", "present")]),
        ("**Backend Geliştirici**\nKordon Lojistik A.Ş. | Nisan 2021 – Halen", [("Backend Geliştirici", "Kordon Lojistik A.Ş.", "2021-04", "present")]),
        ("**Pendennis Marine AI**, Computer Vision Lead   Jan 2022 - now", [("Computer Vision Lead", "Pendennis Marine AI", "2022-01", "present")]),
        ("Junior Marine, Sales Support   2013 - 2016", [("Junior Marine", "Sales Support", "2013", "2016")]),
    ],
)  # fmt: skip
def test_jobs_in_other_tongues_and_weak_words(section: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{section}\n")) == wanted


def test_firms_that_look_like_the_headings() -> None:
    text = """\
        **Professional Experience**
        **Puna Geothermal Sensing, Hilo, HI**
        Lead Full-Stack Engineer | June 2020 – Present
        - Live tremor dashboard
        **Akaka Outfitters, Honolulu, HI**
        Software Engineer | March 2016 – May 2020
        - Checkout rewrite
        **Technical Skills**
        React, Vue
        **Education**
        BSc Computing, Northern College, 2015"""
    assert posts(outline(document(TOP + text.replace("        ", "")))) == [
        ("Lead Full-Stack Engineer", "Puna Geothermal Sensing", "2020-06", "present"),
        ("Software Engineer", "Akaka Outfitters", "2016-03", "2020-05"),
    ]


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("**Bachelor of Science**\n(Computer Science)\nRottnest University\n2011 – 2014", [("Bachelor of Science (Computer Science)", "Rottnest University")]),
        ("Fechas   2010 – 2014\nTítulo   Grado en Informática\nCentro   Universidad del Maestrazgo", [("Grado en Informática", "Universidad del Maestrazgo")]),
        ("Tertiary: Cavite Polytechnic State College\nBS Information Technology, 2018", [("BS Information Technology", "Cavite Polytechnic State College")]),
        ("MSc Mathematics, Universität Oderbruch (summa cum laude), 2010", [("MSc Mathematics", "Universität Oderbruch")]),
        ("Qualification   College / University   Year\nBComm   Plassey University   2015", [("BComm", "Plassey University")]),
    ],
)  # fmt: skip
def test_further_education(section: str, wanted: list[tuple[str, str]]) -> None:
    facts = read(f"# Education\n{section}\n")
    assert [(entry.degree, entry.institution) for entry in facts.education] == wanted


# --- the fifth round --------------------------------------------------------------------------------------------
def test_titles_with_their_dates_below_a_firm_with_its_whole_period() -> None:
    text = """\
        # Experience
        Bølgen Energy   2016 – present · 8 yrs
        **Head of Data**
        Jan 2022 – present
        - The forecasting group
        **Data Scientist**
        Sep 2016 – Dec 2021
        - Icing detection
        Vestergade Bank   2013 – 2016 · 3 yrs
        **Risk Analyst**
        Aug 2013 – Aug 2016
        - Models in SAS"""
    assert posts(outline(document(text))) == [
        ("Head of Data", "Bølgen Energy", "2022-01", "present"),
        ("Data Scientist", "Bølgen Energy", "2016-09", "2021-12"),
        ("Risk Analyst", "Vestergade Bank", "2013-08", "2016-08"),
    ]


def test_a_firm_that_a_text_file_breaks_over_two_lines() -> None:
    text = "Jobs\n\no  2019 to present: Senior software developer at Stellenrivier\n   Wine Systems. I look after the cellar.\no  2014 to 2018: Software developer at Boland Tracking.\n   Cape units and more.\n"  # fmt: skip
    facts = read(text, plain=True)
    assert [job.organization for job in facts.jobs] == ["Stellenrivier Wine Systems", "Boland Tracking"]
    assert facts.jobs[0].body == (7,)


@pytest.mark.parametrize(
    ("inner", "outer", "wanted"),
    [("Aug 2013 - Aug 2016", "2013 - 2016", True), ("Aug 2012 - Aug 2016", "2013 - 2016", False), ("Jan 2022 - present", "2016 - present", True), ("Jan 2022 - present", "2016 - 2022", False)],
)  # fmt: skip
def test_a_bare_year_around_holds_all_its_months(inner: str, outer: str, wanted: bool) -> None:
    assert within(find_spans(inner)[0], find_spans(outer)[0]) is wanted


def test_the_town_of_a_school_beside_the_dates() -> None:
    section = "**Chur (2011 – 2015)**\nBSc Business Information Systems, Fachhochschule Calanda"
    (entry,) = read(f"# Education\n{section}\n").education
    assert (entry.institution, entry.end) == ("Fachhochschule Calanda", "2015")


def test_the_name_in_a_numbered_form() -> None:
    facts = outline(document("1. Proposed position: Specialist\n2. Name of staff: Tesfaye Gebremariam Alemu\n3. E-mail: tesfaye.alemu@example.et\n\n# Skills\nPython"))  # fmt: skip
    assert facts.contact.name == "Tesfaye Gebremariam Alemu"


# --- the sixth round --------------------------------------------------------------------------------------------
def test_a_field_after_a_title_is_not_the_employer_named_below() -> None:
    section = "Platoon Sergeant, Network Operations   02/2008 - 06/2014\nU.S. Army, Camp Humphreys\n- Rebuilt the network."  # fmt: skip
    (job,) = read(f"# Experience\n{section}\n").jobs
    assert job.title == "Platoon Sergeant, Network Operations"
    assert (job.organization or "").startswith("U.S. Army")
    assert posts(read("# Experience\nDirector, Network Solutions   2008 - 2014\n- Ran it.")) == [("Director", "Network Solutions", "2008", "2014")]  # fmt: skip


def test_degrees_behind_a_date_in_brackets_where_nothing_is_headed() -> None:
    text = "[2018-2021]  Research engineer, Institut Volta\nGPU pipelines.\n\n[2016]  Engineer's degree in computing, Ecole de Bobo\n[2013]  Licence in mathematics, Universite des Lacs\n"  # fmt: skip
    assert [(e.degree, e.institution, e.end) for e in read(text, plain=True).education] == [
        ("Engineer's degree in computing", "Ecole de Bobo", "2016"),
        ("Licence in mathematics", "Universite des Lacs", "2013"),
    ]


def test_the_contact_line_at_the_foot_of_the_last_section_lists_no_skills() -> None:
    facts = read("# Skills\nC++17, ROS 2, Eigen\n412-555-0189 • thaddeus@example.com • Pittsburgh, PA")
    assert facts.listed_skills == ("C++17", "ROS 2", "Eigen")


def test_a_rank_before_the_name_is_none_of_it() -> None:
    assert outline(document("# MSG (RET.) Leona K. Drummond\nleona.drummond@example.com\n\n# Skills\nGo")).contact.name == "Leona K. Drummond"  # fmt: skip
