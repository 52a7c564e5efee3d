"""Words that nobody sees are kept apart, honest ones never are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading import read

SHARED = Path(__file__).parents[2].parent / "shared" / "data"
SECRET = "kubernetes wizard of everything"


def page(path: Path, trick: Callable[[Canvas], None]) -> Path:
    """A page of ordinary text on which ``trick`` draws."""
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica", 11)
    for row in range(12):
        canvas.drawString(60, 700 - 20 * row, f"Ordinary visible sentence number {row} about careful work.")
    trick(canvas)
    canvas.save()
    return path


def white_on_white(c: Canvas) -> None:
    c.setFillColor(white)
    c.drawString(60, 300, SECRET)


def nearly_white(c: Canvas) -> None:
    c.setFillColor(HexColor("#fafafa"))
    c.drawString(60, 300, SECRET)


def tiny(c: Canvas) -> None:
    c.setFont("Helvetica", 0.8)
    c.drawString(60, 300, SECRET)


def scaled(c: Canvas) -> None:
    c.scale(0.08, 0.08)
    c.setFont("Helvetica", 11)
    c.drawString(800, 3800, SECRET)


def squashed(c: Canvas) -> None:
    text = c.beginText(60, 300)
    text.setFont("Helvetica", 11)
    text.setHorizScale(2)
    text.textOut(SECRET)
    c.drawText(text)


def off_page(c: Canvas) -> None:
    c.drawString(60, 2000, SECRET)


def left_of_page(c: Canvas) -> None:
    c.drawString(-900, 300, SECRET)


def crop_box(c: Canvas) -> None:
    c.setCropBox((0, 400, 595, 842))
    c.drawString(60, 300, SECRET)


def render_mode(c: Canvas) -> None:
    text = c.beginText(60, 300)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    c.drawText(text)


def clipped(c: Canvas) -> None:
    path = c.beginPath()
    path.rect(10, 10, 5, 5)
    c.saveState()
    c.clipPath(path, stroke=0, fill=0)
    c.drawString(60, 300, SECRET)
    c.restoreState()


def covered(c: Canvas) -> None:
    c.drawString(60, 300, SECRET)
    c.setFillColor(HexColor("#336699"))
    c.rect(40, 280, 400, 50, stroke=0, fill=1)


def covered_white(c: Canvas) -> None:
    c.drawString(60, 300, SECRET)
    c.setFillColor(white)
    c.rect(40, 280, 400, 50, stroke=0, fill=1)


def transparent(c: Canvas) -> None:
    c.setFillColor(Color(0, 0, 0, alpha=0))
    c.setFillAlpha(0)
    c.drawString(60, 300, SECRET)


def under_other_words(c: Canvas) -> None:
    c.setFillColor(white)
    c.drawString(60, 700, SECRET)  # over the first visible line, in the paper's colour


TRICKS = [
    (white_on_white, "colour"), (nearly_white, "colour"), (tiny, "size"), (scaled, "size"), (squashed, "size"),
    (off_page, "off_page"), (left_of_page, "off_page"), (crop_box, "off_page"), (render_mode, "render_mode"),
    (clipped, "clip"), (covered, "covered"), (covered_white, "covered"), (transparent, "transparent"),
]  # fmt: skip


@pytest.mark.parametrize("reader", ["auto", "pdfminer"])
@pytest.mark.parametrize(("trick", "how"), TRICKS, ids=lambda x: getattr(x, "__name__", str(x)))
def test_tricks_are_found(tmp_path: Path, trick: Callable[[Canvas], None], how: str, reader: str) -> None:
    document = read(page(tmp_path / "cv.pdf", trick), reader=reader)
    shown = " ".join(line.text for line in document.lines)
    assert "kubernetes" not in shown
    assert "wizard" not in shown
    assert " ".join(run.text for run in document.hidden) == SECRET
    assert {run.how for run in document.hidden} == {how}
    assert shown.count("Ordinary visible sentence") == 12


def layered(path: Path, state: str) -> Path:
    """A page with a layer (optional content) that is switched on or off."""
    seen = b"".join(
        b"BT /F1 11 Tf 60 %d Td (Ordinary visible sentence number %d about careful work.) Tj ET\n"
        % (700 - 20 * n, n)
        for n in range(12)
    )
    content = seen + b"/OC /L1 BDC BT /F1 11 Tf 60 300 Td (" + SECRET.encode() + b") Tj ET EMC"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R] /%s [6 0 R] >> >> >>"
        % state.encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> /Properties << /L1 6 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /OCG /Name (Layer) >>",
    ]
    out, places = b"%PDF-1.6\n", []
    for number, item in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 7\n0000000000 65535 f \n%strailer\n<< /Size 7 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )
    path.write_bytes(out)
    return path


@pytest.mark.parametrize("reader", ["auto", "pdfminer"])
def test_words_of_a_layer_count_only_when_it_is_on(tmp_path: Path, reader: str) -> None:
    off = read(layered(tmp_path / "off.pdf", "OFF"), reader=reader)
    assert [(run.text, run.how) for run in off.hidden] == [(SECRET, "optional_content")]
    assert SECRET not in off.text
    on = read(layered(tmp_path / "on.pdf", "ON"), reader=reader)
    assert on.hidden == ()
    assert SECRET in on.text


def test_words_under_other_words_are_found(tmp_path: Path) -> None:
    document = read(page(tmp_path / "cv.pdf", under_other_words))
    assert not any("wizard" in line.text for line in document.lines)
    assert [(run.text, run.how) for run in document.hidden] == [(SECRET, "colour")]


def white_on_dark(c: Canvas) -> None:
    c.setFillColor(HexColor("#1d3557"))
    c.rect(40, 280, 400, 50, stroke=0, fill=1)
    c.setFillColor(white)
    c.drawString(60, 300, SECRET)


def light_grey(c: Canvas) -> None:
    c.setFillColor(HexColor("#c4c4c4"))
    c.drawString(60, 300, SECRET)


def small_print(c: Canvas) -> None:
    c.setFont("Helvetica", 5)
    c.drawString(60, 300, SECRET)


def outlined(c: Canvas) -> None:
    text = c.beginText(60, 300)
    text.setTextRenderMode(1)
    text.textOut(SECRET)
    c.drawText(text)


def bright(c: Canvas) -> None:
    c.setFillColor(HexColor("#ffb000"))
    c.drawString(60, 300, SECRET)


def dashes(c: Canvas) -> None:
    c.setFillColor(black)
    c.setFont("Helvetica", 7)
    c.drawString(60, 320, "a - b | c . d , e")
    c.setFont("Helvetica", 11)
    c.drawString(60, 300, SECRET)


@pytest.mark.parametrize("draw", [white_on_dark, light_grey, small_print, outlined, bright, dashes])
def test_honest_text_is_shown(tmp_path: Path, draw: Callable[[Canvas], None]) -> None:
    document = read(page(tmp_path / "cv.pdf", draw))
    assert document.hidden == ()
    assert SECRET in [line.text for line in document.lines]


def test_filled_form_fields_are_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "cv.pdf"), pagesize=(595, 842))
    canvas.drawString(60, 700, "Name of the applicant for this post:")
    canvas.acroForm.textfield(name="name", value="Ada Quill", x=300, y=692, width=200, height=22, fontSize=11)
    canvas.save()
    document = read(tmp_path / "cv.pdf", reader="pdfium")
    assert "Ada Quill" in " ".join(line.text for line in document.lines)
    assert document.hidden == ()


def test_ocr_layer_of_a_scan_is_read(tmp_path: Path) -> None:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1190, 1684), 255)
    font = ImageFont.load_default(size=24)
    pen = ImageDraw.Draw(picture)
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=(595, 842))
    for row in range(20):
        pen.text((120, 200 + 50 * row), f"Scanned sentence {row} about work", font=font, fill=0)
    picture.save(tmp_path / "page.png")
    canvas.drawImage(str(tmp_path / "page.png"), 0, 0, 595, 842)
    for row in range(20):
        text = canvas.beginText(60, 842 - (200 + 50 * row + 22) / 2)
        text.setFont("Helvetica", 11.5)
        text.setTextRenderMode(3)
        text.textOut(f"Scanned sentence {row} about work")
        canvas.drawText(text)
    canvas.save()
    document = read(tmp_path / "scan.pdf", ocr=False)
    assert [line.text for line in document.lines] == [
        f"Scanned sentence {row} about work" for row in range(20)
    ]
    assert document.hidden == ()
    assert any("OCR" in warning for warning in document.warnings)


def test_only_hidden_text_is_an_empty_file(tmp_path: Path) -> None:
    from pipeline.errors import ReadingError

    canvas = Canvas(str(tmp_path / "cv.pdf"))
    canvas.setFillColor(white)
    canvas.drawString(60, 300, SECRET)
    canvas.save()
    with pytest.raises(ReadingError, match="hidden") as caught:
        read(tmp_path / "cv.pdf")
    assert caught.value.reason == "empty"


@pytest.mark.skipif(not (SHARED / "layouts").is_dir(), reason="the shared layouts are not on this machine")
def test_nothing_is_flagged_on_honest_files() -> None:
    flagged = {}
    for path in sorted(SHARED.glob("*/*.pdf")):
        document = read(path)
        assert document.confidence >= 0.9, path.name
        if document.hidden:
            flagged[path.name] = document.hidden
    assert flagged == {}
