"""Who says that a bank account changed is never answered; who pays by bank is."""

import pytest

from bot.core.guard import guard
from bot.core.guard_bank_words import bank_change
from bot.core.message import Headers
from bot.core.verdict import Own
from tests.builders import BUYER, a_message

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}))

CHANGED = {
    "en": [
        "Please note that our bank account has been changed.",
        "Kindly use our new bank details for the pending payment.",
        "We have updated our banking information, see below.",
        "Our bank details have recently been updated.",
        "There is a change of bank account, please update our account details in your system.",
        "Please remit the payment to our new USD account.",
        "Do not pay to the old account, it is under audit.",
        "We changed our bank last month.",
        "The beneficiary name has changed.",
    ],
    "de": [
        "Unsere Bankverbindung hat sich geändert.",
        "Bitte nutzen Sie ab sofort unsere neue Bankverbindung.",
        "Änderung unserer Kontodaten: bitte überweisen Sie auf das neue Konto.",
    ],
    "fr": [
        "Nos coordonnées bancaires ont changé.",
        "Veuillez noter notre nouveau RIB.",
        "Suite au changement de notre compte bancaire, merci de régler sur le nouveau.",
        "Changement d’IBAN.",
    ],
    "es": [
        "Les informamos que nuestra cuenta bancaria ha cambiado.",
        "Hemos cambiado de banco.",
        "Les enviamos nuestros nuevos datos bancarios.",
    ],
    "pt": [
        "Informamos a alteração dos nossos dados bancários.",
        "A nossa conta bancária mudou.",
        "Favor pagar na nova conta bancária.",
    ],
    "it": [
        "Vi comunichiamo le nostre nuove coordinate bancarie.",
        "Il nostro IBAN è cambiato.",
        "Variazione del conto corrente.",
    ],
    "ru": [
        "Сообщаем об изменении банковских реквизитов.",
        "Наши реквизиты изменились.",
        "Просим оплатить по новым реквизитам.",
    ],
    "uk": ["Повідомляємо про зміну банківських реквізитів."],
    "zh": [
        "我司银行账户已变更,请付款至新账户。",
        "请使用新的收款账户。",
        "更换了银行账号。",
        "我們的銀行帳戶已更改。",
    ],
    "ja": ["振込先が変更になりました。", "新しい銀行口座にお振り込みください。", "口座変更のお知らせ"],
    "ko": ["은행 계좌가 변경되었습니다.", "새 계좌로 송금해 주세요."],
    "ar": ["يرجى العلم بتغيير الحساب البنكي.", "هذا حسابنا البنكي الجديد.", "لقد تم تحديث بيانات البنك."],
    "he": ["שימו לב לשינוי פרטי החשבון.", "חשבון בנק חדש"],
    "fa": ["شماره حساب ما تغییر کرده است.", "حساب بانکی جدید ما"],
    "tr": [
        "Banka hesabımız değişti.",
        "Yeni IBAN numaramıza ödeme yapınız.",
        "Banka bilgilerimiz güncellenmiştir.",
    ],
    "pl": [
        "Zmienił się nasz numer rachunku bankowego.",
        "Informujemy o zmianie rachunku.",
        "Nowy numer konta.",
    ],
    "nl": ["Onze bankrekening is gewijzigd.", "Gebruik ons nieuwe rekeningnummer."],
    "cs": ["Změna čísla účtu.", "Naše nové bankovní spojení."],
    "sv": ["Vi har nytt bankkonto.", "Ändring av bankuppgifter."],
    "fi": ["Uusi pankkitilimme."],
    "hu": ["Bankszámlánk megváltozott.", "Új bankszámlaszám."],
    "ro": ["Contul bancar s-a schimbat.", "Modificarea contului bancar."],
    "el": ["Νέος τραπεζικός λογαριασμός."],
    "vi": ["Chúng tôi đã thay đổi tài khoản ngân hàng."],
    "id": ["Perubahan nomor rekening kami."],
    "th": ["เปลี่ยนแปลงเลขบัญชี"],
}
PAYING = {
    "en": [
        "We prefer payment by bank transfer to your account.",
        "Please send your bank details for T/T.",
        "Please send your new price list and your bank details.",
        "We want to change to bank transfer from L/C. Please confirm the payment terms.",
        "We would like to open a new account with you as a customer.",
        "New supplier: please fill in the form with bank account and tax number.",
        "We changed the quantity to 600 pcs; our bank will open the L/C.",
        "Our account manager changed, write to me from now on.",
        "Please update your quotation and send us the account details for payment.",
    ],
    "de": [
        "Wir zahlen per Überweisung auf Ihr Konto, bitte senden Sie Ihre Bankverbindung.",
        "Bitte neue Preisliste und Ihre IBAN senden. Die Menge hat sich geändert.",
    ],
    "fr": [
        "Paiement par virement bancaire sur votre compte, merci d’envoyer votre RIB.",
        "Merci de nous envoyer votre nouveau catalogue et vos coordonnées bancaires.",
    ],
    "es": [
        "Pagamos por transferencia bancaria a su cuenta, envíe sus datos bancarios.",
        "Hemos cambiado la cantidad; el banco emite la carta de crédito.",
    ],
    "pt": ["Pagamento por transferência para a sua conta bancária. Envie os dados bancários, por favor."],
    "it": [
        "Pagamento con bonifico sul vostro conto corrente. Le coordinate bancarie e il nuovo listino, grazie."
    ],
    "ru": [
        "Оплата банковским переводом на ваш счёт. Пришлите, пожалуйста, реквизиты.",
        "Пришлите обновлённый прайс и реквизиты для оплаты.",
    ],
    "uk": ["Оплата на ваш рахунок. Надішліть реквізити та новий прайс."],
    "zh": ["请报价,并提供银行账户信息以便电汇。", "请更新价格表,另附收款账号。"],
    "ja": ["お支払いは銀行振込です。振込先の口座をお知らせください。", "新規口座開設をお願いします。"],
    "ko": ["송금할 계좌 번호를 알려 주세요. 새 카탈로그도 부탁드립니다."],
    "ar": ["نفضل الدفع بالتحويل البنكي إلى حسابكم. يرجى إرسال تفاصيل الحساب البنكي."],
    "he": ["נשלם בהעברה בנקאית לחשבון שלכם, שלחו פרטי בנק."],
    "fa": ["لطفا شماره حساب بانکی خود را برای حواله ارسال کنید."],
    "tr": ["Ödeme banka havalesi ile hesabınıza yapılacaktır, banka bilgilerinizi gönderin."],
    "pl": ["Zapłacimy przelewem na Państwa konto. Prosimy o numer konta bankowego i nowy cennik."],
    "nl": ["Betaling per bank op uw bankrekening. Stuur uw rekeningnummer en nieuwe prijslijst."],
    "cs": ["Zaplatíme převodem na účet. Pošlete číslo účtu a nový ceník."],
    "sv": ["Betalning till ert bankkonto. Skicka ny prislista och kontonummer."],
    "hu": ["Átutalással fizetünk a bankszámlájukra, kérjük az új árlistát."],
    "ro": ["Plata prin transfer în contul bancar. Trimiteți oferta nouă."],
    "vi": ["Thanh toán chuyển khoản. Vui lòng gửi tài khoản ngân hàng và bảng giá mới."],
    "id": ["Pembayaran lewat transfer bank. Mohon kirim nomor rekening dan daftar harga baru."],
}


