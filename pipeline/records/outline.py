"""Records of sections: the parts of a résumé and the facts in them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines under one heading. ``first``/``last``: line numbers of the body (heading not counted);
    ``heading`` is None where there is none on the page; ``rule`` says what made it a heading."""

    kind: str
    heading: str | None
    first: int
    last: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One post. ``kind``: job, internship, freelance, military, volunteer, teaching, research.
    ``lines``: numbers of every line of the entry, header lines too; ``header``: those of the header;
    ``body`` are the described duties (numbers). ``end`` may be "present". ``months``: whole months from start to
    end (present = the document's date), None without dates."""

    title: str | None
    organization: str | None
    location: str | None
    start: str | None
    end: str | None
    current: bool
    kind: str
    page: int
    lines: tuple[int, ...]
    header: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    team_or_client: str | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A described project that is not a job; dated or not."""

    name: str | None
    start: str | None
    end: str | None
    page: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Education:
    degree: str | None
    field: str | None
    institution: str | None
    start: str | None
    end: str | None
    page: int = 1
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    links: tuple[str, ...] = ()
    headline: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of a résumé: sections in reading order, and the facts in them.

    ``newest_date``: newest past date stated anywhere (YYYY-MM or YYYY); ``updated``: a stated update date;
    ``stated_years``: a total of years that the person states ("8+ years of experience"), with ``stated_years_line``.
    ``listed_skills``: skills as written in skill sections, in order. ``doubts``: reasons why the parts may be wrong.
    ``is_resume`` 0-1 with ``not_resume_reason`` (invoice, paper, cover letter, job ad ...) when low.
    """

    sections: tuple[Section, ...]
    contact: Contact
    jobs: tuple[Job, ...]
    projects: tuple[Project, ...]
    education: tuple[Education, ...]
    newest_date: str | None = None
    updated: str | None = None
    stated_years: float | None = None
    stated_years_line: int | None = None
    listed_skills: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    is_resume: float = 1.0
    not_resume_reason: str | None = None
