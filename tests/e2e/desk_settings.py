"""The settings and rules of the program on the stage of the desk."""

import shutil
from pathlib import Path

from tests.services import Account

REPS = tuple(f"Rep{n}" for n in range(1, 18))
PEOPLE = ("Anna", "Ben", "Giulia", "Dora", "Nils", *REPS)  # Dora is no rep, Nils has left
SHIPPED = Path(__file__).parents[2] / "rules"

SETTINGS = """
rules = "{rules}"

[company]
name = "Brightvalve"

[mailboxes.sales]
address = "sales@brightvalve.example"
host = "localhost"
port = {imap_port}
user = "{user}"
password = "{password}"
ca_file = "{ca}"
go_live = 2026-01-01T00:00:00Z
poll_seconds = 1
authserv_id = "{authserv_id}"

[smtp]
host = "localhost"
port = {smtp_port}
tls = "none"

[slack]
mode = "{mode}"
http_port = {http_port}
bot_token = "xoxb-lab"
app_token = "xapp-lab"
signing_secret = "{secret}"
api_url = "{api_url}"
posts_per_second = 500
reps = [{reps}]
managers = ["U0GIULIA"]
channels = {{ leads = "C0LEADS", held = "C0HELD", ops = "C0OPS", managers = "C0MANAGERS" }}

[desk]
quiet = ""
escalate_percent = [69, 72, 75]

[database]
url = "{database}"

[limits]
replies_per_hour = 0
replies_per_day = 0
replies_per_domain_day = 0
replies_same_text_day = 0
"""
URGENT = """
routes:
  - name: urgent
    when: {subject: [urgent]}
    then: {channel: leads, template: none, sla: 1m}
"""
AT_WORK = "markets:\n  - {id: all-day, hours: [00:00-24:00], weekend: []}\n"


def write_settings(file: Path, account: Account, **values: str) -> None:
    reps = ", ".join(f'"U0{name.upper()}"' for name in PEOPLE if name != "Dora")
    usual = {
        "imap_port": str(account.server.imaps_port),
        "user": account.user,
        "password": account.password,
        "ca": str(account.server.certificates.ca),
        "reps": reps,
        "authserv_id": "",
    }
    file.write_text(SETTINGS.format(**(usual | values)), encoding="utf-8")


def write_rules(folder: Path, team: str = "") -> None:
    """The shipped ones, but somebody is always at work, some mail is urgent, and there may be a `team`."""
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("examples"))
    (folder / "markets.yaml").write_text(AT_WORK, encoding="utf-8")
    routes = (folder / "routes.yaml").read_text(encoding="utf-8")
    (folder / "routes.yaml").write_text(routes.replace("\nroutes:\n", URGENT, 1), encoding="utf-8")
    if team:
        (folder / "team.yaml").write_text(team, encoding="utf-8")
