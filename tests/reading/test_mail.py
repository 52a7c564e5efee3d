"""Outlook mails: attachments are the résumés, the mail's own text where there is none."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import ReadingError
from pipeline.reading import read, unpack

from .msg_builder import msg

FILES = Path(__file__).parents[1] / "files"
TEXT = "Ada Quill\nEngineer at Fernhill since 2019\nPython and Go every day"


def test_a_resume_attached_to_an_outlook_mail(tmp_path: Path) -> None:
    attached = {"Maren Holt CV.pdf": (FILES / "one_column.pdf").read_bytes(), "logo.gif": b"GIF89a"}
    document = read(
        msg(tmp_path / "application.msg", body="Please find my CV attached.", attachments=attached)
    )
    assert document.lines[0].text == "Maren Holt"
    assert document.reader == "pdfium"


def test_several_resumes_of_an_outlook_mail(tmp_path: Path) -> None:
    attached = {
        "one.docx": (FILES / "one_column.docx").read_bytes(),
        "two.rtf": (FILES / "one_column.rtf").read_bytes(),
    }
    path = msg(tmp_path / "forward.msg", body="Two people", attachments=attached)
    found = unpack(path, tmp_path / "out")
    assert [name for name, _ in found] == ["one.docx", "two.rtf"]
    assert [read(member).lines[0].text for _, member in found] == ["Maren Holt", "Maren Holt"]
    with pytest.raises(ReadingError, match="2 documents"):
        read(path)


@pytest.mark.parametrize(
    "parts",
    [
        {"body": TEXT},
        {"html": f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>".encode()},
        {"body": TEXT, "attachments": {"photo.gif": b"GIF89a"}},
    ],
    ids=["plain", "html", "picture"],
)
def test_the_text_of_an_outlook_mail_without_resumes(tmp_path: Path, parts: dict[str, object]) -> None:
    document = read(msg(tmp_path / "cv.msg", **parts))  # type: ignore[arg-type]
    assert [line.text for line in document.lines] == TEXT.split("\n")


def test_a_page_in_a_mail_is_read_in_the_encoding_of_the_mail(tmp_path: Path) -> None:
    page = "<html><head><meta charset=iso-8859-1></head><body><p>Zoë Müller</p><p>Ingénieure à Genève</p></body></html>"
    mail = EmailMessage()
    mail["Subject"] = "CV"
    mail.set_content(page, subtype="html")
    (tmp_path / "cv.eml").write_bytes(bytes(mail))
    msg(tmp_path / "cv.msg", html=page.encode("iso-8859-1"))
    for name in ("cv.eml", "cv.msg"):
        assert [line.text for line in read(tmp_path / name).lines] == ["Zoë Müller", "Ingénieure à Genève"]


SHOWN = TEXT.replace("\n", "</p><p>")
MORE = "Kubernetes and Terraform for ten years"


@pytest.mark.parametrize(
    ("plain", "page", "read_from"),
    [
        (TEXT, f"<p>{SHOWN}</p>", "plain"),  # the same words: the plain part reads better
        (f"{TEXT}\n{MORE}", f"<p>{SHOWN}</p>", "html"),  # words that no mail program shows
        (TEXT, f"<p>{SHOWN}</p><p style='display:none'>{MORE}</p>", "plain"),
        ("Open this mail in a browser.", f"<p>{SHOWN}</p>", "html"),
        (TEXT, "<p><img src='x.png'></p>", "plain"),
    ],
)
@pytest.mark.parametrize("ending", ["eml", "msg"])
def test_of_two_parts_of_a_mail_that_counts_which_is_shown(
    tmp_path: Path, ending: str, plain: str, page: str, read_from: str
) -> None:
    path = tmp_path / f"cv.{ending}"
    if ending == "msg":
        msg(path, body=plain, html=page.encode())
    else:
        mail = EmailMessage()
        mail.set_content(plain)
        mail.add_alternative(page, subtype="html")
        path.write_bytes(bytes(mail))
    document = read(path)
    assert document.reader == read_from
    assert [line.text for line in document.lines] == TEXT.split("\n")


@pytest.mark.parametrize("name", ["..\\..\\evil.txt", "C:\\Users\\x\\evil.txt", "/etc/evil.txt"])
def test_names_of_attachments_stay_inside(tmp_path: Path, name: str) -> None:
    path = msg(tmp_path / "cv.msg", attachments={name: TEXT.encode().ljust(4096)})
    [(shown, member)] = unpack(path, tmp_path / "out")
    assert shown == "evil.txt"
    assert Path(member).parent == tmp_path / "out"


def test_a_damaged_outlook_mail_is_corrupt(tmp_path: Path) -> None:
    path = msg(tmp_path / "cv.msg", body=TEXT)
    data = path.read_bytes()
    path.write_bytes(data[:600])
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert caught.value.reason in {"corrupt", "empty", "unsupported_type"}
