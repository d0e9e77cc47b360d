"""The address that somebody meant: one slip of the finger away, in a domain that is known."""

import re

from bot.core.domains import FREE_MAIL

# Public mail domains that people mistype, the most used first. The rest of FREE_MAIL is too rare to guess.
WELL_KNOWN = (
    *("gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com", "163.com", "126.com", "qq.com"),
    *("foxmail.com", "sina.com", "aliyun.com", "mail.ru", "yandex.ru", "yandex.com", "gmx.de", "gmx.net"),
    *("web.de", "t-online.de", "orange.fr", "wanadoo.fr", "free.fr", "laposte.net", "libero.it", "naver.com"),
    *("daum.net", "hanmail.net", "yahoo.co.jp", "yahoo.com.br", "uol.com.br", "bol.com.br", "seznam.cz"),
    *("wp.pl", "onet.pl", "rediffmail.com", "live.com", "googlemail.com", "hotmail.co.uk", "yahoo.co.uk"),
    *("hotmail.fr", "yahoo.fr", "yahoo.es", "hotmail.es", "yahoo.it", "hotmail.it", "hotmail.de", "yahoo.de"),
)
MAX_WORDS = 20_000
DOMAIN_IN_WORDS = re.compile(r"(?:@|https?://|www\.)(?:www\.)?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})")


def did_you_mean(address: str, words: str) -> str:
    """The likely address, "" where none is near. `words`: what the buyer wrote, with signature; a domain in
    them is better evidence than one that is only well known."""
    local, _, domain = address.lower().rpartition("@")
    theirs = DOMAIN_IN_WORDS.findall(words[:MAX_WORDS].lower())
    known = () if domain in FREE_MAIL else WELL_KNOWN
    for candidate in (*theirs, *known):
        if is_one_slip(domain, candidate):
            return f"{local}@{candidate}"
    return ""


def is_one_slip(one: str, other: str) -> bool:
    """Exactly one letter too many, missing, wrong, or two neighbours swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2] == longer[at : at + 2][::-1] and shorter[at + 2 :] == longer[at + 2 :]
    return swapped or shorter[at + 1 :] == longer[at + 1 :]
