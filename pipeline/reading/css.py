"""Style sheets of a page: which declarations hold for an element, and what their values mean.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``html``. Selectors of names, classes, ids,
attributes and places in the tree are understood, with their order of precedence; rules for a state that a page at rest
is not in (hover, print, a telephone's width) are passed over. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageColor

from pipeline.reading.docx_styles import colour as plain_colour
from pipeline.reading.package import Element

MAX_RULES = 5_000
MAX_SHEET = 500_000  # characters
WIDTH = 1_200.0  # pixels of the window in which the page is thought to stand
_COMPOUND = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]{0,40}|\*)?(?P<rest>(?:[.#][\w-]{1,80}|\[[^\[\]]{1,120}\]|::?[a-z-]{1,40}(?:\([^()]{0,40}\))?)*)"
)
_PART = re.compile(r"([.#])([\w-]{1,80})|\[([^\[\]]{1,120})\]|(::?[a-z-]{1,40})(?:\(([^()]{0,40})\))?")
_ATTRIBUTE = re.compile(r"([\w-]{1,60})(?:\s?([~|^$*]?=)\s?[\"']?([^\"']{0,100})[\"']?)?")
_NUMBER = re.compile(r"[-+]?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9})")
_VARIABLE = re.compile(r"var\(\s?(--[\w-]{1,60})\s?(?:,([^()]{0,80}))?\)")
_AT_REST = {":root", ":first-child", ":last-child", ":only-child", ":link", ":any-link", ":not"}


@dataclass(frozen=True, slots=True)
class _Simple:
    """One compound selector: ``p.note#x[data-y]``."""

    tag: str | None
    parts: tuple[tuple[str, str], ...]  # (kind, what)

    def fits(self, item: Element) -> bool:
        if not isinstance(item.tag, str) or (self.tag is not None and item.tag.lower() != self.tag):
            return False
        return all(_fits(item, kind, what) for kind, what in self.parts)


@dataclass(frozen=True, slots=True)
class _Rule:
    steps: tuple[tuple[str, _Simple], ...]  # (combinator before it, compound), the subject last
    weight: tuple[int, int, int]
    order: int
    declared: tuple[tuple[str, str, bool], ...]

    def fits(self, item: Element) -> bool:
        return _reaches(item, self.steps, {})


def _reaches(
    item: Element, steps: tuple[tuple[str, _Simple], ...], known: dict[tuple[Element, int], bool]
) -> bool:
    """Whether an element fits the last of the steps and what they want before it is there. ``known``: what was found for
    other elements, so that no chain of ancestors is gone through twice."""
    key = (item, len(steps))
    if key not in known:
        known[key] = steps[-1][1].fits(item) and (
            len(steps) == 1 or any(_reaches(one, steps[:-1], known) for one in _before(item, steps[-1][0]))
        )
    return known[key]


def _before(item: Element, combinator: str) -> Iterable[Element]:
    """The elements that a combinator speaks of."""
    if combinator in {">", "+"}:
        one = item.getparent() if combinator == ">" else item.getprevious()
        return () if one is None else (one,)
    found: Iterable[Element] = (
        item.itersiblings(preceding=True) if combinator == "~" else item.iterancestors()
    )
    return found


def _fits(item: Element, kind: str, what: str) -> bool:
    if kind == ".":
        return what in (item.get("class") or "").lower().split()
    if kind == "#":
        return str(item.get("id") or "").lower() == what
    if kind == "[":
        return _has(item, what)
    if kind == ":not":
        inner = _compound(what)
        return inner is not None and not inner.fits(item)
    if kind == ":root":
        return item.getparent() is None
    if kind in {":link", ":any-link"}:
        return item.get("href") is not None
    first: bool = item.getprevious() is None
    last: bool = item.getnext() is None
    return {":first-child": first, ":last-child": last}.get(kind, first and last)


