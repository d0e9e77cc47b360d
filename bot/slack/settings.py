"""What the Slack room must be told. Nothing here is read from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """`channels` maps our names ("leads", "held", "ops") to Slack's channel ids; a name without an
    entry means "leads". `team` adds one more workspace whose people may claim (Slack Connect)."""

    bot_token: str
    app_token: str = ""
    signing_secret: str = ""
    api_url: str = "https://slack.com/api/"
    mode: Literal["socket", "http"] = "socket"
    channels: Mapping[str, str]
    posts_per_second: float = 1.0
    http_host: str = "127.0.0.1"
    http_port: int = 3000
    team: str = ""
    reps: tuple[str, ...] = ()  # who may act: people (U…) and user groups (S…); nobody named: everybody
    managers: tuple[str, ...] = ()
    ops: tuple[str, ...] = ()

    def channel_id(self, name: str) -> str:
        return self.channels.get(name) or self.channels["leads"]


def mistakes(settings: SlackSettings) -> list[str]:
    """What cannot work, each with its repair. Needs no network."""
    found = []
    if not settings.bot_token.startswith("xoxb-"):
        found.append("slack.bot_token: must start with xoxb- (OAuth & Permissions, Bot User OAuth Token)")
    if settings.mode == "socket" and not settings.app_token.startswith("xapp-"):
        found.append("slack.app_token: must start with xapp- (Basic Information, App-Level Tokens)")
    if settings.mode == "http" and not settings.signing_secret:
        found.append("slack.signing_secret: missing (Basic Information, App Credentials)")
    if not settings.channels.get("leads"):
        found.append('slack.channels: missing "leads": the id of the channel for cards, as C0123ABCD')
    found += [
        f'slack.channels.{name}: "{channel}" is a name; write the id (channel details, bottom), as C0123ABCD'
        for name, channel in settings.channels.items()
        if channel.startswith("#") or channel != channel.upper()
    ]
    return found
