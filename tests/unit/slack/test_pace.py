import pytest

from bot.errors import TemporaryFailure
from bot.slack.pace import BURST, Pace


class AClock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds


def a_pace(per_second: float = 1.0) -> tuple[Pace, AClock]:
    clock = AClock()
    return Pace(per_second=per_second, monotonic=lambda: clock.now, sleep=clock.sleep), clock


def test_a_short_burst_goes_at_once_and_then_one_a_second():
    pace, clock = a_pace()
    for _ in range(BURST + 3):
        pace.wait("C1")
    assert clock.pauses == [1.0, 1.0, 1.0]


def test_a_quiet_time_allows_one_burst_and_no_more():
    pace, clock = a_pace()
    clock.now = 3600
    for _ in range(BURST + 1):
        pace.wait("C1")
    assert clock.pauses == [1.0]


def test_channels_do_not_wait_for_one_another():
    pace, clock = a_pace()
    for channel in "ABCDEFGH":
        pace.wait(channel)
    assert clock.pauses == []


def test_when_slack_asks_for_silence_the_channel_is_silent():
    pace, clock = a_pace()
    pace.pause("C1", 7)
    pace.wait("C1")
    assert clock.pauses == [7.0]


def test_a_turn_too_far_away_goes_back_to_the_outbox():
    pace, clock = a_pace()
    pace.pause("C1", 120)
    with pytest.raises(TemporaryFailure) as failure:
        pace.wait("C1")
    assert failure.value.retry_after is not None
    assert failure.value.retry_after.total_seconds() == 120
    assert clock.pauses == []
