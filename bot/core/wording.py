"""Words that tell something by themselves: of one language, of near languages, of trade, of disclaimers."""

import re
from collections.abc import Mapping

_WORDS = """
en: price prices pricing quote quotation pls please thanks thank hello catalogue catalog brochure need
en: want dear how much buy plz kindly best regards inquiry enquiry supplier interested require
es: precio precios cotización cotizacion cotizar gracias hola catálogo cuánto cuanto necesito presupuesto
es: buenos quisiera
pt: preço preco preços precos cotação cotacao obrigado obrigada olá orçamento orcamento preciso quanto
pt: gostaria
fr: prix devis merci bonjour tarif tarifs bonsoir cordialement combien besoin
de: preis preise angebot anfrage danke hallo bitte preisliste guten wieviel benötigen
it: prezzo prezzi preventivo grazie buongiorno ciao listino salve
nl: prijs prijzen offerte bedankt graag prijslijst hoeveel
pl: cena cennik oferta dziękuję dziekuje proszę prosze wycena prosimy
ru: цена цены прайс стоимость спасибо здравствуйте каталог сколько добрый прошу
uk: ціна ціни дякую вітаю скільки прошу
tr: fiyat fiyatı fiyatlar teklif merhaba teşekkürler tesekkurler katalog lütfen lutfen
vi: giá báo gửi cảm chào
ar: السعر سعر مرحبا شكرا كتالوج عرض
fa: قیمت سلام ممنون
cs: ceník nabídka nabídku děkuji dobrý prosím cenová
sk: prosím ponuku ponuka dobrý ďakujem cenník
hr: ponuda ponudu cijena cjenik molimo poštovani
sl: cenik ponudbo ponudba prosimo pozdravljeni
bg: оферта цена цени моля здравейте
ro: preț pret ofertă mulțumesc multumesc bună
hu: ár árajánlat köszönöm szeretnék üdvözlöm
sv: prislista offert tack hej
da: tak venligst prisliste tilbud
no: takk vennligst prisliste tilbud
fi: hinta hinnat tarjous kiitos hei tarjouspyyntö
id: harga terima kasih penawaran mohon
ms: harga terima kasih sila
"""


