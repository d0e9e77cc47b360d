"""Where quoted history begins, and what is never cut. The languages are in test_quote_languages.py."""

import pytest

from bot.core.text import split_text

OWN = "Yes, please go ahead.\nWe need 500 pcs."


@pytest.mark.parametrize(
    "quoted",
    [
        "-----Original Message-----\nFrom: Anna\nold",
        '------------------ 原始邮件 ------------------\n发件人: "Anna";\n发送时间: 2026年3月2日\n老',
        '------------------ Original ------------------\nFrom:  "Anna";\nDate:  Mon, Mar 2, 2026\nold',
        (
            "------------------------------------------------------------------\n"
            "发件人：Anna <a@valve.example>\n发送时间：2026年3月2日(星期一) 12:00\n"
            "收件人：carla <c@kunde.example>\n主　题：Re: valves\n\nold"
        ),
        "2 Mar 2026, 12:00 by anna@valve.example:\n\nold text",
        "Quoting Anna Meier <anna@valve.example>:\n\n> old\n> text",
        "Zitat von Anna Meier <anna@valve.example>:\n\nold text",
        (
            "In a message dated 3/2/2026 12:00:00 P.M. Eastern Standard Time, anna@valve.example writes:\n"
            "\nold text"
        ),
        "Anna Meier---02.03.2026 12:00:00---Dear Carla, which quantity?\n\nFrom: Anna\nold",
        (
            'De: "Anna" <a@valve.example>\nPara: "Carla" <c@kunde.example>\n'
            "Enviados: Lunes, 2 de Marzo 2026 12:00:00\nAsunto: Re: valves\n\nold"
        ),
        (
            "Date: Mon, 2 Mar 2026 12:00:00 +0000\nFrom: anna@valve.example\nTo: c@kunde.example\n"
            "Subject: valves\n\nold"
        ),
        (
            "From:\tAnna Meier/HQ/Valve\nTo:\tCarla/Kunde@Kunde\nCc:\t\nDate:\t02.03.2026 12:00\n"
            "Subject:\tValves\n________________________________________\n\nold"
        ),
        (
            "________________________________\nFra: Anna Meier <a@valve.example>\n"
            "Sendt: mandag den 2. marts 2026 12.00\nTil: Carla\nCc: Bob <b@kunde.example>; Eva\n"
            " <eva@kunde.example>\nEmne: SV: ventiler\n\nold"
        ),
        (
            "________________________________\nXyz: Anna Meier <a@valve.example>\n"
            "Abc: mandag 2. marts 2026 12:00\nFoo: Carla\nBar: SV: ventiler\n\nold"
        ),
        "-----Původní zpráva-----\nOd: Anna",
        "-------- Messaggio originale --------\nDa: Anna",
        "-------- پیام اصلی --------\nold",
        "______________________________ Reply Separator _________________________________\nold",
        "=====Original Message From Anna <a@valve.example>=====\nold",
        "-------- Ursprungligt meddelande --------\nFrån: x",
        "--- Original Message ---\nold",
        "*-----Original Message-----*\nold",
        "-----Original Appointment-----\nFrom: x",
        "Original Message\nFrom: Anna <a@valve.example>\nSent: 2.3.2026\nTo: Carla\nSubject: x\nold",
        "---- Oorspronkelijk bericht ----\nVan: x",
        "<-----Original Message-----> \nold",
        (
            "From: Anna Meier <a@valve.example>\n\nSent: Monday, 2 March 2026 12:00\n\nTo: Carla\n\n"
            "Subject: Valves\n\nold"
        ),
        "man. 2. mar. 2026 kl. 12:00 skrev Anna <a@valve.example\n>:\n\n> old",
        "On Mon, Mar 2, 2026 at 12:00 PM Anna <a@valve.example\n> wrote:\n\nold",
        (
            "From: Anna Meier\n[mailto:a@valve.example]\nSent: Monday, 2 March 2026 12:00\nTo: Carla\n"
            "Subject: Valves\n\nold"
        ),
        ("*Von:* Anna Meier\n*Gesendet:* Montag, 2. März 2026 12:00\n*An:* Carla\n*Betreff:* Ventile\n\nold"),
        "Von: Anna Meier\nGesendet: Montag, 2. März 2026\nAn: Carla\nBetreff: Ventile\n\nold",
        "From: Anna <a@valve.example> Sent: Monday, 2 March 2026 12:00 To: Carla Subject: Valves\n\nold",
        "On Mon, Mar 2, 2026 at 12:00 PM Anna <a@valve.example>\n> wrote:\n>\n> old",
        "Op 2 mrt 2026 om 12:00 schreef Anna <a@valve.example\n<mailto:a@valve.example>>:\n\n> old",
        "Le 2 mars 2026 à 12:00, Anna <a@valve.example<mailto:a@valve.example>> a écrit :\n\nold",
        "On Mon, Mar 2, 2026 at 12:00 PM, Anna <a@valve.example (mailto:a@valve.example)> wrote:\n> old",
        "On Monday, March 2, 2026, Anna <a@valve.example> wrote:\n\nold",
        "2026-03-02 12:00 GMT+08:00 Anna <a@valve.example>:\n\n> old",
        "Anna <a@valve.example>于2026年3月2日 周一12:00写道：\n\n> old",
        "在2026-03-02 12:00:00，Anna<a@valve.example>写道：\nold",
        "------------------&nbsp;原始邮件&nbsp;------------------\n发件人:&nbsp;a\nold",
        "-----邮件原件-----\n发件人: x",
        "----- 元のメッセージ -----\nold",
        ("From: anna@valve.example\nTo: c@kunde.example\nSubject: RE: x\nDate: Mon, 2 Mar 2026 12:00\n\nold"),
        "On 02-Mar-26 12:00, Anna wrote:\n\nold",
        "On 02-Mar-26 12:00 PM, Anna wrote:\n> old",
        "Anna Meier <a@valve.example> wrote:\n\nold text",
        '"Anna Meier" <a@valve.example> wrote:\n> old',
        "Anna Meier wrote:\n> old",
        "Anna Meier skrev:\n> old",
        "[Quoted text hidden]",
        "Begin forwarded message:\n\n> From: Anna <a@valve.example>\n> Subject: x\n>\n> old",
        "Anfang der weitergeleiteten Nachricht:\n\n> Von: Anna\n> old",
        "---------- Forwarded message ---------\nVon: Anna <a@valve.example>\nold",
        "-------- Weitergeleitete Nachricht --------\nBetreff: x\nold",
        "----- Forwarded by Anna/HQ/Valve on 02.03.2026 12:00 -----\n\nold",
        "2011/4/7 Nathan иova <support@example.com>\n\n>  Cool beans, scro",
        "------On 12/29/1987 17:32 PM, Julius Caesar wrote-----\n\nBrunch mumblecore",
        (
            "Op 17-feb.-2015, om 13:18 heeft Julius Caesar <p@rome.example> het volgende geschreven:\n\n"
            "Small batch"
        ),
        "Vào 14:24 8 tháng 6, 2017, Hùng Nguyễn <hungnt@xxx.example> đã viết:\n\nold",
        "På 14 september 2015 på 02:23:18, Valentino Rudy (v@rudy.example) skrev:\n\nold",
        "Den 14 september, 2015 02:23:18, Valentino Rudy (v@rudy.example) skrev:\n\nold",
        "  _____  \n\nFrom: foo@bar.example\nSent: Wednesday, April 12\nTo: x\nSubject: y\n\nold",
        (
            " ------------------------------\n*From:* Sync Team [mailto:m@google.example]\n"
            "*Sent:* Thursday, February 09, 2012 1:36 PM\n*To:* j@x.example\n*Subject:* x\n\nold"
        ),
        "From: ian [mailto:i@x.example]\n*Sent:* 3 May 2012\n*To:* x\n*Subject:* y\nold",
        (
            "Sent from a magnificent torch of pixels\n\nOn Dec 16, 2011, at 12:47 PM, Corey Donohoe\n"
            "<reply@reply.example>\nwrote:\n\n> Was"
        ),
        (
            "________________________________________\nFrom: CRM Comments [c@example.com]\n"
            "Sent: Friday, 23 March 2012 5:08 p.m.\nTo: John\nSubject: x\n\nold"
        ),
        "On Tue, 2011-03-01 at 18:02 +0530, Abhishek Kona wrote:\n> Hi",
        "On 01/03/11 7:07 PM, Russell Brown wrote:\n> Hi,",
        "On 01/03/11 7:07 PM, Russell Brown wrote:\n\nHi",
        "On Tuesday, April 3, 2012 at 4:55 PM, bob wrote:\n\n> Hi",
        "On 4/2/12 6:26 PM, Bob wrote:\n> Hi",
        (
            "________________________________\n From: Bob <b@x.example>\nTo: y@x.example \n"
            "Sent: Monday, April 2, 2012 5:44 PM\nSubject: Test\n \n\nHi"
        ),
        'From: "Bob" <b@x.example>\nTo: y@x.example\nCc: z\nSent: Mon\nSubject: Re\n\nold',
        "On 11-Apr-2011, at 6:54 PM, Bob <b@x.example> wrote:\n\n>\n> Test",
        "2026-03-02 12:00 GMT+01:00 Anna <anna@valve.example>\n:\n> x",
    ],
)
def test_what_programs_put_below_an_answer(quoted):
    split = split_text(f"{OWN}\n\n{quoted}\n")
    assert (split.new, split.signature.split("\n")[0][:9] in ("", "Sent from")) == (OWN, True)


