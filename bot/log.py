"""One line an event: what happened, in the past tense, with keys. A lead is named by its id only."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

_SECRETS = re.compile(r"xox[a-z]-[\w-]+|xapp-[\w-]+|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)")


class JsonLines(logging.Formatter):
    """{"at", "level", "event", …keys}: what log collectors read."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **getattr(record, "keys", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return clean(json.dumps(line, ensure_ascii=False, default=str))


def clean(text: str) -> str:
    """Hide what looks like a token or a password in an address."""
    return _SECRETS.sub("[hidden]", text)


def keys(**values: object) -> dict[str, dict[str, object]]:
    """`log.info("lead claimed", extra=keys(lead=12, rep="U0ANNA"))`"""
    return {"keys": values}


def set_up(level: str = "info") -> None:
    """Send all events of this process to standard error. Libraries speak only when something is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("bot").setLevel(level.upper())
    for chatty in ("imapclient", "imapclient.imaplib"):  # their debug lines hold subjects and bodies
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
