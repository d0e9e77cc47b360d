"""The main job with nothing made up: mail into a real Dovecot, replies at an SMTP server, cards in Slack."""

import random
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.store.database import open_store
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from tests.e2e.mails import answered, deliver, mixed


def test_two_hundred_mails_have_their_outcome_their_reply_and_their_card(stage):
    samples = mixed(200)
    deliver(stage.account, samples)

    done = stage.firstreply("run", "--once")

    assert (done.code, done.out) == (0, "200 mails taken in\n"), done.err[-3000:]
    assert stage.outcomes() == Counter(sample.outcome for sample in samples)
    assert stage.replies() == Counter(sample.reply_to for sample in samples if sample.reply_to)
    assert len(stage.cards()) == sum(sample.card for sample in samples)
    assert set(stage.cards().values()) == {1}

    again = stage.firstreply("run", "--once")

    assert (again.code, again.out) == (0, "0 mails taken in\n")
    assert stage.outcomes().total() == 200
    assert stage.replies().total() == sum(bool(sample.reply_to) for sample in samples)
    assert set(stage.cards().values()) == {1}


def test_the_mailbox_is_tagged_and_otherwise_left_as_it_was(stage):
    deliver(stage.account, [answered(1)])
    stage.firstreply("run", "--once")

    flags = stage.account.flags(1).lower()
    assert "firstreply-lead" in flags
    assert "\\seen" not in flags
    [copy] = stage.account.mails("Sent")
    assert b"Auto-Submitted: auto-replied" in copy


def test_kill_minus_nine_at_twenty_moments_loses_nothing_and_answers_nobody_twice(stage):
    """Each run is killed at a random moment of its work, until twenty were; then one runs to its end."""
    chance = random.Random(20)
    samples = mixed(200)
    deliver(stage.account, samples)
    stage.sink.delay = 0.1
    wanted = Counter(sample.reply_to for sample in samples if sample.reply_to)
    kills = 0
    while kills < 20:
        process = stage.start("run", "--once")
        worked = _works(stage, process, until=chance.randint(1, 5000))
        assert worked, "a restarted process must go on at once, whatever a dead one held"
        time.sleep(chance.uniform(0, 0.02))
        if process.poll() is None:
            process.kill()
            kills += 1
        process.communicate()
    middle = stage.replies().total()
    stage.sink.delay = 0

    done = stage.firstreply("run", "--once")

    assert done.code == 0, done.err[-3000:]
    assert 0 < middle < wanted.total(), "the kills must fall into the work"
    assert stage.outcomes() == Counter(sample.outcome for sample in samples)
    in_doubt = _in_doubt(stage)
    assert max(stage.replies().values()) == 1
    assert set(wanted) - set(stage.replies()) <= in_doubt, "nobody is unanswered without a card that says so"
    assert len(in_doubt) <= 4 * kills
    assert len(stage.cards()) == sum(sample.card for sample in samples)
    assert set(stage.cards().values()) == {1}
    print(f"kills {kills}, replies {stage.replies().total()}, in doubt {len(in_doubt)}")  # noqa: T201


def _works(stage, process, *, until):
    """Wait until the process has told so many bytes of work, or has ended: work, not time, is what a fast
    and a slow machine have in common. False where it did nothing."""
    log = stage.folder / "bot.log"
    before = log.stat().st_size if log.exists() else 0
    told, end = 0, time.monotonic() + 60
    while time.monotonic() < end and told < until and process.poll() is None:
        time.sleep(0.005)
        told = (log.stat().st_size if log.exists() else 0) - before
    return told > 0


def _in_doubt(stage):
    """Who may or may not have been answered: their lead says so, and a person decides."""
    store = open_store(stage.database)
    leads = [lead for lead in Leads(store).listing(limit=1000) if lead.reply == "unknown"]
    held = Outbox(store).counts()[("reply", "uncertain")] if leads else 0
    store.close()
    assert held == len(leads)
    return {lead.contact.email for lead in leads}


def test_an_older_copy_of_the_database_answers_nobody_again(stage):
    """Mail that is no longer fresh is looked for in Sent before it is answered."""
    database = Path(stage.database.removeprefix("sqlite:///"))
    minutes_ago = datetime.now(UTC) - timedelta(minutes=10)  # noqa: TID251  the mailbox's own clock
    first, second, third = answered(1), answered(2), answered(3)
    stage.account.append(first.raw, at=minutes_ago)
    stage.firstreply("run", "--once")
    copy = database.read_bytes()
    stage.account.append(second.raw, at=minutes_ago)
    stage.firstreply("run", "--once")

    database.write_bytes(copy)
    stage.account.append(third.raw, at=minutes_ago)
    stage.firstreply("run", "--once")

    assert stage.replies() == {first.reply_to: 1, second.reply_to: 1, third.reply_to: 1}
    assert stage.outcomes() == {"lead": 3}
