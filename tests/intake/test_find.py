"""Intake finds every regular file inside the folder, names what it cannot take, and never leaves the folder."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pipeline.errors import NothingToRead, UsageError
from pipeline.intake import find
from pipeline.records import FoundFile, SetAside

SUFFIXES = frozenset({".pdf", ".txt"})


def look(folder: Path, **more: object) -> tuple[dict[str, FoundFile], dict[str, SetAside], int]:
    found = find([str(folder)], max_size=1000, suffixes=SUFFIXES, **more)  # type: ignore[arg-type]
    return {f.source_file: f for f in found.files}, {s.source_file: s for s in found.set_aside}, found.ignored


def test_takes_files_in_sub_folders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b c.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    files, aside, ignored = look(tmp_path)
    assert list(files) == sorted(files) == ["a.txt", "a/b c.txt", "a/z.txt", "b.txt"]
    assert not aside
    assert ignored == 0
    assert len({f.sha256 for f in files.values()}) == 4


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "~$cv.docx",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "cv.pdf.part",
        "cv.txt~",
        ".~lock.cv.odt#",
    ],
)
def test_ignores_droppings_and_counts_them(tmp_path: Path, name: str) -> None:
    (tmp_path / "cv.txt").write_text("x")
    (tmp_path / name).write_text("x")
    files, aside, ignored = look(tmp_path)
    assert (list(files), len(aside), ignored) == (["cv.txt"], 0, 1)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.pdf", b"", "empty"),
        ("huge.pdf", b"x" * 1001, "too_large"),
        ("sheet.csv", b"a,b", "unsupported_type"),
        ("noending", b"hello", "unsupported_type"),
    ],
)
def test_sets_aside_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    files, aside, _ = look(tmp_path)
    assert not files
    assert aside[name].reason == reason
    assert aside[name].detail.endswith(".")


@pytest.mark.parametrize("start", [b"%PDF-1.7\n", b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1"])
def test_a_document_without_its_ending_is_taken(tmp_path: Path, start: bytes) -> None:
    (tmp_path / "scan0001").write_bytes(start)
    files, aside, _ = look(tmp_path)
    assert list(files) == ["scan0001"]
    assert not aside


def test_links_pipes_and_sockets_are_named_and_never_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("not ours")
    (folder / "cv.txt").write_text("x")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(folder)
        try:
            server.bind("sock.txt")
        finally:
            os.chdir(here)
        files, aside, _ = look(folder)
    assert list(files) == ["cv.txt"]
    assert {name: one.reason for name, one in aside.items()} == dict.fromkeys(
        ["link.txt", "loop", "pipe.txt", "sock.txt"], "unsafe"
    )


def test_names_with_line_ends_directions_and_bad_bytes_are_written_out(tmp_path: Path) -> None:
    for name in (b"a\nb.txt", b"caf\xff.txt", "\u202egnp.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text("x")
    files, _, _ = look(tmp_path)
    assert sorted(files) == sorted(["a\\nb.txt", "caf\\xff.txt", "\\u202egnp.txt"])


def test_a_tree_180_deep_is_walked(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(180):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "cv.txt").write_text("x")
    files, _, _ = look(tmp_path)
    assert len(files) == 1


def test_the_output_folder_inside_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("x")
    (tmp_path / "shortlists").mkdir()
    (tmp_path / "shortlists" / "old.txt").write_text("y")
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / ".shortlister").touch()
    (tmp_path / "earlier" / "report.txt").write_text("z")
    files, _, _ = look(tmp_path, out=str(tmp_path / "shortlists"))
    assert list(files) == ["cv.txt"]


def test_folders_that_overlap_give_each_file_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "cv.txt").write_text("x")
    found = find([str(tmp_path), str(tmp_path / "a"), str(tmp_path)], max_size=1000, suffixes=SUFFIXES)
    assert len(found.files) == 1


@pytest.mark.parametrize(
    ("roots", "names"),
    [
        (["new/cv", "old/cv"], ["new/cv/x.txt", "old/cv/x.txt"]),
        (["new/cv", "old"], ["cv/x.txt", "old/cv/x.txt"]),
        (["new/cv/x.txt", "old/cv/x.txt"], ["new/cv/x.txt", "old/cv/x.txt"]),
        (["new/cv/x.txt", "old/cv"], ["cv/x.txt", "x.txt"]),
        (["new/cv"], ["x.txt"]),
        (["new/cv/x.txt"], ["x.txt"]),
    ],
)
def test_every_file_has_a_name_of_its_own(tmp_path: Path, roots: list[str], names: list[str]) -> None:
    for folder in ("new", "old"):
        (tmp_path / folder / "cv").mkdir(parents=True)
        (tmp_path / folder / "cv" / "x.txt").write_text(folder)
    found = find([str(tmp_path / root) for root in roots], max_size=1000, suffixes=SUFFIXES)
    assert [one.source_file for one in found.files] == names


def test_a_missing_folder_is_a_usage_error_and_an_empty_one_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        look(tmp_path / "nowhere")
    with pytest.raises(NothingToRead, match="no files to read"):
        look(tmp_path)
