"""The way of the data, on one page: folder -> intake -> reading -> sections -> skills -> assessment -> vetting ->
ranking -> reports.

One résumé goes straight through reading to vetting with no look at any other (`profile_of`, in a child process with
limits); cross-checks, ranking and reports see all of them (`conclude`). `screen_folder` is the whole job without an
orchestrator; flow.py runs the same stages as Prefect tasks.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline import assessment, intake, ranking, reading, reports, sections, vetting
from pipeline.errors import ReadingError
from pipeline.records import FoundFile, Profile, Result, SetAside
from pipeline.settings import Limits, Options, Reading, reading_key
from pipeline.store import Store, decode, encode
from pipeline.wanted import Wanted
from skill_taxonomy import Taxonomy
from skill_taxonomy import load as load_taxonomy

NOT_A_RESUME_BELOW = 0.5
RETRY_REASONS = frozenset({"timeout", "memory", "unreadable"})  # may go better next time, so not kept

DEFAULT_READING = Reading()
DEFAULT_LIMITS = Limits()

# --- one résumé -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tools:
    """What a child loads once: the taxonomy and the spaCy pipeline over it."""

    taxonomy: Taxonomy
    nlp: Any
    reading: Reading


_tools: Tools | None = None  # one a process: loading costs more than reading a file


def load_tools(settings: Reading) -> None:
    """Makes this process ready to screen files (taxonomy, spaCy, models)."""
    global _tools  # noqa: PLW0603 - the one thing a child keeps between files
    from pipeline import skills  # noqa: PLC0415 - spaCy takes a second to import; whoever reads nothing needs none

    taxonomy = load_taxonomy(Path(settings.taxonomy) if settings.taxonomy else None)
    _tools = Tools(taxonomy, skills.build(taxonomy, lean=True), settings)
    assessment.load_models()


def profile_of(path: str, source_file: str, sha256: str) -> bytes:
    """Reads, parses, assesses and vets one file; the Profile as JSON bytes. Runs in a child.

    Raises ReadingError with one of records.FILE_REASONS for a file that no candidate can be made of.
    """
    from pipeline import skills  # noqa: PLC0415

    if _tools is None:
        raise RuntimeError("load_tools() has not run in this process")
    settings = _tools.reading
    document = reading.read(path, reader=settings.reader, ocr=settings.ocr)
    if (language := sections.foreign_language(document)) is not None:
        raise ReadingError(
            "unsupported_language",
            f"Written in a language that is not read (it looks like '{language}'); a person must read it.",
        )
    told = vetting.set_apart(document)  # without lines that give orders: they earn nothing
    outline = sections.outline(told, settings.as_of)
    if outline.is_resume < NOT_A_RESUME_BELOW:
        raise ReadingError(
            "not_a_resume",
            f"It does not look like a résumé ({outline.not_resume_reason or 'no jobs, education, skills or contact'}).",
        )
    if (people := sections.people_in(told, outline)) > 1:
        raise ReadingError(
            "not_a_resume", f"It holds the résumés of {people} people; save each as a file of its own."
        )
    found = skills.extract(told, outline, _tools.nlp, _tools.taxonomy, settings.as_of)
    verdicts = assessment.assess(told, outline, found, _tools.taxonomy, settings.as_of)
    flags = vetting.check(document, outline, found, verdicts, _tools.taxonomy, settings.as_of)
    if intake.sha256_of(path) != sha256:
        raise ReadingError("unreadable", "The file changed while it was read; run again when it is whole.")
    return encode(
        Profile(intake.candidate_id(sha256), source_file, sha256, document, outline, found, verdicts, flags)
    )


def screen_file(
    path: str | Path, *, settings: Reading = DEFAULT_READING, limits: Limits = DEFAULT_LIMITS
) -> Profile:
    """One candidate's profile from one file, read in a child with limits. Raises ReadingError for a file that no
    candidate can be made of."""
    found = intake.take(str(path), Path(path).name, max_size=limits.size, suffixes=reading.SUFFIXES)
    if isinstance(found, SetAside):
        raise ReadingError(found.reason, found.detail)
    with intake.Crew(1, limits, load_tools, (settings,)) as crew:
        outcome = next(crew.map(profile_of, [(found.path, found.source_file, found.sha256)]))
    if outcome.reason is not None:
        raise ReadingError(outcome.reason, outcome.detail)
    return decode(outcome.value)


# --- the stages of a run ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Discovered:
    """What a run has to do: files to read (archives already opened), files set aside at once, how many were ignored
    and how many files the folders hold in all (``seen``)."""

    files: tuple[FoundFile, ...]
    set_aside: tuple[SetAside, ...]
    ignored: int
    seen: int


Progress = Callable[[str, int, int], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def discover(
    options: Options, crew: intake.Crew, scratch: Path, not_yet: frozenset[str] = frozenset()
) -> Discovered:
    """Stage 1: every file below the folders; archives and mails are opened in a child, into ``scratch``. ``not_yet``:
    real paths of files that are still being written, left for the next run."""
    found = intake.find(
        options.folders,
        out=options.out,
        not_yet=not_yet,
        max_size=options.limits.size,
        suffixes=reading.SUFFIXES | reading.CONTAINERS,
    )
    files: list[FoundFile] = []
    aside: list[SetAside] = list(found.set_aside)
    containers = [one for one in found.files if Path(one.path).suffix.lower() in reading.CONTAINERS]
    files.extend(one for one in found.files if Path(one.path).suffix.lower() not in reading.CONTAINERS)
    folders = [scratch / f"{index:06d}" for index in range(len(containers))]
    for folder in folders:
        folder.mkdir()
    calls = [(one.path, str(folder)) for one, folder in zip(containers, folders, strict=True)]
    for outcome in crew.map(reading.unpack, calls):
        container = containers[outcome.index]
        if outcome.reason is not None:
            aside.append(SetAside(container.source_file, container.sha256, outcome.reason, outcome.detail))
            continue
        for member, path in outcome.value:
            taken = intake.take(
                path,
                f"{container.source_file}/{intake.shown(member)}",
                max_size=options.limits.size,
                suffixes=reading.SUFFIXES,
            )
            if isinstance(taken, FoundFile):
                files.append(taken)
            else:
                aside.append(taken)
        if not outcome.value:
            aside.append(
                SetAside(
                    container.source_file,
                    container.sha256,
                    "not_a_resume",
                    "It holds no file that can be read as a résumé.",
                )
            )
    files.sort(key=lambda one: one.source_file)
    aside.sort(key=lambda one: one.source_file)
    return Discovered(
        tuple(files), tuple(aside), found.ignored, len(found.files) + len(found.set_aside) + found.ignored
    )


def new_files(discovered: Discovered, store: Store) -> list[FoundFile]:
    """Those that must be read: one file of each content, not yet kept under this version."""
    first: dict[str, FoundFile] = {}
    for one in discovered.files:
        first.setdefault(one.sha256, one)
    known = store.known(first)
    return [one for sha256, one in first.items() if sha256 not in known]


def batches(files: Sequence[FoundFile], size: int) -> list[tuple[FoundFile, ...]]:
    return [tuple(files[at : at + size]) for at in range(0, len(files), size)]


Screened = list[tuple[str, bytes | SetAside]]  # sha256 with what came of the file


def screen_files(batch: Sequence[FoundFile], crew: intake.Crew) -> Screened:
    """Stage 2, for one batch: each file through one résumé's way, in the order of the batch."""
    screened: dict[int, bytes | SetAside] = {}
    for outcome in crew.map(profile_of, [(one.path, one.source_file, one.sha256) for one in batch]):
        one = batch[outcome.index]
        if outcome.reason is None:
            screened[outcome.index] = outcome.value
        else:
            screened[outcome.index] = SetAside(one.source_file, one.sha256, outcome.reason, outcome.detail)
    return [(one.sha256, screened[index]) for index, one in enumerate(batch)]