def _by_word(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in table.strip().splitlines():
        language, _, words = line.partition(":")
        for word in words.split():
            found.setdefault(word, set()).add(language.strip())
    return {word: frozenset(languages) for word, languages in found.items()}


WORDS: Mapping[str, frozenset[str]] = _by_word(_WORDS)

# What tells near languages and variants apart: common words (a star stands for any ending) and their
# spelling: "no" doubles letters at the end, "da" never does.
_NEAR = """
da: af efter mellem bliver blev blive hvad nej mig dig sig jer meget uge uger brug* fejl vælg* tilføj* gem
da: gemt slet ændr* oplys* tak spørgsmål forespørgsel forspørgsel yderligere gerne køb* sælg* virksomhed*
da: sprog anden andet nogen noget nogle billede* besked* opret* indhold kræve* påkrævet indtast udfyld
da: igen nu vores jeres dage tilbage uden ud op ind dit mit nyt hjælp* gør gælder hent* fundet venlig tage
da: tager giv mod mængde antal tilgængelig* adgangs* også søg*
no: av etter mellom blir ble bli hva nei meg deg seg dere mye uke uker uken bruk* feil velg* legg* slett*
no: lagre* endr* opplys* takk spørsmål forespørsel ytterligere gjerne kjøp* selge* bedrift* språk annen
no: annet noen noe bilde* melding* oppre* innhold krev* påkrevd fyll igjen nå våre dager uten ut opp inn
no: ditt mitt nytt hjelp* gjør gjelder hente funnet vennlig tar gi mot mengde antall tilgjengelig*
no: tilgang* å søk* vare*
cs: prosím_o cenovou poptáv* nabídk*
sk: ponuku ponuka ďakuj* chceme potrebujem* cenovú tovar*
bg: моля ще сме ни ви изпрат* това нашата следните бихме искаме може вашата оферти благодар* здравейте
tr: ve için lütfen
az: və üçün zəhmət
id: silakan karena bisa perusahaan mohon tanggal pembayaran penawaran kirimkan dikirim butuh membutuhkan
id: mengirim* pengiriman uang pabrik rupiah kantor bahwa kalian saat_ini sandi surel halaman situs
id: berhasil diperlukan berbeda apakah mengubah ubah unggah tautan ponsel harus kode nomor telepon kota
id: kualitas kuantitas informasi diskon faktur toko rekening akun konfirmasi verifikasi aktivitas yaitu
id: merek tolong kapan berapa_lama dari_kami
ms: sila kerana emel syarikat sebut_harga sebutharga tarikh bayaran wang kilang awak hantar* dihantar
ms: ringgit pejabat bahawa berbeza perlukan mahu ialah penghantaran muat_naik pautan laman kata_laluan
ms: berjaya telah_pun sahaja semasa pembekal kadar senarai tukar selepas paparan jenama
ms: iaitu adakah akaun kemas_kini kemaskini tiada mesti bilangan telefon nombor butiran maklumat
ms: perniagaan kualiti kuantiti mesej kod diskaun invois bandar berapakah
pt-BR: contato contatos contatar prezado* prezada* celular usuári* cadastr* equipe caminhão caminhões
pt-BR: registro*
pt-PT: contacto contactos contactar contactem vosso vossa vossos vossas exmo exma exmos exmas telemóve*
pt-PT: utilizador* ficheiro* convosco secç* factur* facto equipa equipas camião camiões projecto* direcç*
pt-PT: acção acções seleccion*
"""
_SPELLING = {
    "da": r"(?:tion(?:er|en)?|hed(?:er|en)?|\wej)\b|øj",
    "no": r"sjon|kj[øeo]|gj[øe]|øy|[a-zæøå]ei[a-zæøå]|(?:tt|kk|ll|nn|ss|pp|mm|het|heten)\b",
    "cs": "[řěů]",
    "sk": "[ľĺŕôä]",
    "bg": "ъ(?![еюяё])",
    "tr": "[ğıİ]",
    "az": "ə",
    "pt-BR": r"[ôê][nm][aeio]|r\$|\best(?:ou|amos|ava|avam) \w{2,30}ndo\b",
    "pt-PT": r"[óé][nm][aeio]|\best(?:ou|amos|ava|avam) a \w{2,30}[aei]r\b|[a-zç]ámos\b",
}


def _near() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = {}
    for line in _NEAR.strip().splitlines():
        language, _, found = line.partition(": ")
        words.setdefault(language, []).extend(found.replace("*", r"\w*").split())
    return {language: _marks(language, found) for language, found in words.items()}


def _marks(language: str, words: list[str]) -> re.Pattern[str]:
    any_word = rf"\b(?:{'|'.join(words)})\b".replace("_", " ")
    spelling = _SPELLING.get(language)
    return re.compile(f"{any_word}|{spelling}" if spelling else any_word, re.IGNORECASE)


NEAR: Mapping[str, re.Pattern[str]] = _near()

# Japanese without a syllable sign: compounds of trade that Chinese writes otherwise.
JAPANESE = re.compile(
    r"株式会社|有限会社|御中|見積|割引|連絡先|納期|在庫|品目|料金|注文|送料|払|込|届|様|価|図|対応|宛"
)

# Written in every language.
TRADE_CODES = (
    "MOQ|FOB|CIF|CFR|CNF|EXW|DDP|DAP|DDU|FCA|CPT|CIP|SKU|OEM|ODM|RFQ|HS|ISO|CE|PDF|USD|EUR|GBP|CNY|RMB"
    "|ID|URL|API|DN|PN|PCS|pcs"
)

DISCLAIMER = re.compile(
    r"intended (?:solely|only|recipient|for the)|confidential|legally privileged|virus|unsubscribe"
    r"|vertraulich|confidenti[ae]l|confidencial|riservat[eio]|poufn|конфиденциальн|gizli(?:dir)?\b"
    r"|please consider the environment|sent from my|von meinem \w+ gesendet|envoyé de mon|enviado desde mi"
    r"|保密|机密|機密|机密信息|本邮件|本郵件|발신전용|기밀",
    re.IGNORECASE,
)
