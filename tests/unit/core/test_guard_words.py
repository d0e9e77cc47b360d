"""What trade says as well holds no buyer's mail; who sells, cheats or is away gets no answer."""

from dataclasses import replace

import pytest

from bot.core.guard import guard
from bot.core.message import Address, Attachment, Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))


def judged(text, *fields, **changes):
    whole = (("from", "Carla <carla@kunde.example>"), ("message-id", "<1@x>"), ("date", "today"))
    usual = {"headers": Headers((*whole, *fields)), "return_path": BUYER.email, "subject": "Ball valves"}
    return guard(a_message(text=text, **(usual | changes)), OWN)


@pytest.mark.parametrize(
    "text",
    [
        "Please quote 500 pcs per week for our factory in Izmir. Payment by wire transfer.",
        "Let me introduce our company. Please quote 20 units of pumps. We hope to cooperate with you.",
        "We are a professional manufacturer of boilers. Our factory needs 200 valves. Please send prices.",
        "We wish to receive your quotation for 300 valves.",
        "Your quotation has expired, could you please requote 300 valves?",
        "Who pays the customs fee? Please quote 100 pumps DDP Berlin.",
        "Payment by L/C at sight, please name the beneficiary bank. We need 300 valves.",
        "We plan to invest in new equipment and need a quotation for 3 pumps.",
        "Please quote as per attached drawing; payment 30 days after receipt of goods.",
        "Bill of materials is attached. Please quote all items.",
        "Please send us your proforma invoice for the attached list of 20 pcs.",
        "Necesitamos cotización de 500 válvulas, oferta especial por volumen.",
        "Merci de nous faire un devis pour 500 vannes, facture proforma en pièce jointe.",
        "您好，我司专业生产阀门，需要采购球阀500只，请报价。",
        "您好，我们在澳门，请报价球阀500只，能否优惠？",
        "弊社は球阀を輸入しております。500個の見積をお願いします。",
        "弊社はバルブの専門メーカーです。自動的に閉まるバルブ500個の見積をお願いします。",
        "Просим выслать прайс на краны 500 шт. Менеджер в отпуске, отвечайте мне.",
        "Bitte um Angebot für 550 Stück. Wir sind ab 3.8. im Urlaub.",
        "The goods were not delivered by our old supplier, please quote 500 valves.",
        "Our buyer no longer works here; I took over. Please quote 500 pcs.",
        "This is an automatic gate project; please quote 500 automatic valves.",
        "Standard 5.1.1 does not exist for this valve, what do you offer? Please quote.",
        "Please quote 550 5.5 kW motors.",
        "Please quote 550-5 mm rings and 554 5.2 m pipes.",
    ],
)
def test_ordinary_words_of_trade_hold_no_buyer(text):
    verdict = judged(text)
    assert verdict.auto_reply, verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "We are a professional manufacturer of LED lights. Our factory has the best price, MOQ 100 pcs.",
        "This is Lily. We can supply valves at a good price. Hope to cooperate with you.",
        "您好，我司专业生产球阀，厂家直销，价格优惠，欢迎询价。",
        "I bring your site to the first page of google. SEO prices from 99.",
        "Attendees list of the valve expo available, price on request. Interested?",
        "I am a barrister with a business proposal. We need your cooperation.",
        "I am the next of kin to a late client. What is your price?",
        "We need 300 pcs. Your account has been suspended.",
        "Please find attached invoice for your payment.",
        "I am sending you the bills of the goods we delivered to you in the attachment.",
        "Your message could not be delivered. 550 5.1.1 unknown.",
        "Thank you for contacting Kunde GmbH. For quotations write to our office.",
        "Ich bin nicht im Büro. Bei Anfragen wenden Sie sich an Herrn Kunde.",
    ],
)
def test_who_sells_cheats_or_is_away_is_not_answered(text):
    assert judged(text, subject="Hello").auto_reply is False


@pytest.mark.parametrize(
    "text",
    [
        "Please quote as per attached drawing; payment 30 days after receipt of goods.",
        "The bill of materials is attached, please quote. Send us a proforma invoice, too.",
    ],
)
def test_a_drawing_that_came_along_is_no_bill(text):
    drawing = Attachment("drawing.pdf", "application/pdf", 9)
    assert judged(text, attachments=(drawing,)).auto_reply
    assert judged(text, attachments=(replace(drawing, name="invoice.pdf"),)).keep == "held"


def test_goods_that_did_not_arrive_are_no_bounce():
    text = "The goods could not be delivered by our old supplier. Please quote 300 pcs."
    assert judged(text, subject="Delivery delayed").keep == "held"
    assert judged("Your message could not be delivered.", subject="Delivery delayed").keep == "machine"


def test_an_inquiry_sent_by_a_crm_is_shown_and_a_newsletter_is_not():
    mark = ("list-unsubscribe", "<https://crm.example/u>")
    assert judged("Please quote 300 pcs.", mark).keep == "held"
    assert judged("Our newsletter of March.", mark).keep == "machine"
    assert judged("Please quote 300 pcs.", mark, ("list-id", "<l.example>")).keep == "machine"


def test_an_inquiry_that_an_exchange_rule_passed_on_is_a_lead_and_an_absence_note_is_none():
    rule, wish = ("x-ms-exchange-inbox-rules-loop", "a@b.example"), ("x-auto-response-suppress", "All")
    passed_on = judged("Please quote 300 pcs.", rule)
    assert (passed_on.keep, passed_on.auto_reply) == ("lead", False)
    assert judged("Please quote 300 pcs.", rule, wish).keep == "held"
    assert judged("Back on Monday.", rule, wish).keep == "machine"


@pytest.mark.parametrize("local", ["mail", "admin", "marketing", "accounts"])
def test_a_desk_that_asks_in_trade_is_answered(local):
    sender = Address(f"{local}@kunde.example")
    assert judged("Please quote 300 pcs.", sender=sender).auto_reply
    assert judged("Hello, how are you?", sender=sender, subject="Hello").keep == "held"


@pytest.mark.parametrize("local", ["root", "wordpress", "postmaster", "rss"])
def test_a_role_is_held(local):
    assert judged("Please quote 300 pcs.", sender=Address(f"{local}@kunde.example")).keep == "held"


def test_a_name_that_only_contains_a_word_of_fraud_is_a_name():
    assert judged("Please quote 300 pcs.", sender=Address(BUYER.email, "Steam Support Ltd")).auto_reply
    assert judged("Please quote 300 pcs.", sender=Address(BUYER.email, "Jan Bank")).auto_reply


def test_our_domain_may_be_called_vacation():
    assert judged("Please quote 300 pcs.", ("delivered-to", "sales@vacation.example")).auto_reply
    assert judged("Please quote 300 pcs.", ("delivered-to", "Autoresponder")).keep == "machine"