@pytest.mark.parametrize(
    "words",
    [
        *("Original Message", "Ursprüngliche Nachricht", "Message d'origine", "Mensaje original"),
        *("Mensagem original", "Messaggio originale", "Oorspronkelijk bericht"),
        *("Wiadomość oryginalna", "Исходное сообщение", "Оригінальне повідомлення", "Orijinal mesaj"),
        *("Özgün İleti", "الرسالة الأصلية", "پیام اصلی", "הודעה מקורית", "元のメッセージ"),
        *("원본 메시지", "原始邮件", "原始郵件", "Thư gốc", "ข้อความต้นฉบับ", "Pesan Asli"),
        *("Původní zpráva", "Pôvodná správa", "Eredeti üzenet", "Mesaj original"),
        *("Оригинално съобщение", "Αρχικό μήνυμα", "Ursprungligt meddelande"),
        *("Oprindelig meddelelse", "Opprinnelig melding", "Alkuperäinen viesti"),
    ],
)
def test_words_between_dashes_in_each_language(words):
    for rule in ("-----", "-------- ", "=== ", "__", "*-----"):
        assert split_text(f"{OWN}\n\n{rule}{words}{rule[::-1]}\nold").new == OWN


@pytest.mark.parametrize(
    "words",
    [
        *("Forwarded message", "Weitergeleitete Nachricht", "Message transféré", "Mensaje reenviado"),
        *("Mensagem encaminhada", "Messaggio inoltrato", "Doorgestuurd bericht"),
        *("Wiadomość przekazana", "Пересылаемое сообщение", "Переслане повідомлення"),
        *("İletilen mesaj", "رسالة معاد توجيهها", "הודעה שהועברה", "転送されたメッセージ"),
        *("전달된 메시지", "转发邮件", "轉寄郵件", "Thư đã chuyển tiếp", "Pesan terusan"),
        *("Přeposlaná zpráva", "Vidarebefordrat meddelande", "Videresendt meddelelse"),
        *("Välitetty viesti",),
    ],
)
def test_a_forward_with_few_words_is_the_matter_itself_and_with_many_is_history(words):
    forwarded = f"---------- {words} ---------\nVon: Bob\n\nPlease quote 700 pcs."
    assert "700" in split_text(forwarded).new
    assert "700" in split_text(f"Pls quote this.\n\n{forwarded}").new
    assert split_text(f"{OWN}\n\n{forwarded}").new == OWN


