"""Where white space on one baseline parts two things, and where it does not: words with places in, texts of lines out."""

from __future__ import annotations

import pytest

from pipeline.reading.column_shapes import is_doubtful
from pipeline.reading.columns import reading_order
from pipeline.reading.layout import line_text, place
from pipeline.reading.repair import repair
from pipeline.reading.words import Fragment, Word, fragments_of

SIZE = 10.0


def words(*parts: tuple[float, str], base: float = 100.0, bold: tuple[str, ...] = ()) -> list[Word]:
    """Words of 5 points a letter, each with the gap before it in em."""
    out: list[Word] = []
    x = 50.0
    for gap, text in parts:
        x += gap * SIZE
        out.append(Word(text, x, x + 5.0 * len(text), base - 8, base + 2, base, SIZE, bold=text in bold))
        x += 5.0 * len(text)
    return out


def _cell(x: float, base: float, *lines: str) -> list[Word]:
    """The lines of a cell, 12 points apart, with their middle at ``base``."""
    first = base - 6.0 * (len(lines) - 1)
    return [word for at, line in enumerate(lines) for word in _at(x, first + 12.0 * at, line)]


def _at(x: float, base: float, line: str) -> list[Word]:
    found: list[Word] = []
    for text in line.split():
        found.append(Word(text, x, x + 5.0 * len(text), base - 8, base + 2, base, SIZE))
        x += 5.0 * len(text) + 3.0
    return found


def test_cells_set_in_the_middle_of_their_rows() -> None:
    page = [
        *_at(60, 80, "Period"), *_at(170, 80, "Company"), *_at(262, 80, "Position"),
        *_cell(50, 112, "March 2021 –", "present"), *_cell(150, 112, "Steppe Telecom"), *_cell(250, 112, "Leading", "Data", "Engineer"),
        *_cell(50, 160, "2017 – 2021"), *_cell(150, 160, "Almaty Clearing", "House of Banks"), *_cell(250, 160, "Developer"),
        *_cell(50, 196, "2015 – 2017"), *_cell(150, 196, "Kaz Oil"), *_cell(250, 196, "Specialist"),
        *_at(50, 230, "Other things that were done"),
    ]  # fmt: skip
    assert [line.text for line in place(page, 600.0)] == [
        "Period\tCompany\tPosition",
        "March 2021 – present\tSteppe Telecom\tLeading Data Engineer",
        "2017 – 2021\tAlmaty Clearing House of Banks\tDeveloper",
        "2015 – 2017\tKaz Oil\tSpecialist",
        "Other things that were done",
    ]


def test_cells_set_in_the_middle_without_names_of_columns() -> None:
    page = [
        *_cell(50, 112, "2021.07 – Now"), *_cell(180, 112, "Qiantang Cloud", "Computing Ltd."), *_cell(310, 112, "Algorithm Engineer"),
        *_at(60, 140, "Ranking of the home feed, with many heads"),
        *_cell(50, 190, "2018.07 – 2021.06"), *_cell(180, 190, "Xixi", "Games of", "Skill"), *_cell(310, 190, "Data Developer"),
        *_at(60, 224, "Jobs for payments and against cheats"),
    ]  # fmt: skip
    assert [line.text for line in place(page, 600.0)] == [
        "2021.07 – Now\tQiantang Cloud Computing Ltd.\tAlgorithm Engineer",
        "Ranking of the home feed, with many heads",
        "2018.07 – 2021.06\tXixi Games of Skill\tData Developer",
        "Jobs for payments and against cheats",
    ]


