"""report.html in a real browser: it sorts, filters, opens cases, and neither asks for anything nor breaks its policy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.reports.making import candidate, page_of, place

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Watched:
    """A page with everything that it complained about or asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


def _needed(what: str) -> None:
    """A missing browser is a reason to skip on somebody's machine, and a failure where tests must be whole."""
    if os.environ.get("CI", "").lower() in {"1", "true", "yes"}:
        pytest.fail(f"{what} is missing; the page must be tested in a browser here")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _needed("the package playwright")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        _needed("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    people = [
        candidate(1, name="Ada Quill", months=60),
        candidate(2, name="Zoé Bérubé", months=120, level="shipped"),
        candidate(3, name="نور الهاشمي", months=24, role="ai_engineer", field="mlops"),
        candidate(4, name=HOSTILE, everywhere=HOSTILE, months=12, level="none", role="other", field="none"),
        candidate(5, name=None, months=36),
    ]
    ranked = [
        place(people[0], 1, 1, 2, score=90),
        place(people[1], 2, 1, 3, score=88),
        place(people[2], 3, 2, 4, "considered", score=70),
        place(people[3], 4, 4, 4, "needs_review", score=60),
        place(people[4], 5, 5, 5, "not_matched", score=95),
    ]
    review = [
        {"source_file": "a.pdf", "candidate_id": "", "reason": "encrypted", "detail": HOSTILE},
        {
            "source_file": "b.pdf",
            "candidate_id": people[3].candidate_id,
            "reason": "keyword_stuffing",
            "detail": "a wall",
        },
    ]
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(page_of(people, ranked, review=review), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(params=[(1280, 900), (360, 740)], ids=["desk", "telephone"])
def seen(browser: Any, report: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.set_default_timeout(8_000)
    watched = Watched(page)
    page.on("console", lambda message: watched.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    page.on("dialog", lambda dialog: (watched.complaints.append("dialog"), dialog.dismiss()))
    page.on("request", lambda asked: watched.requests.append(asked.url))
    page.add_init_script(
        "window.broken = []; document.addEventListener('securitypolicyviolation', (e) => window.broken.push(e.violatedDirective))"
    )
    page.goto(report.as_uri())
    yield watched
    assert watched.complaints == []
    assert watched.requests == [report.as_uri()]
    assert page.evaluate("window.broken") == []
    assert page.title() == "Shortlists"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def names(page: Any) -> list[str]:
    """Names in the table on show, from top to bottom."""
    found: list[str] = page.evaluate(
        "Array.from(document.querySelectorAll('.view:not([hidden]) tbody tr'))"
        ".filter(r => r.offsetParent).map(r => r.querySelector('.who bdi').textContent)"
    )
    return found


def press(page: Any, heading: str) -> None:
    """Presses a heading by the keyboard's way, since a telephone shows no headings."""
    page.evaluate(
        "(t) => Array.from(document.querySelectorAll('.view:not([hidden]) thead button')).find(b => b.textContent === t).click()",
        heading,
    )


def test_sorts_by_any_column_and_says_so(seen: Watched) -> None:
    page = seen.page
    assert names(page)[:2] == ["Ada Quill", "Zoé Bérubé"]
    press(page, "Years")
    assert names(page)[0] == "Zoé Bérubé"
    assert page.locator("th[aria-sort]").count() == 1
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    press(page, "Years")
    assert names(page)[-1] == "Zoé Bérubé"
    press(page, "Score")
    assert names(page)[0] == "c_000000000005"
    press(page, "Rank")
    assert names(page)[0] == "Ada Quill"
    press(page, "Production")
    assert names(page)[-1].startswith("</script>")


def test_filters_by_every_choice_and_by_words(seen: Watched) -> None:
    page = seen.page
    assert page.locator("#shown").text_content() == "5 candidates"
    page.fill("#find", "berube")  # accents need not be typed
    assert names(page) == ["Zoé Bérubé"]
    assert page.locator("#shown").text_content() == "1 of 5"
    page.fill("#find", "")
    for choice, value, wanted in (
        ("status", "needs_review", 1),
        ("role", "ai_engineer", 1),
        ("field", "backend_api", 3),
        ("level", "operated", 3),
    ):
        page.select_option(f"[data-filter={choice}]", value)
        assert len(names(page)) == wanted, choice
        page.click("button[type=reset]")
        page.wait_for_selector("#shown:text-is('5 candidates')")
    bar = page.locator("button[data-set=level][data-value=shipped]")
    bar.click()
    assert names(page) == ["Zoé Bérubé"]
    assert bar.get_attribute("aria-pressed") == "true"
    bar.click()
    assert len(names(page)) == 5


def test_a_row_opens_the_case_and_the_way_back_is_kept(seen: Watched) -> None:
    page = seen.page
    page.click("tr[data-case=c_000000000001] td.why")
    case = page.locator("#c_000000000001.open")
    case.wait_for()  # the address changes by an event of its own, after the click has been answered
    assert page.locator(".case:visible").count() == 1
    assert page.locator(".view:visible").count() == 0
    assert case.locator("mark").count() == 2
    case.locator(".evidence a.at[href='#k0l5']").first.click()
    page.wait_for_selector("#k0l5.here")
    page.get_by_role("button", name="Next").click()
    page.wait_for_selector("#c_000000000002.open")
    page.keyboard.press("Escape")
    page.wait_for_selector(".view:visible")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c_000000000002"
    page.go_back()
    page.wait_for_selector("#c_000000000002.open")


def test_the_keyboard_alone_opens_a_case(seen: Watched) -> None:
    page = seen.page
    page.locator("tr[data-case=c_000000000003] a").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#c_000000000003.open")


def test_hostile_words_are_only_words(seen: Watched) -> None:
    page = seen.page
    page.click("tr[data-case=c_000000000004] a")
    page.wait_for_selector("#c_000000000004.open")
    assert page.locator("#c_000000000004 h2").text_content() == HOSTILE
    page.click("nav a[href='#review']")
    page.wait_for_selector("#review:visible")
    assert HOSTILE in page.locator("#review").text_content()
    assert page.locator("img").count() == 0


def test_every_part_can_be_reached(seen: Watched) -> None:
    page = seen.page
    for part in ("notes", "review", "list-backend"):
        page.click(f"nav a[href='#{part}']")
        page.wait_for_selector(f"#{part}:visible")
        assert page.locator(".view:visible").count() == 1
        assert page.locator("nav [aria-current]").get_attribute("href") == f"#{part}"


def test_without_script_the_page_is_whole(browser: Any, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(report.as_uri())
    assert page.locator("table.ranking tbody tr:visible").count() == 5
    assert page.locator(".case:visible").count() == 5
    assert page.locator("#filters").is_hidden()
    assert page.locator("#review").is_visible()
    context.close()
