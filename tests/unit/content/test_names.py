import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.names import salutation_name
from bot.content.slots import LONGEST, Slots, clean


@pytest.mark.parametrize(
    ("display_name", "language", "name"),
    [
        ("Anna Müller", "de", "Anna Müller"),
        ("Müller, Anna", "de", "Anna Müller"),
        ("Dr. Anna Weiß", "de", "Dr. Anna Weiß"),
        ("Mr. John Smith", "en", "John Smith"),
        ("JOHN SMITH (Mr)", "en", "John Smith"),
        ("'Ben' via LinkedIn", "en", "Ben"),
        ("O'Neill", "en", "O'Neill"),
        ("José Ángel Muñoz Núñez", "es", "José Ángel Muñoz Núñez"),
        ("Иван Сергеевич Петров", "ru", "Иван Сергеевич Петров"),
        ("محمد علي", "ar", "محمد علي"),
    ],
)
def test_a_persons_name_is_used_in_full_as_written(display_name: str, language: str, name: str):
    assert salutation_name(display_name, language) == name


@pytest.mark.parametrize(
    ("display_name", "language", "name"),
    [
        ("王小明", "zh-Hans", "王小明"),
        ("李雷 (Li Lei)", "zh-Hans", "李雷"),
        ("山田 太郎", "ja", "山田"),
        ("山田太郎", "ja", "山田太郎"),
        ("Taro Yamada", "ja", "Taro Yamada"),
        ("김 민수", "ko", "김민수"),
        ("Trần Thị Kim Thoa", "vi", "Thoa"),
        ("TRAN THI KIM THOA", "vi", "Tran Thi Kim Thoa"),
    ],
)
def test_the_order_of_names_is_used_only_where_it_is_sure(display_name: str, language: str, name: str):
    assert salutation_name(display_name, language) == name


@pytest.mark.parametrize(
    "display_name",
    [
        "",
        "info",
        "jsmith",
        "john77",
        "Sales Dept. - ACME GmbH",
        "Acme, Inc.",
        "Purchasing Team",
        "采购部",
        "宁波某某有限公司",
        "株式会社 山田",
        "ООО Ромашка",
        "a@b.example",
        "Visit www.evil.example",
        "Anna\r\nBcc: victim@example.com",
        "Click here to win a prize",
        "{{ 7*7 }}",
        "<b>Anna</b>",
        "x" * 61,
    ],
)
def test_what_is_no_persons_name_is_not_used(display_name: str):
    assert salutation_name(display_name, "en") == ""


@given(st.text(max_size=100), st.sampled_from(["en", "ja", "vi", "zh-Hans", "ko"]))
def test_whatever_the_name_a_salutation_is_one_short_harmless_line(display_name: str, language: str):
    name = salutation_name(display_name, language)
    assert len(name) <= LONGEST * 3  # title case may lengthen a letter
    assert name == name.strip()
    assert not set(name) & set("@<>{}\r\n\u202e\u200b")


@pytest.mark.parametrize(
    ("dirty", "harmless"),
    [
        ("ball\r\nvalves", "ball valves"),
        ("ann\u202egpj\u200b", "anngpj"),
        ("  a \t b ", "a b"),
        ("see https://evil.example", ""),
        ("see evil.example/x", ""),
        ("a@b.example", ""),
        ("x" * 61, ""),
        ("500 pcs", "500 pcs"),
        ("1.000 Stück", "1.000 Stück"),
    ],
)
def test_a_slot_is_one_short_line_of_visible_text_without_links(dirty: str, harmless: str):
    assert clean(dirty) == harmless
    assert Slots(name=dirty, product=dirty, quantity=dirty).cleaned() == Slots(
        name=harmless, product=harmless, quantity=harmless
    )
