"""Words that tell something by themselves: single words of one language, and the phrases of disclaimers."""

import re

_WORDS = """
en: price prices quote quotation pls please thanks thank hello catalogue catalog need want dear how much
es: precio precios cotización cotizacion gracias hola catálogo cuánto cuanto necesito presupuesto
pt: preço preco preços cotação cotacao obrigado obrigada olá orçamento preciso
fr: prix devis merci bonjour tarif tarifs bonsoir
de: preis preise angebot anfrage danke hallo bitte preisliste guten
it: prezzo prezzi preventivo grazie buongiorno ciao listino
nl: prijs prijzen offerte bedankt graag prijslijst
pl: cena cennik oferta dziękuję dziekuje proszę prosze wycena
ru: цена цены прайс стоимость спасибо здравствуйте каталог сколько добрый
uk: ціна ціни дякую вітаю скільки
tr: fiyat fiyatı teklif merhaba teşekkürler katalog lütfen
vi: giá báo gửi cảm chào
ar: السعر سعر مرحبا شكرا كتالوج عرض
fa: قیمت سلام ممنون
cs: ceník nabídka děkuji dobrý
ro: preț pret ofertă mulțumesc
hu: ár árajánlat köszönöm
sv: pris offert tack
id: harga terima kasih penawaran
"""
WORDS = {
    word: language.strip()
    for language, _, words in (line.partition(":") for line in _WORDS.strip().splitlines())
    for word in words.split()
}

DISCLAIMER = re.compile(
    r"intended (?:solely|only|recipient|for the)|confidential|legally privileged|virus|unsubscribe"
    r"|vertraulich|confidenti[ae]l|confidencial|riservat[eio]|poufn|конфиденциальн|gizli(?:dir)?\b"
    r"|please consider the environment|sent from my|von meinem \w+ gesendet|envoyé de mon|enviado desde mi"
    r"|保密|机密|機密|机密信息|本邮件|本郵件|발신전용|기밀",
    re.IGNORECASE,
)
