"""Pages as designers make them, out of words with places, read in a person's order."""

from __future__ import annotations

from pipeline.reading import ocr
from pipeline.reading.columns import group_rows
from pipeline.reading.layout import place
from pipeline.reading.repair import join_letter_spaced
from pipeline.reading.words import Word, fragments_of
from pipeline.reading.wrapped_cells import joined
from tests.reading.test_margins import text as at

WIDTH = 595.0


def lines(*parts: list[Word]) -> list[str]:
    return [line.text for line in place([word for part in parts for word in part], WIDTH)]


def in_order(found: list[str], *wanted: str) -> bool:
    """Whether the wanted lines stand in the text one right after the other."""
    length = len(wanted)
    return any(found[first : first + length] == list(wanted) for first in range(len(found)))


def test_a_column_with_many_depths_beside_a_sidebar() -> None:
    side = [
        "CONTACT",
        "Bergen",
        "EXPERTISE",
        "Python",
        "Go",
        "SQL",
        "Rust",
        "LANGUAGES",
        "Norwegian",
        "French",
    ]
    main: list[list[Word]] = []
    base = 100.0
    for firm in ("Halyard", "Corvid", "Fathomline"):
        main += [
            at(196, base, "Engineer", bold=True),
            at(214, base + 13, f"{firm}, Bergen"),
            at(214, base + 26, "2016 – 2019"),
        ]
        for told in (f"• built {firm} a service that the", "• kept every night of it quiet in"):
            main += [at(232, base + 42, told), at(244, base + 55, "company leans on")]
            base += 26
        base += 60
    found = lines(*(at(20, 101.5 + 29.3 * n, text) for n, text in enumerate(side)), *main)
    assert in_order(found, *side)
    assert in_order(found, "Engineer", "Corvid, Bergen", "2016 – 2019", "built Corvid a service that the")


def test_dates_then_title_then_duties_side_by_side() -> None:
    page = [at(46, 80, "Work history", bold=True)]
    for base, firm in ((110.0, "Copperline"), (180.0, "Lantern"), (250.0, "Pellucid")):
        page += [
            at(46, base, "Mar 2019 – Apr"), at(46, base + 13, "2021"), at(46, base + 26, "Porto"),
            at(156, base, "Engineer", bold=True), at(156, base + 13, firm),
            at(290, base, "Added traces to every request and set"), at(290, base + 13, "alerts on latency"),
            at(290, base + 30, "Integrated two payment providers"),
        ]  # fmt: skip
    found = lines(*page)
    assert in_order(
        found,
        "2021",
        "Porto",
        "Engineer",
        "Lantern",
        "Added traces to every request and set",
        "alerts on latency",
    )


def test_a_heading_right_below_the_first_of_three_columns_heads_what_follows() -> None:
    page = [at(50, 100, "SKILLS", bold=True)]
    for x, names in (
        (50, ("Java", "Go", "Rust")),
        (220, ("Spring", "Django", "React")),
        (390, ("Kafka", "Docker", "Nix")),
    ):
        page += [at(x, 116 + 15 * n, f"• {name}") for n, name in enumerate(names)]
    page += [
        at(50, 161, "EDUCATION", bold=True),
        at(50, 178, "Master of Science in Software Engineering, some time ago at a school"),
    ]
    found = lines(*page)
    assert found.index("Nix") < found.index("EDUCATION") == len(found) - 2


def test_a_cell_of_a_dated_row_goes_on_below() -> None:
    found = lines(
        at(50, 100, "2012 - 2014"), at(170, 100, "MSc Logic"), at(325, 100, "Delft"),
        at(50, 130, "2009 - 2012"), at(170, 130, "BEng Electronic and Cold"), at(325, 130, "University of Bergen"),
        at(170, 142, "Engineering"),
        at(50, 170, "Languages"), at(170, 170, "Go"),
    )  # fmt: skip
    assert in_order(
        found, "2009 - 2012", "BEng Electronic and Cold Engineering\tUniversity of Bergen", "Languages"
    )


