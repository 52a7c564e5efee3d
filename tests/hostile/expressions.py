"""Every regular expression of the product, and lines made to hurt each of them.

Run as a program it prints, as JSON, each pattern that the product compiles while it is imported and while it reads one
small résumé of each format; patterns written in functions that did not run are taken from the source.
"""

from __future__ import annotations

import ast
import hashlib
import importlib
import json
import pkgutil
import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("pipeline", "skill_taxonomy", "models")


def collect() -> list[tuple[str, int, str]]:
    """(pattern, flags, where) of every expression compiled by the product's own code."""
    found: dict[tuple[str, int], str] = {}
    original = re._compile  # type: ignore[attr-defined]

    def recording(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(1)
        while frame is not None and frame.f_code.co_filename.endswith(
            ("/re/__init__.py", "\\re\\__init__.py")
        ):
            frame = frame.f_back  # type: ignore[assignment]
        if frame is not None and isinstance(pattern, str):
            file = Path(frame.f_code.co_filename)
            if any(package in file.parts for package in PACKAGES) and file.is_relative_to(ROOT):
                found.setdefault(
                    (pattern, int(flags)), f"{file.relative_to(ROOT).as_posix()}:{frame.f_lineno}"
                )
        return original(pattern, flags)

    re._compile = recording  # type: ignore[attr-defined]
    try:
        for package in PACKAGES:
            module = importlib.import_module(package)
            for one in pkgutil.walk_packages(module.__path__, f"{package}."):
                if not one.name.endswith("__main__"):
                    importlib.import_module(one.name)
        _read_samples()
    finally:
        re._compile = original  # type: ignore[attr-defined]
    for pattern, where in _literals():
        found.setdefault((pattern, 0), where)
    return sorted((pattern, flags, where) for (pattern, flags), where in found.items())


def _read_samples() -> None:
    from pipeline import screening
    from pipeline.settings import Reading
    from tests.vetting import making

    screening.load_tools(Reading())
    text = "\n".join(making.RESUME)
    html = "".join(f"<p>{line}</p>" for line in making.RESUME)
    files = {
        "pdf": making.pdf([making.page_content()]),
        "docx": making.docx(making.body()),
        "txt": text.encode(),
        "md": text.encode(),
        "html": f"<html><body>{html}</body></html>".encode(),
        "rtf": ("{\\rtf1 " + text.replace("\n", "\\par ") + "}").encode(),
        "json": json.dumps(
            {"basics": {"name": making.NAME, "email": "i@example.com"}, "work": [{"name": "Lumo"}]}
        ).encode(),
    }
    with tempfile.TemporaryDirectory() as folder:
        for ending, content in files.items():
            path = making.saved(Path(folder), f"cv.{ending}", content)
            screening.profile_of(str(path), path.name, hashlib.sha256(content).hexdigest())


def _literals() -> Iterator[tuple[str, str]]:
    """Patterns written out in calls such as re.sub(r"...") anywhere in the source."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and isinstance(node.func.value, ast.Name)
                    and node.func.value.id == "re"
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                    and isinstance(node.args[0].value, str)
                ):
                    yield node.args[0].value, f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


SEARCHING = r"(?:search|sub|subn|finditer|findall|split)"


def is_anchored(where: str) -> bool:
    """Whether the expression made at ``file:line`` is only ever tried at one place of a text (match, fullmatch), so that
    no line makes it start again and again."""
    name, _, line = where.rpartition(":")
    path = ROOT / name
    for node in _nodes(path):
        if not hasattr(node, "lineno") or not node.lineno <= int(line) <= (node.end_lineno or 0):
            continue
        if _is_tried(node):
            return True
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            return not _is_searched(node.targets[0].id, path)
    return False


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(_text(path))))


@cache
def _modules() -> tuple[Path, ...]:
    return tuple(file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))


def _is_tried(node: ast.AST) -> bool:
    """``re.match(...)`` or ``re.fullmatch(...)``."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in {"match", "fullmatch"}
    )


def _is_searched(name: str, path: Path) -> bool:
    """Whether anything searches with the expression of this name: in its own module, or anywhere for a public one."""
    texts = [_text(file) for file in ((path,) if name.startswith("_") else _modules()) if name in _text(file)]
    if any(re.search(rf"\b{name}\s*\.\s*{SEARCHING}\b", text) for text in texts):
        return True
    used = sum(len(re.findall(rf"\b{name}\b", text)) for text in texts)
    tried = sum(len(re.findall(rf"\b{name}\s*\.\s*(?:match|fullmatch)\b", text)) for text in texts)
    imported = sum(len(re.findall(rf"import[^\n]*\b{name}\b", text)) for text in texts)
    return used - imported > tried + 1  # handed on to others under another name


