"""Forms and portals as they arrive (tests/mails/forms): who the buyer is, and where the answer goes."""

from dataclasses import dataclass

import pytest

from bot.core.judge import judge
from tests.form_mails import FORMS, OWN, RULES, from_file, judged, read

TEMPLATES = {"first_reply": frozenset({"en"})}


@dataclass(frozen=True)
class End:
    """What becomes of a mail. `buyer` "" means that no auto-reply goes out."""

    source: str
    keep: str
    buyer: str = ""
    language: str = "en"
    country: str = ""
    channel: str = "mail"


CF7, WPF, NINJA, GRAVITY = "contact-form-7", "wpforms", "ninja-forms", "gravity-forms"
RELAY = "hktdcenquiry@sourcing.hktdc.org"
ENDS = {
    "contact-form-7-english": End(CF7, "lead", "carla.kunde@kunde.example", country="DE"),
    "contact-form-7-german": End(CF7, "lead", "j.brandt@brandt-anlagen.example", "de"),
    "contact-form-7-chinese": End(CF7, "lead", "li.wei@huaxin.example", "zh-Hans"),
    "contact-form-7-admin-address": End(CF7, "lead", "ana@valvulasdelsur.example", "es"),
    "contact-form-7-lost-reply-to": End(CF7, "lead", "omar@haddad-trading.example"),
    "wpforms-english-html": End(WPF, "lead", "peter@northwind.example"),
    "wpforms-french": End(WPF, "lead", "luc@martin-fluides.example", "fr", "FR"),
    "ninja-forms-english": End(NINJA, "lead", "s.okoro@okoro-oil.example", country="NG"),
    "ninja-forms-dutch": End(NINJA, "lead", "j.devries@devries-techniek.example", "nl", "NL"),
    "gravity-forms-english-html": End(GRAVITY, "lead", "m.rossi@rossi-impianti.example", "it"),
    "gravity-forms-german": End(GRAVITY, "lead", "k.weber@weber-pumpen.example", "de", "AT"),
    "hubspot-fields": End("hubspot", "lead", "ingrid@dahl-marine.example", country="NO"),
    "hubspot-french-fields": End("hubspot", "lead", "chloe@petit-hydro.example", "fr"),
    "hubspot-link-only": End("hubspot-link", "lead", channel="platform"),
    "form-english": End("form", "lead", "anna@hill-supplies.example"),
    "form-german": End("form", "lead", "uwe@lang-technik.example", "de"),
    "form-french": End("form", "lead", "jean@roux-eaux.example", "fr"),
    "form-spanish": End("form", "lead", "luis@gomez-riego.example", "es"),
    "form-portuguese": End("form", "lead", "joao@lima-agua.example", "pt"),
    "form-italian": End("form", "lead", "elena@conti-acque.example", "it"),
    "form-dutch": End("form", "lead", "piet@smit-water.example", "nl"),
    "form-polish": End("form", "lead", "ewa@nowak-instal.example", "pl"),
    "form-russian": End("form", "lead", "irina@orlova-trade.example", "ru"),
    "form-turkish": End("form", "lead", "emre@kaya-vana.example", "tr"),
    "form-japanese": End("form", "lead", "sato@sato-kiki.example", "ja"),
    "form-chinese": End("form", "lead", "wang@fangda.example", "zh-Hans"),
    "form-korean": End("form", "lead", "kim@minsu-valve.example", "ko"),
    "form-arabic": End("form", "lead", "sami@khoury-water.example", "ar"),
    "form-vietnamese": End("form", "lead", "an@tranan.example", "vi"),
    "form-czech": End("form", "lead", "petr@dvorak-voda.example", "cs"),
    "plain-english": End("form-without-labels", "lead", "dora@klein-import.example", country="GB"),
    "plain-spanish": End("form-without-labels", "lead", "raul@riegosnorte.example", "es"),
    "indiamart-enquiry": End("indiamart", "lead", "rahul@vermatraders.example", "und", "IN"),
    "indiamart-buylead": End("indiamart", "lead", "meena@iyer-engg.example", "und", "IN"),
    "indiamart-hindi": End("indiamart", "lead", "asha@raopumps.example", "hi", "IN"),
    "indiamart-phone-only": End("indiamart", "lead", "", "und", "IN", channel="none"),
    "indiamart-conversation": End("indiamart-conversation", "lead", channel="platform"),
    "tradeindia-product": End("tradeindia", "lead", "vikram@shahflow.example", country="IN"),
    "tradeindia-placeholder": End("tradeindia", "lead", country="IN", channel="none"),
    "tradeindia-several-addresses": End("tradeindia", "held", country="IN"),
    "hktdc-english": End("hktdc", "lead", RELAY, country="SG", channel="relay"),
    "hktdc-chinese": End("hktdc", "lead", RELAY, "zh-Hant", "TW", "relay"),
    "alibaba-english": End("alibaba", "lead", country="CA", channel="platform"),
    "alibaba-chinese": End("alibaba", "lead", "", "pt-BR", "BR", "platform"),
    "alibaba-order-notice": End("direct", "held"),
    "relay-english": End("marketplace-relay", "lead", "buyer.relay@tradehub.example", channel="relay"),
    "relay-portuguese": End(
        "marketplace-relay", "lead", "msg+8f3a17c2@reply.tradehub.example", "pt", channel="relay"
    ),
}


