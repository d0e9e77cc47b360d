"""The words that mail programs put around quoted history, and those that close a letter. All lower-case."""

from bot.core.guard_words import phrases

# Verbs of a line that introduces a quotation.
WROTE = phrases("""
    wrote; writes; schrieb; schreibt; a écrit; a ecrit; écrit; escribió; escribio; escribe; escreveu;
    escrevem; ha scritto; scrive; schreef; geschreven; napisał; napisała; napisał(a); pisze; napsal;
    napsala; napsal(a); napísal; написал; написала; написал(а); пишет; писал; писала; написав; пише;
    yazdı; yazmış; كتب; كتبت; כתב; כתבה; כתב/ה; نوشت; נכתב; 書きました; のメール; 작성; 님이 작성; 写道;
    寫道; 写到; 寫到; đã viết; menulis; skrev; kirjoitti; a scris; írta; írta:; έγραψε; เขียนว่า
""")
# Said above a message that is passed on: what follows is the matter itself.
FORWARDED = phrases("""
    forwarded message; begin forwarded message; forwarded by; fwd message; weitergeleitete nachricht;
    anfang der weitergeleiteten; message transféré; début du message transféré; message réexpédié;
    mensaje reenviado; inicio del mensaje reenviado; mensagem encaminhada; mensagem reencaminhada;
    início da mensagem; messaggio inoltrato; inizio messaggio inoltrato; doorgestuurd bericht;
    begin doorgestuurd; wiadomość przekazana; przekazana wiadomość; přeposlaná zpráva;
    пересылаемое сообщение; пересланное сообщение; переслане повідомлення; iletilen mesaj;
    iletilmiş mesaj; رسالة معاد توجيهها; הודעה שהועברה; پیام هدایت شده; 転送されたメッセージ;
    전달된 메시지; 전달된 메일; 转发的邮件; 转发邮件; 轉寄郵件; 转发信息; thư đã chuyển tiếp;
    pesan terusan; diteruskan; vidarebefordrat meddelande; videresendt meddelelse; videresendt melding;
    välitetty viesti; edelleenlähetetty viesti; mesaj redirecționat; továbbított üzenet
""")
# Said between dashes above an answered message.
ORIGINAL = phrases("""
    original message; original email; original mail; original appointment; ursprüngliche nachricht;
    originalnachricht; original-nachricht; message d'origine; message original; mensaje original;
    mensagem original; messaggio originale; messaggio di origine; oorspronkelijk bericht;
    originele bericht; wiadomość oryginalna; oryginalna wiadomość; původní zpráva; původní e-mail;
    исходное сообщение; оригинальное сообщение; оригінальне повідомлення; вихідне повідомлення;
    orijinal mesaj; özgün ileti; الرسالة الأصلية; رسالة أصلية; הודעה מקורית; پیام اصلی; 元のメッセージ;
    オリジナルメッセージ; 원본 메시지; 원본 메일; 原始邮件; 原始郵件; 原邮件; 原始信件; thư gốc;
    tin nhắn gốc; pesan asli; ursprungligt meddelande; originalmeddelande; oprindelig meddelelse;
    opprinnelig melding; alkuperäinen viesti; mesajul original; mesaj original; eredeti üzenet
""")
# Labels of the header block that Outlook and others put above an answered message.
FROM_LABELS = frozenset(
    phrases("""
    from; von; de; da; van; od; от; от кого; від; kimden; gönderen; من; מאת; از; 差出人; 送信者;
    보낸 사람; 보낸사람; 发件人; 寄件者; 寄件人; từ; dari; från; fra; lähettäjä; de la; expéditeur;
    remitente; remetente; mittente; absender; afzender; nadawca; feladó; από; จาก
""")
)
SUBJECT_LABELS = frozenset(
    phrases("""
    subject; betreff; objet; asunto; assunto; oggetto; onderwerp; temat; předmět; тема; konu; الموضوع;
    נושא; موضوع; 件名; 제목; 主题; 主旨; 主題; chủ đề; tiêu đề; perihal; subjek; ämne; emne; aihe;
    subiect; tárgy; θέμα; เรื่อง
""")
)
OTHER_LABELS = frozenset(
    phrases("""
    sent; date; to; cc; reply-to; gesendet; gesendet am; datum; an; envoyé; à; enviado; enviado el;
    enviado em; enviada; enviada em; fecha; data; para; inviato; a; verzonden; aan; naar; wysłano;
    wysłane; do; odesláno; odesláno dne; komu; отправлено; дата; кому; копия; надіслано; gönderildi;
    gönderme tarihi; tarih; kime; kimlere; تاريخ الإرسال; التاريخ; إلى; תאריך; נשלח; אל; תאריך שליחה;
    تاریخ; به; 送信日時; 日時; 日付; 宛先; 보낸 날짜; 날짜; 받는 사람; 받는사람; 참조; 发送时间; 日期;
    时间; 收件人; 抄送; 寄件日期; 傳送日期; 收件者; 副本; đã gửi; ngày; đến; tới; dikirim; tanggal;
    kepada; skickat; till; kopia; sendt; dato; til; kopi; lähetetty; päivämäärä; vastaanottaja; trimis;
    către; küldve; dátum; címzett; ημερομηνία; προς; วันที่; ถึง
""")
)
# How a line begins that a telephone or program adds.
SENT_FROM = phrases("""
    sent from; sent via; sent with; sent by; get outlook for; outlook for; outlook für; outlook pour;
    outlook para; obtener outlook; von meinem; gesendet mit; gesendet von; gesendet über; envoyé de;
    envoyé depuis; envoyé à partir; télécharger outlook; enviado desde; enviado do; enviado de;
    enviado a partir; inviato da; scarica outlook; verzonden vanaf; verzonden met; verstuurd vanaf;
    wysłane z; wysłano z; odesláno z; odesláno pomocí; отправлено с; отправлено из; надіслано з;
    iphone'umdan; iphone’umdan; أرسلت من; تم الإرسال من; נשלח מה; ارسال شده از; iphoneから送信;
    androidから; 나의 iphone에서; 내 iphone에서; 发自我的; 從我的; 傳送自; 发送自; 来自我的;
    được gửi từ; đã gửi từ; dikirim dari; skickat från; sendt fra; lähetetty; trimis de pe; elküldve
""")
# A line that is nothing but this, near the end, closes a letter.
CLOSINGS = phrases("""
    best regards; kind regards; warm regards; regards; best wishes; with best regards;
    with kind regards; many thanks and best regards; thanks and regards; thanks & regards; sincerely;
    yours sincerely; yours faithfully; sincerely yours; yours truly; cordially; cheers; best;
    all the best; respectfully; mit freundlichen grüßen; mit freundlichen grüssen; freundliche grüße;
    freundliche grüsse; mit freundlichem gruß; viele grüße; beste grüße; herzliche grüße; mfg;
    cordialement; bien cordialement; salutations; meilleures salutations; bien à vous; saludos;
    saludos cordiales; un saludo; un cordial saludo; atentamente; cordialmente;
    reciba un cordial saludo; atenciosamente; cumprimentos; melhores cumprimentos;
    com os melhores cumprimentos; abraços; att; cordiali saluti; distinti saluti; saluti;
    un cordiale saluto; met vriendelijke groet; met vriendelijke groeten; vriendelijke groet;
    hartelijke groet; groeten; pozdrawiam; z poważaniem; pozdrawiam serdecznie; serdecznie pozdrawiam;
    s pozdravem; s přátelským pozdravem; hezký den; s pozdravom; с уважением; с наилучшими пожеланиями;
    з повагою; saygılarımla; saygılarımızla; iyi çalışmalar; مع التحية; تحياتي; مع أطيب التحيات;
    وتفضلوا بقبول فائق الاحترام; בברכה; בתודה; با احترام; با تشکر; よろしくお願いいたします;
    宜しくお願い致します; 敬具; 以上; 감사합니다; 감사합니다.; 此致; 敬礼; 此致敬礼; 顺祝商祺; 谢谢;
    祝好; 順頌商祺; trân trọng; thân mến; hormat kami; salam; hormat saya; terima kasih;
    med vänliga hälsningar; vänliga hälsningar; mvh; med venlig hilsen; venlig hilsen;
    med vennlig hilsen; vennlig hilsen; ystävällisin terveisin; terveisin; cu stimă; cu respect;
    toate cele bune; üdvözlettel; tisztelettel; με εκτίμηση; ขอแสดงความนับถือ
""")
