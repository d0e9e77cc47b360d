"""The figures, and how each is counted. Times are whole seconds, cut down; percentiles are nearest-rank.

auto-reply   received → our mail server's partner accepted the auto-reply: the machine's clock
claim        received → first in somebody's hands: claimed, assigned, or answered unclaimed
response     received → the first mail that a person wrote to the buyer; neither an auto-reply nor a claim
             ends it
working      the same span, only what of it lies in the working hours of the lead's market

back         our mail server's partner accepted the auto-reply → the buyer's next mail

The machine's clock and the people's are never added to, nor taken for, one another.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress
from typing import Any, NamedTuple

SMALL = 5  # leads: of fewer only their number is shown
WITHIN = (5 * 60, 15 * 60, 60 * 60, 24 * 60 * 60)  # seconds
BACK_WITHIN = 7 * 24 * 60 * 60  # seconds in which a buyer writes back, or does not
SLOWEST = 5
MANY = 4  # values of each sequence, at most, that are worth being put in order
UNKNOWN = ""


class Fact(NamedTuple):
    """What counts of one lead. Moments are seconds since 1970; None: not so yet."""

    lead: int
    received: int
    rep: str  # who answered first, else whose it is
    market: str
    country: str
    product: str
    language: str
    source: str
    grade: str
    template: str
    variant: str  # of the template: "first_reply/en b"
    subject: str  # of the auto-reply: the buyer's own words, or ours
    channel: str
    auto: int | None
    claim: int | None
    response: int | None
    working: int | None
    due: int | None
    kept: int | None  # of an answered lead with a promise: 1 or 0
    is_open: int
    is_unclaimed: int  # open, unanswered, in nobody's hands
    reopened: int
    released: int
    reassigned: int
    bounced: int
    sent: int | None  # the moment at which the auto-reply was accepted
    back: int | None  # from then until the buyer's next mail
    closed: int  # however it ended
    won: int
    lost: int
    value: int | None  # of a lead that was won, in hundredths of `currency`
    currency: str


class Slow(NamedTuple):
    """`seconds` until the first response; None: there is none yet."""

    lead: int
    received: int
    seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some leads of one group, added up so that parts can be added up, too. The sequences are sorted."""

    n: int
    kept: int = 0
    missed: int = 0  # answered late
    unclaimed: int = 0
    reopened: int = 0
    released: int = 0
    reassigned: int = 0
    bounced: int = 0
    closed: int = 0
    won: int = 0
    lost: int = 0
    worth: Mapping[str, int] = field(default_factory=dict)  # by currency, in hundredths
    auto: Sequence[int] = ()
    claim: Sequence[int] = ()
    response: Sequence[int] = ()
    working: Sequence[int] = ()
    waiting: Sequence[int] = ()  # since when, those without a response
    due: Sequence[int] = ()  # until when, those of them that have a promise
    back: Sequence[int] = ()  # of those whose auto-reply did not bounce
    quiet: Sequence[int] = ()  # since when, those of them who did not write back in time


