"""Skills as people list them; part of the room sections (reading -> sections -> skills).

In: the skill sections. Out: the listed items as written, in order, once each. Labels ("Languages:") and human languages
are left out; sentences are not lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.sections import vocabulary
from pipeline.sections.folding import fold
from pipeline.sections.parts import Part
from pipeline.sections.rows import Row

_SPLIT = re.compile(r"\t|\s*[,;|•·●◦▪■‣∙⋅⋄➢✓✦✧◆◇♦❖★]\s*|\s+/\s+|\s+[–—]\s+|\s{2,}")
_LEVEL = re.compile(
    r"\s*[(\[]?\b(?:beginner|basic|intermediate|advanced|expert|proficient|familiar|native|fluent|(?:\d+\+?\s?(?:years?|yrs?|months?)(?: of experience| experience)?)|\d{1,3}\s?%|\d{1,2}/(?:5|10))\b[)\]]?\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:and|an? (?:fair |little |tiny )?bit of|some|a little|a lot of|advanced in|including|such as|e\.g\.|also|etc\.?|proficient (?:in|with|at)|experienced? (?:in|with)|familiar(?:ity)? with|knowledge (?:of|in)|working knowledge of|expertise in|exposure to|skilled (?:in|at|with)|strong (?:in|with)|fluent in|good (?:in|at))\s*:?\s+",
    re.IGNORECASE,
)
_CONNECTIVES = re.compile(
    r"\b(?:the|with|using|of|for|to|from|including|such|in|on|by|is|are|as|that|which|through)\b"
)
_HUMAN_LABEL = re.compile(
    r"^(?:spoken |foreign |human |natural |other )?languages?(?: s)?(?: skills| known| proficiency)?$|^interests?$|^hobbies$|^interests and hobbies$",
    re.IGNORECASE,
)


_NO_PLUS = re.compile(r"[^+#]")


def find_listed_skills(parts: Sequence[Part]) -> tuple[str, ...]:
    """The items of all skill sections."""
    found: dict[str, str] = {}
    for part in parts:
        if part.kind == "skills":
            labels = _label_cells(part.rows)
            for text in _joined(
                _without_labels(
                    [
                        _with_colon(row)
                        for row in part.rows
                        if not (_LEVEL_ALONE.fullmatch(row.text) or _ADDRESS.search(row.text))
                    ]
                )
            ):
                for item in items_of(text, labels):
                    found.setdefault(fold(item) + _NO_PLUS.sub("", item), item)
    return tuple(found.values())


def _with_colon(row: Row) -> Row:
    """A line whose label only its look tells ("**Back end** Node.js, Redis") with a colon behind the label."""
    at = row.line.shifts[0] if row.line.shifts else 0
    if not at or row.text != row.line.text or ":" in row.text[: at + 1] or "\t" in row.text:
        return row
    label, rest = row.text[:at].strip(), row.text[at:].strip()
    named = label[:1].isupper() and label[-1:].isalpha() and len(label.split()) <= 3 and "," not in label
    listed = rest[:1].isalnum() and re.search(r"[,;|•·]", rest)
    if not (named and listed) or fold(label) in vocabulary.known_skills():
        return row
    return replace(row, text=f"{label}: {rest}")


# the contact line at the foot of the page, below the last section
_ADDRESS = re.compile(r"[\w.+-]@[\w-]+\.\w|(?:\+\d|\(?\d{3}\)?)[\s().-]{1,2}\d{2,3}[\s.-]\d{2,4}")
_LEVEL_ALONE = re.compile(
    r"(?:beginner|novice|basics?|elementary|intermediate|average|good|very good|excellent|advanced|expert|proficient|skilled|skillful|experienced|competent|familiar|fluent|native|master|strong|professional|working knowledge|upper intermediate)(?: level| knowledge)?"
    r"|[●○•◦★☆■□▪▫◉◯⬤ ]+",
    re.IGNORECASE,
)


def _without_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows without labels that stand in a rail of their own, each before what it names in the next column."""
    rail = {
        index
        for index, row in enumerate(rows[:-1])
        if 0 < row.line.column < rows[index + 1].line.column
        and row.line.page == rows[index + 1].line.page
        and row.words <= 4
        and not row.bullet
        and (index == 0 or rows[index - 1].line.column != row.line.column)
    }
    return [row for index, row in enumerate(rows) if index not in rail or len(rail) < 2]


