"""A forged form must not make us write to a third party (RFC 3834: laundering)."""

from dataclasses import replace

import pytest

from bot.core.message import Headers
from bot.core.source import read_source
from tests.form_mails import (
    ORDER,
    OWN,
    PROVING,
    RULES,
    a_form,
    a_mail,
    answered_at,
    from_file,
    judged,
    read,
)

PASS = "mx.brightvalve.example; dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
BORDER = "by mx.brightvalve.example"

# Each profile, by a mail of it: the domain that must vouch for it.
VOUCHED = {
    "contact-form-7-english": "brightvalve.example",
    "contact-form-7-chinese": "brightvalve.example",
    "wpforms-english-html": "brightvalve.example",
    "wpforms-french": "brightvalve.example",
    "ninja-forms-english": "brightvalve.example",
    "gravity-forms-german": "brightvalve.example",
    "form-english": "brightvalve.example",
    "form-japanese": "brightvalve.example",
    "plain-english": "brightvalve.example",
    "plain-spanish": "brightvalve.example",
    "hubspot-fields": "notifications.hubspot.com",
    "indiamart-enquiry": "indiamart.com",
    "indiamart-hindi": "indiamart.com",
    "tradeindia-product": "rfis.tradeindia.com",
    "hktdc-english": "sourcing.hktdc.org",
    "hktdc-chinese": "sourcing.hktdc.org",
    "relay-english": "tradehub.example",
}


def with_result(name, result):
    """The mail with what a border wrote on top."""
    message = from_file(name)
    on_top = (("authentication-results", result), ("received", f"from a.example ([203.0.113.9]) {BORDER}"))
    return replace(message, headers=Headers((*on_top, *message.headers)))


@pytest.mark.parametrize("name", sorted(VOUCHED))
def test_a_source_that_our_border_vouches_for_is_unwrapped(name):
    message = with_result(name, PASS.format(domain=VOUCHED[name]))
    assert answered_at(message, PROVING)
    assert read(message, PROVING).hits[0].evidence.startswith("our server confirms")


@pytest.mark.parametrize("name", sorted(VOUCHED))
@pytest.mark.parametrize(
    "result",
    [
        PASS.format(domain="evil.example"),
        "mx.brightvalve.example; dkim=fail header.d=brightvalve.example; dmarc=fail",
        "mx.brightvalve.example; spf=none; dkim=none",
        "mx.evil.example; dkim=pass header.d=brightvalve.example; dmarc=pass header.from=brightvalve.example",
    ],
    ids=["signed by another", "failed", "unsigned", "written by another"],
)
def test_a_source_that_nobody_vouches_for_is_held(name, result):
    message = with_result(name, result)
    verdict = judged(message, PROVING)
    assert (verdict.keep, answered_at(message, PROVING)) == ("held", "")
    assert any(hit.rule == "F06" for hit in verdict.hits)
    assert not verdict.by_hand, "nobody is asked to answer an address that a forger chose"


@pytest.mark.parametrize("name", sorted(VOUCHED))
@pytest.mark.parametrize(
    "failed",
    [
        "mx.any.example; dmarc=fail",
        "x; spf=softfail smtp.mailfrom=a@b",
        "x; dkim=fail",
        "spf=fail; compauth=fail",
    ],
)
def test_without_a_configured_id_a_failure_is_believed_from_anybody(name, failed):
    message = with_result(name, failed)
    assert (judged(message).keep, answered_at(message)) == ("held", "")


def test_a_failed_received_spf_counts_too():
    assert not answered_at(a_form(received_spf="softfail (not a permitted sender)"))
    assert answered_at(a_form(received_spf="pass (permitted sender)")) == "carla@kunde.example"


def test_what_nothing_proves_has_tight_limits_and_says_so():
    proved = read(with_result("form-english", PASS.format(domain="brightvalve.example")), PROVING)
    unproved = read(from_file("form-english"))
    assert (proved.limits.per_hour, unproved.limits.per_hour) == (30, 10)
    assert proved.limits.per_address_days == unproved.limits.per_address_days == 30
    assert unproved.hits[0].evidence.startswith("not authenticated: no authserv_id is set")


