"""`make bench`: résumés a second, peak memory, and how far from bare text extraction of the same PDFs in the same run.

The whole pipeline may cost at most 8 times what bare pdfium text costs on one core (docs/architecture.md); a second run
over an unchanged folder at most 2 % of the first. Exits 1 when a limit is broken.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import psutil
import pypdfium2

from pipeline import assessment, reading, screening, sections, skills, vetting
from pipeline.intake import limits
from pipeline.reading import quality, visible
from pipeline.settings import Options, Reading

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
LAYOUTS = ROOT.parent / "shared" / "data" / "layouts"
RATIO_LIMIT = 8.0
READING_LIMIT = 4.0
RERUN_LIMIT = 0.02
REPEATS = 3


def bare(path: Path) -> float:
    """Seconds of CPU for the text of every page of a PDF, by pdfium alone."""
    started = time.process_time()
    document = pypdfium2.PdfDocument(path)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()
    return time.process_time() - started


def stages(path: Path) -> dict[str, float]:
    """Seconds of CPU for each stage of one file, in this process."""
    tools = screening._tools
    assert tools is not None
    clock = time.process_time
    spent: dict[str, float] = {"visibility": 0.0}
    look = visible.hidden_words

    def timed(*args: Any, **more: Any) -> Any:
        began = clock()
        try:
            return look(*args, **more)
        finally:
            spent["visibility"] += clock() - began

    t0 = clock()
    with mock.patch.object(visible, "hidden_words", timed):
        document = reading.read(path)
    spent["reading"] = clock() - t0 - spent["visibility"]
    t0 = clock()
    outline = sections.outline(document)
    spent["sections"] = clock() - t0
    t0 = clock()
    found = skills.extract(document, outline, tools.nlp, tools.taxonomy, None)
    spent["skills"] = clock() - t0
    t0 = clock()
    verdicts = assessment.assess(document, outline, found, tools.taxonomy, None)
    spent["assessment"] = clock() - t0
    t0 = clock()
    vetting.check(document, outline, found, verdicts, tools.taxonomy, None)
    spent["vetting"] = clock() - t0
    return spent


def by_stage(files: list[Path]) -> bool:
    """CPU by stage against bare extraction. True when the limits hold."""
    screening.load_tools(Reading())
    limits.calm_collector()  # as in every child
    quality.language(["wenige Worte in einer anderen Sprache " * 10])  # loads its model, as a child does once
    for path in sorted(SAMPLES.glob("*.pdf"))[:5]:
        stages(path)  # code and vocabulary are warm, these files are not measured
    total: dict[str, float] = {}
    extraction, ratios, reading_ratios = 0.0, [], []
    for path in files:
        plain = min(bare(path) for _ in range(REPEATS))
        spent = stages(path)  # once: what is remembered of a first time would flatter a second
        extraction += plain
        ratios.append(sum(spent.values()) / plain)
        reading_ratios.append(spent["reading"] / plain)
        for name, seconds in spent.items():
            total[name] = total.get(name, 0.0) + seconds
    everything = sum(total.values())
    print(
        f"{len(files)} PDFs, one core, CPU: bare pdfium text {1000 * extraction / len(files):.1f} ms a file, whole way {1000 * everything / len(files):.1f} ms"
    )
    for name, seconds in sorted(total.items(), key=lambda pair: -pair[1]):
        print(
            f"  {name:11s} {1000 * seconds / len(files):7.1f} ms  {100 * seconds / everything:5.1f} %  {seconds / extraction:5.2f} x bare"
        )
    ratios.sort()
    reading_ratios.sort()
    middle, reading_middle = ratios[len(ratios) // 2], reading_ratios[len(ratios) // 2]
    print(
        f"  whole way / bare: {everything / extraction:.2f} in sum, {middle:.2f} in the median (limit {RATIO_LIMIT:g})"
    )
    print(
        f"  reading / bare:   {total['reading'] / extraction:.2f} in sum, {reading_middle:.2f} in the median (limit {READING_LIMIT:g}), "
        f"the visibility check apart: {total['visibility'] / extraction:.2f} in sum"
    )
    return everything / extraction <= RATIO_LIMIT and reading_middle <= READING_LIMIT


@contextmanager
def watched_memory() -> Iterator[dict[str, int]]:
    """The largest resident memory, in bytes, of this process and of any child, looked at 20 times a second."""
    peak = {"parent": 0, "child": 0}
    done = threading.Event()
    me = psutil.Process()

    def look() -> None:
        while not done.wait(0.05):
            peak["parent"] = max(peak["parent"], me.memory_info().rss)
            for child in me.children(recursive=True):
                with suppress(psutil.Error):
                    peak["child"] = max(peak["child"], child.memory_info().rss)

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def by_folder(copies: int) -> bool:
    """Throughput, memory and the rerun over many files (each a little different, so that none is a copy)."""
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "in", Path(place) / "out"
        folder.mkdir()
        sources = [p for p in sorted(SAMPLES.rglob("*.pdf")) if "spoiled" not in p.parts]
        count = 0
        for number in range(copies):
            for path in sources:
                target = folder / f"{number:04d}-{path.name}"
                shutil.copyfile(path, target)
                with target.open("ab") as file:
                    file.write(f"\n% copy {number}\n".encode())
                count += 1
        with watched_memory() as peak:
            started = time.perf_counter()
            screening.screen_folder(folder, out=out, options=Options(folders=(), workers=2))
            first = time.perf_counter() - started
        started = time.perf_counter()
        screening.screen_folder(folder, out=out, options=Options(folders=(), workers=2))
        again = time.perf_counter() - started
    print(
        f"{count} files, 2 workers: {count / first:.1f} résumés/s (start included), peak memory {peak['parent'] / 2**20:.0f} MiB in the parent, {peak['child'] / 2**20:.0f} MiB in the largest child"
    )
    print(
        f"  second run over the unchanged folder: {again:.2f} s, {100 * again / first:.1f} % of the first (goal {100 * RERUN_LIMIT:g} %)"
    )
    return True


def main() -> None:
    files = (
        sorted(LAYOUTS.glob("*.pdf"))
        if LAYOUTS.is_dir()
        else [p for p in sorted(SAMPLES.rglob("*.pdf")) if "spoiled" not in p.parts]
    )
    kept = by_stage(files)
    by_folder(int(sys.argv[1]) if len(sys.argv) > 1 else 8)
    if not kept:
        print("A limit is broken.")
        sys.exit(1)


if __name__ == "__main__":
    main()
