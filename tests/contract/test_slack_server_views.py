"""Modals and Home in our small Slack: who sees them, what the app is told, and what Slack itself refuses."""

import json
from pathlib import Path

import pytest

from bot.demo.slack_blocks import check_view
from bot.demo.slack_gestures import Sent
from bot.demo.slack_server import running_slack
from bot.demo.slack_workspace import SlackError
from tests.contract.slack_app import a_client, a_posted_card, linked, refusal

GOLDEN = Path(__file__).parents[1] / "golden"


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def options(*values: str) -> list[dict]:
    return [{"text": plain(value.title()), "value": value} for value in values]


def an_input(block_id: str, element: dict, **more) -> dict:
    filled = {"action_id": "v"} | element
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": filled} | more


BODY = an_input("body", {"type": "plain_text_input", "multiline": True, "max_length": 20})
TEMPLATE = an_input(
    "template",
    {"type": "static_select", "options": options("quote", "ask")},
    dispatch_action=True,
    optional=True,
)


def a_modal(*blocks: dict, **changes) -> dict:
    view = {"type": "modal", "callback_id": "lead.reply", "title": plain("Reply"), "submit": plain("Send")}
    return view | {"private_metadata": '{"lead": 1}', "blocks": list(blocks) or [TEMPLATE, BODY]} | changes


def a_home(text: str = "My leads") -> dict:
    button = {"type": "button", "action_id": "home.refresh", "value": "1", "text": plain("Refresh")}
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain(text)},
            {"type": "actions", "block_id": "home", "elements": [button]},
        ],
    }


@pytest.fixture
def slack():
    with running_slack() as server:
        yield server


def open_for(server, user: str, view: dict, link) -> dict:
    """What a press on a card leads to."""
    assert server.press(user, "leads", a_posted_card(server), "lead.claim")
    trigger = link.payloads[-1]["trigger_id"]
    return a_client(server).views_open(trigger_id=trigger, view=view)["view"]


def test_a_modal_opens_before_the_person_whose_press_it_answers_and_nobody_else(slack):
    with linked(slack) as link:
        opened = open_for(slack, "anna", a_modal(), link)
    assert slack.view("anna")["id"] == opened["id"]
    assert slack.view("ben") is None
    assert opened["hash"]
    assert opened["private_metadata"] == '{"lead": 1}'


def test_a_command_and_a_press_in_home_give_triggers_too(slack):
    client = a_client(slack)
    with linked(slack) as link:
        slack.command("ben", "leads", "/leads", "close 1")
        client.views_open(trigger_id=link.payloads[-1]["trigger_id"], view=a_modal())
        client.views_publish(user_id=slack.users["Giulia"], view=a_home())
        slack.press_in_view("giulia", "home.refresh", view_id="home")
        client.views_open(trigger_id=link.payloads[-1]["trigger_id"], view=a_modal())
    assert slack.view("ben")
    assert slack.view("giulia")


def test_three_modals_lie_one_above_the_other_and_closing_one_shows_the_one_below(slack):
    client = a_client(slack)
    with linked(slack) as link:
        ids = [open_for(slack, "anna", a_modal(), link)["id"]]
        for _ in range(2):
            slack.press_in_view("anna", "v", "ask", block_id="template")
            trigger = link.payloads[-1]["trigger_id"]
            ids.append(client.views_push(trigger_id=trigger, view=a_modal())["view"]["id"])
        slack.press_in_view("anna", "v", "ask", block_id="template")
        trigger = link.payloads[-1]["trigger_id"]
        assert refusal(client.views_push, trigger_id=trigger, view=a_modal()) == "push_limit_reached"
    top = slack.view("anna")
    assert (top["id"], top["previous_view_id"], top["root_view_id"]) == (ids[2], ids[1], ids[0])
    slack.close_view("anna")
    assert slack.view("anna")["id"] == ids[1]


def test_a_view_is_updated_only_as_the_app_knows_it(slack):
    client = a_client(slack)
    with linked(slack) as link:
        first = open_for(slack, "anna", a_modal(), link)
    changed = client.views_update(view_id=first["id"], hash=first["hash"], view=a_modal(BODY))["view"]
    assert changed["hash"] != first["hash"]
    stale = {"view_id": first["id"], "hash": first["hash"], "view": a_modal()}
    assert refusal(client.views_update, **stale) == "hash_conflict"
    assert [block["block_id"] for block in slack.view("anna")["blocks"]] == ["body"]
    slack.close_view("anna")
    assert refusal(client.views_update, view_id=first["id"], view=a_modal()) == "not_found"


