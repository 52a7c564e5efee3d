"""Jobs told in sentences ("In 2012 I joined Backwater Insurance as a data scientist and stayed until 2016"); part of the room sections.

In: the rows of a section that tells its jobs. Out: one ``Told`` a post, where a sentence names a title and an employer and says
when; an end or a promotion may follow in a later sentence. What the sentences leave open stays open: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.periods import PRESENT
from pipeline.sections import vocabulary
from pipeline.sections.dates import Span, find_spans
from pipeline.sections.folding import fold
from pipeline.sections.places import is_location
from pipeline.sections.prose import VERB
from pipeline.sections.rows import Row
from pipeline.sections.strengths import organization_strength, title_strength

_NAME = r"(?:[A-Z0-9][\w&.'’+-]{0,40}(?:\s(?:(?:of|the|and|&|de|for)\s)?[A-Z0-9][\w&.'’+-]{0,40}){0,6})"
_WORDS = r"[\w][\w/+.#&-]*(?:\s[\w/+.#&-]+){0,6}?"
_TITLE = rf"(?P<title>{_WORDS})"
_A = r"(?:an?\s|the\s|their\s|its\s|one\sof\sthe\s)?"
_POST_END = (
    r"(?=\s?[,.;:()]|\s(?:since|from|in|for|till|until|to|and|where|with|on|before|after|between)[\s,]|\s*$)"
)
_POST = re.compile(
    r"\b(?:I(?:['’]ve\sbeen|['’]m|\sam|\swas|\shave\sbeen|\sbecame)|(?:worked|working|work|started(?:\sout)?|began|employed|hired|serving|served|joined\sas|moved\sup\sto|promoted\sto)(?:\sas)?)"
    rf"\s(?:currently\s|now\s|then\s)?{_A}{_TITLE}\s(?:at|with|for|in)\s(?:the\s)?(?P<firm>{_NAME})"
)
_AS_AT = re.compile(
    rf"\b(?:(?:am|was|been)\s(?:working|employed|engaged)\sas|as|was|am|been|be|became|is)\s(?:as\s)?(?:currently\s|now\s|then\s|first\s|also\s)?{_A}{_TITLE}\s(?:at|with|for|by|in)\s(?:the\s)?(?P<firm>{_NAME})"
)
_FIRM_FIRST = re.compile(
    rf"\b(?:At|With|For)\s(?P<firm>{_NAME})[^.]{{0,60}}?\bI(?:['’]m|\sam|\swas|\sworked\sas|\shave\sbeen|['’]ve\sbeen)\s{_A}{_TITLE}(?=[\s,.;:(]|$)"
)
_JOINED = re.compile(
    rf"\b(?:[Jj]oined|(?:started|began)\s(?:out\s|work\s|my\scareer\s)?(?:at|with|in)|moved\s(?:on\s|over\s)?to|moving\s(?:on\s)?to|went\s(?:on\s)?to|switched\sto|left\sfor|joining|returned\sto)\s(?:the\s)?(?P<firm>{_NAME})[^.;]{{0,60}}?\sas\s(?:an?\s|the\s|their\s|its\s)?{_TITLE}{_POST_END}"
)
_WITH_AS = re.compile(
    rf"\b(?:associated|working|[Ww]orked|work|employed|(?:job|role|post|position)\s(?:was|is)|[Ss]pent\s[^.;]{{2,40}}?)\s(?:with|at|for|in|by)\s(?:the\s)?(?P<firm>{_NAME})[^.;]{{0,40}}?\sas\s(?:an?\s|the\s|their\s|its\s)?{_TITLE}{_POST_END}"
)
_HIRED = re.compile(
    rf"(?<![\w&.'’+-])(?P<firm>{_NAME})\s(?:hired|employed|took|recruited|brought)\sme\s(?:on\s|in\s)?(?:[^.;,]{{0,20}}\s)?as\s(?:an?\s|the\s|their\s|its\s)?{_TITLE}{_POST_END}"
)
_WHERE = re.compile(
    rf"\b(?:to|at|for|with|[Jj]oined)\s(?:the\s)?(?P<firm>{_NAME}),?\s(?:[^.;]{{0,40}}?,\s)?where\sI(?:['’]m|\sam|\swas|\sworked\sas|\shave\sbeen|\sbecame|\sstarted\sas|['’]ve\sbeen)\s{_A}{_TITLE}{_POST_END}"
)
# "From February 2024 to May 2025 I was at ShambaLine": who employed is said, the title is not
_WAS_AT = re.compile(
    rf"\b(?:I(?:['’]ve\sbeen|\swas|\shave\sbeen|\sworked|\swork|\shave\sworked|\sam|['’]m)|(?:[Hh]e|[Ss]he)\s(?:has\sbeen|was|has\sworked|worked|works|is))\s(?:employed\s|working\s)?(?:at|with|for|by)\s(?:the\s)?(?P<firm>{_NAME})"
)
# "I worked in Lypsy Labs", "I was working 8 months (September 2022 - April 2023) in start up Panen"
_WORKED_IN = re.compile(
    rf"\b(?:I|[Hh]e|[Ss]he)\s(?:was\s|have\s|has\s|had\s)?(?:been\s)?(?:worked|working|work|works)\s(?:\d{{1,2}}\s(?:months|years)\s)?(?:\([^()]{{4,40}}\)\s)?in\s(?:the\s|an?\s)?(?:start-?\s?up\s(?:called\s)?)?(?P<firm>{_NAME})"
)
# "I was the first and only developer of Sõidukaaslane OÜ": only where words say that it is a firm
_WAS_OF = re.compile(
    rf"\b(?:I(?:\sam|['’]m|\swas|\shave\sbeen)|(?:[Hh]e|[Ss]he)\s(?:is|was|has\sbeen))\s{_A}{_TITLE}\sof\s(?:the\s)?(?P<firm>{_NAME})"
)
# "Since 08/2018 at Sado Crédito", "I work since March 2000 at the Harsund Mill"
_SINCE_AT = re.compile(
    rf"(?:^|(?=\bFor\s\w+\syears,)|\b(?:I|[Hh]e|[Ss]he)\s(?:work|works|am|is|have\sworked|has\sworked)\s)(?:For\s\w+\syears,\s)?(?:[Ss]ince|[Ff]rom)\s[^.;]{{3,50}}?\d{{4}}\)?,?\s(?:I\s(?:work|am|was)\s)?(?:at|with|for)\s(?:the\s)?(?:same\splace,\s)?(?P<firm>{_NAME})"
)
# who is told of: the person, or a name ("At Paniolo Health (2020 to 2024) Leilani wrote ...")
_WHO = r"(?:I(?:['’](?:m|ve))?|[Hh]e|[Ss]he|[Tt]hey|[A-Z][^\W\d_]{1,20}(?:\s[A-Z][\w'’-]{1,20})?)"
# "At Crescent Benefits (August 2018 – January 2024) I led the rebuild"
_AT_BRACKET = re.compile(
    rf"(?:^|[.;]\s)(?:At|In|For|With)\s(?:the\s)?(?P<firm>{_NAME})\s?\([^()]{{0,40}}\d{{4}}[^()]{{0,20}}\),?\s{_WHO}\s[a-z]+(?:[^.;]{{0,120}}?\sas\s(?:an?\s)?{_TITLE}{_POST_END})?"
)
# "She leads search at Wetwijzer, the publisher, where she has worked from 2018 to 2025"
_WHERE_WORKED = re.compile(
    rf"\b(?:at|for|of|with|joined)\s(?:the\s)?(?P<firm>{_NAME}),?\s(?:[^.;]{{0,60}}?,\s)?where\s{_WHO}\s(?:has\s|have\s)?(?:been\s)?(?:work|worked|works|working|stayed|served)\b"
)
# "Before that, from 2013 to 2018, Femke wrote the ranking of holiday houses at Duinzicht Reizen"
_DID_AT = re.compile(
    rf"^(?:[^.;]{{0,40}}\s)?(?:[Ff]rom|[Bb]etween)\s[^.;]{{0,40}}\d{{4}}\)?,?\s{_WHO}\s[a-z]+\s[^.;]{{3,90}}?\s(?:at|with|for)\s(?:the\s)?(?P<firm>{_NAME})"
)
# "I joined Fenland Insurance in May 2019, straight after a degree, and left in August 2024"
_JOINED_IN = re.compile(rf"\b{_WHO}\sjoined\s(?:the\s)?(?P<firm>{_NAME})\s(?:in|on)\s")
# "occupies since July 2015 until June 2020 the post of engineer of flows at the Clinic of the Three Fountains"
_POST_OF = re.compile(
    rf"\b(?:post|position|role|job)\sof\s(?:an?\s)?{_TITLE}\s(?:at|with|in|for)\s(?:the\s)?(?P<firm>{_NAME})"
)
_SHAPES = (_HIRED, _WHERE, _WITH_AS, _JOINED, _POST_OF, _AS_AT, _POST, _FIRM_FIRST)
_SAID = (_HIRED, _WITH_AS, _JOINED, _POST_OF)  # "as a" says that a title follows
# a further post with the employer of the sentence before
_PROMOTED = re.compile(
    rf"\b(?:promoted\sto|became|made|moved\sup\sto|stepped\sup\s(?:to|as)|took\sover\sas|promotion\sto|appointed|stayed\s(?:on\s|there\s)?as)\s(?:be\s)?{_A}{_TITLE}(?=\s?[,.;:()]|\s(?:in|there|and|for|from|since|until|till|where|on|after|with|when)\b|\s*$)"
)
_STAYED = re.compile(r"\bstayed\s(?:on\s|there\s)?as\b")
# "I did my apprenticeship as an application developer at Northwind": learnt the trade, had no such post
_APPRENTICED = re.compile(
    r"\b(?:apprentice(?:ship)?|traineeship|vocational training|Ausbildung|Lehre)\s(?:(?:as|zum|zur|in)\s)?(?:an?\s)?$",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:as|was|am|been|became|went|working|worked)\s(?:an?\s)?(?P<title>(?:freelanc(?:e|er|ing)|self-employed|independent\s(?:consultant|developer|contractor))(?:\s[a-z/+-]+){0,3}?)(?=\s?[,.;:()]|\s(?:since|from|in|for|till|until|to|and|where|with|on|before|after|between|mostly|mainly)\s|\s*$)"
)
# a firm of one's own: who runs it needs no other title
_OWN = re.compile(
    rf"\bI(?:['’]ve)?\s(?:ran|run|running|have\srun|founded|co-founded|started|set\sup|owned?)\s(?:my\sown\s|our\sown\s|an?\s)?(?:[a-z-]+\s){{0,3}}?(?:compan(?:y|ies)|consultancy|business|agency|studio|start-?up|firm|shop|practice),\s(?:called\s)?(?P<firm>{_NAME})"
)
_CAME = re.compile(
    rf"\b(?:[Tt]hen\scame|[Nn]ext\scame|[Nn]ext\swas|[Aa]fter\sthat\scame|to\swork\s(?:for|at))\s(?:the\s)?(?P<firm>{_NAME})"
)
_MOVE = re.compile(r"\b(?:mov(?:ed|ing)|switch(?:ed|ing)|left\sfor|leaving\sfor|went\s(?:on\s)?to|changed)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_CLAUSE_END = re.compile(
    r";\s+|,\s+(?:and\s+|but\s+)?(?=(?:then|after\sthat|later|afterwards|before\s(?:moving|joining|switching))\b)"
    r"|,?\s+(?=and\s(?:then\s|later\s)?(?:in|since)\s(?:\w+\s){0,3}?(?:19|20)\d\d\b)"
    r"|,?\s+(?=and\sstayed\s(?:on\s|there\s)?as\s)"
    r"|,\s+(?=(?:(?:and|then|later|before|soon|was)\s){0,3}(?:moving|moved|switched|left\sfor|joined|became|promoted)\s)"
    r"|\s+(?=(?:and|before)\s(?:(?:then|later|soon|was)\s){0,3}(?:moving|moved|switched|left\sfor|joined|became|promoted)\s)"
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_WHEN = re.compile(
    r"\b(?:in|from|since|of|by|during|around|about|early|late|mid|between|the|and|autumn|spring|summer|winter|until|till|to|through|beginning|start|end|at|year|before|after|over)[\s-]*\(?$|[(,]\s?$|^\s*$",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:until|till|to|through|(?:left|leaving|quit|resigned|ended|finished|departed|over)\b[^.;,]{0,30}?\b(?:in|at|by|of|during))\s(?:the\s)?(?:(?:end|beginning|start|early|late|mid|spring|summer|autumn|fall|winter)[\s-]?(?:of\s)?)?(?:the\s)?$",
    re.IGNORECASE,
)
_AS_LEFT = re.compile(r",?\swhen\s(?:I|he|she)\s(?:left|quit|resigned)\b")
_STILL = re.compile(
    r"\b(?:I|I['’]m|am|still|and)\s(?:still|currently|to\sthis\sday)\b|\bwhere\sI\s(?:still\s|now\s|currently\s)?(?:am|work|lead|run|look|build|write|own|head)\b|\bmy\scurrent\s(?:job|role|post|position|employer)\b|\bI['’]ve\sbeen\sthere\sever\ssince\b|\bever\ssince\b|\band\sI(?:['’]m|\sam)\s[^.;]{2,60}?\sthere\b"
)
_LEAVING = re.compile(
    r"\b(?:left|leaving|stayed|remained|quit|resigned|there\suntil|until|ended|was\smade\sredundant|laid\soff|closed)\b",
    re.IGNORECASE,
)


_STILL_THERE = re.compile(
    rf"\b(?:(?:I(?:['’]m|\sam)|(?:he|she)\sis)\sstill\s(?:there\b|at\b|with\b|(?:its|their|the|an?)\s(?P<title>{_WORDS})(?=[,.;:()]|\s*$))|still\s(?:holds?|works?|leads?|runs?|does|do)\b)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """One job of a sentence and the rows that the sentence stands in."""

    title: str | None
    organization: str | None
    span: Span
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Post:
    title: str | None
    organization: str | None
    at: int  # where in the clause it is named


@dataclass(frozen=True, slots=True)
class _When:
    start: str | None = None
    end: str | None = None


_CLOSED = re.compile(r"[.!?:]$")


# "Farrukh Yuldashev is a computer vision engineer.": what somebody is now
_IS_A = re.compile(
    rf"(?<![\w@.])(?:I(?:\sam|['’]m)|(?:[A-Z][\w'’-]{{1,30}}\s){{1,4}}is|[Ss]he\sis|[Hh]e\sis)\s(?:currently\s|now\s)?an?\s{_TITLE}(?=[,.;:]|\s(?:who|with|based|and|in|from|whose|living)\b)"
)


def _headline(text: str) -> str | None:
    """The title that the first sentence of a text that says what somebody is gives."""
    found = (_IS_A.search(sentence) for sentence in _sentences(text))
    return next((match["title"] for match in found if match and _is_title(match["title"])), None)


def _with_headline(found: Sequence[Told], text: str) -> list[Told]:
    """Posts with the headline's title for the current one, where it is the only one and no sentence names another."""
    current = [told for told in found if told.span.current]
    title = _headline(text) if len(current) == 1 and current[0].title is None else None
    return [replace(told, title=title) if title and told is current[0] else told for told in found]


