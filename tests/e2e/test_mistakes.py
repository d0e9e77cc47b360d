"""What a person sees when something is wrong: one message with key and repair, exit 2, nothing lost."""

import json

import pytest

from tests.e2e.mails import answered, deliver
from tests.services import free_port


def refused(done, *words):
    assert done.code == 2, done
    assert "Traceback" not in done.err
    text = "\n".join(line for line in done.err.splitlines() if line.startswith("firstreply: "))
    for word in words:
        assert word in text, text
    return text


def test_a_wrong_password_is_named_and_not_tried_again_at_once(stage):
    deliver(stage.account, [answered(1)])
    stage.write_settings(password="wrong")

    first = stage.firstreply("run", "--once")
    refused(first, "mailboxes.sales", "password", stage.account.user)
    tries = login_failures(stage)
    assert tries > 0, "the log must show what is counted"
    refused(stage.firstreply("run", "--once"), "Not tried again before", "unless the login is changed")

    assert login_failures(stage) == tries, "a cron job with an old password must not lock the account"
    stage.write_settings()
    assert stage.firstreply("run", "--once").out == "1 mails taken in\n"
    assert len(stage.sink.mails) == 1
    assert any("cannot be read" in message["text"] for message in stage.slack.messages())


def test_a_host_that_does_not_answer_is_named(stage):
    stage.write_settings(imap_port=str(free_port()))
    refused(stage.firstreply("run", "--once"), "mailboxes.sales", "localhost")


def test_an_unknown_key_is_named_with_the_nearest_word(stage):
    text = stage.config.read_text().replace("ca_file", "ca_fiel")
    stage.config.write_text(text)
    refused(stage.firstreply("run", "--once"), "mailboxes.sales.ca_fiel", "did you mean ca_file?", ":11:")


def test_a_missing_token_is_named_with_its_variable(stage):
    stage.config.write_text(
        "\n".join(x for x in stage.config.read_text().splitlines() if "bot_token" not in x)
    )
    refused(stage.firstreply("run"), "slack.bot_token", "missing", "FIRSTREPLY_SLACK__BOT_TOKEN")


def test_a_token_that_slack_refuses_stops_the_daemon_with_the_repair(stage):
    stage.write_settings(bot_token="xoxb-wrong")
    refused(stage.firstreply("run"), "invalid_auth", "slack.bot_token")


def test_a_second_process_on_one_sqlite_file_is_refused(stage):
    first = stage.start("run")
    try:
        while not stage.slack.connections:
            assert first.poll() is None
        refused(stage.firstreply("run", "--once"), "another firstreply process", "database.url")
    finally:
        first.terminate()
        first.communicate(timeout=30)


def test_a_refused_smtp_login_holds_the_reply_and_loses_nothing(stage):
    stage.sink.refusal = "535 5.7.8 authentication failed"
    deliver(stage.account, [answered(1)])
    assert stage.firstreply("run", "--once").code == 0
    assert stage.sink.mails == []
    assert "auto-reply waits: " in str(stage.slack.messages()[0]["blocks"])
    assert "535 5.7.8" in str(stage.slack.messages()[0]["blocks"])


@pytest.fixture
def strange_folder(tmp_path):
    folder = tmp_path / "strange"
    folder.mkdir()
    (folder / "empty.eml").write_bytes(b"")
    (folder / "zeros.eml").write_bytes(b"\0" * 4096)
    (folder / "noise.eml").write_bytes(bytes(range(256)) * 40)
    (folder / "id.eml").write_bytes(
        b"From: a@b.example\r\nMessage-ID: <>\r\nSubject: =?x?b?====?=\r\n\r\nhello"
    )
    (folder / "deep.eml").write_bytes(b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 300)
    (folder / "fine.eml").write_bytes(answered(1).raw)
    return folder


def test_explain_prints_one_line_a_file_whatever_the_bytes(stage, strange_folder, tmp_path):
    (tmp_path / "missing.eml").symlink_to(tmp_path / "nowhere")
    done = stage.firstreply_plain("explain", "--json", str(strange_folder), str(tmp_path / "missing.eml"))

    assert (done.code, done.err) == (0, "")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert len(lines) == 7
    wanted = (
        "file outcome auto_reply reply_to reason rules language language_confidence country country_evidence "
        "product source channel template grade risk"
    )
    assert all(set(wanted.split()) <= set(line) for line in lines)
    assert lines[-1]["outcome"] == "failed"
    [fine] = [line for line in lines if line["file"].endswith("fine.eml")]
    assert (fine["auto_reply"], fine["reply_to"]) == (True, "buyer1@company1.example")


def login_failures(stage):
    log = stage.account.server.root / "dovecot.log"
    return log.read_text(errors="replace").count("auth failed")
