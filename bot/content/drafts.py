"""What a rep may begin an answer with: the texts of templates/answers/, in the buyer's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.content.names import company_name, read_name, salutation_name
from bot.content.slots import Company, Slots
from bot.content.templates import Templates
from bot.core.judge import DEFAULT_LANGUAGE
from bot.core.lead import Lead
from bot.core.rules import Rules

EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text that a person looks at and changes before anything of it is sent. Without the signature."""

    id: str
    title: str
    subject: str
    body: str


def drafts_for(
    lead: Lead, subject: str, templates: Templates, rules: Rules, company: Company
) -> Sequence[Draft]:
    """An empty one first, then those of the folder. Of the mail they say a name and our product at most."""
    found = [Draft(id=EMPTY, title="Empty", subject=subject, body="")]
    for name, languages in sorted(templates.answers.languages().items()):
        language = spoken(lead.language, languages)
        if language:
            body = templates.answers.text(name, language, _slots(lead, language, rules, company))
            found.append(Draft(id=name, title=_title(name), subject=subject, body=body))
    return found


def spoken(wanted: str, languages: frozenset[str]) -> str:
    """The buyer's language, else its parent, else English; "" where a text has none of them."""
    known = (wanted, wanted.partition("-")[0], DEFAULT_LANGUAGE)
    return next((language for language in known if language in languages), "")


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _slots(lead: Lead, language: str, rules: Rules, company: Company) -> Slots:
    product = rules.product(lead.product) if lead.product else None
    name = salutation_name(lead.contact.name, language)
    return Slots(
        name=name,
        family_name=read_name(lead.contact.name, language).family,
        buyer_company="" if name else company_name(lead.contact.name),
        product=product.name_in(language) if product else "",
        quantity=lead.quantity,
        company=company,
    )
