"""Fuzz the pure way of a mail for FUZZ_SECONDS (ten minutes), then measure again what was slow. `make fuzz`.

A finding is an exception, a broken promise of `check`, or more than 250 ms of CPU time in each of three
runs without instruments. Findings stay in tests/fuzz/findings/. The exit status is 1 if there are any.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.seeds import sample_mails, small_mails
from tests.fuzz.way import Way

FINDINGS = Path(__file__).parent / "findings"
SLOW = 0.25  # seconds
STATE = re.compile(r"cov: (\d+) ft: (\d+) corp: (\d+)")
RUNS = re.compile(r"^(?:Done (\d+) runs|stat::number_of_executed_units:\s*(\d+))", re.MULTILINE)


def main():
    seconds = int(os.environ.get("FUZZ_SECONDS", "600"))
    shutil.rmtree(FINDINGS, ignore_errors=True)
    FINDINGS.mkdir()
    with tempfile.TemporaryDirectory() as corpus:
        seeds = plant(Path(corpus))
        said = fuzz(Path(corpus), seconds)
    slow = slow_ones()
    errors = sorted(FINDINGS.glob("error-*.eml")) + sorted(FINDINGS.glob("timeout-*"))
    runs = sum(int(one or other) for one, other in RUNS.findall(said))
    coverage = STATE.findall(said)[-1] if STATE.search(said) else ("?", "?", "?")
    print(f"{seeds} seeds, {runs:,} executions in {seconds} s")  # noqa: T201
    print("coverage: {} edges, {} features, {} mails in the corpus".format(*coverage))  # noqa: T201
    print(f"{len(errors)} errors, {len(slow)} slow")  # noqa: T201
    for path in errors:
        trace = path.with_suffix(".txt")
        said = trace.read_text(encoding="utf-8").strip().splitlines()[-1][:200] if trace.exists() else "hangs"
        print(f"  {path}: {said}")  # noqa: T201
    for path, cost in slow:
        print(f"  {path}: {1000 * cost:.0f} ms")  # noqa: T201
    return 1 if errors or slow else 0


def plant(corpus):
    for raw in (*small_mails(), *sample_mails()):
        (corpus / hashlib.sha256(raw).hexdigest()[:20]).write_bytes(raw)
    return len(list(corpus.iterdir()))


def fuzz(corpus, seconds):
    """Everything that the fuzzer said. A mail that hangs ends its process; the next one goes on."""
    said, ends = "", time.monotonic() + seconds
    while (left := int(ends - time.monotonic())) > 0:
        options = [f"-max_total_time={left}", "-timeout=20", "-rss_limit_mb=4096", "-print_final_stats=1"]
        command = [sys.executable, "-m", "tests.fuzz.target", str(FINDINGS), *options]
        command += ["-max_len=262144", "-len_control=0", f"-artifact_prefix={FINDINGS}/", str(corpus)]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        said += done.stderr
        if not STATE.search(done.stderr):
            raise SystemExit(f"the fuzzer did not start:\n{done.stderr[-3000:]}")
    return said


def slow_ones():
    """The suspects that are slow without instruments, too, with the best of three runs."""
    way = Way()
    found = []
    for path in sorted(FINDINGS.glob("suspect-*.eml")):
        cost = min(measured(way, path.read_bytes()) for _ in range(3))
        if cost > SLOW:
            found.append((path.rename(path.with_name(path.name.replace("suspect", "slow"))), cost))
        else:
            path.unlink()
    return found


def measured(way, raw):
    started = time.process_time()
    way(raw)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