def keep(screened: Screened, store: Store) -> list[SetAside]:
    """Keeps a batch's results. Returns what is to be tried again in the next run (timeouts, memory) and is not kept."""
    passing = [what for _, what in screened if isinstance(what, SetAside) and what.reason in RETRY_REASONS]
    store.put([(sha256, what) for sha256, what in screened if what not in passing])
    return passing


@dataclass(frozen=True, slots=True)
class Book:
    """All results of a run, still in the store: profiles by candidate id, files set aside, same-bytes copies."""

    digests: tuple[str, ...]  # of profiles, in the order of candidate ids
    names: dict[str, str]  # sha256 -> source_file that stands for it
    copies: dict[str, tuple[str, ...]]  # sha256 -> further files with the same bytes
    set_aside: tuple[SetAside, ...]

    def profiles(self, store: Store) -> Iterator[Profile]:
        """Each profile under the name its file has today, one at a time."""
        for kept in store.walk(self.digests):
            if isinstance(kept, Profile):
                yield replace(kept, source_file=self.names[kept.sha256])


def keep_book(discovered: Discovered, passing: Iterable[SetAside], store: Store) -> Book:
    """Gathers what the store and the walk say about every file of this run."""
    by_digest: dict[str, list[str]] = {}
    for one in discovered.files:
        by_digest.setdefault(one.sha256, []).append(one.source_file)
    failed = {one.sha256: one for one in passing}
    aside = list(discovered.set_aside)
    digests: list[str] = []
    known = store.known(by_digest)
    for sha256 in sorted(by_digest, key=intake.candidate_id):
        if known.get(sha256) == "profile":
            digests.append(sha256)
            continue
        kept = store.get(sha256) or failed.get(sha256)
        if isinstance(kept, SetAside):
            aside.extend(replace(kept, source_file=name) for name in by_digest[sha256])
        else:
            lost = SetAside("", sha256, "unreadable", "It was not read in this run; run again.")
            aside.extend(replace(lost, source_file=name) for name in by_digest[sha256])
    aside.sort(key=lambda one: one.source_file)
    return Book(
        tuple(digests),
        {sha256: names[0] for sha256, names in by_digest.items()},
        {sha256: tuple(names[1:]) for sha256, names in by_digest.items() if len(names) > 1},
        tuple(aside),
    )