def judged(text):
    headers = Headers((("message-id", "<1@x>"), ("date", "today")))
    whole = f"Please quote 500 pcs of ball valves DN50. {text}"
    return guard(a_message(text=whole, headers=headers, return_path=BUYER.email), OWN)


@pytest.mark.parametrize("text", [text for texts in CHANGED.values() for text in texts])
def test_a_changed_account_is_held_with_the_words_and_nobody_lifts_it(text):
    verdict = judged(text)
    assert (verdict.keep, verdict.auto_reply, verdict.lifts) == ("held", False, False)
    evidence = next(hit.evidence for hit in verdict.hits if hit.rule == "S22")
    words = evidence.removeprefix("text has “").removesuffix("”")
    assert words
    assert words[:4] in text.lower().replace("’", "'")


@pytest.mark.parametrize("text", [text for texts in PAYING.values() for text in texts])
def test_a_buyer_who_pays_by_bank_says_nothing_of_a_change(text):
    assert bank_change(text.lower().replace("’", "'")) == ""
    assert "S22" not in {hit.rule for hit in judged(text).hits}


NEVER = [
    "Beware of fraud: we will never change our bank account details by e-mail.",
    "Please note that we will never inform you of a change of bank account by e-mail.",
    "We do not change our bank details.",
    "Wir werden Ihnen niemals per E-Mail eine Änderung unserer Bankverbindung mitteilen.",
    "Nous ne changerons jamais nos coordonnées bancaires par e-mail.",
    "Nunca cambiaremos nuestra cuenta bancaria por correo.",
]


@pytest.mark.parametrize("text", NEVER)
def test_who_warns_of_such_fraud_below_his_mail_is_answered(text):
    assert judged(text).auto_reply


@pytest.mark.parametrize(
    "text",
    [
        f"{NEVER[0]} Our bank details have changed.",
        "Never send payments to the old account, use our new bank details.",
        "Do not send money to the old account but to our new bank account.",
        "Ne payez jamais sur l'ancien compte, utilisez notre nouveau RIB.",
        "Im Mai hat sich unsere Bankverbindung geändert.",
    ],
)
def test_such_a_warning_hides_no_change(text):
    assert "S22" in {hit.rule for hit in judged(text).hits}


@pytest.mark.parametrize("text", PAYING["en"][:8] + PAYING["de"] + PAYING["ru"] + PAYING["zh"])
def test_a_buyer_who_pays_by_bank_is_answered(text):
    verdict = judged(text)
    assert verdict.auto_reply, verdict.reason