def _label_cells(rows: Sequence[Row]) -> bool:
    """Whether the first cell of the rows is a label throughout, by those rows that list several things after it."""
    celled = [row for row in rows if len(row.cells) >= 2 and not row.bullet]
    lists = [
        row
        for row in celled
        if len(row.cells[0].split()) <= 4 and "," not in row.cells[0] and re.search(r"[,;|]", row.text)
    ]
    return len(celled) >= 2 and len(lists) * 2 >= len(celled) and len(celled) * 2 >= len(rows)


def _joined(rows: Sequence[Row]) -> Iterable[str]:
    """Lines of the section, a list that goes on in the next line set together again."""
    held = ""
    for index, row in enumerate(rows):
        text = row.text
        nxt = rows[index + 1] if index + 1 < len(rows) else None
        held = f"{held} {text}".strip() if held else text
        if len(held) > 1500 or nxt is None or not _goes_on(held, row, nxt):
            yield held
            held = ""
    if held:
        yield held


def _goes_on(held: str, row: Row, below: Row) -> bool:
    if below.bullet or ":" in below.text[:36] or "\t" in below.text or "\t" in row.text:
        return False
    if held.count("(") > held.count(")"):
        return True
    if held.rstrip().endswith((",", "&", "/", "|", "·", "•", " and", ";")):
        return True
    if below.text[:1].islower() and ("," in row.text or row.words > 3):
        return True
    if (
        row.bullet
        and row.line.x0 is not None
        and below.line.x0 is not None
        and below.line.x0 > row.line.x0 + 2
        and row.line.column == below.line.column
        and row.words > 2
        and below.words <= 3
        and "," in row.text
    ):
        return True
    one, two = row.line, below.line
    full = (
        one.x1 is not None
        and two.x1 is not None
        and one.x1 > two.x1 + 20
        and one.x0 is not None
        and one.x1 - one.x0 > 250
    )
    rest = "," in below.text or (below.words <= 2 and held.count(",") >= 5)
    return full and held.count(",") >= 3 and rest and not two.bold


_NEXT_LABEL = re.compile(r"[.;]\s+(?=[A-Z][\w&/]{2,20}(?: [\w&/]{1,20}){0,2}:\s)")


_DASHED_LABEL = re.compile(r"^([A-Z][\w /&+-]{2,32}?)\s+[–—-]\s+(?=\S+(?: \S+)?(?: \S+)?,)")
_LINK = re.compile(r"https?$")


def items_of(text: str, labelled: bool = False) -> list[str]:
    """The items of one line of a skill list. ``labelled``: the first cell of the lines is a label."""
    if (more := _NEXT_LABEL.search(text)) is not None:
        return items_of(text[: more.start()], labelled) + items_of(text[more.end() :], labelled)
    whole = text
    label, colon, rest = text.partition(":")
    if colon and len(label) <= 60 and not _LINK.search(label) and rest.strip():
        if _HUMAN_LABEL.match(fold(label)) and (
            vocabulary.has("languages", "human", rest) or "interest" in fold(label) or "hobb" in fold(label)
        ):
            return []
        if fold(label) in vocabulary.words("languages", "human"):
            return []  # "English: CET-6 (560)"
        text = rest
    elif colon and not rest.strip():
        return []
    else:
        cells = text.split("\t")
        if (
            len(cells) >= 2
            and len(cells[0].split()) <= 4
            and "," not in cells[0]
            and (labelled or (len(cells) == 2 and re.search(r"[,;|]", cells[1])))
        ):
            if _HUMAN_LABEL.match(fold(cells[0])) and vocabulary.has("languages", "human", cells[1]):
                return []
            text = "\t".join(cells[1:])
    dash = _DASHED_LABEL.match(text)
    if dash:
        text = text[dash.end() :]
    items: list[str] = []
    prose = _is_prose(text)
    for position, part in enumerate(_outside_brackets(text)):
        found = _item(part)
        if not prose or (
            (position or text != whole)
            and all(item[0].isupper() and len(item.split()) <= 2 for item in found)
        ):
            items += found
    return items


