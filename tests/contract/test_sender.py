"""What every sender does, and how each answer of a real SMTP server is understood."""

import time

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
    """What a sender told us, in order. `ask` is called where the sender asks a last time."""

    def __init__(self, ask=lambda: None):
        self.told = []
        self.ask = ask

    def before_data(self):
        self.told.append("before data")
        self.ask()

    def accepted(self, answer):
        self.told.append("accepted")


def send(sender, recipient="buyer@company.example", steps=None):
    steps = steps or Steps()
    sender.send(RAW, recipient, before_data=steps.before_data, accepted=steps.accepted)
    return steps.told


def no():
    raise TemporaryFailure("not now")


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


def test_the_last_question_comes_before_anything_is_sent(member):
    sender, sent = member
    there = []
    send(sender, steps=Steps(lambda: there.extend(sent())))
    assert (there, sent()) == ([], [RAW])


def test_nothing_is_sent_when_the_last_question_is_answered_no(member):
    sender, sent = member
    steps = Steps(no)
    with pytest.raises(TemporaryFailure, match="not now"):
        send(sender, steps=steps)
    assert (steps.told, sent()) == (["before data"], [])
    assert send(sender) == ["before data", "accepted"]


def test_exactly_one_recipient_and_our_envelope(smtp_sink):
    send(over_smtp(smtp_sink))
    [mail] = smtp_sink.mails
    assert (mail.recipients, mail.sender) == (("buyer@company.example",), "sales@brightvalve.example")


def test_acceptance_is_told_before_a_quit_that_fails(smtp_sink):
    quits_at_acceptance = []

    class Watching(Steps):
        def accepted(self, answer):
            super().accepted(answer)
            time.sleep(0.1)  # a QUIT that was on its way would be there by now
            quits_at_acceptance.append(smtp_sink.quits)

    assert send(over_smtp(smtp_sink), "quit421@company.example", Watching()) == ["before data", "accepted"]
    assert (quits_at_acceptance, smtp_sink.quits) == ([0], 1)


def test_a_recipient_that_would_break_a_command_never_reaches_the_server(smtp_sink):
    with pytest.raises(PermanentFailure):
        send(over_smtp(smtp_sink), "a@b.example>\r\nRCPT TO:<victim@c.example")
    assert (smtp_sink.connections, smtp_sink.mails) == (0, [])


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
    steps = Steps()
    with pytest.raises(FirstreplyError) as caught:
        send(over_smtp(smtp_sink), f"{local}@company.example", steps)
    assert type(caught.value) is error
    assert len(smtp_sink.mails) == taken
    assert "accepted" not in steps.told


def test_a_greylisted_recipient_is_taken_the_second_time(smtp_sink):
    sender = over_smtp(smtp_sink)
    with pytest.raises(TemporaryFailure) as caught:
        send(sender, "grey2@company.example")
    assert caught.value.retry_after is not None
    assert send(sender, "grey2@company.example") == ["before data", "accepted"]


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
        sender = over_smtp(sink, tls=tls, user="sales", password="pw-smtp", ca_file=str(certificates.ca))
        assert send(sender) == ["before data", "accepted"]
        assert (sink.logins, len(sink.mails)) == (["sales"], 1)


def test_a_wrong_password_pauses_the_account_and_says_whose():
    with running_sink(free_port(), login=True) as sink:
        with pytest.raises(AccountPaused) as caught:
            send(over_smtp(sink, user="sales@brightvalve.example", password="wrong"))
        assert caught.value.retry_after is not None
        text = str(caught.value)
        assert f"localhost:{sink.port} (login sales@brightvalve.example)" in text
        assert "Check user and password" in text
        assert "wrong" not in text
        assert sink.mails == []


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_a_certificate_that_nobody_vouches_for_is_refused_with_the_repair(certificates, tls):
    context = certificates.server_context()
    with running_sink(free_port(), tls=tls, context=context) as sink:
        with pytest.raises(ConfigError, match="ca_file"):
            send(over_smtp(sink, tls=tls))
        assert sink.mails == []


def test_no_password_is_sent_in_the_clear_where_starttls_is_missing():
    with running_sink(free_port(), login=True) as sink:
        with pytest.raises(ConfigError, match="offers no STARTTLS"):
            send(over_smtp(sink, tls="starttls", user="sales", password="pw-smtp"))
        assert sink.logins == []