@pytest.mark.parametrize(
    "text",
    [
        "Please quote the freight.\nFrom: Shanghai\nTo: Hamburg\nDate: end of May",
        (
            "Please quote sea freight:\nFrom: Hamburg\nTo: Santos\nDate: 15.05.2026\n"
            "Subject to our terms.\nCargo: 2 x 40 HC"
        ),
        "Route\nFrom: Hamburg\nTo: Santos\nSubject: pipes\nDate: 15.05.2026\nKind: FCL",
        "Von: Hamburg\nNach: Santos\nDatum: 15.05.2026\nBetreff Fracht: 20 t\nBitte Angebot.",
        "De: Barcelona\nA: Santos\nFecha: 15/05/2026\nPeso: 20 t\nNecesitamos oferta.",
        "出发: 上海\n到: 汉堡\n日期: 2026年5月\n请报价。",
        "Dear sirs,\nas our engineer wrote:\nDN50 is enough.\nPlease quote 500 pcs.",
        "As our engineer wrote on 2 May 2026:\nDN50 is enough.\nPlease quote.",
        "On 2 May 2026 your colleague wrote:\nthe price is 5 USD.\nIs it valid? We need 500 pcs.",
        "Am 2.5.2026 schrieb Ihr Kollege Folgendes:\nPreis 5 EUR. Gilt das noch? Wir brauchen 500 Stück.",
        "I wrote to anna@valve.example on 2 May:\nno answer yet. Please quote 500 pcs.",
        "As I wrote to anna@valve.example:\nwe need 500 pcs.",
        "Please send the offer until 2 May 2026 12:00 to anna@valve.example:\n500 pcs DN50\n200 pcs DN80",
        "Delivery times:\n02.05.2026 12:00: 500 pcs\n09.05.2026 12:00: 500 pcs\nPlease confirm:\nAnna",
        "> 100 bar is needed.\nPlease quote.",
        "Conditions:\n> 100 bar\n> 200 °C\nPlease quote valves.",
        "We need:\n> 500 pcs DN50\n> 200 pcs DN80\nPlease quote.",
        "We need:\n\n> ball valve DN50, 500 pcs\n> gate valve DN80, 200 pcs\n\nPlease quote.",
        "Please quote:\n---\n500 pcs DN50\n200 pcs DN80\n---",
        "Please quote:\n--\n500 pcs DN50\n200 pcs DN80",
        (
            "Please quote:\n\n------------\nItem   Qty\n------------\nDN50   500\nDN80   200\n"
            "------------\nContact me: +49 30 901820"
        ),
        "Item   Qty\n------------\nDN50   500\nDN80   200\nAnna Smith, +49 30 901820",
        "Please quote:\n*** Valves ***\n500 pcs\n*** Gaskets ***\n200 pcs",
        "Items:\n- a\n-- b\n--- c\nPlease quote all.",
        "Best regards to Anna!\nI have one more question: which price for 500?",
        "감사합니다\n500개 견적 부탁드립니다",
        "Terima kasih\nMohon penawaran 500 pcs",
        "The original message was lost. Please quote again: 500 pcs.",
        "Original message\nwas lost. Please quote again: 500 pcs.",
        "Forwarded by truck to Hamburg: 500 pcs. Please quote.",
        "Please quote, forwarded by truck:\nHamburg 500 pcs",
        "Subject: pipes\nQuantity: 500\nTo: Hamburg\nDate: May 2026\nFrom: Carla",
        (
            "Company: Kunde GmbH\nFrom: Germany\nEmail: carla@kunde.example\nTo: sales\n"
            "Message: please quote 500"
        ),
        (
            "Name: Carla\nEmail: carla@kunde.example\nDate: 2026-03-02 12:00\nSubject: Valves\n"
            "Message: please quote 500 pcs"
        ),
        "Sent from my iPhone\n\nPlease quote 500 pcs DN50 ball valves",
        "Please quote.\n\nSent from my iPhone\n\nP.S. and 50 gaskets",
        "Our drawings are confidential. Please sign the NDA first. We need 500 pcs.",
        "Please quote 500 pcs.\n\nOur mailing list of items:\n1. DN50 500 pcs",
        "2024-01-15 14:30:25\n15.01.2024 14:30\nJan 15, 2024 at 14:30\nAll of these are delivery dates:",
        "Specs:\nA | B\n1 | 2\n| x | y |\nPlease quote.",
        "Cheers\nI need 500 valves",
        (
            "We bought from you on 12.03.2024, Anna <anna@valve.example> handled it:\n"
            "order 4711. We need the same again."
        ),
        "Hello,\nContact: Anna <anna@valve.example>\nPO date: 02.03.2026 12:00\nItems below:\n500 pcs",
        (
            "Dear Anna,\nThe time schedule is as follows:\n"
            "Mon 2.3.2026 12:00 loading, contact Bob <bob@kunde.example>:\n- 500 pcs\n- 200 pcs"
        ),
        'When will you reply? On 2.3.2026 at 12:00 we wrote:\n"please quote". No answer.',
        "Kime: Istanbul\nKimden: Hamburg\nTarih: 15.05.2026\nfiyat?",
        "From:\nHamburg\nTo:\nSantos\nDate:\n15.05.2026 12:00\nCargo:\nvalves",
        "Pickup from: Hamburg, contact bob@kunde.example\nDelivery to: Santos\nDate: 15.05.2026",
        (
            "From: Hamburg (contact bob@kunde.example)\nTo: Santos\nDate: 15.05.2026\nCargo: 500 valves\n"
            "Please quote freight and valves."
        ),
        "You have a message\nFrom: A <a@b.example>\nTo: us@c.example\nSubject: x\nMessage: 500 pcs please",
        "New enquiry\n\nName: A\nFrom: a@b.example\nDate: 2.3.2026 12:00\nSubject: x\n\nwe need 500",
        "Please answer.\n\nOn 2 March 2026 at 12:00 we wrote:\nplease quote 500 pcs. No answer.",
        "Hallo.\n\nWir haben am 02.03.2026 12:00 an a@b.example geschrieben:\n500 Stück. Keine Antwort.",
        "Needed\n> 100 bar\n> 200 °C\nPlease quote.",
        "Please quote.\n\nRegards,\nCarla\n\nP.S. and 50 gaskets",
        "您好\n谢谢\n请报价500个球阀",
        "Hello\nThanks\nplease quote 500 pcs",
        "Please quote:\n\n------------\nsee www.kunde.example\n------------\nDN50   500",
        "> all of it\n> is quoted",
    ],
)
def test_in_doubt_the_words_stay(text):
    split = split_text(text)
    assert split.new == text
    assert (split.history, split.signature) == ("", "")


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (
            "On 2 Mar 2026, Anna <a@b.example> wrote:\n> How many?\n500 pcs.\n> Where to?\nHamburg.\n",
            "500 pcs.\nHamburg.",
        ),
        ("> How many?\n500 pcs.\n> Where to?\nHamburg.", "500 pcs.\nHamburg."),
        ("> From: Anna <a@b.example>\n>\n> > Which?\n> Where to?\n\nHamburg.", "Hamburg."),
        (
            "500 pcs.\n\n-----Original Message-----\n> How many?\n\nAnd 20 gaskets.",
            "500 pcs.\n\n\nAnd 20 gaskets.",
        ),
        (
            "Needed by 2 Mar 2026 12:00\n> Anna <a@b.example> wrote:\n> How many?",
            "Needed by 2 Mar 2026 12:00",
        ),
        ("＞ How many?\n＞ Where to?\n500 pcs.", "500 pcs."),
        ("On 2 Mar 2026 Anna wrote:\n> 100 bar?\n150 bar.", "150 bar."),
    ],
)
def test_answers_between_quoted_lines_stay_and_the_quoted_lines_go(text, new):
    assert split_text(text).new == new


