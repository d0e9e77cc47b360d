"""The words that mail programs put around quoted history. All lower-case."""

from bot.core.guard_words import phrases

# Verbs of a line that introduces a quotation: "On Monday Anna wrote:".
WROTE = phrases("""
    wrote; writes; has written; schrieb; schrieben; schreibt; hat geschrieben; geschrieben; a écrit;
    a ecrit; écrit; écrivait; écrivit; escribió; escribio; escribe; ha escrito; va escriure; ha escrit;
    escribiu; escreveu; escrevem; escreve; ha scritto; scrive; scrisse; schreef; schrijft;
    heeft geschreven; geschreven; napisał; napisała; napisał(a); napisał/a; napisali; pisze; napsal;
    napsala; napsal(a); napsal/a; píše; napísal; napísala; napísal(a); napísal/a; je napisao;
    je napisala; napisao; napisala; napisao je; napisala je; je napisao/la; je napisal; je napisal/a;
    je napisala/o; piše; rašė; parašė; rakstīja; raksta; kirjutas; kirjutas järgmist; написал; написала;
    написал(а); написал/а; написали; пишет; писал; писала; написав; пише; писав; написа; пишеше; напиша;
    је написао; је написала; yazdı; yazmış; şunları yazdı; şunu yazdı; كتب; كتبت; كتب ما يلي;
    قام بكتابة; كتب/ت; כתב; כתבה; כתב/ה; כתב:; כתב/כתבה; נכתב על ידי; نوشت; نوشته است; نوشتند;
    書きました; は書きました; さんは書きました; が書きました; さんが書きました; のメール; さんのメール;
    書いた; さんの発言; のメッセージ; 작성; 님이 작성; 님이 작성했습니다; 님이 다음과 같이 작성했습니다;
    님이 쓴 글; 님이 썼습니다; 님께서 작성; 写道; 寫道; 写到; 寫到; 写了; 来信; đã viết; viết; menulis;
    telah menulis; skrev; skrev følgende; skrev følgjande; skriver; kirjoitti; kirjoittaa; a scris;
    scria; scrie; írta; ezt írta; a következőt írta; írja; έγραψε; έγραψαν; έγραφε; γράφει; เขียนว่า;
    เขียน; ने लिखा; लिखा; skrifaði; ha scrit; idatzi du; schreifft
""")
# What may follow a time and is no name.
TIME_WORDS = frozenset(
    phrases("""
    am; pm; a.m.; p.m.; cet; cest; utc; gmt; est; edt; cst; cdt; pst; pdt; mez; mesz; uhr; h; г.; р.;
    hat; heeft; ha; a; o; v; в; о; om; um; at; em; às; kl; kl.; klo; la; u; ne; da; le; tarihinde; şunu
""")
)
# Before such a verb it is the author himself who speaks: "On 2 March at 12:00 we wrote:".
OURSELVES = frozenset(
    phrases("""
    i; we; i've; we've; ich; wir; habe; haben; nous; avons; ik; wij; jag; jeg; я; мы; ми; biz; saya;
    kami; nosotros; noi; abbiamo
""")
)
# Said above a message that is passed on: what follows is the matter itself.
FORWARDED = phrases("""
    forwarded message; forwarded mail; forwarded email; forwarded e-mail; begin forwarded message;
    forwarded by; fwd message; forward header; weitergeleitete nachricht; anfang der weitergeleiteten;
    beginn der weitergeleiteten; weitergeleitet von; weitergeleitete mail; message transféré;
    début du message transféré; message réexpédié; début du message réexpédié; transféré par;
    réacheminé par; mensaje reenviado; inicio del mensaje reenviado; reenviado por; missatge reenviat;
    mensagem encaminhada; mensagem reencaminhada; início da mensagem; encaminhado por;
    reencaminhado por; messaggio inoltrato; inizio messaggio inoltrato; inoltrato da;
    doorgestuurd bericht; begin doorgestuurd; doorgestuurd door; wiadomość przekazana;
    przekazana wiadomość; początek przekazywanej; treść przekazanej; przekazane przez;
    přeposlaná zpráva; preposlaná správa; začátek přeposílané; začiatok preposlanej;
    původní zpráva byla přeposlána; пересылаемое сообщение; пересланное сообщение; пересылаемое письмо;
    пересланное письмо; начало переадресованного; переадресованное сообщение; переслане повідомлення;
    початок пересланого; переслано від; iletilen mesaj; iletilmiş mesaj; iletilen ileti;
    iletilmiş ileti; رسالة معاد توجيهها; بداية الرسالة المحولة; رسالة محولة; הודעה שהועברה;
    תחילת ההודעה שהועברה; پیام هدایت شده; پیام ارسال شده; 転送されたメッセージ; 転送メッセージ;
    転送されたメール; 전달된 메시지; 전달된 메일; 전달된 이메일; 转发的邮件; 转发邮件; 转发的信息;
    轉寄郵件; 转发信息; 轉寄的郵件; 轉寄訊息; 已转发邮件; 開始轉寄郵件; 开始转发的邮件;
    以下是转发的邮件; 以下是轉寄; thư đã chuyển tiếp; thư được chuyển tiếp;
    bắt đầu thư được chuyển tiếp; tin nhắn đã chuyển tiếp; pesan terusan; pesan yang diteruskan;
    diteruskan; mesej dimajukan; vidarebefordrat meddelande; vidarebefordrat brev;
    börja vidarebefordrat; videresendt meddelelse; videresendt melding; videresendt besked;
    start på videresendt; välitetty viesti; edelleenlähetetty viesti; välitetty viesti alkaa;
    alkaa välitetty; mesaj redirecționat; mesaj transmis; început mesaj; továbbított üzenet;
    továbbított levél; προωθημένο μήνυμα; αρχή προωθημένου; препратено съобщение; препратено писмо;
    ข้อความที่ส่งต่อ; ข้อความที่ถูกส่งต่อ; proslijeđena poruka; prosleđena poruka;
    posredovano sporočilo; persiųstas laiškas; pārsūtīta vēstule; edastatud kiri
""")
# Said between dashes above an answered message.
ORIGINAL = phrases("""
    original message; original email; original e-mail; original mail; original appointment;
    original-nachricht; original text; reply separator; reply message; reply above;
    ursprüngliche nachricht; ursprüngliche mail; ursprüngliche e-mail; originalnachricht; originalmail;
    original nachricht; message d'origine; message d’origine; message original; message initial;
    mensaje original; mensaje de origen; correo original; missatge original; mensagem original;
    e-mail original; messaggio originale; messaggio di origine; messaggio originario;
    oorspronkelijk bericht; originele bericht; origineel bericht; oorspronkelijke bericht;
    wiadomość oryginalna; oryginalna wiadomość; wiadomość pierwotna; původní zpráva; původní e-mail;
    pôvodná správa; pôvodný e-mail; исходное сообщение; оригинальное сообщение; исходное письмо;
    оригинальное письмо; первоначальное сообщение; оригінальне повідомлення; вихідне повідомлення;
    початкове повідомлення; orijinal mesaj; orjinal mesaj; özgün ileti; orijinal ileti;
    orijinal e-posta; الرسالة الأصلية; رسالة أصلية; البريد الأصلي; הודעה מקורית; ההודעה המקורית;
    پیام اصلی; پیغام اصلی; 元のメッセージ; オリジナルメッセージ; 元のメール; 원본 메시지; 원본 메일;
    원본메시지; 원본메일; 原始邮件; 原始郵件; 原邮件; 原郵件; 原始信件; 原始訊息; 回复的原邮件;
    回复的邮件; 邮件原件; thư gốc; tin nhắn gốc; thư ban đầu; pesan asli; email asli; mesej asal;
    ursprungligt meddelande; originalmeddelande; ursprungligt mail; ursprungligt e-post;
    oprindelig meddelelse; oprindelig besked; original meddelelse; original besked; opprinnelig melding;
    original melding; alkuperäinen viesti; mesajul original; mesaj original; mesajul inițial;
    eredeti üzenet; eredeti levél; αρχικό μήνυμα; πρωτότυπο μήνυμα; оригинално съобщение;
    първоначално съобщение; ข้อความต้นฉบับ; ข้อความเดิม; izvorna poruka; originalna poruka;
    izvirno sporočilo; pradinis laiškas; sākotnējā vēstule; algne kiri
""")
# What stands where a program left the quoted text out.
LEFT_OUT = phrases("""
    [quoted text hidden]; [quoted text removed]; [texte des messages précédents masqué];
    [texto citado oculto]; [texto das mensagens anteriores oculto]; [testo tra virgolette nascosto];
    [zitierter text wird ausgeblendet]; [tekst oorspronkelijke bericht is verborgen];
    [cytowany tekst ukryty]; [цитируемый текст скрыт]; [alıntılanan metin gizlendi]; [引用文字已隐藏];
    [隱藏引用文字]; [引用文を非表示]
""")
# Labels of the header block that mail programs put above an answered message, by what they name.
_LABELS = {
    "from": """
        from; von; de; da; van; od; from address; от; от кого; від; від кого; відправник; отправитель;
        kimden; gönderen; من; المرسل; מאת; از; فرستنده; 差出人; 送信者; 送信元; 보낸 사람; 보낸사람;
        보낸이; 发件人; 寄件者; 寄件人; 發件人; 发送人; từ; người gửi; dari; daripada; pengirim; från;
        avsändare; fra; afsender; avsender; frå; lähettäjä; keneltä; de la; de către; expéditeur;
        remitente; remetente; mittente; absender; afzender; nadawca; odesílatel; odosielateľ; feladó;
        από; αποστολέας; подател; จาก; ผู้ส่ง; šalje; nuo; no; saatja; remitent
    """,
    "date": """
        日 期; 时 间; 日 時; enviados; enviadas; sent; date; sent on; sent at; date sent; sent date;
        gesendet; gesendet am; datum; versandt; envoyé; envoyé le; date d'envoi; enviado; enviado el;
        enviado em; enviada; enviada em; enviado a las; fecha; fecha de envío; data; data de envio;
        data e hora; inviato; inviato il; data invio; verzonden; verzonden op; verstuurd; wysłano;
        wysłane; wysłana; data wysłania; odesláno; odesláno dne; odoslané; odoslaná; poslané; dátum;
        отправлено; дата; дата отправки; надіслано; дата надсилання; изпратено; gönderildi;
        gönderme tarihi; gönderilme tarihi; gönderilen; tarih; تاريخ الإرسال; التاريخ; أرسلت;
        تم الإرسال; تاريخ; תאריך; נשלח; תאריך שליחה; בתאריך; تاریخ; ارسال شده; تاریخ ارسال; 送信日時;
        日時; 日付; 送信日; 보낸 날짜; 날짜; 보낸날짜; 발송일; 보낸 시간; 发送时间; 发送日期; 日期;
        时间; 時間; 寄件日期; 傳送日期; 傳送時間; 发送; 寄送日期; 發送時間; đã gửi; ngày; ngày gửi;
        gửi lúc; gửi; dikirim; terkirim; tanggal; dihantar; tarikh; skickat; sendt; dato; lähetetty;
        päivämäärä; pvm; päiväys; trimis; trimis la; trimisă; küldve; elküldve; στάλθηκε; ημερομηνία;
        εστάλη; วันที่; ส่ง; ส่งเมื่อ; poslano; poslato; išsiųsta; nosūtīts; saadetud; enviat; enviat el
    """,
    "to": """
        宛 先; to; an; à; a; para; per; aan; naar; do; komu; pre; кому; до; на; получатель; отримувач;
        за; kime; alıcı; kimlere; إلى; الى; المرسل إليه; אל; ל; נמען; به; گیرنده; 宛先; 受信者;
        받는 사람; 받는사람; 받는이; 수신; 收件人; 收件者; đến; tới; người nhận; kepada; ke; untuk;
        till; til; mottagare; modtager; mottaker; vastaanottaja; kenelle; către; la; címzett; προς;
        παραλήπτης; ถึง; prima; kam; adresāts; kellele; destinataire; destinatario; destinatário;
        destinatari; empfänger; ontvanger; odbiorca; příjemce; príjemca
    """,
    "copy": """
        cc; bcc; copie; copie à; cópia; copia; kopie; kopie an; kopie (cc); dw; kopia; kopi; kopija;
        копия; копія; bilgi; نسخة; העתק; עותק; رونوشت; 참조; 숨은참조; 抄送; 副本; 密送; 密件副本;
        đồng gửi; tembusan; salinan; kopio; másolatot kap; másolat; κοιν; κοινοποίηση; สำเนา; reply-to;
        reply to; antwort an; répondre à; responder a; responder para; rispondi a; antwoord aan;
        importance; priority; wichtigkeit; priorität; importanza; importancia; importância; prioridade;
        belang; ważność; важность; önem; 重要性; 重要度; 优先级; attachments; anlagen; pièces jointes;
        datos adjuntos; anexos; allegati; bijlagen; załączniki; вложения; ekler; 添付ファイル; 첨부;
        附件; organization; organisation; list-id; mailed-by; message-id; flag status
    """,
    "subject": """
        主 题; 主 旨; 主 題; 件 名; 标 题; subject; betreff; objet; sujet; asunto; assunto; oggetto;
        onderwerp; temat; tytuł; předmět; věc; predmet; vec; тема; konu; الموضوع; موضوع; נושא; הנדון;
        件名; 제목; 主题; 主旨; 主題; 标题; 標題; chủ đề; tiêu đề; subjek; judul; perihal; perkara;
        ämne; ärende; emne; aihe; otsikko; subiect; subiectul; tárgy; θέμα; относно; เรื่อง; หัวข้อ;
        naslov; zadeva; tema; temats; teema; assumpte; re
    """,
}
LABELS: dict[str, frozenset[str]] = {}
for _kind, _names in _LABELS.items():
    for _name in phrases(_names):
        LABELS[_name] = LABELS.get(_name, frozenset()) | {_kind}