def find_told(rows: Sequence[Row]) -> list[Told]:
    """The jobs that sentences tell, in their order."""
    text, starts = "", list[int]()
    for row in rows:
        text += "\n" if row.bullet and text else ""
        starts.append(len(text))
        text += row.text + ("\n" if _CLOSED.search(row.text) else " ")
    found: list[Told] = []
    begin = 0
    named: str | None = None
    for sentence in _sentences(text):
        stop = begin + len(sentence)
        own = tuple(
            row for row, at in zip(rows, starts, strict=True) if at < stop and at + len(row.text) > begin
        )
        if len(sentence) <= 600:
            whole = _IN_BRACKETS.sub(lambda match: match[0].replace(";", ","), sentence)
            for clause in _CLAUSE_END.split(whole.strip().replace("\n", " ")):
                named = _add(found, clause, own, named)
        begin = stop
    return _with_headline([told for told in found if told.span.start or told.span.end], text)


def _sentences(text: str) -> list[str]:
    """The text cut after full stops, nothing lost."""
    cuts = [match.start() for match in _SENTENCE_END.finditer(text)]
    cuts = sorted({*cuts, *(match.start() for match in re.finditer(r"\n", text))})
    return [text[one:two] for one, two in zip([0, *cuts], [*cuts, len(text)], strict=True)]