HIDDEN, VICTIM = "F04: hidden characters", "victim@other.example"
UNCERTAIN = {
    "another address in the field": (a_form(email=VICTIM), "F02: Reply-To is"),
    "two in Reply-To": (a_form(reply_to=f"carla@kunde.example, {VICTIM}"), "F02: Reply-To names several"),
    "one hidden in the name": (a_form(reply_to=f'"{VICTIM}" <carla@kunde.example>'), "F02"),
    "two in the field": (a_form(email=f"carla@kunde.example, {VICTIM}"), "F02: the form names several"),
    "a second field in the text": (a_form(message=f"{ORDER}\nEmail: {VICTIM}"), "F02"),
    "a second field in the name": (a_form(email=f"carla@kunde.example\nEmail: {VICTIM}"), "F02"),
    "zero-width in the field": (a_form(email="carla\u200b@kunde.example"), HIDDEN),
    "full-width in the field": (a_form(email="carla＠kunde.example"), HIDDEN),
    "full-width in Reply-To": (a_form(reply_to="carla＠kunde.example"), HIDDEN),
    "zero-width in Reply-To": (a_form(reply_to="carla@kunde\u200d.example"), HIDDEN),
    "unreadable Reply-To": (a_form(reply_to="Carla <>"), "F02: Reply-To cannot be read"),
    "unreadable field": (a_form(email="carla@@kunde", reply_to=""), "F02: the e-mail field cannot be read"),
    "our own address": (a_form(email="sales@brightvalve.example", reply_to=""), "F03: the buyer"),
    "our own domain": (a_form(email="x@brightvalve.example", reply_to=""), "F03"),
    "our own below": (a_form(email="x@mail.brightvalve.example", reply_to=""), "F03"),
    "a robot": (a_form(email="noreply@kunde.example", reply_to="noreply@kunde.example"), "F03"),
    "abuse": (a_form(email="abuse@kunde.example", reply_to="abuse@kunde.example"), "F03"),
    "security": (a_form(email="security@kunde.example", reply_to=""), "F03"),
    "postmaster": (a_form(email="postmaster@kunde.example", reply_to=""), "F03"),
    "a throw-away address": (a_form(email="x@mailinator.com", reply_to="x@mailinator.com"), "F03"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(UNCERTAIN))
def test_a_buyer_who_is_not_certain_is_held_and_never_answered(name):
    message, reason = UNCERTAIN[name]
    verdict = judged(message)
    assert (verdict.keep, verdict.auto_reply, verdict.by_hand) == ("held", False, False)
    assert verdict.reason.startswith(reason)


def test_an_address_elsewhere_in_the_text_is_never_taken():
    text = "Write to victim@other.example\nName: Carla\nMessage: please quote 500 pcs"
    assert not answered_at(a_mail(text))
    assert answered_at(a_mail(text, reply_to="carla@kunde.example")) == "carla@kunde.example"


def test_spelling_makes_no_difference_between_the_two():
    assert answered_at(a_form(email="Carla@KUNDE.example", reply_to="Carla <carla@kunde.example>"))
    assert answered_at(a_form(email="Carla Kunde <carla@kunde.example>"))


def test_without_an_address_a_telephone_number_is_a_lead():
    message = a_form(email="", reply_to="", message="price?\nPhone: +49 40 5550123")
    assert (read(message).reply_channel, read(message).phone) == ("none", "+49 40 5550123")
    assert (judged(message).keep, answered_at(message)) == ("lead", "")


@pytest.mark.parametrize(
    "text",
    [
        "Dear friend, I am the next of kin with an inheritance of 5 million USD",
        "Increase your sales with backlinks: https://bit.ly/x1 https://bit.ly/x2",
    ],
)
def test_what_fraud_and_spam_type_into_forms_is_held_by_its_words(text):
    message = a_form(message=text)
    assert read(message).source == "form"
    assert (judged(message).keep, answered_at(message)) == ("held", "")


def test_how_a_form_is_sent_is_no_doubt():
    scripted = a_form(
        x_mailer="PHPMailer 6.9",
        x_php_originating_script="33:mail.php",
        x_sg_eid="x",
        sender="www@host.example",
        return_path="<bounces+1@smtp.host.example>",
        auto_submitted="auto-generated",
    )
    assert answered_at(scripted) == "carla@kunde.example"


@pytest.mark.parametrize(
    "fields",
    [{"return_path": "<>"}, {"x_failed_recipients": "a@b.example"}, {"x_firstreply_reply": "r1.x"}],
    ids=["null path", "bounce", "our own reply"],
)
def test_a_bounce_stays_a_bounce(fields):
    assert judged(a_form(**fields)).keep == "machine"


def test_a_forms_mail_that_is_not_addressed_to_us_is_not_answered():
    assert not answered_at(a_form(to="other@elsewhere.example"))


def test_free_mail_of_ours_makes_no_form_of_strangers():
    own = replace(OWN, addresses=frozenset({"valves@gmail.com"}))
    stranger = a_form(from_="contact@gmail.com", to="valves@gmail.com")
    ours = a_form(
        from_="valves@gmail.com", to="valves@gmail.com", email="c@gmail.com", reply_to="c@gmail.com"
    )
    assert read(stranger, own).source == "direct"
    assert answered_at(ours, own) == "c@gmail.com"


def test_a_source_without_a_limit_of_its_own_has_one_where_nothing_proves_it():
    without = (replace(source, limits=replace(source.limits, per_hour=0)) for source in RULES.sources)
    unproved = read_source(from_file("form-english"), tuple(without), OWN)

    assert unproved.limits.per_hour == 10
