"""What can go wrong, as a tree. The outbox asks one question only: temporary or permanent?

FirstreplyError
├── ConfigError          a setting, rule file or template is wrong: a person must repair it (exit 2)
├── TemporaryFailure     the other side is busy or away: try again later
│   └── AccountPaused    the account as a whole was refused (rate, login): nobody's message is to blame
├── PermanentFailure     the other side said no for good
├── UnknownOutcome       sent, but the answer was lost: never send again blindly
├── LeaseLost            somebody else owns this work now: stop without an effect
└── LostRace             a row was changed by somebody faster: read again and decide again
"""

from datetime import timedelta


class FirstreplyError(Exception):
    """Base of everything that firstreply raises on purpose."""


class ConfigError(FirstreplyError):
    """A setting, rule or template is wrong. The text names the thing, the place and the repair."""


class TemporaryFailure(FirstreplyError):
    """The other side could not do it now. `retry_after`, where given, is what it asked for."""

    def __init__(self, message: str, *, retry_after: timedelta | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class AccountPaused(TemporaryFailure):
    """The account was refused (rate limit, login): every delivery of it waits, none has used up a try."""


class PermanentFailure(FirstreplyError):
    """The other side refused for good. Trying again would give the same answer."""


class UnknownOutcome(FirstreplyError):
    """The bytes went out and no final answer came back (RFC 1047). Look it up; never send again blindly."""


class LeaseLost(FirstreplyError):
    """The right to do this work has run out or passed to another worker."""


class LostRace(FirstreplyError):
    """The row has a newer version than the one the decision was made on."""
