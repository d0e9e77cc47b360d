"""A reply to a form is no means to send a stranger's words to somebody else."""

from email import message_from_bytes, policy

import pytest

from bot.content.shipped import shipped
from bot.content.slots import Company
from bot.content.templates import Templates
from bot.core.plan import Context, plan
from bot.flows.intake import Desk, freeze_reply, read_and_judge
from tests.builders import NOON
from tests.form_mails import FORMS, OWN, RULES

DESK = Desk(
    mailbox="sales",
    address="sales@brightvalve.example",
    from_name="Bright Valve",
    own=OWN,
    company=Company(name="Bright Valve Co."),
    rules=RULES,
    templates=Templates(shipped("templates")),
    secret=b"s",
)


def reply_to(raw):
    judged = read_and_judge(DESK, raw, NOON)
    decided = plan(judged.message, judged.triage, judged.verdict, Context(), NOON)
    frozen = freeze_reply(DESK, judged.message, judged.triage, decided, NOON)
    return message_from_bytes(frozen.raw, policy=policy.default)


@pytest.mark.parametrize(
    ("name", "to", "subject"),
    [
        ("contact-form-7-english", "carla.kunde@kunde.example", "Re: ball valves"),
        ("contact-form-7-german", "j.brandt@brandt-anlagen.example", "Re: Kugelhähne"),
        ("contact-form-7-lost-reply-to", "omar@haddad-trading.example", "Re: Bright Valve Co."),
        ("relay-english", "buyer.relay@tradehub.example", "Re: Inquiry: ball valves"),
        ("hktdc-english", "hktdcenquiry@sourcing.hktdc.org", "Re: Enquiry for Ball Valve"),
    ],
)
def test_a_reply_goes_to_the_buyer_under_a_subject_of_ours_or_the_relays(name, to, subject):
    reply = reply_to((FORMS / f"{name}.eml").read_bytes())
    assert (reply["To"], reply["Subject"]) == (to, subject)


def test_nothing_that_a_visitor_typed_is_sent_on():
    raw = (FORMS / "contact-form-7-english.eml").read_text("utf-8")
    raw = raw.replace("Price for ball valves", "Win a million, ring 0900 555").replace(
        "please quote", "buy shares now, please quote"
    )
    reply = reply_to(raw.encode())
    assert reply["To"] == "carla.kunde@kunde.example"
    for typed in ("million", "0900", "shares"):
        assert typed not in reply.as_string()
