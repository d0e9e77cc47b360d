"""A first reply asks only for what the buyer did not say, in whatever language he said it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.message import Attachment
from bot.core.missing import SLOTS, missing_slots, questions
from bot.core.quantity import find_quantity
from tests.builders import a_message, a_triage

# In each language of the templates: a request that says nothing, and one that says it all.
BARE = {
    "ar": "مرحبا، نرجو إرسال السعر والكتالوج. شكرا",
    "de": "Guten Tag, bitte senden Sie uns Ihre Preisliste und einen Katalog. Vielen Dank im Voraus.",
    "en": "Hello, we are interested in your products. Please send us your best price and catalogue.",
    "es": "Hola, estamos interesados en sus productos. Por favor envíen precios y catálogo.",
    "fr": "Bonjour, merci de nous envoyer vos tarifs et votre catalogue. Nous sommes une petite société.",
    "it": "Buongiorno, vi chiediamo cortesemente il listino prezzi e il catalogo. Grazie mille.",
    "ja": "お世話になっております。価格表とカタログを送っていただけますでしょうか。",
    "ko": "안녕하세요. 제품 가격표와 카탈로그를 보내 주시기 바랍니다. 감사합니다.",
    "nl": "Goedendag, wij ontvangen graag uw prijslijst en catalogus. Bij voorbaat dank.",
    "pl": "Dzień dobry, proszę o przesłanie cennika i katalogu. Z góry dziękuję.",
    "pt": "Bom dia, agradecemos o envio da vossa tabela de preços e do catálogo.",
    "pt-BR": "Bom dia, gostaria de receber a tabela de preços e o catálogo de vocês.",
    "ru": "Добрый день! Просим прислать прайс-лист и каталог вашей продукции. Спасибо.",
    "tr": "Merhaba, ürünleriniz için fiyat listesi ve katalog rica ediyoruz. Teşekkürler.",
    "vi": "Xin chào, vui lòng gửi cho chúng tôi bảng giá và catalogue sản phẩm. Cảm ơn.",
    "zh-Hans": "您好，请发一下你们产品的价格表和目录，谢谢。",
    "zh-Hant": "您好，請提供貴公司產品的價格表與型錄，謝謝。",
}
FULL = {
    "ar": "نحتاج 500 قطعة من الصمامات DN50 تسليم CIF ميناء جدة مع شهادة سابر قبل نهاية مارس.",
    "de": "Wir brauchen 500 Stück Kugelhähne DN50, frei Hafen Hamburg, mit Zeugnis und CE, bis Ende März.",
    "en": "Please quote 500 pcs of ball valves DN50, CIF Lagos, with SONCAP certificate, needed by 30 March.",
    "es": "Necesitamos 500 piezas de válvulas DN50, puerto de Callao, con certificado, para fines de marzo.",
    "fr": "Nous avons besoin de 500 pièces en DN50, au port de Marseille, certifiées CE, avant fin juin.",
    "it": "Ci servono 500 pezzi DN50, porto di Genova, con certificato 3.1, entro la fine di giugno.",
    "ja": "DN50のボールバルブを500個、仕向港は横浜、証明書付きで、3月末までに必要です。",
    "ko": "DN50 볼 밸브 500개, 도착항은 부산항, 인증서 포함, 3월 말까지 필요합니다.",
    "nl": "Wij zoeken 500 stuks DN50, haven Rotterdam, met certificaat, uiterlijk in juni.",
    "pl": "Potrzebujemy 500 sztuk DN50, dostawa do portu Gdynia, z atestem, do końca czerwca.",
    "pt": "Precisamos de 500 unidades DN50, entrega no porto de Leixões, com certificado, até junho.",
    "pt-BR": "Precisamos de 500 peças DN50, entrega no porto de Santos, com INMETRO, até o fim de junho.",
    "ru": "Нужны 500 штук, Ду 50 мм, порт назначения Новороссийск, сертификат EAC, до конца марта.",
    "tr": "500 adet DN50, varış limanı Mersin, CE sertifikası ile, haziran sonuna kadar gerekli.",
    "vi": "Chúng tôi cần 500 cái DN50, cảng Hải Phòng, có chứng nhận CO, trước ngày 30 tháng 3.",
    "zh-Hans": "需要DN50球阀500件，目的港上海以外请报汉堡，需CE证书，3月底前交货。",
    "zh-Hant": "需要DN50球閥500件，目的港基隆，需要證書，3月底前交貨。",
}


def missing(text, subject="", **changes):
    message = a_message(subject=subject, text=text, **changes)
    return missing_slots(message, a_triage(quantity=find_quantity(text)))


@pytest.mark.parametrize("language", BARE)
def test_of_a_request_that_says_nothing_everything_is_missing(language):
    assert missing(BARE[language]) == SLOTS


@pytest.mark.parametrize("language", FULL)
def test_of_a_request_that_says_it_all_nothing_is_missing(language):
    assert missing(FULL[language]) == ()


@pytest.mark.parametrize("slot", SLOTS)
def test_each_of_them_can_be_the_one_that_is_missing(slot):
    said = {
        "specification": "for valves DN50",
        "quantity": "we need 500 pcs",
        "delivery": "FOB Ningbo",
        "certificate": "with CE",
        "date": "by 30 June 2027",
    }
    assert missing(". ".join(words for name, words in said.items() if name != slot)) == (slot,)


def test_at_most_three_are_asked_the_most_needed_first():
    assert questions(missing(BARE["en"])) == ("specification", "quantity", "delivery")
    assert questions(missing("500 pcs DN50")) == ("delivery", "certificate", "date")


@pytest.mark.parametrize(
    ("file", "left"),
    [
        (Attachment("items.xlsx", "application/x", 9_000), ("delivery", "certificate", "date")),
        (Attachment("drawing.DWG", "application/x", 9_000), ("quantity", "delivery", "certificate", "date")),
        (Attachment("photo.jpg", "image/jpeg", 400_000), ("quantity", "delivery", "certificate", "date")),
        (Attachment("logo.png", "image/png", 4_000), SLOTS),
    ],
)
def test_a_list_or_a_drawing_answers_instead_of_the_text(file, left):
    assert missing(BARE["en"], attachments=(file,)) == left


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Payment 30 days net, please.", "date"),
        ("Zahlung 30 Tage nach Rechnung", "date"),
        ("warranty of 24 months?", "date"),
        ("You may call me", "date"),
        ("we offer the same conditions as last time", "delivery"),
        ("we import and export", "delivery"),
        ("kind regards, Franco Rossi", "delivery"),
        ("we are a certainly growing company", "certificate"),
        ("we need 500 pcs", "specification"),
        ("please load 2x40'HQ", "specification"),
        ("hello from 2 friends", "specification"),
    ],
)
def test_what_only_looks_like_an_answer_is_none(text, slot):
    assert slot in missing(text)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("qty: 500", "quantity"),
        ("数量：500", "quantity"),
        ("price fob ningbo please", "delivery"),
        ("Preis ab Werk", "delivery"),
        ("C&F Mombasa", "delivery"),
        ("resa franco nostro magazzino", "delivery"),
        ("levering franco Dordrecht", "delivery"),
        ("Ду 50, Ру 40", "specification"),
        ("LED lights, 120 W, with guards", "specification"),
        ("met klassekeuring", "certificate"),
        ("Abnahmeprüfzeugnis 3.1", "certificate"),
        ("delivery in 6 weeks", "date"),
        ("Liefertermin 12.03.2027", "date"),
        ("by end of May", "date"),
        ('1/2" thread', "specification"),
        ("pipe Ø 20", "specification"),
        ("2.5 kW motor", "specification"),
        ("ISO 9001 is a must", "certificate"),
    ],
)
def test_many_ways_to_say_it(text, slot):
    assert slot not in missing(text)


@given(st.text(max_size=400))
def test_whatever_the_text_the_slots_stay_in_their_order(text):
    found = missing_slots(a_message(text=text), a_triage())
    assert list(found) == [slot for slot in SLOTS if slot in found]
