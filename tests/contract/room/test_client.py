import logging
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.lead import LeadId
from bot.demo.slack_api import Call
from bot.demo.slack_server import running_slack
from bot.errors import AccountPaused, ConfigError, TemporaryFailure, UnknownOutcome
from bot.slack.client import SlackCards, build_client, check_client, is_card_of
from bot.slack.pace import Pace
from bot.slack.settings import SlackSettings, mistakes
from tests.builders import NOON, a_lead
from tests.services import free_port

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SETTINGS = SlackSettings(bot_token="xoxb-demo", app_token="xapp-demo", channels={"leads": "C0LEADS"})


@pytest.fixture
def slack():
    with running_slack(channels=("leads", "leads-de", "ops")) as server:
        yield server


def cards_for(server, **changes) -> SlackCards:
    settings = replace(SETTINGS, api_url=server.base_url, channels=server.channels, **changes)
    pace = Pace(per_second=1000, monotonic=lambda: 0.0, sleep=lambda seconds: None)
    return SlackCards(build_client(settings), settings, pace, lambda: NOON)


def calls(server, method: str) -> list[Call]:
    return [item for item in server.log if isinstance(item, Call) and item.method == method]


def test_links_in_a_card_are_not_unfurled(slack):
    cards_for(slack).show(a_lead())
    (call,) = calls(slack, "chat.postMessage")
    assert (call.arguments["unfurl_links"], call.arguments["unfurl_media"]) == (False, False)


def test_a_lead_goes_to_the_channel_of_its_name_or_else_to_leads(slack):
    cards = cards_for(slack)
    assert cards.show(a_lead(channel="leads-de")).channel == slack.channels["leads-de"]
    assert cards.show(a_lead(channel="no-such-name")).channel == slack.channels["leads"]


def test_a_channel_of_no_use_does_not_hide_a_lead(slack, caplog):
    slack.archive("leads-de")
    assert cards_for(slack).show(a_lead(channel="leads-de")).channel == slack.channels["leads"]
    (record,) = caplog.records
    assert "slack.channels.leads-de: is_archived" in record.keys["reason"]


def test_without_the_leads_channel_the_setting_and_the_repair_are_named(slack):
    slack.archive("leads")
    with pytest.raises(ConfigError, match=r"is_archived: .*slack\.channels"):
        cards_for(slack).show(a_lead())


def test_a_card_that_was_deleted_is_posted_anew(slack):
    cards = cards_for(slack)
    first = cards.show(a_lead())
    slack.workspace.messages["C0LEADS"].clear()
    second = cards.show(a_lead(card_channel=first.channel, card_ts=first.ts))
    assert second.ts != first.ts
    assert [m["ts"] for m in slack.messages("leads")] == [second.ts]


def test_a_card_in_an_archived_channel_moves_to_where_it_can_be_seen(slack):
    cards = cards_for(slack)
    first = cards.show(a_lead(channel="leads-de"))
    slack.archive("leads-de")
    second = cards.show(a_lead(channel="leads-de", card_channel=first.channel, card_ts=first.ts))
    assert second.channel == slack.channels["leads"]


def test_blocks_that_slack_refuses_become_a_plain_card(slack, caplog):
    caplog.set_level(logging.CRITICAL)
    cards, broken = cards_for(slack), LeadId(10**300)  # makes block ids longer than Slack takes
    posted = cards.show(a_lead(id=broken))
    (message,) = slack.messages("leads")
    assert message["ts"] == posted.ts
    assert "blocks" not in message
    assert message["text"].startswith("New inquiry")


def test_slack_asking_for_silence_is_a_temporary_failure_with_its_time(slack):
    slack.rate_limit_next("chat.postMessage", 17)
    with pytest.raises(TemporaryFailure) as failure:
        cards_for(slack).show(a_lead())
    assert failure.value.retry_after == timedelta(seconds=17)
    assert slack.messages("leads") == []


def test_a_lost_answer_to_a_post_is_unknown_and_the_card_is_there_once(slack):
    cards = cards_for(slack)
    slack.drop_next("chat.postMessage")
    with pytest.raises(UnknownOutcome):
        cards.show(a_lead())
    (message,) = slack.messages("leads")
    found = cards.find(a_lead(), LONG_AGO)
    assert found is not None
    assert found.ts == message["ts"]
    assert cards.find(a_lead(id=LeadId(2)), LONG_AGO) is None
    assert cards.find(a_lead(card_ts=found.ts), LONG_AGO) is None


def test_a_lost_answer_to_an_update_is_only_temporary(slack):
    cards = cards_for(slack)
    posted = cards.show(a_lead())
    slack.drop_next("chat.update")
    with pytest.raises(TemporaryFailure):
        cards.show(a_lead(card_channel=posted.channel, card_ts=posted.ts))


def test_without_the_right_to_read_a_channel_nothing_is_found_there(caplog):
    caplog.set_level(logging.CRITICAL)
    with running_slack(scopes=frozenset({"chat:write"})) as server:
        cards = cards_for(server)
        cards.show(a_lead())
        assert cards.find(a_lead(), LONG_AGO) is None


def test_a_slack_that_is_away_is_a_temporary_failure(caplog):
    caplog.set_level(logging.CRITICAL)
    settings = replace(SETTINGS, api_url=f"http://127.0.0.1:{free_port()}/api/")
    pace = Pace(per_second=1, monotonic=lambda: 0.0, sleep=lambda seconds: None)
    with pytest.raises(TemporaryFailure, match="cannot be reached"):
        SlackCards(build_client(settings), settings, pace, lambda: NOON).show(a_lead())
    with pytest.raises(TemporaryFailure, match=r"slack\.api_url = http://127\.0\.0\.1"):
        check_client(build_client(settings))


def test_a_wrong_token_is_named_with_its_repair(slack):
    cards = cards_for(slack, bot_token="xoxb-wrong")
    with pytest.raises(AccountPaused, match=r"slack\.bot_token is not accepted"):
        cards.show(a_lead())
    with pytest.raises(ConfigError, match=r"slack\.bot_token is not accepted"):
        check_client(cards.client)


def test_slack_tells_who_we_are_and_what_we_may_do(slack):
    identity = check_client(cards_for(slack).client)
    assert (identity.team_id, identity.user_id) == (slack.team_id, "U0FIRST")
    assert "chat:write" in identity.scopes


def test_a_notice_is_plain_text(slack):
    cards_for(slack).notice("ops", "rules/x.yaml: <!channel> *bad*\u202e")
    (message,) = slack.messages("ops")
    assert message["text"] == "rules/x.yaml: &lt;!channel&gt; *bad*"


def test_a_card_is_known_by_its_blocks_where_metadata_is_lost():
    blocks = [{"type": "header", "block_id": "lead:7:v1:subject"}]
    assert is_card_of({"blocks": blocks}, LeadId(7))
    assert not is_card_of({"blocks": blocks}, LeadId(77))
    assert not is_card_of({"text": "talk"}, LeadId(7))


def test_settings_that_cannot_work_are_told_all_at_once():
    settings = SlackSettings(bot_token="xoxp-1", channels={"ops": "#ops"})
    assert [line.split(":")[0] for line in mistakes(settings)] == [
        "slack.bot_token", "slack.app_token", "slack.channels", "slack.channels.ops",
    ]  # fmt: skip
    assert mistakes(SETTINGS) == []
    assert [line.split(":")[0] for line in mistakes(replace(SETTINGS, mode="http"))] == [
        "slack.signing_secret"
    ]
