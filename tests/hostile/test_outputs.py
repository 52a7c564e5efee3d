"""Whatever a résumé calls itself: tables, JSON lines, page and terminal hold it as mere words and every program reads it back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest

from pipeline import terminal
from pipeline.records import Result
from pipeline.reports import tables
from pipeline.reports.cells import CELL_LIMIT, cell, many
from pipeline.reports.profiles import profile_object, to_line
from tests.reports.making import brief, candidate, place

NAMES = (
    "NaN", "TRUE", "null", "1e5", "None", "inf", "N/A", "MAR1", "=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1",
    "\t=1", "\r=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1", "'=1", "a\x00b", "a\x1b]0;title\x07b", "\x1b[2J", "\x9b31m", "a\u2028b\u2029c", "\u202egnp.exe",
    "x\ud800y", "\udcff", "\U000e0041\U000e0042", "é" * 40_000, "a,b;c\"d'e\nf", "</script><script>alert(1)</script>", "{{7*7}}", "%0A%0D", "表" * 20_000,
)  # fmt: skip
PHONES = ("1e5", "NaN", "=1", "+44 20 7946 0018", "07700 900318", "00", "5550100", "-1", "１２３")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_a_name_in_every_table(tmp_path: Path, name: str) -> None:
    profile = candidate(name=name, phone="+44 20 7946 0018", everywhere=name[:60])
    row = tables.candidate_row(profile)
    tables.write_csv(tmp_path / "candidates.csv", [row], tables.CANDIDATE_COLUMNS)
    skills = tables.skill_rows(profile)
    tables.write_csv(tmp_path / "skills.csv", skills, tables.SKILL_COLUMNS)
    for path in (tmp_path / "candidates.csv", tmp_path / "skills.csv"):
        text = path.read_bytes().decode("utf-8")  # never half a character
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")))
        assert len({len(one) for one in rows}) == 1, "a cell broke the table"
        for one in (value for line in rows for value in line):
            assert len(one) < 32_767, "more than Excel takes"
            assert all(c.isprintable() for c in one)
            assert one.strip()[:1] not in set("=+-@|＝＋－＠−"), "a cell starts a formula"
        guessed = pd.read_csv(path)
        for column in ("name", "phone", "source_file", "skill"):
            if column in guessed:
                wanted = pd.read_csv(path, dtype=str, keep_default_na=False)[column]
                assert list(guessed[column].astype(object).fillna("").map(str)) == list(wanted), (
                    "a guess of types changed it"
                )


@pytest.mark.parametrize("phone", PHONES)
def test_a_telephone_stays_a_telephone(tmp_path: Path, phone: str) -> None:
    row = tables.candidate_row(candidate(phone=phone))
    tables.write_csv(tmp_path / "candidates.csv", [row], tables.CANDIDATE_COLUMNS)
    guessed = pd.read_csv(tmp_path / "candidates.csv").loc[0, "phone"]
    told = pd.read_csv(tmp_path / "candidates.csv", dtype=str, keep_default_na=False).loc[0, "phone"]
    assert isinstance(guessed, str)
    assert guessed == told
    assert "".join(c for c in told if c.isalnum()) == "".join(c for c in phone if c.isalnum())


@pytest.mark.parametrize("name", NAMES)
def test_a_line_of_json_is_one_and_is_valid(name: str) -> None:
    line = to_line(profile_object(candidate(name=name, everywhere=name[:60])))
    raw = line.encode("utf-8")
    assert raw.rstrip(b"\n").count(b"\n") == 0
    told = json.loads(raw, parse_constant=lambda _: pytest.fail("NaN is no JSON"))
    assert told["candidate_id"] == "c_000000000001"


@pytest.mark.parametrize("words", ["x" * 100_000, "é" * 100_000, "=" * 100_000])
def test_no_cell_is_longer_than_excel_takes(words: str) -> None:
    assert len(cell(words)) <= CELL_LIMIT + 1 < 32_767
    assert len(many([words, words])) <= CELL_LIMIT + 1


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_printed_commands_the_terminal(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say(name[:200])
    terminal.note(name[:200])
    terminal.complain(f"{name[:200]}: unreadable.")
    said = capsys.readouterr()
    for text in (said.out, said.err):
        assert all(c == "\n" or c.isprintable() for c in text)


@pytest.mark.parametrize("name", NAMES)
def test_the_printed_result_commands_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = dict.fromkeys(("files", "ranked", "set_aside", "duplicates", "ignored"), 1)
    one = place(candidate(name=name[:200]), 1, 1, 1)
    told = Result(
        "out",
        ledger,
        ((brief(name[:60]), (one,)),),
        {one.candidate_id: name[:200]},
        (f"out/{name[:60]}.csv",),
        0,
    )
    terminal.show_result(told)
    assert all(c == "\n" or c.isprintable() for c in capsys.readouterr().out)
