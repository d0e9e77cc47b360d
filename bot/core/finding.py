"""What the doctor found of one thing, with the repair where there is one."""

from dataclasses import dataclass
from typing import Literal

Health = Literal["ok", "doubt", "bad"]
MARKS: dict[Health, str] = {"ok": "✓", "doubt": "!", "bad": "✗"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`name`: the thing, as "mailbox sales"."""

    name: str
    found: str
    health: Health = "ok"
    repair: str = ""

    @property
    def line(self) -> str:
        told = f"{self.found}; {self.repair}" if self.repair else self.found
        return f"{MARKS[self.health]} {self.name}: {' '.join(told.split())}"


def doubt(name: str, found: str, repair: str = "") -> Finding:
    return Finding(name=name, found=found, health="doubt", repair=repair)


def bad(name: str, found: str, repair: str = "") -> Finding:
    return Finding(name=name, found=found, health="bad", repair=repair)
