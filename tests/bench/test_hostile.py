"""What mails cost that are made to be slow: the whole way from bytes to plan, worst first."""

import time

import pytest

from tests.fuzz.hostile import HOSTILE, PAGES
from tests.fuzz.way import Way, check

pytestmark = pytest.mark.bench
SHOWN = 15


def milliseconds(way, raw):
    """CPU time of one mail: the better of two, so that a busy machine counts less."""
    runs = []
    for _ in range(2):
        started = time.process_time()
        walked = way(raw)
        runs.append(1000 * (time.process_time() - started))
    check(walked)
    return min(runs)


def test_mails_made_to_be_slow():
    way = Way()
    way(PAGES["1 MB of links"]())  # what is loaded once, at the first mail
    cost = {name: milliseconds(way, made()) for name, made in HOSTILE.items()}
    print(f"\n{len(cost)} hostile mails, CPU ms from bytes to plan, worst first:")  # noqa: T201
    for name in sorted(cost, key=lambda name: -cost[name])[:SHOWN]:
        print(f"{cost[name]:6.0f}  {name}")  # noqa: T201
