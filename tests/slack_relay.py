"""Runs one server program in a network namespace of its own, and joins it to the world by two relays only.

    unshare --net python slack_relay.py LISTENER_FD PORT OUTSIDE_SOCKET INSIDE_PORT PROGRAM…

Connections that the inherited listener takes go to PORT inside; connections to INSIDE_PORT inside go out
to the unix socket. Everything ends when standard input does, so nothing outlives the tests.
"""

import fcntl
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1


def loopback_up() -> None:
    """`ip link set lo up`, without needing iproute2."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(sock, SIOCGIFFLAGS, request))[1]
        fcntl.ioctl(sock, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


class Relay:
    """Joins each connection that `listener` takes with one that `connect` makes, until it is closed."""

    def __init__(self, listener: socket.socket, connect: Callable[[], socket.socket]) -> None:
        self._listener, self._connect = listener, connect
        self._pairs: list[Thread] = []
        self._accepting = Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def close(self) -> None:
        """Take no more, and wait until both ends of what was taken are gone."""
        self._listener.shutdown(socket.SHUT_RDWR)  # close() alone would not wake accept()
        self._accepting.join()
        self._listener.close()
        for pair in self._pairs:
            pair.join(5)

    def _accept(self) -> None:
        while True:
            try:
                near = self._listener.accept()[0]
            except OSError:
                return
            pair = Thread(target=self._join, args=[near], daemon=True)
            self._pairs.append(pair)
            pair.start()

    def _join(self, near: socket.socket) -> None:
        with near, suppress(OSError), self._connect() as far:
            back = Thread(target=copy, args=(far, near), daemon=True)
            back.start()
            copy(near, far)
            back.join()


def copy(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def unix_connection(path: str) -> socket.socket:
    sock = socket.socket(socket.AF_UNIX)
    sock.connect(path)
    return sock


def main(listener_fd: str, port: str, outside: str, inside_port: str, *program: str) -> None:
    loopback_up()
    Relay(socket.socket(fileno=int(listener_fd)), lambda: socket.create_connection(("127.0.0.1", int(port))))
    Relay(socket.create_server(("127.0.0.1", int(inside_port))), lambda: unix_connection(outside))
    with subprocess.Popen(program, stdin=subprocess.DEVNULL) as server:
        sys.stdin.read()
        server.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
