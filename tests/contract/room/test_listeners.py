import logging
import time
from datetime import timedelta
from threading import Thread

import pytest

from bot.slack.card_actions import CLAIM, RELEASE
from bot.slack.held import ALLOW, ANSWER_NOW
from tests.builders import NOON
from tests.contract.room.conftest import World

ANNA, BEN = "U0ANNA", "U0BEN"


def test_a_press_of_claim_gives_the_lead_to_the_presser_and_asks_for_a_card(world: World):
    lead_id = world.add_lead()
    assert world.press(ANNA, CLAIM, lead_id).status == 200
    assert world.finish() == []
    assert world.lead(lead_id).owner == ANNA
    assert world.card_revisions(lead_id) == 1


def test_the_loser_gets_a_private_note_and_a_fresh_card(world: World):
    lead_id = world.add_lead(owner=ANNA, version=2)
    world.press(BEN, CLAIM, lead_id, version=1)
    assert world.finish() == [f"{BEN}: <@{ANNA}> was faster and has this lead (#{lead_id})."]
    assert world.lead(lead_id).owner == ANNA
    assert world.card_revisions(lead_id) == 1


def test_a_lost_claim_on_a_card_that_is_up_to_date_draws_nothing(world: World):
    lead_id = world.add_lead(owner=ANNA, version=2)
    world.press(BEN, CLAIM, lead_id, version=2)
    world.finish()
    assert world.card_revisions(lead_id) == 0


def test_the_owner_may_press_twice_and_hears_nothing(world: World):
    lead_id = world.add_lead()
    world.press(ANNA, CLAIM, lead_id)
    world.press(ANNA, CLAIM, lead_id)
    assert world.finish() == []
    assert world.lead(lead_id).version == 2


def test_an_older_card_still_claims_a_free_lead(world: World):
    lead_id = world.add_lead(version=4)
    world.press(ANNA, CLAIM, lead_id, version=1)
    world.finish()
    assert world.lead(lead_id).owner == ANNA


def test_release_gives_the_lead_back(world: World):
    lead_id = world.add_lead(owner=ANNA)
    world.press(ANNA, RELEASE, lead_id)
    assert world.finish() == []
    assert world.lead(lead_id).owner is None


def test_nobody_releases_what_another_has(world: World):
    lead_id = world.add_lead(owner=ANNA)
    world.press(BEN, RELEASE, lead_id)
    assert world.finish() == [f"{BEN}: <@{ANNA}> has lead #{lead_id}; only they or a manager can do that."]
    assert world.lead(lead_id).owner == ANNA


def test_a_closed_lead_is_not_claimed(world: World):
    lead_id = world.add_lead(closed_at=NOON)
    world.press(BEN, CLAIM, lead_id)
    assert world.finish() == [f"{BEN}: Lead #{lead_id} is closed."]


def test_a_lead_that_is_gone_is_said_to_be(world: World):
    world.press(BEN, CLAIM, 999)
    assert world.finish() == [f"{BEN}: There is no lead #999."]


@pytest.mark.parametrize(
    "stranger",
    [
        {"user": {"id": BEN, "team_id": "T0OTHER"}},
        {"user": {"id": BEN, "team_id": "T0BRIGHT", "is_bot": True}},
    ],
)
def test_strangers_and_bots_are_refused_privately(world: World, stranger: dict):
    lead_id = world.add_lead()
    world.press(BEN, CLAIM, lead_id, **stranger)
    assert world.finish() == [f"{BEN}: Only people of this workspace can do that."]
    assert world.lead(lead_id).owner is None


