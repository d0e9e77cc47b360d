"""What a message's language becomes: below the floor none, settled by its country, helped by its subject."""

import pytest

from bot.core.judge import judge
from bot.core.message import Address
from bot.core.rules import Rules
from tests.builders import a_message


def language(text: str, *, subject: str = "", address: str = "a@example.com") -> str:
    message = a_message(text=text, subject=subject, sender=Address(address))
    return judge(message, Rules(), {}).language.language


@pytest.mark.parametrize(
    "text", ["Normal total", "DN50 PN16 316L", "OK", "{{ order }}", "please quote 球阀 价格"]
)
def test_whoever_cannot_be_understood_is_not_guessed_at(text: str):
    assert language(text) == "und"


def test_the_country_decides_where_two_languages_write_the_same():
    assert language("pedido gratuito", address="compras@tubos.br") == "pt-BR"
    assert language("harga katup", address="a@injap.my") == "ms"
    assert language("Alle varer", address="a@rør.no") == language("Alle varer", address="a@vvs.no") == "no"
    assert language("Alle varer", address="a@vvs.dk") == "da"


def test_a_subject_helps_a_text_that_leaves_a_doubt_but_does_not_overrule_a_clear_one():
    assert language("Moduł 20x", subject="Zapytanie ofertowe na zawory kulowe") == "pl"
    assert language("Prosimy o ofertę na zawory.", subject="Price inquiry for ball valves") == "pl"
