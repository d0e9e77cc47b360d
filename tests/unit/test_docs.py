"""What is documented is there, and what is there is documented."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app
from bot.config import Settings, load_settings

ROOT = Path(__file__).parents[2]
OPERATE = (ROOT / "docs/operate.md").read_text(encoding="utf-8")
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]


def keys_of(model):
    for name, field in model.model_fields.items():
        yield name
        for kind in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if hasattr(kind, "model_fields"):
                yield from keys_of(kind)


@pytest.mark.parametrize(
    "key", sorted(set(keys_of(Settings)) - {"company", "mailboxes", "slack", "database", "limits"})
)
def test_every_setting_is_documented_and_in_the_example(key):
    assert f"`{key}`" in OPERATE or f"[{key}]" in OPERATE
    example = (ROOT / "deploy/firstreply.example.toml").read_text()
    assert re.search(rf"\b{key}(_file)?\b", example)


def test_every_command_and_option_is_documented():
    for name, command in get_command(app).commands.items():
        assert f"firstreply {name}" in OPERATE
        for option in command.params:
            for flag in option.opts:
                if flag.startswith("--"):
                    assert flag in OPERATE, f"{name} {flag}"


def test_the_example_has_no_mistakes(tmp_path):
    text = (ROOT / "deploy/firstreply.example.toml").read_text()
    secret = tmp_path / "secret"
    secret.write_text("xoxb-1")
    path = tmp_path / "firstreply.toml"
    path.write_text(re.sub(r"/run/secrets/[\w-]+", str(secret), text))
    settings = load_settings(path)
    assert settings.mailboxes["sales"].password.get_secret_value() == "xoxb-1"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (page.parent / target).exists(), target
