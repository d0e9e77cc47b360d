"""How it is said that a bank account changed, in the languages of our markets.

Buyers write of banks all the time: "payment by bank transfer to your account", "please send your bank
details". So a word for the account and a word for the change must stand together, as the grammar of each
language puts them; words that may stand between are listed, or few.
"""

import re
from itertools import islice

from bot.core.guard_words import phrases

W = r"(?:\s\w+)"  # any word between

_ENGLISH_ACCOUNT = (
    r"(?:bank(?:ing)?\s(?:account|details?|information|info|data|coordinates|particulars)|bank\sa/c"
    r"|account\s(?:details|number|information)|beneficiary(?:\saccount|\sbank|\sdetails|\sname)?|iban"
    r"|swift\scode|(?:payment|wire|remittance)\s(?:details|instructions?|account))"
)
_WHOSE = r"(?:\s(?:of|in|to|on|for|our|the|your|my|their|his|company|company's|new|current|official|all))"

_PATTERNS = {
    "en": rf"""
        new\s(?:company\s|corporate\s|official\s|usd\s|eur\s|euro\s|foreign\s)?{_ENGLISH_ACCOUNT}
        | {_ENGLISH_ACCOUNT}\s(?:has|have|had|was|were|is|are|will\sbe){W}{{0,3}}\s
          (?:changed|updated|replaced|modified|amended|revised|closed|blocked|frozen|suspended|audited|under\saudit
          |no\slonger|inactive|different)
        | (?:chang(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|switch(?:ed)?|amend(?:ed|ment)?|revised|modification)
          {_WHOSE}{{0,4}}\s{_ENGLISH_ACCOUNT}
        | chang(?:e|ed|ing)\s(?:our|my|of)\sbank(?!\w) | switched\s(?:our\s)?banks?(?!\w)
        | (?:pay|payments?|transfer|remit|remittance|funds|deposit|wire|money){W}{{0,6}}\s(?:to|into)\s
          (?:the\s|our\s|a\s|an\s|this\s)?(?:new|different|other|another|alternative|alternate|updated|second)
          {W}{{0,2}}\saccount
        | (?:do\snot|don't|stop|instead\sof|not\sto){W}{{0,5}}\s(?:old|previous|former|existing|usual|regular)
          {W}{{0,2}}\s(?:account|bank)
        | (?:old|previous|former|usual|regular|current|our)\s(?:bank\s)?account{W}{{0,4}}\s
          (?:closed|audit|audited|auditing|blocked|frozen|unavailable|inactive)""",
    "de": r"""
        neu(?:e|en|er|es)\s(?:bank|konto)(?:verbindung|daten|konto|nummer)\w* | neue[nrs]?\siban
        | (?:geändert|aktualisiert)\w+\s(?:bank|konto)(?:verbindung|daten|nummer)\w*
        | (?:(?:bank|konto)(?:verbindung|daten|konto|nummer)\w*|iban)(?:\s\w+){0,5}\s
          (?:geändert|aktualisier\w+|gewechselt|gesperrt|geschlossen|ändern|ungültig)
        | (?:änderung|wechsel|umstellung)(?:\s(?:der|unserer|ihrer|von|des|unseres|bei))*\s
          (?:bank\w*|konto\w*|iban)
        | (?:auf|an)\s(?:das|unser|unsere|ein)\s(?:neue|andere)s?\s\w*konto | (?:bank|konto)\sgewechselt""",
    "fr": r"""
        nouve(?:au|aux|l|lle|lles)\s(?:compte\sbancaire|coordonnées\sbancaires|rib|iban|informations\sbancaires)
        | (?:coordonnées\sbancaires|compte\sbancaire|\brib|\biban)(?:\s[\w']+){0,4}\s
          (?:chang\w+|modifi\w+|mis(?:e|es)?\sà\sjour|clôtur\w+|bloqu\w+|ferm\w+|plus\sval\w+)
        | (?:changement|modification|mise\sà\sjour|chang\w+|modifi\w+)
          (?:\s(?:de|du|des|nos|notre|vos|votre|les|le|la)|\sd')*\s?
          (?:compte\sbancaire|coordonnées\sbancaires|rib\b|iban|banque\b)""",
    "es": r"""
        nuev[oa]s?\s(?:cuenta\s(?:bancaria|de\sbanco)|datos\sbancarios|iban|número\sde\scuenta
          |información\sbancaria)
        | (?:cuenta\sbancaria|datos\sbancarios|número\sde\scuenta|\biban)(?:\s\w+){0,4}\s
          (?:cambi\w+|actualizad\w+|modificad\w+|cerrad\w+|bloquead\w+)
        | (?:cambi\w+|actualiza\w+|modifica\w+)
          (?:\s(?:de|en|del|nuestr\w+|su|sus|la|los|el|las))*\s
          (?:cuenta\sbancaria|datos\sbancarios|número\sde\scuenta|iban|banco\b)
        | a\s(?:la|nuestra)\s(?:nueva|otra)\scuenta""",
    "pt": r"""
        nov[oa]s?\s(?:conta\sbanc[aá]ria|dados\sbanc[aá]rios|iban|número\sd[ae]\sconta)
        | (?:conta\sbanc[aá]ria|dados\sbanc[aá]rios|número\sd[ae]\sconta|\biban)(?:\s\w+){0,4}\s
          (?:mudou|mudaram|alterad\w+|atualizad\w+|encerrad\w+|bloquead\w+)
        | (?:mudança|mud\w+|altera\w+|atualiza\w+)
          (?:\s(?:de|da|do|dos|nos|noss[oa]s?|sua|seus|a|os|na))*\s
          (?:conta\sbanc[aá]ria|dados\sbanc[aá]rios|conta\b|iban|banco\b)""",
    "it": r"""
        nuov[oaie]\s(?:conto\s(?:corrente|bancario)|coordinate\sbancarie|iban|dati\sbancari)
        | (?:conto\s(?:corrente|bancario)|coordinate\sbancarie|dati\sbancari|\biban)(?:\s[\w']+){0,4}\s
          (?:cambiat\w+|modificat\w+|aggiornat\w+|variat\w+|chius\w+|bloccat\w+)
        | (?:cambi\w+|variazion\w+|modific\w+|aggiorna\w+)
          (?:\s(?:di|del|delle|dei|nostr\w+|vostr\w+|le|il|i|la)|\sdell')*\s?
          (?:conto\s(?:corrente|bancario)|coordinate\sbancarie|dati\sbancari|iban|banca\b)""",
    "ru": r"""
        нов\w+\s(?:банковск\w+\s|платёжн\w+\s|платежн\w+\s)?(?:реквизит\w*|расч[её]тн\w+\sсч[её]т\w*)
        | нов\w+\sбанковск\w+\s(?:сч[её]т\w*|данн\w+)
        | (?:реквизит\w*|(?:расч[её]тн\w+|банковск\w+)\sсч[её]т\w*|банковск\w+\sданн\w+)(?:\s\w+){0,4}\s
          (?:измен\w+|обновл\w+|обновил\w+|поменял\w*|смен\w+|закрыт\w*|заблокирован\w*)
        | (?:измен\w+|смен\w+|обновл\w+|обновит\w*|поменял\w*)
          (?:\s(?:наш\w*|ваш\w*|банковск\w*|платежн\w*|платёжн\w*|компании|в|о))*\s
          (?:реквизит\w*|расч[её]тн\w+\sсч[её]т\w*|банковск\w+\s(?:сч[её]т\w*|данн\w+)|банк\b)""",
    "uk": r"""
        нов\w+\s(?:банківськ\w+\s)?(?:реквізит\w*|розрахунков\w+\sрахун\w*)
        | (?:реквізит\w*|(?:розрахунков\w+|банківськ\w+)\sрахун\w*)(?:\s\w+){0,4}\s(?:змін\w+|оновл\w+)
        | (?:змін\w+|оновл\w+)(?:\s(?:наш\w*|ваш\w*|банківськ\w*))*\s(?:реквізит\w*|рахун\w+)""",
    "zh": r"""
        (?:银行|收款|汇款|公司|对公)?(?:账户|账号|帐户|帐号|户头)(?:信息|资料)?(?:已|已经|有|有所|发生|进行|做了)*
          (?:变更|更改|更换|变动|更新|调整|修改|改变)
        | (?:银行|收款|汇款)(?:信息|资料|账户信息)(?:已|已经|有|有所|发生)*(?:变更|更改|更换|变动|更新)
        | (?:变更|更改|更换|更新|修改)(?:了|后的|过的|一下|我们的|我司|公司)*(?:银行|收款|汇款)?
          (?:账户|账号|帐户|帐号|银行信息|银行资料)
        | 新(?:的)?(?:银行|收款|汇款)(?:账户|账号|帐户|帐号|信息|资料)
        | (?:原|旧|原来的|之前的)(?:银行|收款)?(?:账户|账号|帐户|帐号)
        | (?:銀行|收款|匯款|公司)?(?:帳戶|帳號)(?:資料|資訊)?(?:已|已經|有|有所)*(?:變更|更改|更換|更新|變動)
        | (?:變更|更改|更換|更新)(?:了|我們的)*(?:銀行|收款|匯款)?(?:帳戶|帳號)
        | 新(?:的)?(?:銀行|收款|匯款)(?:帳戶|帳號|資料)""",
    "ja": r"""
        (?:振込先|振り込み先|銀行口座|口座番号|口座情報|送金先|口座)(?:情報|口座|番号)?(?:が|を|の|は)?(?:ご)?
          (?:変更|変わり|変わっ|更新)
        | 新(?:しい|規の|たな)(?:お)?(?:振込先|銀行口座|送金先|口座番号)
        | 変更後の(?:振込先|口座) | 旧口座""",
    "ko": r"""
        (?:은행\s?|입금\s?|송금\s?)?계좌(?:\s?번호|\s?정보)?(?:가|를|이|의|는)?\s?
          (?:변경|바뀌|바뀐|바꾸|바꿨|갱신|업데이트)
        | (?:새|새로운|변경된)\s?(?:은행\s?|입금\s?|송금\s?)?계좌""",
    "ar": r"""
        (?:حساب\w*|الحساب)\s(?:ال)?(?:بنكي|مصرفي)\s(?:ال)?جديد
        | (?:بيانات|تفاصيل|معلومات)\s(?:ال)?(?:بنك\w*|مصرف\w*|حساب\w*)(?:\s\w+){0,2}\s(?:ال)?جديدة
        | (?:تغيير|تغير|تغيّر|تغيرت|تحديث|تعديل|غيرنا|غيّرنا)\s(?:رقم\s|بيانات\s|تفاصيل\s|معلومات\s)?
          (?:ال)?(?:حساب\w*|بنك\w*|بيانات\sالبنك\w*|البيانات\sالبنكية)
        | (?:حساب\w*|الحساب)(?:\s\w+){0,3}\s(?:تغير|تغيّر|مغلق|مجمد)""",
    "he": r"""
        חשבון\s(?:ה)?בנק\s(?:ה)?חדש | פרטי\s(?:ה)?(?:בנק|חשבון)\s(?:ה)?חדשים
        | (?:שינוי|עדכון)\s(?:ב|של\s)?(?:פרטי\s)?(?:ה)?(?:חשבון|בנק)
        | פרטי\s(?:ה)?(?:בנק|חשבון)(?:\s\w+){0,2}\s(?:השתנו|עודכנו)""",
    "fa": r"""
        (?:حساب\sبانکی|شماره\sحساب|اطلاعات\sبانکی)(?:\s\w+){0,3}\s(?:جدید|تغییر)
        | (?:تغییر|به\s?روز\s?رسانی)\s(?:شماره\s|اطلاعات\s)?(?:حساب|بانکی)""",
    "tr": r"""
        yeni\s(?:banka\s(?:hesab|bilgi)\w*|hesap\s(?:numara|bilgi)\w*|iban\w*)
        | (?:banka\s(?:hesab|bilgi)\w*|hesap\s(?:numara|bilgi)\w*|iban\w*)(?:\s\w+){0,3}\s
          (?:değiş\w+|güncellen\w+|güncelled\w+|kapat\w+|yenilen\w+)
        | (?:değişen|güncellenen|değiştirilen)\s(?:banka|hesap|iban)\w*""",
    "pl": r"""
        now(?:y|e|ego|ych|ym|emu)\s(?:numer\w*\s)?(?:rachun\w+|kont\w+\sbankow\w+|dan\w+\sbankow\w+|konta\b|iban)
        | (?:rachun\w+\sbankow\w+|numer\w*\s(?:rachunku|konta)|kont\w+\sbankow\w+|dan\w+\sbankow\w+)
          (?:\s\w+){0,4}\s(?:zmieni\w+|zmian\w+|zaktualizowa\w+|zamknię\w+|zablokowa\w+)
        | (?:zmian\w+|zmieni\w+|aktualizacj\w+)(?:\s(?:się|numeru?|danych|nasz\w*|konta))*\s
          (?:rachun\w+|kont\w+\sbankow\w+|bankow\w+|konta\b)""",
    "nl": r"""
        nieuwe?\s(?:bankrekening\w*|rekeningnummer|bankgegevens|iban)
        | (?:bankrekening\w*|rekeningnummer|bankgegevens|iban)(?:\s\w+){0,4}\s
          (?:gewijzigd|veranderd|aangepast|bijgewerkt|gesloten|geblokkeerd)
        | (?:wijziging|verandering)(?:\s(?:van|in|onze|ons|het|de|uw))*\s
          (?:bankrekening\w*|rekeningnummer|bankgegevens|iban)""",
    "cs": r"""
        nov(?:ý|é|ého|ému|ým|á|ou)\s(?:bankovní\w*\s\w+|číslo\súčtu|iban)
        | (?:bankovní\w*\s(?:účet|účtu|spojení|údaje)|číslo\súčtu)(?:\s\w+){0,4}\s(?:změn\w+|aktualiz\w+)
        | změn\w+(?:\s(?:našeho|čísla|číslo|bankovního))*\s(?:účtu|účet|bankovní\w*)""",
    "nordic": r"""
        ny(?:tt|t|e|a)?\s(?:bankkonto\w*|bankuppgifter|bankoplysninger|bankopplysninger|kontonummer\w*)
        | (?:bankkonto\w*|bankuppgifter\w*|kontonummer\w*|bankop(?:p)?lysninger\w*)(?:\s\w+){0,4}\s
          (?:ändrat\w*|ändrad\w*|ändrats|ændret|endret|bytt|uppdaterad\w*|opdateret|oppdatert)
        | (?:ändring|ændring|endring|byte)\s(?:av|af|i)(?:\s\w+)?\s(?:bank\w+|kontonummer\w*)
        | uus(?:i|ia|ien|ille)?\s(?:pankkitil\w+|tilinumero\w*|pankkitie\w+)
        | (?:pankkitil\w+|tilinumero\w*|pankkitie\w+)(?:\s\w+){0,3}\s(?:muuttu\w+|vaihtu\w+|päivit\w+)""",
    "hu": r"""
        új\s(?:bankszáml\w*|számlaszám\w*|banki\sadat\w*)
        | (?:bankszáml\w*|számlaszám\w*|banki\sadat\w*)(?:\s\w+){0,3}\s(?:\w*változ\w+|módosul\w+)""",
    "ro": r"""
        (?:noul\scont|cont)\sbancar\snou | noul\scont\sbancar | date\w*\sbancare\snoi | noile\sdate\sbancare
        | (?:schimb\w+|modific\w+|actualiz\w+)(?:\s\w+)?\s(?:cont\w*\sbancar|date\w*\sbancare|iban)
        | (?:cont\w*\sbancar|date\w*\sbancare|iban\w*)(?:\s[\w-]+){0,3}\s(?:schimbat|modificat|actualizat)""",
    "el": r"""
        νέ\w+\s(?:τραπεζικ\w+\s)?(?:λογαριασμ\w+|iban)
        | (?:αλλαγή|τροποποίηση|αλλάξαμε)(?:\s\w+){0,2}\s(?:τραπεζικ\w+|λογαριασμ\w+|iban)
        | τραπεζικ\w+\sλογαριασμ\w+(?:\s\w+){0,3}\s(?:άλλαξ\w+|αλλάξ\w+)""",
    "vi": r"""
        tài\skhoản\s(?:ngân\shàng\s)?mới | (?:thay\sđổi|cập\snhật)\s(?:số\s|thông\stin\s)?tài\skhoản
        | tài\skhoản(?:\sngân\shàng)?(?:\s\w+){0,3}\sthay\sđổi""",
    "id": r"""
        rekening\s(?:bank\s)?(?:kami\s)?(?:yang\s)?baru | (?:perubahan|ganti|pergantian)\s(?:nomor\s)?rekening
        | rekening(?:\s\w+){0,3}\s(?:berubah|diganti|diubah)""",
    "th": r"""
        (?:บัญชีธนาคาร|เลขบัญชี|เลขที่บัญชี)ใหม่ | เปลี่ยน(?:แปลง)?(?:เลข|หมายเลข|เลขที่)?บัญชี""",
}  # fmt: skip
# One of these stands in any text that a pattern finds; looking for them is quick.
_STEMS = {
    "en": phrases("account; a/c; bank; iban; beneficiary; payment details; instruction; swift code"),
    "de": phrases("bank; konto; iban"),
    "fr": phrases("bancaire; banque; rib; iban"),
    "es": phrases("cuenta; banc; iban"),
    "pt": phrases("conta; banc; bancá; iban"),
    "it": phrases("conto; bancar; banca; iban"),
    "ru": phrases("реквизит; счет; счёт; банк"),
    "uk": phrases("реквізит; рахун; банк"),
    "zh": phrases("账户; 账号; 帐户; 帐号; 户头; 银行; 收款; 汇款; 帳戶; 帳號; 銀行; 匯款"),
    "ja": phrases("振込; 振り込み; 口座; 送金"),
    "ko": phrases("계좌"),
    "ar": phrases("حساب; بنك; مصرف"),
    "he": phrases("חשבון; בנק"),
    "fa": phrases("حساب; بانک"),
    "tr": phrases("banka; hesap; iban"),
    "pl": phrases("rachun; kont; bankow; iban"),
    "nl": phrases("bank; rekening; iban"),
    "cs": phrases("bankovní; účt; účet; iban"),
    "nordic": phrases("bank; konto; pankki; tilinumero"),
    "hu": phrases("bank; száml"),
    "ro": phrases("bancar; iban"),
    "el": phrases("λογαριασμ; τραπεζ; iban"),
    "vi": phrases("tài khoản"),
    "id": phrases("rekening"),
    "th": phrases("บัญชี"),
}
_ALL_STEMS = frozenset(stem for stems in _STEMS.values() for stem in stems)
MOST_FOUND = 20  # in one text
NO_BORDERS = frozenset(
    ("zh", "ja", "ko", "th", "ar", "he", "fa")
)  # nothing parts words, or others grow on them
BANK_CHANGE = {
    language: re.compile(f"(?:{pattern})" if language in NO_BORDERS else rf"(?<!\w)(?:{pattern})", re.VERBOSE)
    for language, pattern in _PATTERNS.items()
}


