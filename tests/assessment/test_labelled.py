"""The labelled texts: format, labels taken off, parts that stay put."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline import labelled
from pipeline.labelled import LabelFault, LineLabel

FOLDER = Path(__file__).parents[2] / "data" / "labelled"
HEAD = "=== id: t1 | voice: t | era: 2020 | country: US\n"
PERSON = (
    "@ role: other | spec: none | second: none | production: none | years: null | roles_ok: other,hybrid\n"
)


def test_labels_leave_the_text_and_keep_their_lines() -> None:
    text = f"{HEAD}{PERSON}Ann Example\n- Built it {{SR2 SR3|X1|shipped}}\nSkills: Java {{none}}\n- Ran it {{||operated}}\n"
    (one,) = labelled.parse(text, "t.txt")
    assert one.text == "Ann Example\n- Built it\nSkills: Java\n- Ran it\n"
    assert one.lines == {
        2: LineLabel(("SR2", "SR3"), ("X1",), "shipped"),
        3: LineLabel((), (), "none"),
        4: LineLabel((), (), "operated"),
    }
    assert one.roles_ok == ("other", "hybrid")
    assert one.specializations_ok == ("none",)
    assert one.years is None


@pytest.mark.parametrize(
    "label", ["{SR9||shipped}", "{SR1|X10|none}", "{SR1||live}", "{SR1|X1}", "{SR1||shipped operated}"]
)
def test_a_wrong_label_is_named_with_its_place(label: str) -> None:
    with pytest.raises(LabelFault, match=r"t\.txt:3"):
        list(labelled.parse(f"{HEAD}{PERSON}Built it {label}\n", "t.txt"))


@pytest.mark.parametrize("wrong", ["role: engineer", "role: other | spec: cooking"])
def test_a_wrong_person_label_is_named(wrong: str) -> None:
    with pytest.raises(LabelFault, match=r"t\.txt:1"):
        list(labelled.parse(f"{HEAD}@ {wrong}\ntext\n", "t.txt"))


def test_the_data_is_whole() -> None:
    people = labelled.load(FOLDER)
    assert len(people) >= 240
    assert sum(len(one.lines) for one in people) >= 2500
    assert all(one.role in one.roles_ok and one.specialization in one.specializations_ok for one in people)
    assert all("{" not in one.text for one in people)


def test_parts_are_those_of_the_file_and_each_holds_every_role() -> None:
    people = labelled.load(FOLDER)
    assert (FOLDER / "splits.csv").read_text(encoding="utf-8") == labelled.splits_table(
        people, labelled.learners_only(FOLDER)
    )
    splits = labelled.split_of(people, labelled.learners_only(FOLDER))
    for split in ("train", "dev", "test"):
        assert len(Counter(one.role for one in people if splits[one.id] == split)) == 4


def test_a_new_voice_moves_nobody() -> None:
    people = labelled.load(FOLDER)
    some = [one for one in people if one.voice != people[0].voice]
    kept = labelled.split_of(some)
    everybody = labelled.split_of(people)
    assert all(everybody[key] == value for key, value in kept.items())


def test_who_was_read_while_mending_is_never_tested_on() -> None:
    people = labelled.load(FOLDER)
    untested = labelled.learners_only(FOLDER)
    assert untested <= {one.voice for one in people}
    before, after = labelled.split_of(people), labelled.split_of(people, untested)
    for one in people:
        if one.voice in untested:
            assert after[one.id] != "test"
        else:
            assert after[one.id] == before[one.id]
