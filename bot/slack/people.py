"""Who somebody is in Slack, and what they may do. Asked of Slack once in a while, by the people who act."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from slack_sdk import WebClient

from bot.core.lead import RepId
from bot.core.moves import Actor
from bot.log import keys
from bot.slack.failures import SLACK_ERRORS, error_code
from bot.slack.settings import SlackSettings

log = logging.getLogger(__name__)

KEPT = 600.0  # seconds; a change of a person is told by Slack meanwhile
GROUPS_KEPT = 300.0
NOBODY = "user_not_found"
SLACKBOT = "USLACKBOT"  # of which Slack itself says that it is no bot

STRANGER = "Only people of this workspace can do that."
GONE = "This account is deactivated."
NO_REP = "You may look at leads, but not act on them. Who may is set in slack.reps: ask a manager."
NO_MANAGER = "Only managers can do that (slack.managers)."
NO_OPS = "Only operators can do that (slack.ops)."
NOT_KNOWN = "Slack does not tell right now who belongs to {}. Nothing was changed; please try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`zone` is the IANA name that they chose in Slack, "" where Slack did not tell. `team`: their workspace,
    "" where they may have several (Enterprise Grid)."""

    id: RepId
    name: str = ""
    zone: str = ""
    team: str = ""
    deactivated: bool = False
    is_bot: bool = False
    is_unknown: bool = False  # Slack has nobody of this id


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """`problem`: why somebody may not act at all, "" where they may. `looks`: they may see our lists."""

    actor: Actor
    operates: bool = False
    problem: str = ""
    looks: bool = True


class GroupsUnknown(Exception):
    """Slack did not tell who belongs to a user group, and we never knew."""


@dataclass(slots=True)
class People:
    """Safe to share between threads. A Slack that does not answer leaves what was known."""

    client: WebClient
    settings: SlackSettings
    monotonic: Callable[[], float]
    _people: dict[str, tuple[float, Person]] = field(default_factory=dict)
    _groups: dict[str, tuple[float, frozenset[str]]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def person(self, user: str) -> Person:
        """Where Slack tells nothing: somebody without a name and a zone."""
        with self._lock:
            asked_at, known = self._people.get(user, (0.0, None))
        if known is not None and self.monotonic() - asked_at < KEPT:
            return known
        found = self._ask(user)
        if found is None:
            return known or Person(id=RepId(user))
        with self._lock:
            self._people[user] = (self.monotonic(), found)
        return found

    def changed(self, user: str) -> None:
        """Slack says that something about this person is new."""
        with self._lock:
            self._people.pop(user, None)

    def rights(self, user: RepId) -> Rights:
        person = self.person(user)
        actor = Actor(id=user)
        if person.deactivated:
            return Rights(actor=actor, problem=GONE, looks=False)
        if person.is_bot:
            return Rights(actor=actor, problem=STRANGER, looks=False)
        try:
            return self._rights(user)
        except GroupsUnknown as error:
            return Rights(actor=actor, problem=NOT_KNOWN.format(error))

    def why_not_take(self, user: RepId, giver: RepId) -> str:
        """Why a lead given to `user` would lie where nobody can act on it; "" where it would not."""
        person, ours = self.person(user), self.person(giver).team
        if person.is_unknown:
            return "Slack knows nobody of this id"
        if person.deactivated or person.is_bot:
            return "deactivated" if person.deactivated else "a bot"
        if ours != self.settings.team and person.team not in ("", ours, self.settings.team):
            return "of another workspace"
        problem = self.rights(user).problem
        return "not among the reps of slack.reps" if problem == NO_REP else problem

    def _rights(self, user: RepId) -> Rights:
        named = self.settings
        manages = self._among(user, named.managers)
        operates = self._among(user, named.ops)
        is_rep = not named.reps or manages or operates or self._among(user, named.reps)
        return Rights(
            actor=Actor(id=user, manages=manages),
            operates=is_rep and (operates or manages or not named.ops),
            problem="" if is_rep else NO_REP,
        )

    def _among(self, user: str, named: tuple[str, ...]) -> bool:
        groups = [one for one in named if one.startswith("S")]
        return user in named or any(user in self._members(group) for group in groups)

    def _members(self, group: str) -> frozenset[str]:
        with self._lock:
            asked_at, known = self._groups.get(group, (0.0, None))
        if known is not None and self.monotonic() - asked_at < GROUPS_KEPT:
            return known
        try:
            answer = self.client.usergroups_users_list(usergroup=group)
        except SLACK_ERRORS as error:
            log.error("user group not known", extra=keys(group=group, error=error_code(error) or repr(error)))
            if known is None:
                raise GroupsUnknown(group) from error
            return known
        members = frozenset(str(user) for user in answer.get("users") or ())
        with self._lock:
            self._groups[group] = (self.monotonic(), members)
        return members

    def _ask(self, user: str) -> Person | None:
        try:
            answer: dict[str, Any] = self.client.users_info(user=user).get("user") or {}
        except SLACK_ERRORS as error:
            log.warning("person not known", extra=keys(user=user, error=error_code(error) or repr(error)))
            return Person(id=RepId(user), is_unknown=True) if error_code(error) == NOBODY else None
        profile = answer.get("profile") or {}
        return Person(
            id=RepId(user),
            name=str(profile.get("real_name") or answer.get("real_name") or answer.get("name") or ""),
            zone=str(answer.get("tz") or ""),
            team="" if answer.get("enterprise_user") else str(answer.get("team_id") or ""),
            deactivated=bool(answer.get("deleted")),
            is_bot=bool(answer.get("is_bot")) or user == SLACKBOT,
        )
