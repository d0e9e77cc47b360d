"""Several texts of one template in one language."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.content.shipped import shipped
from bot.content.slots import Slots
from bot.content.templates import Templates
from bot.core.verdict import Own
from bot.errors import ConfigError
from bot.flows.explaining import Explainer
from bot.flows.previewing import new_previewer

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)
MAIL = """\
From: Ann Lee <{buyer}>
To: sales@brightvalve.example
Subject: Ball valves
Date: Tue, 24 Nov 2026 10:10:00 +0100
Message-ID: <m1@kunde.example>

Dear all, please send us your best price for 500 pcs of ball valves DN50, thank you.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped templates, English in two variants."""
    for path in shipped("templates").rglob("*.j2"):
        copy = tmp_path / path.relative_to(shipped("templates"))
        copy.parent.mkdir(exist_ok=True, parents=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / "first_reply" / "en.b.txt.j2").write_text("Hello{% if name %} {{ name }}{% endif %}!\n")
    return tmp_path


def test_a_letter_in_the_name_makes_a_variant_and_no_language(folder: Path):
    templates = Templates(folder)
    assert templates.check() == []
    assert templates.languages() == Templates(shipped("templates")).languages()
    assert templates.letters("first_reply", "en") == ["a", "b"]
    assert templates.letters("first_reply", "de") == ["a"]
    assert templates.render("first_reply", "en", Slots(name="Ann"), "b").text == "Hello Ann!\n"
    assert templates.render("first_reply", "en", Slots(name="Ann")).text.startswith("Dear Ann,")


@pytest.mark.parametrize(
    ("name", "text", "mistake"),
    [
        ("first_reply/en.b.txt.j2", "a\n{{ nmae }}", ':2: unknown slot "nmae"'),
        ("first_reply/en.c.txt.j2", "a\n{{ 1 / 0 }}", ":2: division by zero"),
        ("first_reply/en.c.txt.j2", "{# #}", ":1: the reply is empty"),
        ("first_reply/en.c.txt.j2", "{% if name %}{{ name + 1 }}{% endif %}b", ":1: "),
        ("first_reply/en.a.txt.j2", "Hi", ": en.txt.j2 is variant a: begin with en.b.txt.j2"),
        (
            "first_reply/en.bb.txt.j2",
            "Hi",
            ': a variant has one letter from b to z, as en.b.txt.j2, not "bb"',
        ),
        ("first_reply/en.B.txt.j2", "Hi", ': a variant has one letter from b to z, as en.b.txt.j2, not "B"'),
        ("first_reply/hu.b.txt.j2", "Szia", ": hu.txt.j2, which is variant a, is missing beside it"),
        ("first_reply/germn.b.txt.j2", "Hi", ': no language has the code "germn"'),
        ("answers/quote_follows/en.b.txt.j2", "Hi", ": people choose among answers: there are no variants"),
    ],
)
def test_a_mistake_in_a_variant_is_found_with_its_place(folder: Path, name: str, text: str, mistake: str):
    (folder / name).write_text(text)
    found = [line.removeprefix(f"{folder.as_posix()}/") for line in Templates(folder).check()]
    assert any(line.startswith(f"{name}{mistake}") for line in found), found


def test_a_variant_that_is_not_there_is_a_config_error(folder: Path):
    with pytest.raises(ConfigError, match=r"first_reply/en\.c\.txt\.j2: there is no such template"):
        Templates(folder).render("first_reply", "en", Slots(), "c")


def test_a_preview_shows_all_variants(folder: Path):
    shown = new_previewer(None, folder, NOW).previews("first_reply", "en")
    assert [one.what.partition(":")[0] for one in shown] == ["variant a"] * 2 + ["variant b"] * 2
    assert [one.rendered.text.startswith("Hello") for one in shown] == [False] * 2 + [True] * 2


def test_an_explanation_names_the_file(folder: Path, tmp_path: Path):
    explainer = Explainer.of_folders(
        None, folder, Own(addresses=frozenset(), authserv_id="", as_addressed=True)
    )
    told = set()
    for number in range(8):
        mail = tmp_path / f"{number}.eml"
        mail.write_text(MAIL.format(buyer=f"buyer{number}@kunde.example"))
        told.add(explainer.explain(mail)["template"])
    assert told == {"first_reply.en", "first_reply.en.b"}
