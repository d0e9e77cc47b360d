"""What ten thousand keywords cost a message. `make bench` prints the figures."""

import json
import random
import statistics
import time
from functools import lru_cache

import pytest

from bot.core.matcher import tokens_of
from bot.core.message import Message
from bot.core.product import find_products
from bot.core.product_finder import finder_of
from bot.core.rules import Product
from tests.builders import a_message
from tests.eval.product import FOLDER, asked, catalogue, message_of

pytestmark = pytest.mark.bench

LANGUAGES = ("en", "de", "fr", "es", "it", "pl", "ru", "tr", "fi", "hu")
SYLLABLES = (
    "ba ko ri ven til mo tor pum gu ster fo ran ki sal ter no zu mar kel bri han pro va lo ми на ров球管电"
)
MESSAGES = 400


def words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES.split(), k=chance.randint(2, 4))) for _ in range(count)]


def many_products(keywords: int) -> tuple[Product, ...]:
    chance = random.Random(1)
    known = words(2, 30_000)
    listed = [" ".join(chance.sample(known, chance.randint(1, 3))) for _ in range(keywords)]
    starred = [f"*{word}*" if number % 10 == 0 else word for number, word in enumerate(listed)]
    return tuple(
        Product(
            id=f"p{number}",
            names={},
            keywords=tuple(starred[number : number + 20]),
            languages={word: (chance.choice(LANGUAGES),) for word in starred[number : number + 20]},
            skus=(f"P{number}-###-*",),
        )
        for number in range(0, keywords, 20)
    )


@lru_cache(maxsize=1)
def messages() -> list[Message]:
    """About 1,500 characters each, in twenty languages, with words of the keywords strewn in."""
    chance = random.Random(3)
    told = [row for path in sorted(FOLDER.glob("*.jsonl")) for row in path.read_text("utf-8").splitlines()]
    texts = [message_of(json.loads(row)).text for row in told]
    strewn = words(2, 30_000)
    return [
        a_message(
            subject=texts[n % len(texts)],
            text="\n".join([*chance.sample(texts, 24), *chance.sample(strewn, 4)]),
        )
        for n in range(MESSAGES)
    ]


def cost(products: tuple[Product, ...]) -> float:
    """Milliseconds a message. No text was seen before; most of its words were."""
    rounds = []
    for _ in range(3):
        tokens_of.cache_clear()
        started = time.process_time()
        for message in messages():
            find_products(message, products)
        rounds.append((time.process_time() - started) * 1000 / MESSAGES)
    return statistics.median(rounds)


def say(*parts: str) -> None:
    print(f"\n{', '.join(parts)}")  # noqa: T201


def test_ten_thousand_keywords():
    few, many = catalogue()[:1], many_products(10_000)
    started = time.process_time()
    finder_of(many)
    built = time.process_time() - started
    none, one, all_of_them = cost(()), cost(few), cost(many)
    size = statistics.mean(len(message.text) for message in messages())
    say(
        f"products in a message of {size:,.0f} characters: no keyword {none:.2f} ms",
        f"one product {one:.2f} ms",
        f"10,000 keywords and 500 part numbers {all_of_them:.2f} ms (they add {all_of_them - none:.2f} ms)",
        f"made ready in {built:.2f} s",
    )
    assert all_of_them < 5 * none, "the search must not grow with the keywords"


def test_all_inquiries_of_the_evaluation():
    started = time.process_time()
    count = len(list(asked()))
    say(
        f"products, quantity and language of {count} inquiries: "
        f"{1000 * (time.process_time() - started) / count:.2f} ms each"
    )
