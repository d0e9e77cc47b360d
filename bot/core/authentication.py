"""What our own mail server found out about the sender: Authentication-Results (RFC 8601), read tolerantly.

A pass counts only in the topmost field of the configured id, and only among the fields that our own side
wrote: those above the first Received line of another house. Fields of an attached message are never seen
here, since `Message.headers` holds those of the message itself. Without a configured id a *fail* counts and
a *pass* is nothing, since anybody can write one.
"""

import re
from dataclasses import dataclass, replace

from bot.core.domains import registrable
from bot.core.message import Headers, Message
from bot.core.verdict import Own

MICROSOFT_365 = "microsoft365"  # as `authserv_id`: Microsoft writes no id into its field
MICROSOFT_HOSTS = ("outlook.com", "office365.com", "microsoft.com", "exchangelabs.com")
MAX_FIELD = 8 * 1024  # characters of one field
MAX_RECEIVED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Authentication:
    """One field. Results are lower-case words ("pass", "fail", "none", ...), "" where nothing is said.

    `trusted`: our own border wrote it, so a pass may be believed. `doubtful`: its form hints at somebody who
    played with comments and quotes; no pass is believed then.
    """

    trusted: bool = False
    doubtful: bool = False
    spf: str = ""
    dmarc: str = ""
    compauth: str = ""
    dkim: tuple[str, ...] = ()  # the result of every signature
    dkim_domains: frozenset[str] = frozenset()  # whose signatures passed
    mailfrom: str = ""  # the domain that SPF was asked about
    from_domain: str = ""  # the domain of From that DMARC was asked about
    field: str = ""  # as it stands, for evidence

    def aligned(self, domain: str) -> bool:
        """Our border confirms that `domain` sent this: by DMARC, or by a DKIM signature of the same house."""
        house = registrable(domain)
        if not house or not self.trusted or self.doubtful or "fail" in (self.dmarc, self.compauth):
            return False
        by_dmarc = self.dmarc == "pass" and registrable(self.from_domain) == house
        return by_dmarc or any(registrable(signer) == house for signer in self.dkim_domains)

    @property
    def passed_anything(self) -> bool:
        """Weak authentication is none of these: then nobody vouches for the sender."""
        passed = "pass" in (self.spf, self.dmarc, self.compauth) or bool(self.dkim_domains)
        return self.trusted and not self.doubtful and passed

    @property
    def failure(self) -> str:
        """What speaks for a forgery, "" if nothing does. A believed DMARC pass outweighs an SPF that a
        forwarder broke."""
        if self.dmarc == "fail":
            return "dmarc=fail"
        if self.compauth == "fail":
            return "compauth=fail"
        confirmed = self.trusted and not self.doubtful and self.dmarc == "pass"
        if self.spf in ("fail", "hardfail") and not confirmed:
            return f"spf={self.spf}"
        return ""


def read_authentication(message: Message, own: Own) -> Authentication:
    """The verdict of our own border on this message; an empty value where there is none to believe."""
    if not own.authserv_id:
        return _worst(message)
    fields = above_border(message, own).all("authentication-results")
    found = [_read(value, message, trusted=True) for value in fields if _is_ours(value, own.authserv_id)]
    return _with_failures(found[0], found[1:10]) if found else Authentication()


def _with_failures(top: Authentication, others: list[Authentication]) -> Authentication:
    """Checkers that work one after another write a field each (OpenDKIM, OpenDMARC). Of those below the
    topmost a pass is nothing, since the mail may have brought them along; a fail is heard, that of SPF only
    where no DMARC outweighs it."""
    if top.failure or top.dmarc == "pass":
        return top
    outweighed = any(found.dmarc == "pass" for found in others)
    heard = (
        found for found in others if found.failure and not (outweighed and found.failure.startswith("spf"))
    )
    failed = next(heard, None)
    if failed is None:
        return top
    return replace(top, spf=failed.spf, dmarc=failed.dmarc, compauth=failed.compauth, field=failed.field)


def _worst(message: Message) -> Authentication:
    """Whoever says that something failed is heard; of a pass nothing is left."""
    read = [
        _read(value, message, trusted=False) for value in message.headers.all("authentication-results")[:10]
    ]
    softly = next((found for found in read if found.spf == "softfail"), Authentication())
    return next((found for found in read if found.failure), softly)


def above_border(message: Message, own: Own) -> Headers:
    """The fields that our own side wrote: new ones are put on top, so these stand above the first Received
    line of another house. The topmost Received line is by definition ours."""
    ours = {registrable(own.authserv_id), *(registrable(email.rpartition("@")[2]) for email in own.addresses)}
    microsoft = own.authserv_id.lower() == MICROSOFT_365
    ours.update(MICROSOFT_HOSTS if microsoft else ())
    fields: list[tuple[str, str]] = []
    received = 0
    for name, value in message.headers:
        if name == "received":
            received += 1
            house = _house(BY_HOST, value)
            if received == 1 and not microsoft and house:
                ours.add(house)
            handed_in = microsoft and _house(FROM_HOST, value) not in ours
            if handed_in or (house and house not in ours) or received > MAX_RECEIVED:
                break
        fields.append((name, value))
    return Headers(tuple(fields))


