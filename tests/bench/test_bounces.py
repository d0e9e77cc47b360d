"""What bounces cost that are made to be slow: 25 MB in each place that is read."""

import time

import pytest

from bot.core.bounces import read_bounce
from tests.unit.core.bounce_shapes import mail, report

pytestmark = pytest.mark.bench
SIZE = 25 * 1024 * 1024
LIMIT_MS = 250
PIECES = (
    *("@", "a@b.", "-", "<", "550 5.1.1 ", ">>> RCPT To:\n", "message-id: ", "r1.", "x", " a@b.c\n", "\n"),
    *("- ", "r1.abcdefghijklmnopqrstuvwxyz", "收件人", "user unknown\n", "no such ", "Action: failed\n\n"),
)


def milliseconds(raw: bytes) -> float:
    started = time.process_time()
    read_bounce(raw)
    return (time.process_time() - started) * 1000


def test_no_bounce_takes_long_to_read():
    slowest = (0.0, "")
    for piece in PIECES:
        whole, third = (piece * (SIZE // share // len(piece.encode())) for share in (1, 3))
        plain = mail("mailer-daemon@mx.example", "failure notice", whole)
        parts = report("mailer-daemon@mx.example", "failure notice", third, third, of=third)
        slowest = max(slowest, *((milliseconds(text.encode()), piece) for text in (plain, parts)))
    print(f"\nslowest bounce of 25 MB: {slowest[0]:.0f} ms ({slowest[1]!r})")  # noqa: T201
    assert slowest[0] < LIMIT_MS
