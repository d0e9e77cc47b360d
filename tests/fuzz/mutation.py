"""Changes that keep a mail a mail, so that the fuzzer gets behind the first bytes."""

import base64

from tests.fuzz.seeds import FIELDS, PART_KINDS, PIECES


def mutated(chosen, raw, largest):
    """One or more changes of `raw`, all drawn from the random generator `chosen`."""
    for _ in range(chosen.choice((1, 1, 2, 3))):
        raw = chosen.choice(CHANGES)(chosen, raw)
    return raw[:largest]


def _place(chosen, raw):
    return chosen.randint(0, len(raw))


def _insert_piece(chosen, raw):
    at = _place(chosen, raw)
    return raw[:at] + chosen.choice(PIECES) + raw[at:]


def _repeat(chosen, raw):
    """A stretch again and again: what costs more than its length shows here."""
    at = _place(chosen, raw)
    stretch = raw[at : at + chosen.choice((1, 2, 5, 20, 100))]
    return raw[:at] + stretch * chosen.choice((2, 10, 100, 1000, 5000)) + raw[at:]


def _repeat_piece(chosen, raw):
    at = _place(chosen, raw)
    pieces = b"".join(chosen.choice(PIECES) for _ in range(chosen.randint(1, 3)))
    return raw[:at] + pieces * chosen.choice((2, 50, 1000, 10_000)) + raw[at:]


def _cut(chosen, raw):
    at = _place(chosen, raw)
    return raw[:at] + raw[at + chosen.choice((1, 3, 30, 300)) :]


def _line(chosen, raw):
    """Double, drop or move a line."""
    lines = raw.split(b"\n")
    one = lines[chosen.randrange(len(lines))]
    if chosen.random() < 0.3:
        lines.remove(one)
    else:
        lines.insert(chosen.randrange(len(lines) + 1), one)
    return b"\n".join(lines)


def _add_field(chosen, raw):
    return chosen.choice(FIELDS) + chosen.choice((b"\r\n", b"\n", b"")) + raw


def _wrap(chosen, raw):
    """The mail as one part among others."""
    return b"".join(
        (
            b"From: carla@kunde.example\r\nContent-Type: multipart/",
            chosen.choice((b"mixed", b"alternative", b"report", b"related", b"digest")),
            b"; boundary=b\r\n\r\n--b\r\n",
            raw,
            b"\r\n--b\r\n",
            chosen.choice(PART_KINDS),
            b"\r\n--b--\r\n",
        )
    )


def _encode_body(chosen, raw):
    head, blank, body = raw.partition(b"\r\n\r\n")
    return head + b"\r\nContent-Transfer-Encoding: base64" + blank + base64.encodebytes(body)


def _other_line_ends(chosen, raw):
    return raw.replace(
        *chosen.choice(((b"\r\n", b"\n"), (b"\r\n", b"\r"), (b"\n", b"\r\n"), (b"\r\n", b"\r\r\n")))
    )


def _other_bytes(chosen, raw):
    at = _place(chosen, raw)
    return raw[:at] + chosen.randbytes(chosen.choice((1, 2, 8))) + raw[at + 1 :]


CHANGES = (
    _insert_piece, _insert_piece, _repeat, _repeat_piece, _cut, _line, _add_field, _wrap, _encode_body,
    _other_line_ends, _other_bytes,
)  # fmt: skip
