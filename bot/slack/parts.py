"""The Slack room by its settings."""

from collections.abc import Callable
from datetime import datetime

from bot.config import SlackSection
from bot.flows.holding import Holding
from bot.slack.room import Slack
from bot.slack.settings import SlackSettings
from bot.store.events import SlackEvents


def new_slack(section: SlackSection, holding: Holding, clock: Callable[[], datetime]) -> Slack | None:
    """None where Slack is switched off: cards wait in the outbox."""
    if section.mode == "off":
        return None
    settings = slack_settings(section)
    return Slack(settings, holding, SlackEvents(holding.leads.database), clock)


def slack_settings(section: SlackSection) -> SlackSettings:
    return SlackSettings(
        bot_token=section.bot_token.get_secret_value(),
        app_token=section.app_token.get_secret_value(),
        signing_secret=section.signing_secret.get_secret_value(),
        api_url=section.api_url,
        mode="http" if section.mode == "http" else "socket",
        channels=section.channels,
        posts_per_second=section.posts_per_second,
        http_host=section.http_host,
        http_port=section.http_port,
        reps=section.reps,
        managers=section.managers,
        ops=section.ops,
    )
