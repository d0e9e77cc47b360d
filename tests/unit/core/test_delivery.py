from datetime import timedelta

from bot.core.delivery import Dead, Delivery, DeliveryId, Retry, Uncertain, after_temporary, after_unknown
from tests.builders import NOON


def a_delivery(**changes):
    usual = {
        "id": DeliveryId(1),
        "kind": "reply",
        "mailbox": "sales",
        "subject": "message:1",
        "target": "carla@kunde.example",
        "payload": b"",
        "remote_id": "",
        "created_at": NOON,
        "claimed_at": NOON,
        "attempts": 1,
        "tries": 0,
    }
    return Delivery(**(usual | changes))


def test_a_card_that_was_not_drawn_is_tried_again_within_seconds():
    pauses = [after_temporary(a_delivery(kind="card", tries=n), "busy", NOON).at - NOON for n in range(4)]
    assert pauses == [timedelta(seconds=5), timedelta(seconds=20), timedelta(minutes=1), timedelta(minutes=5)]


def test_pauses_grow_with_each_refusal():
    pauses = [after_temporary(a_delivery(kind="note", tries=n), "busy", NOON).at - NOON for n in range(9)]
    assert [pause.total_seconds() / 60 for pause in pauses] == [1, 5, 15, 30, 60, 120, 240, 240, 240]


def test_a_server_that_names_a_pause_is_obeyed():
    wait = timedelta(seconds=42)
    assert after_temporary(a_delivery(), "429", NOON, retry_after=wait) == Retry(NOON + wait, "429")


def test_a_reply_is_given_up_after_a_day_and_a_card_never():
    late = NOON + timedelta(hours=23)
    assert isinstance(after_temporary(a_delivery(tries=8), "451", late), Dead)
    assert isinstance(after_temporary(a_delivery(kind="card", tries=8), "503", late), Retry)


def test_an_unknown_reply_is_looked_for_three_times_and_then_left_to_a_person():
    delivery = a_delivery(attempted_at=NOON)
    looks = []
    now = NOON
    while (result := after_unknown(delivery, "lost", now)).look_again:
        now = result.look_again
        looks.append((now - NOON) // timedelta(minutes=1))
    assert looks == [1, 5, 30]
    assert result == Uncertain("lost", None)


def test_an_unknown_card_is_looked_for_at_once():
    assert after_unknown(a_delivery(kind="card"), "lost", NOON).look_again == NOON + timedelta(seconds=5)