def test_columns_whose_lines_interleave_are_no_cells() -> None:
    left = [word for at in range(8) for word in _at(50, 100 + 12 * at, f"2020 left {at}")]
    middle = [word for at in range(8) for word in _at(180, 106 + 12 * at, f"middle {at}")]
    right = [word for at in range(8) for word in _at(310, 100 + 12 * at, f"right {at}")]
    texts = [line.text for line in place([*left, *middle, *right], 600.0)]
    assert not any("middle 0 middle 1" in text or "left 0 2020" in text for text in texts)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (
            ((0, "Mobile"), (0.3, "Development"), (1.0, "Web"), (1.0, "Swift")),
            "Mobile Development\tWeb\tSwift",
        ),
        (((0, "Airflow"), (0.9, "Kafka"), (0.9, "dbt")), "Airflow\tKafka\tdbt"),
        (((0, "the"), (0.9, "words"), (0.9, "of"), (0.9, "prose")), "the words of prose"),
        (
            ((0, "justified"), (0.6, "Lines"), (0.6, "Stretch"), (0.6, "Evenly")),
            "justified Lines Stretch Evenly",
        ),
        (((0, "1."), (1.0, "Introduction"), (0.3, "here")), "1. Introduction here"),
    ],
)
def test_chips_are_parted_and_prose_is_not(parts: tuple[tuple[float, str], ...], text: str) -> None:
    assert line_text(words(*parts)) == text


def test_a_bold_label_is_parted_from_its_list_at_a_small_gap() -> None:
    parts = ((0, "DevOps"), (0.8, "Kubernetes,"), (0.4, "Ansible"))
    assert line_text(words(*parts, bold=("DevOps",))) == "DevOps\tKubernetes, Ansible"
    assert (
        line_text(words((0, "DevOps"), (0.4, "Kubernetes,"), (0.4, "Ansible"), bold=("DevOps",)))
        == "DevOps Kubernetes, Ansible"
    )


def test_a_cell_that_fills_its_column_is_parted_where_other_rows_begin_one() -> None:
    rows = [
        *words((0, "Developer"), (7.5, "Northwind"), base=100),
        *words((0, "Assistant"), (0.3, "Developer"), (2.7, "Contoso"), base=114),
    ]
    edge = rows[1].x0
    full = words((0, "Senior"), (0.3, "Principal"), base=128)
    full.append(Word("Fabrikam", edge, edge + 40, 120, 130, 128, SIZE))
    assert [line.text for line in place([*rows, *full], 600)][-1] == "Senior Principal\tFabrikam"


def test_dates_in_a_rail_with_headings_between_stay_beside_their_text() -> None:
    page: list[Word] = []
    base = 100.0
    for label, text in (
        ("2019-2023", "Associate Professor"),
        ("2014-2019", "Assistant Professor"),
        ("Degrees", ""),
        ("2014", "Doctor of Philosophy"),
        ("2009", "Master of Science"),
    ):
        page += words((0, label), base=base, bold=("Degrees",))
        if text:
            page += [
                Word(w, 150 + 60 * i, 200 + 60 * i, base - 8, base + 2, base, SIZE)
                for i, w in enumerate(text.split())
            ]
        base += 14
    order = [f.text for block in reading_order(fragments_of(page), 600) for row in block.rows for f in row]
    assert order.index("Assistant") < order.index("Degrees") < order.index("Doctor")


def texts(page: list[Word]) -> list[str]:
    """The rows of a page in reading order."""
    return [
        " ".join(f.text for f in row)
        for block in reading_order(fragments_of(page), 600)
        for row in block.rows
    ]


def cell(x: float, base: float, text: str, *, bold: bool = False) -> list[Word]:
    """The words of a cell that begins at x."""
    line = words(*((0.3 if i else 0, word) for i, word in enumerate(text.split())), base=base)
    return [w._replace(x0=w.x0 - 50 + x, x1=w.x1 - 50 + x, bold=bold) for w in line]


# a table without lines between its cells: the date and the town left, the post right; all lines equally far apart
POSTS = (
    ("11/2020 - to date", "Vision Engineer", "Heraklion", "Minoan Robotics"),
    ("09/2018 - 10/2020", "Research Assistant", "Heraklion", "Institute of Things"),
)


