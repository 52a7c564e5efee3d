"""From mentions to skills with evidence: places, grades, months, claims, unknown terms."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.records import (
    Contact,
    Document,
    Education,
    Job,
    Line,
    Outline,
    Project,
    Section,
    SkillSet,
    SkillUse,
)
from pipeline.skills import extract, is_work
from skill_taxonomy import Taxonomy


class Resume:
    """A small résumé put together line by line, with the outline that the sections room would give."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.sections: list[Section] = []
        self.jobs: list[Job] = []
        self.projects: list[Project] = []
        self.education: list[Education] = []

    def add(self, *texts: str, **typography: Any) -> tuple[int, ...]:
        numbers = []
        for text in texts:
            number = len(self.lines) + 1
            self.lines.append(Line(page=1, number=number, text=text, **typography))
            numbers.append(number)
        return tuple(numbers)

    def section(self, kind: str, heading: str, *texts: str) -> tuple[int, ...]:
        self.add(heading)
        numbers = self.add(*texts)
        self.sections.append(Section(kind, heading, numbers[0], numbers[-1]))
        return numbers

    def job(self, header: str, *body: str, start: str | None, end: str | None, **fields: Any) -> None:
        numbers = self.section("experience", "EXPERIENCE", header, *body)
        given_fields = {"title": None, "organization": None} | fields
        self.jobs.append(
            Job(
                location=None, start=start, end=end, current=end == "present", kind="job", page=1,
                lines=numbers, header=numbers[:1], body=numbers[1:], **given_fields,
            )
        )  # fmt: skip

    def job_without_heading(self, header: str, *body: str, start: str | None, end: str | None) -> None:
        """A job that stands before any heading: its section is the header."""
        self.job(header, *body, start=start, end=end)
        self.sections.pop()

    def project(self, *texts: str, start: str | None = None, end: str | None = None) -> None:
        numbers = self.section("projects", "PROJECTS", *texts)
        self.projects.append(Project(texts[0], start, end, 1, numbers))

    def outline(self, newest: str | None) -> Outline:
        return Outline(
            tuple(self.sections), Contact(), tuple(self.jobs), tuple(self.projects), tuple(self.education),
            newest_date=newest,
        )  # fmt: skip

    def document(self) -> Document:
        return Document(tuple(self.lines), 1, "plain", "txt")


@pytest.fixture
def resume() -> Resume:
    return Resume()


@pytest.fixture
def read(nlp: Language, taxonomy: Taxonomy) -> Any:
    def of(resume: Resume, newest: str | None = "2024-06", as_of: str | None = None) -> SkillSet:
        return extract(resume.document(), resume.outline(newest), nlp, taxonomy, as_of)

    return of


def use_of(skills: SkillSet, skill_id: str) -> SkillUse:
    found = [use for use in skills.uses if use.skill_id == skill_id]
    assert len(found) == 1, [use.skill_id for use in skills.uses]
    return found[0]


def ids(skills: SkillSet) -> set[str]:
    return {use.skill_id for use in skills.uses}


# --- grades -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", ["skills", "summary", "certifications", "courses", "education", "languages"])
def test_listed_only_is_claimed(resume: Resume, read: Any, kind: str) -> None:
    resume.section(kind, kind.upper(), "Kubernetes")
    use = use_of(read(resume), "kubernetes")
    assert (use.grade, use.months, use.last_used) == ("claimed", None, None)


def test_headline_is_claimed(resume: Resume, read: Any) -> None:
    resume.add("Ama Boateng", "Kubernetes and Terraform")
    assert use_of(read(resume), "terraform").grade == "claimed"
    assert read(resume).mentions[0].section == "header"


def test_described_work_is_used(resume: Resume, read: Any) -> None:
    resume.job("Acme, 2023", "Ran Kubernetes clusters", start="2023-01", end="2023-12")
    use = use_of(read(resume), "kubernetes")
    assert (use.grade, use.months, use.last_used) == ("used", 12, "2023-12")


def test_work_before_any_heading_is_used_and_a_headline_is_not(resume: Resume, read: Any) -> None:
    resume.add("Ama Boateng", "Terraform, Java")
    resume.job_without_heading("Acme, 2023", "Ran Kubernetes clusters", start="2023-01", end="2023-12")
    skills = read(resume)
    assert use_of(skills, "kubernetes").grade == "used"
    assert use_of(skills, "kubernetes").evidence[0].section == "header"
    assert use_of(skills, "terraform").grade == "claimed"


