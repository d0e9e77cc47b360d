import pytest

from bot.core.lead import LeadId
from bot.slack.payloads import event_id, is_from_a_bot, read_command, read_press


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
