"""Real services for tests: private instances in a folder of their own, on free loopback ports, ended by pid.

Each is a context manager. Where a program is missing it raises Missing, which names what to install.
"""

from tests.dovecot_server import Account, Dovecot, dovecot
from tests.postgres_server import Postgres, postgres
from tests.programs import Certificates, Missing, free_port, make_certificates
from tests.proxies import FaultProxy, QuirkProxy, fault_proxy, quirk_proxy
from tests.smtp_sink import SmtpSink, smtp_sink

__all__ = [
    "Account",
    "Certificates",
    "Dovecot",
    "FaultProxy",
    "Missing",
    "Postgres",
    "QuirkProxy",
    "SmtpSink",
    "dovecot",
    "fault_proxy",
    "free_port",
    "make_certificates",
    "postgres",
    "quirk_proxy",
    "smtp_sink",
]
