"""Headings, labels and dates in the margin left of what they name."""

from __future__ import annotations

from pipeline.reading.layout import place
from pipeline.reading.repair import join_letter_spaced
from pipeline.reading.words import Word

WIDTH = 600.0


def text(x: float, base: float, words: str, bold: bool = False, flush: bool = False) -> list[Word]:
    """Words of one line from x on (``flush``: up to x), five points a letter."""
    out: list[Word] = []
    left = x - 5.0 * len(words.replace(" ", "")) - 3.0 * words.count(" ") if flush else x
    for word in words.split():
        out.append(Word(word, left, left + 5.0 * len(word), base - 7.5, base + 2.2, base, 10.0, bold))
        left += 5.0 * len(word) + 3.0
    return out


def lines(*parts: list[Word]) -> list[str]:
    return [line.text for line in place([word for part in parts for word in part], WIDTH)]


def test_headings_in_the_margin_one_of_two_lines() -> None:
    found = lines(
        text(50, 100, "Experience", bold=True), text(150, 100, "Site reliability engineer"), text(480, 100, "2019 to date"),
        text(150, 114, "Pulviscolo Torino"), text(150, 140, "Systems engineer"), text(480, 140, "2015 to 2019"),
        text(150, 154, "Cassetta Milano"),
        text(50, 190, "Education", bold=True), text(150, 190, "Laurea in Informatica"), text(150, 204, "Canavese"),
        text(50, 240, "Technical", bold=True), text(150, 240, "Kubernetes, Ansible, Go, Bash"), text(50, 252, "skills", bold=True),
        text(50, 290, "Awards", bold=True), text(150, 290, "Good colleague of 2021"),
    )  # fmt: skip
    assert found[:2] == ["Experience", "Site reliability engineer\t2019 to date"]
    assert found.index("Education") < found.index("Laurea in Informatica") < found.index("Technical")
    assert found[-2:] == ["Awards", "Good colleague of 2021"]


def test_a_form_with_labels_set_flush_right() -> None:
    rows = [
        ("WORK EXPERIENCE", True, []), ("15/01/2020–Present", False, ["QA engineer", "Bystrzyca Software", "Test data generators"]),
        ("01/09/2016–31/12/2019", False, ["Manual tester", "Orlik Games"]), ("EDUCATION AND", True, []), ("TRAINING", True, []),
        ("01/10/2011–30/06/2016", False, ["Computer science", "Politechnika"]), ("PERSONAL SKILLS", True, []),
        ("Mother tongue(s)", False, ["Polish"]), ("Digital skills", False, ["Playwright, Python, Selenium, SQL, Jira and so on"]),
    ]  # fmt: skip
    page, base = [], 100.0
    for label, bold, contents in rows:
        page.append(text(180, base, label, bold=bold, flush=True))
        for content in contents:
            page.append(text(200, base, content))
            base += 13.0
        base += 13.0 if not contents else 8.0
    found = lines(*page)
    assert found.index("EDUCATION AND") == found.index("Orlik Games") + 1
    assert found.index("01/10/2011–30/06/2016") + 1 == found.index("Computer science")
    assert found.index("Digital skills") + 1 == len(found) - 1


def test_a_date_in_a_box_begins_lower_than_what_it_dates() -> None:
    page = []
    for at in range(3):
        base = 100 + 80 * at
        page += [text(170, base, f"Scientist {at}", bold=True), text(170, base + 13, "Aire Water"), text(170, base + 26, "what was done there")]  # fmt: skip
        page += [
            text(60, base + 6, f"201{at}"),
            text(60, base + 17, "—"),
            text(60, base + 28, f"201{at + 1}"),
        ]
    found = lines(*page)
    assert found.index("2010") < found.index("Scientist 0") < found.index("2011") or found.index(
        "2010"
    ) < found.index("2011") < found.index("Scientist 0")


def test_a_sidebar_is_no_rail_of_headings() -> None:
    left = [
        text(50, 100, "Contact", bold=True),
        *(text(50, 114 + 13 * at, f"line {at} of it") for at in range(9)),
    ]
    right = [
        text(220, 101 + 15 * at, f"a sentence of the main column, number {at}, goes on here")
        for at in range(9)
    ]
    found = lines(*left, *right)
    assert found[:3] == ["Contact", "line 0 of it", "line 1 of it"]


