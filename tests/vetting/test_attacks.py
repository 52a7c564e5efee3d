"""Further ways to look better than one is, each beside honest people who write nearly the same."""

from __future__ import annotations

import pytest

from tests.vetting.conftest import Screen
from tests.vetting.test_checks import BUILT, HEAD, JOBS, SKILLS, STUDY, flags, job

HARBOUR = job("Software Engineer", "Harbour Pay", "March 2019 - June 2024", BUILT)
ADVERT = (
    "The successful applicant must know Kubernetes.\nYou'll work with product managers.\nAt least 5 years of Go.\n"
    "We offer a competitive salary.\n"
)

TRICKS: dict[str, dict[str, str]] = {
    "keyword_stuffing": {
        "one name many times, by commas": JOBS + "\nSKILLS\nKubernetes, Kubernetes, Kubernetes, Kubernetes, Java\n",
        "one name many times, by spelling": JOBS + "\nSKILLS\nKubernetes k8s kubernetes K8s KUBERNETES, Kubernetes, Python\n",
        "one list in every job": JOBS + "\nSUMMARY\n" + "Python | Django | Kafka | Spark\n" * 4,
        "three names down a column": JOBS + "\nSKILLS\n" + "Kafka, Redis\nTerraform, Kafka\nRedis, Terraform\n" * 4,
    },
    "copied_job_description": {
        "an advertisement in the summary": "\nSUMMARY\n" + ADVERT + JOBS,
        "an advertisement at the end": JOBS + SKILLS + "\nADDITIONAL INFORMATION\n" + ADVERT,
        "as the duties of a post": job("Software Engineer", "Harbour Pay", "March 2019 - June 2024", *ADVERT.split("\n")[:-1]),
    },
    "impossible_experience": {
        "years of Kubernetes": HARBOUR + "\nSUMMARY\nOver 12 years of hands-on experience with Kubernetes.\n".replace("12", "14"),
        "years in brackets": HARBOUR + "\nSKILLS\nKubernetes (14 years), Python (6 years)\n",
        "years after a colon": HARBOUR + "\nSKILLS\nKubernetes: 14 yrs\n",
        "years with a plus": HARBOUR + "\nSUMMARY\nEngineer with 12+ years of experience in FastAPI and Python.\n",
        "years in words": HARBOUR + "\nSUMMARY\nI have twelve years of experience with LangChain.\n",
        "an old post": HARBOUR + job("Developer", "Mistral Foods", "May 2008 - June 2011", "Built pages in React and TypeScript."),
    },
    "overlapping_jobs": {
        "two posts, both present": job("Software Engineer", "Harbour Pay", "March 2021 - Present", BUILT)
        + job("Senior Developer", "Mistral Foods", "January 2022 - Present", BUILT)
        + "\nCERTIFICATES\nKubernetes Administrator, June 2024\n",
        "one within the other": job("Software Engineer", "Harbour Pay", "03/2015 - 06/2024", BUILT)
        + job("Data Engineer", "Mistral Foods", "01/2018 - 12/2019", BUILT),
    },
}  # fmt: skip

HONEST: dict[str, str] = {
    "a name in each of many lines": HEAD + "\nEXPERIENCE\n" + job("Platform Engineer", "Harbour Pay", "March 2019 - June 2024",
        "Ran Kubernetes for 40 teams.", "Upgraded Kubernetes twice a year.", "Wrote Kubernetes operators in Go.", "Taught Kubernetes to 60 people.",
        "Moved the batch work to Kubernetes.", "Cut the cost of Kubernetes nodes by a third."),
    "one stack below each post": HEAD + "\nEXPERIENCE\n" + "".join(
        job("Developer", "Harbour Pay", dates, BUILT, "Stack: Python, Django, PostgreSQL")
        for dates in ("March 2022 - June 2024", "March 2020 - February 2022", "March 2018 - February 2020")),
    "versions of one name": HEAD + JOBS + "\nSKILLS\nJava 8, Java 11, Java 17; Python 3; SQL, PL/SQL, T-SQL\n",
    "a recruiter of engineers": HEAD + "\nEXPERIENCE\n" + job("Technical Recruiter", "Harbour Pay", "March 2019 - June 2024",
        "Wrote job descriptions for 40 roles.", "Described the ideal candidate with every hiring manager.", "Responsibilities include interviews."),
    "what the person is looking for": HEAD + "\nSUMMARY\nI am looking for a role where I will own services and learn.\n" + JOBS + STUDY,
    "years of a trade": HEAD + "\nSUMMARY\n14 years of experience in software, the last five with Kubernetes.\n" + JOBS + STUDY,
    "years of one thing, then another": HEAD + "\nSUMMARY\n15 years of Java and 5 years of Kubernetes.\n" + JOBS + STUDY,
    "as many years as can be": HEAD + "\nSUMMARY\n9 years of experience with Kubernetes.\n" + "\nEXPERIENCE\n" + HARBOUR,
    "years of containers": HEAD + "\nSUMMARY\n14 years of running services, now on Kubernetes and Docker.\n" + JOBS,
    "a move between employers": HEAD + "\nEXPERIENCE\n" + job("Software Engineer", "Harbour Pay", "March 2021 - Present", BUILT)
        + job("Software Developer", "Mistral Foods", "January 2018 - April 2021", BUILT),
    "a post beside a course of study": HEAD + "\nEXPERIENCE\n" + job("Software Engineer", "Harbour Pay", "March 2021 - Present", BUILT)
        + job("Teaching Assistant", "University of Porto", "September 2021 - June 2022", "Led exercises in algorithms."),
    "a firm of one's own beside a post": HEAD + "\nEXPERIENCE\n" + job("Software Engineer", "Harbour Pay", "March 2021 - Present", BUILT)
        + job("Co-founder", "Tern Apps", "January 2020 - Present", "Built a small app for sailors."),
    "one employer renamed": HEAD + "\nEXPERIENCE\n" + job("Senior Engineer", "Harbour Pay (formerly Quay Cash)", "March 2021 - Present", BUILT)
        + job("Engineer", "Quay Cash", "January 2018 - December 2021", BUILT),
    "an old post told from today": HEAD + "\nEXPERIENCE\n" + HARBOUR
        + job("Developer", "Mistral Foods", "May 2008 - June 2011", "Built pages in jQuery, which a later team moved to React."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("flag", "trick"), [(flag, trick) for flag, tricks in TRICKS.items() for trick in tricks]
)
def test_tricks_are_asked_about(screen: Screen, flag: str, trick: str) -> None:
    assert flag in flags(screen, HEAD + "\nEXPERIENCE\n" + TRICKS[flag][trick] + STUDY)


@pytest.mark.parametrize("who", HONEST)
def test_honest_people_are_not(screen: Screen, who: str) -> None:
    assert flags(screen, HONEST[who]) == {}
