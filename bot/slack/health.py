"""Whether people's presses reach us."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """`detail` is one sentence for an operator, with the repair where there is one."""

    ok: bool
    detail: str
