"""Style sheets of a page: which declarations hold for an element, and what their values mean.

Part of reading (folder -> intake -> **reading** -> sections -> ...), used by ``html``. Selectors of names, classes, ids,
attributes and places in the tree are understood, with their order of precedence; rules for a state that a page at rest
is not in (hover, print, a telephone's width) are passed over. Nothing is fetched.
"""

from __future__ import annotations

import base64
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from pipeline.reading.css_values import WIDTH
from pipeline.reading.package import Element

MAX_RULES = 5_000
MAX_NESTED = 4
MAX_SELECTOR = 400  # characters, with those of the rules around it
MAX_TOGETHER = 200  # selectors of one rule
MAX_SHEET = 500_000  # characters
_PLUS = "\N{FULLWIDTH PLUS SIGN}"  # stands for the sign inside brackets, where it combines nothing
_COMPOUND = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]{0,40}|\*)?(?P<rest>(?:[.#][\w-]{1,80}|\[[^\[\]]{1,120}\]|::?[a-z-]{1,40}(?:\([^()]{0,120}\))?)*)"
)
_PART = re.compile(r"([.#])([\w-]{1,80})|\[([^\[\]]{1,120})\]|(::?[a-z-]{1,40})(?:\(([^()]{0,120})\))?")
_ATTRIBUTE = re.compile(r"([\w-]{1,60})(?:\s?([~|^$*]?=)\s?[\"']?([^\"']{0,100})[\"']?)?")
_NTH = re.compile(r"(?P<only>\+?\d{1,4})|(?P<step>[-+]?\d{0,4})n(?P<first>[-+]\d{1,4})?")
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|([^0-9a-f\n]))", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_VARIABLE = re.compile(r"var\(\s?(--[\w-]{1,60})\s?(?:,([^()]{0,80}))?\)")
_ONE_OF = {":is", ":where", ":matches", ":-webkit-any", ":-moz-any"}
_PLACES = {
    f":{kind}{of}" for kind in ("first", "last", "only", "nth", "nth-last") for of in ("-child", "-of-type")
}
_AT_REST = {":root", ":scope", ":link", ":any-link", ":not"} | _ONE_OF | _PLACES
MAX_SIBLINGS = 200  # counted; of more elements under one parent nobody asks the place


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
    if kind == ":not" or kind in _ONE_OF:
        inner = [_compound(one) for one in what.split(",")]
        fits = any(one is not None and one.fits(item) for one in inner)
        return fits if kind != ":not" else None not in inner and not fits
    if kind in _PLACES:
        return _stands(item, kind, what)
    if kind in {":root", ":scope"}:
        return item.getparent() is None
    return item.get("href") is not None  # a link


def _stands(item: Element, kind: str, what: str) -> bool:
    """Whether an element has the place among its siblings that a selector asks for."""
    alike = item.tag if kind.endswith("-of-type") else None
    name = kind.rpartition("-child")[0] or kind.rpartition("-of-type")[0]
    if name in {":first", ":last", ":only"}:
        before, after = (name != ":last", name != ":first")
        return not (before and _count(item, alike, 1, preceding=True)) and not (
            after and _count(item, alike, 1, preceding=False)
        )
    place = _count(item, alike, MAX_SIBLINGS, preceding=name != ":nth-last") + 1
    match = _NTH.fullmatch({"odd": "2n+1", "even": "2n"}.get(what, what))
    if match is None or place > MAX_SIBLINGS:
        return False
    if match["only"]:
        return place == int(match["only"])
    step = int(match["step"] + "1" if match["step"] in {"", "+", "-"} else match["step"])
    rest = place - int(match["first"] or 0)
    return rest == 0 if step == 0 else rest % step == 0 and rest // step >= 0


def _count(item: Element, tag: str | None, most: int, *, preceding: bool) -> int:
    """How many siblings stand before or after an element, up to ``most``."""
    return sum(1 for _ in itertools.islice(item.itersiblings(tag or "*", preceding=preceding), most))


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
    text = _BRACKETS.sub(
        lambda match: "".join(match[0].split()).replace("+", _PLUS), " ".join(text.lower().split())
    )
    for token in re.sub(r"\s?([>+~])(?!=)\s?", r" \1 ", text).replace(_PLUS, "+").split():
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
    for part in plain(text).split(";"):
        name, colon, value = part.partition(":")
        if colon:
            value = value.strip().lower()
            important = "!important" in value.replace(" ", "")
            out.append((name.strip().lower(), value.partition("!")[0].strip(), important))
    return tuple(out)


def plain(text: str) -> str:
    """A sheet or style without comments, its escaped letters as they are meant."""
    text = _without_comments(text) if "/*" in text else text
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16)) if match[1] and int(match[1], 16) < 0x11_0000 else match[2] or ""
    return letter if letter.isalnum() or letter in "-_" else match[0]  # what is no letter keeps a name apart


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
    return condition.startswith("@media") and any(map(_query, condition[6:].split(",")))