# Among such labels it is a web form, or freight, and no mail.
FORM_LABELS = frozenset(
    phrases("""
    message; message body; your message; comment; comments; inquiry; enquiry; phone; telephone; tel;
    mobile; company; company name; country; name; your name; first name; last name; full name; email;
    e-mail; email address; product; products; quantity; cargo; goods; weight; commodity; incoterms;
    port; website; nachricht; telefon; telefonnummer; firma; unternehmen; land; produkt; menge; anfrage;
    gewicht; ware; téléphone; société; entreprise; pays; nom; prénom; produit; quantité; demande;
    marchandise; poids; mensaje; teléfono; empresa; país; nombre; producto; cantidad; consulta;
    mercancía; peso; mensagem; telefone; nome; produto; quantidade; mercadoria; messaggio; telefono;
    azienda; paese; prodotto; quantità; richiesta; merce; bericht; telefoon; bedrijf; naam; hoeveelheid;
    wiadomość; imię; ilość; kraj; сообщение; телефон; компания; страна; имя; товар; количество; груз;
    вес; повідомлення; країна; mesaj; şirket; ülke; ad soyad; ürün; miktar; yük; الرسالة; الهاتف;
    الشركة; البلد; الاسم; المنتج; الكمية; お名前; 会社名; 電話番号; メッセージ; お問い合わせ内容; 数量;
    회사명; 이름; 연락처; 문의내용; 수량; 留言; 公司; 公司名称; 国家; 國家; 姓名; 电话; 電話; 产品;
    產品; 货物; tin nhắn; công ty; quốc gia; số lượng; pesan; perusahaan; negara; jumlah
""")
)
# With this label a figure is enough: no freight list says "Sent: 2 May".
SENT_LABELS = frozenset(
    phrases("""
    sent; gesendet; gesendet am; envoyé; envoyé le; enviado; enviado el; enviado em; enviada;
    enviada em; inviato; verzonden; wysłano; wysłane; odesláno; odoslané; отправлено; надіслано;
    изпратено; gönderildi; gönderme tarihi; تاريخ الإرسال; נשלח; ارسال شده; 送信日時; 보낸 날짜;
    发送时间; 寄件日期; 傳送日期; đã gửi; dikirim; dihantar; skickat; sendt; lähetetty; trimis; küldve;
    elküldve; στάλθηκε; ส่ง; poslano
""")
)
# How such a line begins before the date.
LEAD_IN = phrases("""
    in a message dated; on; at; am; le; el; il; em; op; dnia; w dniu; dne; dňa; den; pe; på; în;
    in data; data; la data; la; vào; vào lúc; pada; pada tanggal; ma; ti; в; у; на; στις; την; το; في;
    بتاريخ; بـ; ב; בתאריך; ב-; در; در تاریخ; 在; 於; 于; ในวันที่; เมื่อ; a; tarihinde; dana; dne:;
    dana:; 日期; el día; no dia; a las
""")
# So begins the line that webmail of the Horde family puts above a quotation: "Quoting Anna <anna@...>:".
CITING = phrases("""
    quoting; zitat von; selon; citando; mensaje citado por; mensagem citada de; citato da; citat från;
    citat fra; cytowanie; citace; citát; цитирование; цитата; quota; lainaus
""")
# The author says so himself: his words stand further down, or the mail below is the matter.
BELOW = phrases("""
    see below; see mail below; see the mail below; see email below; see the email below;
    see e-mail below; see message below; below mail; below email; below message; mail below;
    email below; e-mail below; trailing mail; mail chain; answers below; answers in red;
    comments in red; replies in red; below in red; marked in red; answers inline; comments inline;
    replies inline; responses inline; reply inline; see inline; inline below; inline comments;
    inline replies; rot markiert; comments below; my comments; my answers; siehe unten; s.u.;
    mail unten; untenstehende mail; voir ci-dessous; voir mes réponses; ver abajo; ver más abajo;
    veja abaixo; ver abaixo; vedi sotto; zie onder; zie hieronder; patrz poniżej; viz níže;
    pozri nižšie; см. ниже; смотри ниже; див. нижче; aşağıya bakınız; انظر أدناه; ראה למטה;
    پایین را ببینید; 以下をご覧; 下記をご覧; 下記メール; 아래 메일; 아래를 참조; 见下; 見下; 请看下面;
    請看下面; 下面的邮件; xem bên dưới; lihat di bawah; se nedan; se nedenfor; se under; katso alla;
    vezi mai jos; lásd lent; δείτε παρακάτω; виж по-долу; ดูด้านล่าง; fyi; f.y.i; for your information;
    z.k.; z. k.; zur info; zur kenntnis; pour info; para su información; para sua informação;
    per conoscenza; ter info; do wiadomości; na vědomí; для сведения; к сведению; до відома; bilginize;
    للعلم; לידיעה; جهت اطلاع; ご参考; 参考まで; 供参考; 請參考; 请参考; để biết; för kännedom;
    til orientering; tiedoksi
""")
