"""Names that people read in place of codes."""

from functools import cache
from importlib.resources import files

LANGUAGES = {
    "af": "Afrikaans", "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "kn": "Kannada", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ml": "Malayalam", "mr": "Marathi", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_name(tag: str) -> str:
    """ "Portuguese (pt-BR)", "German", or the tag itself where we have no name; "" if not known."""
    if tag in ("", "und"):
        return ""
    name = LANGUAGES.get(tag.split("-")[0].lower())
    if name is None:
        return tag
    return f"{name} ({tag})" if "-" in tag else name


def country_name(code: str) -> str:
    """A flag and a name: "🇩🇪 Germany". "" if not known."""
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        return code
    flag = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code.upper())
    return f"{flag} {countries().get(code.upper(), code.upper())}"


@cache
def countries() -> dict[str, str]:
    """The ISO 3166 names that come with the time zone database."""
    table = files("tzdata.zoneinfo").joinpath("iso3166.tab").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in table.splitlines() if not line.startswith("#"))
