"""Whom managers block and allow by name (rules/guard.yaml)."""

from dataclasses import replace

from bot.core.message import Address, Message
from bot.core.rules import GuardLists, Listed
from bot.core.triage import Hit
from bot.core.verdict import Verdict, lifted

BLOCKED, ALLOWED = "G01", "G02"


def by_lists(verdict: Verdict, mail: Message, buyer: Address | None, lists: GuardLists) -> Verdict:
    """The verdict with the lists of the house. A blocked sender is held, or dropped without a card; an
    allowed one passes what only doubts hold. `buyer`: who is behind the mail's form or portal."""
    entry = _entry(lists.block, mail.sender) or _entry(lists.block, buyer)
    if entry is not None and verdict.keep != "machine":
        return _blocked(verdict, entry)
    entry = _entry(lists.allow, buyer)
    if entry is not None and verdict.keep == "held" and verdict.lifts:
        hit = Hit(ALLOWED, "allowed", f"{entry.sender} is on the allow list{_because(entry)}")
        passed = lifted(verdict)
        return replace(passed, hits=(*passed.hits, hit), lifts=False)
    return verdict


def is_listed(sender: str, email: str) -> bool:
    """Whether this entry names this address."""
    wanted, address = sender.lower(), email.lower()
    local, _, domain = wanted.rpartition("@")
    theirs = address.rpartition("@")[2]
    if local != "*":
        return wanted == address
    return theirs.endswith(domain[1:]) if domain.startswith("*.") else theirs == domain


def _blocked(verdict: Verdict, entry: Listed) -> Verdict:
    evidence = f"{entry.sender} is on the block list{_because(entry)}"
    return replace(
        verdict,
        keep="machine" if entry.silently else "held",
        card=not entry.silently,
        auto_reply=False,
        reopen=False,
        reason=f"{BLOCKED}: on the block list{_because(entry)}",
        hits=(*verdict.hits, Hit(BLOCKED, "machine" if entry.silently else "held", evidence)),
        lifts=False,
    )


def _because(entry: Listed) -> str:
    return f" ({entry.note})" if entry.note else ""


def _entry(listed: tuple[Listed, ...], address: Address | None) -> Listed | None:
    if address is None:
        return None
    return next((entry for entry in listed if is_listed(entry.sender, address.email)), None)
