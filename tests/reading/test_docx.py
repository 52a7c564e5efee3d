"""DOCX: all that Word shows is read, in the reader's order; what it does not show is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ReadingError
from pipeline.reading import read

from .docx_builder import docx, p

SECRET = "secret keywords"


def cell(*content: str, fill: str = "") -> str:
    shade = f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else ""
    return f"<w:tc><w:tcPr>{shade}</w:tcPr>{''.join(content)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def box(content: str, *, x: int = 0, y: int = 0, fill: str = "") -> str:
    """A text box with its old twin, as Word writes both."""
    paint = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else ""
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
        f"<wp:positionH><wp:posOffset>{x}</wp:posOffset></wp:positionH><wp:positionV><wp:posOffset>{y}</wp:posOffset>"
        f'</wp:positionV><wp:extent cx="1000000" cy="500000"/><wps:wsp><wps:spPr>{paint}</wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def test_every_place_of_a_document_is_read_in_order(tmp_path: Path) -> None:
    body = (
        p("First paragraph")
        + f"<w:sdt><w:sdtContent>{p('In a content control')}</w:sdtContent></w:sdt>"
        + "<w:p><w:ins><w:r><w:t>Inserted </w:t></w:r></w:ins><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:hyperlink r:id='link'><w:r><w:t>linked</w:t></w:r></w:hyperlink></w:p>"
        + table(cell(p("Outer"), table(cell(p("Nested cell"))), p("After nested")), cell(p("Second row")))
        + box(p("In a text box"))
        + "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>"
        + p("Last paragraph")
        + '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    parts = {"header1.xml": p("Head of the page"), "footer1.xml": p("Foot of the page")}
    document = read(docx(tmp_path / "cv.docx", body, parts=parts))
    assert [line.text for line in document.lines] == [
        "Head of the page", "First paragraph", "In a content control", "Inserted linked", "Outer", "Nested cell",
        "After nested", "Second row", "In a text box", "One\ttwo", "three", "Last paragraph", "Foot of the page",
    ]  # fmt: skip
    regions = {line.text: line.region for line in document.lines}
    assert regions["Head of the page"] == "header"
    assert regions["Foot of the page"] == "footer"
    assert regions["In a text box"] == "textbox"
    assert [(link.target, link.text) for link in document.links] == [("https://example.org/me", "linked")]
    assert next(line.cell for line in document.lines if line.text == "Second row") == "2.1"


def test_comments_and_moved_away_words_are_not_read(tmp_path: Path) -> None:
    body = (
        '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Kept words</w:t></w:r><w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
        "<w:p><w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>Moved here</w:t></w:r></w:moveTo></w:p>"
    )
    parts = {"comments.xml": f'<w:comment w:id="0">{p("A remark of a colleague")}</w:comment>'}
    document = read(docx(tmp_path / "cv.docx", body, parts=parts))
    assert [line.text for line in document.lines] == ["Kept words", "Moved here"]
    assert document.hidden == ()


def test_a_long_last_cell_stays_below_the_short_ones_of_its_row(tmp_path: Path) -> None:
    duties = "Designed the event pipeline that carries two billion records a day. " * 4
    body = table(cell(p("2021 - 2024")) + cell(p("Kestrel Freight")) + cell(p("Engineer")) + cell(p(duties)))
    lines = read(docx(tmp_path / "cv.docx", body)).lines
    assert [line.text for line in lines] == ["2021 - 2024\tKestrel Freight\tEngineer", duties.strip()]
    assert [line.number for line in lines] == [1, 2]


def test_a_row_of_short_cells_is_one_line(tmp_path: Path) -> None:
    body = table(cell(p("Engineer, Fernhill")) + cell(p("2019 - 2021"))) + table(
        cell(p("Skills"), p("Go"), p("Rust"), p("Zig"))
        + cell(p("Experience"), p("Engineer at Fernhill"), p("Built it"))
    )
    lines = [line.text for line in read(docx(tmp_path / "cv.docx", body)).lines]
    assert lines == [
        "Engineer, Fernhill\t2019 - 2021", "Skills", "Go", "Rust", "Zig", "Experience", "Engineer at Fernhill", "Built it",
    ]  # fmt: skip


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Ghost"><w:name w:val="Ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="GhostChild"><w:name w:val="Ghost child"/><w:basedOn w:val="Ghost"/></w:style>'
)


def test_typography_comes_from_styles(tmp_path: Path) -> None:
    body = p("Experience", paragraph='<w:pStyle w:val="H"/>') + p("text", run='<w:sz w:val="21"/>')
    heading, text = read(docx(tmp_path / "cv.docx", body, styles=STYLES)).lines
    assert (heading.style, heading.size, heading.bold) == ("heading 1", 16.0, True)
    assert (text.size, text.bold) == (10.5, False)


HIDDEN = [
    (p(SECRET, run="<w:vanish/>"), "vanish"),
    (p(SECRET, paragraph='<w:pStyle w:val="Ghost"/>'), "vanish"),
    (p(SECRET, paragraph='<w:pStyle w:val="GhostChild"/>'), "vanish"),
    (p(SECRET, run='<w:color w:val="FFFFFF"/>'), "colour"),
    (p(SECRET, run='<w:color w:val="FDFDFD"/>'), "colour"),
    (p(SECRET, run='<w:color w:val="1D3557"/><w:shd w:val="clear" w:fill="1D3557"/>'), "colour"),
    (
        p(SECRET, run='<w:color w:val="FF0000"/>', paragraph='<w:shd w:val="clear" w:fill="FF0000"/>'),
        "colour",
    ),
    (table(cell(p(SECRET, run='<w:color w:val="223344"/>'), fill="223344")), "colour"),
    (p(SECRET, run='<w:sz w:val="2"/>'), "size"),
    (p(SECRET, run='<w:w w:val="1"/>'), "size"),
    (p(SECRET, paragraph='<w:framePr w:x="-30000" w:y="100"/>'), "off_page"),
    (p(SECRET, paragraph='<w:ind w:left="-30000"/>'), "off_page"),
    (box(p(SECRET), x=-90_000_000), "off_page"),
    (box(p(SECRET, run='<w:color w:val="000080"/>'), fill="000080"), "colour"),
]


@pytest.mark.parametrize(("body", "how"), HIDDEN)
def test_hidden_words_are_kept_apart(tmp_path: Path, body: str, how: str) -> None:
    document = read(docx(tmp_path / "cv.docx", p("Shown before") + body + p("Shown after"), styles=STYLES))
    assert [line.text for line in document.lines] == ["Shown before", "Shown after"]
    assert [(run.text, run.how) for run in document.hidden] == [(SECRET, how)]


HONEST = [
    p(SECRET, run='<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1D3557"/>'),
    p(SECRET, run='<w:color w:val="FFFFFF"/>', paragraph='<w:shd w:val="clear" w:fill="333333"/>'),
    table(cell(p(SECRET, run='<w:color w:val="FFFFFF"/>'), fill="000080")),
    p(SECRET, run='<w:color w:val="BFBFBF"/>'),
    p(SECRET, run='<w:color w:val="auto"/>'),
    p(SECRET, run='<w:vanish w:val="0"/>'),
    p(SECRET, run='<w:sz w:val="12"/>'),
    box(p(SECRET, run='<w:color w:val="FFFFFF"/>'), fill="000080"),
]


@pytest.mark.parametrize("body", HONEST)
def test_honest_looks_are_shown(tmp_path: Path, body: str) -> None:
    document = read(docx(tmp_path / "cv.docx", body))
    assert [line.text for line in document.lines] == [SECRET]
    assert document.hidden == ()


def test_entities_are_refused(tmp_path: Path) -> None:
    import zipfile

    path = docx(tmp_path / "cv.docx", p("text"))
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bomb, "w") as out:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + data
            out.writestr(name, data)
    with pytest.raises(ReadingError) as caught:
        read(bomb)
    assert caught.value.reason == "unsafe"
