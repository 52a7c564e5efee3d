"""Firms told with a description instead of a title, periods at an edge of the line, and rarer ways to write a period; each
beside what must stay as it was."""

from __future__ import annotations

import pytest
from documents import Posts, posts, read

from pipeline.sections.dates import find_spans


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("Registo da Costa (office of old deeds), Faro. January 2021 - April 2024\n- Search over old deeds", [(None, "Registo da Costa", "2021-01", "2024-04")]),
        ("Tranvía del Sur (a ride app), Rosario. Mar 2019 - Jun 2023\n- Driver app in Kotlin", [(None, "Tranvía del Sur", "2019-03", "2023-06")]),
        ("Nordbock GmbH — used bicycles and parts on the net — since March 2020 until June 2024\n- Owned the listing flow", [(None, "Nordbock GmbH", "2020-03", "2024-06")]),
        ("2019 - 2022 Bokrum, the joint lending service of nine libraries\n• Row of books under each book", [(None, "Bokrum", "2019", "2022")]),
        ("Tundra Soft, junior then middle developer, 2015 – 2018\n* Intranet", [("junior then middle developer", "Tundra Soft", "2015", "2018")]),
        ("Engineer, Claims Technology - Wharfe Mutual Insurance, Leeds. Feb 2021 - Oct 2023\n- Wrote the intake service", [("Engineer, Claims Technology", "Wharfe Mutual Insurance", "2021-02", "2023-10")]),
        ("PhD fellow (employed), Department of Chemistry, University of Harsund, Sep 2018 – Mar 2022\n• Networks for shifts", [("PhD fellow (employed)", "University of Harsund", "2018-09", "2022-03")]),
        ("HARSUND STREAMING CO., Denver, CO   Aug 2019 – Feb 2025\nStaff Data Engineer (2022), Senior Data Engineer (2019)\n• Led the event platform", [("Staff Data Engineer", "HARSUND STREAMING CO.", "2019-08", "2025-02")]),
        ("Groupement des Notaires d'Armor, Rennes. January 2021 - April 2023\n- Search in deeds\nTrainee, Archives of the Department, 2020 (6 months)\n- Registers", [(None, "Groupement des Notaires d'Armor", "2021-01", "2023-04"), ("Trainee", "Archives of the Department", "2020", "2020")]),
        # what the sentences of a post say stays with it
        ("Developer, Tundra Soft, 2015 – 2020\nThe exchange was rewritten by me and two others, 2017 – 2018", [("Developer", "Tundra Soft", "2015", "2020")]),
        ("Developer, Tundra Soft, 2015 – 2020\nAssignment 1. Regional water company, burst pipes and leak prediction, 2016 – 2018", [("Developer", "Tundra Soft", "2015", "2020")]),
        ("Developer, Tundra Soft, 2015 – 2020\nDiplôme d'ingénieur 2015", [("Developer", "Tundra Soft", "2015", "2020")]),
        ("Developer, Tundra Soft, 2018 – 2020\nFöräldraledig, two children, 2016 – 2018", [("Developer", "Tundra Soft", "2018", "2020")]),
    ],
)  # fmt: skip
def test_jobs(section: str, wanted: Posts) -> None:
    assert posts(read(f"# Work experience\n{section}\n")) == wanted


HEAD = "Runa Eskild\nHarsund\nruna@example.org\n\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2018–2023 Harsund District Heat Ltd\nHeat demand models. I made them and I was the one who was called.\n\n2018 MSc, physics\n", [(None, "Harsund District Heat Ltd", "2018", "2023")]),
        ("2019-2024   Pagos del Norte\nPayment API, I answer for its availability.\n2015-2019   Ingenio Alto\nProgrammer of the cane weighing.\n", [(None, "Pagos del Norte", "2019", "2024"), (None, "Ingenio Alto", "2015", "2019")]),
        ("2015–2018 Harsund Upper Secondary School\nScience line, with honours.\n", []),
        ("2015–2018 BSc Physics, Harsund University\nThesis on tides.\n", []),
        ("Since 2019\nSailing and two dogs.\n", []),
    ],
)  # fmt: skip
def test_firms_without_a_heading(text: str, wanted: Posts) -> None:
    assert posts(read(HEAD + text, plain=True)) == wanted