@pytest.mark.parametrize(
    "broken",
    [
        {"actions": [{"action_id": CLAIM, "type": "button", "block_id": "b"}]},
        {"actions": [{"action_id": CLAIM, "type": "button", "block_id": "b", "value": "1; DROP TABLE"}]},
        {"actions": [{"action_id": CLAIM, "type": "button", "block_id": "b", "value": "9" * 40}]},
        {"user": {}},
    ],
)
def test_a_payload_that_makes_no_sense_is_acknowledged_and_does_nothing(world: World, broken: dict):
    lead_id = world.add_lead()
    assert world.press(ANNA, CLAIM, lead_id, **broken).status == 200
    assert world.finish() == []
    assert world.lead(lead_id).owner is None


def test_leads_lists_those_of_the_asker(world: World):
    world.add_lead(owner=ANNA, subject="mine")
    world.add_lead(owner=BEN, subject="not mine")
    world.type(ANNA, "")
    assert world.finish() == [f"{ANNA}: *Your open leads*\n*#1* mine · Carla Kunde · <@{ANNA}> · 0 s"]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("open", "*Open leads*\n*#1* old · Carla Kunde · <@U0BEN> · 3 h\n"
                 "*#2* new · Carla Kunde · unclaimed · 0 s"),
        ("unclaimed", "*Unclaimed leads*\n*#2* new · Carla Kunde · unclaimed · 0 s"),
        ("find NEW", "*Leads with “NEW”*\n*#2* new · Carla Kunde · unclaimed · 0 s"),
        ("find 100%", "Leads with “100%”: none."),
        ("claim 2", "You have lead #2 now."),
        ("claim 1", "<@U0BEN> was faster and has this lead (#1)."),
        ("claim 77", "There is no lead #77."),
        ("release 1", "<@U0BEN> has lead #1; only they or a manager can do that."),
        ("77", "There is no lead #77."),
    ],
)  # fmt: skip
def test_a_command_answers_privately(world: World, typed: str, answer: str):
    world.add_lead(owner=BEN, subject="old", received_at=NOON - timedelta(hours=3))
    world.add_lead(subject="new")
    world.type(ANNA, typed)
    assert world.finish() == [f"{ANNA}: {answer}"]


def test_answer_now_says_privately_why_nothing_can_be_sent(world: World):
    """The room alone has no mail: the whole way is tried in tests/e2e."""
    lead_id = world.add_lead(held="S04: elsewhere")
    assert world.press(ANNA, ANSWER_NOW, lead_id).status == 200
    assert world.finish() == [f"{ANNA}: Nothing was sent for lead #{lead_id}: its bytes are no longer kept."]
    assert world.lead(lead_id).held


def test_answer_now_on_a_card_that_is_behind_draws_it_again(world: World):
    lead_id = world.add_lead(version=3)
    world.press(ANNA, ANSWER_NOW, lead_id, version=2)
    assert world.finish() == [f"{ANNA}: Lead #{lead_id} is not held."]
    assert world.card_revisions(lead_id) == 1


def test_a_sender_is_allowed_by_a_press(world: World):
    lead_id = world.add_lead(held="S04: elsewhere")
    world.press(ANNA, ALLOW, lead_id)
    assert world.finish() == []
    assert world.lead(lead_id).allowed == f"{ANNA} 2026-03-02"
    assert world.card_revisions(lead_id) == 1


def test_a_command_takes_trust_back(world: World):
    world.type(BEN, "disallow carla@kunde.example")
    assert world.finish() == [f"{BEN}: carla@kunde.example was not always allowed."]


@pytest.mark.parametrize("action", [ANSWER_NOW, ALLOW])
def test_strangers_decide_nothing_about_held_mail(world: World, action: str):
    lead_id = world.add_lead(held="S04: elsewhere")
    world.press(BEN, action, lead_id, user={"id": BEN, "team_id": "T0OTHER"})
    assert world.finish() == [f"{BEN}: Only people of this workspace can do that."]
    assert (world.lead(lead_id).allowed, world.lead(lead_id).version) == ("", 1)


