"""How well products and quantities are known: `python -m tests.eval.product [--wrong]`.

products/*.jsonl holds inquiries of our own writing, each with its language, the products that it asks for,
and (where it is clear) the quantity as it stands there. A message is right when exactly its products were
found. The catalogue beside them has each keyword in one form only.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from bot.core.language import SURE_ENOUGH, guess_language
from bot.core.message import Attachment, Message, MessageKey
from bot.core.product import find_products
from bot.core.quantity import find_quantity
from bot.core.rules import Product

FOLDER = Path(__file__).parent / "products"
ARRIVED = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One inquiry, and what was found in it."""

    place: str
    language: str
    products: frozenset[str]
    found: tuple[str, ...]
    quantity: str
    found_quantity: str
    evidence: tuple[str, ...]

    @property
    def right(self) -> bool:
        return self.products == frozenset(self.found)

    @property
    def right_quantity(self) -> bool:
        return self.quantity.casefold() == self.found_quantity.casefold()

    def __str__(self) -> str:
        return (
            f"{self.place} [{self.language}] {sorted(self.products)} found {list(self.found)} by "
            f"{list(self.evidence)}; {self.quantity!r} found {self.found_quantity!r}"
        )


def catalogue(folder: Path = FOLDER) -> tuple[Product, ...]:
    entries = yaml.safe_load((folder / "catalogue.yaml").read_text(encoding="utf-8"))["products"]
    return tuple(_product(entry) for entry in entries)


def _product(entry: dict[str, Any]) -> Product:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in entry["keywords"].items():
        for word in words:
            languages[word] = (*languages.get(word, ()), "" if language == "all" else language)
    return Product(
        id=entry["id"],
        names=entry["names"],
        keywords=tuple(languages),
        languages=languages,
        skus=tuple(entry.get("skus", ())),
        exclude=tuple(entry.get("exclude", ())),
    )


def asked(folder: Path = FOLDER) -> Iterator[Asked]:
    products = catalogue(folder)
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            message = message_of(row)
            guess = guess_language(f"{message.subject}\n{message.text}")
            sure = guess.language if guess.confidence >= SURE_ENOUGH else ""
            found, hits = find_products(message, products, language=sure)
            yield Asked(
                place=f"{path.name}:{number}",
                language=row["lang"],
                products=frozenset(row["products"]),
                found=found,
                quantity=row.get("quantity", ""),
                found_quantity=find_quantity(f"{message.subject}\n{message.text}"),
                evidence=tuple(hit.evidence for hit in hits),
            )


def message_of(row: dict[str, Any]) -> Message:
    return Message(
        key=MessageKey("m"),
        received_at=ARRIVED,
        subject=row["subject"],
        text=row["text"],
        attachments=tuple(Attachment(name, "x/y", 1) for name in row.get("attachments", ())),
    )


def report(found: Iterable[Asked]) -> Iterator[str]:
    every = list(found)
    right, total = sum(one.right for one in every), max(1, len(every))
    hit = sum(len(one.products & set(one.found)) for one in every)
    said, wanted = sum(len(one.found) for one in every), sum(len(one.products) for one in every)
    yield f"{len(every)} messages, {len({one.language for one in every})} languages"
    yield f"exactly right {right} ({right / total:.1%})"
    yield f"precision {hit / max(1, said):.1%}, recall {hit / max(1, wanted):.1%}"
    quantities = sum(one.right_quantity for one in every)
    yield f"quantity right {quantities} ({quantities / total:.1%})"
    wrong = Counter(one.language for one in every if not one.right)
    yield "wrong by language: " + (", ".join(f"{lang} {count}" for lang, count in wrong.items()) or "none")


def main(arguments: list[str]) -> None:
    found = list(asked())
    for one in found:
        if "--wrong" in arguments and not (one.right and one.right_quantity):
            print(one)  # noqa: T201
    print("\n".join(report(found)))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
