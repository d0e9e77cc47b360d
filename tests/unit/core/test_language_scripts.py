"""Writing systems: what their letters alone decide, and where a text holds two of them."""

import pytest

from bot.core.language import SURE_ENOUGH, guess_language
from bot.core.scripts import main_script, script_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("請問這款球閥的價格是多少", "zh-Hant"),
        ("请问这款球阀的价格是多少", "zh-Hans"),
        ("注文状況", "ja"),
        ("見積依頼", "ja"),
        ("納期と価格", "ja"),
        ("お見積りをお願いします", "ja"),
        ("볼밸브 견적 부탁드립니다", "ko"),
        ("Надішліть, будь ласка, прайс-лист", "uk"),
        ("Пришлите, пожалуйста, прайс-лист", "ru"),
        ("Ве молиме испратете ни ѕидни вентили", "mk"),
    ],
)
def test_letters_tell_the_language(text: str, expected: str):
    assert guess_language(text).language == expected


@pytest.mark.parametrize(
    "text",
    [
        "Вентильдердің бағасын жіберіңіз",  # Kazakh
        "Молимо пошаљите понуду за вентиле",  # Serbian
        "Kërkojmë një ofertë për valvola ju lutem",  # Albanian
        "Zəhmət olmasa qiymət təklifi göndərin",  # Azeri
    ],
)
def test_a_language_that_nobody_answers_in_is_not_taken_for_its_neighbour(text: str):
    assert guess_language(text).language == "und"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("請報價 Ball Valve DN50 PN16 KITZ 10UTAM", "zh-Hant"),
        ("Обратный клапан Danfoss NRV, нужна цена", "ru"),
        ("سعر Siemens SIMATIC من فضلك", "ar"),
        ("Dear Mr Иванов, please send us your price list", "en"),
        ("Please offer the pump (离心泵) for our plant in Perth", "en"),
        ("报价 Endress Hauser Promag Flowmeter", "zh-Hans"),
    ],
)
def test_names_in_another_script_do_not_count(text: str, expected: str):
    assert guess_language(text).language == expected


def test_half_and_half_is_no_ground_for_an_answer():
    assert guess_language("please quote 球阀 价格").confidence < SURE_ENOUGH


def test_ideographs_that_both_scripts_share_leave_a_doubt():
    assert guess_language("中文").confidence < SURE_ENOUGH < guess_language("请问价格").confidence


def test_scripts_that_are_not_told_apart_have_no_name():
    assert script_of("ა") == script_of("7") == ""
    assert main_script({}) == ""
