"""Several people's résumés in one file are told, and one person's with other people in it is not."""

from __future__ import annotations

import pytest
from documents import document

from pipeline.sections import outline, people_in

NGOZI = """Ngozi Adewale
ngozi@example.com | Lagos

Experience
Mobile Developer, PayYam, 2019 - Present
- Wrote the Android app in Kotlin with 200,000 installs.

Education
BSc Computer Science, University of Lagos, 2014 - 2018
"""
MAREK = """Marek Żieliński
QA Automation Engineer
Kraków, +48 600 000 000
mzielinski@example.com

Work history
QA Automation Engineer, Testorium, 2018 - Present
- Built the Selenium suite run on every merge.

Skills
Python, pytest, Selenium
"""
REFERENCES = """
References
Temi Bakare, head of mobile, PayYam, temi.bakare@example.com
Ola Nordby
ola@example.org
"""
CASES = {
    "two people": (NGOZI + "\n\n" + MAREK, 2),
    "three people": (MAREK + NGOZI + NGOZI.replace("Ngozi Adewale", "Temi Bakare").replace("ngozi", "temi"), 3),
    "one person": (NGOZI, 1),
    "references at the end": (NGOZI + REFERENCES, 1),
    "references in the middle": (NGOZI + REFERENCES + "\nSkills\nKotlin, Java\n\nExperience abroad\nIntern, Fjord AS, 2018\n", 1),
    "one person twice, with two addresses": (NGOZI + NGOZI.replace("ngozi@", "adewale.ngozi@"), 1),
    "another's address without a résumé": (NGOZI + "\nMy manager\nMarek Zielinski\nmarek@example.com\n", 1),
    "an address of a firm": (NGOZI + "\n\nFjord Careers\ninfo@fjord.example\n\nExperience\nTester, Fjord AS, 2018\n\nSkills\nJava\n", 1),
}  # fmt: skip


@pytest.mark.parametrize("which", CASES)
def test_people_in_one_file(which: str) -> None:
    text, count = CASES[which]
    read = document(text, plain=True)
    assert people_in(read, outline(read)) == count
