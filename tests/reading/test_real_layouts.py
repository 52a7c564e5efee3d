"""Shapes that files of other programs showed, laid out by hand: words with places in, lines in a person's order out."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading import read
from pipeline.reading.layout import place
from pipeline.reading.words import Word

SIZE = 10.0


def at(x: float, base: float, text: str, bold: bool = False) -> list[Word]:
    """Words of one line from x on, five points a letter and three between words."""
    out: list[Word] = []
    for word in text.split():
        out.append(Word(word, x, x + 5.0 * len(word), base - 7.5, base + 2.2, base, SIZE, bold))
        x += 5.0 * len(word) + 3.0
    return out


def lines(*parts: list[Word]) -> list[str]:
    return [line.text for line in place([word for part in parts for word in part], 600.0)]


JOBS_TABLE = [
    at(40, 80, "Employment"),
    *(at(x, 100, name) for x, name in ((40, "Period"), (140, "Employer"), (260, "Position"), (380, "Duties"))),
    *(at(x, 116, cell) for x, cell in ((40, "Mar 2021 -"), (140, "Kestrel Freight"), (260, "Data Engineer"), (380, "Designed the event pipeline that"))),
    *(at(x, 127, cell) for x, cell in ((40, "Present"), (140, "Systems"), (380, "carries two billion records a day"))),
    at(380, 138, "over four regions of the world."),
    *(at(x, 154, cell) for x, cell in ((40, "2018 - 2021"), (140, "Pomelo Labs"), (260, "Developer"), (380, "Shipped forecasts to many stores"))),
    at(380, 165, "with drift alerts and retraining."),
    at(40, 190, "Education"),
]  # fmt: skip


def test_a_table_of_posts_is_read_row_by_row_and_cell_by_cell() -> None:
    assert lines(*JOBS_TABLE) == [
        "Employment",
        "Period\tEmployer\tPosition\tDuties",
        "Mar 2021 - Present\tKestrel Freight Systems\tData Engineer",
        "Designed the event pipeline that", "carries two billion records a day", "over four regions of the world.",
        "2018 - 2021\tPomelo Labs\tDeveloper",
        "Shipped forecasts to many stores", "with drift alerts and retraining.",
        "Education",
    ]  # fmt: skip


def test_rows_of_one_line_stay_rows() -> None:
    rows = [
        ("Degree", "School", "Year"),
        ("BSc Physics", "Eastvale", "2016"),
        ("MSc Optics", "Northmere", "2018"),
    ]
    page = [at(x, 100 + 14 * n, cell) for n, row in enumerate(rows) for x, cell in zip((40, 200, 400), row, strict=True)]  # fmt: skip
    assert lines(*page) == ["\t".join(row) for row in rows]


def test_dates_between_headings_and_lists_at_the_same_edge_stay_with_their_posts() -> None:
    page = [at(40, 80, "Experience", bold=True)]
    base = 100.0
    for date, title in (("2021 - 2024", "Engineer"), ("2018 - 2021", "Developer"), ("2014 - 2018", "Tester")):
        page += [at(40, base, date), at(160, base, title, bold=True)]
        page += [at(160, base + 12 * n, f"{title} duty {n} told in a long sentence") for n in (1, 2, 3)]
        base += 60
    page += [at(40, base, "Skills", bold=True)]
    for n, (a, b) in enumerate((("Python", "Kafka"), ("Scala", "Spark"), ("SQL", "Airflow"))):
        page += [at(40, base + 14 + 12 * n, a), at(160, base + 14 + 12 * n, b)]
    found = lines(*page)
    assert found[:3] == ["Experience", "2021 - 2024", "Engineer"]
    assert found.index("2018 - 2021") == found.index("Developer") - 1
    assert found[-4:] == ["Skills", "Python\tKafka", "Scala\tSpark", "SQL\tAirflow"]


def test_a_range_that_goes_over_two_lines_of_a_rail_is_one_label() -> None:
    page: list[list[Word]] = []
    for n, (one, two, title) in enumerate(
        (("Jun 2018 - Feb", "2021", "Engineer"), ("Sep 2014 - May", "2018", "Developer"))
    ):
        page += [at(40, 100 + 48 * n, one), at(40, 112 + 48 * n, two), at(160, 100 + 48 * n, title)]
        page += [at(160, 112 + 48 * n, f"{title} of a thing that matters to many")]
        page += [at(160, 124 + 48 * n, "and more of the same for them")]
    found = lines(*page)
    assert found[:3] == ["Jun 2018 - Feb", "2021", "Engineer"]
    assert found[4:7] == ["and more of the same for them", "Sep 2014 - May", "2018"]


def test_columns_with_the_same_leading_are_columns() -> None:
    left = [at(40, 100 + 14 * n, f"left line {n} of the long story") for n in range(12)]
    right = [at(320, 100 + 14 * n, f"right line {n} of another") for n in range(12)]
    assert [line.split()[0] for line in lines(*left, *right)] == ["left"] * 12 + ["right"] * 12


@pytest.mark.parametrize(
    ("spaced", "text"),
    [
        ("A U G U S T", "AUGUST"),
        ("M A Y / 2 0 1 6", "MAY/2016"),
        ("M A Y - J U L Y", "MAY-JULY"),
        ("1 2 3 4 5", "1 2 3 4 5"),
        ("A B", "A B"),
    ],
)
def test_letters_drawn_apart(spaced: str, text: str) -> None:
    assert lines(at(40, 100, spaced)) == [text]


def test_an_accent_drawn_over_a_capital_is_part_of_its_word() -> None:
    page = [*at(40, 100, "Ecole de Paris"), Word("´", 41, 44, 91, 101, 98.5, SIZE)]
    assert [line.text for line in place(page, 600.0)] == ["´Ecole de Paris"]  # repair joins the two


def test_marks_of_a_list_in_a_second_column_are_bullets(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(600, 800))
    canvas.setFont("Helvetica", 10)
    for n in range(6):
        canvas.drawString(50, 700 - 14 * n, "a sentence that ends close to its neighbour")
        canvas.circle(258, 703.5 - 14 * n, 1.5, fill=1)
        canvas.drawString(266, 700 - 14 * n, f"Item {n} of the list beside it goes on")
    canvas.save()
    found = read(tmp_path / "cv.pdf").lines
    assert [line.bullet for line in found if line.text.startswith("Item")] == [True] * 6


def test_lines_that_differ_by_a_number_are_running_heads_only_at_one_height(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(600, 800))
    for page_number in (1, 2):
        canvas.drawString(40, 770, f"Ada Quill, page {page_number}")
        canvas.drawString(40, 40 if page_number == 1 else 30, f"Paper number {page_number} about streams")
        canvas.drawString(40, 400, "Text in the middle of the page")
        canvas.showPage()
    canvas.save()
    regions = {line.text: line.region for line in read(tmp_path / "cv.pdf").lines}
    assert regions["Ada Quill, page 1"] == regions["Ada Quill, page 2"] == "header"
    assert regions["Paper number 1 about streams"] == regions["Paper number 2 about streams"] == "body"


def test_employer_place_and_dates_left_of_what_was_done() -> None:
    page = [at(40, 80, "Experience", bold=True)]
    base = 100.0
    for firm, date, title in (("Kestrel", "2021 - now", "Engineer"), ("Pomelo", "2018 - 2021", "Developer")):
        page += [at(40, base, firm, bold=True), at(40, base + 12, "Rotterdam"), at(40, base + 24, date)]
        page += [at(200, base, title, bold=True)]
        page += [at(200, base + 12 * n, f"{title} duty {n} told in a sentence") for n in (1, 2, 3, 4)]
        base += 70
    found = lines(*page)
    assert found[:6] == [
        "Experience",
        "Kestrel",
        "Rotterdam",
        "2021 - now",
        "Engineer",
        "Engineer duty 1 told in a sentence",
    ]
    assert found[9:13] == ["Pomelo", "Rotterdam", "2018 - 2021", "Developer"]


def test_a_sidebar_beside_posts_is_no_rail() -> None:
    page = [at(40, 100 + 12 * n, word) for n, word in enumerate(("Contact", "ada@example.com", "Leeds", "Skills", "Go", "Rust", "SQL", "C"))]  # fmt: skip
    base = 100.0
    for title in ("Engineer", "Developer", "Tester"):
        page += [at(200, base, title, bold=True), at(200, base + 12, f"Firm of the {title} 2014 - 2016")]
        page += [at(200, base + 12 * n, f"{title} duty {n} told in a long sentence") for n in (2, 3, 4)]
        base += 70
    assert lines(*page)[:9] == [
        "Contact",
        "ada@example.com",
        "Leeds",
        "Skills",
        "Go",
        "Rust",
        "SQL",
        "C",
        "Engineer",
    ]


def test_the_heading_over_a_list_that_is_set_in_belongs_to_its_column() -> None:
    page = [at(40, 100, "Education", bold=True), at(320, 100, "Skills", bold=True)]
    page += [
        at(40, 114 + 13 * n, text)
        for n, text in enumerate(("MSc Computing", "Delft", "BSc Physics", "Leeds"))
    ]
    page += [
        at(331, 120 + 13 * n, f"• {name}")
        for n, name in enumerate(("Python", "Kafka", "Spark", "Scala", "SQL"))
    ]
    assert lines(*page) == [
        "Education", "MSc Computing", "Delft", "BSc Physics", "Leeds", "Skills", "Python", "Kafka", "Spark", "Scala", "SQL",
    ]  # fmt: skip


def test_a_range_that_breaks_in_a_narrow_cell_at_the_right_is_whole() -> None:
    page = []
    for n, (title, start, end) in enumerate((("Docent of the Museum", "May 2023 -", "June 2024"), ("Counsellor", "Sep 2022 -", "Present"))):  # fmt: skip
        base = 100 + 60 * n
        page += [at(40, base, title, bold=True), at(480, base, start), at(480, base + 12, end)]
        page += [at(40, base + 24, "Conducted tours for guests from many places of the world")]
    found = lines(*page)
    assert found[0] == "Docent of the Museum\tMay 2023 - June 2024"
    assert "Counsellor\tSep 2022 - Present" in found


def test_labels_in_large_print_begin_lower_than_their_content() -> None:
    page = []
    base = 100.0
    for label in ("Profile", "Work", "Studies", "Tools"):
        page += [at(200, base, f"{label} begins with this line of text"), at(60, base + 11, label, bold=True)]
        page += [at(200, base + 12 * n, f"{label} goes on here for line {n} of it") for n in (1, 2)]
        base += 52
    found = lines(*page)
    for label in ("Work", "Studies", "Tools"):
        assert found[found.index(label) + 1] == f"{label} begins with this line of text"