def _add(found: list[Told], clause: str, rows: tuple[Row, ...], named: str | None) -> str | None:
    """What one clause adds to the posts told so far: a post, or the end of the one before. ``named``: the employer that the
    sentence before only names ("Then came Orrery. They hired me as ..."); given back is what this one names so."""
    spans = find_spans(clause)
    came = _CAME.search(clause)
    if came is not None and "as" not in clause.split():
        return came["firm"].rstrip(".")
    if sum(span.ranged for span in spans) > 1:
        return None
    post = _post_of(clause, spans)
    if post is not None and post.organization in _PRONOUNS:
        if named is None:
            return None
        post = replace(post, organization=named)
    last = found[-1] if found else None
    if post is None:
        _close(found, clause, _when(clause, spans, 0))
        return None
    when = _when(clause, spans, post.at)
    if when.start and when.end is None and _STILL.search(clause):
        when = replace(when, end=PRESENT)
    if post.organization is None and last is not None and not _ALONE.search(clause):
        if when.start is None and _STAYED.search(clause):
            when = replace(when, start=last.span.end)
        if when.start is None:
            return None
        post = replace(post, organization=last.organization)
        if last.span.end and last.span.end > when.start and when.end is None:
            when = replace(when, end=last.span.end)  # the period of the whole stay was told before
            found[-1] = _told(last, end=when.start)
    moved = last is not None and (_MOVE.search(clause) or last.organization == post.organization)
    if moved and last is not None and last.span.end is None and when.start:
        found[-1] = _told(last, end=when.start)
    ranged = next((span for span in spans if span.ranged), None)
    span = ranged or Span(0, 0, when.start, when.end, True)
    found.append(Told(post.title, post.organization, replace(span, start=when.start, end=when.end), rows))
    return None


