"""Of filters our own are believed; a stranger's verdict counts where it is bad."""

import pytest

from bot.core.guard import guard
from bot.core.message import Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

HOUSE = Own(addresses=frozenset({"sales@brightvalve.example"}), authserv_id="mx.brightvalve.example")
MICROSOFT = Own(addresses=frozenset({"sales@brightvalve.example"}), authserv_id="microsoft365")
NOBODY = Own(addresses=frozenset({"sales@brightvalve.example"}))
BORDER = ("received", "from mail.kunde.example by mx.brightvalve.example with ESMTPS")
FOREIGN = ("received", "from desk.kunde.example by mail.kunde.example with ESMTPSA")
WHOLE = (("message-id", "<1@x>"), ("date", "today"))


def judged(own, *fields, **changes):
    return guard(a_message(headers=Headers((*fields, *WHOLE)), return_path=BUYER.email, **changes), own)


SPAM = [
    ("x-spam-flag", "YES"),
    ("x-spam-status", "Yes, score=9.1 required=5.0"),
    ("x-spamd-result", "default: True [17.20 / 15.00]; X(1)"),
    ("x-spamd-bar", "+++++++++"),
    ("x-rspamd-action", "add header"),
    ("x-forefront-antispam-report", "CIP:192.0.2.9;CTRY:DE;SCL:6;SFV:SPM;CAT:SPM;"),
    ("x-forefront-antispam-report", "CIP:192.0.2.9;SCL:1;SFV:NSPM;CAT:HPHISH;"),
    ("x-microsoft-antispam", "BCL:8;ARA:1"),
    ("x-ms-exchange-organization-scl", "9"),
    ("x-ses-spam-verdict", "FAIL"),
    ("x-ses-virus-verdict", "FAIL"),
    ("x-bogosity", "Spam, tests=bogofilter, spamicity=0.99"),
    ("x-ui-filterresults", "junk:10;V03:K0"),
]
CLEAN = [
    ("x-spam-flag", "NO"),
    ("x-spam-status", "No, score=1 required=5"),
    ("x-spamd-result", "default: False [-1.31 / 15.00]"),
    ("x-spamd-bar", "--"),
    ("x-rspamd-action", "no action"),
    ("x-forefront-antispam-report", "CIP:192.0.2.9;SCL:1;SFV:NSPM;CAT:NONE;"),
    ("x-microsoft-antispam", "BCL:0;"),
    ("x-ms-exchange-organization-scl", "1"),
    ("x-ses-spam-verdict", "PASS"),
    ("x-bogosity", "Ham, tests=bogofilter"),
]


@pytest.mark.parametrize("field", SPAM)
def test_what_our_own_filter_calls_spam_is_held(field):
    assert judged(HOUSE, field, BORDER, FOREIGN).reason.startswith("H15")
    assert judged(NOBODY, BORDER, FOREIGN, field).reason.startswith("H15")


@pytest.mark.parametrize("field", CLEAN)
def test_what_a_filter_calls_clean_is_as_good_as_unseen(field):
    assert judged(HOUSE, field, BORDER).auto_reply
    assert judged(NOBODY, field).auto_reply


@pytest.mark.parametrize("field", SPAM)
def test_a_strangers_filter_is_a_doubt_beside_others_where_ours_is_known(field):
    alone = judged(HOUSE, BORDER, FOREIGN, field)
    assert alone.auto_reply, alone.reason
    assert [hit.effect for hit in alone.hits if hit.rule == "H15"] == ["noted"]
    assert judged(HOUSE, BORDER, FOREIGN, field, subject="HURRY UP!!!").reason.startswith("S14")


def test_only_the_topmost_verdict_of_a_filter_counts():
    assert judged(NOBODY, ("x-spam-flag", "NO"), BORDER, ("x-spam-flag", "YES")).auto_reply


def test_exchange_writes_its_verdicts_below_the_senders_fields():
    field = ("x-forefront-antispam-report", "SCL:6;SFV:SPM")
    assert judged(MICROSOFT, BORDER, FOREIGN, field).reason.startswith("H15")


def test_weak_authentication_is_a_doubt_where_our_border_looked():
    weak = ("authentication-results", "mx.brightvalve.example; spf=none; dkim=none; dmarc=none")
    assert judged(HOUSE, weak, BORDER).auto_reply
    assert judged(HOUSE, weak, BORDER, subject="HURRY UP!!!").reason.startswith("S14")
    good = ("authentication-results", "mx.brightvalve.example; spf=pass; dkim=none; dmarc=none")
    assert judged(HOUSE, good, BORDER, subject="HURRY UP!!!").auto_reply


def test_a_sender_whom_his_own_domain_does_not_know_is_a_doubt():
    soft = ("authentication-results", "mx.elsewhere.example; spf=softfail")
    assert judged(NOBODY, soft).auto_reply
    assert judged(NOBODY, soft, subject="HURRY UP!!!").reason.startswith("S14")


def test_a_forgery_is_held_and_nobody_lifts_it():
    forged = ("authentication-results", "mx.brightvalve.example; dmarc=fail header.from=kunde.example")
    verdict = judged(HOUSE, forged, BORDER)
    assert (verdict.reason[:3], verdict.lifts) == ("H17", False)
