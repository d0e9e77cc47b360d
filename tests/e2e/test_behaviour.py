"""The awkward mails by which shared-mailbox tools are compared, one mailbox, each judged strictly.

They lie beside the checkout (`shared/peer_bench`). The whole comparison: tests/bench/peer/README.md.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from email import message_from_bytes
from typing import Any

import pytest

from bot.store.database import open_store
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.ledger import Ledger
from tests.builders import NOON
from tests.eval.run_eval import SHARED

MAKER = SHARED / "peer_bench" / "gen_corpus.py"


@dataclass(frozen=True)
class Case:
    wanted: dict[str, Any]
    raw: bytes


@pytest.fixture
def cases(tmp_path):
    if not MAKER.exists():
        pytest.skip(f"no comparison set in {MAKER.parent}")
    folder = tmp_path / "cases"
    subprocess.run(
        [sys.executable, str(MAKER), "behaviour", "--out", str(folder)], check=True, capture_output=True
    )
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = [json.loads(line) for line in lines]
    return [Case(each, (folder / each["file"]).read_bytes()) for each in wanted]


@pytest.fixture
def factory(stage, cases):
    """The stage under the address that the set writes to, with all of its mails in the mailbox."""
    text = stage.config.read_text(encoding="utf-8")
    stage.config.write_text(text.replace("sales@brightvalve.example", "sales@factory.example"), "utf-8")
    for case in cases:
        nobody = case.raw.startswith(b"Return-Path: <>")
        stage.account.deliver(case.raw, sender="" if nobody else case.wanted["sender"])
    return stage


def test_every_awkward_mail_ends_as_a_careful_desk_would_have_it(factory, cases):
    done = factory.firstreply("run", "--once")

    assert done.code == 0, done.err[-3000:]
    tickets = sum(case.wanted["want_ticket"] for case in cases)
    counted = factory.firstreply("ledger", "--count", "lead,held", "--days", "9999")
    assert counted.out.strip() == str(tickets)
    database = open_store(factory.database, exclusive=False)
    rows = sorted(Ledger(database).rows(NOON, limit=1000), key=lambda row: row.uid)
    mistakes = [
        f"{case.wanted['case']}: {mistake}"
        for case, row in zip(cases, rows, strict=True)
        for mistake in _mistakes(case, row, factory, database)
    ]
    assert mistakes == []
    wanted = [recipient for case in cases for recipient in case.wanted["want_rcpt"]]
    assert sorted(factory.replies().elements()) == sorted(wanted)
    for mail in factory.sink.mails:
        assert message_from_bytes(mail.raw)["Bcc"] is None
        assert b"SECRET_KEY" not in mail.raw


def _mistakes(case, row, factory, database):
    """What a strict judge finds: ticket, mail, words that survive, attachments, and a danger that is told."""
    wanted = case.wanted
    if (row.outcome in ("lead", "held")) != bool(wanted["want_ticket"]):
        yield f"outcome {row.outcome}"
    replies = factory.replies()
    if wanted["want_reply"] and [replies[one] for one in wanted["want_rcpt"]] != [1]:
        yield f"replies {replies}"
    lead = Leads(database).get(row.lead_id) if row.lead_id else None
    if lead is not None and wanted.get("want_in_body", "") not in lead.excerpt:
        yield f"text {lead.excerpt[:200]!r}"
    ending = wanted.get("want_attachment", "")
    if lead is not None and ending and not any(name.endswith(ending) for name in lead.attachments):
        yield f"attachments {lead.attachments}"
    if ending == ".exe" and not any(line.startswith("H16") for line in lead.why):
        yield "the danger is not told"
    if wanted["want_ticket"] and Inbox(database).raw(row.id) is None:
        yield "the bytes are not kept"
