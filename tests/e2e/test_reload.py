"""A manager changes the rules of a running bot."""

import shutil
import time

import pytest

from bot.content.shipped import shipped
from tests.e2e.mails import answered, deliver
from tests.e2e.test_daemon import wait_for

PROMISED = 5.0  # seconds from a change to the rules in use


@pytest.fixture
def rules(stage):
    """A folder of rules of the operator's own, named in the settings."""
    folder = stage.folder / "rules"
    shutil.copytree(shipped("rules"), folder)
    shutil.rmtree(folder / "examples")
    stage.config.write_text(f'rules = "{folder}"\n{stage.config.read_text()}')
    return folder


@pytest.fixture
def running(stage, rules):
    process = stage.start("run")
    try:
        wait_for(lambda: stage.slack.connections)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0, (stage.folder / "bot.log").read_text()[-3000:]


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_the_next_mail_is_judged_by_changed_rules_and_a_mistake_changes_nothing(stage, rules, running):
    change(rules / "routes.yaml", "template: first_reply", "template: none")
    time.sleep(PROMISED)
    deliver(stage.account, [answered(1)])
    card = wait_for(lambda: stage.slack.messages())[0]
    assert "the route has no template" in str(card["blocks"])

    change(rules / "routes.yaml", "template: none", "tempalte: first_reply")
    notice = wait_for(lambda: [m["text"] for m in stage.slack.messages() if "last good ones" in m["text"]])
    assert 'unknown field "tempalte", did you mean "template"?' in notice[0]

    change(rules / "routes.yaml", "tempalte: first_reply", "template: first_reply")
    wait_for(lambda: [m for m in stage.slack.messages() if "in order again" in m["text"]])
    deliver(stage.account, [answered(2)])
    wait_for(lambda: stage.sink.mails)
    assert stage.replies() == {"buyer2@company2.example": 1}


def test_a_bot_does_not_start_with_broken_rules(stage, rules):
    routes = (rules / "routes.yaml").read_text().count("  channel: leads")
    change(rules / "routes.yaml", "  channel: leads", "  chanel: leads")
    done = stage.firstreply("run", "--once")
    assert done.code == 2
    assert done.err.count('unknown field "chanel", did you mean "channel"?') == routes > 1
    assert "Traceback" not in done.err
