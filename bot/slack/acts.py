"""How an act comes in: read it, see whether this person may do it, do it, acknowledge, answer privately.

It is done before it is acknowledged: whatever Slack was told is in the database, so a process that dies in
between has lost nothing. A person who got no acknowledgement presses again, and every act bears that.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from slack_bolt import Ack, BoltContext, Respond
from slack_sdk.webhook import WebhookClient

from bot.core.lead import RepId
from bot.core.moves import Actor
from bot.log import keys
from bot.slack.failures import BAD_CARD, SLACK_ERRORS
from bot.slack.payloads import (
    Chosen,
    Pointed,
    Press,
    Submitted,
    Typed,
    Who,
    event_id,
    read_choice,
    read_command,
    read_pointed,
    read_press,
    read_submission,
)
from bot.slack.people import STRANGER, People, Rights
from bot.slack.text import plain_words
from bot.slack.uploads import FOLLOWS, Upload

log = logging.getLogger(__name__)

Json = dict[str, Any]
PATIENCE = 10  # seconds for a private note
Heard = TypeVar("Heard", bound=Who)


@dataclass(frozen=True, slots=True)
class Note:
    """What only the person who acted gets to see, unless it is `shared`. Without a text there is nothing to
    say. A file follows it: to the person, or into the channel where it is shared."""

    text: str = ""
    blocks: list[Json] | None = None
    shared: bool = False  # for all in the channel
    upload: Upload | None = None
    is_spare: bool = False  # the file is sent only where Slack refuses the blocks
    refused: Callable[[], None] | None = None  # told when it does


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What Slack is told of a modal that was sent: it closes, it shows errors, or it becomes another."""

    errors: dict[str, str] = field(default_factory=dict)
    view: Json | None = None
    note: str = ""  # to be said privately once it is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Doorman:
    """`team` adds one more workspace whose people may act (Slack Connect)."""

    people: People
    team: str = ""

    def rights(self, who: Who, context: BoltContext) -> Rights:
        ours = {team for team in (self.team, _team_of(context)) if team}
        if who.is_bot or (ours and who.team not in ours):
            found = Rights(actor=Actor(id=who.user), problem=STRANGER, looks=False)
        else:
            found = self.people.rights(who.user)
        if found.problem:
            log.warning("act refused", extra=keys(user=who.user, team=who.team, problem=found.problem))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """Makes Bolt's listeners of what we do: a function from who did what to what they are told."""

    doorman: Doorman
    whisper_to: Callable[[RepId, Note], None]  # where Slack gave us no address for a private answer
    send: Callable[[str, str, Upload], str]  # a file to a person, or into a channel; says what went wrong

    def press(self, do: Callable[[Press, Rights], Note]) -> Callable[..., None]:
        """A button or a menu of a card."""
        return self._heard(read_press, do)

    def choice(self, do: Callable[[Chosen, Rights], Note]) -> Callable[..., None]:
        """A button or a menu that is about no card."""
        return self._heard(read_choice, do)

    def pointed(self, do: Callable[[Pointed, Rights], Note]) -> Callable[..., None]:
        """A shortcut on somebody's message."""
        return self._heard(read_pointed, do)

    def typed(self, do: Callable[[Typed, Rights], Note]) -> Callable[..., None]:
        """A command. Whoever may not act may still look, and `do` sees to it."""
        return self._heard(read_command, do, looking=True)

    def sent(self, do: Callable[[Submitted, Rights], Reply]) -> Callable[..., None]:
        """A modal. Whoever may not act sees why in the modal itself, and nothing typed is lost."""

        def listener(ack: Ack, body: Json, context: BoltContext) -> None:
            submitted = read_submission(body)
            if submitted is None:
                ack()
                return
            rights = self.doorman.rights(submitted, context)
            reply = (
                Reply(errors=_on_top(submitted, rights.problem)) if rights.problem else do(submitted, rights)
            )
            if reply.errors:
                errors = {block: plain_words(words) for block, words in reply.errors.items()}
                ack(response_action="errors", errors=errors)
            elif reply.view is not None:
                ack(response_action="update", view=reply.view)
            else:
                ack()
            if reply.note:
                self.whisper_to(submitted.user, Note(reply.note))

        return listener

    def _heard(
        self,
        read: Callable[[Json], Heard | None],
        do: Callable[[Heard, Rights], Note],
        *,
        looking: bool = False,
    ) -> Callable[..., None]:
        def listener(ack: Ack, body: Json, context: BoltContext, respond: Respond) -> None:
            who = read(body)
            if who is None:
                ack()
                return
            rights = self.doorman.rights(who, context)
            may = rights.looks if looking else not rights.problem
            note = do(who, rights) if may else Note(rights.problem)
            ack()
            if note.text and respond.response_url:
                self._answer(respond, who, note)
            elif note.text:
                self.whisper_to(who.user, note)

        return listener

    def _answer(self, respond: Respond, who: Who, note: Note) -> None:
        took_it = whisper(respond, note)
        if not took_it and note.blocks:
            if note.refused is not None:
                note.refused()
            follows = f"\n{FOLLOWS[note.shared]}" if note.is_spare else ""
            whisper(respond, replace(note, blocks=None, text=note.text + follows))
        if note.upload is None or (took_it and note.is_spare):
            return
        channel = who.channel if note.shared and isinstance(who, Typed) else ""
        if problem := self.send(who.user, channel, note.upload):
            whisper(respond, Note(problem))


def whisper(respond: Respond, note: Note) -> bool:
    """Answer the one person who acted, once, or all where they want it; the card stays as it is. What was
    done is done, heard or not. False: Slack refuses these blocks."""
    if not respond.response_url:
        return True
    client = WebhookClient(  # Bolt's own would say it again where the answer was lost
        respond.response_url, timeout=PATIENCE, ssl=respond.ssl, proxy=respond.proxy, retry_handlers=[]
    )
    try:
        answer = client.send(
            text=note.text,
            blocks=note.blocks,
            response_type="in_channel" if note.shared else "ephemeral",
            replace_original=False,
            unfurl_links=False,
            unfurl_media=False,
        )
    except SLACK_ERRORS as error:
        log.warning("private note lost", extra=keys(error=repr(error)))
        return True
    return not any(code in answer.body for code in BAD_CARD)


def payload_id(body: Json) -> str:
    """What tells a payload from every other: the id of an event, the trigger of what a person did."""
    return event_id(body) or str(body.get("trigger_id") or "")


def _on_top(submitted: Submitted, problem: str) -> dict[str, str]:
    """The problem at the first input of the modal: Slack shows errors nowhere else."""
    first = next((b for b in submitted.view.get("blocks") or () if b.get("type") == "input"), None)
    return {str(first["block_id"]): problem} if first else {}


def _team_of(context: BoltContext) -> str:
    """The workspace our token is for, as Slack itself told us: payloads name the presser's."""
    found = context.authorize_result
    return (found.team_id or "") if found else ""
