"""What managers write is words: nothing in a rule file can be an expensive pattern."""

import pytest

from bot.content.rule_values import LONGEST_WORDS
from bot.content.rules_file import load_rules
from bot.core import routing
from bot.core.grading import Asked
from bot.core.message import Attachment, Headers
from bot.core.routing import Known, reasons_of
from bot.core.rules import Route
from bot.core.source import Sourced
from bot.errors import ConfigError
from tests.builders import a_message
from tests.hostile_words import PATTERNS, PLAIN, hostile_pairs


def routes_with(words: str, tmp_path) -> None:
    (tmp_path / "products.yaml").write_text("products: []")
    quoted = words.replace("'", "''")
    (tmp_path / "routes.yaml").write_text(
        f"routes:\n  - name: a\n    when: {{subject: ['{quoted}']}}\n"
        "    then: {channel: x, template: none}\n"
        "  - {name: rest, then: {channel: x, template: none}}",
        "utf-8",
    )
    load_rules(tmp_path)


def told(words: str, tmp_path) -> str:
    try:
        routes_with(words, tmp_path)
    except ConfigError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("words", PLAIN, ids=lambda words: ascii(words)[:20])
def test_plain_words_are_taken_whatever_they_are_made_of(words: str, tmp_path):
    routes_with(words, tmp_path)


@pytest.mark.parametrize(
    "words", ["AISI 316L (1.4404)", "3.1", "what?", "C++", "50 %", "a+b", "[urgent]", "$ 100", '1/2"']
)
def test_signs_in_words_are_no_patterns(words: str, tmp_path):
    routes_with(words, tmp_path)


def test_what_is_surely_a_pattern_is_refused_with_the_way_to_say_it(tmp_path):
    refused = [words for words in PATTERNS if "write plain words" in told(words, tmp_path)]
    assert len(refused) >= 12


def test_words_are_short(tmp_path):
    with pytest.raises(ConfigError, match="characters are too many"):
        routes_with("a" * (LONGEST_WORDS + 1), tmp_path)


def test_there_are_a_hundred_hostile_pairs():
    assert len(list(hostile_pairs())) == 100


def test_of_a_strangers_text_only_so_much_is_looked_at():
    """What stands behind the bound decides nothing: so much, and no more, is ever searched."""
    far = "x " * routing.LONGEST + "tender"
    message = a_message(
        subject=far, headers=Headers((("x-a", far),)), attachments=(Attachment("pdf" * 9_000, "a/b", 1),)
    )
    known = Known(message=message)
    assert reasons_of(Route(name="r", subject=("tender",)), known) is None
    assert reasons_of(Route(name="r", headers=("x-a: tender",)), known) is None
    assert reasons_of(Route(name="r", subject=("x",)), known) == ["subject has “x”"]
    asked = Asked(known=Known(message=a_message(subject=far, text=far * 9)), sourced=Sourced(message=message))
    assert len(asked.text) < 6_000
