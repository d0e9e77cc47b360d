import socket
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from threading import Event, Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.demo.slack_api import Call
from bot.demo.slack_server import running_slack
from tests.contract.slack_app import CARD, ALink, a_client, a_posted_card, linked, refusal, wait_for


@pytest.fixture
def slack():
    with running_slack(channels=("leads", "leads-de")) as server:
        yield server


def test_a_posted_card_is_kept_with_its_metadata(slack):
    meta = {"event_type": "lead_card", "event_payload": {"lead_id": 1}}
    client = a_client(slack)
    posted = client.chat_postMessage(
        channel=slack.channels["leads"], text="New", blocks=CARD, metadata=meta, unfurl_links=False
    )

    [message] = slack.messages("leads")
    assert (message["ts"], message["text"], message["metadata"]) == (posted["ts"], "New", meta)
    plain = client.conversations_history(channel=slack.channels["leads"])["messages"]
    full = client.conversations_history(channel=slack.channels["leads"], include_all_metadata=True)[
        "messages"
    ]
    assert "metadata" not in plain[0]
    assert full[0]["metadata"] == meta


def test_message_ids_are_unique_and_increasing(slack):
    client = a_client(slack)
    ids = [client.chat_postMessage(channel=slack.channels["leads"], text="x")["ts"] for _ in range(20)]
    assert ids == sorted(set(ids))


def test_history_gives_the_newest_first_in_pages_and_within_bounds(slack):
    client, channel = a_client(slack), slack.channels["leads"]
    ids = [client.chat_postMessage(channel=channel, text=str(n))["ts"] for n in range(5)]
    first = client.conversations_history(channel=channel, limit=3)
    rest = client.conversations_history(
        channel=channel, limit=3, cursor=first["response_metadata"]["next_cursor"]
    )
    assert [m["text"] for m in [*first["messages"], *rest["messages"]]] == ["4", "3", "2", "1", "0"]
    assert (first["has_more"], rest["has_more"]) == (True, False)
    later = client.conversations_history(channel=channel, oldest=ids[2])["messages"]
    assert [m["text"] for m in later] == ["4", "3"]


def test_an_update_replaces_what_it_sends_and_marks_the_message_as_edited(slack):
    client, channel = a_client(slack), slack.channels["leads"]
    ts = client.chat_postMessage(channel=channel, text="New", blocks=CARD)["ts"]
    client.chat_update(channel=channel, ts=ts, text="Claimed")
    [message] = slack.messages("leads")
    assert message["text"] == "Claimed"
    assert [block["type"] for block in message["blocks"]] == ["header", "actions"]
    assert "edited" in message


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": ""}, "no_text"),
        ({"text": "x", "channel": "C0NOWHERE"}, "channel_not_found"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "poem"}]}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "x", "blocks": [CARD[1], CARD[1]]}, "invalid_blocks"),
        ({"text": "x", "metadata": {"event_type": "lead_card"}}, "invalid_metadata_format"),
    ],
)
def test_what_slack_refuses_is_refused(slack, arguments, error):
    arguments = {"channel": slack.channels["leads"]} | arguments
    client = a_client(slack)
    assert refusal(lambda **json: client.api_call("chat.postMessage", json=json), **arguments) == error
    assert slack.messages("leads") == []


def test_tokens_scopes_and_membership_are_checked():
    with running_slack(scopes=frozenset({"chat:write"})) as slack:
        outside = slack.add_channel("board", with_bot=False)
        leads = slack.channels["leads"]
        assert refusal(a_client(slack, "xoxb-wrong").auth_test) == "invalid_auth"
        assert refusal(a_client(slack, slack.app_token).auth_test) == "not_allowed_token_type"
        assert refusal(a_client(slack).conversations_history, channel=leads) == "missing_scope"
        assert refusal(a_client(slack).chat_postMessage, channel=outside, text="x") == "not_in_channel"
        assert refusal(a_client(slack).team_info) == "unknown_method"
        assert a_client(slack).auth_test().headers["x-oauth-scopes"] == "chat:write"


def test_a_private_note_is_seen_by_its_user_only(slack):
    client = a_client(slack)
    client.chat_postEphemeral(
        channel=slack.channels["leads"], user=slack.users["Ben"], text="Anna was faster"
    )
    assert [n["text"] for n in slack.ephemerals("ben")] == ["Anna was faster"]
    assert slack.ephemerals("anna") == []
    assert slack.messages("leads") == []


def test_a_press_tells_who_pressed_what_and_where(slack):
    ts = a_posted_card(slack)
    with linked(slack) as link:
        assert slack.press("anna", "leads", ts, "lead.claim", value="1")
    [payload] = link.payloads
    assert payload["user"]["id"] == slack.users["Anna"]
    assert (payload["actions"][0]["value"], payload["actions"][0]["block_id"]) == ("1", "lead:1:v1")
    assert (payload["message"]["ts"], payload["channel"]["id"]) == (ts, slack.channels["leads"])


def test_a_button_that_is_no_longer_there_can_still_be_pressed_by_a_screen_that_lags_behind(slack):
    ts = a_posted_card(slack)
    a_client(slack).chat_update(channel=slack.channels["leads"], ts=ts, text="Claimed", blocks=CARD[:1])
    with linked(slack) as link:
        assert slack.press("ben", "leads", ts, "lead.claim")
    assert link.payloads[0]["actions"][0]["block_id"] == "lead:1:v1"
    assert link.payloads[0]["message"]["text"] == "Claimed"


