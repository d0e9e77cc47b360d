"""Backtest: stored messages judged by edited rule files, beside what they become by those in force."""

import os
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from email import message_from_bytes, policy
from multiprocessing import get_context
from typing import TypeVar

from bot.core.judge import Named, named_in
from bot.core.judged import Judged, Seen, judge_seen, look_at
from bot.core.language import initialise
from bot.core.parse import parse_message
from bot.core.plan import Plan
from bot.core.replay import (
    Change,
    Past,
    Side,
    as_recorded,
    decide_again,
    differing,
    recorded_side,
    side_of,
)
from bot.flows.intake import Desk, freeze_reply
from bot.store.history import History

BATCH = 50  # messages that a process gets at once
BATCH_BYTES = 4_000_000  # as they are stored
WORTH_A_PROCESS = 300  # messages; below, a process takes longer to start than to work
AHEAD = 3  # batches a process that wait for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """How one mailbox judges by the edited files, and by those in force. `old` None: as it was recorded."""

    new: Desk
    old: Desk | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """`strays`: the files in force make of it something else than what they are recorded to have made."""

    change: Change | None = None
    strays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    changes: tuple[Change, ...] = ()
    replayed: int = 0
    not_kept: int = 0  # messages whose bytes are gone
    no_mailbox: int = 0  # messages of a mailbox that the settings do not name any more
    recorded_by_these: int = 0  # decided by the very rules that are in force
    strays: int = 0  # of these, how many are judged otherwise today
    against_record: bool = False

    @property
    def notes(self) -> list[str]:
        """What it was compared with, and what could not be."""
        return [
            self._baseline(),
            *(
                [f"{self.not_kept} more are not replayed: their bytes are no longer kept"]
                if self.not_kept
                else []
            ),
            *(
                [f"{self.no_mailbox} more are of mailboxes that the settings do not name"]
                if self.no_mailbox
                else []
            ),
        ]

    def _baseline(self) -> str:
        if self.against_record:
            return "compared with what was recorded when each mail came (name a folder to compare two)"
        of_these = f"{self.recorded_by_these} of {self.replayed} were decided by these very rules"
        strays = f", and {self.strays} of them would be decided otherwise today" if self.strays else ""
        return f"compared with the files in force, by which each mail was judged anew; {of_these}{strays}"


