"""A small DNS server on loopback that answers from a table, over UDP."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import dns.resolver
import dns.rrset

Zone = Mapping[tuple[str, str], list[str]]  # (name, type): values as a zone file writes them


@contextmanager
def dns_server(zone: Zone) -> Iterator[dns.resolver.Resolver]:
    """Gives a resolver that asks it. Names that are not in the zone do not exist."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        thread = Thread(target=_serve, args=(sock, zone), name="dns")
        thread.start()
        try:
            yield resolver_at(sock.getsockname()[1])
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
                other.sendto(b"", sock.getsockname())  # nothing: the end
            thread.join()


def resolver_at(port: int) -> dns.resolver.Resolver:
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = port
    return resolver


def _serve(sock: socket.socket, zone: Zone) -> None:
    while True:
        asked, peer = sock.recvfrom(4096)
        if not asked:
            return
        sock.sendto(_answer(dns.message.from_wire(asked), zone).to_wire(), peer)


def _answer(query: dns.message.Message, zone: Zone) -> dns.message.Message:
    answer = dns.message.make_response(query)
    answer.flags |= dns.flags.RA
    (question,) = query.question
    name, kind = question.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(question.rdtype)
    if values := zone.get((name, kind)):
        answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", kind, *values))
    elif not any(known == name for known, _ in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    return answer
