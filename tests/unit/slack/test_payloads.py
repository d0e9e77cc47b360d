import pytest

from bot.core.lead import LeadId
from bot.slack.payloads import (
    event_id,
    is_from_a_bot,
    read_choice,
    read_command,
    read_filled,
    read_pointed,
    read_press,
    read_submission,
)


def test_a_press_is_read_with_the_workspace_of_the_presser():
    body = {
        "user": {"id": "U0ANNA", "team_id": "T0OTHER"},
        "team": {"id": "T0BRIGHT"},
        "actions": [{"value": "12", "block_id": "lead:12:v3"}],
    }
    press = read_press(body)
    assert press is not None
    assert (press.user, press.team, press.lead_id) == ("U0ANNA", "T0OTHER", LeadId(12))


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"user": None, "actions": None},
        {"user": "U0ANNA", "actions": [{"value": "1"}]},
        {"user": {"id": "U0ANNA"}, "actions": []},
        {"user": {"id": "U0ANNA"}, "actions": ["1"]},
        {"user": {"id": "U0ANNA"}, "actions": [{"value": "٣"}]},
        {"user": {"id": "U0ANNA"}, "actions": [{"value": "99999999999"}]},
    ],
)
def test_a_press_that_makes_no_sense_is_none(body: dict):
    assert read_press(body) is None


def test_a_command_without_a_person_is_none():
    assert read_command({"text": "open"}) is None


@pytest.mark.parametrize(
    ("event", "machine"),
    [
        ({"type": "message", "user": "U0ANNA", "text": "hi"}, False),
        ({"type": "message", "bot_id": "B0OTHER"}, True),
        ({"type": "message", "subtype": "message_changed"}, True),
        ({"type": "tokens_revoked"}, False),
    ],
)
def test_a_message_of_a_machine_is_known_as_one(event: dict, machine: bool):
    assert is_from_a_bot({"event": event}) is machine


def test_only_events_have_an_id_to_remember():
    assert event_id({"type": "event_callback", "event_id": "Ev1"}) == "Ev1"
    assert event_id({"type": "block_actions", "event_id": "Ev1"}) == ""


def test_a_choice_of_a_menu_names_its_lead_by_the_block():
    action = {"block_id": "lead:12:v3:facts", "selected_option": {"value": "snooze:1h"}}
    press = read_press(
        {"user": {"id": "U0ANNA"}, "actions": [action], "trigger_id": "1.2", "channel": {"id": "C0"},
         "message": {"ts": "9.8"}}
    )  # fmt: skip
    assert press is not None
    assert (press.lead_id, press.choice, press.trigger) == (LeadId(12), "snooze:1h", "1.2")
    assert (press.channel, press.ts) == ("C0", "9.8")


def test_what_somebody_filled_in_is_read_by_the_names_of_the_fields():
    filled = read_filled(
        {
            "private_metadata": '{"lead": 12, "v": 3, "nonce": "n"}',
            "state": {
                "values": {
                    "body:77": {"v": {"type": "plain_text_input", "value": "Hello"}},
                    "to": {"v": {"type": "users_select", "selected_user": "U0BEN"}},
                    "as": {"v": {"type": "radio_buttons", "selected_option": {"value": "won"}}},
                    "after": {"v": {"type": "checkboxes", "selected_options": [{"value": "wait"}]}},
                    "until": {"v": {"type": "datetimepicker", "selected_date_time": 1772452800}},
                    "empty": {"v": {"type": "plain_text_input", "value": None}},
                }
            },
        }
    )
    assert (filled.lead_id, filled.version, filled.note("nonce")) == (LeadId(12), 3, "n")
    assert filled.text(filled.block("body:")) == "Hello"
    assert (filled.choice("to"), filled.choice("as"), filled.checked("after")) == ("U0BEN", "won", ["wait"])
    assert (filled.moment("until"), filled.text("empty"), filled.text("none")) == (1772452800, "", "")


@pytest.mark.parametrize(
    "view",
    [
        {},
        {"state": None, "private_metadata": "{"},
        {"state": {"values": {"a": []}}, "private_metadata": "[]"},
        {"state": {"values": {"a": {"v": 7}}}, "private_metadata": '{"lead": "x", "v": "y"}'},
    ],
)
def test_a_view_that_makes_no_sense_holds_nothing(view: dict):
    filled = read_filled(view)
    assert (filled.lead_id, filled.version, filled.text("a"), filled.choice("a")) == (None, 0, "", "")
    assert (filled.checked("a"), filled.moment("a")) == ([], None)


def test_people_are_read_wherever_they_act():
    user = {"user": {"id": "U0ANNA", "team_id": "T0"}, "trigger_id": "1.2"}
    chosen = read_choice(user | {"actions": [{"selected_option": {"value": "open"}}], "view": {"id": "V"}})
    assert chosen is not None
    assert (chosen.choice, chosen.view) == ("open", {"id": "V"})
    sent = read_submission(user | {"view": {"callback_id": "lead.reply"}})
    assert sent is not None
    assert (sent.user, sent.view) == ("U0ANNA", {"callback_id": "lead.reply"})
    pointed = read_pointed(user | {"channel": {"id": "C0"}, "message": {"ts": "1.0", "text": "Hi"}})
    assert pointed is not None
    assert (pointed.text, pointed.channel, pointed.ts) == ("Hi", "C0", "1.0")
    assert read_submission(user) is None
    assert read_pointed(user) is None
    assert read_choice({}) is None
