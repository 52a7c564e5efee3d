"""Cells that touch, told apart by their edges; and where the look of a line changes."""

from __future__ import annotations

import pytest

from pipeline.reading import layout, seams
from pipeline.reading.shifts import places, tails_of
from pipeline.reading.words import Word, rows_of


def word(text: str, x0: float, x1: float, base: float) -> Word:
    return Word(text, x0, x1, base - 8, base + 2, base, 10.0)


def form(rows: list[tuple[str | None, str | None]], edge: float = 100.0) -> list[Word]:
    """Labels flush right at ``edge``, values from three points beyond it on."""
    words: list[Word] = []
    for at, (label, value) in enumerate(rows):
        base = 50.0 + 14 * at
        if label:
            words.append(word(label, edge - 5 * len(label), edge, base))
        x = edge + 3
        for part in (value or "").split():
            words.append(word(part, x, x + 5 * len(part), base))
            x += 5 * len(part) + 3
    return words


FORM = [
    ("2018–now", "Machine Learning Engineer"),
    (None, "Chernomorets Shipping"),
    ("2015–2018", "Software Developer"),
    (None, "Pliska Soft"),
    ("Languages", "Bulgarian English"),
]


def test_labels_flush_right_and_values_flush_left_are_parted() -> None:
    ((x, first, last),) = seams.find(rows_of(form(FORM)))
    assert (round(x), first, last) == (102, 0, 4)
    texts = [line.text for line in layout.place(form(FORM), 600.0)]
    assert "Machine Learning Engineer" in texts or "2018–now\tMachine Learning Engineer" in texts


@pytest.mark.parametrize(
    "spoil",
    [
        word("across", 90.0, 120.0, 64.0),  # a word of a line between runs over the seam
        word("Tongue", 75.0, 104.0, 50.0 + 14 * 1),
    ],
)
def test_text_that_runs_across_is_no_form(spoil: Word) -> None:
    assert seams.find(rows_of([*form(FORM), spoil])) == []


def test_even_letters_are_no_form() -> None:
    """A typewriter's words stand under one another by chance."""
    lines = ["the cat sat on a mat", "and dog ran in a fog", "one two six or a ten", "big red hat by a log"]
    words = []
    for at, line in enumerate(lines):
        x = 0
        for part in line.split():
            words.append(word(part, 6.0 * x, 6.0 * (x + len(part)) - 1, 50.0 + 12 * at))
            x += len(part) + 1
    assert seams.find(rows_of(words)) == []


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        ([("Flutter Developer", "bold"), (" ", "plain"), ("Tamarind Pay", "slant")], (18,)),
        ([("Flutter Developer Tamarind Pay", "bold")], ()),
        ([("a ", 1), ("b ", 2), ("c ", 1), ("d ", 2), ("e", 1)], ()),
    ],
)
def test_changes_of_look(pieces: list[tuple[str, str]], wanted: tuple[int, ...]) -> None:
    text = "".join(part for part, _look in pieces)
    assert places(text, tails_of(pieces)) == wanted


def cards(dated_twice: bool) -> list[Word]:
    """Two cards of posts side by side, or a table with its dates on the left only."""
    lines = [
        ("Blockchain Engineer", "Backend Developer"),
        ("Misti Ledger", "Chachani Pagos"),
        ("Jan 2022 – Present", "Apr 2019 – Dec 2021" if dated_twice else "Arequipa"),
        ("Contracts for coffee", "Node behind a wallet"),
    ]
    words: list[Word] = []
    for at, pair in enumerate(lines):
        for text, left in zip(pair, (50.0, 300.0), strict=True):
            x = left
            for part in text.split():
                words.append(word(part, x, x + 5 * len(part), 50.0 + 12 * at))
                x += 5 * len(part) + 3
    return words


def test_cards_of_posts_side_by_side_are_read_one_after_the_other() -> None:
    texts = [line.text for line in layout.place(cards(True), 600.0)]
    assert texts[:3] == ["Blockchain Engineer", "Misti Ledger", "Jan 2022 – Present"]
    assert "Blockchain Engineer\tBackend Developer" in [
        line.text for line in layout.place(cards(False), 600.0)
    ]


def table(rows: list[tuple[str, ...]], edges: tuple[float, ...]) -> list[Word]:
    words: list[Word] = []
    for at, cells in enumerate(rows):
        for text, left in zip(cells, edges, strict=False):
            x = left
            for part in text.split():
                words.append(word(part, x, x + 5 * len(part), 50.0 + 16 * at))
                x += 5 * len(part) + 3
    return words


def test_from_and_to_in_columns_of_their_own_stay_on_the_line_of_their_post() -> None:
    rows = [
        ("From", "To", "Employer", "Post held"),
        ("06/2019", "Present", "Gower Housing", "Software Engineer"),
        ("09/2015", "05/2019", "Tawe Retail Ltd", "Web Developer"),
        ("01/2014", "08/2015", "Mumbles Shop", "Assistant"),
    ]
    texts = [line.text for line in layout.place(table(rows, (50.0, 110.0, 170.0, 330.0)), 600.0)]
    assert texts == ["\t".join(row) for row in rows]


def test_posts_with_employer_place_and_dates_on_the_left_of_short_duties() -> None:
    words: list[Word] = []
    base = 50.0
    for left, right in (
        (("Ibom Power Ltd", "Uyo", "2018 to date"), ("SCADA Engineer", "Substation gateways.")),
        (("Cross Cement Plc", "Calabar", "2013 - 2018"), ("Instrument Engineer", "Kiln control.")),
        (("Ikom College", "Ikom", "2012 - 2013"), ("Physics Teacher", "Youth service year.")),
    ):
        for column, x0 in ((left, 50.0), (right, 220.0)):
            for at, text in enumerate(column):
                x = x0
                for part in text.split():
                    bold = x0 > 100 and at == 0
                    words.append(word(part, x, x + 5 * len(part), base + 13 * at)._replace(bold=bold))
                    x += 5 * len(part) + 3
        base += 45
    texts = [line.text for line in layout.place(words, 600.0)]
    assert texts.index("2013 - 2018") < texts.index("Instrument Engineer") < texts.index("2012 - 2013")
