"""Check: everything that people write, read once, with every mistake."""

from dataclasses import replace
from pathlib import Path

from bot.config import Settings, load_settings
from bot.core.language import initialise
from bot.errors import ConfigError
from bot.flows.rule_sets import RuleFolders, load_rule_set, rule_folders


def folders_to_read(config: Path, rules: Path | None, templates: Path | None) -> RuleFolders:
    """The folders that are named, else those of the settings (where the file exists), else the shipped ones.
    Raises ConfigError only where the settings are asked."""
    asked = config.exists() and not (rules and templates)
    return _named(rule_folders(load_settings(config) if asked else None), rules, templates)


def _named(folders: RuleFolders, rules: Path | None, templates: Path | None) -> RuleFolders:
    return replace(folders, rules=rules or folders.rules, templates=templates or folders.templates)


def find_mistakes(config: Path, rules: Path | None = None, templates: Path | None = None) -> list[str]:
    """Mistakes in the settings (where the file exists), the rules, their examples and the templates, one a
    line. A named folder takes the place of that of the settings."""
    initialise()
    mistakes: list[str] = []
    settings: Settings | None = None
    if config.exists():
        try:
            settings = load_settings(config)
        except ConfigError as error:
            mistakes += str(error).splitlines()
    try:
        load_rule_set(_named(rule_folders(settings), rules, templates))
    except ConfigError as error:
        mistakes += str(error).splitlines()
    return mistakes
