"""Reports: run.json, enough to repeat and to audit a run."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib import metadata
from typing import Any

from pipeline.records import Brief, FoundFile, SetAside
from pipeline.reports.blinding import FILE_NAME, WITHHELD
from pipeline.settings import Options, code_fingerprint, package_version

LIBRARIES = (
    "spacy", "scikit-learn", "pandas", "numpy", "prefect", "pypdfium2", "pdfminer.six", "lxml", "phonenumbers", "rapidfuzz",
)  # fmt: skip


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _by_content(one: Mapping[str, Any]) -> str:
    return str(one["sha256"])


def _nameless(one: dict[str, Any]) -> dict[str, Any]:
    """A file set aside without its name, which often is a person's; one that nobody could open keeps it, since
    nothing else tells which it is."""
    name = "" if one["sha256"] else one["source_file"]
    return one | {"source_file": name, "detail": FILE_NAME.sub(WITHHELD, one["detail"])}


def manifest(
    options: Options,
    briefs: Iterable[Brief],
    files: Iterable[FoundFile],
    set_aside: Iterable[SetAside],
    ledger: Mapping[str, int],
    timings: Mapping[str, float],
    hashes: Mapping[str, str],
) -> str:
    """The run as indented JSON: versions, configuration, briefs, hashes, counts, timings (seconds), files. Blind: the
    files by their sha256 alone."""
    value: dict[str, Any] = {
        "shortlister": package_version(),
        "code": code_fingerprint(),
        "python": platform.python_version(),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "configuration": asdict(options),
        "briefs": [asdict(brief) for brief in briefs],
        "hashes": dict(sorted(hashes.items())),
        "counts": dict(ledger),
        "timings": {name: round(seconds, 3) for name, seconds in timings.items()},
        "files": [{"source_file": one.source_file, "sha256": one.sha256, "size": one.size} for one in files],
        "set_aside": [asdict(one) for one in set_aside],
    }
    if options.blind:
        value["files"] = sorted((one | {"source_file": ""} for one in value["files"]), key=_by_content)
        value["set_aside"] = [_nameless(one) for one in value["set_aside"]]
    return (
        json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8")
        + "\n"
    )
