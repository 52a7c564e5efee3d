"""Messages whose words stand in their rich text alone: a page wrapped in it, or plain rich text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ReadingError
from pipeline.reading import encapsulated, read

from .msg_builder import msg

HEAD = rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss Arial;}}{\colortbl\red0\green0\blue0;}\uc1\pard\plain "


@pytest.mark.parametrize(
    ("rich", "page"),
    [
        (rb"{\*\htmltag64 <p>}Ada Quill{\*\htmltag72 </p>}", "<p>Ada Quill</p>"),
        (
            rb"{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Ada \htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}",
            "<p>Ada </p>",
        ),
        (rb"R\'e9sum\'e9 \u8211? Z\u-10179?\u-8704?", "Résumé – Z\U0001f600"),
        (rb"{\*\htmltag84 <style>p \{ color: red \}</style>}a\line b", "<style>p { color: red }</style>a\nb"),
        (rb"{\*\mhtmltag64 <img src=1>}{\*\generator Riched20;}C\\C++", "C\\C++"),
        (rb"{\pict 0102}ends", "ends"),
    ],
)
def test_a_page_comes_out_of_its_wrapping(rich: bytes, page: str) -> None:
    assert encapsulated.page(HEAD + rich + b"}") == page


def test_rich_text_that_was_no_page_is_none() -> None:
    assert encapsulated.page(rb"{\rtf1\ansi Ada}") is None


def test_other_code_pages() -> None:
    assert encapsulated.page(HEAD.replace(b"1252", b"1251") + b"\\'c0\\'ed\\'ed\\'e0}") == "Анна"
    assert encapsulated.page(HEAD.replace(b"1252", b"99999") + b"\\'e9}") == "é"


def test_a_message_with_a_wrapped_page_only(tmp_path: Path) -> None:
    rich = (
        HEAD
        + rb"{\*\htmltag64 <h1>}Ada Quill{\*\htmltag72 </h1><ul><li>}Ran the search{\*\htmltag72 </li></ul>}}"
    )
    document = read(msg(tmp_path / "cv.msg", rich=rich))
    assert document.format == "html"
    assert [(line.text, line.bullet) for line in document.lines] == [
        ("Ada Quill", False),
        ("Ran the search", True),
    ]


def test_a_message_with_rich_text_only(tmp_path: Path) -> None:
    document = read(
        msg(tmp_path / "cv.msg", rich=rb"{\rtf1\ansi {\b Ada Quill}\par Engineer since 2019\par}")
    )
    assert document.format == "rtf"
    assert [line.text for line in document.lines] == ["Ada Quill", "Engineer since 2019"]


def test_hidden_words_of_a_wrapped_page_are_not_read(tmp_path: Path) -> None:
    rich = (
        HEAD
        + rb"{\*\htmltag64 <p>}Ada Quill{\*\htmltag64 </p><p style=display:none>}Kubernetes{\*\htmltag72 </p>}}"
    )
    document = read(msg(tmp_path / "cv.msg", rich=rich))
    assert [line.text for line in document.lines] == ["Ada Quill"]


@given(st.binary(max_size=300))
def test_damaged_rich_text_is_no_text(data: bytes) -> None:
    assert encapsulated.unpacked(b"\x20\0\0\0\x20\0\0\0LZFu\0\0\0\0" + data) in {b""} or not data.strip(b"\0")
    encapsulated.page(HEAD + data)


def test_a_message_of_damaged_rich_text_alone_is_said(tmp_path: Path) -> None:
    path = msg(tmp_path / "cv.msg", rich=b"{\\rtf1 }")
    with pytest.raises(ReadingError, match=r"no résumé|no text|empty"):
        read(path)
