"""The rules and templates in use: loaded, checked and tried together, and replaced as one.

A set with a mistake, or one that fails its own examples, is refused: the last good one stays, and the
operators are told once, with the mistakes and with what was changed.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path

from bot.config import Settings
from bot.content.folder import Folder, read_folder, stamp_of
from bot.content.rule_checks import Surroundings
from bot.content.rules_file import ENDINGS, load_rule_files
from bot.content.shipped import shipped
from bot.content.templates import TEMPLATE_ENDINGS, Templates
from bot.core.rules import Rules
from bot.errors import ConfigError
from bot.flows.examples import failing
from bot.log import keys
from bot.store.database import Database
from bot.store.outbox import queue_notice

log = logging.getLogger(__name__)

SHOWN_MISTAKES = 12
SHOWN_CHANGES = 30  # lines of the diff
LINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFolders:
    """Where the rules and templates lie, and which channels they may name (None: any)."""

    rules: Path
    templates: Path
    channels: tuple[str, ...] | None = None

    @property
    def stamp(self) -> object:
        """Changes whenever a file of either folder changes."""
        return stamp_of(self.rules, *ENDINGS), stamp_of(self.templates, *TEMPLATE_ENDINGS)


def rule_folders(settings: Settings | None) -> RuleFolders:
    """Those of the settings; else those that come with the program."""
    if settings is None:
        return RuleFolders(rules=shipped("rules"), templates=shipped("templates"))
    return RuleFolders(
        rules=settings.rules or shipped("rules"),
        templates=settings.templates or shipped("templates"),
        channels=tuple(settings.slack.channels) or None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """One set of rules and templates that agree. `texts`: the files that it was read from."""

    rules: Rules
    templates: Templates
    texts: dict[str, bytes] = field(default_factory=dict, repr=False)


def load_rule_set(folders: RuleFolders) -> RuleSet:
    """Raises ConfigError with every mistake in any rule file, template or example."""
    return _checked(*_read(folders), folders.channels)


@dataclass(slots=True, kw_only=True)
class RuleSets:
    """The set in use. `refresh` is called every second; whoever reads `current` keeps what they got."""

    folders: RuleFolders
    current: RuleSet
    database: Database
    now: Callable[[], datetime]
    _stamp: object = field(default=None, init=False)
    _settled: bool = field(default=True, init=False)
    _refused: str = field(default="", init=False)

    def refresh(self) -> None:
        """Take over what was changed, once nothing has changed for one call: no half-written file."""
        stamp = self.folders.stamp
        if stamp != self._stamp:
            self._stamp, self._settled = stamp, False
            return
        if self._settled:
            return
        rules, templates = _read(self.folders)
        if self.folders.stamp != stamp:
            return
        self._take_over(rules, templates)
        self._settled = True

    def _take_over(self, rules: Folder, templates: Folder) -> None:
        texts = _texts(rules, templates)
        if texts == self.current.texts and not self._refused:
            return
        try:
            fresh = _checked(rules, templates, self.folders.channels, self.current)
        except ConfigError as error:
            self._refuse(str(error), texts)
            return
        self.current = fresh
        log.info("rules loaded", extra=keys(digest=fresh.rules.digest[:12]))
        if self._refused:
            text = "The rules are in order again: what was changed is in use now."
            self._tell(f"rules-good:{self._refused}", text)
            self._refused = ""

    def _refuse(self, mistakes: str, texts: dict[str, bytes]) -> None:
        total = sha256()
        for name, content in sorted(texts.items()):
            total.update(f"{name}\0".encode() + content + b"\0")
        self._refused = total.hexdigest()
        log.warning("rules refused, the last good ones stay", extra=keys(mistakes=mistakes[:2000]))
        self._tell(f"rules:{self._refused}", refusal(mistakes, self.current.texts, texts))

    def _tell(self, code: str, text: str) -> None:
        with self.database.write() as session:
            queue_notice(session, code, text, self.now())


def refusal(mistakes: str, good: dict[str, bytes], bad: dict[str, bytes]) -> str:
    """What the operators read: what is wrong, and what was changed since it was right."""
    lines = mistakes.splitlines()
    more = [f"… and {len(lines) - SHOWN_MISTAKES} more"] if len(lines) > SHOWN_MISTAKES else []
    changes = list(_changes(good, bad))
    rest = [f"… and {len(changes) - SHOWN_CHANGES} more lines"] if len(changes) > SHOWN_CHANGES else []
    return "\n".join(
        [
            "The changed rules are not used; the last good ones stay. Repaired, they are loaded at once:",
            *(line[: 2 * LINE] for line in lines[:SHOWN_MISTAKES]),
            *more,
            "",
            "Changed since the last good set:",
            *(line[:LINE] for line in changes[:SHOWN_CHANGES]),
            *rest,
        ]
    )


def _changes(good: dict[str, bytes], bad: dict[str, bytes]) -> Iterator[str]:
    for name in sorted(good.keys() | bad.keys()):
        before, after = (texts.get(name, b"").decode("utf-8", "replace") for texts in (good, bad))
        if before != after:
            yield from unified_diff(
                before.splitlines(), after.splitlines(), f"{name} (in use)", name, lineterm="", n=1
            )


def _read(folders: RuleFolders) -> tuple[Folder, Folder]:
    return read_folder(folders.rules, *ENDINGS), read_folder(folders.templates, *TEMPLATE_ENDINGS)


def _checked(
    rules: Folder, templates: Folder, channels: tuple[str, ...] | None, known: RuleSet | None = None
) -> RuleSet:
    """`known`: a set that is in order. Its templates are not checked once more while they are the same."""
    texts = _texts(rules, templates)
    written = (
        known.templates if known and _same(texts, known.texts, TEMPLATE_ENDINGS) else Templates(templates)
    )
    mistakes = [] if known and written is known.templates else written.check()
    around = Surroundings(channels=channels, templates=written.languages())
    try:
        files = load_rule_files(rules, around)
    except ConfigError as error:
        raise ConfigError("\n".join([*str(error).splitlines(), *mistakes])) from error
    mistakes = mistakes or failing(rules.path, files, written)
    if mistakes:
        raise ConfigError("\n".join(mistakes))
    return RuleSet(rules=files.rules, templates=written, texts=texts)


def _same(texts: dict[str, bytes], others: dict[str, bytes], endings: tuple[str, ...]) -> bool:
    names = {name for name in (*texts, *others) if name.endswith(endings)}
    return all(texts.get(name) == others.get(name) for name in names)


def _texts(rules: Folder, templates: Folder) -> dict[str, bytes]:
    return {
        f"{folder.path.name}/{name}": content
        for folder in (rules, templates)
        for name, content in folder.files.items()
    }
