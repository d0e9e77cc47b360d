"""The lines by which mail programs introduce a quotation, language by language and in four shapes."""

import textwrap
from itertools import product

import pytest

from bot.core.text import split_text

OWN = "Yes, please go ahead.\nWe need 500 pcs."
# Below each of these stands the answered mail. Real names of programs, made-up people.
LINES = [
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
    "12:00, 2 марта 2026 г., Анна <anna@valve.example>:",
    "Anna Meier <anna@valve.example> hat am 02.03.2026 12:00 CET geschrieben:",
    "Anna Durand <anna@valve.example> a écrit le 02/03/2026 12:00 :",
    "2026-03-02 12:00 GMT+01:00 Anna <a@b.example>:",
    "On Mon, Mar 2, 2026 at 12:00 PM Anna Smith <anna@valve.example> wrote:",
    "On Mar 2, 2026, at 12:00 PM, Anna Smith <anna@valve.example> wrote:",
    "On 02/03/2026 12:00, Anna Smith wrote:",
    "On Monday, March 2nd, 2026 at 12:00, Anna <anna@valve.example> wrote:",
    "--- On Mon, 3/2/26, Anna Smith <anna@valve.example> wrote:",
    "---- On Mon, 02 Mar 2026 12:00:00 +0530 Anna <anna@valve.example> wrote ----",
    "At 12:00 02/03/2026, Anna <anna@valve.example> wrote:",
    "Anna Smith <anna@valve.example> wrote on 02.03.2026 12:00:",
    "Anna Smith <anna@valve.example> schrieb am Mo., 2. März 2026, 12:00:",
    "Am Mo., 2. März 2026 um 12:00 Uhr schrieb Anna Meier <anna@valve.example>:",
    "Am 02.03.2026 um 12:00 schrieb Anna Meier:",
    'Am 02.03.26, 12:00 schrieb "Anna Meier" <anna@valve.example>:',
    "Le lun. 2 mars 2026 à 12:00, Anna Durand <anna@valve.example> a écrit :",
    "Le 02/03/2026 à 12:00, Anna Durand a écrit\u00a0:",
    "Le lundi 2 mars 2026 à 12:00:00 UTC+1, Anna <anna@valve.example> a écrit :",
    "El lun, 2 mar 2026 a las 12:00, Anna Ruiz (<anna@valve.example>) escribió:",
    "El 2 mar 2026, a las 12:00, Anna Ruiz <anna@valve.example> escribió:",
    "El 02/03/2026 a las 12:00, Anna Ruiz escribió:",
    "Em seg., 2 de mar. de 2026 às 12:00, Anna Lima <anna@valve.example> escreveu:",
    "Anna Lima <anna@valve.example> escreveu no dia segunda, 2/03/2026 à(s) 12:00:",
    "Em 02/03/2026 12:00, Anna Lima escreveu:",
    "Il giorno lun 2 mar 2026 alle ore 12:00 Anna Rossi <anna@valve.example> ha scritto:",
    "Il 02/03/2026 12:00, Anna Rossi ha scritto:",
    "Il 02/03/2026 12:00 CET Anna Rossi <anna@valve.example> ha scritto:",
    "Op ma 2 mrt 2026 om 12:00 schreef Anna Jansen <anna@valve.example>:",
    "Op 2 mrt. 2026 om 12:00 heeft Anna Jansen <anna@valve.example> het volgende geschreven:",
    "Op 02-03-2026 om 12:00 schreef Anna Jansen:",
    "W dniu pon., 2 mar 2026 o 12:00 Anna Nowak <anna@valve.example> napisał(a):",
    "Dnia 2 marca 2026 12:00 Anna Nowak <anna@valve.example> napisał(a):",
    "pon., 2 mar 2026 o 12:00 Anna Nowak <anna@valve.example> napisał(a):",
    "W dniu 02.03.2026 o 12:00, Anna Nowak pisze:",
    "пн, 2 мар. 2026 г. в 12:00, Анна <anna@valve.example>:",
    "понедельник, 2 марта 2026 г., 12:00 +03:00 от Анна <anna@valve.example>:",
    "2 марта 2026 г., в 12:00, Анна <anna@valve.example> написал(а):",
    "02.03.2026 12:00, Анна пишет:",
    '02.03.2026, 12:00, "Анна" <anna@valve.example>:',
    "пн, 2 бер. 2026 р. о 12:00 Ганна <anna@valve.example> пише:",
    "Anna <anna@valve.example>, 2 Mar 2026 Pzt, 12:00 tarihinde şunu yazdı:",
    "2 Mar 2026 Pzt, 12:00 tarihinde, Anna <anna@valve.example> şunu yazdı:",
    "في الاثنين، 2 مارس 2026 في 12:00 م تمت كتابة ما يلي بواسطة Anna <anna@valve.example>:",
    "في ٢ مارس ٢٠٢٦، الساعة ١٢:٠٠، كتب Anna <anna@valve.example>:",
    "\u200fבתאריך יום ב׳, 2 במרץ 2026 ב-12:00 מאת \u202aAnna\u202c\u200f "
    "<\u202aanna@valve.example\u202c\u200f>:\u202c",
    "ב-2 במרץ 2026, בשעה 12:00, Anna <anna@valve.example> כתב/ה:",
    "در تاریخ دوشنبه ۲ مارس ۲۰۲۶،\u200f ۱۲:۰۰ Anna <anna@valve.example> نوشت:",
    "2026年3月2日(月) 12:00 Anna <anna@valve.example>:",
    "2026/03/02 12:00、Anna <anna@valve.example>のメール:",
    "2026年3月2日 12:00、Anna <anna@valve.example> が書きました:",
    "2026년 3월 2일 (월) 오후 12:00, Anna <anna@valve.example>님이 작성:",
    "2026. 3. 2. 오후 12:00, Anna <anna@valve.example> 작성:",
    "Anna <anna@valve.example> 于2026年3月2日周一 12:00写道：",
    "在 2026年3月2日，12:00，Anna <anna@valve.example> 写道：",
    '在 2026-03-02 12:00:00，"Anna" <anna@valve.example> 写道：',
    "Anna <anna@valve.example> 於 2026年3月2日 週一 下午12:00寫道：",
    "於 2026/3/2 12:00, Anna <anna@valve.example> 寫道:",
    "Vào Th 2, 2 thg 3, 2026 vào lúc 12:00 Anna <anna@valve.example> đã viết:",
    "ในวันที่ จ. 2 มี.ค. 2026 เวลา 12:00 Anna <anna@valve.example> เขียนว่า:",
    "Pada Sen, 2 Mar 2026 pukul 12.00 Anna <anna@valve.example> menulis:",
    "Pada tanggal 2 Mar 2026, pukul 12.00, Anna <anna@valve.example> menulis:",
    "po 2. 3. 2026 v 12:00 odesílatel Anna <anna@valve.example> napsal:",
    "Dne 2.3.2026 v 12:00 Anna napsal(a):",
    "po 2. 3. 2026 o 12:00 Anna <anna@valve.example> napísal(a):",
    "Anna <anna@valve.example> ezt írta (időpont: 2026. márc. 2., H, 12:00):",
    "2026. 03. 02. 12:00 keltezéssel, Anna írta:",
    "În lun., 2 mar. 2026 la 12:00, Anna <anna@valve.example> a scris:",
    "На пн, 2.03.2026 г. в 12:00 Анна <anna@valve.example> написа:",
    "Στις Δευ 2 Μαρ 2026 στις 12:00 μ.μ., ο/η Anna <anna@valve.example> έγραψε:",
    "Den mån 2 mars 2026 kl 12:00 skrev Anna <anna@valve.example>:",
    "Den mån 2 mars 2026 12:00Anna <anna@valve.example> skrev:",
    "2 mars 2026 kl. 12:00 skrev Anna <anna@valve.example>:",
    "Den man. 2. mar. 2026 kl. 12.00 skrev Anna <anna@valve.example>:",
    "Den 02.03.2026 kl. 12.00 skrev Anna:",
    "man. 2. mar. 2026 kl. 12:00 skrev Anna <anna@valve.example>:",
    "ma 2. maalisk. 2026 klo 12.00 Anna (anna@valve.example) kirjoitti:",
    "Anna <anna@valve.example> kirjoitti 2.3.2026 kello 12.00:",
    "pon, 2. ožu 2026. u 12:00 Anna <anna@valve.example> napisao je:",
    "2026-03-02 12:00 GMT+01:00 Anna <anna@valve.example>:",
    "Monday, 2 March 2026, 12:00 PM +0300 from Anna <anna@valve.example>:",
]


