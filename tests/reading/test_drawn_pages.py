"""Pages as designers and scanners make them, drawn with reportlab: text on end, dots of a career, layers of scans."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.reading import read


def test_headings_that_run_up_beside_their_sections(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "upended.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(40, 790, "Marek Holub")
    y = 750.0
    for heading, rows in (("EXPERIENCE", 9), ("EDUCATION", 6)):
        for row in range(rows):
            canvas.drawString(80, y - 13 * row, f"{heading.title()} line number {row} tells a little")
        canvas.saveState()
        canvas.translate(50, y - 13 * (rows - 1))
        canvas.rotate(90)
        canvas.drawString(0, 0, heading)
        canvas.restoreState()
        y -= 13 * rows + 20
    canvas.save()
    found = [line.text for line in read(tmp_path / "upended.pdf").lines]
    assert found[:3] == ["Marek Holub", "EXPERIENCE", "Experience line number 0 tells a little"]
    assert found[found.index("EDUCATION") + 1] == "Education line number 0 tells a little"


def test_dots_on_the_line_of_a_career_are_no_bullets(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "rail.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    for drawn, left in ((True, 60), (False, 320)):
        if drawn:
            canvas.rect(left - 0.75, 580, 1.5, 180, stroke=0, fill=1)
        for y in (740, 680, 620):
            canvas.circle(left, y + 3, 2.5, stroke=0, fill=1)
            canvas.drawString(left + 10, y, "Engineer of rails" if drawn else "Item of a list")
    canvas.save()
    marked = {line.text: line.bullet for line in read(tmp_path / "rail.pdf").lines}
    assert marked == {"Engineer of rails": False, "Item of a list": True}


def test_the_layer_of_a_scan_is_straightened(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "layer.pdf"), pagesize=(595, 842))
    picture = Image.new("L", (595, 842), 255)
    rows = [
        "Engineer of scanned papers, since 2019",
        "« Wrote the reader of old letters",
        "« Kept it running for years",
    ]
    texts = []
    for number, row in enumerate(rows * 4):
        y = 700 - 20 * number
        picture.paste(0, (60, 842 - y - 7, 60 + 5 * len(row), 842 - y))
        texts.append((y, row))
    canvas.drawImage(ImageReader(picture.convert("RGB")), 0, 0, 595, 842)
    for y, row in texts:
        text = canvas.beginText(60, y)
        text.setFont("Helvetica", 10)
        text.setTextRenderMode(3)
        text.textOut(row)
        canvas.drawText(text)
    canvas.save()
    found = read(tmp_path / "layer.pdf")
    assert [line.text for line in found.lines[:2]] == [rows[0], rows[1][2:]]
    assert [line.bullet for line in found.lines[:3]] == [False, True, True]


def test_a_space_that_kerning_narrows_parts_words(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "kerned.pdf"), pagesize=(595, 842))
    canvas.setFont("Times-Bold", 10.5)
    for left, word in ((60.0, "QA"), (77.2, "Automation")):
        canvas.drawString(left, 700, word)
    canvas.drawString(60, 680, "Author of many honest words, SAVAnnah and others")
    canvas.save()
    found = [line.text for line in read(tmp_path / "kerned.pdf").lines]
    assert found == ["QA Automation", "Author of many honest words, SAVAnnah and others"]


def test_years_that_run_up_beside_posts(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "years.pdf"), pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    y = 750.0
    for firm, years in (("Yarrow", "2021 – 2023"), ("Halyard", "2018 – 2021")):
        for row in range(5):
            canvas.drawString(80, y - 14 * row, f"{firm} line number {row} tells a little")
        canvas.saveState()
        canvas.translate(60, y - 55)
        canvas.rotate(90)
        canvas.drawString(0, 0, years)
        canvas.restoreState()
        y -= 95
    canvas.save()
    found = [line.text for line in read(tmp_path / "years.pdf").lines]
    assert found[:2] == ["2021 – 2023", "Yarrow line number 0 tells a little"]
    assert found[6:8] == ["2018 – 2021", "Halyard line number 0 tells a little"]