def test_capitals_drawn_apart_here_and_there() -> None:
    def drawn(*parts: tuple[str, float, float]) -> list[str]:
        return [word[0] for word in join_letter_spaced([(part, a, b, 20.0, False) for part, a, b in parts])]

    spaced = (("YEWANDE", 0, 90), ("FAS", 100, 130), ("H", 133, 143), ("O", 146, 158), ("LA", 161, 181))
    assert drawn(*spaced) == ["YEWANDE", "FASHOLA"]
    assert drawn(("J", 0, 8), ("R", 14, 22), ("SMITH", 28, 80)) == ["J", "R", "SMITH"]
    # letters that kerning holds together in a word drawn letter by letter, and short words that are none
    assert drawn(("TA", 0, 30), ("U", 35, 50), ("M", 55, 72), ("ATA", 77, 125)) == ["TAUMATA"]
    assert drawn(("GO", 0, 30), ("C", 35, 50), ("R", 55, 72), ("SQL", 77, 125)) == ["GO", "C", "R", "SQL"]
    assert drawn(("TA", 0, 30), ("C", 37, 50), ("R", 57, 72), ("ATA", 79, 125)) == ["TA", "C", "R", "ATA"]


def test_labels_of_a_list_set_flush_right_are_read_one_by_one() -> None:
    found = lines(
        text(200, 100, "Experience", bold=True),
        text(180, 120, "2016–2020", flush=True), text(200, 120, "DevOps Engineer, Plymouth Simulations and Sons"),
        text(200, 133, "a line about what was done there"),
        text(180, 150, "2014–2016", flush=True), text(200, 150, "Graduate Engineer, Tamar Bridge Data and Sons"),
        text(200, 180, "Skills", bold=True),
        text(180, 200, "Orchestration", flush=True), text(200, 200, "Kubernetes, Nomad"),
        text(180, 213, "Languages", flush=True), text(200, 213, "Go, Python, Bash"),
        text(180, 226, "Cloud", flush=True), text(200, 226, "Prometheus, Loki"),
    )  # fmt: skip
    assert found[-6:] == ["Orchestration", "Kubernetes, Nomad", "Languages", "Go, Python, Bash", "Cloud", "Prometheus, Loki"]  # fmt: skip


def test_dates_and_labels_set_flush_left_with_the_headings_among_them() -> None:
    found = lines(
        text(50, 100, "Naam:"), text(160, 100, "Sanne van der Heuvel"),
        text(50, 113, "Telefoon:"), text(160, 113, "038 555 01 77"),
        text(50, 130, "Werkervaring", bold=True),
        text(50, 146, "2020 - heden"), text(160, 146, "Scrum master bij IJsselzorg, Zwolle"),
        text(160, 159, "Een portaal, dat iedereen kan lezen"),
        text(50, 172, "2016 - 2020"), text(160, 172, "Ontwikkelaar bij Hanze Webwerk BV"),
        text(50, 190, "Opleiding", bold=True),
        text(50, 206, "2010 - 2014"), text(160, 206, "Informatica, Hogeschool Overzee"),
    )  # fmt: skip
    assert found[4:] == [
        "Werkervaring", "2020 - heden", "Scrum master bij IJsselzorg, Zwolle", "Een portaal, dat iedereen kan lezen",
        "2016 - 2020", "Ontwikkelaar bij Hanze Webwerk BV", "Opleiding", "2010 - 2014", "Informatica, Hogeschool Overzee",
    ]  # fmt: skip


def test_names_of_sections_beside_one_another_head_columns() -> None:
    found = lines(
        text(50, 100, "Education", bold=True), text(220, 100, "Skills", bold=True), text(400, 100, "Languages", bold=True),
        text(50, 120, "MEng Computer"), text(220, 120, "TypeScript, React"), text(400, 120, "Greek – native"),
        text(50, 133, "School of Axios"), text(220, 133, "Node.js, CSS"), text(400, 133, "English – C2"),
        text(50, 146, "2008 – 2013"),
    )  # fmt: skip
    assert found == [
        "Education", "MEng Computer", "School of Axios", "2008 – 2013", "Skills", "TypeScript, React", "Node.js, CSS",
        "Languages", "Greek – native", "English – C2",
    ]  # fmt: skip


def test_period_and_place_stacked_beside_one_post_are_no_column() -> None:
    found = lines(
        text(50, 60, "Malik Osei", bold=True), text(50, 80, "Accra, Ghana and elsewhere"),
        text(50, 100, "Lead Backend Engineer", bold=True), text(450, 104, "Mar 2021 – Present"), text(50, 113, "Volta Ledger"),
        text(490, 117, "Accra, Ghana"), text(50, 130, "• Mobile money switch"), text(50, 143, "• Moved settlement to proofs"),
        text(50, 156, "• A line more of what was done there"),
    )  # fmt: skip
    period = next(at for at, line in enumerate(found) if "Mar 2021" in line)
    assert period < found.index("Mobile money switch")
