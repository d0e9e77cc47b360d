"""Domains: what somebody registered, where everybody can have an address, and how a name is written."""

from functools import lru_cache

from publicsuffixlist import PublicSuffixList

MAX_DOMAIN = 253


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    """Read once, at first use: 80 ms and 2 MB. It never touches the network."""
    return PublicSuffixList()


@lru_cache(maxsize=4096)
def registrable(domain: str) -> str:
    """The part that somebody registered: `mail.acme.co.uk` gives `acme.co.uk`. A public suffix, a bare
    number or a host without a dot stands for itself."""
    host = domain.lower().partition(":")[0].strip(".")[-MAX_DOMAIN:]
    if host.replace(".", "").isdigit() or ".." in host:
        return host
    return _suffixes().privatesuffix(host) or host
