"""Robots that hide what they are, against the real program: no loop lasts, and buyers are found all the same.

Each robot answers every mail of ours at once, with none of the marks of a machine and none of a thread.
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.utils import format_datetime

import pytest

from bot.slack.breaker_card import REARM
from tests.builders import NOON
from tests.e2e.stage import Stage
from tests.e2e.test_daemon import wait_for

ASKS = (
    "Dear team, we are interested in your ball valves. Please quote {n} pieces DN50, delivery to Rotterdam.",
    "Hello, kindly send your best price for {n} gate valves of stainless steel, with the delivery time.",
    "Good day, we would like to order {n} check valves for our plant. What does it cost, and when?",
    "Sirs, our project needs {n} butterfly valves with lever. Please let us have your offer and data sheets.",
)


@dataclass(slots=True)
class Robot:
    """Answers each mail that it has not answered yet. `who` names its n-th address."""

    stage: Stage
    who: str
    asks: tuple[str, ...] = ASKS
    written: int = 0
    answered: set[str] = field(default_factory=set)

    def write(self) -> None:
        self.written += 1
        n, mail = self.written, EmailMessage()
        mail["From"] = self.who.format(n=n)
        mail["To"] = "sales@brightvalve.example"
        mail["Subject"] = f"Request about valves, {'ABCDEFGH'[n % 8]} series {n}"
        mail["Date"] = format_datetime(NOON)
        mail["Message-ID"] = f"<robot-{n}@{self.who.rpartition('@')[2].format(n=n)}>"
        mail.set_content(self.asks[n % len(self.asks)].format(n=n * 10))
        self.stage.account.deliver(mail.as_bytes(), sender=self.who.format(n=n))

    def answer_all(self) -> int:
        """Answer what has come since. Returns how many mails that were."""
        ids = {str(message_from_bytes(taken.raw)["Message-ID"]) for taken in self.stage.sink.mails}
        fresh = ids - self.answered
        self.answered = ids
        for _ in fresh:
            self.write()
        return len(fresh)


def let_it_run(stage: Stage, robot: Robot, rounds: int) -> int:
    """Run the program until the robot has nothing to answer. Returns how many rounds that took."""
    robot.write()
    for number in range(1, rounds + 1):
        done = stage.firstreply("run", "--once")
        assert done.code == 0, done.err[-3000:]
        if not robot.answer_all():
            return number
    return rounds


def breaker_cards(stage: Stage) -> list[dict]:
    found = []
    for message in stage.slack.messages("leads"):
        with suppress(KeyError, TypeError):
            message["metadata"]["event_payload"]["breaker_id"]
            found.append(message)
    return found


def open_breakers(stage: Stage) -> list[dict]:
    return json.loads(stage.firstreply("ledger", "--json").out)["breakers"]


def test_a_robot_that_strips_every_header_gets_exactly_one_reply(stage):
    robot = Robot(stage, "office@looper.example")
    let_it_run(stage, robot, rounds=6)
    for _ in range(3):
        robot.write()
    stage.firstreply("run", "--once")

    assert stage.replies() == {"office@looper.example": 1}
    assert stage.outcomes().total() == robot.written == 5
    assert breaker_cards(stage) == []


@pytest.mark.parametrize("limit", [3])
def test_a_robot_that_changes_its_address_trips_the_domain_cap(stage, limit):
    stage.write_settings(domain=str(limit))
    robot = Robot(stage, "sales.dept{n}@looper.example")

    rounds = let_it_run(stage, robot, rounds=limit + 5)

    assert rounds == limit + 1, "the loop must end by itself"
    assert stage.replies() == {f"sales.dept{n}@looper.example": 1 for n in range(1, limit + 1)}
    for _ in range(4):
        robot.write()
    stage.firstreply("run", "--once")  # another process: nothing was re-armed by its start
    assert stage.replies().total() == limit
    [card] = breaker_cards(stage)
    assert "looper.example within a day; the limit is 3" in card["text"]
    assert "5 leads withheld" in card["text"]
    assert all(f"sales.dept{n}@looper.example" in str(card["blocks"]) for n in range(4, 9))
    assert sorted(stage.cards().values()) == [1] * 8, "each withheld lead has its own card"
    [breaker] = open_breakers(stage)
    assert (breaker["cap"], breaker["key"]) == ("domain-day", "looper.example")


def test_the_default_lets_forty_replies_out_to_one_domain(stage):
    """Forty that come at once, then ten more: the robot that we cannot tell from a busy customer."""
    robot = Robot(stage, "sales.dept{n}@looper.example")
    for _ in range(50):
        robot.write()
    assert stage.firstreply("run", "--once").code == 0
    assert stage.replies().total() == 40
    [card] = breaker_cards(stage)
    assert "10 leads withheld" in card["text"]


def test_after_a_person_re_armed_it_the_next_buyer_of_that_domain_is_answered(stage):
    stage.write_settings(domain="2")
    robot = Robot(stage, "sales.dept{n}@looper.example")
    let_it_run(stage, robot, rounds=5)
    process = stage.start("run")
    try:
        wait_for(lambda: stage.slack.connections)
        [card] = breaker_cards(stage)
        anna, ben = list(stage.slack.users.values())[:2]
        assert stage.slack.press(anna, "leads", card["ts"], REARM)
        wait_for(lambda: f"re-armed by <@{anna}>" in breaker_cards(stage)[0]["text"])
        stage.slack.press(ben, "leads", card["ts"], REARM)
        [note] = wait_for(lambda: stage.slack.ephemerals(ben))
        assert f"<@{anna}> has re-armed" in note["text"]
        assert REARM not in str(breaker_cards(stage)[0]["blocks"])
        robot.write()
        wait_for(lambda: stage.sink.to("sales.dept4@looper.example"))
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert stage.replies().total() == 3, "what was withheld is not sent by itself"
    assert open_breakers(stage) == []
    assert len(breaker_cards(stage)) == 1


def test_a_robot_that_changes_its_domain_trips_the_same_text_cap(stage):
    stage.write_settings(text="3")
    robot = Robot(stage, "office@looper{n}.example", asks=ASKS[:1])
    assert let_it_run(stage, robot, rounds=12) == 4
    assert stage.replies().total() == 3
    [breaker] = open_breakers(stage)
    assert breaker["cap"] == "same-text-day"


def test_a_robot_that_changes_domain_and_text_trips_the_cap_of_the_mailbox(stage):
    stage.write_settings(hour="4", text="5")
    robot = Robot(stage, "office@looper{n}.example")
    assert let_it_run(stage, robot, rounds=12) == 5
    assert stage.replies().total() == 4
    [breaker] = open_breakers(stage)
    assert (breaker["cap"], breaker["key"]) == ("mailbox-hour", "sales")
    [card] = breaker_cards(stage)
    assert "from sales within an hour" in card["text"]
