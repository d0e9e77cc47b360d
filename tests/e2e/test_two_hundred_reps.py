"""Two hundred reps on fifty leads, twenty acts a second: all are acknowledged; the trail tells the end."""

import itertools
import json
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from bot.core.lead import Claimed, Lead, LeadId, RepId, claim
from bot.core.moves import Actor, Moved, assign, close, not_a_lead, release, snooze, wait, wake
from bot.core.reopening import reopen
from bot.core.terms import NO_TERMS
from bot.demo.slack_server import running_slack
from bot.store.database import open_store
from bot.store.leads import Leads, lead_of
from bot.store.tables import EventRow, LeadRow
from tests.builders import NOON
from tests.e2e.stage import Stage
from tests.e2e.test_daemon import wait_for

REPS, LEADS, ACTS, EACH_SECOND = 200, 50, 500, 20
ACK_LIMIT = 3.0  # seconds: then Slack shows an error
VERBS = (
    *("claim {0}",) * 6,
    *("release {0}", "assign {0} <@{1}>", "snooze {0} 3d", "wait {0}", "wake {0}") * 2,
    *("close {0} won 1200 EUR", "close {0} lost", "reopen {0}", "spam {0}", "undo {0}"),
)
KINDS = {
    "claim": {"claimed"}, "release": {"released"}, "assign": {"assigned"}, "snooze": {"snoozed"},
    "wait": {"waits"}, "wake": {"woken"}, "close": {"closed"}, "reopen": {"reopened", "undone"},
    "spam": {"not a lead"}, "undo": {"reopened", "undone"},
}  # fmt: skip
NO = (
    "has lead",
    "was faster",
    "has this lead",
    "is closed.",
    "is not closed",
    "Nobody has",
    "neither",
    "already",
)


@pytest.fixture
def crowd(tmp_path, account, smtp_sink):
    with running_slack(reps=[f"Rep {n}" for n in range(REPS)], channels=("leads",)) as slack:
        stage = Stage(tmp_path, account, smtp_sink, slack, f"sqlite:///{tmp_path}/firstreply.db")
        stage.write_settings()
        store = open_store(stage.database)
        with store.write() as session:
            for number in range(1, LEADS + 1):
                session.add(LeadRow(id=number, mailbox="sales", email=f"buyer{number}@house{number}.example",
                                    subject=f"{number} valves", received_at=NOON))  # fmt: skip
        for number in range(1, LEADS + 1):
            Leads(store).redraw(LeadId(number), NOON)
        store.close()
        process = stage.start("run")
        wait_for(lambda: slack.connections)
        yield stage, process
        process.terminate()
        process.communicate(timeout=60)


def test_every_act_is_acknowledged_and_the_end_is_that_of_the_trail(crowd):
    stage, process = crowd
    wait_for(lambda: len(stage.slack.messages()) == LEADS, 60)
    chance = random.Random(20)
    reps = list(stage.slack.users.values())
    pairs = chance.sample(list(itertools.product(reps, range(1, LEADS + 1))), ACTS)  # each at most once
    acts = [(rep, lead, chance.choice(VERBS).format(lead, chance.choice(reps))) for rep, lead in pairs]

    with ThreadPoolExecutor(60) as pool:
        begun = time.monotonic()
        waits = []
        for number, (rep, _, text) in enumerate(acts):
            time.sleep(max(0.0, begun + number / EACH_SECOND - time.monotonic()))
            waits.append(pool.submit(_timed, stage, rep, text))
        took = sorted(wait.result() for wait in waits)
    median, p99, slowest = (f"{took[at] * 1000:.0f} ms" for at in (ACTS // 2, ACTS * 99 // 100, -1))
    sys.stderr.write(f"\n{ACTS} acts: median {median}, p99 {p99}, slowest {slowest}\n")
    notes = wait_for(lambda: len(stage.slack.ephemerals()) >= ACTS and stage.slack.ephemerals(), 60)
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 0

    assert took[-1] < ACK_LIMIT
    store = open_store(stage.database)
    with store.read() as session:
        events = list(session.exec(select(EventRow).order_by(EventRow.id)))
        ends = {row.id: lead_of(row) for row in session.exec(select(LeadRow))}
    store.close()
    _the_trail_is_complete(acts, events, notes)
    assert {number: _replayed(number, events) for number in ends} == {
        number: _bare(lead) for number, lead in ends.items()
    }


def _timed(stage, rep, text):
    started = time.monotonic()
    assert stage.slack.command(rep, "leads", "/leads", text), f"{text}: not acknowledged in time"
    return time.monotonic() - started


def _the_trail_is_complete(acts, events, notes):
    """Each act left one line of its own kind and said so to its rep, or left none and said why."""
    told = {(note["user"], number): note["text"] for note in notes for number in _numbers(note["text"])}
    lines = {(event.actor, event.lead_id): event.kind for event in events}
    assert len(lines) == len(events)  # no pair of rep and lead acted twice
    for rep, lead, text in acts:
        kind = lines.pop((rep, lead), "")
        refused = any(word in told[rep, lead] for word in NO)
        assert (kind in KINDS[text.split()[0]]) != refused, (text, kind, told[rep, lead])
    assert lines == {}


def _numbers(text):
    return {
        int(word) for part in text.split("#")[1:] if (word := "".join(itertools.takewhile(str.isdigit, part)))
    }


def _replayed(number, events):
    """The lead after its lines of the trail, one after the other, by the pure moves alone."""
    lead = Lead(id=LeadId(number), mailbox="sales", contact=None, subject="", received_at=NOON)
    for event in events:
        if event.lead_id == number:
            lead = _moved(lead, event)
    return _bare(lead)


def _moved(lead, event):
    if event.kind == "claimed":
        outcome = claim(lead, RepId(event.actor), event.at)
        assert isinstance(outcome, Claimed)
        return outcome.lead
    outcome = AGAIN[event.kind](lead, Actor(id=RepId(event.actor)), event.at, json.loads(event.data))
    assert isinstance(outcome, Moved), (event.kind, outcome)
    assert outcome.event == event.kind
    return outcome.lead


def _closed(lead, actor, at, data):
    value = int(data["value"]) if "value" in data else None
    return close(lead, actor, data["as"], at, value, data.get("currency", ""))


AGAIN = {
    "released": lambda lead, actor, at, data: release(lead, actor, at),
    "assigned": lambda lead, actor, at, data: assign(lead, actor, RepId(data["to"]), at),
    "snoozed": lambda lead, actor, at, data: snooze(lead, actor, at + timedelta(days=3), at),
    "waits": lambda lead, actor, at, data: wait(lead, actor, at),
    "woken": lambda lead, actor, at, data: wake(lead, actor),
    "closed": _closed,
    "not a lead": lambda lead, actor, at, data: not_a_lead(lead, actor, at),
    "reopened": lambda lead, actor, at, data: reopen(lead, NO_TERMS, at),
    "undone": lambda lead, actor, at, data: reopen(lead, NO_TERMS, at),
}


def _bare(lead):
    """What the moves decide. Leases and moments of waking depend on the clock of the process."""
    moments = {"snoozed_until", "waiting_since", "claimed_at", "closed_at", "left_at"}
    return replace(
        lead,
        mailbox="",
        contact=None,
        subject="",
        card_channel="",
        card_ts="",
        nudge_at=None,
        lease_until=None,
        due_at=None,
        first_due_at=None,
        restarted_at=None,
        escalate_at=None,
        **{name: bool(getattr(lead, name)) for name in moments},
    )
