"""The spaCy side: tokens, loading by name, and what a span carries."""

from __future__ import annotations

import itertools

import pytest
import spacy
from spacy.language import Language

from pipeline.skills import language
from pipeline.skills.cues import CATEGORIES
from skill_taxonomy.loader import assemble, read_table
from skill_taxonomy.records import Skill


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("C++, C#, .NET", ["C++", ",", "C#", ",", ".NET"]),
        ("Node.js, ASP.NET.", ["Node.js", ",", "ASP.NET", "."]),
        ("CI/CD, TCP/IP", ["CI", "/", "CD", ",", "TCP", "/", "IP"]),
        ("scikit-learn", ["scikit", "-", "learn"]),
        ("Python3.11", ["Python3.11"]),
        ("Java/Kotlin", ["Java", "/", "Kotlin"]),
        ("Python (primary)", ["Python", "(", "primary", ")"]),
        ("ES6+, Angular 2+", ["ES6", "+", ",", "Angular", "2", "+"]),
        ("Docker's", ["Docker", "'s"]),
        ("don't", ["do", "n't"]),
        ("Docker.Built", ["Docker", ".", "Built"]),
        ("Socket.IO and Next.JS", ["Socket.IO", "and", "Next.JS"]),
        ("see github.com/ab", ["see", "github.com/ab"]),
        ("a@b.example.org", ["a@b.example.org"]),
        ("AWS(EC2,S3)", ["AWS", "(", "EC2", ",", "S3", ")"]),
        ("•Python", ["•", "Python"]),
    ],
)
def test_tokens(nlp: Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens


def test_any_spacy_user_can_load_the_components_by_name() -> None:
    plain = spacy.blank("en")
    for name in language.COMPONENTS:
        plain.add_pipe(name)
    doc = plain("No experience with Docker, but I wrote Python.")
    assert [(span.label_, span._.skill_assertion) for span in doc.spans["skills"]] == [
        ("docker", "negated"),
        ("python", "asserted"),
    ]


def test_an_overlay_is_loaded_by_path(tmp_path: object) -> None:
    folder = str(tmp_path)
    with open(f"{folder}/own.toml", "w", encoding="utf-8") as handle:
        handle.write('[zap]\nname = "Zapfbase"\narea = "S5"\nkind = "database"\nexamples = ["Zapfbase"]\n')
    plain = spacy.blank("en")
    plain.add_pipe("skill_matcher", config={"overlay": folder})
    doc = plain("Ran Zapfbase for years")
    assert [span.label_ for span in doc.spans["skills"]] == ["zap"]


def test_a_taxonomy_of_ones_own() -> None:
    own = assemble([Skill("zap", "Zapfbase", "S5", "database")])
    doc = language.build(own)("Python and Zapfbase")
    assert [(span.text, span.label_) for span in doc.spans["skills"]] == [("Zapfbase", "zap")]


def test_spans_are_in_order_and_do_not_overlap(nlp: Language) -> None:
    doc = nlp("Azure Data Factory, SQL Server and Spring Boot with Java 17 on Kubernetes")
    spans = list(doc.spans["skills"])
    assert len(spans) >= 5
    assert all(left.end <= right.start for left, right in itertools.pairwise(spans))


def test_a_span_says_which_rule_found_it(nlp: Language) -> None:
    doc = nlp("Kuberntes and Python3.11; never used Docker. Go and Python")
    rules = {span.text: span._.skill_rule for span in doc.spans["skills"]}
    assert rules["Kuberntes"] == "typo"
    assert rules["Python3.11"] == "version"
    assert rules["Go"] == "context:list"
    assert rules["Docker"].startswith("form; negated_experience: never used")


def test_nothing_is_found_in_nothing(nlp: Language) -> None:
    for text in ("", " ", "\n\n", "…", "Gardening and cooking"):
        assert len(nlp(text).spans["skills"]) == 0


def test_cue_tables_are_sound() -> None:
    tables = read_table("context.toml")
    seen: dict[str, str] = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            continue
        assert table["category"] in CATEGORIES, name
        for cue in table["cues"]:
            assert (cue, table.get("direction", "forward")) not in seen, (
                f"{cue!r} stands in {name} and before"
            )
            seen[cue, table.get("direction", "forward")] = name
