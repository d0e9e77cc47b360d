import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from bot.content.names import salutation_name
from bot.content.shipped import shipped
from bot.content.slots import Company, Slots
from bot.content.templates import Templates, slots_for
from bot.core.message import Address
from bot.errors import ConfigError
from tests.builders import a_triage

COMPANY = Company(
    name="Brightvalve Co., Ltd.",
    address="88 Harbour Road, 315000 Ningbo, China",
    phone="+86 574 8765 4321",
    website="www.brightvalve.example",
    from_name="Export Sales",
)
# For each language, what a buyer's mail could have given.
BUYERS = {
    "ar": ("محمد علي", "الصمامات الكروية", "500 قطعة"),
    "de": ("Anna Müller", "Kugelhähne", "1000 Stück"),
    "en": ("Mary Jones", "ball valves", "500 pcs"),
    "es": ("Lucía Pérez Soto", "válvulas de bola", "200 unidades"),
    "fr": ("Claire Martin", "vannes à boisseau sphérique", "300 pièces"),
    "it": ("Paola Conti", "valvole a sfera", "150 pezzi"),
    "ja": ("山田 太郎", "ボールバルブ", "120台"),
    "ko": ("김민수", "볼 밸브", "500개"),
    "nl": ("Jan de Vries", "kogelkranen", "80 stuks"),
    "pl": ("Piotr Nowak", "zawory kulowe", "40 sztuk"),
    "pt": ("Rui Costa", "válvulas de esfera", "90 unidades"),
    "pt-BR": ("João Silva", "válvulas de esfera", "120 peças"),
    "ru": ("Иван Петров", "шаровые краны", "10 000 шт"),
    "tr": ("Ayşe Yılmaz", "küresel vanalar", "250 adet"),
    "vi": ("Trần Thị Thoa", "van bi", "1200 cái"),
    "zh-Hans": ("王小明", "球阀", "500件"),
    "zh-Hant": ("王小明", "球閥", "500件"),
}
TEMPLATES = Templates(shipped("templates"))
Golden = Callable[[str, bytes], None]


def known(language: str) -> Slots:
    name, product, quantity = BUYERS[language]
    return Slots(
        name=salutation_name(name, language),
        product=product,
        quantity=quantity,
        company=COMPANY,
        reference="L-1042",
    )


def test_the_shipped_templates_have_no_mistakes():
    assert TEMPLATES.check() == []


def test_the_languages_are_the_files():
    assert TEMPLATES.languages() == {"first_reply": frozenset(BUYERS)}


@pytest.mark.parametrize("language", BUYERS)
def test_the_first_reply_reads_like_this(language: str, golden: Golden):
    nothing = Slots(company=Company(name=COMPANY.name))
    known_text = TEMPLATES.render("first_reply", language, known(language)).text
    bare_text = TEMPLATES.render("first_reply", language, nothing).text
    both = f"=== everything known\n{known_text}\n=== nothing known\n{bare_text}"
    golden(f"replies/{language}.txt", both.encode())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_html_part_looks_like_this(language: str, golden: Golden):
    golden(
        f"replies/{language}.html", TEMPLATES.render("first_reply", language, known(language)).html.encode()
    )


@pytest.mark.parametrize("language", BUYERS)
def test_both_parts_say_the_same(language: str):
    rendered = TEMPLATES.render("first_reply", language, known(language))
    body = rendered.html.partition("<body")[2].partition(">")[2]
    words = unescape(re.sub(r"<[^>]+>", " ", body)).split()
    assert words == [word for word in rendered.text.split() if word != "-"]


@pytest.mark.parametrize("language", BUYERS)
def test_the_html_part_loads_and_links_nothing(language: str):
    html = TEMPLATES.render("first_reply", language, known(language)).html
    assert not re.search(
        r"src=|href=|url\(|<img|<link|<script|@import|color:(?!-)", html.replace("color-scheme:", "")
    )
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html


@pytest.mark.parametrize("language", BUYERS)
def test_questions_are_asked_only_for_what_is_not_known(language: str):
    def questions(slots: Slots) -> int:
        return TEMPLATES.render("first_reply", language, slots).text.count("\n- ")

    assert questions(known(language)) == 4  # two facts mirrored, two questions
    assert questions(Slots(company=COMPANY)) == 4  # four questions


