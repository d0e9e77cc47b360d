"""Settings: all mistakes at once, each with its place and its repair."""

import pytest

from bot.config import load_settings
from bot.errors import ConfigError

GOOD = """
[company]
name = "Brightvalve"
[mailboxes.sales]
address = "Sales@Brightvalve.example"
host = "imap.example.com"
user = "u"
password = "imap-secret"
[smtp]
host = "smtp.example.com"
[slack]
bot_token = "xoxb-secret"
app_token = "xapp-secret"
channels = { leads = "C1" }
"""


@pytest.fixture
def load(tmp_path):
    def from_text(text):
        path = tmp_path / "firstreply.toml"
        path.write_text(text)
        return load_settings(path)

    return from_text


def mistakes(load, text):
    with pytest.raises(ConfigError) as caught:
        load(text)
    return str(caught.value).splitlines()


def test_a_good_file(load):
    settings = load(GOOD)
    assert settings.mailboxes["sales"].address == "sales@brightvalve.example"
    assert settings.slack.api_url == "https://slack.com/api/"
    assert settings.smtp_of("sales").host == "smtp.example.com"


def test_secrets_are_not_shown(load):
    assert "secret" not in repr(load(GOOD)).replace("signing_secret", "")


def test_all_mistakes_are_told_at_once(load):
    text = (
        GOOD.replace('host = "imap', 'hots = "imap')
        .replace('app_token = "xapp-secret"', "")
        .replace('"C1"', "5")
    )
    found = mistakes(load, text)
    assert any(":6: mailboxes.sales.hots: unknown key, did you mean host?" in line for line in found)
    assert any("slack.channels.leads" in line for line in found)
    assert len(found) >= 2


def test_a_missing_key_is_named_with_its_variable(load):
    [found] = mistakes(load, GOOD.replace('app_token = "xapp-secret"', ""))
    assert "slack.app_token: missing" in found
    assert "FIRSTREPLY_SLACK__APP_TOKEN" in found


def test_a_variable_wins_over_the_file(load, monkeypatch):
    monkeypatch.setenv("FIRSTREPLY_MAILBOXES__SALES__PASSWORD", "from the environment")
    assert load(GOOD).mailboxes["sales"].password.get_secret_value() == "from the environment"


def test_a_secret_may_stand_in_a_file(load, monkeypatch, tmp_path):
    (tmp_path / "secret").write_text("from a file\n")
    monkeypatch.setenv("FIRSTREPLY_SLACK__BOT_TOKEN_FILE", str(tmp_path / "secret"))
    assert load(GOOD).slack.bot_token.get_secret_value() == "from a file"
    monkeypatch.setenv("FIRSTREPLY_SLACK__BOT_TOKEN_FILE", str(tmp_path / "nowhere"))
    assert "cannot read" in mistakes(load, GOOD)[0]


def test_an_unknown_variable_is_a_mistake(load, monkeypatch):
    monkeypatch.setenv("FIRSTREPLY_SLAK__MODE", "off")
    assert "did you mean FIRSTREPLY_SLACK?" in mistakes(load, GOOD)[0]


def test_the_base_address_of_slack_is_a_normal_setting(load, monkeypatch):
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api/")
    assert load(GOOD).slack.api_url == "http://127.0.0.1:1/api/"


def test_a_file_that_is_no_toml_is_named(load):
    assert "not valid TOML" in mistakes(load, "[mailboxes")[0]


def test_who_is_to_be_told_must_be_known(load):
    said = GOOD + '[reports]\ndaily_to = ["U0ANNA"]\nweekly_to = ["U0BEN", "lead"]\n'
    [mistake] = mistakes(load, said)
    assert mistake.endswith(
        ":17: reports.weekly_to: 'lead' is neither in slack.channels nor a person's id, did you mean leads? "
        "(or set FIRSTREPLY_REPORTS__WEEKLY_TO)"
    )
    assert load(said.replace('"lead"', '"leads"')).reports.weekly_to == ("U0BEN", "leads")


@pytest.mark.parametrize("wrong", ['daily_at = "8"', 'daily_at = "24:00"', 'weekly_on = "Monday 08:00"'])
def test_a_time_that_is_none_is_a_mistake(load, wrong):
    [mistake] = mistakes(load, f"{GOOD}[reports]\n{wrong}\n")
    assert f":16: reports.{wrong.split()[0]}: " in mistake


@pytest.mark.parametrize("steps", ["[100, 75]", "[75, 75]", "[0, 100]", "[50, 75, 100, 150]"])
def test_a_ladder_whose_steps_do_not_rise_is_a_named_mistake(load, steps):
    [line] = mistakes(load, f"{GOOD}[desk]\nescalate_percent = {steps}\n")
    assert ":16: desk.escalate_percent: write at most three percentages, each larger" in line


@pytest.mark.parametrize("quiet", ["99:99-07:00", "21:00-07:60", "21:00", "25:00-07:00"])
def test_quiet_hours_that_no_clock_shows_are_a_named_mistake(load, quiet):
    [line] = mistakes(load, f'{GOOD}[desk]\nquiet = "{quiet}"\n')
    assert f":16: desk.quiet: '{quiet}' is no time of day: write it as 21:00-07:00" in line


def test_a_ladder_and_quiet_hours_may_be_switched_off(load):
    desk = load(f'{GOOD}[desk]\nescalate_percent = []\nquiet = ""\n').desk
    assert (desk.escalate_percent, desk.quiet) == ((), "")