def test_held_leads_are_listed_with_age_and_reason_the_oldest_first(world: World):
    world.add_lead(held="S04: elsewhere", subject="new")
    world.add_lead(held="H17: forged", subject="old", received_at=NOON - timedelta(hours=3))
    world.add_lead(subject="not held")
    world.type(ANNA, "held")
    assert world.finish() == [
        f"{ANNA}: *Held leads*\n*#2* old · Carla Kunde · unclaimed · held, H17: forged · 3 h\n"
        "*#1* new · Carla Kunde · unclaimed · held, S04: elsewhere · 0 s"
    ]


def test_an_unknown_word_gets_the_nearest_and_the_help(world: World):
    world.type(ANNA, "unclamed")
    (note,) = world.finish()
    assert note.startswith(f"{ANNA}: Did you mean `/leads unclaimed`?\n")
    assert "`/leads claim 1042`" in note


def test_a_number_shows_the_card_with_its_buttons_to_the_asker_alone(world: World):
    lead_id = world.add_lead()
    world.type(ANNA, f"#{lead_id}")
    world.finish()
    (note,) = world.server.ephemerals(ANNA)
    assert [block["type"] for block in note["blocks"]][-1] == "actions"


def test_an_event_that_comes_again_has_no_second_effect(world: World):
    revoked = {"type": "tokens_revoked", "tokens": {"bot": ["U0FIRST"]}}
    assert [world.event(revoked, "Ev7").status for _ in range(3)] == [200, 200, 200]
    world.finish()
    assert len(world.server.messages("ops")) == 1


def test_messages_of_bots_and_people_are_taken_quietly(world: World, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        bot = {"type": "message", "bot_id": "B0OTHER", "text": "hi", "channel": "C0LEADS"}
        assert world.event(bot, "Ev1").status == 200
        person = {"type": "message", "user": ANNA, "text": "hi", "channel": "C0LEADS"}
        assert world.event(person, "Ev2").status == 200
        edited = {"type": "message", "subtype": "message_changed", "channel": "C0LEADS"}
        assert world.event(edited, "Ev3").status == 200
        world.finish()
    assert caplog.messages == []


def test_trouble_gets_a_number_that_is_in_the_log_too(world: World, caplog: pytest.LogCaptureFixture):
    world.add_lead()
    with world.database.write() as session:
        session.connection().exec_driver_sql("DROP TABLE lead")
    world.press(ANNA, CLAIM, 1)
    (note,) = world.finish()
    (record,) = [r for r in caplog.records if r.getMessage() == "listener failed"]
    assert f"(Incident {record.keys['incident']})" in note


def test_a_wrong_signature_is_refused(world: World):
    lead_id = world.add_lead()
    assert world.dispatch("payload=%7B%7D", secret="wrong").status == 401
    assert world.dispatch("payload=%7B%7D", age=6 * 60).status == 401
    world.finish()
    assert world.lead(lead_id).owner is None


def test_a_press_is_acknowledged_once_it_is_in_the_database_and_a_stop_waits_for_it(world: World):
    lead_id = world.add_lead()
    told: list[int] = []
    with world.database.write():
        pressing = Thread(target=lambda: told.append(world.press(ANNA, CLAIM, lead_id).status))
        pressing.start()
        time.sleep(0.2)
        assert told == []  # whoever dies now has promised nothing
        stopping = Thread(target=world.slack.stop)
        stopping.start()
        time.sleep(0.1)
        assert stopping.is_alive()
    stopping.join()
    pressing.join()
    assert told == [200]
    assert world.lead(lead_id).owner == ANNA


def test_what_was_done_once_is_not_done_again_by_a_replay(world: World):
    lead_id = world.add_lead()
    world.press(ANNA, CLAIM, lead_id, trigger_id="13345224609.738474920.8088930838d88f008e0")
    world.press(ANNA, RELEASE, lead_id, version=2, trigger_id="2")
    world.press(ANNA, CLAIM, lead_id, trigger_id="13345224609.738474920.8088930838d88f008e0")
    world.finish()
    assert world.lead(lead_id).owner is None
