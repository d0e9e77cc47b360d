"""What every sender does, and how each answer of a real SMTP server is understood."""

import ssl

import pytest

from bot.errors import (
    AccountPaused,
    ConfigError,
    FirstreplyError,
    PermanentFailure,
    TemporaryFailure,
    UnknownOutcome,
)
from bot.mail.folder import FolderSender
from bot.mail.smtp import SmtpSender, SmtpSettings
from tests.services import free_port
from tests.smtp_sink import smtp_sink as running_sink

RAW = "From: sales@brightvalve.example\r\nTo: a@b.example\r\nSubject: Re: x\r\n\r\nGrüße\r\n.dot\r\n".encode()


class Steps:
    """What a sender told us, in order."""

    def __init__(self, refuse=None):
        self.told = []
        self.refuse = refuse

    def before_data(self):
        self.told.append("before data")
        if self.refuse:
            raise self.refuse

    def accepted(self, answer):
        self.told.append("accepted")


def send(sender, recipient="buyer@company.example", steps=None):
    steps = steps or Steps()
    sender.send(RAW, recipient, before_data=steps.before_data, accepted=steps.accepted)
    return steps.told


def over_smtp(sink, **changes):
    usual = {"host": "localhost", "port": sink.port, "tls": "none", "timeout": 5}
    return SmtpSender(SmtpSettings(envelope_from="sales@brightvalve.example", **(usual | changes)))


@pytest.fixture(params=["folder", "smtp"])
def member(request, tmp_path):
    """A sender, and a look at what it has sent."""
    if request.param == "folder":
        return FolderSender(tmp_path / "out"), lambda: [
            p.read_bytes() for p in (tmp_path / "out").glob("*.eml")
        ]
    sink = request.getfixturevalue("smtp_sink")
    return over_smtp(sink), lambda: [mail.raw for mail in sink.mails]


def test_the_bytes_arrive_unchanged_and_acceptance_is_told_once(member):
    sender, sent = member
    assert send(sender) == ["before data", "accepted"]
    assert sent() == [RAW]


def test_nothing_is_sent_when_the_last_question_is_answered_no(member):
    sender, sent = member
    with pytest.raises(TemporaryFailure, match="not now"):
        send(sender, steps=Steps(TemporaryFailure("not now")))
    assert sent() == []
    assert send(sender) == ["before data", "accepted"]


def test_exactly_one_recipient_and_our_envelope(smtp_sink):
    send(over_smtp(smtp_sink))
    [mail] = smtp_sink.mails
    assert (mail.recipients, mail.sender) == (("buyer@company.example",), "sales@brightvalve.example")


def test_acceptance_is_told_before_a_quit_that_fails(smtp_sink):
    assert send(over_smtp(smtp_sink), "quit421@company.example") == ["before data", "accepted"]


@pytest.mark.parametrize(
    ("local", "error", "taken"),
    [
        ("rcpt550", PermanentFailure, 0),
        ("rcpt451", TemporaryFailure, 0),
        ("grey1", TemporaryFailure, 0),
        ("cutdata", TemporaryFailure, 0),
        ("data554", PermanentFailure, 0),
        ("data452", TemporaryFailure, 0),
        ("lostack", UnknownOutcome, 1),
        ("lostdata", UnknownOutcome, 0),
        ("garbage", UnknownOutcome, 1),
    ],
)
def test_each_ending_is_what_it_is(smtp_sink, local, error, taken):
    with pytest.raises(FirstreplyError) as caught:
        send(over_smtp(smtp_sink), f"{local}@company.example")
    assert type(caught.value) is error
    assert len(smtp_sink.mails) == taken


def test_an_answer_that_does_not_come_is_unknown(smtp_sink):
    with pytest.raises(UnknownOutcome):
        send(over_smtp(smtp_sink, timeout=1), "slow3@company.example")


def test_a_rate_limit_blames_the_account_even_as_a_final_refusal(smtp_sink):
    smtp_sink.refusal = "554 5.7.1 behaviour spam ANTISPAM_BAT: too frequently sending"
    with pytest.raises(AccountPaused):
        send(over_smtp(smtp_sink))


def test_a_server_that_is_away_is_a_matter_of_time():
    sender = SmtpSender(
        SmtpSettings(host="localhost", port=free_port(), tls="none", envelope_from="a@b.example")
    )
    with pytest.raises(TemporaryFailure):
        send(sender)


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_mail_goes_out_encrypted_and_logged_in(certificates, tls):
    context = certificates.server_context()
    with running_sink(free_port(), tls=tls, context=context, login=True) as sink:
        secure = {"tls": tls, "user": "sales", "ca_file": str(certificates.ca)}
        assert send(over_smtp(sink, password="pw-smtp", **secure)) == ["before data", "accepted"]
        with pytest.raises(AccountPaused, match="Check user and password"):
            send(over_smtp(sink, password="wrong", **secure))
        assert len(sink.mails) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused_with_the_repair(certificates):
    context: ssl.SSLContext = certificates.server_context()
    with running_sink(free_port(), tls="implicit", context=context) as sink:
        with pytest.raises((ConfigError, TemporaryFailure), match="ca_file"):
            send(over_smtp(sink, tls="implicit"))
        assert sink.mails == []
