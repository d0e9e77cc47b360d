"""The figures in words: a table that reads well in a terminal and in a code block, and as CSV."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from bot.core.stats import Asked
from bot.core.stats_deals import NONE, deals, won_words, worth_words
from bot.core.stats_figures import SMALL, Clock, Figures, Share, Slow, waited
from bot.core.stats_groups import SPEEDS, WEEKDAYS
from bot.core.stats_rates import Compared, compared, wilson

SPANS = ("5 min", "15 min", "1 h", "24 h")  # within which a first response is quick
HEADS = (
    *("leads", "before", "median", "p90", "in work", *SPANS, "promise"),
    *("to claim", "machine", "unanswered", "unclaimed", "auto-replies", "wrote back", "bounced"),
    *("won", "lost", "worth"),
)
REPLY_GROUPS = ("template", "variant", "subject", "sent")  # of the auto-reply
REPLY_COLUMNS = ("leads", "auto-replies", "wrote back", "bounced")  # what is asked of these
DEAL_COLUMNS = ("leads", "won", "lost", "worth")
CSV_HEADS = (
    *("from", "to", "zone", "by", "group", "leads", "leads_before", "unanswered", "unclaimed", "reopened"),
    *("released", "reassigned", "bounced", "answered", "response_median_s", "response_p90_s"),
    *("response_median_before_s", "working_median_s", "working_p90_s", "claim_median_s", "claim_p90_s"),
    *("auto_reply_n", "auto_reply_median_s", "auto_reply_p90_s", "within_5_min_percent"),
    *("within_15_min_percent", "within_1_h_percent", "within_24_h_percent", "sla_kept_percent", "sla_n"),
    *("auto_replied", "wrote_back", "wrote_back_n", "wrote_back_percent", "wrote_back_low_percent"),
    *("wrote_back_high_percent", "wrote_back_median_s", "closed", "won", "lost", "won_percent"),
    "worth",
)
DAY, HOUR, MINUTE = 86_400, 3_600, 60


class Row(Protocol):
    @property
    def value(self) -> str: ...
    @property
    def now(self) -> Figures: ...
    @property
    def before(self) -> Figures: ...


AnyRow = TypeVar("AnyRow", bound=Row)


def span_words(seconds: int | None) -> str:
    """42 s · 7 min · 3 h 10 min · 2 d 4 h"""
    if seconds is None:
        return NONE
    if seconds < MINUTE:
        return f"{seconds} s"
    if seconds < HOUR:
        return f"{seconds // MINUTE} min"
    big, small, of = (DAY, HOUR, ("d", "h")) if seconds >= DAY else (HOUR, MINUTE, ("h", "min"))
    rest = seconds % big // small
    return f"{seconds // big} {of[0]}" + (f" {rest} {of[1]}" if rest else "")


def percent_words(share: Share) -> str:
    return NONE if share.percent is None else f"{share.percent:.0f} %"


def rate_words(share: Share) -> str:
    """With the interval in which it lies, 95 times of 100: 34 % (27–42)"""
    if share.n < SMALL:
        return NONE
    low, high = wilson(share)
    return f"{share.percent:.0f} % ({low:.0f}–{high:.0f})"


def trials(rows: Sequence[Row]) -> list[str]:
    """Whether the variants of one text differ."""
    return [_trial(found) for found in compared({row.value: row.now.wrote_back for row in rows})]


def _trial(found: Compared) -> str:
    what = f"{found.text}: {found.letter} {rate_words(found.share)} against a {rate_words(found.first)}"
    if found.p is None:
        return f"{what}: too few to compare"
    said = "a real difference, if you fixed the number before" if found.differs else "this may be chance"
    return f"{what}: {said} (p {'< 0.001' if found.p < 0.001 else f'{found.p:.3f}'})"


def headline(asked: Asked, zone: str) -> str:
    parts = [str(asked.period), f"days of {zone}"]
    parts += [f"by {asked.by}"] if asked.by else []
    parts += [f"of @{asked.rep}"] if asked.rep else []
    parts += [f"in #{asked.channel}"] if asked.channel else []
    return ", ".join(parts)


def summary(total: Row) -> list[str]:
    """Numbers first; each clock on a line of its own."""
    now, before = total.now, total.before
    noun = "lead" if now.n == 1 else "leads"
    lines = [
        f"{now.n} {noun} ({before.n} in as many days before): {now.unanswered} unanswered, {now.unclaimed} "
        f"unclaimed now; reopened {now.reopened}, released {now.released}, reassigned {now.reassigned}, "
        f"auto-replies that bounced {now.bounced}"
    ]
    if now.is_small:
        small = [f"Fewer than {SMALL} leads: their times would say nothing."] if now.n else []
        return [*lines, *small, *filter(None, [deals(now)])]
    wrote = now.wrote_back
    within = ", ".join(
        f"{span} {percent_words(share)}" for span, share in zip(SPANS, now.within, strict=True)
    )
    return [
        *lines,
        f"First response by a person: {_clock(now.response)}{_change(now, before)}",
        f"The same in working time: {_clock(now.working)}",
        f"To claim: {_clock(now.claim)}",
        f"Auto-reply, by the machine: {_clock(now.auto)}",
        f"Answered within: {within}; promise kept {percent_words(now.sla)} of {now.sla.n}",
        f"Wrote back within 7 days of the auto-reply: {rate_words(wrote)} of {wrote.n}{_when(now)}",
        *filter(None, [deals(now)]),
    ]


def in_order(rows: Sequence[AnyRow], by: str | None) -> list[AnyRow]:
    """As a week or a day goes, the quick first, variants beside one another, else the most leads first."""
    if by == "weekday":
        return sorted(rows, key=lambda row: WEEKDAYS.index(row.value))
    if by == "speed":
        return sorted(rows, key=lambda row: SPEEDS.index(row.value))
    if by in ("hour", "sent", "variant"):
        return sorted(rows, key=lambda row: (not row.value, row.value))
    return sorted(rows, key=lambda row: (-row.now.n, -row.before.n, row.value))


def table(rows: Sequence[Row], by: str, names: Mapping[str, str]) -> list[list[str]]:
    """The heads first. Of a small group only what was counted."""
    nothing = "no auto-reply" if by == "sent" else "not known"
    told = [[names.get(row.value, row.value) or nothing, *_cells(row)] for row in rows]
    return [[by, *HEADS], *told]


def as_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Columns in line, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]


def slow_words(slow: Slow, now: int) -> str:
    still = ", still waiting" if slow.seconds is None else ""
    return f"#{slow.lead} {span_words(waited(slow, now))}{still}"


def as_csv(asked: Asked, zone: str, total: Row, rows: Sequence[Row], names: Mapping[str, str]) -> str:
    """Seconds and percent, one row a group, the last for all."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_HEADS)
    days = [str(asked.period.first), str(asked.period.last), zone]
    for row in rows:
        writer.writerow([*days, asked.by, _literal(names.get(row.value, row.value)), *_csv_cells(row)])
    writer.writerow([*days, "", "all", *_csv_cells(total)])
    return out.getvalue()


