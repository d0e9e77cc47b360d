"""Check: everything that people write, read once, with every mistake."""

from pathlib import Path

from bot.config import Settings, load_settings
from bot.core.language import initialise
from bot.errors import ConfigError
from bot.flows.rule_sets import load_rule_set, rule_folders


def find_mistakes(config: Path) -> list[str]:
    """Mistakes in the settings (where the file exists), the rules, their examples and the templates, one a
    line."""
    initialise()
    mistakes: list[str] = []
    settings: Settings | None = None
    if config.exists():
        try:
            settings = load_settings(config)
        except ConfigError as error:
            mistakes += str(error).splitlines()
    try:
        load_rule_set(rule_folders(settings))
    except ConfigError as error:
        mistakes += str(error).splitlines()
    return mistakes
