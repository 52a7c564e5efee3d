"""Shapes that the last first looks at new résumés showed; each beside what must stay as it was."""

from __future__ import annotations

import pytest
from documents import Posts, posts, read


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("Jun 2021 to present\nLead Test Engineer at Humber Wind Controls. Owns the hardware-in-the-loop\nbench; nightly runs in Python.", [("Lead Test Engineer", "Humber Wind Controls", "2021-06", "present")]),
        ("Employer name: Mjøsa Kraft AS\nJob title: Machine learning engineer\nStart date: 02.2022\nEnd date: -", [("Machine learning engineer", "Mjøsa Kraft AS", "2022-02", "present")]),
        ("Employer name: Mjøsa Kraft AS\nJob title: Machine learning engineer\nStart date: 02.2020\nEnd date: 01.2022", [("Machine learning engineer", "Mjøsa Kraft AS", "2020-02", "2022-01")]),
        ("**Mandovi Health Pvt. Ltd.**\nLead – Data Science, Nov 2021 – Present", [("Lead – Data Science", "Mandovi Health Pvt. Ltd.", "2021-11", "present")]),
        ("Developer – Mandovi Systems   2019 - 2021", [("Developer", "Mandovi Systems", "2019", "2021")]),
        ("**Ingénieur Machine Learning**   09/2021 - 12/2022\nLagune Assurances", [("Ingénieur Machine Learning", "Lagune Assurances", "2021-09", "2022-12")]),
        ("Software Developer Saint-Laurent Jeux, Montréal   May 2018 - December 2022", [("Software Developer", "Saint-Laurent Jeux", "2018-05", "2022-12")]),
    ],
)  # fmt: skip
def test_jobs(section: str, wanted: Posts) -> None:
    assert posts(read(f"# Employment summary\n{section}\n")) == wanted