def test_text_of_a_mail_is_never_a_template_and_never_html():
    slots = Slots(name="{{ 7*7 }} <b>", product="{% include 'x' %}", quantity="a&b", company=COMPANY)
    rendered = TEMPLATES.render("first_reply", "en", slots)
    assert "{{ 7*7 }} <b>" in rendered.text
    assert "{% include &#39;x&#39; %}" in rendered.html
    assert "{{ 7*7 }} &lt;b&gt;" in rendered.html
    assert "a&amp;b" in rendered.html


def test_a_slot_with_a_link_stays_empty():
    text = TEMPLATES.render(
        "first_reply", "en", Slots(name="win at https://evil.example", company=COMPANY)
    ).text
    assert text.startswith("Dear Sir or Madam,\n")
    assert "evil" not in text


def test_the_slots_of_an_inquiry_are_the_buyers_name_product_and_quantity():
    triage = a_triage(product_name="ball valves", quantity="500 pcs", reply_language="en")
    slots = slots_for(Address("a@example.com", "Anna Smith"), triage, COMPANY, "L-7")
    assert slots == Slots(
        name="Anna Smith", product="ball valves", quantity="500 pcs", company=COMPANY, reference="L-7"
    )
    assert slots_for(None, triage, COMPANY).name == ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("_layout.html.j2", "_signature.txt.j2"):
        (tmp_path / name).write_bytes((shipped("templates") / name).read_bytes())
    (tmp_path / "offer").mkdir()
    (tmp_path / "offer" / "en.txt.j2").write_text("Dear {{ name }},\n\nthank you.\n")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("\n{{ nmae }}", 'offer/en.txt.j2:2: unknown slot "nmae", did you mean "name"?'),
        ("{{ company.fone }}", 'offer/en.txt.j2:1: unknown slot "company.fone", did you mean "phone"?'),
        ("{% if name %}", "offer/en.txt.j2:1: Unexpected end of template"),
        ("\n\n{{ name", "offer/en.txt.j2:3: unexpected end of template"),
        ("{% if false %}{{ price }}{% endif %}", 'offer/en.txt.j2:1: unknown slot "price"'),
        ("{% include 'footer' %}", "footer: there is no such template"),
        ("a\n{{ name.__class__.__mro__ }}", "offer/en.txt.j2:2: access to attribute '__class__'"),
        ("a\n{{ name + 1 }}", "offer/en.txt.j2:2: "),
        ("a\n{{ 1 / 0 }}", "offer/en.txt.j2:2: division by zero"),
        ("a\n{% for n in range(9999999) %}x{% endfor %}", "offer/en.txt.j2:2: Range too big"),
        ("{% include 'offer/en.txt.j2' %}", "offer/en.txt.j2:1: maximum recursion depth"),
        ("{# nothing #}", "offer/en.txt.j2:1: the reply is empty"),
    ],
)
def test_a_mistake_in_a_template_is_found_with_its_place(folder: Path, text: str, mistake: str):
    (folder / "offer" / "en.txt.j2").write_text(text)
    found = [line.removeprefix(f"{folder.as_posix()}/") for line in Templates(folder).check()]
    assert any(line.startswith(mistake) for line in found), found


def test_a_mistake_that_nobody_checked_for_stops_the_reply_instead_of_leaving_a_gap(folder: Path):
    (folder / "offer" / "en.txt.j2").write_text("Dear {{ nmae }},")
    with pytest.raises(ConfigError, match=r"en\.txt\.j2:1: 'nmae' is undefined"):
        Templates(folder).render("offer", "en", Slots())


def test_a_file_for_no_language_is_found(folder: Path):
    (folder / "offer" / "germn.txt.j2").write_text("Hallo")
    assert any('no language has the code "germn"' in line for line in Templates(folder).check())


def test_a_template_without_english_has_nothing_to_fall_back_to(folder: Path):
    (folder / "offer" / "en.txt.j2").rename(folder / "offer" / "de.txt.j2")
    assert any("en.txt.j2 is missing" in line for line in Templates(folder).check())


def test_a_template_of_ones_own_is_a_folder_with_a_file(folder: Path):
    templates = Templates(folder)
    assert templates.check() == []
    assert templates.languages() == {"offer": frozenset({"en"})}
    assert templates.render("offer", "en", Slots(name="Ann")).text == "Dear Ann,\n\nthank you.\n"


def test_a_template_that_does_not_exist_is_a_config_error(folder: Path):
    with pytest.raises(ConfigError, match=r"offer/de\.txt\.j2: there is no such template"):
        Templates(folder).render("offer", "de", Slots())
