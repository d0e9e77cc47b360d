"""The desk is closed to whoever may not act, and to whatever Slack did not send: nothing changes."""

import json
import urllib.error
import urllib.request
from urllib.parse import parse_qs, urlencode

import pytest
from slack_sdk.signature import Clock, SignatureVerifier

from bot.slack.card_actions import CLAIM, CLOSE, NOT_A_LEAD, RELEASE, REPLY
from bot.slack.people import GONE, NO_REP, STRANGER
from tests.builders import ANNA, BEN
from tests.e2e.desk_stage import DeskStage, Inquiry
from tests.e2e.desk_window import wait_for
from tests.slack_lab import ROBOT, SIGNING_SECRET

DORA, NILS = "U0DORA", "U0NILS"
over_http = pytest.mark.parametrize("desk_program", ["http"], indirect=True)


def send(desk: DeskStage, body: str, *, secret: str = SIGNING_SECRET, age: int = 0) -> int:
    """One request to the program itself, signed with `secret`, "" for not at all."""
    kind = "application/json" if body.startswith("{") else "application/x-www-form-urlencoded"
    request = urllib.request.Request(
        f"http://127.0.0.1:{desk.bot_port}/slack/events", body.encode(), {"Content-Type": kind}
    )
    if secret:
        sent = str(int(Clock().now()) - age)
        signature = SignatureVerifier(secret).generate_signature(timestamp=sent, body=body)
        request.add_header("X-Slack-Request-Timestamp", sent)
        request.add_header("X-Slack-Signature", signature or "")
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def last_sent(desk: DeskStage, kind: str) -> str:
    """The body of the last signed request of Slack's, as it was."""
    sent = [entry for entry in desk.window.log if entry["kind"] == kind and entry["direction"] == "to_bot"]
    return sent[-1]["detail"]


def state(desk: DeskStage, *inquiries: Inquiry):
    """All that an act could change."""
    return [(desk.lead(one), desk.events(one), len(desk.mails_to(one))) for one in inquiries]


@over_http
def test_what_slack_did_not_sign_or_signed_long_ago_is_refused(desk: DeskStage):
    """(l) A bad signature, none at all, and an old timestamp: 401, and nothing changed."""
    inquiry = desk.arrive()
    desk.press(ANNA, inquiry, CLAIM)
    claimed = last_sent(desk, "interactive")
    desk.wait_until_drawn(inquiry)
    desk.press(ANNA, inquiry, RELEASE)
    desk.wait_until_drawn(inquiry)
    before = state(desk, inquiry)
    fresh = claimed.replace("trigger_id", "trigger_id_was")

    assert send(desk, fresh, secret="forged") == 401
    assert send(desk, fresh, secret="") == 401
    assert send(desk, fresh, age=301) == 401
    assert state(desk, inquiry) == before
    assert send(desk, fresh) == 200, "signed and fresh, the same request is heard"
    wait_for(lambda: desk.lead(inquiry).owner == ANNA)
    desk.wait_until_drawn(inquiry)


@over_http
def test_what_comes_a_second_time_has_no_second_effect(desk: DeskStage):
    """(l) A replayed event, and a replayed press, command and modal, whose trigger was seen."""
    inquiry = desk.arrive()
    desk.lab.open_home(ANNA)
    wait_for(lambda: desk.window.home(ANNA))
    opened = last_sent(desk, "events_api")
    desk.press(ANNA, inquiry, CLAIM)
    claimed = last_sent(desk, "interactive")
    desk.type(ANNA, f"release {inquiry.lead_id}")
    desk.press(BEN, inquiry, REPLY)
    desk.window.wait_for_modal(REPLY)
    desk.window.submit(BEN, body="Sent before.")
    written = last_sent(desk, "interactive")
    wait_for(lambda: "Sent before." in str(desk.thread(inquiry)))
    desk.type(BEN, f"release {inquiry.lead_id}")
    released = last_sent(desk, "slash_commands")
    desk.wait_until_drawn(inquiry)
    desk.press(ANNA, inquiry, CLAIM)
    desk.wait_until_drawn(inquiry)
    wait_for(lambda: f"#{inquiry.lead_id} " in desk.window.home(ANNA))
    before, homes = state(desk, inquiry), len(desk.window.homes[ANNA])

    for body in (opened, claimed, released, written):
        assert send(desk, body) == 200

    desk.type(ANNA, "mine")  # whatever these had begun is done by now
    assert state(desk, inquiry) == before
    assert len(desk.window.homes[ANNA]) == homes


