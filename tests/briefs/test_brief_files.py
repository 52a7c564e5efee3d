"""Brief files: what is accepted, and how what is wrong is said (file, key, nearest valid word)."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.briefs import load
from pipeline.briefs.new import asked, refuse_to_overwrite, write
from pipeline.errors import BriefError
from skill_taxonomy import Taxonomy

WRONG = [
    ("role: ai_enginer", "role", "ai_engineer"),
    ("title: x", "role: is missing", "one of ai_engineer"),
    ("role: ai_engineer\nmust_hav: [Python]", "must_hav", "must_have"),
    ("role: ai_engineer\nmust_have: [Pyhton]", "Pyhton", "Python"),
    ("role: ai_engineer\nnice_to_have: [{any_of: [Terrafrom, AWS]}]", "nice_to_have", "Terraform"),
    ("role: ai_engineer\nmust_have: [3.10]", "must_have: entry 1", "any_of"),
    ("role: ai_engineer\nmust_have: [no]", "must_have: entry 1", "any_of"),
    ("role: ai_engineer\nspecializations: [retrieval]", "specializations", "retrieval_rag"),
    ("role: ai_engineer\nproduction_level: operate", "production_level", "operated"),
    ("role: ai_engineer\nseniority: snr", "seniority", "senior"),
    ("role: ai_engineer\nmin_years: -2", "min_years", "0"),
    ("role: ai_engineer\nweights: {musthaves: 3}", "weights", "must_haves"),
    ("role: ai_engineer\nweights: {foo: 3}", "weights", "the parts are must_haves, "),
    ("role: other\nweights: {production: 0, role: 0, years: 0, responsibilities: 0}", "weights", "weighs 0"),
    ("role: ai_engineer\nproduct: {stage: protype}", "product.stage", "prototype"),
    ("role: ai_engineer\nproduct: {datas: {}}", "product.datas", "data"),
    ("role: ai_engineer\nid: a/b", "id", "small letters"),
    ("role: [", "not valid YAML", "line"),
    ("- a\n- b", "keys and values", "role"),
    ("", "is empty", "brief new"),
    ("role: ai_engineer\n\tmust_have: [Python]", "line 2", "not with tabs"),
    ("role: ai_engineer\nrole: hybrid", "role", "stands twice"),
    ("role: ai_engineer\nmust_have: Python", "must_have", "['Python']"),
    ("role: ai_engineer\nmust_have: [{any_off: [AWS]}]", "must_have: entry 1", "any_of"),
    ("role: ai_engineer\nmust_have: [{skill: Go, min_years: two}]", "must_have: entry 1: min_years", "a number"),
    ("role: ai_engineer\nmust_have: {Python: 3, Go: 2}", "must_have", "[Python, Go]"),
    ("role: ai_engineer\nmust_have: [{any_of: []}]", "must_have: entry 1", "at least one"),
    ("role: ai_engineer\nmust_have: [Python, '']", "must_have", "is empty"),
    ("role: ai_engineer\nmin_years: three", "min_years", "a number"),
    ("role: ai_engineer\nteam_size: 0", "team_size", "at least 1"),
    ("role: ai_engineer\nproduct: soon", "product", "keys and values"),
    ("role: ai_engineer\nproduct: {success_metrics: [p95: 300 ms]}", "success_metrics", "quotes"),
    ("role: ai_engineer\nproduct: {data: {sources: 12,000 manuals}}", "product.data: '000 manuals'", "quotes"),
    ("role: ai_engineer\nproduct: {data: {sources: 12,000}}", "product.data: '0'", "quotes"),
    ("role: ai_engineer\nproduct: {data: {sourcs: }}", "product.data.sourcs", "sources"),
    ("role: ai_engineer\0", "not text", "UTF-8"),
    ("role: " + "[" * 2_000, "not valid YAML", "check"),
    ("a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b]\n"
     "d: &d [*c, *c, *c, *c, *c, *c, *c]\nrole: [*d, *d, *d, *d, *d, *d, *d, *d]", "wrong.yaml", "plainly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "key", "hint"), WRONG, ids=[case[0][-40:] for case in WRONG])
def test_wrong_briefs_say_file_key_and_nearest_word(
    tmp_path: Path, taxonomy: Taxonomy, text: str, key: str, hint: str
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BriefError) as caught:
        load(path, taxonomy)
    said = str(caught.value)
    assert "wrong.yaml" in said
    assert key in said
    assert hint in said
    assert "\n" not in said


def test_toml_and_yaml_are_the_same_brief(tmp_path: Path, taxonomy: Taxonomy) -> None:
    (tmp_path / "one.yaml").write_text(
        "role: ai_engineer\nid: x\nmust_have: [Python, {any_of: [AWS, GCP]}]\n"
    )
    (tmp_path / "one.toml").write_text(
        'role = "ai_engineer"\nid = "x"\nmust_have = ["Python", {any_of = ["AWS", "GCP"]}]\n'
    )
    yaml, toml = load(tmp_path / "one.yaml", taxonomy), load(tmp_path / "one.toml", taxonomy)
    assert yaml.must_have == toml.must_have
    assert [need.words for need in yaml.must_have] == ["Python", "AWS or GCP"]


def test_an_area_is_a_must_have(tmp_path: Path, taxonomy: Taxonomy) -> None:
    (tmp_path / "area.yaml").write_text("role: ai_engineer\nmust_have: [A6, api design]\n")
    assert [need.any_of for need in load(tmp_path / "area.yaml", taxonomy).must_have] == [("A6",), ("S4",)]


def test_files_that_are_no_briefs(tmp_path: Path, taxonomy: Taxonomy) -> None:
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(BriefError, match=r"folder\.yaml: is a folder"):
        load(tmp_path / "folder.yaml", taxonomy)
    (tmp_path / "picture.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    with pytest.raises(BriefError, match="not UTF-8 text"):
        load(tmp_path / "picture.yaml", taxonomy)
    (tmp_path / "huge.yaml").write_text("role: ai_engineer\nmust_have:\n" + "- Python\n" * 200_000)
    with pytest.raises(BriefError, match="larger than 1 MB"):
        load(tmp_path / "huge.yaml", taxonomy)
    (tmp_path / "wrong.toml").write_text("role = \n")
    with pytest.raises(BriefError, match="not valid TOML"):
        load(tmp_path / "wrong.toml", taxonomy)
    (tmp_path / "fraud_team.yaml").write_text("role: ai_engineer\n")
    with pytest.raises(BriefError, match=r"did you mean '.*fraud_team\.yaml'"):
        load(tmp_path / "fraud_teem.yaml", taxonomy)


def test_no_file_and_no_type(tmp_path: Path, taxonomy: Taxonomy) -> None:
    with pytest.raises(BriefError, match="no such brief"):
        load(tmp_path / "absent.yaml", taxonomy)
    (tmp_path / "brief.exe").write_text("x")
    with pytest.raises(BriefError, match="job description"):
        load(tmp_path / "brief.exe", taxonomy)


def test_a_new_brief_is_commented_and_good(tmp_path: Path, taxonomy: Taxonomy) -> None:
    path = tmp_path / "post.yaml"
    write(path, {"role": "ai_engineer", "must_have": ["AWS or GCP", "Python"], "min_years": "3"}, taxonomy)
    brief = load(path, taxonomy)
    assert [need.any_of for need in brief.must_have] == [("aws", "gcp"), ("python",)]
    assert (brief.id, brief.min_years) == ("post", 3)
    text = path.read_text(encoding="utf-8")
    for key in ("seniority", "production_level", "problem", "budget", "sources"):
        assert f"{key}:" in text
    with pytest.raises(BriefError, match="already"):
        refuse_to_overwrite(path, False)
    refuse_to_overwrite(path, True)
    with pytest.raises(BriefError, match="yaml"):
        refuse_to_overwrite(tmp_path / "post.pdf", False)


def test_questions_are_asked_again_until_the_answer_is_good(tmp_path: Path, taxonomy: Taxonomy) -> None:
    answers = iter(
        [
            "Data engineer",
            "software_enginer",
            "software_engineer",
            "data_engineering",
            "Sparkk",
            "Spark",
            "",
            "",
            "4",
            "shipped",
        ]
    )
    notes: list[str] = []
    given = asked({}, lambda question, default: next(answers), notes.append, taxonomy, "post.yaml")
    assert given["must_have"] == ["Spark"]
    assert given["min_years"] == "4"
    assert len(notes) == 2
    assert "software_engineer" in notes[0]
    assert "Spark" in notes[1]


def test_sample_briefs_are_good(taxonomy: Taxonomy) -> None:
    folder = Path(__file__).parents[2] / "data" / "samples" / "briefs"
    found = [load(path, taxonomy) for path in sorted(folder.glob("*.yaml"))]
    assert len(found) == 10
    assert len({brief.id for brief in found}) == 10


def test_a_need_written_twice_is_one_need(tmp_path: Path, taxonomy: Taxonomy) -> None:
    """Else it would weigh twice."""
    path = tmp_path / "b.yaml"
    path.write_text(
        "role: ai_engineer\nmust_have: [Python, {skill: python, min_years: 3}, {any_of: [AWS, GCP]}, "
        "{any_of: [GCP, AWS]}, AWS]\nnice_to_have: [Docker, docker]"
    )
    brief = load(path, taxonomy)
    assert [(set(need.any_of), need.min_years) for need in brief.must_have] == [
        ({"python"}, 3), ({"aws", "gcp"}, None), ({"aws"}, None)
    ]  # fmt: skip
    assert len(brief.nice_to_have) == 1


def test_weights_of_0_are_good_where_something_is_left(tmp_path: Path, taxonomy: Taxonomy) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(
        "role: ai_engineer\nmust_have: [Python]\nweights: {production: 0, role: 0, years: 0, responsibilities: 0}"
    )
    assert dict(load(path, taxonomy).weights)["role"] == 0


def test_a_new_brief_says_that_a_place_is_never_scored(tmp_path: Path, taxonomy: Taxonomy) -> None:
    write(tmp_path / "b.yaml", {"locations": ["Berlin"]}, taxonomy)
    text = (tmp_path / "b.yaml").read_text(encoding="utf-8")
    assert "never scored.\nlocations:" in text
    assert load(tmp_path / "b.yaml", taxonomy).locations == ("Berlin",)