COUNTS = (
    *("n", "kept", "missed", "unclaimed", "reopened", "released", "reassigned", "bounced"),
    *("closed", "won", "lost"),
)
TIMES = ("auto", "claim", "response", "working", "waiting", "due", "back", "quiet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """How long something took, where it happened: in `n` leads. Seconds."""

    n: int
    median: int | None
    p90: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`hits` of `n`, of leads of which it is decided."""

    hits: int
    n: int

    @property
    def percent(self) -> float | None:
        return 100 * self.hits / self.n if self.n else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of the leads that were received in a period. `within`: answered so fast, of all whom that time has
    passed for, answered or not. `sla`: answered by the promised time, of all answered or late ones.
    `replied`: with an auto-reply that did not bounce. `wrote_back`: those of them who wrote within seven days
    of it, of all whom that is decided for. `won`: of all that are closed. `worth`: of those won whose value
    is known, by currency, in hundredths."""

    n: int
    unclaimed: int
    unanswered: int
    reopened: int
    released: int
    reassigned: int
    bounced: int
    auto: Clock
    claim: Clock
    response: Clock
    working: Clock
    within: tuple[Share, ...]
    sla: Share
    replied: int
    wrote_back: Share
    back: Clock
    won: Share
    lost: int
    worth: Mapping[str, int]

    @property
    def is_small(self) -> bool:
        return self.n < SMALL


def part_of(facts: Sequence[Fact]) -> Part:
    """Column by column: of some ten thousand leads, row by row is noticeably slower."""
    if not facts:
        return Part(n=0)
    return _added_up(len(facts), Fact._make(zip(*facts, strict=True)))


def _added_up(n: int, of: Any) -> Part:
    """`of`: a fact whose every value is the column of that name."""
    silent = [response is None for response in of.response]
    return Part(
        n=n,
        kept=of.kept.count(1),
        missed=of.kept.count(0),
        unclaimed=sum(of.is_unclaimed),
        reopened=sum(of.reopened),
        released=sum(of.released),
        reassigned=sum(of.reassigned),
        bounced=sum(of.bounced),
        closed=sum(of.closed),
        won=sum(of.won),
        lost=sum(of.lost),
        worth=_worth(of),
        auto=_known(of.auto),
        claim=_known(of.claim),
        response=_known(of.response),
        working=_known(of.working),
        waiting=sorted(compress(of.received, silent)),
        due=_known(compress(of.due, silent)),
        **_after_reply(of),
    )


def _worth(of: Any) -> Mapping[str, int]:
    sums: Counter[str] = Counter()
    for value, currency in zip(of.value, of.currency, strict=True):
        if value is not None:
            sums[currency] += value
    return dict(sums)


def _after_reply(of: Any) -> dict[str, Sequence[int]]:
    reached = [sent is not None and not bounced for sent, bounced in zip(of.sent, of.bounced, strict=True)]
    quiet = [
        known and (back is None or back > BACK_WITHIN) for known, back in zip(reached, of.back, strict=True)
    ]
    return {"back": _known(compress(of.back, reached)), "quiet": sorted(compress(of.sent, quiet))}


def merged(parts: Sequence[Part]) -> Part:
    """The same leads in one part."""
    added: dict[str, Any] = {name: sum(getattr(part, name) for part in parts) for name in COUNTS}
    for name in TIMES:
        added[name] = sorted(chain.from_iterable(getattr(part, name) for part in parts))
    return Part(worth=_all_worth(parts), **added)


def _all_worth(parts: Sequence[Part]) -> Mapping[str, int]:
    sums: Counter[str] = Counter()
    for part in parts:
        sums.update(part.worth)
    return dict(sums)


def _known(values: Iterable[int | None]) -> Sequence[int]:
    return sorted(value for value in values if value is not None)


def figures_of(parts: Sequence[Part], now: int) -> Figures:
    """`now` decides what is late, and what still has time."""
    waiting = [part.waiting for part in parts]
    late = sum(bisect_left(part.due, now) for part in parts)
    kept = sum(part.kept for part in parts)
    response = [part.response for part in parts]
    answered = sum(map(len, response))
    back, quiet = [part.back for part in parts], [part.quiet for part in parts]
    in_time = _up_to(back, BACK_WITHIN)
    return Figures(
        n=sum(part.n for part in parts),
        unclaimed=sum(part.unclaimed for part in parts),
        unanswered=sum(map(len, waiting)),
        reopened=sum(part.reopened for part in parts),
        released=sum(part.released for part in parts),
        reassigned=sum(part.reassigned for part in parts),
        bounced=sum(part.bounced for part in parts),
        auto=clock_of([part.auto for part in parts]),
        claim=clock_of([part.claim for part in parts]),
        response=clock_of(response),
        working=clock_of([part.working for part in parts]),
        within=tuple(
            Share(hits=_up_to(response, span), n=answered + _up_to(waiting, now - span - 1))
            for span in WITHIN
        ),
        sla=Share(hits=kept, n=kept + sum(part.missed for part in parts) + late),
        replied=in_time + sum(map(len, quiet)),
        wrote_back=Share(hits=in_time, n=in_time + _up_to(quiet, now - BACK_WITHIN - 1)),
        back=clock_of(back),
        won=Share(hits=sum(part.won for part in parts), n=sum(part.closed for part in parts)),
        lost=sum(part.lost for part in parts),
        worth=_all_worth(parts),
    )


def clock_of(times: Sequence[Sequence[int]]) -> Clock:
    full = [one for one in times if one]
    return Clock(n=sum(map(len, full)), median=percentile(full, 50), p90=percentile(full, 90))


def percentile(times: Sequence[Sequence[int]], percent: int) -> int | None:
    """Nearest-rank: the smallest value that at least `percent` of all do not exceed. Each sequence is sorted
    and has something in it; they are never merged, since a year of them is long."""
    if not times:
        return None
    rank = _rank(sum(map(len, times)), percent)
    theirs = [one[_rank(len(one), percent) - 1] for one in times]  # that of all lies between those of each
    low, high = min(theirs) - 1, max(theirs)
    below, above = _up_to(times, low), _up_to(times, high)
    while high - low > 1 and above - below > MANY * len(times):
        middle = (low + high) // 2
        found = _up_to(times, middle)
        if found < rank:
            low, below = middle, found
        else:
            high, above = middle, found
    left = [one[bisect_right(one, low) : bisect_right(one, high)] for one in times]
    return sorted(chain.from_iterable(left))[rank - below - 1]


def _rank(count: int, percent: int) -> int:
    return -(-count * percent // 100)


def slowest(found: Iterable[Slow], now: int) -> list[Slow]:
    """Those whose buyers waited longest, or still wait."""
    return sorted(found, key=lambda slow: (-waited(slow, now), slow.lead))[:SLOWEST]


def waited(slow: Slow, now: int) -> int:
    return slow.seconds if slow.seconds is not None else max(now - slow.received, 0)


def slow_of(facts: Iterable[Fact]) -> Iterator[Slow]:
    """A lead that was closed unanswered makes nobody wait any more."""
    return (
        Slow(fact.lead, fact.received, fact.response)
        for fact in facts
        if fact.response is not None or fact.is_open
    )


def _up_to(times: Sequence[Sequence[int]], value: int) -> int:
    return sum(bisect_right(one, value) for one in times)
