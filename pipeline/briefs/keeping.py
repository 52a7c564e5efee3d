"""Briefs: the YAML made of a job description, kept where a person corrects it.

Beside the way of the data. The last line of the file seals it: which text it was made of, and what was written. A file
whose words no longer fit its seal has been corrected by a person, and is not written over.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from pipeline.errors import BriefError

SEAL = re.compile(r"^# made from ([0-9a-f]{16}) as ([0-9a-f]{16})$", re.MULTILINE)


def seal(yaml: str, text_sha256: str) -> str:
    """The YAML with its seal. ``text_sha256``: of the job description's text."""
    return f"{yaml}# made from {text_sha256[:16]} as {_digest(yaml)}\n"


def corrected(kept: str, text_sha256: str) -> bool:
    """Whether a person has changed a kept file that was made of the same text."""
    found = SEAL.search(kept)
    if found is None or found[1] != text_sha256[:16]:
        return False
    return _digest(kept[: found.start()] + kept[found.end() :].lstrip("\n")) != found[2]


def _digest(yaml: str) -> str:
    lines = (line.rstrip() for line in yaml.replace("\r\n", "\n").split("\n"))
    return hashlib.sha256("\n".join(lines).strip().encode()).hexdigest()[:16]


def write_whole(path: Path, text: str) -> None:
    """Writes the file whole or not at all. Raises BriefError when the place cannot be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BriefError(
            f"{path}: the brief cannot be written ({error.strerror}); choose another place."
        ) from error