def test_cells_with_date_and_town_stay_with_their_post() -> None:
    page = [*cell(50, 80, "IT SKILLS", bold=True), *cell(50, 94, "Primary"), *cell(300, 94, "Python, OpenCV")]
    page += [*cell(50, 108, "Others"), *cell(300, 108, "C++, Docker"), *cell(50, 136, "CAREER", bold=True)]
    base = 150.0
    for date, title, town, firm in POSTS:
        page += [*cell(50, base, date), *cell(300, base, title, bold=True)]
        page += [*cell(50, base + 14, town), *cell(300, base + 14, firm)]
        page += [*cell(318, base + 28, "trained models to find"), *cell(318, base + 42, "defects on bottles")]
        base += 56
    page += [*cell(50, base + 14, "EDUCATION", bold=True), *cell(50, base + 28, "Master of Science")]
    read = texts(page)
    first, second = read.index("11/2020 - to date"), read.index("09/2018 - 10/2020")
    assert read.index("CAREER") < first < read.index("Minoan Robotics") < second
    assert second < read.index("Research Assistant") < read.index("EDUCATION")
    assert read.index("Primary Python, OpenCV") < read.index("CAREER")


def test_columns_that_may_be_a_table_are_doubtful() -> None:
    labels = ("2019 - 2021", "Gamma", "Delta", "2017 - 2019", "Zeta", "Eta")
    beside = (True, True, False, True, True, False)
    assert is_doubtful(*_sides(labels, beside)) is True
    assert is_doubtful(*_sides(labels, (True, False, False, True, False, False))) is False
    sidebar = ("Contact", "Gamma", "Delta", "Skills", "Best Thesis 2014", "Eta")
    assert is_doubtful(*_sides(sidebar, beside)) is False
    dated = (
        "WORK",
        "2019 - 2021",
        "2017 - 2019",
        "2015 - 2017",
        "2012 - 2015",
        "STUDIES",
        "Spanish",
        "English",
        "Tea",
    )
    assert is_doubtful(*_sides(dated, (False, True, True, True, True, False, False, False, False))) is True


def _sides(
    left: tuple[str, ...], beside: tuple[bool, ...]
) -> tuple[list[list[Fragment]], list[list[Fragment]]]:
    """Rows left and right of a gutter; every row with nothing beside it is followed by two that only the right has."""
    rows: list[tuple[list[Fragment], list[Fragment]]] = []
    for text, pair in zip(left, beside, strict=True):
        part = fragments_of(cell(50, 100, text))
        rows.append((part, fragments_of(cell(300, 100, "what is told")) if pair else []))
        rows += [] if pair else [([], fragments_of(cell(300, 110, "and more of it")))] * 2
    return [a for a, _ in rows], [b for _, b in rows]


def test_a_sidebar_is_not_woven_into_dated_posts_beside_it() -> None:
    page = [*cell(50, 72, "A Person With A Name", bold=True), *cell(420, 76, "Contact", bold=True)]
    page += [*cell(420, 90, "Odense"), *cell(50, 97, "Architect"), *cell(420, 106, "Phone")]
    page += [*cell(50, 113, "Work History", bold=True), *cell(420, 122, "Skills", bold=True)]
    for nth, base in enumerate((134.0, 206.0)):
        page += [*cell(50, base, f"201{nth}-07 -"), *cell(122, base, "Cloud Architect", bold=True)]
        page += [*cell(50, base + 14, "Current"), *cell(122, base + 14, "Belt Shipping")]
        page += [*cell(122, base + 28, "landing zones for units"), *cell(122, base + 42, "reviews of cost")]
    for nth, skill in enumerate(("Azure", "Terraform", "Helm", "Vault")):
        page += cell(420, 141 + 13 * nth, skill)
    read = texts(page)
    side = ["Contact", "Odense", "Phone", "Skills", "Azure", "Terraform", "Helm", "Vault"]
    assert [line for line in read if line in side] == side
    assert read.index("Vault") - read.index("Contact") == len(side) - 1


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Institut Lumi`ere", "Institut Lumière"),
        ("DASTGIRÂ", "DASTGIR "),
        ("Ângela", "Ângela"),
        ("run `make all`", "run `make all`"),
    ],
)
def test_split_graves_and_lost_spaces(text: str, repaired: str) -> None:
    assert repair(text)[0] == repaired
