import pytest

from bot.core.language import LANGUAGES, SURE_ENOUGH, guess_language

SENTENCES = {
    "en": "Could you please send us your best offer for the following valves?",
    "de": "Bitte senden Sie uns ein Angebot für die folgenden Armaturen.",
    "fr": "Nous souhaitons recevoir une offre pour les vannes suivantes.",
    "es": "Necesitamos una cotización para las siguientes válvulas, por favor.",
    "pt": "Gostaríamos de receber uma cotação para as seguintes válvulas.",
    "it": "Vorremmo ricevere un'offerta per le seguenti valvole.",
    "nl": "Graag ontvangen wij een offerte voor de volgende afsluiters.",
    "pl": "Prosimy o przesłanie oferty na następujące zawory.",
    "ru": "Просим выслать коммерческое предложение на шаровые краны.",
    "uk": "Просимо надіслати комерційну пропозицію на кульові крани, будь ласка, з ціною.",
    "tr": "Aşağıdaki vanalar için fiyat teklifinizi rica ederiz.",
    "ar": "نرجو إرسال عرض أسعار للصمامات التالية إلى شركتنا",
    "fa": "لطفاً پیشنهاد قیمت خود را برای شیرهای زیر ارسال کنید",
    "he": "נשמח לקבל הצעת מחיר עבור השסתומים הבאים",
    "el": "Παρακαλώ στείλτε μας προσφορά για τις παρακάτω βαλβίδες",
    "th": "กรุณาส่งใบเสนอราคาสำหรับวาล์ว",
    "hi": "कृपया निम्नलिखित वाल्व के लिए कोटेशन भेजें",
    "ja": "ボールバルブの見積りをお願いいたします。",
    "ko": "볼 밸브 견적을 부탁드립니다.",
    "zh-Hans": "请报球阀的价格，并告知交货时间。",
    "zh-Hant": "請報球閥的價格，並告知交貨時間。",
    "vi": "Vui lòng gửi báo giá cho các loại van sau đây.",
    "cs": "Prosíme o cenovou nabídku na níže uvedené kulové ventily.",
    "da": "Vi vil gerne have et tilbud på følgende kugleventiler.",
    "no": "Vi vil gjerne ha et tilbud på følgende kuleventiler.",
    "sv": "Vi skulle vilja ha en offert på följande kulventiler.",
    "fi": "Pyydämme tarjousta seuraavista palloventtiileistä.",
    "hu": "Kérjük, küldjenek árajánlatot az alábbi golyóscsapokra.",
    "ro": "Vă rugăm să ne trimiteți o ofertă pentru următoarele robinete.",
    "id": "Mohon kirimkan penawaran harga untuk katup berikut ini.",
    "ms": "Sila hantar sebut harga untuk injap bebola berikut.",
    "bg": "Моля да ни изпратите оферта за следните сферични кранове.",
    "sk": "Prosíme o cenovú ponuku na nasledujúce guľové ventily.",
    "sl": "Prosimo, pošljite nam ponudbo za naslednje krogelne ventile.",
    "hr": "Molimo pošaljite nam ponudu za sljedeće kuglaste ventile.",
    "ur": "براہ کرم مندرجہ ذیل والوز کی قیمت بھیجیں",
}


@pytest.mark.parametrize(("expected", "text"), SENTENCES.items())
def test_a_sentence_is_enough(expected: str, text: str):
    guess = guess_language(text)
    assert guess.language == expected
    assert SURE_ENOUGH <= guess.confidence <= 1


def test_every_answer_is_a_language_that_rules_may_name():
    assert {guess_language(text).language for text in SENTENCES.values()} <= LANGUAGES


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "12345", "DN50 PN16 316L", "😀😀", "?!", "https://example.com/en", "a@example.com", "OK"],
)
def test_what_has_no_language_has_none(text: str):
    assert guess_language(text).language == "und"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("price?", "en"),
        ("Precio por favor", "es"),
        ("Preis?", "de"),
        ("цена?", "ru"),
        ("報價", "zh-Hant"),
        ("価格", "ja"),
    ],
)
def test_one_liners_are_known_by_their_words_or_letters(text: str, expected: str):
    assert guess_language(text).language == expected