# --- lines that hurt --------------------------------------------------------------------------------------

COMMON = (
    "a",
    "A",
    "1",
    " ",
    "\t",
    "-",
    ".",
    ",",
    "@",
    "/",
    "a ",
    "A ",
    "1 ",
    "a.",
    "A.",
    "1.",
    "1-",
    "a@",
    "a, ",
    "2019 - ",
    "Jan ",
    "é",
)


def can_be_slow(pattern: str, flags: int) -> bool:
    """Whether anything in the pattern repeats without a near bound; all others take the time of their own length."""
    return _has_long_repeat(parser.parse(pattern, flags))


def _has_long_repeat(tree: Any) -> bool:
    for op, value in tree:
        if op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT) and (
            int(value[1]) > 20 or _has_long_repeat(value[2])
        ):
            return True
        if op is code.SUBPATTERN and _has_long_repeat(value[3]):
            return True
        if op is code.BRANCH and any(_has_long_repeat(branch) for branch in value[1]):
            return True
        if op in (code.ASSERT, code.ASSERT_NOT) and _has_long_repeat(value[1]):
            return True
    return False


def attacks(pattern: str, flags: int, length: int) -> list[str]:
    """Lines of ``length`` characters: common stretches, and the pattern's own pieces over and over, with an end that
    does not fit."""
    pieces = dict.fromkeys([*COMMON, *_pieces(pattern, flags)])
    lines: dict[str, None] = {}
    whole = _sample(parser.parse(pattern, flags))
    for piece in pieces:
        if piece:
            body = (piece * (length // len(piece) + 1))[:length]
            lines[whole[: len(whole) // 2] + body + "\x00!"] = None
    return list(lines)


def _pieces(pattern: str, flags: int) -> list[str]:
    """A sample of the whole pattern, of its beginnings, and of everything that repeats in it."""
    tree = parser.parse(pattern, flags)
    found = [_sample(tree), _sample(tree)[:-1]]
    for repeat in _repeats(tree):
        inner = _sample(repeat)
        found += [inner, inner * 2, f"{inner} "]
    items = list(tree)
    found += [_sample(items[:at]) for at in range(1, min(len(items), 12))]
    return [piece for piece in found if 0 < len(piece) <= 200][:10]


def _repeats(tree: Any) -> Iterator[Any]:
    for op, value in tree:
        if op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            yield value[2]
            yield from _repeats(value[2])
        elif op is code.SUBPATTERN:
            yield from _repeats(value[3])
        elif op is code.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch)
        elif op in (code.ASSERT, code.ASSERT_NOT):
            yield from _repeats(value[1])


def _sample(tree: Iterable[Any]) -> str:
    """Some text that the parsed pattern matches, or nearly."""
    out: list[str] = []
    for op, value in tree:
        if op is code.LITERAL:
            out.append(chr(value))
        elif op is code.NOT_LITERAL:
            out.append("a" if value != ord("a") else "b")
        elif op is code.ANY:
            out.append("a")
        elif op is code.IN:
            out.append(_member(value))
        elif op is code.BRANCH:
            out.append(_sample(value[1][0]))
        elif op is code.SUBPATTERN:
            out.append(_sample(value[3]))
        elif op in (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT):
            out.append(_sample(value[2]) * max(1, min(int(value[0]), 4)))
        elif op is code.ATOMIC_GROUP:
            out.append(_sample(value))
    return "".join(out)


def _member(options: Any) -> str:
    negated = options and options[0][0] is code.NEGATE
    if negated:
        taken = {chr(value) for op, value in options if op is code.LITERAL}
        return next(c for c in "a1 -.x" if c not in taken)
    for op, value in options:
        if op is code.LITERAL:
            return chr(value)
        if op is code.RANGE:
            return chr(value[0])
        if op is code.CATEGORY:
            name = str(value)
            if "NOT" in name:
                return "a" if "SPACE" in name or "DIGIT" in name else "-"
            return " " if "SPACE" in name else "1" if "DIGIT" in name else "a"
    return "a"


if __name__ == "__main__":
    print(json.dumps(collect()))
