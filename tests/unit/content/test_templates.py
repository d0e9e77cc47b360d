import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.content.dates import day_words, deadline_words
from bot.content.names import salutation_name
from bot.content.shipped import shipped
from bot.content.slots import Company, Leaflet, Slots
from bot.content.templates import SAMPLES, Templates
from bot.core.missing import SLOTS
from bot.core.promise import Promise
from bot.errors import ConfigError

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
NAMES = ("first_reply", "not_our_product", "portal_reply")
MONDAY = Promise(by=datetime(2026, 11, 30, 10, tzinfo=ZoneInfo("Europe/Madrid")), on_the_clock=True)
Golden = Callable[[str, bytes], None]


def known(language: str) -> Slots:
    name, product, quantity = BUYERS[language]
    return Slots(
        name=salutation_name(name, language),
        product=product,
        quantity=quantity,
        asks=("specification", "delivery", "certificate"),
        answer_by=deadline_words(MONDAY, language),
        catalogue=Leaflet(name="Ball valves 2027.pdf"),
        company=COMPANY,
        reference="L-1042",
    )


def bare(language: str) -> Slots:
    """Nothing is known but that the office is closed."""
    return Slots(
        buyer_company="Acme GmbH",
        asks=SLOTS,
        answer_by=deadline_words(Promise(), language),
        office="holiday",
        reopens=day_words(date(2026, 2, 24), language),
        catalogue=Leaflet(link="https://www.brightvalve.example/valves"),
        company=Company(name=COMPANY.name, website=COMPANY.website),
    )


def test_the_shipped_templates_have_no_mistakes():
    assert TEMPLATES.check() == []


def test_the_languages_are_the_files():
    assert TEMPLATES.languages() == dict.fromkeys(NAMES, frozenset(BUYERS))


@pytest.mark.parametrize("language", BUYERS)
def test_the_replies_read_like_this(language: str, golden: Golden):
    parts = [
        f"=== {name}: {what}\n{TEMPLATES.render(name, language, slots).text}"
        for name in NAMES
        for what, slots in (("much is known", known(language)), ("nothing is known", bare(language)))
    ]
    golden(f"replies/{language}.txt", "\n".join(parts).encode())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", BUYERS)
def test_every_sentence_ends_as_it_should(language: str, name: str):
    """No full stop twice, no empty brackets, no blank before a sign that has none in this language."""
    for slots in (known(language), bare(language), replace(bare(language), office="closed", reopens="")):
        text = TEMPLATES.render(name, language, slots).text
        assert not re.search(r"\.\.|\(\)|（）|「」|,,|\u00a0\u00a0", text), text
        assert not re.search(r" [.,;:!?،؟。，：！？]", text), text
        ahead = set(re.findall(r"(.)[:?!](?:\s|$)", text))
        assert ahead <= {"\u00a0"} if language == "fr" else "\u00a0" not in ahead


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
    direction = f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"'
    assert f"<html {direction}" in html
    assert f"<div {direction}" in html  # webmail leaves out what stands around the text


@pytest.mark.parametrize("language", BUYERS)
def test_questions_are_asked_only_for_what_is_not_known(language: str):
    for name in ("first_reply", "portal_reply"):
        texts = [
            TEMPLATES.render(name, language, Slots(company=COMPANY, asks=asks)).text
            for asks in ((), *((slot,) for slot in SLOTS), SLOTS)
        ]
        assert [text.count("\n- ") for text in texts] == [0, *(1 for _ in SLOTS), len(SLOTS)]
        assert len(set(texts)) == len(texts)  # each asks for something else


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


@pytest.mark.parametrize("language", BUYERS)
def test_a_template_says_whether_the_office_is_open(language: str):
    texts = {
        TEMPLATES.render("first_reply", language, replace(bare(language), office=office, reopens=day)).text
        for office, day in (("open", ""), ("closed", ""), ("holiday", ""), ("holiday", "2026-02-24"))
    }
    assert len(texts) == 4


@pytest.mark.parametrize("language", BUYERS)
def test_latin_words_stay_whole_in_a_line_from_right_to_left(language: str):
    text = TEMPLATES.render("first_reply", language, known(language)).text
    assert ("\u2068Ball valves 2027.pdf\u2069" in text) == (language == "ar")
    assert text.count("\u2068") == text.count("\u2069")


def test_the_samples_go_through_every_condition():
    """Whatever a manager writes under a condition on our slots is rendered once by the check."""
    for office in ("open", "closed", "holiday"):
        assert any(sample.office == office for sample in SAMPLES)
    assert {slot for sample in SAMPLES for slot in sample.asks} == set(SLOTS)
    for slot in fields(Slots):
        values = [getattr(sample, slot.name) for sample in SAMPLES]
        assert any(values)
        assert slot.name in ("company", "catalogue", "office") or not all(values)


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
        ("{{ catalogue.url }}", 'offer/en.txt.j2:1: unknown slot "catalogue.url"'),
        ('\n{% if "quantiy" in asks %}x{% endif %}y', 'offer/en.txt.j2:2: "asks" is never "quantiy", did'),
        ('{% if office == "shut" %}x{% endif %}y', 'offer/en.txt.j2:1: "office" is never "shut": write open'),
        ('{% if office == "holiday" %}{{ 1 / 0 }}{% endif %}y', "offer/en.txt.j2:1: division by zero"),
        ('{% if "date" in asks %}{{ name + 1 }}{% endif %}y', "offer/en.txt.j2:1: "),
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


@pytest.mark.parametrize("name", ["es.txt", "es.j2", "es.html.j2"])
def test_a_file_of_a_template_that_would_never_be_read_is_named(folder: Path, name: str):
    (folder / "offer" / name).write_text("Hola", encoding="utf-8")
    (folder / "read-me.txt").write_text("about these templates", encoding="utf-8")
    assert Templates(folder).check() == [
        f"{folder.as_posix()}/offer/{name}: nobody reads this file: "
        "its name must end in .txt.j2, as en.txt.j2"
    ]


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("{{ nmae }}", '1: unknown slot "nmae", did you mean "name"?'),
        ("{% if name %}", "1: Unexpected end of template: each {% if … %} needs its {% endif %}"),
        (
            "{% if “quantity” in asks %}{% endif %}",
            "1: unexpected char '“' at 6: between {{ }} or {% %} quotes are",
        ),
    ],
)
def test_a_mistake_in_a_template_is_told_once_with_its_repair(folder: Path, text: str, mistake: str):
    (folder / "offer" / "en.txt.j2").write_text(text, encoding="utf-8")
    (line,) = Templates(folder).check()
    assert line.startswith(f"{folder.as_posix()}/offer/en.txt.j2:{mistake}")