def _query(text: str) -> bool:
    """Whether one media query holds for a window on a screen, in the light, used with a mouse."""
    text = text.strip()
    if text.startswith("not "):
        return not _query(text[4:])
    wrong = ("print", "speech", "orientation: portrait", "hover: none", "pointer: coarse")
    if any(one in re.sub(r"\s?:\s?", ": ", text) for one in wrong):
        return False
    prefers = re.search(r"prefers-[a-z-]{1,40}\s?:\s?([a-z-]{1,20})", text)
    if prefers and prefers[1] not in {"light", "no-preference"}:
        return False
    for side, digits in re.findall(r"(max|min)-width\s?:\s?(\d{1,5})", text):
        if (side == "max" and float(digits) < WIDTH) or (side == "min" and float(digits) > WIDTH):
            return False
    return True


def _linked(link: Element) -> str:
    """The text of a sheet that stands within its own link; nothing is fetched."""
    address = (link.get("href") or "").strip()[: 3 * MAX_SHEET]
    head, comma, told = address.partition(",")
    if (
        "stylesheet" not in (link.get("rel") or "").lower()
        or not head.lower().startswith("data:text/css")
        or not comma
    ):
        return ""
    if not head.lower().endswith(";base64"):
        return unquote(told)
    try:
        return base64.b64decode(unquote(told), validate=False).decode("utf-8", "replace")
    except ValueError:
        return ""


def _parts(selectors: str) -> list[str]:
    """``a, b:is(c, d)`` -> its selectors."""
    whole = _BRACKETS.sub(lambda match: match[0].replace(",", "\0"), selectors)
    return [one.replace("\0", ",") for one in whole.split(",")]


def _within(selector: str, outer: str) -> str:
    """A selector that stands within a rule of another."""
    if not outer:
        return selector
    return selector.replace("&", outer) if "&" in selector else f"{outer} {selector}"


def _outside(inside: str) -> str:
    """The declarations of a rule without the rules within it."""
    if "{" not in inside:
        return inside
    kept, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]", inside):
        if match[0] == "{":
            if depth == 0:
                kept.append(inside[start : match.start()].rpartition(";")[0])
            depth += 1
        elif depth:
            depth -= 1
            start = match.end()
    return ";".join([*kept, inside[start:] if depth == 0 else ""])


class Sheet:
    """All rules of a page's own style sheets."""

    def __init__(self, root: Element) -> None:
        self.variables: dict[str, str] = {}
        self._by_name: dict[str, list[_Rule]] = {}
        self._number = 0
        for sheet in root.iter("style", "link"):
            if _media(sheet.get("media")):
                told = (sheet.text or "") if sheet.tag == "style" else _linked(sheet)
                self._read(plain(told[:MAX_SHEET]), 0)

    def _read(self, text: str, depth: int, around: tuple[str, ...] = ()) -> None:
        """Rules of a sheet, or those within a rule of the selectors ``around``."""
        for head, inside in _blocks(text):
            if head.startswith("@"):
                if depth < MAX_NESTED and _holds(" ".join(head.lower().split())):
                    self._rule(around, inside)
                    self._read(inside, depth + 1, around)
                continue
            parts = [one for one in _parts(head) if len(one) <= MAX_SELECTOR][:MAX_TOGETHER]
            joined = (_within(one, outer) for one in parts for outer in around or ("",))
            selectors = tuple(one for one in joined if len(one) <= MAX_SELECTOR)[:MAX_TOGETHER]
            self._rule(selectors, inside)
            if "{" in inside and depth < MAX_NESTED:
                self._read(inside, depth + 1, selectors)

    def _rule(self, selectors: tuple[str, ...], inside: str) -> None:
        declared = declarations(_outside(inside)) if selectors else ()
        for name, value, _ in declared:
            if name.startswith("--"):
                self.variables.setdefault(name, value)
        for selector in selectors if declared else ():
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
