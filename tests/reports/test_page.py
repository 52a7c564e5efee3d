"""report.html: complete, self-contained, and nothing in it obeys a résumé."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Brief, Ranked
from pipeline.reports import figures, page, tables
from pipeline.reports.waiting import waiting
from tests.reports.making import brief, candidate, page_of, place

FETCHING = {
    "src",
    "href",
    "srcset",
    "action",
    "formaction",
    "data",
    "poster",
    "background",
    "xlink:href",
    "ping",
}
VOID = {"meta", "input", "br", "link", "img", "hr"}


class Seen(HTMLParser):
    """Every tag with its attributes, the text of each element's own, and the visible text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.blocks: dict[str, list[str]] = {"style": [], "script": []}
        self._open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in self.blocks:
            self.blocks[self._open[-1]].append(data)
        else:
            self.text.append(data)


@pytest.fixture(scope="module")
def source() -> str:
    return page_of([candidate(1), candidate(2, name="Bo Fenn", level="shipped"), candidate(3, name=None)])


# --- what is in it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Ada Quill",
        "Bo Fenn",
        "c_000000000003",  # nobody's name is guessed
        "Deployed the payments API to Kubernetes and cut its latency by half",
        "page 1, line 5",
        "duty named in a job",
        "Level with 2 others",
        "only listed, no use described",
        "LLMs and generative AI",  # what is missing for the other role, by name
        "Where were these skills used?",
        "5 y",
        "hire me at once",
        "Nobody is rejected by the machine",
        "never used",
        "said not to have",
    ],
)
def test_the_page_tells(source: str, words: str) -> None:
    assert words in " ".join(" ".join(Seen(source).text).split())


def test_ledger_stands_at_the_top(source: str) -> None:
    head = " ".join(" ".join(Seen(source).text).split())[:400]
    assert "6 files = 3 ranked + 2 set aside + 1 duplicates + 0 ignored" in head


def test_every_link_leads_somewhere_on_the_page(source: str) -> None:
    seen = Seen(source)
    ids = [attrs["id"] for _, attrs in seen.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for tag, attrs in seen.tags if tag == "a"} <= set(ids)


def test_evidence_is_marked_in_the_document(source: str) -> None:
    assert re.search(r'id="k0l5" class="production"[^>]*><mark>Deployed the payments API', source)


def test_table_has_a_row_for_everybody_even_without_a_case() -> None:
    profiles = [candidate(at, name=f"Person {at}") for at in range(1, 6)]
    ranked = [place(one, at, at, at) for at, one in enumerate(profiles, 1)]
    rows = {
        one.candidate_id: {**_row(one.candidate_id), "name": one.outline.contact.name} for one in profiles
    }
    text = page.render([(brief(), ranked)], rows, [], [], _ledger(5))
    assert text.count("<tr data-status") == 5
    assert 'href="#c_' not in text


def test_a_run_without_anybody_has_a_page() -> None:
    text = page.render([(brief(), ())], {}, [], [], _ledger(0))
    assert "No candidates." in text


@pytest.mark.parametrize(
    ("bands", "wanted"),
    [
        ([(1, 1, 1), (2, 2, 2)], [0, 0]),
        ([(1, 1, 2), (2, 1, 2)], [1, 1]),
        ([(1, 1, 2), (2, 2, 4), (3, 3, 4)], [1, 2, 1]),
        ([(1, 1, 9), (2, 2, 2), (3, 3, 3)], [2, 1, 1]),
    ],
)
def test_who_is_level(bands: list[tuple[int, int, int]], wanted: list[int]) -> None:
    from pipeline.reports.figures import level_with

    ranked = [place(candidate(at), rank, low, high) for at, (rank, low, high) in enumerate(bands)]
    found = level_with(ranked)
    assert [found[one.candidate_id][0] for one in ranked] == wanted
    assert all(one.candidate_id not in found[one.candidate_id][1] for one in ranked)


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(0, 8), st.integers(0, 8)), max_size=30))
def test_levels_count_what_overlaps(drawn: list[tuple[int, int, int]]) -> None:
    from pipeline.reports.figures import level_with

    ranked = [
        place(candidate(at), rank, max(1, rank - below), rank + above)
        for at, (rank, below, above) in enumerate(sorted(drawn))
    ]
    found = level_with(ranked)
    for one in ranked:
        others = [
            other
            for other in ranked
            if other is not one and other.rank_low <= one.rank_high and one.rank_low <= other.rank_high
        ]
        assert found[one.candidate_id][0] == len(others)


def test_who_waits_in_a_list_is_counted_in_the_tab() -> None:
    one = candidate(1)
    asked = replace(place(one, 1, 1, 1), status="needs_review", unknown=("whether it is known",))
    rows = {one.candidate_id: {**_row(one.candidate_id), "name": "Ada Quill"}}
    lists = [(brief(), [asked]), (brief(brief_id="b2"), [asked])]
    review = tables.review_rows([], waiting(lists, frozenset()), {})
    text = page.render(lists, rows, [], review, _ledger(1))
    assert 'A person must look <span class="count">1</span>' in text
    assert "whether it is known" in text.partition('id="review"')[2]