def bank_change(text: str) -> str:
    """The words that speak of a changed account, "" if none do. `text` is folded by `guard_phrases.read`."""
    said = {stem for stem in _ALL_STEMS if stem in text}
    for language, pattern in BANK_CHANGE.items() if said else ():
        if not said.isdisjoint(_STEMS[language]):
            for found in islice(pattern.finditer(text), MOST_FOUND):
                if not _is_ruled_out(text, found):
                    return found[0]
    return ""


# “We will never change our bank details by e-mail” is a warning that many write below their mails.
RULED_OUT = re.compile(
    r"\bnever(?:\s\w+){0,2}\s(?:chang|updat|amend|alter|modif|inform|notif|announc|communicat|advis|tell)"
    r"|\b(?:will\snot|won't|do\snot|does\snot|don't|shall\snot)\s(?:chang|updat|amend|alter|modif)"
    r"|(?:\b(?:niemals|jamais|nunca|jamás|nooit|nigdy|nikdy|никогда|ніколи|aldrig|aldri|mai\spiù)\b"
    r"|绝不会|絕不會|決して)(?:\s\S{1,30}){0,5}\s?\S{0,12}$"
)


def _is_ruled_out(text: str, found: re.Match[str]) -> bool:
    """The sentence says before it, or with its first word, that this never happens."""
    before = re.split(r"[.!?;:,。！？，、]", text[max(0, found.start() - 120) : found.start()])[-1]
    return RULED_OUT.search(before + text[found.start() : found.start() + 12]) is not None
