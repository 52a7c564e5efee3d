"""Cases and counter-cases: how one sentence of a job description is understood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.briefs import Loaded

HEAD = "Platform Developer\n\n"

MUST = [
    ("Requirements:\n- AWS or GCP", [{"aws", "gcp"}]),
    ("Requirements:\n- Python and Docker", [{"python"}, {"docker"}]),
    ("Requirements:\n- Python, TypeScript, or Rust", [{"python", "typescript", "rust"}]),
    ("Requirements:\n- Python, Docker, and AWS or GCP", [{"python"}, {"docker"}, {"aws", "gcp"}]),
    ("Requirements:\n- React/Vue/Angular", [{"react", "vue", "angular"}]),
    ("Requirements:\n- PostgreSQL (required)\n- Redis (nice to have)", [{"postgresql"}]),
    ("Requirements:\n- Docker, Kubernetes is a plus", [{"docker"}]),
    ("Strong Python; Kafka is a plus.", [{"python"}]),
    ("Python required, Rust a plus.", [{"python"}]),
    ("Must have: Terraform. Nice to have: Ansible.", [{"terraform"}]),
    ("You must know Kubernetes, ideally also Helm.", [{"kubernetes"}]),
    ("You need at least 3 years of TypeScript.", [{"typescript"}]),
    ("### Must-haves\n* SwiftUI *and* UIKit\n\n### Nice-to-haves\n* Kotlin", [{"swiftui"}, {"uikit"}]),
    ("WHAT YOU NEED\n- Terraform\n\nIT WOULD BE AWESOME IF YOU ALSO HAD\n- Azure", [{"terraform"}]),
    ("Requirements:\n- Docker. No need to know Kubernetes.", [{"docker"}]),
    ("Nice to have:\n- Kotlin\n- Swift", []),
    ("Requirements:\n- Terraform would be an advantage", []),
    ("What we offer:\n- Kubernetes training", []),
    ("We built our platform on Django and React.", []),
    ("Requirements:\n- no Kubernetes experience needed", []),
    ("Responsibilities:\n- Build services with Django", []),
    ("Responsibilities:\n- You must have used Django before", [{"django"}]),
    ("Requirements:\n- one of Kafka, RabbitMQ, Pulsar", [{"kafka", "rabbitmq", "pulsar"}]),
    ("Requirements:\n- excellent communication skills and teamwork", []),
    ("We do not need Java, but you must know Python.", [{"python"}]),
    ("Requirements:\n- Python. Java we do not need.", [{"python"}]),
    ("Requirements:\n- Chef, Foomatic or Ansible", [{"chef", "ansible"}]),
    ("We do not need Java, but you must know Python.", [{"python"}]),
    ("Requirements:\n- Python. Java we do not need.", [{"python"}]),
    ("Requirements:\n- Chef, Foomatic, Ansible or Terraform", [{"chef", "ansible", "terraform"}]),
    ("Requirements:\n- Terraform, Foomatic and Docker", [{"terraform"}, {"docker"}]),
    ("Requirements:\n- experience with Frobnicate or Kubernetes", []),
    ("Requirements:\n- Kubernetes or Frobnicate, and Docker", [{"docker"}]),
    ("Requirements:\n- 6+ years in software or ML engineering", []),
    ("Requirements:\n- a degree in mathematics or Python", []),
    ("Requirements:\n- Kubernetes or similar", [{"kubernetes"}]),
    ("Requirements:\n- Docker and/or Kubernetes", [{"docker", "kubernetes"}]),
    (
        "hi all. must know terraform well. no java work. we don't care about degrees. 3 yrs is fine.",
        [{"terraform"}],
    ),
    ("We write node. You must know Terraform and Docker.", [{"terraform"}, {"docker"}]),
]


@pytest.mark.parametrize(("text", "groups"), MUST, ids=[case[0][:40] for case in MUST])
def test_must_haves(ad: Callable[[str], Loaded], text: str, groups: list[set[str]]) -> None:
    needs = ad(HEAD + text).brief.must_have
    assert [set(need.any_of) for need in needs] == groups


NICE = [
    ("Requirements:\n- Python\n- Kafka is a plus", {"kafka"}),
    ("Bonus points for Rust.", {"rust"}),
    ("Preferred qualifications:\n- Snowflake", {"snowflake"}),
    ("Python required, Rust a plus.", {"rust"}),
    ("Ideally you have 3+ years of Scala.", {"scala"}),
    ("Stack: Django, PostgreSQL", {"django", "postgresql"}),
    ("Requirements:\n- experience with Frobnicate or Kubernetes", {"kubernetes"}),
    ("Nice: Rust. We do not need Java.", {"rust"}),
    ("Nice to have: Rust. We don't require Java.", {"rust"}),
]


@pytest.mark.parametrize(("text", "ids"), NICE, ids=[case[0][:40] for case in NICE])
def test_nice_to_haves(ad: Callable[[str], Loaded], text: str, ids: set[str]) -> None:
    assert {one for need in ad(HEAD + text).brief.nice_to_have for one in need.any_of} == ids


YEARS = [
    ("Requirements:\n- 5+ years of backend development", 5, None),
    ("Requirements:\n- at least three years of Python", 3, 3),
    ("Requirements:\n- Python (4+ years)", 4, 4),
    ("Requirements:\n- 3-5 years of experience", 3, None),
    ("Requirements:\n- Python\nWe have sold trains for 20 years.", None, None),
    ("Nice to have:\n- 7 years of Python", None, None),
    ("Requirements:\n- Python\n\nAbout us:\nWe are 12 years old.", None, None),
]


@pytest.mark.parametrize(("text", "years", "of_python"), YEARS, ids=[case[0][:45] for case in YEARS])
def test_years(ad: Callable[[str], Loaded], text: str, years: float | None, of_python: float | None) -> None:
    brief = ad(HEAD + text).brief
    assert brief.min_years == years
    assert next((need.min_years for need in brief.must_have if need.any_of == ("python",)), None) == of_python


LEVELS = [
    ("Responsibilities:\n- take part in the on-call rotation", "operated"),
    ("Requirements:\n- you have owned a service in production", "operated"),
    ("Requirements:\n- shipped at least one product", "shipped"),
    ("Requirements:\n- Python\nBenefits:\n- no on-call", None),
    ("Requirements:\n- Python\n- on-call experience is a plus", None),
]


@pytest.mark.parametrize(("text", "level"), LEVELS, ids=[case[0][:45] for case in LEVELS])
def test_production_level(ad: Callable[[str], Loaded], text: str, level: str | None) -> None:
    assert ad(HEAD + text).brief.production_level == level


ROLES = [
    ("Computer Vision Engineer", "ai_engineer", "computer_vision"),
    ("Machine Learning Engineer, Fraud", "ai_engineer", "predictive_ml"),
    ("MLOps Engineer", "ai_engineer", "mlops"),
    ("Senior Backend Engineer", "software_engineer", "backend_api"),
    ("Site Reliability Engineer", "software_engineer", "cloud_devops"),
    ("iOS Developer", "software_engineer", "mobile"),
    ("Data Engineer", "software_engineer", "data_engineering"),
    ("Full-Stack AI Engineer", "hybrid", "full_stack"),
    ("Search Engineer", "ai_engineer", "retrieval_rag"),
    ("Embedded Firmware Engineer", "software_engineer", "systems_embedded"),
]


@pytest.mark.parametrize(("title", "role", "field"), ROLES, ids=[case[0] for case in ROLES])
def test_role_of_a_title(ad: Callable[[str], Loaded], title: str, role: str, field: str) -> None:
    brief = ad(f"{title}\n\nRequirements:\n- Git\n").brief
    assert (brief.title, brief.role, brief.specializations[0]) == (title, role, field)


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("Location: Warsaw (hybrid)", ("Warsaw (hybrid)",)),
        ("**Location:** Warsaw (hybrid)  **Salary:** 22-28k PLN", ("Warsaw (hybrid)",)),
        ("Location: Berlin or Lyon. Start date: now", ("Berlin", "Lyon")),
        ("Location: Porto; Lisbon", ("Porto", "Lisbon")),
    ],
)
def test_the_place_ends_where_another_label_begins(
    ad: Callable[[str], Loaded], line: str, places: tuple[str, ...]
) -> None:
    assert ad(f"{HEAD}{line}\n\nRequirements:\n- Git\n").brief.locations == places