def question(options: Options, discovered: Discovered, book: Book, store: Store, wanted: Wanted) -> str:
    """All that the outputs of a run depend on, as one sha256: equal question, equal answer. The taxonomy and the
    built-in briefs are part of the store's version."""
    asked = (
        replace(options, fresh=False, strict=False),
        store.version,
        wanted.named,
        [(one.source_file, one.size, one.sha256) for one in discovered.files],
        (discovered.ignored, discovered.seen),
        book.set_aside,
    )
    return hashlib.sha256(repr(asked).encode("utf-8", "backslashreplace")).hexdigest()


def conclude(
    options: Options,
    discovered: Discovered,
    book: Book,
    store: Store,
    wanted: Wanted,
    timings: dict[str, float],
) -> Result:
    """Stages 3 to 5: vetting across the folder, ranking for each brief, every output file. ``timings``: seconds by
    stage for run.json; added to. Asked the same as the last time of the same files, what was written then stands."""
    key = question(options, discovered, book, store, wanted)
    if (standing := store.conclusion(key)) is not None:
        return standing
    briefs, taxonomy = wanted.briefs, wanted.taxonomy
    started = time.perf_counter()
    across = vetting.across(book.profiles(store), book.copies, taxonomy)

    def profiles() -> Iterator[Profile]:
        return (across.apply(profile) for profile in book.profiles(store))

    timings["vet"] = time.perf_counter() - started
    started = time.perf_counter()
    scored: dict[str, list[Any]] = {brief.id: [] for brief in briefs}
    scorers = {brief.id: ranking.Scorer(brief, taxonomy) for brief in briefs}
    for profile in profiles():
        if profile.candidate_id not in across.superseded:
            for brief in briefs:
                scored[brief.id].append(scorers[brief.id](profile))
    shortlists = tuple((brief, ranking.place(scored[brief.id], brief, options.top)) for brief in briefs)
    timings["rank"] = time.perf_counter() - started
    result = reports.write(
        reports.Report(
            options=options,
            profiles=profiles,
            shortlists=shortlists,
            set_aside=book.set_aside,
            copies=book.copies,
            superseded=across.superseded,
            files=discovered.files,
            ignored=discovered.ignored,
            seen=discovered.seen,
            timings=timings,
            hashes={"taxonomy": taxonomy.content_hash, **assessment.model_hashes()},
            weights={
                one.id: dict(zip(ranking.PARTS, ranking.weights_of(one), strict=True)) for one in briefs
            },
        )
    )
    store.conclude(key, result)
    return result


# --- the whole job ----------------------------------------------------------------------------------------


def prepare_out(out: str, reading_options: Reading, fresh: bool) -> Store:
    """The output folder and the store in it, ready."""
    folder = reports.prepare(out)
    able = [
        one.what for one in reading.capabilities() if one.available
    ]  # with OCR put in, scans are read anew
    store = Store(folder / reports.STATE_FILE, reading_key(reading_options, able))
    if fresh:
        store.forget()
    else:
        store.drop_other_versions()
    return store


def screen_folder(
    folder: str | Path | Sequence[str | Path],
    briefs: Sequence[str | Path] = (),
    out: str | Path = "shortlists",
    *,
    options: Options | None = None,
    progress: Progress = quiet,
    not_yet: Callable[[], frozenset[str]] = frozenset,
) -> Result:
    """The whole job without an orchestrator: what ``shortlist run --direct`` does.

    ``options`` gives everything else; its folders, briefs and out are replaced by the arguments. ``not_yet``: asked,
    when the files are looked for, which of them are still being written (real paths).
    """
    folders = (folder,) if isinstance(folder, str | Path) else tuple(folder)
    told = replace(
        options or Options(folders=()),
        folders=tuple(map(str, folders)),
        briefs=tuple(map(str, briefs)),
        out=str(out),
    )
    intake.check_folders(told.folders)
    wanted = Wanted(told)
    workers = told.workers or os.cpu_count() or 1
    timings: dict[str, float] = {}
    with (
        intake.workplace() as scratch,
        reports.locked(told.out),
        prepare_out(told.out, told.reading, told.fresh) as store,
    ):
        with intake.Crew(workers, told.limits, load_tools, (told.reading,)) as crew:
            started = time.perf_counter()
            discovered = discover(told, crew, scratch, not_yet())
            timings["discover"] = time.perf_counter() - started
            started = time.perf_counter()
            todo = new_files(discovered, store)
            passing: list[SetAside] = []
            done = 0
            progress("reading", 0, len(todo))
            for batch in batches(todo, told.batch):
                passing += keep(screen_files(batch, crew), store)
                done += len(batch)
                progress("reading", done, len(todo))
        timings["screen"] = time.perf_counter() - started
        book = keep_book(discovered, passing, store)
        return conclude(told, discovered, book, store, wanted, timings)
