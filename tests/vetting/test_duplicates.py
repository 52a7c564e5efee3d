"""One person in several files counts once, by the newest; two people with one text are a question; nobody else is joined."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from pipeline.records import Profile
from pipeline.vetting import Across
from pipeline.vetting.duplicates import across
from tests.vetting.conftest import Screen

DUTIES = """
EXPERIENCE
Backend Engineer, Lumo Freight, Porto
March 2019 - {end}
- Built the booking service of 400 depots in Python and Django, in production since 2020.
- Moved the order database from MySQL to PostgreSQL in four nights without losing an order.
- On call for the booking service; cut alerts by 40 % with better tests and clear runbooks.
- Wrote the forecast of empty lorries that saves two hundred thousand kilometres a year.
Software Developer, Quay Software, Lisbon
September 2015 - February 2019
- Wrote billing services in Java and Spring Boot for three harbours and their customs offices.
- Kept the nightly batch running on old Linux servers until the last customer had moved away.

EDUCATION
BSc Computer Science, University of Porto, 2012 - 2015
"""
OTHER = """
EXPERIENCE
Data Scientist, Cork Bank, Cork
May 2018 - August 2023
- Trained credit models in scikit-learn and watched their drift for two million customers.
- Taught forty colleagues how to read a confusion matrix without fear.
- Replaced a rule book of nine hundred pages by a gradient boosting model and its explanations.

EDUCATION
MSc Statistics, University College Cork, 2016 - 2018
"""


def head(
    name: str = "Ines Varga",
    email: str = "ines.varga@example.com",
    phone: str = "(312) 555-0148",
    link: str = "",
) -> str:
    return "\n".join(part for part in (name, "Engineer", email, phone, link) if part) + "\n"


def old(**more: str) -> str:
    return head(**more) + DUTIES.format(end="June 2022")


def new(**more: str) -> str:
    return head(**more) + DUTIES.format(end="June 2024") + "\nSKILLS\nPython, Django, Kotlin\n"


@pytest.fixture
def folder(screen: Screen):  # type: ignore[no-untyped-def]
    """Texts in; what vetting sees across them, and the ids in their order."""

    def look(*texts: str, **copies: tuple[str, ...]) -> tuple[Across, list[str], list[Profile]]:
        profiles = [
            replace(screen(text, name=f"cv{at}"), source_file=f"cv{at}.txt") for at, text in enumerate(texts)
        ]
        by_sha = {profiles[int(key[1:])].sha256: value for key, value in copies.items()}
        return across(profiles, by_sha), [one.candidate_id for one in profiles], profiles

    return look


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"phone": ""}, {"phone": ""}),  # by e-mail
        ({"email": "iv@example.org"}, {}),  # by telephone
        (
            {"email": "", "phone": "", "link": "github.com/ines-varga"},
            {"link": "https://www.github.com/ines-varga/"},
        ),
        ({"name": "I. Varga"}, {"email": "iv@example.org"}),  # by telephone, an initial
        ({"name": "Inês Varga"}, {}),
        ({"name": "Agnes Varga", "phone": ""}, {"phone": ""}),  # two names of one person over one career
    ],
)
def test_of_one_persons_files_the_newest_counts(folder, one: dict[str, str], other: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    found, (first, second), profiles = folder(old(**one), new(**other))
    assert found.superseded == {first: second}
    [flag] = found.apply(profiles[0]).flags
    assert (flag.flag, flag.review) == ("duplicate_of", False)
    assert "cv1.txt" in flag.detail
    assert found.apply(profiles[1]).other_files == ("cv0.txt",)
    assert found.apply(profiles[1]).flags == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # an agency's mailbox and telephone over different people
        ({"email": "cv@example.com", "phone": "(312) 555-0100"}, {"name": "Tom Berg", "email": "cv@example.com", "phone": "(312) 555-0100"}),
        # a household's telephone
        ({"name": "Ines Varga"}, {"name": "Pavel Varga", "email": "pavel@example.com"}),
        # the same name and nothing else
        ({}, {"email": "other.ines@example.org", "phone": "(415) 555-0122"}),
        # a project that both link to
        ({"email": "", "phone": "", "link": "github.com/django/django"}, {"name": "Tom Berg", "email": "t@example.com", "phone": "", "link": "github.com/django/django"}),
        # no contact at all
        ({"email": "", "phone": ""}, {"name": "Tom Berg", "email": "", "phone": ""}),
    ],
)  # fmt: skip
def test_different_people_are_never_joined(folder, one: dict[str, str], other: dict[str, str]) -> None:  # type: ignore[no-untyped-def]
    found, _, profiles = folder(old(**one), head(**other) + OTHER)
    assert found.superseded == {}
    assert all(found.apply(profile) == profile for profile in profiles)


def test_the_same_text_counts_once_whatever_its_layout(folder) -> None:  # type: ignore[no-untyped-def]
    text = old(email="", phone="")
    found, ids, _ = folder(text, text.replace("\n\n", "\n\n\n") + "\n")
    [(loser, winner)] = found.superseded.items()
    assert {loser, winner} == set(ids)
    [flag] = found.flags[loser]
    assert flag.detail.startswith("The same text")


def test_two_people_with_one_text_are_both_asked_about(folder) -> None:  # type: ignore[no-untyped-def]
    found, (one, other, third), _ = folder(
        old(), new(name="Tom Berg", email="tom.berg@example.org", phone="(415) 555-0122"),
        head(name="Ann Low", email="ann@example.net", phone="") + OTHER,
    )  # fmt: skip
    assert found.superseded == {}
    assert {key: [flag.flag for flag in flags] for key, flags in found.flags.items()} == {
        one: ["near_duplicate_of"],
        other: ["near_duplicate_of"],
    }
    assert all(flag.review and flag.evidence for flags in found.flags.values() for flag in flags)
    assert third not in found.flags


def test_people_from_one_template_are_not(folder) -> None:  # type: ignore[no-untyped-def]
    template = "\nPERSONAL STATEMENT\nI hereby declare that the above is true to the best of my knowledge and belief.\n"
    found, _, _ = folder(old() + template, head("Ann Low", "ann@example.net", "") + OTHER + template)
    assert found == Across({}, {}, {})


def test_order_of_the_files_changes_nothing(folder, screen: Screen) -> None:  # type: ignore[no-untyped-def]
    _, _, profiles = folder(
        old(), new(), new() + "\nHOBBIES\nSailing\n", head("Ann Low", "ann@example.net", "") + OTHER,
        new(name="Tom Berg", email="tom.berg@example.org", phone=""),
    )  # fmt: skip
    seen = {repr(across(order, {})) for order in itertools.permutations(profiles)}
    assert len(seen) == 1


def test_copies_by_bytes_are_listed_with_the_one_that_counts(folder) -> None:  # type: ignore[no-untyped-def]
    found, (first, second), _ = folder(old(), new(), _0=("a.txt",), _1=("z.txt", "b.txt"))
    assert found.superseded == {first: second}
    assert found.other_files[second] == ("a.txt", "b.txt", "cv0.txt", "z.txt")


@pytest.mark.parametrize(
    "text", [OTHER, "\nEXPERIENCE\nGardener, Town of Cork, 2018 - 2023\n"], ids=["long", "short"]
)
def test_a_family_with_one_mailbox_is_not_one_person(folder, text: str) -> None:  # type: ignore[no-untyped-def]
    found, _, _ = folder(new(phone=""), head(name="Pavel Varga", phone="") + text)
    assert found.superseded == {}