@pytest.mark.parametrize("text", ["prix price", "OK", "total", "Katalog", "normal tarif"])
def test_what_several_languages_write_is_no_ground_for_an_answer(text: str):
    assert guess_language(text).confidence < SURE_ENOUGH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("price pls", "en"),
        ("need 500 pcs asap", "en"),
        ("kindly send quotation", "en"),
        ("precios por favor", "es"),
        ("prijslijst graag", "nl"),
        ("Angebot bitte", "de"),
        ("bonjour, tarif svp", "fr"),
        ("prezzo?", "it"),
        ("preço?", "pt"),
        ("fiyat listesi lütfen", "tr"),
        ("báo giá", "vi"),
        ("السعر؟", "ar"),
        ("قیمت؟", "fa"),
        ("ราคา?", "th"),
        ("가격?", "ko"),
    ],
)
def test_a_word_of_trade_is_ground_enough(text: str, expected: str):
    guess = guess_language(text)
    assert guess.language == expected
    assert guess.confidence >= SURE_ENOUGH


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BITTE UM ANGEBOT FUER 20 STUECK KUGELHAEHNE", "de"),
        ("FAVOR ENVIAR COTIZACION DE VALVULAS", "es"),
        ("ПРОШУ ВЫСЛАТЬ ЦЕНЫ НА ЗАДВИЖКИ", "ru"),
        ("VEUILLEZ NOUS ENVOYER VOTRE OFFRE", "fr"),
    ],
)
def test_shouting_without_accents_is_understood(text: str, expected: str):
    assert guess_language(text).language == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("necesitamos cotizacion para valvulas, gracias por su atencion", "es"),
        ("nous avons besoin de vannes pour notre societe a Lyon", "fr"),
        ("gostariamos de receber uma cotacao para valvulas", "pt"),
        ("prosimy o przeslanie oferty na zawory kulowe", "pl"),
        ("lutfen vanalar icin fiyat teklifi gonderin", "tr"),
        ("prosime o cenovou nabidku na kulove ventily", "cs"),
    ],
)
def test_accents_that_a_keyboard_lacks_are_not_missed(text: str, expected: str):
    assert guess_language(text).language == expected


def test_capitals_do_not_confuse():
    assert guess_language("BITTE SENDEN SIE UNS IHR ANGEBOT FÜR ARMATUREN").language == "de"


def test_links_addresses_and_article_codes_do_not_count():
    noise = "https://shop.example/en/best-ball-valves purchasing@example.com KH-316L-DN50 BV2000/16 USD450"
    assert guess_language(f"{noise} Bitte um Ihr Angebot dafür. {noise}").language == "de"
    assert guess_language(f"请报球阀的价格 {noise}").language == "zh-Hans"


def test_an_english_disclaimer_does_not_make_a_german_mail_english():
    disclaimer = (
        "This message is confidential and intended only for the person named above. If you have received it "
        "in error, please notify the sender and delete it. Any other use is strictly prohibited by us."
    )
    assert guess_language(f"Bitte um ein Angebot für Armaturen.\n\n{disclaimer}").language == "de"
    assert guess_language(f"{disclaimer}\n\nBitte um ein Angebot für Armaturen.").language == "de"


def test_an_english_greeting_does_not_make_a_french_mail_english():
    text = "Dear sales department,\n\nnous cherchons un fournisseur de vannes pour notre usine."
    assert guess_language(text).language == "fr"


def test_a_foreign_brand_name_does_not_change_the_script():
    assert guess_language("请报价 KITZ バルブ 的价格和交货时间，谢谢，我们需要很多").language == "zh-Hans"


def test_the_same_text_always_has_the_same_guess():
    texts = [*SENTENCES.values(), "een test van de taal", "prosim ponudbo za ventile"]
    once = [guess_language.__wrapped__(text) for text in texts]
    assert all([guess_language.__wrapped__(text) for text in texts] == once for _ in range(5))


def test_a_short_russian_opening_is_not_taken_for_bulgarian():
    text = "Благодарим за ваш запрос.\n\nМы просим вас выслать цены на шаровые краны."
    assert guess_language(text).language == "ru"
