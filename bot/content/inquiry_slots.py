"""What a reply to one inquiry may mention, gathered from what is known of it."""

from datetime import datetime

from bot.content.dates import day_words, deadline_words
from bot.content.names import company_name, read_name, salutation_name
from bot.content.slots import Company, Leaflet, Slots
from bot.core.calendar import NO_OWN_DAYS, OwnDays
from bot.core.catalogue import NO_CATALOGUE, Catalogue, offered
from bot.core.message import Address, Message
from bot.core.missing import missing_slots, questions
from bot.core.promise import Buyer, Promise, promise
from bot.core.rules import Market, Rules
from bot.core.source import DIRECT
from bot.core.triage import Triage
from bot.core.working import calendar_of


def slots_for(
    to: Address | None,
    message: Message,
    triage: Triage,
    company: Company,
    *,
    promised: Promise | None = None,
    catalogue: Catalogue = NO_CATALOGUE,
    reference: str = "",
) -> Slots:
    """`to`: whose name it is. `promised`: by `promised_to`; without one a working day is promised."""
    language = triage.reply_language
    made = promised or Promise()
    shown = to.name if to else ""
    name = salutation_name(shown, language)
    return Slots(
        name=name,
        family_name=read_name(shown, language).family,
        buyer_company="" if name else company_name(shown),
        product=triage.product_name,
        quantity=triage.quantity,
        asks=questions(missing_slots(message, triage)),
        answer_by=deadline_words(made, language),
        office=made.office,
        reopens=day_words(made.reopens, language),
        catalogue=_leaflet(catalogue),
        company=company,
        reference=reference,
    )


def promised_to(
    message: Message, triage: Triage, market: Market | None, now: datetime, own: OwnDays = NO_OWN_DAYS
) -> Promise:
    """Until when the people of this market answer this buyer."""
    buyer = Buyer(country=triage.country.country, date_header=message.headers.first("date") or "")
    return promise(now, calendar_of(market, own), triage.sla, buyer)


def catalogue_for(triage: Triage, rules: Rules) -> Catalogue:
    """That of the best product, as it goes out. A portal takes few kinds of files: there it is linked."""
    product = rules.product(triage.product)
    if product is None:
        return NO_CATALOGUE
    to_portal = triage.source != DIRECT and not triage.hides_subject
    return offered(product.catalogue, 0) if to_portal else offered(product.catalogue)


def _leaflet(catalogue: Catalogue) -> Leaflet:
    match catalogue.form:
        case "attachment":
            return Leaflet(name=catalogue.name)
        case "link":
            return Leaflet(link=catalogue.link)
        case "none":
            return Leaflet()