def test_home_is_published_per_person_and_guards_its_hash(slack):
    client, anna = a_client(slack), slack.users["Anna"]
    first = client.views_publish(user_id=anna, view=a_home())["view"]
    second = client.views_publish(user_id=anna, view=a_home("2 leads"), hash=first["hash"])["view"]
    assert second["id"] == first["id"]
    assert refusal(client.views_publish, user_id=anna, view=a_home(), hash=first["hash"]) == "hash_conflict"
    assert slack.home("anna")["blocks"][0]["text"]["text"] == "2 leads"
    assert slack.home("ben") is None


def test_a_press_in_a_modal_tells_what_stands_in_its_inputs_and_names_no_channel(slack):
    with linked(slack) as link:
        opened = open_for(slack, "anna", a_modal(), link)
        assert slack.press_in_view("anna", "v", "ask", block_id="template", entered={"body": {"v": "Hello"}})
    told = link.payloads[-1]
    assert told["container"] == {"type": "view", "view_id": opened["id"]}
    assert told["actions"][0]["selected_option"]["value"] == "ask"
    state = told["view"]["state"]["values"]
    assert state["body"]["v"] == {"type": "plain_text_input", "value": "Hello"}
    assert state["template"]["v"]["selected_option"]["value"] == "ask"
    assert {"channel", "message", "response_url"}.isdisjoint(told)


FILLED = [
    ({"type": "plain_text_input"}, "x", {"value": "x"}),
    ({"type": "plain_text_input"}, None, {"value": None}),
    ({"type": "number_input", "is_decimal_allowed": True}, "12.5", {"value": "12.5"}),
    ({"type": "static_select", "options": options("a", "b")}, "b", {"selected_option": options("b")[0]}),
    ({"type": "radio_buttons", "options": options("a", "b")}, "a", {"selected_option": options("a")[0]}),
    ({"type": "checkboxes", "options": options("a", "b")}, ["b"], {"selected_options": options("b")}),
    ({"type": "users_select"}, "U0BEN", {"selected_user": "U0BEN"}),
    ({"type": "datetimepicker"}, 1_795_498_357, {"selected_date_time": 1_795_498_357}),
    ({"type": "datepicker"}, "2026-11-24", {"selected_date": "2026-11-24"}),
]


@pytest.mark.parametrize(("element", "value", "held"), FILLED, ids=lambda item: str(item)[:30])
def test_a_submission_tells_each_kind_of_input_as_slack_does(slack, element, value, held):
    view = a_modal(an_input("field", element, optional=True))
    with linked(slack) as link:
        open_for(slack, "anna", view, link)
        assert slack.submit("anna", {"field": value}) == Sent()
    told = link.payloads[-1]
    assert (told["type"], told["user"]["id"]) == ("view_submission", slack.users["Anna"])
    assert told["view"]["state"]["values"]["field"]["v"] == {"type": element["type"]} | held
    assert (told["view"]["callback_id"], told["view"]["private_metadata"]) == ("lead.reply", '{"lead": 1}')
    assert slack.view("anna") is None


def test_what_nobody_touched_is_submitted_as_it_began(slack):
    choice = {"type": "static_select", "options": options("a", "b"), "initial_option": options("b")[0]}
    view = a_modal(
        an_input("pick", choice), an_input("text", {"type": "plain_text_input", "initial_value": "Hi"})
    )
    with linked(slack) as link:
        open_for(slack, "anna", view, link)
        slack.submit("anna")
    state = link.payloads[-1]["view"]["state"]["values"]
    assert (state["pick"]["v"]["selected_option"]["value"], state["text"]["v"]["value"]) == ("b", "Hi")


@pytest.mark.parametrize(
    ("element", "value", "said"),
    [
        ({"type": "plain_text_input"}, "", "Please complete this required field"),
        ({"type": "plain_text_input", "max_length": 3}, "four", "Must be 3 characters or fewer"),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Must be a whole number"),
        ({"type": "number_input", "is_decimal_allowed": True, "min_value": "1"}, "0", "Must be at least 1"),
        ({"type": "checkboxes", "options": options("a")}, [], "Please complete this required field"),
    ],
)
def test_what_slack_does_not_let_pass_never_reaches_the_app(slack, element, value, said):
    with linked(slack) as link:
        open_for(slack, "anna", a_modal(an_input("field", element)), link)
        before = len(link.payloads)
        assert slack.submit("anna", {"field": value}).errors == {"field": said}
        assert len(link.payloads) == before
    assert slack.view("anna")