def test_technologies_line_inside_a_job_is_used(resume: Resume, read: Any) -> None:
    resume.job("Acme, 2023", "Technologies: Kafka, Terraform", start="2023-01", end="2023-12")
    assert use_of(read(resume), "kafka").grade == "used"


def test_a_project_is_used_without_months(resume: Resume, read: Any) -> None:
    resume.project("Tide tables", "Built with Terraform")
    use = use_of(read(resume), "terraform")
    assert (use.grade, use.months, use.last_used) == ("used", None, None)


@pytest.mark.parametrize(
    "text",
    ["Gave a talk on Terraform", "Wrote a blog post about Terraform", "Spoke about Terraform at a meetup"],
)
def test_a_talk_or_an_article_alone_is_claimed(resume: Resume, read: Any, text: str) -> None:
    resume.job("Acme, 2023", text, start="2023-01", end="2023-12")
    assert use_of(read(resume), "terraform").grade == "claimed"


def test_a_talk_about_own_work_is_used(resume: Resume, read: Any) -> None:
    resume.job("Acme, 2023", "Gave a talk on our move to Terraform", start="2023-01", end="2023-12")
    assert use_of(read(resume), "terraform").grade == "used"


def test_a_title_alone_is_claimed(resume: Resume, read: Any) -> None:
    resume.job("Kafka wizard, Acme", "Ordered the tea", start="2020-01", end="2023-12", title="Kafka wizard")
    assert use_of(read(resume), "kafka").grade == "claimed"


