"""Words that a manager could write, and texts that a stranger could send, made to be slow together."""

from collections.abc import Iterator

from bot.content.rule_values import LONGEST_WORDS

# What hangs engines of patterns: here it is plain words, or it is refused.
PATTERNS = [
    "(a+)+$",
    "(a|a)*b",
    "(a|aa)+$",
    "(.*a){20}",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    r"(\w+\s?)*:$",
    "(x+x+)+y",
    "a{1,1000}{1,1000}",
    "(?=a)*",
    r"([^\s]+\s*)+$",
    ".*.*.*=.*",
    "(a?){30}a{30}",
    "[a-z]+[a-z]+[a-z]+!",
    r"(\d+)*\d$",
    "((((a)*)*)*)*",
    "(ab|a|b)*c",
    "^(a+)*[^a]$",
    r"\b(\w+)*\b!",
    "(.+)+x",
    "(?:a|b|ab)*c",
]
PLAIN = [
    "a",
    "aa",
    "a" * LONGEST_WORDS,
    "*a",
    "a*",
    "*a*",
    "*" * 50 + "a",
    "a b" * 60,
    "ab" * 99 + "c",
    "a-" * 99,
    "- - - -a",
    "ا",
    "ال" * 20,
    "ا" * 100,
    "*ا*",
    "的",
    "的" * 100,
    "ก" * 60,
    "한" * 60,
    "é" * 150,
    "İ" * 100,
    "ﷺ" * 10,
    "ß" * 100,
    "a\u0301" * 99,
    "a\u00ad" * 80,
    "ﬁ" * 99,
    "1" * 100,
    "ı" * 90,
    "а" * 100,
    "tender",
]
TEXTS = [
    "a" * 200_000,
    "a " * 100_000,
    "ab" * 100_000,
    "a-" * 100_000,
    "ا" * 200_000,
    "ال" * 100_000,
    "وال " * 50_000,
    "的" * 200_000,
    "ก" * 200_000,
    "한" * 200_000,
    "e\u0301" * 100_000,
    "ﷺ" * 100_000,
    "İ" * 200_000,
    "ﬁ" * 200_000,
    "\u0301" * 200_000,
    "a\u00ad" * 100_000,
    "а" * 200_000,
    "1" * 200_000,
    "- " * 100_000,
    "aaaa tender " * 20_000,
]


def hostile_pairs() -> Iterator[tuple[str, str]]:
    """100 of them: each pattern and each word against a text that it likes, and some more."""
    everything = [*PATTERNS, *PLAIN]
    for number, words in enumerate(everything):
        alike = next((text for text in TEXTS if text.startswith(words.strip("*")[:1])), TEXTS[0])
        yield words, alike
        yield words, TEXTS[number % len(TEXTS)]
