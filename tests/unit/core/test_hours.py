from datetime import UTC, datetime

import pytest

from bot.core.hours import ALWAYS, Hours

SHANGHAI = Hours(zone="Asia/Shanghai", spans=((540, 720), (780, 1080)))  # 09:00-12:00, 13:00-18:00
NIGHT = Hours(zone="UTC", spans=((1320, 360),))  # 22:00-06:00
GULF = Hours(zone="Asia/Riyadh", spans=((540, 1020),), weekend=(4, 5))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "moment", "working"),
    [
        (SHANGHAI, "2026-03-02 01:00", True),
        (SHANGHAI, "2026-03-02 00:59", False),
        (SHANGHAI, "2026-03-02 04:30", False),  # the break
        (SHANGHAI, "2026-03-02 05:00", True),
        (SHANGHAI, "2026-03-02 10:00", False),
        (SHANGHAI, "2026-02-28 02:00", False),  # Saturday
        (SHANGHAI, "2026-03-01 23:30", False),  # Monday in Shanghai, too early
        (NIGHT, "2026-03-02 22:00", True),
        (NIGHT, "2026-03-03 05:59", True),
        (NIGHT, "2026-03-03 06:00", False),
        (NIGHT, "2026-03-07 05:00", True),  # Saturday, begun on Friday
        (NIGHT, "2026-03-02 05:00", False),  # Monday, would have begun on Sunday
        (GULF, "2026-03-01 08:00", True),  # Sunday
        (GULF, "2026-03-06 08:00", False),  # Friday
        (ALWAYS, "2026-03-01 03:00", True),
    ],
)
def test_somebody_is_at_work_or_not(hours: Hours, moment: str, working: bool):
    assert hours.include(at(moment)) is working


def test_the_clock_of_a_zone_changes_with_summer():
    berlin = Hours(zone="Europe/Berlin", spans=((480, 1020),))
    assert berlin.include(at("2026-03-27 07:00"))
    assert berlin.include(at("2026-03-30 06:00"))
    assert not berlin.include(at("2026-03-27 06:00"))
