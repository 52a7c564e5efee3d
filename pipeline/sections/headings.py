"""Where the sections of a résumé begin; part of the room sections (reading -> sections -> skills).

In: rows in the reader's order. Out: ``Part`` records, each a section with its rows. A heading is known by its name
(headings.toml), by its typography (the look that the known headings of the same document share) and by its place
(alone on its line, the first cell of a rail, before a colon).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.sections import vocabulary
from pipeline.sections.dated_headings import PROJECTS_OF, Found, dated_heading, post_heading
from pipeline.sections.degrees import is_degree, is_plain_degree
from pipeline.sections.folding import squeeze
from pipeline.sections.forms import field_of
from pipeline.sections.header_rows import header_texts
from pipeline.sections.heading_looks import Looks
from pipeline.sections.heading_names import (
    CORE,
    NUMBERING,
    RUN_IN,
    WORK,
    bare_name,
    kind_by_word,
    kind_of_name,
    look_of,
    shape_fits,
    squeezed,
)
from pipeline.sections.pieces import PROJECT_LABEL, is_labelled, label_of
from pipeline.sections.post import read_post
from pipeline.sections.rows import Row
from pipeline.sections.strengths import title_strength

LEAST_POSTS = 2  # periods above a list, from which it is not the one post's
_BRACKETED = re.compile(r"[\[【](?P<name>[^\[\]【】]{3,30})[\]】]\s*(?P<rest>\S.*)")


class Reader:
    """Finds the headings of one document; made for one pass, thrown away after."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.looks = Looks(rows)
        self.run_in = False  # whether the section that is open began with words before a colon
        self.handled = False  # whether it holds the projects done for one employer

    def find(self, index: int, current: str) -> Found | None:
        """The heading that row ``index`` is or begins with, inside a section of kind ``current``."""
        found = self._find(index, current)
        if found and self.handled and found.kind == "projects" and found.rule != PROJECTS_OF:
            return None  # "Project #1" below "PROJECTS HANDLED AT NORTHWIND (2019 - 2021)"
        if found:
            self.run_in = found.rule == "name before a colon"
            self.handled = found.rule == PROJECTS_OF
        return found

    def _find(self, index: int, current: str) -> Found | None:
        row = self.rows[index]
        if current in WORK and index and row.text.endswith(":") and field_of(self.rows[index - 1]):
            return None  # "WORK:" below "ROLE: ..." and "PERIOD: ..."
        if index + 1 < len(self.rows) and self.rows[index + 1].number == row.number and ":" in row.text:
            return None  # the first of several fields on one line
        kind = self.looks.known[index]
        name = self.looks.names[index]
        over_two = self._over_two_lines(index, current)
        if over_two:
            return over_two
        if self.looks.marked(row):
            return Found(kind or "other", name, "name" if kind else "look of its mark")
        if kind in {"experience", None} and row.spans and (own := post_heading(self.rows, self.looks, index)):
            return own
        if kind and self._accept_whole(row, kind, current, index):
            return Found(kind, name, "name")
        return (
            dated_heading(self.rows, self.looks, index, current)
            or self._run_in(index, current)
            or self._unforeseen(index, name, current)
        )

    def _over_two_lines(self, index: int, current: str) -> Found | None:
        """A heading broken over two lines of a narrow column ("Technical" / "Skills")."""
        if index + 1 >= len(self.rows):
            return None
        row, below = self.rows[index], self.rows[index + 1]
        open_end = row.text.casefold().endswith(("&", " and"))
        if (
            (self.looks.known[index] and not open_end)
            or row.bullet
            or below.bullet
            or row.words > (4 if open_end else 2)
            or below.words > 2
        ):
            return None
        if len(row.cells) + len(below.cells) > 2 or row.spans:
            return None
        if (
            self.looks.of[index] != self.looks.of[index + 1]
            or row.line.column != below.line.column
            or (below.line.gap or 0) > 0.6
            or not self.looks.distinct(look_of(row))
        ):
            return None
        both = f"{bare_name(row.text)} {bare_name(below.text)}"
        kind = vocabulary.heading_names().get(squeeze(both))
        return Found(kind, both, "name over two lines") if kind and shape_fits(row) else None

    def _accept_whole(self, row: Row, kind: str, current: str, index: int) -> bool:
        look = self.looks.of[index]
        plain = row.text.rstrip().endswith(":") or not self.looks.distinct(look)
        label = squeeze(bare_name(row.text)) in squeezed("labels_of_jobs")
        if label and plain and (current in WORK or self._below_post(index)):
            return False
        if look in self.looks.main and (self.looks.distinct(look) or not row.bullet):
            inside = (
                current in WORK
                and squeeze(bare_name(row.text)) in squeezed("inside_jobs")
                and row.text.rstrip().endswith(":")
            )
            return not inside
        if current in WORK and squeeze(bare_name(row.text)) in squeezed("inside_jobs") and self.looks.main:
            return False
        if self.looks.distinct(look) and not row.bullet:
            smaller = bool(look[0] and self.looks.main_size and look[0] < self.looks.main_size - 0.6)
            return not (smaller and current in WORK and not row.caps)
        if row.bullet:
            return (
                kind in CORE
                and not any(self.looks.distinct(main) for main in self.looks.main)
                and not self._marks_posts(row)
                and index > 0
                and row.number - self.rows[index - 1].number > 1
            )
        if not any(self.looks.distinct(main) for main in self.looks.main):
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
        if row.line.size is None and index:  # a text file, whose headings need not all be capitals
            named = squeeze(bare_name(row.text)) in vocabulary.heading_names() and row.words <= 3
            return kind in CORE and named and row.number - self.rows[index - 1].number > 1
        if row.line.region == "textbox" and current in {"header", "personal"}:
            return squeeze(bare_name(row.text)) in vocabulary.heading_names() and (row.line.gap or 0) > 0.6
        if kind == current == "education" and vocabulary.has("institutions", "words", row.text):
            return False  # "Technical University of" over "Graz"
        return kind in CORE and row.line.column > 0 and (row.line.gap or 0) > 0.6

    def _marks_posts(self, row: Row) -> bool:
        """Whether the mark before a name stands before dated lines too, so that it marks no headings."""
        mark = row.line.text.strip()[:1]
        return any(
            other.bullet and other.spans and other.line.text.strip()[:1] == mark for other in self.rows
        )

    def _below_post(self, index: int) -> bool:
        """Whether the lines above are those of a post though no heading said so ("Client: ...", "Role: ...", a range)."""
        return any(
            is_labelled(row) or any(span.ranged for span in row.spans)
            for row in self.rows[max(0, index - 3) : index]
        )

    def _heads_a_post(self, index: int) -> bool:
        """Whether a line in capitals is a firm: right below it, with no line left blank, come a title and its dates."""
        block = [self.rows[index]]
        for row in self.rows[index + 1 : index + 4]:
            if row.number - block[-1].number > 1:
                break
            block.append(row)
        below = block[1:]
        return (
            len(below) > 1
            and not below[0].spans
            and not below[0].bullet
            and any(span.ranged for row in below[1:] for span in row.spans)
            and any(title_strength(row.text) > 1 for row in below)
        )

    def _heads_a_title(self, index: int) -> bool:
        """Whether the line below is a title with its period and no firm, so that this line is the firm ("Puna Sensing, Hilo, HI"
        / "Lead Engineer | 2020 - 2022"), though it looks like a heading."""
        below = self.rows[index + 1] if index + 1 < len(self.rows) else None
        if (
            self.rows[index].line.size is None
            or below is None
            or below.bullet
            or not any(span.ranged for span in below.spans)
        ):
            return False
        post = read_post(header_texts([below]))
        return post.title is not None and title_strength(post.title) > 1 and post.organization is None

    def _below_contact(self, index: int) -> bool:
        """Whether an address or a telephone number stands above: what follows is no second line of the name."""
        return any(re.search(r"@\w|\d{3}[\s().-]{0,2}\d{3}", row.text) for row in self.rows[:index])

    def _inside_post(self, index: int, name: str) -> bool:
        """Whether "Tools: ..." closes the duties of a post that stands under no heading: no white space, a range above."""
        return (
            squeeze(name) in squeezed("labels_of_jobs")
            and (self.rows[index].line.gap or 0.0) < 0.5
            and any(span.ranged for row in self.rows[:index] for span in row.spans)
        )

    def _run_in(self, index: int, current: str) -> Found | None:
        """A heading that shares its line with text: the first cell of a rail, or words before a colon."""
        row = self.rows[index]
        if (peer := self._bracketed(row) or self._peer(row, current)) is not None:
            return peer
        label, _, degree = row.text.partition(":")
        if current in WORK and label.casefold() in {"degree", "degrees"} and is_degree(degree):
            return Found("education", label, "name before a colon", degree.strip())
        if row.bullet or (
            current == "skills"
            and row.line.bold is False
            and ":" in row.text[:40]
            and kind_of_name(row.text.partition(":")[0]) != "education"
        ):
            return self._rail(index, current)
        before, colon, after = row.text.partition(":")
        if colon and after.strip() and len(before) <= 40 and "\t" not in before:
            kind = kind_of_name(before) if squeeze(before) != "where" else None
            if kind == "projects" and PROJECT_LABEL.match(row.text) and self._below_post(index):
                return None  # "Project 1: Salon booking" below a firm and its dates
            if current == "header" and self._inside_post(index, before):
                return None
            if kind == "experience" and before[:1].islower() and self._below_post(index):
                return None  # "assignments: a truck maker, a pump maker" below a firm and its dates
            labels = squeezed("labels_of_jobs") | squeezed("labels_of_projects")
            if current in {"summary", "objective"} and squeeze(before) in labels and self._below_post(index):
                return None  # "Technology: Java" below "Project #1 (2022 - 2024), Client: a bank"
            own = kind == "skills" and current in WORK and self._stands_alone(index, before)
            if kind in RUN_IN and (own or self._run_in_fits(row, kind, current, before, after)):
                return Found(kind, before.strip(), "name before a colon", after.strip())
        return self._rail(index, current)

    def _stands_alone(self, index: int, name: str) -> bool:
        """Whether "Skills: ..." with white space around it, the only one below several posts, is the person's and not the last
        post's."""
        below = self.rows[index + 1] if index + 1 < len(self.rows) else None
        apart = all((row.line.gap or 0.0) > 0.7 for row in (self.rows[index], below) if row is not None)
        named = sum(squeeze(row.text.partition(":")[0]) == squeeze(name) for row in self.rows)
        posts = sum(any(span.ranged for span in row.spans) for row in self.rows[:index])
        return apart and named == 1 and posts >= LEAST_POSTS

    def _bracketed(self, row: Row) -> Found | None:
        """ "[Education] Computer engineering, 2010": the brackets say that it is a heading."""
        match = _BRACKETED.fullmatch(row.text)
        kind = kind_of_name(match["name"]) if match and not row.bullet else None
        return Found(kind, match["name"], "name in brackets", match["rest"]) if match and kind else None

    def _peer(self, row: Row, current: str) -> Found | None:
        """A line that opens like the one that opened the list of skills ("Skills: ..." / "Education: ..." / "Work: ...")."""
        before, _, after = row.text.partition(":")
        if current != "skills" or not self.run_in or row.bullet or not after.strip():
            return None
        kind = vocabulary.heading_names().get(squeeze(before))
        dated = kind == "experience" and any(span.ranged for span in row.spans)
        fits = kind in {"education", "certifications"} or dated
        return Found(kind, before.strip(), "name before a colon", after.strip()) if kind and fits else None

    def _run_in_fits(self, row: Row, kind: str, current: str, before: str, after: str) -> bool:
        if kind == "education" and is_degree(after):
            return True
        if current in {"skills", kind}:
            return False
        shouted = before.isupper() or row.line.bold or (row.line.gap or 0.0) > 0.7
        if current in WORK:
            human = kind == "languages" and vocabulary.has("languages", "human", after)
            return (
                kind in {"education", "certifications"}
                or human
                or (shouted and squeeze(before) not in squeezed("inside_jobs"))
                or (shouted and kind == "skills" and before.isupper())
            )
        if current == "education" and kind == "experience" and any(span.ranged for span in row.spans):
            return (
                "military" not in before.casefold()
            )  # "Work: Aroi Delivery, Khon Kaen. June 2019 - April 2023" below "Education: ..."
        return not (current == "education" and kind in {"courses", "projects", "experience"} and not shouted)

    def _rail(self, index: int, current: str) -> Found | None:
        row = self.rows[index]
        if len(row.cells) < 2 or row.bullet or is_degree(row.cells[0]):
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
                    return Found(kind, both, "first cell over two lines", rest)
        kind = kind_of_name(bare_name(head))
        if kind == "personal" and index and is_labelled(self.rows[index - 1]):
            return None  # "Address   Makati City" below "Inclusive dates   2016 – 2019": of the employer
        if kind and kind != "other" and head[0].isupper() and self._rail_fits(row, kind, current):
            return Found(kind, bare_name(head), "first cell", rest)
        return None

    def _rail_fits(self, row: Row, kind: str, current: str) -> bool:
        if current == "skills":
            return kind in {"experience", "education", "projects"} or (
                row.cells[0].isupper() and kind not in {"languages", "skills"}
            )
        if current in WORK:
            return squeeze(row.cells[0]) not in squeezed("labels_of_jobs") and (
                squeeze(row.cells[0]) not in squeezed("inside_jobs")
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

    def _unforeseen(self, index: int, name: str, current: str) -> Found | None:
        row = self.rows[index]
        look = self.looks.of[index]
        if row.bullet or row.spans or len(row.cells) > 1 or not shape_fits(row) or row.words > 6:
            return None
        if look not in self.looks.main or not self.looks.distinct(look) or re.search(r"[@\d|]|://", name):
            return None
        if squeeze(name) in squeezed("labels_of_jobs") and (current in WORK or self._below_post(index)):
            return None
        if current in WORK and index + 1 < len(self.rows) and label_of(self.rows[index + 1]) == "title":
            return None  # "SEGUROS POPOCATÉPETL" above "Puesto: Desarrollador"
        if current in WORK and row.line.size is None and self._heads_a_post(index):
            return None
        if vocabulary.has("titles", "not_jobs", name):
            return None  # "CAREER BREAK" in capitals stands among the posts
        before = self.rows[index - 1] if index else None
        if before is not None and before.text.endswith(",") and (row.line.gap or 0.0) < 0.5:
            return None  # the last word of a list that goes on over the line
        by_word = kind_by_word(name) if row.words <= 5 else None
        if by_word and look in self.looks.teaching:
            return Found(by_word, name, "look and word")
        if look not in self.looks.teaching or (
            current == "header"
            and index < 4
            and not self._below_contact(index)
            and (index < 2 or look_of(self.rows[0]) == look)
            and not NUMBERING.match(row.text)
        ):
            return None
        if current in WORK and self._heads_a_title(index):
            return None
        if current in WORK and (
            vocabulary.has("titles", "words", name) or vocabulary.has("organizations", "words", name)
        ):
            return None
        if current == "education" and (
            vocabulary.has("institutions", "words", name) or is_plain_degree(name)
        ):
            return None
        if current == "skills" and row.words == 1 and len(name) <= 5 and (row.line.gap or 0.0) <= 0.5:
            return None  # "SQL" below "Docker"
        return Found("other", name, "look")