def _has(item: Element, what: str) -> bool:
    match = _ATTRIBUTE.fullmatch(what.strip())
    value = item.get(match[1]) if match else None
    if match is None or value is None:
        return False
    wanted, value = (match[3] or "").lower(), value.lower()
    fits: dict[str | None, bool] = {
        None: True, "=": value == wanted, "^=": value.startswith(wanted), "$=": value.endswith(wanted), "*=": wanted in value,
        "~=": wanted in value.split(), "|=": value == wanted or value.startswith(f"{wanted}-"),
    }  # fmt: skip
    return fits[match[2]]


@lru_cache(maxsize=2_000)
def _compound(text: str) -> _Simple | None:
    match = _COMPOUND.fullmatch(text)
    if match is None or not text:
        return None
    parts: list[tuple[str, str]] = []
    for sign, name, inside, pseudo, argument in _PART.findall(match["rest"]):
        if sign:
            parts.append((sign, name))
        elif inside:
            parts.append(("[", inside))
        elif pseudo not in _AT_REST:
            return None
        else:
            parts.append((pseudo, argument))
    return _Simple(None if match["tag"] in {None, "*"} else match["tag"], tuple(parts))


def _selector(text: str) -> tuple[tuple[str, _Simple], ...] | None:
    """A selector as steps; None when it cannot be understood or asks for a state."""
    steps: list[tuple[str, _Simple]] = []
    combinator = " "
    for token in re.sub(r"\s?([>+~])(?!=)\s?", r" \1 ", " ".join(text.lower().split())).split():
        if token in {">", "+", "~"}:
            combinator = token
            continue
        compound = _compound(token)
        if compound is None:
            return None
        steps.append((combinator, compound))
        combinator = " "
    return tuple(steps) if 0 < len(steps) <= 8 else None


def _weight(steps: tuple[tuple[str, _Simple], ...]) -> tuple[int, int, int]:
    kinds = [kind for _, step in steps for kind, _ in step.parts]
    return kinds.count("#"), len(kinds) - kinds.count("#"), sum(step.tag is not None for _, step in steps)


def declarations(text: str) -> tuple[tuple[str, str, bool], ...]:
    """``color: red; top: 0 !important`` -> (name, value, important) each."""
    out = []
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon:
            value = value.strip().lower()
            important = "!important" in value.replace(" ", "")
            out.append((name.strip().lower(), value.partition("!")[0].strip(), important))
    return tuple(out)


def _without_comments(text: str) -> str:
    """The sheet without its comments; one that does not end takes all that follows."""
    first, *rest = text.split("/*")
    return first + "".join(part.partition("*/")[2] for part in _comments(rest))


def _comments(parts: list[str]) -> Iterator[str]:
    """Each comment with what follows it; a second opening inside one is part of it."""
    open_part = ""
    for part in parts:
        open_part += part
        if "*/" in part:
            yield open_part
            open_part = ""


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """(what stands before a brace, what stands within it), the outermost only."""
    depth, start, head = 0, 0, ""
    for match in re.finditer(r"[{};]", text):
        sign, at = match[0], match.start()
        if sign == "{":
            if depth == 0:
                head, start = text[start:at].strip(), at + 1
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                yield head, text[start:at]
                start = at + 1
        elif sign == ";" and depth == 0:
            start = at + 1  # an @import or @charset


def _holds(condition: str) -> bool:
    """Whether an at-rule counts for a window on a screen."""
    if condition.startswith(("@supports", "@layer", "@container")):
        return True
    if not condition.startswith("@media") or "print" in condition or "prefers" in condition:
        return False
    for side, digits in re.findall(r"(max|min)-width\s?:\s?(\d{1,5})", condition):
        if (side == "max" and float(digits) < WIDTH) or (side == "min" and float(digits) > WIDTH):
            return False
    return "orientation: portrait" not in condition


