"""Careers told in running text: what sentences say is a job, what they leave open stays open."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.records import Line, Outline
from pipeline.sections import outline
from pipeline.sections.rows import make_row
from pipeline.sections.told import find_told

TOP = "# Dana Whitfield\ndana@example.com | (312) 555-0142\n\n"

Told = tuple[str | None, str | None, str | None, str | None]


def told(text: str) -> list[Told]:
    rows = [make_row(Line(1, n, line), line) for n, line in enumerate(text.split("\n"), start=1)]
    return [(t.title, t.organization, t.span.start, t.span.end) for t in find_told(rows)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I started in 2009 as a junior developer at Fjordnett, a small provider, and stayed until\n2012. Mostly Perl.", [("junior developer", "Fjordnett", "2009", "2012")]),
        ("In 2012 I joined Havkraft Systemer as a software developer and stayed until 2017.", [("software developer", "Havkraft Systemer", "2012", "2017")]),
        ("Since March 2021 I have been a staff engineer at Nordlys Forsikring, where I look after claims.", [("staff engineer", "Nordlys Forsikring", "2021-03", "present")]),
        ("In 2014 I joined Acme Tools as a developer and in 2018 moved to Bolt Works as a team lead, where I still work.", [("developer", "Acme Tools", "2014", "2018"), ("team lead", "Bolt Works", "2018", "present")]),
        ("Between 2010 and the end of 2013 I was a database administrator at Orrery Ltd.", [("database administrator", "Orrery Ltd", "2010", "2013")]),
        ("Orrery hired me in 2010 as a tester. I left in 2013.", [("tester", "Orrery", "2010", "2013")]),
        ("I joined Acme in 2012 as a developer and stayed until 2020. In 2016 I became team lead.", [("developer", "Acme", "2012", "2016"), ("team lead", "Acme", "2016", "2020")]),
        ("I worked as a freelance web developer from 2011 until 2014, mostly for bakeries.", [("freelance web developer", None, "2011", "2014")]),
        ("I spent 2014 to 2018 at Parallax Systems as a data engineer.", [("data engineer", "Parallax Systems", "2014", "2018")]),
        ("I then moved to Hydra Games, where I was a build engineer from May 2015 until August 2019.", [("build engineer", "Hydra Games", "2015-05", "2019-08")]),
        ("She joined Quill in 2001 as a junior accountant, became controller in 2006 and left in 2010.", [("junior accountant", "Quill", "2001", "2006"), ("controller", "Quill", "2006", "2010")]),
        ("After university I went to work for Tayside Maps as a GIS developer (2008-2012). Long evenings.", [("GIS developer", "Tayside Maps", "2008", "2012")]),
        ("Then came Brechin Services. They hired me as a software engineer in 2012 and I left in 2016.", [("software engineer", "Brechin Services", "2012", "2016")]),
        ("From 2016 until 2022 I ran my own consultancy, Strath Systems Ltd, with two employees.", [(None, "Strath Systems Ltd", "2016", "2022")]),
        ("In 2021 I co-founded a company, Kelp Forest AI, which sells forecasts. I am still its CTO.", [("CTO", "Kelp Forest AI", "2021", "present")]),
        ("In May 2020 he became a cloud engineer at Sewa Mining; he still holds that post.", [("cloud engineer", "Sewa Mining", "2020-05", "present")]),
        ("From February 2024 to May 2025 I was at Larkspur in Kisumu.", [(None, "Larkspur", "2024-02", "2025-05")]),
        ("I have worked for Larkspur Boats from 2010 to 2014, mostly at night.", [(None, "Larkspur Boats", "2010", "2014")]),
        ("At Larkspur Benefits (August 2018 – January 2024) I led the rebuild of the site.", [(None, "Larkspur Benefits", "2018-08", "2024-01")]),
        ("In Banco Orrery (June 2019 to March 2022) I worked as data scientist, with credit models.", [("data scientist", "Banco Orrery", "2019-06", "2022-03")]),
        ("At Larkspur (yes, software for graves; April 2015 to now) I'm one of three engineers.", [(None, "Larkspur", "2015-04", "present")]),
        ("In 2019 I joined Larkspur as an analyst.", [("analyst", "Larkspur", "2019", None)]),
    ],
)  # fmt: skip
def test_posts_of_sentences(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "I have been a developer in Java since 2012.",
        "They hired me as a software engineer in 2012.",
        "From 2014 to 2016 I lived in Berlin.",
        "From 2014 to 2016 I was at Kingston University.",
        "I was at Larkspur in 2014.",
        "In Berlin (2014 to 2016) I learned German.",
        "From 2014 to 2016 I worked with Python.",
        "We worked with Oracle as a database in 2016.",
        "I was a developer in Berlin in 2013.",
        "In 2015 our team lead left for Contoso as everybody knows.",
        "I have been a data scientist at heart since 2012.",
        "Migrated billing from Oracle to PostgreSQL in 2018 as part of a team.",
    ],
)
def test_what_names_no_employer_or_post_is_no_job(text: str) -> None:
    assert told(text) == []


def read(text: str) -> Outline:
    return outline(document(TOP + text, plain=True))


def test_a_section_of_prose_gives_its_jobs_with_what_is_told_below_them() -> None:
    facts = read(
        """My career so far

        I started in 2009 as a junior developer at Fjordnett and stayed until
        2012. Most of it was PHP and a lot of Perl glue.

        From 2017 to 2021 I worked at Tindra Betaling as a senior backend engineer. We ran about 40
        services in Kotlin; I owned settlement.
        """
    )
    assert [(job.title, job.organization, job.start, job.end) for job in facts.jobs] == [
        ("junior developer", "Fjordnett", "2009", "2012"),
        ("senior backend engineer", "Tindra Betaling", "2017", "2021"),
    ]
    last = facts.jobs[-1]
    assert len(last.lines) == 2  # the services in Kotlin are its duty


def test_headers_with_a_few_sentences_below_them_stay_entries() -> None:
    facts = read(
        """EXPERIENCE

        Senior Engineer, Northwind Systems, 2018 - 2022
        I joined the payments team in 2018 and my part was the ledger.
        I left in 2022 as the team was closed.
        """
    )
    assert [(job.title, job.organization, job.start, job.end) for job in facts.jobs] == [
        ("Senior Engineer", "Northwind Systems", "2018", "2022")
    ]


def test_studies_told_in_a_sentence() -> None:
    facts = read(
        "EDUCATION\n\nI hold a Bachelor's degree in Computer Engineering from Telemark University College, finished in 2009.\n"
    )
    (school,) = facts.education
    assert (school.degree, school.institution, school.end) == (
        "Bachelor's degree in Computer Engineering",
        "Telemark University College",
        "2009",
    )


def test_studies_in_a_biography() -> None:
    facts = read(
        "BIOGRAPHY\n\nDana Whitfield is an engineering leader. She holds a PhD in Computational Biology\n"
        "from the University of Oberrhein (2011). She likes the sea.\n"
    )
    (school,) = facts.education
    assert (school.degree, school.institution, school.end) == (
        "PhD in Computational Biology",
        "University of Oberrhein",
        "2011",
    )


def test_a_school_without_a_degree_is_no_study() -> None:
    facts = read(
        "BIOGRAPHY\n\nDana has a long working relation with teams from the University of Oberrhein since 2011.\n"
    )
    assert facts.education == ()


def test_an_end_that_no_sentence_tells_is_a_doubt() -> None:
    facts = read(
        "MY CAREER\n\nIn 2015 I joined Larkspur as an analyst and my first task was the budget.\n"
        "I was an analyst at Orrery Ltd from 2010 to 2014 and I liked my team there.\n"
    )
    assert [(job.start, job.end) for job in facts.jobs] == [("2015", None), ("2010", "2014")]
    assert any("without an end" in doubt for doubt in facts.doubts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("At Paniolo Wells (2020-07 to 2024-06) Leilani championed a registry of models.", [(None, "Paniolo Wells", "2020-07", "2024-06")]),
        ("At Nakheel Farms (July 2017 to June 2022) he built the detector.", [(None, "Nakheel Farms", "2017-07", "2022-06")]),
        ("Femke leads the search at Wetboek, the publisher of law, where she has worked from 2018 to 2025.", [(None, "Wetboek", "2018", "2025")]),
        ("Before that, from 2013 to 2018, Femke wrote the ranking of houses at Duinvakantie Reizen.", [(None, "Duinvakantie Reizen", "2013", "2018")]),
        ("I joined Fenland & Smallholdings Insurance in May 2019, straight after a degree in geography, and left in August 2024.", [(None, "Fenland & Smallholdings Insurance", "2019-05", "2024-08")]),
        ("I joined Hawk Crop Mutual in May 2004 and I am the one for claims there.", [(None, "Hawk Crop Mutual", "2004-05", "present")]),
        ("He occupies since July 2015 until June 2020 the post of engineer of flows at the Clinic.", [("engineer of flows", "Clinic", "2015-07", "2020-06")]),
        # nobody is said to have worked there
        ("From 2013 to 2018, Femke studied physics at Oberrhein University.", []),
        ("I joined Python meetings in 2012 and left in 2016.", []),
        ("At Oslo (2012 to 2016) she sailed.", []),
    ],
)  # fmt: skip
def test_what_another_tells_of_somebody(text: str, wanted: list[Told]) -> None:
    assert told(text) == wanted


def test_the_date_of_a_letter_is_no_line_of_its_posts() -> None:
    text = "Norwich\n12 September 2024\n\nDear Committee,\nI write about the post of engineer.\nI joined Fenland Insurance in May 2019, straight after my degree, and left in August 2024.\nI rewrote the quotation engine in Python.\n"
    facts = outline(document("Saoirse Whitbread\n" + text, plain=True))
    assert [(job.organization, job.start, job.end) for job in facts.jobs] == [("Fenland Insurance", "2019-05", "2024-08")]  # fmt: skip
