"""Duties and notes behind the name of a firm, heads of departments, and schools listed apart from their degrees."""

from __future__ import annotations

import pytest
from documents import posts, read

from tests.sections.documents import Posts

_CASES: list[tuple[str, Posts]] = [
    (  # period in a rail, title in small letters, duties behind a colon
        "2001-now   Copper Canyon Mine, sysadmin: Solaris, backups, the radio net\n1994-2001  Mesa Instruments, programmer: C for spectrometers",
        [("sysadmin", "Copper Canyon Mine", "2001", "present"), ("programmer", "Mesa Instruments", "1994", "2001")],
    ),
    (  # behind the colon stands the post
        "2014 – 2018   Nanosat Occitan: lead developer\n- Watchdog.\n2010 – 2014   Océlume: developer\n- Radio frames.",
        [("lead developer", "Nanosat Occitan", "2014", "2018"), ("developer", "Océlume", "2010", "2014")],
    ),
    (
        "**June 2014 to July 2017.** Network Technician, Virginia Tidewater Schools. Switches, cabling, help desk.",
        [("Network Technician", "Virginia Tidewater Schools", "2014-06", "2017-07")],
    ),
    (
        "2007 – 2013   Education Assistant, Barr School. Duties: teaching lower classes, sports",
        [("Education Assistant", "Barr School", "2007", "2013")],
    ),
    (  # short words of a name end in a stop too
        "2014 – 2017   Network Technician, Tidewater Corp. Networks\n- Switches.",
        [("Network Technician", "Tidewater Corp. Networks", "2014", "2017")],
    ),
    (
        "10/2012 – 09/2016   PhD researcher, Demer University, supervisor: prof. J. Claes\n- Phase masks.",
        [("PhD researcher", "Demer University", "2012-10", "2016-09")],
    ),
    (
        "10/2019 – now   Senior Researcher, Imagine Photonics Institute, group of optical computing\n- Lenses.",
        [("Senior Researcher", "Imagine Photonics Institute", "2019-10", "present")],
    ),
    (
        "2016 – 2018   Acting Head of Department\n- Timetables.",
        [("Acting Head of Department", None, "2016", "2018")],
    ),
    ("2016 – 2018   Department of Fisheries\n- Landing forms.", [(None, "Department of Fisheries", "2016", "2018")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_posts(text: str, wanted: Posts) -> None:
    assert posts(read(f"# Experience\n{text}\n")) == wanted


_APART = "# Institutions Attended with Dates\nAdama Tech University    2012 - 2017\nBako Memorial College    2006 - {end}\n"


@pytest.mark.parametrize(
    ("end", "wanted"),
    [
        ("2012", [("B.Tech Computer Science", "Adama Tech University"), ("SSCE", "Bako Memorial College")]),
        (  # no two of the same year: nobody can say
            "2011",
            [
                (None, "Adama Tech University"),
                (None, "Bako Memorial College"),
                ("B.Tech Computer Science", None),
                ("SSCE", None),
            ],
        ),
    ],
)
def test_schools_and_degrees_listed_apart(end: str, wanted: list[tuple[str | None, str | None]]) -> None:
    degrees = "# Qualifications Obtained with Dates\nB.Tech Computer Science    2017\nSSCE    2012\n"
    facts = read(_APART.format(end=end) + degrees)
    assert [(one.degree, one.institution) for one in facts.education] == wanted
