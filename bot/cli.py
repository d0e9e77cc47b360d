"""The command line. Exit 0: done. 1: mistakes found by a check. 2: a setting is wrong, with the repair."""

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import log
from bot.errors import ConfigError, FirstreplyError
from bot.flows.stopping import stop_on_signal

if TYPE_CHECKING:  # heavy to load, and not needed by most commands
    from bot.core.picks import Pick
    from bot.store.ledger import LedgerRow

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)

Config = Annotated[Path, typer.Option("--config", "-c", envvar="FIRSTREPLY_CONFIG", help="the settings file")]
CONFIG = Path("firstreply.toml")
HEAR_SIGNALS = 1.0  # seconds


def main() -> None:
    """Run a command; a mistake of ours or of the settings is one message, never a traceback."""
    try:
        app()
    except FirstreplyError as error:
        for line in str(error).splitlines():
            typer.echo(f"firstreply: {log.clean(line)}", err=True)
        sys.exit(2)


@app.command()
def run(
    config: Config = CONFIG,
    once: Annotated[bool, typer.Option("--once", help="read, deliver what is due, exit")] = False,
) -> None:
    """Watch the mailboxes, answer, post cards and listen to Slack."""
    from bot.app import build
    from bot.config import load_settings

    settings = load_settings(config)
    log.set_up(settings.log_level)
    bot = build(settings)
    if once:
        try:
            typer.echo(f"{bot.run_once()} mails taken in")
        finally:
            bot.close()
        return
    stop = stop_on_signal()
    try:
        bot.start()
    except FirstreplyError:
        bot.stop()
        raise
    while not stop.wait(HEAR_SIGNALS):  # one that comes right before a wait without end would not end it
        pass
    bot.stop()


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="of the page; 0: any free one")] = 8025,
    folder: Annotated[Path | None, typer.Option(help="where the mails and the database go")] = None,
) -> None:
    """Show the whole way on one page, with sample mails and a small Slack of its own."""
    from bot.demo.world import run_demo

    log.set_up("warning")
    run_demo(port=port, folder=folder, stop=stop_on_signal(), tell=typer.echo)


@app.command()
def check(
    config: Config = CONFIG,
    rules: Annotated[Path | None, typer.Option(help="a folder of rules, such as an edited copy")] = None,
    templates: Annotated[Path | None, typer.Option(help="a folder of templates")] = None,
) -> None:
    """Read rules, templates and settings; exit 1 with file:line:column of every mistake."""
    from bot.flows.checking import find_mistakes

    mistakes = find_mistakes(config, rules, templates)
    for mistake in mistakes:
        typer.echo(mistake)
    if mistakes:
        raise typer.Exit(1)
    typer.echo("no mistakes found")


@app.command()
def doctor(
    config: Config = CONFIG,
    live: Annotated[
        bool, typer.Option("--live", help="also post a test message and listen to Slack")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="one line a finding")] = False,
) -> None:
    """Look over mailboxes, SMTP, DNS, Slack, database and clock; exit 1 where something is broken (✗)."""
    from bot.app import wall_clock
    from bot.slack.doctor import findings

    logging.disable()  # what fails is told as a finding
    broken = False
    for finding in findings(config, wall_clock(), live=live):
        typer.echo(json.dumps(asdict(finding)) if as_json else finding.line)
        broken = broken or finding.health == "bad"
    if broken:
        raise typer.Exit(1)