@over_http
def test_people_of_another_workspace_neither_act_nor_look(desk: DeskStage):
    """(l) A foreign team: refused, nothing changed, and no list is shown."""
    inquiry = desk.arrive()
    desk.press(ANNA, inquiry, CLAIM)
    payload = json.loads(parse_qs(last_sent(desk, "interactive"))["payload"][0])
    desk.type(ANNA, f"release {inquiry.lead_id}")
    command = {k: v[0] for k, v in parse_qs(last_sent(desk, "slash_commands")).items()}
    desk.wait_until_drawn(inquiry)
    before, heard = state(desk, inquiry), len(desk.notes(ANNA))

    payload["user"]["team_id"], payload["trigger_id"] = "T0OTHER", "1.1.abc"
    assert send(desk, urlencode({"payload": json.dumps(payload)})) == 200
    for number, text in enumerate((f"claim {inquiry.lead_id}", "open")):
        command |= {"team_id": "T0OTHER", "text": text, "trigger_id": f"2.{number}.abc"}
        assert send(desk, urlencode(command)) == 200

    wait_for(lambda: len(desk.notes(ANNA)) == heard + 3)
    assert desk.notes(ANNA)[heard:] == [STRANGER] * 3
    assert state(desk, inquiry) == before


@pytest.mark.parametrize(("who", "told"), [(DORA, NO_REP), (ROBOT, STRANGER), (NILS, GONE)])
def test_who_may_not_act_is_told_so_and_changes_nothing(desk: DeskStage, who: str, told: str):
    """(l) A non-rep, another bot and somebody whose account is deactivated: refused, nothing changed."""
    desk.line.gone.add(NILS)
    inquiry, taken = desk.arrive(), desk.arrive()
    desk.press(ANNA, taken, CLAIM)
    desk.wait_until_drawn(taken)
    before = state(desk, inquiry, taken)
    heard = len(desk.notes(who))

    for action in (CLAIM, REPLY, NOT_A_LEAD):
        desk.press(who, inquiry, action)
    for action in (RELEASE, CLOSE):
        desk.press(who, taken, action)
    for text in (f"claim {inquiry.lead_id}", f"close {taken.lead_id} won"):
        desk.type(who, text)

    wait_for(lambda: len(desk.notes(who)) == heard + 7)
    assert desk.notes(who)[heard:] == [told] * 7
    assert desk.window.stack == []
    assert state(desk, inquiry, taken) == before
    looked = desk.type(who, "open")[0]
    assert (looked == told) == (who != DORA), "a non-rep may look"


def test_who_may_not_act_cannot_send_a_modal_either(desk: DeskStage):
    """(l) The modal says why, and nothing goes out."""
    inquiry = desk.arrive()
    desk.press(ANNA, inquiry, REPLY)
    desk.window.wait_for_modal(REPLY)
    before = state(desk, inquiry)
    assert list(desk.window.submit(DORA, body="From Dora.").values()) == [NO_REP]
    assert list(desk.window.submit(ROBOT, body="From a robot.").values()) == [STRANGER]
    assert state(desk, inquiry) == before


@over_http
def test_who_is_deactivated_while_we_know_them_is_refused_once_slack_says_so(desk: DeskStage):
    """(l) A rep acts, leaves, and acts no more."""
    inquiry, rep = desk.arrive(), "U0REP17"
    desk.press(rep, inquiry, CLAIM)
    wait_for(lambda: desk.lead(inquiry).owner == rep)
    desk.wait_until_drawn(inquiry)
    desk.line.gone.add(rep)
    left = {"type": "user_change", "user": {"id": rep, "deleted": True}}
    event = {"type": "event_callback", "team_id": "T0ACME", "event_id": "Ev0GONE", "event": left}
    assert send(desk, json.dumps(event | {"api_app_id": "A0FIRST"})) == 200

    before, heard = state(desk, inquiry), len(desk.notes(rep))
    desk.press(rep, inquiry, RELEASE)
    wait_for(lambda: desk.notes(rep)[heard:] == [GONE])
    assert state(desk, inquiry) == before