BY_HOST = re.compile(r"(?:^|\s)by\s+([^\s;()\[\]]{1,253})", re.IGNORECASE)
FROM_HOST = re.compile(r"^\s*from\s+([^\s;()\[\]]{1,253})", re.IGNORECASE)


def _house(host: re.Pattern[str], received: str) -> str:
    """The house of a host in a Received line; "" for a bare number and a name without a dot."""
    found = host.search(received[:2000])
    name = found[1].lower().strip(".") if found else ""
    return registrable(name) if "." in name and ":" not in name and not name[-1].isdigit() else ""


def _is_ours(value: str, authserv_id: str) -> bool:
    """The id may stand in quotes, and before a version: `mx.acme.example 1; ...`."""
    head = strip_comments(value[:MAX_FIELD])[0].partition(";")[0].strip()
    if authserv_id.lower() == MICROSOFT_365:
        return re.match(r"(?:spf|dkim|dmarc|compauth)\s*=", head, re.IGNORECASE) is not None
    return re.fullmatch(rf'"?{re.escape(authserv_id)}"?(?:\s+\d+)?', head, re.IGNORECASE) is not None


METHOD = re.compile(r"([a-z][a-z0-9-]{1,30})\s*(?:/\s*\d+\s*)?=\s*([a-z]{2,20})\b", re.IGNORECASE)
PROPERTY = re.compile(
    r'\b(smtp\.(?:mailfrom|mail|mfrom|helo)|header\.(?:d|i|from))\s*=\s*("[^"]{0,320}"@?[^\s;]{0,253}|[^\s;]{0,320})',
    re.IGNORECASE,
)


def _read(value: str, message: Message, *, trusted: bool) -> Authentication:
    plain, doubtful = strip_comments(value[:MAX_FIELD])
    results: dict[str, str] = {}
    dkim: list[str] = []
    signers: set[str] = set()
    mailfrom = from_domain = ""
    for piece in _pieces(plain):
        if (method := METHOD.match(piece)) is None:
            continue
        name, result = method[1].lower(), method[2].lower()
        said = {key.lower(): _domain(text) for key, text in PROPERTY.findall(piece)}
        if name == "dkim":
            dkim.append(result)
            signer = said.get("header.d") or said.get("header.i") or ""
            signers.update({signer} if result == "pass" and signer else ())
        elif results.get(name, "pass") == "pass":  # said twice: the worse one
            results[name] = result
        if name == "spf":
            mailfrom = next((said[key] for key in MAILFROM if said.get(key)), mailfrom)
        elif name == "dmarc":
            from_domain = said.get("header.from", "")
    alone = message.sender.domain if message.sender and message.senders == 1 else ""
    return Authentication(
        trusted=trusted,
        doubtful=doubtful,
        spf=results.get("spf", ""),
        dmarc=results.get("dmarc", ""),
        compauth=results.get("compauth", ""),
        dkim=tuple(dkim),
        dkim_domains=frozenset(signers),
        mailfrom=mailfrom,
        from_domain=from_domain or (alone if "dmarc" in results else ""),
        field=value[:200],
    )


MAILFROM = ("smtp.mailfrom", "smtp.mail", "smtp.mfrom", "smtp.helo")


def _pieces(plain: str) -> list[str]:
    """The results, one a piece. A semicolon in a quoted local part separates nothing."""
    return [piece.strip() for piece in re.findall(r'(?:"[^"]*"|[^;"]|")+', plain)]


def _domain(text: str) -> str:
    return text.strip('<>"').rpartition("@")[2].lower().strip('<>".')


def strip_comments(value: str) -> tuple[str, bool]:
    """The value without (nested) comments, and whether its form is odd. A sender's address stands within
    the comments of SPF: one that closes the comment and goes on in the form of a result must not be
    believed."""
    kept: list[str] = []
    depth = 0
    odd = quoted = False
    inside = ""
    for char in value:
        if char == '"' and not depth:
            quoted = not quoted
        if quoted or char not in "()":
            inside += char if depth else ""
            kept.append("" if depth else char)
        elif char == "(":
            depth += 1
        elif depth:
            depth -= 1
            odd = odd or inside.count('"') % 2 == 1 or "\\" in inside
            inside = "" if not depth else inside
            kept.append(" ")
        else:
            odd = True
    return "".join(kept), odd or bool(depth) or quoted
