"""What holds of every text: nothing vanishes, new text stays new, and the work grows with the lines."""

import sys
from collections import Counter

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.core.quote_marks import MAX_LINE, plain
from bot.core.quotes import MAX_LINES, MAX_TEXT, split_text

PIECES = [
    *(
        "",
        " ",
        "\t",
        ">",
        "> ",
        ">>",
        ">:",
        "> wrote:",
        "--",
        "-- ",
        "---",
        "__________",
        "=",
        ":",
        "：",
        "|",
    ),
    *(
        "Yes, please go ahead.",
        "We need 500 pcs",
        "We need:",
        "Anna",
        "FYI",
        "see below",
        "12:00",
        "> 100 bar",
    ),
    *(
        "On Mon, 2 Mar 2026 at 12:00,",
        "Anna <anna@valve.example>",
        "wrote:",
        "<anna@valve.example",
        "2026-03-02",
    ),
    *(
        "On 2 Mar 2026 12:00 Anna wrote:",
        "Am 2.3.2026 12:00 schrieb Anna:",
        "Anna <a@valve.example> 写道：",
        "님이 작성:",
    ),
    *(
        "From: Anna <anna@valve.example>",
        "Sent: 2 March 2026 12:00",
        "To: Carla",
        "Subject: Valves",
        "Von: Anna",
    ),
    *("-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:"),
    *(
        "> How many?",
        ">> quoted twice",
        "> a quoted line that is as long as programs make it before they break it",
    ),
    *(
        "Best regards,",
        "Carla Kunde",
        "+49 30 901820",
        "Sent from my iPhone",
        "谢谢",
        "P.S. one more",
        "敬具",
    ),
    *(
        "If you have received this message in error, delete it.",
        "mail me: a@valve.example",
        "\u200f",
        "\r",
        "İ",
    ),
]
# No line twice: what is left of one may otherwise look like what is kept of another.
DISTINCT = st.lists(st.sampled_from(PIECES), max_size=24, unique=True).map("\n".join)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("\n".join) | st.text(max_size=300)


def counted(*texts: str) -> Counter[str]:
    return Counter(character for text in texts for character in text if not character.isspace())


@given(TEXTS)
def test_nothing_vanishes_and_nothing_is_added(text):
    split = split_text(text)
    assert counted(split.new, split.signature, split.history) == counted(text)


@given(TEXTS)
@example("Yes\n--\nOn 2 Mar 2026 12:00 Anna wrote:\n> a\n\nOn 1 Mar 2026 12:00 Bob wrote:\nold")
def test_every_word_is_somewhere_in_its_order(text):
    split = split_text(text)
    for part in (split.new, split.signature, split.history):
        words = iter(text.split())
        assert all(word in words for word in part.split())


@given(DISTINCT)
def test_what_is_new_above_the_rest_stays_new(text):
    """Answers from between quoted lines are another matter: without these, one may look like a signature."""
    new = split_text(text).new
    assume(f"{text.strip()}\n".startswith(f"{new}\n"))
    assert split_text(new).new == new


@given(TEXTS)
def test_a_text_with_words_has_new_words(text):
    split = split_text(text)
    assert any(c.isalnum() for c in split.new) or not any(c.isalnum() for c in text)


@given(st.text(min_size=1, max_size=100))
def test_patterns_see_short_lines_only(line):
    assert len(plain(line * MAX_LINE)) <= MAX_LINE


def steps(text: str) -> int:
    """How many calls it takes to split this, those into the regular expressions among them."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        split_text(text)
    finally:
        sys.setprofile(None)
    return count


HOSTILE = [
    *(
        "On \n",
        "On Mon, 2 Mar 2026 Anna wrote\n",
        "2026-03-02 12:00 Anna <a@b>\n",
        "2 Mar 2026 12:00 a wrote: x:\n",
    ),
    *("> \n", "> a\nb\n", "From: a\n", "From: a@b\nTo: c\n", "____________________\nx: a\n", "--\n", "-- \n"),
    *(
        "Best regards\nAnna\n",
        "this message in error\n\n",
        "\n",
        "a:\n\n\n\n\n\n\n\n\n",
        "<a@b\n>:\n",
        "a 12:00:\n",
    ),
]


@pytest.mark.parametrize("line", HOSTILE)
def test_twice_the_lines_are_at_most_twice_the_work(line):
    few = MAX_LINES // 2 // line.count("\n")
    assert steps(line * 2 * few) <= 2.2 * steps(line * few) + 500


@pytest.mark.parametrize("line", HOSTILE)
def test_beyond_the_limit_a_line_costs_next_to_nothing(line):
    number = MAX_LINES // line.count("\n")
    assert steps(line * 3 * number) - steps(line * number) <= 12 * number * line.count("\n")


def test_what_is_beyond_the_limit_belongs_to_what_stands_before_it():
    begun = split_text("Yes.\n-----Original Message-----\n" + "old\n" * (2 * MAX_LINES))
    assert (begun.new, begun.history.count("old")) == ("Yes.", 2 * MAX_LINES)
    marked = split_text("Yes.\nOn 2 Mar 2026 12:00 Anna wrote:\n" + "> old\n" * (2 * MAX_LINES) + "No.")
    assert marked.new == "Yes.\nNo."
    late = "We need:\n" + "valve\n" * (2 * MAX_LINES) + "-----Original Message-----\nold"
    assert split_text(late).new == late
    wide = "valves " * (MAX_TEXT // 7) + "\n-----Original Message-----\nold"
    assert split_text(wide).new == wide