def test_what_had_room_in_its_cell_is_a_line_of_its_own() -> None:
    found = lines(
        at(50, 130, "2009 - 2012"), at(170, 130, "Engineer"), at(325, 130, "Bergen"), at(170, 142, "Firmware"),
    )  # fmt: skip
    assert "Firmware" in found


def test_a_scan_that_lies_askew_has_even_left_edges() -> None:
    slope = -0.014
    words, numbers = [], []
    for row in range(12):
        for column, left in enumerate((50.0, 230.0)):
            x, y = left - slope * (100 + 20 * row), 100.0 + 20 * row
            for text in ("Words", "that", "stand", "beside", "others"):
                base = y + slope * x
                words.append(Word(text, x, x + 5.0 * len(text), base - 7.5, base, base, 10.0, ocr=True))
                numbers.append((column, row))
                x += 5.0 * len(text) + 3.0
    found = ocr.straightened(words, numbers)
    for left in (found[0].x0, found[5].x0):
        assert sum(abs(word.x0 - left) < 0.5 for word in found if word.text == "Words") == 12
    assert len({round(word.base, 1) for word in found}) == 12


def test_words_of_a_layer_hold_the_space_behind_them() -> None:
    """Tesseract draws "Vellum " into the width of "Vellum": letters end early, and spaces look twice as wide."""
    x, layer = 50.0, []
    for text in ("Vellum", "Press", "Aug", "2021"):
        full = 5.0 * len(text)
        if text == "Aug":
            x += 120
        layer.append(Word(text, x, x + full * len(text) / (len(text) + 1), 92.5, 102.2, 100.0, 8.0))
        x += full + 4.0
    assert [line.text for line in place(ocr.of_layer(layer), WIDTH)] == ["Vellum Press\tAug 2021"]


def test_period_and_place_stacked_at_the_right_edge_beside_a_post() -> None:
    def flush(base: float, text: str) -> list[Word]:
        return at(540 - 5.0 * len(text.replace(" ", "")) - 3.0 * text.count(" "), base, text)

    page: list[list[Word]] = []
    for base, begin, end in ((100.0, "December 2022 –", "Present"), (200.0, "March 2020 –", "November 2022")):
        page += [
            at(57, base, "Research Engineer", bold=True), flush(base, begin), at(57, base + 14, "Northlight"), flush(base + 14, end),
            at(60, base + 29, "• Cut the time in which pages load by caching the images"), flush(base + 28, "Toronto, ON"),
            at(71, base + 44, "and by splitting what is sent"),
        ]  # fmt: skip
    found = lines(*page)
    assert in_order(found, "Research Engineer\tDecember 2022 – Present\tToronto, ON", "Northlight")
    assert in_order(found, "Research Engineer\tMarch 2020 – November 2022\tToronto, ON", "Northlight")


def test_two_frames_whose_lines_stand_on_common_baselines() -> None:
    left = [
        "CONTACT",
        "555 0100",
        "SKILLS",
        "SQL",
        "Rust",
        "Kotlin",
        "EDUCATION",
        "MSc Data Science",
        "Delft",
    ]
    right = [
        "Rosalind Thackeray", "WORK EXPERIENCE", "Engineer of platforms", "• Rewrote the service for billing in Go and cut its",
        "errors", "• Fine-tuned a classifier for the mails of the support", "desk", "• Designed a schema for bookings and brought over the",
        "records",
    ]  # fmt: skip
    found = lines(
        *(at(28, 100 + 14 * n, text) for n, text in enumerate(left)),
        *(at(198, 100 + 14 * n, text) for n, text in enumerate(right)),
    )
    assert in_order(found, *left)
    assert found[-2:] == ["Designed a schema for bookings and brought over the", "records"]