@pytest.mark.parametrize("line", LINES)
def test_below_it_stands_the_answered_mail(line):
    split = split_text(f"{OWN}\n\n{line}\n\nDear Carla, which quantity?\nRegards, Anna\n")
    assert (split.new, split.signature) == (OWN, "")
    assert split.history.startswith(line)


@pytest.mark.parametrize("line", LINES)
def test_it_goes_with_the_marked_lines_and_the_answer_below_them_stays(line):
    split = split_text(f"{line}\n> Which quantity?\n>\n> Where to?\n\n{OWN}\n")
    assert split.new == OWN
    assert split.history.startswith(line)


@pytest.mark.parametrize("line", [line for line in LINES if line.isascii() or " <" in line])
@pytest.mark.parametrize("width", [76, 60, 44])
def test_a_program_may_break_it(line, width):
    folded = textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    assert len(folded) <= 4
    split = split_text("\n".join([OWN, *folded, "", "> Which quantity?"]))
    assert (split.new, split.signature) == (OWN, "")


@pytest.mark.parametrize(
    ("sender", "sent", "to", "subject"),
    [
        ("From", "Sent", "To", "Subject"),
        ("From", "Date", "To", "Subject"),
        ("Von", "Gesendet", "An", "Betreff"),
        ("Von", "Datum", "An", "Betreff"),
        ("De", "Envoyé", "À", "Objet"),
        ("De", "Date", "À", "Objet"),
        ("De", "Enviado el", "Para", "Asunto"),
        ("De", "Fecha", "Para", "Asunto"),
        ("De", "Enviada em", "Para", "Assunto"),
        ("De", "Data", "Para", "Assunto"),
        ("Da", "Inviato", "A", "Oggetto"),
        ("Da", "Data", "A", "Oggetto"),
        ("Van", "Verzonden", "Aan", "Onderwerp"),
        ("Od", "Wysłano", "Do", "Temat"),
        ("Od", "Odesláno", "Komu", "Předmět"),
        ("Od", "Odoslané", "Komu", "Predmet"),
        ("От", "Отправлено", "Кому", "Тема"),
        ("Від", "Надіслано", "Кому", "Тема"),
        ("От", "Изпратено", "До", "Относно"),
        ("Kimden", "Gönderildi", "Kime", "Konu"),
        ("من", "تاريخ الإرسال", "إلى", "الموضوع"),
        ("از", "تاریخ", "به", "موضوع"),
        ("מאת", "נשלח", "אל", "נושא"),
        ("差出人", "送信日時", "宛先", "件名"),
        ("보낸 사람", "보낸 날짜", "받는 사람", "제목"),
        ("发件人", "发送时间", "收件人", "主题"),
        ("寄件者", "寄件日期", "收件者", "主旨"),
        ("Từ", "Đã gửi", "Đến", "Chủ đề"),
        ("จาก", "ส่ง", "ถึง", "เรื่อง"),
        ("Dari", "Dikirim", "Kepada", "Subjek"),
        ("Från", "Skickat", "Till", "Ämne"),
        ("Fra", "Sendt", "Til", "Emne"),
        ("Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe"),
        ("Feladó", "Küldve", "Címzett", "Tárgy"),
        ("De la", "Trimis", "Către", "Subiect"),
        ("Από", "Στάλθηκε", "Προς", "Θέμα"),
    ],
)
def test_a_header_block_in_each_language(sender, sent, to, subject):
    shapes = ("{}: {}", "*{}:* {}", "{} : {}", "**{}**: {}", "{}：{}", "  {}:\t{}")
    values = ("Anna Meier <anna@valve.example>", "Anna Meier")
    rules = ("", "________________________________\n", "-----\n\n")
    for shape, value, above in product(shapes, values, rules):
        fields = [(sender, value), (sent, "2.3.2026 12:00"), (to, "Carla"), (subject, "Valves")]
        block = "\n".join(shape.format(label, text) for label, text in fields)
        split = split_text(f"{OWN}\n\n{above}{block}\n\nWhich quantity?\n")
        assert (split.new, split.signature) == (OWN, ""), block
