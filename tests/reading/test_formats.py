"""Every format shows the same résumé: files made by LibreOffice, pandoc, pdfLaTeX and Chromium, mails by Nodemailer and oxmsg."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.reading import read
from pipeline.reading.quality import agreement

from .needs import needs_one_of

FILES = Path(__file__).parents[1] / "files"
ONE_COLUMN = (
    "Maren Holt",
    "maren.holt@example.com | (312) 555-0147 | Chicago, IL | GitHub",
    "Summary",
    "Experience",
    "Machine Learning Engineer, Larkspur Analytics, March 2021 – Present",
    "Built a search service in Python and C++ that answers 4,000 questions a day.",
    "Cut the cost of each answer by 38% with caching and smaller models.",
    "Software Engineer, Quillfeather Ltd, June 2017 – February 2021",
    "Wrote payment APIs in Java and Go; on call for them every fourth week.",
    "Moved twelve services to Kubernetes without an outage.",
    "Education",
    "BSc Computer Science, University of Northmere, 2013 – 2017",
    "Skills",
)
BULLETS = {line for line in ONE_COLUMN if line.startswith(("Built", "Cut", "Wrote", "Moved"))}

MADE = [
    ("one_column.docx", "docx"),
    ("one_column_pandoc.docx", "docx"),
    ("one_column.odt", "odt"),
    ("one_column.rtf", "rtf"),
    ("one_column_pandoc.rtf", "rtf"),
    ("one_column.html", "html"),
    ("one_column.md", "markdown"),
    ("one_column.pdf", "pdfium"),
]


def in_order(expected: tuple[str, ...], lines: list[str]) -> bool:
    """All expected lines stand in the document, in this order."""
    rest = iter(lines)
    return all(any(line == wanted for line in rest) for wanted in expected)


@pytest.mark.parametrize(("name", "reader"), MADE)
def test_formats_show_the_same_lines(name: str, reader: str) -> None:
    document = read(FILES / name)
    lines = [line.text for line in document.lines]
    assert document.reader == reader
    assert in_order(ONE_COLUMN, lines), lines
    assert document.confidence == 1.0
    assert {line.text for line in document.lines if line.bullet} == BULLETS
    assert any(link.target == "https://github.com/maren-holt-example" for link in document.links)
    assert "blockchain" not in " ".join(lines)
    after = " ".join(" ".join(lines[lines.index("Skills") + 1 :]).split())  # a cell may wrap on a page
    assert after.removeprefix("Area Names ") == (
        "Languages Python, C++, C#, Go, SQL Platforms Kubernetes, PostgreSQL, AWS"
    )


@pytest.mark.parametrize(
    ("name", "sort"),
    [("application_nodemailer.eml", "docx"), ("application_oxmsg.msg", "docx"), ("body_oxmsg.msg", "html")],
)
def test_mails_of_other_programs_show_the_same_lines(name: str, sort: str) -> None:
    document = read(FILES / name)
    assert document.format == sort
    assert in_order(ONE_COLUMN, [line.text for line in document.lines])


@pytest.mark.parametrize(("name", "reader"), MADE)
def test_headings_stand_out(name: str, reader: str) -> None:
    lines = {line.text: line for line in read(FILES / name).lines}
    usual = lines[ONE_COLUMN[5]].size
    for heading in ("Summary", "Experience", "Education", "Skills"):
        assert lines[heading].bold
        assert (lines[heading].size or 0) > (usual or 0)


def test_old_word_file() -> None:
    needs_one_of("antiword", "soffice")
    document = read(FILES / "one_column.doc")
    assert document.format == "doc"
    assert in_order(ONE_COLUMN, [line.text for line in document.lines])


@pytest.mark.parametrize("program", ["antiword", "soffice"])
def test_each_reader_of_old_word_files(program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs_one_of(program)
    (tmp_path / program).symlink_to(shutil.which(program) or "")
    for helper in (
        "sh",
        "dirname",
        "basename",
        "uname",
        "sed",
        "ls",
        "grep",
        "cat",
        "env",
        "readlink",
        "pwd",
    ):
        if shutil.which(helper):  # LibreOffice starts by a script
            (tmp_path / helper).symlink_to(shutil.which(helper) or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    lines = [line.text for line in read(FILES / "one_column.doc").lines]
    assert lines[0] == "Maren Holt"
    assert any("Larkspur Analytics" in line for line in lines)
    assert any("Kubernetes" in line for line in lines)


def test_old_word_file_without_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.errors import ReadingError

    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReadingError, match="LibreOffice or antiword") as caught:
        read(FILES / "one_column.doc")
    assert caught.value.reason == "unsupported_type"


TWO_COLUMNS = (
    "TEO BRANDT", "Contact", "Skills", "Go", "PostgreSQL", "Languages", "Certified Kubernetes", "Administrator, 2022",
    "Work history", "Senior Backend Engineer\tJan 2020 – Present", "Harbour Lane Software, Leeds",
    "Owns the booking platform: design, deployment, alerts and the", "budget of it all.",
    "Backend Engineer\tSep 2016 – Dec 2019", "Studies", "Technical University of Falkenau",
)  # fmt: skip
SIDEBAR = (
    "Ilse Färber", "Experience", "Firmware Engineer, Ostrava Sensors\t05/2019 – present",
    "Wrote the flight firmware of an efficient office drone in C and a little", "Hochschule Grünau", "Skills",
    "C, C++17, Rust", "Interests", "Restoring radios",
)  # fmt: skip
RAIL = (
    "Noor Castellan", "Profile", "them at night.", "2020 – 2024", "Data Engineer at Greywater Logistics",
    "Reduced the nightly load from six hours to fifty minutes.", "2017 – 2020",
    "Analyst Programmer at Pellam Insurance", "Education", "BA Mathematics, University of Eastvale, 2016", "Tools",
    "Python, SQL, Airflow, dbt, BigQuery, Terraform",
)  # fmt: skip
PDFS = [
    ("two_columns.pdf", TWO_COLUMNS),
    ("sidebar.pdf", SIDEBAR),
    ("rail.pdf", RAIL),
    ("one_column.pdf", ONE_COLUMN),
]


@pytest.mark.parametrize("reader", ["auto", "pdfium", "pdfminer"])
@pytest.mark.parametrize(("name", "expected"), PDFS)
def test_pdf_columns_in_reading_order(name: str, expected: tuple[str, ...], reader: str) -> None:
    document = read(FILES / name, reader=reader)
    lines = [line.text for line in document.lines]
    assert in_order(expected, lines), lines
    assert document.hidden == ()


@pytest.mark.parametrize(("name", "expected"), PDFS)
def test_both_pdf_readers_give_the_same_words(name: str, expected: tuple[str, ...]) -> None:
    one, other = (read(FILES / name, reader=reader) for reader in ("pdfium", "pdfminer"))
    assert agreement([line.text for line in one.lines], [line.text for line in other.lines]) == 1.0
    assert [line.text for line in one.lines] == [line.text for line in other.lines]


def test_pdf_lines_have_places_and_columns() -> None:
    document = read(FILES / "two_columns.pdf")
    lines = {line.text: line for line in document.lines}
    assert lines["Contact"].column == 1
    assert lines["Contact"].region == "sidebar"
    assert lines["Work history"].column == 2
    assert lines["Introduced contract tests between four teams."].bullet  # drawn by the browser, not written
    for line in document.lines:
        assert line.x0 is not None
        assert line.x1 is not None
        assert 0 <= line.x0 < line.x1 <= 600
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


def test_line_numbers_of_text_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Ada Quill\n\n\nEXPERIENCE\n- Did a thing\n\t* Did another\n", encoding="utf-8")
    lines = read(path).lines
    assert [(line.number, line.text, line.bullet) for line in lines] == [
        (1, "Ada Quill", False),
        (4, "EXPERIENCE", False),
        (5, "Did a thing", True),
        (6, "Did another", True),
    ]


def test_line_numbers_of_markdown_are_those_of_the_file() -> None:
    source = (FILES / "one_column.md").read_text(encoding="utf-8").splitlines()
    for line in read(FILES / "one_column.md").lines:
        first_word = line.text.split()[0]
        assert first_word in source[line.number - 1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_encodings_of_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "cv.txt"
    text = "Zoë Müller – ingénieure\nRésumé of a careful engineer, naïve about nothing, très détaillé\n" * 3
    path.write_bytes(text.encode(encoding))
    assert read(path).lines[0].text == "Zoë Müller – ingénieure"


def test_json_resume(tmp_path: Path) -> None:
    path = tmp_path / "resume.json"
    data = {
        "basics": {"name": "Ivo Lind", "email": "ivo@example.com", "profiles": [{"network": "GitHub", "url": "https://github.com/ivo-example"}]},
        "work": [
            {"name": "Fernhill", "position": "Engineer", "startDate": "2020-01-15", "highlights": ["Built APIs in Go"]},
        ],
        "education": [{"institution": "Eastvale", "studyType": "BSc", "area": "Physics", "endDate": "2018"}],
        "skills": [{"name": "Languages", "keywords": ["Go", "C++"]}],
        "meta": {"lastModified": "2024-05-01"},
    }  # fmt: skip
    path.write_text(json.dumps(data), encoding="utf-8")
    document = read(path)
    assert [line.text for line in document.lines] == [
        "Ivo Lind", "ivo@example.com", "GitHub: https://github.com/ivo-example", "Work Experience",
        "Engineer, Fernhill\t2020-01 - Present", "Built APIs in Go", "Education", "BSc in Physics, Eastvale\t2018",
        "Skills", "Languages: Go, C++",
    ]  # fmt: skip
    assert document.document_date == "2024-05"