_WORD = re.compile(r"[^\W\d_][\w'’+#-]*")
_SEPARATOR = re.compile(r"[,;|•·\t/]")


def _is_prose(text: str) -> bool:
    """Whether a line of a skill section is a sentence that only mentions things: many small words, few separators."""
    words = _WORD.findall(text)
    separators = len(_SEPARATOR.findall(text))
    small = sum(word[0].islower() for word in words)
    return (
        len(words) > 7
        and small > 0.55 * len(words)
        and separators < 0.34 * len(words)
        and bool(_CONNECTIVES.search(text))
    )


_BRACKET = re.compile(r"\s*\(([^()]{1,200})\)")


def _outside_brackets(text: str) -> list[str]:
    """Splits at separators; a bracket's content becomes items of its own ("AWS (EC2, S3)" -> AWS, EC2, S3)."""
    inner: list[str] = []

    def take(match: re.Match[str]) -> str:
        if re.match(r"\s*[A-Za-z]", text[match.end() :]):
            return match[0]
        if re.search(r"[A-Z]", match[1]) and (re.search(r"[,/;|]", match[1]) or len(match[1]) > 3):
            inner.append(match[1])
            return " , \x01, "
        return "" if len(match[1].split()) > 1 or match[1].islower() else match[0]

    outside = _BRACKET.sub(take, text)
    found: list[str] = []
    for part in _SPLIT.split(outside):
        if part.strip() == "\x01":
            found += _SPLIT.split(re.sub(r"\s*/\s*", ",", inner.pop(0)))
        elif part.strip():
            found.append(part)
    return found


def _without_edges(text: str) -> str:
    bare = text.strip(' \t,;:|•·-–—*[]"“”✓●○★☆').rstrip(" .(")
    if bare.startswith("(") or bare.count(")") > bare.count("("):
        bare = bare.strip("()")
    return bare if bare[:1] == "." and bare[1:2].isalpha() else bare.lstrip(" .")  # .NET


_LABEL_IN_ITEM = re.compile(r"^\s*[A-Z][\w&/]{2,20}(?: [\w&/]{1,20})?:\s+(?=\S)")
_DEED = re.compile(
    r"(?:led|wrote|built|set up|made|ran|managed|created|developed|designed|improved|implemented|reduced|increased|coordinated|supervised|trained|maintained|organi[sz]ed|delivered|launched|introduced|cut|grew|won|handled|prepared|conducted|assisted|worked|performed|achieved)\s",
    re.IGNORECASE,
)


def _item(part: str) -> list[str]:
    bare = _without_edges(_LABEL_IN_ITEM.sub("", part))
    if bare.count("(") > bare.count(")") and f"{bare})" in part:
        bare += ")"
    for _ in range(2):
        bare = _without_edges(_LEAD.sub("", bare))
    if fold(bare) not in vocabulary.known_skills():  # "React Native" is no level of React
        bare = _without_edges(_LEVEL.sub("", bare))
    if bare.lower().startswith("and "):
        bare = bare[4:]
    if _DEED.match(bare) and len(bare.split()) > 2:
        return []
    if (
        not bare
        or _LEVEL_ALONE.fullmatch(bare)
        or len(bare) > 60
        or len(bare.split()) > 6
        or "@" in bare
        or not any(c.isalpha() for c in bare)
    ):
        return []
    words = fold(bare).split()
    if words and all(word in _languages_and_levels() for word in words):
        return []
    if len(bare) == 1 and bare not in {"C", "R", "D", "J", "K", "Q", "V"}:
        return []
    return [bare]


@lru_cache(maxsize=1)
def _languages_and_levels() -> frozenset[str]:
    human = vocabulary.words("languages", "human")
    levels = frozenset(word for level in vocabulary.words("languages", "levels") for word in level.split())
    return (human | {"in"} | levels) - {"reading", "writing", "speaking", "basic"}