def test_rows_of_a_table_with_long_cells_stay_rows() -> None:
    rows = [
        ("Languages", "Go, Python, Kotlin, Rust, SQL, Java and a little C"), ("Databases", "PostgreSQL, Redis, MongoDB, MySQL and two more"),
        ("Clouds", "AWS mostly, some of GCP, and machines of our own"), ("Tools", "Docker, Kubernetes, Terraform, Git and Jenkins"),
    ]  # fmt: skip
    found = lines(
        *(at(50, 100 + 14 * n, a) for n, (a, _) in enumerate(rows)),
        *(at(150, 100 + 14 * n, b) for n, (_, b) in enumerate(rows)),
    )
    assert found == [f"{a}\t{b}" for a, b in rows]


def test_a_heading_of_the_page_between_rows_of_cards() -> None:
    page = [at(46, 100, "Experience", bold=True)]
    for base in (130.0, 200.0):
        for x, firm in ((58, "Moorcock"), (317, "Paperhive")):
            page += [
                at(x, base, "Jan 2017 – May 2019"), at(x, base + 13, f"Engineer of the {firm}", bold=True),
                at(x, base + 26, "Reduced the memory of the engine"),
            ]  # fmt: skip
    page.append(at(46, 265, "Education", bold=True))
    for x, school in ((58, "Leeds"), (317, "Cork")):
        page += [
            at(x, 295, "2010 – 2012"),
            at(x, 308, "Master of Engineering", bold=True),
            at(x, 321, f"University of {school}"),
        ]
    found = lines(*page)
    head = found.index("Education")
    assert (
        found.index("Engineer of the Paperhive")
        < head
        < found.index("University of Leeds")
        < found.index("University of Cork")
    )


def test_capitals_that_kerning_holds_among_letters_drawn_apart() -> None:
    pieces = [
        ("E", 57.0, 64.3),
        ("D", 66.0, 73.9),
        ("U", 75.6, 83.5),
        ("C", 85.2, 93.1),
        ("ATION", 94.8, 137.0),
        ("AND", 142.0, 160.0),
    ]
    whole = join_letter_spaced([(text, x0, x1, 10.5, False) for text, x0, x1 in pieces])
    assert [piece[0] for piece in whole] == ["EDUCATION", "AND"]


def test_employers_left_of_titles_with_duties_below() -> None:
    page = [at(57, 70, "Work experience", bold=True)]
    for n, firm in enumerate(("Alderbrook Council", "Kestrel Mobility", "Bramblegate")):
        base = 100 + 70 * n
        page += [
            at(57, base, firm, bold=True), at(57, base + 15, "Porto, Portugal"),
            at(210, base, "Reliability Engineer", bold=True), at(480, base, f"Jun 201{n} – May 201{n + 1}"),
            at(210, base + 20, f"Labelled the pictures of {firm} with the operators"), at(210, base + 35, "Replaced the scheduler"),
        ]  # fmt: skip
    found = lines(*page)
    assert in_order(found, "Kestrel Mobility", "Porto, Portugal", "Reliability Engineer\tJun 2011 – May 2012")
    assert found.index("Labelled the pictures of Kestrel Mobility with the operators") < found.index(
        "Bramblegate"
    )


def test_a_sidebar_beside_titles_in_bold_stays_a_column() -> None:
    side = [
        "CONTACT",
        "555 0100",
        "Pune",
        "SKILLS",
        "Kotlin",
        "TypeScript",
        "Java",
        "C++",
        "React",
        "Spring",
        "Django",
    ]
    main = [
        ("Platform Engineer", True),
        ("Redshank Retail, 2019 to 2021", False),
        ("• Ported the controller of motors to Rust", False),
    ]
    page = [at(37, 100 + 15 * n, text, bold=text.isupper()) for n, text in enumerate(side)]
    page += [
        at(222, 100 + 15.6 * (4 * job + n), text, bold=bold)
        for job in range(3)
        for n, (text, bold) in enumerate(main)
    ]
    assert in_order(lines(*page), *side)


