"""How quantities are written: numbers, and units in the languages that buyers use."""

import re

_SPACED = r"""
pcs? pieces? pces? units? sets? pairs? rolls? boxes box cartons? ctns? pallets?
containers? fcl bags? drums? dozens?
stück stueck stk\.? satz sätze paar kartons? paletten? rollen
pièces? pieces? unités? unites? jeux paires? rouleaux cartons palettes
piezas? pzas? pza unidades unidad uds? juegos? pares cajas rollos
peças? pecas? pçs? jogos? caixas conjuntos
pezzi pezzo pz paia scatole rotoli bancali
stuks? dozen paren rollen
sztuk[ia]? szt komplet[yó]w? kompletów par opakowań
штук[иа]? шт комплект(?:ов|а)? пар[ыа]? упаковок контейнер(?:ов|а)?
adet takım çift koli rulo konteyner
قطعة قطع وحدة وحدات حبة طقم مجموعة حاوية حاويات كرتون
cái chiếc bộ thùng cuộn
"""
_UNSPACED = r"件 個 个 只 隻 台 臺 套 支 枚 箱 組 组 本 セット ケース 개 대 세트 박스 条 條 片 對 对 柜 櫃"
_HEAVY = r"tons? tonnes? tonnen toneladas? tonnellate mt тонн[аы]? ton tấn 吨 噸 トン 톤 طن أطنان"

_NUMBER = r"(?<![A-Za-z0-9.,€$£¥-])\d{1,3}(?:[.,'\u00a0 ]\d{3})+(?!\d)|(?<![A-Za-z0-9.,€$£¥-])\d{1,7}"
_RANGE = rf"(?:{_NUMBER})(?:\s?[-–~]\s?\d{{1,7}})?"


def _any(units: str) -> str:
    return "|".join(units.split())


# "2x40'HQ", "1 x 20ft container", "3*40HC"
_CONTAINERS = (
    r"(?<!\w)\d{1,3}\s?[x×*]\s?(?:20|40|45)\s?(?:'|’|ft|feet|尺)?\s?(?:hq|hc|gp|dp|dc|ot|fr|rf)?(?!\w)"
)

COUNTED = re.compile(
    rf"{_CONTAINERS}|(?:{_RANGE})\s?(?:(?:{_any(_SPACED)})(?!\w)|(?:{_any(_UNSPACED)}))", re.IGNORECASE
)
WEIGHED = re.compile(
    rf"(?<![A-Za-z0-9.,€$£¥-])\d{{1,6}}(?:[.,]\d{{1,3}})?\s?(?:{_any(_HEAVY)})(?![a-zа-я])", re.IGNORECASE
)
