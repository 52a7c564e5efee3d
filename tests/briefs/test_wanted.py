"""What a job description may be: its lines are read, and a résumé given by mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ReadingError
from pipeline.wanted import lines_of

RESUME = """Ada Quill
ada@example.com | 020 7946 0018

Experience
Backend Engineer, Quarry Lane Payments, March 2019 - June 2024
- Built the payments API in Go.

Education
BSc Computer Science, University of Hull, 2015 - 2018

Skills
Go, PostgreSQL
"""
AD = "Backend Engineer\n\nRequirements\n- Go\n- PostgreSQL\n\nEducation\n- a degree, or experience\n"


def test_a_resume_is_no_job_description(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(RESUME)
    with pytest.raises(ReadingError, match="looks like a résumé"):
        lines_of(str(tmp_path / "cv.txt"))


def test_a_job_description_gives_its_lines(tmp_path: Path) -> None:
    (tmp_path / "ad.txt").write_text(AD)
    assert [line.text for line in lines_of(str(tmp_path / "ad.txt"))][:2] == [
        "Backend Engineer",
        "Requirements",
    ]
