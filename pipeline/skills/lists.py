"""Items of lists: which names stand beside each other in one, and which is a whole item.

Place in the way of the data: inside the skills room, asked by ``skill_context``: a name among others of a list supports
its neighbours.
"""

from __future__ import annotations

from spacy.tokens import Span

_LIST_SIGNS = (
    frozenset(",/;|•●◦▪■·+&(){}[]:")
    | {"and", "or", "\n", "-", "–", "—", "&"}
    | {"und", "oder", "sowie", "y", "et"}  # of those who write half in their own language
)
_LIST_WORDS = frozenset({"but", "also", "then", "plus", "vs", "vs.", "with", "like", "to"})
_ITEM_ENDS = _LIST_SIGNS | {".", "*"}
_YEARS = frozenset({"y", "yr", "yrs", "years", "year"})
_MARKS = frozenset("★☆⭐✭✮●○◉⬤◐▮▯█░")  # how good somebody is at the item before them
_REACH = 3  # separators between two neighbours of a list
_RUN = 3  # ambiguous names in a row that support each other
_BRACKET = 6  # tokens of a remark in brackets that a list is read across


def is_hardly_more(keys: list[str], spans: list[Span], low: int, high: int, further: int) -> bool:
    """Whether a statement holds at most so many ``further`` words than names and the signs between them."""
    covered = {place for span in spans if low <= span.start < high for place in range(span.start, span.end)}
    return sum(keys[place][:1].isalnum() for place in range(low, high) if place not in covered) <= further


def neighbours(keys: list[str], spans: list[Span], index: int) -> tuple[tuple[int, bool], tuple[int, bool]]:
    """The spans directly before and after in a list, as (index or -1, whether a sign joins them)."""
    span = spans[index]
    before = after = (-1, False)
    if index > 0:
        between = keys[spans[index - 1].end : span.start]
        if _joins(between) and _may_join(keys, between, spans[index - 1], span):
            before = (index - 1, len(between) > 0)
    if index + 1 < len(spans):
        between = keys[span.end : spans[index + 1].start]
        if _joins(between) and _may_join(keys, between, span, spans[index + 1]):
            after = (index + 1, len(between) > 0)
    return before, after


def ambiguous_runs(keys: list[str], spans: list[Span], waiting: list[int]) -> list[list[int]]:
    """Lists of three or more capitalised ambiguous names ("Rust, Nim, Zig"): together they are no accident."""
    runs: list[list[int]] = []
    run: list[int] = []
    for index in waiting:
        if spans[index].text.islower():
            continue
        beside = run and neighbours(keys, spans, index)[0] == (run[-1], True)
        if not beside:
            run = []
            runs.append(run)
        run.append(index)
    return [run for run in runs if len({spans[index].label_ for index in run}) >= _RUN]


def _joins(between: list[str]) -> bool:
    words = _without_brackets(between)
    signs = [word for word in words if word in _LIST_SIGNS or word.isspace()]
    loose = [word for word in words if word in _LIST_WORDS]
    return len(words) <= _REACH and len(signs) + len(loose) == len(words)


def _without_brackets(words: list[str]) -> list[str]:
    """The words without a short bracket among them: "Go (since 2019), Python" is a list."""
    if "(" in words and ")" in words and words.index(")") - words.index("(") <= _BRACKET:
        return words[: words.index("(")] + words[words.index(")") + 1 :]
    return words


def _may_join(keys: list[str], between: list[str], left: Span, right: Span) -> bool:
    """Across a line break only whole items are neighbours."""
    if not any("\n" in word for word in between):
        return True
    return is_item(keys, left) and is_item(keys, right)


def is_item(keys: list[str], span: Span) -> bool:
    """Whether the span is a whole item between list signs or the ends of the text."""
    before = keys[span.start - 1] if span.start > 0 else "\n"
    opens = before in _ITEM_ENDS or before.isspace()
    opens = opens or (
        before in _YEARS and span.start > 1 and keys[span.start - 2][:1].isdigit()
    )  # "10 y C | 2 y Go"
    return opens and ends_item(keys, span)


def is_named_item(keys: list[str], span: Span) -> bool:
    """Whether a name in its capital is a whole item."""
    return span.text[:1].isupper() and is_item(keys, span)


def stands_alone(keys: list[str], span: Span) -> bool:
    """Whether signs, not words, are on both sides of the span, or the ends of the text."""
    return not any(
        word[:1].isalnum()
        for word in (*keys[max(0, span.start - 1) : span.start], *keys[span.end : span.end + 1])
    )


def ends_item(keys: list[str], span: Span) -> bool:
    """Whether a list sign or the end of the text follows the span."""
    after = keys[span.end] if span.end < len(keys) else "\n"
    return after in _ITEM_ENDS or after.isspace() or after[:1] in _MARKS


def lies_in(span: Span, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= span.start_char < high for low, high in ranges)


def is_tag_list(spans: list[Span], index: int) -> bool:
    """Whether the span stands in a run of at least three skills with nothing between them ("java spring sql")."""
    run = 1
    for step in (-1, 1):
        place = index
        while 0 <= place + step < len(spans):
            left, right = sorted((place, place + step))
            if spans[left].end != spans[right].start:
                break
            run += 1
            place += step
    return run >= 3
