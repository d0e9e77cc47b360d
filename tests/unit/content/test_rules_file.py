from pathlib import Path

import pytest

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.core.country_data import COUNTRIES
from bot.errors import ConfigError

PRODUCTS = """\
products:
  - id: ball-valve
    names: {en: ball valves, no: kuleventiler}
    keywords:
      en: [ball valve, NO, 0123]
      all: [BV-200]
"""
ROUTES = """\
routes:
  - name: norway
    when: {country: [NO], language: ["no"], product: [ball-valve], domain: [.no], subject: [tilbud]}
    then: {channel: leads-no, template: none}
  - name: rest
    then: {channel: leads, template: first_reply}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "products.yaml").write_text(PRODUCTS)
    (tmp_path / "routes.yaml").write_text(ROUTES)
    return tmp_path


def mistakes(folder: Path, **files: str) -> list[str]:
    """The lines of the ConfigError, without the folder."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_rules(folder)
    return [line.removeprefix(f"{folder.as_posix()}/") for line in str(caught.value).splitlines()]


def test_files_become_values(folder: Path):
    rules = load_rules(folder)
    assert rules.products[0].keywords == ("ball valve", "NO", "0123", "BV-200")
    assert rules.products[0].name_in("no") == "kuleventiler"
    assert rules.products[0].name_in("sv") == "ball valves"
    assert (rules.routes[0].countries, rules.routes[0].languages, rules.routes[0].template) == (
        ("NO",),
        ("no",),
        "",
    )
    assert rules.routes[1].takes_all
    assert rules.routes[1].template == "first_reply"


def test_the_digest_changes_with_every_character(folder: Path):
    before = load_rules(folder).digest
    assert load_rules(folder).digest == before
    (folder / "routes.yaml").write_text(ROUTES + "# a comment\n")
    assert load_rules(folder).digest != before


def test_all_mistakes_of_all_files_come_at_once_with_place_and_repair(folder: Path):
    products = """\
products:
  - id: Ball Valve
    names: {en: ball valves, german: Kugelhähne}
    keyword: [ball valve]
  - id: pump
    names: {en: ""}
    keywords:
      en: pump
      de: [1.10, true, "*"]
      en: [pumps]
  - id: pump
    names: {en: pumps}
    keywords: {en: [water pump], de: [Pumps]}
"""
    routes = """\
routes:
  - name: all
    then: {channel: leads, template: none}
  - name: all
    when: {country: [UK, Germany, NO, XQ], product: [pumpe], domane: [x], language: de}
    then: {channel: 7}
"""
    assert mistakes(folder, products=products, routes=routes) == [
        'products.yaml:2:5: missing field "keywords"',
        'products.yaml:2:9: "Ball Valve": use small letters a-z, digits and hyphens only',
        'products.yaml:3:30: unknown language code "german", did you mean "de"?',
        'products.yaml:4:5: unknown field "keyword", did you mean "keywords"?',
        "products.yaml:6:17: must not be empty",
        'products.yaml:9:12: 1.10 is read as a number: put it in quotes: "1.10"',
        'products.yaml:9:18: true is read as a yes or no: put it in quotes: "true"',
        'products.yaml:9:24: the keyword "*" holds no letter or digit',
        'products.yaml:10:7: duplicate key "en" (first at line 8)',
        'products.yaml:11:9: the id "pump" is taken (line 5)',
        'products.yaml:13:39: the keyword "Pumps" also belongs to "pump" (line 10)',
        "routes.yaml:2:5: a route without conditions takes all: the routes below never get any",
        'routes.yaml:4:5: the last route must take all that is left: it has no "when"',
        'routes.yaml:4:11: the name "all" is taken (line 2)',
        'routes.yaml:5:22: unknown country code "UK", did you mean "GB"?',
        'routes.yaml:5:26: unknown country code "Germany", did you mean "DE"?',
        'routes.yaml:5:39: unknown country code "XQ", did you mean "XK"?',
        'routes.yaml:5:54: no product "pumpe" in products.yaml, did you mean "pump"?',
        'routes.yaml:5:62: unknown field "domane", did you mean "domain"?',
        "routes.yaml:5:85: write a list: [de]",
        'routes.yaml:6:11: missing field "template"',
        'routes.yaml:6:21: 7 is read as a number: put it in quotes: "7"',
    ]