def _told(told: Told, end: str | None) -> Told:
    return replace(told, span=replace(told.span, end=end))


def _close(found: list[Told], clause: str, when: _When) -> None:
    """The end of the last post, where a clause without a post of its own says when somebody left."""
    if not found or found[-1].span.end is not None:
        return
    if when.end and _LEAVING.search(clause):
        found[-1] = _told(found[-1], end=when.end)
    elif not when.end and found[-1].span.start and (still := _STILL_THERE.search(clause)):
        found[-1] = _told(found[-1], end=PRESENT)
        title = still["title"]
        if title and found[-1].title is None and _is_title(title, clear=1):
            found[-1] = replace(found[-1], title=title.rstrip("."))


def _post_of(clause: str, spans: Sequence[Span]) -> _Post | None:
    """Title and employer of a clause; a promotion and work on one's own have no employer."""
    for shape in _SHAPES:
        for match in shape.finditer(clause):
            firm = match["firm"]
            span = next(
                (s for s in spans if match.start("firm") < s.stop and s.begin < match.end("firm")), None
            )
            if span is not None:  # "Periyar Consulting 2016 to 2018"
                firm = clause[match.start("firm") : span.begin]
            title, firm = match["title"].strip(" ,."), firm.strip(" ,.(")
            field = clause[: match.start("firm")].endswith(" in ") and fold(firm) in vocabulary.known_skills()
            said = shape in _SAID or clause[match.start() :].startswith("as ")
            if _is_title(title, clear=1 if said else 2) and _is_firm(firm) and not field:
                learnt = _APPRENTICED.search(clause, 0, match.start("title"))
                return _Post(
                    clause[learnt.start() : match.end("title")] if learnt else title, firm, match.start()
                )
    own = _OWN.search(clause)
    if own is not None:
        return _Post(None, own["firm"].strip(" ,.("), own.start())
    alone = _ALONE.search(clause)
    if alone is not None:
        return _Post(alone["title"], None, alone.start())
    at = (
        _WAS_AT.search(clause)
        or _AT_BRACKET.match(clause)
        or _WHERE_WORKED.search(clause)
        or _DID_AT.search(clause)
        or _SINCE_AT.search(clause)
    )
    if at is None:
        at = _clear_firm(clause)
    joined = _JOINED_IN.search(clause) if at is None else None
    at = at or joined
    firm = at["firm"].strip(" ,.(") if at is not None else ""
    school = vocabulary.has("institutions", "words", firm)
    if (
        at is not None
        and any(span.ranged or joined for span in spans)
        and _is_firm(firm)
        and not school
        and fold(firm) not in vocabulary.known_skills()
    ):
        title = (at.groupdict().get("title") or "").strip(" ,.")
        return _Post(title if title and _is_title(title, clear=1) else None, firm, at.start())
    promoted = _PROMOTED.search(clause)
    if promoted is not None and _is_title(promoted["title"].strip(" ,."), clear=1):
        return _Post(promoted["title"].strip(" ,."), None, promoted.start())
    return None


