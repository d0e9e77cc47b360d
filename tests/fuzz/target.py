"""What atheris runs in a process of its own: mails through the whole pure way. Started by run_fuzz.

A mail that raises is kept and the run goes on; one that takes long is kept and measured afterwards, since
the instruments of the fuzzer slow everything down.
"""

import hashlib
import random
import sys
import time
import traceback
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot.core"]):
    from tests.fuzz.way import Way, check

from tests.fuzz.mutation import mutated

SUSPICIOUS = 0.25  # seconds of CPU time, with instruments
MOST_SUSPECTS = 300
USUAL, LARGEST = 32 * 1024, 256 * 1024  # bytes of a mail: small ones are many, large ones show what is slow


class Target:
    def __init__(self, findings):
        self.findings = findings
        self.way = Way()
        self.known = set()
        self.suspects = 0
        self.runs = 0

    def __call__(self, raw):
        self.runs += 1
        started = time.process_time()
        try:
            walked = self.way(raw)
            spent = time.process_time() - started
            check(walked)
            if self.runs % 16 == 0:
                assert self.way(raw) == walked, "another result for the same bytes"
        except Exception as error:  # noqa: BLE001  a finding
            self._keep_error(raw, error)
        else:
            if spent > SUSPICIOUS and self.suspects < MOST_SUSPECTS:
                self.suspects += 1
                self._keep("suspect", raw)

    def _keep_error(self, raw, error):
        """Once for each place and kind."""
        frames = traceback.extract_tb(error.__traceback__)
        place = (type(error).__name__, frames[-1].filename, frames[-1].lineno)
        if place not in self.known:
            self.known.add(place)
            path = self._keep("error", raw)
            path.with_suffix(".txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")

    def _keep(self, kind, raw):
        path = self.findings / f"{kind}-{hashlib.sha256(raw).hexdigest()[:16]}.eml"
        path.write_bytes(raw)
        return path


def change(raw, largest, seed):
    chosen = random.Random(seed)
    most = min(largest, LARGEST if chosen.random() < 0.02 else USUAL)
    if chosen.random() < 0.3:
        return atheris.Mutate(raw[:most], most)
    return mutated(chosen, raw, most)


def main():
    findings, *arguments = sys.argv[1:]
    atheris.Setup([sys.argv[0], *arguments], Target(Path(findings)), custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