def test_a_single_value_where_a_list_belongs_is_shown_as_a_list(folder: Path):
    one = PRODUCTS.replace("[BV-200]", "BV-200")
    assert mistakes(folder, products=one) == ["products.yaml:6:12: write a list: [BV-200]"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 'products.yaml:1:1: the file must begin with "products:"'),
        ("- 1", 'products.yaml:1:1: the file must begin with "products:"'),
        ("products:\n\t- id: x", "products.yaml:2:1: found character that cannot start any token"),
        ("products: [1,", "products.yaml:2:1: did not find expected node content"),
        ("{[a, b]: c}", "products.yaml:1:2: a field name must be a plain word"),
        ("!!python/object:os.system {}", "products.yaml:1:1: could not determine a constructor"),
        ('products: "\x01"', "products.yaml:1:1: a character that YAML does not allow"),
        ("products: []\n--- 2", "products.yaml:2:1: but found another document"),
    ],
)
def test_what_is_not_yaml_is_placed_too(folder: Path, text: str, line: str):
    assert mistakes(folder, products=text)[0].startswith(line)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "    keywords:",
            "   keywords:",
            "5:4: did not find expected '-' indicator: indent this line like those",
        ),
        (
            "    keywords:",
            "\t keywords:",
            "5:1: found a tab character that violates indentation: indent with",
        ),
        (
            "names:",
            "names",
            "4:9: could not find expected ':': a \": \" is missing behind a field name, here or",
        ),
        (
            "en: ball",
            "en: all: ball",
            '4:14: mapping values are not allowed in this context: a ":" too many here',
        ),
        (
            "[ball valve]",
            "[ball valve",
            "7:1: did not find expected ',' or ']': the list of line 6 lacks a comma",
        ),
        ("[ball valve]", '["ball valve]', "6:12: found unexpected end of stream: the quote that begins here"),
    ],
)
def test_what_is_not_yaml_is_told_with_a_repair(folder: Path, old: str, new: str, line: str):
    told = mistakes(folder, products=WRITTEN.replace(old, new, 1))
    assert [one for one in told if "products.yaml" in one] == told
    assert told[0].startswith(f"products.yaml:{line}"), told


def test_a_file_that_cannot_be_read_is_no_mistake_of_the_examples(folder: Path):
    (folder / "examples").mkdir()
    (folder / "examples" / "ours.yaml").write_text(
        "examples:\n  - {name: a, from: a@b.example, text: x, becomes: {product: ball-valve}}\n"
    )
    (told,) = mistakes(folder, products="products: [")
    assert told.startswith("products.yaml:")


WRITTEN = """products:
  - id: ball-valve
    names:
      en: ball valves
    keywords:
      en: [ball valve]
"""


def test_anchors_are_refused_before_they_can_grow(folder: Path):
    bomb = "a: &a [x]\n" + "".join(
        f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    lines = mistakes(folder, products=bomb)
    assert lines[0].startswith("products.yaml:1:4: & and * have a meaning of their own in YAML")


def test_files_that_are_missing_unread_or_in_another_encoding_are_named(folder: Path):
    (folder / "routes.yaml").unlink()
    (folder / "product.yml").write_text("")
    (folder / "products.yaml").write_bytes(b"products:\n  - id: v\xe4lve\n")
    lines = mistakes(folder)
    assert lines[0] == 'product.yml:1:1: nobody reads this file, did you mean "products.yaml"?'
    assert lines[1] == "products.yaml:2:1: not UTF-8: save the file with this encoding"
    assert lines[2].startswith("routes.yaml: No such file")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path):
    with pytest.raises(ConfigError, match="there is no such folder"):
        load_rules(tmp_path / "nowhere")


def test_the_shipped_rules_are_right_and_speak_every_language_of_the_templates():
    rules = load_rules(shipped("rules"))
    assert rules.routes[-1].takes_all
    spoken = {path.name.removesuffix(".txt.j2") for path in (shipped("templates") / "first_reply").iterdir()}
    for product in rules.products:
        assert all(product.name_in(language) for language in spoken)
        assert spoken - {"pt-BR"} <= set(product.names)


def test_every_country_has_its_two_letters():
    assert len(COUNTRIES) == 250
    assert all(len(code) == 2 and code.isupper() for code in COUNTRIES)
