"""DOMAIN sections 6 to 9: whom to hire, the mistakes to prevent, cost as context, teams. One promise, one test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.briefs import load
from pipeline.briefs.advice import Advice, advise
from pipeline.briefs.brief import made_of
from pipeline.briefs.signals import knowledge
from pipeline.briefs.telling import to_json, to_text
from pipeline.records import Brief
from skill_taxonomy import Taxonomy

SAMPLES = Path(__file__).parents[2] / "data" / "samples" / "briefs"
FULL: dict[str, Any] = {
    "problem": "Clerks type 900 mails a day",
    "users": "35 clerks",
    "data": {"sources": "mails", "quality": "good", "permissions": "ours", "availability": "exported"},
    "budget": "300,000 EUR a year",
    "timeline": "three months",
    "success_metrics": ["60 % without a keystroke"],
    "stage": "product",
}


def brief_of(taxonomy: Taxonomy, *, product: dict[str, Any] | None = None, **values: Any) -> Brief:
    given = {"id": "b", "role": "ai_engineer", **values}
    if product is not None:
        given["product"] = product
    return made_of(given, "b.yaml", "b", b"", taxonomy)


def advice_on(taxonomy: Taxonomy, text: str | None = None, **values: Any) -> Advice:
    return advise(brief_of(taxonomy, **values), taxonomy, text)


def fired(advice: Advice) -> dict[str, tuple[str, ...]]:
    return {rule.id: rule.words for rule in advice.rules if rule.fired}


def mistakes(advice: Advice) -> dict[str, str]:
    return {mistake.id: mistake.instead for mistake in advice.mistakes}


# --- section 6 --------------------------------------------------------------------------------------------

API = {
    "problem": "Shop owners dislike writing descriptions",
    "ai_features": ["a button that calls the OpenAI API with one text field"],
    "success_metrics": ["every text is edited by the user before it is saved"],
    "custom_models": False,
}


def test_N1_a_standard_api_needs_no_ai_engineer(taxonomy: Taxonomy) -> None:
    advice = advice_on(taxonomy, role="software_engineer", product=API)
    assert advice.needs == "software"
    assert "product.custom_models: false" in fired(advice)["N1"]
    assert "N3" not in fired(advice)


def test_N1_not_when_models_are_trained(taxonomy: Taxonomy) -> None:
    advice = advice_on(taxonomy, product={**API, "custom_models": True})
    assert "N1" not in fired(advice)
    assert advice.needs in {"ai", "both"}


ONE_CALL = (
    "AI Automation Engineer\nWe want to fill a form from recordings through the vendor's standard API. Nothing has to be trained; "
    "good enough is fine.{more}"
)


@pytest.mark.parametrize(
    ("more", "written", "n1"),
    [
        ("", False, True),  # the field comes from the title alone (M2)
        (" An agent that books rooms does the rest.", False, False),
        ("", True, False),  # a person wrote the field down
    ],
    ids=["title", "text", "brief"],
)
def test_N1_no_title_rules_out_a_standard_api(taxonomy: Taxonomy, more: str, written: bool, n1: bool) -> None:
    text = ONE_CALL.format(more=more)
    product = {"problem": text} if written else None
    advice = advice_on(
        taxonomy, None if written else text, specializations=["agents_automation"], product=product
    )
    rules = fired(advice)
    assert ("N1" in rules) is n1
    assert ("N2" in rules) is not n1
    assert (advice.needs == "software") is n1


@pytest.mark.parametrize(
    ("product", "words"),
    [
        ({"custom_models": True}, "product.custom_models: true"),
        ({"ai_features": ["RAG over our manuals"]}, "rag"),
        ({"ai_features": ["an agent that books rooms"]}, "an agent that"),
        ({"sensitive_data": True}, "product.sensitive_data: true"),
        ({"accuracy_needs": "a wrong dose kills"}, "product.accuracy_needs: a wrong dose kills"),
        ({"success_metrics": ["alarm on model drift"]}, "drift"),
    ],
)
def test_N2_what_makes_an_ai_engineer_important(
    taxonomy: Taxonomy, product: dict[str, Any], words: str
) -> None:
    advice = advice_on(taxonomy, product=product)
    assert words in fired(advice)["N2"]
    assert advice.needs in {"ai", "both"}


@pytest.mark.parametrize(
    "problem",
    [
        "We lose money to fraud",
        "Forecast the demand of 160 shops",
        "Defect detection on the line",
        "Semantic search over judgements",
        "Fine-tune a model on our letters",
        "Document processing of invoices",
        "A recommendation of articles",
        "The prototype works in tests but is slow and expensive in production",
    ],
)
def test_N3_ai_is_the_core(taxonomy: Taxonomy, problem: str) -> None:
    advice = advice_on(taxonomy, product={"problem": problem})
    assert "N3" in fired(advice)
    assert advice.needs == "ai"


@pytest.mark.parametrize(
    "problem",
    [
        "A customer portal with payments",
        "Our SaaS needs dashboards",
        "A mobile app for visitors",
        "Backend and APIs for the warehouse",
        "SAP integration of the order system",
    ],
)
def test_N4_software_is_built(taxonomy: Taxonomy, problem: str) -> None:
    advice = advice_on(taxonomy, role="software_engineer", product={"problem": problem})
    assert "N4" in fired(advice)
    assert advice.needs == "software"
    assert advice.roles == ("software_engineer",)


def test_N4_an_existing_model_is_connected(taxonomy: Taxonomy) -> None:
    product = {"problem": "The fraud model exists and must be connected to a secure portal"}
    advice = advice_on(taxonomy, role="software_engineer", product=product)
    assert advice.needs == "software"
    assert "N4" in fired(advice)


def test_N5_a_support_platform_needs_both(taxonomy: Taxonomy) -> None:
    advice = advise(load(SAMPLES / "support_platform.yaml", taxonomy), taxonomy)
    assert advice.needs == "both"
    assert "N5" in fired(advice)
    assert advice.roles == ("ai_engineer", "software_engineer")
    assert advice.owners["ai_capability"] == ("ai_engineer",)
    assert advice.owners["software_foundation"] == ("software_engineer",)


def test_N6_one_hybrid_carries_a_prototype(taxonomy: Taxonomy) -> None:
    brief = load(SAMPLES / "hybrid_prototype.yaml", taxonomy)
    advice = advise(brief, taxonomy)
    assert "product.stage: prototype" in fired(advice)["N6"]
    assert advice.roles == ("hybrid",)
    assert set(advice.owners.values()) == {("hybrid",)}


def test_N6_a_product_wants_separate_owners(taxonomy: Taxonomy) -> None:
    advice = advice_on(
        taxonomy,
        role="hybrid",
        specializations=["llm_applications", "full_stack"],
        product={"stage": "product"},
    )
    assert advice.roles == ("ai_engineer", "software_engineer")
    assert "product.stage: product" in fired(advice)["N6"]


def test_N7_six_steps_have_owners(taxonomy: Taxonomy) -> None:
    advice = advise(load(SAMPLES / "support_platform.yaml", taxonomy), taxonomy)
    assert list(advice.owners) == [
        "product_goal",
        "software_foundation",
        "ai_capability",
        "integration",
        "testing",
        "deploy_and_monitor",
    ]
    assert all(advice.owners.values())
    assert (
        set(advice.owners["testing"])
        == set(advice.owners["deploy_and_monitor"])
        == {"ai_engineer", "software_engineer"}
    )
    assert "N7" in fired(advice)


# --- section 7 --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["problem", "users", "data", "budget", "timeline", "success_metrics"])
def test_M1_says_what_the_use_case_lacks(taxonomy: Taxonomy, key: str) -> None:
    lacking = {name: value for name, value in FULL.items() if name != key}
    assert f"product.{key}" in mistakes(advice_on(taxonomy, product=lacking))["M1"]
    assert "M1" not in mistakes(advice_on(taxonomy, product=FULL))


def test_M2_a_title_alone_is_no_brief(taxonomy: Taxonomy) -> None:
    assert "M2" in mistakes(advice_on(taxonomy, title="Senior AI Engineer", product=FULL))
    asked = {"specializations": ["predictive_ml"], "must_have": ["Python"]}
    assert "M2" not in mistakes(advice_on(taxonomy, title="Senior AI Engineer", product=FULL, **asked))


def test_M2_the_title_alone_changes_nothing(taxonomy: Taxonomy) -> None:
    asked = {
        "specializations": ["backend_api"],
        "must_have": ["Go"],
        "role": "software_engineer",
        "product": FULL,
    }
    plain, grand = (
        advice_on(taxonomy, title=title, **asked) for title in ("Engineer", "Distinguished Wizard")
    )
    assert plain.needs == grand.needs
    assert plain.owners == grand.owners


EVERYTHING = ["LLM", "Airflow", "React", "Node.js", "Kubernetes", "OAuth"]


def test_M3_one_person_for_everything_is_split(taxonomy: Taxonomy) -> None:
    advice = advice_on(taxonomy, role="hybrid", must_have=EVERYTHING, product=FULL)
    assert "M3" in mistakes(advice)
    fields = {name for seat in advice.split for name in seat.specializations}
    assert {"data_engineering", "cloud_devops", "security"} <= fields
    assert {seat.role for seat in advice.split} == {"ai_engineer", "software_engineer"}
    kept = {words for seat in advice.split for words in seat.must_have}
    assert {"LLM", "Airflow", "Kubernetes"} <= kept


@pytest.mark.parametrize("role", ["software_engineer", "ai_engineer", "hybrid"])
def test_M3_a_split_in_two_sides_needs_both(taxonomy: Taxonomy, role: str) -> None:
    text = "One developer for everything: AI models, data pipelines, frontend, backend, DevOps and security."
    advice = advice_on(taxonomy, text, title="Developer", role=role)
    assert set(advice.roles) == {"ai_engineer", "software_engineer"}
    assert advice.needs == "both"
    assert all(set(owners) & {"ai_engineer", "software_engineer"} for owners in advice.owners.values())
    assert "N5" in {rule.id for rule in advice.rules if rule.fired}


def test_M3_not_for_a_team_or_a_focused_brief(taxonomy: Taxonomy) -> None:
    assert "M3" not in mistakes(
        advice_on(taxonomy, role="hybrid", must_have=EVERYTHING, team_size=5, product=FULL)
    )
    assert "M3" not in mistakes(advice_on(taxonomy, must_have=["Python", "RAG"], product=FULL))


@pytest.mark.parametrize("key", ["sources", "quality", "permissions", "availability"])
def test_M4_asks_for_data_readiness(taxonomy: Taxonomy, key: str) -> None:
    data = {name: value for name, value in FULL["data"].items() if name != key}
    assert f"product.data.{key}" in mistakes(advice_on(taxonomy, product={**FULL, "data": data}))["M4"]
    assert "M4" not in mistakes(advice_on(taxonomy, product=FULL))


def test_M5_asks_for_production_experience(taxonomy: Taxonomy) -> None:
    assert "shipped" in mistakes(advice_on(taxonomy, product=FULL))["M5"]
    assert "M5" in mistakes(advice_on(taxonomy, product=FULL, production_level="experimental"))
    assert "M5" not in mistakes(advice_on(taxonomy, product=FULL, production_level="operated"))
    prototype = {**FULL, "stage": "prototype"}
    assert "M5" not in mistakes(advice_on(taxonomy, product=prototype, production_level="experimental"))


# --- section 8 --------------------------------------------------------------------------------------------


def test_section_8_cost_has_source_date_and_caveat(taxonomy: Taxonomy) -> None:
    advice = advise(load(SAMPLES / "support_platform.yaml", taxonomy), taxonomy)
    figures = {one["amount"]: one for one in advice.cost["figures"]}
    assert figures[150963]["source"] == "Indeed"
    assert figures[150963]["date"] == "2026-06-14"
    assert "Bureau of Labor Statistics" in figures[133080]["source"]
    assert "16 %" in figures[133080]["also"]
    assert all("must not be compared" in one["caveat"] for one in figures.values())
    assert len(advice.cost["factors"]) == 8
    assert "replacement risk" in advice.cost["whole_cost"]
    assert advice.cost["budget"] == "900,000 EUR in the first year"


def test_section_8_cost_is_never_a_score() -> None:
    ranking = Path(__file__).parents[2] / "pipeline" / "ranking"
    told = " ".join(path.read_text(encoding="utf-8") for path in sorted(ranking.iterdir()) if path.is_file())
    assert "budget" not in told
    assert "150963" not in told


# --- how it is said ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_advice_fits_terminal_and_json(taxonomy: Taxonomy, path: Path) -> None:
    brief = load(path, taxonomy)
    advice = advise(brief, taxonomy)
    assert max(map(len, to_text(advice, brief).splitlines())) <= 80
    value = json.loads(json.dumps(to_json(advice)))
    assert {"needs", "rules", "mistakes", "roles", "owners", "cost"} <= set(value)
    assert [rule["id"] for rule in value["rules"]] == ["N1", "N2", "N3", "N4", "N5", "N6", "N7"]
    assert all({"id", "fired", "words", "why"} <= set(rule) for rule in value["rules"])
    assert all(rule["words"] for rule in value["rules"] if rule["fired"])
    assert all({"id", "what", "instead"} == set(one) for one in value["mistakes"])


@pytest.mark.parametrize(
    ("name", "needs"),
    [
        ("rag_product", "ai"),
        ("fraud_detection", "ai"),
        ("cv_on_device", "ai"),
        ("agents_platform", "ai"),
        ("saas_backend", "software"),
        ("mobile_app", "software"),
        ("data_platform", "software"),
        ("devops", "software"),
        ("hybrid_prototype", "both"),
        ("support_platform", "both"),
    ],
)
def test_sample_briefs_are_advised_as_meant(taxonomy: Taxonomy, name: str, needs: str) -> None:
    advice = advise(load(SAMPLES / f"{name}.yaml", taxonomy), taxonomy)
    assert advice.needs == needs
    assert not advice.mistakes


def test_every_rule_and_mistake_is_written_down() -> None:
    assert set(knowledge()["rules"]) == {f"N{number}" for number in range(1, 8)}
    assert set(knowledge()["mistakes"]) == {f"M{number}" for number in range(1, 6)}
