"""Which lines of a mail may speak of the buyer's seat: the signature, and what looks like one at the end.

Not the addressee at the top of a letter, not forwarders, banks and customers, and of a firm with several
offices not its branches.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.country_destination import without_destinations
from bot.core.message import Message
from bot.core.word_starts import WordStarts

_LAST_LINES = 40
_CARD_LINES = 14
_MOST_LINES = 200
_CARD_WIDTH = 100
_MOST_WORDS = 12
_MOST_TEXT = 16_000

_SALUTATION = re.compile(
    r"\W{0,3}(?:dear\b|hello\b|hi\b|to whom|good (?:day|morning|afternoon)|sehr geehrte|guten (?:tag"
    r"|morgen)|hallo\b|bonjour\b"
    r"|madame\b|messieurs\b|estimad|buen[oa]s\b|hola\b|prezad|bom dia|boa tarde|buongiorno|spett|gentil"
    r"|egregi|geachte"
    r"|beste\b|szanown|dzień dobry|dobrý|уважаем|здравствуйте|добрый|добрий|sayın|merhaba|السلام|السادة"
    r"|尊敬|您好|你好"
    r"|拝啓|お世話|안녕|kính gửi|dengan hormat|yth|respected)",
    re.IGNORECASE,
)
_OTHERS_WORDS = (
    r"forwarders?|freight|forwarding|notify(?: party)?|consignee|agents?|our (?:client|customer|supplier"
    r"|agent|bank|buyer)|end.?users?|correspondent|beneficiary|bank(?! (?:st|street|rd|road)\b)|swift"
    r"|spediteur|spedition|transitaire|transitario|agente de carga|spedizioniere|despachante|expediteur"
    r"|spedytor|экспедитор|банк|made in|origin|supplier|hersteller|manufacturer|brand|货代|貨代|银行|銀行"
    r"|은행"
)
_OTHERS = re.compile(rf"\b(?:{_OTHERS_WORDS})\b", re.IGNORECASE)
_OTHERS_STARTS = WordStarts(re.findall(r"(?:^|\|)(\w+)", _OTHERS_WORDS))
_HEAD = re.compile(
    r"\b(?:head ?(?:office|quarters?)|headquarters?|HQ|h\.o\.|main office|registered office"
    r"|corporate office|zentrale"
    r"|hauptsitz|firmensitz|siège(?: social)?|sede (?:central|legale|principal|social)|oficina (?:central"
    r"|principal)"
    r"|casa matriz|matriz|hoofdkantoor|siedziba|головной офис|центральный офис|merkez|総社|本社|总部|總部"
    r"|總公司|본사"
    r"|المركز الرئيسي)\b",
    re.IGNORECASE,
)
_BRANCH = re.compile(
    r"^\W{0,3}(?:branch(?:es)?|(?:other )?offices|(?:our )?(?:sales|regional|representative|liaison|buying"
    r"|sourcing|overseas|local)"
    r" offices?|warehouses?|factory|factories|works|plants?|subsidiar(?:y|ies)|agenc(?:y|ies)"
    r"|representations?|worldwide"
    r"|niederlassung(?:en)?|zweigstelle|werk|lager|filialen?|succursales?|usine|dépôt|agence"
    r"|sucursal(?:es)?|almac[ée]n"
    r"|f[áa]brica|planta|filial|filiale|stabilimento|magazzino|vestiging(?:en)?|fabriek|oddział|magazyn"
    r"|филиал|склад|завод"
    r"|представительство|şube|fabrika|depo|分公司|工厂|工廠|办事处|辦事處|支店|工場|営業所|지점|공장"
    r"|ship to|delivery address"
    r"|lieferadresse|adresse de livraison|deliver to)\b[^:：\n]{0,40}(?:[:：]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lines:
    """`card`: the signature and what belongs to it; `rest`: the offices that are not the seat; `text`: what
    the buyer wrote, without destinations and others' addresses."""

    card: tuple[str, ...]
    rest: tuple[str, ...]
    text: str


