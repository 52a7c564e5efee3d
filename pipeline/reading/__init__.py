"""Reading: one file's bytes -> what a careful person sees of it (records.Document).

Way of the data: folder -> intake -> **reading** -> sections -> skills -> assessment -> vetting -> ranking -> reports.
The rest of the program calls ``read`` for one document, ``unpack`` for what holds several (ZIP, mail), and
``capabilities`` to say what this machine can read.
"""

from __future__ import annotations

from pipeline.reading.archive import unpack
from pipeline.reading.dispatch import READERS, SUFFIXES, Capability, capabilities, read
from pipeline.reading.sniff import CONTAINERS

__all__ = ["CONTAINERS", "READERS", "SUFFIXES", "Capability", "capabilities", "read", "unpack"]
