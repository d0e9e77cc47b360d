"""The check digits of tax and registry numbers. Each check takes the number without signs and prefix."""

from collections.abc import Callable, Sequence

_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_RFC = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
_NIF_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"

Check = Callable[[str], bool]


def _digits(number: str) -> list[int]:
    return [int(sign) for sign in number]


def _sum(number: str, weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(_digits(number), weights, strict=False))


def _crossed(value: int) -> int:
    return value // 10 + value % 10


def luhn(number: str) -> bool:
    """The sum of digits, every second one doubled, ends in 0."""
    digits = _digits(number)[::-1]
    return sum(digits[::2]) % 10 == -sum(_crossed(2 * digit) for digit in digits[1::2]) % 10


def iso7064(number: str) -> bool:
    """ISO 7064, mod 11,10."""
    product = 10
    for digit in _digits(number[:-1]):
        product = ((product + digit) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == int(number[-1])


def weighted(weights: Sequence[int], *, ten: str = "") -> Check:
    """11 less the rest of the weighted sum is the check digit; 11 counts as 0, 10 as `ten`, if at all."""

    def check(number: str) -> bool:
        rest = (11 - _sum(number, weights) % 11) % 11
        return number[-1] == (ten if rest == 10 else str(rest))

    return check


def rest(weights: Sequence[int], *, then: Sequence[int] = ()) -> Check:
    """The rest itself is the check digit; where it is 10, the second row of weights decides, else 0."""

    def check(number: str) -> bool:
        rest = _sum(number[:-1], weights) % 11
        if rest == 10 and then:
            rest = _sum(number[:-1], then) % 11
        return int(number[-1]) == rest % 10

    return check


def austria(number: str) -> bool:
    total = sum(_crossed(digit * (1 + at % 2)) for at, digit in enumerate(_digits(number[:7])))
    return (10 - (total + 4) % 10) % 10 == int(number[7])


def netherlands(number: str) -> bool:
    letters = "2321" + number[:9] + "11" + number[10:]  # NL and B as two digits each
    return _sum(number[:8], range(9, 1, -1)) % 11 == int(number[8]) or int(letters) % 97 == 1


def britain(number: str) -> bool:
    total = _sum(number[:7], range(8, 1, -1)) + int(number[7:9])
    return total % 97 == 0 or (total + 55) % 97 == 0


def spain(number: str) -> bool:
    """NIF of persons, NIE of foreigners, CIF of firms."""
    body, last = number[:-1], number[-1]
    if body.translate(str.maketrans("XYZ", "012")).isdigit() and last.isalpha():
        return _NIF_LETTERS[int(body.translate(str.maketrans("XYZ", "012"))) % 23] == last
    digits = _digits(body[1:])
    check = -(sum(digits[1::2]) + sum(_crossed(2 * digit) for digit in digits[::2])) % 10
    return body[0].isalpha() and last in (str(check), "JABCDEFGHI"[check])


def france(number: str) -> bool:
    siren = number[2:]
    return luhn(siren) and (not number[:2].isdigit() or int(number[:2]) == (12 + 3 * (int(siren) % 97)) % 97)


def cnpj(number: str) -> bool:
    weights = (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)
    for length in (12, 13):
        rest = _sum(number[:length], weights[13 - length :]) % 11
        if int(number[length]) != (0 if rest < 2 else 11 - rest):
            return False
    return True


def gstin(number: str) -> bool:
    values = [_BASE36.index(sign) * (1 + at % 2) for at, sign in enumerate(number[:14])]
    return _BASE36[-sum(value // 36 + value % 36 for value in values) % 36] == number[14]


def rfc(number: str) -> bool:
    values = [_RFC.index(sign) * (13 - at) for at, sign in enumerate(number[:-1].rjust(12))]
    check = 11 - sum(values) % 11
    return number[-1] == {11: "0", 10: "A"}.get(check, str(check))


def inn(number: str) -> bool:
    if len(number) == 10:
        return rest((2, 4, 10, 3, 5, 9, 4, 6, 8))(number)
    eleventh = rest((7, 2, 4, 10, 3, 5, 9, 4, 6, 8))(number[:11])
    return len(number) == 12 and eleventh and rest((3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))(number)


def china(number: str) -> bool:
    total = sum(_BASE31.index(sign) * pow(3, at, 31) for at, sign in enumerate(number[:17]))
    return _BASE31[-total % 31] == number[17]


def taiwan(number: str) -> bool:
    total = sum(
        _crossed(digit * w) for digit, w in zip(_digits(number), (1, 2, 1, 2, 1, 2, 4, 1), strict=True)
    )
    return total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0)


def korea(number: str) -> bool:
    total = _sum(number[:9], (1, 3, 7, 1, 3, 7, 1, 3, 5)) + int(number[8]) * 5 // 10
    return -total % 10 == int(number[9])


def australia(number: str) -> bool:
    first = str(int(number[0]) - 1)
    return number[0] != "0" and _sum(first + number[1:], (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)) % 89 == 0


def chile(number: str) -> bool:
    total = sum(digit * (2 + at % 6) for at, digit in enumerate(_digits(number[:-1])[::-1]))
    return number[-1] == {11: "0", 10: "K"}.get(11 - total % 11, str(11 - total % 11))


def colombia(number: str) -> bool:
    rest = _sum(number[-2::-1], (3, 7, 13, 17, 19, 23, 29, 37, 41, 43)) % 11
    return int(number[-1]) == (rest if rest < 2 else 11 - rest)


def turkey(number: str) -> bool:
    total = 0
    for at, digit in enumerate(_digits(number[:9])):
        moved = (digit + 9 - at) % 10
        power = moved * 2 ** (9 - at) % 9
        total += 9 if moved and not power else power
    return -total % 10 == int(number[9])


def ukraine(number: str) -> bool:
    weights = (7, 1, 2, 3, 4, 5, 6) if 30_000_000 <= int(number) <= 60_000_000 else (1, 2, 3, 4, 5, 6, 7)
    return rest(weights, then=[weight + 2 for weight in weights])(number)


def kazakhstan(number: str) -> bool:
    first = tuple(range(1, 12))
    return rest(first, then=(3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2))(number)


def greece(number: str) -> bool:
    return _sum(number[:8], (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == int(number[8])


def romania(number: str) -> bool:
    return _sum(number[:-1].zfill(9), (7, 5, 3, 2, 1, 7, 5, 3, 2)) * 10 % 11 % 10 == int(number[-1])


def hungary(number: str) -> bool:
    return _sum(number[:8], (9, 7, 3, 1, 9, 7, 3, 1)) % 10 == 0


def czech(number: str) -> bool:
    return (11 - _sum(number, range(8, 1, -1)) % 11) % 10 == int(number[7])


def belgium(number: str) -> bool:
    return 97 - int(number[:8]) % 97 == int(number[8:])


def luxembourg(number: str) -> bool:
    return int(number[:6]) % 89 == int(number[6:])


def peru(number: str) -> bool:
    return (11 - _sum(number, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11) % 10 == int(number[10])


def japan(number: str) -> bool:
    digits = _digits(number)
    total = sum(digit * (1 + at % 2) for at, digit in enumerate(digits[:0:-1]))
    return 9 - total % 9 == digits[0]
