"""Threads, direct messages, people, groups and shortcuts in our small Slack."""

import pytest

from bot.demo.slack_server import running_slack
from tests.contract.slack_app import a_client, a_posted_card, linked, refusal


@pytest.fixture
def slack():
    with running_slack() as server:
        yield server


def texts(messages: list[dict]) -> list[str]:
    return [message["text"] for message in messages]


def test_a_reply_stands_in_its_thread_and_a_broadcast_in_the_channel_as_well(slack):
    client, channel = a_client(slack), slack.channels["leads"]
    card = a_posted_card(slack)
    client.chat_postMessage(channel=channel, thread_ts=card, text="in the thread")
    client.chat_postMessage(channel=channel, thread_ts=card, text="for all", reply_broadcast=True)
    assert texts(client.conversations_history(channel=channel)["messages"]) == ["for all", "New"]
    thread = client.conversations_replies(channel=channel, ts=card)["messages"]
    assert texts(thread) == ["New", "in the thread", "for all"]
    assert thread[2]["subtype"] == "thread_broadcast"


def test_a_broadcast_needs_a_thread_and_a_thread_its_root(slack):
    client, channel = a_client(slack), slack.channels["leads"]
    asked = {"channel": channel, "text": "x"}
    assert refusal(client.chat_postMessage, **asked, reply_broadcast=True) == "invalid_arguments"
    assert refusal(client.chat_postMessage, **asked, thread_ts="1.000001") == "thread_not_found"
    reply = client.chat_postMessage(**asked, thread_ts=a_posted_card(slack))["ts"]
    assert refusal(client.chat_postMessage, **asked, thread_ts=reply) == "thread_not_found"


def test_a_message_to_a_persons_id_is_a_direct_message_with_a_channel_of_its_own(slack):
    client, anna = a_client(slack), slack.users["Anna"]
    posted = client.chat_postMessage(channel=anna, text="yours now")
    assert posted["channel"].startswith("D")
    assert texts(slack.direct_messages("anna")) == ["yours now"]
    assert slack.direct_messages("ben") == []
    changed = {"ts": posted["ts"], "text": "no longer yours"}
    assert refusal(client.chat_update, channel=anna, **changed) == "channel_not_found"
    client.chat_update(channel=posted["channel"], **changed)
    assert texts(slack.direct_messages("anna")) == ["no longer yours"]


def test_a_permalink_leads_to_the_message_and_to_its_thread(slack):
    client, channel = a_client(slack), slack.channels["leads"]
    card = a_posted_card(slack)
    reply = client.chat_postMessage(channel=channel, text="x", thread_ts=card)["ts"]
    link = client.chat_getPermalink(channel=channel, message_ts=card)["permalink"]
    assert link.endswith(f"/archives/{channel}/p{card.replace('.', '')}")
    link = client.chat_getPermalink(channel=channel, message_ts=reply)["permalink"]
    assert link.endswith(f"?thread_ts={card}&cid={channel}")


def test_people_have_time_zones_of_their_own(slack):
    slack.add_rep("Noor", "Asia/Dubai")
    told = a_client(slack).users_info(user=slack.users["Noor"])["user"]
    assert (told["tz"], told["tz_offset"]) == ("Asia/Dubai", 14400)
    members = a_client(slack).users_list()["members"]
    assert [person["real_name"] for person in members] == ["firstreply", "Anna", "Ben", "Giulia", "Noor"]


def test_a_group_has_its_people(slack):
    slack.add_group("S0SALES", ["anna", "ben"])
    told = a_client(slack).usergroups_users_list(usergroup="S0SALES")["users"]
    assert told == [slack.users["Anna"], slack.users["Ben"]]
    assert refusal(a_client(slack).usergroups_users_list, usergroup="S0NONE") == "no_such_subteam"


def test_what_a_person_wrote_is_theirs_and_a_shortcut_tells_the_app_of_it(slack):
    ts = slack.say("ben", "leads", "Mr Olsen called: 40 valves")
    client, channel = a_client(slack), slack.channels["leads"]
    assert refusal(client.chat_update, channel=channel, ts=ts, text="x") == "cant_update_message"
    assert refusal(client.chat_delete, channel=channel, ts=ts) == "cant_delete_message"
    with linked(slack) as link:
        assert slack.shortcut("anna", "leads", ts, "lead.from_message")
    [told] = link.payloads
    assert (told["type"], told["callback_id"]) == ("message_action", "lead.from_message")
    assert (told["message"]["text"], told["message"]["user"]) == ("Mr Olsen called: 40 valves", "U0BEN")
    assert (told["user"]["id"], told["message_ts"]) == ("U0ANNA", ts)
    assert told["trigger_id"]
    assert told["response_url"]


def test_a_private_note_in_a_thread_says_which(slack):
    card = a_posted_card(slack)
    where = {"channel": slack.channels["leads"], "user": slack.users["Ben"]}
    a_client(slack).chat_postEphemeral(**where, text="Anna has it", thread_ts=card)
    assert slack.ephemerals("ben")[0]["thread_ts"] == card