@pytest.mark.parametrize("steps", [True, False])
def test_levels_stand_in_their_own_order(steps: bool) -> None:
    people = [candidate(at) for at in range(1, 4)]
    ranked = [place(one, at, at, at) for at, one in enumerate(people, 1)]
    rows = {
        one.candidate_id: {"level": level}
        for one, level in zip(people, ("operated", "operated", "none"), strict=True)
    }
    names = dict.fromkeys(("none", "operated"), "")
    keys = [bar.key for bar in figures.counts(ranked, rows, "level", names, steps=steps)]
    assert keys == (["none", "operated"] if steps else ["operated", "none"])


# --- what it may do ---------------------------------------------------------------------------------------


def test_policy_names_each_style_and_script_and_nothing_else(source: str) -> None:
    seen = Seen(source)
    (policy,) = [
        attrs["content"] for tag, attrs in seen.tags if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";"))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in str(policy)
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        digests = [
            base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in seen.blocks[tag]
        ]
        assert rules[rule].split() == [f"'sha256-{digest}'" for digest in digests]
        assert sum(1 for name, _ in seen.tags if name == tag) == len(digests)


def test_nothing_is_fetched_and_nothing_is_inline(source: str) -> None:
    for tag, attrs in Seen(source).tags:
        assert not any(name.startswith("on") or name == "style" for name in attrs), (tag, attrs)
        for name in FETCHING & set(attrs):
            assert str(attrs[name]).startswith("#"), (tag, attrs)
        assert tag not in {
            "img",
            "iframe",
            "object",
            "embed",
            "link",
            "base",
            "audio",
            "video",
            "use",
            "image",
        }
    assert "url(" not in source
    assert "@import" not in source


def test_same_input_same_bytes() -> None:
    assert page_of([candidate(1), candidate(2)]) == page_of([candidate(1), candidate(2)])


# --- hostile words ----------------------------------------------------------------------------------------

HOSTILE = [
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<!-- never closed",
    "]]><![CDATA[",
    "<base href=//example.net>",
    '<meta http-equiv=refresh content="0;url=//example.net">',
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% for x in y %}",
    "&lt;b&gt; &amp;amp;",
    "=HYPERLINK(0)",
    "</article></main></body></html>",
    "<plaintext>",
    "<title>x",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    calm = Seen(page_of([candidate(1, everywhere="calm"), candidate(2)], asked=brief("calm")))
    text = page_of([candidate(1, everywhere=words), candidate(2)], asked=brief(words))
    seen = Seen(text)
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in calm.tags]
    assert [sorted(attrs) for _, attrs in seen.tags] == [sorted(attrs) for _, attrs in calm.tags]
    assert words in "".join(seen.text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=60))
def test_no_words_change_the_shape_of_the_page(words: str) -> None:
    seen = Seen(page_of([candidate(1, everywhere=f"a{words}z")]))
    calm = Seen(page_of([candidate(1, everywhere="a z")]))
    assert [tag for tag, _ in seen.tags] == [tag for tag, _ in calm.tags]


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200f", "\x1b[31m", "\x00", "\ufeff", "\ud800"])
def test_nothing_turns_the_text_around(mark: str) -> None:
    text = page_of([candidate(1, everywhere=f"one{mark}two")])
    assert mark[0] not in text
    text.encode("utf-8")


def test_names_from_right_to_left_keep_to_themselves() -> None:
    assert "<bdi>نور الهاشمي</bdi>" in page_of([candidate(1, name="نور الهاشمي")])


@pytest.mark.parametrize("brief_id", ["a b", 'x"y', "<b>", "ü"])
def test_any_brief_id_makes_a_sound_anchor(brief_id: str) -> None:
    assert re.fullmatch(r"list-[\w-]+", page.anchor(brief_id))


# --- size -------------------------------------------------------------------------------------------------


def test_cases_are_shared_evenly_and_never_too_many() -> None:
    lists: list[tuple[Brief, list[Ranked]]] = [
        (
            brief(brief_id=f"b{number}"),
            [place(candidate(1000 * number + at), at, at, at) for at in range(1, 301)],
        )
        for number in range(1, 4)
    ]
    shown = page.chosen(lists)
    assert len(shown) == page.SHOWN_AT_MOST
    for _, ranked in lists:
        assert {one.candidate_id for one in ranked[:60]} <= shown
    assert len(page.chosen(lists[:1])) == page.SHOWN_IN_DETAIL


def test_two_hundred_cases_stay_small() -> None:
    duty = "Deployed the payments API to Kubernetes and cut its latency by half. " * 40
    text = page_of([candidate(at, duty=duty) for at in range(1, 201)])
    assert len(text.encode()) < 8_000_000


def _row(candidate_id: str) -> page.Row:
    return {
        "candidate_id": candidate_id,
        "name": "",
        "role": "other",
        "role_confidence": 0.5,
        "specialization": "none",
        "specialization_confidence": 0.5,
        "production_level": "none",
        "production_evidence": 0,
        "years_experience": None,
        "last_title": "",
        "last_organization": "",
        "flags": "",
    }


def _ledger(ranked: int) -> dict[str, int]:
    return {"files": ranked, "ranked": ranked, "set_aside": 0, "duplicates": 0, "ignored": 0}
