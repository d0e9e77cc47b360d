"""Signs of fraud, bulk and thin evidence hold a mail; a buyer's odd habits do not."""

import pytest

from bot.core.guard import guard
from bot.core.guard_links import danger, links
from bot.core.message import Address, Attachment, Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}), authserv_id="mx.brightvalve.example")
EXE = Attachment("order.pdf.exe", "application/octet-stream", 9)
WHOLE = Headers((("from", "Carla <carla@kunde.example>"), ("message-id", "<1@x>"), ("date", "today")))


def judged(own=OWN, **changes):
    extra = changes.pop("fields", ())
    usual = {"headers": Headers((*WHOLE, *extra)), "return_path": BUYER.email}
    return guard(a_message(**(usual | changes)), own)


def rules(verdict):
    return {hit.rule for hit in verdict.hits}


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("S02", {"return_path": "bounce-7@mail.kunde.example"}),
        ("S03", {"return_path": "x17@other-house.example"}),
        ("S03", {"return_path": "srs0=ab12=cd=third.example=carla@forwarder.example"}),
        ("S03", {"return_path": "bounce=kunde.example=carla@mailer.example"}),
        ("S15", {"text": "The weather in Hamburg was fine all week.", "subject": "Hamburg"}),
        ("S03", {"fields": [("sender", "someone@other-house.example")]}),
        ("S04", {"reply_to": (Address("carla@elsewhere.example"),)}),
        ("S05", {"sender": Address("x@kunde.example", "ceo@bank.example")}),
        ("S05", {"sender": Address("x@kunde.example", "PayPal Service")}),
        ("S06", {"to": ()}),
        ("S06", {"sender": Address("same@kunde.example"), "to": (Address("same@kunde.example"),)}),
        ("S08", {"text": ""}),
        ("S08", {"text": "hi there", "subject": "x"}),
        ("S09", {"text": "Please quote. To unsubscribe from this, answer."}),
        ("S09", {"fields": [("feedback-id", "campaign:7")]}),
        ("S10", {"text": "Please quote, details at http://192.0.2.7/a"}),
        ("S10", {"text": "Please quote what you see here <https://files.other.example/a>"}),
        ("S11", {"text": "Our factory offers guest post and backlink packages, what price do you pay?"}),
        ("S13", {"text": "Please quote. I am next of kin of the beneficiary."}),
        ("S13", {"text": "Please verify your account to see the price."}),
        ("S13", {"text": "Please see the invoice in the attachment."}),
        ("H15", {"fields": [("x-spam-flag", "YES")]}),
        ("H16", {"attachments": (EXE,), "part_types": ("multipart/mixed", "text/html")}),
        ("H16", {"attachments": (EXE,), "message_id": "1@somewhere-else.example"}),
        ("H16", {"attachments": (EXE,), "text": "Hello, see attachment.", "subject": "Hamburg"}),
        ("H16", {"attachments": (Attachment("order.html", "text/html", 9),)}),
        ("H17", {"fields": [("authentication-results", "mx.brightvalve.example; dmarc=fail")]}),
        ("H18", {"senders": 2}),
        ("H18", {"sender": Address("root@localhost")}),
        ("H18", {"sender": Address("carla@192.0.2.7")}),
        ("H18", {"sender": Address('"carla kunde"@kunde.example')}),
        ("S09", {"signature": "valves mailing list\nhttps://lists.kunde.example/mailman/listinfo/valves"}),
        ("S13", {"text": "Please quote 500 pcs. Also, could you buy three gift cards for me?"}),
        ("H23", {"part_types": ("multipart/encrypted",), "text": ""}),
        ("H24", {"sender": Address("noreply@portal.example"), "reply_to": (Address("buyer@kunde.example"),)}),
        ("H24", {"sender": Address("sales@brightvalve.example"), "reply_to": (BUYER,)}),
    ],
)
def test_it_is_held_and_shown_and_not_answered(rule, changes):
    verdict = judged(**changes)
    assert (verdict.keep, verdict.card, verdict.auto_reply) == ("held", True, False)
    assert rule in rules(verdict)


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Please quote 500 pcs. Our site is www.kunde.example and https://linkedin.com/in/carla."},
        {"sender": Address("carla.kunde@gmail.com", "Carla"), "return_path": "carla.kunde@gmail.com"},
        {"cc": (BUYER,)},
        {"return_path": None},
        {"return_path": "srs0=ab12=cd=kunde.example=carla@forwarder.example"},
        {"return_path": "office+srs=ab12=cd=kunde.example=carla@forwarder.example"},
        {"return_path": "sales+caf_=x@brightvalve.example"},
        {"reply_to": (BUYER,)},
        {"reply_to": (Address("colleague@kunde.example"),)},
        {"text": "price list pls", "subject": ""},
        {"text": "请报价球阀五百只。"},
        {"text": "Please quote 500 pcs, in stock? Do you take a credit card or PayPal?"},
        {
            "attachments": (
                Attachment("drawing.pdf", "application/pdf", 9),
                Attachment("l.png", "image/png", 9),
            )
        },
        {"fields": [("authentication-results", "mx.elsewhere.example; dmarc=fail")]},
        {"fields": [("authentication-results", "mx.brightvalve.example; dmarc=pass")]},
        {"fields": [("x-spam-flag", "NO"), ("x-spam-status", "No, score=1")]},
        {"to": tuple(Address(f"s{n}@supplier{n}.example") for n in range(20)), "own": Own(as_addressed=True)},
    ],
)
def test_a_buyer_with_odd_habits_is_answered(changes):
    verdict = judged(**changes)
    assert verdict.auto_reply, verdict.reason


def test_one_small_doubt_holds_only_where_nothing_is_asked_in_trade():
    link = "See https://other.example/page for it."
    assert judged(
        text=f"Dear sirs, please quote 500 pcs of ball valves to Hamburg. {link} Regards, Carla"
    ).auto_reply
    assert judged(text=f"Hello my colleagues, how do you like this page? {link}", subject="x").keep == "held"


def test_two_small_doubts_hold():
    verdict = judged(
        text="Please quote 500 pcs. See https://other.example/page.", subject="HURRY UP MY FRIENDS!!!"
    )
    assert verdict.reason.startswith("S14")


def test_two_small_doubts_of_different_kinds_hold_and_capitals_of_trade_are_none():
    text = (
        "Please quote 500 pcs of ball valves DN50 to Hamburg. The drawing is at https://other.example/page ."
    )
    assert judged(text=text).auto_reply
    assert judged(text=text, subject="RFQ 500 PCS BALL VALVES").auto_reply
    assert judged(text=text, headers=Headers(WHOLE.fields[:1])).reason.startswith("S14")


def test_a_tagged_form_of_our_own_address_is_ours():
    assert judged(sender=Address("sales+fair@brightvalve.example")).keep == "machine"


def test_every_hit_shows_what_it_saw_and_no_more_than_200_characters():
    verdict = judged(fields=[("auto-submitted", "auto-replied; " + "x" * 999)])
    assert verdict.hits[0].evidence.startswith("Auto-Submitted: auto-replied")
    assert all(len(hit.evidence) <= 200 for hit in verdict.hits)


@pytest.mark.parametrize(
    "host", ["192.0.2.7", "xn--pple-43d.example", "bit.ly", "x.web.app", "bank.example@evil.example"]
)
def test_a_link_may_be_dangerous_by_its_form(host):
    assert danger(next(links(f"see https://{host}/a")))
