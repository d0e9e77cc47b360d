"""Where quoted history begins, language by language, and what is never cut."""

import pytest

from bot.core.text import split_text

OWN = "Yes, please go ahead.\nWe need 500 pcs."


@pytest.mark.parametrize(
    "line",
    [
        "Dnia 2 marca 2026 12:00 Anna <a@b.example> napisał(a):",
        "Dne 2. 3. 2026 v 12:00 Anna napsala:",
        "пн, 2 мар. 2026 г. в 12:00, Anna <a@b.example> написала:",
        "пн, 2 бер. 2026 р. о 12:00 Anna <a@b.example> пише:",
        "Anna <a@b.example>, 2 Mar 2026 Pzt, 12:00 tarihinde şunu yazdı:",
        "في الاثنين، 2 مارس 2026 12:00، كتب Anna <a@b.example>:",
        "בתאריך יום ב׳, 2 במרץ 2026 ב-12:00 מאת Anna <a@b.example> כתב:",
        "در تاریخ ۲ مارس 2026 12:00، Anna <a@b.example> نوشت:",
        "2026年3月2日(月) 12:00 Anna <a@b.example> のメール:",
        "2026년 3월 2일 (월) 오후 12:00, Anna <a@b.example>님이 작성:",
        "Anna <a@b.example> 于2026年3月2日周一 12:00写道：",
        "Vào Th 2, 2 thg 3, 2026 vào lúc 12:00 Anna <a@b.example> đã viết:",
        "Pada Sen, 2 Mar 2026 pukul 12:00 Anna <a@b.example> menulis:",
        "Den mån 2 mars 2026 kl 12:00 skrev Anna <a@b.example>:",
        "Den man. 2. mar. 2026 kl. 12.00 skrev Anna <a@b.example>:",
        "ma 2. maalisk. 2026 klo 12.00 Anna (a@b.example) kirjoitti:",
        "În lun., 2 mar. 2026 la 12:00, Anna <a@b.example> a scris:",
        "Anna <a@b.example> ezt írta (2026. márc. 2., 12:00):",
        "2026-03-02 12:00 GMT+01:00 Anna <a@b.example>:",
        "On Mon, 2 Mar 2026 at 12:00,\nAnna from Brightvalve <a@b.example>\nwrote:",
    ],
)
def test_a_line_that_introduces_a_quotation(line):
    split = split_text(f"{OWN}\n\n{line}\n\nDear Carla, which quantity?\n")
    assert split.new == OWN
    assert split.history.startswith(line.split("\n")[0])


@pytest.mark.parametrize(
    ("sender", "sent", "to", "subject"),
    [
        ("From", "Sent", "To", "Subject"),
        ("Von", "Gesendet", "An", "Betreff"),
        ("De", "Envoyé", "À", "Objet"),
        ("De", "Enviado el", "Para", "Asunto"),
        ("De", "Enviada em", "Para", "Assunto"),
        ("Da", "Inviato", "A", "Oggetto"),
        ("Van", "Verzonden", "Aan", "Onderwerp"),
        ("Od", "Wysłano", "Do", "Temat"),
        ("От", "Отправлено", "Кому", "Тема"),
        ("Kimden", "Gönderildi", "Kime", "Konu"),
        ("من", "تاريخ الإرسال", "إلى", "الموضوع"),
        ("差出人", "送信日時", "宛先", "件名"),
        ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
        ("发件人", "发送时间", "收件人", "主题"),
        ("Từ", "Đã gửi", "Đến", "Chủ đề"),
        ("Från", "Skickat", "Till", "Ämne"),
        ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
        ("Feladó", "Küldve", "Címzett", "Tárgy"),
    ],
)
def test_the_header_block_of_a_mail_program(sender, sent, to, subject):
    block = f"{sender}: Anna <a@b.example>\n{sent}: 2.3.2026 12:00\n*{to}:* Carla\n{subject}: Valves"
    split = split_text(f"{OWN}\n\n{block}\n\nWhich quantity?\n")
    assert (split.new, split.history.split("\n")[0]) == (OWN, block.split("\n")[0])


@pytest.mark.parametrize(
    "line",
    [
        "-----Original Message-----",
        "---- Ursprüngliche Nachricht ----",
        "-----原始邮件-----",
        "----- 元のメッセージ -----",
    ],
)
def test_a_line_between_dashes(line):
    assert split_text(f"{OWN}\n\n{line}\nold").new == OWN


@pytest.mark.parametrize(
    "text",
    [
        "Please quote the freight.\nFrom: Shanghai\nTo: Hamburg\nDate: end of May",
        "Dear sirs,\nas our engineer wrote:\nDN50 is enough.",
        "> 100 bar is needed.\nPlease quote.",
        "Items:\n- a\n-- b\n--- c\nPlease quote all.",
        "Best regards to Anna!\nI have one more question: which price for 500?",
        "Regards,\nCarla\n\nP.S. Please add 50 gaskets to the offer.",
        "> all of it\n> is quoted",
    ],
)
def test_in_doubt_the_words_stay(text):
    split = split_text(text)
    assert split.new == text
    assert split.history == ""


def test_answers_between_quoted_lines_stay_and_the_quoted_lines_go():
    split = split_text(
        "On 2 Mar 2026, Anna <a@b.example> wrote:\n> How many?\n500 pcs.\n> Where to?\nHamburg.\n"
    )
    assert "500 pcs." in split.new
    assert "Hamburg." in split.new


@pytest.mark.parametrize("note", ["", "Sent from my iPhone\n", "-- \nCarla\n"])
def test_a_mail_that_only_forwards_keeps_its_text(note):
    block = "From: Bob <b@c.example>\nSent: today\nTo: Carla\nSubject: RFQ\n\nPlease quote 500 pcs."
    assert "Please quote 500 pcs." in split_text(f"{note}\n{block}").new


@pytest.mark.parametrize(
    ("closing", "card"),
    [
        ("Best regards,", "Carla Kunde\nKunde GmbH\n+49 30 901820"),
        ("Mit freundlichen Grüßen", "Carla Kunde"),
        ("С уважением,", "Карла Кунде"),
        ("敬具", "田中"),
        ("--", "Carla"),
        ("Cordialement,", "Carla\nTél. +33 1 99 00 00 00"),
    ],
)
def test_what_follows_a_closing_phrase_is_the_signature(closing, card):
    split = split_text(f"{OWN}\n\n{closing}\n{card}\n")
    assert (split.new, split.signature) == (OWN, f"{closing}\n{card}")
