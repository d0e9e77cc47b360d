"""What the country of a mail costs: `make bench` prints the figures."""

import statistics
import time

import pytest

from bot.core.country import guess_country
from tests.builders import a_message
from tests.eval.country import messages

pytestmark = pytest.mark.bench


def milliseconds(message) -> float:
    started = time.process_time()
    guess_country(message, language="en")
    return 1000 * (time.process_time() - started)


def test_the_country_of_a_mail():
    mails = list(messages())
    for mail in mails:
        guess_country(mail)
    times = sorted(milliseconds(mail) for mail in mails)
    long = a_message(text="We need valves for water and steam, with flanges and seals.\n\n" * 1000)
    worst = a_message(text="CIF Hamburg, 12 345 678, we are from +49 " * 5000, signature="D-1 " * 50_000)
    print(  # noqa: T201
        f"\ncountry: {statistics.mean(times):.2f} ms a mail, 99 of 100 below"
        f" {times[len(times) * 99 // 100]:.1f},"
        f" 60 KB of text {milliseconds(long):.1f}, hostile {milliseconds(worst):.1f}"
    )