def answering(answer: dict | None):
    return lambda payload: answer if payload["type"] == "view_submission" else {}


def test_the_errors_of_the_app_stay_in_the_modal_and_an_update_replaces_it(slack):
    errors = {"response_action": "errors", "errors": {"body": "Ben replied a minute ago"}}
    with linked(slack, answering(errors)) as link:
        opened = open_for(slack, "anna", a_modal(), link)
        assert slack.submit("anna", {"body": "Hello"}).errors == errors["errors"]
        assert slack.view("anna")["hash"] == opened["hash"]
    with linked(slack, answering({"response_action": "update", "view": a_modal(BODY)})):
        assert slack.submit("anna", {"body": "Hello"}) == Sent()
    assert slack.view("anna")["id"] == opened["id"]
    assert len(slack.view("anna")["blocks"]) == 1
    with linked(slack, answering({"response_action": "clear"})):
        slack.submit("anna", {"body": "Hello"})
    assert slack.view("anna") is None


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": a_home()},
        {"response_action": "dance"},
    ],
)
def test_an_answer_that_slack_cannot_use_leaves_the_modal_open_and_says_so(slack, answer):
    with linked(slack, answering(answer)) as link:
        open_for(slack, "anna", a_modal(), link)
        assert slack.submit("anna", {"body": "Hello"}).refused
    assert slack.view("anna")


def test_a_submission_without_an_acknowledgement_keeps_what_was_typed(slack):
    with linked(slack) as link:
        open_for(slack, "anna", a_modal(), link)
    sent = slack.submit("anna", {"body": "Hello"})
    assert not sent.acked
    assert slack.view("anna")


LONG = "x" * 3001
MISTAKES = {
    "an input without submit": {k: v for k, v in a_modal().items() if k != "submit"},
    "a long title": a_modal(title=plain("x" * 25)),
    "no blocks": a_modal(blocks=[]),
    "101 blocks": a_modal(blocks=[{"type": "divider"}] * 101),
    "one id twice": a_modal(BODY, BODY),
    "long private words": a_modal(private_metadata=LONG),
    "an unknown key": a_modal(subtitle=plain("x")),
    "a block of messages": a_modal({"type": "markdown", "text": "x"}),
    "an unknown element": a_modal(an_input("x", {"type": "poem_input"})),
    "no label": a_modal({"type": "input", "element": BODY["element"]}),
    "a number of no kind": a_modal(an_input("x", {"type": "number_input"})),
    "too long an input": a_modal(an_input("x", {"type": "plain_text_input", "max_length": 3001})),
    "a choice that is none": a_modal(
        an_input("x", {"type": "static_select", "options": options("a"), "initial_option": options("b")[0]})
    ),
    "11 radio buttons": a_modal(an_input("x", {"type": "radio_buttons", "options": options(*"abcdefghijk")})),
    "a time of 11 digits": a_modal(an_input("x", {"type": "datetimepicker", "initial_date_time": 10**10})),
    "a button as input": a_modal(an_input("x", {"type": "button", "text": plain("x")})),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_modal_that_slack_refuses_is_refused(slack, name):
    with linked(slack) as link:
        slack.press("anna", "leads", a_posted_card(slack), "lead.claim")
        asked = {"trigger_id": link.payloads[-1]["trigger_id"], "view": MISTAKES[name]}
        assert refusal(a_client(slack).views_open, **asked) == "invalid_arguments"
    assert slack.view("anna") is None


def test_a_view_of_more_than_250_kilobytes_is_too_large():
    text = {"type": "section", "text": plain("ü" * 1400)}
    check_view(a_modal(*[text] * 85), "modal")
    with pytest.raises(SlackError, match="view_too_large"):
        check_view(a_modal(*[text] * 95), "modal")


def test_home_takes_no_submit_and_is_told_when_somebody_looks(slack):
    with pytest.raises(SlackError, match="invalid_arguments"):
        check_view(a_home() | {"submit": plain("Send")}, "home")
    with linked(slack) as link:
        slack.open_home("anna")
        a_client(slack).views_publish(user_id=slack.users["Anna"], view=a_home())
        slack.open_home("anna")
    first, second = (payload["event"] for payload in link.payloads)
    assert (first["type"], first["tab"], first["user"]) == ("app_home_opened", "home", slack.users["Anna"])
    assert "view" not in first
    assert second["view"]["type"] == "home"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("modals/*.json")), ids=lambda path: path.stem)
def test_each_modal_of_the_bot_is_one_that_slack_takes(path):
    check_view(json.loads(path.read_text()), "modal")