def test_every_mail_has_its_end():
    assert {path.stem for path in FORMS.glob("*.eml")} == set(ENDS)


@pytest.mark.parametrize("name", sorted(ENDS))
def test_the_buyer_is_judged_and_answered_and_never_the_robot(name):
    end, message = ENDS[name], from_file(name)
    sourced, verdict = read(message), judged(message)
    triage = judge(sourced.message, RULES, TEMPLATES, sourced)
    buyer = sourced.message.sender.email if verdict.auto_reply else ""
    assert (
        End(
            source=triage.source,
            keep=verdict.keep,
            buyer=buyer,
            language=triage.language.language,
            country=triage.country.country,
            channel=sourced.reply_channel,
        )
        == end
    ), verdict.reason


@pytest.mark.parametrize("name", sorted(name for name, end in ENDS.items() if end.buyer))
def test_ids_headers_and_digest_stay_those_of_the_mail(name):
    message = from_file(name)
    meant = read(message).message
    assert meant.reply_to == ()
    for field in ("key", "message_id", "headers", "digest", "to", "received_at", "attachments"):
        assert getattr(meant, field) == getattr(message, field)


OWN_WORDS = {
    "gravity-forms-german": ("Bitte bieten Sie uns frei Haus Linz an.\nWir brauchen", "3.1.", "Karin Weber"),
    "contact-form-7-chinese": ("您好，我们需要球阀300件", "华新贸易 李伟", "李伟"),
    "form-japanese": ("ボールバルブDN50を100個", "納期も教えてください。", "佐藤健"),
    "hubspot-fields": ("We need 30 pcs", "for seawater. Please quote.", "Ingrid Dahl"),
    "tradeindia-product": ("We need 300 pcs", "send your best price.", "Vikram Shah"),
    "wpforms-english-html": ("Hello, what is your price", "\nWe ship to Felixstowe.", "Peter North"),
}


@pytest.mark.parametrize("name", sorted(OWN_WORDS))
def test_the_text_is_the_buyers_own_and_so_is_the_name(name):
    meant = read(from_file(name)).message
    first, last, person = OWN_WORDS[name]
    assert meant.text.startswith(first)
    assert meant.text.endswith(last)
    assert meant.sender.name == person


def test_the_signature_within_a_message_is_still_one():
    assert read(from_file("contact-form-7-english")).message.signature.startswith("Best regards")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ninja-forms-english", ("", "", "NG", "Ball valve DN50", "60 pcs")),
        ("ninja-forms-dutch", ("De Vries Techniek", "+31 20 555 0123", "", "", "")),
        ("gravity-forms-german", ("", "", "AT", "Kugelhahn DN50", "90 Stück")),
        ("hktdc-english", ("Lam Trading Ltd", "", "SG", "Ball valve DN50", "200 pcs")),
        ("indiamart-enquiry", ("", "+91-2255501234", "", "", "500 Piece")),
        ("indiamart-buylead", ("", "", "", "Gate Valve", "120 Piece")),
        ("tradeindia-product", ("", "+91 79 5550 1234", "IN", "Ball Valve", "")),
    ],
)
def test_what_stands_in_fields_is_read(name, said):
    found = read(from_file(name))
    assert (found.company, found.phone, found.country, found.product, found.quantity) == said


def test_the_fields_decide_product_and_quantity():
    sourced = read(from_file("ninja-forms-english"))
    triage = judge(sourced.message, RULES, TEMPLATES, sourced)
    assert (triage.product, triage.quantity) == ("ball-valve", "60 pcs")


def test_a_platforms_page_is_linked_and_our_own_is_not():
    assert read(from_file("alibaba-english")).link == "https://message.alibaba.com/msg/12345"
    assert read(from_file("gravity-forms-german")).link == ""


def test_a_platforms_domain_says_nothing_of_the_buyers_country():
    sourced = read(from_file("relay-english"))
    triage = judge(sourced.message, RULES, TEMPLATES, sourced)
    assert not [hit for hit in triage.country.evidence if hit.rule == "country:tld"]


def test_the_card_says_where_to_answer():
    assert judged(from_file("alibaba-english")).reason == "F05: answer on the platform"
    assert judged(from_file("indiamart-phone-only")).reason == "F05: answer by telephone or in person"
    assert "at most 4 files" in read(from_file("hktdc-english")).note


def test_direct_mail_is_its_senders_own():
    message = from_file("form-english")
    direct = read(message, OWN.__class__())  # nobody's mailbox: no form of ours
    assert (direct.source, direct.message, direct.reply_to) == ("direct", message, message.sender)
