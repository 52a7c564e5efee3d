"""Words -> lines -> columns, on pages laid out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading import read
from pipeline.reading.layout import place
from pipeline.reading.words import Word

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "layouts"
WIDTH = 600.0


def text(x: float, base: float, words: str, size: float = 10.0, bold: bool = False) -> list[Word]:
    """Words of one line from x on, five points a letter."""
    out: list[Word] = []
    for word in words.split():
        end = x + 5.0 * len(word)
        out.append(Word(word, x, end, base - 7.5, base + 2.2, base, size, bold))
        x = end + 3.0
    return out


def lines(*parts: list[Word]) -> list[str]:
    return [line.text for line in place([word for part in parts for word in part], WIDTH)]


def test_a_far_date_is_on_the_same_line() -> None:
    assert lines(
        text(50, 100, "Engineer at Fernhill"), text(450, 100, "2019 - 2021"), text(50, 114, "Built it")
    ) == [
        "Engineer at Fernhill\t2019 - 2021",
        "Built it",
    ]


def test_dates_at_the_right_are_no_column() -> None:
    page = []
    for row in range(6):
        page += [
            text(50, 100 + 30 * row, f"Job number {row} somewhere"),
            text(480, 100 + 30 * row, f"201{row} - 202{row}"),
        ]
        page += [text(50, 114 + 30 * row, "what was done there")]
    found = lines(*page)
    assert found[0] == "Job number 0 somewhere\t2010 - 2020"
    assert len(found) == 12


def _posts_with_boxes(left: float) -> list[list[Word]]:
    """Three posts with a box of initials left of each, below a heading that hangs out over the boxes, and one below them."""
    page = [
        text(left, 60, "Career", 14, bold=True),
        text(left, 300, "Studies", 14, bold=True),
        text(left + 48, 320, "Lark School"),
    ]
    for row, (firm, box) in enumerate(
        (("Tern Banking Group", "TB"), ("Lark Foods", "LF"), ("Umber Studios", "U"))
    ):
        top = 100 + 60.0 * row
        page += [
            text(left + 48, top, "Senior Engineer", bold=True),
            text(left + 48, top + 12, firm),
            text(left + 48, top + 24, f"Mar 201{row} - May 201{row + 1} and so on"),
            text(left + 12, top + 14.5, box, bold=True),
            text(left + 60, top + 42, "Wrote the module that bills forty towns"),
        ]
    return page


def test_boxes_of_initials_beside_posts_are_left_out() -> None:
    found = lines(*_posts_with_boxes(60))
    assert found[:3] == ["Career", "Senior Engineer", "Tern Banking Group"]
    assert not {"TB", "LF", "U"} & set(found)


def test_short_names_without_posts_beside_them_stay() -> None:
    rows = [("C", "CSS"), ("R", "Ruby"), ("QA", "Quality Assurance")]
    found = lines(
        *(
            text(x, 100 + 14 * at, word)
            for at, row in enumerate(rows)
            for x, word in zip((60, 90), row, strict=True)
        )
    )
    assert " ".join(found).replace("\t", " ") == "C CSS R Ruby QA Quality Assurance"


def test_a_sidebar_beside_posts_set_in_from_their_headings_is_one_column() -> None:
    side = [text(40, 63 + 17 * row, f"word{row} of side") for row in range(13)]
    found = lines(*side, *_posts_with_boxes(200))
    at = found.index("Career")
    assert found[at + 1 : at + 4] == [
        "Senior Engineer",
        "Tern Banking Group",
        "Mar 2010 - May 2011 and so on",
    ]
    assert found[-2:] == ["Studies", "Lark School"]
    assert found[:at] == [f"word{row} of side" for row in range(13)]


def test_two_columns_are_not_interleaved() -> None:
    left = [text(50, 100 + 14 * row, f"left sentence {row} goes on") for row in range(10)]
    right = [text(330, 103 + 16 * row, f"right sentence {row} goes on") for row in range(9)]
    found = lines(
        text(50, 60, "A name over the full width of the page that crosses both of the columns here"),
        *left,
        *right,
    )
    assert [line.split()[0] for line in found] == ["A", *["left"] * 10, *["right"] * 9]


def test_labels_come_before_their_content() -> None:
    page = [
        text(50, 100, "Profile", bold=True), text(160, 100, "first line of the profile text"), text(160, 112, "second line of it"),
        text(50, 140, "Tools", bold=True), text(160, 140, "Python and more of the same"), text(160, 152, "Go and others"),
        text(50, 180, "Studies", bold=True), text(160, 180, "BSc Physics"), text(160, 192, "Eastvale"),
    ]  # fmt: skip
    assert lines(*page) == [
        "Profile", "first line of the profile text", "second line of it", "Tools", "Python and more of the same",
        "Go and others", "Studies", "BSc Physics", "Eastvale",
    ]  # fmt: skip


def test_bullet_grid_is_read_by_column() -> None:
    page = []
    for row, (a, b) in enumerate(
        [("Statistics", "Databases"), ("Algebra", "Networks"), ("Logic", "Compilers")]
    ):
        page += [text(50, 100 + 14 * row, f"• {a}"), text(300, 100 + 14 * row, f"• {b}")]
    found = place([word for part in page for word in part], WIDTH)
    assert [line.text for line in found] == [
        "Statistics",
        "Algebra",
        "Logic",
        "Databases",
        "Networks",
        "Compilers",
    ]
    assert all(line.bullet for line in found)


def test_raised_marks_stay_in_their_line() -> None:
    words = [*text(50, 100, "ranked 1"), Word("st", 88, 95, 92, 97, 96.0, 6.5), *text(100, 100, "of 50")]
    assert lines(words) == ["ranked 1st of 50"]


@given(
    st.lists(
        st.tuples(
            st.integers(20, 500), st.integers(50, 700), st.sampled_from(["alpha", "beta 2019", "• gamma"])
        ),
        max_size=30,
    )
)
def test_no_word_is_lost_or_doubled(parts: list[tuple[int, int, str]]) -> None:
    words = [word for x, base, written in parts for word in text(float(x), float(base), written)]
    out = [word for line in place(words, WIDTH) for word in line.words]
    lone_marks = sum(1 for word in words if word.text == "•")
    assert len(words) - lone_marks <= len(out) <= len(words)


@given(st.permutations(text(50, 100, "one two three") + text(50, 114, "four five") + text(400, 100, "2020")))
def test_order_of_words_in_the_file_does_not_matter(words: list[Word]) -> None:
    assert lines(words) == ["one two three\t2020", "four five"]


needs_layouts = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared layouts are not on this machine")
COLUMN_FILES = [
    ("chromium-two-column-sidebar.pdf", ["EXPERIENCE", "Self Employed", "Vendor Consultant", "EDUCATION", "STRENGTHS", "ACHIEVEMENTS"]),
    ("chromium-asymmetric-sidebar.pdf", ["EXPERIENCE", "Owned the build", "STRENGTHS", "SKILLS", "EDUCATION"]),
    ("deedy-resume-openfonts.pdf", ["EDUCATION", "LINKS", "COURSEWORK", "SKILLS", "EXPERIENCE", "RESEARCH", "AWARDS", "PUBLICATIONS"]),
    ("google-docs-skia-proxy-two-column.pdf", ["CONTACT", "SKILLS", "EDUCATION", "AWARDS", "EXPERIENCE", "PROJECTS"]),
    ("weasyprint-cairo-two-column.pdf", ["CONTACT", "SKILLS", "EDUCATION", "AWARDS", "EXPERIENCE", "PROJECTS"]),
    ("label-rail-grid-fragmented.pdf", ["Technical", "Skills", "Java", "Experience", "Staff Engineer", "Education", "B.S."]),
    ("two-column-achievements-sidebar.pdf", ["SUMMARY", "EXPERIENCE", "Coordinated", "STRENGTHS", "SKILLS", "ACHIEVEMENTS"]),
    ("rendercv-John_Doe_ModerncvTheme_CV.pdf", ["Education", "Sept 2018", "Princeton", "Sept 2014", "Boğaziçi", "Experience"]),
]  # fmt: skip


@needs_layouts
@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(("name", "starts"), COLUMN_FILES)
def test_columns_of_real_layouts(name: str, starts: list[str], reader: str) -> None:
    found = [line.text for line in read(SHARED / name, reader=reader).lines]
    rest = iter(found)
    for start in starts:
        assert any(line.startswith(start) for line in rest), (start, found)


ROTATIONS = [(0, 0), (90, 90), (180, 180), (270, 270), (0, 90), (0, 270), (90, 0)]


@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(("page_turn", "text_turn"), ROTATIONS)
def test_turned_pages_read_like_upright_ones(
    tmp_path: Path, page_turn: int, text_turn: int, reader: str
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(600, 600))
    canvas.setPageRotation(page_turn)
    canvas.translate(300, 300)
    canvas.rotate(text_turn)
    canvas.translate(-300, -300)
    canvas.setFont("Helvetica", 11)
    for row, line in enumerate(
        ["Ada Quill", "Engineer at Fernhill", "Built careful pipelines for everybody"]
    ):
        canvas.drawString(100, 500 - 20 * row, line)
    canvas.drawString(400, 480, "2019 - 2021")
    canvas.save()
    document = read(tmp_path / "cv.pdf", reader=reader)
    assert [line.text for line in document.lines] == [
        "Ada Quill", "Engineer at Fernhill\t2019 - 2021", "Built careful pipelines for everybody",
    ]  # fmt: skip
    assert document.hidden == ()


def test_a_sidebar_does_not_cut_a_column_that_flows_over(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(600, 800))
    for page_number in (1, 2):
        canvas.setFont("Helvetica", 10)
        for row in range(48):
            canvas.drawString(
                40, 750 - 15 * row, f"Main {page_number} sentence {row} of the long story of work"
            )
        if page_number == 1:
            for row in range(12):
                canvas.drawString(420, 743 - 17 * row, f"Side note {row}")
        canvas.showPage()
    canvas.save()
    found = [line.text.split()[:2] for line in read(tmp_path / "cv.pdf").lines]
    assert found == [*[["Main", "1"]] * 48, *[["Main", "2"]] * 48, *[["Side", "note"]] * 12]


def test_words_along_the_edge_come_last(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(600, 800))
    for row in range(8):
        canvas.drawString(80, 700 - 15 * row, f"Upright sentence {row} about work")
    canvas.rotate(90)
    canvas.drawString(400, -40, "CURRICULUM VITAE")
    canvas.save()
    document = read(tmp_path / "cv.pdf")
    assert document.lines[-1].text == "CURRICULUM VITAE"
    assert document.lines[0].text == "Upright sentence 0 about work"
    assert document.hidden == ()


def test_running_feet_are_marked(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(600, 800))
    for page_number in (1, 2):
        canvas.drawString(40, 700, f"Text of page {page_number} with some more words")
        canvas.drawString(250, 20, f"Ada Quill - page {page_number} of 2")
        canvas.showPage()
    canvas.save()
    assert [line.region for line in read(tmp_path / "cv.pdf").lines] == ["body", "footer", "body", "footer"]


def table(
    *cells: str, duties: str = "tested the till of many shops in the north of the country"
) -> list[str]:
    """The lines of a table of two posts with three columns; ``cells``: the lines of the first post's second cell."""
    page = [text(50, 100, "Period"), text(130, 100, "Employer"), text(300, 100, "Duties")]
    page += [text(50, 120, "2015 to"), text(50, 132, "2019")]
    page += [text(130, 120 + 12 * row, cell) for row, cell in enumerate(cells)]
    page += [text(300, 120 + 12 * row, f"- {duties} {row}") for row in range(3)]
    page += [text(50, 170, "2011 to"), text(130, 170, "Fernhill Mills"), text(50, 182, "2015")]
    page += [text(300, 170 + 12 * row, f"- {duties} {row}") for row in range(2)]
    return lines(*page)


def test_lines_of_a_cell_that_had_room_are_two_things() -> None:
    found = table("Leaf Exporters", "Reporting Officer")
    assert "2015 to 2019\tLeaf Exporters\tReporting Officer" in found


def test_a_wrapped_line_of_a_cell_goes_on() -> None:
    found = table("Ministry for Agriculture and", "Forestry")
    assert "2015 to 2019\tMinistry for Agriculture and Forestry" in found
