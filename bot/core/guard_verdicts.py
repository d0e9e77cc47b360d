"""What filters said of a message: sender authentication and spam verdicts. See docs/guard.md.

Only what our own border wrote is believed in full. Of a stranger's word a bad one is a reason to look, and a
good one is nothing: whoever forges a mail writes "pass" and "no spam" himself.
"""

import re
from collections.abc import Iterator

from bot.core.authentication import MICROSOFT_365, Authentication, above_border, read_authentication
from bot.core.guard_identity import doubt, strong
from bot.core.guard_machine import Finding, field_evidence
from bot.core.message import Message
from bot.core.verdict import Own

YES = re.compile(r"^\s*(?:yes|true|spam)\b", re.IGNORECASE)
FOREFRONT = re.compile(
    r"\bSFV:(?:SPM|SKS|SKB)\b|\bSCL:[5-9]\b"
    r"|\bCAT:(?:PHSH|HPHSH|HPHISH|SPOOF|MALW|SPM|HSPM|BULK|DIMP|UIMP|GIMP)\b"
)
# One field of each filter, and how it says "spam".
SPAM_FIELDS = {
    **dict.fromkeys(
        (
            "x-spam-flag", "x-spam-status", "x-spam", "x-spam-verdict", "x-amavis-spam-status",
            "x-barracuda-spam-status", "x-bogosity", "x-dspam-result", "x-mailscanner-spamcheck",
            "x-nai-spam-flag", "x-ovh-spam-status", "x-spampal", "x-zone-spam-status",
        ),
        YES,
    ),
    "x-forefront-antispam-report": FOREFRONT,
    "x-microsoft-antispam": re.compile(r"\bBCL:[7-9]\b"),
    "x-ms-exchange-organization-scl": re.compile(r"^\s*[5-9]\b"),
    "x-proofpoint-spam-details": re.compile(r"\brule=spam\b"),
    "x-rspamd-action": re.compile(r"(?:^|\baction=)\s*(?:reject|add header|rewrite subject)", re.IGNORECASE),
    "x-ses-spam-verdict": re.compile(r"^\s*fail\b", re.IGNORECASE),
    "x-ses-virus-verdict": re.compile(r"^\s*fail\b", re.IGNORECASE),
    "x-spamd-bar": re.compile(r"^\s*\+{6}"),
    "x-spamd-result": re.compile(r"^\s*\w{1,20}:\s*true\b", re.IGNORECASE),
    "x-ui-filterresults": re.compile(r"^\s*junk\b", re.IGNORECASE),
    "x-vade-verdict": re.compile(r"^\s*(?:spam|phishing|malware|scam)", re.IGNORECASE),
    "x-yandex-spam": re.compile(r"^\s*[3-9]\b"),
}  # fmt: skip


def verdicts(message: Message, own: Own) -> Iterator[Finding]:
    """H17 of the sender's authentication, H15 of spam filters."""
    found = read_authentication(message, own)
    shown = field_evidence("Authentication-Results", found.field)
    if found.failure:
        yield strong("H17", f"authentication says {found.failure}", shown)
    elif _is_weak(found):
        yield doubt("H17", "authentication vouches for nobody", shown)
    yield from _spam(message, own)


def _is_weak(found: Authentication) -> bool:
    """Nothing passed where our border looked; elsewhere, a sender that its own domain does not know."""
    looked = found.trusted and bool(found.spf or found.dkim or found.dmarc)
    return (looked and not found.passed_anything) or (not found.trusted and found.spf == "softfail")


def _spam(message: Message, own: Own) -> Iterator[Finding]:
    """The topmost field of each filter. With a configured border a stranger's verdict is a doubt."""
    ours = above_border(message, own)
    for name, says_spam in SPAM_FIELDS.items():
        value = message.headers.first(name)
        if value is None or not says_spam.search(value[:2000]):
            continue
        believed = not own.authserv_id or ours.first(name) == value or _is_microsofts(name, own)
        judged = strong if believed else doubt
        yield judged("H15", "a filter calls it spam", field_evidence(name, value))


def _is_microsofts(name: str, own: Own) -> bool:
    """Exchange takes these fields from incoming mail and writes its own below the sender's."""
    return own.authserv_id.lower() == MICROSOFT_365 and (
        "microsoft" in name or "forefront" in name or "x-ms-" in name
    )
