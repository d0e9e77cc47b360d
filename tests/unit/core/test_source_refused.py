"""What a robot also sends, with a person in Reply-To: no form and no portal's relay."""

import pytest

from bot.core.verdict import Own
from tests.form_mails import ORDER, OWN, a_form, a_mail, answered_at, judged, read

RELAY = "buyer.relay@market.example"


def a_notice(body=ORDER, **fields):
    """What an unknown marketplace writes."""
    return a_mail(body, **({"from_": "Emily <noreply@market.example>", "reply_to": RELAY} | fields))


NO_RELAY = {
    "to another house": a_notice(reply_to="buyer.relay@other.example"),
    "to a shared domain": a_notice(from_="noreply@gmail.com", reply_to="buyer.123456@gmail.com"),
    "to its desk": a_notice(reply_to="support@market.example"),
    "to its sales": a_notice(reply_to="sales@market.example"),
    "to a person at its desk": a_notice(reply_to="lily.wang@market.example"),
    "to another robot": a_notice(reply_to="noreply-buyer@market.example"),
    "to two": a_notice(reply_to=f"{RELAY}, x@market.example"),
    "to nobody": a_notice(reply_to=""),
    "a ticket": a_notice(reply_to="support+id48213@market.example", subject="[Request received] 48213"),
    "in a thread": a_notice(in_reply_to="<1@brightvalve.example>"),
    "a forward": a_notice(subject="Fwd: Inquiry"),
    "no inquiry": a_notice("Emily sent you a message. Log in to read it."),
    "no quantity": a_notice("Please send me your price list for ball valves."),
    "a newsletter": a_notice(list_unsubscribe="<mailto:u@market.example>"),
    "a list": a_notice(list_id="<deals.market.example>"),
    "bulk": a_notice(precedence="bulk"),
    "a campaign": a_notice(x_campaign="spring"),
    "a mailing service": a_notice(feedback_id="1:2:3"),
    "marked automatic": a_notice(auto_submitted="auto-generated"),
    "asked to be silent": a_notice(x_auto_response_suppress="All"),
}


@pytest.mark.parametrize("name", sorted(NO_RELAY))
def test_a_notice_is_no_relay(name):
    message = NO_RELAY[name]
    assert read(message).source == "direct"
    assert not answered_at(message)


def test_the_same_notice_without_the_trait_is_one():
    assert answered_at(a_notice()) == RELAY


@pytest.mark.parametrize("relay", ["msg+8f3a17c2@reply.market.example", "member-48213@market.example",
                                   "k3x9q2m7v1@market.example", "buyer.relay@market.example"])  # fmt: skip
def test_an_address_made_for_one_conversation_is_a_relay(relay):
    assert answered_at(a_notice(reply_to=relay)) == relay


def test_words_of_bulk_hold_a_relays_mail_too():
    message = a_notice(f"{ORDER}\nUnsubscribe here")
    assert (read(message).source, judged(message).keep) == ("marketplace-relay", "held")


@pytest.mark.parametrize(
    "email",
    [
        "valves-l@acme.example",
        "owner-valves@acme.example",
        "valves-request@acme.example",
        "valves@lists.acme.example",
        "valves@googlegroups.com",
        "everyone@acme.example",
    ],
)
def test_a_form_makes_us_write_to_no_list(email):
    message = a_form(email=email, reply_to=email)
    assert (read(message).held[:3], answered_at(message)) == ("F03", "")


@pytest.mark.parametrize("email", ["karl@list.example", "emil-lang@acme.example", "allan@acme.example"])
def test_a_name_like_a_lists_is_somebodys(email):
    assert answered_at(a_form(email=email, reply_to=email)) == email


def test_what_a_form_calls_its_mail_is_not_the_buyers_word():
    message = a_form(subject="New message from Carla", message="Bitte senden Sie ein Angebot über 500 Stück.")
    assert answered_at(message)


WORDPRESS = {"from_": "wordpress@brightvalve.example", "reply_to": "bob@stranger.example"}
COMMENT = """
Author: Bob
Email: bob@stranger.example
Comment:
Great price for 500 pcs, please quote
"""
NO_FORM = {
    "a comment": a_mail(COMMENT, **WORDPRESS, subject="[Bright Valve] Please moderate: a post"),
    "a comment to approve": a_mail(f"{COMMENT}Approve it: https://x.example/wp-admin/c.php", **WORDPRESS),
    "an order": a_mail("You have an order of 20 pcs at your price", **WORDPRESS, subject="New order #12"),
    "a new user": a_mail("Username: bob\nEmail: bob@stranger.example", from_="wordpress@brightvalve.example"),
    "a backup": a_mail("Backup done. Price of storage: 0", from_="root@brightvalve.example"),
    "our newsletter": a_mail(
        "Our price list 2026", from_="newsletter@brightvalve.example", reply_to="sales@brightvalve.example"
    ),
    "our newsletter as a list": a_mail("A price list", **WORDPRESS, list_unsubscribe="<mailto:u@x.test>"),
    "spam in our name": a_mail(
        "Cheap prices for you", from_="sales@brightvalve.example", reply_to="x@stranger.example"
    ),
    "a colleague's forward": a_form(from_="info@brightvalve.example", subject="FW: Website inquiry"),
    "a colleague's answer": a_form(from_="info@brightvalve.example", references="<1@kunde.example>"),
    "a colleague": a_form(from_="bob.miller@brightvalve.example"),
    "another house": a_form(from_="noreply@elsewhere.example"),
    "nothing asked": a_mail("The lights in the hall are on.", reply_to="x@stranger.example"),
    "two senders": a_form(from_="noreply@brightvalve.example, carla@kunde.example"),
}


@pytest.mark.parametrize("name", sorted(NO_FORM))
def test_what_a_web_site_also_sends_is_no_form(name):
    message = NO_FORM[name]
    assert read(message).source == "direct"
    assert not answered_at(message)


PLATFORM = {
    "indiamart": "buyleads@indiamart.com",
    "tradeindia": "leads@tradeindia.com",
    "alibaba": "service@notice.alibaba.com",
    "hubspot": "news@hubspot.com",
}


@pytest.mark.parametrize("sender", sorted(PLATFORM.values()))
def test_a_known_platforms_other_mail_is_never_answered(sender):
    message = a_mail(
        "We need you to look at our best price. Please quote 500 pcs?", from_=sender, subject="News"
    )
    verdict = judged(message)
    assert read(message).source == "direct"
    assert (verdict.keep, verdict.by_hand) == ("held", False)
    assert verdict.reason.startswith("F07")


@pytest.mark.parametrize("own", [Own(), OWN])
def test_a_persons_mail_is_its_own_whatever_it_looks_like(own):
    message = a_form(from_="Carla Kunde <carla@kunde.example>", reply_to="", email="victim@other.example")
    assert (read(message, own).source, read(message, own).held) == ("direct", "")
    assert read(message, own).message == message
