"""What a buyer says of himself: "we are a company in Chile", "je suis importateur à Casablanca"."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.core.country_places import leading, passages
from bot.core.country_votes import Vote
from bot.core.word_starts import WordStarts

_MOST_FOUND = 40
_FAR = 70

# Who speaks of himself, in the order of languages: en de fr es pt it nl pl ru uk, others.
_SELF = (
    r"\b(?:we(?: are|['’]re| own| run| operate| represent| import| distribute)|i(?: am|['’]m| represent"
    r"| work| own| run"
    r"| live)|my name is|our (?:company|firm|business|office|shop|store|group) is|this is|(?:hello|hi"
    r"|greetings|regards"
    r"|writing|writing to you|contacting you)(?= from)|(?:registered|incorporated|headquartered|based)(?= in)"
    r"|wir sind|wir kommen|ich bin|ich komme|ich schreibe|unser(?:e)? (?:firma|unternehmen)|mit sitz"
    r"|nous sommes|je suis|notre (?:société|entreprise)|je vous (?:écris|contacte)|basée?s?"
    r"|somos|soy|estamos|nuestra (?:empresa|compañía)|(?:les|le) (?:escrib\w+|saludo)|escrib(?:o|imos)"
    r"|sou|nossa empresa|escrevo|estou|sediada|siamo|sono|scriv(?:o|iamo)|la nostra (?:azienda|ditta"
    r"|società)|con sede"
    r"|wij zijn|we zijn|ik ben|ons bedrijf|gevestigd|jesteśmy|jestem|nasza firma|piszę"
    r"|мы|я|наша (?:компания|фирма|организация)|наше предприятие|пишу|ми|наша компанія"
    r"|vi är|jag är|vi er|jeg er|olemme|olen|suntem|sunt|jsme|jsem|mi smo|saya|kami|chúng tôi|tôi)\b"
)
_SELF_STARTS = WordStarts(re.findall(r"(?:\(\?:|\|)(\w+)", _SELF))
_FROM = re.compile(
    r"\b(?:in|from|at|of|to|into|aus|im|à|au|aux|en|de|du|depuis|desde|do|da|dos|no|na|em|di|a|dal|dalla"
    r"|uit|te|z|ze"
    r"|w|из|в|во|со|із|зі|з|från|i|fra|din|în|iz|u|dari|từ|ở|tại)\s+|\bd['’]",
    re.IGNORECASE,
)
# Lines are wrapped, and firms are abbreviated.
_SENTENCE = re.compile(
    rf"{_SELF}((?:[^.!?;\n]|\n(?=(?-i:[a-zà-ÿа-я]))"
    r"|(?:(?<=\bco)|(?<=ltd)|(?<=inc)|(?<=pvt)|(?<=\bmr)|(?<=\bms)|(?<=eng))\.){0,110})",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:我們?们?|本公司|我司|我公司|弊社は?|当社は?|私たちは?)(?:公司|是|在|位于|位於|来自|來自|は){1,3}"
)
_ARABIC = re.compile(r"(?:نحن|أنا|شركتنا|شركة|ما شرکت|شرکت ما)[^.؟\n]{0,60}?\s(?:في|من|در|از)\s")
_TURKISH = re.compile(
    r"\b([A-ZÇĞİÖŞÜ][^\W\d_]{3,20})['’](?:dan|den|tan|ten|da|de|ta|te)\b(?=[^.\n]{0,60}(?:yaz|firma|şirket))"
)

# "Looking for suppliers in China" says where the other side is.
_OTHERS = re.compile(
    r"\b(?:look|travel|currently|temporar|holiday|trip|search|seek|need|want|interest|suppl|customer"
    r"|client|end.?user"
    r"|buy|bought|found|met|saw|heard|visit|fair|exhibition|project|deliver|ship|vessel|made"
    r"|import(?:ed)? from|quot"
    r"|offer|price|forward|agent|bank|order|purchas|spare|valve|pump|product|light|lamp"
    r"|such|liefer|kunde|messe|preis|cherch|fournisseur|salon|foire|livr|besoin|intéress|prix|busc"
    r"|proveedor|feria|entreg"
    r"|necesit|interes|precio|fornitor|cerc|fiera|consegn|prezz|klant|leverancier|beurs|zoek|prijs|poszuku"
    r"|dostaw|targ"
    r"|szuka|potrzeb|procur|preço|precis|ищем|постав|достав|клиент|закуп|нуж|интерес|цен|потріб|шука)\w*",
    re.IGNORECASE,
)


def said_votes(text: str) -> Iterator[Vote]:
    """The countries and cities that the buyer names as his own."""
    for _, passage in passages(text):
        for match in islice(_sentences(passage), _MOST_FOUND):
            yield from _in_sentence(match[1])
        for pattern in () if passage.isascii() else (_CHINESE, _ARABIC):
            if found := pattern.search(passage):
                yield from _said(passage, found.start(), found.end())
        if ("'" in passage or "’" in passage) and (found := _TURKISH.search(passage)):
            yield from _said(found[1], 0, 0)


def _sentences(passage: str) -> Iterator[re.Match[str]]:
    """What `_SENTENCE.finditer` finds. It is tried only where a word begins as one of its words does."""
    after = 0
    for at in _SELF_STARTS.places(passage):
        if at >= after and (match := _SENTENCE.match(passage, at)):
            after = match.end()
            yield match


def _in_sentence(sentence: str) -> Iterator[Vote]:
    """The first place behind "in", "from" and their like, unless others were spoken of before it."""
    for match in _FROM.finditer(sentence):
        if _OTHERS.search(sentence[: match.start()]):
            return
        if votes := list(_said(sentence, 0, match.end())):
            yield from votes
            return


def _said(text: str, start: int, end: int) -> Iterator[Vote]:
    place = leading(text[end : end + _FAR].replace("\n", " "))
    if place is not None:
        words = " ".join(text[start : end + len(place.name) + 2].split())[:80]
        weight = 9 if place.is_country else 7
        yield Vote("said", place.countries, f"the text says “{words}”", place.minor, weight)
