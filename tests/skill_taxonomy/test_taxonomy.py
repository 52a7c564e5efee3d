"""The built-in taxonomy: whole, consistent, and as large as promised."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from skill_taxonomy import Taxonomy, TaxonomyFault, checker, exchange, load
from skill_taxonomy.loader import assemble, load_with_faults
from skill_taxonomy.records import Context, Skill

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load()


def test_nothing_is_wrong_with_it(taxonomy: Taxonomy) -> None:
    assert checker.check(taxonomy) == []


def test_it_is_as_large_as_promised(taxonomy: Taxonomy) -> None:
    forms = sum(len(skill.forms) for skill in taxonomy.skills.values())
    dated = sum(skill.first_release is not None for skill in taxonomy.skills.values())
    assert len(taxonomy) >= 1500
    assert forms >= 4000
    assert dated >= 600


@pytest.mark.parametrize(
    "area",
    [*(f"A{n}" for n in range(1, 12)), *(f"S{n}" for n in range(1, 12)), *(f"P{n}" for n in range(1, 5))],
)
def test_each_area_has_skills(taxonomy: Taxonomy, area: str) -> None:
    assert area in taxonomy.areas
    assert len(taxonomy.in_area(area)) >= 5


@pytest.mark.parametrize(
    "code",
    [
        *(f"R{n}" for n in range(1, 10)),
        *(f"AR{n}" for n in range(1, 9)),
        *(f"SR{n}" for n in range(1, 9)),
        *(f"X{n}" for n in range(1, 10)),
    ],
)
def test_each_domain_id_is_there(taxonomy: Taxonomy, code: str) -> None:
    assert taxonomy.domain[code].name


def test_each_specialization_is_weighed_by_some_skill(taxonomy: Taxonomy) -> None:
    weighed = {name for skill in taxonomy.skills.values() for name, _ in skill.specializations}
    assert weighed == set(taxonomy.specializations)
    assert len(weighed) == 17


@pytest.mark.parametrize(
    ("skill", "implied"),
    [
        ("django", "python"),
        ("eks", "kubernetes"),
        ("eks", "aws"),
        ("spring_boot", "java"),
        ("pyspark", "spark"),
    ],
)
def test_use_of_one_shows_use_of_the_other(taxonomy: Taxonomy, skill: str, implied: str) -> None:
    assert implied in taxonomy.implied(skill)
    assert skill in taxonomy.implying(implied)
    assert skill not in taxonomy.implied(implied)


def test_similar_counts_in_both_directions(taxonomy: Taxonomy) -> None:
    assert taxonomy.similar("terraform").get("opentofu", 0) >= 0.8
    assert taxonomy.similar("opentofu").get("terraform", 0) >= 0.8
    assert taxonomy.similar("no_such_skill") == {}


@pytest.mark.parametrize(
    ("text", "skill"),
    [("k8s", "kubernetes"), ("Golang", "go"), ("scikit learn", "scikit_learn"), ("kubernetes", "kubernetes")],
)
def test_find_by_any_form(taxonomy: Taxonomy, text: str, skill: str) -> None:
    found = taxonomy.find(text)
    assert found is not None
    assert found.id == skill


def test_unknown_form_is_not_found(taxonomy: Taxonomy) -> None:
    assert taxonomy.find("no such skill at all") is None
    assert taxonomy.implied("no_such_skill") == frozenset()


def test_version_is_in_the_changelog(taxonomy: Taxonomy) -> None:
    changelog = (ROOT / "skill_taxonomy" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(taxonomy.version)}$", changelog, re.MULTILINE)


def test_hash_depends_on_content_alone(taxonomy: Taxonomy) -> None:
    again = assemble(reversed(list(taxonomy.skills.values())))
    assert again.content_hash == taxonomy.content_hash
    fewer = assemble(list(taxonomy.skills.values())[1:])
    assert fewer.content_hash != taxonomy.content_hash


def test_csv_and_back_without_loss(taxonomy: Taxonomy) -> None:
    text = exchange.to_csv(taxonomy)
    again = exchange.from_csv(text)
    assert again.skills == taxonomy.skills
    assert again.content_hash == taxonomy.content_hash
    assert exchange.to_csv(again) == text


def test_csv_keeps_signs_of_its_own() -> None:
    odd = Skill(
        "odd", 'He said "a; b\\c"', "S1", "tool", aliases=("a;b", "c\\d", "e; f", "g,h\ni"), context=Context()
    )
    again = exchange.from_csv(exchange.to_csv(assemble([odd])))
    assert again.skills == {"odd": odd}


@pytest.mark.parametrize("sign", [";", "\t"])
def test_csv_saved_with_another_separator(taxonomy: Taxonomy, sign: str) -> None:
    rows = csv.reader(io.StringIO(exchange.to_csv(assemble([taxonomy["kubernetes"], taxonomy["go"]]))))
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    again = exchange.from_csv(out.getvalue())
    assert again.skills == {one: taxonomy[one] for one in ("go", "kubernetes")}


def test_what_is_no_csv_is_refused() -> None:
    line = ",".join(exchange.COLUMNS)
    with pytest.raises(TaxonomyFault, match="row"):
        exchange.from_csv(f'{line}\r\n"{"x" * 200_000}"\r\n')


def test_csv_without_a_column_is_refused() -> None:
    with pytest.raises(TaxonomyFault, match="lacks the column name"):
        exchange.from_csv("id\r\npython\r\n")


def test_csv_with_a_bad_weight_is_refused(taxonomy: Taxonomy) -> None:
    text = exchange.to_csv(assemble([taxonomy["terraform"]])).replace("=0.", "=zero.", 1)
    with pytest.raises(TaxonomyFault, match="row 2"):
        exchange.from_csv(text)


# --- a user's own folder ----------------------------------------------------------------------------------
def overlay(tmp_path: Path, text: str) -> Path:
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_overlay_adds_and_overrides_by_id(taxonomy: Taxonomy, tmp_path: Path) -> None:
    folder = overlay(
        tmp_path,
        '[housetool]\nname = "House Tool"\narea = "S11"\nkind = "tool"\nexamples = ["House Tool"]\n'
        '[python]\naliases = ["py"]\n',
    )
    with_own = load(folder)
    assert with_own["housetool"].name == "House Tool"
    assert with_own["python"].aliases == ("py",)
    assert with_own["python"].examples == taxonomy["python"].examples
    assert len(with_own) == len(taxonomy) + 1
    assert with_own.content_hash != taxonomy.content_hash


BLOCK = '[mine]\nname = "Mine"\narea = "S1"\nkind = "tool"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name = 1 = 2", "own.toml: not readable as TOML"),
        ('stray = "x"\n' + BLOCK, "own.toml: stray stands outside"),
        ('[mine]\nname = "Mine"\nkind = "tool"\n', r"own.toml: \[mine\] area: missing"),
        (BLOCK + 'colour = "red"\n', r"\[mine\] colour: unknown key"),
        (BLOCK + 'aliases = "one"\n', r"\[mine\] aliases: must be a list"),
        (BLOCK + "aliases = [1]\n", r"\[mine\] aliases: must be a list"),
        (BLOCK + "similar_to = { python = 2 }\n", r"\[mine\] similar_to: must be a table of weights"),
        (BLOCK + "source = 3\n", r"\[mine\] source: must be text"),
        (BLOCK.replace("tool", "gadget"), r"\[mine\] kind: 'gadget' is not one of"),
        (BLOCK + "[mine.context]\nwhere = []\n", r"\[mine\] context.where: unknown key"),
        (BLOCK + "[mine.context]\nlist = 3\n", r"\[mine\] context.list: must be true or false"),
        (BLOCK + "context = 3\n", r"\[mine\] context: must be a table"),
        (BLOCK.replace("[mine]", "[Mine]"), "not a usable id"),
    ],
)
def test_an_unusable_overlay_is_named_in_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(TaxonomyFault, match=message):
        load(overlay(tmp_path, text))


def test_an_overlay_that_is_no_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyFault, match="not a folder"):
        load(tmp_path / "nowhere")


def test_twice_the_same_id_in_an_overlay_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(BLOCK, encoding="utf-8")
    (tmp_path / "b.toml").write_text(BLOCK, encoding="utf-8")
    with pytest.raises(TaxonomyFault, match=r"b.toml: \[mine\] is already in a.toml"):
        load(tmp_path)


def test_faults_are_all_told_when_asked(tmp_path: Path) -> None:
    _, faults = load_with_faults(overlay(tmp_path, BLOCK + "source = 3\naliases = 4\n"))
    assert len(faults) == 2


# --- the checker ------------------------------------------------------------------------------------------
def tool(skill_id: str, **fields: object) -> Skill:
    given: dict[str, object] = {
        "name": skill_id.title() + "x",
        "area": "S1",
        "kind": "tool",
        "examples": ("x",),
    }
    return Skill(id=skill_id, **(given | fields))  # type: ignore[arg-type]


def rules(*skills: Skill) -> set[tuple[str, str]]:
    return {
        (problem.skill, problem.rule)
        for problem in checker.check(assemble(skills))
        if problem.rule != "empty-area"
    }


def test_a_sound_skill_has_no_problem() -> None:
    assert rules(tool("one")) == set()


@pytest.mark.parametrize(
    ("skill", "rule"),
    [
        (tool("one", parents=("nowhere",)), "dangling"),
        (tool("one", implies=("nowhere",)), "dangling"),
        (tool("one", similar_to=(("nowhere", 0.5),)), "dangling"),
        (tool("one", implies=("one",)), "dangling"),
        (tool("one", area="Z9"), "unknown-area"),
        (tool("one", specializations=(("wizardry", 0.5),)), "unknown-specialization"),
        (tool("one", first_release="2020"), "source"),
        (tool("one", first_release="May 2020", source="its site"), "date"),
        (tool("one", examples=()), "examples"),
        (tool("one", name="Salt"), "ambiguous"),
        (tool("one", name="Q"), "ambiguous"),
        (tool("one", name="Saltx", aliases=("table",)), "ambiguous"),
        (tool("one", name="Saltx", exact=("Make",)), "ambiguous"),
        (tool("one", context=Context(forms=("Other",)), not_examples=("a", "b", "c")), "context"),
        (tool("one", context=Context(forms=("Onex",)), examples=("a", "b", "c")), "examples"),
        (tool("one", context=Context(forms=("Onex",)), not_examples=("a", "b", "c")), "examples"),
    ],
)
def test_each_fault_is_found(skill: Skill, rule: str) -> None:
    assert ("one", rule) in rules(skill)


@pytest.mark.parametrize(
    "skill",
    [
        tool(
            "one",
            name="Salt",
            exact=("Salt",),
            context=Context(forms=("Salt",)),
            examples=("a", "b", "c"),
            not_examples=("a", "b", "c"),
        ),
        tool("one", name="Salt", kind="concept"),
        tool("one", name="Saltx", exact=("REST",)),
        tool("one", first_release="2020-05", source="its site"),
    ],
)
def test_what_is_right_is_left_alone(skill: Skill) -> None:
    assert rules(skill) == set()


def test_a_form_belongs_to_one_skill() -> None:
    one, two = tool("one", aliases=("Same thing",)), tool("two", aliases=("same-thing",))
    assert ("two", "duplicate-form") in rules(one, two)
    three = tool("three", exact=("SAME THING",))
    assert ("three", "duplicate-form") in rules(one, three)


def test_circles_are_found() -> None:
    assert {("one", "cycle"), ("two", "cycle")} <= rules(
        tool("one", parents=("two",)), tool("two", parents=("one",))
    )


def test_empty_areas_are_found() -> None:
    problems = checker.check(assemble([tool("one")]))
    assert {problem.skill for problem in problems if problem.rule == "empty-area"} == set(load().areas) - {
        "S1"
    }


def test_command_says_what_is_wrong_and_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checker.main([str(overlay(tmp_path, BLOCK))]) == 2
    assert "has no examples" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("id", "Bad Id", "row 2, id"),
        ("id", "", "row 2, id"),
        ("area", "Q9", "row 2, area"),
        ("kind", "thing", "row 2, kind"),
        ("name", "", "row 2, name"),
        ("similar_to", "git=2", "row 2, similar_to"),
        ("specializations", "frontend", "row 2, specializations"),
    ],
)
def test_a_row_that_cannot_be_a_skill_is_refused(column: str, value: str, said: str) -> None:
    row = dict.fromkeys(exchange.COLUMNS, "")
    row.update(id="my_tool", name="MyTool", area="S11", kind="tool", examples="Tools: MyTool")
    row[column] = value
    text = "\r\n".join([",".join(exchange.COLUMNS), ",".join(row[name] for name in exchange.COLUMNS)])
    with pytest.raises(TaxonomyFault, match=said):
        exchange.from_csv(text)


def test_an_id_given_twice_is_refused() -> None:
    row = dict.fromkeys(exchange.COLUMNS, "")
    row.update(id="my_tool", name="MyTool", area="S11", kind="tool", examples="Tools: MyTool")
    line = ",".join(row[name] for name in exchange.COLUMNS)
    with pytest.raises(TaxonomyFault, match="earlier row"):
        exchange.from_csv("\r\n".join([",".join(exchange.COLUMNS), line, line]))