@app.command()
def explain(
    paths: Annotated[list[Path], typer.Argument(help=".eml files, or folders of them")],
    config: Config = CONFIG,
    as_json: Annotated[bool, typer.Option("--json", help="one line a message")] = False,
    own: Annotated[list[str] | None, typer.Option(help="an address of ours; may be repeated")] = None,
    authserv_id: Annotated[str, typer.Option(help="whose Authentication-Results to believe")] = "",
    as_addressed: Annotated[bool, typer.Option(help="treat the mail as addressed to us")] = False,
    rules: Annotated[Path | None, typer.Option(help="a folder of rules")] = None,
    templates: Annotated[Path | None, typer.Option(help="a folder of templates")] = None,
) -> None:
    """Say what would become of a mail that arrived just now, and why. Nothing is sent or stored."""
    from bot.core.verdict import Own
    from bot.flows.checking import folders_to_read
    from bot.flows.explaining import Explainer, files_in, in_words

    known = Own(
        addresses=frozenset(address.lower() for address in own or ()),
        authserv_id=authserv_id,
        as_addressed=as_addressed,
    )
    folders = folders_to_read(config, rules, templates)
    picked = {} if rules and templates else _picks(config)
    explainer = Explainer.of_folders(folders.rules, folders.templates, known, picked)
    for file in files_in(paths):
        answer = explainer.explain(file)
        typer.echo(json.dumps(answer, ensure_ascii=True) if as_json else in_words(answer))


def _picks(config: Path) -> Mapping[str, "Pick"]:
    """What reps picked, where there is a database; what cannot be read is told and not needed."""
    from bot.flows.known import stored_picks

    try:
        return stored_picks(config)
    except FirstreplyError as error:
        typer.echo(f"the countries that reps picked are not known: {log.clean(str(error))}", err=True)
        return {}


@app.command()
def preview(
    template: Annotated[str, typer.Argument(help="one template; all if not given")] = "",
    config: Config = CONFIG,
    language: Annotated[str, typer.Option(help="one language; all if not given")] = "",
    example: Annotated[
        Path | None, typer.Option(help="an .eml file: what it says fills the template")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="a folder for pages to look at, in place of text")] = None,
    rules: Annotated[Path | None, typer.Option(help="a folder of rules")] = None,
    templates: Annotated[Path | None, typer.Option(help="a folder of templates")] = None,
) -> None:
    """Show what buyers will see, in all languages. Nothing is sent or stored."""
    from bot.app import wall_clock
    from bot.content.preview import as_pages, as_text
    from bot.flows.checking import folders_to_read
    from bot.flows.previewing import new_previewer

    folders = folders_to_read(config, rules, templates)
    shown = new_previewer(folders.rules, folders.templates, wall_clock()).previews(
        template, language, example
    )
    if html is None:
        typer.echo(as_text(shown))
        return
    html.mkdir(parents=True, exist_ok=True)
    about = f"as answered to {example.name}" if example else "with sample buyers"
    for name, page in as_pages(shown, about).items():
        (html / name).write_text(page, encoding="utf-8")
    typer.echo(f"{len(shown)} replies: open {html / 'index.html'}")