def test_long_and_recent_is_deep(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Ran Kubernetes clusters", start="2021-01", end="present")
    use = use_of(read(resume), "kubernetes")
    assert (use.grade, use.months, use.last_used) == ("deep", 42, "2024-06")


def test_long_but_long_ago_in_one_job_is_used(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Ran Kubernetes clusters", start="2015-01", end="2018-12")
    assert use_of(read(resume), "kubernetes").grade == "used"


def test_long_ago_in_two_jobs_is_deep(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Ran Kubernetes clusters", start="2017-01", end="2018-12")
    resume.job("Bolt", "Ran Kubernetes clusters", start="2015-01", end="2016-12")
    assert use_of(read(resume), "kubernetes").grade == "deep"


def test_repeated_use_with_a_result_is_deep(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Moved jobs to Airflow, runtime down 40 %", start="2022-01", end="2022-08")
    resume.job("Bolt", "Wrote Airflow tasks", start="2021-01", end="2021-08")
    assert use_of(read(resume), "airflow").grade == "deep"


def test_repeated_use_without_a_result_is_used(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Moved jobs to Airflow", start="2022-01", end="2022-08")
    resume.job("Bolt", "Wrote Airflow tasks", start="2021-01", end="2021-08")
    assert use_of(read(resume), "airflow").grade == "used"


def test_many_lines_with_results_are_deep(resume: Resume, read: Any) -> None:
    resume.job(
        "Acme", "Kafka for orders.", "Kafka lag from 90 s to 2 s.", "Tuned Kafka for 40,000 events.", "Wrote Kafka tests.",
        start="2023-11", end="2024-05",
    )  # fmt: skip
    assert use_of(read(resume), "kafka").grade == "deep"


# --- months -----------------------------------------------------------------------------------------------
def test_overlapping_jobs_count_once(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Kafka topics", start="2020-01", end="2021-12")
    resume.job("Bolt", "Kafka topics", start="2021-01", end="2022-12")
    assert use_of(read(resume), "kafka").months == 36


def test_only_jobs_in_which_it_is_used_count(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Kafka topics", start="2020-01", end="2020-06")
    resume.job("Bolt", "Terraform modules", start="2020-07", end="2022-12")
    assert use_of(read(resume), "kafka").months == 6


def test_bare_years_run_from_july_to_june(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Kafka topics", start="2019", end="2021")
    assert use_of(read(resume), "kafka").months == 24


def test_present_is_the_given_date(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Kafka topics", start="2024-01", end="present")
    assert use_of(read(resume, as_of="2024-12"), "kafka").months == 12
    assert use_of(read(resume, newest="2024-03"), "kafka").months == 3


def test_a_job_without_dates_has_no_months(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Kafka topics", start=None, end=None)
    use = use_of(read(resume), "kafka")
    assert (use.grade, use.months, use.last_used) == ("used", None, None)


def test_last_used_is_the_newest_end(resume: Resume, read: Any) -> None:
    resume.job("Acme", "Kafka topics", start="2020-01", end="2020-06")
    resume.job("Bolt", "Kafka topics", start="2022-01", end="2022-03")
    assert use_of(read(resume), "kafka").last_used == "2022-03"


# --- what does not count ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "skill_id", "assertion"),
    [
        ("No experience with Kubernetes", "kubernetes", "negated"),
        ("Eager to learn Kubernetes", "kubernetes", "aspired"),
        ("Interviewed candidates on Kubernetes", "kubernetes", "other"),
        ("Sold MongoDB licences", "mongodb", "other"),
    ],
)
def test_negated_aspired_and_others_are_kept_for_the_record_only(
    resume: Resume, read: Any, line: str, skill_id: str, assertion: str
) -> None:
    resume.job("Acme", line, start="2020-01", end="2023-12")
    skills = read(resume)
    assert skill_id not in ids(skills)
    assert [(m.skill_id, m.assertion) for m in skills.mentions if m.skill_id == skill_id] == [
        (skill_id, assertion)
    ]


def test_an_employer_is_no_skill(resume: Resume, read: Any) -> None:
    resume.job(
        "Analyst, MongoDB Inc",
        "Answered the phone",
        start="2020-01",
        end="2023-12",
        organization="MongoDB Inc",
    )
    skills = read(resume)
    assert "mongodb" not in ids(skills)
    assert skills.mentions[0].assertion == "other"


def test_coursework_never_counts(resume: Resume, read: Any) -> None:
    resume.section(
        "education", "EDUCATION", "BSc, Ardgour University", "Relevant coursework: Java, Kubernetes"
    )
    assert ids(read(resume)) == set()


def test_references_speak_of_others(resume: Resume, read: Any) -> None:
    resume.section("references", "REFERENCES", "Bram Smit, Kafka lead at Bolt")
    assert "kafka" not in ids(read(resume))


# --- wrapped lines ----------------------------------------------------------------------------------------
def test_a_negation_reaches_over_a_wrapped_line(resume: Resume, read: Any) -> None:
    resume.section(
        "summary",
        "SUMMARY",
        "Ten years of nursing and a good name with patients, but no experience",
        "with Docker so far.",
    )
    skills = read(resume)
    assert "docker" not in ids(skills)
    assert skills.mentions[0].assertion == "negated"
    assert (skills.mentions[0].line, skills.mentions[0].text) == (3, "with Docker so far.")


def test_a_name_broken_over_two_lines_is_found(resume: Resume, read: Any) -> None:
    resume.section(
        "summary",
        "SUMMARY",
        "In the last four years I have spent my days mostly with machine",
        "learning for hospitals.",
    )
    mention = read(resume).mentions[0]
    assert (mention.skill_id, mention.line) == ("machine_learning", 3)
    assert mention.surface == "learning"


def test_a_hyphenated_word_is_found(resume: Resume, read: Any) -> None:
    resume.section(
        "summary",
        "SUMMARY",
        "Nine years of clusters, first by hand and then with Kuber-",
        "netes in two regions.",
    )
    assert "kubernetes" in ids(read(resume))


def test_a_hyphen_that_is_the_names_own_stays(resume: Resume, read: Any) -> None:
    resume.section("skills", "SKILLS", "Spring, Hibernate, JAX-", "RS, Struts")
    found = ids(read(resume))
    assert "jakarta_ee" in found
    assert "jax" not in found


def test_a_remark_in_brackets_on_the_next_line_belongs_to_the_item(resume: Resume, read: Any) -> None:
    resume.section("skills", "SKILLS", "ChatGPT, Figma, Python", "(course), SQL")
    found = ids(read(resume))
    assert "python" not in found
    assert {"chatgpt", "figma", "sql"} <= set(found)


@pytest.mark.parametrize(
    "line", ["GitHub: ada-example", "ada@example.com | GitHub: github.com/example", "kaggle: ada_1"]
)
def test_the_label_of_a_link_is_no_skill(resume: Resume, read: Any, line: str) -> None:
    resume.section("contact", "CONTACT", line)
    assert not ids(read(resume))


def test_a_negation_stays_in_its_bullet(resume: Resume, read: Any) -> None:
    resume.job("Acme", "• No experience with Docker", "• Kubernetes clusters", start="2020-01", end="2023-12")
    skills = read(resume)
    assert "docker" not in ids(skills)
    assert "kubernetes" in ids(skills)


def test_single_ambiguous_items_of_a_skills_section_count(resume: Resume, read: Any) -> None:
    resume.section("skills", "SKILLS", "Go", "R", "Spark", "Excel")
    assert {"go", "r", "spark", "excel"} <= ids(read(resume))


def test_ambiguous_words_of_prose_do_not(resume: Resume, read: Any) -> None:
    resume.section(
        "summary", "SUMMARY", "Ready to go, never at rest, quick to react and swift in a flask of trouble"
    )
    assert ids(read(resume)) == set()


# --- claims in words --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("10 years of Kubernetes", 10),
        ("10+ years of experience with Kubernetes", 10),
        ("Kubernetes (5 yrs)", 5),
        ("Kubernetes - 3 years", 3),
        ("Kubernetes: 2.5 years", 2.5),
        ("Kubernetes, 4 years", 4),
        ("Kubernetes, 4 years of experience", 4),
        ("Kubernetes - 4 years in production", 4),
        ("Kubernetes, 4 years of work experience in production", 4),
        ("Kubernetes: 4 years in two banks", 4),
        ("Kubernetes, 15 years of Java", None),
        ("Kubernetes, 15 years Java", None),
        ("Kubernetes, 20 years young and curious", None),
        ("Over 20 years of experience, Kubernetes and Docker", None),
        ("15+ years old Kubernetes estates", None),
        ("A team with 60 years of combined Kubernetes experience", None),
        ("10 years of experience across Java, Python and Kubernetes", 10),
        ("9 years Java, 5 years Kubernetes", 5),
        ("Kubernetes – 15 years with Java", None),
        ("Kubernetes, 15 years of experience in Java", None),
        ("8 years of experience with Kubernetes, 15 years of Java", 8),
        ("15 years of Java, 8 years of Kubernetes", 8),
        ("Seven years with Kubernetes", 7),
        ("6 yrs Kubernetes", 6),
        ("18 months of Kubernetes", 1.5),
        ("Kubernetes", None),
        ("Kubernetes since 2019", None),
        ("Kubernetes for 3 clusters", None),
        ("Grew the firm for 99 years, Kubernetes", None),
    ],
)
def test_claims_in_words(resume: Resume, read: Any, line: str, years: float | None) -> None:
    resume.section("skills", "SKILLS", line)
    use = use_of(read(resume), "kubernetes")
    assert use.claimed_years == years
    assert (use.grade, use.months) == ("claimed", None)


# --- unknown terms ----------------------------------------------------------------------------------------
def test_unknown_terms_are_gathered(resume: Resume, read: Any) -> None:
    resume.section("skills", "SKILLS", "Tools: Docker, Frobnicator, Zapfbase 3, fast learner, English B2")
    resume.job("Acme", "Moved it to GrumbleDB with Docker", start="2020-01", end="2021-01")
    assert read(resume).unknown == (("Frobnicator", 2), ("Zapfbase 3", 2), ("GrumbleDB", 5))


# --- laws -------------------------------------------------------------------------------------------------
WORDS = st.sampled_from(
    ["Docker", "no experience with", "Python3.11", "eager to learn", "C++", "machine", "learning", "but", "Go", ",", ".", "(", ")",
     "•", "Java/Kotlin", "scikit-learn", "I wrote", "Kuber-", "netes", "ﬁne", "Pythоn", "\u200b", "10 years of", "team", " ", "A&B"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.lists(WORDS, max_size=9).map(" ".join), min_size=1, max_size=8), as_job=st.booleans()
)
def test_offsets_slice_back_to_the_line(
    nlp: Language, taxonomy: Taxonomy, lines: list[str], as_job: bool
) -> None:
    resume = Resume()
    if as_job:
        resume.job("Acme", *lines, start="2020-01", end="2021-01")
    else:
        resume.section("skills", "SKILLS", *lines)
    document = resume.document()
    skills = extract(document, resume.outline("2024-01"), nlp, taxonomy)
    by_number = {line.number: line for line in document.lines}
    for mention in skills.mentions:
        assert by_number[mention.line].text == mention.text
        assert mention.text[mention.start : mention.end] == mention.surface
        assert mention.surface
    counted = {mention for use in skills.uses for mention in use.evidence}
    assert counted == {mention for mention in skills.mentions if mention.assertion == "asserted"}
    for use in skills.uses:
        assert (use.grade == "claimed") == (not any(is_work(mention) for mention in use.evidence))


@settings(max_examples=30, deadline=None)
@given(lines=st.lists(st.lists(WORDS, max_size=6).map(" ".join), min_size=1, max_size=5))
def test_the_same_twice_is_the_same(nlp: Language, taxonomy: Taxonomy, lines: list[str]) -> None:
    resume = Resume()
    resume.section("skills", "SKILLS", *lines)
    once = extract(resume.document(), resume.outline(None), nlp, taxonomy)
    assert extract(resume.document(), resume.outline(None), nlp, taxonomy) == once
