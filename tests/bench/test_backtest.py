"""How long ten thousand stored mails take to be judged by two sets of rules. Must be under a minute."""

import time
import zlib
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.rules import Route
from bot.flows.backtesting import Pair, backtest
from bot.store.database import Database, open_store
from bot.store.history import History
from bot.store.tables import MessageRow, RawRow
from tests.bench.test_bench import say
from tests.builders import NOON
from tests.contract.holding_house import a_desk
from tests.e2e.mails import inquiry

pytestmark = pytest.mark.bench

MAILS = 10_000
# Letters as they come: what is asked, a card, and below it what was written before.
LETTERS = {
    "en": (
        "We are a distributor of industrial fittings in Durban and supply water works, mines and "
        "breweries all over the province. For a tender that closes next week we need the items below.\n\n"
        "{items}\n\nPlease quote FCA your works and CIF Durban, with weights, sizes of the boxes and "
        "your lead time. We also need the material certificates (EN 10204 3.1) and your terms of "
        "payment. Could you send a data sheet?\n\nKind regards\n\nThandi Mokoena\nPurchasing\nHarbour "
        "Fittings (Pty) Ltd\n14 Point Road\nDurban 4001, South Africa\nTel. +27 31 555 0123\n"
        "www.company.example"
    ),
    "de": (
        "wir sind ein Anlagenbauer aus Hamburg und planen für unseren Kunden die Erweiterung einer "
        "Kläranlage. Dafür benötigen wir folgende Armaturen:\n\n{items}\n\nBitte nennen Sie uns Preise, "
        "Lieferzeit und Zahlungsbedingungen, frei Haus Hamburg. Zeugnisse nach EN 10204 3.1 sind "
        "erforderlich. Können Sie uns vorab Maßblätter zusenden?\n\nMit freundlichen Grüßen\n\nJörg "
        "Brandt\nEinkauf\nBrandt Anlagenbau GmbH\nHafenstraße 12\n20457 Hamburg\nTel. +49 40 5550123\n"
        "USt-IdNr. DE123456788\nwww.company.example"
    ),
    "fr": (
        "notre société installe des réseaux d'eau dans la région lyonnaise. Pour un chantier qui "
        "commence en mai, nous cherchons les articles suivants :\n\n{items}\n\nMerci de nous faire "
        "parvenir votre meilleure offre, rendu Lyon, avec le délai de livraison et vos conditions de "
        "paiement. Les certificats matière sont exigés par notre client.\n\nCordialement\n\nÉlodie "
        "Marchand\nService achats\nMarchand Réseaux SARL\n8 rue des Écluses\n69002 Lyon\nTél. +33 4 55 "
        "50 12 34\nwww.company.example"
    ),
    "es": (
        "somos una empresa de Valparaíso que repara barcos y plantas de agua. Necesitamos para un "
        "proyecto lo siguiente:\n\n{items}\n\nLes rogamos su mejor oferta CIF Valparaíso, con plazo de "
        "entrega, forma de pago y certificados. ¿Tienen un representante en Chile?\n\nSaludos cordiales\n"
        "\nIgnacio Soto\nCompras\nAstilleros Soto Ltda.\nAv. del Puerto 321\nValparaíso, Chile\nTel. +56 "
        "32 255 0123\nwww.company.example"
    ),
    "ru": (
        "наша компания строит котельные в Казани и области. Для нового объекта просим выслать "
        "коммерческое предложение:\n\n{items}\n\nУкажите, пожалуйста, цены, сроки поставки и условия "
        "оплаты, доставка до Казани. Нужны сертификаты и паспорта изделий.\n\nС уважением\n\nРустам "
        "Галиев\nотдел снабжения\nООО «ТеплоСтрой»\nул. Портовая, 12\n420021, Казань\nтел. +7 843 "
        "555-01-23\nwww.company.example"
    ),
    "ja": (
        "弊社は横浜で水処理設備を製造しております。新しい案件のため、下記の部品を探しております。\n\n"
        "{items}\n\n横浜港渡しの価格、納期、支払条件をお知らせください。材料証明書も必要です。何卒よろし"
        "くお願いいたします。\n\n田中 恵\n購買部\n横浜水処理株式会社\n〒231-0023 横浜市中区山下町12\n電話"
        " +81 45 555 0123\nwww.company.example"
    ),
}
BEFORE = (
    "\n\nOn Mon, 23 Feb 2026 at 09:15, Sales <sales@brightvalve.example> wrote:\n> Dear customer,\n"
    ">\n> thank you for your visit at our stand. Our range of valves, strainers and gauges is\n> "
    "made in two works, tested to the last piece and shipped within three weeks. Tell us\n> what you "
    "need: medium, pressure, temperature, connection, and how many of each.\n>\n"
)
ITEMS = {
    "en": "{n} pcs ball valve DN{size} PN40, stainless steel, lever",
    "de": "{n} Stück Kugelhähne DN{size} PN40, Edelstahl, mit Hebel",
    "fr": "{n} pièces vanne à bille DN{size} PN40, inox, levier",
    "es": "{n} piezas válvula de bola DN{size} PN40, acero inoxidable",
    "ru": "кран шаровой DN{size} PN40, нержавеющая сталь, {n} шт.",
    "ja": "ボールバルブ DN{size} PN40 ステンレス {n}個",
}
SIZES = (8, 10, 15, 20, 25, 32, 40, 50, 65, 80, 100, 125, 150, 200)
SIZE = 6_600  # bytes, as inquiries with what they answer mostly are


def letter(number: int) -> bytes:
    language = list(LETTERS)[number % len(LETTERS)]
    items = "\n".join(ITEMS[language].format(n=number % 900 + size, size=size) for size in SIZES)
    mail = inquiry(number)
    text = LETTERS[language].format(items=items)
    mail.set_content(text)
    room = SIZE - len(mail.as_bytes())
    mail.set_content(text + (BEFORE * 20)[: room * 3 // 4 if language in ("ru", "ja") else room])
    return mail.as_bytes()


def stored(store: Database) -> None:
    with store.write() as session:
        for number in range(1, MAILS + 1):
            session.add(
                MessageRow(
                    id=number,
                    mailbox="sales",
                    uidvalidity=1,
                    uid=number,
                    key=f"inquiry-{number}",
                    received_at=NOON,
                    recorded_at=NOON,
                    outcome="lead",
                    template="first_reply",
                )
            )
            session.add(RawRow(message=number, raw=zlib.compress(letter(number))))


def test_ten_thousand_mails(tmp_path):
    sizes = [len(letter(number)) for number in range(60)]
    assert 0.9 * SIZE < sum(sizes) / len(sizes) < 1.1 * SIZE
    store = open_store(f"sqlite:///{tmp_path}/bench.db")
    stored(store)
    desk = a_desk()
    german = Route(name="german", languages=("de",), channel="germany", template="first_reply")
    edited = replace(desk, rules=replace(desk.rules, routes=(german, *desk.rules.routes)))
    started = time.perf_counter()
    report = backtest(History(store), {"sales": Pair(new=edited, old=desk)}, NOON - timedelta(days=1))
    say("backtest of 10,000 mails of 6.6 KB by two sets of rules", MAILS, time.perf_counter() - started)
    assert report.replayed == MAILS
    assert {change.new.channel for change in report.changes} == {"germany"}
    store.close()
