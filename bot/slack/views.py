"""Opens and changes modals. A trigger opens one, within three seconds; then Slack has closed its window."""

import logging
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.log import keys
from bot.slack.acts import Note
from bot.slack.failures import SLACK_ERRORS, error_code

log = logging.getLogger(__name__)

Json = dict[str, Any]
TOO_LATE = "Slack's window for opening this has closed. Please press again."
LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"})
CHANGED = frozenset({"hash_conflict", "not_found", "view_not_found"})


@dataclass(frozen=True, slots=True)
class Views:
    client: WebClient

    def open(self, trigger: str, view: Json) -> Note:
        """What is to be said where it did not open."""
        try:
            self.client.views_open(trigger_id=trigger, view=view)
        except SlackApiError as error:
            if error_code(error) in LATE:
                return Note(TOO_LATE)
            log.error("modal refused", extra=keys(modal=view.get("callback_id"), error=error_code(error)))
            raise
        except SLACK_ERRORS as error:
            log.warning("modal not opened", extra=keys(error=repr(error)))
            return Note(TOO_LATE)
        return Note()

    def update(self, there: Json, view: Json) -> None:
        """Change a modal that is open; one that was changed or closed meanwhile stays as it is."""
        try:
            self.client.views_update(view_id=str(there.get("id")), hash=there.get("hash"), view=view)
        except SlackApiError as error:
            if error_code(error) not in CHANGED:
                raise
            log.info("modal changed meanwhile", extra=keys(error=error_code(error)))