def _clock(clock: Clock) -> str:
    if clock.median is None:
        return "none yet"
    return f"median {span_words(clock.median)}, p90 {span_words(clock.p90)} (of {clock.n})"


def _when(now: Figures) -> str:
    """Where fewer than five of it are decided, the share is not told either."""
    return "" if now.wrote_back.n < SMALL else f" (median {span_words(now.back.median)})"


def _change(now: Figures, before: Figures) -> str:
    if now.response.median is None or before.response.median is None or before.is_small:
        return ""
    change = now.response.median - before.response.median
    if not change:
        return "; as before"
    return f"; {span_words(abs(change))} {'slower' if change > 0 else 'faster'} than before"


def _cells(row: Row) -> Iterator[str]:
    now = row.now
    yield str(now.n)
    yield str(row.before.n)
    if now.is_small:
        yield from [NONE] * 10
    else:
        yield span_words(now.response.median)
        yield span_words(now.response.p90)
        yield span_words(now.working.median)
        yield from map(percent_words, (*now.within, now.sla))
        yield span_words(now.claim.median)
        yield span_words(now.auto.median)
    yield str(now.unanswered)
    yield str(now.unclaimed)
    yield str(now.replied)
    yield rate_words(now.wrote_back)
    yield str(now.bounced)
    yield won_words(now.won)
    yield str(now.lost)
    yield worth_words(now.worth) or NONE


def _csv_cells(row: Row) -> Iterator[object]:
    now, before = row.now, row.before
    yield from (now.n, before.n, now.unanswered, now.unclaimed, now.reopened, now.released, now.reassigned)
    yield from (now.bounced, now.response.n)
    if now.is_small:
        yield from [""] * 16
        yield from (*_csv_rate(now), *_csv_deals(now))
        return
    yield from (now.response.median, now.response.p90, None if before.is_small else before.response.median)
    yield from (now.working.median, now.working.p90, now.claim.median, now.claim.p90)
    yield from (now.auto.n, now.auto.median, now.auto.p90)
    for share in (*now.within, now.sla):
        yield None if share.percent is None else round(share.percent, 1)
    yield now.sla.n
    yield from (*_csv_rate(now), *_csv_deals(now))


def _csv_rate(now: Figures) -> Iterator[object]:
    share = now.wrote_back
    yield now.replied
    if share.n < SMALL:
        yield from [""] * 6
        return
    yield from (share.hits, share.n)
    yield from (round(value, 1) for value in (100 * share.hits / share.n, *wilson(share)))
    yield now.back.median


def _csv_deals(now: Figures) -> Iterator[object]:
    won = now.won
    yield from (won.n, won.hits, now.lost)
    yield None if won.percent is None or won.n < SMALL else round(won.percent, 1)
    yield worth_words(now.worth, exact=True).replace(",", "")


def _literal(word: str) -> str:
    """A spreadsheet reads no formula in a name."""
    return f"'{word}" if word.startswith(("=", "+", "-", "@")) else word
