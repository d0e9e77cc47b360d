"""Settings: firstreply.toml, then FIRSTREPLY_… variables, then …_FILE secrets. All mistakes at once.

Every key of the file is also a variable: `password` in `[mailboxes.sales]` is
FIRSTREPLY_MAILBOXES__SALES__PASSWORD, and FIRSTREPLY_MAILBOXES__SALES__PASSWORD_FILE names a file that
holds it. A variable wins over the file.
"""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.core.caps import USUAL
from bot.core.desk_values import quiet_hours, steps
from bot.errors import ConfigError

PREFIX = "FIRSTREPLY_"
OTHER_VARIABLES = frozenset(  # read by the tests or the command line, not settings
    PREFIX + name for name in ("CONFIG", "REQUIRE_SERVICES", "SHARED", "UPDATE_GOLDEN")
)


def _address(value: str) -> str:
    value = value.strip().lower()
    if not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", value):
        raise ValueError("write one bare mail address, as sales@example.com")
    return value


MailAddress = Annotated[str, AfterValidator(_address)]
SlackPerson = Annotated[str, Field(pattern=r"^[UWS][A-Z0-9]{2,20}$")]  # a person (U, W) or a user group (S)
MailboxName = Annotated[str, Field(pattern=r"^[^/\s]+$")]
CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"
Tls = Literal["implicit", "starttls", "none"]


class Section(BaseModel):
    """A table of the file. Unknown keys are mistakes; `<secret>_file` names a file with the secret."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    secrets: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_secret_files(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        found = dict(data)
        for name in cls.secrets:
            if path := found.pop(f"{name}_file", None):
                found[name] = _secret(Path(str(path)), name)
        return found


def _secret(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not text"
        raise ValueError(f"{name}_file: cannot read {path}: {reason}") from error


class SmtpSection(Section):
    """Where replies go out. `kind = "folder"` writes them as .eml files instead."""

    secrets = ("password",)
    kind: Literal["smtp", "folder"] = "smtp"
    host: str = ""
    port: int = Field(default=587, ge=1, le=65535)
    tls: Tls = "starttls"
    user: str = ""
    password: SecretStr = SecretStr("")
    ca_file: Path | None = None
    path: Path | None = None

    @model_validator(mode="after")
    def _complete(self) -> "SmtpSection":
        _need(self, {"smtp": ("host",), "folder": ("path",)}[self.kind], f'kind = "{self.kind}"')
        if self.user and not self.password.get_secret_value():
            raise ValueError("password: missing although user is set")
        return self


class MailboxSection(Section):
    """One shared mailbox. `kind = "folder"` reads .eml files from `path` instead of IMAP."""

    secrets = ("password",)
    kind: Literal["imap", "folder"] = "imap"
    address: MailAddress
    name: str = ""  # what buyers see before the address; the company's name if empty
    aliases: tuple[MailAddress, ...] = ()
    host: str = ""
    port: int = Field(default=993, ge=1, le=65535)
    tls: Tls = "implicit"
    user: str = ""
    password: SecretStr = SecretStr("")
    ca_file: Path | None = None
    folder: str = "INBOX"
    sent_folder: str | None = None
    junk_folder: str | None = None  # None: as the server says; "": it is not read
    path: Path | None = None
    poll_seconds: float = Field(default=60, ge=0.2, le=3600)
    go_live: AwareDatetime | None = None
    authserv_id: str = ""
    list_ids: tuple[str, ...] = ()
    smtp: SmtpSection | None = None

    @model_validator(mode="after")
    def _complete(self) -> "MailboxSection":
        needs = {"imap": ("host", "user", "password"), "folder": ("path",)}[self.kind]
        _need(self, needs, f'kind = "{self.kind}"')
        return self


class SlackSection(Section):
    """`mode`: "socket" (no open port), "http" (signed requests), or "off": cards wait in the outbox."""

    secrets = ("bot_token", "app_token", "signing_secret")
    mode: Literal["socket", "http", "off"] = "socket"
    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    api_url: str = "https://slack.com/api/"
    channels: dict[str, str] = Field(default_factory=dict)
    posts_per_second: float = Field(default=1, gt=0)
    http_host: str = "127.0.0.1"
    http_port: int = Field(default=3000, ge=0, le=65535)
    reps: tuple[SlackPerson, ...] = ()  # nobody named: everybody of the workspace
    managers: tuple[SlackPerson, ...] = ()
    ops: tuple[SlackPerson, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> "SlackSection":
        needs: tuple[str, ...] = ()
        if self.mode != "off":
            needs = ("bot_token", "app_token" if self.mode == "socket" else "signing_secret")
        _need(self, needs, f'mode = "{self.mode}"')
        if self.mode != "off" and "leads" not in self.channels:
            raise ValueError('channels: missing "leads": the id of the channel for cards, as C0123ABCD')
        return self


class CompanySection(Section):
    """Who signs the replies."""

    name: str
    address: str = ""
    phone: str = ""
    website: str = ""
    reply_prefix: str = Field(default="", pattern=r"^([A-Z][A-Z0-9]{0,7})?$")


class DeskSection(Section):
    """How leads are handed out and kept moving. Minutes are working time, 0 switches a thing off."""

    assign: Literal["nobody", "turn", "fewest"] = "turn"  # to whom of the team that a route names
    claim_minutes: int = Field(default=240, ge=0)  # then who has it and has not responded is reminded
    nudge_minutes: int = Field(default=30, ge=1)  # then the lead goes back to the channel
    lock_minutes: int = Field(default=60, ge=0)  # so long who lost it cannot take it again (by the clock)
    sla_minutes: int = Field(default=0, ge=0)  # where a route has none; 0: one working day
    escalate_percent: Annotated[tuple[int, ...], AfterValidator(steps)] = (75, 100, 150)  # of the SLA
    quiet: Annotated[str, AfterValidator(quiet_hours)] = "21:00-07:00"
    grace_minutes: float = Field(default=0, ge=0, le=24 * 60)  # the auto-reply waits: a person may be first
    shadow_until: AwareDatetime | None = None  # until then auto-replies are only shown, and people send them


class ReportsSection(Section):
    """What is told without being asked for, by the clock of most reps of team.yaml."""

    daily_to: tuple[str, ...] | None = None  # None: the channel "ops", or "leads" where there is none
    daily_at: str = Field(default="08:00", pattern=CLOCK)
    weekly_to: tuple[str, ...] = ()
    weekly_on: str = Field(default="Mon 08:00", pattern=rf"(?i)^(mon|tue|wed|thu|fri|sat|sun) {CLOCK[1:]}")


class DatabaseSection(Section):
    """SQLite for one process, PostgreSQL for many: postgresql://user@host/name"""

    url: str = "sqlite:///firstreply.db"


