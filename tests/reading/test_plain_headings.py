"""Headings of text files: a short line over a rule of its own length."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.reading.plain import read_plain


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Work\n----\nTester, Northwind\n", ["Work"]),
        ("Knows\n=====\nAWS\n\nlong line of somebody's prose that goes on\n---\nmore\n", ["Knows"]),
        ("Work\n\n----\nTester\n", []),
        ("Work\n--\nTester\n", []),
    ],
)
def test_underlined_lines(tmp_path: Path, text: str, headings: list[str]) -> None:
    file = tmp_path / "resume.txt"
    file.write_text(text, encoding="utf-8")
    assert [line.text for line in read_plain(file).lines if line.style] == headings


def test_the_marks_of_a_quoted_message_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "resume.txt"
    file.write_text(">> Royal Navy. Technician. 2002 to 2010.\n>\n> > HNC\na > b\n", encoding="utf-8")
    assert [line.text for line in read_plain(file).lines] == [
        "Royal Navy. Technician. 2002 to 2010.",
        "HNC",
        "a > b",
    ]


def test_the_marks_of_a_list_stay(tmp_path: Path) -> None:
    file = tmp_path / "resume.txt"
    file.write_text("Northwind, engineer\n\n> built the parser\n> ran it\n\nSkills\n> C\n", encoding="utf-8")
    lines = read_plain(file).lines
    assert [line.text for line in lines if line.bullet] == ["built the parser", "ran it", "C"]


@pytest.mark.parametrize("name", ["Sofia Bell", "Zsófia Várkonyi-Bell"])
def test_wide_gaps_part_cells_whatever_the_letters(tmp_path: Path, name: str) -> None:
    file = tmp_path / "resume.txt"
    file.write_text(f"Name        {name}\n", encoding="utf-8")
    assert [line.text for line in read_plain(file).lines] == [f"Name\t{name}"]
