"""The detectors in a process of their own: nobody has asked before, or one of them is not there."""

import subprocess
import sys

FIRST_USE = """
from concurrent.futures import ThreadPoolExecutor
from bot.core.language import guess_language
texts = ["Please send us your best offer.", "tilbud prosim total", "Bitte senden Sie uns ein Angebot.",
         "modulo", "Prosimy o wycenę zaworów.", "pedido gratuito", "Моля за оферта", "arrangement"]
with ThreadPoolExecutor(8) as pool:
    asked = list(pool.map(guess_language.__wrapped__, texts))
assert asked == [guess_language.__wrapped__(text) for text in texts]
print(*(guess.language for guess in asked[::2]))
"""
WITHOUT_ELDC = """
import sys
sys.modules["eldc"] = None
from bot.core.language import SURE_ENOUGH, guess_language
texts = {
    "en": "Could you please send us your best offer for the following ball valves?",
    "de": "Bitte senden Sie uns ein Angebot für die folgenden Kugelhähne.",
    "ru": "Просим прислать цену на шаровые краны.",
    "id": "Mohon kirimkan penawaran harga untuk katup bola ini dan waktu pengirimannya.",
    "ja": "ボールバルブの見積りをお願いします",
}
for language, text in texts.items():
    guess = guess_language(text)
    assert guess.language == language and guess.confidence >= SURE_ENOUGH, (language, guess)
for text in ("Produkt total", "Alle varer", "normal"):
    assert guess_language(text).confidence < SURE_ENOUGH, text
"""


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_many_threads_may_ask_first():
    assert run(FIRST_USE).split() == ["en", "de", "pl", "bg"]


def test_without_eldc_long_texts_are_told_and_short_ones_left_open():
    run(WITHOUT_ELDC)
