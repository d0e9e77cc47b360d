"""What the doctor finds of Slack: on the demo's, on one of others, and on one that validates blocks."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
import yaml

from bot.core.lead import State
from bot.demo.slack_server import SlackServer, running_slack
from bot.slack import sample_views
from bot.slack.doctor import SCOPES, live_findings, slack_findings
from bot.slack.sample_views import sample_leads, samples
from bot.slack.settings import SlackSettings
from tests.blocks_judge import OK, blocks_judge
from tests.builders import NOON
from tests.services import Missing
from tests.slack_lab import running_lab

BUILDER = re.compile(r"^def (\w+_(?:modal|card|view))\(", re.MULTILINE)
IN_THREADS = {"note_card", "response_card"}  # one section of words and a quote, as in cards
REQUIRE = os.environ.get("FIRSTREPLY_REQUIRE_SERVICES") == "1"
MANIFEST = yaml.safe_load((Path(__file__).parents[2] / "deploy/slack-manifest.yaml").read_text())


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the servers have no other clock


def settings(slack: SlackServer, **changes) -> SlackSettings:
    usual = SlackSettings(
        bot_token=slack.bot_token,
        app_token=slack.app_token,
        api_url=slack.base_url,
        channels=slack.channels,
    )
    return replace(usual, **changes)


def lines(findings) -> dict[str, str]:
    return {finding.name: finding.line for finding in findings}


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with running_slack(channels=("leads", "ops"), scopes=frozenset(SCOPES)) as server:
        yield server


def test_the_scopes_that_are_looked_for_are_those_of_the_manifest():
    assert set(SCOPES) == set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_an_app_in_order_is_told_and_nothing_is_posted(slack):
    found = list(slack_findings(settings(slack), now()))
    assert [finding.line for finding in found if finding.health != "ok"] == []
    assert {
        "slack",
        "clock",
        "slack scopes",
        "slack channel leads",
        "slack channel ops",
        "slack app token",
    } == {finding.name for finding in found}
    assert slack.messages("ops") == slack.messages("leads") == []


@pytest.mark.parametrize(
    ("changes", "name", "told"),
    [
        ({"bot_token": "xoxb-wrong"}, "slack", "invalid_auth"),
        ({"bot_token": "nonsense"}, "slack", "must start with xoxb-"),
        ({"api_url": "http://127.0.0.1:1/api/"}, "slack", "cannot be reached"),
        ({"app_token": "xapp-wrong"}, "slack app token", "connections:write"),
        ({"channels": {"leads": "C0NOWHERE"}}, "slack channel leads", "channel_not_found"),
    ],
)
def test_what_is_wrong_is_told_with_the_repair(slack, changes, name, told):
    found = {finding.name: finding for finding in slack_findings(settings(slack, **changes), now())}
    assert found[name].health == "bad"
    assert told in found[name].line


def test_missing_and_needless_scopes_are_named():
    with running_slack(scopes=frozenset(SCOPES) - {"users:read"}) as slack:
        found = lines(slack_findings(settings(slack), now()))
        assert found["slack scopes"].startswith("✗ slack scopes: missing: users:read; add them to the app")
    with running_slack(scopes=frozenset(SCOPES) | {"reactions:write"}) as slack:
        found = lines(slack_findings(settings(slack), now()))
        assert found["slack scopes"].startswith("! slack scopes: more than needed: reactions:write")


def test_a_clock_that_is_wrong_is_seen_by_slacks(slack):
    found = lines(slack_findings(settings(slack), now() + timedelta(minutes=6)))
    assert found["clock"].startswith("✗ clock: 3")
    assert "NTP" in found["clock"]


def test_signed_requests_are_told_as_what_they_are(slack):
    http = settings(slack, mode="http", signing_secret="s", http_port=3999)
    assert lines(slack_findings(http, now()))["slack requests"].endswith("only a press can prove it")


def test_live_posts_and_takes_away_one_message_and_hears_the_socket(slack):
    found = lines(live_findings(settings(slack), NOON))
    assert (
        found["slack message"] == "✓ slack message: a test message in ops was posted, changed and taken away"
    )
    assert found["slack socket"].startswith("✓ slack socket: hello after ")
    assert slack.messages("ops") == slack.messages("leads") == []
    called = [call.method for call in slack.log if hasattr(call, "method")]
    assert called.count("chat.postMessage") == called.count("chat.update") == called.count("chat.delete") == 1


def test_a_slack_that_cannot_validate_says_so(slack):
    found = lines(live_findings(settings(slack), NOON))
    assert found["slack views"].startswith("! slack views: this Slack cannot validate blocks")


def test_a_socket_that_is_refused_is_bad(slack):
    found = lines(live_findings(settings(slack, app_token="xapp-wrong"), NOON))
    assert found["slack socket"].startswith("✗ slack socket: cannot connect")


def test_every_view_is_shown_to_the_validator():
    with blocks_judge() as judge:
        found = lines(live_findings(bare(judge), NOON))
    shown = [body for method, body in judge.asked if method == "blocks.validate"]
    shown = [{what: json.loads(body[what]) for what in body if what != "token"} for body in shown]
    assert found["slack views"] == f"✓ slack views: Slack accepts all {len(samples(NOON))}"
    assert shown == [sample.asked for sample in samples(NOON)]
    assert {"blocks", "view"} == {what for one in shown for what in one}


def bare(judge) -> SlackSettings:
    return SlackSettings(
        bot_token="xoxb-1", signing_secret="s", mode="http", api_url=judge.base_url, channels={"leads": "C1"}
    )


def test_a_view_that_slack_refuses_is_named_with_slacks_reasons():
    wrong = {"ok": False, "error": "invalid_blocks", "errors": ["/0/text: must be shorter than 150"]}
    with blocks_judge(blocks_validate=[OK, wrong, OK]) as judge:
        found = list(live_findings(bare(judge), NOON))
    (bad,) = [finding for finding in found if finding.health == "bad" and "view" in finding.name]
    assert bad.name == f"slack view {samples(NOON)[1].name}"
    assert "invalid_blocks /0/text: must be shorter than 150" in bad.line
    assert "slack views" not in {finding.name for finding in found}


def test_a_validator_that_has_enough_of_us_is_no_fault():
    with blocks_judge(blocks_validate=[OK, {"ok": False, "error": "ratelimited"}]) as judge:
        found = lines(live_findings(bare(judge), NOON))
    assert found["slack views"].startswith(f"! slack views: Slack looked at 1 of {len(samples(NOON))}")


def test_there_is_a_sample_of_everything_that_the_room_can_build():
    room = Path(sample_views.__file__)
    made = {name for path in room.parent.glob("*.py") for name in BUILDER.findall(path.read_text())}
    missing = {name for name in made if f"{name}(" not in room.read_text()}
    assert {name for name in missing if not name.startswith(("plain_", "is_"))} == IN_THREADS


def test_there_is_a_sample_of_every_state():
    assert {lead.state for lead in sample_leads(NOON).values()} == set(get_args(State))


def test_a_slack_that_others_wrote_is_looked_over(tmp_path):
    with ExitStack() as stack:
        try:
            lab = stack.enter_context(running_lab(tmp_path))
        except Missing as missing:
            if REQUIRE:
                pytest.fail(f"FIRSTREPLY_REQUIRE_SERVICES=1, and {missing}")
            pytest.skip(str(missing))
        known = SlackSettings(
            bot_token=lab.bot_token, app_token=lab.app_token, api_url=lab.base_url, channels=lab.channels
        )
        found = {f.name: f for f in [*slack_findings(known, now()), *live_findings(known, now())]}
        left = lab.messages("leads")
    assert [f.line for f in found.values() if f.health == "bad"] == []
    assert found["slack views"].health == "doubt"
    assert found["slack socket"].health == "ok"
    assert left == []