@pytest.mark.parametrize(
    "own",
    [
        "From: Shanghai\nTo: Hamburg\nDate: May",
        "Route\nSubject: pipes\nDate: 15.05.2026",
        "到: 汉堡\n日期: 5月\n请报价",
    ],
)
def test_labels_of_the_author_above_a_header_block_stay(own):
    fields = ("Von: Anna <a@b.example>", "Gesendet: 2. März 2026 12:00", "An: Carla", "Betreff: Ventile")
    for between in ("\n", "\n\n"):
        block = between.join(fields)
        assert split_text(f"{own}\n\n{block}\n\nold").new == own


def test_a_label_apart_from_the_block_is_no_part_of_it():
    block = "From: Anna <a@b.example>\nTo: Carla\nSubject: Valves\n\nold"
    assert split_text(f"Delivery\nDate: May\n\n{block}").new == "Delivery\nDate: May"


def test_a_quoted_line_that_was_broken_in_two_is_quoted_whole():
    long = "> which quantity of the ball valves would you like to have delivered until the"
    assert split_text(f"500.\nOn 2 Mar 2026 Anna wrote:\n{long}\nend of May?\n> Anna\n").new == "500."
    asked = "> which quantity of the ball valves would you like to have delivered until May?"
    assert split_text(f"On 2 Mar 2026 Anna wrote:\n{asked}\nat least 500\n> Anna\n").new == "at least 500"


@pytest.mark.parametrize(
    "said",
    ["See my answers in red below.", "Bitte siehe unten.", "FYI", "请看下面的邮件", "См. ниже, пожалуйста"],
)
def test_who_points_below_has_his_words_there(said):
    block = "From: Bob <b@c.example>\nSent: today\nTo: Carla\nSubject: RFQ\n\nHow many? 500 pcs."
    assert "500 pcs." in split_text(f"{said}\n\n{block}").new


def test_a_colour_points_nowhere():
    block = "From: Bob <b@c.example>\nSent: today\nTo: Carla\nSubject: RFQ\n\nHow many?"
    assert split_text(f"500 inline filters in red.\n\n{block}").new == "500 inline filters in red."


@pytest.mark.parametrize("note", ["", "Sent from my iPhone\n", "-- \nCarla\n"])
def test_a_mail_that_only_forwards_keeps_its_text(note):
    block = "From: Bob <b@c.example>\nSent: today\nTo: Carla\nSubject: RFQ\n\nPlease quote 500 pcs."
    assert "Please quote 500 pcs." in split_text(f"{note}\n{block}").new