def _clear_firm(clause: str) -> re.Match[str] | None:
    """The employer behind "worked in" or "was the developer of", which towns and things follow too: only where its words say
    that it is a firm, or it has three."""
    for shape, least in ((_WORKED_IN, 1), (_WAS_OF, 2)):
        match = shape.search(clause)
        firm = match["firm"].strip(" ,.(") if match else ""
        if match and (organization_strength(firm) >= least or (least == 1 and len(firm.split()) > 2)):
            return match
    return None


_PRONOUNS = frozenset({"They", "He", "She", "It", "We"})
_NOT_OF_A_TITLE = re.compile(r"^as\s|\b(?:I|my|me|we|our|been|was|were|have|had|who|that|which|when)\b")


def _is_title(text: str, clear: int = 2) -> bool:
    return title_strength(text) >= clear and not _NOT_OF_A_TITLE.search(text) and not find_spans(text)


def _is_firm(text: str) -> bool:
    if not text or text in {"I", "A"} or (fold(text) in vocabulary.known_skills() and " " in text):
        return False
    if is_location(text) or vocabulary.has("languages", "human", text):
        return False
    return organization_strength(text) > 0 or title_strength(text) < 2


def _when(clause: str, spans: Sequence[Span], at: int) -> _When:
    """The period of a clause: its one range, or single dates by the words before them. ``at``: where its post is named."""
    ranged = next((span for span in spans if span.ranged), None)
    if ranged is not None:
        return _When(ranged.start, ranged.end)
    opening: list[Span] = []
    closing: list[Span] = []
    for span in spans:
        before = clause[: span.begin]
        if (
            _CLOSES.search(before)
            or _AS_LEFT.match(clause, span.stop)
            or (
                opening
                and re.search(r"(?i)\bbetween\s.{0,40}$", clause[: opening[-1].begin])
                and re.fullmatch(
                    r"\s(?:and|to)\s(?:the\s)?(?:end\s|start\s|beginning\s)?(?:of\s)?",
                    clause[opening[-1].stop : span.begin],
                )
            )
        ):
            closing.append(span)
        elif not span.weak or _WHEN.search(before):
            opening.append(span)
    start = min(opening, key=lambda span: abs(span.begin - at)).start if opening else None
    end = closing[0].end if len(closing) == 1 else None
    return _When(start, end if not (start and end and end < start[: len(end)]) else None)


_OPENS = re.compile(
    r"(?P<title>[A-Z][\w/+.&-]{1,30}(?:\s(?:of\s)?[A-Z][\w/+.&-]{1,30}){0,4})(?=,\s[a-z]|\.\s|:\s|\s(?:in|on|for|at|with|responsible|leading|working)\s)"
)


_OPENS_SMALL = re.compile(
    r"(?P<title>[A-Z][a-z]{2,20} (?!controller|driver|planner|scheduler|builder|agent|guard|server|editor|buyer)[a-z]{3,20})(?=\.\s[A-Z])"
)  # "Summer intern. Log viewer in Qt."; not "Door controller. Knows a draught from a hand."


def title_of_duties(row: Row) -> str | None:
    """The title that opens the duties below a firm and its dates ("Software Engineer in the network data team. Scala, HBase.")."""
    match = None if row.bullet else _OPENS.match(row.text) or _OPENS_SMALL.match(row.text)
    title = match["title"].split(". ")[0] if match else ""
    return title if title_strength(title) > 1 and not VERB.match(title) else None
