"""What the world is told of our mail domain by DNS: where its mail goes, and who may send in its name."""

from collections.abc import Iterator
from dataclasses import dataclass

import dns.exception
import dns.resolver

from bot.core.domains import registrable
from bot.core.finding import Finding, bad, doubt

PATIENCE = 4.0  # seconds for one question
SELECTORS = ("google", "selector1", "selector2", "default", "dkim", "mail", "k1", "s1", "fm1", "protonmail")
SPF, DMARC, DKIM = "v=spf1", "v=dmarc1", ("v=dkim1", "p=", "k=rsa")


class NoAnswer(Exception):
    """The resolver is out of reach, or gave up."""


@dataclass(frozen=True, slots=True)
class Records:
    """Asks the resolver of this machine, or the one given."""

    resolver: dns.resolver.Resolver

    def of(self, name: str, kind: str) -> list[str]:
        """Raises NoAnswer. Nothing there is an empty list."""
        try:
            answer = self.resolver.resolve(f"{name}.", kind, lifetime=PATIENCE)
        except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
            return []
        except (dns.exception.DNSException, OSError) as error:
            raise NoAnswer(" ".join(str(error).split())) from error
        if kind == "TXT":
            return [b"".join(one.strings).decode("utf-8", "replace") for one in answer]
        return [str(one.exchange if kind == "MX" else one).rstrip(".") for one in answer]


def domain_findings(domain: str, records: Records | None = None) -> Iterator[Finding]:
    """Of a domain that mail comes to and leaves from. Where DNS is out of reach, only that is said."""
    try:
        asked = records or Records(dns.resolver.Resolver())
        yield from [_mx(asked, domain), _spf(asked, domain), _dkim(asked, domain), _dmarc(asked, domain)]
    except (NoAnswer, dns.resolver.NoResolverConfiguration) as error:
        yield doubt(f"dns of {domain}", f"could not be asked: {error}")


def _mx(records: Records, domain: str) -> Finding:
    what, hosts = f"dns of {domain}, MX", records.of(domain, "MX")
    if not hosts and records.of(domain, "A"):
        return doubt(what, "none: mail goes to the host of that name itself", "add an MX record")
    if not hosts:
        return bad(what, "no server takes its mail", "is the domain spelt rightly in mailboxes.*.address?")
    if hosts == [""]:
        return bad(what, "the domain says that it takes no mail", "remove the MX record with a dot")
    return Finding(name=what, found=", ".join(sorted(hosts)[:3]))


def _spf(records: Records, domain: str) -> Finding:
    what = f"dns of {domain}, SPF"
    found = [text for text in records.of(domain, "TXT") if text.lower().split(" ")[0] == SPF]
    if not found:
        repair = 'add a TXT record, as your provider gives it: "v=spf1 include:… ~all"'
        return doubt(what, "none: replies may be taken for spam", repair)
    if len(found) > 1:
        return bad(what, f"{len(found)} records, which count as none", "join them into one")
    if found[0].lower().split()[-1] in ("+all", "all"):
        return bad(what, f"{found[0]}: everybody may send as you", 'end it with "~all"')
    return Finding(name=what, found=found[0])


def _dkim(records: Records, domain: str) -> Finding:
    """A key can be found only by its name, which stands in the mails that it signs: so this is a hint."""
    what = f"dns of {domain}, DKIM"
    names = [name for name in SELECTORS if _is_key(records.of(f"{name}._domainkey.{domain}", "TXT"))]
    if names:
        return Finding(name=what, found=f"keys under {', '.join(names)}")
    repair = "send yourself a mail elsewhere and look for dkim=pass in its headers"
    return doubt(what, "no key under the usual names, which proves nothing", repair)


def _is_key(texts: list[str]) -> bool:
    return any(text.lower().startswith(DKIM) for text in texts)


def _dmarc(records: Records, domain: str) -> Finding:
    what = f"dns of {domain}, DMARC"
    for name in dict.fromkeys((domain, registrable(domain))):
        for text in records.of(f"_dmarc.{name}", "TXT"):
            if text.lower().startswith(DMARC):
                return Finding(name=what, found=text)
    repair = f'add a TXT record at _dmarc.{domain}: "v=DMARC1; p=none; rua=mailto:…"'
    return doubt(what, "none: large providers want one", repair)
