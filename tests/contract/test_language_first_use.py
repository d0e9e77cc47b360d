"""The detector under threads: a process of its own, in which nobody has asked before."""

import subprocess
import sys

FIRST_USE = """
from concurrent.futures import ThreadPoolExecutor
from bot.core.language import guess_language
texts = ["Please send us your best offer.", "Bitte senden Sie uns ein Angebot.", "Prosimy o wycenę zaworów."]
with ThreadPoolExecutor(3) as pool:
    print(*(guess.language for guess in pool.map(guess_language, texts)))
"""


def test_many_threads_may_ask_first():
    fresh = subprocess.run([sys.executable, "-c", FIRST_USE], capture_output=True, text=True, check=True)
    assert fresh.stdout.split() == ["en", "de", "pl"]
