"""Shared by all tests: a clean environment, golden files, and the real services.

A service that is not installed is a skip for a person, and a failure where FIRSTREPLY_REQUIRE_SERVICES=1:
green must never mean "not run".
"""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hypothesis
import pytest

from tests import services

# A busy machine is no mistake of the code: how long things take is measured in tests/bench.
hypothesis.settings.register_profile("firstreply", deadline=None)
hypothesis.settings.load_profile("firstreply")

GOLDEN = Path(__file__).parent / "golden"
REQUIRE = os.environ.get("FIRSTREPLY_REQUIRE_SERVICES") == "1"

_numbers = itertools.count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew instead of comparing"
    )


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the person who runs the tests reaches them."""
    for name in [name for name in os.environ if name.startswith("FIRSTREPLY_")]:
        monkeypatch.delenv(name)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1,localhost")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """Compare bytes with tests/golden/<name>; `--update-golden` writes them there instead."""

    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert path.exists(), f"{path} is missing: pytest --update-golden writes it"
        assert content == path.read_bytes()

    return compare


@contextmanager
def _if_installed() -> Iterator[None]:
    try:
        yield
    except services.Missing as missing:
        if REQUIRE:
            pytest.fail(f"FIRSTREPLY_REQUIRE_SERVICES=1, and {missing}")
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def dovecot() -> Iterator[services.Dovecot]:
    """A real IMAP server. `dovecot.account("name")` makes a new mailbox."""
    with _if_installed(), services.dovecot() as server:
        yield server


@pytest.fixture
def account(dovecot: services.Dovecot) -> services.Account:
    """A new, empty mailbox on the real IMAP server."""
    return dovecot.account(f"sales{next(_numbers)}")


@pytest.fixture(scope="session")
def postgres() -> Iterator[services.Postgres]:
    with _if_installed(), services.postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres: services.Postgres) -> Iterator[str]:
    """The URL of a new, empty database."""
    with postgres.database(f"test{next(_numbers)}") as url:
        yield url


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> services.Certificates:
    """For localhost, by an authority that nobody trusts unless `ca_file` says so."""
    with _if_installed():
        return services.make_certificates(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def smtp_sink() -> Iterator[services.SmtpSink]:
    """A mail server without TLS and login that records what it takes; faults by local part (smtp_sink.py)."""
    with services.smtp_sink(services.free_port()) as sink:
        yield sink
