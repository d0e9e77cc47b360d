import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.names import PersonName, company_name, read_name, salutation_name
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
        ("Hans Maier, PhD", "en", "Hans Maier"),
        ("Prof. Dr. Anna Weiß", "de", "Prof. Dr. Anna Weiß"),
        ("Ing. Paolo Conti", "it", "Ing. Paolo Conti"),
        ("José Ángel Muñoz Núñez", "en", "José Ángel Muñoz Núñez"),
        ("Kim Min-su", "en", "Kim Min-su"),
        ("Nagy István", "de", "Nagy István"),
        ("JEAN-PIERRE O'NEILL", "en", "Jean-Pierre O'Neill"),
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
        ("Taro Yamada", "ja", "Yamada"),
        ("김 민수", "ko", "김민수"),
        ("Trần Thị Kim Thoa", "vi", "Thoa"),
        ("TRAN THI KIM THOA", "vi", "Thoa"),
        ("Nguyen Van Hung", "vi", "Hung"),
        ("Lê Hùng", "vi", "Hùng"),
        ("Mai Anh Nguyen", "vi", "Mai Anh Nguyen"),  # either end may be the family's
        ("Taro Smith", "ja", "Taro Smith"),
        ("Yamada Taro", "ja", "Yamada"),
        ("YAMADA Taro", "ja", "Yamada"),
        ("DUPONT Marie", "fr", "Marie Dupont"),
        ("DUPONT Marie", "en", "DUPONT Marie"),
        ("DHL Express", "en", "DHL Express"),  # whether it is a person cannot be told
        ("Anna Müller - Acme Pumps", "de", "Anna Müller"),
        ("Jean-Pierre Le Goff", "fr", "Jean-Pierre Le Goff"),
        ("anna müller", "de", "Anna Müller"),
        ("Marie DUPONT", "fr", "Marie Dupont"),
        ("KIM Minsu", "ko", "Kim Minsu"),
        ("José Ángel Muñoz Núñez", "es", "José Ángel Muñoz"),
        ("Lucía Pérez Soto", "es", "Lucía Pérez"),
        ("Ibrahim Muñoz Núñez", "es", "Ibrahim Muñoz Núñez"),  # one given name, or two
        ("Juan de la Cruz", "es", "Juan de la Cruz"),
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
        "john.smith",
        "John.Smith",
        "Acme Newsletter",
        "Support Desk - Acme",
        "MAILER-DAEMON",
        "Anna 🌟",
        "Anna ✓ Best prices",
        "Anna www.shop.example",
        "a b c d e f",
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


@pytest.mark.parametrize(
    ("display_name", "given_name", "family"),
    [
        ("Kim Min-su", "Min-su", "Kim"),
        ("Wang Xiao-ming", "Xiao-ming", "Wang"),
        ("Nagy István", "István", "Nagy"),
        ("Nguyen Van Hung", "Hung", "Nguyen"),
        ("Marie DUPONT", "Marie", "Dupont"),
        ("Dr. Marie DUPONT", "Dr. Marie", "Dupont"),
        ("김 민수", "민수", "김"),
        ("Mary Jones", "", ""),
        ("Simon Lee", "", ""),
        ("Lee Simon", "", ""),
    ],
)
def test_the_parts_of_a_name_are_told_only_where_they_are_sure(display_name, given_name, family):
    name = read_name(display_name)
    assert (name.given, name.family) == (given_name, family)


def test_what_is_no_name_has_no_parts():
    assert read_name("Sales Dept.") == PersonName()


@pytest.mark.parametrize(
    "name",
    ["Acme GmbH", "Acme, Inc.", "Rossi S.p.A.", "Acme Pumps Sp. z o.o.", "ООО Ромашка", "株式会社 山田",
     "宁波某某有限公司", "Yıldız Ltd. Şti.", "CÔNG TY TNHH ABC"],
)  # fmt: skip
def test_a_company_is_greeted_as_one(name: str):
    assert company_name(name) == name
    assert salutation_name(name, "en") == ""


@pytest.mark.parametrize(
    "name",
    ["", "GmbH", "Anna Müller", "Sales Dept. - ACME GmbH", "Win www.evil.example Ltd", "Big ★ Prize Ltd",
     "Buy our cheap pills now Ltd", "a@b.example Ltd", "Pay here: Acme Ltd", "{{ 7*7 }} Ltd"],
)  # fmt: skip
def test_what_is_not_surely_a_company_is_none(name: str):
    assert company_name(name) == ""


@given(st.text(max_size=100), st.sampled_from(["en", "ja", "vi", "zh-Hans", "ko"]))
def test_whatever_the_name_a_salutation_is_one_short_harmless_line(display_name: str, language: str):
    name = salutation_name(display_name, language) + company_name(display_name)
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


@pytest.mark.parametrize("language", ["", "de", "es", "fr", "hu", "ja", "ko", "pt-BR", "ru", "vi", "zh-Hans"])
@pytest.mark.parametrize(
    "name", ["", " ", "Buyer Number3", "x", "@", "Dr.", "de la", "王", "Sales Team", "🎉 Offer"]
)
def test_no_name_breaks_a_reply(name, language):
    assert len(read_name(name, language).full) <= len(name)