def test_duties_in_two_columns_below_an_employer_with_its_place() -> None:
    found = lines(
        at(50, 100, "Junior Developer", bold=True), at(440, 100, "Dec 2021 – Present"),
        at(50, 114, "Northlight Payments"), at(485, 114, "Toronto, ON"),
        at(50, 135, "• Built the page of the checkout in React and"), at(302, 135, "• Published a system of designs with many"),
        at(62, 149, "other things"), at(314, 149, "components"),
        at(50, 163, "• Reviewed the models of the threats"), at(302, 163, "• Mentored three graduates and ran the"),
        at(62, 177, "of the year"), at(314, 177, "reading group for them all in"),
    )  # fmt: skip
    assert in_order(
        found,
        "Northlight Payments\tToronto, ON",
        "Built the page of the checkout in React and",
        "other things",
    )
    assert found.index("of the year") < found.index("Published a system of designs with many")


def test_names_in_bold_over_what_they_name_side_by_side() -> None:
    found = lines(
        at(50, 100, "Languages", bold=True), at(300, 100, "Frameworks", bold=True), at(50, 114, "SQL, Rust"), at(300, 114, "React"),
        at(50, 130, "Clouds", bold=True), at(300, 130, "Data", bold=True), at(50, 144, "AWS, GCP"), at(300, 144, "Spark, Kafka"),
    )  # fmt: skip
    assert in_order(found, "Languages", "SQL, Rust", "Clouds", "AWS, GCP")
    assert in_order(found, "Frameworks", "React", "Data", "Spark, Kafka")


def test_words_drawn_in_pieces_are_no_letters_drawn_apart() -> None:
    """A word processor draws kerned letters by themselves ("b" "y" "s" "p" "littin" "g"); what is glued is one word."""
    pieces = [
        ("1.1", 336.2, 350.7, False), ("s", 353.6, 358.9, False), ("b", 361.8, 367.7, False), ("y", 367.6, 372.9, True),
        ("s", 375.8, 381.1, False), ("p", 381.0, 386.8, True), ("littin", 386.9, 405.5, True), ("g", 405.5, 411.3, True),
    ]  # fmt: skip
    words = [Word(text, x0, x1, 92.0, 102.0, 100.0, 10.5, glued=glued) for text, x0, x1, glued in pieces]
    assert lines(words) == ["1.1 s by splitting"]


def test_the_second_end_of_a_period_below_the_first() -> None:
    def told(*parts: list[Word]) -> list[str]:
        rows = group_rows(fragments_of([word for part in parts for word in part]))
        return ["\t".join(f.text for f in row) for row in joined(rows)]

    degree, school = at(104, 100, "MSc Data Science", bold=True), at(104, 115.5, "University College Cork")
    assert told(at(60, 100, "2011"), degree, at(60, 113, "2013"), school)[0] == "2011\t2013\tMSc Data Science"
    assert told(at(60, 100, "2016"), degree, at(60, 113, "2014"), school)[0] == "2016\tMSc Data Science"
    assert told(at(60, 100, "2011–12"), degree, at(60, 113, "2013"), school)[0] == "2011–12\tMSc Data Science"


def test_a_table_cell_as_a_sidebar_on_the_lines_of_the_other() -> None:
    side = ["CONTACT", "555 0100", "Toronto", "SKILLS", "Go", "Rust", "Kotlin", "React", "PyTorch", "Django"]
    main = [
        "Sibongile Radebe", "EXPERIENCE", "• Carried the pager of the ledger and wrote its books of", "runs", "• Labelled the pictures with those who know them and",
        "trained", "• Designed a schema for the bookings of all hotels and", "moved", "• Ran the tests of load before every sale of the shops", "• Kept it",
        "Zephyr Maps", "• Trained a model that tells the parcels of every depot", "• Automated the cases", "EDUCATION", "University of Bergen",
    ]  # fmt: skip
    found = lines(
        *(at(50, 100 + 13 * n, text) for n, text in enumerate(side)),
        *(at(200, 100 + 13 * n, text) for n, text in enumerate(main)),
    )
    assert in_order(found, *side)
