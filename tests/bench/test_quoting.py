"""What it costs to tell new text from history, where the text is made to be slow. Worst first."""

import time

import pytest

from bot.core.text import html_to_text, split_text

pytestmark = pytest.mark.bench
SIZE = 256 * 1024  # what a mail's text is cut at
LINES = [
    *(
        "On ",
        "On Mon, 2 Mar 2026 Anna wrote\n",
        "2026-03-02 12:00 a b c <a@b>:\n",
        "a 2:\n",
        "<a@b\n>:\n",
        "a\n",
        "\n",
    ),
    *("> ", "> a\nb\n", "-", "--\n", "_" * 30 + "\nx: a@b\ny: z\n", "---1/" * 90 + "\n", "a@" * 190 + ":\n"),
    *(
        "From: a@b\n",
        "From: a@b\nTo: c\n",
        "From: Subject: To: Date: x\n",
        "a" * 24 + ":",
        "1 " * 190 + ":\n",
    ),
    *(
        "best regards\nanna\n",
        "this message in error\n\n",
        " " * 390 + "x:\n",
        "on 2 mar 2026 12:00 a wrote:\n\n\n\n\n",
    ),
]
TAGS = [
    *(
        "<blockquote type=cite>x</blockquote>",
        "<hr tabindex='-1'>x",
        "<pre>\n",
        "<div class=gmail_attr>x</div>",
    ),
    *(
        "<div style='border-top:solid #E1E1E1 1.0pt'>x</div>",
        "<div style='" + "border-top: " * 150 + "'>x</div>",
    ),
]


def milliseconds(work, text):
    started = time.process_time()
    work(text)
    return 1000 * (time.process_time() - started)


def test_texts_made_to_be_slow():
    cost = [(milliseconds(split_text, line * (SIZE // len(line))), line) for line in LINES]
    cost += [(milliseconds(html_to_text, tag * (SIZE * 4 // len(tag))), tag) for tag in TAGS]
    print()  # noqa: T201
    for spent, what in sorted(cost, reverse=True)[:12]:
        print(f"{spent:6.0f} ms  {what[:60]!r}")  # noqa: T201
