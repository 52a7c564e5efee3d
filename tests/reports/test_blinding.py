"""Blind screening: nothing on the page tells who a candidate is; everything else stays."""

from __future__ import annotations

import json

import pytest

from pipeline.records import FoundFile, SetAside
from pipeline.reports.blinding import Redactor, blinded, withheld
from pipeline.reports.manifest import manifest
from pipeline.reports.profiles import profile_object
from pipeline.settings import Options
from tests.reports.making import candidate, page_of

PERSON = {
    "name": "Ada Mary Quill",
    "email": "ada.quill@example.com",
    "phone": "020 7946 0018",
    "location": "Hexham, Northumberland",
    "links": ["linkedin.com/in/example-person"],
    "source_file": "inbox/Quill CV 2024.pdf",
    "other_files": [],
}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ada Mary Quill", "[left out]"),
        ("ADA MARY QUILL", "[left out]"),
        ("Led by Quill for two years", "Led by [left out] for two years"),
        ("Write to ada.quill@example.com today", "Write to [left out] today"),
        ("other.box@example.org", "[left out]"),
        ("call 020 7946 0018", "call [left out]"),
        ("call +44 7700 900123 or (202) 555-0147", "call [left out] or [left out]"),
        ("see https://example.net/ada and www.example.org/x", "see [left out] and [left out]"),
        ("github.com/example-person/tool", "[left out]"),
        ("Firm, Hexham (Northumberland)", "Firm, [left out] ([left out])"),
        ("same as Quill CV 2024.pdf", "same as [left out]"),
    ],
)
def test_particulars_are_taken_out(text: str, wanted: str) -> None:
    assert Redactor(PERSON).text(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Worked 2019 - 2023 on payments",
        "from 03/2019 - 05/2023",
        "92,000 registered households, 1,200,000 rows",
        "Quilling machines and adaptive filters",  # names inside other words
        "cut p95 latency from 1200 ms to 140 ms",
        "PostgreSQL 15, Node.js, ASP.NET, Vue.js",
        "mary had a little lamb",  # a name's part as a common word in small letters
    ],
)
def test_other_words_stay(text: str) -> None:
    assert Redactor(PERSON).text(text) == text


def test_profile_keeps_its_keys_and_its_evidence() -> None:
    value = profile_object(candidate(1))
    told = blinded(value)
    assert list(told) == list(value)
    assert told["candidate_id"] == value["candidate_id"]
    assert told["production"]["evidence"] == value["production"]["evidence"]
    assert told["experience"][0]["start"] == "2019-03"


def test_top_of_the_document_is_not_shown() -> None:
    assert withheld(profile_object(candidate(1))) == {1, 2}


def test_nobody_can_be_told_from_a_blind_page() -> None:
    profile = candidate(1, everywhere="as Ada Quill says (ada.quill@example.com, 020 7946 0018)")
    text = page_of([profile], blind=True)
    value = json.dumps(blinded(profile_object(profile)), ensure_ascii=False)
    for secret in ("Ada", "Quill", "ada.quill", "7946", "linkedin.com", ".pdf", "Leeds"):
        assert secret not in value, secret
        assert secret not in text, secret
    assert "Deployed the payments API" in text
    assert "c_000000000001" in text


def test_the_manifest_names_no_file() -> None:
    files = [FoundFile("/x", "Quill Ada.pdf", 10, "b"), FoundFile("/x", "Zed CV.pdf", 11, "a")]
    aside = [
        SetAside("Quill old.pdf", "c", "encrypted", "Quill.pdf asks for a password."),
        SetAside("gone.pdf", None, "unreadable", "It vanished."),
    ]
    open_run, blind_run = (
        json.loads(manifest(Options(folders=("in",), blind=blind), (), files, aside, {}, {}, {}))
        for blind in (False, True)
    )
    assert [one["source_file"] for one in open_run["files"]] == ["Quill Ada.pdf", "Zed CV.pdf"]
    assert [(one["source_file"], one["sha256"]) for one in blind_run["files"]] == [("", "a"), ("", "b")]
    assert "Quill" not in json.dumps(blind_run)
    assert [one["source_file"] for one in blind_run["set_aside"]] == ["", "gone.pdf"]
