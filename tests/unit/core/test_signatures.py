"""What stands under a letter is told from the letter, and the letter stays whole."""

import pytest

from bot.core.text import split_text

OWN = "Yes, please go ahead.\nWe need 500 pcs."


@pytest.mark.parametrize(
    ("closing", "card"),
    [
        ("Best regards,", "Carla Kunde\nKunde GmbH\n+49 30 901820"),
        ("Mit freundlichen Grüßen", "Carla Kunde"),
        ("С уважением,", "Карла Кунде"),
        ("敬具", "田中"),
        ("Mit freundlichen Grüßen / Best regards", "Carla Kunde"),
        ("Kind regards, Carla", "Kunde GmbH\ncarla@kunde.example"),
        ("مع خالص التحية،", "فاطمة الزهراء"),
        ("--", "Carla"),
        ("-- ", "Carla\n12 Main Street\n500 Springfield"),
        ("Cordialement,", "Carla\nTél. +33 1 99 00 00 00"),
        ("Thanks,", "Carla\ncarla@kunde.example"),
        ("谢谢！", "卡拉\n+86 755 8123 4567"),
        ("____________", "Kunde GmbH\nwww.kunde.example"),
        ("Sent from my iPhone", ""),
        ("Von meinem Samsung Galaxy gesendet", ""),
        ("Enviado desde mi iPhone", ""),
        ("Envoyé de mon iPhone", ""),
        ("Enviado do meu iPhone", ""),
        ("Inviato da iPhone", ""),
        ("Verstuurd vanaf mijn iPhone", ""),
        ("Wysłane z iPhone'a", ""),
        ("Отправлено с iPhone", ""),
        ("iPhone'umdan gönderildi", ""),
        ("发自我的iPhone", ""),
        ("從我的 iPhone 傳送", ""),
        ("iPhoneから送信", ""),
        ("나의 iPhone에서 보냄", ""),
        ("Được gửi từ iPhone của tôi", ""),
        ("Get Outlook for Android<https://aka.example/x>", ""),
        ("Sent from my iPhone", "Carla Kunde\n+49 30 901820"),
    ],
)
def test_what_follows_a_closing_phrase_is_the_signature(closing, card):
    split = split_text(f"{OWN}\n\n{closing}\n{card}\n")
    assert (split.new, split.signature) == (OWN, f"{closing}\n{card}".strip())


@pytest.mark.parametrize(
    "notice",
    [
        "CONFIDENTIALITY NOTICE: this mail is for its addressee.",
        "This e-mail is intended solely for the addressee. If you are not the intended recipient, delete it.",
        "Diese E-Mail enthält vertrauliche Informationen. Löschen Sie sie sonst.",
        "Ce message et toutes les pièces jointes sont confidentiels.",
        "Si ha recibido este mensaje por error, bórrelo.",
        "Esta mensagem pode conter informações confidenciais.",
        "Questo messaggio è ad uso esclusivo del destinatario.",
        "Dit bericht is uitsluitend bestemd voor de geadresseerde.",
        "Ta wiadomość jest poufna i jest przeznaczona wyłącznie dla adresata.",
        "Настоящее сообщение и любые приложения к нему являются конфиденциальными.",
        "Bu e-posta mesajı ve ekleri gizlidir.",
        "本邮件及其附件含有保密信息。如果您错误地收到本邮件，请删除。",
        "本メールに含まれる情報は機密です。",
        "هذه الرسالة سرية.",
        "Please consider the environment before printing this e-mail.",
    ],
)
def test_a_notice_of_lawyers_is_no_part_of_the_letter(notice):
    split = split_text(f"{OWN}\n\nKind regards\nCarla Kunde\n+49 30 901820\n\n{notice}\n")
    assert (split.new, notice in split.signature) == (OWN, True)
    assert split_text(f"{OWN}\n\n{notice}\n\nOn 2 Mar 2026 Anna wrote:\n> old").new == OWN


def test_several_pieces_are_taken_from_below():
    text = f"{OWN}\n\nBest regards\nCarla\n\n--\nCarla Kunde\n\nSent from my iPhone\n\nDisclaimer: none.\n"
    split = split_text(text)
    assert split.new == OWN
    assert split.signature.startswith("Best regards")


def test_an_answer_below_the_history_is_no_signature_of_what_stands_above():
    split = split_text(
        f"Hello,\n-- \nCarla\n\nOn 2 Mar 2026 Anna wrote:\n> How many?\n\n{OWN}\n\nRegards\nCarla\n"
    )
    assert OWN in split.new
    assert split.signature == "Regards\nCarla"


def test_a_notice_alone_is_the_text():
    text = "If you have received this message in error, delete it."
    assert split_text(text).new == text