class Sheet:
    """All rules of a page's own style sheets."""

    def __init__(self, root: Element) -> None:
        self.variables: dict[str, str] = {}
        self._by_name: dict[str, list[_Rule]] = {}
        self._number = 0
        for sheet in root.iter("style"):
            if _media(sheet.get("media")):
                self._read(_without_comments((sheet.text or "")[:MAX_SHEET]), 0)

    def _read(self, text: str, depth: int) -> None:
        for head, inside in _blocks(text):
            if head.startswith("@"):
                if depth < 4 and _holds(" ".join(head.lower().split())):
                    self._read(inside, depth + 1)
                continue
            declared = declarations(inside)
            for name, value, _ in declared:
                if name.startswith("--"):
                    self.variables.setdefault(name, value)
            for selector in head.split(","):
                steps = _selector(selector)
                if steps is not None and self._number < MAX_RULES:
                    self._number += 1
                    self._by_name.setdefault(_key(steps[-1][1]), []).append(
                        _Rule(steps, _weight(steps), self._number, declared)
                    )

    def declared(self, item: Element) -> list[tuple[str, str]]:
        """The declarations that hold for an element, the weaker before the stronger."""
        names = [str(item.tag).lower(), "*"]
        names += [f".{name}" for name in (item.get("class") or "").lower().split()]
        names += [f"#{item.get('id').lower()}"] if item.get("id") else []
        rules = [rule for name in names for rule in self._by_name.get(name, ()) if rule.fits(item)]
        rules.sort(key=lambda rule: (rule.weight, rule.order))
        found = [one for rule in rules for one in rule.declared]
        found += declarations(item.get("style") or "")
        ordered = [one for one in found if not one[2]] + [one for one in found if one[2]]
        return [(name, self._resolved(value)) for name, value, _ in ordered]

    def _resolved(self, value: str) -> str:
        for _ in range(4):
            if "var(" not in value:
                break
            value = _VARIABLE.sub(lambda m: self.variables.get(m[1], m[2] or "").strip(), value)[:500]
        return value


def _key(subject: _Simple) -> str:
    """What an element must have for a rule to be looked at: its id, a class, its name or anything."""
    for sign in ("#", "."):
        for kind, what in subject.parts:
            if kind == sign:
                return kind + what
    return subject.tag or "*"


def _media(value: str | None) -> bool:
    return value is None or not value.strip() or _holds(f"@media {value.strip().lower()}")


# --- values -----------------------------------------------------------------------------------------------


def numbers(value: str) -> list[float]:
    """All numbers of a value in their order."""
    return [float(one) for one in _NUMBER.findall(value)[:20]]


def colour(value: str) -> tuple[str | None, float]:
    """A colour as RRGGBB (None for one that is not understood) and how opaque it is, 0-1."""
    value = value.strip()[:100]
    if value == "transparent":
        return None, 0.0
    match = re.search(r"(?:rgb|hsl)a?\([^()]{1,80}\)", value)
    if match:
        parts = numbers(match[0])
        alpha = parts[3] if len(parts) > 3 else 1.0
        alpha = alpha / 100 if alpha > 1 else alpha
        try:
            if match[0].startswith("hsl"):
                told = "hsl({:g},{:g}%,{:g}%)".format(
                    parts[0] % 360, *(min(max(p, 0), 100) for p in parts[1:3])
                )
                return "".join(f"{part:02X}" for part in ImageColor.getrgb(told)[:3]), alpha
            share = 2.55 if "%" in match[0].partition("/")[0] else 1.0
            return "".join(f"{min(max(round(part * share), 0), 255):02X}" for part in parts[:3]), alpha
        except (ValueError, IndexError):
            return None, alpha
    match = re.search(r"#([0-9a-f]{3,8})\b", value)
    if match:
        code = match[1] if len(match[1]) > 4 else "".join(c * 2 for c in match[1])
        alpha = int(code[6:8], 16) / 255 if len(code) == 8 else 1.0
        return plain_colour(code[:6]), alpha
    for word in value.split():
        named = _named(word)
        if named:
            return named, 1.0
    return None, 1.0


@lru_cache(maxsize=500)
def _named(word: str) -> str | None:
    try:
        return "".join(f"{part:02X}" for part in ImageColor.getrgb(word)[:3]) if word.isalpha() else None
    except ValueError:
        return None
