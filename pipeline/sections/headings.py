"""Where the sections of a résumé begin; part of the room sections (reading -> sections -> skills).

In: rows in the reader's order. Out: ``Part`` records, each a section with its rows. A heading is known by its name
(headings.toml), by its typography (the look that the known headings of the same document share) and by its place
(alone on its line, the first cell of a rail, before a colon).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.records import Section
from pipeline.sections import vocabulary
from pipeline.sections.post import title_strength
from pipeline.sections.rows import Row, fold, make_row, squeeze

CORE = frozenset({"experience", "education", "skills", "summary", "projects", "objective"})
WORK = frozenset({"experience", "research", "teaching", "volunteering", "projects"})
_MODIFIERS = frozenset(
    [
        "relevant",
        "selected",
        "professional",
        "key",
        "other",
        "additional",
        "my",
        "recent",
        "notable",
        "technical",
        "related",
        "major",
        "personal",
        "academic",
        "main",
        "core",
        "current",
        "previous",
        "past",
        "prior",
        "further",
        "brief",
        "career",
        "the",
        "of",
        "in",
        "and",
        "work",
        "continued",
        "cont",
        "contd",
    ]
)
# Names that are headings of a part of a job when they stand, small, inside one.
_INSIDE_JOBS = frozenset(
    squeeze(name)
    for name in (
        "responsibilities", "technologies", "technology", "tools", "environment", "achievements", "key achievements", "accomplishments", "projects", "project",
        "key projects", "skills", "tech stack", "technology stack", "roles", "duties", "details", "technical environment", "programming languages", "languages",
        "achievement", "software", "project details", "selected projects", "key accomplishments", "tools and technologies", "summary", "description", "overview", "highlights", "awards", "objective", "publications", "courses", "coursework", "relevant coursework", "frameworks", "platforms", "freelance", "profile", "about", "goal", "strengths",
    )
)  # fmt: skip
# Of these, what is no section of its own anywhere after a job's header, however it looks.
_LABELS_OF_JOBS = frozenset(
    squeeze(name)
    for name in (
        "responsibilities", "roles and responsibilities", "role and responsibilities", "key responsibilities", "job responsibilities", "roles", "duties",
        "main activities", "main activities and responsibilities", "main tasks and responsibilities", "activities", "tasks", "environment", "description",
        "technologies", "technologies used", "tools", "tools used", "tech stack", "contributions", "key contributions", "my part", "what i did",
    )
)  # fmt: skip
_RUN_IN = frozenset(
    {
        "skills",
        "objective",
        "summary",
        "education",
        "experience",
        "interests",
        "languages",
        "certifications",
        "projects",
        "courses",
    }
)
_NUMBERING = re.compile(r"^(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s*|\d{1,2}\s*[–—:/-]\s*)(?=\S)")
_TRIM = " \t:•·|-–—_=~*#►▸■▪►§»«<>[]()/\\"
_EMPLOYER_LABEL = re.compile(r"(?:company|employer|organi[sz]ation)(?: name)?\s*[:\t]", re.IGNORECASE)
_CUSTOMER_LABEL = re.compile(r"(?:client|customer)(?: name)?\s*[:\t]", re.IGNORECASE)
_DURATION_LABEL = re.compile(r"(?:duration|period|dates?|time)\s*[:\t]", re.IGNORECASE)
Look = tuple[float | None, bool, bool, str | None]


@dataclass(frozen=True, slots=True)
class Part:
    """A section and its rows (heading not among them)."""

    section: Section
    rows: tuple[Row, ...]

    @property
    def kind(self) -> str:
        return self.section.kind


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    title: str
    rule: str
    rest: str = ""  # what follows the heading on its own line


def _bare(text: str) -> str:
    stripped = text.strip(_TRIM)
    return _NUMBERING.sub("", stripped).strip(_TRIM)


@lru_cache(maxsize=4096)
def kind_of_name(name: str) -> str | None:
    """The kind of section that a heading names, or None: the whole name, its parts around "and", or its main word."""
    if not name or len(name) > 70 or not any(c.isalpha() for c in name):
        return None
    names = vocabulary.heading_names()
    key = squeeze(name)
    if key in names:
        return names[key]
    words = fold(name.replace("&", " and ")).split()
    if len(words) > 7:
        return None
    while words and words[-1] in {"continued", "cont", "contd"}:
        words.pop()
    trimmed = [word for word in words if word not in _MODIFIERS]
    if trimmed and "".join(trimmed) in names:
        found = names["".join(trimmed)]
        return "experience" if words[-1] == "work" and found == "skills" else found  # "Software work"
    for side in re.split(r"\s*[/|]\s*", name):  # a heading in two languages
        if side != name and squeeze(side) in names and len(words) > 1:
            return names[squeeze(side)]
    pieces = [piece for piece in re.split(r"\s*(?:&|,|/|\+|\band\b)\s*", name.casefold()) if piece.strip()]
    kinds = [names.get(squeeze(piece)) for piece in pieces]
    if len(pieces) > 1 and all(kinds):
        return next((kind for kind in kinds if kind not in {"other", "personal"}), kinds[0])
    return None


def _kind_by_word(name: str) -> str | None:
    words = fold(name).split()
    table = vocabulary.heading_words()
    for word in reversed(words):
        if word in table:
            return table[word]
    return None


def _look(row: Row) -> Look:
    line = row.line
    style = (
        line.style if line.style and re.search(r"head|title|^h[1-6]$", line.style, re.IGNORECASE) else None
    )
    return (round(line.size * 2) / 2 if line.size else None, line.bold, row.caps, style)


def _shape_fits(row: Row) -> bool:
    text = _NUMBERING.sub("", row.text.strip())
    if len(text) > 70 or not text or (text[-1] in ".,;!?" and not text.endswith("..")):
        return False
    first = next((c for c in text if c.isalpha()), "")
    return bool(first) and (first == first.upper() or first != first.lower())


def _plain_shape(row: Row) -> bool:
    return (
        not row.bullet
        and not row.spans
        and len(row.cells) == 1
        and _shape_fits(row)
        and not re.search(r"[@\d|]|://", _NUMBERING.sub("", row.text))
    )


class _Reader:
    """Finds the headings of one document; made for one pass, thrown away after."""

    def __init__(self, rows: Sequence[Row], order: str | None) -> None:
        self.rows = rows
        self.order = order
        self.look = [_look(row) for row in rows]
        weights: Counter[Look] = Counter()
        for row, look in zip(rows, self.look, strict=True):
            weights[look] += len(row.text)
        self.body: Look = weights.most_common(1)[0][0] if weights else (None, False, False, None)
        self.looks = Counter(self.look)
        self.known = [self._whole_line(row) for row in rows]
        named = Counter(look for look, kind in zip(self.look, self.known, strict=True) if kind in CORE)
        self.main: set[Look] = {look for look, times in named.items() if self._distinct(look) or times >= 2}
        if any(self._distinct(look) for look in self.main):
            self.main = {look for look in self.main if self._distinct(look)}
        self.main_size = max((look[0] or 0.0 for look in self.main), default=0.0)
        every = Counter(look for look, kind in zip(self.look, self.known, strict=True) if kind)
        self.teaching = {
            look for look in self.main if every[look] >= 2 and every[look] >= 0.5 * self.looks[look]
        }
        if not self.teaching:
            own = self._own_looks(every)
            self.main |= own
            self.teaching = own

    def _own_looks(self, every: Counter[Look]) -> set[Look]:
        """The one look that only short lines above other text have, in a document whose headings have names of their own."""
        candidates: Counter[Look] = Counter()
        for index, row in enumerate(self.rows):
            look = self.look[index]
            larger = (
                bool(look[0] and self.body[0] and look[0] > self.body[0] + 0.4)
                or look[3] is not None
                or (look[2] and not self.body[2])
            )
            alone = (
                index > 0
                and (row.line.gap is None or row.line.gap > 0.5)
                and index + 1 < len(self.rows)
                and self.look[index + 1] != look
            )
            if larger and alone and _plain_shape(row) and row.words <= 6 and title_strength(row.text) < 2:
                candidates[look] += 1
        top = Counter(_look(row) for row in self.rows[:2])  # a name may look like a heading
        fit = [
            look
            for look, times in candidates.items()
            if times >= self.looks[look] - top[look] and times + every[look] >= 3
        ]
        return (
            {max(fit, key=lambda look: (every[look] > 0, candidates[look], look[0] or 0.0))} if fit else set()
        )

    def _whole_line(self, row: Row) -> str | None:
        joined = _bare(row.text.replace("\t", " "))
        if not _shape_fits(row):
            small = joined.islower() and row.words <= 4 and not row.bullet and self._distinct(_look(row))
            return vocabulary.heading_names().get(squeeze(joined)) if small else None
        if len(row.cells) > 1 and sum(len(cell) for cell in row.cells) > 3 * len(row.cells):
            return (
                vocabulary.heading_names().get(squeeze(joined))
                if all(len(cell.split()) == 1 for cell in row.cells)
                else None
            )
        return kind_of_name(joined)

    def _distinct(self, look: Look) -> bool:
        size, bold, caps, style = look
        body_size, body_bold, body_caps, _ = self.body
        larger = bool(size and body_size and size > body_size + 0.4)
        return larger or (bold and not body_bold) or (caps and not body_caps) or style is not None

    def find(self, index: int, current: str) -> _Found | None:
        """The heading that row ``index`` is or begins with, inside a section of kind ``current``."""
        row = self.rows[index]
        kind = self.known[index]
        name = _bare(row.text.replace("\t", " "))
        over_two = self._over_two_lines(index, current)
        if over_two:
            return over_two
        if kind and self._accept_whole(row, kind, current, index):
            return _Found(kind, name, "name")
        return (
            self._dated(row, current)
            or self._run_in(index, current)
            or self._unforeseen(index, name, current)
        )

    def _dated(self, row: Row, current: str) -> _Found | None:
        """A heading that says since when ("Freelance work (2018 - present)")."""
        if current in WORK or row.bullet or len(row.spans) != 1 or not self._distinct(_look(row)):
            return None
        span = row.spans[0]
        name = _bare(row.text[: span.begin])
        kind = vocabulary.heading_names().get(squeeze(name))
        whole = not row.text[span.stop :].strip(" )]") and kind == "experience"
        return _Found(kind, name, "name before a date") if kind and whole else None

    def _over_two_lines(self, index: int, current: str) -> _Found | None:
        """A heading broken over two lines of a narrow column ("Technical" / "Skills")."""
        if index + 1 >= len(self.rows):
            return None
        row, below = self.rows[index], self.rows[index + 1]
        open_end = row.text.endswith(("&", " and"))
        if (
            (self.known[index] and not open_end)
            or row.bullet
            or below.bullet
            or row.words > (4 if open_end else 2)
            or below.words > 2
        ):
            return None
        if len(row.cells) + len(below.cells) > 2 or row.spans:
            return None
        if (
            self.look[index] != self.look[index + 1]
            or row.line.column != below.line.column
            or (below.line.gap or 0) > 0.6
            or not self._distinct(_look(row))
        ):
            return None
        both = f"{_bare(row.text)} {_bare(below.text)}"
        kind = vocabulary.heading_names().get(squeeze(both))
        return _Found(kind, both, "name over two lines") if kind and _shape_fits(row) else None

    def _accept_whole(self, row: Row, kind: str, current: str, index: int) -> bool:
        look = self.look[index]
        plain = row.text.rstrip().endswith(":") or not self._distinct(look)
        if current in WORK and plain and squeeze(_bare(row.text)) in _LABELS_OF_JOBS:
            return False
        if look in self.main and (self._distinct(look) or not row.bullet):
            inside = (
                current in WORK
                and squeeze(_bare(row.text)) in _INSIDE_JOBS
                and row.text.rstrip().endswith(":")
            )
            return not inside
        if current in WORK and squeeze(_bare(row.text)) in _INSIDE_JOBS and self.main:
            return False
        if self._distinct(look) and not row.bullet:
            smaller = bool(look[0] and self.main_size and look[0] < self.main_size - 0.6)
            return not (smaller and current in WORK and not row.caps)
        if row.bullet:
            return (
                kind in CORE and not self.main and index > 0 and row.number - self.rows[index - 1].number > 1
            )
        if not any(self._distinct(main) for main in self.main):
            alone = (
                row.line.gap is None or row.line.gap > 0.5 or kind in CORE or row.text.rstrip().endswith(":")
            )
            return alone or kind in {
                "certifications",
                "languages",
                "publications",
                "awards",
                "references",
                "volunteering",
            }
        return kind in CORE and row.line.column > 0 and (row.line.gap or 0) > 0.6

    def _run_in(self, index: int, current: str) -> _Found | None:
        """A heading that shares its line with text: the first cell of a rail, or words before a colon."""
        row = self.rows[index]
        if row.bullet or (current == "skills" and row.line.bold is False and ":" in row.text[:40]):
            return self._rail(index, current)
        before, colon, after = row.text.partition(":")
        if colon and after.strip() and len(before) <= 40 and "\t" not in before:
            kind = kind_of_name(before)
            if kind in _RUN_IN and self._run_in_fits(row, kind, current, before, after):
                return _Found(kind, before.strip(), "name before a colon", after.strip())
        return self._rail(index, current)

    def _run_in_fits(self, row: Row, kind: str, current: str, before: str, after: str) -> bool:
        if current in {"skills", kind}:
            return False
        shouted = before.isupper() or row.line.bold or (row.line.gap or 0.0) > 0.7
        if current in WORK:
            human = kind == "languages" and vocabulary.has("languages", "human", after)
            return (
                kind in {"education", "certifications"}
                or human
                or (shouted and squeeze(before) not in _INSIDE_JOBS)
                or (shouted and kind == "skills" and before.isupper())
            )
        return not (current == "education" and kind in {"courses", "projects", "experience"} and not shouted)

    def _rail(self, index: int, current: str) -> _Found | None:
        row = self.rows[index]
        if len(row.cells) < 2 or row.bullet:
            return None
        head, rest = row.cells[0], "\t".join(row.cells[1:])
        if index + 1 < len(self.rows):
            below = self.rows[index + 1]
            if len(below.cells) >= 2 and not below.bullet:
                both = f"{head} {below.cells[0]}"
                kind = kind_of_name(both)
                if (
                    kind
                    and kind != current
                    and squeeze(both) in vocabulary.heading_names()
                    and head[0].isupper()
                ):
                    return _Found(kind, both, "first cell over two lines", rest)
        kind = kind_of_name(_bare(head))
        if kind and kind != "other" and head[0].isupper() and self._rail_fits(row, kind, current):
            return _Found(kind, _bare(head), "first cell", rest)
        return None

    def _rail_fits(self, row: Row, kind: str, current: str) -> bool:
        if current == "skills":
            return kind in {"experience", "education", "projects"} or (
                row.cells[0].isupper() and kind not in {"languages", "skills"}
            )
        if current in WORK:
            return (
                squeeze(row.cells[0]) not in _INSIDE_JOBS
                or row.line.bold
                or (row.cells[0].isupper() and len(row.cells[0]) > 3)
            )
        return kind in CORE or kind in {
            "certifications",
            "languages",
            "awards",
            "publications",
            "volunteering",
            "interests",
            "references",
        }

    def _unforeseen(self, index: int, name: str, current: str) -> _Found | None:
        row = self.rows[index]
        look = self.look[index]
        if row.bullet or row.spans or len(row.cells) > 1 or not _shape_fits(row) or row.words > 6:
            return None
        if look not in self.main or not self._distinct(look) or re.search(r"[@\d|]|://", name):
            return None
        if current in WORK and squeeze(name) in _LABELS_OF_JOBS:
            return None
        by_word = _kind_by_word(name) if row.words <= 5 else None
        if by_word and look in self.teaching:
            return _Found(by_word, name, "look and word")
        if look not in self.teaching or (
            current == "header"
            and index < 4
            and (index < 2 or _look(self.rows[0]) == look)
            and not _NUMBERING.match(row.text)
        ):
            return None
        if current in WORK and (
            vocabulary.has("titles", "words", name) or vocabulary.has("organizations", "words", name)
        ):
            return None
        if current in {"education"} and (vocabulary.has("institutions", "words", name)):
            return None
        return _Found("other", name, "look")


def split_sections(rows: Sequence[Row], order: str | None = None) -> list[Part]:
    """The rows of a document as sections in reading order. What stands above the first heading is "header"."""
    reader = _Reader(rows, order)
    parts: list[Part] = []
    kind, title, rule, body = "header", None, "top of the document", list[Row]()
    latest: dict[int, tuple[str, str | None]] = {}  # column -> section that was open in it
    start = rows[0].number if rows else 1
    skip_cell = skip_line = -1
    rails = _rail_pages(rows)

    def close(before: int) -> None:
        if body or title is not None:
            last = body[-1].number if body else before
            parts.append(Part(Section(_settled(kind, title, body), title, start, last, rule), tuple(body)))

    for index, whole in enumerate(rows):
        row = make_row(whole.line, "\t".join(whole.cells[1:]), order) if index == skip_cell else whole
        found = None if index in {skip_cell, skip_line} else reader.find(index, kind)
        if index == skip_line:
            continue
        moved = index > 0 and row.line.page not in rails and _moved(rows[index - 1], row)
        if found:
            close(row.number)
            kind, title, rule, body = found.kind, found.title, found.rule, []
            start = row.number + (0 if found.rest else 1)
            if found.rest:
                body.append(make_row(row.line, found.rest, order))
            if found.rule == "name over two lines":
                skip_line, start = index + 1, row.number + 2
            if found.rule == "first cell over two lines":
                skip_cell = index + 1
        elif moved and latest.get(row.line.column, (kind, title)) != (kind, title):
            close(row.number)
            (kind, title), rule, body, start = (
                latest[row.line.column],
                "goes on in its column",
                [row],
                row.number,
            )
        elif (
            moved
            and row.line.column
            and rows[index - 1].line.column
            and row.line.column not in latest
            and body
            and kind not in {"experience", "header"}
            and not (kind == "skills" and row.bullet and rows[index - 1].bullet)
        ):
            close(row.number)
            kind, title, rule, body, start = "other", None, "new column", [row], row.number
        else:
            body.append(row)
        latest[row.line.column] = (kind, title)
    close(rows[-1].number if rows else 1)
    if not any(part.kind == "experience" and part.rows for part in parts):
        parts = [_as_work(part) for part in parts]
    return parts


def _as_work(part: Part) -> Part:
    """Contract work listed by customer and duration, in a document that lists no employment beside it."""
    if (
        part.kind != "projects"
        or not any(_CUSTOMER_LABEL.match(row.text) for row in part.rows)
        or not any(_DURATION_LABEL.match(row.text) for row in part.rows)
    ):
        return part
    return replace(
        part,
        section=replace(part.section, kind="experience", rule=part.section.rule + _CONTRACTS),
    )


_CONTRACTS = ", customers and durations"


def is_contract_list(part: Part) -> bool:
    """Whether a section counts as work only because it lists customers and durations."""
    return part.section.rule.endswith(_CONTRACTS)


def _rail_pages(rows: Sequence[Row]) -> frozenset[int]:
    """Pages whose columns alternate entry by entry (a date on the left, its text on the right): no columns to follow."""
    runs: dict[int, list[int]] = {}
    for row in rows:
        columns = runs.setdefault(row.line.page, [])
        if row.line.column and (not columns or columns[-1] != row.line.column):
            columns.append(row.line.column)
    return frozenset(page for page, columns in runs.items() if len(columns) > len(set(columns)))


def _moved(before: Row, row: Row) -> bool:
    """Whether the text goes over to another column (of the same or the next page)."""
    one, two = before.line, row.line
    return (
        one.column != two.column
        and (one.column > 0 or two.column > 0)
        and (one.page != two.page or two.column > 0)
    )


def _settled(kind: str, title: str | None, body: Sequence[Row]) -> str:
    """ "Languages" may mean French or Fortran: the content decides."""
    text = " ".join(row.text for row in body)
    if kind == "languages" and body and not vocabulary.has("languages", "human", text):
        return "skills"
    if (
        kind == "skills"
        and any(span.ranged for row in body for span in row.spans if row.words <= 16)
        and vocabulary.has("titles", "words", text[:4000])
    ):
        dated = [
            at for at, row in enumerate(body) if any(span.ranged for span in row.spans) and row.words <= 16
        ]
        headers = [
            body[at] for place in dated for at in (place - 1, place) if at >= 0 and body[at].words <= 16
        ]
        if any(
            vocabulary.count("titles", "words", row.text) > vocabulary.count("titles", "weak", row.text)
            for row in headers
        ):
            return "experience"
    if (
        kind == "skills"
        and title
        and squeeze(title) == "software"
        and any(row.words > 8 for row in body)
        and text.count(",") < 2 * len(body)
    ):
        return "projects"
    if (
        kind == "projects"
        and sum(bool(_EMPLOYER_LABEL.match(row.text)) for row in body)
        and any(row.spans for row in body)
    ):
        return "experience"
    return kind
