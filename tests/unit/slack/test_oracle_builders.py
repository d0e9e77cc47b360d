"""Whatever strangers write, Slack takes what we build, and nothing of it pings, links or breaks."""

import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.lead import Lead
from bot.slack.cards import Card
from tests.oracles import findings_of_call, findings_of_message, findings_of_view
from tests.oracles.needed import needed
from tests.oracles.schemas import slack_schema
from tests.unit.slack.oracle_builders import BUILDERS, Say, with_words
from tests.unit.slack.samples import CARDS

WORDS = {
    "nothing": "",
    "ten thousand letters": "W" * 10_000,
    "ten thousand to escape": "&<>" * 3_400,
    "escapes at every cut": "x&amp;" * 2_000,
    "astral": "👩‍👩‍👧‍👦" * 1_200,
    "right to left": "استعلام قیمت شیر توپی " * 300,
    "overrides": "\u202egnp.exe\u202c\u2066\u2069\u200f" * 200,
    "zero width": "\u200b\u200d\u2060\ufeff" * 500,
    "pings": "<!channel> <!here> <!everyone> <@U0EVIL> <!subteam^S0EVIL> <#C0EVIL>" * 30,
    "links": "<https://evil.example|https://bank.example> https://evil.example/?a=1&b=2 x@evil.example",
    "dates": "<!date^1^{date}^https://evil.example|today>",
    "marks": "*a* _b_ ~c~ `d` ```e``` > f :boom: :100:",
    "lines": "a\r\nb\rc\n\n\nd\u2028e\u2029f\x0bg\x85h" * 400,
    "controls": "".join(map(chr, range(32))) + "\x7f\ud800\udfff\ufffe\uffff",
    "combining": "e" + "\u0301" * 9_000,
    "one word of Thai": "ก" * 10_000,
    "a link": "https://seller.example/lead?id=1&x=%3C",
}
EVIL = re.compile(r"<!(?:channel|here|everyone|subteam)|<@U0EVIL|<#C0EVIL|<https?://(?:evil|bank)")
BROKEN = re.compile(r"&(?!amp;|lt;|gt;)")
STATES = list({(lead.state, lead.reply): lead for lead in CARDS.values()}.values())  # one of each
any_words = st.one_of(
    st.sampled_from(list(WORDS.values())),
    st.text(st.characters(), max_size=300),
    st.lists(st.sampled_from(list(WORDS.values())), min_size=2, max_size=3).map("".join),
)


@pytest.fixture(autouse=True, scope="module")
def _schemas() -> None:
    with needed():
        slack_schema()


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("words", WORDS)
def test_these_words_do_no_harm(builder: str, words: str):
    """Each words with each builder in some states, and each builder in every state with some words."""
    first = list(WORDS).index(words) % 5
    for lead in STATES[first::5]:
        assert harm(builder, lead, lambda: WORDS[words]) == []


@pytest.mark.parametrize("builder", BUILDERS)
@settings(max_examples=20)
@given(st.sampled_from(sorted(CARDS)), st.lists(any_words, min_size=1, max_size=6))
def test_no_words_do_harm(builder: str, state: str, words: list[str]):
    following = cycle(words)
    assert harm(builder, CARDS[state], lambda: next(following)) == []


def harm(builder: str, lead: Lead, say: Say) -> list[str]:
    built = BUILDERS[builder](with_words(lead, say), say)
    return [*judged(built), *pings(built)]


def judged(built: Card | str | dict[str, Any]) -> list[str]:
    if isinstance(built, str):
        return findings_of_message({"text": built})
    if isinstance(built, dict):
        return findings_of_view(built)
    message = {"channel": "C0LEADS", "text": built.text, "metadata": built.metadata}
    update = message | {"ts": "1.2", "blocks": built.blocks}
    return [*findings_of_call("chat.postMessage", message), *findings_of_call("chat.update", update)]


def pings(built: Card | str | dict[str, Any]) -> Iterator[str]:
    for text in mrkdwn(built):
        yield from (f"not made harmless: {found[0]} in {text[:200]!r}" for found in EVIL.finditer(text))
        yield from (f"a broken escape in {text[:200]!r}" for _ in BROKEN.finditer(text))


def mrkdwn(node: Any) -> Iterator[str]:
    """What Slack would read as its markup."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Card):
        yield node.text
        yield from mrkdwn(node.blocks)
    elif isinstance(node, list):
        for item in node:
            yield from mrkdwn(item)
    elif isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield node["text"]
        yield from mrkdwn([value for value in node.values() if isinstance(value, dict | list)])
