"""Preview: every template for one inquiry, in all its languages. Nothing is sent or stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.content.inquiry_slots import catalogue_for, promised_to, slots_for
from bot.content.preview import BUYERS, Preview
from bot.content.rule_values import nearest
from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.slots import Company
from bot.content.templates import Templates
from bot.core.judged import judge_mail
from bot.core.language import initialise
from bot.core.message import Address, Message, MessageKey
from bot.core.parse import parse_message
from bot.core.promise import Promise
from bot.core.rules import Rules
from bot.core.triage import CountryGuess, Triage
from bot.core.verdict import Own
from bot.core.working import calendar_of
from bot.errors import ConfigError

OURS = Company(
    name="Example Co., Ltd.",
    address="1 Example Street",
    phone="+44 20 7946 0123",
    website="https://www.example.com",
)
REFERENCE = "BV-7K3QJFA"


def new_previewer(rules: Path | None, templates: Path | None, now: datetime) -> "Previewer":
    """With the shipped rules and templates where no folder is given. Raises ConfigError."""
    initialise()
    return Previewer(
        rules=load_rules(rules or shipped("rules")),
        templates=Templates(templates or shipped("templates")),
        now=now,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Previewer:
    rules: Rules
    templates: Templates
    now: datetime
    company: Company = OURS

    def previews(self, template: str = "", language: str = "", example: Path | None = None) -> list[Preview]:
        """Of one template or all, in one language or all. Raises ConfigError for names that nothing has."""
        written = self.templates.languages()
        wanted = [template] if template else list(written)
        if template and template not in written:
            hint = nearest(template, list(written)) or f": there are {', '.join(written)}"
            raise ConfigError(f'no template is called "{template}"{hint}')
        everywhere = sorted(set().union(*written.values()))
        if language and language not in everywhere:
            hint = nearest(language, everywhere) or f": there are {', '.join(everywhere)}"
            raise ConfigError(f'no template is written in "{language}"{hint}')
        inquiry = self._read(example) if example else None
        return [
            preview
            for name in wanted
            for code in ([language] if language else sorted(written[name]))
            if code in written[name]
            for letter in self.templates.letters(name, code)
            for preview in self._of(name, code, letter, inquiry)
        ]

    def _of(
        self, name: str, language: str, letter: str, inquiry: tuple[Message, Triage] | None
    ) -> Iterator[Preview]:
        of = name, language, letter
        if inquiry is not None:
            message, triage = inquiry
            promised = promised_to(
                message, triage, self.rules.market(triage.market), self.now, self.rules.days
            )
            yield self._rendered(of, "as this mail says", message, triage, promised)
            return
        buyer, quantity = BUYERS.get(language, BUYERS["en"])
        product = next(iter(self.rules.products), None)
        told = Triage(
            products=(product.id,) if product else (), quantity=quantity, country=CountryGuess(country="ES")
        )
        message = Message(key=MessageKey("preview"), received_at=self.now, sender=Address("", buyer))
        yield self._rendered(of, "product and quantity are known", message, told, self._promise())
        nameless = replace(message, sender=Address("", ""))
        away = Promise(office="holiday", reopens=(self.now + timedelta(days=5)).date())
        yield self._rendered(of, "nothing is known, and we are on holiday", nameless, Triage(), away)

    def _promise(self) -> Promise:
        """As the first market that has working hours makes it to a buyer in Spain."""
        market = next((one for one in self.rules.markets if calendar_of(one) is not None), None)
        spain = Triage(country=CountryGuess(country="ES"))
        return promised_to(
            Message(key=MessageKey("preview"), received_at=self.now), spain, market, self.now, self.rules.days
        )

    def _rendered(
        self, of: tuple[str, str, str], what: str, message: Message, triage: Triage, promised: Promise
    ) -> Preview:
        name, language, letter = of
        product = self.rules.product(triage.product)
        told = replace(
            triage, reply_language=language, product_name=product.name_in(language) if product else ""
        )
        slots = slots_for(
            message.sender,
            message,
            told,
            self.company,
            promised=promised,
            catalogue=catalogue_for(told, self.rules),
            reference=REFERENCE,
        )
        several = len(self.templates.letters(name, language)) > 1
        rendered = self.templates.render(name, language, slots, letter)
        return Preview(
            template=name, what=f"variant {letter}: {what}" if several else what, rendered=rendered
        )

    def _read(self, example: Path) -> tuple[Message, Triage]:
        try:
            raw = example.read_bytes()
        except OSError as error:
            raise ConfigError(f"{example}: {error.strerror}") from error
        mail = parse_message(raw, self.now)
        own = Own(addresses=frozenset(), authserv_id="", as_addressed=True)
        judged = judge_mail(mail, self.rules, self.templates.languages(), own)
        return judged.message, judged.triage
