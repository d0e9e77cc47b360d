"""What our own border says of the sender is believed; what anybody else says is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.authentication import above_border, read_authentication
from bot.core.message import Headers
from bot.core.parse import parse_message
from bot.core.verdict import Own
from tests.builders import NOON, a_message

GMAIL = Own(addresses=frozenset({"sales@brightvalve.example"}), authserv_id="mx.google.com")
HOUSE = Own(addresses=frozenset({"sales@brightvalve.example"}), authserv_id="mx.brightvalve.example")
MICROSOFT = Own(addresses=frozenset({"sales@brightvalve.example"}), authserv_id="microsoft365")

GMAIL_PASS = (
    "mx.google.com;       dkim=pass header.i=@kunde.example header.s=s1 header.b=ab12;"
    "       spf=pass (google.com: domain of carla@kunde.example designates 192.0.2.9 as permitted sender)"
    " smtp.mailfrom=carla@kunde.example;       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=kunde.example"
)
RSPAMD_PASS = (
    "mx.brightvalve.example; dkim=pass header.d=kunde.example header.s=s1 header.b=ab12; spf=pass"
    ' (mx.brightvalve.example: domain of "carla smith"@kunde.example designates 192.0.2.9 as permitted'
    ' sender) smtp.mailfrom="carla smith"@kunde.example; dmarc=pass (policy=none) header.from=kunde.example'
)
MICROSOFT_PASS = (
    "spf=pass (sender IP is 192.0.2.9) smtp.mailfrom=kunde.example; dkim=pass (signature was verified)"
    " header.d=kunde.example;dmarc=pass action=none header.from=kunde.example;compauth=pass reason=100"
)
BORDER = ("received", "from mail.kunde.example ([192.0.2.9]) by mx.brightvalve.example (Postfix) with ESMTPS")
FOREIGN = ("received", "from desk.kunde.example by mail.kunde.example with ESMTPSA")
GMAIL_BORDER = ("received", "from mail.kunde.example ([192.0.2.9]) by mx.google.com with ESMTPS id x")
EXCHANGE = (
    "received",
    "from AB1FT1.eop-eur.prod.protection.outlook.com by CD2.outlook.office365.com with Microsoft SMTP",
)
EXCHANGE_BORDER = (
    "received",
    "from mail.kunde.example (192.0.2.9) by AB1FT1.mail.protection.outlook.com with Microsoft SMTP",
)


def said(value):
    return ("authentication-results", value)


def read(own, *fields, **changes):
    return read_authentication(a_message(headers=Headers(fields), **changes), own)


@pytest.mark.parametrize(
    ("own", "fields"),
    [
        (GMAIL, (GMAIL_BORDER, said(GMAIL_PASS), FOREIGN)),
        (GMAIL, (("received", "by 2002:a05:6a10:b0 with SMTP id x"), GMAIL_BORDER, said(GMAIL_PASS))),
        (HOUSE, (said(RSPAMD_PASS), BORDER, FOREIGN)),
        (HOUSE, (BORDER, said(RSPAMD_PASS.replace("; dkim", " 1; dkim", 1)), FOREIGN)),
        (
            HOUSE,
            (("received", "from localhost by store.hosting.example with LMTP"), BORDER, said(RSPAMD_PASS)),
        ),
        (MICROSOFT, (EXCHANGE, said(MICROSOFT_PASS), EXCHANGE_BORDER, FOREIGN)),
    ],
)
def test_a_pass_of_our_own_border_vouches_for_the_house_of_the_sender(own, fields):
    found = read(own, *fields)
    assert (found.trusted, found.spf, found.dmarc, found.dkim) == (True, "pass", "pass", ("pass",))
    assert (found.mailfrom, found.from_domain) == ("kunde.example", "kunde.example")
    assert found.aligned("kunde.example")
    assert found.aligned("news.kunde.example")
    assert not found.aligned("other.example")
    assert not found.aligned("")
    assert found.failure == ""


def test_microsoft_says_what_it_makes_of_all_of_it():
    assert read(MICROSOFT, EXCHANGE, said(MICROSOFT_PASS), EXCHANGE_BORDER).compauth == "pass"


@pytest.mark.parametrize(
    ("own", "fields"),
    [
        (HOUSE, (BORDER, FOREIGN, said(RSPAMD_PASS))),
        (HOUSE, (said("mx.brightvalve.example; none"), said(RSPAMD_PASS), BORDER)),
        (HOUSE, (said("mx.brightvalve.example; dkim=none"), BORDER, said(RSPAMD_PASS))),
        (HOUSE, (said(GMAIL_PASS), BORDER)),
        (HOUSE, (said(RSPAMD_PASS.replace("mx.", "mx.brightvalve.example.", 1)), BORDER)),
        (HOUSE, (said(MICROSOFT_PASS), BORDER)),
        (MICROSOFT, (EXCHANGE, EXCHANGE_BORDER, said(MICROSOFT_PASS))),
        (MICROSOFT, (EXCHANGE, said(GMAIL_PASS), EXCHANGE_BORDER)),
        (Own(), (said(GMAIL_PASS), GMAIL_BORDER)),
        (Own(), (said(MICROSOFT_PASS), EXCHANGE_BORDER)),
    ],
)
def test_a_pass_that_anybody_could_have_written_is_nothing(own, fields):
    found = read(own, *fields)
    assert not found.aligned("kunde.example")
    assert not found.passed_anything


def test_an_attached_message_vouches_for_nothing():
    raw = (
        "Received: from x by mx.brightvalve.example\r\nFrom: a@kunde.example\r\nSubject: Fwd\r\n"
        "Content-Type: message/rfc822\r\n\r\n"
        f"Authentication-Results: {RSPAMD_PASS}\r\nFrom: b@kunde.example\r\n\r\nhello\r\n"
    )
    assert not read_authentication(parse_message(raw.encode(), NOON), HOUSE).trusted


def test_a_folded_field_is_read():
    folded = RSPAMD_PASS.replace("; ", ";\r\n\t")
    raw = f"Authentication-Results: {folded}\r\nFrom: carla@kunde.example\r\n\r\nhello\r\n"
    assert read_authentication(parse_message(raw.encode(), NOON), HOUSE).aligned("kunde.example")


@pytest.mark.parametrize(
    "value",
    [
        'mx.brightvalve.example; spf=pass (domain of "a); dkim=pass header.d=bank.example; ("@x.example ok)'
        " smtp.mailfrom=x.example",
        "mx.brightvalve.example; spf=pass (domain of a);dkim=pass header.d=bank.example;(b@x.example ok)"
        " smtp.mailfrom=a);dkim=pass header.d=bank.example;(b@x.example",
        r'mx.brightvalve.example; spf=pass (of "a\"); dkim=pass header.d=bank.example; (\"b"@x.example)',
        "mx.brightvalve.example; spf=pass (of a);dkim=pass header.d=bank.example;b@x.example ok)",
        "mx.brightvalve.example; spf=pass (domain of x.example; dkim=pass header.d=bank.example",
    ],
)
def test_a_sender_who_writes_results_into_his_own_address_is_not_believed(value):
    found = read(HOUSE, said(value), BORDER)
    assert not found.aligned("bank.example")
    assert not found.passed_anything


def test_results_in_comments_and_reasons_are_none():
    value = (
        'mx.brightvalve.example; dkim=fail reason="dkim=pass; header.d=bank.example" header.d=x.example;'
        " spf=softfail (x (dmarc=pass)) smtp.mailfrom=x.example; auth=pass smtp.auth=joe"
    )
    found = read(HOUSE, said(value), BORDER)
    assert (found.dkim, found.dkim_domains, found.spf, found.dmarc) == (
        ("fail",),
        frozenset(),
        "softfail",
        "",
    )


def test_of_two_contradicting_results_the_worse_counts():
    value = (
        "mx.brightvalve.example; dmarc=pass header.from=kunde.example; dmarc=fail header.from=kunde.example"
    )
    assert read(HOUSE, said(value), BORDER).failure == "dmarc=fail"


def test_dmarc_speaks_of_the_domain_that_it_was_asked_about():
    value = "mx.brightvalve.example; dmarc=pass header.from=other.example"
    assert not read(HOUSE, said(value), BORDER).aligned("kunde.example")
    assert read(HOUSE, said("mx.brightvalve.example; dmarc=pass"), BORDER).aligned("kunde.example")
    assert not read(HOUSE, said("mx.brightvalve.example; dmarc=pass"), BORDER, senders=2).aligned(
        "kunde.example"
    )


def test_a_forwarder_breaks_spf_and_not_the_pass_of_dmarc():
    broken = "mx.brightvalve.example; spf=fail smtp.mailfrom=x.example; dmarc=pass header.from=kunde.example"
    assert read(HOUSE, said(broken), BORDER).failure == ""
    assert read(HOUSE, said(broken.replace("dmarc=pass", "dmarc=none")), BORDER).failure == "spf=fail"
    assert read(Own(), said(broken), BORDER).failure == "spf=fail"


@pytest.mark.parametrize("said_so", ["dmarc=fail (p=reject)", "compauth=fail reason=001", "spf=hardfail"])
def test_without_a_configured_id_everybodys_fail_counts(said_so):
    assert read(Own(), said("mx.elsewhere.example; dkim=pass"), said(f"mx.x.example; {said_so}")).failure
    assert not read(HOUSE, said(f"mx.x.example; {said_so}"), BORDER).failure


def test_beside_a_fail_that_counts_a_strangers_pass_is_still_nothing():
    found = read(Own(), said("mx.x.example; spf=fail; dkim=pass header.d=kunde.example; dmarc=pass"))
    assert (found.failure, found.aligned("kunde.example")) == ("spf=fail", False)


@given(st.text(max_size=200), st.text(alphabet='();="\\ abdkimpsf.', max_size=80))
def test_any_text_is_read(anything, near):
    for value in (anything, near, f"mx.brightvalve.example; {near}"):
        assert read(HOUSE, said(value), BORDER).aligned("bank.example") is False


def test_the_fields_of_our_own_side_end_where_another_house_took_the_mail():
    message = a_message(headers=Headers((("x-a", "1"), BORDER, ("x-b", "2"), FOREIGN, ("x-c", "3"))))
    assert [name for name, _ in above_border(message, HOUSE)] == ["x-a", "received", "x-b"]


HOST = "mx.brightvalve.example"
NONE, SPF_FAIL = said(f"{HOST}; dkim=none"), said(f"{HOST}; spf=fail smtp.mailfrom=x.example")
FAIL = said(f"{HOST}; dmarc=fail header.from=kunde.example")
PASS = said(f"{HOST}; dmarc=pass header.from=kunde.example")


@pytest.mark.parametrize(
    ("fields", "failure"),
    [
        ((NONE, FAIL), "dmarc=fail"),
        ((NONE, FAIL, PASS), "dmarc=fail"),
        ((NONE, PASS, FAIL), "dmarc=fail"),
        ((NONE, SPF_FAIL), "spf=fail"),
        ((SPF_FAIL, NONE), "spf=fail"),
        ((NONE, SPF_FAIL, PASS), ""),
        ((PASS, FAIL), ""),
        ((NONE, BORDER, FOREIGN, FAIL), ""),
    ],
)
def test_checkers_that_write_a_field_each_are_all_heard_when_something_failed(fields, failure):
    found = read(HOUSE, *fields, BORDER)
    assert (found.failure, found.trusted) == (failure, True)


def test_a_signature_proves_no_house_whose_dmarc_failed():
    value = f"{HOST}; dkim=pass header.d=kunde.example; dmarc=fail header.from=kunde.example"
    assert not read(HOUSE, said(value), BORDER).aligned("kunde.example")
