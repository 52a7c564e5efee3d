"""Briefs: a YAML or TOML file as plain values, with what is wrong with the file said in one sentence.

Beside the way of the data; brief.py checks the values.
"""

from __future__ import annotations

import tomllib
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from pipeline.errors import BriefError

MOST_BYTES = 1_000_000  # no brief is longer; parsing YAML takes a second for every such megabyte
MOST_DEPTH = 12
MOST_NODES = 20_000  # aliases of aliases multiply a small file
BRIEF_NAMES = (".yaml", ".yml", ".toml", ".txt", ".md", ".pdf", ".docx")
SIMILAR_NAME = 70.0


class _Loader(yaml.SafeLoader):
    """Safe YAML in which no key stands twice."""


def _mapping(loader: _Loader, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
    seen: set[str] = set()
    for key, _ in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                raise _TwiceError(key.value, key.start_mark.line + 1)
            seen.add(key.value)
    return yaml.SafeLoader.construct_mapping(loader, node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


class _TwiceError(Exception):
    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key, self.line = key, line


def refuse_what_is_no_file(path: Path) -> None:
    """Raises BriefError for a folder and for a path where nothing is, naming a file that may have been meant."""
    if path.is_dir():
        raise BriefError(f"{path}: is a folder; name one brief in it.")
    if path.is_file():
        return
    try:
        beside = sorted(one for one in path.parent.iterdir() if one.suffix.lower() in BRIEF_NAMES)
    except OSError:
        beside = []
    stems = [one.stem for one in beside]
    near = process.extractOne(path.stem, stems, scorer=fuzz.ratio, score_cutoff=SIMILAR_NAME)
    hint = f" (did you mean '{beside[near[2]]}'?)" if near else "; check the path"
    raise BriefError(f"{path}: there is no such brief{hint}.")


def values_of(path: Path) -> tuple[dict[str, Any], bytes]:
    """(keys and values, the file's bytes) of a YAML or TOML file. Raises BriefError."""
    raw, text = _text_of(path)
    values = _toml(path, text) if path.suffix.lower() == ".toml" else _yaml(path, text)
    if values is None:
        raise BriefError(f"{path}: is empty; write one with shortlist brief new.")
    if not isinstance(values, dict):
        raise BriefError(
            f"{path}: a brief is a list of keys and values such as 'role: ai_engineer'; see shortlist brief new."
        )
    if not _small(values):
        raise BriefError(f"{path}: its values hold far more than a brief does; write lists out plainly.")
    return {str(key): value for key, value in values.items()}, raw


def _text_of(path: Path) -> tuple[bytes, str]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:
            raise BriefError(f"{path}: is larger than 1 MB, which no brief is; name another file.")
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise BriefError(f"{path}: the brief cannot be opened ({error.strerror}); check the path.") from error
    except UnicodeDecodeError as error:
        raise BriefError(f"{path}: the brief is not UTF-8 text; save it as UTF-8.") from error
    if "\0" in text:
        raise BriefError(f"{path}: the brief is not text; save it as UTF-8 text.")
    return raw, text


def _toml(path: Path, text: str) -> Any:
    try:
        return tomllib.loads(text) or None
    except tomllib.TOMLDecodeError as error:
        raise BriefError(f"{path}: not valid TOML ({error}).") from error
    except RecursionError as error:
        raise BriefError(f"{path}: not valid TOML (lists in lists without end).") from error


def _yaml(path: Path, text: str) -> Any:
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except _TwiceError as error:
        raise BriefError(
            f"{path}: {error.key}: stands twice, again at line {error.line}; keep one."
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" at line {mark.line + 1}" if mark else ""
        line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
        blank = line[: len(line) - len(line.lstrip())]
        advice = (
            "indent with spaces, not with tabs" if "\t" in blank else "check indentation and colons there"
        )
        raise BriefError(f"{path}: not valid YAML{where}; {advice}.") from error
    except (RecursionError, ValueError) as error:
        raise BriefError(f"{path}: not valid YAML; check brackets and dates in it.") from error


def _small(values: Any) -> bool:
    """Whether plain values stay within what a brief can need; aliases are counted as often as they stand."""
    left = MOST_NODES
    ahead: list[tuple[Any, int]] = [(values, 0)]
    while ahead:
        value, depth = ahead.pop()
        left -= 1
        if left < 0 or depth > MOST_DEPTH:
            return False
        if isinstance(value, dict):
            ahead += [(one, depth + 1) for one in value.values()]
        elif isinstance(value, list):
            ahead += [(one, depth + 1) for one in value]
    return True