class LimitsSection(Section):
    """How much at once, and how many auto-replies at most: 0 is no limit."""

    reply_workers: int = Field(default=4, ge=1, le=32)
    cut_off_hours: float = Field(default=24, gt=0, le=24 * 366)  # older mail is never auto-replied
    join_hours: float = Field(default=72, ge=0, le=24 * 366)  # another mail of a buyer joins the open lead
    max_message_mb: int = Field(default=25, ge=1, le=200)
    replies_per_hour: int = Field(default=USUAL.hour, ge=0)  # of one mailbox
    replies_per_day: int = Field(default=USUAL.day, ge=0)
    replies_per_domain_day: int = Field(default=USUAL.domain_day, ge=0)
    replies_per_free_mail_day: int = Field(default=USUAL.free_mail_day, ge=0)
    replies_per_form_hour: int = Field(default=USUAL.source_hour, ge=0)
    replies_same_text_day: int = Field(default=USUAL.same_text_day, ge=0)


class Settings(BaseSettings):
    """Everything an operator sets. `source` is the file it came from."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, case_sensitive=False
    )
    company: CompanySection
    mailboxes: dict[MailboxName, MailboxSection] = Field(min_length=1)
    smtp: SmtpSection
    slack: SlackSection
    desk: DeskSection = DeskSection()
    reports: ReportsSection = ReportsSection()
    database: DatabaseSection = DatabaseSection()
    limits: LimitsSection = LimitsSection()
    rules: Path | None = None  # the folder; the shipped one if unset
    templates: Path | None = None
    log_level: Literal["debug", "info", "warning"] = "info"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings

    @model_validator(mode="after")
    def _readers(self) -> "Settings":
        """Whoever is to be told must be known: a channel by its name here, a person by the id of Slack."""
        known, keys = set(self.slack.channels), ("daily_to", "weekly_to")
        for key, one in ((name, to) for name in keys for to in getattr(self.reports, name) or ()):
            if one not in known and not re.fullmatch(r"[UW][A-Z0-9]{2,20}", one):
                what = f"{one!r} is neither in slack.channels nor a person's id{_nearest(one, known)}"
                raise ValueError(f"reports.{key}: {what}")
        return self

    def smtp_of(self, mailbox: str) -> SmtpSection:
        return self.mailboxes[mailbox].smtp or self.smtp


def _need(section: BaseModel, names: tuple[str, ...], when: str) -> None:
    for name in names:
        value = getattr(section, name)
        if isinstance(value, SecretStr):
            value = value.get_secret_value()
        if not value:
            raise ValueError(f"{name}: missing (needed with {when})")


def load_settings(path: Path) -> Settings:
    """Read the file and the environment. Raises ConfigError with every mistake, one a line."""
    text, data = _read(path)
    if api_url := os.environ.get("SLACK_API_URL"):
        data.setdefault("slack", {}).setdefault("api_url", api_url)
    mistakes = _unknown_variables(os.environ)
    try:
        settings = Settings(**data)
    except ValidationError as error:
        mistakes = [*(_mistake(path, text, item) for item in error.errors()), *mistakes]
    else:
        if not mistakes:
            return settings
    raise ConfigError("\n".join(dict.fromkeys(mistakes)))


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    if not path.exists():
        return "", {}
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error


def _unknown_variables(environment: Mapping[str, str]) -> list[str]:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    mistakes = []
    for name in environment:
        top = name.upper().split("__")[0]
        if name.upper().startswith(PREFIX) and top not in known and name.upper() not in OTHER_VARIABLES:
            mistakes.append(f"environment: {name}: unknown setting{_nearest(top, known)}")
    return mistakes


def _mistake(path: Path, text: str, item: Any) -> str:
    """One mistake: file:line, the key, what is wrong, how to set it."""
    keys = [str(part) for part in item["loc"]]
    message = item["msg"].removeprefix("Value error, ")
    if inner := re.match(r"([\w.]+): (.*)", message):  # raised by a section about one of its keys
        keys, message = [*keys, *inner[1].split(".")], inner[2]
    variable = PREFIX + "__".join(keys).upper()
    place = f"{path}:{line}" if (line := _line_of(text, keys)) else f"{path}"
    if item["type"] == "extra_forbidden":
        return f"{place}: {'.'.join(keys)}: unknown key{_nearest(keys[-1], _names(keys[:-1]))}"
    if item["type"] == "missing" or message.startswith("missing"):
        rest = message.removeprefix("Field required").removeprefix("missing").strip()
        return f"{place}: {'.'.join(keys)}: {f'missing {rest}'.strip()}. Set it there or as {variable}"
    return f"{place}: {'.'.join(keys)}: {message[:1].lower() + message[1:]} (or set {variable})"


def _line_of(text: str, keys: list[str]) -> int:
    """The line of a key in a TOML file, or of the table it should stand in; 0 where neither is."""
    table, found = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[([^\]]+)\]", line):
            table = header[1].strip()
            found = number if table == ".".join(keys[:-1]) and not found else found
        key = re.match(r"\s*([\w-]+)\s*=", line)
        if key and ".".join(filter(None, (table, key[1]))) == ".".join(keys):
            return number
    return found


def _names(keys: list[str]) -> set[str]:
    """The keys that may stand in the table at `keys`."""
    model: Any = Settings
    for key in keys:
        field = model.model_fields.get(key) if hasattr(model, "model_fields") else None
        annotation = field.annotation if field else model
        models = [a for a in (annotation, *get_args(annotation)) if hasattr(a, "model_fields")]
        model = models[-1] if models else model
    return set(model.model_fields) if hasattr(model, "model_fields") else set()


def _nearest(word: str, words: set[str]) -> str:
    close = difflib.get_close_matches(word, sorted(words), n=1)
    return f", did you mean {close[0]}?" if close else ""


def go_live_of(section: MailboxSection) -> datetime | None:
    return section.go_live.astimezone(UTC) if section.go_live else None
