"""Exit codes, one sentence each, nothing on stdout but results, never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.conftest import SAMPLES


def shortlist(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        check=False,
        args=[sys.executable, "-m", "pipeline.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=300,
        cwd=cwd,
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["run", "EMPTY"], 3, "no files to read"),
        (["run", "nowhere"], 2, "no such folder"),
        (["run"], 2, "Missing argument"),
        (["run", "EMPTY", "--role", "wizard"], 2, "--role wizard"),
        (["run", "EMPTY", "--reader", "eyes"], 2, "--reader eyes"),
        (["run", "EMPTY", "--as-of", "soon"], 2, "YYYY-MM"),
        (["run", "EMPTY", "--top", "0"], 2, "--top"),
        (["run", "EMPTY", "--brief", "none.yaml"], 2, "none.yaml"),
        (["run", "EMPTY", "--taxonomy", "nowhere"], 2, "no such folder"),
        (["run", ""], 2, "an empty name"),
        (["explain", "EMPTY"], 2, "See shortlist explain --help"),
        (["watch", "cv.txt"], 2, "a file; watch takes the folder"),
        (["runn", "EMPTY"], 2, "No such command"),
        (["schedule", "EMPTY", "--cron", "whenever"], 2, "--cron whenever"),
        (
            ["schedule", "EMPTY", "--cron", "0 6 * * *", "--brief", "none.yaml"],
            2,
            "none.yaml: there is no such brief",
        ),
        (["watch", "EMPTY", "--brief", "none.yaml"], 2, "none.yaml: there is no such brief"),
        (["watch", "nowhere"], 2, "nowhere: there is no such folder"),
        (["explain", "nowhere", "x"], 2, "no shortlists here"),
        (["taxonomy", "show", "no such skill at all"], 2, "no such skill"),
        (["taxonomy", "import", "none.csv", "EMPTY"], 2, "none.csv: cannot be read"),
        (["taxonomy", "import", "cv.txt", "EMPTY"], 2, "cv.txt: the CSV lacks the column id"),
    ],
)
def test_errors_are_one_sentence_with_the_right_code(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "EMPTY").mkdir()
    (tmp_path / "cv.txt").touch()
    extra = ["--direct"] if arguments[0] == "run" and len(arguments) > 1 else []
    done = shortlist(*arguments, *extra, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert words.casefold() in done.stderr.casefold()
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_without_a_command_the_help_is_shown_line_by_line(tmp_path: Path) -> None:
    done = shortlist(cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) > 10
    assert "Commands:" in done.stderr
    assert done.stdout == ""


def test_a_reader_that_has_had_enough_ends_nothing(tmp_path: Path) -> None:
    """As ``shortlist taxonomy show | head -1`` does: no noise, and the command is done."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "taxonomy", "show"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdout is not None
    process.stdout.close()
    said = process.stderr.read() if process.stderr else b""
    assert (process.wait(300), said) == (0, b"")


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
def test_a_terminal_without_unicode_shows_what_it_can(tmp_path: Path, locale: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "--help"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, **locale},
    )
    assert done.returncode == 0, done.stderr
    assert b"Reads folders of r" in done.stdout


def test_help_of_every_command(tmp_path: Path) -> None:
    listed = shortlist("--help", cwd=tmp_path).stdout
    for command in ("run", "watch", "schedule", "explain", "doctor", "taxonomy"):
        assert command in listed
        assert shortlist(command, "--help", cwd=tmp_path).returncode == 0


def test_strict_exits_4_when_something_needs_review(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    loose = shortlist("run", "in", "--direct", cwd=tmp_path)
    assert loose.returncode == 0, loose.stderr
    strict = shortlist("run", "in", "--direct", "--strict", cwd=tmp_path)
    assert strict.returncode == 4, strict.stderr
    assert "broken.pdf" in (tmp_path / "shortlists" / "needs_review.csv").read_text(encoding="utf-8-sig")


def test_a_folder_with_spaces_and_an_explained_candidate(tmp_path: Path) -> None:
    folder = tmp_path / "My Desktop" / "new résumés"
    folder.mkdir(parents=True)
    source = next(SAMPLES.glob("*.txt"))
    (folder / "Ann's CV (final).txt").write_bytes(source.read_bytes())
    assert shortlist("run", str(folder), "--direct", "--out", "out dir", cwd=tmp_path).returncode == 0
    told = shortlist("explain", "out dir", "Ann's CV (final).txt", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert max(map(len, told.stdout.splitlines())) <= 80
    for heading in ("Role and field", "Production", "Reading"):
        assert heading in told.stdout