def backtest(
    history: History,
    pairs: Mapping[str, Pair],
    since: datetime,
    *,
    processes: int = 0,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Replay what was recorded since then. `processes` 0: as many as there are processors, where it pays."""
    pairs = {name: _sharing(pair) for name, pair in pairs.items()}
    known = history.recorded(since)
    here = [past for past in known if past.mailbox in pairs]
    kept = [past for past in here if past.size]
    found: list[Replayed] = []
    for batch in _replayed(history, pairs, kept, processes or _processes(len(kept))):
        found += batch
        progress(len(found), len(kept))
    digests = {pair.old.rules.digest for pair in pairs.values() if pair.old}
    return Report(
        changes=tuple(one.change for one in found if one.change),
        replayed=len(found),
        not_kept=len(here) - len(found),
        no_mailbox=len(known) - len(here),
        recorded_by_these=sum(past.rules in digests for past in kept),
        strays=sum(one.strays for one in found),
        against_record=not digests,
    )


def _sharing(pair: Pair) -> Pair:
    """What is alike in both sets as one object, in every process: then it is compared in no time."""
    old, new = pair.old, pair.new
    if old is None:
        return pair
    rules = replace(
        new.rules,
        sources=_same(old.rules.sources, new.rules.sources),
        products=_same(old.rules.products, new.rules.products),
    )
    return replace(pair, new=replace(new, own=_same(old.own, new.own), rules=rules))


Part = TypeVar("Part")


def _same(old: Part, new: Part) -> Part:
    return old if old == new else new


def _processes(messages: int) -> int:
    able = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(able, 1 + messages // WORTH_A_PROCESS)


Packed = list[tuple[Past, bytes]]


def _replayed(
    history: History, pairs: Mapping[str, Pair], kept: Sequence[Past], processes: int
) -> Iterator[list[Replayed]]:
    """Batch by batch, in order. Bytes are read only a few batches ahead."""
    if processes == 1:
        initialise()
        for batch in _batches(kept):
            yield _replay_all(pairs, _with_bytes(history, batch))
        return
    waiting: deque[Future[list[Replayed]]] = deque()
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _get_ready, (pairs,))
    try:
        for batch in _batches(kept):
            waiting.append(pool.submit(_replay_here, _with_bytes(history, batch)))
            if len(waiting) >= AHEAD * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _batches(kept: Sequence[Past]) -> Iterator[list[Past]]:
    batch: list[Past] = []
    size = 0
    for past in kept:
        if batch and (len(batch) == BATCH or size + past.size > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(past)
        size += past.size
    if batch:
        yield batch


def _with_bytes(history: History, batch: Sequence[Past]) -> Packed:
    packed = history.packed([past.number for past in batch])
    return [(past, packed[past.number]) for past in batch if past.number in packed]


_of_this_process: dict[str, Pair] = {}  # of a process of the pool, which has nothing else to do


def _get_ready(pairs: Mapping[str, Pair]) -> None:
    initialise()
    _of_this_process.update(pairs)


def _replay_here(packed: Packed) -> list[Replayed]:
    return _replay_all(_of_this_process, packed)


def _replay_all(pairs: Mapping[str, Pair], packed: Packed) -> list[Replayed]:
    return [replay(pairs[past.mailbox], past, zlib.decompress(raw)) for past, raw in packed]


def replay(pair: Pair, past: Past, raw: bytes) -> Replayed:
    """One message by both sets of rules. Never raises: what cannot be judged has failed on that side."""
    judging = _Judging(past, raw)
    new = judging.by(pair.new)
    if pair.old is None:
        return Replayed(change=_change(past, recorded_side(past), as_recorded(new.side)))
    old = judging.by(pair.old)
    strays = past.rules == pair.old.rules.digest and bool(
        differing(recorded_side(past), as_recorded(old.side))
    )
    before, after = _with_words(past, pair.old, old, pair.new, new)
    return Replayed(change=_change(past, before, after), strays=strays)


def _change(past: Past, old: Side, new: Side) -> Change | None:
    return Change(past=past, old=old, new=new) if differing(old, new) else None


@dataclass(frozen=True, slots=True)
class _Again:
    """A message decided once more. `judged` and `decided` are None where that failed."""

    side: Side
    judged: Judged | None = None
    decided: Plan | None = None


class _Judging:
    """What two sets of rules see alike is looked at once."""

    def __init__(self, past: Past, raw: bytes) -> None:
        self._past = past
        self._raw = raw
        self._looked: list[_Looked] = []

    def by(self, desk: Desk) -> _Again:
        try:
            looked = self._look(desk)
            judged = judge_seen(looked.seen, desk.rules, desk.templates.languages(), looked.named)
            decided = decide_again(judged, self._past)
        except Exception as error:  # noqa: BLE001  as at its arrival: one bad message stops no other
            return _Again(Side(because=f"{type(error).__name__}: {error}"))
        return _Again(side_of(judged, decided), judged, decided)

    def _look(self, desk: Desk) -> "_Looked":
        for before in self._looked:
            if _look_alike(before.desk, desk):
                named = before.named if before.desk.rules.products == desk.rules.products else None
                return self._keep(desk, before.seen, named)
        mail = parse_message(self._raw, self._past.received_at)
        return self._keep(desk, look_at(mail, desk.rules.sources, desk.own, desk.picked))

    def _keep(self, desk: Desk, seen: Seen, named: Named | None = None) -> "_Looked":
        named = named or named_in(seen.sourced, seen.told, desk.rules.products)
        self._looked.append(_Looked(desk, seen, named))
        return self._looked[-1]


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a desk saw, for the next one to take over as far as it has the same rules."""

    desk: Desk
    seen: Seen
    named: Named


def _look_alike(desk: Desk, other: Desk) -> bool:
    """Whether both see the same of a mail before their products, routes and lists are asked."""
    return desk.own == other.own and desk.rules.sources == other.rules.sources and desk.picked == other.picked


def _with_words(past: Past, old_desk: Desk, old: _Again, new_desk: Desk, new: _Again) -> tuple[Side, Side]:
    """The sides, with the text of the reply where it is not the same on both."""
    if _say_the_same(old_desk, old, new_desk, new):
        return old.side, new.side
    before, after = _frozen(past, old_desk, old), _frozen(past, new_desk, new)
    if before.text == after.text and before.reply == after.reply:
        return old.side, new.side
    return before, after


def _say_the_same(old_desk: Desk, old: _Again, new_desk: Desk, new: _Again) -> bool:
    """Quickly: False only means that the replies must be written to know it."""
    return (
        old.side.reply == new.side.reply
        and _written_from(old_desk, old.judged) == _written_from(new_desk, new.judged)
        and _files_of_words(old_desk) == _files_of_words(new_desk)
    )


def _written_from(desk: Desk, judged: Judged | None) -> object:
    if judged is None:
        return None
    triage = judged.triage
    plain = replace(triage, channel="", team="", rep="", priority="normal", hold="", risk=(), hits=())
    return plain, desk.rules.market(triage.market), desk.rules.product(triage.product), judged.message.sender


def _files_of_words(desk: Desk) -> object:
    return desk.templates.files, desk.rules.days


def _frozen(past: Past, desk: Desk, again: _Again) -> Side:
    """The side with the text that would have gone out when the message came."""
    if again.judged is None or again.decided is None or again.decided.reply is None:
        return again.side
    judged = again.judged
    try:
        reply = freeze_reply(desk, judged.message, judged.triage, again.decided, past.received_at)
    except Exception as error:  # noqa: BLE001  as at its arrival: it costs the reply, never the lead
        because = f"the reply could not be made: {type(error).__name__}: {error}"
        return replace(again.side, reply="", because=because)
    return replace(again.side, text=_text_of(reply.raw) if reply else None)


def _text_of(raw: bytes) -> str:
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(("plain",))
    text = body.get_content().replace("\r\n", "\n").strip() if body else ""
    return f"{mail['Subject']}\n\n{text}"
