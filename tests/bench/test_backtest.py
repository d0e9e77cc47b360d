"""How long ten thousand stored mails take to be judged by two sets of rules. Must be under a minute."""

import time
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.rules import Route
from bot.flows.backtesting import Pair, backtest
from bot.store.database import open_store
from bot.store.history import History
from bot.store.tables import MessageRow, RawRow
from tests.bench.test_bench import say
from tests.builders import NOON
from tests.contract.holding_house import a_desk
from tests.e2e.mails import inquiry

pytestmark = pytest.mark.bench

MAILS = 10_000
SIGNATURE = (
    "\n\nWe also need your delivery time, payment terms and the certificates (CE, EN 10204 3.1).\n"
    "Kind regards\n\nMaria Brandt\nPurchasing\nExample Valves GmbH\nHafenstraße 12\n20457 Hamburg, Germany\n"
    "Tel. +49 40 5550123\nVAT no. DE123456788\nwww.company.example\n"
)


def test_ten_thousand_mails(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/bench.db")
    with store.write() as session:
        for number in range(1, MAILS + 1):
            mail = inquiry(number)
            mail.set_content(mail.get_content() + SIGNATURE)
            key = f"inquiry-{number}"
            session.add(
                MessageRow(
                    id=number,
                    mailbox="sales",
                    uidvalidity=1,
                    uid=number,
                    key=key,
                    received_at=NOON,
                    recorded_at=NOON,
                    outcome="lead",
                    template="first_reply",
                )
            )
            session.add(RawRow(message=number, raw=zlib.compress(mail.as_bytes())))
    desk = a_desk()
    german = Route(name="german", languages=("de",), channel="germany", template="first_reply")
    edited = replace(desk, rules=replace(desk.rules, routes=(german, *desk.rules.routes)))
    started = time.perf_counter()
    report = backtest(History(store), {"sales": Pair(new=edited, old=desk)}, NOON - timedelta(days=1))
    say("backtest of 10,000 mails by two sets of rules", MAILS, time.perf_counter() - started)
    assert report.replayed == MAILS
    assert {change.new.channel for change in report.changes} == {"germany"}
    store.close()
