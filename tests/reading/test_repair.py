"""Text repair: cases beside counter-cases, and laws."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reading.repair import is_bullet, join_letter_spaced, join_spaced_text, repair, split_bullet

REPAIRED = [
    ("eﬃcient oﬃce ﬂow", "efficient office flow"),
    ("soft\u00adware", "software"),
    ("at the end of a soft\u00ad", "at the end of a soft-"),
    ("Kuber\u200bnetes", "Kubernetes"),
    ("G¨ung¨or", "Güngör"),
    ("Jos´e", "José"),
    ("Mu\u0308ller", "Müller"),
    ("donâ€™t", "don’t"),
    ("CafÃ© Berlin", "Café Berlin"),
    ("Ｐｙｔｈｏｎ", "Python"),
    ("𝐏𝐲𝐭𝐡𝐨𝐧", "Python"),
    ("a\u00a0b", "a b"),
    ("non‑breaking", "non-breaking"),
    ("\x07Built", " Built"),
    ("2019 \x96 2021", "2019 – 2021"),
    ("the team\x92s tools", "the team’s tools"),
    ("\x95 Built", "• Built"),
    ("´Ecole", "École"),
    ("¸  R", "Ŗ"),  # a wide gap hides no letter from its accent
    ("ï¼ˆ2019ï¼‰", "(2019)"),
    ("Mar 2019 â€“ Present", "Mar 2019 – Present"),
    ("Universit`a", "Università"),
    ("Ł´odź", "Łódź"),
    ("one\u2028two", "one two"),
    ("✉ a@example.com\t☎ +34 655\t⌂ Valencia, Spain", "a@example.com\t+34 655\tValencia, Spain"),
    ("📍 Wellington ✉️ z@example.com 📱 +64 21", "Wellington\tz@example.com\t+64 21"),
    ("Amman\t•\t☎ +962 6", "Amman\t•\t+962 6"),
    ("the button with the ☎ on it", "the button with the ☎ on it"),
]


@pytest.mark.parametrize(("written", "meant"), REPAIRED)
def test_repaired(written: str, meant: str) -> None:
    assert repair(written)[0] == meant


@pytest.mark.parametrize(
    "text",
    [
        "C++",
        "C#",
        "F#",
        ".NET",
        "10 m²",
        "Zoë",
        "naïve",
        "2019 – 2021",
        "Привет, мир",
        "Αθήνα",
        "90 %",
        "¥100",
        "A\tB",
    ],
)
def test_left_alone(text: str) -> None:
    assert repair(text) == (text, [])


def test_lookalikes_are_folded_and_told() -> None:
    text, folded = repair("Pythоn and Kubеrnetes")  # Cyrillic о and е
    assert text == "Python and Kubernetes"
    assert len(folded) == 2
    assert "Cyrillic" in folded[0]


def test_zero_width_inside_a_word_is_told() -> None:
    assert repair("Kuber\u200bnetes")[1] == ["zero-width characters inside a word"]
    assert repair("Kubernetes\u200b")[1] == []


SPACED = [
    ("E X P E R I E N C E", "EXPERIENCE"),
    ("W O R K   E X P E R I E N C E", "WORK EXPERIENCE"),
    ("A U G U S T 2018", "AUGUST 2018"),
    ("Experience", "Experience"),
    ("I am a C developer", "I am a C developer"),
    ("A / B testing", "A / B testing"),
    ("R, C, D", "R, C, D"),
]


@pytest.mark.parametrize(("written", "meant"), SPACED)
def test_letter_spaced_text(written: str, meant: str) -> None:
    assert join_spaced_text(written) == meant


def letters(text: str, gap: float, space: float) -> list[tuple[str, float, float, float, bool]]:
    """Letters ten points wide; ``gap`` between letters, ``space`` between words."""
    out: list[tuple[str, float, float, float, bool]] = []
    x = 0.0
    for char in text:
        if char == " ":
            x += space
            continue
        out.append((char, x, x + 6.0, 10.0, False))
        x += 6.0 + gap
    return out


@pytest.mark.parametrize(("gap", "space"), [(3.0, 8.0), (6.0, 9.0), (4.0, 12.0)])
def test_letter_spaced_by_distance(gap: float, space: float) -> None:
    assert [word[0] for word in join_letter_spaced(letters("WORK HISTORY", gap, space))] == [
        "WORK",
        "HISTORY",
    ]


BULLETS = [
    ("• Built", "Built", True),
    ("\uf0b7 Built", "Built", True),
    ("\uf0a7Built", "Built", True),
    ("- Built", "Built", True),
    ("– Built", "Built", True),
    ("▪\tBuilt", "Built", True),
    ("* Built", "Built", True),
    ("o Built", "Built", True),
    ("-5 degrees", "-5 degrees", False),
    ("o'clock", "o'clock", False),
    ("–2019", "–2019", False),
    ("C++", "C++", False),
    ("2019 - 2021", "2019 - 2021", False),
]


@pytest.mark.parametrize(("written", "text", "bullet"), BULLETS)
def test_bullets(written: str, text: str, bullet: bool) -> None:
    assert split_bullet(written) == (text, bullet)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("•", True), ("\uf0b7", True), ("-", True), ("C", False), ("--", False), ("", False)],
)
def test_is_bullet(text: str, expected: bool) -> None:
    assert is_bullet(text) is expected


# letters that open a mojibake run are left out: undoing one may lay bare another
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="ÂÃâÅï"), max_size=60))
def test_repair_is_settled_and_clean(text: str) -> None:
    once, _ = repair(text)
    assert repair(once)[0] == once
    assert not any(
        unicodedata.category(c) in {"Co", "Cs"} or (unicodedata.category(c) == "Cc" and c != "\t")
        for c in once
    )


@given(st.text(alphabet="abcXYZ012 ,.+#-/", max_size=60))
def test_repair_leaves_ascii_alone(text: str) -> None:
    assert repair(text) == (text, [])
