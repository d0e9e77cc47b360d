"""Who the sender really is: paths of other houses, look-alike domains, masks. See docs/guard.md."""

import re
from collections.abc import Iterator

from bot.core import guard_fraud_words as words
from bot.core.authentication import read_authentication
from bot.core.domains import FREE_MAIL, house_of, registrable
from bot.core.guard_links import links
from bot.core.guard_machine import Finding, field_evidence, is_own
from bot.core.guard_phrases import has
from bot.core.lookalike import Likeness, index_of, resembled, skeleton
from bot.core.message import Address, Message
from bot.core.verdict import Own

ADDRESS = re.compile(r"[^\s<>\"(),;:]{1,64}@[^\s<>\"(),;:]{1,200}")
LONG_NAME = 5  # letters: shorter names of houses are words of many languages


def strong(rule: str, reason: str, evidence: str) -> Finding:
    """Holds alone."""
    return Finding(rule, "held", reason, evidence)


def doubt(rule: str, reason: str, evidence: str) -> Finding:
    """Two hold, and one where nothing is asked in trade."""
    return Finding(rule, "noted", reason, evidence, weight=1)


def identity(message: Message, own: Own) -> Iterator[Finding]:
    """Everything that speaks against the sender being who he says."""
    yield from _look_alikes(message, own)
    yield from _envelope(message, own)
    if message.sender is not None:
        yield from _display_name(message.sender)
        yield from _hidden_letters(message)
        if not is_own(message.sender, own):
            yield from _plays_us(message.sender, own)


def own_houses(own: Own) -> frozenset[str]:
    """Our own domains, without those where everybody can have an address."""
    return frozenset(house_of(email) for email in own.addresses) - FREE_MAIL


def _look_alikes(message: Message, own: Own) -> Iterator[Finding]:
    ours, known = index_of(own_houses(own)), index_of(own.known_domains)
    for place, domain in _domains(message):
        found = resembled(domain, ours, any_word=True)
        if found is None and registrable(domain) not in ours.houses:
            found = resembled(domain, known)
        if found is not None:
            yield _look_alike(place, found)
    for host in dict.fromkeys(link.host for link in links(message.text)):
        if found := resembled(host.partition(":")[0], ours, any_word=True):
            yield _look_alike("a link", found)
            return


def _domains(message: Message) -> Iterator[tuple[str, str]]:
    """The domains that stand for the sender, each once."""
    sender = ADDRESS.search(message.headers.first("sender") or "")
    places = [("From", message.sender.email if message.sender else "")]
    places += [("Reply-To", address.email) for address in message.reply_to[:3]]
    places += [("Return-Path", message.return_path or ""), ("Sender", sender[0].lower() if sender else "")]
    seen: set[str] = set()
    for place, email in places:
        domain = email.rpartition("@")[2]
        if domain and domain not in seen:
            seen.add(domain)
            yield place, domain


def _look_alike(place: str, found: Likeness) -> Finding:
    return strong("S16", f"{place} {found.why} {found.ours}", f"{found.shown} ({place})")


def _envelope(message: Message, own: Own) -> Iterator[Finding]:
    sender = message.sender
    if sender is None:
        return
    for other in message.reply_to[:3]:
        if not _same_party(other.email, sender.email):
            reason = "Reply-To is elsewhere: the buyer is not certain"
            yield strong("S04", reason, f"From: {sender.email}, Reply-To: {other.email}")
            break
    proved = read_authentication(message, own).aligned(sender.domain)
    judged = doubt if proved else strong  # the house of From signed what another one sends for it
    if not _is_path_of(message.return_path or "", sender, own):
        evidence = f"From: {sender.email}, Return-Path: {message.return_path}"
        yield judged("S03", "the return path belongs to another house than From", evidence)
    said = ADDRESS.search(message.headers.first("sender") or "")
    if said and not _same_house(said[0], sender.email):
        evidence = f"From: {sender.email}, Sender: {said[0]}"
        yield judged("S03", "Sender belongs to another house than From", evidence)
    if missing := [name for name in ("Message-ID", "Date") if name not in message.headers]:
        yield doubt("S07", f"no {' and no '.join(missing)}", f"{missing[0]}: (none)")


