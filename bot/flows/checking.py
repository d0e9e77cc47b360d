"""Check: everything that people write, read once, with every mistake."""

from pathlib import Path

from bot.config import load_settings
from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.templates import Templates
from bot.errors import ConfigError


def find_mistakes(config: Path) -> list[str]:
    """Mistakes in the settings (where the file exists), the rules and the templates, one a line."""
    mistakes: list[str] = []
    rules, templates = shipped("rules"), shipped("templates")
    if config.exists():
        try:
            settings = load_settings(config)
            rules, templates = settings.rules or rules, settings.templates or templates
        except ConfigError as error:
            mistakes += str(error).splitlines()
    try:
        load_rules(rules)
    except ConfigError as error:
        mistakes += str(error).splitlines()
    try:
        mistakes += Templates(templates).check()
    except ConfigError as error:
        mistakes += str(error).splitlines()
    return mistakes
