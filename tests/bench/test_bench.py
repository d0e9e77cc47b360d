"""How fast it is here and now. `make bench` prints the figures; nothing fails because a machine is slow."""

import statistics
import time

import pytest

from bot.app import build
from bot.config import Settings
from bot.core.guard import guard
from bot.core.judge import judge
from bot.core.lead import LeadId, RepId
from bot.core.parse import parse_message
from bot.core.plan import Context, plan
from bot.core.verdict import Own
from bot.flows.claims import claim_lead
from bot.flows.explaining import Explainer
from bot.store.leads import Leads
from tests.builders import NOON
from tests.e2e.mails import answered

pytestmark = pytest.mark.bench


def say(what, count, seconds):
    print(f"\n{what}: {count / seconds:,.0f} a second ({1000 * seconds / count:.2f} ms each)")  # noqa: T201


def test_deciding():
    explainer = Explainer.of_folders(None, None, Own(as_addressed=True))
    raws = [answered(n).raw for n in range(500)]
    rounds = []
    for _ in range(3):
        started = time.perf_counter()
        for raw in raws:
            message = parse_message(raw, NOON)
            triage = judge(message, explainer.rules, explainer.templates.languages())
            plan(message, triage, guard(message, explainer.own), Context(), NOON)
        rounds.append(time.perf_counter() - started)
    say("parse, guard, judge, plan", len(raws), statistics.median(rounds))


def test_the_whole_way_from_folder_to_folder(tmp_path):
    inbox = tmp_path / "in"
    inbox.mkdir()
    for n in range(500):
        (inbox / f"{n:04}.eml").write_bytes(answered(n).raw)
    settings = Settings.model_validate(
        {
            "company": {"name": "Brightvalve"},
            "mailboxes": {
                "sales": {
                    "kind": "folder",
                    "path": inbox,
                    "address": "sales@brightvalve.example",
                    "go_live": "2026-01-01T00:00:00Z",
                }
            },
            "smtp": {"kind": "folder", "path": tmp_path / "out"},
            "slack": {"mode": "off"},
            "limits": {
                "replies_per_hour": 10_000,
                "replies_per_day": 10_000,
                "replies_same_text_day": 10_000,
            },
            "database": {"url": f"sqlite:///{tmp_path}/bench.db"},
        }
    )
    bot = build(settings)
    started = time.perf_counter()
    assert bot.run_once() == 500
    say("mails recorded, answered, filed and tagged (SQLite, FULL)", 500, time.perf_counter() - started)
    leads = Leads(bot.database)
    started = time.perf_counter()
    for n in range(1, 401):
        claim_lead(leads, LeadId(n), RepId("U0ANNA"), NOON)
    say("claims, one after the other", 400, time.perf_counter() - started)
    bot.close()
    assert len(list((tmp_path / "out").glob("*.eml"))) == 500