@app.command()
def backtest(
    config: Config = CONFIG,
    days: Annotated[int, typer.Option(min=1, help="how far back")] = 90,
    rules: Annotated[Path | None, typer.Option(help="the edited folder of rules")] = None,
    templates: Annotated[Path | None, typer.Option(help="the edited folder of templates")] = None,
    html: Annotated[Path | None, typer.Option(help="write a page with both sides there")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="one line a change")] = False,
) -> None:
    """Replay stored mail through edited rules and templates: what would change. Nothing is sent or stored."""
    from bot.app import open_backtest, wall_clock
    from bot.content.diff_page import page
    from bot.core.replay_words import as_values, in_words, summary
    from bot.flows.backtesting import backtest as replayed

    history, pairs = open_backtest(config, rules, templates)
    with _progress("mails judged again") as tell:
        report = replayed(history, pairs, wall_clock() - timedelta(days=days), progress=tell)
    found = summary(report.changes, report.replayed)
    if html is not None:
        before = "As it was recorded" if report.against_record else "With the files in force"
        html.write_text(page(found, report.notes, report.changes, before=before), encoding="utf-8")
    if as_json:
        for change in report.changes:
            typer.echo(json.dumps(as_values(change), ensure_ascii=True))
    elif report.changes:
        typer.echo("\n".join(map(in_words, report.changes)))
    for line in (found, *report.notes):
        typer.echo(line, err=as_json)


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where a person sees it."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (f"[progress.description]{what}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@app.command()
def detect(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Name the language of each line of standard input; "und" where nothing tells it."""
    from bot.core.language import SURE_ENOUGH, guess_language

    for line in _lines():
        guess = guess_language(line)
        if as_json:
            sure = guess.confidence >= SURE_ENOUGH
            told = {"language": guess.language, "confidence": round(guess.confidence, 3), "sure": sure}
            typer.echo(json.dumps(told))
        else:
            typer.echo(guess.language)


@app.command()
def ledger(
    config: Config = CONFIG,
    days: Annotated[int, typer.Option(min=1, help="how far back")] = 7,
    rows: Annotated[bool, typer.Option("--rows", help="each message, too")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
    count: Annotated[str, typer.Option(help="print one number: messages of these outcomes")] = "",
    look: Annotated[bool, typer.Option("--look", help="see what the mailbox holds that we lack")] = False,
) -> None:
    """Print the outcome of every message."""
    from bot.app import open_ledger, wall_clock
    from bot.core.ledger_words import ledger_line
    from bot.core.triage import OUTCOMES
    from bot.flows.watching import compare
    from bot.store.breakers import Breakers

    known = open_ledger(config)
    since = wall_clock() - timedelta(days=days)
    counts = known.counts(since)
    if count:
        typer.echo(sum(counts[name] for name in _outcomes(count)))
        return
    breakers = Breakers(known.database).open()
    if as_json:
        told: dict[str, object] = {name: counts[name] for name in OUTCOMES}
        told |= {"total": counts.total(), "breakers": [breaker.summary for breaker in breakers]}
        typer.echo(json.dumps(told))
        return
    typer.echo(f"In {days} days: {ledger_line(counts)}")
    for state in known.mailboxes():
        typer.echo(state.words)
    for breaker in breakers:
        since_when = breaker.tripped_at.isoformat(" ", "minutes")
        typer.echo(f"breaker {breaker.id} open since {since_when}: {breaker.reason}; re-arm it in Slack")
    for line in compare(config, known.database) if look else ():
        typer.echo(line)
    if rows:
        Console().print(_table(known.rows(since)))


def _table(newest_first: Sequence["LedgerRow"]) -> Table:
    table = Table("message", "received", "outcome", "why", "language", "country", "lead", "reply")
    for row in reversed(newest_first):
        received = row.received_at.isoformat(" ", "minutes")
        lead = str(row.lead_id or "")
        why = row.reason or row.no_reply
        table.add_row(str(row.id), received, row.outcome, why, row.language, row.country, lead, row.reply)
    return table


def _outcomes(names: str) -> list[str]:
    from bot.core.triage import OUTCOMES

    wanted = [name.strip() for name in names.split(",")]
    if unknown := [name for name in wanted if name not in OUTCOMES]:
        raise typer.BadParameter(f"{unknown[0]!r} is no outcome: {', '.join(OUTCOMES)}", param_hint="--count")
    return wanted


@app.command()
def stats(
    words: Annotated[list[str] | None, typer.Argument(help="7d by rep: docs/stats.md has them all")] = None,
    config: Config = CONFIG,
    as_csv: Annotated[bool, typer.Option("--csv", help="seconds and percent, one row a group")] = False,
    html: Annotated[Path | None, typer.Option(help="write a page with charts there")] = None,
) -> None:
    """Print how fast leads were answered, by machine and by people, and what became of them."""
    from bot.app import wall_clock
    from bot.flows.reporting import print_numbers

    typer.echo(print_numbers(config, words or (), wall_clock(), csv=as_csv, html=html))


@app.command()
def raw(
    message: Annotated[int, typer.Argument(help="the number in the ledger")], config: Config = CONFIG
) -> None:
    """Write the bytes of a message, as they came, to standard output."""
    from bot.app import open_inbox

    found = open_inbox(config).raw(message)
    if found is None:
        raise ConfigError(f"message {message}: not in this database, or its bytes are no longer kept")
    sys.stdout.buffer.write(found)


@app.command()
def migrate(config: Config = CONFIG) -> None:
    """Bring the database to the newest shape. `run` does so by itself."""
    from bot.app import open_ledger

    open_ledger(config)
    typer.echo("the database is up to date")


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