def _is_path_of(path: str, sender: Address, own: Own) -> bool:
    """Forwarding rewrites the path: to our own address, or to SRS0=...=house-of-the-sender=name@forwarder."""
    local = path.rpartition("@")[0]
    if not local or _same_house(path, sender.email):
        return True
    by_us = any(_same_house(path, address) for address in own.addresses)
    return by_us or ("srs" in local and f"={sender.domain}=" in local)


def _same_house(one: str, other: str) -> bool:
    return house_of(one) == house_of(other)


def _same_party(one: str, other: str) -> bool:
    """Of a public mail domain only the same address is the same party."""
    return one == other or (_same_house(one, other) and one.rpartition("@")[2] not in FREE_MAIL)


def _display_name(sender: Address) -> Iterator[Finding]:
    """A name that holds somebody else's address, or a name that fraud borrows."""
    name = sender.name.lower()
    shown = f"From: {sender.name} <{sender.email}>"
    inner = re.search(r"[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})", name)
    if inner and not _same_house(inner[0], sender.email):
        yield strong("S05", "the sender's name holds another address", shown)
    brand, service = has(name, words.BRANDS) or _disguised_brand(name), has(name, words.SERVICES)
    house = registrable(sender.domain)
    if brand and brand.replace(" ", "") not in house:
        yield strong("S05", f"calls itself “{brand}” from another domain", shown)
    elif service and service not in house:
        yield doubt("S05", f"calls itself “{service}”", shown)


_BRAND_LOOKS = {
    skeleton(brand): brand for brand in words.BRANDS if len(brand) > LONG_NAME and " " not in brand
}


def _disguised_brand(name: str) -> str:
    """A famous name in letters of another script, or with digits for letters."""
    return next((_BRAND_LOOKS[look] for word in name.split() if (look := skeleton(word)) in _BRAND_LOOKS), "")


# Overrides turn a name around, and what has no width parts a word that we would find. Embeddings are usual
# around Arabic and Hebrew names.
TURNED = re.compile("[\u202d\u202e]")
EMBEDDED = re.compile(
    "[\u202a\u202b\u2066-\u2068]|(?<=[A-Za-z])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z])"
)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def _hidden_letters(message: Message) -> Iterator[Finding]:
    raw = (message.headers.first("from") or "")[:1000]
    found = TURNED.search(raw) or (None if RIGHT_TO_LEFT.search(raw) else EMBEDDED.search(raw))
    if found:
        evidence = field_evidence("From", f"U+{ord(found[0][0]):04X} in {raw!a}")
        yield strong("S21", "the sender's name hides characters", evidence)


def _plays_us(sender: Address, own: Own) -> Iterator[Finding]:
    """Somebody else under a name of ours or of a known house."""
    ours = own_houses(own)
    shown = f"From: {sender.name} <{sender.email}>"
    house = house_of(sender.email)
    if house in ours:
        yield strong("S05", "From is of our own house: a colleague, or somebody who plays one", shown)
        return
    for named in _domains_in(sender.name):
        if named != house and named in ours | index_of(own.known_domains).houses:
            evidence = f"{house} ≠ {named} ({shown})"
            yield strong("S21", f"the sender's name is the domain {named}", evidence)
            return
    labels = {skeleton(domain.partition(".")[0]) for domain in ours}
    named_us = (labels | {skeleton("".join(name.split())) for name in own.names}) & _runs_of_words(
        sender.name
    )
    if any(len(name) >= LONG_NAME for name in named_us):
        yield strong("S21", "the sender's name is ours, and the address is not", shown)
    elif house in FREE_MAIL and any(
        len(label) > LONG_NAME and label in skeleton(sender.local) for label in labels
    ):
        yield strong("S21", "our name in an address that anybody can have", shown)


def _domains_in(name: str) -> Iterator[str]:
    for found in re.findall(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", name.lower())[:5]:
        yield registrable(found)


def _runs_of_words(name: str) -> set[str]:
    """What one to four words in a row look like together: a name may be written apart."""
    looks = [skeleton(word) for word in re.findall(r"\w+", name)[:20]]
    return {
        "".join(looks[at:end])
        for at in range(len(looks))
        for end in range(at + 1, min(at + 5, len(looks) + 1))
    }
