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
from bot.store.tables import DeliveryRow, LeadRow, MessageRow, RawRow
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


def test_the_same_rules_change_nothing_and_agree_with_the_record(store, tmp_path):
    desk = a_desk()
    taken_in(store, tmp_path / "one", desk, mails())
    report = replayed(store, desk, desk)
    assert (report.changes, report.replayed, report.strays) == ((), 41, 0)
    assert report.recorded_by_these == 41
    against_record = replayed(store, None, desk)
    assert (against_record.changes, against_record.replayed) == ((), 41)
    assert "recorded" in against_record.notes[0]


def test_files_edited_in_place_are_compared_with_the_record(store, tmp_path):
    old, new = a_desk(), edited(tmp_path)
    taken_in(store, tmp_path / "one", old, mails())
    by_files = {change.past.number: change for change in replayed(store, old, new).changes}
    by_record = {change.past.number: change for change in replayed(store, None, new).changes}
    recorded = {"outcome", "channel", "product", "market", "grade"}
    seen = {
        number
        for number, change in by_files.items()
        if recorded & set(change.differs) or bool(change.old.reply) != bool(change.new.reply)
    }
    assert set(by_record) == seen


def test_rules_that_changed_meanwhile_are_told_from_what_the_program_judges_otherwise(store, tmp_path):
    desk, later = a_desk(), edited(tmp_path)
    taken_in(store, tmp_path / "one", desk, mails())
    assert replayed(store, later, later).recorded_by_these == 0
    with store.write() as session:  # as if an older program had found another product
        for row in session.exec(select(MessageRow).where(MessageRow.id == 1)):
            row.product = "flange"
            session.add(row)
    report = replayed(store, desk, desk)
    assert (report.strays, report.changes) == (1, ())
    assert "1 of them would be decided otherwise today" in report.notes[0]


def test_several_processes_find_the_same_and_say_how_far_they_are(store, tmp_path):
    old, new = a_desk(), edited(tmp_path)
    taken_in(store, tmp_path / "one", old, mails())
    told: list[tuple[int, int]] = []
    pairs = {"sales": Pair(new=new, old=old)}
    since = NOON - timedelta(days=90)
    report = backtest(
        History(store), pairs, since, processes=2, progress=lambda done, total: told.append((done, total))
    )
    assert report == replayed(store, old, new, processes=1)
    assert told[-1] == (41, 41)


def test_what_is_no_longer_kept_or_of_no_mailbox_is_counted(store, tmp_path):
    desk = a_desk()
    taken_in(store, tmp_path / "one", desk, mails())
    with store.write() as session:
        session.delete(session.get(RawRow, 3))
        for number in (4, 5):
            row = session.get(MessageRow, number)
            row.mailbox = "gone"
            session.add(row)
    report = replayed(store, desk, desk)
    assert (report.replayed, report.not_kept, report.no_mailbox) == (38, 1, 2)
    assert "1 more are not replayed: their bytes are no longer kept" in report.notes


def test_only_the_days_that_are_asked_for_are_replayed(store, tmp_path):
    desk = a_desk()
    taken_in(store, tmp_path / "one", desk, mails())
    pairs = {"sales": Pair(new=desk, old=desk)}
    assert backtest(History(store), pairs, NOON + timedelta(seconds=1)).replayed == 0
    assert backtest(History(store), pairs, NOON).replayed == 41


def test_a_reply_that_a_limit_withheld_stays_withheld(store, tmp_path):
    desk = replace(a_desk(), limits=replace(a_desk().limits, hour=3))
    raws = [inquiry(number).as_bytes() for number in range(6)]
    taken_in(store, tmp_path / "one", desk, raws)
    with store.read() as session:
        withheld = [row.id for row in session.exec(select(MessageRow)) if row.no_reply.startswith("H22")]
    assert len(withheld) == 3
    assert replayed(store, desk, desk).changes == ()
    french_too = edited(tmp_path, routes="\n  - name: everything-else", guard="")
    assert {c.past.number for c in replayed(store, desk, french_too).changes}.isdisjoint(withheld)