def test_a_press_without_a_connection_is_not_acknowledged(slack):
    assert not slack.press("anna", "leads", a_posted_card(slack), "lead.claim")


def test_twenty_presses_at_once_are_delivered_at_once(slack):
    ts = a_posted_card(slack)
    reps = [slack.add_rep(f"Rep {n}") for n in range(20)]
    with linked(slack) as link, ThreadPoolExecutor(20) as pool:
        acked = list(pool.map(lambda rep: slack.press(rep, "leads", ts, "lead.claim"), reps))
    assert all(acked)
    assert sorted(payload["user"]["id"] for payload in link.payloads) == sorted(reps)


def test_each_payload_goes_to_exactly_one_of_two_connections(slack):
    ts = a_posted_card(slack)
    with linked(slack) as one, linked(slack) as two:
        wait_for(lambda: slack.connections == 2)
        acked = [slack.press("anna", "leads", ts, "lead.claim") for _ in range(6)]
    assert all(acked)
    assert (len(one.payloads), len(two.payloads)) == (3, 3)


def test_a_disconnect_frame_comes_before_the_close_and_nothing_is_sent_after_it(slack):
    ts = a_posted_card(slack)
    link = ALink(slack)
    wait_for(lambda: slack.connections == 1)
    slack.disconnect("warning", grace=0.05)
    assert not slack.press("anna", "leads", ts, "lead.claim")
    link.join()
    assert [(frame["type"], frame["reason"]) for frame in link.frames] == [("disconnect", "warning")]


def test_the_log_tells_calls_and_when_each_envelope_was_acknowledged(slack):
    ts = a_posted_card(slack)
    with linked(slack):
        slack.press("anna", "leads", ts, "lead.claim")
    names = [entry.method if isinstance(entry, Call) else entry.kind for entry in slack.log]
    assert names == ["chat.postMessage", "apps.connections.open", "interactive"]
    assert slack.log[-1].acked_at - slack.log[-1].sent_at < 1


def test_the_answer_of_a_command_is_private_to_who_typed_it(slack):
    with linked(slack, answer={"text": "you have no leads"}) as link:
        assert slack.command("giulia", "leads", "/leads", "mine")
    assert [n["text"] for n in slack.ephemerals("giulia")] == ["you have no leads"]
    assert link.payloads[0]["text"] == "mine"


def test_a_redelivered_event_keeps_its_id(slack):
    event = {"type": "app_home_opened", "user": slack.users["Anna"], "tab": "home"}
    with linked(slack) as link:
        assert slack.event(event, event_id="Ev1")
        assert slack.event(event, event_id="Ev1", retry_attempt=1)
    assert [(f["payload"]["event_id"], f["retry_attempt"]) for f in link.frames] == [("Ev1", 0), ("Ev1", 1)]


def test_a_response_address_answers_five_times(slack):
    ts = a_posted_card(slack)
    with linked(slack) as link:
        slack.press("ben", "leads", ts, "lead.claim")
    webhook = WebhookClient(link.payloads[0]["response_url"])
    answers = [webhook.send(text=f"note {n}", response_type="ephemeral") for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert len(slack.ephemerals("ben")) == 5


def test_a_trigger_opens_one_view_within_three_seconds():
    now = [1_795_498_357.0]
    view = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "Reply"},
        "blocks": [{"type": "divider"}],
    }
    with running_slack(clock=lambda: now[0]) as slack, linked(slack) as link:
        ts, client = a_posted_card(slack), a_client(slack)
        slack.press("anna", "leads", ts, "lead.claim")
        slack.press("anna", "leads", ts, "lead.claim")
        first, second = (payload["trigger_id"] for payload in link.payloads)
        client.views_open(trigger_id=first, view=view)
        assert refusal(client.views_open, trigger_id=first, view=view) == "exchanged_trigger_id"
        now[0] += 4
        assert refusal(client.views_open, trigger_id=second, view=view) == "expired_trigger_id"


@pytest.mark.parametrize(("after_processing", "posted"), [(True, 1), (False, 0)])
def test_an_answer_can_be_lost_before_or_after_the_work(slack, after_processing, posted):
    slack.drop_next("chat.postMessage", after_processing=after_processing)
    client = a_client(slack)
    with pytest.raises((HTTPException, OSError)):
        client.chat_postMessage(channel=slack.channels["leads"], text="x")
    assert len(slack.messages("leads")) == posted
    client.chat_postMessage(channel=slack.channels["leads"], text="again")


def test_a_rate_limit_says_when_to_come_back(slack):
    slack.rate_limit_next("chat.postMessage", 7)
    with pytest.raises(SlackApiError) as caught:
        a_client(slack).chat_postMessage(channel=slack.channels["leads"], text="x")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")


def test_signed_requests_reach_an_app_over_http():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with running_slack(request_url=f"http://127.0.0.1:{port}/slack/events") as slack:
        ts = a_posted_card(slack)
        app, pressed = App(client=a_client(slack), signing_secret=slack.signing_secret), Event()

        @app.action("lead.claim")
        def on_press(ack):
            ack()
            pressed.set()

        class Quiet(WSGIRequestHandler):
            def log_message(self, *_):
                pass

        with make_server("127.0.0.1", port, SlackRequestHandler(app), handler_class=Quiet) as http:
            thread = Thread(target=http.serve_forever, args=[0.02])
            thread.start()
            try:
                assert slack.press("anna", "leads", ts, "lead.claim")
            finally:
                http.shutdown()
                thread.join()
        assert pressed.wait(2)
        app.listener_runner.listener_executor.shutdown()