@pytest.mark.parametrize(
    "heading",
    ["Part-time work", "Work terms", "Job list", "Werk", "Arbete", "Postes", "KEY ACHIEVEMENTS AND CAREER"],
)
def test_headings(heading: str) -> None:
    text = f"Runa Eskild\nruna@example.org\n\nEDUCATION\nBSc, 2018\n\n{heading}\nDeveloper, Tundra Soft, 2018 – 2020\n- Built the intranet\n"
    assert posts(read(text, plain=True)) == [("Developer", "Tundra Soft", "2018", "2020")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("11/2019..04/2023", [("2019-11", "2023-04")]),
        ("02.2020. – 09.2023.", [("2020-02", "2023-09")]),
        ("Oct 2021 : present", [("2021-10", "present")]),
        ("feb 2024 t/m mei 2025", [("2024-02", "2025-05")]),
        ("II 2017 – XI 2021", [("2017-02", "2021-11")]),
        ("2017 (July) – 2022 (June)", [("2017-07", "2022-06")]),
        ("1/8 2017 - 31/7 2020", [("2017-08", "2020-07")]),
        ("January 2019 up to and including December 2023", [("2019-01", "2023-12")]),
        ("2011 – 08/2020", [("2011", "2020-08")]),
        ("Engineer II 2017 - 2019", [("2017", "2019")]),
        ("Engineer II 2017, Engineer III 2019", [("2017", "2017"), ("2019", "2019")]),
        ("2016 – 18", [("2016", "2018")]),
        ("2019: present", [("2019", "2019")]),
    ],
)
def test_periods(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(span.start, span.end) for span in find_spans(text)] == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("From October 2021 to March 2023 I worked in Tidal Labs, which was four people above a shop. I trained my first models there.", [(None, "Tidal Labs", "2021-10", "2023-03")]),
        ("I was the first and only developer of Sadamatark OÜ from January 2019 to April 2020. I made a prototype in React.", [("first and only developer", "Sadamatark OÜ", "2019-01", "2020-04")]),
        ("I work since January 2009 at the same place, Harsund Parts Zrt., parts for trucks. I wrote what my firm labels with.", [(None, "Harsund Parts Zrt", "2009-01", "present")]),
        ("For seven years, from September 2016 to August 2023, at Escaut Wagons. I wrote the bench and I ran it every night.", [(None, "Escaut Wagons", "2016-09", "2023-08")]),
        ("From October 2021 to March 2023 I worked in Madrid. I liked my flat there, and I learned to swim.", []),
        ("From October 2021 to March 2023 I was the father of Anna. I slept little, and my code shows it.", []),
    ],
)  # fmt: skip
def test_told(sentence: str, wanted: Posts) -> None:
    assert posts(read(f"{HEAD}{sentence}\n", plain=True)) == wanted


@pytest.mark.parametrize(
    ("organization", "kind"),
    [("Volunteer State Utilities", "job"), ("Volunteer Fire Brigade", "volunteer"), ("Volunteer at Harsund Zoo", "volunteer")],
)  # fmt: skip
def test_kinds(organization: str, kind: str) -> None:
    facts = read(
        f"# Work experience\nWeb Developer, {organization}, 2019 – 2023\n- Built the members' site\n"
    )
    assert [job.kind for job in facts.jobs] == [kind]


def test_research_posts_with_weak_titles() -> None:
    facts = read(
        "# Research experience\nML Research Fellow, Harsund Centre for Crop Science, Jan 2019 – Jun 2021\n- Trained models\n"
    )
    assert [(job.title, job.kind) for job in facts.jobs] == [("ML Research Fellow", "research")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Education: BEng Computing, 2019\nWork: Aroi Song delivery, Harsund. June 2019 - April 2023\n- The rider nearest goes; I wrote this part\n", [(None, "Aroi Song delivery", "2019-06", "2023-04")]),
        ("Education: BEng Computing, 2019\nMilitary service: done, 2018 – 2019\n", []),
        ("ABOUT ME\nI like small teams.\n\nFREELANCE (January 2017 – Currently)\nClient from Tampa (pools)\n - Routes of the technicians\n\nEMPLOYEE\nGranos SRL, Rosario. March 2013 – December 2016. Programmer\n - Truck turns\n", [("FREELANCE", None, "2017-01", "present"), ("Programmer", "Granos SRL, Rosario", "2013-03", "2016-12")]),
        ("Work:\nSeret Web Studio, WordPress Developer, 01.2018 - 06.2022\n- custom plugins\nFreelance, 01.2016 - 12.2017\n- themes from scratch\n", [("WordPress Developer", "Seret Web Studio", "2018-01", "2022-06"), ("Freelance", None, "2016-01", "2017-12")]),
        ("Employment record relevant to the assignment:\nPeriod: May 2018 - August 2021\nEmploying organization and title: Harsund Observatory, Nakuru. Image Analyst (ML)\nReference: Eng. W. M., +254 555 0120\nSummary of activities performed: Training of classifiers.\n", [("Image Analyst (ML)", "Harsund Observatory", "2018-05", "2021-08")]),
    ],
)  # fmt: skip
def test_work_beside_other_headings(text: str, wanted: Posts) -> None:
    assert posts(read(HEAD + text, plain=True)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Projekte\nNordbock Beratung GmbH, Consultant Generative AI, 02/2021 – 11/2023\n- Port authority: answers from the rules\n\nAusbildung\nM.A., 2020\n", [("Consultant Generative AI", "Nordbock Beratung GmbH", "2021-02", "2023-11")]),
        ("Projekte\nTeam lead, Robotics club, 2020 – 2021\n- Line follower\n\nAusbildung\nM.A., 2022\n", []),
        ("What I've built at Dernier Quai Software (for 130 funeral homes), March 2021 to June 2025\nThe pages where a family picks the day.\nSign-in that works.\nSchooling: programming, 2021\n", [(None, "Dernier Quai Software", "2021-03", "2025-06")]),
        ("2017-2023  Mälarsund Control AB\n           door node software, C\n2013-2017  consultant, Fyrtorn Teknik\n           assignments: a truck maker, a pump maker\n           drivers, unit test\n", [(None, "Mälarsund Control AB", "2017", "2023"), ("consultant", "Fyrtorn Teknik", "2013", "2017")]),
    ],
)  # fmt: skip
def test_posts_under_other_names(text: str, wanted: Posts) -> None:
    assert posts(read(HEAD + text, plain=True)) == wanted
