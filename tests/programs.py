"""What the test services share: finding and running programs, ports, folders, certificates."""

import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START = 20.0  # seconds that a service may take to answer


class Missing(Exception):
    """A program that is not installed. The text says what to do."""


def program(name: str, package: str, *places: str) -> str:
    found = shutil.which(name) or next((p for place in places for p in map(str, Path("/").glob(place))), None)
    if found is None:
        raise Missing(f"{name} is not installed (Debian: {package}; tests/install-services.sh does it)")
    return found


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


@contextmanager
def short_folder(name: str) -> Iterator[Path]:
    """Unix sockets lie in it, whose paths must be short. Other users may enter: services drop root."""
    folder = Path(tempfile.mkdtemp(prefix=f"fr-{name}-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(
    command: list[str], ready: Callable[[], bool], log: Path, *, stop: int = signal.SIGTERM, **options: object
) -> Iterator[None]:
    with log.open("ab") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, **options)
        try:
            end = time.monotonic() + START
            while not ready():
                if process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(
                        f"{command[0]} did not start:\n{log.read_text(errors='replace')[-3000:]}"
                    )
                time.sleep(0.02)
            yield
        finally:
            process.send_signal(stop)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass(frozen=True, slots=True)
class Certificates:
    """An authority of our own, and a certificate of it for localhost, and for no address."""

    ca: Path
    cert: Path
    key: Path

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.cert, self.key)
        return context


def make_certificates(folder: Path) -> Certificates:
    openssl = program("openssl", "openssl")
    folder.mkdir(parents=True, exist_ok=True)
    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

    def run(*arguments: str) -> None:
        subprocess.run([openssl, *arguments], cwd=folder, check=True, capture_output=True)

    run("req", "-x509", *new_key, "-days", "30", "-subj", "/CN=firstreply tests", "-keyout", "ca.key",
        "-out", "ca.pem", "-addext", "basicConstraints=critical,CA:TRUE",
        "-addext", "keyUsage=critical,keyCertSign")  # fmt: skip
    run("req", *new_key, "-subj", "/CN=localhost", "-keyout", "server.key", "-out", "server.csr")
    (folder / "ext").write_text("subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n")
    run("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
        "-days", "30", "-extfile", "ext", "-out", "server.pem")  # fmt: skip
    return Certificates(ca=folder / "ca.pem", cert=folder / "server.pem", key=folder / "server.key")


def greets(port: int, greeting: bytes) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as sock:
            return sock.recv(100).startswith(greeting)
    except OSError:
        return False
