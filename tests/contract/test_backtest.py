"""A backtest on real stores: its diff is what two houses would really have made of the mail."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.templates import Templates
from bot.flows.backtesting import Pair, Report, backtest
from bot.flows.intake import Desk, Intake
from bot.mail.folder import FolderMailbox
from bot.store.database import Database, open_store
from bot.store.history import History
from bot.store.inbox import Inbox
from bot.store.tables import DeliveryRow, LeadRow, MessageRow
from tests.builders import NOON
from tests.contract.holding_house import a_desk
from tests.e2e.mails import inquiry, mixed

EDITED = """
  - name: no-answer-in-german
    when: {language: [de]}
    then: {channel: leads, template: none}
  - name: iberia
    when: {language: [es], subject: ["inquiry 3", "inquiry 10", "inquiry 24"]}
    then: {channel: iberia, template: first_reply}
  - name: japan-in-english
    when: {language: [ja]}
    then: {channel: leads, template: first_reply, reply_language: en}
  - name: look-first
    when: {language: [ru]}
    then: {channel: leads, template: first_reply, hold: somebody should look first}
  - name: italy
    when: {language: [it]}
    then: {channel: leads, template: first_reply, priority: high, sla: 2h}
  - name: everything-else"""
BLOCKED = 'block:\n  - sender: "*@company0.example"\n    silently: true\n'


def edited(folder: Path, *, routes: str = EDITED, guard: str = BLOCKED) -> Desk:
    rules, templates = folder / "rules", folder / "templates"
    shutil.copytree(shipped("rules"), rules)
    shutil.copytree(shipped("templates"), templates)
    path = rules / "routes.yaml"
    path.write_text(path.read_text().replace("\n  - name: everything-else", routes))
    if guard:
        (rules / "guard.yaml").write_text(guard)
    french = templates / "first_reply/fr.txt.j2"
    french.write_text(french.read_text() + "\nÀ très bientôt.\n")
    return replace(a_desk(), rules=load_rules(rules), templates=Templates(templates))


def mails() -> list[bytes]:
    """Forty in seven languages, a fifth of them copies, follow-ups, machines and held; and a tender."""
    tender = inquiry(40, Subject="Tender for ball valves")
    return [*(sample.raw for sample in mixed(40)), tender.as_bytes()]


def taken_in(store: Database, folder: Path, desk: Desk, raws: list[bytes]) -> None:
    folder.mkdir()
    for number, raw in enumerate(raws):
        path = folder / f"{number:03}.eml"
        path.write_bytes(raw)
        os.utime(path, (NOON.timestamp(), NOON.timestamp()))
    intake = Intake(Inbox(store), "w1", lambda: NOON)
    assert intake.poll(desk, FolderMailbox(folder)) == len(raws)


def became(store: Database) -> dict[int, tuple[str, ...]]:
    """What each mail became in a database, of what people see: by its number."""
    with store.read() as session:
        replies = {
            row.subject: row.payload
            for row in session.exec(select(DeliveryRow).where(DeliveryRow.kind == "reply"))
        }
        leads = {row.id: row for row in session.exec(select(LeadRow))}
        return {
            row.id or 0: (
                row.outcome,
                leads[row.lead_id].channel if row.outcome in ("lead", "held") else "",
                replies.get(f"message:{row.id}", b"").decode("utf-8", "replace"),
            )
            for row in session.exec(select(MessageRow))
        }


@pytest.fixture
def other_store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(f"sqlite:///{tmp_path}/other.db")
    yield database
    database.close()


def replayed(store: Database, old: Desk | None, new: Desk, **options: int) -> Report:
    pairs = {"sales": Pair(new=new, old=old)}
    return backtest(History(store), pairs, NOON - timedelta(days=90), **options)


def test_the_diff_is_what_really_changes(store, other_store, tmp_path):
    old, new = a_desk(), edited(tmp_path)
    taken_in(store, tmp_path / "one", old, mails())
    taken_in(other_store, tmp_path / "other", new, mails())
    before, after = became(store), became(other_store)
    really = {number for number in before if before[number] != after[number]}
    report = replayed(store, old, new)
    told = {change.past.number: change for change in report.changes}
    only_told = {number for number, change in told.items() if set(change.differs) <= {"priority", "sla"}}
    assert set(told) - only_told == really - only_told
    assert report.replayed == len(before) == 41
    for number, change in told.items():
        assert (change.old.outcome, change.new.outcome) == (before[number][0], after[number][0])
        assert (change.old.channel, change.new.channel) == (before[number][1], after[number][1])
        assert (bool(change.old.reply), bool(change.new.reply)) == (
            bool(before[number][2]),
            bool(after[number][2]),
        )
    kinds = {name for change in report.changes for name in change.differs}
    assert kinds == {"outcome", "channel", "reply", "priority", "sla", "text", "product", "market", "grade"}
