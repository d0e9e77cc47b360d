"""The mail pane says in words why a message belongs to a lead."""

from typing import get_args

import pytest

from bot.core.threads import How
from bot.demo.mailroom import mail_json
from bot.store.ledger import LedgerRow
from tests.builders import NOON, a_message


def row(reason: str) -> LedgerRow:
    seen = dict.fromkeys(("mailbox", "message_id", "sender", "subject", "no_reply"), "")
    read = dict.fromkeys(("language", "country", "product"), "")
    times = {"received_at": NOON, "recorded_at": NOON}
    return LedgerRow(id=1, uid=1, outcome="followup", lead_id=1, reason=reason, **seen, **read, **times)


@pytest.mark.parametrize("how", get_args(How))
def test_each_way_of_joining_a_lead_has_words(how):
    assert "thread:" not in mail_json(1, a_message(), row(f"thread:{how}"), [])["reason"]


def test_any_other_reason_stands_as_it_is():
    assert mail_json(1, a_message(), row("H01: a bounce"), [])["reason"] == "H01: a bounce"
