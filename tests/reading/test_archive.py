"""ZIP archives and mails: résumés come out safely, tricks do not."""

from __future__ import annotations

import io
import stat
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from pipeline.errors import ReadingError
from pipeline.reading import read, unpack
from pipeline.reading.sniff import kind_of

TEXT = b"Ada Quill\nEngineer at Fernhill since 2019\n"


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
    return stream.getvalue()


def test_resumes_of_an_archive(tmp_path: Path) -> None:
    inner = packed({"deep.txt": TEXT})
    members = {
        "b/cv.txt": TEXT, "a.md": b"# Ada", "__MACOSX/._cv.txt": b"x", ".DS_Store": b"x", "~$cv.docx": b"x",
        "photo.exe": b"MZ", "inner.zip": inner,
    }  # fmt: skip
    (tmp_path / "all.zip").write_bytes(packed(members))
    found = unpack(tmp_path / "all.zip", tmp_path / "out")
    assert [name for name, _ in found] == ["a.md", "b/cv.txt", "inner.zip/deep.txt"]
    for _name, path in found:
        assert Path(path).parent == tmp_path / "out"
        assert Path(path).read_bytes()


def test_a_stored_pdf_does_not_make_its_archive_a_pdf(tmp_path: Path) -> None:
    """Archivers leave PDFs as they are: their mark then stands among the archive's first bytes."""
    with zipfile.ZipFile(tmp_path / "all.zip", "w", zipfile.ZIP_STORED) as out:
        out.writestr("cv.pdf", b"%PDF-1.4\nnot much of one")
        out.writestr("cv.txt", TEXT)
    assert [name for name, _ in unpack(tmp_path / "all.zip", tmp_path / "out")] == ["cv.pdf", "cv.txt"]


def test_a_pdf_may_begin_late(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(b"\r\nscanner 7\r\n%PDF-1.4\n")
    assert kind_of(tmp_path / "cv.pdf") == "pdf"


@pytest.mark.parametrize("name", ["../cv.txt", "/etc/cv.txt", "C:\\cv.txt", "a/../../cv.txt", "..\\cv.txt"])
def test_members_outside_are_unsafe(tmp_path: Path, name: str) -> None:
    (tmp_path / "evil.zip").write_bytes(packed({name: TEXT}))
    with pytest.raises(ReadingError) as caught:
        unpack(tmp_path / "evil.zip", tmp_path / "out")
    assert caught.value.reason == "unsafe"
    assert not (tmp_path / "cv.txt").exists()


def test_links_are_unsafe(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("cv.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as out:
        out.writestr(link, "/etc/passwd")
    with pytest.raises(ReadingError) as caught:
        unpack(tmp_path / "evil.zip", tmp_path / "out")
    assert caught.value.reason == "unsafe"


def test_bombs_are_unsafe(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(packed({"cv.txt": b"0" * 30_000_000}))
    with pytest.raises(ReadingError) as caught:
        unpack(tmp_path / "bomb.zip", tmp_path / "out")
    assert caught.value.reason == "unsafe"


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = packed({"cv.txt": TEXT})
    for _ in range(5):
        data = packed({"inner.zip": data})
    (tmp_path / "deep.zip").write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        unpack(tmp_path / "deep.zip", tmp_path / "out")
    assert caught.value.reason == "unsafe"


@pytest.mark.parametrize(
    ("data", "reason"), [(b"PK\x03\x04rubbish", "corrupt"), (packed({"x.exe": b"MZ"}), "empty")]
)
def test_broken_and_empty_archives(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        unpack(tmp_path / "a.zip", tmp_path / "out")
    assert caught.value.reason == reason


def mail(*attachments: tuple[str, bytes], body: str = "Dear all") -> bytes:
    message = EmailMessage()
    message["From"] = "ada@example.com"
    message["Subject"] = "Application"
    message.set_content(body)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_attachments_of_a_mail(tmp_path: Path) -> None:
    data = mail(
        ("cv.txt", TEXT),
        ("../../evil.md", b"# Evil"),
        ("logo.exe", b"MZ"),
        ("more.zip", packed({"x.txt": TEXT})),
    )
    (tmp_path / "a.eml").write_bytes(data)
    found = unpack(tmp_path / "a.eml", tmp_path / "out")
    assert [name for name, _ in found] == ["cv.txt", "evil.md", "more.zip/x.txt"]
    assert all(Path(path).parent == tmp_path / "out" for _, path in found)


def test_a_mail_without_attachment_gives_its_text(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail(body="Ada Quill\nEngineer since 2019\n"))
    assert [name for name, _ in unpack(tmp_path / "a.eml", tmp_path / "out")] == ["message.txt"]
    assert [line.text for line in read(tmp_path / "a.eml").lines] == ["Ada Quill", "Engineer since 2019"]
