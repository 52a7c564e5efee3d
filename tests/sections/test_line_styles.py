"""Every usual way to write the line of a post, in a text file without typography: title, firm and both years come out right."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.sections import outline

JOBS = [
    ("Software Engineer", "Blue Heron Labs", "Leeds", "Jan 2020", "Present", "2020", "present"),
    ("QA Engineer", "Orla Health", "Porto", "03/2017", "12/2019", "2017", "2019"),
    ("Data Scientist", "Peregrine Robotics Inc.", "Pune, India", "2014", "2017", "2014", "2017"),
]
STYLES = [
    "{t}, {f}, {p}, {s} - {e}",
    "{f}, {p} | {t} | {s} – {e}",
    "{t} | {f} | {p} | {s} – {e}",
    "{s} – {e}\n{t}\n{f}, {p}",
    "{f}\n{t}\n{s} to {e}",
    "{t}\n{f}\n{s} – {e} | {p}",
    "{t} at {f} ({s} - {e})",
    "{f} ({p}) - {t}, {s} - {e}",
    "{f} — {t}        {s} – {e}",
    "{t}            {s} – {e}\n{f}            {p}",
    "{f}            {p}\n{t}            {s} – {e}",
    "{s} - {e}: {t}, {f}",
    "{s} - {e}    {f}, {t}",
    "{s} - {e}   {t} - {f} - {p}",
    "{t}, {f}\n{p}, {s} - {e}",
    "{f}, {s} - {e}\n{t}",
    "{f} | {s} - {e}\n{t}, {p}",
    "{t} - {f}\n{s} - {e}",
    "{t} ({f}), {s} - {e}",
    "{f}: {t} ({s} - {e})",
    "{t} @ {f}, {p} ({s} - {e})",
    "{t}; {f}; {p}; {s}-{e}",
    "{t} / {f} / {s}–{e}",
    "{s} – {e} | {f} | {t} | {p}",
    "Employer: {f}\nPosition: {t}\nDates: {s} - {e}",
    "{f} - {p}\n{t} ({s} - {e})",
    "{t}, {p}\n{f}\n{s} - {e}",
    "{f} · {t} · {s} – {e}",
    "{t} for {f}, {s} – {e}",
    "[{s} - {e}] {t}, {f}",
    "{t}, {f} ({p}), {s} – {e}",
    "{s} – {e}\n{f}, {p}\n{t}",
    "{t} with {f}, {p}        {s} – {e}",
    "{F}\n{p}\n{t}\n{s} - {e}",
]


@pytest.mark.parametrize("heading", ["WORK EXPERIENCE", "Experience"])
@pytest.mark.parametrize("duties", ["\n- Built the billing service and kept it running.", ""])
@pytest.mark.parametrize("style", STYLES)
def test_a_style(style: str, duties: str, heading: str) -> None:
    blocks = [
        style.format(t=t, f=f, F=f.upper(), p=p, s=since, e=until) + duties
        for t, f, p, since, until, _, _ in JOBS
    ]
    text = (
        f"Dana Whitfield\ndana@example.com | +44 7700 900 123\n\n{heading}\n\n"
        + "\n\n".join(blocks)
        + "\n\nEDUCATION\n\nBSc Computing, Northern College, 2011\n\nSKILLS\n\nPython, SQL\n"
    )
    facts = outline(document(text, plain=True))
    found = [
        (job.title, (job.organization or "").lower(), (job.start or "")[:4], (job.end or "")[:7])
        for job in facts.jobs
    ]
    assert found == [(t, f.lower(), first, last) for t, f, _, _, _, first, last in JOBS] or found == [
        (t, f.lower(), first, last if last == "present" else f"{last}-12" if "/" in until else last)
        for t, f, _, _, until, first, last in JOBS
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Consultant for Machine Learning, Northwind Ltd, 2015 - 2018", ("Consultant for Machine Learning", "Northwind Ltd")),
        ("Developer with Python, Northwind Ltd, 2015 - 2018", ("Developer with Python", "Northwind Ltd")),
    ],
)  # fmt: skip
def test_a_field_is_no_employer(line: str, wanted: tuple[str, str]) -> None:
    text = f"Dana Whitfield\ndana@example.com\n\nEXPERIENCE\n\n{line}\n- Did the work\n\nEDUCATION\n\nBSc Computing, Northern College, 2011\n"
    facts = outline(document(text, plain=True))
    assert [(job.title, job.organization) for job in facts.jobs] == [wanted]