def lines_of(message: Message) -> Lines:
    text = without_destinations(_without_addressee(message.text[:_MOST_TEXT]))
    text_lines = [line for line in text.split("\n")[:_MOST_LINES] if not _is_of_others(line[:300])]
    signature = without_destinations(message.signature[:_MOST_TEXT]).split("\n")[:_LAST_LINES]
    card = [line for line in signature if not _is_of_others(line[:300])]
    if not any(_is_of_card(line.strip()) and _TELLING.search(line) for line in card[1:]):
        card = [*_card_of(text_lines), *card]  # the signature is only a name, or a notice
    seat, rest = _offices([line.strip()[: _CARD_WIDTH * 2] for line in card if line.strip()])
    return Lines(tuple(seat), tuple(rest), "\n".join(text_lines))


def _is_of_others(line: str) -> bool:
    return any(_OTHERS.match(line, at) for at in _OTHERS_STARTS.places(line))


def _without_addressee(text: str) -> str:
    """Without the lines above "Dear Sirs": in a letter they are our own address."""
    lines = text.split("\n")
    for at, line in enumerate(lines[:14]):
        if _SALUTATION.match(line[:80]):
            return "\n".join(lines[at:]) if all(len(above) < 80 for above in lines[:at]) else text
    return text


_TELLING = re.compile(r"\d|,|\|")


def _card_of(lines: Sequence[str]) -> list[str]:
    """The last lines that are no sentences; a notice below several of them is passed over."""
    card: list[str] = []
    passed = 0
    for line in reversed(lines):
        stripped = line.strip()
        if _is_of_card(stripped) and len(card) < _CARD_LINES:
            card.append(stripped)
        elif len(card) > (passed > 0) or passed == _MOST_PASSED:
            break
        else:
            card.clear()
            passed += 1
    return card[::-1] or _behind_last_sentence(lines)


_MOST_PASSED = 6
_END = re.compile(r"(?:(?<=[^\W\d_]{3})\.|[?!])\s+")


def _behind_last_sentence(lines: Sequence[str]) -> list[str]:
    """ "Please quote 2 pumps. Rashad, Baku": what stands behind the last sentence of a mail in one line."""
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")[-_CARD_WIDTH * 2 :]
    rest = _END.split(last)[-1]
    return [rest] if rest != last and "," in rest and _is_of_card(rest) else []


_ASKS = re.compile(
    r"[?？!！。؟]|请|請|您好|你好|お願い|ください|教えて|부탁|見積もり|ครับ|ค่ะ"
    r"|\b(?:please|pls|plz|kindly|quote|prosimy|prosím|merci de|veuillez|favor|bitte um|rica ederi[mz]"
    r"|vui lòng|mohon)\b",
    re.IGNORECASE,
)
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{4,}\. [^\W\d_]+ [a-zà-ÿа-я]")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_CASED = "\u058f"
_MANY_WORDS = 6


def _is_of_card(line: str) -> bool:
    """A short line; a longer one if commas cut it, as an address is cut. No sentence."""
    if len(line) > _CARD_WIDTH * 3 // 2:
        return False
    words = line.split()
    listed = line.count(",") + line.count("|") >= 2
    if _ASKS.search(line) or _NEXT_SENTENCE.search(line) or _reads_on(line) or not words:
        return not words
    stopped = line.endswith(".") and len(words) > 4 and len(words[-1]) > 5 and not listed
    return not stopped and (len(words) <= _MOST_WORDS or listed)


def _reads_on(line: str) -> bool:
    """Most words are written small, which those of names and addresses are not; or, in a script without
    capitals, there are many."""
    words = _WORD.findall(line)
    if words and words[0] > _LAST_CASED:
        return len(words) > _MANY_WORDS
    return len(words) > 4 and sum(word[0].islower() for word in words) > len(words) / 2


def _offices(card: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of the seat, and those of branches; a label holds until the next one."""
    seat: list[str] = []
    rest: list[str] = []
    current = seat
    for line in card:
        if _HEAD.search(line):
            current = seat
        elif _BRANCH.match(line):
            current = rest
        current.append(line)
    return seat, rest


def pieces(line: str) -> Iterator[str]:
    """The parts of a line of an address."""
    yield from (part for part in _PIECES.split(line[: _CARD_WIDTH * 2]) if part.strip())


_PIECES = re.compile(
    r"[,،，、;；|·•/()（）:：]|\s[-–—~]+\s|\t|\s{3,}|(?<=\d)\s?[-–]\s?(?=[^\W\d])|(?<=[^\W\d])\s?[-–]\s(?=\w)"
)
