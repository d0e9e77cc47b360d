"""What a refusal means: whose fault it is, and when to ask again. Texts as providers send them."""

from datetime import timedelta

import pytest

from bot.errors import AccountPaused, PermanentFailure, TemporaryFailure
from bot.mail.answers import failure

RATE_LIMITS = [
    (550, "5.4.5 Daily user sending limit exceeded."),
    (554, "Reject by behaviour spam ANTISPAM_BAT[01201311R1, ay29a033018047187]: too frequently sending"),
    (451, "MI:SFQ 163 smtp5,D9GowACXb"),
    (421, "HL:ICC 163 smtp7,C8CowECp"),
    (450, "MI:DMC 163 smtp1"),
    (432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"),
    (421, "4.7.28 Our system has detected an unusual rate of unsolicited mail"),
    (451, "4.7.0 Rate limit exceeded"),
    (421, "4.7.0 Too many connections from your host"),
]


@pytest.mark.parametrize(("code", "text"), RATE_LIMITS)
def test_a_rate_limit_pauses_the_account_whatever_its_digits(code: int, text: str):
    error = failure("data", "SMTP mail.example", code, text)
    assert isinstance(error, AccountPaused)
    assert error.retry_after is not None
    assert error.retry_after >= timedelta(minutes=5)
    assert text in str(error)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (535, "5.7.8 Username and Password not accepted"),
        (535, "5.7.139 Authentication unsuccessful, basic authentication is disabled."),
        (534, "5.7.9 Application-specific password required"),
        (454, "4.7.0 Temporary authentication failure"),
    ],
)
def test_a_refused_login_pauses_the_account_and_says_what_to_check(code: int, text: str):
    error = failure("login", "SMTP mail.example", code, text)
    assert isinstance(error, AccountPaused)
    assert "Check user and password" in str(error)


@pytest.mark.parametrize(
    ("stage", "code", "text"),
    [
        ("sender", 550, "5.7.60 Client does not have permissions to send as this sender"),
        ("sender", 530, "5.7.1 Authentication required"),
        ("recipient", 550, "5.7.30 Basic authentication is not supported for Client Submission"),
        ("recipient", 530, "5.5.1 Authentication Required"),
    ],
)
def test_what_is_wrong_with_our_account_is_not_the_buyers_fault(stage, code: int, text: str):
    assert isinstance(failure(stage, "SMTP mail.example", code, text), AccountPaused)


@pytest.mark.parametrize(
    ("stage", "code", "text"),
    [
        ("recipient", 550, "5.1.1 The email account that you tried to reach does not exist"),
        ("recipient", 553, "Mailbox name not allowed"),
        ("recipient", 552, "5.2.2 Mailbox full"),
        ("data", 554, "5.7.1 Message rejected: content policy"),
        ("data", 554, "DT:SPM 163 smtp10"),
        ("sender", 552, "5.3.4 Message size exceeds fixed limit"),
    ],
)
def test_a_final_refusal_of_the_message_is_permanent(stage, code: int, text: str):
    assert isinstance(failure(stage, "SMTP mail.example", code, text), PermanentFailure)


@pytest.mark.parametrize(
    ("stage", "code", "text", "minutes"),
    [
        ("recipient", 450, "4.2.0 <carla@kunde.example>: Recipient address rejected: Greylisted", 5),
        ("recipient", 451, "4.7.1 Greylisting in action, please come back later", 5),
        ("data", 451, "DT:SPM 163 smtp10", 2),
        ("data", 452, "4.3.1 Insufficient system storage", None),
        ("connect", 421, "4.3.2 Service not available", None),
        ("connect", 554, "5.7.1 no service for your host now", None),
    ],
)
def test_a_refusal_for_now_is_temporary_and_blames_nobody(stage, code: int, text: str, minutes: int | None):
    error = failure(stage, "SMTP mail.example", code, text)
    assert isinstance(error, TemporaryFailure)
    assert not isinstance(error, AccountPaused)
    assert error.retry_after == (None if minutes is None else timedelta(minutes=minutes))


def test_an_answer_that_is_no_smtp_is_temporary():
    assert type(failure("recipient", "SMTP mail.example", -1, "nonsense")) is TemporaryFailure
