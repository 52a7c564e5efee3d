"""Files are read by what they hold; what cannot be read says why."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from pipeline.errors import ReadingError, UsageError
from pipeline.reading import SUFFIXES, capabilities, read
from pipeline.records import FILE_REASONS

from .needs import needs_one_of

FILES = Path(__file__).parents[1] / "files"


@pytest.mark.parametrize(
    ("source", "name", "held"),
    [
        ("one_column.pdf", "cv.docx", "pdf"),
        ("one_column.docx", "cv.pdf", "docx"),
        ("one_column.rtf", "cv.doc", "rtf"),
        ("one_column.html", "cv.doc", "html"),
        ("one_column.odt", "cv.docx", "odt"),
        ("one_column.docx", "cv.zip", "docx"),
    ],
)
def test_wrong_names_are_read_by_content(tmp_path: Path, source: str, name: str, held: str) -> None:
    shutil.copyfile(FILES / source, tmp_path / name)
    document = read(tmp_path / name)
    assert document.lines[0].text == "Maren Holt"
    assert any(warning.endswith(f"holds {held}") for warning in document.warnings)


def encrypted_pdf(path: Path) -> None:
    canvas = Canvas(str(path), encrypt="password")
    canvas.drawString(60, 300, "locked")
    canvas.save()


def blank_pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.save()


def long_pdf(path: Path) -> None:
    canvas = Canvas(str(path))
    for _ in range(201):
        canvas.drawString(60, 300, "page")
        canvas.showPage()
    canvas.save()


def wrote(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


FAILURES = [
    ("a.pdf", encrypted_pdf, "encrypted"),
    ("b.pdf", blank_pdf, "empty"),
    ("c.pdf", long_pdf, "too_large"),
    ("d.pdf", wrote(b"%PDF-1.7 rubbish"), "corrupt"),
    ("e.pdf", wrote(b""), "empty"),
    ("f.docx", wrote((FILES / "one_column.docx").read_bytes()[:3000]), "corrupt"),
    ("g.docx", wrote(b""), "empty"),
    ("h.txt", wrote(b"\x00\x01\x02\xff\xfe binary" * 300), "corrupt"),
    ("i.txt", wrote(b"   \n\n "), "empty"),
    ("j.doc", wrote(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rubbish"), "corrupt"),
    ("k.rtf", wrote(b"{\\rtf1 }"), "empty"),
    ("l.json", wrote(b'{"a": 1}'), "unsupported_type"),
    ("m.json", wrote(b'{"a": '), "corrupt"),
    ("n.html", wrote(b"<html><body></body></html>"), "empty"),
    ("o.rar", wrote(b"Rar!\x1a\x07\x00rest"), "unsupported_type"),
    ("p.png", wrote(b"\x89PNG\r\n\x1a\nrubbish"), "corrupt"),
    ("q.csv", wrote(b"a,b\n1,2\n"), "unsupported_type"),
    ("r.odt", wrote((FILES / "one_column.odt").read_bytes()[:4000]), "corrupt"),
]


@pytest.mark.parametrize(("name", "make", "reason"), FAILURES, ids=[f[0] for f in FAILURES])
def test_unreadable_files_say_why(
    tmp_path: Path, name: str, make: Callable[[Path], None], reason: str
) -> None:
    if name.endswith(".png") and not shutil.which("tesseract"):
        reason = "image_only_no_ocr"
    make(tmp_path / name)
    with pytest.raises(ReadingError) as caught:
        read(tmp_path / name)
    assert caught.value.reason == reason
    assert caught.value.reason in FILE_REASONS
    assert caught.value.detail.endswith(".")


def test_missing_file_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        read(tmp_path / "nowhere.pdf")
    assert caught.value.reason == "unreadable"


def test_unknown_reader_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="pdfminer"):
        read(FILES / "one_column.pdf", reader="magic")


def scan(path: Path) -> Path:
    """The one-column sample as a picture."""
    import pypdfium2

    document = pypdfium2.PdfDocument(FILES / "one_column.pdf")
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    if path.suffix == ".pdf":
        picture.save(path.with_suffix(".png"))
        canvas = Canvas(str(path), pagesize=(595, 842))
        canvas.drawImage(str(path.with_suffix(".png")), 0, 0, 595, 842)
        canvas.save()
    else:
        picture.save(path, dpi=(200, 200))
    return path


@pytest.mark.parametrize("name", ["scan.pdf", "scan.png"])
def test_scans_are_recognised(tmp_path: Path, name: str) -> None:
    needs_one_of("tesseract")
    document = read(scan(tmp_path / name))
    lines = [line.text for line in document.lines]
    assert document.reader == "ocr"
    assert lines[0] == "Maren Holt"
    assert "Experience" in lines
    assert any("Larkspur Analytics" in line for line in lines)
    assert all(line.ocr for line in document.lines)
    assert 0.5 < document.confidence <= 1.0


@pytest.mark.parametrize("turn", [0.0, 1.2, -1.5])
def test_scans_that_lie_askew_keep_their_lines(tmp_path: Path, turn: float) -> None:
    import pypdfium2

    needs_one_of("tesseract")
    pdf = pypdfium2.PdfDocument(FILES / "two_columns.pdf")
    picture = pdf[0].render(scale=200 / 72, grayscale=True).to_pil()
    pdf.close()
    picture.rotate(turn, fillcolor=255).save(tmp_path / "scan.png", dpi=(200, 200))
    lines = {line.text: line for line in read(tmp_path / "scan.png").lines}
    dated = [text for text in lines if re.fullmatch(r"Senior Backend Engineer\tJan 2020 [-–—] Present", text)]
    assert dated, list(lines)  # the title, its far date and the dash between the years are one line
    assert any(re.fullmatch(r"Backend Engineer\tSep 2016 [-–—] Dec 2019", text) for text in lines)
    assert "Contact" in lines


@pytest.mark.parametrize("name", ["scan.pdf", "scan.png"])
def test_scans_without_ocr(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError, match="Tesseract") as caught:
        read(scan(tmp_path / name), ocr=False)
    assert caught.value.reason == "image_only_no_ocr"


def test_capabilities_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.reading import ocr

    assert capabilities()[0].available
    monkeypatch.setenv("PATH", "")
    ocr.available.cache_clear()
    missing = [item for item in capabilities() if not item.available]
    ocr.available.cache_clear()
    assert [bool(item.needs) for item in missing] == [True, True]


def test_suffixes_are_lower_case() -> None:
    assert {".pdf", ".docx", ".doc", ".odt", ".rtf", ".html", ".md", ".txt", ".json"} <= SUFFIXES
    assert all(suffix == suffix.lower() for suffix in SUFFIXES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(
        ["one_column.docx", "one_column.odt", "one_column.rtf", "one_column.html", "rail.pdf"]
    ),
    place=st.floats(0, 1),
    junk=st.binary(min_size=1, max_size=40),
)
def test_damaged_files_never_surprise(tmp_path: Path, name: str, place: float, junk: bytes) -> None:
    data = bytearray((FILES / name).read_bytes())
    at = int(place * (len(data) - 1))
    data[at : at + len(junk)] = junk
    path = tmp_path / name
    path.write_bytes(bytes(data))
    with contextlib.suppress(ReadingError):  # anything else fails the test
        numbers = [line.number for line in read(path, ocr=False).lines]
        assert numbers == sorted(set(numbers))


def test_reading_is_the_same_twice() -> None:
    for path in sorted(FILES.glob("*.pdf")):
        assert read(path) == read(path)
